// Why it exists: wherever a process ends, nothing is lost, and nothing is posted twice that is known to be posted.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeliveryStore, Platform, Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { deliveryOf, makeClock, makeDueDigest, makePlatform, outboxOf } from './fakes.ts'

let time: ReturnType<typeof makeClock>
let store: Store
beforeEach(async () => {
  time = makeClock('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
})
afterEach(async () => {
  await store.close()
})

const makeDue = () => makeDueDigest(store, time.clock)
const now = () => deliveryOf(store)
const run = (platform: Platform) => outboxOf(store, { platforms: [platform], clock: time.clock }).runDue()

describe('a process that ends', () => {
  const METHODS = ['claimSome', 'saveParts', 'begin', 'savePart', 'settle'] as const

  /** From the `nth` call on every call fails, that one before or after it was done: so it is when a process ends. */
  function dying(nth: number, when: 'before' | 'after'): { readonly store: Store; readonly died: () => boolean } {
    let calls = 0
    const wrap =
      (name: (typeof METHODS)[number]) =>
      async (...args: readonly unknown[]) => {
        calls++
        if (calls > nth || (calls === nth && when === 'before')) throw new Error('killed')
        const method = store.deliveries[name] as (...given: readonly unknown[]) => Promise<unknown>
        const result = await method(...args)
        if (calls >= nth) throw new Error('killed')
        return result
      }
    const deliveries = Object.fromEntries(METHODS.map((name) => [name, wrap(name)])) as unknown as DeliveryStore
    return { store: { ...store, deliveries: { ...store.deliveries, ...deliveries } }, died: () => calls >= nth }
  }

  it.each(['before', 'after'] as const)('%s any write loses nothing and posts nothing twice', async (when) => {
    let nth = 1
    for (let alive = false; !alive; nth++) {
      await store.close()
      time.set('2026-03-24T08:00:00Z')
      store = await openSqlite({ file: ':memory:', clock: time.clock })
      await makeDue()
      const { platform, posts } = makePlatform()
      const victim = dying(nth, when)
      const ports = { platforms: [platform], clock: time.clock, report: () => {} }
      await outboxOf(victim.store, ports)
        .runDue()
        .catch(() => {})
      alive = !victim.died()
      for (let tick = 0; tick < 3; tick++) {
        time.pass(61_000)
        await run(platform)
      }
      // One that was begun and never sent is labelled too: nobody knows that it was not.
      expect(
        posts.map(({ payload }) => payload.replace('(repeat?) ', '')),
        `${when} ${nth}`,
      ).toEqual(['2 stories: news', 'Ferry late; Grain talks open'])
      expect((await now()).state, `${when} ${nth}`).toBe('delivered')
    }
    // Claim, parts, two of each for two messages, settle, and the claims that find nothing.
    expect(nth).toBeGreaterThan(8)
  })

  it('finishes the message in flight, leaves the rest for the next start, and begins nothing', async () => {
    await makeDue()
    const { platform, posts } = makePlatform()
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const slow: Platform = {
      ...platform,
      send: async (...message) => {
        begun.resolve()
        await gate.promise
        return platform.send(...message)
      },
    }
    const outbox = outboxOf(store, { platforms: [slow], clock: time.clock })
    const running = outbox.runDue()
    await begun.promise
    const closed = outbox.close()
    gate.resolve()
    await closed
    await running
    expect(posts).toHaveLength(1)
    expect(await now()).toMatchObject({ state: 'retry_wait', reason: 'Readout was ended in between.' })
    expect(await outbox.runDue()).toBe(0)
    await run(platform)
    expect(posts.map(({ key }) => key.at(-1))).toEqual(['1', '2'])
  })

  it('waits five seconds at most', async () => {
    await makeDue()
    const begun = Promise.withResolvers<void>()
    const stuck: Platform = {
      ...makePlatform().platform,
      send: () => {
        begun.resolve()
        return new Promise(() => {})
      },
    }
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const outbox = outboxOf(store, { platforms: [stuck], clock: time.clock })
      void outbox.runDue()
      await begun.promise
      const closed = outbox.close()
      await vi.advanceTimersByTimeAsync(5_000)
      await closed
      expect((await now()).state).toBe('sending')
    } finally {
      vi.useRealTimers()
    }
  })
})
