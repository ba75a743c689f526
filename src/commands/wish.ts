// Why it exists: the words after "subscribe": topic, hour, time zone and days, in the order in which people write them.
import { distance } from 'fastest-levenshtein'
import type { FormField, SubscribeForm } from '../core/command.ts'
import { parseTopic, showTopic } from '../core/topic.ts'
import { findZone, listZones } from '../delivery/slots.ts'

const TOKENS = /[-−–]?(?:(?:person|place):\s{0,3})?["“„«][^"“”„«»]*["“”»]|\S+/giu
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const DAY_GROUPS: ReadonlyMap<string, readonly number[]> = new Map([
  ['weekdays', [1, 2, 3, 4, 5]],
  ['workdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 7]],
])
const FILLERS: ReadonlySet<string> = new Set(['daily', 'at', 'on', 'and', 'in', 'every', 'day'])

type Problem = { readonly field: FormField; readonly text: string }

type Draft = {
  readonly topic: string[]
  readonly days: Set<number>
  readonly problems: Problem[]
  at: string | null
  timeZone: string | null
}

/**
 * '"grain talks" daily 08:00 Europe/Berlin on mon,fri -sports'. What is missing or wrong is null, and `problem` says so;
 * `field` is the first that it is about.
 */
export function parseWish(words: string): SubscribeForm {
  const tokens = words.match(TOKENS) ?? []
  const start = findSettings(tokens)
  const draft: Draft = { topic: tokens.slice(0, start), days: new Set(), problems: [], at: null, timeZone: null }
  for (const token of tokens.slice(start)) readToken(token, draft)
  const topic = readTopic(draft)
  const days = [...draft.days].sort((a, b) => a - b)
  // Somebody who has said nothing yet has done nothing wrong.
  const missing = tokens.length === 0 ? [] : findMissing({ ...draft, topic })
  const lacking = missing.length === 0 ? [] : [`Still missing: ${missing.map(({ text }) => text).join(', ')}.`]
  const problem = [...draft.problems.map(({ text }) => text), ...lacking].join(' ') || null
  const field = [...draft.problems, ...missing][0]?.field
  return {
    ...{ topic, at: draft.at, timeZone: draft.timeZone, problem },
    ...(field === undefined ? {} : { field }),
    ...(days.length === 0 ? {} : { days }),
  }
}

const WANTED: readonly (Problem & { readonly field: 'topic' | 'at' | 'timeZone' })[] = [
  { field: 'topic', text: 'the topic (words, a "phrase", or all)' },
  { field: 'at', text: 'the hour (such as 08:00)' },
  { field: 'timeZone', text: 'the time zone (such as Europe/Berlin)' },
]

/** What was not said; what was said wrongly is told by its own problem. */
function findMissing(read: Pick<SubscribeForm, 'topic' | 'at' | 'timeZone'> & Pick<Draft, 'problems'>) {
  return WANTED.filter(({ field }) => read[field] === null && !read.problems.some((problem) => problem.field === field))
}

/** The last "daily", because a topic may have the word in it; else the first hour. */
function findSettings(tokens: readonly string[]): number {
  const daily = tokens.findLastIndex((token) => token.toLowerCase() === 'daily')
  if (daily !== -1) return daily
  const hour = tokens.findIndex((token) => /^\d{1,2}(?:[:.]\d{1,2}|[ap]m)/iu.test(token))
  if (hour === -1) return tokens.length
  return tokens[hour - 1]?.toLowerCase() === 'at' ? hour - 1 : hour
}

function readToken(token: string, draft: Draft): void {
  const word = token.toLowerCase().replace(/,+$/u, '')
  if (FILLERS.has(word) || word === '') return
  if (/^(?:[-−–"“„«]|(?:person|place):)/iu.test(token)) draft.topic.push(token)
  else if (/^\d/u.test(word)) readHour(word, draft)
  else if (findZone(word) !== null) draft.timeZone = findZone(word)
  else if (!readDays(word, draft)) draft.problems.push({ field: 'timeZone', text: sayUnknown(token) })
}

function readHour(word: string, draft: Draft): void {
  const [, hours = '', minutes = '0', half] = /^(\d{1,2})(?:[:.](\d{2}))?([ap]m)?$/u.exec(word) ?? []
  const bare = Number(hours)
  const hour = half === undefined ? bare : (bare % 12) + (half === 'pm' ? 12 : 0)
  const isHour = hours !== '' && /[:.apm]/u.test(word) && Number(minutes) < 60
  if (isHour && hour < 24 && (half === undefined || (bare > 0 && bare <= 12))) {
    draft.at = `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}`
    return
  }
  draft.problems.push({ field: 'at', text: `“${show(word)}” is no hour: write it as 08:00, from 00:00 to 23:59.` })
}

/** 'mon,tue', 'weekdays'. False where it is no day at all. */
function readDays(word: string, { days, problems }: Draft): boolean {
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

function sayUnknown(token: string): string {
  if (!/[/_]/u.test(token)) {
    const city = findCity(token)
    return city === null
      ? `“${show(token)}” is neither an hour, a time zone nor a day.`
      : `“${show(token)}” is no time zone: did you mean ${city}?`
  }
  const typed = token.toLowerCase().slice(0, 64)
  const off = (zone: string) => distance(typed, zone.toLowerCase())
  const nearest = listZones().reduce((best, zone) => (off(zone) < off(best) ? zone : best))
  const example = off(nearest) <= 4 ? nearest : 'Europe/Berlin'
  return `“${show(token)}” is no time zone: write one such as ${example}.`
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

function readTopic({ topic, problems }: Draft): string | null {
  if (topic.length === 0) return null
  const query = parseTopic(topic.join(' '))
  if (typeof query !== 'string') return showTopic(query)
  problems.push({ field: 'topic', text: query })
  return null
}

function show(word: string): string {
  return word.replace(/[\p{Cc}“”]/gu, '').slice(0, 40)
}
