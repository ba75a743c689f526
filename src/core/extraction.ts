// Why it exists: all that the engine says about one article. The JSON Schema of `readout schema` is generated from it.
import { z } from 'zod'
import { articleSchema } from './article.ts'
import { attributionSchema } from './attribution.ts'
import { claimSchema } from './claim.ts'
import { newsEventSchema } from './event.ts'
import { personSchema } from './person.ts'
import { evidenceSchema, spanSchema } from './span.ts'
import { talkSchema } from './talk.ts'

export const inconsistencySchema = z
  .object({
    kind: z.enum(['role', 'number', 'date', 'name']),
    text: z.string().min(1),
    evidence: z.tuple([evidenceSchema, evidenceSchema]).readonly(),
    rule: z.string().optional(),
  })
  .readonly()
export type Inconsistency = z.infer<typeof inconsistencySchema>

export const extractionSchema = z
  .object({
    file: z.string().optional(),
    article: articleSchema,
    /** In order, no overlap, all text but white space covered. */
    sentences: z.array(spanSchema).readonly(),
    people: z.array(personSchema).readonly(),
    attributions: z.array(attributionSchema).readonly(),
    /** The event that the article is about; null when it is about none. */
    event: newsEventSchema.nullable(),
    otherEvents: z.array(newsEventSchema).readonly(),
    talks: z.array(talkSchema).readonly(),
    claims: z.array(claimSchema).readonly(),
    inconsistencies: z.array(inconsistencySchema).readonly(),
  })
  .readonly()
export type Extraction = z.infer<typeof extractionSchema>

/** What `readout extract` prints for a file that cannot be read. */
export const extractionFailureSchema = z
  .object({ file: z.string(), error: z.object({ code: z.string(), message: z.string() }).readonly() })
  .readonly()

/** The JSON Schema (draft 2020-12) of one line of `readout extract`. */
export function extractionJsonSchema(): unknown {
  return z.toJSONSchema(extractionSchema, { io: 'output' })
}
