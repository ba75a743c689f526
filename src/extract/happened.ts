// Why it exists: what a text denies, doubts, supposes or hears as a rumour is never told as something that happened.
import { covers, type Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import { type Document, tokenAt } from './document.ts'
import type { EventMatch } from './event-matches.ts'
import { CALLED_FALSE, DENYING, DOUBTING, NOT_HELD, RUMOUR, UNREAL_ADJECTIVE } from './lexicon/denials.ts'
import { CALLED_OFF } from './lexicon/events.ts'
import { isFiniteVerb, isStop } from './phrases.ts'
import type { Element, Unit } from './units.ts'

/** As the text has it: it took, takes or will take place; it did not; or it is only asked, supposed or rumoured. */
export type Standing = 'told' | 'denied' | 'supposed'

/** The statements in whose words a place stands, in order; and those that a unit makes. */
export type Tellings = {
  readonly around: (place: Span) => readonly Reported[]
  readonly ofUnit: (unit: number) => readonly Reported[]
}

type Telling = {
  readonly document: Document
  readonly unit: Unit
  readonly tellings: Tellings
  readonly match: EventMatch
}

/** Looks each statement up by the sentences that it reaches into, so that no place asks all of them. */
export function indexTellings(document: Document, reported: readonly Reported[]): Tellings {
  const bySentence = new Map<number, Reported[]>()
  const byUnit = new Map<number, Reported[]>()
  const enter = (map: Map<number, Reported[]>, key: number, one: Reported): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [one])
    else if (list.at(-1) !== one) list.push(one)
  }
  const sentenceOf = (offset: number): number => document.tokens[tokenAt(document, offset + 1) - 1]?.sentence ?? 0
  for (const one of reported) {
    enter(byUnit, one.statement.unit, one)
    for (const { start, end } of one.attribution.contents)
      for (let at = sentenceOf(start); at <= sentenceOf(end); at++) enter(bySentence, at, one)
  }
  return {
    around: (place) =>
      (bySentence.get(sentenceOf(place.start)) ?? []).filter(({ attribution }) =>
        attribution.contents.some((content) => covers(content, place)),
      ),
    ofUnit: (unit) => byUnit.get(unit) ?? [],
  }
}

/** How a text has the event of one match: by its own words, and by whose words it stands in. */
export function standingOf({ document, unit, tellings: known, match }: Telling): Standing {
  const predicate = unit.elements[match.predicate]
  if (predicate === undefined) return 'told'
  const tellings = known.around(predicate).map(({ attribution }) => attribution)
  if (tellings.some(({ polarity }) => polarity === 'denies')) return 'denied'
  if (tellings.some(({ polarity }) => polarity === 'declines' || polarity === 'asks')) return 'supposed'
  if (tellings.some(({ cue }) => cue !== null && RUMOUR.test(wordsOf(document, cue)))) return 'supposed'
  const before = textBefore(document, unit.elements, predicate.start)
  const after = document.normal.slice(predicate.end, Math.min(unit.elements.at(-1)?.end ?? 0, predicate.end + NEAR))
  // What was planned and will not be is called off, which is news of it.
  if (isNegated(unit.elements, match) || DENYING.test(before) || (NOT_HELD.test(after) && !CALLED_OFF.test(after)))
    return 'denied'
  return isSupposed(document, unit.elements, match) ? 'supposed' : 'told'
}

// A denial that only points back ("denied it") stands soon behind what it denies.
const DENIAL_REACH = 2
const BACK =
  /^(?:it|this|that|so|the (?:reports?|claims?|allegations?|accusations?|accounts?|rumou?rs?|meeting|call|talks|visit|stor(?:y|ies)))$/i

/**
 * Whether what the text knows only from somebody's words is denied by somebody else's. What it tells in its own voice
 * stands all the same. `contested`: another sentence says that it did not happen.
 */
export function isDeniedElsewhere(
  given: Omit<Telling, 'unit'> & { readonly units: readonly Unit[]; readonly contested: () => boolean },
): boolean {
  const { document, units, tellings, match } = given
  const predicate = units[match.unit]?.elements[match.predicate]
  if (predicate === undefined || tellings.around(predicate).length === 0) return false
  if (given.contested()) return true
  const next = units.slice(match.unit + 1, match.unit + 1 + DENIAL_REACH)
  if (next.some(({ elements }) => CALLED_FALSE.test(textBefore(document, elements, elements.at(-1)?.end ?? 0))))
    return true
  for (let unit = match.unit; unit <= match.unit + DENIAL_REACH; unit++) {
    for (const { attribution } of tellings.ofUnit(unit)) {
      if (attribution.polarity !== 'denies') continue
      if (attribution.contents.some((content) => BACK.test(wordsOf(document, content)))) return true
    }
  }
  return false
}

// What governs a predicate stands near it; a sentence may be endless.
const NEAR = 400

function textBefore(document: Document, elements: readonly Element[], at: number): string {
  return document.normal.slice(Math.max(elements[0]?.start ?? at, at - NEAR), at)
}

function wordsOf(document: Document, span: Span): string {
  return document.normal.slice(span.start, span.end)
}

const REFUSING = /^(?:fail|refus|declin|unable|unwilling|avoid|forgot)/

/** "did not meet", "has yet to meet", "had never held", "held no talks", "Nobody met": back to the verb group's subject. */
function isNegated(elements: readonly Element[], { predicate: at, behind }: EventMatch): boolean {
  if (elements.slice(at + 1, behind).some(({ lower }) => /^(?:not|n't|never|no|neither)$/.test(lower))) return true
  if (/^(?:almost|nearly)$/.test(elements[at - 1]?.lower ?? '')) return true
  for (let back = at - 1; back >= 0 && back > at - 9; back--) {
    const element = elements[back]
    if (element === undefined || element.quote >= 0) return false
    if (/^(?:not|n't|never|nor|neither|hardly|without)$/.test(element.lower))
      return elements[back + 1]?.lower !== 'only'
    if (/^(?:cannot|can't|won't|didn't|yet)$/.test(element.lower))
      return element.lower !== 'yet' || elements[back + 1]?.lower === 'to'
    if (REFUSING.test(element.lower) && /^(?:VB|JJ)/.test(element.pos)) return true
    if (!/^(?:RB|MD|TO|VB|VBD|VBZ|VBP|VBN|VBG)$/.test(element.pos)) return isNobody(elements, back)
  }
  return false
}

/** The subject itself may deny it: "nobody", "no minister", "neither Berg nor Lind". */
function isNobody(elements: readonly Element[], last: number): boolean {
  for (let back = last; back >= 0 && back > last - 8; back--) {
    const element = elements[back]
    if (element === undefined || isStop(element) || element.lower === ',' || isFiniteVerb(element)) return false
    if (/^(?:nobody|none|neither)$/.test(element.lower)) return true
    if (element.lower === 'no' && element.pos === 'DT') return true
  }
  return false
}

/** "if she met him", "whether they met", "would have met", "in a hypothetical call", "denied that", "rumours that", "Did she …?" */
function isSupposed(document: Document, elements: readonly Element[], match: EventMatch): boolean {
  const first = elements[0]
  const predicate = elements[match.predicate]
  const last = elements.at(-1)
  if (first === undefined || predicate === undefined || last === undefined) return false
  const before = textBefore(document, elements, predicate.start)
  const sentence = before + document.normal.slice(predicate.start, Math.min(last.end, predicate.start + NEAR))
  const noun = elements[match.behind - 1]
  const upTo = textBefore(document, elements, Math.max(noun?.end ?? 0, predicate.end))
  if (last.quote < 0 && last.lower === '?') return true
  if (/\b(?:if|whether|unless|as though|lest)\b[^,;.]*$/i.test(before)) return true
  if (
    /\b(?:would|could|should|might) have (?:\w+ly )?$|\b(?:was|were) (?:due |supposed )?to have (?:\w+ly )?$/i.test(
      before,
    )
  )
    return true
  if (/\b(?:would|could|might) (?:\w+ly )?$/i.test(before) && /\b(?:if|unless)\b/i.test(sentence)) return true
  // "Had she met him, the war would be over."
  if (/(?:^|[,;.:] )Had (?!(?:\w+ )?been\b)[^,;.]*$/.test(before)) return true
  if (DOUBTING.test(before)) return true
  return UNREAL_ADJECTIVE.test(upTo)
}
