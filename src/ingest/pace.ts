// Why it exists: how often a feed is asked: as often as it changes, from every 5 minutes to every 6 hours; pure.
import type { Feed } from './feed.ts'
import { childElements, firstChild, type XmlElement, xmlText } from './xml.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const MIN_INTERVAL_MS = 5 * MINUTE
export const MAX_INTERVAL_MS = 6 * HOUR
/** What a feed says of its own pace is often a program's default: no news is kept waiting for longer by it. */
const MAX_HINT_MS = HOUR
const FIRST_RETRY_MS = 10 * MINUTE
/** Sources that were added together do not come due together for ever. */
const JITTER = 0.2

export type Hints = { readonly maxAgeMs?: number } & Pick<Feed, 'ttlMs' | 'skipHours'>

/**
 * Halved by each poll that brought something new and a quarter longer by each that did not: where a feed changes every
 * T, that settles at some T/4, so that news waits an eighth of T at the mean.
 */
export function nextInterval(intervalMs: number, hasNews: boolean): number {
  return clamp(intervalMs * (hasNews ? 0.5 : 1.25))
}

/** When a feed that was read is asked next. The same source at the same time gives the same. */
export function nextPollAt(options: {
  readonly id: string
  readonly now: number
  readonly intervalMs: number
  readonly hints: Hints
}): number {
  const { id, now, hints } = options
  const asked = Math.min(Math.max(hints.maxAgeMs ?? 0, hints.ttlMs ?? 0), MAX_HINT_MS)
  const pause = options.intervalMs * (1 + (shareOf(`${id} ${now}`) - 0.5) * JITTER)
  const spread = asked * (1 + (shareOf(`${id} ${now}`) * JITTER) / 2)
  // Spread to the later side alone where it was asked for: never sooner than that.
  const at = now + clamp(Math.max(pause, spread))
  return behindSkipped(at, hints.skipHours ?? [])
}

/** After so many failures in a row: 10 minutes, 30, 90, at most 6 hours; never sooner than the site asks. */
export function retryAt(options: {
  readonly id: string
  readonly now: number
  readonly failures: number
  readonly retryAfterMs: number | null
}): number {
  const { id, now, failures, retryAfterMs } = options
  const pause = Math.min(FIRST_RETRY_MS * 3 ** Math.min(failures - 1, 9), MAX_INTERVAL_MS / (1 + JITTER))
  return now + Math.max(pause * (1 + shareOf(`${id} ${now}`) * JITTER), retryAfterMs ?? 0)
}

/** What RSS says of itself in `ttl` (minutes) and `skipHours`. */
export function paceOf(channel: XmlElement): Pick<Feed, 'ttlMs' | 'skipHours'> {
  const ttl = Number(xmlText(firstChild(channel, 'ttl')).trim() || Number.NaN)
  const skip = firstChild(channel, 'skiphours')
  const hours = skip === null ? [] : childElements(skip, 'hour').map((hour) => xmlText(hour).trim())
  const skipHours = [...new Set(hours.filter((hour) => /^\d{1,2}$/.test(hour)).map((hour) => Number(hour) % 24))]
  return {
    ...(ttl > 0 && ttl < 1e6 ? { ttlMs: ttl * MINUTE } : {}),
    ...(skipHours.length === 0 ? {} : { skipHours }),
  }
}

/** The begin of the first hour that is not left out; a feed that leaves out every hour means none. */
function behindSkipped(at: number, skipHours: readonly number[]): number {
  if (new Set(skipHours).size >= 24) return at
  let shifted = at
  while (skipHours.includes(new Date(shifted).getUTCHours())) shifted = (Math.floor(shifted / HOUR) + 1) * HOUR
  return shifted
}

function clamp(ms: number): number {
  return Math.min(Math.max(Math.round(ms), MIN_INTERVAL_MS), MAX_INTERVAL_MS)
}

/** [0, 1), by FNV-1a: what looks like chance, and is the same again. */
function shareOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // Its low bits move with the last character alone.
  return ((Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0) % 100_003) / 100_003
}
