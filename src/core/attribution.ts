// Why it exists: who said what, by which words, in which place of the text.
import { z } from 'zod'
import { spanSchema } from './span.ts'

/** What the cue does with its content: 'denied' denies, 'declined to comment' declines. */
export const polaritySchema = z.enum(['asserts', 'claims', 'confirms', 'denies', 'declines', 'asks'])
export type Polarity = z.infer<typeof polaritySchema>

export const attributionSchema = z
  .object({
    id: z.string(),
    /** All in quotation marks, none, some. */
    kind: z.enum(['direct', 'indirect', 'mixed']),
    /** people[].id; null for 'officials', 'the Kremlin'. */
    speaker: z.string().nullable(),
    /** The words that name the source, also for organisations. */
    source: spanSchema.nullable(),
    /** 'said', 'according to', 'in a post on …'. */
    cue: spanSchema.nullable(),
    /** What was said; several spans where the cue splits it. */
    contents: z.array(spanSchema).min(1).readonly(),
    /** Where it was said: 'Truth Social', 'a briefing with reporters'. */
    channel: z.string().nullable(),
    polarity: polaritySchema.optional(),
    /** The name of the rule that found it. */
    rule: z.string().optional(),
  })
  .readonly()
export type Attribution = z.infer<typeof attributionSchema>
