// Why it exists: messages go out as fast as the platform takes them, each channel at its own pace, and none waits for another's.
import type { Rate } from '../core/ports.ts'
import type { Timers } from './timers.ts'

/** What is to be done: changing a message is often counted apart from sending one. */
export type Errand = { readonly id: string; readonly channel: string; readonly kind: 'send' | 'edit' | 'find' }

export type Pacer = {
  /** Resolves when the call may be made, to 0; to how many ms are left where its turn is further away than one stays for. */
  readonly turn: (errand: Errand, signal: AbortSignal) => Promise<number>
  /** Just before the call, when what is kept of it is kept. */
  readonly begin: (errand: Errand, signal: AbortSignal) => Promise<unknown>
  /** The call to the channel has ended. */
  readonly done: (errand: Errand) => void
  /** The platform asks to wait with everything. */
  readonly hold: (ms: number) => void
  /** How many ms nothing is to be called. */
  readonly heldMs: () => number
}

/** Whoever would wait for longer comes back later, and leaves its place to others. */
export const PATIENCE_MS = 10_000
const SECOND = 1_000
const MINUTE = 60_000
/** A call that takes longer was counted by the platform long before its answer. */
const COUNTED_MS = 2_000
const LOOK_MS = 20
const AT_ONCE = 10
/** From so many on, those that are free are forgotten. */
const MAX_CHANNELS = 1_000

/** Held fast: a test that stops the clock stops no call. */
const { setImmediate } = globalThis

export function makePacer(rate: Rate, { now, wait }: Timers): Pacer {
  const free = new Map<string, number>()
  const all = makeQueue(rate.perSecond === undefined ? 0 : 1_000 / rate.perSecond)
  const edits = makeQueue(rate.editsPerMinute === undefined ? 0 : MINUTE / rate.editsPerMinute)
  let heldUntil = 0
  let count = 0
  let last: Promise<unknown> = Promise.resolve()
  const window = makeWindow(rate.perSecond, now)

  const begin = async (errand: Errand, signal: AbortSignal): Promise<void> => {
    for (let left = window.leftMs(); left > 0 && !signal.aborted; left = window.leftMs()) await wait(left, signal)
    window.begin(errand)
    // Not all that may begin begins at once: after every few, answers that came meanwhile are heard.
    if (++count % AT_ONCE === 0) await new Promise<void>((resolve) => setImmediate(resolve))
  }

  /** Takes its place where it has none yet, and keeps it until its time has come. */
  const dueAt = ({ id, kind, channel }: Errand): number => {
    const places = [all.placeOf(id, now()), kind === 'edit' ? edits.placeOf(id, now()) : 0]
    return Math.max(heldUntil, kind === 'send' ? (free.get(channel) ?? 0) : 0, ...places)
  }

  return {
    turn: async (errand, signal) => {
      for (let at = dueAt(errand); at > now(); at = dueAt(errand)) {
        if (at - now() > PATIENCE_MS) return at - now()
        await wait(at - now(), signal)
        if (signal.aborted) break
      }
      all.leave(errand.id)
      edits.leave(errand.id)
      return 0
    },
    begin: (errand, signal) => {
      last = last.then(() => begin(errand, signal))
      return last
    },
    // From the end of the call: whatever its way took, the next one arrives no sooner.
    done: (errand) => {
      window.end(errand)
      const { channel, kind } = errand
      if (rate.channelMs === undefined || kind !== 'send') return
      free.set(channel, now() + rate.channelMs)
      if (free.size < MAX_CHANNELS) return
      for (const [one, at] of free) if (at <= now()) free.delete(one)
    },
    hold: (ms) => {
      heldUntil = Math.max(heldUntil, now() + ms)
    },
    heldMs: () => Math.max(0, heldUntil - now()),
  }
}

/** Places one behind the other, so many ms apart. */
function makeQueue(everyMs: number) {
  const places = new Map<string, number>()
  let next = 0
  return {
    placeOf: (id: string, now: number): number => {
      if (everyMs === 0) return 0
      const place = places.get(id)
      // One that was not taken when its time came is lost.
      if (place !== undefined && place > now - PATIENCE_MS) return place
      const at = Math.max(next, now)
      next = at + everyMs
      places.set(id, at)
      if (places.size > MAX_CHANNELS) for (const [one, when] of places) if (when <= now - MINUTE) places.delete(one)
      return at
    },
    leave: (id: string) => places.delete(id),
  }
}

/**
 * No more in any second than the platform takes, by its own clock: it counts a call somewhere between its begin and its
 * end, so that one that ended less than a second ago, or has not ended, may still count.
 */
function makeWindow(perSecond: number | undefined, now: () => number) {
  // Id → until when it may count.
  const calls = new Map<string, number>()
  return {
    leftMs: (): number => {
      if (perSecond === undefined) return 0
      for (const [id, until] of calls) if (until <= now()) calls.delete(id)
      return calls.size < perSecond ? 0 : LOOK_MS
    },
    begin: ({ id }: Errand) => {
      if (perSecond !== undefined) calls.set(id, now() + COUNTED_MS)
    },
    end: ({ id }: Errand) => {
      if (calls.has(id)) calls.set(id, now() + SECOND)
    },
  }
}
