// Why it exists: days and hours as a briefing writes them, the same on every machine.
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '9 Mar 2026', in UTC. */
export function showDay(epochMs: number): string {
  const date = new Date(epochMs)
  if (Number.isNaN(date.getTime())) return 'date not stated'
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** '14:05 UTC'. */
export function showTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(11, 16)} UTC`
}

/** The day of an ISO date; null where it is none or names no day ('2026-03'). */
export function showIsoDay(iso: string | null | undefined): string | null {
  if (iso === null || iso === undefined || !/^\d{4}-\d{2}-\d{2}/u.test(iso)) return null
  const at = Date.parse(iso)
  return Number.isNaN(at) ? null : showDay(at)
}
