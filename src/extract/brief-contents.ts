// Why it exists: what is said in a word or two, and what behind a verb of saying only tells when something was said.
import { startsClause } from './clause-end.ts'
import { hasFinite, isComma, isFiniteVerb, isStop, nounPhraseAfter } from './phrases.ts'
import type { Element } from './units.ts'

const TIME_CLAUSE = /^(?:as|after|before|while|since|until)$/

/** Index behind the quoted words at `from` where a clause that tells when they were said follows; `from` for none. */
export function quotedBeforeTime(elements: readonly Element[], from: number): number {
  let at = from
  while (elements[at]?.quoted === true) at++
  if (TIME_CLAUSE.test(elements[at]?.lower ?? '')) return at - from > 1 ? at : from
  // He said “the Velts” | and swears that they left.
  const goesOn = elements[at]?.lower === 'and' && isFiniteVerb(elements[at + 1]) && !hasFinite(elements, from, at)
  return goesOn ? at : from
}

/** "said yes", "said no to the port": an answer of one word, against "said no boat had left". */
export function saysYes(elements: readonly Element[], at: number): boolean {
  const behind = elements[at + 1]
  if (!/^(?:yes|no)$/.test(elements[at]?.lower ?? '')) return false
  return behind === undefined || isStop(behind) || isComma(behind) || /^(?:to|and|but|while|when)$/.test(behind.lower)
}

/** "said as the crowd roared": when it was said, and nothing of what. A comma with the main clause behind makes it part of that. */
export function opensTime(elements: readonly Element[], start: number, end: number): boolean {
  if (!TIME_CLAUSE.test(elements[start]?.lower ?? '')) return false
  for (let at = start + 1; at < end; at++) if (isComma(elements[at]) && startsClause(elements, at + 1)) return false
  // "dismissed as a lie the report that he had left" has no clause behind "as".
  return isFiniteVerb(elements[nounPhraseAfter(elements, start + 1, true)])
}
