// Why it exists: what is said: where the words of a content begin and end.
import { behindAdjunct, behindAside, OPENERS, skipAddressee, standsAside, thatBehindAdjunct } from './asides.ts'
import { opensTime, quotedBeforeTime, saysYes } from './brief-contents.ts'
import { type Bounds, clauseEnd } from './clause-end.ts'
import {
  isFronted,
  isMainClause,
  leftIsQuote,
  readFronted,
  readInterposed,
  readLeft,
  readRelativeAround,
  readResumed,
} from './content-left.ts'
import { isBareClause, readFramed, readObject, withoutAdjunct } from './content-objects.ts'
import { type CueVerb, particlesOf } from './cues.ts'
import type { Document } from './document.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import type { AttributionRule } from './lexicon/rules.ts'
import { hasFinite, isComma, isDash, isFiniteVerb, isStop, nounPhraseAfter, skipAdjuncts } from './phrases.ts'
import { isTitleLike } from './quote-units.ts'
import type { SourceReading } from './sources.ts'
import { type Element, endsWithComma, endsWithStop } from './units.ts'

/** Half-open element indexes. */
export type Run = readonly [number, number]
/** The contents of a cue, and the element behind which the sentence goes on without it. */
export type ContentReading = { readonly runs: readonly Run[]; readonly until: number; readonly rule: AttributionRule }

const SUBORDINATORS = /^(?:while|although|though|when|as|if|after|before|because|since|even|once|until)$/
// Verbs of saying whose clause has its "that": "protested the law that was passed" says nothing.
const NEVER_BARE =
  /^(?:begin|continue|protest|respond|comment|elaborate|underline|underscore|post|type|forecast|point|make|put)$/
const DISMISSED =
  /^(?:as|claims?|allegations?|accusations?|charges?|reports?|rumou?rs?|suggestions?|ideas?|concerns?|fears?|criticisms?|critiques?|complaints?|talk|notion|warnings?|calls?|questions?|speculation|threats?|it|that|this)$/
const CLAIMED = /^(?:responsibility|victory|credit|innocence)$/
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
  // "pointed out that"
  const particle = particlesOf(elements, cue.at, cue.lemma)
  // "It goes without saying that trains need doors" says it of nobody.
  if (elements[cue.at - 1]?.lower === 'without') return null
  const behind = reading.inverted && reading.source !== null ? reading.source[1] : cue.at + 1 + particle
  const bounds = boundsOf(elements, cue, reading)
  // "X, who argued with Y, …": a relative clause has nothing of its own in front.
  const around = readRelativeAround(elements, cue, reading, behind)
  if (around !== null) return around
  const front = bounds.relative ? null : readLeft(document, elements, reading.from, floor)
  const left = front !== null && mayStandInFront(document, elements, cue, reading, front) ? front : null
  const start = skipAdjuncts(
    elements,
    cue.frames.includes('a') && left !== null ? nounPhraseAfter(elements, behind, false) : behind,
  )
  // "As Berg said on Monday, the port is shut."
  if (isComma(elements[start]) && standsAside(elements, cue, reading)) {
    const from = behindAdjunct(elements, start + 1)
    return give([from, clauseEnd(elements, from, { ...bounds, whole: true })], 'clause-after-aside')
  }
  if (isComma(elements[start]) && !reading.inverted && (left === null || !hasFinite(elements, left[0], left[1]))) {
    const content = behindAside(elements, start)
    if (content !== null) return readRight(document, elements, cue, content, content, bounds)
  }
  const framed = left !== null && leftIsQuote(elements, left) ? null : readFramed(elements, cue, behind, bounds)
  if (framed !== null && !reading.inverted) return framed
  const next = elements[start]
  if (
    left !== null &&
    (next === undefined ||
      isStop(next) ||
      isComma(next) ||
      isDash(next) ||
      reading.inverted ||
      TAIL_CLAUSE.test(next.lower) ||
      leftIsQuote(elements, left) ||
      // "The vote was lost, Berg said in a message sent on Monday."
      (next.pos === 'IN' && next.lower !== 'that' && isMainClause(elements, left)))
  ) {
    const right =
      (isComma(next) ? readInterposed(elements, left, start + 1) : null) ?? readResumed(elements, left, start)
    if (right === null && isFronted(elements, left)) return readFronted(elements, left, start, bounds)
    return {
      runs: right === null ? [left] : [left, right],
      until: right === null ? start : right[1],
      rule: right === null ? 'content-before-cue' : 'content-around-cue',
    }
  }
  if (reading.inverted) return null
  return readRight(document, elements, cue, behind, start, bounds)
}

/**
 * "He smiled, saying “…”", "As he left, Berg said, “…”": what stands in front is told by the text, not by the source,
 * unless it is a quotation itself.
 */
function mayStandInFront(
  document: Document,
  elements: readonly Element[],
  cue: CueVerb,
  reading: SourceReading,
  left: Run,
): boolean {
  if (leftIsQuote(elements, left)) return !isBroughtBefore(document, elements, left)
  if (cue.form === 'participle') return false
  const quoteBehind = isComma(elements[cue.at + 1]) && (elements[cue.at + 2]?.quote ?? -1) >= 0
  return reading.inverted || !quoteBehind
}

/** Berg answered with, “Why now?” Lind wrote back, “You look fine”: a whole quotation behind a verb and its comma is not the next verb's. */
function isBroughtBefore(document: Document, elements: readonly Element[], [from, to]: Run): boolean {
  const last = elements[to - 1]
  return (
    from > 2 &&
    last !== undefined &&
    last.quote >= 0 &&
    endsWithStop(document, last) &&
    isComma(elements[from - 1]) &&
    hasFinite(elements, 0, from - 1)
  )
}

/** A clause that opens the sentence ("While she says …,", "Saying that …,") ends where the main clause begins. */
function boundsOf(elements: readonly Element[], cue: CueVerb, { source, from }: SourceReading): Bounds {
  // An opening clause is short: a cue far behind the beginning stands in none.
  const commaBefore = cue.at > 60 || elements.slice(0, cue.at).some((element) => isComma(element))
  const first = elements[0]
  const hanging = first?.lower === 'ever' || (first?.pos === 'VBG' && cue.form === 'participle')
  const opening = !commaBefore && (hanging || SUBORDINATORS.test(first?.lower ?? '') || cue.at === 0)
  const relative = source !== null && source[1] <= from && elements[from - 1]?.lower === 'who'
  const who = relative || elements[cue.at - 1]?.lower === 'who'
  // "a petition calling on him to go has reached …"
  const own = cue.form === 'participle' && source !== null && source[1] === from && cue.at > 0
  return { form: cue.form, opening, relative: who, noun: who || own }
}

function readRight(
  document: Document,
  elements: readonly Element[],
  cue: CueVerb,
  behind: number,
  skipped: number,
  bounds: Bounds,
): ContentReading | null {
  let start = skipped
  if (cue.frames.includes('a') || cue.frames.includes('w')) start = skipAddressee(elements, behind)
  if (isComma(elements[start]) && (elements[start + 1]?.quote ?? -1) >= 0) start++
  start = thatBehindAdjunct(elements, cue, start)
  const next = elements[start]
  if (next === undefined || isStop(next)) {
    // "urged a larger role for the port": what looked like an addressee is what was urged.
    return /^(?:urge|advise)$/.test(cue.lemma) && start - behind > 1
      ? phraseRight(elements, cue, behind, start, bounds)
      : null
  }
  if (next.lower === ':') return behindColon(elements, start + 1)
  // "began with a short film, “Playing Lind,” in which": the name of what stands in front.
  if (next.quote >= 0 && start > behind + 1 && isTitleLike(document.text.slice(next.start, next.end))) return null
  if (next.quote >= 0) return quoteRight(document, elements, start, bounds)
  if (isComma(next)) return null
  return clauseRight(elements, cue, behind, start, bounds)
}

function clauseRight(
  elements: readonly Element[],
  cue: CueVerb,
  behind: number,
  start: number,
  bounds: Bounds,
): ContentReading | null {
  const next = elements[start]
  const end = clauseEnd(elements, start, bounds)
  if (next === undefined) return null
  if (OPENERS.test(next.lower)) {
    // "told them about the plan | which had failed": no question.
    if (
      cue.lemma !== 'ask' &&
      (/^(?:which|who|whom)$/.test(next.lower) || isRelativeThat(elements, start)) &&
      start > behind &&
      /^NN/.test(elements[start - 1]?.pos ?? '')
    )
      return null
    const how = /^(?:how|why|what)$/.test(next.lower) && cue.frames.includes('h')
    const takes = how || (next.lower === 'that' ? /[caqnw]/ : /[caqw]/).test(cue.frames)
    return takes ? give([start, end], 'clause-after-cue') : null
  }
  if (
    /[ta]/.test(cue.frames) &&
    (next.lower === 'to' || (next.lower === 'not' && elements[start + 1]?.lower === 'to'))
  ) {
    return give([start, clauseEnd(elements, start, { ...bounds, single: true })], 'infinitive-after-cue')
  }
  // "Denied colluding with Y."
  if (cue.polarity === 'denies' && next.pos === 'VBG' && !/thing$/.test(next.lower))
    return give([start, clauseEnd(elements, start, { ...bounds, single: true })], 'phrase-after-cue')
  // They chanted “no way” | after the talks had failed.
  const words = /[cq]/.test(cue.frames) ? quotedBeforeTime(elements, start) : start
  if (words > start) return give([start, words], 'clause-after-cue')
  // "Half of them said yes."
  if (cue.lemma === 'say' && saysYes(elements, start)) return give([start, start + 1], 'clause-after-cue')
  if (isFiniteVerb(next) || next.pos === 'VBN') return null
  if (opensTime(elements, start, end)) return null
  if (/[ca]/.test(cue.frames) && !NEVER_BARE.test(cue.lemma) && isBareClause(elements, start, end))
    return give([start, end], 'clause-after-cue')
  if (cue.frames.includes('o'))
    return readObject(elements, cue, start, clauseEnd(elements, start, { ...bounds, single: true }))
  // The tagger may miss the verb of the clause; behind "said" a run of words that begins like one is a clause all the same.
  if (/^(?:say|argue|insist)$/.test(cue.lemma) && end - start >= 4 && nounPhraseAfter(elements, start, false) > start)
    return give([start, end], 'clause-after-cue')
  return phraseRight(elements, cue, behind, end, bounds)
}

/** "pointed to a report | that called the port a risk": the pronoun is the subject of a verb with its object. */
function isRelativeThat(elements: readonly Element[], that: number): boolean {
  if (elements[that]?.lower !== 'that' || !/^VB[DZN]$/.test(elements[that + 1]?.pos ?? '')) return false
  return /^(?:DT|PRP\$?|NNP)$/.test(elements[that + 2]?.pos ?? '')
}

/** "claimed responsibility", "stated his support": verbs of a clause that take some nouns, against "claimed three lives". */
function takesNoun(elements: readonly Element[], cue: CueVerb, behind: number): boolean {
  if (cue.frames.includes('n')) return true
  if (cue.lemma === 'state') return elements[behind]?.pos === 'PRP$'
  return cue.lemma === 'claim' && CLAIMED.test(elements[behind]?.lower ?? '')
}

/** "denied the allegations"; or words in quotation marks that are no clause. */
function phraseRight(
  elements: readonly Element[],
  cue: CueVerb,
  behind: number,
  end: number,
  bounds: Bounds,
): ContentReading | null {
  if (!/[nq]/.test(cue.frames)) return null
  const phrase = nounPhraseAfter(elements, behind, true)
  if (elements[behind]?.quoted === true) return give([behind, Math.max(phrase, end)], 'phrase-after-cue')
  if (!takesNoun(elements, cue, behind) || phrase === behind) return null
  // "dismissed their head coach" is no denial.
  if (cue.lemma === 'dismiss' && !elements.slice(behind, end).some(({ lower }) => DISMISSED.test(lower))) return null
  const to = Math.max(phrase, clauseEnd(elements, behind, { ...bounds, single: true }))
  return give([behind, withoutAdjunct(elements, cue, behind, to)], 'phrase-after-cue')
}

function give(run: Run, rule: AttributionRule): ContentReading | null {
  return run[1] > run[0] ? { runs: [run], until: run[1], rule } : null
}

function quoteRight(document: Document, elements: readonly Element[], start: number, bounds: Bounds): ContentReading {
  let end = start + 1
  while ((elements[end]?.quote ?? -1) >= 0) end++
  const last = elements[end - 1]
  const closes = last !== undefined && (endsWithStop(document, last) || endsWithComma(document, last))
  if (!closes && elements[end] !== undefined && !isStop(elements[end]))
    end = Math.max(end, clauseEnd(elements, end, bounds))
  return { runs: [[start, end]], until: end, rule: 'quotation-after-cue' }
}

/** "said: “We will not go,” | and added: “Never.”": a verb of saying behind the quotation has words of its own. */
function behindColon(elements: readonly Element[], from: number): ContentReading | null {
  let end = from
  while ((elements[end]?.quote ?? -1) >= 0) end++
  const cue = isComma(elements[end]) ? end + 2 : end + 1
  const goesOn = end > from && elements[cue - 1]?.lower === 'and' && CUE_VERBS.has(elements[cue]?.lower ?? '')
  return goesOn ? give([from, end], 'colon') : rest(elements, from, 'colon')
}

function rest(elements: readonly Element[], from: number, rule: AttributionRule): ContentReading | null {
  let to = elements.length
  while (to > from && isStop(elements[to - 1])) to--
  return to > from ? { runs: [[from, to]], until: to, rule } : null
}
