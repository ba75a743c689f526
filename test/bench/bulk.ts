// Why it exists: a store of a great many articles and claims, made in a minute: rows written straight into the tables.
import Database from 'better-sqlite3'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Terms } from '../../src/core/story.ts'
import { wordsOf } from '../../src/core/topic.ts'
import { extract } from '../../src/extract/extract.ts'
import { loadSample } from '../../src/sample/edition.ts'
import { bandsOf } from '../../src/storage/alike.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { aboutOf, keysOf as keysOfTerms, termsIn } from '../../src/stories/about.ts'
import { signatureOf } from '../../src/stories/duplicates.ts'
import { testimonyOf } from '../../src/stories/heard.ts'
import { keysOf } from '../../src/stories/identity.ts'
import { ladderOf } from '../../src/stories/ladder.ts'
import { termsOf } from '../../src/stories/terms.ts'
import { ledgerArticleOf } from '../../src/stories/testimony.ts'
import { castOf, NOW, nameOf, renamed } from './fill.ts'

/** As long as articles are kept. */
const SPAN_MS = 30 * 24 * 3_600_000
const STORY_ARTICLES = 4
/** The newest of all are of one story, as on a day when everybody writes of one thing. */
export const LARGE_STORY = 60
/** Rows of the index within a second: see sqlite-search.ts. */
const PER_SECOND = 2 ** 20
const WORDS = 40_000
const ARTICLE_WORDS = 120
const CLAIM_WORDS = 14
const STATUSES = ['unconfirmed', 'attributed', 'attributed', 'attributed', 'denied', 'confirmed'] as const

export type Size = { readonly articles: number; readonly claims: number }
/** With the news grow the people in it: an answer about one of them is as long in a small store as in a large one. */
export function peopleOf({ articles }: Size): number {
  return Math.ceil(articles / 33)
}

type Kept = { readonly insert: Insert; readonly counted: Map<string, number>; readonly readings: readonly Extraction[] }
type Insert = (table: string, ...values: readonly (string | number | null)[]) => void

/** The word of a rank: the lower, the more common. */
export function wordOf(rank: number): string {
  let word = ''
  for (let left = rank + 20; left > 0; left = Math.floor(left / 20)) {
    word += `${'bdfgklmnprtvzhjcwxq'[left % 19]}${'aeiou'[left % 5]}`
  }
  return word
}

/** As common as words of their rank are (Zipf), the same for the same seed. */
export function textOf(seed: number, count: number): string {
  let state = seed + 1
  const words = Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return wordOf(Math.floor(WORDS ** (state / 2 ** 32)) - 1)
  })
  return words.join(' ')
}

export async function fillFile(file: string, size: Size): Promise<void> {
  await (await openSqlite({ file, clock: () => NOW })).close()
  const raw = new Database(file)
  raw.pragma('journal_mode = delete')
  raw.pragma('journal_mode = off')
  raw.pragma('synchronous = off')
  raw.pragma('cache_size = -1000000')
  raw.pragma('foreign_keys = off')
  const insert = makeInsert(raw)
  const readings = loadSample().map(extract)
  const all = (count: number, each: (at: number) => void) => {
    raw.transaction(() => {
      for (let at = 0; at < count; at++) each(at)
    })()
  }
  const counted = new Map<string, number>()
  const indexes = dropIndexes(raw)
  all(peopleOf(size), (at) => savePerson(insert, at))
  all(size.articles, (at) => saveArticle({ insert, counted, readings }, at, size))
  all(size.claims, (at) => saveClaim(insert, at, size))
  for (const [term, count] of counted) insert('term_counts', term, count)
  insert('term_counts', '', size.articles)
  for (const index of indexes) raw.exec(index)
  raw.pragma('journal_mode = wal')
  raw.close()
}

/** Made again at the end: sorting once is faster than keeping them in order all the while. */
function dropIndexes(raw: Database.Database): readonly string[] {
  const kept = raw.prepare(`select name, sql from sqlite_master where type = 'index' and sql is not null`)
  const indexes = kept.all() as readonly { readonly name: string; readonly sql: string }[]
  for (const { name } of indexes) raw.exec(`drop index "${name}"`)
  return indexes.map(({ sql }) => sql)
}

function makeInsert(raw: Database.Database): Insert {
  const statements = new Map<string, Database.Statement>()
  return (table, ...values) => {
    const source = `insert into ${table} values (${values.map(() => '?').join(',')})`
    const statement = statements.get(source) ?? raw.prepare(source)
    statements.set(source, statement)
    statement.run(...values)
  }
}

function timeOf(at: number, count: number): number {
  return NOW - SPAN_MS + Math.floor((at * SPAN_MS) / count)
}

function savePerson(insert: Insert, at: number): void {
  const [id, name] = [`p${at}`, nameOf(at)]
  insert('people (id, name, aliases)', id, name, '[]')
  for (const key of keysOf({ name, aliases: [] })) insert('person_keys', key, id)
  for (const word of new Set([name, ...name.split(' ')])) insert('person_words', word.toLowerCase(), id)
}

/** The first article of the story that this one is of. */
export function firstOf(at: number, { articles }: Size): number {
  return at >= articles - LARGE_STORY ? articles - LARGE_STORY : at - (at % STORY_ARTICLES)
}

/** What all articles of a story say; each says as much of its own. */
export function wordsOfStory(first: number): string {
  return textOf(first, ARTICLE_WORDS / 2)
}

function saveArticle(kept: Kept, at: number, size: Size): void {
  const { insert, readings } = kept
  const first = firstOf(at, size)
  const reading = readings[first % readings.length]
  if (reading === undefined) throw new Error('the sample is empty')
  const [id, storyId, saidAt] = [`a${at}`, `s${first}`, timeOf(at, size.articles)]
  const cast = castOf(first, reading.people.length, peopleOf(size))
  const own = textOf(at * 5 + 1, ARTICLE_WORDS / 2)
  const extraction = withWords(renamed(reading, cast, at, saidAt), `${wordsOfStory(first)} ${own}`)
  const { title, text, url } = extraction.article
  const words = wordsOf(extraction)
  // A signature of the own words: a sample's text would make a third of all articles copies of each other.
  const signature = signatureOf(text.slice(-600))
  const people = JSON.stringify(cast.toSorted())
  if (at === first)
    insert(
      'stories (id, title, participants, people, days, first_at, last_at)',
      ...[storyId, title, JSON.stringify(cast.slice(0, 2)), people, '[]', saidAt, saidAt],
    )
  insert(
    'articles (id, story_id, content_hash, url, outlet, said_at, ingested_at, extraction, signature, title, words)',
    ...[id, storyId, id, url, `outlet ${at % 97}`, saidAt, saidAt],
    ...[JSON.stringify(extraction), JSON.stringify(signature), title, words],
  )
  for (const band of bandsOf(signature)) insert('article_bands', band, id)
  for (const [index, person] of cast.entries()) {
    const localId = extraction.people[index]?.id ?? `local${index}`
    insert('person_mentions (person_id, article_id, local_id, said_at)', person, id, localId, saidAt)
    const role = extraction.people[index]?.roles[0]?.text
    if (role !== undefined && at % 8 === 0)
      insert('person_roles (person_id, article_id, position, text, said_at)', person, id, 0, role, saidAt)
  }
  saveWords(insert, 'article', at, id, saidAt, words)
  saveTerms(kept, { isFirst: at === first, id, storyId, saidAt }, text, cast)
  saveTestimony(insert, extraction, { isFirst: at === first, id, storyId, saidAt })
}

type Row = { readonly isFirst: boolean; readonly id: string; readonly storyId: string; readonly saidAt: number }

/** What it is about, and by what its story is found: by the first article of each. */
function saveTerms({ insert, counted }: Kept, row: Row, text: string, cast: readonly string[]): void {
  const terms = termsOf(text)
  const all = termsIn(terms)
  for (const term of all) counted.set(term, (counted.get(term) ?? 0) + 1)
  insert('article_terms', row.id, jsonOf(terms))
  if (!row.isFirst) return
  const counts = { total: counted.get('said') ?? 1, of: (term: string) => counted.get(term) ?? 0 }
  const about = aboutOf(null, [terms], counts)
  insert('story_terms', row.storyId, jsonOf(about.terms), JSON.stringify(about.lengths))
  const keys = [...keysOfTerms(about.terms, counts).keys(), ...cast.slice(0, 2).map((id) => `@${id}`)]
  for (const key of new Set(keys)) insert('story_keys', key, row.saidAt, row.storyId)
}

function jsonOf({ names, words }: Terms): string {
  const columns = (weights: Terms['names']) => ({ terms: [...weights.keys()], weights: [...weights.values()] })
  return JSON.stringify({ names: columns(names), words: columns(words) })
}

/** With the article's own ids, as the store keeps it; what may come next is told by the first of a story. */
function saveTestimony(insert: Insert, extraction: Extraction, { id, storyId, saidAt, isFirst }: Row): void {
  const stored = { id, storyId, contentHash: id, copyOf: null, ingestedAt: saidAt, extraction }
  const ids = new Map(extraction.people.map((person) => [person.id, person.id]))
  const testimony = testimonyOf(ledgerArticleOf(stored, ids, null))
  insert('testimonies', id, JSON.stringify(testimony))
  if (!isFirst) return
  for (const talk of ladderOf(storyId, testimony.steps)) {
    insert(
      'talks (id, story_id, text, parties, rung, pending, due_at, heard_at)',
      ...[talk.id, storyId, talk.text, JSON.stringify(talk.parties), talk.rung, 1, talk.dueAt, saidAt],
    )
    for (const step of talk.steps)
      insert(
        'talk_steps (id, talk_id, article_id, rung, text, evidence, parties, said_at, recorded_at)',
        ...[step.id, talk.id, id, step.rung, step.text, JSON.stringify(step.evidence), JSON.stringify(step.parties)],
        ...[saidAt, saidAt],
      )
  }
}

function withWords(extraction: Extraction, words: string): Extraction {
  const { article } = extraction
  return { ...extraction, article: { ...article, text: `${article.text}\n${words}` } }
}

function saveClaim(insert: Insert, at: number, size: Size): void {
  const article = Math.floor((at * size.articles) / size.claims)
  const first = firstOf(article, size)
  const saidAt = timeOf(at, size.claims)
  const [by = 'p0', , about = 'p1'] = castOf(first, 3, peopleOf(size))
  const [id, text, status] = [`c${at}`, textOf(at * 7 + 5, CLAIM_WORDS), STATUSES[at % STATUSES.length] ?? 'attributed']
  const nameOfId = (person: string) => nameOf(Number(person.slice(1)))
  insert(
    'claims (id, story_id, text, by_person_id, by_name, by_text, about, status, basis, first_at, changed_at)',
    ...[id, `s${first}`, text, by, nameOfId(by), nameOfId(by)],
    ...[JSON.stringify([{ personId: about, name: nameOfId(about) }]), status, 'stated', saidAt, saidAt],
  )
  insert('claim_people (claim_id, person_id, made, changed_at)', id, by, 1, saidAt)
  if (about !== by) insert('claim_people (claim_id, person_id, made, changed_at)', id, about, 0, saidAt)
  // Each in its own place: what stands where another claim is settled is taken for an answer to it.
  const start = 10_000 + (at % 100) * 1_000
  const evidence = JSON.stringify([{ span: { start, end: start + text.length }, quote: text }])
  insert(
    'entries (id, claim_id, article_id, status, basis, evidence, said_at, recorded_at)',
    ...[`${id}-e`, id, `a${article}`, status, 'stated', evidence, saidAt, saidAt],
  )
  saveWords(insert, 'claim', at, id, saidAt, `${text} ${nameOfId(by)} ${nameOfId(about)}`.toLowerCase())
}

function saveWords(insert: Insert, kind: string, at: number, id: string, saidAt: number, words: string): void {
  const key = Math.floor(saidAt / 1000) * PER_SECOND + (at % PER_SECOND)
  insert(`${kind}_keys (key, id)`, key, id)
  insert(`${kind}_index (rowid, words)`, key, words)
}
