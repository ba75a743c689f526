// Why it exists: the ledger: what is claimed, and every entry of how it stands; entries are only ever added.
import {
  claimSchema,
  compareSaid,
  entryStatusSchema,
  type LedgerClaim,
  type LedgerEntry,
  MOST_COUNTED,
  type Party,
} from '../core/claim.ts'
import type { ClaimStore } from '../core/ports.ts'
import { wordsOfClaim } from '../core/topic.ts'
import { evidencesSchema, partiesSchema, readJson, readValue } from './json.ts'
import { loadSame, withParties } from './same.ts'
import type { SearchIndex } from './search.ts'
import { type Db, inOne, type Tables } from './tables.ts'

export function makeClaims(db: Db, index: SearchIndex): ClaimStore {
  const select = () => db.selectFrom('claims').selectAll()
  return {
    async find(id) {
      return (await readClaims(db, [id]))[0] ?? null
    },
    async findByStory(storyId) {
      const rows = select().where('story_id', '=', storyId).orderBy('first_at').orderBy('id')
      return inOrderMade(await withEntries(db, await rows.execute()))
    },
    async findByPerson(personId) {
      const ids = db
        .selectFrom('claim_people')
        .select('claim_id')
        .where('person_id', 'in', (await loadSame(db)).all(personId))
      return withEntries(db, await newestFirst(select().where('id', 'in', ids)).execute())
    },
    async findSome(personId, { made, limit }) {
      const theirs = db
        .selectFrom('claim_people')
        .where('person_id', 'in', (await loadSame(db)).all(personId))
        .where('made', '=', made ? 1 : 0)
      const newest = theirs.select('claim_id').orderBy('changed_at', 'desc').orderBy('claim_id', 'asc').limit(limit)
      const some = theirs.select('claim_id').limit(MOST_COUNTED).as('some')
      const count = db.selectFrom(some).select((e) => e.fn.countAll<number>().as('n'))
      const { n } = await count.executeTakeFirstOrThrow()
      const rows = newestFirst(select().where('id', 'in', newest))
      return { claims: await withEntries(db, await rows.execute()), total: Number(n) }
    },
    async list({ status, limit }) {
      const own = select().where('answers', 'is', null)
      const rows = status === null ? own : own.where('status', '=', status)
      return withEntries(db, await newestFirst(rows).limit(limit).execute())
    },
    async findChanged(since) {
      const rows = db.selectFrom('claims').where('changed_at', '>=', Math.max(0, since))
      const newest = rows.select((e) => ['story_id as storyId', e.fn.max('changed_at').as('changedAt')])
      return newest.groupBy('story_id').orderBy('changedAt').orderBy('storyId').execute()
    },
    async findTurned(since) {
      const rows = db
        .selectFrom('claims')
        .select(['id as claimId', 'story_id as storyId', 'changed_at as changedAt'])
        .where('status', 'in', ['denied', 'withdrawn'])
        .where('answers', 'is', null)
        .where('changed_at', '>=', since)
      return rows.orderBy('changed_at').orderBy('id').execute()
    },
    async save(claim) {
      await inOne(db, (trx) => saveClaim(trx, index, claim))
    },
    async move(ids, storyId) {
      for (const id of ids) await db.updateTable('claims').set({ story_id: storyId }).where('id', '=', id).execute()
    },
    async append(entry) {
      const insert = db.insertInto('entries').values(rowOfEntry(entry))
      await insert.onConflict((c) => c.column('id').doNothing()).execute()
    },
  }
}

/** In any order. */
export async function readClaims(db: Db, ids: readonly string[]): Promise<readonly LedgerClaim[]> {
  if (ids.length === 0) return []
  return withEntries(db, await db.selectFrom('claims').selectAll().where('id', 'in', ids).execute())
}

function newestFirst<Q extends { orderBy: (column: 'changed_at' | 'id', how: 'asc' | 'desc') => Q }>(query: Q): Q {
  return query.orderBy('changed_at', 'desc').orderBy('id', 'asc')
}

async function withEntries(db: Db, rows: readonly Tables['claims'][]): Promise<readonly LedgerClaim[]> {
  const entries: Tables['entries'][] = []
  // In slices, because engines bound the number of parameters.
  for (let start = 0; start < rows.length; start += 500) {
    const ids = rows.slice(start, start + 500).map((row) => row.id)
    const slice = db.selectFrom('entries').selectAll().where('claim_id', 'in', ids)
    entries.push(...(await slice.execute()))
  }
  const byClaim = Map.groupBy(entries, (entry) => entry.claim_id)
  return withParties(
    db,
    rows.map((row) => claimOf(row, byClaim.get(row.id) ?? [])),
  )
}

/** By the first that was said of each; claims of one article in the order of its text. */
function inOrderMade(claims: readonly LedgerClaim[]): readonly LedgerClaim[] {
  return claims.toSorted(({ entries: [a] }, { entries: [b] }) => {
    return a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compareSaid(a, b)
  })
}

function claimOf(row: Tables['claims'], entries: readonly Tables['entries'][]): LedgerClaim {
  const what = `claim ${row.id}`
  return {
    id: row.id,
    storyId: row.story_id,
    text: row.text,
    by: row.by_name === null ? null : { personId: row.by_person_id, name: row.by_name },
    byText: row.by_text,
    about: readJson(partiesSchema, row.about, what),
    status: readValue(entryStatusSchema, row.status, what),
    basis: readValue(claimSchema.unwrap().shape.basis, row.basis, what),
    entries: entries.map((entry) => entryOf(entry, what)).toSorted(compareSaid),
    ...(row.answers === null ? {} : { answers: row.answers }),
  }
}

function entryOf(row: Tables['entries'], what: string): LedgerEntry {
  return {
    id: row.id,
    claimId: row.claim_id,
    articleId: row.article_id,
    status: readValue(entryStatusSchema, row.status, what),
    basis: readValue(claimSchema.unwrap().shape.basis, row.basis, what),
    party: row.party_name === null ? null : { personId: row.party_person_id, name: row.party_name },
    evidence: readJson(evidencesSchema, row.evidence, what),
    saidAt: row.said_at,
    recordedAt: row.recorded_at,
    ...(row.names === null ? {} : { names: readJson(partiesSchema, row.names, what) }),
  }
}

async function saveClaim(db: Db, index: SearchIndex, claim: LedgerClaim): Promise<void> {
  const before = await db.selectFrom('claims').selectAll().where('id', '=', claim.id).executeTakeFirst()
  const said = claim.entries.map((entry) => entry.saidAt ?? entry.recordedAt)
  const row = {
    story_id: claim.storyId,
    text: claim.text,
    by_person_id: claim.by?.personId ?? null,
    by_name: claim.by?.name ?? null,
    by_text: claim.byText,
    about: JSON.stringify(claim.about),
    status: claim.status,
    basis: claim.basis,
    answers: claim.answers ?? null,
    first_at: said.length === 0 ? 0 : Math.min(...said),
    changed_at: Math.max(0, ...claim.entries.map((entry) => entry.recordedAt)),
  }
  const insert = db.insertInto('claims').values({ id: claim.id, ...row })
  await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
  // Most that come again are said once more in the same words: they are found as before.
  const searched = ['text', 'by_name', 'by_text', 'about', 'first_at'] as const
  if (before === undefined || searched.some((column) => before[column] !== row[column]))
    await index.keep(db, 'claim', { id: claim.id, at: row.first_at, words: wordsOfClaim(claim) })
  if (before !== undefined) await db.deleteFrom('claim_people').where('claim_id', '=', claim.id).execute()
  const people = new Set([claim.by, ...claim.about].flatMap((party: Party | null) => party?.personId ?? []))
  const rows = [...people].map((person_id) => {
    const made = person_id === claim.by?.personId ? 1 : 0
    return { claim_id: claim.id, person_id, made, changed_at: row.changed_at }
  })
  if (rows.length > 0) await db.insertInto('claim_people').values(rows).execute()
}

function rowOfEntry(entry: LedgerEntry): Tables['entries'] {
  return {
    id: entry.id,
    claim_id: entry.claimId,
    article_id: entry.articleId,
    status: entry.status,
    basis: entry.basis,
    party_person_id: entry.party?.personId ?? null,
    party_name: entry.party?.name ?? null,
    names: entry.names === undefined ? null : JSON.stringify(entry.names),
    evidence: JSON.stringify(entry.evidence),
    said_at: entry.saidAt,
    recorded_at: entry.recordedAt,
  }
}
