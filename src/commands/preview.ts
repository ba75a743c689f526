// Why it exists: answers "what would the next briefing be, if it came now?", without telling anybody.
import { compose } from '../briefing/compose.ts'
import { composeDigest, DIGEST_STORIES } from '../briefing/digest.ts'
import type { Asker, Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Subscription } from '../core/subscription.ts'
import { parseTopic, pickNews, readTopic, showTopic, type TopicQuery, topicKey } from '../core/topic.ts'
import { newsSince, showDestination } from '../delivery/slots.ts'
import { replyOf } from './briefing.ts'
import { capital, nameChannel, say, sayList } from './say.ts'
import { showNext } from './when.ts'

type Ports = { readonly store: Store; readonly clock: Clock }

export async function answerPreview(ports: Ports, topic: string | null, asker: Asker): Promise<Reply> {
  const own = await ports.store.subscriptions.findByDestination(asker.destination)
  const [only, second] = own
  if (topic === null && second !== undefined) {
    return sayList(
      'Of which topic? Write it after "preview":',
      own.map((one) => one.topic),
    )
  }
  const query = parseTopic(topic ?? only?.topic ?? 'all')
  if (typeof query === 'string') return say(query)
  const subscription = topic === null ? only : own.find((one) => isSame(one, query))
  const reply = await showNews(ports, query, subscription ?? null)
  if (subscription !== undefined) return reply
  const text = `${capital(nameChannel(asker))} is not subscribed to ${showTopic(query)}.`
  return { ...reply, blocks: [{ type: 'text', text }, ...reply.blocks] }
}

function isSame({ topic }: Subscription, query: TopicQuery): boolean {
  const kept = readTopic(topic)
  return kept !== null && topicKey(kept) === topicKey(query)
}

async function showNews({ store, clock }: Ports, query: TopicQuery, subscription: Subscription | null): Promise<Reply> {
  const now = clock()
  const topic = showTopic(query)
  const told =
    subscription === null ? [] : await store.subscriptions.findTold(showDestination(subscription.destination))
  const chosen = pickNews(await store.stories.findNews(newsSince(subscription, now)), query, told)
  const picked = chosen.slice(0, DIGEST_STORIES).map(({ storyId }) => store.stories.load(storyId))
  const stories = (await Promise.all(picked)).filter((story) => story !== null)
  const [only, second] = stories
  const when = sayWhen(subscription, now)
  if (only === undefined) {
    return say(`Nothing new about ${topic}: a briefing now would be skipped. ${when}`.trim(), [
      { label: 'Latest', words: `latest ${topic}` },
    ])
  }
  const rest = chosen.slice(DIGEST_STORIES).map(({ storyId }) => storyId)
  const briefing =
    second === undefined
      ? compose(only, { asOf: now, version: (await store.briefings.latestOf(only.id))?.version ?? 1 })
      : composeDigest(stories, { id: 'preview', asOf: now, topic, rest })
  const reply = replyOf(briefing)
  // It is not stored, so that nothing can be asked of it by its id.
  const actions = reply.actions?.filter(({ words }) => !words.endsWith(' of preview')) ?? []
  return {
    ...reply,
    actions,
    blocks: [...reply.blocks, { type: 'text', text: `A preview: nothing was posted. ${when}`.trim() }],
  }
}

function sayWhen(subscription: Subscription | null, now: number): string {
  if (subscription === null) return ''
  if (subscription.pausedAt !== null) return 'The subscription is paused.'
  const next = showNext(subscription, now)
  return next === null ? '' : `The next briefing is due ${next}.`
}
