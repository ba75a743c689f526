// Why it exists: a channel asks to be briefed on a topic at its hour, by words or by a form.
import { createHash } from 'node:crypto'
import type { Asker, Reply, SubscribeForm } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Subscription } from '../core/subscription.ts'
import { readTopic, topicKey } from '../core/topic.ts'
import { showDestination } from '../delivery/slots.ts'
import { nameChannel, say } from './say.ts'
import { showNext, showWhen } from './when.ts'

const MAX_SUBSCRIPTIONS = 50
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const
const EXAMPLE = 'subscribe "grain talks" daily 08:00 Europe/Berlin on mon,fri'

export const NOT_INVITED = 'Readout cannot post in this channel yet: invite it here, then subscribe again.'
export const NOT_ALLOWED = 'Only somebody who may manage this channel can change what it gets.'

type Ports = { readonly store: Store; readonly clock: Clock }

export async function answerSubscribe(ports: Ports, wish: SubscribeForm, asker: Asker): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  if (asker.canPost === false) return say(NOT_INVITED)
  const { topic, at, timeZone, days = EVERY_DAY, problem } = wish
  if (topic === null || at === null || timeZone === null || problem !== null) return askForMore(wish, asker)
  const { store } = ports
  const now = ports.clock()
  const id = idOf(topic, asker)
  // What is there is changed: one topic comes once a day to a channel.
  return store.transact(async (trx) => {
    const others = await trx.subscriptions.findByDestination(asker.destination)
    const before = others.find((one) => one.id === id)
    if (before === undefined && others.length >= MAX_SUBSCRIPTIONS) {
      return say(`A channel has at most ${MAX_SUBSCRIPTIONS} subscriptions; "list" shows them, "unsubscribe" ends one.`)
    }
    const { destination } = asker
    const subscription: Subscription = {
      ...{ id, destination, topic, cadence: 'daily', days, at, timeZone, pausedAt: null },
      createdAt: before?.createdAt ?? now,
      ...(before === undefined ? {} : { changedAt: now }),
    }
    await trx.subscriptions.save(subscription)
    return confirm(subscription, `${before === undefined ? 'Subscribed' : 'Changed'}: ${nameChannel(asker)}`, now)
  })
}

function confirm(subscription: Subscription, what: string, now: number): Reply {
  const next = showNext(subscription, now)
  const first = next === null ? '' : ` The next comes ${next}.`
  const text = `${what} gets briefings about ${subscription.topic}, ${showWhen(subscription)}.${first}`
  return say(`${text} A day without news brings none.`, [
    { label: 'Preview', words: `preview ${subscription.topic}` },
    { label: 'Unsubscribe', words: `unsubscribe ${subscription.topic}` },
  ])
}

function askForMore(wish: SubscribeForm, asker: Asker): Reply {
  return {
    blocks: [
      ...(wish.problem === null ? [] : [{ type: 'text', text: wish.problem } as const]),
      { type: 'text', text: `Write it in one line, for example: ${EXAMPLE}` },
      {
        type: 'list',
        items: [
          'topic: words that must all be there, a "phrase", -without this; or all',
          'hour: 08:00, from 00:00 to 23:59',
          'time zone: such as Europe/Berlin or America/New_York',
          'days, if not every day: on mon,tue or on weekdays',
        ],
      },
    ],
    visibility: 'asker',
    form: { ...wish, timeZone: wish.timeZone ?? asker.timeZone },
  }
}

/** The same for the same topic in the same channel, however it is written: subscribing twice makes one. */
function idOf(topic: string, { destination }: Asker): string {
  const query = readTopic(topic)
  const key = `${showDestination(destination)}|${query === null ? topic : topicKey(query)}`
  return `sub-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`
}
