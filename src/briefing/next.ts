// Why it exists: the next steps that are announced, agreed, offered or possible, and what is not said of them.
import type { Line, Mark } from '../core/briefing.ts'
import { isOverdue, standingOfTalk } from '../core/ladder.ts'
import { makeRanking } from '../core/ranking.ts'
import { covers } from '../core/span.ts'
import type { StoredArticle } from '../core/story.ts'
import type { LedgerTalk, Talk, TalkRung } from '../core/talk.ts'
import { isKnownTalk } from './changes.ts'
import { showIsoDay } from './dates.ts'
import { type Desk, type Drafted, isNew, makeSection, NOTHING, passesGate, textOf } from './desk.ts'
import { leftOut } from './left.ts'
import { findSides, isBetween } from './parties.ts'
import { sourcesNotes } from './repeats.ts'
import { dueNote, SYMBOLS } from './rungs.ts'
import { PRONOUN } from './sides.ts'
import { cut, fold, oneLine } from './words.ts'

const MAX_LINES = 3
const MAX_TEXT = 160
/** The firmest first: what is set down to a day matters more than what might be. */
const LADDER: readonly TalkRung[] = ['scheduled', 'cancelled', 'announced', 'agreed', 'offered', 'possible', 'started']
const NAMES_A_DAY =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tonight|tomorrow|yesterday|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december)\b/iu

/** A step as an article tells it, and the ladder that it stands on; null where the story keeps none. */
export type Step = { readonly article: StoredArticle; readonly talk: Talk; readonly ladder: LedgerTalk | null }

export function draftNext(desk: Desk): Drafted {
  const all = stepsOf(desk)
  const exact = all.filter(isExactly)
  const withheld = all.length - exact.length
  const once = dropRepeats(exact)
  const distinct = once.filter((step) => isNews(desk, step))
  const picked = pickSteps(desk)
  const isPicked = ({ talk }: Step) => picked.some((step) => step.talk === talk)
  const left = [
    ...leftOut(
      'next',
      'gate',
      all.filter((step) => !exact.includes(step)).map(({ talk }) => talk),
    ),
    ...leftOut(
      'next',
      'told',
      once.filter((step) => !distinct.includes(step)).map(({ talk }) => talk),
    ),
    ...leftOut(
      'next',
      'room',
      distinct.filter((step) => !isPicked(step)).map(({ talk }) => talk),
    ),
  ]
  if (distinct.length === 0) return { ...NOTHING, withheld, left }
  const lines = picked.map((step) => lineOf(desk, step))
  const section = makeSection('next', 'ANNOUNCED NEXT', lines, { omitted: distinct.length - lines.length })
  return { section, withheld, left }
}

/** The steps that the section has room for: the firmest first, of these the news itself, then what stands further up and tells more. */
export function pickSteps(desk: Desk): readonly Step[] {
  const sides = findSides(desk)
  const news = dropRepeats(stepsOf(desk).filter(isExactly)).filter((step) => isNews(desk, step))
  const ranked = news.map((step) => {
    const isNews = isBetween(sides, desk, step.article, step.talk) || isInLead(step)
    return {
      step,
      ranks: [
        LADDER.indexOf(step.ladder?.rung ?? step.talk.status),
        isNews ? 0 : 1,
        desk.articles.indexOf(step.article),
      ],
    }
  })
  return ranked
    .toSorted((a, b) => compareRanks(a.ranks, b.ranks) || placeOf(a.step) - placeOf(b.step))
    .map(({ step }) => step)
    .slice(0, desk.room(MAX_LINES))
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  return a.map((rank, at) => rank - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0
}

function placeOf({ article, talk }: Step): number {
  const [own] = talk.evidence
  return own === undefined ? Number.MAX_SAFE_INTEGER : makeRanking(article.extraction)(own.span)
}

/** In the headline, or in the first sentence behind it. */
function isInLead({ article, talk }: Step): boolean {
  const { title } = article.extraction.article
  const lead = article.extraction.sentences.find(({ start }) => start >= title.length)
  const [own] = talk.evidence
  return own !== undefined && own.span.start < (lead?.end ?? title.length)
}

function stepsOf(desk: Desk): readonly Step[] {
  return desk.articles.flatMap((article) =>
    article.extraction.talks.map((talk): Step => ({ article, talk, ladder: ladderAt(desk, article, talk) })),
  )
}

function isExactly({ article, talk }: Step): boolean {
  return passesGate(article, talk.text)
}

function ladderAt({ story }: Desk, article: StoredArticle, { text }: Talk): LedgerTalk | null {
  const found = story.talks?.find(({ steps }) =>
    steps.some((step) => step.articleId === article.id && step.text === text && step.rung !== 'started'),
  )
  return found ?? null
}

/** A talk that is known is told among the changes, where it has changed. */
function isNews(desk: Desk, { article, ladder }: Step): boolean {
  return desk.since === null || (ladder === null ? isNew(desk, article) : !isKnownTalk(ladder, desk.since))
}

/** One step of each talk: the newest of the rung that it stands on, else the newest. */
function dropRepeats(steps: readonly Step[]): readonly Step[] {
  const kept = new Map<string, Step>()
  for (const step of steps) {
    const key = step.ladder?.id ?? fold(step.talk.text)
    const known = kept.get(key)
    const firmer = known !== undefined && !standsOnRung(known) && standsOnRung(step)
    if (known === undefined || firmer) kept.set(key, step)
  }
  // What two talks say in the same words stands once.
  return [...new Map([...kept.values()].toReversed().map((step) => [fold(step.talk.text), step])).values()].toReversed()
}

function standsOnRung({ talk, ladder }: Step): boolean {
  return ladder === null || talk.status === ladder.rung
}

function lineOf(desk: Desk, step: Step): Line {
  const { article, talk, ladder } = step
  const standing = ladder === null ? talk.status : standingOfTalk(ladder, desk.asOf)
  const mark: Mark = { symbol: SYMBOLS[standing], word: standing }
  const refs = desk.passages.cite(
    article,
    talk.evidence.map(({ span }) => span),
  )
  const note = noteOf(desk, step)
  const notes = note === '' ? [] : [{ text: note, refs: [] }]
  const more = ladder === null ? [] : ladderNotes(desk, ladder, article)
  return {
    label: null,
    mark,
    text: cut(talk.text, desk.length(MAX_TEXT)),
    refs,
    notes: [...notes, ...more],
    claimId: null,
    ...(talk.rule === undefined ? {} : { rule: talk.rule }),
  }
}

/** The rungs below, what began, a day that passed unheard of, and how many outlets have it. */
function ladderNotes(desk: Desk, ladder: LedgerTalk, own: StoredArticle): Line['notes'] {
  const places = ladder.steps.flatMap(({ articleId, rung, evidence }) => {
    const article = desk.articles.find(({ id }) => id === articleId)
    return article === undefined ? [] : [{ article, rung, spans: evidence.map(({ span }) => span) }]
  })
  const rungs = [...Map.groupBy(places, ({ rung }) => rung)].flatMap(([rung, [first]]) => {
    if (first === undefined || rung === ladder.rung) return []
    const day = showIsoDay(first.article.extraction.article.publishedAt)
    return [{ text: day === null ? rung : `${rung} ${day}`, refs: desk.passages.cite(first.article, first.spans) }]
  })
  const before = rungs.map(({ text, refs }) => ({ text: `Also ${text}`, refs }))
  const begun = places.filter(({ rung }) => rung === 'started').slice(0, 1)
  const started = begun.flatMap(({ article, spans }) => {
    const [span] = spans
    const words = span === undefined ? '' : textOf(article, span)
    if (words === '' || !passesGate(article, words)) return []
    return [{ text: `Started: ${cut(words, desk.length(MAX_TEXT))}`, refs: desk.passages.cite(article, spans) }]
  })
  const due = isOverdue(ladder, desk.asOf) ? [{ text: dueNote(ladder, desk.asOf), refs: [] }] : []
  const same = places.filter(({ rung }) => rung === ladder.rung && rung !== 'started')
  return [...before, ...started, ...due, ...sourcesNotes(desk, own, same)]
}

// "An official said" stands in the middle of a line here.
const OPENING_WORD = /^(?:An?|The|One|Two|Three|Four|Five|Several|Some|Officials|Sources|Diplomats)(?= |$)/

/** Who tells of the step: a person, or, where the step stands in what is said, the words that name the source: "an official". */
function tellerOf(desk: Desk, article: StoredArticle, { announcedBy, text, evidence: [own] }: Talk): string | null {
  if (announcedBy !== null) return desk.names.show(article, announcedBy)
  const at = own === undefined ? -1 : own.quote.indexOf(text)
  if (own === undefined || at < 0) return null
  const span = { start: own.span.start + at, end: own.span.start + at + text.length }
  const saying = article.extraction.attributions.findLast(
    ({ contents, polarity, source }) =>
      source !== null &&
      (polarity === undefined || /^(?:asserts|claims|confirms)$/.test(polarity)) &&
      contents.some((content) => covers(content, span)),
  )
  if (saying === undefined || saying.source === null) return null
  if (saying.speaker !== null) return desk.names.show(article, saying.speaker)
  const words = oneLine(textOf(article, saying.source)).replace(/,? (?:who|which|that)$/, '')
  return PRONOUN.test(words)
    ? null
    : cut(
        words.replace(OPENING_WORD, (word) => word.toLowerCase()),
        60,
      )
}

/** "Talks with the dockers' union": whoever they are, the line says it. */
const NAMES_PARTIES = /\b(?:with|between|among)\b/i

/** "by Anton Varrel, next week; date, venue not stated": only what the line does not say already. */
function noteOf(desk: Desk, { article, talk }: Step): string {
  const shown = fold(cut(talk.text, desk.length(MAX_TEXT)))
  const isNew = (words: string | null): words is string => words !== null && !shown.includes(fold(words))
  const parties = talk.parties.map((party) => desk.names.show(article, party))
  const day = showIsoDay(talk.when?.iso)
  const teller = tellerOf(desk, article, talk)
  const given = [
    // "Called off … by the mediators" would say who did it.
    teller === null
      ? null
      : `${talk.announcedBy === null && talk.status === 'cancelled' ? 'according to' : 'by'} ${teller}`,
    isNew(talk.when?.text ?? null) ? `when: ${cut(talk.when?.text ?? '', 60)}` : null,
    day === null ? null : day,
    isNew(talk.where) ? `where: ${cut(talk.where, 60)}` : null,
    isNew(talk.host) ? `host: ${cut(desk.names.show(article, talk.host), 60)}` : null,
  ].filter((part) => part !== null)
  const dated = day !== null || (talk.when !== null && NAMES_A_DAY.test(talk.when.text))
  const missing = [
    dated ? null : 'date',
    talk.where === null && talk.host === null ? 'venue' : null,
    parties.length === 0 && !NAMES_PARTIES.test(talk.text) ? 'parties' : null,
  ].filter((part) => part !== null)
  // Of what is cancelled or only possible, nobody expects a venue.
  const silent = missing.length === 0 || talk.status === 'cancelled' || talk.status === 'possible'
  return [given.join(', '), silent ? '' : `${missing.join(', ')} not stated`].filter((part) => part !== '').join('; ')
}
