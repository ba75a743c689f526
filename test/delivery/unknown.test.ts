// Why it exists: what may have been posted is looked for as long as it can matter, and sent again only once and labelled.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Delivery, SendOutcome } from '../../src/core/delivery.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import { LEASE_MS } from '../../src/delivery/post.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { at, makeClock, makePlatform, outboxOf, planOf, subscriptionOf, tellNews } from './fakes.ts'

const KEY = 'sub1|2026-03-24T08:00|slack:T1:C1'
const DAY = 24 * 3_600_000
const LOST: SendOutcome = { kind: 'uncertain', reason: 'A timeout.' }

let time: ReturnType<typeof makeClock>
let store: Store
let reported: unknown[]
beforeEach(async () => {
  time = makeClock('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  reported = []
  // One digest of two stories is due: two messages.
  await store.subscriptions.save(subscriptionOf('sub1'))
  await tellNews(store, 's1', '2026-03-24T06:00Z', 'Grain talks open')
  await tellNews(store, 's2', '2026-03-24T07:00Z', 'Ferry late')
  expect(await planOf(store, time.clock)()).toBe(1)
})
afterEach(async () => {
  await store.close()
})

async function now(): Promise<Delivery> {
  const delivery = await store.deliveries.findByKey(KEY)
  if (delivery === null) throw new Error('the delivery is gone')
  return delivery
}

const open = (platform: Platform) =>
  outboxOf(store, { platforms: [platform], clock: time.clock, report: (error) => reported.push(error) })

const down = (retryAfterMs?: number) =>
  new ReadoutError('unavailable', 'connection', 'The channel could not be searched.', {
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
const downFor = (looks: number) => Array.from({ length: looks }, () => down())

describe('a look that fails', () => {
  it('leaves the message unknown: nothing is sent, and it is looked for again after growing pauses', async () => {
    const { platform, posts, looks } = makePlatform({ faults: ['lost'], looks: downFor(4) })
    const outbox = open(platform)
    const seconds: number[] = []
    for (let second = 0; second <= 60 * 60; second += 5) {
      const left = looks.length
      await outbox.runDue()
      if (looks.length < left) seconds.push(second)
      if (looks.length > 0 && second > 0) {
        expect(posts).toHaveLength(1)
        expect((await now()).state).toBe('uncertain')
      }
      time.pass(5_000)
    }
    expect(seconds.map((second, nth) => second - (seconds[nth - 1] ?? 0))).toEqual([5, 30, 120, 600])
    expect(reported).toHaveLength(4)
    // Found in the end: it was posted once.
    expect(posts.map(({ key }) => key.at(-1))).toEqual(['1', '2'])
    expect(await now()).toMatchObject({ state: 'delivered', reason: null })
  })

  it('is told in the reason', async () => {
    const outbox = open(makePlatform({ faults: ['lost'], looks: downFor(1) }).platform)
    await outbox.runDue()
    time.pass(5_000)
    await outbox.runDue()
    const reason = 'Whether it was posted is not known yet: The channel could not be searched.'
    expect(await now()).toMatchObject({ state: 'uncertain', reason, attempts: 1 })
  })

  it('begins with half a minute again for the next message', async () => {
    const { platform } = makePlatform({ faults: ['lost', 'lost'] })
    const fails = [true, true, false, true, false]
    const find: Platform['find'] = async (...where) => {
      if (fails.shift() === true) throw down()
      return platform.find(...where)
    }
    const outbox = open({ ...platform, find })
    // The first message is found at the third look; the second is lost, and its first look fails.
    for (const ms of [0, 5_000, 30_000, 120_000, 5_000]) {
      time.pass(ms)
      expect(await outbox.runDue()).toBe(1)
      expect((await now()).state).toBe('uncertain')
    }
    time.pass(29_999)
    expect(await outbox.runDue()).toBe(0)
    time.pass(1)
    await outbox.runDue()
    expect(await now()).toMatchObject({ state: 'delivered', reason: null })
  })

  it('waits as long as the platform asks', async () => {
    const { platform } = makePlatform({ faults: ['lost'], looks: [down(90_000)] })
    const outbox = open(platform)
    await outbox.runDue()
    time.pass(5_000)
    await outbox.runDue()
    time.pass(89_999)
    expect(await outbox.runDue()).toBe(0)
    time.pass(1)
    await outbox.runDue()
    expect((await now()).state).toBe('delivered')
  })

  it('ends with the slot: a last look, and no word of sending twice', async () => {
    const { platform, posts } = makePlatform({ faults: ['lost'], looks: downFor(500) })
    const outbox = open(platform)
    await outbox.runDue()
    for (let minute = 0; minute <= 25 * 60; minute++) {
      time.pass(60_000)
      await outbox.runDue()
      const { state } = await now()
      expect(state).toBe(time.clock() < at('2026-03-25T08:00:00Z') ? 'uncertain' : 'dead')
    }
    expect(posts).toHaveLength(1)
    expect((await now()).reason).toBe('Whether it was posted is unknown: The channel could not be searched.')
  })

  it('is one that is not answered', async () => {
    const { platform, posts } = makePlatform({ faults: ['lost'] })
    const outbox = open({ ...platform, find: () => new Promise(() => {}) })
    await outbox.runDue()
    time.pass(5_000)
    await unanswered(outbox)
    expect(posts).toHaveLength(1)
    expect(await now()).toMatchObject({ state: 'uncertain', reason: expect.stringContaining('did not answer in time') })
  })
})

/** Runs until the platform's time to answer is over. */
async function unanswered(outbox: ReturnType<typeof open>): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const running = outbox.runDue()
    // Until it is on its way.
    for (let turn = 0; turn < 100; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(LEASE_MS / 2)
    await running
  } finally {
    vi.useRealTimers()
  }
}

it('a message that is never answered is unknown while its lease still holds', async () => {
  const outbox = open({ ...makePlatform().platform, send: () => new Promise(() => {}) })
  await unanswered(outbox)
  expect((await now()).state).toBe('uncertain')
})

it('what was looked for and is not there is sent again, as often as the outage lasts, with no label', async () => {
  const down: SendOutcome = { kind: 'uncertain', reason: 'HTTP 503' }
  const { platform, posts } = makePlatform({ faults: [down, down, down, down] })
  const outbox = open(platform)
  for (let tick = 0; tick < 200 && (await now()).state !== 'delivered'; tick++) {
    await outbox.runDue()
    time.pass(30_000)
  }
  expect((await now()).state).toBe('delivered')
  expect(posts.map(({ payload }) => payload)).toEqual(['2 stories: news', 'Ferry late; Grain talks open'])
})

describe('the one repeat', () => {
  it('is labelled, and counted in the reason; what is sent first is not', async () => {
    const { platform, posts } = makePlatform({ faults: [LOST, null, LOST], finds: false })
    const outbox = open(platform)
    for (let tick = 0; tick < 3; tick++) {
      await outbox.runDue()
      time.pass(5_000)
    }
    expect(posts.map(({ payload }) => payload)).toEqual([
      '(repeat?) 2 stories: news',
      '(repeat?) Ferry late; Grain talks open',
    ])
    const reason = 'Sent once more after an unknown outcome: 2 messages may be there twice.'
    expect(await now()).toMatchObject({ state: 'delivered', reason })
  })

  it('keeps its label where the platform asks to wait in between', async () => {
    const slow: SendOutcome = { kind: 'retry', retryAfterMs: 1_000, reason: 'Wait.' }
    const { platform, posts } = makePlatform({ faults: [LOST, slow], finds: false })
    const outbox = open(platform)
    for (let tick = 0; tick < 4; tick++) {
      await outbox.runDue()
      time.pass(5_000)
    }
    expect(posts.map(({ payload }) => payload)).toEqual(['(repeat?) 2 stories: news', 'Ferry late; Grain talks open'])
    expect(await now()).toMatchObject({ state: 'delivered', reason: expect.stringContaining('1 message may be') })
  })

  it('goes out as it was where the platform has no label', async () => {
    const { platform, posts } = makePlatform({ faults: [LOST], finds: false })
    const { markRepeat: _, ...plain } = platform
    const outbox = open(plain)
    await outbox.runDue()
    time.pass(5_000)
    await outbox.runDue()
    expect(posts.map(({ payload }) => payload)).toEqual(['2 stories: news', 'Ferry late; Grain talks open'])
  })

  it('may be there twice where it is found only after both were lost', async () => {
    // The first look finds nothing yet, as where a platform shows late what it took.
    const { platform, posts } = makePlatform({ faults: ['lost', 'lost'] })
    let looks = 0
    const outbox = open({ ...platform, find: async (...where) => (looks++ === 0 ? null : platform.find(...where)) })
    // The second time it waits longer.
    for (const ms of [5_000, 30_000, 0]) {
      await outbox.runDue()
      time.pass(ms)
    }
    expect(posts.map(({ key }) => key.at(-1))).toEqual(['1', '1', '2'])
    expect(await now()).toMatchObject({ state: 'delivered', reason: expect.stringContaining('1 message may be') })
  })
})

describe('once the next briefing is due', () => {
  it('what was lost is not sent again, and nobody says that it was sent twice', async () => {
    const { platform, posts } = makePlatform({ faults: ['lost'], finds: false })
    const outbox = open(platform)
    await outbox.runDue()
    time.pass(DAY)
    await outbox.runDue()
    expect(posts).toHaveLength(1)
    const reason = 'Whether it was posted is unknown: one attempt was not answered, and it was not found.'
    expect(await now()).toMatchObject({ state: 'dead', reason })
  })

  it('what is found is posted, and what was not yet sent is not', async () => {
    const { platform, posts } = makePlatform({ faults: ['lost'] })
    const outbox = open(platform)
    await outbox.runDue()
    time.pass(DAY)
    await outbox.runDue()
    expect(posts).toHaveLength(1)
    expect(await now()).toMatchObject({ state: 'dead', reason: expect.stringContaining('in its time') })
    // A part of it is there, so that the channel was told.
    expect(await store.subscriptions.findTold('slack:T1:C1')).toHaveLength(2)
  })
})

describe('a channel that unsubscribes while a message is on its way', () => {
  it.each<[string, SendOutcome | null, string]>([
    ['may have been taken', LOST, 'whether it had been posted by then is unknown'],
    ['was not taken', { kind: 'retry', retryAfterMs: null, reason: 'Down.' }, 'before all of it was posted'],
  ])('that %s is left alone after that', async (_, outcome, reason) => {
    const { platform, posts } = makePlatform({ faults: [outcome], finds: false })
    const leaving: Platform = {
      ...platform,
      send: async (...message) => {
        await store.subscriptions.remove('sub1')
        return platform.send(...message)
      },
    }
    const outbox = open(leaving)
    await outbox.runDue()
    time.pass(60_000)
    await outbox.runDue()
    expect(posts).toEqual([])
    expect(await now()).toMatchObject({ state: 'skipped', reason: expect.stringContaining(reason) })
    expect(await store.subscriptions.findTold('slack:T1:C1')).toEqual([])
  })
})
