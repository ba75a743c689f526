// Why it exists: a person as one text names them, and as the store knows them across texts.
import { z } from 'zod'
import { evidenceSchema, spanSchema } from './span.ts'

export const roleSchema = z.object({ text: z.string().min(1), span: spanSchema }).readonly()
export type Role = z.infer<typeof roleSchema>

export const personSchema = z
  .object({
    /** 'vladimir-putin', stable for one text. */
    id: z.string().min(1),
    /** The fullest form the text uses. */
    name: z.string().min(1),
    /** Other forms used: 'Putin', 'Mr Putin'. */
    aliases: z.array(z.string()).readonly(),
    /** Every role given, in order: 'Kremlin foreign policy aide'. */
    roles: z.array(roleSchema).readonly(),
    /** By name only: no pronouns, no bare titles. */
    mentions: z.array(spanSchema).readonly(),
    /** Whom the person speaks for, as the text says it: 'Kremlin', 'Ukrainian'. */
    side: evidenceSchema.nullable(),
    /** The country that the side's words stand for, by its name: 'Kremlin' and 'Russian' are one. */
    sideCountry: z.string().optional(),
  })
  .readonly()
export type Person = z.infer<typeof personSchema>

/** One role that an article gives a person. */
export type DatedRole = { readonly text: string; readonly articleId: string; readonly saidAt: number | null }

/** A person across articles. `id` is the store's, not that of one text. */
export type KnownPerson = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly roles: readonly DatedRole[]
  /** The ids of others who are this person, by a human's decision. */
  readonly also?: readonly string[]
}
