// Why it exists: a claim that readers were told may turn: it is denied or withdrawn since; that much is news.
import type { LedgerClaim } from '../core/claim.ts'
import type { Store } from '../core/ports.ts'

/** `at`: epoch ms, when the first word that turned it was read. */
export type Turn = { readonly claim: LedgerClaim; readonly status: 'denied' | 'withdrawn'; readonly at: number }

/** Of these claims those that were known by `toldAt`, epoch ms, and by nobody's word what they are now. */
export async function findTurns(store: Store, claimIds: readonly string[], toldAt: number): Promise<readonly Turn[]> {
  const turns: Turn[] = []
  for (const id of claimIds) {
    const claim = await store.claims.find(id)
    const turn = claim === null ? null : turnOf(claim, toldAt)
    if (turn !== null) turns.push(turn)
  }
  return turns
}

export function turnOf(claim: LedgerClaim, toldAt: number): Turn | null {
  const { status, entries } = claim
  if (status !== 'denied' && status !== 'withdrawn') return null
  const known = entries.filter(({ recordedAt }) => recordedAt <= toldAt)
  if (known.length === 0 || known.some((entry) => entry.status === status)) return null
  const words = entries.filter((entry) => entry.status === status)
  return { claim, status, at: Math.min(...words.map(({ recordedAt }) => recordedAt)) }
}

/** 'a claim of Oren Velt that was told here is now denied by Pavo Tarn.' Others may have confirmed it. */
export function sayTurns(turns: readonly Turn[]): string {
  const [first] = turns
  if (first === undefined) return ''
  if (turns.length > 1) return `${turns.length} claims that were told here are now denied or withdrawn.`
  const { claim, status } = first
  const by = claim.by === null ? '' : ` of ${claim.by.name}`
  const denier = claim.entries.findLast((entry) => entry.status === 'denied' && entry.party !== null)?.party
  const who = status === 'denied' && denier != null ? ` by ${denier.name}` : ''
  return `a claim${by} that was told here is now ${status}${who}.`
}
