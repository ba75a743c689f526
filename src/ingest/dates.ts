// Why it exists: feeds and pages write dates in many ways; a wrong one is worse than none.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** RFC 822, section 5, and a few of Europe; what is not here leaves the day only. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  wet: 'Z',
  bst: '+01:00',
  msk: '+03:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
}
const MIN_YEAR = 1970
const MAX_YEAR = 2100
const MAX_LENGTH = 80
/** With a clock of twelve hours and what follows it. */
const MAX_WRITTEN = 200

const ISO =
  /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|-?(\d{2})-?(\d{2}))(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?(.*))?$/i
const CLOCK = String.raw`(?:,?\s+(?:(?:at|[-–|])\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?(.*))?`
const WEEKDAY = String.raw`(?:\p{L}+\.?(?:,\s*|\s+))?`
const DAY_FIRST = new RegExp(String.raw`^${WEEKDAY}(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})${CLOCK}$`, 'iu')
const MONTH_FIRST = new RegExp(String.raw`^(?:\p{L}+,\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${CLOCK}$`, 'iu')
/** As C's asctime writes it. */
const YEAR_LAST = /^(?:[a-z]+,?\s+)?([a-z]{3,9})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(.*?)\s+(\d{4})$/i
/** '+0200', '+2', 'GMT+02:00'. */
const OFFSET = /^(?:gmt|utc)?\s*([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/i

/** A clock of twelve hours stands in prose, with a zone that is not said or not unique. */
const HALF_DAY = /,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}\s*[ap]\.?m\b.*$/i

type Parts = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: string | undefined
  readonly minute?: string | undefined
  readonly second?: string | undefined
  readonly zone?: string | undefined
}

/**
 * A date as ISO 8601: 'YYYY-MM-DD', or with a time and its own offset, so that the outlet's local day is kept. A time
 * without a zone is UTC. Null for what is no date, for 31 February, and for years that no article is from.
 */
export function readDate(written: string): string | null {
  const trimmed = written.trim()
  if (trimmed.length > MAX_WRITTEN) return null
  const text = trimmed.replace(HALF_DAY, '')
  if (text.length > MAX_LENGTH) return null
  const parts = partsOf(text)
  return parts === null ? null : format(parts)
}

export type DateRead = {
  readonly date: string | null
  /** What stands where a date should, when it is none. */
  readonly refused: string | null
}

/** What is told of something that stands for a date and is none. */
export function refusedDate(written: string): string {
  return written.trim().slice(0, MAX_LENGTH)
}

function partsOf(text: string): Parts | null {
  const iso = ISO.exec(text)
  if (iso !== null) {
    const [, year, , month, day, bareMonth, bareDay, ...clock] = iso
    return partOf(year, Number(month ?? bareMonth), day ?? bareDay, clock)
  }
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst !== null) {
    const [, day, month, year, ...clock] = dayFirst
    return partOf(year, monthOf(month), day, clock)
  }
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst !== null) {
    const [, month, day, year, ...clock] = monthFirst
    return partOf(year, monthOf(month), day, clock)
  }
  const yearLast = YEAR_LAST.exec(text)
  if (yearLast === null) return null
  const [, month, day, hour, minute, second, zone, year] = yearLast
  return partOf(year, monthOf(month), day, [hour, minute, second, zone])
}

function partOf(
  year: string | undefined,
  month: number,
  day: string | undefined,
  [hour, minute, second, zone]: readonly (string | undefined)[],
): Parts {
  return { year: fullYear(year), month, day: Number(day), hour, minute, second, zone }
}

/** RFC 2822, section 4.3: two digits below 50 are of this century. */
function fullYear(digits = ''): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}

/** 1 to 12; 0 for what is no month. */
function monthOf(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function format({ year, month, day, hour, minute, second = '00', zone }: Parts): string | null {
  if (year < MIN_YEAR || year > MAX_YEAR) return null
  const date = `${year}-${pad(month)}-${pad(day)}`
  const midnight = new Date(`${date}T00:00:00Z`)
  // Date rolls 31 February over to March, so the day is compared.
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== day) return null
  if (hour === undefined || minute === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const moment = `${date}T${pad(Number(hour))}:${minute}:${pad(Math.min(Number(second), 59))}`
  const offset = offsetOf(zone)
  return offset === null ? date : moment + offset
}

/** None is UTC; null for one that is not known. */
function offsetOf(written = ''): string | null {
  const zone = written.trim().replace(/^\(/, '')
  if (zone === '') return 'Z'
  const numeric = OFFSET.exec(zone)
  if (numeric === null) return ZONES[/^[a-z]+/i.exec(zone)?.[0].toLowerCase() ?? ''] ?? null
  const [, sign, hours = '', minutes = '00'] = numeric
  if (Number(hours) > 14 || Number(minutes) > 59) return null
  return Number(hours) === 0 && minutes === '00' ? 'Z' : `${sign}${pad(Number(hours))}:${minutes}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
