// Why it exists: answers "what would the next briefing be, if it came now?", without telling anybody.
import { compose } from '../briefing/compose.ts'
import { composeDigest, DIGEST_STORIES } from '../briefing/digest.ts'
import type { Asker, Reply } from '../core/command.ts'
import { withDue } from '../core/due.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { News, Story } from '../core/story.ts'
import { labelOf, type Subscription } from '../core/subscription.ts'
import { pickNews, readTopic } from '../core/topic.ts'
import { newsSince, showDestination } from '../delivery/slots.ts'
import { replyOf } from './briefing.ts'
import { isEmpty } from './changes.ts'
import { findMeant, type Meant, pickMeant } from './meant.ts'
import { capital, nameChannel, say, sayList } from './say.ts'
import { showTopicOf } from './subscribe.ts'
import { findNext } from './when.ts'

type Ports = { readonly store: Store; readonly clock: Clock }

export async function answerPreview(ports: Ports, topic: string | null, asker: Asker): Promise<Reply> {
  const own = await ports.store.subscriptions.findByDestination(asker.destination)
  const [only, second] = own
  if (topic === null && second !== undefined) {
    return sayList('Of which topic? Write it after "preview":', own.map(showTopicOf))
  }
  const words = topic ?? (only === undefined ? 'all' : labelOf(only))
  const meant = await findMeant(ports.store, words, asker)
  if (typeof meant === 'string') return say(meant)
  // Of a topic's briefings and breaking news the briefings: of them there is a next one.
  const found = topic === null ? own : pickMeant(own, meant, words)
  const subscription = found.find(({ cadence }) => cadence !== 'breaking') ?? found[0] ?? null
  const kept = subscription === null ? null : readTopic(subscription.topic)
  const reply = await showNews(ports, kept === null ? meant : { query: kept, shown: words }, subscription)
  if (subscription !== null) return reply
  const text = `${capital(nameChannel(asker))} is not subscribed to ${meant.shown}.`
  return { ...reply, blocks: [{ type: 'text', text }, ...reply.blocks] }
}

async function showNews({ store, clock }: Ports, meant: Meant, subscription: Subscription | null): Promise<Reply> {
  const now = clock()
  const { query, shown: topic } = meant
  const told =
    subscription === null ? [] : await store.subscriptions.findTold(showDestination(subscription.destination))
  const recent = await store.stories.findNews(newsSince(subscription, now))
  const news = await withDue(store, { news: recent, told, since: newsSince(null, now), now })
  const chosen = pickNews(news, query, told)
  const since = new Map(told.map(({ storyId, changedAt }) => [storyId, changedAt]))
  const { stories, rest } = await pickStories(store, chosen, { asOf: now, since })
  const [only, second] = stories
  const when = await sayWhen(store, subscription, now)
  if (only === undefined) {
    return say(`Nothing new about ${topic}: a briefing now would be skipped. ${when}`.trim(), [
      { label: 'Latest', words: `latest ${topic}` },
    ])
  }
  const version = (await store.briefings.latestOf(only.id))?.version ?? 1
  const briefing =
    second === undefined && rest.length === 0
      ? compose(only, { asOf: now, version, since: since.get(only.id) ?? null })
      : composeDigest(stories, { id: 'preview', asOf: now, topic, rest, since })
  const { detail } = subscription === null ? {} : await store.settings.find(subscription.destination)
  const reply = replyOf(detail === undefined ? briefing : { ...briefing, detail })
  // It is not stored, so that nothing can be asked of it by its id.
  const actions = reply.actions?.filter(({ words }) => !words.endsWith(' of preview')) ?? []
  return {
    ...reply,
    actions,
    blocks: [...reply.blocks, { type: 'text', text: `A preview: nothing was posted. ${when}`.trim() }],
  }
}

/** Those that a briefing would tell, and the ids of those that it would only count. What came of a story may repeat what was told. */
async function pickStories(
  store: Store,
  chosen: readonly News[],
  { asOf, since }: { readonly asOf: number; readonly since: ReadonlyMap<string, number> },
): Promise<{ readonly stories: readonly Story[]; readonly rest: readonly string[] }> {
  const stories: Story[] = []
  let looked = 0
  for (const { storyId } of chosen) {
    if (stories.length === DIGEST_STORIES) break
    looked++
    const story = await store.stories.load(storyId)
    const at = since.get(storyId)
    if (story !== null && (at === undefined || !isEmpty(compose(story, { asOf, since: at })))) stories.push(story)
  }
  return { stories, rest: chosen.slice(looked).map(({ storyId }) => storyId) }
}

async function sayWhen(store: Store, subscription: Subscription | null, now: number): Promise<string> {
  if (subscription === null) return ''
  if (subscription.pausedAt !== null) return 'The subscription is paused.'
  const next = await findNext(store, subscription, now)
  return next === null ? '' : `The next briefing is due ${next}.`
}
