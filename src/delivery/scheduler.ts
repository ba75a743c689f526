// Why it exists: something must wake the plan and the outbox; it says nothing of what is due.
import cron from 'node-cron'
import type { Clock } from '../core/ports.ts'
import type { Outbox } from './outbox.ts'

export type Scheduler = {
  readonly start: () => void
  /** Stops waking, then closes the outbox, which waits at most `graceMs` for what is in flight. */
  readonly stop: (options?: { readonly graceMs?: number }) => Promise<void>
  /** One tick, as the clock makes it: for tests and for what should not wait. `news`: something was read since. */
  readonly wake: (options?: { readonly news?: boolean }) => Promise<void>
}

/** Every five seconds: the shortest pause after a failed attempt. Slots fall on minutes. */
const EVERY = '*/5 * * * * *'
const MINUTE = 60_000

export function makeScheduler(ports: {
  readonly plan: () => Promise<number>
  readonly outbox: Outbox
  readonly clock: Clock
  readonly report: (error: unknown) => void
}): Scheduler {
  let planned = Number.NaN
  let news = false
  let planning: Promise<unknown> = Promise.resolve()
  let waking: Promise<boolean> | null = null
  let stopped = false
  const planOnce = async (): Promise<boolean> => {
    const minute = Math.floor(ports.clock() / MINUTE)
    if (minute === planned && !news) return true
    news = false
    try {
      planning = ports.plan()
      await planning
      planned = minute
      return true
    } catch (error) {
      ports.report(error)
      return false
    }
  }
  const wake = async (options: { readonly news?: boolean } = {}) => {
    if (stopped) return
    news ||= options.news === true
    waking ??= planOnce().finally(() => {
      waking = null
    })
    // Not one after the other: a platform that takes long keeps neither the next plan nor the other platforms waiting.
    if (await waking) await ports.outbox.runDue().catch(ports.report)
  }
  // UTC: whatever the machine's own clock does at the change of summer time, seconds go on.
  const task = cron.createTask(EVERY, () => wake(), { timezone: 'UTC', suppressMissedWarning: true })
  return {
    start: () => {
      void task.start()
      void wake()
    },
    stop: async (options) => {
      stopped = true
      await task.destroy()
      await ports.outbox.close(options)
      // Its caller closes the store next.
      await planning.catch(() => {})
    },
    wake,
  }
}
