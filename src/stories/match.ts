// Why it exists: whether two passages make one claim, and whether somebody's words confirm or deny it.
import type { LedgerClaim, Party } from '../core/claim.ts'
import { sameParty } from './standing.ts'
import { type Said, sameOffice, type Word } from './testimony.ts'
import { countShared, foldText, type Gist, gistOf, namesClash, nameWords, numbersClash, overlapOf } from './words.ts'

/**
 * How far an article's claim is the same as one of the ledger, 0 where it is another: the same claimant, at least one
 * party in common where both name some, no clash of numbers, names or negation, and most of the words that matter.
 */
export function sameClaim(said: Said, claim: LedgerClaim): number {
  if (!sameClaimant(said, claim)) return 0
  if (foldText(said.claim.text) === foldText(claim.text)) return 1
  const shared = said.about.some((party) => claim.about.some((other) => sameParty(party, other)))
  if (said.about.length > 0 && claim.about.length > 0 && !shared) return 0
  const names = namesOf([...said.about, ...claim.about, said.by, claim.by])
  const [one, other] = [gistOf(said.claim.text, names), gistOf(claim.text, names)]
  if (one.negated !== other.negated || numbersClash(one, other)) return 0
  if (!shared && namesClash(one, other)) return 0
  const common = countShared(one.stems, other.stems)
  const union = one.stems.size + other.stems.size - common
  const enough =
    common >= 2 &&
    overlapOf(one.stems, other.stems) >= 0.6 &&
    common >= 0.3 * Math.max(one.stems.size, other.stems.size)
  return enough ? common / union : 0
}

/**
 * What somebody's words do to a claim: null where they settle nothing. A party of `about` settles it by confirming,
 * denying or saying the same itself; anybody else only by plainly confirming or denying it. `Marsh confirmed that
 * Velt had told her of the call` settles Velt's `he had informed Marsh, Tarn and Oduya about the call`.
 */
export function settles(
  word: Word,
  claim: LedgerClaim,
): { readonly status: 'confirmed' | 'denied'; readonly party: Party } | null {
  if (word.polarity === 'declines' || word.polarity === 'asks') return null
  const own = claim.about.find((party) => sameOffice(word.party, party)) ?? null
  const plain = word.polarity === 'confirms' || word.polarity === 'denies'
  if (own === null && !plain) return null
  // "Denied that Velt had told him" is about the speaker alone, whoever else Velt has told.
  if (own === null && /\b(?:him|her|me|us|them)\b/i.test(word.text)) return null
  const names = namesOf([...claim.about, claim.by, word.party])
  const [said, claimed] = [gistOf(word.text, names), gistOf(claim.text, names)]
  if (numbersClash(said, claimed)) return null
  const near =
    own === null
      ? toldAlike(said, claimed, 3, 0.6)
      : plain
        ? nearEnough(word, claim, said, claimed)
        : toldAlike(said, claimed, 2, 0.6)
  if (!near) return null
  const clash = said.negated !== claimed.negated
  // "Denied that he had not been told" says nothing for certain.
  if (word.polarity === 'denies' && clash) return null
  return { status: word.polarity === 'denies' || clash ? 'denied' : 'confirmed', party: own ?? word.party }
}

/** A party's own plain word may be short: "denied that Velt had called him" shares one word, and names the claimant. */
function nearEnough(word: Word, claim: LedgerClaim, said: Gist, claimed: Gist): boolean {
  if (toldAlike(said, claimed, 2, 0.5)) return true
  const surname = claim.by === null ? undefined : nameWords(claim.by.name).at(-1)
  const named = surname !== undefined && nameWords(word.text).includes(surname)
  return named && said.stems.size <= 2 && toldAlike(said, claimed, 1, 0.5)
}

function toldAlike(a: Gist, b: Gist, words: number, share: number): boolean {
  return countShared(a.stems, b.stems) >= words && overlapOf(a.stems, b.stems) >= share
}

function sameClaimant(said: Said, claim: LedgerClaim): boolean {
  if (said.by === null || claim.by === null) return said.by === claim.by
  return sameParty(said.by, claim.by)
}

function namesOf(parties: readonly (Party | null)[]): ReadonlySet<string> {
  return new Set(parties.flatMap((party) => (party === null ? [] : nameWords(party.name))))
}
