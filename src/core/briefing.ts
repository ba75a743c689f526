// Why it exists: what a reader gets, as a tree of blocks that knows no platform.
import { z } from 'zod'
import { detailSchema } from './settings.ts'
import { evidenceSchema } from './span.ts'

/** A numbered passage that bears a line: the words, and where they stand. */
export const passageSchema = z
  .object({
    number: z.int().positive(),
    articleId: z.string(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    /** ISO 8601; null when the source does not say. */
    publishedAt: z.string().nullable().optional(),
    evidence: evidenceSchema,
  })
  .readonly()
export type Passage = z.infer<typeof passageSchema>

/** A status is a symbol and a word, never a colour alone. */
export const markSchema = z.object({ symbol: z.string(), word: z.string() }).readonly()
export type Mark = z.infer<typeof markSchema>

/** One line. `refs` are the numbers of the passages that bear it; never empty. */
export const lineSchema = z
  .object({
    label: z.string().nullable(),
    mark: markSchema.nullable(),
    text: z.string().min(1),
    refs: z.array(z.int().positive()).min(1).readonly(),
    /** Smaller lines under it: who announced it, what is not stated, each borne by the refs of the line or its own. */
    notes: z.array(z.object({ text: z.string(), refs: z.array(z.int().positive()).readonly() }).readonly()).readonly(),
    /** The ledger's claim that this line carries, so that it can be edited when the status changes. */
    claimId: z.string().nullable(),
    /** The name of the rule that found it. */
    rule: z.string().optional(),
  })
  .readonly()
export type Line = z.infer<typeof lineSchema>

export const sectionIdSchema = z.enum(['changes', 'event', 'sides', 'next', 'unconfirmed', 'inconsistent', 'stories'])
export type SectionId = z.infer<typeof sectionIdSchema>

/**
 * Something that was found and is no line, and why. `room`: others rank before it. `told`: these readers were told, and
 * nothing has changed. `gate`: its words do not stand in the source word for word. `answer`: it only confirms or denies
 * another claim, which is told.
 */
export const leftOutSchema = z
  .object({
    section: sectionIdSchema,
    because: z.enum(['room', 'told', 'gate', 'answer']),
    /** Its words, cut. */
    text: z.string(),
    claimId: z.string().nullable(),
    rule: z.string().optional(),
  })
  .readonly()
export type LeftOut = z.infer<typeof leftOutSchema>

export const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('title'), text: z.string() }).readonly(),
  z.object({ type: z.literal('state'), text: z.string() }).readonly(),
  z
    .object({
      type: z.literal('section'),
      id: sectionIdSchema,
      heading: z.string(),
      lines: z.array(lineSchema).readonly(),
      /** Said where there are no lines: 'nothing is marked as unconfirmed'. */
      empty: z.string().nullable(),
      /** How many lines were left out for want of room. */
      omitted: z.int().nonnegative(),
    })
    .readonly(),
  z.object({ type: z.literal('footer'), text: z.string() }).readonly(),
])
export type Block = z.infer<typeof blockSchema>
export type SectionBlock = Extract<Block, { type: 'section' }>

export const briefingSchema = z
  .object({
    id: z.string(),
    /** Of a digest: the story that it tells first; '' for what tells of no story, but of feeds. */
    storyId: z.string(),
    /** Only a digest has it: all its stories, those counted but not told at the end. */
    storyIds: z.array(z.string()).readonly().optional(),
    version: z.int().positive(),
    /** Epoch ms of composing. */
    asOf: z.number(),
    blocks: z.array(blockSchema).readonly(),
    passages: z.array(passageSchema).readonly(),
    /** The weightiest of what was left out; nothing where nothing was. */
    left: z.array(leftOutSchema).readonly().optional(),
    /** How long the channel wants it; nothing for the usual length. */
    detail: detailSchema.exactOptional(),
  })
  .readonly()
export type Briefing = z.infer<typeof briefingSchema>
