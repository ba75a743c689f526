// Why it exists: articles and claims are found by their words; the engine's index proposes, the topic's own rule decides.

import type { Store } from '../core/ports.ts'
import type { Search } from '../core/search.ts'
import { matchesTopic, type TopicQuery, wordsOfClaim } from '../core/topic.ts'
import { readClaims } from './claims.ts'
import type { Db } from './tables.ts'

export type Kind = 'article' | 'claim'

/** What each engine does in its own way. */
export type SearchIndex = {
  /** Enters what is looked for in, instead of what was entered under that id; taken out when the row itself goes. */
  keep(db: Db, kind: Kind, entry: { readonly id: string; readonly at: number; readonly words: string }): Promise<void>
  /** The newest that may match, below the key `after`. */
  find(
    db: Db,
    kind: Kind,
    wish: {
      readonly query: TopicQuery
      readonly from: number | null
      readonly to: number | null
      readonly after: number | null
      readonly limit: number
    },
  ): Promise<readonly { readonly id: string; readonly key: number }[]>
}

/** Read from the tables at once. */
const PAGE = 50
/** So many pages are looked through for what the index cannot tell: a query that only excludes, a phrase over a border. */
const MOST_PAGES = 20

export function makeSearch(db: Db, index: SearchIndex): Store['search'] {
  return async (search) => ({
    articles: await findAll(search, (after) => pageOf(db, index, 'article', search, after), {
      read: (ids) => readArticles(db, ids),
      wordsOf: ({ words }) => words,
    }).then((rows) => rows.map(({ words: _, ...article }) => article)),
    claims: await findAll(search, (after) => pageOf(db, index, 'claim', search, after), {
      read: (ids) => readClaims(db, ids),
      wordsOf: wordsOfClaim,
    }),
  })
}

function pageOf(db: Db, index: SearchIndex, kind: Kind, { query, from, to }: Search, after: number | null) {
  return index.find(db, kind, { query, from: from ?? null, to: to ?? null, after, limit: PAGE })
}

async function findAll<T extends { readonly id: string }>(
  { query, limit }: Search,
  next: (after: number | null) => ReturnType<SearchIndex['find']>,
  {
    read,
    wordsOf,
  }: {
    readonly read: (ids: readonly string[]) => Promise<readonly T[]>
    readonly wordsOf: (one: T) => string
  },
): Promise<readonly T[]> {
  const found: T[] = []
  let after: number | null = null
  for (let page = 0; page < MOST_PAGES && found.length < limit; page++) {
    const keys: Awaited<ReturnType<SearchIndex['find']>> = await next(after)
    const rows = new Map((await read(keys.map(({ id }) => id))).map((row) => [row.id, row]))
    for (const { id } of keys) {
      const row = rows.get(id)
      if (row !== undefined && matchesTopic(query, wordsOf(row))) found.push(row)
    }
    after = keys.at(-1)?.key ?? null
    if (keys.length < PAGE) break
  }
  return found.slice(0, limit)
}

async function readArticles(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const columns = [
    'id',
    'story_id as storyId',
    'title',
    'url',
    'copy_of as copyOf',
    'said_at as saidAt',
    'words',
  ] as const
  return db.selectFrom('articles').select(columns).where('id', 'in', ids).execute()
}
