// Why it exists: who says it: the noun phrase that a cue belongs to.
import type { CueVerb } from './cues.ts'
import {
  hasFinite,
  isComma,
  isDash,
  isFiniteVerb,
  isStop,
  isTimeWord,
  nounPhraseAfter,
  nounPhraseBefore,
  sentenceSubject,
} from './phrases.ts'
import type { Element } from './units.ts'

/** Half-open element indexes of the source; null where the text names none. */
export type Source = readonly [number, number] | null

/**
 * Where the source of a cue stands. `inverted`: behind the cue ("…, said X"). `from`: the first element that belongs to
 * the source's side of the sentence, where the content in front must end. `shared`: taken from an earlier cue.
 */
export type SourceReading = {
  readonly source: Source
  readonly inverted: boolean
  readonly from: number
  readonly shared: boolean
}

const AUXILIARY =
  /^(?:has|have|had|'ve|'d|also|did|does|do|was|were|is|are|been|be|would|will|could|may|might|can|should)$/

/** Index of the first element of the verb group that ends with the cue: "has repeatedly | said". */
export function verbGroupStart(elements: readonly Element[], cue: number): number {
  let at = cue
  while (at > 0) {
    const before = elements[at - 1]
    if (before === undefined || before.quote >= 0) break
    if (/^(?:RB|RBR|MD)$/.test(before.pos) || AUXILIARY.test(before.lower) || before.lower === "n't") at--
    else break
  }
  return at
}

/** The source of a cue; `previous` is the source of the cue before in the same sentence. Null where the cue can have none. */
export function readSource(elements: readonly Element[], cue: CueVerb, previous: Source): SourceReading | null {
  const start = verbGroupStart(elements, cue.at)
  const before = elements[start - 1]
  const inverted = readInverted(elements, cue, start)
  if (inverted !== null) return inverted
  if (cue.form === 'participle') {
    const source = previous ?? sentenceSubject(elements, 0)
    return { source, inverted: false, from: start, shared: true }
  }
  if (before === undefined) return null
  if (before.lower === 'who' || before.lower === 'which') return readRelative(elements, start)
  if (
    /^(?:and|but|or|then)$/.test(before.lower) ||
    (isComma(before) && /^(?:and|but)$/.test(elements[start - 2]?.lower ?? ''))
  ) {
    const source = previous ?? sentenceSubject(elements, 0)
    return source === null ? null : { source, inverted: false, from: start, shared: true }
  }
  if (isComma(before)) return readOverApposition(elements, start)
  if (isDash(before)) return readOverDashes(elements, start)
  if (before.pos === 'TO') {
    const source = previous ?? sentenceSubject(elements, 0)
    return source === null ? null : { source, inverted: false, from: start, shared: true }
  }
  const from = extendToQuote(elements, nounPhraseBefore(elements, start))
  if (from < 0) return null
  return { source: [from, start], inverted: false, from, shared: false }
}

/** “…,” nuclear experts Anna Berg and Erik Lind wrote: all that stands between the quotation and the cue is the source. */
function extendToQuote(elements: readonly Element[], from: number): number {
  let at = from
  while (at > 0 && elements[at - 1]?.quote === -1 && /^(?:NN|NNS|NNP|JJ|DT|CD|VBN)$/.test(elements[at - 1]?.pos ?? ''))
    at--
  return at > 0 && (elements[at - 1]?.quote ?? -1) >= 0 ? at : from
}

/** "…,” said X", "…, said X of the ministry." */
function readInverted(elements: readonly Element[], cue: CueVerb, start: number): SourceReading | null {
  const before = elements[start - 1]
  const afterQuote =
    before !== undefined &&
    (before.quote >= 0 || before.lower === '"' || (isComma(before) && elements[start - 2] !== undefined))
  if (
    !afterQuote ||
    cue.form === 'participle' ||
    !/c|q/.test(cue.frames) ||
    (cue.frames.includes('a') && cue.lemma !== 'ask')
  )
    return null
  const quoted = before.quote >= 0 || (isComma(before) && (elements[start - 2]?.quote ?? -1) >= 0)
  // "X, a lawyer, said donations to the fund were": what stands in front of the comma is no clause.
  if (!quoted && !hasFinite(elements, Math.max(0, start - 40), start)) return null
  let at = cue.at + 1
  while (/^RB/.test(elements[at]?.pos ?? '')) at++
  const end = nounPhraseAfter(elements, at, true)
  if (end === at || isTimeWord(elements[at])) return null
  const after = elements[end]
  if (
    isFiniteVerb(after) ||
    (!quoted && after?.pos === 'VBN') ||
    (after?.pos === 'RB' && isFiniteVerb(elements[end + 1]))
  )
    return null
  if (
    before.quote < 0 &&
    !(after === undefined || isStop(after) || isComma(after) || /^(?:IN|TO|WP|WDT|VBG)$/.test(after.pos))
  )
    return null
  return { source: [at, end], inverted: true, from: start, shared: false }
}

/** "X, an aide to Y, who said": what the pronoun stands for. */
function readRelative(elements: readonly Element[], start: number): SourceReading | null {
  let at = start - 1
  if (isComma(elements[at - 1])) at--
  const from = nounPhraseBefore(elements, at)
  if (from < 0) return null
  return { source: [from, at], inverted: false, from, shared: false }
}

/** "X — and, above all, Y — said". */
function readOverDashes(elements: readonly Element[], start: number): SourceReading | null {
  for (let at = start - 2; at > 0 && start - at < 30; at--) {
    if (isStop(elements[at])) return null
    if (!isDash(elements[at])) continue
    const from = nounPhraseBefore(elements, at)
    return from < 0 ? null : { source: [from, at], inverted: false, from, shared: false }
  }
  return null
}

/** "X, an aide to Y, said": the source stands before the pair of commas. */
function readOverApposition(elements: readonly Element[], start: number): SourceReading | null {
  for (let at = start - 2; at > 0 && start - at < 45; at--) {
    const element = elements[at]
    if (element === undefined || isStop(element)) return null
    if (!isComma(element)) continue
    const from = nounPhraseBefore(elements, at)
    if (from < 0) continue
    const opens = elements[from - 1]
    const inside = elements[at + 1]
    // "A, B, and C, said": the comma of a list opens no apposition.
    if (inside === undefined || /^(?:and|but)$/.test(inside.lower)) continue
    if (
      opens !== undefined &&
      isComma(opens) &&
      elements[from - 2] !== undefined &&
      nounPhraseBefore(elements, from - 1) >= 0
    )
      continue
    if (opens !== undefined && /^(?:IN|TO|VB\w?)$/.test(opens.pos)) continue
    return { source: [from, at], inverted: false, from, shared: false }
  }
  return null
}
