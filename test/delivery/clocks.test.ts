// Why it exists: what reliability means for a schedule, told event by event: several processes, clocks that differ and jump, time off, settings that change.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { makeClock, planOf, subscriptionOf, tellNews } from './fakes.ts'

const HOUR = 3_600_000
const run = promisify(execFile)

describe('three processes on one database, their clocks an hour apart', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-clocks-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('make one slot of each date', async () => {
    const [from, to] = [Date.parse('2026-03-27T00:00Z'), Date.parse('2026-03-31T12:00Z')]
    const file = join(folder, 'one.db')
    const store = await openSqlite({ file, clock: () => from })
    const zone = { timeZone: 'Europe/Berlin', createdAt: from - 2 * HOUR }
    // Berlin's clocks change on the 29th.
    await store.subscriptions.save(subscriptionOf('daily', { ...zone, at: ['02:30'], topic: 'daily' }))
    const twice = { cadence: 'twice', at: ['07:45', '18:00'] } as const
    await store.subscriptions.save(subscriptionOf('twice', { ...zone, ...twice, topic: 'twice' }))
    for (const topic of ['daily', 'twice']) {
      await tellNews(store, topic, '2026-03-26T20:00:00Z', `News for ${topic}`, `All that is ${topic}.`)
    }
    const made = await Promise.all(
      [-1, 0, 1].map(async (hours) => {
        const args = [join(import.meta.dirname, 'planner.ts'), file, hours * HOUR, from, to, 15 * 60_000].map(String)
        return Number((await run(process.execPath, args)).stdout)
      }),
    )
    const keys = (await store.deliveries.findNewest(1_000)).map(({ key }) => key)
    const of = (id: string, date: string) => keys.filter((key) => key.startsWith(`${id}|${date}`)).length
    const dates = ['27', '28', '29', '30'].map((day) => `2026-03-${day}`)
    expect(dates.map((date) => [of('daily', date), of('twice', date)])).toEqual(dates.map(() => [1, 2]))
    expect(keys).toHaveLength(new Set(keys).size)
    // Nobody counts as made what somebody else made.
    expect(made.reduce((sum, count) => sum + count)).toBe(keys.length)
    // What was told is told once.
    const told = (await store.deliveries.findNewest(1_000)).filter(({ state }) => state === 'scheduled')
    expect(told).toHaveLength(2)
    process.stdout.write(`3 processes, clocks ±1 h: ${keys.length} slots of ${dates.length} dates, each once\n`)
    await store.close()
  })
})

describe('one process', () => {
  const time = makeClock('2026-03-24T12:00:00Z')
  let store: Store
  let plan: () => Promise<number>
  let stories = 0
  beforeEach(async () => {
    time.set('2026-03-24T12:00:00Z')
    store = await openSqlite({ file: ':memory:', clock: time.clock })
    plan = planOf(store, time.clock)
    await store.subscriptions.save(subscriptionOf('sub1', { createdAt: time.clock() }))
  })
  afterEach(() => store.close())

  /** Something new, then a look at that time. */
  async function at(iso: string): Promise<number> {
    time.set(iso)
    stories++
    await tellNews(store, `story ${stories}`, new Date(time.clock() - 60_000).toISOString(), `News number ${stories}`)
    return plan()
  }
  async function slots(): Promise<readonly string[]> {
    const all = await store.deliveries.findNewest(100)
    return all.map(({ key, state }) => `${key.split('|')[1]} ${state}`).toReversed()
  }

  it('that was off makes up for the latest slot alone, and only while it is young', async () => {
    await at('2026-03-25T08:00:00Z')
    await at('2026-03-28T13:59:00Z')
    expect(await slots()).toEqual([
      '2026-03-25T08:00 scheduled',
      '2026-03-26T08:00 skipped',
      '2026-03-27T08:00 skipped',
      '2026-03-28T08:00 scheduled',
    ])
    await at('2026-03-29T14:01:00Z')
    expect((await slots()).at(-1)).toBe('2026-03-29T08:00 skipped')
    // What was skipped is covered.
    await at('2026-03-30T08:00:00Z')
    const last = await store.deliveries.findLast('sub1')
    expect((await store.briefings.find(last?.briefingId ?? ''))?.storyIds).toHaveLength(2)
  })

  it('of two slots a day makes up for half the time to the next at most', async () => {
    await store.subscriptions.save(
      subscriptionOf('sub1', { cadence: 'twice', at: ['08:00', '12:00'], createdAt: time.clock() }),
    )
    await at('2026-03-25T10:00:00Z')
    await at('2026-03-26T10:01:00Z')
    expect(await slots()).toEqual([
      '2026-03-25T08:00 scheduled',
      '2026-03-25T12:00 skipped',
      '2026-03-26T08:00 skipped',
    ])
  })

  it('whose clock jumps back repeats nothing, and goes on', async () => {
    await at('2026-03-25T08:00:00Z')
    await at('2026-03-25T07:30:00Z')
    await at('2026-03-25T08:00:00Z')
    await at('2026-03-26T08:00:00Z')
    expect(await slots()).toEqual(['2026-03-25T08:00 scheduled', '2026-03-26T08:00 scheduled'])
  })

  it('whose clock jumped a year ahead and back posts the next slot as if nothing had been', async () => {
    await at('2027-03-25T08:00:00Z')
    await at('2026-03-25T08:00:00Z')
    const kept = await store.deliveries.findByKey('sub1|2026-03-25T08:00|slack:T1:C1')
    expect(kept).toMatchObject({ state: 'scheduled' })
  })

  it('records that a paused subscription was skipped, and makes up for nothing when it goes on', async () => {
    await store.subscriptions.save(subscriptionOf('sub1', { createdAt: time.clock(), pausedAt: time.clock() }))
    await at('2026-03-25T08:00:00Z')
    time.set('2026-03-25T09:00:00Z')
    const createdAt = Date.parse('2026-03-24T12:00:00Z')
    await store.subscriptions.save(subscriptionOf('sub1', { createdAt, changedAt: time.clock() }))
    await at('2026-03-25T09:01:00Z')
    await at('2026-03-26T08:00:00Z')
    expect(await slots()).toEqual(['2026-03-25T08:00 skipped', '2026-03-26T08:00 scheduled'])
  })

  it('posts once on a local date, though the channel moves to another zone on it', async () => {
    const createdAt = time.clock()
    await store.subscriptions.save(subscriptionOf('sub1', { createdAt, timeZone: 'Asia/Tokyo' }))
    await at('2026-03-24T23:00:00Z')
    time.set('2026-03-25T01:00:00Z')
    await store.subscriptions.save(
      subscriptionOf('sub1', { createdAt, timeZone: 'Europe/Berlin', changedAt: time.clock() }),
    )
    await at('2026-03-25T07:00:00Z')
    await at('2026-03-26T07:00:00Z')
    expect(await slots()).toEqual(['2026-03-25T08:00 scheduled', '2026-03-26T08:00 scheduled'])
  })

  it('makes up for no hour that had passed when it was set', async () => {
    const createdAt = time.clock()
    await at('2026-03-25T08:00:00Z')
    time.set('2026-03-25T12:00:00Z')
    await store.subscriptions.save(subscriptionOf('sub1', { createdAt, at: ['11:00'], changedAt: time.clock() }))
    await at('2026-03-25T12:01:00Z')
    await at('2026-03-26T11:00:00Z')
    expect(await slots()).toEqual(['2026-03-25T08:00 scheduled', '2026-03-26T11:00 scheduled'])
  })
})
