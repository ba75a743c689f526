// Why it exists: a channel asks to be briefed on a topic at its hour, by words or by a form.
import { createHash } from 'node:crypto'
import type { Asker, Reply, SubscribeForm } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import { BREAKING, type Destination, labelOf, type Subscription } from '../core/subscription.ts'
import { showTopic, topicKey } from '../core/topic.ts'
import { showDestination } from '../delivery/slots.ts'
import { findMeant, type Meant } from './meant.ts'
import { nameChannel, say } from './say.ts'
import { findNext, showWhen } from './when.ts'
import { fillZone } from './wish.ts'

export const MAX_SUBSCRIPTIONS = 50
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const
const EXAMPLE = 'subscribe "grain talks" daily 08:00 Europe/Berlin on mon,fri'

export const NOT_INVITED = 'Readout cannot post in this channel yet: invite it here, then subscribe again.'
export const NOT_ALLOWED = 'Only somebody who may manage this channel can change what it gets.'

type Ports = { readonly store: Store; readonly clock: Clock }

export async function answerSubscribe(ports: Ports, wish: SubscribeForm, asker: Asker): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  if (asker.canPost === false) return say(NOT_INVITED)
  const { store } = ports
  const { timeZone: set = null } = await store.settings.find(asker.destination)
  const zone = set ?? asker.timeZone
  const filled = fillZone(wish, set)
  const how = readWish(filled, zone)
  const { topic } = filled
  if (topic === null || how === null) return askForMore(filled, zone)
  const now = ports.clock()
  // What is there is changed: one topic comes once to a channel, and its breaking news once beside it.
  return store.transact(async (trx) => {
    const meant = await findMeant(trx, topic, asker)
    if (typeof meant === 'string') return say(meant)
    const before = await trx.subscriptions.findByDestination(asker.destination)
    const made = { ...makeSubscription(how, meant, { destination: asker.destination, before, now }), by: asker.userId }
    const isNew = !before.some(({ id }) => id === made.id)
    if (isNew && before.length >= MAX_SUBSCRIPTIONS) {
      return say(`A channel has at most ${MAX_SUBSCRIPTIONS} subscriptions; "list" shows them, "unsubscribe" ends one.`)
    }
    await trx.subscriptions.save(made)
    const what = `${isNew ? 'Subscribed' : 'Changed'}: ${nameChannel(asker)}`
    return confirm(made, what, await findNext(trx, made, now))
  })
}

export type How = Pick<Subscription, 'cadence' | 'days' | 'at' | 'timeZone' | 'breaking'>

/**
 * null where something is missing or wrong. Breaking news has no hour, and needs a time zone for its listing alone:
 * `zone`, where none is named.
 */
export function readWish(wish: SubscribeForm, zone: string | null): How | null {
  const { cadence = 'daily', at, second, days = EVERY_DAY, breaking = BREAKING, problem } = wish
  if (problem !== null) return null
  if (cadence === 'breaking') {
    return { cadence, days: EVERY_DAY, at: [], timeZone: wish.timeZone ?? zone ?? 'UTC', breaking }
  }
  const hours = [at, ...(cadence === 'twice' ? [second ?? null] : [])].filter((hour) => hour !== null)
  if (wish.timeZone === null || hours.length < (cadence === 'twice' ? 2 : 1)) return null
  return { cadence, days, at: hours, timeZone: wish.timeZone }
}

/** `before`: what the channel has; one of the same topic is changed. */
export function makeSubscription(
  how: How,
  meant: Meant,
  given: { readonly destination: Destination; readonly before: readonly Subscription[]; readonly now: number },
): Subscription {
  const { destination, before, now } = given
  const id = idOf(meant, how, destination)
  const there = before.find((one) => one.id === id)
  return {
    ...{ id, destination, ...topicOf(meant), ...how, pausedAt: null, createdAt: there?.createdAt ?? now },
    ...(there === undefined ? {} : { changedAt: now }),
  }
}

/** The words of a subscription, and the topic that it follows where one is meant by its name. */
function topicOf({ query, named }: Meant): Pick<Subscription, 'topic' | 'named'> {
  return named === undefined
    ? { topic: showTopic(query) }
    : { topic: named.query, named: { key: named.key, name: named.name } }
}

function confirm(subscription: Subscription, what: string, next: string | null): Reply {
  const topic = labelOf(subscription)
  const { cadence } = subscription
  return say(`${what} gets ${cadence === 'breaking' ? sayBreaking(subscription) : sayBriefings(subscription, next)}`, [
    { label: 'Preview', words: `preview ${topic}` },
    { label: 'Unsubscribe', words: `unsubscribe ${topic}${cadence === 'breaking' ? ' breaking' : ''}` },
  ])
}

function sayBriefings(subscription: Subscription, next: string | null): string {
  const first = next === null ? '' : ` The next comes ${next}.`
  return `briefings about ${showTopicOf(subscription)}, ${showWhen(subscription)}.${first} A day without news brings none.`
}

function sayBreaking(subscription: Subscription): string {
  const { breaking = BREAKING } = subscription
  const from = breaking.sources === 1 ? 'any source has' : `${breaking.sources} independent sources have`
  const posts = `${breaking.perHour} ${breaking.perHour === 1 ? 'post' : 'posts'} an hour`
  return `breaking news about ${showTopicOf(subscription)}: a new story once ${from} it, and a claim told here once it is denied or withdrawn; at most ${posts}, the rest with the next briefing.`
}

function askForMore(wish: SubscribeForm, timeZone: string | null): Reply {
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
    form: { ...wish, timeZone: wish.timeZone ?? timeZone },
  }
}

/** 'grain talks (grain OR wheat)' for one that follows a named topic, else its words. */
export function showTopicOf({ topic, named }: Pick<Subscription, 'topic' | 'named'>): string {
  return named === undefined || named.name.toLowerCase() === topic ? topic : `${named.name} (${topic})`
}

/** The same for the same topic in the same channel, however it is written: subscribing twice makes one. */
function idOf({ query, named }: Meant, { cadence }: How, destination: Destination): string {
  const key = `${showDestination(destination)}|${named === undefined ? topicKey(query) : `topic ${named.key}`}`
  const kind = cadence === 'breaking' ? '|breaking' : ''
  return `sub-${createHash('sha256').update(`${key}${kind}`).digest('hex').slice(0, 12)}`
}
