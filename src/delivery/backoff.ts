// Why it exists: how long to wait before another attempt; pure, with the dice in the caller's hand.
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** After the first, second … failed attempt; the last one from then on. */
const PAUSES = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR] as const
/** No platform means more: a larger Retry-After is an error, or an attack. */
const MAX_RETRY_AFTER = 24 * HOUR

/** In ms. `attempts`: how many have failed, from 1. `random`: [0, 1). */
export function pauseAfter(attempts: number, random: () => number): number {
  const pause = PAUSES[Math.min(Math.max(attempts, 1), PAUSES.length) - 1] ?? HOUR
  return pause + jitterOf(pause, random)
}

/** In ms: what the platform asked for, and a little more, so that not all come back at once. */
export function pauseAsked(retryAfterMs: number, random: () => number): number {
  const asked = Number.isFinite(retryAfterMs) ? Math.min(Math.max(retryAfterMs, SECOND), MAX_RETRY_AFTER) : MINUTE
  return asked + jitterOf(asked, random)
}

function jitterOf(pause: number, random: () => number): number {
  return Math.floor(random() * Math.max(SECOND, pause / 10))
}
