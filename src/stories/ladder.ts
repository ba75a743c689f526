// Why it exists: a talk comes nearer over days: possible, offered, announced, agreed, scheduled, started; each rung with
// the article that says so. All of it follows from the steps alone, so any order of arrival gives the same ladder.
import { createHash } from 'node:crypto'
import { compareSaid, type Party } from '../core/claim.ts'
import type { NewsEvent } from '../core/event.ts'
import { reachedRung } from '../core/ladder.ts'
import type { LedgerTalk, TalkStep } from '../core/talk.ts'
import { nearness, startsIt } from './steps.ts'
import { type LedgerArticle, partyOf } from './testimony.ts'
import { foldText } from './words.ts'

/** How near a step must come to a talk to be one of its steps. */
const NEAR = 2.5

/** What an article says of things to come, and of events that may be those that were to come. A copy says nothing of its own. */
export function stepsIn(article: LedgerArticle): readonly TalkStep[] {
  const { talks, event, otherEvents } = article.extraction
  const told = talks.map((talk) =>
    makeStep(article, {
      rung: talk.status,
      text: talk.text,
      evidence: talk.evidence,
      by: talk.announcedBy === null ? null : partyOf(article, talk.announcedBy),
      parties: talk.parties.map((who) => partyOf(article, who)),
      when: talk.when,
      where: talk.where,
      host: talk.host,
    }),
  )
  const begun = [event, ...otherEvents].flatMap((one) => (one === null ? [] : begunIn(article, one)))
  const isOwn = ({ evidence: [own] }: TalkStep) =>
    own !== undefined && !(article.copyOfText ?? '').includes(foldText(own.quote))
  return [...told, ...begun].filter(isOwn)
}

function begunIn(article: LedgerArticle, event: NewsEvent): readonly TalkStep[] {
  const [first] = event.evidence
  if (first === undefined || (event.phase !== 'held' && event.phase !== 'ongoing') || event.type === 'statement')
    return []
  return [
    makeStep(article, {
      rung: 'started',
      text: first.quote,
      evidence: [first],
      by: null,
      parties: event.participants.map((who) => partyOf(article, who)),
      when: event.date,
      where: event.place,
      host: null,
    }),
  ]
}

function makeStep(
  article: LedgerArticle,
  what: Omit<TalkStep, 'id' | 'articleId' | 'saidAt' | 'recordedAt'>,
): TalkStep {
  const at = what.evidence[0]?.span.start ?? 0
  const id = `k${hashOf(article.id, what.rung, String(at), what.text).slice(0, 16)}`
  return { id, articleId: article.id, ...what, saidAt: article.saidAt, recordedAt: article.recordedAt }
}

/**
 * The talks that these steps make, in the order in which they were first spoken of. What began is a step only of a
 * talk that was to come: an event that nobody had announced is no talk. The same step twice counts once.
 */
export function ladderOf(storyId: string, steps: readonly TalkStep[]): readonly LedgerTalk[] {
  const distinct = [...new Map(steps.map((step) => [step.id, step])).values()].toSorted(compareSaid)
  const talks: TalkStep[][] = []
  for (const step of distinct.filter(({ rung }) => rung !== 'started')) {
    const near = nearest(talks, (talk) => nearness(step, talk))
    if (near === null) talks.push([step])
    else near.push(step)
  }
  for (const step of distinct.filter(({ rung }) => rung === 'started')) {
    nearest(talks, (talk) => startsIt(step, talk))?.push(step)
  }
  return talks.map((talk) => talkOf(storyId, talk.toSorted(compareSaid)))
}

function nearest(talks: readonly TalkStep[][], score: (talk: readonly TalkStep[]) => number): TalkStep[] | null {
  let best: TalkStep[] | null = null
  let most = NEAR
  for (const talk of talks) {
    const its = score(talk)
    if (its > most || (its === most && best === null)) [best, most] = [talk, its]
  }
  return best
}

function talkOf(storyId: string, steps: readonly TalkStep[]): LedgerTalk {
  const [first] = steps
  const told = steps.filter(({ rung }) => rung !== 'started')
  const last = <T>(read: (step: TalkStep) => T | null): T | null =>
    told.map(read).findLast((value) => value !== null) ?? null
  return {
    id: `t${hashOf(storyId, first?.id ?? '').slice(0, 12)}`,
    storyId,
    text: first?.text ?? '',
    parties: distinctParties(told.flatMap(({ parties }) => parties)),
    when: last(({ when }) => when),
    where: last(({ where }) => where),
    host: last(({ host }) => host),
    rung: reachedRung(steps) ?? 'possible',
    dueAt: last(({ when }) => dueOf(when?.iso ?? null)),
    steps,
  }
}

/** The end of the day or month that an ISO date names, epoch ms UTC; null where it names neither. */
function dueOf(iso: string | null): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(iso ?? '') ?? []
  if (year === undefined || month === undefined) return null
  const next =
    day === undefined
      ? Date.UTC(Number(year), Number(month))
      : Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)
  return Number.isNaN(next) ? null : next - 1
}

function distinctParties(parties: readonly Party[]): readonly Party[] {
  return [...new Map(parties.map((party) => [party.personId ?? `name:${foldText(party.name)}`, party])).values()]
}

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex')
}
