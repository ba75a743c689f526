// Why it exists: whether two passages make one claim, and whether somebody's words confirm or deny it.
import type { LedgerClaim, Party } from '../core/claim.ts'
import { differInFact } from '../core/clash.ts'
import type { Word } from '../core/testimony.ts'
import { namesBody } from './bodies.ts'
import { ownParty, ownsKnowledge, tellsOfContact, tellsOfOffer } from './hearsay.ts'
import { remembered } from './remembered.ts'
import { sameParty } from './standing.ts'
import { type Said, sameOffice } from './testimony.ts'
import {
  countShared,
  foldPassage,
  type Gist,
  gistOf,
  namesClash,
  nameWords,
  numbersClash,
  overlapOf,
  wholeGistOf,
} from './words.ts'

/**
 * How far an article's claim is the same as one of the ledger, 0 where it is another: the same claimant, at least one
 * party in common where both name some, no clash of numbers, names or negation, and most of the words that matter.
 */
export function sameClaim(said: Said, claim: LedgerClaim): number {
  if (!sameClaimant(said, claim)) return 0
  if (foldPassage(said.claim.text) === foldPassage(claim.text)) return 1
  const shared = said.about.some((party) => claim.about.some((other) => sameParty(party, other)))
  if (said.about.length > 0 && claim.about.length > 0 && !shared) return 0
  const names = namesOf([...said.about, ...claim.about, said.by, claim.by])
  const [one, other] = [gistOf(said.claim.text, names), gistOf(claim.text, names)]
  if (one.negated !== other.negated || numbersClash(one, other)) return 0
  if (differInFact(said.claim.text, claim.text)) return 0
  if (!shared && namesClash(one, other)) return 0
  const common = countShared(one.stems, other.stems)
  const union = one.stems.size + other.stems.size - common
  const enough =
    common >= 2 &&
    overlapOf(one.stems, other.stems) >= 0.6 &&
    common >= 0.3 * Math.max(one.stems.size, other.stems.size)
  return enough ? common / union : 0
}

/** What a word makes of a claim, and whose word it is. */
export type Settled = {
  readonly status: 'confirmed' | 'denied' | 'corroborated' | 'withdrawn' | 'unconfirmed'
  readonly party: Party
}

/**
 * What somebody's words do to a claim: null where they settle nothing. A party of `about` settles it by confirming,
 * denying or saying the same itself; anybody else by plainly confirming or denying it, and who only says the same
 * supports it. `Marsh confirmed that Velt had told her of the call` settles Velt's `he had informed Marsh, Tarn and
 * Oduya about the call`. The claimant may take it back; a party may not wish to say anything.
 */
export function settles(word: Word, claim: LedgerClaim): Settled | null {
  if (word.polarity === 'asks') return null
  if (word.polarity === 'declines') return refuses(word, claim)
  const own = ownParty(word, claim.about)
  // Most words have nothing to do with most claims; names left out, they share no more than this.
  if (own === null && !sharesStems(word, claim, word.polarity === 'withdraws' ? 2 : 3)) return null
  const names = namesOf([...claim.about, claim.by, word.party])
  const [said, claimed] = [gistOf(word.text, names), gistOf(claim.text, names)]
  if (claim.by !== null && sameOffice(word.party, claim.by)) return takesBack(word, said, claimed, claim.by)
  if (word.polarity === 'withdraws') return null
  const plain = word.polarity === 'confirms' || word.polarity === 'denies'
  // "Denied that Velt had told him" is about the speaker alone, whoever else Velt has told.
  if (own === null && /\b(?:him|her|me|us|them)\b/i.test(word.text)) return null
  if (numbersClash(said, claimed) || differInFact(word.text, claim.text)) return null
  const clash = said.negated !== claimed.negated
  if (
    own !== null &&
    !clash &&
    word.polarity !== 'denies' &&
    (tellsOfContact(word, claim, own) || (own.personId === null && tellsOfOffer(word, claim)))
  ) {
    return { status: 'confirmed', party: own }
  }
  if (own === null && !plain) {
    const supports = !clash && toldAlike(said, claimed, 3, 0.6) && ownsKnowledge(word, claim)
    return supports ? { status: 'corroborated', party: word.party } : null
  }
  const near =
    own === null
      ? toldAlike(said, claimed, 3, 0.6)
      : plain
        ? nearEnough(word, claim, said, claimed)
        : toldAlike(said, claimed, 2, 0.6)
  if (!near) return null
  // "Denied that he had not been told" says nothing for certain.
  if (word.polarity === 'denies' && clash) return null
  return { status: word.polarity === 'denies' || clash ? 'denied' : 'confirmed', party: own ?? word.party }
}

function sharesStems(word: Word, claim: LedgerClaim, least: number): boolean {
  return countShared(wholeGistOf(word.text).stems, wholeGistOf(claim.text).stems) >= least
}

/** "Varga now says that only 12 ships had been seized": a smaller number in place of her own. A toll that rises takes nothing back. */
const NOW_LESS = /\bnow\b.*\b(?:only|just|no more than|fewer than|at most|not \d[\d,.]* but)\b/i

/**
 * "Retracted his claim that …", the plain contrary of it: "admitted that he had not told them", or another number in place of
 * the one that was claimed.
 */
function takesBack(word: Word, said: Gist, claimed: Gist, party: Party): Settled | null {
  const clash = said.negated !== claimed.negated
  if (NOW_LESS.test(word.context) && word.polarity !== 'denies' && numbersClash(said, claimed)) {
    return !clash && toldAlike(said, claimed, 3, 0.6) ? { status: 'withdrawn', party } : null
  }
  const back =
    word.polarity === 'withdraws'
      ? toldAlike(said, claimed, 2, 0.5)
      : clash && word.polarity !== 'denies' && !numbersClash(said, claimed) && toldAlike(said, claimed, 3, 0.6)
  return back ? { status: 'withdrawn', party } : null
}

/** "The Kremlin declined to comment on Trump's account": of his claims, those that are about it or name it. */
function refuses(word: Word, claim: LedgerClaim): Settled | null {
  const { by } = claim
  const surname = by === null ? undefined : nameWords(by.name).at(-1)
  if (by === null || surname === undefined || sameOffice(word.party, by)) return null
  const own = ownParty(word, claim.about)
  const ofHim =
    nameWords(word.text).includes(surname) &&
    /\b(?:account|claims?|statements?|remarks?|comments?|words|version|post)\b/i.test(word.text)
  if (own === null && !ofHim) return null
  const theirs = own ?? (bodiesIn(word).some((body) => namesBody(claim.text, body)) ? word.party : null)
  const names = namesOf([...claim.about, by, word.party])
  const ofThis = own !== null && toldAlike(gistOf(word.text, names), gistOf(claim.text, names), 2, 0.6)
  return theirs !== null && (ofHim || ofThis) ? { status: 'unconfirmed', party: theirs } : null
}

/** "A Kremlin spokesman" speaks for the Kremlin. */
function bodiesIn({ party, bodies }: Word): readonly string[] {
  return [party.name, ...bodies].flatMap(
    (words) => words.match(/(?!(?:The|An?|His|Her|Its)\b)\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?/gu) ?? [],
  )
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
  return wordsOfNames(parties.map((party) => party?.name ?? '').join('\n'))
}

const wordsOfNames: (lines: string) => ReadonlySet<string> = remembered((lines) => {
  return new Set(lines.split('\n').flatMap(nameWords))
})
