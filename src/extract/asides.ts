// Why it exists: what may stand between a cue and its content: addressees, asides; sources that stand aside themselves.
import type { CueVerb } from './cues.ts'
import { hasFinite, isComma, isFiniteVerb, isStop, nounPhraseAfter, skipAdjuncts } from './phrases.ts'
import type { SourceReading } from './sources.ts'
import type { Element } from './units.ts'

export const OPENERS = /^(?:that|whether|if|how|why|what|who|when|where|which)$/
const CONDITION = /^(?:if|when|unless|once|while|although|though|because|since|after|before)$/

/**
 * Index at which the content begins where a comma at `comma` follows the cue: "said, for the first time, that he would",
 * "said on Monday in Sund, Norland, that", "said, if elected, she would", "added, that". Null where it is none of these.
 */
export function behindAside(elements: readonly Element[], comma: number): number | null {
  const next = elements[comma + 1]
  if (next === undefined) return null
  if (next.lower === 'that') return comma + 1
  for (let at = comma + 1; at < elements.length && at - comma < 18; at++) {
    if (isStop(elements[at])) return null
    if (!isComma(elements[at])) continue
    const behind = elements[at + 1]
    if (behind === undefined) return null
    // "Berg said, there are those who think, rightly, that he left": the clause has begun behind the first comma.
    const aside = CONDITION.test(next.lower) || next.pos.startsWith('W')
    if (behind.lower === 'that' && (aside || !hasFinite(elements, comma + 1, at))) return at + 1
    if (behind.quote >= 0 && !hasFinite(elements, comma + 1, at)) return at + 1
    if (CONDITION.test(next.lower) && at - comma > 2) return comma + 1
  }
  return null
}

/** "As Berg said, the port is shut": whether the source stands aside of a main clause that is its word. */
export function standsAside(
  elements: readonly Element[],
  cue: CueVerb,
  { from, shared, inverted }: SourceReading,
): boolean {
  if (shared || inverted || cue.attitude || !/^c/.test(cue.frames) || cue.lemma === 'begin') return false
  return from === 1 && elements[0]?.lower === 'as'
}

/** "As Berg said, even on Friday, the port was shut": index behind an adjunct without a verb and its comma. */
export function behindAdjunct(elements: readonly Element[], from: number): number {
  for (let at = from; at < elements.length && at - from < 7; at++)
    if (isComma(elements[at])) return hasFinite(elements, from, at) || elements[from]?.pos === 'NNP' ? from : at + 1
  return from
}

/** "replied in an even voice | that …": index of the "that" which an adjunct parts from its verb. */
export function thatBehindAdjunct(elements: readonly Element[], cue: CueVerb, from: number): number {
  if (elements[from]?.pos !== 'IN' || elements[from]?.lower === 'that' || !/^[ca]+q?$/.test(cue.frames)) return from
  for (let at = from + 1; at < from + 9; at++) {
    const element = elements[at]
    if (element === undefined || element.quoted || isStop(element) || isComma(element) || isFiniteVerb(element))
      return from
    if (element.lower === 'that') return isFiniteVerb(elements[at + 1]) ? from : at
  }
  return from
}

/** "told reporters on Monday that …": the addressee is no part of what was said. */
export function skipAddressee(elements: readonly Element[], from: number): number {
  let at = from
  while (/^RB/.test(elements[at]?.pos ?? '')) at++
  const next = elements[at]
  if (next === undefined || OPENERS.test(next.lower) || next.quote >= 0) return at
  // "telling her, “You are late”"
  if (next.lower === 'her' && isComma(elements[at + 1])) return at + 1
  const end = nounPhraseAfter(elements, at, false)
  let after = skipAdjuncts(elements, end)
  // "told a meeting in Sund, Norland, on Monday that": names of places hold commas.
  if (isComma(elements[after])) {
    const that = elements.findIndex((element, index) => index > after && element.lower === 'that')
    if (that > 0 && that - after < 14 && !hasFinite(elements, after, that)) return that
  }
  while (/^(?:of|and)$/.test(elements[after]?.lower ?? '') && after < at + 12)
    after = skipAdjuncts(elements, Math.max(after + 1, nounPhraseAfter(elements, after + 1, true)))
  return after
}
