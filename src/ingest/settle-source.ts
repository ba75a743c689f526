// Why it exists: what came of one poll says how its source stands, and when it is asked next; pure.
import type { ErrorReason } from '../core/errors.ts'
import type { Validators } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import { type Hints, nextInterval, nextPollAt, retryAt } from './pace.ts'

export type PollOutcome =
  | {
      readonly kind: 'read'
      /** How many articles were new. */
      readonly fresh: number
      /** null: unchanged, or not said. */
      readonly title: string | null
      /** null: what it has must be sent again, because not all of it could be kept. */
      readonly validators: Validators | null
      readonly hints: Hints
    }
  | {
      readonly kind: 'failed'
      readonly reason: ErrorReason
      readonly message: string
      readonly retryAfterMs: number | null
    }

/** Faults of ours are no failures of a source. */
const OURS: ReadonlySet<ErrorReason> = new Set(['stopping', 'store', 'read_only', 'internal'])

export function settleSource(source: Source, outcome: PollOutcome, now: number): Source {
  const { id } = source
  if (outcome.kind === 'read') {
    const { fresh, title, validators, hints } = outcome
    const intervalMs = nextInterval(source.intervalMs, fresh > 0)
    return {
      ...source,
      title: title ?? source.title,
      ...(validators ?? {}),
      lastSuccessAt: now,
      failures: 0,
      failingSince: null,
      intervalMs,
      ttlMs: hints.ttlMs ?? null,
      skipHours: hints.skipHours ?? [],
      nextPollAt: nextPollAt({ id, now, intervalMs, hints }),
    }
  }
  const { reason, message, retryAfterMs } = outcome
  // To be asked to come later is none, but when a source asks nothing else, its channels are to know.
  const failures = source.failures + (OURS.has(reason) || reason === 'retry_later' ? 0 : 1)
  const failingSince = OURS.has(reason) ? source.failingSince : (source.failingSince ?? now)
  const failed = { ...source, failures, failingSince, lastErrorAt: now, lastError: message }
  if (reason === 'gone') return { ...failed, state: 'gone' }
  const retry = { id, now, failures: Math.max(failures, 1) }
  if (reason !== 'retry_later' || retryAfterMs !== null) {
    return { ...failed, nextPollAt: retryAt({ ...retry, retryAfterMs }) }
  }
  // Asked to come later, not when: less often each time, as no failures are counted that would make it so.
  const intervalMs = nextInterval(source.intervalMs, false)
  return { ...failed, intervalMs, nextPollAt: retryAt({ ...retry, retryAfterMs: intervalMs }) }
}
