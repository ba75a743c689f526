// Why it exists: what a channel has set up, as text that another channel, or another bot, can take in.
import { z } from 'zod'

/** Longer is no export of ours. */
export const MAX_TRANSFER = 40_000

const shortText = z.string().max(700)

const subscriptionSchema = z
  .strictObject({
    /** Words of its own, or the name of one of the topics. */
    topic: shortText.exactOptional(),
    named: shortText.exactOptional(),
    /** As after "subscribe TOPIC": 'daily 08:00 Europe/Berlin on mon,fri'. */
    when: shortText,
    paused: z.literal(true).exactOptional(),
  })
  .refine(
    ({ topic, named }) => (topic === undefined) !== (named === undefined),
    'either "topic" or "named", and not both',
  )
  .readonly()

/** Version 1. What is left out is left as it is. */
export const transferSchema = z
  .strictObject({
    readout: z.literal(1, 'only version 1 is known here'),
    topics: z
      .array(z.strictObject({ name: shortText, query: shortText }).readonly())
      .max(200)
      .readonly()
      .exactOptional(),
    settings: z
      .array(z.strictObject({ name: shortText, value: shortText }).readonly())
      .max(50)
      .readonly()
      .exactOptional(),
    subscriptions: z.array(subscriptionSchema).max(200).readonly().exactOptional(),
  })
  .readonly()

export type Transfer = z.infer<typeof transferSchema>

/** What is wrong with a text, each fault on a line of its own; else what it holds. */
export function readTransfer(text: string): Transfer | readonly string[] {
  if (text.length > MAX_TRANSFER) return [`It is longer than ${MAX_TRANSFER} characters.`]
  const bare = text.replace(/^\s*`{3}(?:json)?|`{3}\s*$/giu, '').trim()
  // Some keyboards and chats make typographic quotation marks of straight ones.
  const value = parseJson(bare) ?? parseJson(bare.replace(/[“”„«»]/gu, '"'))
  if (value === null) return ['It is no JSON, or was cut off.']
  const result = transferSchema.safeParse(value)
  if (result.success) return result.data
  return result.error.issues.map(({ path, message }) => {
    const where = path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ')
    return `${where === '' ? '' : `${where}: `}${message}`.slice(0, 200)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
