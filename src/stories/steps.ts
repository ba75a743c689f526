// Why it exists: whether two articles speak of one talk: by what it is, who takes part, where and when.
import type { Party } from '../core/claim.ts'
import type { TalkStep } from '../core/talk.ts'
import { bodyOf, namesBody, sameBody } from './bodies.ts'
import { remembered } from './remembered.ts'
import { countShared, foldName, type Gist, gistOf, nameWords, overlapOf, wholeGistOf } from './words.ts'

const DAY_MS = 24 * 3_600_000

/** What is to come, by the stems that name it. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:talks?|negotiat\w+|dialogue|discussions?|consultations?)\b/i, 'talks'],
  [/\b(?:meet(?:ing|ings|s)?|met|summit|conference|gather\w*)\b/i, 'meeting'],
  [/\b(?:call|phone|conversation|videoconference)\b/i, 'call'],
  [/\b(?:visit\w*|trip|travel\w*|arriv\w+)\b/i, 'visit'],
  [/\b(?:vot(?:e|es|ing)|election|referendum|ballot)\b/i, 'vote'],
  [/\b(?:ceasefire|cease-fire|truce|armistice)\b/i, 'ceasefire'],
  [/\b(?:sign(?:s|ed|ing)?|signature|treaty|accord)\b/i, 'signing'],
  [/\b(?:strik(?:e|es)|walkout)\b/i, 'strike'],
  [/\b(?:hearing|trial|verdict|sentenc\w+)\b/i, 'hearing'],
]
/** Talks are held at meetings, and a visit is made for both. */
const KIN: ReadonlySet<string> = new Set(['talks', 'meeting', 'visit'])
/** "The two leaders", "both sides": whoever they are, the words alone tell nothing from anything. */
const UNNAMED =
  /^(?:the |both |all )?(?:two |three |other )?(?:leaders|sides|parties|countries|presidents|ministers|delegations|officials|teams)$/i

/** How near a step comes to a talk; 0 where it is another. A day or a place that clashes must be outweighed by the words. */
export function nearness(step: TalkStep, talk: readonly TalkStep[]): number {
  return Math.max(0, ...talk.map((other) => likeness(step, other)))
}

/** "Round 2", "the second round": which of several of one kind. */
const ROUND =
  /\b(?:round|session|stage|phase|meeting|part)\s+(\d{1,3}|one|two|three|four|five|six)\b|\b(first|second|third|fourth|fifth|sixth|final|\d{1,3}(?:st|nd|rd|th))\s+(?:\w+\s+)?(?:round|session|stage|phase|meeting|part)\b/i
const ORDINALS: Readonly<Record<string, string>> = {
  ...{ one: '1', two: '2', three: '3', four: '4', five: '5', six: '6' },
  ...{ first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6' },
}

const roundIn: (text: string) => string | null = remembered((text) => {
  const [, after, before] = ROUND.exec(text) ?? []
  const word = (after ?? before)?.toLowerCase()
  return word === undefined ? null : (ORDINALS[word] ?? word.replace(/(?:st|nd|rd|th)$/, ''))
})

function likeness(step: TalkStep, other: TalkStep): number {
  const [round, its] = [roundIn(step.text), roundIn(other.text)]
  if (round !== null && its !== null && round !== its) return 0
  return likenessOfOne(step, other)
}

function likenessOfOne(step: TalkStep, other: TalkStep): number {
  const kin = kinship(kindsIn(step.text), kindsIn(other.text))
  const words = wordsShared(step, other)
  if (kin === 0 && words < 1.5) return 0
  const shared = sharedParties(step, other)
  const [some, its] = [named(step).length, named(other).length]
  const sameHost = isHostOf(step, other) || isHostOf(other, step)
  // Both say who takes part, and nobody is among both.
  if (some > 0 && its > 0 && shared === 0 && !sameHost) return 0
  const days = compareDays(step, other)
  const places = comparePlaces(step, other)
  // Two meetings of the same two on two days are two, unless one of them is called off or put off.
  if (days < 0 && step.rung !== 'cancelled' && !(kin === 1 && shared >= 2 && places >= 0 && isMoved(step))) return 0
  if (places < 0 && days <= 0) return 0
  return kin + words + Math.min(2, shared) + (sameHost ? 1.5 : 0) + 2 * Math.max(0, days) + Math.max(0, places)
}

/**
 * How surely what was held is what was to come: told on or after its day, by an article no older than the first word of
 * it, and agreeing in two of who, where and when. 0 where it may be another, such as an earlier round.
 */
export function startsIt(step: TalkStep, talk: readonly TalkStep[]): number {
  const [first] = talk
  if (first === undefined || first.articleId === step.articleId) return 0
  if (step.saidAt === null || first.saidAt === null || step.saidAt < first.saidAt) return 0
  const day = dayOf(step)
  if (day !== null && day < first.saidAt - DAY_MS) return 0
  const plans = talk.filter(({ rung }) => rung !== 'started')
  const due = plans.map(dayOf).findLast((one) => one !== null) ?? null
  if (due !== null && (day ?? step.saidAt) < due - DAY_MS / 2) return 0
  const kin = Math.max(...plans.map((plan) => kinship(kindsIn(step.text), kindsIn(plan.text))))
  if (kin === 0) return 0
  const parties = distinctNames(plans.flatMap(named))
  const present = parties.filter((name) => namesBody(step.text, name) || named(step).some((one) => sameBody(one, name)))
  const everybody = parties.length >= 2 && present.length >= 2 ? 1 : 0
  const onDay =
    due !== null && (day === null ? Math.abs(step.saidAt - due) < 2 * DAY_MS : Math.abs(day - due) < DAY_MS) ? 1 : 0
  const places = plans.flatMap(({ where, host }) => [where, host].filter((one) => one !== null))
  const there = places.some(
    (place) => namesBody(step.text, place) || (step.where !== null && sameBody(step.where, place)),
  )
    ? 1
    : 0
  return everybody + onDay + there >= 2 ? kin + everybody + onDay + there : 0
}

const kindsIn: (text: string) => ReadonlySet<string> = remembered((text) => {
  return new Set(KINDS.flatMap(([pattern, kind]) => (pattern.test(text) ? [kind] : [])))
})

function kinship(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (countShared(a, b) > 0) return 1
  return [...a].some((kind) => KIN.has(kind)) && [...b].some((kind) => KIN.has(kind)) ? 0.5 : 0
}

function wordsShared(step: TalkStep, other: TalkStep): number {
  // Names left out, they share no more.
  if (countShared(wholeGistOf(step.text).stems, wholeGistOf(other.text).stems) < 2) return 0
  const names = new Set([...step.parties, ...other.parties].flatMap(({ name }) => nameWords(name)))
  const [one, its]: readonly Gist[] = [gistOf(step.text, names), gistOf(other.text, names)]
  if (one === undefined || its === undefined || countShared(one.stems, its.stems) < 2) return 0
  const share = overlapOf(one.stems, its.stems)
  return share >= 0.75 ? 2 : share >= 0.5 ? 1.5 : 0
}

function named({ parties }: TalkStep): readonly string[] {
  return parties.filter(({ name }) => !UNNAMED.test(name)).map(({ name }) => name)
}

function distinctNames(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [bodyOf(name), name])).values()]
}

function sharedParties(step: TalkStep, other: TalkStep): number {
  const isIn = (party: Party, parties: readonly Party[]) =>
    parties.some((one) =>
      party.personId === null || one.personId === null
        ? sameBody(party.name, one.name)
        : party.personId === one.personId,
    )
  return step.parties.filter((party) => !UNNAMED.test(party.name) && isIn(party, other.parties)).length
}

/** "The Vatican … hosting" beside "the Holy See could offer a venue": the host is named, as such or as one of the parties. */
function isHostOf({ host }: TalkStep, other: TalkStep): boolean {
  return host !== null && [other.host ?? '', ...named(other)].some((name) => sameBody(host, name))
}

/** 1 the same day, -1 two days, 0 where one names none. */
function compareDays(a: TalkStep, b: TalkStep): number {
  const [one, other] = [dayOf(a), dayOf(b)]
  if (one === null || other === null) return 0
  return one === other ? 1 : -1
}

function dayOf({ when }: TalkStep): number | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(when?.iso ?? '')?.[0]
  const at = day === undefined ? Number.NaN : Date.parse(day)
  return Number.isNaN(at) ? null : at
}

function comparePlaces(a: TalkStep, b: TalkStep): number {
  if (a.where === null || b.where === null) return 0
  const [one, other] = [foldName(a.where), foldName(b.where)]
  return one.includes(other) || other.includes(one) || sameBody(a.where, b.where) ? 1 : -1
}

function isMoved({ text }: TalkStep): boolean {
  return /\b(?:postpon\w+|put off|put back|moved|brought forward|delayed|reschedul\w+|instead|now)\b/i.test(text)
}
