// Why it exists: what a channel is subscribed to: listed with the next hour of each, paused, resumed, ended.
import type { Asker, Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Subscription } from '../core/subscription.ts'
import { parseTopic, readTopic, topicKey } from '../core/topic.ts'
import { capital, nameChannel, say, sayList } from './say.ts'
import { NOT_ALLOWED } from './subscribe.ts'
import { showLast, showNext, showWhen } from './when.ts'

type Ports = { readonly store: Store; readonly clock: Clock }

function sayNone(asker: Asker): Reply {
  return say(`${capital(nameChannel(asker))} has no subscriptions. "subscribe" makes one.`)
}

export async function answerList({ store, clock }: Ports, asker: Asker): Promise<Reply> {
  const subscriptions = await store.subscriptions.findByDestination(asker.destination)
  if (subscriptions.length === 0) return sayNone(asker)
  const items = await Promise.all(
    subscriptions.map(async (subscription) => {
      const next = showNext(subscription, clock())
      const last = await store.deliveries.findLast(subscription.id)
      const parts = [subscription.topic, showWhen(subscription)]
      if (subscription.pausedAt !== null) parts.push('paused')
      else if (next !== null) parts.push(`next ${next}`)
      if (last !== null) parts.push(showLast(last))
      return parts.join(' · ')
    }),
  )
  return sayList(`${capital(nameChannel(asker))} is subscribed to:`, items)
}

export async function answerUnsubscribe({ store }: Ports, topic: string | null, asker: Asker): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  const found = await findOne(store, topic, asker)
  if ('blocks' in found) return found
  await store.subscriptions.remove(found.id)
  return say(`${capital(nameChannel(asker))} gets no more briefings about ${found.topic}.`)
}

export async function answerPause(
  { store, clock }: Ports,
  what: 'pause' | 'resume',
  topic: string | null,
  asker: Asker,
): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  const found = await findOne(store, topic, asker)
  if ('blocks' in found) return found
  const now = clock()
  if (what === 'pause') {
    await store.subscriptions.save({ ...found, pausedAt: found.pausedAt ?? now })
    return say(`Briefings about ${found.topic} are paused.`, [{ label: 'Resume', words: `resume ${found.topic}` }])
  }
  // What passed in the pause is not made up for; its news comes with the next one.
  if (found.pausedAt !== null) await store.subscriptions.save({ ...found, pausedAt: null, changedAt: now })
  const next = showNext(found, now)
  return say(`Briefings about ${found.topic} come again${next === null ? '' : `, next ${next}`}.`)
}

/** The channel's subscription that is meant, or what to answer instead. Those of other channels are not there. */
export async function findOne(store: Store, topic: string | null, asker: Asker): Promise<Subscription | Reply> {
  const own = await store.subscriptions.findByDestination(asker.destination)
  const [only, second] = own
  if (only === undefined) return sayNone(asker)
  if (topic === null) {
    if (second === undefined) return only
    return sayList(
      'Which topic do you mean? Write it after the command:',
      own.map((one) => one.topic),
    )
  }
  const query = parseTopic(topic)
  if (typeof query === 'string') return say(query)
  const key = topicKey(query)
  const found = own.find((one) => {
    const kept = readTopic(one.topic)
    return kept !== null && topicKey(kept) === key
  })
  return (
    found ??
    sayList(
      `Not found: ${nameChannel(asker)} has no subscription of that topic. It has:`,
      own.map((one) => one.topic),
    )
  )
}
