// Why it exists: the words of a wish one by one: an hour, days, and what a word that is neither may have been meant for.
import { distance } from 'fastest-levenshtein'
import type { FormField } from '../core/command.ts'
import { listZones } from '../delivery/slots.ts'

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const DAY_GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['weekdays', [1, 2, 3, 4, 5]],
  ['workdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 7]],
])

type Problems = { push(problem: { readonly field: FormField; readonly text: string }): unknown }

export function readHour(
  word: string,
  { hours, problems }: { readonly hours: Set<string>; readonly problems: Problems },
) {
  const [, digits = '', minutes = '0', half] = /^(\d{1,2})(?:[:.](\d{2}))?([ap]m)?$/u.exec(word) ?? []
  const bare = Number(digits)
  const hour = half === undefined ? bare : (bare % 12) + (half === 'pm' ? 12 : 0)
  const isHour = digits !== '' && /[:.apm]/u.test(word) && Number(minutes) < 60
  if (isHour && hour < 24 && (half === undefined || (bare > 0 && bare <= 12))) {
    hours.add(`${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`)
    return
  }
  problems.push({ field: 'at', text: `“${show(word)}” is no hour: write it as 08:00, from 00:00 to 23:59.` })
}

/** 'mon,tue', 'weekdays'. False where it is no day at all. */
export function readDays(
  word: string,
  { days, problems }: { readonly days: Set<number>; readonly problems: Problems },
): boolean {
  const names = word.split(/[,;+]+/u).filter((name) => name !== '')
  const found = names.map((name) => {
    const at = name.length < 3 ? -1 : DAYS.findIndex((day) => day.startsWith(name) || `${day}s` === name)
    return DAY_GROUPS.get(name) ?? (at === -1 ? null : [at + 1])
  })
  if (found.every((one) => one === null)) return false
  for (const [at, one] of found.entries()) {
    const text = `“${show(names[at] ?? '')}” is no day: write them as mon,tue,fri.`
    if (one === null) problems.push({ field: 'days', text })
    else for (const day of one) days.add(day)
  }
  return true
}

export function sayUnknown(token: string): string {
  const isZone = /[/_]/u.test(token) || findCity(token) !== null
  return isZone ? sayNoZone(token) : `“${show(token)}” is neither an hour, a time zone nor a day.`
}

/** For words that are to be a time zone and are none. */
export function sayNoZone(words: string): string {
  const city = /[/_]/u.test(words) ? null : findCity(words)
  if (city !== null) return `“${show(words)}” is no time zone: did you mean ${city}?`
  const typed = words.toLowerCase().slice(0, 64)
  const off = (zone: string) => distance(typed, zone.toLowerCase())
  const nearest = listZones().reduce((best, zone) => (off(zone) < off(best) ? zone : best))
  const example = off(nearest) <= 4 ? nearest : 'Europe/Berlin'
  return `“${show(words)}” is no time zone: write one such as ${example}.`
}

/** The zone that is named after a city: 'Berlin', or nearly so. */
function findCity(token: string): string | null {
  const typed = token
    .toLowerCase()
    .replace(/[,.]+$/u, '')
    .slice(0, 64)
  const off = (zone: string) => distance(typed, zone.slice(zone.lastIndexOf('/') + 1).toLowerCase())
  const nearest = listZones().reduce((best, zone) => (off(zone) < off(best) ? zone : best))
  return off(nearest) <= (typed.length < 6 ? 0 : 1) ? nearest : null
}

/** A user's word in an answer. */
export function show(word: string): string {
  return word.replace(/[\p{Cc}“”]/gu, '').slice(0, 40)
}
