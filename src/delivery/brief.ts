// Why it exists: what a channel is to be told is composed as one briefing: of one story, or of several.
import { createHash } from 'node:crypto'
import type { Briefing } from '../core/briefing.ts'
import type { Delivery } from '../core/delivery.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { News, Story } from '../core/story.ts'
import { labelOf, type Subscription } from '../core/subscription.ts'
import { showDestination } from './slots.ts'

export type BriefPorts = {
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
}

/** A digest tells so many stories; the others are counted. */
const TOLD_STORIES = 5

/** Story id → epoch ms: what the subscription's channel was told of it, by whichever subscription. */
export async function findToldAt(store: Store, { destination }: Subscription): Promise<ReadonlyMap<string, number>> {
  const told = await store.subscriptions.findTold(showDestination(destination))
  return new Map(told.map(({ storyId, changedAt }) => [storyId, changedAt]))
}

/** `key`: the delivery's. `chosen`: of which stories there is news. */
export type Chosen = {
  readonly key: string
  readonly subscription: Subscription
  readonly now: number
  readonly chosen: readonly News[]
  readonly told: ReadonlyMap<string, number>
}

/** Null: the stories that changed only repeat what this channel was told. */
export async function brief(ports: BriefPorts, store: Store, of: Chosen): Promise<Briefing | null> {
  const briefing = await composed(ports, store, of)
  const { detail } = await store.settings.find(of.subscription.destination)
  return briefing === null || detail === undefined ? briefing : { ...briefing, detail }
}

async function composed(ports: BriefPorts, store: Store, of: Chosen): Promise<Briefing | null> {
  const { key, subscription, now, chosen, told } = of
  const id = `b${hashOf(key)}`
  const options = { asOf: now, version: 1, id }
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
  return ports.digest(stories, { asOf: now, id, topic: labelOf(subscription), rest, since: told })
}

function isEmpty({ blocks }: Briefing): boolean {
  return !blocks.some((block) => block.type === 'section' && block.lines.length > 0)
}

/** The row of what is due by that key. */
export function deliveryOf(
  subscription: Subscription,
  { key, at, expiresAt }: { readonly key: string; readonly at: number; readonly expiresAt: number },
  { state, reason }: Pick<Delivery, 'state' | 'reason'>,
): Delivery {
  return {
    id: `d${hashOf(key)}`,
    key,
    kind: 'briefing',
    subscriptionId: subscription.id,
    briefingId: `b${hashOf(key)}`,
    destination: subscription.destination,
    state,
    reason,
    dueAt: at,
    expiresAt,
    attempts: 0,
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}
