// Why it exists: how a claim stands follows from its entries alone, in whatever order they came in.
import { isPartly, type LedgerClaim, type LedgerEntry, type Party } from '../core/claim.ts'
import { compareLast, isSettled, matrixOf, sameParty } from '../core/matrix.ts'

export { isSettled, sameParty } from '../core/matrix.ts'

/** One cell of the matrix of confirmation: what a party of `about` itself says; null where no word of it is found. */
export type OwnWord = { readonly party: Party; readonly word: 'confirmed' | 'denied' | null }

/**
 * The status and its basis. What somebody confirms or denies, or the claimant takes back, outranks a repetition; a
 * second source, or a text that says how the claim stands, outranks one that says nothing of it; among equals the latest
 * said counts. An entry that does not say when counts as earlier than all that do; ties go by article; within one article
 * a denial counts as the later.
 */
export function standing(
  entries: readonly LedgerEntry[],
  about: readonly Party[] = [],
): Pick<LedgerClaim, 'status' | 'basis'> {
  const [last] = entries.toSorted((a, b) => weight(b, about) - weight(a, about) || compareLast(b, a))
  return last === undefined ? { status: 'attributed', basis: 'inferred' } : { status: last.status, basis: last.basis }
}

/** For each party of `about`, the latest that it said itself. */
export function ownWord(claim: Pick<LedgerClaim, 'about' | 'entries'>): readonly OwnWord[] {
  return matrixOf(claim).map(({ party, word }) => ({ party, word }))
}

function weight(entry: LedgerEntry, about: readonly Party[]): number {
  if (isSettled(entry)) return 2
  if (entry.status === 'withdrawn') {
    // Of the rest the claimant says still what he said.
    if (isPartly(entry)) return -1
    // What is taken back of some of those named leaves the claim standing of the others.
    const named = about.filter((party) => (entry.names ?? []).some((name) => sameParty(name, party)))
    return named.length === 0 || named.length === about.length ? 2 : -1
  }
  return entry.status === 'corroborated' || (entry.basis === 'stated' && entry.status === 'unconfirmed') ? 1 : 0
}
