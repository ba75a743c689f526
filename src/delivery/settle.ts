// Why it exists: what came of an attempt says how its delivery is left, and when it is tried again; pure.
import type { SendOutcome, Settlement } from '../core/delivery.ts'
import { pauseAfter, pauseAsked } from './backoff.ts'

/** How work on a delivery ended. */
export type Trouble =
  | { readonly kind: 'posted'; readonly repeated: boolean }
  | Exclude<SendOutcome, { readonly kind: 'posted' | 'failed' }>
  | { readonly kind: 'failed'; readonly reason: string }
  /** Its fate stays unknown, and it is sent no more. */
  | { readonly kind: 'unknown' }
  /** The next briefing is due. */
  | { readonly kind: 'over' }
  /** Readout is being ended. */
  | { readonly kind: 'stopped' }

type Circumstances = {
  /** How many attempts were made, the last one with them. */
  readonly attempts: number
  readonly now: number
  readonly expiresAt: number | null
  readonly random: () => number
}

/** Soon: a platform that knows a repeat by its key forgets the key within minutes. */
const LOOK_AFTER_MS = 5_000

export function settlementOf(trouble: Trouble, circumstances: Circumstances): Settlement {
  const { attempts, now, random } = circumstances
  const end = (state: Settlement['state'], reason: string | null): Settlement => {
    return { state, reason, nextAt: null, attempts }
  }
  switch (trouble.kind) {
    case 'posted':
      return end(
        'delivered',
        trouble.repeated ? 'Sent once more after an unknown outcome: it may be there twice.' : null,
      )
    case 'failed':
      return end('failed', trouble.reason)
    case 'unknown':
      return end('dead', 'Whether it was posted is unknown: it was sent twice and cannot be looked for.')
    case 'over':
      return end('dead', 'It could not be posted before the next briefing was due.')
    case 'stopped':
      return { state: 'retry_wait', reason: 'Readout was ended in between.', nextAt: now, attempts }
    case 'uncertain':
      return { state: 'uncertain', reason: trouble.reason, nextAt: now + LOOK_AFTER_MS, attempts }
    case 'retry': {
      const { retryAfterMs, reason } = trouble
      const pause = retryAfterMs === null ? pauseAfter(attempts, random) : pauseAsked(retryAfterMs, random)
      const nextAt = now + pause
      if (circumstances.expiresAt !== null && nextAt >= circumstances.expiresAt) {
        return end('dead', `Not posted before the next briefing was due: ${reason}`)
      }
      return { state: 'retry_wait', reason, nextAt, attempts }
    }
    default:
      return trouble satisfies never
  }
}
