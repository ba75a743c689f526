// Why it exists: how a claim stands follows from its entries alone, in whatever order they came in.
import { compareSaid, type LedgerClaim, type LedgerEntry, type Party } from '../core/claim.ts'
import { foldName } from './words.ts'

/** One cell of the matrix of confirmation: what a party of `about` itself says; null where no word of it is found. */
export type OwnWord = { readonly party: Party; readonly word: 'confirmed' | 'denied' | null }

/**
 * The status and its basis. What somebody confirms or denies outranks a repetition, and a text that says how the
 * claim stands outranks one that says nothing of it; among equals the latest said counts. An entry that does not
 * say when counts as earlier than all that do; ties go by article; within one article
 * a denial counts as the later.
 */
export function standing(entries: readonly LedgerEntry[]): Pick<LedgerClaim, 'status' | 'basis'> {
  const [last] = entries.toSorted((a, b) => weight(b) - weight(a) || compareLast(b, a))
  return last === undefined ? { status: 'attributed', basis: 'inferred' } : { status: last.status, basis: last.basis }
}

/** For each party of `about`, the latest that it said itself. */
export function ownWord(claim: Pick<LedgerClaim, 'about' | 'entries'>): readonly OwnWord[] {
  return claim.about.map((party) => {
    const words = claim.entries.filter((entry) => entry.party !== null && sameParty(entry.party, party))
    const [last] = words.filter(isSettled).toSorted((a, b) => compareLast(b, a))
    return { party, word: last?.status === 'confirmed' || last?.status === 'denied' ? last.status : null }
  })
}

/** The same person of the store, or a body of the same name. */
export function sameParty(a: Party, b: Party): boolean {
  if (a.personId !== null && b.personId !== null) return a.personId === b.personId
  return a.personId === b.personId && foldName(a.name) === foldName(b.name)
}

/** Whether somebody's word settles the claim by this entry; what only repeats or doubts it does not. */
export function isSettled(entry: LedgerEntry): boolean {
  return entry.status === 'confirmed' || entry.status === 'denied'
}

/** An article that brings both has not settled it, and a denial must not be hidden by the place where it stands. */
function compareLast(a: LedgerEntry, b: LedgerEntry): number {
  const together = a.articleId === b.articleId && a.saidAt === b.saidAt
  const denials = together ? Number(a.status === 'denied') - Number(b.status === 'denied') : 0
  return denials || compareSaid(a, b)
}

function weight(entry: LedgerEntry): number {
  return isSettled(entry) ? 2 : entry.basis === 'stated' && entry.status === 'unconfirmed' ? 1 : 0
}
