// Why it exists: the next steps that are announced, agreed, offered or possible, and what is not said of them.
import type { Line, Mark } from '../core/briefing.ts'
import { makeRanking } from '../core/ranking.ts'
import type { StoredArticle } from '../core/story.ts'
import type { Talk, TalkStatus } from '../core/talk.ts'
import { showIsoDay } from './dates.ts'
import { type Desk, type Drafted, makeSection, NOTHING, passesGate } from './desk.ts'
import { findSides, isBetween } from './parties.ts'
import { cut, fold } from './words.ts'

const MAX_LINES = 3
const MAX_TEXT = 160
const SYMBOLS: Readonly<Record<TalkStatus, string>> = {
  announced: '◔',
  scheduled: '●',
  agreed: '◑',
  offered: '○',
  possible: '◌',
  cancelled: '✕',
}
/** The firmest first: what is set down to a day matters more than what might be. */
const LADDER: readonly TalkStatus[] = ['scheduled', 'cancelled', 'announced', 'agreed', 'offered', 'possible']
const NAMES_A_DAY =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tonight|tomorrow|yesterday|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december)\b/iu

type Step = { readonly article: StoredArticle; readonly talk: Talk }

export function draftNext(desk: Desk): Drafted {
  const all = stepsOf(desk)
  const exact = all.filter(isExactly)
  const withheld = all.length - exact.length
  const distinct = dropRepeats(exact)
  if (distinct.length === 0) return { ...NOTHING, withheld }
  const lines = pickSteps(desk).map((step) => lineOf(desk, step))
  return {
    section: makeSection('next', 'ANNOUNCED NEXT', lines, { omitted: distinct.length - lines.length }),
    withheld,
  }
}

/** The steps that the section has room for: the firmest first, of these the news itself, then what stands further up and tells more. */
export function pickSteps(desk: Desk): readonly Step[] {
  const sides = findSides(desk)
  const ranked = dropRepeats(stepsOf(desk).filter(isExactly)).map((step) => {
    const isNews = isBetween(sides, desk, step.article, step.talk) || isInLead(step)
    return { step, ranks: [LADDER.indexOf(step.talk.status), isNews ? 0 : 1, desk.articles.indexOf(step.article)] }
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
  return desk.articles.flatMap((article) => article.extraction.talks.map((talk): Step => ({ article, talk })))
}

function isExactly({ article, talk }: Step): boolean {
  return passesGate(article, talk.text)
}

function dropRepeats(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>()
  return steps.filter(({ talk }) => {
    const key = fold(talk.text)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function lineOf(desk: Desk, { article, talk }: Step): Line {
  const mark: Mark = { symbol: SYMBOLS[talk.status], word: talk.status }
  const refs = desk.passages.cite(
    article,
    talk.evidence.map(({ span }) => span),
  )
  const note = noteOf(desk, { article, talk })
  const notes = note === '' ? [] : [{ text: note, refs: [] }]
  return { label: null, mark, text: cut(talk.text, desk.length(MAX_TEXT)), refs, notes, claimId: null }
}

/** "by Anton Varrel, next week; date, venue not stated": only what the line does not say already. */
function noteOf(desk: Desk, { article, talk }: Step): string {
  const shown = fold(cut(talk.text, desk.length(MAX_TEXT)))
  const isNew = (words: string | null): words is string => words !== null && !shown.includes(fold(words))
  const parties = talk.parties.map((party) => desk.names.show(article, party))
  const day = showIsoDay(talk.when?.iso)
  const given = [
    talk.announcedBy === null ? null : `by ${desk.names.show(article, talk.announcedBy)}`,
    isNew(talk.when?.text ?? null) ? `when: ${cut(talk.when?.text ?? '', 60)}` : null,
    day === null ? null : day,
    isNew(talk.where) ? `where: ${cut(talk.where, 60)}` : null,
    isNew(talk.host) ? `host: ${cut(desk.names.show(article, talk.host), 60)}` : null,
  ].filter((part) => part !== null)
  const dated = day !== null || (talk.when !== null && NAMES_A_DAY.test(talk.when.text))
  const missing = [
    dated ? null : 'date',
    talk.where === null && talk.host === null ? 'venue' : null,
    parties.length === 0 ? 'parties' : null,
  ].filter((part) => part !== null)
  // Of what is cancelled or only possible, nobody expects a venue.
  const silent = missing.length === 0 || talk.status === 'cancelled' || talk.status === 'possible'
  return [given.join(', '), silent ? '' : `${missing.join(', ')} not stated`].filter((part) => part !== '').join('; ')
}
