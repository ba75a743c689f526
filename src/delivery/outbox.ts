// Why it exists: what is due is claimed, posted and settled, each platform for itself; a crash posts nothing twice that is known to be posted.
import type { Briefing } from '../core/briefing.ts'
import type { Action } from '../core/command.ts'
import type { Lease } from '../core/delivery.ts'
import type { Clock, Platform, Store } from '../core/ports.ts'
import { type Destination, PLATFORMS } from '../core/subscription.ts'
import { makeHeartbeat } from './heartbeat.ts'
import { makePacer, PATIENCE_MS, type Pacer } from './pace.ts'
import { LEASE_MS, post } from './post.ts'
import { settlementOf } from './settle.ts'
import { tellOnce } from './tell.ts'
import { realTimers, type Timers } from './timers.ts'

export type OutboxPorts = {
  readonly store: Store
  readonly platforms: readonly Platform[]
  readonly clock: Clock
  /** [0, 1): what keeps those who wait from coming back all at once. */
  readonly random: () => number
  readonly actionsOf: (briefing: Briefing) => readonly Action[]
  /** Where errors go that are not the platform's: the log. */
  readonly report: (error: unknown) => void
  /** Where it is told that nothing can be posted to a channel any more: the log. */
  readonly warn?: (words: string) => void
  readonly timers?: Timers
}

export type Outbox = {
  /** Posts all that is due; resolves to how many deliveries it had in hand. */
  readonly runDue: () => Promise<number>
  /** Begins no further message, and waits for the one in flight, at most `graceMs`. */
  readonly close: (options?: { readonly graceMs?: number }) => Promise<void>
}

const GRACE_MS = 5_000
/** So many deliveries of a platform at once, each of another channel: one that does not answer keeps no other waiting. */
const LANES = 200
/** So many are claimed in one go, while it can be seen that there are more. */
const CLAIMED_AT_ONCE = 100

/** What works for one platform, all its deliveries together. */
type Desk = { readonly platform: Destination['platform']; readonly pacer: Pacer; running: Run | null }
type Run = { readonly done: Promise<number>; readonly poke: () => void }

type Office = {
  readonly desks: readonly Desk[]
  readonly heartbeat: ReturnType<typeof makeHeartbeat>
  readonly closing: AbortController
}

export function makeOutbox(ports: OutboxPorts): Outbox {
  const timers = ports.timers ?? realTimers
  const office: Office = {
    desks: PLATFORMS.map((platform) => {
      const rate = ports.platforms.find(({ name }) => name === platform)?.rate ?? {}
      return { platform, pacer: makePacer(rate, timers), running: null }
    }),
    heartbeat: makeHeartbeat({ deliveries: ports.store.deliveries, timers, report: ports.report }),
    closing: new AbortController(),
  }
  return {
    runDue: async () => {
      if (office.closing.signal.aborted) return 0
      const counts = await Promise.all(office.desks.map((desk) => runOnce(ports, office, desk)))
      return counts.reduce((total, count) => total + count, 0)
    },
    close: async ({ graceMs = GRACE_MS } = {}) => {
      office.closing.abort()
      const running = office.desks.flatMap((desk) => desk.running?.done ?? [])
      if (running.length === 0) return
      const done = Promise.allSettled(running)
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

/**
 * A second call joins the first, which looks again for what is due: one that hangs keeps nothing waiting that came later.
 * Platforms that are not connected have their turn too: what waits for them is to say so.
 */
function runOnce(ports: OutboxPorts, office: Office, desk: Desk): Promise<number> {
  if (desk.running !== null) {
    desk.running.poke()
    return desk.running.done
  }
  const bell = makeBell()
  const done = runAll(ports, office, { desk, bell }).finally(() => {
    desk.running = null
  })
  desk.running = { done, poke: bell.ring }
  return done
}

type Bell = ReturnType<typeof makeBell>

/** Rung when it is worth looking again for what is due. */
function makeBell() {
  let rung = Promise.withResolvers<void>()
  return {
    ring: () => rung.resolve(),
    heard: async () => {
      await rung.promise
      rung = Promise.withResolvers()
    },
  }
}

async function runAll(
  ports: OutboxPorts,
  office: Office,
  { desk, bell }: { readonly desk: Desk; readonly bell: Bell },
): Promise<number> {
  let inHand = 0
  let count = 0
  const carry = async (lease: Lease) => {
    // The lease of one that fails here runs out, and it is claimed again.
    await deliver(ports, office, { desk, lease }).catch(ports.report)
    inHand--
    bell.ring()
  }
  for (;;) {
    const leases = await claim(ports, office, { desk, room: LANES - inHand })
    inHand += leases.length
    count += leases.length
    for (const lease of leases) void carry(lease)
    if (leases.length > 0 && inHand < LANES) continue
    if (inHand === 0) return count
    await bell.heard()
  }
}

async function claim(
  ports: OutboxPorts,
  { closing }: Office,
  { desk, room }: { readonly desk: Desk; readonly room: number },
): Promise<readonly Lease[]> {
  const { platform, pacer } = desk
  if (closing.signal.aborted || room <= 0 || pacer.heldMs() > PATIENCE_MS) return []
  const limit = Math.min(room, CLAIMED_AT_ONCE)
  return ports.store.deliveries.claimSome({ now: ports.clock(), leaseMs: LEASE_MS, platform, limit })
}

async function deliver(
  ports: OutboxPorts,
  { heartbeat, closing }: Office,
  { desk, lease }: { readonly desk: Desk; readonly lease: Lease },
): Promise<void> {
  const letGo = heartbeat.hold(lease)
  try {
    const ended = await post(ports, lease, { pacer: desk.pacer, closing: closing.signal })
    if (ended === null) return
    const { trouble, attempts } = ended
    const { expiresAt } = lease.delivery
    const circumstances = { attempts, looks: lease.looks, now: ports.clock(), expiresAt, random: ports.random }
    const settlement = settlementOf(trouble, circumstances)
    if (!(await ports.store.deliveries.settle(lease, settlement))) return
    await tellOnce(ports, { lease, settlement, pacer: desk.pacer, closing: closing.signal })
  } finally {
    letGo()
  }
}
