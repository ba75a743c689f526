// Why it exists: the matrix of confirmation: for each party of a claim its own word, and who says that it was among them.
import { compareSaid, type LedgerClaim, type LedgerEntry, type Party } from './claim.ts'

/** What is known of one party of `about`. "No comment" and "said by others" are no word of its own. */
export type Cell = {
  readonly party: Party
  /** The latest that it said itself; null where no word of it is found. */
  readonly word: 'confirmed' | 'denied' | null
  /** The entry of that word. */
  readonly entry: LedgerEntry | null
  /** That it did not wish to say anything, the latest. */
  readonly declined: LedgerEntry | null
  /** Others whose words name it, each once, in the order in which they said so. */
  readonly saidBy: readonly { readonly party: Party; readonly entry: LedgerEntry }[]
}

/** One cell for each party of `about`, in its order. It follows from the entries alone. */
export function matrixOf(claim: Pick<LedgerClaim, 'about' | 'entries'>): readonly Cell[] {
  return claim.about.map((party) => {
    const own = claim.entries.filter((entry) => entry.party !== null && sameParty(entry.party, party))
    const [entry = null] = own.filter(isSettled).toSorted((a, b) => compareLast(b, a))
    const [declined = null] = own
      .filter(({ status, basis }) => status === 'unconfirmed' && basis === 'stated')
      .toSorted((a, b) => compareLast(b, a))
    const word = entry?.status === 'confirmed' || entry?.status === 'denied' ? entry.status : null
    return { party, word, entry, declined, saidBy: saidByOthers(claim.entries, party) }
  })
}

function saidByOthers(entries: readonly LedgerEntry[], party: Party): Cell['saidBy'] {
  const others: { party: Party; entry: LedgerEntry }[] = []
  for (const entry of entries.filter(({ status }) => status === 'confirmed').toSorted(compareSaid)) {
    if (entry.party === null || sameParty(entry.party, party)) continue
    if (!(entry.names ?? []).some((name) => sameParty(name, party))) continue
    const teller = entry.party
    if (!others.some((other) => sameParty(other.party, teller))) others.push({ party: teller, entry })
  }
  return others
}

/** The same person of the store, or a body of the same name. */
export function sameParty(a: Party, b: Party): boolean {
  if (a.personId !== null && b.personId !== null) return a.personId === b.personId
  return a.personId === b.personId && fold(a.name) === fold(b.name)
}

/** Whether somebody's word settles the claim by this entry; what only repeats, doubts or supports it does not. */
export function isSettled({ status }: LedgerEntry): boolean {
  return status === 'confirmed' || status === 'denied'
}

/** An article that brings both has not settled it, and a denial must not be hidden by the place where it stands. */
export function compareLast(a: LedgerEntry, b: LedgerEntry): number {
  const together = a.articleId === b.articleId && a.saidAt === b.saidAt
  const denials = together ? Number(a.status === 'denied') - Number(b.status === 'denied') : 0
  return denials || compareSaid(a, b)
}

function fold(name: string): string {
  const bare = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
  return bare
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|an?) /u, '')
}
