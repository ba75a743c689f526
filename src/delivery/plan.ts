// Why it exists: at each tick, every slot that is due gets its briefing and its delivery, or the reason why it gets none.
import { createHash } from 'node:crypto'
import type { Briefing } from '../core/briefing.ts'
import type { Delivery } from '../core/delivery.ts'
import { withDue } from '../core/due.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { News, Story } from '../core/story.ts'
import { labelOf, type Subscription } from '../core/subscription.ts'
import { pickNews, readTopic } from '../core/topic.ts'
import { type DueSlot, dueSlots, newsSince, showDestination } from './slots.ts'

export type PlanPorts = {
  readonly store: Store
  readonly clock: Clock
  /** The briefing of one story. */
  readonly compose: (
    story: Story,
    options: {
      readonly asOf: number
      readonly version: number
      readonly id: string
      /** Epoch ms: what this channel was told; null where it was told nothing of the story. */
      readonly since: number | null
    },
  ) => Briefing
  /** That of several; `rest` are ids of stories that are only counted. */
  readonly digest: (
    stories: readonly Story[],
    options: {
      readonly asOf: number
      readonly id: string
      readonly topic: string
      readonly rest: readonly string[]
      /** Story id → as for `compose`. */
      readonly since: ReadonlyMap<string, number>
    },
  ) => Briefing
  /** Where the error of one subscription goes; the others are planned all the same. */
  readonly report: (error: unknown) => void
}

/** A digest tells so many stories; the others are counted. */
const TOLD_STORIES = 5

/** Resolves to how many deliveries were made, skipped ones with them. */
export function makePlan(ports: PlanPorts): () => Promise<number> {
  return async () => {
    const now = ports.clock()
    // Read once for all slots of a tick; what comes meanwhile is newer than what is noted as told.
    let news: Promise<readonly News[]> | null = null
    const findNews = () => (news ??= ports.store.stories.findNews(newsSince(null, now)))
    let made = 0
    for (const subscription of await ports.store.subscriptions.all()) {
      try {
        for (const slot of await findDue(ports.store, subscription, now)) {
          if (await planSlot(ports, { subscription, slot, now, findNews })) made++
        }
      } catch (error) {
        ports.report(error)
      }
    }
    return made
  }
}

async function findDue(store: Store, subscription: Subscription, now: number): Promise<readonly DueSlot[]> {
  const { createdAt, changedAt = 0, id } = subscription
  const last = await store.deliveries.findLast(id)
  // A slot ahead of now was planned by a clock that was ahead: it must not silence the days until then.
  const planned = last === null || last.dueAt > now ? 0 : last.dueAt
  return dueSlots(subscription, { after: Math.max(createdAt, changedAt, planned), now })
}

type Due = {
  readonly subscription: Subscription
  readonly slot: DueSlot
  readonly now: number
  readonly findNews: () => Promise<readonly News[]>
}

/** All of it or nothing: what was chosen, the briefing, its delivery and what was told. False: the slot was there. */
async function planSlot(ports: PlanPorts, due: Due): Promise<boolean> {
  const reason = due.subscription.pausedAt !== null ? 'The subscription is paused.' : lateness(due)
  const news = reason === null ? await due.findNews() : []
  return ports.store.transact(async (store) => {
    if ((await store.deliveries.findByKey(due.slot.key)) !== null) return false
    if (reason !== null) return store.deliveries.insert(deliveryOf(due, { state: 'skipped', reason }))
    const chosen = await choose(store, due, news)
    if (chosen.length === 0) {
      const nothing = `Nothing new about ${labelOf(due.subscription)}.`
      return store.deliveries.insert(deliveryOf(due, { state: 'skipped', reason: nothing }))
    }
    const told = await findToldAt(store, due)
    const briefing = await brief(ports, store, due, { chosen, told })
    if (briefing === null) {
      const repeated = `Nothing new about ${labelOf(due.subscription)}: what came repeats what was told.`
      return store.deliveries.insert(deliveryOf(due, { state: 'skipped', reason: repeated }))
    }
    const delivery = deliveryOf(due, { state: 'scheduled', reason: null })
    const { detail } = await store.settings.find(due.subscription.destination)
    await store.briefings.save(detail === undefined ? briefing : { ...briefing, detail })
    await store.subscriptions.saveTold(showDestination(due.subscription.destination), delivery.id, chosen)
    return store.deliveries.insert(delivery)
  })
}

function lateness({ slot }: Due): string | null {
  return slot.late ? 'Its time had passed before Readout could post it; the next briefing covers it.' : null
}

async function choose(store: Store, { subscription, now }: Due, news: readonly News[]): Promise<readonly News[]> {
  const query = readTopic(subscription.topic)
  if (query === null) return []
  const since = newsSince(subscription, now)
  const recent = news.filter(({ changedAt }) => changedAt >= since)
  const told = await store.subscriptions.findTold(showDestination(subscription.destination))
  return pickNews(await withDue(store, { news: recent, told, since: newsSince(null, now), now }), query, told)
}

async function findToldAt(store: Store, { subscription }: Due): Promise<ReadonlyMap<string, number>> {
  const told = await store.subscriptions.findTold(showDestination(subscription.destination))
  return new Map(told.map(({ storyId, changedAt }) => [storyId, changedAt]))
}

/** Null: the stories that changed only repeat what this channel was told. */
async function brief(
  ports: PlanPorts,
  store: Store,
  due: Due,
  { chosen, told }: { readonly chosen: readonly News[]; readonly told: ReadonlyMap<string, number> },
): Promise<Briefing | null> {
  const id = `b${hashOf(due.slot.key)}`
  const options = { asOf: due.now, version: 1, id }
  const stories: Story[] = []
  let looked = 0
  for (const { storyId } of chosen) {
    if (stories.length >= TOLD_STORIES) break
    looked++
    const story = await store.stories.load(storyId)
    const since = told.get(storyId) ?? null
    if (story === null || (since !== null && isEmpty(ports.compose(story, { ...options, since })))) continue
    stories.push(story)
  }
  const [only, second] = stories
  if (only === undefined) return null
  const rest = chosen.slice(looked).map(({ storyId }) => storyId)
  if (second === undefined && rest.length === 0) {
    const before = await store.briefings.latestOf(only.id)
    const changedAt = chosen.find(({ storyId }) => storyId === only.id)?.changedAt ?? 0
    const version = before === null ? 1 : before.version + (changedAt > before.asOf ? 1 : 0)
    return ports.compose(only, { ...options, version, since: told.get(only.id) ?? null })
  }
  return ports.digest(stories, { asOf: due.now, id, topic: labelOf(due.subscription), rest, since: told })
}

function isEmpty({ blocks }: Briefing): boolean {
  return !blocks.some((block) => block.type === 'section' && block.lines.length > 0)
}

function deliveryOf({ subscription, slot }: Due, { state, reason }: Pick<Delivery, 'state' | 'reason'>): Delivery {
  return {
    id: `d${hashOf(slot.key)}`,
    key: slot.key,
    kind: 'briefing',
    subscriptionId: subscription.id,
    briefingId: `b${hashOf(slot.key)}`,
    destination: subscription.destination,
    state,
    reason,
    dueAt: slot.at,
    expiresAt: slot.expiresAt,
    attempts: 0,
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}
