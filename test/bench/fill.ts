// Why it exists: a store as it is after a year of news: the sample's articles as the engine reads them, many times over.
import type { LedgerClaim, LedgerEntry } from '../../src/core/claim.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { loadSample } from '../../src/sample/edition.ts'

export const ARTICLES = 10_000
export const PEOPLE = 3_000
export const NOW = Date.parse('2031-05-06T12:00:00Z')
const STORY_ARTICLES = 4
const BATCH = 250
const HOUR = 3_600_000
const STATUSES = ['unconfirmed', 'attributed', 'denied', 'confirmed'] as const

const FRONTS = [
  'Ba',
  'Ce',
  'Do',
  'Fi',
  'Gu',
  'Ha',
  'Je',
  'Ko',
  'Li',
  'Mu',
  'Na',
  'Pe',
  'Ro',
  'Si',
  'Tu',
  'Va',
  'We',
  'Za',
]
const BACKS = [
  'rin',
  'stel',
  'mar',
  'dova',
  'lenn',
  'cori',
  'thas',
  'vik',
  'nolt',
  'brey',
  'quil',
  'sorn',
  'pask',
  'welm',
]

/** 'Barin Cestelmar': the same for the same number, and no two alike among the first few thousand. */
export function nameOf(at: number): string {
  const part = (number: number) =>
    `${FRONTS[number % FRONTS.length]}${BACKS[Math.floor(number / FRONTS.length) % BACKS.length]}`
  return `${part(at)} ${part(at * 7 + 3)}${BACKS[Math.floor(at / 252) % BACKS.length]}`
}

export async function fill(store: Store): Promise<void> {
  const readings = loadSample().map(extract)
  await store.transact(async (trx) => {
    for (let at = 0; at < PEOPLE; at++) await trx.people.save({ id: `p${at}`, name: nameOf(at), aliases: [] })
  })
  for (let start = 0; start < ARTICLES; start += BATCH) {
    await store.transact(async (trx) => {
      for (let at = start; at < start + BATCH; at++) await saveArticle(trx, at, readings[at % readings.length])
    })
  }
}

async function saveArticle(store: Store, at: number, reading: Extraction | undefined): Promise<void> {
  if (reading === undefined) throw new Error('the sample is empty')
  const storyId = `s${Math.floor(at / STORY_ARTICLES)}`
  const id = `a${at}`
  const saidAt = NOW - (ARTICLES - at) * HOUR
  const cast = castOf(at, reading.people.length)
  const extraction = renamed(reading, cast, at, saidAt)
  const title = extraction.article.title
  await store.stories.save({
    id: storyId,
    title,
    participants: cast.slice(0, 2),
    people: cast,
    firstAt: saidAt,
    lastAt: saidAt,
  })
  await store.articles.save({ id, storyId, contentHash: id, copyOf: null, ingestedAt: saidAt, extraction }, [at])
  for (const [index, person] of extraction.people.entries()) {
    const roles = person.roles.map(({ text }) => ({ text, articleId: id, saidAt }))
    await store.people.saveMention({ personId: cast[index] ?? 'p0', articleId: id, localId: person.id }, roles)
  }
  for (const [index, claim] of extraction.claims.slice(0, 3).entries()) {
    await saveClaim(
      store,
      { id: `${id}-${index}`, storyId, by: cast[index % 2] ?? 'p0', about: cast[2] ?? 'p1' },
      claim,
      id,
      saidAt,
    )
  }
}

/** The first person is in four of ten articles, as a president is. */
export function castOf(at: number, count: number, people = PEOPLE): readonly string[] {
  const lead = at % 10 < 4 ? 0 : (at * 13) % people
  const rest = Array.from({ length: count }, (_, index) => (at * 31 + index * 97 + 1) % people)
  return [...new Set([lead, ...rest])].slice(0, count).map((number) => `p${number}`)
}

/** The same reading with other names: what is said of whom is not what is measured. */
export function renamed(reading: Extraction, cast: readonly string[], at: number, saidAt: number): Extraction {
  const { article } = reading
  const names = cast.map((id) => nameOf(Number(id.slice(1))))
  const title = article.title
  const text = `${article.text}\nReport ${at} from ${names.join(', ')}.`
  const publishedAt = new Date(saidAt).toISOString()
  const people = reading.people.map((person, index) => ({ ...person, name: names[index] ?? person.name }))
  return { ...reading, people, article: { ...article, title, text, publishedAt, url: `https://wire.example/${at}` } }
}

async function saveClaim(
  store: Store,
  row: { readonly id: string; readonly storyId: string; readonly by: string; readonly about: string },
  claim: Extraction['claims'][number],
  articleId: string,
  saidAt: number,
): Promise<void> {
  const status = STATUSES[Number(articleId.slice(1)) % STATUSES.length] ?? 'attributed'
  const party = (id: string) => ({ personId: id, name: nameOf(Number(id.slice(1))) })
  const by = party(row.by)
  const entry: LedgerEntry = {
    ...{ id: `${row.id}-e`, claimId: row.id, articleId, status, basis: claim.basis },
    ...{ party: by, evidence: claim.evidence, saidAt, recordedAt: saidAt },
  }
  const saved: LedgerClaim = {
    ...{ id: row.id, storyId: row.storyId, text: claim.text, by, byText: by.name, about: [party(row.about)] },
    ...{ status, basis: claim.basis, entries: [entry] },
  }
  await store.claims.save(saved)
  await store.claims.append(entry)
}
