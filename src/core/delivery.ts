// Why it exists: one briefing on its way to one channel, and how that stands.
import type { Destination } from './subscription.ts'

export type DeliveryState =
  | 'scheduled'
  | 'claimed'
  | 'rendered'
  | 'sending'
  | 'delivered'
  | 'retry_wait'
  | 'uncertain'
  | 'failed'
  | 'dead'
  | 'skipped'

/** `key` is unique: (subscription, local slot, destination) for a briefing. Times are epoch ms. */
export type Delivery = {
  readonly id: string
  readonly key: string
  readonly kind: 'briefing' | 'edit'
  readonly subscriptionId: string | null
  readonly briefingId: string
  readonly destination: Destination
  readonly state: DeliveryState
  /** Why it is in that state, for people. */
  readonly reason: string | null
  readonly dueAt: number
  readonly attempts: number
}
