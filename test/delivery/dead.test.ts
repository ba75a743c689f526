// Why it exists: what cannot be posted to is called once a day at most, says why, and whoever can mend it is told once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery, SendOutcome } from '../../src/core/delivery.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { at, channel, makeClock, makePlatform, outboxOf, subscriptionOf } from './fakes.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ARCHIVED: SendOutcome = {
  ...{ kind: 'failed', scope: 'destination', reason: 'The channel is archived', mend: 'Unarchive it.' },
}
let time: ReturnType<typeof makeClock>
let store: Store
let told: { readonly users: readonly string[]; readonly words: string }[]
let warned: string[]
beforeEach(async () => {
  time = makeClock('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  told = []
  warned = []
})
afterEach(() => store.close())

async function makeDue(id: string, name: string, given: Partial<Delivery> = {}): Promise<void> {
  const blocks = [{ type: 'title', text: id }] as const
  await store.briefings.save({ id: `b${id}`, storyId: '', storyIds: [], version: 1, asOf: 0, blocks, passages: [] })
  await store.deliveries.insert({
    ...{ id, key: id, kind: 'briefing', subscriptionId: null, briefingId: `b${id}`, destination: channel(name) },
    ...{ state: 'scheduled', reason: null, dueAt: time.clock(), expiresAt: time.clock() + DAY, attempts: 0 },
    ...given,
  })
}

const stateOf = async (key: string) => (await store.deliveries.findByKey(key))?.state

/** `dead`: whether a channel takes nothing now. */
function open(dead: (name: string) => SendOutcome | null) {
  const { platform, posts } = makePlatform()
  const calls: { readonly at: number; readonly name: string }[] = []
  const half: Platform = {
    ...platform,
    send: async (destination, ...message) => {
      calls.push({ at: time.clock(), name: destination.channel })
      return dead(destination.channel) ?? platform.send(destination, ...message)
    },
    tell: async (_destination, users, words) => {
      told.push({ users, words })
      return true
    },
  }
  const warn = (words: string) => void warned.push(words)
  return { outbox: outboxOf(store, { platforms: [half], clock: time.clock, warn }), calls, posts }
}

describe('a channel that is dead', () => {
  it('is called once a day at most, whatever is due, and its subscriber is told once', async () => {
    await store.subscriptions.save(subscriptionOf('sub1', { by: 'U7' }))
    const { outbox, calls } = open(() => ARCHIVED)
    for (let hour = 0; hour < 5 * 24; hour++) {
      // Two briefings a day, and now and then something else.
      if (hour % 12 === 0) await makeDue(`d${hour}`, 'C1', { expiresAt: time.clock() + 12 * HOUR })
      if (hour % 7 === 0) await makeDue(`n${hour}`, 'C1', { expiresAt: null })
      await outbox.runDue()
      time.pass(HOUR)
    }
    const gaps = calls.map(({ at: when }, nth) => when - (calls[nth - 1]?.at ?? 0)).slice(1)
    expect(calls).toHaveLength(5)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(DAY)
    expect(told).toEqual([
      {
        users: ['U7'],
        words:
          'Readout can no longer post its briefings in <#C1>: The channel is archived. Unarchive it. Readout tries again once a day.',
      },
    ])
    expect(warned).toHaveLength(1)
    expect(await stateOf('d0')).toBe('failed')
    expect(await store.deliveries.findByKey('d12')).toMatchObject({
      ...{ state: 'skipped', reason: 'The channel was paused: The channel is archived' },
    })
  })

  it('is posted to again where the daily look finds it mended; the next time it is told anew', async () => {
    let dead = true
    const { outbox, posts } = open(() => (dead ? ARCHIVED : null))
    await makeDue('d1', 'C1')
    await outbox.runDue()
    expect(await store.destinations.pauses()).toMatchObject([
      { reason: 'The channel is archived', toldAt: time.clock() },
    ])
    time.pass(HOUR)
    await makeDue('d2', 'C1')
    await outbox.runDue()
    expect(await stateOf('d2')).toBe('retry_wait')
    dead = false
    time.pass(DAY - HOUR)
    await outbox.runDue()
    expect(await stateOf('d2')).toBe('delivered')
    expect(posts).toHaveLength(1)
    expect(await store.destinations.pauses()).toEqual([])
    dead = true
    await makeDue('d3', 'C1')
    await outbox.runDue()
    expect(told).toHaveLength(2)
  })

  it('is tried at once where somebody subscribes there', async () => {
    const { outbox, calls } = open(() => ARCHIVED)
    await makeDue('d1', 'C1')
    await outbox.runDue()
    await store.subscriptions.save(subscriptionOf('sub1'))
    await makeDue('d2', 'C1')
    await outbox.runDue()
    expect(calls).toHaveLength(2)
  })

  it('keeps no other waiting, and a clock that was ahead silences nothing', async () => {
    const { outbox, posts } = open((name) => (name === 'C1' ? ARCHIVED : null))
    time.set('2026-03-26T08:00:00Z')
    await makeDue('d1', 'C1')
    await makeDue('d2', 'C2')
    await outbox.runDue()
    expect(posts).toHaveLength(1)
    time.set('2026-03-24T08:00:00Z')
    await makeDue('d3', 'C1')
    await outbox.runDue()
    expect(await stateOf('d3')).toBe('failed')
  })

  it('is one of a thousand, each called once a day at most', async () => {
    const { outbox, calls } = open(() => ARCHIVED)
    const names = Array.from({ length: 1_000 }, (_, nth) => `C${nth}`)
    await store.transact(async (trx) => {
      const blocks = [{ type: 'title', text: 'News' }] as const
      await trx.briefings.save({ id: 'b', storyId: '', storyIds: [], version: 1, asOf: 0, blocks, passages: [] })
    })
    for (let day = 0; day < 3; day++) {
      time.set(`2026-03-2${4 + day}T08:00:00Z`)
      const insert = { briefingId: 'b', dueAt: time.clock(), expiresAt: time.clock() + DAY }
      const base = { kind: 'briefing', subscriptionId: null, state: 'scheduled', reason: null, attempts: 0 } as const
      await store.transact(async (trx) => {
        for (const name of names) {
          const id = `${day}-${name}`
          await trx.deliveries.insert({ ...base, ...insert, id, key: id, destination: channel(name) })
        }
      })
      for (const ms of [0, HOUR, 10 * HOUR]) {
        time.pass(ms)
        await outbox.runDue()
      }
    }
    const perChannel = Map.groupBy(calls, ({ name }) => name)
    const most = Math.max(...[...perChannel.values()].map((of) => of.length))
    const closest = [...perChannel.values()].flatMap((of) =>
      of.slice(1).map(({ at: when }, nth) => when - (of[nth]?.at ?? 0)),
    )
    process.stdout.write(
      `1,000 dead channels, 3 days: at most ${most} calls each, at least ${Math.min(...closest) / HOUR} h apart\n`,
    )
    expect(perChannel.size).toBe(1_000)
    expect(Math.min(...closest)).toBeGreaterThanOrEqual(DAY)
    expect(told).toHaveLength(1_000)
  }, 60_000)
})

describe('an installation that is gone', () => {
  it('is told of in the log alone, once, and is over with the first post', async () => {
    let outcome: SendOutcome | null = { kind: 'failed', scope: 'installation', reason: 'The token was revoked' }
    const { outbox } = open(() => outcome)
    await makeDue('d1', 'C1')
    await makeDue('d2', 'C2')
    await outbox.runDue()
    expect([await stateOf('d1'), await stateOf('d2')]).toEqual(['failed', 'failed'])
    expect(told).toEqual([])
    expect(warned).toEqual(['nothing can be posted to slack T1: The token was revoked.'])
    expect((await store.destinations.pauses()).map(({ destination }) => destination.channel)).toEqual([''])
    outcome = null
    await makeDue('d3', 'C1')
    await outbox.runDue()
    expect(await store.destinations.pauses()).toEqual([])
  })
})

it('what stays in doubt while a channel is paused stays so', async () => {
  let outcome: SendOutcome | null = { kind: 'uncertain', reason: 'A timeout.' }
  const { outbox } = open(() => outcome)
  await makeDue('d1', 'C1', { expiresAt: at('2026-03-30T08:00:00Z') })
  await outbox.runDue()
  outcome = ARCHIVED
  await makeDue('d2', 'C1')
  await outbox.runDue()
  time.pass(HOUR)
  await outbox.runDue()
  expect(await stateOf('d1')).toBe('uncertain')
})
