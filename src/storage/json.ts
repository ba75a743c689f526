// Why it exists: JSON that comes out of the store is read by a schema, and what does not fit is said in plain words.
import { z } from 'zod'
import { partySchema } from '../core/claim.ts'
import { ReadoutError } from '../core/errors.ts'
import { evidenceSchema } from '../core/span.ts'

export const stringsSchema = z.array(z.string()).readonly()
export const numbersSchema = z.array(z.number()).readonly()
export const evidencesSchema = z.array(evidenceSchema).readonly()
export const partiesSchema = z.array(partySchema).readonly()

/** The value that `text` holds. `what` names it for people: 'article 12ab'. */
export function readJson<T>(schema: z.ZodType<T>, text: string, what: string): T {
  return readValue(schema, parse(text, what), what)
}

export function readValue<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw damaged(what, result.error)
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw damaged(what, error)
  }
}

function damaged(what: string, cause: unknown): ReadoutError {
  return new ReadoutError(
    'unavailable',
    'store',
    `What the database holds of ${what} cannot be read. Restore the database from a backup.`,
    { cause },
  )
}
