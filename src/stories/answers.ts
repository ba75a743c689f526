// Why it exists: "Marsh confirmed that Velt had told her" is told as Marsh's word on Velt's claim, not as a claim beside it.
import { compareSaid, type LedgerClaim, type LedgerEntry } from '../core/claim.ts'
import { overlaps } from '../core/span.ts'
import type { Testimony } from '../core/testimony.ts'
import { isSettled } from './standing.ts'

type Settling = { readonly claim: LedgerClaim; readonly entry: LedgerEntry }

/**
 * For each claim that merely confirms or denies another, that other: every passage in which it is made is a word that
 * settles the other. So is "Marsh said that Velt had told her" where Velt said it first. By ids.
 */
export function answersAmong(
  claims: readonly LedgerClaim[],
  articles: readonly Testimony[],
): ReadonlyMap<string, string> {
  const contentsOf = new Map(articles.map(({ articleId, contents }) => [articleId, contents]))
  // Only what stands in the same article may be the same place.
  const settling = Map.groupBy(claims.flatMap(settlingOf), ({ entry }) => entry.articleId)
  const answered = new Map<string, string>()
  for (const claim of claims) {
    const near = new Set<LedgerClaim>()
    for (const entry of claim.entries) {
      for (const word of settling.get(entry.articleId) ?? [])
        if (word.claim.id !== claim.id && samePlace(word.entry, entry)) near.add(word.claim)
    }
    if (near.size === 0) continue
    const isPlain = (entry: LedgerEntry) => isPlainIn(entry, contentsOf.get(entry.articleId) ?? [])
    const other = claims.find((one) => near.has(one) && answers(claim, one, isPlain))
    if (other !== undefined) answered.set(claim.id, other.id)
  }
  return answered
}

function settlingOf(claim: LedgerClaim): readonly Settling[] {
  return claim.by === null ? [] : claim.entries.filter(isSettled).map((entry) => ({ claim, entry }))
}

function answers(claim: LedgerClaim, other: LedgerClaim, isPlain: (entry: LedgerEntry) => boolean): boolean {
  const own = claim.entries.filter((entry) => !isSettled(entry))
  const words = other.entries.filter(isSettled)
  const answering = (entry: LedgerEntry) => words.some((word) => samePlace(word, entry))
  const plain = claim.entries.some((entry) => isPlain(entry) && answering(entry)) && own.every(isPlain)
  return plain || (own.length > 0 && own.every(answering) && isFirstOf(other, claim))
}

/** Whether a claim was made before another. */
function isFirstOf(claim: LedgerClaim, other: LedgerClaim): boolean {
  const [one, its] = [claim, other].map(
    ({ entries }) => entries.filter((entry) => !isSettled(entry)).toSorted(compareSaid)[0],
  )
  return one !== undefined && its !== undefined && compareSaid(one, its) < 0
}

/** Whether the words of an entry are somebody's plain confirmation or denial. */
function isPlainIn({ evidence: [own] }: LedgerEntry, contents: Testimony['contents']): boolean {
  return own !== undefined && contents.find(({ span }) => overlaps(span, own.span))?.plain === true
}

function samePlace(a: LedgerEntry, b: LedgerEntry): boolean {
  const [one] = a.evidence
  const [other] = b.evidence
  return a.articleId === b.articleId && one !== undefined && other !== undefined && overlaps(one.span, other.span)
}
