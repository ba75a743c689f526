// Why it exists: what a channel is subscribed to: listed with the next hour of each, paused, resumed, ended.
import type { Asker, Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import { labelOf, type Subscription } from '../core/subscription.ts'
import { findMeant, pickMeant, sameTopic } from './meant.ts'
import { sayQuiet } from './quiet.ts'
import { capital, nameChannel, say, sayList } from './say.ts'
import { NOT_ALLOWED, showTopicOf } from './subscribe.ts'
import { showLast, showNext, showWhen } from './when.ts'

type Ports = { readonly store: Store; readonly clock: Clock }

function sayNone(asker: Asker): Reply {
  return say(`${capital(nameChannel(asker))} has no subscriptions. "subscribe" makes one.`)
}

export async function answerList({ store, clock }: Ports, asker: Asker): Promise<Reply> {
  const subscriptions = await store.subscriptions.findByDestination(asker.destination)
  if (subscriptions.length === 0) return sayNone(asker)
  const settings = await store.settings.find(asker.destination)
  const items = await Promise.all(
    subscriptions.map(async (subscription) => {
      const next = showNext(subscription, clock(), settings.quiet)
      const last = await store.deliveries.findLast(subscription.id)
      const parts = [showTopicOf(subscription), showWhen(subscription)]
      if (subscription.pausedAt !== null) parts.push('paused')
      else if (next !== null) parts.push(`next ${next}`)
      if (last !== null) parts.push(showLast(last))
      return parts.join(' · ')
    }),
  )
  return sayList(`${capital(nameChannel(asker))} is subscribed to:${sayQuiet(settings)}`, items)
}

export async function answerUnsubscribe({ store }: Ports, topic: string | null, asker: Asker): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  const found = await findOwn(store, topic, asker)
  if ('blocks' in found) return found
  for (const { id } of found) await store.subscriptions.remove(id)
  return say(`${capital(nameChannel(asker))} gets no more ${nameAll(found)}.`)
}

export async function answerPause(
  { store, clock }: Ports,
  what: 'pause' | 'resume',
  topic: string | null,
  asker: Asker,
): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  const found = await findOwn(store, topic, asker)
  if ('blocks' in found) return found
  const now = clock()
  const label = found[0] === undefined ? '' : labelOf(found[0])
  const words = found.length === 1 && found[0]?.cadence === 'breaking' ? `${label} breaking` : label
  const about = nameAll(found)
  if (what === 'pause') {
    for (const one of found) await store.subscriptions.save({ ...one, pausedAt: one.pausedAt ?? now })
    return say(`${capital(about)} ${isAre(about)} paused.`, [{ label: 'Resume', words: `resume ${words}` }])
  }
  // What passed in the pause is not made up for; its news comes with the next one.
  for (const one of found) {
    if (one.pausedAt !== null) await store.subscriptions.save({ ...one, pausedAt: null, changedAt: now })
  }
  const { quiet } = await store.settings.find(asker.destination)
  const next = found.map((one) => showNext(one, now, quiet)).find((one) => one !== null) ?? null
  const come = about.startsWith('breaking') ? 'comes' : 'come'
  return say(`${capital(about)} ${come} again${next === null ? '' : `, next ${next}`}.`)
}

/** 'briefings about grain', 'breaking news about grain', 'briefings and breaking news about grain'. */
function nameAll(found: readonly Subscription[]): string {
  const isBreaking = ({ cadence }: Subscription) => cadence === 'breaking'
  const kinds = [
    ...(found.every(isBreaking) ? [] : ['briefings']),
    ...(found.some(isBreaking) ? ['breaking news'] : []),
  ]
  return `${kinds.join(' and ')} about ${found[0] === undefined ? '' : labelOf(found[0])}`
}

function isAre(about: string): string {
  return about.startsWith('breaking') ? 'is' : 'are'
}

/**
 * The channel's subscriptions of the topic that is meant, its briefings and its breaking news, or what to answer
 * instead. "breaking" behind the topic means its breaking news alone. Those of other channels are not there.
 */
async function findOwn(store: Store, topic: string | null, asker: Asker): Promise<readonly Subscription[] | Reply> {
  const own = await store.subscriptions.findByDestination(asker.destination)
  const [only] = own
  if (only === undefined) return sayNone(asker)
  if (topic === null) {
    const all = own.filter((one) => sameTopic(one, only))
    if (all.length === own.length) return all
    return sayList('Which topic do you mean? Write it after the command:', listTopics(own))
  }
  const meant = await findMeant(store, topic, asker)
  if (typeof meant === 'string') return say(meant)
  const found = pickMeant(own, meant, topic)
  if (found.length > 0) return found
  const bare = /^(.*\S)\s+breaking(?:\s+news)?$/iu.exec(topic)?.[1]
  const meantBare = bare === undefined ? '' : await findMeant(store, bare, asker)
  const all = bare === undefined || typeof meantBare === 'string' ? [] : pickMeant(own, meantBare, bare)
  const breaking = all.filter(({ cadence }) => cadence === 'breaking')
  if (breaking.length > 0) return breaking
  return sayList(`Not found: ${nameChannel(asker)} has no subscription of that topic. It has:`, listTopics(own))
}

function listTopics(own: readonly Subscription[]): readonly string[] {
  return [...new Set(own.map(showTopicOf))]
}
