// Why it exists: quotations that stand alone between sentences: whose they are is told by what stands around them.
import type { Run } from './contents.ts'
import type { Document } from './document.ts'
import { isComma, isStop } from './phrases.ts'
import type { Unit } from './units.ts'

/** Whether a unit holds nothing but quotations and marks. */
export function isQuoteOnly(unit: Unit): boolean {
  return (
    unit.elements.some((element) => element.quote >= 0) &&
    unit.elements.every((element) => element.quote >= 0 || isStop(element) || isComma(element))
  )
}

/** The first quotations of a unit that follow one another directly. */
export function quoteRun(unit: Unit): Run {
  const at = unit.elements.findIndex((element) => element.quote >= 0)
  let end = at + 1
  while ((unit.elements[end]?.quote ?? -1) >= 0) end++
  return [at, end]
}

// Paragraphs that one speech may fill before its speaker is named; no longer is looked ahead.
export const LONGEST_RUN = 12

/** “We saw the bell. ¶ “Nobody knew. ¶ “We rowed,” Berg said: a paragraph left open in a run whose last one names the speaker. */
export function leadsToSpeaker(document: Document, units: readonly Unit[], index: number): boolean {
  for (let at = index; at < index + LONGEST_RUN; at++) {
    const [unit, next] = [units[at], units[at + 1]]
    if (unit === undefined || next === undefined || !isQuoteOnly(unit)) return false
    if (document.quotes[unit.elements.findLast(({ quote }) => quote >= 0)?.quote ?? -1]?.closed !== false) return false
    const opening = document.quotes[next.elements[0]?.quote ?? -1]
    if (opening?.continues !== true) return false
    // “We rowed,” he said: he has been named before.
    if (opening.closed) return !isQuoteOnly(next) && !next.elements.slice(1, 4).some(({ pos }) => pos === 'PRP')
  }
  return false
}

/** “Will you go?” “Never,” said X: a question and the quotation behind it in one paragraph are not of one speaker. */
export function isAnswered(document: Document, unit: Unit | undefined, next: Unit | undefined): boolean {
  if (
    unit === undefined ||
    next === undefined ||
    !isQuoteOnly(unit) ||
    next.line !== unit.line ||
    (next.elements[0]?.quote ?? -1) < 0
  )
    return false
  const quote = document.quotes[unit.elements.findLast((element) => element.quote >= 0)?.quote ?? -1]
  return quote !== undefined && document.text[quote.inner.end - 1] === '?'
}

/** “The Long Night”: words that all have capitals name a work, a programme, a slogan; they are nobody's statement. */
export function isTitleLike(words: string): boolean {
  const found = words.match(/\p{L}[\p{L}'’-]*/gu) ?? []
  return (
    found.some((word) => word.length > 3) &&
    found.every((word) => /^\p{Lu}/u.test(word) || word.length < 4 || /^(?:with|from|over|into|that)$/.test(word))
  )
}
