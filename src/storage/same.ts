// Why it exists: two people whom a human found to be one are read as one; their rows stay as they were, so that it can
// be undone and no entry of the ledger is touched.
import type { LedgerClaim, LedgerEntry, Party } from '../core/claim.ts'
import type { Db } from './tables.ts'

export type Same = {
  /** Who a person is read as. */
  readonly of: (id: string) => string
  /** All who are read as the one that `id` is read as. */
  readonly all: (id: string) => readonly string[]
}

/** Decisions are made by hand: there are few. */
export async function loadSame(db: Db): Promise<Same> {
  const rows = await db
    .selectFrom('people')
    .select(['id', 'merged_into'])
    .where('merged_into', 'is not', null)
    .execute()
  const into = new Map(rows.map((row) => [row.id, row.merged_into ?? row.id]))
  const of = (id: string): string => {
    const seen = new Set<string>()
    let at = id
    for (let next = into.get(at); next !== undefined && !seen.has(at); next = into.get(at)) {
      seen.add(at)
      at = next
    }
    return at
  }
  return { of, all: (id) => [of(id), ...[...into.keys()].filter((one) => of(one) === of(id) && one !== of(id))] }
}

/** With the parties that the claim has by now: merged with others, or parted from them in some articles. */
export async function withParties(db: Db, claims: readonly LedgerClaim[]): Promise<readonly LedgerClaim[]> {
  const same = await loadSame(db)
  const moves = await movesOf(db, claims)
  const party = <T extends Party | null>(given: T): T =>
    given?.personId == null ? given : { ...given, personId: same.of(given.personId) }
  const entry = (given: LedgerEntry): LedgerEntry => {
    const id = given.party?.personId ?? null
    const to = id === null ? undefined : moves.get(`${given.articleId} ${id}`)
    return {
      ...given,
      party: party(given.party === null || to === undefined ? given.party : { ...given.party, personId: to }),
    }
  }
  return claims.map((claim) => {
    return { ...claim, by: party(claim.by), about: claim.about.map(party), entries: claim.entries.map(entry) }
  })
}

async function movesOf(db: Db, claims: readonly LedgerClaim[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(claims.flatMap(({ entries }) => entries.flatMap(({ party }) => party?.personId ?? [])))
  const moves = new Map<string, string>()
  const all = [...ids]
  for (let start = 0; start < all.length; start += 200) {
    const rows = db
      .selectFrom('person_moves')
      .selectAll()
      .where('from_id', 'in', all.slice(start, start + 200))
    for (const row of await rows.execute()) moves.set(`${row.article_id} ${row.from_id}`, row.to_id)
  }
  return moves
}
