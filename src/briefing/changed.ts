// Why it exists: the section that tells a channel what has changed since it was last told, with the words that changed it.
import type { Line } from '../core/briefing.ts'
import type { StoredArticle } from '../core/story.ts'
import type { TalkStep } from '../core/talk.ts'
import { type Change, findChanges } from './changes.ts'
import { showDay, showTime } from './dates.ts'
import { type Desk, type Drafted, makeSection, NOTHING, passesGate, textOf } from './desk.ts'
import { headlineOf } from './frame.ts'
import { leftOut } from './left.ts'
import { matrixNotes } from './matrix.ts'
import { sentencesOf } from './passages.ts'
import { dueNote, SYMBOLS } from './rungs.ts'
import { bearing, type Standing } from './standing.ts'
import { lineOf as lineOfStanding, rulingNotes } from './unconfirmed.ts'
import { cut, tidy } from './words.ts'

const MAX_LINES = 6
const MAX_TEXT = 240
export function draftChanged(desk: Desk, standings: readonly Standing[]): Drafted {
  const { since, asOf } = desk
  if (since === null) return NOTHING
  const changes = findChanges(desk.story, { since, asOf })
  const lines = changes.map((change) => lineOf(desk, change, standings)).filter((line) => line !== null)
  if (lines.length === 0) return NOTHING
  const shown = lines.slice(0, desk.room(MAX_LINES))
  const heading = `CHANGED SINCE ${showDay(since)} ${showTime(since)}`
  const section = makeSection('changes', heading, shown, { omitted: lines.length - shown.length })
  return { section, withheld: 0, left: leftOut('changes', 'room', lines.slice(shown.length)) }
}

function lineOf(desk: Desk, change: Change, standings: readonly Standing[]): Line | null {
  switch (change.kind) {
    case 'claim':
      return lineOfClaim(desk, change, standings)
    case 'talk':
      return lineOfStep(desk, change)
    case 'overdue':
      return lineOfOverdue(desk, change)
    case 'report':
      return lineOfReport(desk, change.article)
    default:
      return change satisfies never
  }
}

/** The claim as it now stands, under it the new words. That somebody else says the same of what nobody doubted is none. */
export function lineOfClaim(
  desk: Desk,
  { claim, entries, before, after }: Extract<Change, { kind: 'claim' }>,
  standings: readonly Standing[],
): Line | null {
  const standing = standings.find(({ claimId }) => claimId === claim.id)
  if (standing === undefined) return null
  const rulings = entries.flatMap((entry) => {
    const article = desk.articles.find(({ id }) => id === entry.articleId)
    const evidence = bearing(entry)
    const { status, party } = entry
    return article === undefined || evidence === undefined
      ? []
      : [{ status, party: party?.name ?? null, article, evidence }]
  })
  const count = `Own word: ${before} of ${claim.about.length} before, ${after} of ${claim.about.length} now`
  return lineOfStanding(desk, standing, () => [
    ...(before === after ? [] : [{ text: count, refs: [] }]),
    ...(entries.some(({ names }) => names !== undefined) ? matrixNotes(desk, standing).slice(1) : []),
    ...rulingNotes(desk, { ...standing, rulings }),
  ])
}

function lineOfStep(desk: Desk, { step, talk, was }: Extract<Change, { kind: 'talk' }>): Line | null {
  const article = desk.articles.find(({ id }) => id === step.articleId)
  if (article === undefined || !passesGate(article, step.text)) return null
  const refs = desk.passages.cite(
    article,
    step.evidence.map(({ span }) => span),
  )
  const day = step.when === null ? '' : `, ${step.when.text}`
  return {
    label: null,
    mark: { symbol: SYMBOLS[talk.rung], word: talk.rung },
    text: cut(step.text, desk.length(MAX_TEXT)),
    refs,
    notes: [{ text: `Before: ${was}${step.text.includes(step.when?.text ?? '') ? '' : day}`, refs: [] }],
    claimId: null,
    ...ruleAt(article, step),
  }
}

function lineOfOverdue(desk: Desk, { talk }: Extract<Change, { kind: 'overdue' }>): Line | null {
  const step = talk.steps.findLast(({ rung, when }) => rung !== 'started' && when?.iso != null)
  const article = desk.articles.find(({ id }) => id === step?.articleId)
  if (step === undefined || article === undefined || !passesGate(article, step.text)) return null
  const spans = step.evidence.flatMap(({ span }) => sentencesOf(article, span))
  return {
    label: null,
    mark: { symbol: '?', word: 'due, unheard of' },
    text: cut(step.text, desk.length(MAX_TEXT)),
    refs: desk.passages.cite(article, spans),
    notes: [{ text: dueNote(talk, desk.asOf), refs: [] }],
    claimId: null,
    ...ruleAt(article, step),
  }
}

/** By which the article's step was found. */
function ruleAt({ extraction }: StoredArticle, { text }: TalkStep): { readonly rule?: string } {
  const rule = extraction.talks.find((talk) => talk.text === text)?.rule
  return rule === undefined ? {} : { rule }
}

function lineOfReport(desk: Desk, article: StoredArticle): Line | null {
  const { title, publisher } = article.extraction.article
  const [first] = article.extraction.sentences
  const words = title.trim() !== '' ? title : first === undefined ? '' : textOf(article, first)
  const text = cut(tidy(words), desk.length(MAX_TEXT))
  if (text === '') return null
  const refs = desk.passages.cite(article, [headlineOf(article)])
  return { label: publisher ?? 'New report', mark: null, text, refs, notes: [], claimId: null }
}
