// Why it exists: each channel goes at its own pace, as fast as the platform takes it, and one that waits or hangs holds up no other.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery, SendOutcome } from '../../src/core/delivery.ts'
import type { Platform, Rate, Store } from '../../src/core/ports.ts'
import { makePacer } from '../../src/delivery/pace.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makePlatform, outboxOf } from './fakes.ts'
import { makeTime } from './world.ts'

const START = '2026-03-24T08:00:00Z'
let time: ReturnType<typeof makeTime>
let store: Store
beforeEach(async () => {
  time = makeTime(START)
  store = await openSqlite({ file: ':memory:', clock: time.clock })
})
afterEach(() => store.close())

const started = Date.parse(START)

/** A delivery of as many messages as `parts`. */
async function makeDue(id: string, name: string, parts = 1, given: Partial<Delivery> = {}): Promise<void> {
  const blocks = Array.from({ length: parts }, (_, at) => ({ type: 'title', text: `${id} ${at + 1}` }) as const)
  await store.briefings.save({ id: `b${id}`, storyId: '', storyIds: [], version: 1, asOf: 0, blocks, passages: [] })
  await store.deliveries.insert({
    ...{ id, key: id, kind: 'briefing', subscriptionId: null, briefingId: `b${id}`, destination: channel(name) },
    ...{ state: 'scheduled', reason: null, dueAt: started, expiresAt: null, attempts: 0 },
    ...given,
  })
}

/** Each send takes `tookMs`; what was sent when, in seconds. */
function paced(rate: Rate, faults: readonly (SendOutcome | null)[] = [], tookMs = 0) {
  const fake = makePlatform({ faults })
  const sent: string[] = []
  const at = () => (time.clock() - started) / 1_000
  const platform: Platform = {
    ...fake.platform,
    rate,
    send: async (destination, payload, key) => {
      sent.push(`${at()} ${payload}`)
      if (tookMs > 0) await time.wait(tookMs)
      return fake.platform.send(destination, payload, key)
    },
    edit: async (...message) => {
      sent.push(`${at()} edit ${message[1]}`)
      return fake.platform.edit(...message)
    },
  }
  return { platform, sent, edits: fake.edits }
}

const open = (platform: Platform) =>
  outboxOf(store, { platforms: [platform], clock: time.clock, timers: time.timers, report: () => {} })

describe('the outbox', () => {
  it('posts the messages of one channel a second apart, those of all channels side by side', async () => {
    await makeDue('a', 'C1', 3)
    await makeDue('b', 'C2', 3)
    const { platform, sent } = paced({ channelMs: 1_000 })
    expect(await time.run(open(platform).runDue())).toBe(2)
    expect(sent).toEqual(['0 a 1', '0 b 1', '1 a 2', '1 b 2', '2 a 3', '2 b 3'])
  })

  it('counts from the end of the call, and from one delivery to the next', async () => {
    await makeDue('a', 'C1', 2)
    await makeDue('b', 'C1', 1)
    const { platform, sent } = paced({ channelMs: 1_000 }, [], 250)
    await time.run(open(platform).runDue())
    expect(sent).toEqual(['0 a 1', '1.25 a 2', '2.5 b 1'])
  })

  it('spreads what goes to all channels over the second', async () => {
    for (let at = 0; at < 120; at++) await makeDue(`d${at}`, `C${at}`)
    const { platform, sent } = paced({ perSecond: 48 })
    expect(await time.run(open(platform).runDue())).toBe(120)
    const seconds = sent.map((one) => Number(one.split(' ')[0]))
    expect(new Set(sent.map((one) => one.split(' ')[1])).size).toBe(120)
    expect(seconds.at(-1)).toBeGreaterThanOrEqual(119 / 48)
    expect(seconds.at(-1)).toBeLessThan((119 / 48) * 1.05)
    for (const second of seconds) {
      expect(seconds.filter((one) => one >= second && one < second + 1).length).toBeLessThanOrEqual(50)
    }
  })

  it('pauses one channel where it is asked to wait, spends no attempt, and takes up nothing of it before', async () => {
    await makeDue('a', 'C1')
    await makeDue('b', 'C1')
    await makeDue('c', 'C2')
    const slow: SendOutcome = { kind: 'retry', retryAfterMs: 30_000, reason: 'Wait.' }
    const { platform, sent } = paced({ channelMs: 1_000 }, [slow])
    const outbox = open(platform)
    expect(await time.run(outbox.runDue())).toBe(2)
    time.pass(29_000)
    expect(await time.run(outbox.runDue())).toBe(0)
    expect(await store.deliveries.findByKey('a')).toMatchObject({ state: 'retry_wait', attempts: 0 })
    time.pass(1_000)
    expect(await time.run(outbox.runDue())).toBe(2)
    expect(sent.map((one) => one.slice(one.indexOf(' ') + 1))).toEqual(['a 1', 'c 1', 'a 1', 'b 1'])
  })

  it('stays for a short wait of the whole platform, and comes back after a long one', async () => {
    for (const name of ['a', 'b']) await makeDue(name, name)
    const all: SendOutcome = { kind: 'retry', retryAfterMs: 60_000, reason: 'Wait.', bucket: 'platform' }
    const { platform, sent } = paced({ perSecond: 1 }, [all])
    const outbox = open(platform)
    await time.run(outbox.runDue())
    // The second was asked to come later without a call.
    expect(sent).toEqual(['0 a 1'])
    expect(await store.deliveries.findByKey('b')).toMatchObject({ state: 'retry_wait', attempts: 0 })
    expect(await time.run(outbox.runDue())).toBe(0)
    time.pass(62_000)
    expect(await time.run(outbox.runDue())).toBe(2)
    expect(sent).toHaveLength(3)
  })

  it('goes on with what comes due while another channel hangs', async () => {
    await makeDue('a', 'C1')
    const gate = Promise.withResolvers<void>()
    const { platform, sent } = paced({})
    const hanging: Platform = {
      ...platform,
      send: async (destination, ...message) => {
        if (destination.channel === 'C1') await gate.promise
        return platform.send(destination, ...message)
      },
    }
    const outbox = open(hanging)
    const first = outbox.runDue()
    await new Promise<void>((resolve) => setImmediate(resolve))
    await makeDue('b', 'C2')
    const second = outbox.runDue()
    while (sent.length === 0) await new Promise<void>((resolve) => setImmediate(resolve))
    expect(sent).toEqual(['0 b 1'])
    gate.resolve()
    expect(await first).toBe(2)
    expect(await second).toBe(2)
  })

  it('keeps the lease of what has to wait for longer than a lease holds', async () => {
    await makeDue('a', 'C1')
    const { platform } = paced({}, [], 110_000)
    // The platform takes longer than anybody waits for it in earnest: only the lease is looked at.
    const running = open({ ...platform, find: async () => null }).runDue()
    const other = time.run(
      (async () => {
        const claims: unknown[] = []
        for (let second = 0; second < 105; second += 5) {
          await time.wait(5_000)
          claims.push(await store.deliveries.claim({ now: time.clock(), leaseMs: 60_000 }))
        }
        return claims
      })(),
    )
    expect((await other).filter((claim) => claim !== null)).toEqual([])
    await time.run(running)
    expect((await store.deliveries.findByKey('a'))?.state).toBe('delivered')
  })

  it('stops at once where it waits for its turn when Readout is ended', async () => {
    await makeDue('a', 'C1', 2)
    const { platform, sent } = paced({ channelMs: 8_000 })
    const outbox = open(platform)
    const running = outbox.runDue()
    while (sent.length === 0) await new Promise<void>((resolve) => setImmediate(resolve))
    await outbox.close()
    expect(await running).toBe(1)
    expect(await store.deliveries.findByKey('a')).toMatchObject({ state: 'retry_wait', attempts: 1 })
  })
})

describe('a pacer', () => {
  it('gives edits their own pace, and sends those back whose turn is far away, each to its own place', async () => {
    const pacer = makePacer({ editsPerMinute: 6 }, time.timers)
    const { signal } = new AbortController()
    const turn = (id: string) => time.run(pacer.turn({ id, channel: id, kind: 'edit' }, signal))
    expect([await turn('a'), await turn('b')]).toEqual([0, 0])
    expect((time.clock() - started) / 1_000).toBe(10)
    // Their places: 20, 30 and 40 s.
    time.pass(500)
    const places = ['c', 'd', 'e'].map((id) => pacer.turn({ id, channel: id, kind: 'edit' }, signal))
    const [, d, e] = await time.run(Promise.all(places))
    expect([d, e]).toEqual([19_500, 29_500])
    time.pass(19_500 - 9_500)
    expect((time.clock() - started) / 1_000).toBe(30)
    expect(await pacer.turn({ id: 'd', channel: 'd', kind: 'edit' }, signal)).toBe(0)
    expect(await pacer.turn({ id: 'x', channel: 'x', kind: 'send' }, signal)).toBe(0)
  })

  it('forgets channels that are free', async () => {
    const pacer = makePacer({ channelMs: 1_000 }, time.timers)
    for (let at = 0; at < 5_000; at++) {
      pacer.done({ id: '', channel: `C${at}`, kind: 'send' })
      time.pass(10)
    }
    expect(await pacer.turn({ id: 'x', channel: 'C1', kind: 'send' }, new AbortController().signal)).toBe(0)
  })
})
