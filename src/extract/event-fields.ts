// Why it exists: the fields of one event, each from the clause that tells of it: phase, medium, place, topics, tellers.
import type { NewsEvent } from '../core/event.ts'
import { covers, type Span } from '../core/span.ts'
import { sentenceAt } from './clauses.ts'
import { isOnlyDay } from './dates.ts'
import type { Document } from './document.ts'
import { spanOf } from './event-lengths.ts'
import type { EventMatch } from './event-matches.ts'
import { findVenue } from './event-venues.ts'
import type { Reading } from './events.ts'
import {
  AHEAD,
  BY_TELEPHONE,
  CALLED_OFF,
  CANCELLED,
  COLLAPSED,
  EVENT_NOUNS,
  IN_PERSON,
  OFF_AFTER_ALL,
  PHONE,
  PLANNED,
  PROPOSED,
  STILL_ON,
  TALKING,
  UNDER_WAY,
  VIDEO,
} from './lexicon/events.ts'
import { nounPhraseAfter } from './phrases.ts'
import { tellerAt } from './tellers.ts'
import type { Element, Unit } from './units.ts'

const MENTIONS =
  /\b(?:calls?|conversation|meeting|summit|gathering|audience|encounter|parley|talks|negotiations?|exchange|discussions?|visit|spoke|spoken|talked|met|discussed)\b/i

// "struck two villages during the talks" is no account of the talks.
const MEANWHILE =
  /\b(?:during|before|after|since|until|ahead of|following) (?:the|their|its|his|her|that|those) (?:[\p{L}-]+ )?\p{L}+/giu

// Behind the last telling, where a text calls a talk of which it did not say the means a call.
const MEANS_REACH = 3

/** How far it has come, by the words around its predicate. */
export function phaseOf({ document, units }: Reading, match: EventMatch): NewsEvent['phase'] {
  const unit = units[match.unit]
  const predicate = unit?.elements[match.predicate]
  const span = spanOf(unit)
  if (predicate === undefined || span === null) return match.phase ?? 'held'
  const before = document.normal.slice(Math.max(span.start, predicate.start - 60), predicate.start)
  const behind = document.normal.slice(predicate.start, Math.min(span.end, predicate.end + 220))
  if (CANCELLED.test(before.slice(-40) + behind.slice(0, 60)) || CALLED_OFF.test(behind)) return 'cancelled'
  if (match.phase === 'proposed' || match.phase === 'cancelled') return match.phase
  if (PROPOSED.test(before)) return 'proposed'
  // "a planned meeting between them"
  if (/^NN/.test(predicate.pos) && /\b(?:planned|scheduled|upcoming|forthcoming|next) (?:[\p{L}-]+ )?$/iu.test(before))
    return COLLAPSED.test(behind) ? 'cancelled' : 'announced'
  if (PLANNED.test(before) && /^VB$|^VBP$/.test(predicate.pos)) return 'announced'
  if (/^event-(?:between|course)$/.test(match.rule) && AHEAD.test(behind)) return 'announced'
  if (match.phase !== null) return match.phase
  if (/\b(?:is|are)\b\s*$/.test(before) && predicate.pos === 'VBG') return 'ongoing'
  if (UNDER_WAY.test(document.normal.slice(span.start, span.start + 60)) || UNDER_WAY.test(before + behind))
    return 'ongoing'
  const next = spansText(document, units.slice(match.unit + 1, match.unit + MEANS_REACH))
  if (OFF_AFTER_ALL.test(next)) return 'cancelled'
  return match.type !== 'call' && STILL_ON.test(next) ? 'ongoing' : 'held'
}

/**
 * What it was and by what means, in the words of all that tells of it. "Berg and Lind spoke on Monday" leaves both open:
 * "the phone conversation" of the next sentence settles it.
 */
export function settleKind(
  { document, units }: Reading,
  group: readonly EventMatch[],
  text: string,
): Pick<NewsEvent, 'type' | 'medium'> {
  const [first] = group
  if (first === undefined) return { type: 'other', medium: null }
  if (first.type === 'statement') return { type: 'statement', medium: first.medium }
  if (first.rule === 'talked-with') {
    const near = spansText(document, units.slice(first.unit, first.unit + MEANS_REACH))
    if (/\bface[- ]to[- ]face\b/i.test(text)) return { type: 'meeting', medium: 'in-person' }
    if (BY_TELEPHONE.test(near)) return { type: 'call', medium: 'phone' }
  }
  return { type: first.type, medium: mediumOf(text, group) }
}

function spansText(document: Document, units: readonly Unit[]): string {
  return units
    .map((unit) => spanOf(unit))
    .map((span) => (span === null ? '' : document.normal.slice(span.start, span.end)))
    .join(' ')
}

/** By what means, in the words of all that tells of it. */
function mediumOf(text: string, group: readonly EventMatch[]): NewsEvent['medium'] {
  const [first] = group
  if (VIDEO.test(text)) return 'video'
  if (first?.type !== 'visit' && PHONE.test(text)) return 'phone'
  if (first?.type === 'visit' || (first?.type !== 'call' && IN_PERSON.test(text))) return 'in-person'
  return group.find((match) => match.medium !== null)?.medium ?? null
}

// Behind the sentences that tell of it, where somebody's words are still about it.
const ACCOUNT_REACH = 2

// Said right behind, these point back to those who met.
const TOGETHER_WORDS =
  /\b(?:they|them|we|us|our|both|the two|neither|either side|each other|one another|rounds?|the sides|the parties|the pair)\b/i

/** Those whose words about the event are given: they name it, or point back to it right behind. */
export function toldBy({ document, units, reported }: Reading, group: readonly EventMatch[]): string[] {
  const told = new Set<string>()
  const participants = new Set(group.flatMap((match) => match.participants))
  const telling = new Set(group.map(({ unit }) => unit))
  const first = group[0]?.unit ?? 0
  const last = Math.max(first, ...group.map(({ unit }) => unit).filter((unit) => unit <= first + 2)) + ACCOUNT_REACH
  for (const { attribution, statement } of reported) {
    // Who declined to comment gave no account.
    if (attribution.polarity === 'declines' || attribution.polarity === 'asks') continue
    const span = spanOf(units[statement.unit])
    if (span === null) continue
    const near = statement.unit >= first && statement.unit <= last
    const whole = telling.has(statement.unit)
    const said = attribution.contents.map((content) => document.normal.slice(content.start, content.end)).join(' ')
    // "He stayed for an hour", said by another
    const theirs = attribution.speaker === null || !participants.has(attribution.speaker)
    const account = TOGETHER_WORDS.test(said) || (theirs && /^["'\u201c]?(?:he|she)\b/i.test(said))
    if (
      !(near && (whole || account)) &&
      !MENTIONS.test(document.normal.slice(span.start, span.end).replace(MEANWHILE, ''))
    )
      continue
    if (attribution.speaker !== null) told.add(attribution.speaker)
    else if (attribution.source !== null) {
      const source = sourceWords(document, attribution.source)
      if (source !== null) told.add(source)
    }
  }
  return [...told].slice(0, 6)
}

const OFFICE_NOUN =
  /\b(?:office|presidency|ministry|palace|spokes\w+|officials?|government|agency|department|aides?|sources?|diplomats?|people|service|mission|embassy|organi[sz]ers|headquarters|court circular|bank|company|union|army|police|secretariat|camps|circular|statement|radio|broadcaster|television)\b/i

/** "the Toruvian presidency", "his office", "officials in Lisk"; not "One" or "Residents". */
function sourceWords(document: Document, source: Span): string | null {
  const words = document.text.slice(source.start, source.end).replace(/ (?:on|in) \p{Lu}\p{Ll}+day$/u, '')
  return isNamed(document, source) || (OFFICE_NOUN.test(words) && /\s/.test(words)) ? words : null
}

/** A name, which has no capital from its place only. */
function isNamed(document: Document, source: Span): boolean {
  const words = document.text.slice(source.start, source.end).replace(/^(?:the|a|an) /i, '')
  const opens = words.length === source.end - source.start && sentenceAt(document, source.start)?.start === source.start
  return /^\p{Lu}/u.test(words) && (!opens || /^\S+ .*\p{Lu}/u.test(words) || /^\p{Lu}{2,}/u.test(words))
}

/** "in Geneva", "at the Kremlin" in the clause that tells of the event. */
export function placeOf({ document, names, units }: Reading, match: EventMatch, clause: Span): string | null {
  const from = units[match.unit]?.elements[match.predicate]
  if (from === undefined) return null
  if (match.type === 'visit') {
    const visited = names.places.find((place) => {
      const before = document.tokens[place.first - 1]
      return (
        place.start >= from.start && place.end <= clause.end && (before?.lower === 'to' || before?.index === from.first)
      )
    })
    if (visited !== undefined) return visited.name
  }
  return findVenue(
    document,
    names,
    { start: match.type === 'call' ? from.start : clause.start, end: clause.end },
    from,
    match.type,
  )
}

/** "discussed the war in Ukraine", "talks on trade", "spoke about the bills", "touched on arms": also in sentences behind. */
export function topicsOf({ document, units }: Reading, group: readonly EventMatch[]): string[] {
  const topics: string[] = []
  const first = group[0]?.unit ?? 0
  const told = new Set(group.map(({ unit }) => unit))
  for (const [index, unit] of units.entries()) {
    if (!told.has(index) && (index < first || index > first + TOPIC_REACH)) continue
    for (const from of topicStarts(unit.elements, told.has(index))) {
      const end = nounPhraseAfter(unit.elements, from, true)
      const [start, last] = [unit.elements[from], unit.elements[end - 1]]
      if (start !== undefined && last !== undefined && end > from)
        topics.push(document.text.slice(start.start, last.end))
    }
  }
  // "held talks on Monday": a day is when, not what about.
  const distinct = [...new Set(topics)].filter((topic) => !isOnlyDay(topic))
  return distinct.filter((topic) => !distinct.some((other) => other !== topic && other.includes(topic))).slice(0, 4)
}

// Behind the first telling, where "they discussed" still means it.
const TOPIC_REACH = 2

/** Indexes at which the words for what was talked about begin; `told`: the sentence itself tells of the event. */
function topicStarts(elements: readonly Element[], told: boolean): number[] {
  return elements.flatMap((element, at) => {
    const next = elements[at + 1]?.lower ?? ''
    if (element.quote >= 0 || element.quoted) return []
    if (/^(?:discuss|discussed|discussing|discusses)$/.test(element.lower)) return at + 1
    if (/^(?:touched|focused|focussed|centred|centered|dwelt)$/.test(element.lower) && next === 'on') return at + 2
    if (told && EVENT_NOUNS.has(element.lower) && /^(?:on|about)$/.test(next)) return at + 2
    const talked = told && element.lower === 'about' && elements.slice(0, at).some(({ lower }) => TALKING.has(lower))
    return talked ? at + 1 : []
  })
}

/**
 * The clause of a unit in which `at` stands: what somebody said, else its sentence without the teller at the end. The
 * day on which somebody tells of a meeting is not the day of the meeting. Null where the unit has no words.
 */
export function clauseAt({ units, tellings }: Reading, unit: number, at: Span): Span | null {
  const elements = units[unit]?.elements ?? []
  const whole = spanOf(units[unit])
  if (whole === null) return null
  const inner = tellings
    .around(at)
    .flatMap(({ attribution }) => attribution.contents)
    .filter((content) => covers(content, at))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0]
  if (inner !== undefined) return { start: Math.max(inner.start, whole.start), end: Math.min(inner.end, whole.end) }
  const teller = elements[tellerAt(elements)]
  return teller === undefined || teller.start <= at.start ? whole : { start: whole.start, end: teller.start }
}

/** The clause that tells of a match. */
export function clauseOf(reading: Reading, match: EventMatch): Span | null {
  const predicate = reading.units[match.unit]?.elements[match.predicate]
  return predicate === undefined ? null : clauseAt(reading, match.unit, predicate)
}
