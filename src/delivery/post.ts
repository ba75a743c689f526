// Why it exists: one delivery's messages are rendered once, stored, and sent in order.
import type { Delivery, DeliveryPart, Lease } from '../core/delivery.ts'
import type { Platform, Store } from '../core/ports.ts'
import type { OutboxPorts } from './outbox.ts'
import { sendPart, type Task, type Way } from './part.ts'
import { quietUntil } from './quiet.ts'
import { CHECK_AFTER_MS, type Trouble } from './settle.ts'

/** How work on a delivery ended, and how many attempts were made in all. */
export type Ended = { readonly trouble: Trouble; readonly attempts: number }

export const LEASE_MS = 60_000

/** null: somebody else has it now, and nothing more may be written or sent. */
export async function post(ports: OutboxPorts, lease: Lease, way: Way): Promise<Ended | null> {
  const { delivery } = lease
  const { attempts } = delivery
  const idle = await findIdle(ports, lease)
  if (idle !== null) return { trouble: idle, attempts }
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
  return sendAll(ports, { lease, platform, parts, isOver, ...way })
}

type Parts = Omit<Task, 'part'> & { readonly parts: readonly DeliveryPart[] }

async function sendAll(ports: OutboxPorts, { parts, ...of }: Parts): Promise<Ended | null> {
  let { attempts } = of.lease.delivery
  let repeats = 0
  for (const part of parts) {
    if (part.state === 'posted') {
      repeats += part.unsure > 0 ? 1 : 0
      continue
    }
    if (of.closing.aborted) return { trouble: { kind: 'stopped' }, attempts }
    const sent = await sendPart(ports, { ...of, part })
    if (sent === null) return null
    attempts += sent.attempted ? 1 : 0
    if (sent.outcome.kind !== 'posted') return { trouble: sent.outcome, attempts }
    repeats += sent.unsure > 0 ? 1 : 0
  }
  // Not a part was rendered before its time was over.
  return { trouble: parts.length === 0 ? { kind: 'over' } : { kind: 'posted', repeats }, attempts }
}

/** Why nothing is to be done, however the platform stands; null where something is. */
async function findIdle({ store, clock }: OutboxPorts, { delivery, parts }: Lease): Promise<Trouble | null> {
  const unsure = parts.some(isUnsure)
  if (delivery.kind === 'edit' && (await store.deliveries.isReplaced(delivery))) return { kind: 'replaced' }
  if (delivery.kind !== 'edit' && (await findGone(store, delivery))) return { kind: 'unsubscribed', unsure }
  const pause = await store.destinations.findPause(delivery.destination)
  const until = pause?.nextCheckAt ?? 0
  // One further ahead than a day was written by a clock ahead of this one.
  const isPaused = pause !== null && until > clock() && until <= clock() + CHECK_AFTER_MS
  if (isPaused) return { kind: 'paused', until, reason: pause.reason, unsure }
  if (delivery.kind === 'edit') return null
  // Of edits nobody is told by a sound; all else waits.
  const { quiet = null } = await store.settings.find(delivery.destination)
  const quietEnd = quietUntil(quiet, clock())
  return quietEnd === null ? null : { kind: 'quiet', until: quietEnd, unsure }
}

async function findGone(store: Store, delivery: Delivery): Promise<boolean> {
  if (delivery.subscriptionId === null) return false
  // It may have gone while this was under way: what waited then was skipped with the subscription.
  const there = await store.subscriptions.findByDestination(delivery.destination)
  return !there.some(({ id }) => id === delivery.subscriptionId)
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
  const { briefingId, kind, target } = lease.delivery
  const briefing = await ports.store.briefings.find(briefingId)
  if (briefing === null) return 'unfit'
  let payloads: readonly string[]
  try {
    payloads = platform.render(briefing, ports.actionsOf(briefing))
  } catch (error) {
    ports.report(error)
    return 'unfit'
  }
  // An edit is of one message, and takes its place among those of the briefing.
  // Where the cuts fall elsewhere, a part would lose words to one that is not there.
  if (kind === 'edit') payloads = payloads.length === target?.of ? payloads.slice(target.number - 1, target.number) : []
  if (payloads.length === 0) return 'unfit'
  if (!(await ports.store.deliveries.saveParts(lease, payloads))) return null
  const waiting = { state: 'waiting', messageId: null, unsure: 0, triedAt: null } as const
  return payloads.map((payload, at) => ({ ...waiting, number: at + 1, payload }))
}
