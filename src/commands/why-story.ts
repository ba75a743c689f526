// Why it exists: why this channel was told of a story, or was not: which subscriptions it matches, when it was told, what came of their hours.
import { showDay, showTime } from '../briefing/dates.ts'
import { shortId } from '../briefing/frame.ts'
import { plain } from '../briefing/plain.ts'
import type { Asker, Reply, ReplyBlock } from '../core/command.ts'
import type { Story } from '../core/story.ts'
import type { Subscription } from '../core/subscription.ts'
import { matchesTopic, readTopic, showTopic, type TopicQuery, wordsOf } from '../core/topic.ts'
import { newsSince, showDestination } from '../delivery/slots.ts'
import { findPosts } from './channel.ts'
import { capital, nameChannel } from './say.ts'
import { findNext, showLast, showWhen } from './when.ts'
import type { WhyPorts } from './why.ts'

const MAX_POSTS = 50
const MAX_DELIVERIES = 50
const MAX_SHOWN = 10
const MAX_HOURS = 3

export async function answerWhyStory(ports: WhyPorts, story: Story, asker: Asker): Promise<Reply> {
  const subscriptions = await ports.store.subscriptions.findByDestination(asker.destination)
  const here = capital(nameChannel(asker))
  const items = await Promise.all(subscriptions.slice(0, MAX_SHOWN).map((one) => showMatch(ports, story, one)))
  const left = subscriptions.length - items.length
  const blocks: ReplyBlock[] = [
    { type: 'text', text: `${plain(story.title) || 'No headline'} (story ${story.id})` },
    { type: 'heading', text: 'Its topics' },
    subscriptions.length === 0
      ? { type: 'text', text: `${here} is subscribed to nothing, so that nothing is posted by itself.` }
      : { type: 'list', items: left === 0 ? items : [...items, `… ${left} more`] },
    { type: 'heading', text: 'Posted' },
    { type: 'list', items: await listPosts(ports, story, asker) },
  ]
  return { blocks, visibility: 'asker', actions: [{ label: 'Story', words: `story ${story.id}` }] }
}

/** 'grain: no article of it has “grain”', 'all: it matches; told all that was read by 6 May; next Wed 7 May, 08:00'. */
async function showMatch({ store, clock }: WhyPorts, story: Story, subscription: Subscription): Promise<string> {
  const now = clock()
  const own = story.articles.filter(({ copyOf }) => copyOf === null)
  const query = readTopic(subscription.topic)
  const misses =
    query === null
      ? 'its topic cannot be read'
      : missesOf(
          query,
          own.map(({ extraction }) => wordsOf(extraction)),
        )
  const topic = subscription.named?.name ?? subscription.topic
  if (misses !== null) return `${topic}: ${misses}`
  const changedAt = Math.max(0, ...own.map(({ ingestedAt }) => ingestedAt))
  const told = await store.subscriptions.findTold(showDestination(subscription.destination))
  const toldAt = told.find(({ storyId }) => storyId === story.id)?.changedAt ?? null
  const parts = [
    'it matches',
    toldAt === null
      ? 'not told yet'
      : toldAt >= changedAt
        ? 'all that was read of it is told'
        : `told as of ${showDay(toldAt)}, more was read since`,
    ...(changedAt < newsSince(subscription, now) ? ['what was read of it is too old for a briefing'] : []),
    ...(await listHours({ store }, subscription, changedAt)),
    await sayNext({ store }, subscription, now),
  ]
  return `${topic}: ${parts.join('; ')}`
}

async function sayNext({ store }: Pick<WhyPorts, 'store'>, subscription: Subscription, now: number): Promise<string> {
  if (subscription.pausedAt !== null) return 'paused'
  if (subscription.cadence === 'breaking') return showWhen(subscription)
  return `next ${(await findNext(store, subscription, now)) ?? 'never'}`
}

/** Its hours since the story's last news, that were skipped or failed. */
async function listHours({ store }: Pick<WhyPorts, 'store'>, { id, destination }: Subscription, since: number) {
  const deliveries = await store.deliveries.findOf(destination, MAX_DELIVERIES)
  const missed = deliveries.filter(
    ({ subscriptionId, dueAt, state }) => subscriptionId === id && dueAt >= since && state !== 'delivered',
  )
  return missed.slice(0, MAX_HOURS).map((delivery) => {
    return `${showDay(delivery.dueAt)} ${showTime(delivery.dueAt)} ${showLast(delivery).replace(/^last one /u, '')}`
  })
}

/** null: an article of it matches by itself. Else what the one that comes nearest lacks or has too much. */
function missesOf({ wanted, unwanted }: TopicQuery, articles: readonly string[]): string | null {
  const lacks = (query: TopicQuery, words: string) => !matchesTopic(query, words)
  const nearest = articles
    .map((words) => [
      ...wanted
        .map((group) => ({ wanted: [group], unwanted: [] }))
        .filter((query) => lacks(query, words))
        .map((query) => `no ${showTopic(query)}`),
      ...unwanted
        .map((term) => ({ wanted: [], unwanted: [term] }))
        .filter((query) => lacks(query, words))
        .map((query) => showTopic(query).replace(/^all -(.*)$/u, '$1, which is left out')),
    ])
    .toSorted((a, b) => a.length - b.length)[0]
  if (nearest === undefined) return 'its articles are no longer kept'
  const which = articles.length === 1 ? 'its article has' : 'the article that comes nearest has'
  return nearest.length === 0 ? null : `it does not match: ${which} ${nearest.join(' and ')}`
}

async function listPosts({ store }: WhyPorts, { id }: Story, { destination }: Asker): Promise<readonly string[]> {
  const posts = await findPosts(store, destination, MAX_POSTS)
  const told = posts.flatMap(({ briefing, postedAt }) => {
    const { storyId, storyIds } = briefing
    if (storyId !== id && storyIds?.includes(id) !== true) return []
    const digest = storyIds === undefined ? '' : `, story ${storyIds.indexOf(id) + 1} of ${storyIds.length}`
    return [`${shortId(briefing.id)}, ${showDay(postedAt)} ${showTime(postedAt)}${digest}`]
  })
  return told.length === 0 ? [`in none of the last ${MAX_POSTS} briefings here`] : told.slice(-MAX_SHOWN).toReversed()
}
