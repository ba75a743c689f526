// Why it exists: time in the simulation's hand: it passes only when all that could happen now has happened.
import { AsyncLocalStorage } from 'node:async_hooks'

/** Whose code runs: what belongs to a process waits while the process is frozen, and is gone with it. */
export type Owner = { readonly isDead: () => boolean; readonly frozenUntil: () => number }
export const running = new AsyncLocalStorage<Owner>()

type Happening = { at: number; readonly order: number; readonly owner: Owner | null; readonly run: () => void }

/** Held fast: `timeouts` takes the place of the global ones while a world lives. */
const { setImmediate, setTimeout, clearTimeout } = globalThis
/** After so many turns of the event loop in which nothing began or ended all wait for time to pass. */
const QUIET_TURNS = 4

/** ms of the machine, which no clock on it changes. */
export type Time = ReturnType<typeof makeTime>

export function makeTime(start: number) {
  let now = start
  let order = 0
  let queue: Happening[] = []
  let activity = 0
  let busy = 0

  const later = (ms: number, run: () => void, owner = running.getStore() ?? null): Happening => {
    const happening = { at: now + Math.max(0, ms), order: order++, owner, run }
    queue.push(happening)
    return happening
  }
  const forget = (happening: Happening) => {
    queue = queue.filter((one) => one !== happening)
  }
  const first = (): Happening | undefined => {
    let found: Happening | undefined
    for (const one of queue) {
      if (found === undefined || one.at < found.at || (one.at === found.at && one.order < found.order)) found = one
    }
    return found
  }
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      const before = activity
      await new Promise<void>((resolve) => setImmediate(resolve))
      quiet = busy === 0 && before === activity ? quiet + 1 : 0
    }
  }
  return {
    now: () => now,
    later,
    forget,
    /** Resolves after `ms`, for a process that lives. */
    pass: (ms: number) => new Promise<void>((resolve) => later(ms, resolve)),
    stir: () => {
      activity++
    },
    /** While `work` runs nothing else happens. */
    occupy: async <T>(work: () => Promise<T>): Promise<T> => {
      busy++
      activity++
      try {
        return await work()
      } finally {
        busy--
        activity++
      }
    },
    settle,
    nextAt: () => first()?.at ?? Number.POSITIVE_INFINITY,
    /** All that happens up to then, one after the other; false where nothing does. */
    goTo: async (until: number): Promise<void> => {
      for (let one = first(); one !== undefined && one.at <= until; one = first()) {
        forget(one)
        now = Math.max(now, one.at)
        const frozen = one.owner?.frozenUntil() ?? 0
        if (one.owner?.isDead() === true) continue
        if (frozen > now) {
          one.at = frozen
          queue.push(one)
          continue
        }
        one.run()
        await settle()
      }
      now = Math.max(now, until)
    },
    /** The global timers are those of this time until it is called. */
    takeTimers: (): (() => void) => {
      const set = (run: () => void, ms = 0) => {
        const happening = later(ms, run)
        const timer = { happening, unref: () => timer, ref: () => timer, hasRef: () => false }
        return timer
      }
      const clear = (timer: { readonly happening?: Happening } | undefined) => {
        if (timer?.happening !== undefined) forget(timer.happening)
      }
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
      return () => {
        Object.assign(globalThis, { setTimeout, clearTimeout })
      }
    },
  }
}

/** mulberry32: the same seed gives the same numbers in [0, 1). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
