// Why it exists: a person is found by a word of a name, also a misspelt one, without reading everybody there is.
import anyAscii from 'any-ascii'
import { distance } from 'fastest-levenshtein'
import type { KnownPerson } from '../core/person.ts'
import { loadPeople } from './person-rows.ts'
import type { Db } from './tables.ts'

/** Later than every word that begins with what stands before it: words are of a-z, 0-9 and blanks. */
const AFTER = '~'
/** The nearest words of all: beyond them nobody would know the name as meant. */
const MAX_NEAR_WORDS = 10

export async function saveWords(db: Db, personId: string, names: readonly string[]): Promise<void> {
  const forms = names.map(foldName).filter((form) => form !== '')
  const words = new Set([...forms, ...forms.flatMap((form) => form.split(' '))])
  await db.deleteFrom('person_words').where('person_id', '=', personId).execute()
  const rows = [...words].map((word) => ({ word, person_id: personId }))
  // In slices, because engines bound the number of parameters.
  for (let start = 0; start < rows.length; start += 200) {
    await db
      .insertInto('person_words')
      .values(rows.slice(start, start + 200))
      .execute()
  }
}

export async function findByName(db: Db, name: string, limit: number): Promise<readonly KnownPerson[]> {
  const wanted = foldName(name)
  if (wanted === '') return []
  const [first = '', ...more] = wanted.split(' ')
  const rows = db.selectFrom('person_words').select('person_id').distinct()
  // Words after the first must be there too, so that one common given name does not fill the limit.
  const [last] = more.slice(-1)
  const narrowed =
    last === undefined
      ? rows
      : rows.where('person_id', 'in', (e) =>
          e
            .selectFrom('person_words')
            .select('person_id')
            .where('word', '>=', last)
            .where('word', '<', last + AFTER),
        )
  const found = await narrowed
    .where('word', '>=', first)
    .where('word', '<', first + AFTER)
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return loadPeople(
    db,
    found.map((row) => row.person_id),
  )
}

export async function findNear(db: Db, name: string, limit: number): Promise<readonly KnownPerson[]> {
  const wanted = foldName(name).slice(0, 100)
  if (wanted === '') return []
  const reach = Math.max(1, Math.floor(wanted.length / 3))
  const rows = db.selectFrom('person_words').select('word').distinct()
  const candidates = await rows
    .where((e) => e.between(e.fn<number>('length', ['word']), wanted.length - reach, wanted.length + reach))
    .execute()
  const near = candidates
    .map(({ word }) => ({ word, off: distance(wanted, word) }))
    .filter(({ off }) => off <= reach)
    .sort((a, b) => a.off - b.off || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_NEAR_WORDS)
  const ids = new Set<string>()
  for (const { word } of near) {
    const people = db.selectFrom('person_words').select('person_id').where('word', '=', word)
    for (const row of await people.orderBy('person_id').limit(limit).execute()) ids.add(row.person_id)
  }
  return loadPeople(db, [...ids].slice(0, limit))
}

/** In plain letters: 'Олег' is found by 'Oleg'. */
function foldName(name: string): string {
  const letters = anyAscii(name.slice(0, 200).normalize('NFC')).toLowerCase()
  return letters.replace(/[^a-z0-9]+/gu, ' ').trim()
}
