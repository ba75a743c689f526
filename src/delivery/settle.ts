// Why it exists: what came of an attempt says how its delivery is left, and when it is tried again; pure.
import type { SendOutcome, Settlement } from '../core/delivery.ts'
import { pauseAfter, pauseAsked } from './backoff.ts'

/** How work on a delivery ended. */
export type Trouble =
  /** `repeats`: of how many messages an earlier attempt may have been taken too. */
  | { readonly kind: 'posted'; readonly repeats: number }
  | Exclude<SendOutcome, { readonly kind: 'posted' | 'failed' | 'uncertain' }>
  /** `again`: an attempt before was in doubt too. */
  | { readonly kind: 'uncertain'; readonly reason: string; readonly again: boolean }
  | {
      readonly kind: 'failed'
      readonly reason: string
      readonly scope?: 'message' | 'destination' | 'installation'
      readonly mend?: string
    }
  /** The channel is paused: nothing is called before `until`. */
  | { readonly kind: 'paused'; readonly until: number; readonly reason: string; readonly unsure: boolean }
  /** Its fate stays unknown, and it is sent no more. `unanswered`: how many attempts at it. */
  | { readonly kind: 'unknown'; readonly unanswered: number }
  /** Its fate is unknown, and to look for it failed. */
  | { readonly kind: 'unseen'; readonly retryAfterMs: number | null; readonly reason: string }
  /** `unsure`: a message of it may have been posted. */
  | { readonly kind: 'unsubscribed'; readonly unsure: boolean }
  /** A later change of the same message is on its way. */
  | { readonly kind: 'replaced' }
  /** The next briefing is due, or what it was to tell is old. */
  | { readonly kind: 'over' }
  /** The channel's quiet hours, up to then. `unsure`: a message of it may have been posted. */
  | { readonly kind: 'quiet'; readonly until: number; readonly unsure: boolean }
  /** Readout is being ended. */
  | { readonly kind: 'stopped' }

type Circumstances = {
  /** How many attempts were made, the last one with them. */
  readonly attempts: number
  /** How often it was looked for in vain before, one time after the other. */
  readonly looks: number
  readonly now: number
  readonly expiresAt: number | null
  readonly random: () => number
}

/** Soon: a platform that knows a repeat by its key forgets the key within minutes. */
const LOOK_AFTER_MS = 5_000
export const CHECK_AFTER_MS = 24 * 3_600_000

export function settlementOf(trouble: Trouble, circumstances: Circumstances): Settlement {
  const { attempts, now, random } = circumstances
  const end = (state: Settlement['state'], reason: string | null): Settlement => {
    return { state, reason, nextAt: null, attempts }
  }
  switch (trouble.kind) {
    case 'posted':
      return end('delivered', trouble.repeats === 0 ? null : sayRepeats(trouble.repeats))
    case 'failed':
      return { ...end('failed', trouble.reason), ...pauseAfterFailure(trouble, now) }
    case 'paused': {
      const { until, unsure, reason } = trouble
      const { expiresAt } = circumstances
      if (expiresAt !== null && until >= expiresAt) return end('skipped', `The channel was paused: ${reason}`)
      const state = unsure ? 'uncertain' : 'retry_wait'
      return { state, reason: `The channel is paused: ${reason}`, nextAt: until, attempts }
    }
    case 'unknown':
      return end('dead', sayUnknown(trouble.unanswered))
    case 'gone':
      return end('skipped', trouble.reason)
    case 'replaced':
      return end('skipped', 'A later change of the same message took its place.')
    case 'unseen':
      return settleUnseen(trouble, circumstances)
    case 'unsubscribed':
      return end(
        'skipped',
        trouble.unsure
          ? 'The channel unsubscribed; whether it had been posted by then is unknown.'
          : 'The channel unsubscribed before all of it was posted.',
      )
    case 'over':
      return end('dead', 'It could not be posted in its time.')
    case 'stopped':
      return { state: 'retry_wait', reason: 'Readout was ended in between.', nextAt: now, attempts }
    case 'quiet': {
      const state = trouble.unsure ? 'uncertain' : 'retry_wait'
      return { state, reason: 'It waits for the end of the quiet hours.', nextAt: trouble.until, attempts }
    }
    case 'uncertain': {
      const looks = trouble.again ? circumstances.looks + 1 : 0
      const pause = looks === 0 ? LOOK_AFTER_MS : pauseAfter(looks + 1, random)
      return { state: 'uncertain', reason: trouble.reason, nextAt: now + pause, attempts, looks }
    }
    case 'retry': {
      const { retryAfterMs, reason } = trouble
      const pause = retryAfterMs === null ? pauseAfter(attempts, random) : pauseAsked(retryAfterMs, random)
      const nextAt = now + pause
      // What it asks for holds for all that comes to the channel, whatever becomes of this.
      const hold = retryAfterMs === null || trouble.bucket === 'platform' ? {} : { holdUntil: nextAt }
      if (circumstances.expiresAt !== null && nextAt >= circumstances.expiresAt) {
        return { ...end('dead', `Not posted in its time: ${reason}`), ...hold }
      }
      return { state: 'retry_wait', reason, nextAt, attempts, ...hold }
    }
    default:
      return trouble satisfies never
  }
}

/** A channel is tried again after a day; an installation when it is installed anew, which its adapter knows. */
function pauseAfterFailure(
  { scope, mend }: Extract<Trouble, { readonly kind: 'failed' }>,
  now: number,
): Pick<Settlement, 'pause'> {
  if (scope !== 'destination' && scope !== 'installation') return {}
  const nextCheckAt = scope === 'destination' ? now + CHECK_AFTER_MS : null
  return { pause: { scope, nextCheckAt, ...(mend === undefined ? {} : { mend }) } }
}

/** Until it can be looked for nothing is sent; once the next briefing is due, it is looked for a last time. */
function settleUnseen(
  { retryAfterMs, reason }: Extract<Trouble, { readonly kind: 'unseen' }>,
  { attempts, looks, now, expiresAt, random }: Circumstances,
): Settlement {
  if (expiresAt !== null && now >= expiresAt) {
    return { state: 'dead', reason: `Whether it was posted is unknown: ${reason}`, nextAt: null, attempts }
  }
  // The first pause is half a minute: what cannot be reached now can seldom be in five seconds.
  const asked = retryAfterMs === null ? 0 : pauseAsked(retryAfterMs, random)
  const vain = looks + 1
  const nextAt = Math.min(now + Math.max(pauseAfter(vain + 1, random), asked), expiresAt ?? Number.POSITIVE_INFINITY)
  return {
    state: 'uncertain',
    reason: `Whether it was posted is not known yet: ${reason}`,
    nextAt,
    attempts,
    looks: vain,
  }
}

function sayRepeats(repeats: number): string {
  const messages = repeats === 1 ? '1 message' : `${repeats} messages`
  return `Sent once more after an unknown outcome: ${messages} may be there twice.`
}

function sayUnknown(unanswered: number): string {
  const attempts = unanswered === 1 ? 'one attempt was not answered' : `${unanswered} attempts were not answered`
  return `Whether it was posted is unknown: ${attempts}, and it was not found.`
}
