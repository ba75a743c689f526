// Why it exists: what an examination of one thing gave: it is well, it is worth a look, or it must be mended, and how.

export type Finding = {
  readonly level: 'ok' | 'warn' | 'fail'
  /** The thing: 'Slack', 'clock'. */
  readonly about: string
  /** One line, with what to do where it is not well. No secret. */
  readonly words: string
}

/** More than Slack allows between the clocks of a signed request is 5 minutes; a minute is no accident any more. */
const MOST_SKEW_MS = 60_000

/** `date`: the header of an answer that came just now; null where there was none. `now`: epoch ms. */
export function judgeClock(whose: string, date: string | null, now: number): Finding {
  const theirs = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(theirs)) return { level: 'warn', about: 'clock', words: `${whose} does not say what time it is.` }
  const skew = Math.abs(now - theirs)
  if (skew < MOST_SKEW_MS) return { level: 'ok', about: 'clock', words: `It agrees with ${whose}’s.` }
  const minutes = Math.round(skew / 60_000)
  const words = `It is ${minutes} min ${now > theirs ? 'ahead of' : 'behind'} ${whose}’s: let it be set by NTP.`
  return { level: 'fail', about: 'clock', words }
}
