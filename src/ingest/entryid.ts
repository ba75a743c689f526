// Why it exists: what tells one entry from another must stay the same at every fetch, and be short enough to keep.
import { createHash } from 'node:crypto'

const MAX_LENGTH = 2000

/** As the feed gives it, letter by letter; one of any length beyond reason by its hash. Else the link, else the title. */
export function entryId(given: string | null | undefined, link: string | null, title: string): string {
  const id = given?.trim() || link || title
  return id.length <= MAX_LENGTH ? id : createHash('sha256').update(id.toWellFormed()).digest('hex')
}
