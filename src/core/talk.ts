// Why it exists: a next step: what is announced, agreed, offered or possible.
import { z } from 'zod'
import { whenSchema } from './event.ts'
import { evidenceSchema } from './span.ts'

export const talkStatusSchema = z.enum(['announced', 'agreed', 'scheduled', 'offered', 'possible', 'cancelled'])
export type TalkStatus = z.infer<typeof talkStatusSchema>

export const talkSchema = z
  .object({
    id: z.string(),
    /** The evidence's own words, cut at clause ends, an omission marked '…'. */
    text: z.string().min(1),
    evidence: z.array(evidenceSchema).min(1).readonly(),
    /** People ids or names as written: 'Russia', 'Ukraine'. */
    parties: z.array(z.string()).readonly(),
    /** people[].id. */
    announcedBy: z.string().nullable(),
    when: whenSchema.nullable(),
    where: z.string().nullable(),
    host: z.string().nullable(),
    status: talkStatusSchema,
    rule: z.string().optional(),
  })
  .readonly()
export type Talk = z.infer<typeof talkSchema>
