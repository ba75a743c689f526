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
  bst: '+01:00',
  msk: '+03:00',
}
const MIN_YEAR = 1970
const MAX_YEAR = 2100
const MAX_LENGTH = 80

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([a-z]+|[+-]\d{2}:?\d{2})?)?$/i
const CLOCK = String.raw`(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:\(?([a-z]+)\)?|(?:gmt|utc)?([+-]\d{2}:?\d{2}))?.*)?`
const DAY_FIRST = new RegExp(
  String.raw`^(?:[a-z]+,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})${CLOCK}$`,
  'i',
)
const MONTH_FIRST = new RegExp(String.raw`^(?:[a-z]+,\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${CLOCK}$`, 'i')

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
  const text = written.trim().replace(HALF_DAY, '')
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
    const [, year, month, day, hour, minute, second, zone] = iso
    return { year: Number(year), month: Number(month), day: Number(day), hour, minute, second, zone }
  }
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst !== null) {
    const [, day, month, year, hour, minute, second, name, offset] = dayFirst
    return { year: fullYear(year), month: monthOf(month), day: Number(day), hour, minute, second, zone: offset ?? name }
  }
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst === null) return null
  const [, month, day, year, hour, minute, second, name, offset] = monthFirst
  return { year: Number(year), month: monthOf(month), day: Number(day), hour, minute, second, zone: offset ?? name }
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

function offsetOf(zone = 'z'): string | null {
  const numeric = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (numeric === null) return ZONES[zone.toLowerCase()] ?? null
  const [, sign, hours, minutes] = numeric
  if (Number(hours) > 14 || Number(minutes) > 59) return null
  return hours === '00' && minutes === '00' ? 'Z' : `${sign}${hours}:${minutes}`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
