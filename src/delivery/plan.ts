// Why it exists: at each tick, every slot that is due gets its briefing and its delivery, or the reason why it gets none.
import { withDue } from '../core/due.ts'
import type { Store } from '../core/ports.ts'
import type { News } from '../core/story.ts'
import { labelOf, type Subscription } from '../core/subscription.ts'
import { pickNews, readTopic } from '../core/topic.ts'
import { planBreaking } from './breaking.ts'
import { type BriefPorts, brief, deliveryOf, findToldAt } from './brief.ts'
import { type DueSlot, dueSlots, newsSince, type QuietHours, showDestination } from './slots.ts'
import { makeTick, type Tick } from './tick.ts'

export type PlanPorts = BriefPorts & {
  /** Where the error of one subscription goes; the others are planned all the same. */
  readonly report: (error: unknown) => void
}

/** Resolves to how many deliveries were made, skipped ones with them. */
export function makePlan(ports: PlanPorts): () => Promise<number> {
  return async () => {
    const tick = makeTick(ports.store, ports.clock())
    const all = await ports.store.subscriptions.all()
    const isBreaking = ({ cadence }: Subscription) => cadence === 'breaking'
    let made = 0
    // Briefings first: what they tell is no breaking news any more.
    for (const subscription of [...all.filter((one) => !isBreaking(one)), ...all.filter(isBreaking)]) {
      try {
        const plan = isBreaking(subscription) ? planBreaking : planSlots
        made += await plan(ports, subscription, tick)
      } catch (error) {
        ports.report(error)
      }
    }
    return made
  }
}

async function planSlots(ports: PlanPorts, subscription: Subscription, tick: Tick): Promise<number> {
  let made = 0
  const quiet = await tick.findQuiet(subscription)
  for (const slot of await findDue(ports.store, subscription, { now: tick.now, quiet })) {
    if (await planSlot(ports, { subscription, slot, tick })) made++
  }
  return made
}

async function findDue(
  store: Store,
  subscription: Subscription,
  { now, quiet }: { readonly now: number; readonly quiet: QuietHours | null },
): Promise<readonly DueSlot[]> {
  const { createdAt, changedAt = 0, id } = subscription
  const last = await store.deliveries.findLast(id)
  // A slot ahead of now was planned by a clock that was ahead: it must not silence the days until then.
  const planned = last === null || last.dueAt > now ? 0 : last.dueAt
  return dueSlots(subscription, { after: Math.max(createdAt, changedAt, planned), now, quiet })
}

type Due = { readonly subscription: Subscription; readonly slot: DueSlot; readonly tick: Tick }

/** All of it or nothing: what was chosen, the briefing, its delivery and what was told. False: the slot was there. */
async function planSlot(ports: PlanPorts, { subscription, slot, tick }: Due): Promise<boolean> {
  const reason = subscription.pausedAt !== null ? 'The subscription is paused.' : lateness(slot)
  const news = reason === null ? await tick.findNews() : []
  const { now } = tick
  const topic = labelOf(subscription)
  return ports.store.transact(async (store) => {
    if ((await store.deliveries.findByKey(slot.key)) !== null) return false
    const skip = (why: string) =>
      store.deliveries.insert(deliveryOf(subscription, slot, { state: 'skipped', reason: why }))
    if (reason !== null) return skip(reason)
    const chosen = await choose(store, { subscription, now, news })
    if (chosen.length === 0) return skip(`Nothing new about ${topic}.`)
    const told = await findToldAt(store, subscription)
    const briefing = await brief(ports, store, { key: slot.key, subscription, now, chosen, told })
    if (briefing === null) return skip(`Nothing new about ${topic}: what came repeats what was told.`)
    const delivery = deliveryOf(subscription, slot, { state: 'scheduled', reason: null })
    await store.briefings.save(briefing)
    await store.subscriptions.saveTold(showDestination(subscription.destination), delivery.id, chosen)
    return store.deliveries.insert(delivery)
  })
}

function lateness({ late, joined }: DueSlot): string | null {
  if (joined) return 'A later one is due at the same time, and tells all of it.'
  return late ? 'Its time had passed before Readout could post it; the next briefing covers it.' : null
}

async function choose(
  store: Store,
  {
    subscription,
    now,
    news,
  }: { readonly subscription: Subscription; readonly now: number; readonly news: readonly News[] },
): Promise<readonly News[]> {
  const query = readTopic(subscription.topic)
  if (query === null) return []
  const since = newsSince(subscription, now)
  const recent = news.filter(({ changedAt }) => changedAt >= since)
  const told = await store.subscriptions.findTold(showDestination(subscription.destination))
  return pickNews(await withDue(store, { news: recent, told, since: newsSince(null, now), now }), query, told)
}
