// Why it exists: the event that an article is about, from the sentences that tell of it first.
import type { NewsEvent } from '../core/event.ts'
import { covers, type Evidence, type Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import { sentenceAt, sentencePassage } from './clauses.ts'
import { findDate } from './dates.ts'
import type { Document } from './document.ts'
import { findAttendance } from './event-attendance.ts'
import { clauseAt, clauseOf, phaseOf, placeOf, settleKind, toldBy, topicsOf } from './event-fields.ts'
import { findConflict, findLasted, findLengths, type Length, spanOf, withoutOthers } from './event-lengths.ts'
import { type EventMatch, matchEvents } from './event-matches.ts'
import { type Around, earlierNames, mentionsByElement, partyReader } from './event-parties.ts'
import { matchStatement } from './event-statements.ts'
import { indexTellings, isDeniedElsewhere, standingOf, type Tellings } from './happened.ts'
import type { LengthConflict } from './inconsistencies.ts'
import type { Names } from './people.ts'
import { isFiniteVerb } from './phrases.ts'
import type { Unit } from './units.ts'

// The event that an article is about stands in its headline or its first sentences; what comes later is background.
const LEAD_UNITS = 3
const MOST_OTHERS = 5
// Two that conflict stand among the first, or nobody would read them side by side.
const MOST_LENGTHS = 12

/** What the earlier stages read out of one article; `publishedAt` is null where the source does not say. */
export type Reading = {
  readonly document: Document
  readonly names: Names
  readonly units: readonly Unit[]
  readonly reported: readonly Reported[]
  readonly publishedAt: string | null
  readonly aroundOf: (unit: number) => Around
  readonly tellings: Tellings
}

/** `lengths`: two places that say how long the main event was and cannot both hold. */
export type Events = {
  readonly event: NewsEvent | null
  readonly otherEvents: readonly NewsEvent[]
  readonly lengths: LengthConflict | null
}

/** The main event and those that are also told of. Participants are those who took part, not those who told of it. */
export function findEvents(given: Omit<Reading, 'aroundOf' | 'tellings'>): Events {
  const reading = { ...given, aroundOf: aroundOf(given), tellings: indexTellings(given.document, given.reported) }
  const { document, units } = reading
  const first = firstSentence(document, units)
  const matches = findMatches(reading)
  const early = matches.filter((match) => match.unit < Math.max(LEAD_UNITS, first + 2))
  const main = pickMain(document, early, first) ?? statementOf(reading, first)
  const group = main === undefined ? [] : [main, ...matches.filter((match) => match !== main && sameEvent(match, main))]
  const others: EventMatch[][] = []
  const told = new Set(group)
  for (const match of matches) {
    if (told.has(match) || match.participants.length < 2) continue
    const same = others.find(([first]) => first !== undefined && sameEvent(first, match))
    if (same !== undefined) same.push(match)
    else if (others.length < MOST_OTHERS) others.push([match])
  }
  const otherEvents = others.map((other) => build(reading, other, matches).event)
  if (main === undefined) return { event: null, otherEvents, lengths: null }
  return { ...build(reading, group, matches), otherEvents }
}

const HEADLINE_TELLS =
  /\b(?:calls?|phones?|rings?|speaks?|meets?|met|talks?|visits?|visiting|summit|meeting|hosts?|receives?|welcomes?|tours?|trip|lunch|dinner|parley|negotiat\w+|sits?|in (?:[\w-]+ )?(?:talks|session)|lands|arrives)\b/i

/**
 * A headline leaves half of it out: the first sentence says what kind of event it was. What only the sentence behind
 * it tells is the event where two are named or the headline tells of it too.
 */
function pickMain(document: Document, early: readonly EventMatch[], first: number): EventMatch | undefined {
  const whole = early.filter((match) => match.whole)
  const lead = whole.find(({ unit }) => unit === first)
  if (lead !== undefined) return lead
  const title = document.headline === null ? '' : document.normal.slice(document.headline.start, document.headline.end)
  const told = HEADLINE_TELLS.test(title)
  return whole.find(({ unit, participants, rule }) => {
    return unit < first || participants.length > 1 || (told && rule !== 'attended-event')
  })
}

/** A statement or a letter is the event where nothing else is. */
function statementOf(reading: Reading, first: number): EventMatch | undefined {
  // A letter may stand in the second sentence: the first tells what it says.
  for (const index of [first, first + 1]) {
    const unit = reading.units[index]
    const match = unit === undefined ? null : matchStatement(unit, index, reading.aroundOf(index))
    if (match !== null && (index === first || match.medium === 'letter')) return match
  }
  return undefined
}

/** What a reading of each unit needs to know of the text around it. */
function aroundOf({ document, names, units }: Pick<Reading, 'document' | 'names' | 'units'>): (unit: number) => Around {
  const mentionOf = mentionsByElement(document, names)
  const isParty = partyReader(names)
  // No spread: it would ask for what is looked up late.
  return (unit) => Object.assign(earlierNames(units, unit, mentionOf), { mentionOf, isParty })
}

/** What the text tells as something that took, takes or will take place, in the order of the text. */
function findMatches(reading: Reading): EventMatch[] {
  const { document, units, tellings, aroundOf: around } = reading
  const first = firstSentence(document, units)
  const all = units.flatMap((unit, index) =>
    matchEvents(document, unit, index, around(index), index <= first).map((match) => {
      return { match, standing: standingOf({ document, unit, tellings, match }) }
    }),
  )
  const denied = all.flatMap(({ match, standing }) => (standing === 'denied' ? match : []))
  return all.flatMap(({ match, standing }) => {
    const contested = (): boolean => denied.some((other) => sameEvent(match, other))
    return standing !== 'told' || isDeniedElsewhere({ document, units, tellings, match, contested }) ? [] : match
  })
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
  // "The two talked" may be of a call as of a meeting.
  const open = a.rule === 'talked-with' || b.rule === 'talked-with'
  return (open || kind(a) === kind(b)) && small.participants.every((id) => large.participants.includes(id))
}

/** One event from all that tells of it, the first telling in the text's order. */
function build(
  reading: Reading,
  group: readonly EventMatch[],
  all: readonly EventMatch[],
): Pick<Events, 'lengths'> & { readonly event: NewsEvent } {
  const { document, units } = reading
  const told = group.flatMap((match) => spanOf(units[match.unit]) ?? [])
  const others = new Set(all.filter((match) => !group.includes(match)).map(({ unit }) => unit))
  const lasted = findLasted(document, units, group, others)
  const lengths = findLengths(document, [...told, ...lasted])
    .slice(0, MOST_LENGTHS)
    .filter((one) => isOfDay(reading, group, one.told))
  const conflict = findConflict(withoutOthers(document, lengths))
  const length = conflict?.[0] ?? exactest(lengths)
  const spans = [...told, ...lasted.filter((span) => length !== null && covers(span, length.span))]
  const lead = group.find((match) => !isHeadline(document, units[match.unit])) ?? group[0]
  const attended = group[0]?.type === 'statement' ? [] : findAttendance(document, units, group, reading.aroundOf)
  const clause = lead === undefined ? null : clauseOf(reading, lead)
  const phase = lead === undefined ? 'held' : phaseOf(reading, lead)
  const text = spans.map((span) => document.normal.slice(span.start, span.end)).join(' ')
  const settled = settleKind(reading, group, text)
  const evidence = spans.map((span) => sentencePassage(document, span))
  return {
    event: {
      type: settled.type,
      phase,
      medium: settled.medium,
      participants: [...new Set([...group.flatMap((match) => match.participants), ...attended])],
      toldBy: toldBy(reading, group),
      duration: length === null ? null : { text: length.text, minutes: length.minutes, relation: length.relation },
      date: dateOf(reading, group, phase),
      place: lead === undefined ? null : firstPlace(reading, group, lead),
      topics: topicsOf(reading, group),
      evidence: unique(leadFirst(document, evidence, clause)),
      ...(group[0] === undefined ? {} : { rule: group[0].rule }),
    },
    lengths: conflict === null ? null : [conflict[0].told, conflict[1].told],
  }
}

/** Where the first telling gives no place, one right behind it may: "Berg sat down with Lind. They met at a hotel in Lund." */
function firstPlace(reading: Reading, group: readonly EventMatch[], lead: EventMatch): string | null {
  for (const match of [lead, ...group]) {
    const clause = clauseOf(reading, match)
    if (clause === null || match.unit < lead.unit || match.unit > lead.unit + 2) continue
    const place = placeOf(reading, match, clause)
    if (place !== null) return place
  }
  return null
}

const PLANNED_FOR =
  /\b(?:planned|scheduled|due|set|slated|arranged)(?: to \w+(?: \w+)?)? (?:for|on|to begin on|to start on)? ?$/i

/**
 * The day of an event, from the first sentence of the body that gives one. What was called off may be told of a day
 * before it or behind it: then only "planned for Saturday" settles which.
 */
function dateOf(reading: Reading, group: readonly EventMatch[], phase: NewsEvent['phase']): NewsEvent['date'] {
  const { document, publishedAt, units } = reading
  const tense = phase === 'held' || phase === 'ongoing' ? 'past' : 'future'
  const lead = group[0]?.unit ?? 0
  for (const match of group) {
    const clause = clauseOf(reading, match)
    const at = units[match.unit]?.elements[match.predicate]
    if (clause === null || at === undefined || isHeadline(document, units[match.unit]) || match.unit > lead + 2)
      continue
    const date = findDate(document, clause, publishedAt, tense, at)
    if (date === null) continue
    const head = document.normal.slice(clause.start, document.normal.indexOf(date.text, clause.start))
    const settled = phase !== 'cancelled' || /\d/.test(date.text) || PLANNED_FOR.test(head)
    return settled ? date : { text: date.text, iso: null }
  }
  return null
}

/** "They met for 20 minutes in May": a length told with a day of its own is that of another event. */
function isOfDay(reading: Reading, group: readonly EventMatch[], length: Span): boolean {
  const unit = reading.units.findIndex((one) => (spanOf(one)?.end ?? 0) > length.start)
  const first = group.find((match) => !isHeadline(reading.document, reading.units[match.unit])) ?? group[0]
  if (first === undefined || unit === first.unit) return true
  const [one, other] = [clauseOf(reading, first), clauseAt(reading, unit, length)].map((clause) =>
    clause === null ? null : findDate(reading.document, clause, reading.publishedAt, 'past'),
  )
  return other == null || other.text === one?.text || (other.iso !== null && other.iso === one?.iso)
}

/** The unit of the body's first sentence: "VELL, 4 February." before it is none. */
function firstSentence(document: Document, units: readonly Unit[]): number {
  const body = units.findIndex((unit) => !isHeadline(document, unit))
  const short = (units[body]?.elements.length ?? 0) < 8 && !units[body]?.elements.some((word) => isFiniteVerb(word))
  return short && units[body + 1] !== undefined ? body + 1 : body
}

function isHeadline(document: Document, unit: Unit | undefined): boolean {
  const first = unit?.elements[0]
  return document.headline !== null && first !== undefined && first.start < document.headline.end
}

/** The body says it more exactly than a headline: "more than two hours" wins over "two-hour". */
function exactest(lengths: readonly Length[]): Length | null {
  const [first] = lengths
  const same = lengths.find(({ relation, minutes }) => relation !== 'exact' && minutes === first?.minutes)
  return same ?? first ?? null
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
