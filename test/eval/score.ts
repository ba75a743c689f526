// Why it exists: what of a case's facts the engine found, what it missed and what it said besides, kind by kind.
import type { Attribution } from '../../src/core/attribution.ts'
import type { Claim } from '../../src/core/claim.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Span } from '../../src/core/span.ts'
import type { Talk } from '../../src/core/talk.ts'
import type { Case, Fact, Kind } from './cases.ts'
import { agree, holds, likeness, sharesWord, weighty, within } from './words.ts'

/** Facts as lines that a reader understands. A fact found with a wrong value is both missed and wrong. */
export type Verdict = {
  readonly right: readonly string[]
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}
type Draft = { readonly [key in keyof Verdict]: string[] }
const draft = (): Draft => ({ right: [], missed: [], wrong: [] })

type Scorers = { readonly [K in Kind]: (expect: readonly Fact<K>[], extraction: Extraction) => Verdict }
const SCORERS: Scorers = {
  attributions: scoreAttributions,
  ordinary: (_expect, extraction) => ({ right: [], missed: [], wrong: alarmsOf(extraction) }),
  events: scoreEvents,
  durations: scoreDurations,
  dates: scoreDates,
  talks: scoreTalks,
  claims: scoreClaims,
  inconsistencies: scoreInconsistencies,
}

export function score<K extends Kind>(kind: K, { expect }: Case<K>, extraction: Extraction): Verdict {
  return SCORERS[kind](expect, extraction)
}

/**
 * One to one: each expected fact takes the free finding that fits best. `fit` gives 0 for none, more for better;
 * 1 and above is right, what lies between is the fact with a wrong value.
 */
function pair<E, F>(
  expected: readonly E[],
  found: readonly F[],
  fit: (one: E, other: F) => number,
): readonly (readonly [E, F, number])[] {
  const all = expected.flatMap((one, e) => found.map((other, f) => ({ one, other, e, f, value: fit(one, other) })))
  const taken = { e: new Set<number>(), f: new Set<number>() }
  return all
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value || a.e - b.e || a.f - b.f)
    .flatMap(({ one, other, e, f, value }) => {
      if (taken.e.has(e) || taken.f.has(f)) return []
      taken.e.add(e)
      taken.f.add(f)
      return [[one, other, value] as const]
    })
}

type Say<T> = (fact: T) => string

/** What was paired well is right; the rest is missed on one side and wrong on the other. */
function settle<E, F>(
  pairs: readonly (readonly [E, F, number])[],
  [expected, sayExpected]: readonly [readonly E[], Say<E>],
  [found, sayFound]: readonly [readonly F[], Say<F>],
): Draft {
  const good = pairs.filter(([, , value]) => value >= 1)
  const [ofExpected, ofFound] = [new Set(good.map(([one]) => one)), new Set(good.map(([, other]) => other))]
  return {
    right: good.map(([one]) => sayExpected(one)),
    missed: expected.filter((one) => !ofExpected.has(one)).map(sayExpected),
    wrong: found.filter((other) => !ofFound.has(other)).map(sayFound),
  }
}

function wordsAt({ article }: Extraction, span: Span | null): string | null {
  return span === null ? null : article.text.slice(span.start, span.end)
}

/** The name of people[].id; what is no id is a name already. */
function nameOf({ people }: Extraction, id: string): string {
  return people.find((person) => person.id === id)?.name ?? id
}

function scoreAttributions(expect: readonly Fact<'attributions'>[], extraction: Extraction): Verdict {
  const contentOf = (one: Attribution) => one.contents.map((span) => wordsAt(extraction, span)).join(' ')
  const sourceOf = (one: Attribution) => wordsAt(extraction, one.source)
  const wanted = ({ content }: Fact<'attributions'>) => [content].flat().join(' ')
  const pairs = pair(expect, extraction.attributions, (one, other) => {
    const alike = likeness(wanted(one), contentOf(other))
    if (alike < 0.5) return 0
    const speaker = other.speaker === null ? '' : nameOf(extraction, other.speaker)
    const source = sourceOf(other) ?? (speaker === '' ? null : speaker)
    // A pronoun's source is as good as the person whom it means.
    const sameSource = agree(
      one.source,
      source,
      (a, b) => sharesWord(a, b) || (speaker !== '' && sharesWord(a, speaker)),
    )
    return sameSource ? 1 + alike : alike / 2
  })
  return settle(
    pairs,
    [expect, (one) => `${one.source ?? '–'}: ${wanted(one)}`],
    [extraction.attributions, (one) => `${sourceOf(one) ?? '–'}: ${contentOf(one)} (${one.rule ?? '?'})`],
  )
}

/** What ordinary news must not give. */
function alarmsOf(extraction: Extraction): readonly string[] {
  const events = [extraction.event, ...extraction.otherEvents].filter((event) => event !== null)
  const met = events.filter(
    ({ type, participants }) => /^(?:call|meeting|talks)$/.test(type) && participants.length > 0,
  )
  return [
    ...met.map(({ type, participants }) => `event: ${type} of ${participants.join(', ')}`),
    ...extraction.talks.map(sayTalk),
    ...settledClaims(extraction)
      .filter((claim) => statusOf(claim) !== 'inferred')
      .map(sayClaim),
    ...extraction.inconsistencies.map(({ kind, text }) => `inconsistency, ${kind}: ${text}`),
  ]
}

/** An event's fields are facts of their own: one name too many spoils no day that is right. */
function scoreEvents([expected]: readonly Fact<'events'>[], extraction: Extraction): Verdict {
  const verdict = draft()
  const found = extraction.event?.type === 'other' ? null : extraction.event
  const wanted = expected?.type === 'other' ? undefined : expected
  if (wanted === undefined) {
    if (found !== null) verdict.wrong.push(`type ${found.type}: ${found.evidence[0]?.quote ?? ''}`)
    return verdict
  }
  const equal = (a: string, b: string) => a === b
  addValue(verdict, 'type', wanted.type, found?.type ?? null, equal)
  addValue(verdict, 'phase', wanted.phase, found?.phase ?? null, equal)
  addValue(verdict, 'medium', wanted.medium, found?.medium ?? null, equal)
  addValue(verdict, 'place', wanted.place, found?.place ?? null)
  addNames(verdict, 'participant', wanted.participants, namesOf(extraction, found?.participants ?? []))
  addNames(verdict, 'told by', wanted.toldBy, namesOf(extraction, found?.toldBy ?? []))
  addTopics(verdict, wanted.topics, found?.topics ?? [])
  return verdict
}

/** One value: undefined is not scored, null must not be found. */
function addValue(
  verdict: Draft,
  field: string,
  want: string | null | undefined,
  got: string | null,
  same: (a: string, b: string) => boolean = within,
): void {
  if (want === undefined || (want === null && got === null)) return
  if (want !== null && got !== null && same(want, got)) {
    verdict.right.push(`${field} ${want}`)
    return
  }
  if (want !== null) verdict.missed.push(`${field} ${want}`)
  if (got !== null) verdict.wrong.push(`${field} ${got}`)
}

function namesOf(extraction: Extraction, ids: readonly string[]): readonly string[] {
  return ids.map((id) => nameOf(extraction, id))
}

function addNames(verdict: Draft, field: string, want: readonly string[] | undefined, got: readonly string[]): void {
  if (want === undefined) return
  const say = (name: string) => `${field} ${name}`
  const named = settle(
    pair(want, got, (a, b) => (within(a, b) ? 1 : 0)),
    [want, say],
    [got, say],
  )
  for (const key of ['right', 'missed', 'wrong'] as const) verdict[key].push(...named[key])
}

/** Topics are cut in many ways: one is found where its words stand in any, and wrong where none of its words is asked for. */
function addTopics(verdict: Draft, want: readonly string[] | undefined, topics: readonly string[]): void {
  if (want === undefined) return
  const [asked, given] = [want.join(' '), topics.join(' ')]
  for (const topic of want) (within(topic, given) ? verdict.right : verdict.missed).push(`topic ${topic}`)
  const stray = topics.filter((topic) => asked === '' || !weighty(topic).some((word) => weighty(asked).includes(word)))
  for (const topic of stray) verdict.wrong.push(`topic ${topic}`)
}

function scoreDurations(expect: readonly Fact<'durations'>[], { event }: Extraction): Verdict {
  const found = event?.duration == null ? [] : [event.duration]
  const say = ({ text, minutes, relation }: Fact<'durations'>) => `“${text}”: ${relation} ${minutes} min`
  const pairs = pair(expect, found, (one, other) => {
    return Math.abs(one.minutes - other.minutes) <= 1 && one.relation === other.relation ? 1 : 0.5
  })
  return settle(pairs, [expect, say], [found, say])
}

function scoreDates(expect: readonly Fact<'dates'>[], { event }: Extraction): Verdict {
  const found = event?.date == null ? [] : [event.date]
  const say = ({ text, iso }: Fact<'dates'>) => `“${text}”: ${iso ?? 'no day'}`
  const pairs = pair(expect, found, (one, other) => {
    return one.iso === (other.iso?.slice(0, 10) ?? null) && sharesWord(one.text, other.text) ? 1 : 0.5
  })
  return settle(pairs, [expect, say], [found, say])
}

function sayTalk({ status, text, rule }: Talk): string {
  return `talk, ${status}: ${text} (${rule ?? '?'})`
}

function scoreTalks(expect: readonly Fact<'talks'>[], extraction: Extraction): Verdict {
  const { talks } = extraction
  const pairs = pair(expect, talks, (one, other) => {
    const inText = holds(other.text, one.words, 0.75)
    if (!inText && !other.evidence.some(({ quote }) => holds(quote, one.words))) return 0
    return one.status === other.status ? 1 + Number(inText) : 0.25 + Number(inText) / 2
  })
  const verdict = settle(pairs, [expect, (one) => `talk, ${one.status}: ${one.words}`], [talks, sayTalk])
  const of = new Map(pairs.map(([one, other]) => [one, other]))
  for (const one of expect) {
    const other = of.get(one)
    const announcedBy = other?.announcedBy ?? null
    addValue(verdict, 'when', one.when, other?.when?.text ?? null)
    addValue(verdict, 'where', one.where, other?.where ?? null)
    addValue(verdict, 'host', one.host, other?.host ?? null)
    addValue(verdict, 'announced by', one.announcedBy, announcedBy === null ? null : nameOf(extraction, announcedBy))
    addNames(verdict, 'party', one.parties, namesOf(extraction, other?.parties ?? []))
  }
  return verdict
}

type Status = Fact<'claims'>['status']

/** Null for what is only attributed, with nobody whose word would settle it. */
function statusOf({ status, basis }: Claim): Status | null {
  if (status !== 'attributed') return status
  return basis === 'inferred' ? 'inferred' : null
}

function settledClaims({ claims }: Extraction): readonly Claim[] {
  return claims.filter((claim) => statusOf(claim) !== null)
}

function sayClaim(claim: Claim): string {
  return `${statusOf(claim)}: ${claim.byText}: ${claim.text} (${claim.rule ?? '?'})`
}

function scoreClaims(expect: readonly Fact<'claims'>[], extraction: Extraction): Verdict {
  const found = settledClaims(extraction)
  const pairs = pair(expect, found, (one, other) => {
    const inText = holds(`${other.text} ${other.evidence[0]?.quote ?? ''}`, one.words, 0.75)
    if (!inText) return 0
    const by = other.by === null ? other.byText : `${other.byText} ${nameOf(extraction, other.by)}`
    if (one.by != null && !sharesWord(one.by, by)) return 0.5
    return statusOf(other) === one.status ? 1 : 0.75
  })
  const say = (one: Fact<'claims'>) => `${one.status}: ${one.by ?? '–'}: ${one.words}`
  const verdict = settle(pairs, [expect, say], [found, sayClaim])
  const of = new Map(pairs.map(([one, other]) => [one, other]))
  for (const one of expect) {
    // Silence settles nothing: only who denies or confirms is asked for.
    if (one.status !== 'denied' && one.status !== 'confirmed') continue
    const by = of.get(one)?.settledBy ?? null
    addValue(verdict, 'settled by', one.settledBy, by === null ? null : nameOf(extraction, by), sharesWord)
  }
  return verdict
}

function scoreInconsistencies(expect: readonly Fact<'inconsistencies'>[], { inconsistencies }: Extraction): Verdict {
  const meets = (words: string, quote: string) => holds(quote, words) || holds(words, quote)
  const pairs = pair(expect, inconsistencies, (one, { kind, evidence: [a, b] }) => {
    const [first, second] = one.words
    const same = (meets(first, a.quote) && meets(second, b.quote)) || (meets(first, b.quote) && meets(second, a.quote))
    return same ? (one.kind === kind ? 1 : 0.5) : 0
  })
  return settle(
    pairs,
    [expect, ({ kind, words }) => `${kind}: ${words.join(' / ')}`],
    [inconsistencies, ({ kind, text, rule }) => `${kind}: ${text} (${rule ?? '?'})`],
  )
}
