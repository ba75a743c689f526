// Why it exists: a next step: what is announced, agreed, offered or possible.
import { z } from 'zod'
import { type Party, partySchema } from './claim.ts'
import { type When, whenSchema } from './event.ts'
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

/** What one article may say of a talk. `started` is of the ladder alone: it is read from what an article tells of an event. */
export const talkRungSchema = z.enum([...talkStatusSchema.options, 'started'])
export type TalkRung = z.infer<typeof talkRungSchema>

/** How a talk stands at a time: `lapsed` follows from the calendar alone, see `standingOfTalk` in ladder.ts. */
export type TalkStanding = TalkRung | 'lapsed'

/** What one article says of a talk: one rung of its ladder, with the words that say so. */
export const talkStepSchema = z
  .object({
    id: z.string(),
    articleId: z.string(),
    rung: talkRungSchema,
    /** The article's own words. */
    text: z.string(),
    /** Passages of the article's text. */
    evidence: z.array(evidenceSchema).readonly(),
    by: partySchema.nullable(),
    parties: z.array(partySchema).readonly(),
    when: whenSchema.nullable(),
    where: z.string().nullable(),
    host: z.string().nullable(),
    /** Epoch ms: when the article was published; null when it does not say. */
    saidAt: z.number().nullable(),
    /** Epoch ms: when Readout read it. */
    recordedAt: z.number(),
  })
  .readonly()
export type TalkStep = z.infer<typeof talkStepSchema>

/** A talk (a step that may come) across the articles of a story, its steps in the order in which they were said. */
export type LedgerTalk = {
  readonly id: string
  readonly storyId: string
  /** The words of its first step. */
  readonly text: string
  /** All whom its steps name. */
  readonly parties: readonly Party[]
  /** What the latest of its steps says that says anything of it. */
  readonly when: When | null
  readonly where: string | null
  readonly host: string | null
  /** The rung of its latest step. */
  readonly rung: TalkRung
  /** Epoch ms: the end of the day (UTC) for which it is set down; null where no step names a day. */
  readonly dueAt: number | null
  readonly steps: readonly TalkStep[]
}
