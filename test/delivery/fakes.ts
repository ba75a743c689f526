// Why it exists: a platform, news and a clock in a test's hand.
import { compose } from '../../src/briefing/compose.ts'
import { composeDigest } from '../../src/briefing/digest.ts'
import type { Answer, Delivery, SendOutcome } from '../../src/core/delivery.ts'
import type { Clock, Platform, Store } from '../../src/core/ports.ts'
import type { Destination, Subscription } from '../../src/core/subscription.ts'
import { makeOutbox, type OutboxPorts } from '../../src/delivery/outbox.ts'
import { makePlan } from '../../src/delivery/plan.ts'
import { extractionOf } from '../stories/build.ts'

export const at = (iso: string) => Date.parse(iso)

export function makeClock(iso: string) {
  let now = at(iso)
  return {
    clock: () => now,
    set: (to: string) => {
      now = at(to)
    },
    pass: (ms: number) => {
      now += ms
    },
  }
}

export const channel = (name: string): Destination => ({ platform: 'slack', workspace: 'T1', channel: name })

export function subscriptionOf(id: string, given: Partial<Subscription> = {}): Subscription {
  return {
    id,
    destination: channel('C1'),
    topic: 'all',
    cadence: 'daily',
    days: [1, 2, 3, 4, 5, 6, 7],
    at: ['08:00'],
    timeZone: 'UTC',
    pausedAt: null,
    createdAt: at('2026-03-23T12:00Z'),
    ...given,
  }
}

/** One article read at a time; a story that is there already gets a further one. */
export async function tellNews(store: Store, storyId: string, iso: string, title: string, body = 'Nobody answered.') {
  const id = `${storyId}-${iso}`
  const extraction = extractionOf({ title, body, publisher: 'Lantern Wire', publishedAt: iso })
  const known = await store.stories.load(storyId)
  const firstAt = known?.firstAt ?? at(iso)
  await store.stories.save({ id: storyId, title, participants: [], firstAt, lastAt: at(iso) })
  await store.articles.save({ id, storyId, contentHash: id, copyOf: null, ingestedAt: at(iso), extraction }, [])
}

export type Post = {
  readonly destination: Destination
  readonly payload: string
  readonly key: string
  readonly answer?: Answer
}
type Edit = { readonly destination: Destination; readonly payload: string; readonly messageId: string }
type Fault = SendOutcome | 'lost' | 'throw'

/**
 * Takes every message, unless the next fault says otherwise: 'lost' takes it and says nothing of it.
 * `finds`: whether it can look for a message; `looks`: what the next looks throw.
 */
export function makePlatform(
  given: {
    readonly name?: Platform['name']
    readonly faults?: readonly (Fault | null)[]
    readonly finds?: boolean
    readonly looks?: readonly Error[]
  } = {},
) {
  const posts: Post[] = []
  const edits: Edit[] = []
  const looks = [...(given.looks ?? [])]
  const faults = [...(given.faults ?? [])]
  const platform: Platform = {
    name: given.name ?? 'slack',
    render: (briefing) =>
      briefing.blocks.flatMap((block) => {
        if (block.type === 'title') return [block.text]
        return block.type === 'section' && block.id === 'stories'
          ? [block.lines.map(({ text }) => text).join('; ')]
          : []
      }),
    send: async (destination, payload, key, answer) => {
      const fault = faults.shift() ?? null
      if (fault === 'throw') throw new Error('a bug')
      if (fault !== null && fault !== 'lost') return fault
      posts.push({ destination, payload, key, ...(answer === undefined ? {} : { answer }) })
      if (fault === 'lost') return { kind: 'uncertain', reason: 'The connection was cut.' }
      return { kind: 'posted', messageId: `m${posts.length}` }
    },
    edit: async (destination, messageId, payload) => {
      const fault = faults.shift() ?? null
      if (fault === 'throw') throw new Error('a bug')
      if (fault !== null && fault !== 'lost') return fault
      edits.push({ destination, payload, messageId })
      return fault === null ? { kind: 'posted', messageId } : { kind: 'uncertain', reason: 'The connection was cut.' }
    },
    markRepeat: (payload) => `(repeat?) ${payload}`,
    find: async (_destination, key) => {
      const error = looks.shift()
      if (error !== undefined) throw error
      if (given.finds === false) return null
      const found = posts.findIndex((post) => post.key === key)
      return found === -1 ? false : `m${found + 1}`
    },
  }
  return { platform, posts, edits, looks }
}

export function outboxOf(store: Store, given: Pick<OutboxPorts, 'platforms' | 'clock'> & Partial<OutboxPorts>) {
  const report = (error: unknown) => {
    throw error
  }
  return makeOutbox({ store, random: () => 0, actionsOf: () => [], report, ...given })
}

export function planOf(store: Store, clock: () => number, report = raise): () => Promise<number> {
  return makePlan({ store, clock, compose, digest: composeDigest, report })
}

function raise(error: unknown): void {
  throw error
}

/** The slot of `sub1` on the morning that the outbox's tests begin with. */
export const KEY = 'sub1|2026-03-24T08:00|slack:T1:C1'

/** One digest of two stories is due: two messages. */
export async function makeDueDigest(store: Store, clock: Clock): Promise<Delivery> {
  await store.subscriptions.save(subscriptionOf('sub1'))
  await tellNews(store, 's1', '2026-03-24T06:00Z', 'Grain talks open')
  await tellNews(store, 's2', '2026-03-24T07:00Z', 'Ferry late')
  if ((await planOf(store, clock)()) !== 1) throw new Error('not one digest is due')
  return deliveryOf(store)
}

export async function deliveryOf(store: Store): Promise<Delivery> {
  const delivery = await store.deliveries.findByKey(KEY)
  if (delivery === null) throw new Error('the delivery is gone')
  return delivery
}
