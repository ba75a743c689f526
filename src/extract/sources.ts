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
} from './phrases.ts'
import { beforeDay, causedSubject, sharedSubject, subjectBefore, verbGroupStart } from './subjects.ts'
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

// What is written or shown speaks for whoever puts it out: "issued a statement saying".
const MESSAGES =
  /^(?:statement|tweet|letter|release|email|e-mail|post|message|memo|note|report|speech|interview|article|column|op-ed)s?$/

const KEEPS = /^(?:keeps?|kept|starts|started|stopped)$/

/**
 * The source of a cue; `previous` is the source of the cue before in the same sentence, `floor` the end of its content.
 * Null where the cue can have none.
 */
export function readSource(
  elements: readonly Element[],
  cue: CueVerb,
  previous: Source,
  floor = 0,
): SourceReading | null {
  const start = verbGroupStart(elements, cue.at)
  const before = elements[start - 1]
  // "as she keeps saying that": the verb in front has the subject.
  if (cue.form === 'participle' && KEEPS.test(before?.lower ?? ''))
    return readSource(elements, { ...cue, at: start - 1, form: 'past' }, previous, floor)
  const inverted = readInverted(elements, cue, start)
  if (inverted !== null) return inverted
  const share = (end: number): SourceReading | null => {
    const source = sharedSubject(elements, end, floor, previous, cue.form === 'participle')
    return source === null && cue.form !== 'participle' ? null : { source, inverted: false, from: start, shared: true }
  }
  // "with Lind and Berg all calling for it"
  const own = /^(?:all|both|each)$/.test(before?.lower ?? '') ? start - 1 : start
  if (cue.form === 'participle') return readOwnNoun(elements, own) ?? share(start)
  if (before === undefined) return null
  const relative =
    /^(?:who|which)$/.test(before.lower) || (before.lower === 'that' && /^NN/.test(elements[start - 2]?.pos ?? ''))
  if (relative) return readRelative(elements, start)
  const day = beforeDay(elements, start)
  const joint = elements[day - 1]
  if (
    /^(?:and|but|or|then)$/.test(joint?.lower ?? '') ||
    (isComma(joint) && /^(?:and|but|then)$/.test(elements[day - 2]?.lower ?? '')) ||
    (isComma(joint) && elements[day]?.lower === 'then')
  )
    return share(day)
  const adjunct = adjunctBehindJoint(elements, day)
  if (adjunct > 0) return share(adjunct)
  if (isComma(before))
    return readOverApposition(elements, start) ?? (isOneOfList(elements, cue.at) ? share(start) : null)
  if (isDash(before)) return readOverDashes(elements, start)
  if (before.pos === 'TO') {
    const caused = causedSubject(elements, start - 1)
    return caused === null ? share(start) : { source: caused, inverted: false, from: start, shared: true }
  }
  const from = withList(elements, extendToQuote(elements, subjectBefore(elements, day)), day)
  if (from < 0) return null
  return { source: [from, day], inverted: false, from, shared: false }
}

/** "left, but in a later interview | said": index of the preposition behind the conjunction; 0 where there is none. */
function adjunctBehindJoint(elements: readonly Element[], end: number): number {
  if (!/^NN/.test(elements[end - 1]?.pos ?? '')) return 0
  for (let at = end - 2; at > 1 && end - at < 7; at--) {
    const word = elements[at]
    if (word === undefined || word.quoted || isComma(word)) return 0
    // "officials in Marn and at the port said" has no verb in front.
    if (word.pos === 'IN' && /^(?:and|but)$/.test(elements[at - 1]?.lower ?? ''))
      return /^(?:in|at|on|after|during)$/.test(word.lower) && hasFinite(elements, Math.max(0, at - 40), at) ? at : 0
  }
  return 0
}

/** "Marn, Velt and Lind said": a list of names that opens the sentence is the source as a whole. */
function withList(elements: readonly Element[], from: number, end: number): number {
  const joined = elements.slice(Math.max(0, from), end).some(({ lower }) => lower === 'and')
  if (from < 2 || !joined || elements[from]?.pos !== 'NNP') return from
  for (let at = 0; at < from; at++) if (elements[at]?.pos !== 'NNP' && !isComma(elements[at])) return from
  return isComma(elements[from - 1]) ? 0 : from
}

/** "with Lind saying", "a banner saying": a participle right behind a noun is that noun's. */
function readOwnNoun(elements: readonly Element[], start: number): SourceReading | null {
  const noun = elements[start - 1]
  if (noun?.lower === 'as') return readQuoted(elements, start)
  if (noun === undefined || !/^NN/.test(noun.pos) || isTimeWord(noun) || MESSAGES.test(noun.lower)) return null
  const from = nounPhraseBefore(elements, start)
  // "At one point calling it sad": the phrase of a preposition other than "with" is nobody.
  const link = elements[from - 1]
  // "The port spoke of Berg saying it" in May.
  const shown = link?.lower === 'of' && elements[from]?.pos === 'NNP'
  if (from < 0 || (link?.pos === 'IN' && !shown && !/^(?:with|up|out)$/.test(link.lower))) return null
  return { source: [from, start], inverted: false, from: start, shared: true }
}

/** "The paper quoted Lind as saying": the words are Lind's. */
function readQuoted(elements: readonly Element[], start: number): SourceReading | null {
  const from = nounPhraseBefore(elements, start - 1)
  if (from < 1 || !/^(?:quot|cit|describ)(?:e|es|ed|ing)$/.test(elements[from - 1]?.lower ?? '')) return null
  return { source: [from, start - 1], inverted: false, from: start, shared: true }
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
  // "Lind, who wrote for the Ledger, posted the clip": a relative clause is no content, and its noun is the subject.
  if (isComma(before) && elements[start - 2]?.quote === -1 && isRelativeOnly(elements, start - 1)) return null
  const quoted = before.quote >= 0 || (isComma(before) && (elements[start - 2]?.quote ?? -1) >= 0)
  // "X, a lawyer, said donations to the fund were": what stands in front of the comma is no clause.
  if (!quoted && !hasFinite(elements, Math.max(0, start - 40), start) && !isLongPhrase(elements, start)) return null
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

/** "Lind, who wrote for the Ledger |,": a noun and its relative clause from the sentence's beginning to `end`. */
function isRelativeOnly(elements: readonly Element[], end: number): boolean {
  const noun = nounPhraseAfter(elements, 0, true)
  if (noun === 0 || !isComma(elements[noun]) || !/^(?:who|which|whose)$/.test(elements[noun + 1]?.lower ?? ''))
    return false
  for (let at = noun + 2; at < end; at++) if (isComma(elements[at])) return false
  return true
}

/** "Costs impact the ability to pay, said Berg": the tagger missed the verb of what no comma parts. */
function isLongPhrase(elements: readonly Element[], end: number): boolean {
  if (end < 7) return false
  for (let at = 0; at < end - 1; at++) if (isComma(elements[at])) return false
  return true
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
    if (isComma(opens) && isListed(elements, from - 1)) continue
    // "Just over a quarter, 26 percent, say"
    const about = /^(?:over|under|about)$/.test(opens?.lower ?? '')
    if (opens !== undefined && !about && /^(?:IN|TO|VB\w?)$/.test(opens.pos)) continue
    return { source: [from, at], inverted: false, from, shared: false }
  }
  // "With Lind gone, Anna Berg of the harbour office, said": a comma that no other opens.
  const from = nounPhraseBefore(elements, start - 1)
  if (from <= 0 || !/^(?:NNP|DT)$/.test(elements[from]?.pos ?? '') || !isComma(elements[from - 1])) return null
  return { source: [from, start - 1], inverted: false, from, shared: false }
}

/** "mocked a reporter, called him a fool and left": the verb is one of a list that "and" closes. */
function isOneOfList(elements: readonly Element[], at: number): boolean {
  const tag = elements[at]?.pos
  for (let next = at + 1; next < elements.length && next - at < 30; next++) {
    if (isStop(elements[next])) return false
    if (elements[next]?.lower !== 'and') continue
    let verb = next + 1
    while (/^RB/.test(elements[verb]?.pos ?? '')) verb++
    if (elements[verb]?.pos === tag || (tag === 'VBN' && elements[verb]?.pos === 'VBD')) return true
  }
  return false
}

/** "A, B, C, said" is a list; "In a statement, Berg, an aide, said" is none. */
function isListed(elements: readonly Element[], comma: number): boolean {
  const from = nounPhraseBefore(elements, comma)
  // "On Dec. 2, Lind, an aide, said"
  const date = isTimeWord(elements[comma - 1]) || isTimeWord(elements[comma - 2])
  return from >= 0 && !date && !/^(?:IN|TO)$/.test(elements[from - 1]?.pos ?? '')
}
