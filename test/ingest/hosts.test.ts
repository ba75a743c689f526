// Why it exists: holds that a host is asked for one thing at a time, with a pause, fairly, and not at all while it rests.
import { describe, expect, test } from 'vitest'
import { makeHosts, showWait } from '../../src/ingest/hosts.ts'

/** A clock in the test's hand: `pass` lets time go by and whoever waited goes on. */
function makeTime() {
  let now = 1_000_000
  const asleep: { until: number; wake: () => void }[] = []
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    clock: () => now,
    wait: (ms: number) => new Promise<void>((wake) => asleep.push({ until: now + ms, wake })),
    pass: async (ms: number) => {
      const end = now + ms
      for (;;) {
        await settle()
        const next = asleep.filter(({ until }) => until <= end).toSorted((a, b) => a.until - b.until)[0]
        if (next === undefined) break
        asleep.splice(asleep.indexOf(next), 1)
        now = Math.max(now, next.until)
        next.wake()
      }
      now = end
      await settle()
    },
  }
}

function makeWorld(options: { readonly atOnce?: number; readonly signal?: AbortSignal } = {}) {
  const time = makeTime()
  const hosts = makeHosts({ pauseMs: 1000, atOnce: 4, ...time, ...options })
  const begun: string[] = []
  let busy = 0
  let busiest = 0
  const start = time.clock()
  /** Work that takes `ms`; what began when is noted. */
  const ask = (host: string, name: string, ms = 100) =>
    hosts.turn(host, async () => {
      begun.push(`${name}@${time.clock() - start}`)
      busiest = Math.max(busiest, ++busy)
      await time.wait(ms)
      busy--
      return name
    })
  return { ...time, hosts, begun, ask, busiest: () => busiest }
}

describe('one host', () => {
  test('is asked for one thing after another, with a pause between, in order', async () => {
    const { ask, begun, pass, busiest } = makeWorld()
    const all = Promise.all([ask('a', 'one'), ask('a', 'two'), ask('a', 'three')])
    await pass(10_000)
    expect(await all).toEqual(['one', 'two', 'three'])
    expect(begun).toEqual(['one@0', 'two@1100', 'three@2200'])
    expect(busiest()).toBe(1)
  })

  test('may wish for a longer pause, and goes on at once where it sent us on', async () => {
    const { hosts, ask, begun, pass } = makeWorld()
    void hosts.turn('a', async () => 'slow', { pauseMs: () => 5000 })
    void ask('a', 'waited')
    await pass(20_000)
    void hosts.turn('a', async () => 'redirect', { pauseMs: () => 0 })
    void ask('a', 'other')
    void hosts.turn('a', async () => begun.push('next hop'), { first: true })
    await pass(10_000)
    expect(begun).toEqual(['waited@5000', 'next hop', 'other@21000'])
  })

  test('that failed is paused for and asked again', async () => {
    const { hosts, ask, begun, pass } = makeWorld()
    const failed = expect(hosts.turn('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    void ask('a', 'next')
    await pass(5000)
    await failed
    expect(begun).toEqual(['next@1000'])
  })
})

describe('many hosts', () => {
  test('are asked at once, but no more than the bound, and a busy one starves nobody', async () => {
    const { ask, begun, pass, busiest } = makeWorld({ atOnce: 2 })
    for (let at = 0; at < 5; at++) void ask('busy', `busy${at}`, 1000)
    for (const host of ['b', 'c', 'd']) void ask(host, host, 1000)
    await pass(60_000)
    expect(busiest()).toBe(2)
    expect(begun.slice(0, 5)).toEqual(['busy0@0', 'b@0', 'c@1000', 'd@1000', 'busy1@2000'])
    expect(begun).toHaveLength(8)
  })

  test('by the thousand leave nothing undone', async () => {
    const { ask, begun, pass, busiest } = makeWorld({ atOnce: 8 })
    const all = Promise.all(Array.from({ length: 2000 }, (_, at) => ask(`host${at % 1000}`, `${at}`, 10)))
    await pass(60_000)
    expect(await all).toHaveLength(2000)
    expect(begun).toHaveLength(2000)
    expect(busiest()).toBe(8)
  })
})

describe('a host that asked to be left alone', () => {
  test('is not asked before its time, what waited is refused, others go on', async () => {
    const { hosts, ask, begun, pass } = makeWorld()
    const first = ask('a', 'first')
    const waiting = ask('a', 'waiting').catch((error: unknown) => error)
    hosts.rest('a', 3_600_000)
    const late = ask('a', 'late').catch((error: unknown) => error)
    void ask('b', 'other')
    await pass(100)
    expect(await first).toBe('first')
    expect(await waiting).toMatchObject({ code: 'rate_limited', reason: 'retry_later', retryAfterMs: 3_600_000 })
    expect(await late).toMatchObject({ message: expect.stringContaining('come back in 60 minutes') })
    expect(begun).toEqual(['first@0', 'other@0'])
    await pass(3_600_000)
    void ask('a', 'again')
    await pass(10)
    expect(begun).toEqual(['first@0', 'other@0', 'again@3600100'])
  })

  test('for ten years is left alone for a day', async () => {
    const { hosts, ask, pass } = makeWorld()
    hosts.rest('a', 10 * 365 * 86_400_000)
    await expect(ask('a', 'x')).rejects.toMatchObject({ retryAfterMs: 86_400_000 })
    await pass(86_400_000)
    const again = ask('a', 'y')
    await pass(100)
    expect(await again).toBe('y')
  })

  test('for a moment is waited for', async () => {
    const { hosts, ask, begun, pass } = makeWorld()
    hosts.rest('a', 4000)
    void ask('a', 'x')
    await pass(5000)
    expect(begun).toEqual(['x@4000'])
  })

  test('is told of in words', () => {
    expect([400, 40_000, 720_000, 18_000_000, 86_400_000].map(showWait)).toEqual([
      '1 second',
      '40 seconds',
      '12 minutes',
      '5 hours',
      '24 hours',
    ])
  })
})

test('the end of everything ends all waiting', async () => {
  const ending = new AbortController()
  const { ask, begun, pass } = makeWorld({ signal: ending.signal })
  const running = ask('a', 'running')
  const waiting = expect(ask('a', 'waiting')).rejects.toMatchObject({ reason: 'stopping' })
  ending.abort()
  await waiting
  await expect(ask('b', 'late')).rejects.toMatchObject({ reason: 'stopping' })
  await pass(10_000)
  expect(await running).toBe('running')
  expect(begun).toEqual(['running@0'])
})
