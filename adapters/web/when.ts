// Why it exists: when a briefing was posted, in the channel's own time zone.

/** 'today, 08:00 CET' or '9 Mar 2026, 08:00 CET'; a zone that the machine does not know is told in UTC. */
export function showWhen(at: number, now: number, timeZone: string): string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  const show = (epochMs: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(epochMs)
  const day = { day: 'numeric', month: 'short', year: 'numeric' } as const
  const date = show(at, day)
  const time = show(at, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' })
  return `${date === show(now, day) ? 'today' : date}, ${time}`
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl says so by throwing.
    return false
  }
}
