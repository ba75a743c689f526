// Why it exists: what a channel has set for itself; what it has not set is as it is for everybody.
import { z } from 'zod'

/** How long a posted briefing may be; `standard` where nothing is set. */
export const DETAILS = ['short', 'standard', 'full'] as const
export const detailSchema = z.enum(DETAILS)
export type Detail = z.infer<typeof detailSchema>

/** Hours in which nothing is posted: local times 'HH:MM' of an IANA zone; `until` may be of the next day. */
export const quietSchema = z.object({ from: z.string(), until: z.string(), timeZone: z.string() }).readonly()
export type QuietHours = z.infer<typeof quietSchema>

/** Each is left out where the channel has not set it. */
export const settingsSchema = z
  .object({
    /** IANA name: of new subscriptions that name none. */
    timeZone: z.string().exactOptional(),
    detail: detailSchema.exactOptional(),
    quiet: quietSchema.exactOptional(),
  })
  .readonly()

export type ChannelSettings = z.infer<typeof settingsSchema>
