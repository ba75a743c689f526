// Why it exists: answers "what comes next?": steps that are pending, by their day, and those that are due and unheard of.
import { showDay } from '../briefing/dates.ts'
import { dueNote, SYMBOLS } from '../briefing/rungs.ts'
import { cut, tidy } from '../briefing/words.ts'
import type { Asker, Reply } from '../core/command.ts'
import { standingOfTalk } from '../core/ladder.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { LedgerTalk } from '../core/talk.ts'
import { isAll, matchesTopic, type TopicQuery, wordsOf } from '../core/topic.ts'
import { type Citations, makeCitations } from './citations.ts'
import { findMeant } from './meant.ts'
import { say } from './say.ts'

/** So many are looked through for a topic, and so many shown of each list. */
const MAX_LOOKED = 200
const MAX_SHOWN = 10
const MAX_TEXT = 200

export async function answerNext(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  topic: string | null,
  asker: Asker,
): Promise<Reply> {
  const meant = await findMeant(store, topic ?? 'all', asker)
  if (typeof meant === 'string') return say(meant)
  const { query, shown: words } = meant
  const now = clock()
  const citations = makeCitations(store)
  const pending = await store.talks.findPending({ from: now, limit: MAX_LOOKED })
  const overdue = await store.talks.findOverdue({ before: now, limit: MAX_LOOKED })
  const lists = [
    ['What comes next', await pick(pending, query, citations)],
    ['Due, and no report that it began', await pick(overdue, query, citations)],
  ] as const
  const blocks: Reply['blocks'][number][] = []
  for (const [heading, talks] of lists) {
    if (talks.length === 0) continue
    const shown = await Promise.all(talks.map((talk) => showTalk(talk, now, citations)))
    const items = shown.map(({ text }) => text)
    const urls = shown.map(({ url }) => url)
    blocks.push({ type: 'heading', text: heading }, { type: 'list', items, urls })
  }
  if (blocks.length > 0) return { blocks, visibility: 'asker' }
  const about = topic === null ? '' : ` about ${words}`
  return say(`No step${about} is pending in what is stored.`)
}

/** A step is about a topic where its own words, or an article that tells it, are. */
async function pick(
  talks: readonly LedgerTalk[],
  query: TopicQuery,
  { article }: Citations,
): Promise<readonly LedgerTalk[]> {
  const isWhole = isAll(query)
  const picked: LedgerTalk[] = []
  for (const talk of talks) {
    if (picked.length === MAX_SHOWN) break
    const told = isWhole ? [] : await Promise.all(talk.steps.map(({ articleId }) => article(articleId)))
    const words = told.filter((one) => one !== null).map(({ extraction }) => wordsOf(extraction))
    if (isWhole || words.some((one) => matchesTopic(query, one))) picked.push(talk)
  }
  return picked
}

type Shown = { readonly text: string; readonly url: string | null }

/** The words of the latest step, its day, who tells it. */
async function showTalk(talk: LedgerTalk, now: number, citations: Citations): Promise<Shown> {
  const standing = standingOfTalk(talk, now)
  const step = talk.steps.at(-1)
  const isPast = talk.dueAt !== null && talk.dueAt < now
  const day = talk.dueAt === null ? 'no day is named' : showDay(talk.dueAt)
  const parts = [
    `${SYMBOLS[standing]} ${standing}`,
    cut(tidy(step?.text ?? talk.text), MAX_TEXT),
    isPast ? dueNote(talk, now) : day,
    ...(step === undefined ? [] : [await citations.cite(step.articleId)]),
  ]
  const url = step === undefined ? null : await citations.urlOf(step.articleId)
  return { text: `${parts.join(' · ')} (story ${talk.storyId})`, url }
}
