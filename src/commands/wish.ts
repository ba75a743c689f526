// Why it exists: the words after "subscribe": topic, how often, hours, time zone and days, in the order in which people write them.
import type { FormField, SubscribeForm } from '../core/command.ts'
import { BREAKING, CADENCES, type Cadence, MAX_BREAKING } from '../core/subscription.ts'
import { parseTopic, showTopic } from '../core/topic.ts'
import { findZone } from '../delivery/slots.ts'
import { readDays, readHour, sayUnknown, show } from './wish-words.ts'

const TOKENS = /[-−–]?(?:(?:person|place):\s{0,3})?["“„«][^"“”„«»]*["“”»]|\S+/giu
const FILLERS: ReadonlySet<string> = new Set(['at', 'on', 'and', 'in', 'every', 'day', 'a', 'once', 'week', 'news'])
/** Other rhythms that people ask for, and what there is instead. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['hourly', 'twice 08:00 18:00" or "breaking'],
  ['monthly', 'weekly monday 09:00'],
  ['fortnightly', 'weekly monday 09:00'],
  ['instantly', 'breaking'],
  ['immediately', 'breaking'],
  ['live', 'breaking'],
])

type Problem = { readonly field: FormField; readonly text: string }

export type Draft = {
  readonly topic: string[]
  readonly cadences: Set<Cadence>
  readonly hours: Set<string>
  readonly days: Set<number>
  readonly problems: Problem[]
  timeZone: string | null
  sources: number | null
  perHour: number | null
}

/**
 * '"grain talks" twice 08:00 18:00 Europe/Berlin on mon,fri -sports', 'grain breaking from 3 sources at most 2 an hour'.
 * What is missing or wrong is null, and `problem` says so; `field` is the first that it is about.
 */
export function parseWish(words: string): SubscribeForm {
  const tokens = words.match(TOKENS) ?? []
  const start = findSettings(tokens)
  const draft: Draft = {
    ...{ topic: tokens.slice(0, start), cadences: new Set(), hours: new Set(), days: new Set(), problems: [] },
    ...{ timeZone: null, sources: null, perHour: null },
  }
  for (const token of takeNumbers(tokens.slice(start), draft)) readToken(token, draft)
  const topic = readTopic(draft)
  const cadence = readCadence(draft, tokens)
  const [at = null, second] = [...draft.hours].sort()
  const days = [...draft.days].sort((a, b) => a - b)
  checkTogether(draft, cadence)
  // Somebody who has said nothing yet has done nothing wrong.
  const missing = tokens.length === 0 ? [] : findMissing({ ...draft, topic, cadence })
  const lacking = missing.length === 0 ? [] : [`Still missing: ${missing.map(({ text }) => text).join(', ')}.`]
  const problem = [...draft.problems.map(({ text }) => text), ...lacking].join(' ') || null
  const field = [...draft.problems, ...missing][0]?.field
  const { sources, perHour } = draft
  return {
    ...{ topic, at, timeZone: draft.timeZone, problem },
    ...(cadence === 'daily' ? {} : { cadence }),
    ...(second === undefined ? {} : { second }),
    ...(cadence === 'breaking'
      ? { breaking: { sources: sources ?? BREAKING.sources, perHour: perHour ?? BREAKING.perHour } }
      : {}),
    ...(field === undefined ? {} : { field }),
    ...(days.length === 0 ? {} : { days }),
  }
}

/** What was not said; what was said wrongly is told by its own problem. */
function findMissing(read: Omit<Draft, 'topic'> & { readonly cadence: Cadence; readonly topic: string | null }) {
  const { cadence, hours, days, problems } = read
  const wanted = cadence === 'twice' ? 2 : 1
  const all: readonly (Problem & { readonly lacks: boolean })[] = [
    { field: 'topic', text: 'the topic (words, a "phrase", or all)', lacks: read.topic === null },
    {
      field: 'days',
      text: 'the day (such as weekly monday 09:00)',
      lacks: cadence === 'weekly' && days.size === 0,
    },
    {
      field: 'at',
      text: wanted === 1 ? 'the hour (such as 08:00)' : 'the two hours (such as twice 08:00 18:00)',
      lacks: cadence !== 'breaking' && hours.size < wanted,
    },
    {
      field: 'timeZone',
      text: 'the time zone (such as Europe/Berlin)',
      lacks: cadence !== 'breaking' && read.timeZone === null,
    },
  ]
  return all.filter(({ field, lacks }) => lacks && !problems.some((problem) => problem.field === field))
}

const ONLY_ZONE = 'Still missing: the time zone (such as Europe/Berlin).'

/** Where nothing but the zone was left unsaid, the channel's own is meant. */
export function fillZone(wish: SubscribeForm, timeZone: string | null): SubscribeForm {
  if (timeZone === null || wish.timeZone !== null || wish.problem !== ONLY_ZONE) return wish
  const { field: _, ...rest } = wish
  return { ...rest, timeZone, problem: null }
}

/** "daily", "twice", "weekly" or "breaking", of several the last, because a topic may have the word in it; else the first hour. */
function findSettings(tokens: readonly string[]): number {
  const isOne = (token: string | undefined) => CADENCES.some((one) => one === token?.toLowerCase())
  const last = tokens.findLastIndex(isOne)
  // 'twice daily', 'breaking weekly': both are about how often.
  if (last > 1 && isOne(tokens[last - 1])) return last - 1
  if (last !== -1) return last
  const other = tokens.findLastIndex((token, at) => at > 0 && OTHERS.has(token.toLowerCase()))
  if (other === tokens.length - 1 && other !== -1) return other
  const hour = tokens.findIndex((token) => /^\d{1,2}(?:[:.]\d{1,2}|[ap]m)/iu.test(token))
  if (hour === -1) return tokens.length
  return tokens[hour - 1]?.toLowerCase() === 'at' ? hour - 1 : hour
}

/** 'from 3 independent sources', 'at most 2 an hour': read and left out of what is given back. */
function takeNumbers(tokens: readonly string[], draft: Draft): readonly string[] {
  const line = tokens.join(' ')
  const take = (pattern: RegExp, keep: (count: number) => void, example: string) => (whole: string) => {
    const [, number = ''] = pattern.exec(whole) ?? []
    const count = /^\d{1,3}$/u.test(number) ? Number(number) : Number.NaN
    if (count >= 1 && count <= MAX_BREAKING) keep(count)
    else {
      const text = `“${show(number)}” is no number from 1 to ${MAX_BREAKING}: write it as "${example}".`
      draft.problems.push({ field: 'breaking', text })
    }
    return ''
  }
  const from = /(?<!\S)from (\S+)(?: (?:independent )?(?:sources?|outlets?))?(?!\S)/iu
  const most = /(?<!\S)(?:at most|max|up to) (\S+)(?: posts?)?(?: (?:an?|per) hour)?(?!\S)/iu
  const rest = line
    .replace(
      from,
      take(from, (count) => (draft.sources = count), 'from 3 sources'),
    )
    .replace(
      most,
      take(most, (count) => (draft.perHour = count), 'at most 2 an hour'),
    )
  return rest.match(TOKENS) ?? []
}

function readToken(token: string, draft: Draft): void {
  const word = token.toLowerCase().replace(/,+$/u, '')
  const cadence = CADENCES.find((one) => one === word)
  const instead = OTHERS.get(word)
  if (cadence !== undefined) draft.cadences.add(cadence)
  else if (instead !== undefined) {
    const text = `There is no “${show(token)}”: write "${instead}".`
    draft.problems.push({ field: 'cadence', text })
  } else if (FILLERS.has(word) || word === '') return
  else if (/^(?:[-−–"“„«]|(?:person|place):)/iu.test(token)) draft.topic.push(token)
  else if (/^\d/u.test(word)) for (const hour of word.split(/[,;+]+/u)) readHour(hour, draft)
  else if (findZone(word) !== null) draft.timeZone = findZone(word)
  else if (!readDays(word, draft)) draft.problems.push({ field: 'timeZone', text: sayUnknown(token) })
}

/** 'twice daily' is twice. Where no word says how often, two hours mean twice. */
function readCadence({ cadences, hours, problems }: Draft, tokens: readonly string[]): Cadence {
  if (cadences.has('twice')) cadences.delete('daily')
  const [only = hours.size === 2 ? 'twice' : 'daily', second] = cadences
  const isWeekTwice = only === 'twice' && (second === 'weekly' || tokens.at(-1)?.toLowerCase() === 'week')
  if (isWeekTwice) {
    const text = '“twice” is two hours of a day. For two days of a week write "daily 08:00 Europe/Berlin on mon,thu".'
    problems.push({ field: 'cadence', text })
  } else if (second !== undefined) {
    problems.push({
      field: 'cadence',
      text: `Write either “${only}” or “${second}”; each can be subscribed to by itself.`,
    })
  }
  return only
}

function checkTogether({ hours, days, problems, sources, perHour }: Draft, cadence: Cadence): void {
  const most = cadence === 'twice' ? 2 : 1
  const found = [...hours].sort()
  if (cadence === 'breaking') {
    const [given] = [...found, ...(days.size > 0 ? ['the days'] : [])]
    if (given === undefined) return
    const text = `Breaking news comes when there is some: leave out ${given}, as in "subscribe grain breaking".`
    problems.push({ field: 'cadence', text })
    return
  }
  if (hours.size > most) {
    const hint =
      hours.size === 2 ? `for two write "twice ${found.join(' ')}"` : 'at most two, as in "twice 08:00 18:00"'
    problems.push({ field: 'at', text: `“${cadence}” has ${most === 1 ? 'one hour' : 'two hours'}: ${hint}.` })
  }
  if (cadence === 'weekly' && days.size > 1) {
    const text =
      '“weekly” is one day, as in "weekly monday 09:00"; for several write "daily 09:00 Europe/Berlin on mon,fri".'
    problems.push({ field: 'days', text })
  }
  if (sources !== null || perHour !== null) {
    const text = `A number of sources is for breaking news: write "breaking from ${sources ?? BREAKING.sources} sources".`
    problems.push({ field: 'breaking', text })
  }
}

function readTopic({ topic, problems }: Draft): string | null {
  if (topic.length === 0) return null
  const query = parseTopic(topic.join(' '))
  if (typeof query !== 'string') return showTopic(query)
  problems.push({ field: 'topic', text: query })
  return null
}
