// Why it exists: what is due is claimed, posted and settled, each platform for itself; a crash posts nothing twice that is known to be posted.
import type { Briefing } from '../core/briefing.ts'
import type { Action } from '../core/command.ts'
import type { Lease } from '../core/delivery.ts'
import type { Clock, Platform, Store } from '../core/ports.ts'
import { type Destination, PLATFORMS } from '../core/subscription.ts'
import { LEASE_MS, post } from './post.ts'
import { settlementOf } from './settle.ts'

export type OutboxPorts = {
  readonly store: Store
  readonly platforms: readonly Platform[]
  readonly clock: Clock
  /** [0, 1): what keeps those who wait from coming back all at once. */
  readonly random: () => number
  readonly actionsOf: (briefing: Briefing) => readonly Action[]
  /** Where errors go that are not the platform's: the log. */
  readonly report: (error: unknown) => void
}

export type Outbox = {
  /** Posts all that is due; resolves to how many deliveries it had in hand. */
  readonly runDue: () => Promise<number>
  /** Begins no further message, and waits for the one in flight, at most `graceMs`. */
  readonly close: (options?: { readonly graceMs?: number }) => Promise<void>
}

const GRACE_MS = 5_000
/** For each platform, several at once: one that does not answer keeps no other waiting. */
const WORKERS = 4

type State = {
  closing: boolean
  readonly running: Map<Destination['platform'], Promise<number>>
}

export function makeOutbox(ports: OutboxPorts): Outbox {
  const state: State = { closing: false, running: new Map() }
  return {
    runDue: async () => {
      if (state.closing) return 0
      const counts = await Promise.all(PLATFORMS.map((platform) => runOnce(ports, state, platform)))
      return sum(counts)
    },
    close: async ({ graceMs = GRACE_MS } = {}) => {
      state.closing = true
      if (state.running.size === 0) return
      const done = Promise.allSettled(state.running.values())
      await Promise.race([done, pass(graceMs, done)])
    },
  }
}

/** Resolves after `ms`; the timer is gone as soon as `done` is. */
function pass(ms: number, done: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    done.then(() => clearTimeout(timer))
  })
}

/** A second call joins the first: what is due is looked for until there is no more. */
function runOnce(ports: OutboxPorts, state: State, platform: Destination['platform']): Promise<number> {
  const running = state.running.get(platform)
  if (running !== undefined) return running
  const begun = runAll(ports, state, platform).finally(() => state.running.delete(platform))
  state.running.set(platform, begun)
  return begun
}

/** Platforms that are not connected have their turn too: what waits for them is to say so. */
async function runAll(ports: OutboxPorts, state: State, platform: Destination['platform']): Promise<number> {
  const work = async () => {
    let count = 0
    while (!state.closing) {
      const lease = await ports.store.deliveries.claim({ now: ports.clock(), leaseMs: LEASE_MS, platform })
      if (lease === null) break
      count++
      // The lease of one that fails here runs out, and it is claimed again.
      await deliver(ports, lease, state).catch(ports.report)
    }
    return count
  }
  return sum(await Promise.all(Array.from({ length: WORKERS }, work)))
}

async function deliver(ports: OutboxPorts, lease: Lease, state: State): Promise<void> {
  const { expiresAt } = lease.delivery
  const ended = await post(ports, lease, () => state.closing)
  if (ended === null) return
  const { trouble, attempts } = ended
  const circumstances = { attempts, looks: lease.looks, now: ports.clock(), expiresAt, random: ports.random }
  await ports.store.deliveries.settle(lease, settlementOf(trouble, circumstances))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
