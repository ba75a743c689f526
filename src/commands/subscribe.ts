// Why it exists: a channel asks to be briefed on a topic at its hour, by words or by a form.
import { createHash } from 'node:crypto'
import type { Asker, Reply, SubscribeForm } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import { BREAKING, type Subscription } from '../core/subscription.ts'
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
  const read = readWish(wish, asker)
  if (read === null) return askForMore(wish, asker)
  const { store } = ports
  const now = ports.clock()
  const id = idOf(read, asker)
  // What is there is changed: one topic comes once to a channel, and its breaking news once beside it.
  return store.transact(async (trx) => {
    const others = await trx.subscriptions.findByDestination(asker.destination)
    const before = others.find((one) => one.id === id)
    if (before === undefined && others.length >= MAX_SUBSCRIPTIONS) {
      return say(`A channel has at most ${MAX_SUBSCRIPTIONS} subscriptions; "list" shows them, "unsubscribe" ends one.`)
    }
    const subscription: Subscription = {
      ...{ id, destination: asker.destination, ...read, pausedAt: null },
      createdAt: before?.createdAt ?? now,
      ...(before === undefined ? {} : { changedAt: now }),
    }
    await trx.subscriptions.save(subscription)
    return confirm(subscription, `${before === undefined ? 'Subscribed' : 'Changed'}: ${nameChannel(asker)}`, now)
  })
}

type Read = Pick<Subscription, 'topic' | 'cadence' | 'days' | 'at' | 'timeZone' | 'breaking'>

/** null where something is missing or wrong. Breaking news has no hour, and needs a time zone for its listing alone. */
function readWish(wish: SubscribeForm, asker: Asker): Read | null {
  const { topic, cadence = 'daily', at, second, days = EVERY_DAY, breaking = BREAKING, problem } = wish
  if (topic === null || problem !== null) return null
  if (cadence === 'breaking') {
    const timeZone = wish.timeZone ?? asker.timeZone ?? 'UTC'
    return { topic, cadence, days: EVERY_DAY, at: [], timeZone, breaking }
  }
  const hours = [at, ...(cadence === 'twice' ? [second ?? null] : [])].filter((hour) => hour !== null)
  if (wish.timeZone === null || hours.length < (cadence === 'twice' ? 2 : 1)) return null
  return { topic, cadence, days, at: hours, timeZone: wish.timeZone }
}

function confirm(subscription: Subscription, what: string, now: number): Reply {
  const { topic, cadence } = subscription
  return say(`${what} gets ${cadence === 'breaking' ? sayBreaking(subscription) : sayBriefings(subscription, now)}`, [
    { label: 'Preview', words: `preview ${topic}` },
    { label: 'Unsubscribe', words: `unsubscribe ${topic}${cadence === 'breaking' ? ' breaking' : ''}` },
  ])
}

function sayBriefings(subscription: Subscription, now: number): string {
  const next = showNext(subscription, now)
  const first = next === null ? '' : ` The next comes ${next}.`
  return `briefings about ${subscription.topic}, ${showWhen(subscription)}.${first} A day without news brings none.`
}

function sayBreaking({ topic, breaking = BREAKING }: Subscription): string {
  const from = breaking.sources === 1 ? 'any source has' : `${breaking.sources} independent sources have`
  const posts = `${breaking.perHour} ${breaking.perHour === 1 ? 'post' : 'posts'} an hour`
  return `breaking news about ${topic}: a new story once ${from} it, and a claim told here once it is denied or withdrawn; at most ${posts}, the rest with the next briefing.`
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
          'how often: daily 08:00, twice 08:00 18:00, weekly monday 09:00 – hours from 00:00 to 23:59',
          'time zone: such as Europe/Berlin or America/New_York',
          'days, if not every day: on mon,tue or on weekdays',
          'or, at no hour: breaking, with "from 3 sources" and "at most 2 an hour" if you like',
        ],
      },
    ],
    visibility: 'asker',
    form: { ...wish, timeZone: wish.timeZone ?? asker.timeZone },
  }
}

/** The same for the same topic in the same channel, however it is written: subscribing twice makes one. */
function idOf({ topic, cadence }: Read, { destination }: Asker): string {
  const query = readTopic(topic)
  const key = `${showDestination(destination)}|${query === null ? topic : topicKey(query)}`
  const kind = cadence === 'breaking' ? '|breaking' : ''
  return `sub-${createHash('sha256').update(`${key}${kind}`).digest('hex').slice(0, 12)}`
}
