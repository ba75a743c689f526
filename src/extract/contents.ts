// Why it exists: what is said: where the words of a content begin and end.
import type { CueVerb } from './cues.ts'
import type { Document } from './document.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import {
  hasFinite,
  isComma,
  isDash,
  isFiniteVerb,
  isStop,
  nounPhraseAfter,
  nounPhraseBefore,
  skipAdjuncts,
} from './phrases.ts'
import type { SourceReading } from './sources.ts'
import { type Element, endsWithComma, endsWithStop } from './units.ts'

/** Half-open element indexes. */
export type Run = readonly [number, number]
/** The contents of a cue, and the element behind which the sentence goes on without it. */
export type ContentReading = { readonly runs: readonly Run[]; readonly until: number; readonly rule: string }

const OPENERS = /^(?:that|whether|if|how|why|what|who|when|where|which)$/
const TAIL_CLAUSE =
  /^(?:as|when|while|after|before|because|since|referring|speaking|citing|following|according|amid|despite)$/

/**
 * What a cue says. What follows the cue gives the direction: a mark, or an adjunct that runs to the sentence's end,
 * means that the content stands in front (on both sides where the cue is interposed). `floor` is the element in front
 * of which all belongs to something else.
 */
export function readContent(
  document: Document,
  elements: readonly Element[],
  cue: CueVerb,
  reading: SourceReading,
  floor: number,
): ContentReading | null {
  const behind = reading.inverted && reading.source !== null ? reading.source[1] : cue.at + 1
  const left = readLeft(document, elements, reading.from, floor)
  const start = skipAdjuncts(
    elements,
    cue.frames.includes('a') && left !== null ? nounPhraseAfter(elements, behind, false) : behind,
  )
  const next = elements[start]
  if (
    left !== null &&
    (next === undefined ||
      isStop(next) ||
      isComma(next) ||
      isDash(next) ||
      reading.inverted ||
      TAIL_CLAUSE.test(next.lower) ||
      leftIsQuote(elements, left))
  ) {
    const right = isComma(next) ? readInterposed(elements, left, start + 1) : null
    return {
      runs: right === null ? [left] : [left, right],
      until: right === null ? start : right[1],
      rule: right === null ? 'content-before-cue' : 'content-around-cue',
    }
  }
  if (reading.inverted) return null
  return readRight(document, elements, cue, behind, start)
}

function leftIsQuote(elements: readonly Element[], left: Run): boolean {
  return elements[left[1] - 1]?.quote !== -1
}

/** The clause or quotation in front of the source: "CONTENT, X said". */
function readLeft(document: Document, elements: readonly Element[], from: number, floor: number): Run | null {
  let end = from
  const mark = elements[end - 1]
  if (mark === undefined || end <= floor) return null
  if (isComma(mark) || isDash(mark)) end--
  else if (mark.quote < 0) return null
  const last = elements[end - 1]
  if (last === undefined || end <= floor) return null
  if (last.quote >= 0) {
    if (mark === last && !endsWithComma(document, last) && !endsWithStop(document, last)) return null
    return [quoteRunStart(elements, end, floor), end]
  }
  const start = floor
  if (end - start < 2 || !hasFinite(elements, start, end)) {
    // "The plan, he said, would fail": only an interposed cue may leave half a clause in front.
    return end - start >= 1 && isComma(mark) ? [start, end] : null
  }
  return [start, end]
}

/** Quotations that follow one another directly belong together. */
function quoteRunStart(elements: readonly Element[], end: number, floor: number): number {
  let at = end - 1
  while (at - 1 >= floor && (elements[at - 1]?.quote ?? -1) >= 0) at--
  return at
}

/** Behind an interposed cue: the quotation that goes on, or the clause that the front part lacks its verb for. */
function readInterposed(elements: readonly Element[], left: Run, from: number): Run | null {
  const next = elements[from]
  if (next === undefined) return null
  if (next.quote >= 0) return [from, from + 1]
  const conjunction = /^(?:and|but)$/.test(next.lower) && (elements[from + 1]?.quote ?? -1) >= 0
  if (conjunction) return [from + 1, from + 2]
  if (CUE_VERBS.get(next.lower)?.form === 'participle' || leftIsQuote(elements, left)) return null
  const leftComplete = hasFinite(elements, left[0], left[1])
  if (leftComplete && !isFiniteVerb(next)) return null
  const end = clauseEnd(elements, from, 'past')
  return end > from ? [from, end] : null
}

function readRight(
  document: Document,
  elements: readonly Element[],
  cue: CueVerb,
  behind: number,
  skipped: number,
): ContentReading | null {
  let start = skipped
  if (cue.frames.includes('a') || cue.frames.includes('w')) start = skipAddressee(elements, behind)
  if (isComma(elements[start]) && (elements[start + 1]?.quote ?? -1) >= 0) start++
  const next = elements[start]
  if (next === undefined || isStop(next)) return null
  if (next.lower === ':') return rest(elements, start + 1, 'colon')
  if (next.quote >= 0) return quoteRight(document, elements, start, cue)
  if (isComma(next)) return null
  return clauseRight(elements, cue, behind, start)
}

function clauseRight(elements: readonly Element[], cue: CueVerb, behind: number, start: number): ContentReading | null {
  const next = elements[start]
  const end = clauseEnd(elements, start, cue.form)
  const give = (run: Run, rule: string): ContentReading | null =>
    run[1] > run[0] ? { runs: [run], until: run[1], rule } : null
  if (next === undefined) return null
  if (OPENERS.test(next.lower)) {
    const takes = next.lower === 'that' ? /[caqnw]/.test(cue.frames) : /[caqw]/.test(cue.frames)
    return takes ? give([start, end], 'clause-after-cue') : null
  }
  if (next.lower === 'to' && /[ta]/.test(cue.frames)) return give([start, end], 'infinitive-after-cue')
  if (isFiniteVerb(next) || next.pos === 'VBN') return null
  if (/[ca]/.test(cue.frames) && hasFinite(elements, start, end)) return give([start, end], 'clause-after-cue')
  if (cue.frames.includes('o')) return partialQuote(elements, start, end)
  if (/[nq]/.test(cue.frames)) {
    const quoted = elements[behind]?.quoted === true
    const phrase = nounPhraseAfter(elements, behind, true)
    if (quoted || (cue.frames.includes('n') && phrase > behind))
      return give([behind, Math.max(phrase, quoted ? end : clauseEnd(elements, behind, cue.form))], 'phrase-after-cue')
  }
  return null
}

/** "called the deal “a disaster”": only the words in quotation marks are the speaker's. */
function partialQuote(elements: readonly Element[], from: number, to: number): ContentReading | null {
  let first = from
  while (first < to && elements[first]?.quoted !== true) first++
  let last = first
  while (last < to && elements[last]?.quoted === true) last++
  return last - first >= 1 ? { runs: [[first, last]], until: last, rule: 'quoted-words-of-object' } : null
}

/** "told reporters on Monday that …": the addressee is no part of what was said. */
function skipAddressee(elements: readonly Element[], from: number): number {
  let at = from
  while (/^RB/.test(elements[at]?.pos ?? '')) at++
  const next = elements[at]
  if (next === undefined || OPENERS.test(next.lower) || next.quote >= 0) return at
  const end = nounPhraseAfter(elements, at, false)
  let after = skipAdjuncts(elements, end)
  while (/^(?:of|and)$/.test(elements[after]?.lower ?? '') && after < at + 12)
    after = skipAdjuncts(elements, Math.max(after + 1, nounPhraseAfter(elements, after + 1, true)))
  return after
}

function quoteRight(document: Document, elements: readonly Element[], start: number, cue: CueVerb): ContentReading {
  let end = start + 1
  while ((elements[end]?.quote ?? -1) >= 0) end++
  const last = elements[end - 1]
  const closes = last !== undefined && (endsWithStop(document, last) || endsWithComma(document, last))
  if (!closes && elements[end] !== undefined && !isStop(elements[end]))
    end = Math.max(end, clauseEnd(elements, end, cue.form))
  return { runs: [[start, end]], until: end, rule: 'quotation-after-cue' }
}

function rest(elements: readonly Element[], from: number, rule: string): ContentReading | null {
  let to = elements.length
  while (to > from && isStop(elements[to - 1])) to--
  return to > from ? { runs: [[from, to]], until: to, rule } : null
}

/**
 * Index behind the clause that begins at `from`. It closes early: where another source speaks ("…, X said"), at
 * ", adding", at "and" or "but" with a verb of saying of the same tense, at ", while" and ", but" with a new subject.
 */
export function clauseEnd(elements: readonly Element[], from: number, form: CueVerb['form']): number {
  let at = from
  for (; at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined) break
    if (isStop(element) && !element.quoted) break
    if (at > from && closesHere(elements, at, form)) break
  }
  while (at > from && /^(?:,|and|but|--+|\u2013|\u2014|while)$/.test(elements[at - 1]?.lower ?? '')) at--
  return at
}

function closesHere(elements: readonly Element[], at: number, form: CueVerb['form']): boolean {
  const element = elements[at]
  const next = elements[at + 1]
  if (element === undefined || next === undefined || element.quoted) return false
  if (isComma(element)) {
    if (next.quote >= 0) return false
    const verb = CUE_VERBS.get(next.lower)
    if (verb?.form === 'participle') return true
    if (next.lower === 'according') return true
    if (/^(?:while|but|although|though|even)$/.test(next.lower))
      return next.lower !== 'but' || hasSubjectAndVerb(elements, at + 2)
    if (next.lower === 'who') return true
    return sayerFollows(elements, at + 1) || speakerFollows(elements, at + 1, form)
  }
  if (/^(?:and|but)$/.test(element.lower)) return coordinatedCue(elements, at + 1, form)
  return element.lower === 'according' && next.lower === 'to'
}

/** "and (also) announced that": a verb of saying of the same tense, with what it takes behind it. */
function coordinatedCue(elements: readonly Element[], from: number, form: CueVerb['form']): boolean {
  let at = from
  while (/^RB/.test(elements[at]?.pos ?? '')) at++
  const verb = CUE_VERBS.get(elements[at]?.lower ?? '')
  if (verb === undefined || verb.form !== form) return false
  const behind = elements[at + 1]
  return behind !== undefined && !isStop(behind) && (/^VB/.test(elements[at]?.pos ?? '') || behind.lower === 'that')
}

function hasSubjectAndVerb(elements: readonly Element[], from: number): boolean {
  const end = nounPhraseAfter(elements, from, true)
  return end > from && (isFiniteVerb(elements[end]) || /^RB/.test(elements[end]?.pos ?? ''))
}

/** ", (and) Y denies that": the next source with a verb of saying of its own. */
function speakerFollows(elements: readonly Element[], from: number, form: CueVerb['form']): boolean {
  const start = /^(?:and|but)$/.test(elements[from]?.lower ?? '') ? from + 1 : from
  const end = nounPhraseAfter(elements, start, true)
  if (end === start || !/^(?:NNP|PRP|NN|NNS)/.test(elements[end - 1]?.pos ?? '')) return false
  const verb = CUE_VERBS.get(elements[end]?.lower ?? '')
  if (verb === undefined || verb.form !== form || !/[can]/.test(verb.frames)) return false
  const behind = elements[end + 1]
  return behind !== undefined && !isStop(behind) && !isComma(behind)
}

/** ", X said." and ", X reports per …" close what stands in front. */
function sayerFollows(elements: readonly Element[], from: number): boolean {
  let at = nounPhraseAfter(elements, from, false)
  if (at === from) {
    const verb = CUE_VERBS.get(elements[from]?.lower ?? '')
    return (
      verb !== undefined &&
      verb.form !== 'base' &&
      /q/.test(verb.frames) &&
      nounPhraseAfter(elements, from + 1, true) > from + 1
    )
  }
  while (/^RB/.test(elements[at]?.pos ?? '') || /^(?:has|have|had)$/.test(elements[at]?.lower ?? '')) at++
  const word = elements[at]
  const agency = word !== undefined && at === from + 1 ? CUE_VERBS.get(elements[at]?.lower ?? '') : undefined
  const verb = agency ?? CUE_VERBS.get(word?.lower ?? '')
  // The tagger takes "reports" behind a name for a noun, so that it ends the noun phrase.
  const swallowed = CUE_VERBS.get(elements[at - 1]?.lower ?? '')
  const tail = (index: number): boolean => {
    const behind = verb !== undefined && /a/.test(verb.frames) ? nounPhraseAfter(elements, index, false) : index
    const after = elements[skipAdjuncts(elements, behind)]
    return after === undefined || isStop(after) || isComma(after) || after.lower === 'per'
  }
  if (verb !== undefined && /[cq]/.test(verb.frames) && tail(at + 1)) return true
  return (
    swallowed !== undefined &&
    swallowed.form === 'present' &&
    at - from >= 2 &&
    nounPhraseBefore(elements, at - 1) >= 0 &&
    tail(at)
  )
}
