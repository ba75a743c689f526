// Why it exists: the event that an article is about, from the sentences that tell of it first.
import type { NewsEvent } from '../core/event.ts'
import type { Evidence, Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import { sentenceAt, sentencePassage } from './clauses.ts'
import { findDate } from './dates.ts'
import type { Document } from './document.ts'
import { findDurations } from './durations.ts'
import { matchBodies } from './event-bodies.ts'
import { type EventMatch, matchEvents, mentionsByElement } from './event-matches.ts'
import { CANCELLED, EVENT_NOUNS, IN_PERSON, LETTER, PHONE, PLANNED, VIDEO } from './lexicon/events.ts'
import type { Names } from './people.ts'
import { nounPhraseAfter } from './phrases.ts'
import { findPlace } from './places.ts'
import type { Unit } from './units.ts'

// The event that an article is about stands in its headline or its first sentences; what comes later is background.
const LEAD_UNITS = 3
const MENTIONS =
  /\b(?:calls?|conversation|meeting|summit|talks|negotiations|exchange|discussions?|visit|spoke|spoken|talked|met|discussed)\b/i

const LASTED =
  /\b(?:call|conversation|meeting|talks|summit|discussions?|negotiations|exchange|session) (?:had )?(?:lasted|took|ran|went on)\b/i

// "struck two villages during the talks" is no account of the talks.
const MEANWHILE =
  /\b(?:during|before|after|since|until|ahead of|following) (?:the|their|its|his|her|that|those) (?:[\p{L}-]+ )?\p{L}+/giu

export type Events = { readonly event: NewsEvent | null; readonly otherEvents: readonly NewsEvent[] }

/** The main event and those that are also told of. Participants are those who took part, not those who told of it. */
export function findEvents(
  document: Document,
  names: Names,
  units: readonly Unit[],
  reported: readonly Reported[],
  publishedAt: string | null,
): Events {
  const mentionOf = mentionsByElement(document, names)
  const matches = units.flatMap((unit, index) => {
    const found = matchEvents(document, unit, index, mentionOf)
    return found.length > 0 ? found : (matchBodies(unit, index) ?? [])
  })
  const early = matches.filter((match) => match.unit < LEAD_UNITS)
  const main = early.find(isMain) ?? early.find((match) => match.participants.length === 0)
  const groups = main === undefined ? [] : [matches.filter((match) => sameEvent(match, main))]
  const rest = matches.filter(
    (match) => (main === undefined || !sameEvent(match, main)) && match.participants.length > 1,
  )
  for (const match of rest) {
    const group = groups
      .slice(main === undefined ? 0 : 1)
      .find(([first]) => first !== undefined && sameEvent(first, match))
    if (group === undefined) groups.push([match])
    else group.push(match)
  }
  const [first, ...others] = groups.map((group) => build(document, names, units, reported, publishedAt, group))
  if (main === undefined)
    return { event: null, otherEvents: [first, ...others].flatMap((event) => event ?? []).slice(0, 5) }
  return { event: first ?? null, otherEvents: others.slice(0, 5) }
}

function isMain(match: EventMatch): boolean {
  return match.participants.length > 1 || (match.type === 'visit' && match.participants.length > 0)
}

/** Two tellings of one event: the same kind, and those who take part in one take part in the other. */
function sameEvent(a: EventMatch, b: EventMatch): boolean {
  if (a === b) return true
  const kind = (match: EventMatch): string => (match.type === 'talks' ? 'meeting' : match.type)
  // A visit holds the meetings that the visitor has in its course.
  const visit = a.type === 'visit' || b.type === 'visit'
  if (visit && a.type !== 'call' && b.type !== 'call' && Math.abs(a.unit - b.unit) <= 2) {
    return a.participants.some((id) => b.participants.includes(id))
  }
  // Talks of which no person is named are not those of any two people who also met.
  if ((a.participants.length === 0) !== (b.participants.length === 0)) return false
  const [small, large] = a.participants.length <= b.participants.length ? [a, b] : [b, a]
  return kind(a) === kind(b) && small.participants.every((id) => large.participants.includes(id))
}

function build(
  document: Document,
  names: Names,
  units: readonly Unit[],
  reported: readonly Reported[],
  publishedAt: string | null,
  group: readonly EventMatch[],
): NewsEvent {
  const told = group.flatMap((match) => spanOf(units[match.unit]) ?? [])
  const spans = [...told, ...lasted(document, units, group, told)]
  const lead = group.find((match) => !isHeadline(document, units[match.unit])) ?? group[0]
  const leadSpan = spanOf(lead === undefined ? undefined : units[lead.unit])
  const duration = durationOf(document, spans)
  const evidence = spans.map((span) => sentencePassage(document, span))
  const text = spans.map((span) => document.normal.slice(span.start, span.end)).join(' ')
  return {
    type: group[0]?.type ?? 'other',
    phase: phaseOf(document, units, lead),
    medium: mediumOf(text, group),
    participants: [...new Set(group.flatMap((match) => match.participants))],
    toldBy: toldBy(document, units, reported),
    duration:
      duration === null ? null : { text: duration.text, minutes: duration.minutes, relation: duration.relation },
    date:
      leadSpan === null
        ? null
        : findDate(document, leadSpan, publishedAt, phaseOf(document, units, lead) === 'held' ? 'past' : 'future'),
    place: lead === undefined ? null : placeOf(document, names, units[lead.unit], lead),
    topics: topicsOf(units, group, document),
    evidence: unique(leadFirst(document, evidence, leadSpan)),
  }
}

function isHeadline(document: Document, unit: Unit | undefined): boolean {
  const first = unit?.elements[0]
  return document.headline !== null && first !== undefined && first.start < document.headline.end
}

function spanOf(unit: Unit | undefined): Span | null {
  const first = unit?.elements[0]
  const last = unit?.elements.at(-1)
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end }
}

/** "The meeting lasted two hours": the sentence soon after that says only how long it was. */
function lasted(
  document: Document,
  units: readonly Unit[],
  group: readonly EventMatch[],
  told: readonly Span[],
): Span[] {
  if (durationOf(document, told) !== null) return []
  const last = Math.max(...group.map((match) => match.unit))
  const found = units
    .slice(0, last + 4)
    .flatMap((unit) => spanOf(unit) ?? [])
    .find((span) => LASTED.test(document.normal.slice(span.start, span.end)) && durationOf(document, [span]) !== null)
  return found === undefined ? [] : [found]
}

/** The body says it more exactly than a headline: "more than two hours" wins over "two-hour". */
function durationOf(document: Document, spans: readonly Span[]): ReturnType<typeof findDurations>[number] | null {
  const found = spans.flatMap((span) => findDurations(document, span))
  return found.find((duration) => duration.relation !== 'exact') ?? found[0] ?? null
}

function phaseOf(document: Document, units: readonly Unit[], match: EventMatch | undefined): NewsEvent['phase'] {
  const unit = match === undefined ? undefined : units[match.unit]
  const predicate = unit?.elements[match?.predicate ?? -1]
  const span = spanOf(unit)
  if (unit === undefined || predicate === undefined || span === null || match === undefined) return 'held'
  const before = document.normal.slice(Math.max(span.start, predicate.start - 40), predicate.start)
  const around = document.normal.slice(
    Math.max(span.start, predicate.start - 40),
    Math.min(span.end, predicate.end + 60),
  )
  if (CANCELLED.test(around)) return 'cancelled'
  if (/\b(?:proposed?|offered|suggested|may|might|could)\b[^,]*$/i.test(before)) return 'proposed'
  if (PLANNED.test(before) && /^VBP?$|^VB$/.test(predicate.pos)) return 'announced'
  if (/\b(?:is|are)\b\s*$/.test(before) && predicate.pos === 'VBG') return 'ongoing'
  return 'held'
}

function mediumOf(text: string, group: readonly EventMatch[]): NewsEvent['medium'] {
  const type = group[0]?.type
  if (VIDEO.test(text)) return 'video'
  if (PHONE.test(text)) return 'phone'
  if (LETTER.test(text)) return 'letter'
  if (type === 'visit' || (type !== 'call' && IN_PERSON.test(text))) return 'in-person'
  return group.find((match) => match.medium !== null)?.medium ?? null
}

/** Those whose words about the event are given. */
function toldBy(document: Document, units: readonly Unit[], reported: readonly Reported[]): string[] {
  const told = new Set<string>()
  for (const { attribution, statement } of reported) {
    const span = spanOf(units[statement.unit])
    if (span === null || !MENTIONS.test(document.normal.slice(span.start, span.end).replace(MEANWHILE, ''))) continue
    if (attribution.speaker !== null) told.add(attribution.speaker)
    else if (attribution.source !== null) {
      const source = document.text.slice(attribution.source.start, attribution.source.end)
      if (isNamed(document, attribution.source)) told.add(source)
    }
  }
  return [...told].slice(0, 6)
}

/** "the Toruvian presidency", not "One" or "Residents", which have their capital from their place only. */
function isNamed(document: Document, source: Span): boolean {
  const words = document.text.slice(source.start, source.end).replace(/^(?:the|a|an) /i, '')
  const opens = words.length === source.end - source.start && sentenceAt(document, source.start)?.start === source.start
  return /^\p{Lu}/u.test(words) && (!opens || /^\S+ .*\p{Lu}/u.test(words) || /^\p{Lu}{2,}/u.test(words))
}

/** "in Geneva", "at the Kremlin" in the sentence of the event. */
function placeOf(document: Document, names: Names, unit: Unit | undefined, match: EventMatch): string | null {
  const from = unit?.elements[match.predicate]
  const span = spanOf(unit)
  if (from === undefined || span === null) return null
  const visited = names.places.find((place) => {
    const before = document.tokens[place.first - 1]
    return (
      place.start >= from.start && place.end <= span.end && (before?.lower === 'to' || before?.index === from.first)
    )
  })
  if (match.type === 'visit' && visited !== undefined) return visited.name
  // "the war in Ukraine" is a topic: the place of an event follows no noun of its own.
  return findPlace(document, names, { start: from.start, end: span.end }, /^(?:in|at)$/, (earlier) => {
    if (earlier === undefined) return false
    return (
      earlier.index === from.first ||
      EVENT_NOUNS.has(earlier.lower) ||
      /^(?:NNP|,|CD|RP|RB)$/.test(earlier.pos) ||
      earlier.lower === 'up'
    )
  })
}

/** "discussed the war in Ukraine", "talks on trade". */
function topicsOf(units: readonly Unit[], group: readonly EventMatch[], document: Document): string[] {
  const topics: string[] = []
  for (const match of group) {
    const elements = units[match.unit]?.elements ?? []
    for (const [at, element] of elements.entries()) {
      if (element.quote >= 0) continue
      const opens =
        /^(?:discuss|discussed|discussing|discusses)$/.test(element.lower) ||
        (EVENT_NOUNS.has(element.lower) && /^(?:on|about)$/.test(elements[at + 1]?.lower ?? ''))
      if (!opens) continue
      const from = EVENT_NOUNS.has(element.lower) ? at + 2 : at + 1
      const end = nounPhraseAfter(elements, from, true)
      const first = elements[from]
      const last = elements[end - 1]
      if (first !== undefined && last !== undefined && end > from)
        topics.push(document.text.slice(first.start, last.end))
    }
  }
  const distinct = [...new Set(topics)]
  return distinct.filter((topic) => !distinct.some((other) => other !== topic && other.includes(topic))).slice(0, 4)
}

/** The lead's sentence bears the event best; the headline's comes behind it. */
function leadFirst(document: Document, evidence: readonly Evidence[], lead: Span | null): Evidence[] {
  const at = lead === null ? undefined : sentenceAt(document, lead.start)
  return [...evidence].sort((a, b) => Number(b.span.start === at?.start) - Number(a.span.start === at?.start))
}

function unique(evidence: readonly Evidence[]): Evidence[] {
  return evidence
    .filter((one, index) => evidence.findIndex((other) => other.span.start === one.span.start) === index)
    .slice(0, 5)
}
