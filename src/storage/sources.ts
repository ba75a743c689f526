// Why it exists: which feeds are read, how each stands and what of it was read survive a restart.
import { z } from 'zod'
import type { SourceStore } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import { numbersSchema, readJson, readValue } from './json.ts'
import { type Db, inOne, type Tables } from './tables.ts'

const originSchema = z.enum(['setting', 'user'])
const stateSchema = z.enum(['active', 'gone'])
const toldSchema = z.enum(['up', 'down', 'gone'])
/** Nobody may ask us to come back later than in a day. */
const FARTHEST_MS = 25 * 60 * 60 * 1000

export function makeSources(db: Db): SourceStore {
  const select = () => db.selectFrom('sources').selectAll()
  return {
    async all() {
      return (await select().orderBy('url').execute()).map(sourceOf)
    },
    async findDue(now) {
      const due = select()
        .where('state', '=', 'active')
        .where((e) => e.or([e('next_poll_at', '<=', now), e('next_poll_at', '>', now + FARTHEST_MS)]))
      return (await due.orderBy('next_poll_at').orderBy('id').execute()).map(sourceOf)
    },
    async findByUrl(url) {
      const row = await select().where('url', '=', url).executeTakeFirst()
      return row === undefined ? null : sourceOf(row)
    },
    async add(source) {
      const { id, url, origin, told } = source
      const row = { id, url, origin, told, added_at: source.addedAt, told_at: source.toldAt, ...rowOf(source) }
      const insert = db.insertInto('sources').values(row)
      const result = await insert.onConflict((c) => c.doNothing()).executeTakeFirst()
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async update(source) {
      const update = db.updateTable('sources').set(rowOf(source)).where('id', '=', source.id)
      return (await update.executeTakeFirst()).numUpdatedRows > 0n
    },
    async saveTold(id, { told, toldAt }) {
      await db.updateTable('sources').set({ told, told_at: toldAt }).where('id', '=', id).execute()
    },
    async remove(id) {
      return inOne(db, async (trx) => {
        await trx.deleteFrom('source_entries').where('source_id', '=', id).execute()
        const result = await trx.deleteFrom('sources').where('id', '=', id).executeTakeFirst()
        return result.numDeletedRows > 0n
      })
    },
    ...makeEntries(db),
    async findTold(sourceId, since) {
      const rows = await db
        .selectFrom('source_entries')
        .innerJoin('articles', 'articles.id', 'source_entries.article_id')
        .innerJoin('told', 'told.story_id', 'articles.story_id')
        .select('told.told_to as channel')
        .distinct()
        .where('source_entries.source_id', '=', sourceId)
        .where('told.changed_at', '>=', since)
        .orderBy('told.told_to')
        .execute()
      return rows.map(({ channel }) => channel)
    },
  }
}

function makeEntries(db: Db): Pick<SourceStore, 'findEntries' | 'saveSeen' | 'saveFailure' | 'forgetEntries'> {
  return {
    async findEntries(sourceId, keys) {
      const found = new Map<string, 'seen' | 'again'>()
      // In slices, because engines bound the number of parameters.
      for (let start = 0; start < keys.length; start += 200) {
        const rows = db.selectFrom('source_entries').select(['key', 'failures']).where('source_id', '=', sourceId)
        const some = rows.where('key', 'in', keys.slice(start, start + 200))
        for (const { key, failures } of await some.execute()) found.set(key, failures === 0 ? 'seen' : 'again')
      }
      return found
    },
    async saveSeen(sourceId, keys, articleId, now) {
      if (!(await isThere(db, sourceId))) return
      const row = { failures: 0, seen_at: now, ...(articleId === null ? {} : { article_id: articleId }) }
      for (let start = 0; start < keys.length; start += 50) {
        const rows = keys
          .slice(start, start + 50)
          .map((key) => ({ source_id: sourceId, key, article_id: null, ...row }))
        const insert = db.insertInto('source_entries').values(rows)
        await insert.onConflict((c) => c.columns(['source_id', 'key']).doUpdateSet(row)).execute()
      }
    },
    async saveFailure(sourceId, key, articleId, now, by = 1) {
      if (!(await isThere(db, sourceId))) return 0
      const fresh = { source_id: sourceId, key, article_id: articleId, failures: 1, seen_at: now }
      const insert = db.insertInto('source_entries').values(fresh)
      const more = insert.onConflict((c) =>
        c.columns(['source_id', 'key']).doUpdateSet((e) => ({
          failures: e('source_entries.failures', '+', by),
          seen_at: now,
          ...(articleId === null ? {} : { article_id: articleId }),
        })),
      )
      const row = await more.returning('failures').executeTakeFirstOrThrow()
      return row.failures
    },
    async forgetEntries(sourceId, before) {
      const old = db.deleteFrom('source_entries').where('source_id', '=', sourceId).where('seen_at', '<', before)
      await old.execute()
    },
  }
}

/** It may be removed while it is read. */
async function isThere(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('sources').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

function rowOf(source: Source): Omit<Tables['sources'], 'id' | 'url' | 'origin' | 'added_at' | 'told' | 'told_at'> {
  return {
    title: source.title,
    state: source.state,
    etag: source.etag,
    last_modified: source.lastModified,
    last_success_at: source.lastSuccessAt,
    last_error_at: source.lastErrorAt,
    last_error: source.lastError,
    failures: source.failures,
    failing_since: source.failingSince,
    next_poll_at: source.nextPollAt,
    interval_ms: source.intervalMs,
    ttl_ms: source.ttlMs,
    skip_hours: JSON.stringify(source.skipHours),
  }
}

function sourceOf(row: Tables['sources']): Source {
  const what = `source ${row.id}`
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    origin: readValue(originSchema, row.origin, what),
    state: readValue(stateSchema, row.state, what),
    addedAt: row.added_at,
    etag: row.etag,
    lastModified: row.last_modified,
    lastSuccessAt: row.last_success_at,
    lastErrorAt: row.last_error_at,
    lastError: row.last_error,
    failures: row.failures,
    failingSince: row.failing_since,
    nextPollAt: row.next_poll_at,
    intervalMs: row.interval_ms,
    ttlMs: row.ttl_ms,
    skipHours: readJson(numbersSchema, row.skip_hours, what),
    toldAt: row.told_at,
    told: readValue(toldSchema, row.told, what),
  }
}
