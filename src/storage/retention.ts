// Why it exists: articles are not kept for ever, and a workspace can be forgotten whole; what the ledger holds stays.
import { z } from 'zod'
import { articleSchema } from '../core/article.ts'
import type { RetentionStore, Workspace } from '../core/retention.ts'
import { bandsOf } from './alike.ts'
import { makeDepartures } from './departures.ts'
import { numbersSchema, readJson } from './json.ts'
import { type Db, inOne } from './tables.ts'

/** What is cited of an article. */
const citedSchema = z.object({ article: articleSchema })

const MAX_FIRST_WORDS = 200

/**
 * What belongs to a workspace, in the order in which it may go. A table with a column of that name that is missing
 * here fails a test.
 */
export const WORKSPACE_TABLES = [
  'subscriptions',
  'deliveries',
  'destinations',
  'topics',
  'settings',
  'departures',
] as const

export function makeRetention(db: Db): RetentionStore {
  return {
    async countOld(before) {
      const rows = oldOnes(db, before, { withCopies: true }).select((e) => e.fn.countAll<number>().as('n'))
      return Number((await rows.executeTakeFirstOrThrow()).n)
    },
    purgeOld: (before, limit) => inOne(db, (trx) => purgeOld(trx, before, limit)),
    ...makeDepartures(db),
    countOf: (workspace) => countOf(db, workspace),
    purgeOf: (workspace) =>
      inOne(db, async (trx) => {
        const counts = await countOf(trx, workspace)
        await purgeOf(trx, workspace)
        return counts
      }),
  }
}

/**
 * Those read before that time of which no copy is kept: without its original, a copy would count as a source of its
 * own. `withCopies`: copies that are old as well do not hold their original.
 */
function oldOnes(db: Db, before: number, { withCopies }: { readonly withCopies: boolean }) {
  return db
    .selectFrom('articles')
    .where('ingested_at', '<', before)
    .where((e) => {
      const copies = e
        .selectFrom('articles as copies')
        .select('copies.id')
        .whereRef('copies.copy_of', '=', 'articles.id')
      return e.not(e.exists(withCopies ? copies.where('copies.ingested_at', '>=', before) : copies))
    })
}

async function purgeOld(trx: Db, before: number, limit: number): Promise<number> {
  const rows = await oldOnes(trx, before, { withCopies: false })
    .select(['id', 'story_id', 'content_hash', 'signature', 'extraction'])
    .orderBy('ingested_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  for (const row of rows) {
    await remember(trx, row)
    const bands = bandsOf(readJson(numbersSchema, row.signature, `article ${row.id}`))
    const own = trx.deleteFrom('article_bands').where('article_id', '=', row.id)
    if (bands.length > 0) await own.where('band', 'in', bands).execute()
  }
  // What an article names, and its entry in the index, go with it.
  await trx.deleteFrom('articles').where('id', 'in', ids).execute()
  const storyIds = [...new Set(rows.map((row) => row.story_id))]
  await dropTerms(trx, storyIds)
  await dropEmpty(trx, storyIds)
  return rows.length
}

/** No article joins a story of which none is kept. */
async function dropTerms(trx: Db, storyIds: readonly string[]): Promise<void> {
  for (const table of ['story_terms', 'story_keys'] as const) {
    const left = trx.selectFrom('articles').select('articles.story_id').where('articles.story_id', 'in', storyIds)
    await trx.deleteFrom(table).where('story_id', 'in', storyIds).where('story_id', 'not in', left).execute()
  }
}

/** Entries, roles and steps cite it, and its text may come in again. */
async function remember(
  trx: Db,
  row: { readonly id: string; readonly story_id: string; readonly content_hash: string; readonly extraction: string },
): Promise<void> {
  const { article } = readJson(citedSchema, row.extraction, `article ${row.id}`)
  const past = {
    id: row.id,
    story_id: row.story_id,
    content_hash: row.content_hash,
    title: article.title || article.text.trim().slice(0, MAX_FIRST_WORDS),
    publisher: article.publisher,
    url: article.url,
    published_at: article.publishedAt,
  }
  await trx
    .insertInto('past_articles')
    .values(past)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** A story of which nothing is kept is no story. */
async function dropEmpty(trx: Db, storyIds: readonly string[]): Promise<void> {
  const empty = trx.deleteFrom('stories').where('id', 'in', storyIds)
  const without = (['articles', 'claims', 'talks', 'briefings'] as const).reduce(
    (query, table) =>
      query.where((e) =>
        e.not(e.exists(e.selectFrom(table).select(`${table}.id`).whereRef(`${table}.story_id`, '=', 'stories.id'))),
      ),
    empty,
  )
  const dropped = (await without.returning('id').execute()).map(({ id }) => id)
  if (dropped.length > 0) await trx.deleteFrom('told').where('story_id', 'in', dropped).execute()
}

async function countOf(db: Db, workspace: Workspace) {
  const count = async (table: (typeof WORKSPACE_TABLES)[number]) => {
    const rows = db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n'))
    return Number((await rows.where((e) => e.and(workspace)).executeTakeFirstOrThrow()).n)
  }
  return {
    subscriptions: await count('subscriptions'),
    deliveries: await count('deliveries'),
    topics: await count('topics'),
    settings: await count('settings'),
  }
}

async function purgeOf(trx: Db, workspace: Workspace): Promise<void> {
  // A digest is made for one channel, and names its topic.
  const its = trx
    .selectFrom('deliveries')
    .select('briefing_id')
    .where((e) => e.and(workspace))
  const digests = trx.deleteFrom('briefings').where('kind', '=', 'digest').where('id', 'in', its)
  await digests
    .where((e) => {
      const elsewhere = e.selectFrom('deliveries').select('briefing_id')
      const { platform, workspace: id } = workspace
      return e(
        'id',
        'not in',
        elsewhere.where((of) => of.or([of('platform', '!=', platform), of('workspace', '!=', id)])),
      )
    })
    .execute()
  for (const table of WORKSPACE_TABLES)
    await trx
      .deleteFrom(table)
      .where((e) => e.and(workspace))
      .execute()
  // As `showDestination` writes a channel.
  const prefix = `${workspace.platform}:${workspace.workspace}:`
  const told = trx.deleteFrom('told')
  await told.where((e) => e(e.fn<string>('substr', ['told_to', e.lit(1), e.val(prefix.length)]), '=', prefix)).execute()
}
