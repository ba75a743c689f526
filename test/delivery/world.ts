// Why it exists: time that passes only when everybody waits, so that hours of pacing take no time in a test.
import type { Timers } from '../../src/delivery/timers.ts'

type Sleeper = { readonly at: number; readonly wake: () => void }

/** Several turns of the event loop: what may go on without waiting has gone on by then. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}

export function makeTime(iso: string) {
  let now = Date.parse(iso)
  let sleepers: Sleeper[] = []
  const wait: Timers['wait'] = (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const wake = () => {
        sleepers = sleepers.filter((one) => one !== sleeper)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      const sleeper = { at: now + Math.max(0, ms), wake }
      sleepers.push(sleeper)
      signal.addEventListener('abort', wake)
    })
  /** Until `work` is done: whenever all wait, the clock goes on to the first who may go on. */
  const run = async <T>(work: Promise<T>): Promise<T> => {
    let isDone = false
    const done = work.finally(() => {
      isDone = true
    })
    done.catch(() => {})
    for (;;) {
      await settle()
      if (isDone) return done
      const first = sleepers.toSorted((a, b) => a.at - b.at)[0]
      if (first === undefined) continue
      now = Math.max(now, first.at)
      first.wake()
    }
  }
  return {
    clock: () => now,
    timers: { now: () => now, wait } satisfies Timers,
    pass: (ms: number) => {
      now += ms
    },
    wait: (ms: number) => wait(ms, new AbortController().signal),
    run,
  }
}
