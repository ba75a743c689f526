// Why it exists: a channel's quiet hours: whether an instant lies in them, and when they end; pure.
import type { QuietHours } from '../core/settings.ts'
import { dayOf, instantOf, wallAt } from './zone.ts'

export type { QuietHours }

const DAY = 24 * 3_600_000

/** Epoch ms: the end of the quiet hours that `now` lies in; null outside of them. The end itself is not quiet. */
export function quietUntil(quiet: QuietHours | null, now: number): number | null {
  const found =
    quiet === null ? undefined : periodsAround(quiet, now).find(({ from, until }) => from <= now && now < until)
  return found?.until ?? null
}

/** The last quiet hours that have ended by `now`, in epoch ms; null where there are none. */
export function lastQuiet(
  quiet: QuietHours | null,
  now: number,
): { readonly from: number; readonly until: number } | null {
  return quiet === null ? null : (periodsAround(quiet, now).findLast(({ until }) => until <= now) ?? null)
}

/** Those that begin the day before yesterday, yesterday and today, by the channel's clock. */
function periodsAround({ from, until, timeZone }: QuietHours, now: number) {
  const today = dayOf(wallAt(timeZone, now))
  const length = (minutesOf(until) - minutesOf(from) + 1_440) % 1_440
  return [today - 2, today - 1, today].flatMap((day) => {
    const begins = day * DAY + minutesOf(from) * 60_000
    const [start, end] = [begins, begins + length * 60_000].map((wall) => instantOf(timeZone, wall))
    // A day that the zone skips has none; one that a gap swallows is empty.
    return start == null || end == null || end <= start ? [] : [{ from: start, until: end }]
  })
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
