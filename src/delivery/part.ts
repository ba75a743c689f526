// Why it exists: one message is sent, changed or looked for; each attempt is kept before it is made, so that after a crash it is known what is in doubt.
import type { Answer, DeliveryPart, Lease, SendOutcome } from '../core/delivery.ts'
import { messageOf, ReadoutError } from '../core/errors.ts'
import type { Platform } from '../core/ports.ts'
import type { OutboxPorts } from './outbox.ts'
import type { Errand, Pacer } from './pace.ts'
import type { Trouble } from './settle.ts'

/** Well within a lease, so that nobody else takes on what is still being sent. Adapters give up sooner by themselves. */
const ANSWER_MS = 30_000
/** A message whose fate stays unknown is sent once more, and then no more. */
const MAX_UNSURE = 2

/** At which pace, and until when. */
export type Way = { readonly pacer: Pacer; readonly closing: AbortSignal }

export type Task = Way & {
  readonly lease: Lease
  readonly platform: Platform
  readonly part: DeliveryPart
  /** The next briefing is due: this one is only looked for, no more sent. */
  readonly isOver: boolean
}
type Posted = Extract<SendOutcome, { readonly kind: 'posted' }>
export type Sent = {
  readonly outcome: Posted | Exclude<Trouble, { readonly kind: 'posted' }>
  readonly attempted: boolean
  /** In how many further attempts it may have been taken as well. */
  readonly unsure: number
}

/** null: the lease was lost, and nothing more may be written or sent. */
export async function sendPart(ports: OutboxPorts, task: Task): Promise<Sent | null> {
  const { lease, part, isOver } = task
  // One that was begun and not ended counts as well: whoever began it is gone.
  const unsure = part.unsure + (part.state === 'sending' ? 1 : 0)
  const skip = (outcome: Sent['outcome']): Sent => ({ outcome, attempted: false, unsure })
  // To change a message twice is to change it once, and so it is with a key that the platform still knows.
  const harmless = unsure > 0 && !isOver && (lease.delivery.kind === 'edit' || isKnownByKey(ports, task))
  if (unsure === 0 || harmless) return isOver ? skip({ kind: 'over' }) : attempt(ports, task, { unsure, harmless })
  if (lease.delivery.kind === 'edit') return skip({ kind: 'over' })
  const notYet = await waitFor(task, 'find')
  if (notYet !== null) return skip(notYet)
  const found = await find(ports, task)
  if (typeof found === 'string') return keepFound(ports, task, { messageId: found, unsure })
  if (found === false) return keepMissing(ports, task)
  // Whoever could not look does not know that it is not there.
  if (found !== null) return skip(found)
  if (unsure >= MAX_UNSURE || isOver) return skip({ kind: 'unknown', unanswered: unsure })
  return attempt(ports, task, { unsure, harmless: false })
}

/** Why the call may not be made; null when its turn has come. */
async function waitFor(task: Task, kind: Errand['kind']): Promise<Sent['outcome'] | null> {
  const leftMs = await task.pacer.turn(errandOf(task, kind), task.closing)
  if (task.closing.aborted) return { kind: 'stopped' }
  if (leftMs === 0) return null
  const reason = 'So many messages are on their way that its turn comes later.'
  return { kind: 'retry', retryAfterMs: leftMs, reason, bucket: 'platform' }
}

function errandOf(task: Task, kind: Errand['kind']): Errand {
  return { id: keyOf(task), channel: task.lease.delivery.destination.channel, kind }
}

/** The platform gives back the first message for a second one with the same key, for some time. */
function isKnownByKey({ clock }: OutboxPorts, { platform, part }: Task): boolean {
  if (platform.dedupesForMs === undefined || part.triedAt === null) return false
  const elapsed = clock() - part.triedAt
  return elapsed >= 0 && elapsed < platform.dedupesForMs
}

function keyOf({ lease, part }: Task): string {
  return `${lease.delivery.id}-${part.number}`
}

/** The attempt that is found is in doubt no more. */
async function keepFound(
  { store }: OutboxPorts,
  { lease, part }: Task,
  { messageId, unsure }: { readonly messageId: string; readonly unsure: number },
): Promise<Sent | null> {
  const posted = { number: part.number, state: 'posted', messageId, unsure: unsure - 1 } as const
  if (!(await store.deliveries.savePart(lease, posted))) return null
  return { outcome: { kind: 'posted', messageId }, attempted: false, unsure: posted.unsure }
}

/** It was not taken: as good as never sent, and tried again in growing pauses like anything that did not get through. */
async function keepMissing({ store }: OutboxPorts, { lease, part, isOver }: Task): Promise<Sent | null> {
  const missing = { number: part.number, state: 'waiting', messageId: null, unsure: 0 } as const
  if (!(await store.deliveries.savePart(lease, missing))) return null
  const retry = { kind: 'retry', retryAfterMs: null, reason: 'The platform had not taken it.' } as const
  return { outcome: isOver ? { kind: 'over' } : retry, attempted: false, unsure: 0 }
}

/** `harmless`: whatever became of the attempts before, this one makes no second message. */
async function attempt(
  ports: OutboxPorts,
  task: Task,
  { unsure, harmless }: { readonly unsure: number; readonly harmless: boolean },
): Promise<Sent | null> {
  const { deliveries } = ports.store
  const { lease, platform, part } = task
  const { number } = part
  const notYet = await waitFor(task, lease.delivery.kind === 'edit' ? 'edit' : 'send')
  if (notYet !== null) return { outcome: notYet, attempted: false, unsure }
  const now = ports.clock()
  // A harmless one and those before it are in doubt as one.
  const before = harmless ? unsure - 1 : unsure
  const triedAt = unsure === 0 || part.triedAt === null ? now : part.triedAt
  // The attempt is kept before it is made: whoever finds it begun and not ended knows that it may have been taken.
  if (!(await deliveries.begin(lease, { number, unsure: before, triedAt }))) return null
  const labelled = unsure > 0 && !harmless ? platform.markRepeat?.(part.payload) : undefined
  const outcome = await send(ports, task, labelled ?? part.payload)
  const posted = outcome.kind === 'posted' ? outcome.messageId : null
  if (outcome.kind === 'retry' && outcome.bucket === 'platform') task.pacer.hold(outcome.retryAfterMs ?? 0)
  const isUncertain = outcome.kind === 'uncertain'
  // What is certainly not taken this time says nothing of the times before.
  const left = before + (isUncertain || (harmless && posted === null) ? 1 : 0)
  const state = posted === null ? 'waiting' : 'posted'
  if (!(await deliveries.savePart(lease, { number, state, messageId: posted, unsure: left }))) return null
  // A platform that only asks to come later has spent no attempt.
  const attempted = outcome.kind !== 'retry' || outcome.retryAfterMs === null
  return { outcome: isUncertain ? { ...outcome, again: unsure > 0 } : outcome, attempted, unsure: left }
}

/** A platform that throws, or never answers, has said nothing of whether it took the message. */
async function send(ports: OutboxPorts, task: Task, payload: string): Promise<SendOutcome> {
  const { platform, lease } = task
  const { destination, kind, target } = lease.delivery
  const isAnswer = target !== undefined && (kind === 'reply' || kind === 'notice')
  const answer: readonly Answer[] = isAnswer ? [{ to: target.messageId, isForAll: kind === 'notice' }] : []
  const errand = errandOf(task, kind === 'edit' ? 'edit' : 'send')
  await task.pacer.begin(errand, task.closing)
  try {
    if (kind === 'edit' && target !== undefined) {
      return await answered(platform.edit(destination, target.messageId, payload))
    }
    return await answered(platform.send(destination, payload, keyOf(task), ...answer))
  } catch (error) {
    ports.report(error)
    return { kind: 'uncertain', reason: 'The platform failed in a way that says nothing of the message.' }
  } finally {
    task.pacer.done(errand)
  }
}

async function find(ports: OutboxPorts, task: Task) {
  const errand = errandOf(task, 'find')
  await task.pacer.begin(errand, task.closing)
  try {
    return await answered(task.platform.find(task.lease.delivery.destination, keyOf(task)))
  } catch (error) {
    ports.report(error)
    const retryAfterMs = error instanceof ReadoutError ? error.retryAfterMs : null
    return { kind: 'unseen', retryAfterMs, reason: messageOf(error) } as const
  } finally {
    task.pacer.done(errand)
  }
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new ReadoutError('unavailable', 'deadline', 'The platform did not answer in time.'))
  }, ANSWER_MS)
  timer.unref()
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
