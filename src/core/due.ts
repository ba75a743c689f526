// Why it exists: a day that passes with no report is news for those who were told of it, though no article says so.
import type { Store, Told } from './ports.ts'
import type { News } from './story.ts'
import type { LedgerTalk } from './talk.ts'
import { wordsOf } from './topic.ts'

/** So many of the days that passed last are looked at. */
const MAX_OVERDUE = 200

/**
 * The news with what became due and is unheard of. Of a story that these readers were told of, such a day is news when it is
 * over; of any story what is told of it counts as told up to that day, so that it comes once. `since`: epoch ms; what was due
 * before is left out.
 */
export async function withDue(
  { talks, stories }: Pick<Store, 'talks' | 'stories'>,
  {
    news,
    told,
    since,
    now,
  }: { readonly news: readonly News[]; readonly told: readonly Told[]; readonly since: number; readonly now: number },
): Promise<readonly News[]> {
  const due = dueStories(await talks.findOverdue({ before: now, limit: MAX_OVERDUE }), since)
  const listed = new Set(news.map(({ storyId }) => storyId))
  const further: News[] = []
  for (const { storyId, changedAt } of told) {
    const at = due.get(storyId)
    if (at === undefined || at <= changedAt || listed.has(storyId)) continue
    const own = (await stories.load(storyId))?.articles.filter(({ copyOf }) => copyOf === null) ?? []
    further.push({ storyId, changedAt: at, words: own.map(({ extraction }) => wordsOf(extraction)) })
  }
  return [...news.map((one) => ({ ...one, changedAt: Math.max(one.changedAt, due.get(one.storyId) ?? 0) })), ...further]
}

/** Story → just after its latest day that has passed unheard of, epoch ms. */
function dueStories(
  overdue: readonly Pick<LedgerTalk, 'storyId' | 'dueAt'>[],
  since: number,
): ReadonlyMap<string, number> {
  const due = new Map<string, number>()
  for (const { storyId, dueAt } of overdue) {
    if (dueAt !== null && dueAt >= since) due.set(storyId, Math.max(due.get(storyId) ?? 0, dueAt + 1))
  }
  return due
}
