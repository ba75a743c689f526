// Why it exists: every place of a text that says how long one event lasted, and no place that tells of another length.
import type { Duration } from '../core/event.ts'
import type { Span } from '../core/span.ts'
import { sentenceAt } from './clauses.ts'
import type { Document } from './document.ts'
import { type FoundDuration, findDurations } from './durations.ts'
import type { EventMatch } from './event-matches.ts'
import {
  COMPARED,
  LASTED,
  LASTED_IT,
  LENGTH_BEFORE,
  LENGTH_BEHIND,
  NAMED_BY_LENGTH,
  NOT_ITS_OWN,
  OF_ANOTHER,
  OTHER_LENGTH,
  SPENT_WITH,
} from './lexicon/events.ts'
import type { Unit } from './units.ts'

/** `told` is the length with the words that make it the event's: "lasted two hours". */
export type Length = Duration & { readonly span: Span; readonly told: Span }

// Sentences behind the last one that tells of the event which may still say how long it was.
const REACH = 4

/** A unit's span of the text; null for one without words. */
export function spanOf(unit: Unit | undefined): Span | null {
  const first = unit?.elements[0]
  const last = unit?.elements.at(-1)
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end }
}

/**
 * "The meeting lasted two hours", "It lasted 20 minutes, his office said": sentences that say only how long the event
 * was. `told` are the matches that tell of it; a pronoun must stand right behind one of them.
 */
export function findLasted(
  document: Document,
  units: readonly Unit[],
  told: readonly EventMatch[],
  ofOthers: ReadonlySet<number>,
): Span[] {
  const at = new Set(told.map((match) => match.unit))
  const last = Math.max(...at)
  const near = new Set(at)
  const found: Span[] = []
  for (const [index, unit] of units.slice(0, last + REACH).entries()) {
    const span = spanOf(unit)
    if (span === null || at.has(index) || ofOthers.has(index)) continue
    const text = document.normal.slice(span.start, span.end)
    const noun = (LASTED.exec(text) ?? NAMED_BY_LENGTH.exec(text))?.[1]
    const meant = noun === undefined ? near.has(index - 1) && LASTED_IT.test(text) : isSameKind(told[0]?.type, noun)
    if (!meant || findDurations(document, span).length === 0) continue
    near.add(index)
    found.push(span)
  }
  return found
}

/** "The call lasted" tells nothing of a meeting, "the summit lasted" nothing of a call. */
function isSameKind(type: EventMatch['type'] | undefined, noun: string): boolean {
  if (/^(?:speech|address)$/i.test(noun)) return type === 'statement'
  return type === 'call' ? !/^(?:meeting|summit|session|visit|trip|tour)$/i.test(noun) : noun.toLowerCase() !== 'call'
}

/** The lengths that spans give to the event itself: "a two-hour call", "spoke for an hour", "lasted 20 minutes". */
export function findLengths(document: Document, spans: readonly Span[]): Length[] {
  return spans.flatMap((span) => findDurations(document, span).flatMap((one) => lengthOf(document, span, one) ?? []))
}

/** Those of them that may be set against each other: no part of the event, no plan, no other event. */
export function withoutOthers(document: Document, lengths: readonly Length[]): Length[] {
  return lengths.filter(({ span }) => {
    const sentence = sentenceAt(document, span.start) ?? span
    return !OTHER_LENGTH.test(document.normal.slice(sentence.start, sentence.end))
  })
}

/** "It can't have been more than an hour" is less than one; what "stretched over two days" took them exactly. */
function inContext(one: FoundDuration, head: string): FoundDuration {
  if (
    one.relation === 'more-than' &&
    /\b(?:can't|cannot|couldn't|could not|not|never|didn't) (?:have )?(?:been|last(?:ed)?) $/i.test(head)
  )
    return { ...one, relation: 'less-than' }
  if (!/^over /i.test(one.text) || !/\b(?:stretched|spread|took place) $/i.test(head)) return one
  const start = one.span.start + 'over '.length
  return { ...one, relation: 'exact', text: one.text.slice('over '.length), span: { start, end: one.span.end } }
}

function lengthOf(document: Document, span: Span, given: FoundDuration): Length | null {
  const from = Math.max(span.start, given.span.start - 100)
  const one = inContext(given, document.normal.slice(from, given.span.start))
  // Quoted in part: 'they stayed for "four hours"'.
  const head = document.normal
    .slice(from, one.span.start)
    .replace(/["']+$/, '')
    .replace(/["'](?=for $)/, '')
  const tail = document.normal.slice(one.span.end, Math.min(span.end, one.span.end + 80))
  if (
    NOT_ITS_OWN.test(head) ||
    COMPARED.test(tail) ||
    (/^ (?:before|after)\b/i.test(tail) && !/\bfor $/i.test(head)) ||
    OF_ANOTHER.test(head)
  )
    return null
  const behind = LENGTH_BEHIND.exec(tail)
  if (behind !== null) return { ...one, told: { start: one.span.start, end: one.span.end + behind[0].length } }
  const before = LENGTH_BEFORE.exec(head)
  if (before === null) return null
  // "met soldiers after a ten-hour ride", "for 40 years of service": the length goes with the noun behind it.
  if (/^(?:-| of\b)/.test(tail) || (/^after/i.test(before[0]) && !/^ of\b/.test(tail))) return null
  if (/^sp[ae]n/i.test(before[0]) && !SPENT_WITH.test(tail)) return null
  return { ...one, told: { start: from + before.index, end: one.span.end } }
}

/** The first two lengths that cannot both hold; null where all may. */
export function findConflict(lengths: readonly Length[]): readonly [Length, Length] | null {
  for (const [at, one] of lengths.entries()) {
    const other = lengths.slice(at + 1).find((later) => !canBothHold(one, later))
    if (other !== undefined) return [one, other]
  }
  return null
}

function canBothHold(a: Duration, b: Duration): boolean {
  const [x, y] = [rangeOf(a), rangeOf(b)]
  return x[0] <= y[1] && y[0] <= x[1]
}

/** Newsrooms round: "two hours" may be 1:42, "about an hour" 72 minutes. Minutes, [from, to]. */
function rangeOf({ minutes, relation }: Duration): readonly [number, number] {
  switch (relation) {
    case 'exact':
      return [minutes * 0.85, minutes * 1.15]
    case 'about':
      return [minutes * 0.8, minutes * 1.2]
    case 'more-than':
      return [minutes, Number.POSITIVE_INFINITY]
    case 'less-than':
      return [0, minutes]
    default:
      return relation satisfies never
  }
}
