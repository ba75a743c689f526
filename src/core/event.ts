// Why it exists: the call or meeting that an article is about: who, when, how long, by what means.
import { z } from 'zod'
import { evidenceSchema } from './span.ts'

/** A time as written, with the day it means when the text and the publish date settle it. */
export const whenSchema = z.object({ text: z.string(), iso: z.string().nullable() }).readonly()
export type When = z.infer<typeof whenSchema>

export const durationSchema = z
  .object({
    text: z.string(),
    minutes: z.number().positive(),
    relation: z.enum(['more-than', 'about', 'exact', 'less-than']),
  })
  .readonly()
export type Duration = z.infer<typeof durationSchema>

export const newsEventSchema = z
  .object({
    type: z.enum(['call', 'meeting', 'talks', 'visit', 'statement', 'other']),
    phase: z.enum(['held', 'ongoing', 'announced', 'proposed', 'cancelled']),
    medium: z.enum(['phone', 'video', 'in-person', 'letter']).nullable(),
    /** people ids; those who took part, not those who told of it. */
    participants: z.array(z.string()).readonly(),
    /** people ids and names: who gave an account of it. */
    toldBy: z.array(z.string()).readonly(),
    duration: durationSchema.nullable(),
    date: whenSchema.nullable(),
    place: z.string().nullable(),
    /** What was discussed, in the text's own words. */
    topics: z.array(z.string()).readonly(),
    /** The sentence that tells of it first, then those that bear a field of it. */
    evidence: z.array(evidenceSchema).readonly(),
    /** The name of the rule that found it. */
    rule: z.string().optional(),
  })
  .readonly()
export type NewsEvent = z.infer<typeof newsEventSchema>
