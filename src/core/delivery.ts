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
  /**
   * `edit` changes the target; `reply` answers it, in its thread where the platform has threads, and `notice` does so for
   * the whole channel to see.
   */
  readonly kind: 'briefing' | 'edit' | 'reply' | 'notice'
  /** Of all but a briefing. */
  readonly target?: Target
  readonly subscriptionId: string | null
  readonly briefingId: string
  readonly destination: Destination
  readonly state: DeliveryState
  /** Why it is in that state, for people. */
  readonly reason: string | null
  readonly dueAt: number
  /** When the next slot is due: from then on nobody tries any more. null: never. */
  readonly expiresAt: number | null
  readonly attempts: number
}

/** A message in a channel: the platform's id of it, and which of how many messages of its briefing it is, from 1. */
export type Target = { readonly messageId: string; readonly number: number; readonly of: number }

/** `to`: the id of the message that is answered. `isForAll`: the whole channel is to see it, not the thread alone. */
export type Answer = { readonly to: string; readonly isForAll: boolean }

/** A posted briefing: the messages of it that stand in the channel, in order. */
export type Telling = { readonly delivery: Delivery; readonly parts: readonly DeliveryPart[] }

/** What came of one attempt to post. Nothing but `posted` may be taken for delivered. */
export type SendOutcome =
  | { readonly kind: 'posted'; readonly messageId: string }
  /** The platform has certainly not taken it: rate limited, or no connection. */
  | {
      readonly kind: 'retry'
      readonly retryAfterMs: number | null
      readonly reason: string
      /** Who is to wait: this channel where it is left out. */
      readonly bucket?: 'platform'
    }
  /** It may have been taken without our hearing of it. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** The message to edit or to answer is no longer there, so that nothing is to be done. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** It will not be taken: this message, anything for this destination, or anything of this installation. */
  | {
      readonly kind: 'failed'
      readonly scope: 'message' | 'destination' | 'installation'
      readonly reason: string
      /** What somebody can do, as a sentence. */
      readonly mend?: string
    }

/** What a message begins with that is sent again after an attempt without an answer. */
export const POSSIBLE_REPEAT = 'Possible repeat: the first attempt was not answered.'

/** One message of a delivery, in order from 1. `sending`: an attempt was begun, and nothing is known of its end. */
export type DeliveryPart = {
  readonly number: number
  /** What `Platform.render` gave, stored before it is sent. */
  readonly payload: string
  readonly state: 'waiting' | 'sending' | 'posted'
  readonly messageId: string | null
  /** How often it was sent without our hearing whether it was taken; a last one that was begun and not ended comes on top; one that was found does not count. */
  readonly unsure: number
  /** Epoch ms of the first of the attempts that may have been taken; null where there was none. */
  readonly triedAt: number | null
}

/** A delivery taken on for a while. Nobody else has its token; a write with an older one changes nothing. */
export type Lease = {
  readonly delivery: Delivery
  readonly token: number
  readonly leaseMs: number
  /** How often it was looked for in vain, one time after the other. */
  readonly looks: number
  /** Empty until it is rendered. */
  readonly parts: readonly DeliveryPart[]
}

/** How a delivery is left. `nextAt`: epoch ms from when it may be claimed again; null for an end. */
export type Settlement = {
  readonly state: DeliveryState
  readonly reason: string | null
  readonly nextAt: number | null
  readonly attempts: number
  /** As in Lease; 0 where it is not said. */
  readonly looks?: number
  /** The platform asks to wait with this channel: nothing of it is due before then. */
  readonly holdUntil?: number
  /** Nothing can be posted there until somebody mends it. `nextCheckAt`: when it is tried again; null: by no clock. */
  readonly pause?: {
    readonly scope: 'destination' | 'installation'
    readonly nextCheckAt: number | null
    readonly mend?: string
  }
}
