// Why it exists: what is due is claimed, posted once and settled; a crash at any point posts nothing twice that is known to be posted.
import type { Briefing } from '../core/briefing.ts'
import type { Action } from '../core/command.ts'
import type { DeliveryPart, Lease, SendOutcome, Settlement } from '../core/delivery.ts'
import type { Clock, Platform, Store } from '../core/ports.ts'
import { settlementOf, type Trouble } from './settle.ts'

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

export const LEASE_MS = 60_000
const GRACE_MS = 5_000
/** Several at once, so that one platform that does not answer keeps no other waiting. */
const WORKERS = 4
/** A message whose fate stays unknown is sent once more, and then no more. */
const MAX_UNSURE = 2

type State = { closing: boolean; running: Promise<number> | null }

export function makeOutbox(ports: OutboxPorts): Outbox {
  const state: State = { closing: false, running: null }
  return {
    runDue: () => {
      if (state.closing) return Promise.resolve(0)
      // A second call joins the first: what is due is looked for until there is no more.
      state.running ??= runAll(ports, state).finally(() => {
        state.running = null
      })
      return state.running
    },
    close: async ({ graceMs = GRACE_MS } = {}) => {
      state.closing = true
      if (state.running === null) return
      const done = state.running.catch(() => {})
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

async function runAll(ports: OutboxPorts, state: State): Promise<number> {
  const work = async () => {
    let count = 0
    while (!state.closing) {
      const lease = await ports.store.deliveries.claim({ now: ports.clock(), leaseMs: LEASE_MS })
      if (lease === null) break
      count++
      // The lease of one that fails here runs out, and it is claimed again.
      await deliver(ports, lease, state).catch(ports.report)
    }
    return count
  }
  const counts = await Promise.all(Array.from({ length: WORKERS }, work))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function deliver(ports: OutboxPorts, lease: Lease, state: State): Promise<void> {
  const settlement = await post(ports, lease, state)
  // null: somebody else has it now.
  if (settlement !== null) await ports.store.deliveries.settle(lease, settlement)
}

async function post(ports: OutboxPorts, lease: Lease, state: State): Promise<Settlement | null> {
  const { delivery } = lease
  const settle = (trouble: Trouble, attempts: number) => {
    return settlementOf(trouble, { attempts, now: ports.clock(), expiresAt: delivery.expiresAt, random: ports.random })
  }
  const platform = ports.platforms.find(({ name }) => name === delivery.destination.platform)
  if (platform === undefined) {
    const reason = `Readout is not connected to ${delivery.destination.platform}.`
    return settle({ kind: 'retry', retryAfterMs: null, reason }, delivery.attempts + 1)
  }
  const isOver = delivery.expiresAt !== null && ports.clock() >= delivery.expiresAt
  const parts = lease.parts.length > 0 || isOver ? lease.parts : await render(ports, lease, platform)
  if (parts === null) return null
  if (parts === 'unfit')
    return settle({ kind: 'failed', reason: 'Nothing of it can be shown there.' }, delivery.attempts)
  let { attempts } = delivery
  let repeated = false
  for (const part of parts) {
    if (part.state === 'posted') continue
    if (state.closing) return settle({ kind: 'stopped' }, attempts)
    const sent = await sendPart(ports, { lease, platform, part, isOver })
    if (sent === null) return null
    attempts += sent.attempted ? 1 : 0
    if (sent.outcome.kind !== 'posted') return settle(sent.outcome, attempts)
    repeated ||= sent.repeated
  }
  // Not a part was rendered before its time was over.
  if (parts.length === 0) return settle({ kind: 'over' }, attempts)
  return settle({ kind: 'posted', repeated }, attempts)
}

/** Stored before anything is sent: a later attempt sends the same. */
async function render(
  ports: OutboxPorts,
  lease: Lease,
  platform: Platform,
): Promise<readonly DeliveryPart[] | 'unfit' | null> {
  const briefing = await ports.store.briefings.find(lease.delivery.briefingId)
  if (briefing === null) return 'unfit'
  let payloads: readonly string[]
  try {
    payloads = platform.render(briefing, ports.actionsOf(briefing))
  } catch (error) {
    ports.report(error)
    return 'unfit'
  }
  if (payloads.length === 0) return 'unfit'
  if (!(await ports.store.deliveries.saveParts(lease, payloads))) return null
  return payloads.map((payload, at) => ({ number: at + 1, payload, state: 'waiting', messageId: null, unsure: 0 }))
}

type Task = {
  readonly lease: Lease
  readonly platform: Platform
  readonly part: DeliveryPart
  /** The next briefing is due: this one is only looked for, no more sent. */
  readonly isOver: boolean
}
type Sent = { readonly outcome: SendOutcome | Trouble; readonly attempted: boolean; readonly repeated: boolean }

/** null: the lease was lost, and nothing more may be written or sent. */
async function sendPart(ports: OutboxPorts, { lease, platform, part, isOver }: Task): Promise<Sent | null> {
  const { deliveries } = ports.store
  const { destination, id } = lease.delivery
  const { number } = part
  const key = `${id}-${number}`
  const skip = (outcome: Sent['outcome']): Sent => ({ outcome, attempted: false, repeated: false })
  // One that was begun and not ended counts as well: whoever began it is gone.
  const unsure = part.unsure + (part.state === 'sending' ? 1 : 0)
  const messageId = unsure === 0 ? null : await find(ports, platform, destination, key)
  if (messageId !== null) {
    const kept = await deliveries.savePart(lease, { number, state: 'posted', messageId, unsure })
    return kept ? skip({ kind: 'posted', messageId }) : null
  }
  if (unsure >= MAX_UNSURE || (unsure > 0 && isOver)) return skip({ kind: 'unknown' })
  if (isOver) return skip({ kind: 'over' })
  // The attempt is kept before it is made: whoever finds it begun and not ended knows that it may have been taken.
  if (!(await deliveries.begin(lease, { number, unsure }, ports.clock() + LEASE_MS))) return null
  const outcome = await send(ports, platform, destination, part.payload, key)
  const posted = outcome.kind === 'posted' ? outcome.messageId : null
  const kept = await deliveries.savePart(lease, {
    number,
    state: posted === null ? 'waiting' : 'posted',
    messageId: posted,
    unsure: unsure + (outcome.kind === 'uncertain' ? 1 : 0),
  })
  // A platform that only asks to come later has spent no attempt.
  const attempted = outcome.kind !== 'retry' || outcome.retryAfterMs === null
  return kept ? { outcome, attempted, repeated: unsure > 0 } : null
}

/** A platform that throws has said nothing of whether it took the message. */
async function send(
  ports: OutboxPorts,
  platform: Platform,
  ...message: Parameters<Platform['send']>
): Promise<SendOutcome> {
  try {
    return await platform.send(...message)
  } catch (error) {
    ports.report(error)
    return { kind: 'uncertain', reason: 'The platform failed in a way that says nothing of the message.' }
  }
}

async function find(ports: OutboxPorts, platform: Platform, ...where: Parameters<Platform['find']>) {
  try {
    return await platform.find(...where)
  } catch (error) {
    ports.report(error)
    return null
  }
}
