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

/** What came of one attempt to post. Nothing but `posted` may be taken for delivered. */
export type SendOutcome =
  | { readonly kind: 'posted'; readonly messageId: string }
  /** The platform has certainly not taken it: rate limited, or no connection. */
  | { readonly kind: 'retry'; readonly retryAfterMs: number | null; readonly reason: string }
  /** It may have been taken without our hearing of it. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** It will not be taken: this message, anything for this destination, or anything of this installation. */
  | { readonly kind: 'failed'; readonly scope: 'message' | 'destination' | 'installation'; readonly reason: string }
