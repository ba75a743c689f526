// Why it exists: what an article's words may do to the claims of others is kept short: when a further article makes a
// claim, who has answered it already is found without reading all that was found in each article.
import { z } from 'zod'
import { polaritySchema } from './attribution.ts'
import { type Party, partySchema } from './claim.ts'
import { evidenceSchema, spanSchema } from './span.ts'
import { talkStepSchema } from './talk.ts'

const partiesSchema = z.array(partySchema).readonly()

/** Somebody's words in an article. */
const wordSchema = z
  .object({
    party: partySchema,
    /** `withdraws`: takes back what the same party claimed. */
    polarity: z.enum([...polaritySchema.options, 'withdraws']),
    text: z.string(),
    /** The sentence in which it stands, and those behind it in which the speaker names somebody. */
    context: z.string(),
    /** The people whom those sentences name. */
    named: partiesSchema,
    /** What names the countries and bodies for which the speaker holds an office: 'Vatican', 'Vatican secretary of state'. */
    bodies: z.array(z.string()).readonly(),
    /** Where it stands in the article. */
    start: z.number(),
    evidence: z.array(evidenceSchema).readonly(),
  })
  .readonly()
export type Word = z.infer<typeof wordSchema>

/** For whom a person of the article speaks, and as what. */
const voiceSchema = z
  .object({
    party: partySchema,
    side: z.string().nullable(),
    country: z.string().nullable(),
    roles: z.array(z.string()).readonly(),
  })
  .readonly()
export type Voice = z.infer<typeof voiceSchema>

export const testimonySchema = z
  .object({
    articleId: z.string(),
    isCopy: z.boolean(),
    /** Epoch ms, as in `LedgerEntry`. */
    saidAt: z.number().nullable(),
    recordedAt: z.number(),
    words: z.array(wordSchema).readonly(),
    voices: z.array(voiceSchema).readonly(),
    /** Where somebody says something, in the article's order; `plain`: that he confirms or denies it. */
    contents: z.array(z.object({ span: spanSchema, plain: z.boolean() }).readonly()).readonly(),
    /** What it says of things to come, and of what may have been to come. */
    steps: z.array(talkStepSchema).readonly(),
  })
  .readonly()
/** People are the store's. */
export type Testimony = z.infer<typeof testimonySchema>

/** The same with each person's id as `of` has it. */
export function withPeople(testimony: Testimony, of: (personId: string) => string): Testimony {
  const party = (one: Party): Party => (one.personId === null ? one : { ...one, personId: of(one.personId) })
  return {
    ...testimony,
    words: testimony.words.map((word) => ({ ...word, party: party(word.party), named: word.named.map(party) })),
    voices: testimony.voices.map((voice) => ({ ...voice, party: party(voice.party) })),
    steps: testimony.steps.map((step) => {
      return { ...step, by: step.by === null ? null : party(step.by), parties: step.parties.map(party) }
    }),
  }
}
