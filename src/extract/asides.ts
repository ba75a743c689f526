// Why it exists: what may stand between a cue and its content in a pair of commas; sources that stand aside themselves.
import type { CueVerb } from './cues.ts'
import { hasFinite, isComma, isStop } from './phrases.ts'
import type { SourceReading } from './sources.ts'
import type { Element } from './units.ts'

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
    if (behind.lower === 'that' || (behind.quote >= 0 && !hasFinite(elements, comma + 1, at))) return at + 1
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
