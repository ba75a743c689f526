// Why it exists: the clock only wakes; a failure of one tick is reported and the next one comes all the same.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeScheduler } from '../../src/delivery/scheduler.ts'
import { makeClock } from './fakes.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-24T08:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

function schedulerOf(given: { plan?: () => Promise<number>; runDue?: () => Promise<number>; clock?: () => number }) {
  const reported: unknown[] = []
  const calls = { plan: 0, run: 0, close: 0 }
  const scheduler = makeScheduler({
    plan: async () => {
      calls.plan++
      return given.plan?.() ?? 0
    },
    outbox: {
      runDue: async () => {
        calls.run++
        return given.runDue?.() ?? 0
      },
      close: async () => {
        calls.close++
      },
    },
    clock: given.clock ?? Date.now,
    report: (error) => reported.push(error),
  })
  return { scheduler, calls, reported }
}

it('wakes every five seconds, plans once a minute, and no more once it is stopped', async () => {
  const { scheduler, calls } = schedulerOf({})
  scheduler.start()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls.plan).toBe(2)
  expect(calls.run).toBeGreaterThanOrEqual(12)
  await scheduler.stop()
  const before = calls.run
  await vi.advanceTimersByTimeAsync(60_000)
  await scheduler.wake()
  expect(calls.run).toBe(before)
  expect(calls.close).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})

it('plans once more within the minute where something was read', async () => {
  const { scheduler, calls } = schedulerOf({ clock: makeClock('2026-03-24T08:00:00Z').clock })
  await scheduler.wake()
  await scheduler.wake()
  expect(calls.plan).toBe(1)
  await scheduler.wake({ news: true })
  await scheduler.wake()
  expect(calls.plan).toBe(2)
})

it('plans again at the next tick where planning failed', async () => {
  let fails = true
  const { scheduler, calls, reported } = schedulerOf({
    clock: makeClock('2026-03-24T08:00:00Z').clock,
    plan: async () => {
      if (fails) throw new Error('the disk is full')
      return 0
    },
  })
  await scheduler.wake()
  expect([calls.plan, calls.run, reported.length]).toEqual([1, 0, 1])
  fails = false
  await scheduler.wake()
  await scheduler.wake()
  expect([calls.plan, calls.run, reported.length]).toEqual([2, 2, 1])
})

it('plans on, and has the outbox look again, while a platform takes long', async () => {
  const gate = Promise.withResolvers<number>()
  const { scheduler, calls } = schedulerOf({ runDue: () => gate.promise })
  scheduler.start()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(calls.plan).toBe(3)
  expect(calls.run).toBeGreaterThan(20)
  gate.resolve(0)
  await scheduler.stop()
})

it('lets a plan that takes long go on alone', async () => {
  const gate = Promise.withResolvers<number>()
  const { scheduler, calls } = schedulerOf({ plan: () => gate.promise })
  scheduler.start()
  await vi.advanceTimersByTimeAsync(90_000)
  expect([calls.plan, calls.run]).toEqual([1, 0])
  gate.resolve(0)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(calls.run).toBeGreaterThan(0)
  await scheduler.stop()
})

it('reports an outbox that fails, and goes on', async () => {
  const { scheduler, calls, reported } = schedulerOf({ runDue: async () => Promise.reject(new Error('no store')) })
  await scheduler.wake()
  await scheduler.wake()
  expect([calls.run, reported.length]).toEqual([2, 2])
})
