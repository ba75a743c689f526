// Why it exists: what a clock on a wall shows in a time zone, and which instant shows it, gaps and overlaps included.

/** Epoch ms as if the wall's clock showed UTC: 8 o'clock there is 8 o'clock here. */
export type WallMs = number

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MAX_INSTANTS = 5_000
const formats = new Map<string, Intl.DateTimeFormat>()
const instants = new Map<string, number | null>()

/** What the wall's clock shows. Throws a RangeError for a zone that is none. */
export function wallAt(zone: string, at: number): WallMs {
  const parts = formatOf(zone).formatToParts(at)
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
  // The format shows no fraction of a second.
  return wall + (((at % 1_000) + 1_000) % 1_000)
}

/**
 * The instant at which the wall's clock shows `wall`: the first where it shows it twice; where it is skipped, the
 * instant at which the clock jumps over it. null where the whole day is skipped.
 */
export function instantOf(zone: string, wall: WallMs): number | null {
  const key = `${zone} ${wall}`
  const known = instants.get(key)
  if (known !== undefined) return known
  const found = findInstant(zone, wall)
  // All channels of a zone ask for the same few hours.
  if (instants.size >= MAX_INSTANTS) instants.clear()
  instants.set(key, found)
  return found
}

function findInstant(zone: string, wall: WallMs): number | null {
  // No zone is a day away from UTC, and none changes twice within two days.
  const offsets = [wall - DAY, wall + DAY].map((at) => wallAt(zone, at) - at)
  const candidates = offsets.map((offset) => wall - offset).toSorted((a, b) => a - b)
  const exact = candidates.find((at) => wallAt(zone, at) === wall)
  if (exact !== undefined) return exact
  const jump = findJump(zone, wall, candidates[0] ?? wall, candidates.at(-1) ?? wall)
  const days = [wallAt(zone, jump - 1), wallAt(zone, jump)].map(dayOf)
  return days.includes(dayOf(wall)) ? jump : null
}

/** The first ms in (low, high] at which the clock shows `wall` or later. */
function findJump(zone: string, wall: WallMs, low: number, high: number): number {
  let [before, after] = [low, high]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (wallAt(zone, middle) >= wall) after = middle
    else before = middle
  }
  return after
}

export function dayOf(wall: WallMs): number {
  return Math.floor(wall / DAY)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}

const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** Every name that may be offered. */
export function listZones(): readonly string[] {
  return ZONES
}

/** The IANA name that is meant, written as IANA does; null where there is none. Offsets and abbreviations are none. */
export function findZone(typed: string): string | null {
  const wanted = typed.trim().replaceAll(' ', '_')
  if (wanted.length > 64 || !/^(?:[a-z_]+(?:\/[a-z0-9_+-]+)+|utc|gmt)$/iu.test(wanted)) return null
  const listed = ZONES.find((zone) => zone.toLowerCase() === wanted.toLowerCase())
  if (listed !== undefined) return listed
  try {
    // A second name, such as Asia/Kolkata where the list has Asia/Calcutta.
    new Intl.DateTimeFormat('en', { timeZone: wanted })
    return wanted.toLowerCase().replace(/(?<![a-z])[a-z]/gu, (letter) => letter.toUpperCase())
  } catch {
    return null
  }
}
