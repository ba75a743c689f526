// Why it exists: what a channel has set for itself; what it has not set is as it is for everybody.
import { z } from 'zod'

/** Each is left out where the channel has not set it. */
export const settingsSchema = z
  .object({
    /** IANA name: of new subscriptions that name none. */
    timeZone: z.string().exactOptional(),
  })
  .readonly()

export type ChannelSettings = z.infer<typeof settingsSchema>
