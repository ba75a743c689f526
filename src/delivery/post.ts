// Why it exists: one delivery's messages are posted in order, each attempt kept before it is made, and looked for before it is made again.
import type { DeliveryPart, Lease, SendOutcome } from '../core/delivery.ts'
import { messageOf, ReadoutError } from '../core/errors.ts'
import type { Platform } from '../core/ports.ts'
import type { OutboxPorts } from './outbox.ts'
import type { Trouble } from './settle.ts'

/** How work on a delivery ended, and how many attempts were made in all. */
export type Ended = { readonly trouble: Trouble; readonly attempts: number }

export const LEASE_MS = 60_000
/** Well within a lease, so that nobody else takes on what is still being sent. Adapters give up sooner by themselves. */
const ANSWER_MS = 30_000
/** A message whose fate stays unknown is sent once more, and then no more. */
const MAX_UNSURE = 2

/** null: somebody else has it now, and nothing more may be written or sent. */
export async function post(ports: OutboxPorts, lease: Lease, isClosing: () => boolean): Promise<Ended | null> {
  const { delivery } = lease
  let { attempts } = delivery
  if (await isUnsubscribed(ports, lease)) {
    return { trouble: { kind: 'unsubscribed', unsure: lease.parts.some(isUnsure) }, attempts }
  }
  const platform = ports.platforms.find(({ name }) => name === delivery.destination.platform)
  if (platform === undefined) {
    const reason = `Readout is not connected to ${delivery.destination.platform}.`
    return { trouble: { kind: 'retry', retryAfterMs: null, reason }, attempts: attempts + 1 }
  }
  const isOver = delivery.expiresAt !== null && ports.clock() >= delivery.expiresAt
  const parts = lease.parts.length > 0 || isOver ? lease.parts : await render(ports, lease, platform)
  if (parts === null) return null
  if (parts === 'unfit') {
    return { trouble: { kind: 'failed', reason: 'Nothing of it can be shown there.' }, attempts }
  }
  let repeats = 0
  for (const part of parts) {
    if (part.state === 'posted') {
      repeats += part.unsure > 0 ? 1 : 0
      continue
    }
    if (isClosing()) return { trouble: { kind: 'stopped' }, attempts }
    const sent = await sendPart(ports, { lease, platform, part, isOver })
    if (sent === null) return null
    attempts += sent.attempted ? 1 : 0
    if (sent.outcome.kind !== 'posted') return { trouble: sent.outcome, attempts }
    repeats += sent.unsure > 0 ? 1 : 0
  }
  // Not a part was rendered before its time was over.
  return { trouble: parts.length === 0 ? { kind: 'over' } : { kind: 'posted', repeats }, attempts }
}

/** While it was under way: what waited then was skipped with the subscription. */
async function isUnsubscribed({ store }: OutboxPorts, { delivery }: Lease): Promise<boolean> {
  if (delivery.subscriptionId === null) return false
  const there = await store.subscriptions.findByDestination(delivery.destination)
  return there.every(({ id }) => id !== delivery.subscriptionId)
}

function isUnsure({ state, unsure }: DeliveryPart): boolean {
  return state === 'sending' || (state === 'waiting' && unsure > 0)
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
type Posted = Extract<SendOutcome, { readonly kind: 'posted' }>
type Unposted = Exclude<Trouble, { readonly kind: 'posted' }>
type Sent = {
  readonly outcome: Posted | Unposted
  readonly attempted: boolean
  /** In how many further attempts it may have been taken as well. */
  readonly unsure: number
}

/** null: the lease was lost, and nothing more may be written or sent. */
async function sendPart(ports: OutboxPorts, { lease, platform, part, isOver }: Task): Promise<Sent | null> {
  const { deliveries } = ports.store
  const { destination, id } = lease.delivery
  const { number } = part
  const key = `${id}-${number}`
  // One that was begun and not ended counts as well: whoever began it is gone.
  const unsure = part.unsure + (part.state === 'sending' ? 1 : 0)
  const found = unsure === 0 ? null : await find(ports, platform, destination, key)
  const skip = (outcome: Sent['outcome']): Sent => ({ outcome, attempted: false, unsure })
  if (typeof found === 'string') {
    // The attempt that is found is in doubt no more.
    const posted = { number, state: 'posted', messageId: found, unsure: unsure - 1 } as const
    const kept = await deliveries.savePart(lease, posted)
    return kept ? { ...skip({ kind: 'posted', messageId: found }), unsure: posted.unsure } : null
  }
  // Whoever could not look does not know that it is not there.
  if (found === false) {
    // It was not taken: as good as never sent, and tried again in growing pauses like anything that did not get through.
    const kept = await deliveries.savePart(lease, { number, state: 'waiting', messageId: null, unsure: 0 })
    const retry = { kind: 'retry', retryAfterMs: null, reason: 'The platform had not taken it.' } as const
    return kept ? { outcome: isOver ? { kind: 'over' } : retry, attempted: false, unsure: 0 } : null
  }
  if (found !== null) return skip(found)
  if (unsure >= MAX_UNSURE || (unsure > 0 && isOver)) return skip({ kind: 'unknown', unanswered: unsure })
  if (isOver) return skip({ kind: 'over' })
  // The attempt is kept before it is made: whoever finds it begun and not ended knows that it may have been taken.
  if (!(await deliveries.begin(lease, { number, unsure }, ports.clock() + LEASE_MS))) return null
  const payload = unsure > 0 && platform.markRepeat !== undefined ? platform.markRepeat(part.payload) : part.payload
  const outcome = await send(ports, platform, destination, payload, key)
  const posted = outcome.kind === 'posted' ? outcome.messageId : null
  const kept = await deliveries.savePart(lease, {
    number,
    state: posted === null ? 'waiting' : 'posted',
    messageId: posted,
    unsure: unsure + (outcome.kind === 'uncertain' ? 1 : 0),
  })
  // A platform that only asks to come later has spent no attempt.
  const attempted = outcome.kind !== 'retry' || outcome.retryAfterMs === null
  return kept ? { outcome, attempted, unsure } : null
}

/** A platform that throws, or never answers, has said nothing of whether it took the message. */
async function send(
  ports: OutboxPorts,
  platform: Platform,
  ...message: Parameters<Platform['send']>
): Promise<SendOutcome> {
  try {
    return await answered(platform.send(...message))
  } catch (error) {
    ports.report(error)
    return { kind: 'uncertain', reason: 'The platform failed in a way that says nothing of the message.' }
  }
}

async function find(ports: OutboxPorts, platform: Platform, ...where: Parameters<Platform['find']>) {
  try {
    return await answered(platform.find(...where))
  } catch (error) {
    ports.report(error)
    const retryAfterMs = error instanceof ReadoutError ? error.retryAfterMs : null
    return { kind: 'unseen', retryAfterMs, reason: messageOf(error) } as const
  }
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const error = new ReadoutError('unavailable', 'deadline', 'The platform did not answer in time.')
  const timer = setTimeout(() => late.reject(error), ANSWER_MS)
  timer.unref()
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
