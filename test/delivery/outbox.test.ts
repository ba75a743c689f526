// Why it exists: what is due is posted once, in order, whatever the platform answers and wherever the process ends.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SendOutcome } from '../../src/core/delivery.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import {
  at,
  deliveryOf,
  makeClock,
  makeDueDigest,
  makePlatform,
  outboxOf,
  planOf,
  subscriptionOf,
  tellNews,
} from './fakes.ts'

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
const told = async () => (await store.subscriptions.findTold('slack:T1:C1')).length

describe('a delivery that is due', () => {
  it('is posted in order and settled, and is not due again', async () => {
    const { id } = await makeDue()
    const { platform, posts } = makePlatform()
    expect(await run(platform)).toBe(1)
    expect(posts.map(({ key, payload }) => [key, payload])).toEqual([
      [`${id}-1`, '2 stories: news'],
      [`${id}-2`, 'Ferry late; Grain talks open'],
    ])
    expect(await now()).toMatchObject({ state: 'delivered', reason: null, attempts: 2 })
    time.pass(3_600_000)
    expect(await run(platform)).toBe(0)
    const [posted] = await store.deliveries.findPosted(posts[0]?.destination ?? subscriptionOf('').destination, 9)
    expect(posted).toMatchObject({ briefingId: (await now()).briefingId, postedAt: at('2026-03-24T08:00:00Z') })
  })

  it('waits as long as the platform asks, and no attempt is spent', async () => {
    await makeDue()
    const slow: SendOutcome = { kind: 'retry', retryAfterMs: 40_000, reason: 'Slack asks to wait.' }
    const { platform, posts } = makePlatform({ faults: [null, slow] })
    await run(platform)
    expect(await now()).toMatchObject({ state: 'retry_wait', reason: 'Slack asks to wait.', attempts: 1 })
    time.pass(39_999)
    expect(await run(platform)).toBe(0)
    time.pass(1)
    await run(platform)
    expect(posts.map(({ payload }) => payload)).toEqual(['2 stories: news', 'Ferry late; Grain talks open'])
    expect(await now()).toMatchObject({ state: 'delivered', attempts: 2 })
  })

  it('is tried again with growing pauses, until the next briefing is due', async () => {
    await makeDue()
    const down: SendOutcome = { kind: 'retry', retryAfterMs: null, reason: 'Slack cannot be reached.' }
    const { platform, posts } = makePlatform({ faults: Array.from({ length: 100 }, () => down) })
    const attempts: number[] = []
    for (let minute = 0; minute < 25 * 60; minute++) {
      if ((await run(platform)) > 0) attempts.push(minute)
      time.pass(60_000)
    }
    expect(attempts.slice(0, 8)).toEqual([0, 1, 2, 4, 14, 44, 104, 164])
    expect(await now()).toMatchObject({ state: 'dead', reason: expect.stringContaining('Slack cannot be reached.') })
    expect(posts).toEqual([])
    expect(await told()).toBe(0)
  })

  it.each<Extract<SendOutcome, { kind: 'failed' }>>([
    { kind: 'failed', scope: 'destination', reason: 'The channel is archived.' },
    { kind: 'failed', scope: 'message', reason: 'Too many blocks.' },
  ])('fails with the reason of the platform, and counts as not told', async (outcome) => {
    await makeDue()
    expect(await told()).toBe(2)
    await run(makePlatform({ faults: [outcome] }).platform)
    expect(await now()).toMatchObject({ state: 'failed', reason: outcome.reason })
    expect(await told()).toBe(0)
  })

  it('counts as told where a part of it was posted before it failed', async () => {
    await makeDue()
    await run(makePlatform({ faults: [null, { kind: 'failed', scope: 'message', reason: 'Too long.' }] }).platform)
    expect((await now()).state).toBe('failed')
    expect(await told()).toBe(2)
  })

  it('waits for a platform that is not connected', async () => {
    await makeDue()
    await outboxOf(store, { platforms: [], clock: time.clock }).runDue()
    expect(await now()).toMatchObject({ state: 'retry_wait', reason: 'Readout is not connected to slack.' })
    time.pass(10_000)
    const { platform, posts } = makePlatform()
    await run(platform)
    expect(posts).toHaveLength(2)
  })

  it('is dead where its time is over before anybody took it on', async () => {
    await makeDue()
    time.pass(24 * 3_600_000)
    const { platform, posts } = makePlatform()
    await run(platform)
    expect(posts).toEqual([])
    expect(await now()).toMatchObject({ state: 'dead', reason: expect.stringContaining('in its time') })
    expect(await told()).toBe(0)
  })

  it('is skipped where the channel unsubscribed', async () => {
    await makeDue()
    await store.subscriptions.remove('sub1')
    const { platform, posts } = makePlatform()
    expect(await run(platform)).toBe(0)
    expect(posts).toEqual([])
    expect(await now()).toMatchObject({ state: 'skipped', reason: expect.stringContaining('unsubscribed') })
  })

  it('fails where the platform can show nothing of it', async () => {
    await makeDue()
    const { platform } = makePlatform()
    const reported: unknown[] = []
    const report = (error: unknown) => reported.push(error)
    const broken = { ...platform, render: () => JSON.parse('{') as readonly string[] }
    await outboxOf(store, { platforms: [broken], clock: time.clock, report }).runDue()
    expect((await now()).state).toBe('failed')
    expect(reported).toHaveLength(1)
  })
})

describe('a message whose fate is unknown', () => {
  it('is looked for, and not sent again where it is found', async () => {
    await makeDue()
    const { platform, posts } = makePlatform({ faults: ['lost'] })
    await run(platform)
    expect(await now()).toMatchObject({ state: 'uncertain', reason: 'The connection was cut.' })
    time.pass(5_000)
    await run(platform)
    expect(posts).toHaveLength(2)
    expect(await now()).toMatchObject({ state: 'delivered', reason: null })
  })
  it('is sent once more where it is not found, and that is said', async () => {
    await makeDue()
    const { platform, posts } = makePlatform({ faults: [{ kind: 'uncertain', reason: 'A timeout.' }], finds: false })
    await run(platform)
    time.pass(5_000)
    await run(platform)
    expect(posts).toHaveLength(2)
    expect(await now()).toMatchObject({ state: 'delivered', reason: expect.stringContaining('may be there twice') })
  })
  it('is sent twice at most', async () => {
    await makeDue()
    const { platform, posts } = makePlatform({ faults: Array.from({ length: 9 }, () => 'lost' as const), finds: false })
    for (let tick = 0; tick < 20; tick++) {
      await run(platform)
      time.pass(60_000)
    }
    expect(posts).toHaveLength(2)
    expect(await now()).toMatchObject({ state: 'dead', reason: expect.stringContaining('unknown') })
  })
  it('stays so where the platform asks to wait in between', async () => {
    await makeDue()
    const slow: SendOutcome = { kind: 'retry', retryAfterMs: 1_000, reason: 'Wait.' }
    const { platform, posts } = makePlatform({ faults: ['lost', slow, slow], finds: false })
    for (let tick = 0; tick < 5; tick++) {
      await run(platform)
      time.pass(5_000)
    }
    expect(posts.map(({ key }) => key.at(-1))).toEqual(['1', '1', '2'])
    expect(await now()).toMatchObject({ state: 'delivered', reason: expect.stringContaining('twice') })
  })
  it('is so where the adapter itself fails', async () => {
    await makeDue()
    const { platform } = makePlatform({ faults: ['throw'] })
    const reported: unknown[] = []
    await outboxOf(store, {
      platforms: [platform],
      clock: time.clock,
      report: (error) => reported.push(error),
    }).runDue()
    expect((await now()).state).toBe('uncertain')
    expect(reported).toHaveLength(1)
  })
})

describe('leases', () => {
  it('keep a second process from a delivery, until they run out', async () => {
    await makeDue()
    const first = await store.deliveries.claim({ now: time.clock(), leaseMs: 60_000 })
    const { platform, posts } = makePlatform()
    expect(await run(platform)).toBe(0)
    time.pass(60_000)
    expect(await run(platform)).toBe(1)
    expect(posts).toHaveLength(2)
    // The first comes back to life: whatever it writes now is refused.
    if (first === null) throw new Error('nothing was due')
    expect(await store.deliveries.saveParts(first, ['x'])).toBe(false)
    expect(await store.deliveries.begin(first, { number: 1, unsure: 0, triedAt: 0 })).toBe(false)
    const part = { number: 1, state: 'posted', messageId: 'x', unsure: 0 } as const
    expect(await store.deliveries.savePart(first, part)).toBe(false)
    expect(await store.deliveries.settle(first, { state: 'dead', reason: null, nextAt: null, attempts: 0 })).toBe(false)
    expect((await now()).state).toBe('delivered')
  })
  it('let two outboxes on one store post everything once', async () => {
    for (let at = 0; at < 30; at++) {
      await store.subscriptions.save(
        subscriptionOf(`sub${at}`, { destination: { platform: 'slack', workspace: 'T1', channel: `C${at}` } }),
      )
    }
    await tellNews(store, 's1', '2026-03-24T06:00Z', 'Grain talks open')
    await planOf(store, time.clock)()
    const { platform, posts } = makePlatform()
    const counts = await Promise.all([run(platform), run(platform), run(platform)])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30)
    expect(posts).toHaveLength(30)
    expect(new Set(posts.map(({ key }) => key)).size).toBe(30)
  })
})
