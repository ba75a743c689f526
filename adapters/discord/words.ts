// Why it exists: the options of a command become the words that one would have written; the words are the same on every platform.

/** An option's value on one line; null where there is none. */
export type OptionOf = (name: string) => string | null

/** The order in which the words of each subcommand stand. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  latest: ['topic'],
  story: ['story'],
  of: ['part', 'story'],
  person: ['name'],
  claims: ['status'],
  claim: ['claim'],
  next: ['topic'],
  changes: ['story', 'since'],
  search: ['words', 'from', 'to'],
  status: [],
  why: ['id'],
  unsubscribe: ['topic'],
  list: [],
  pause: ['topic'],
  resume: ['topic'],
  preview: ['topic'],
  feed: ['what', 'url'],
  help: [],
}

/** What stands in front of an option's value among the words. */
const PREFIX: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  changes: { since: 'since ' },
  search: { from: 'from:', to: 'to:' },
}

/** What is known of a subscription so far; the topic as its words are written. */
export type Wanted = {
  readonly topic: string | null
  readonly at: string | null
  readonly timeZone: string | null
  /** 'mon,tue'; null for every day. */
  readonly days: string | null
}

/** null for a subcommand that is not in the catalogue. */
export function wordsOf(subcommand: string, option: OptionOf): string | null {
  if (subcommand === 'subscribe') {
    const [topic, at, timeZone, days] = ['topic', 'at', 'timezone', 'days'].map((name) => value(option, name))
    return subscribeWords({ topic: topic ?? null, at: at ?? null, timeZone: timeZone ?? null, days: days ?? null })
  }
  const order = Object.hasOwn(ORDER, subcommand) ? ORDER[subcommand] : undefined
  if (order === undefined) return null
  const prefix = Object.hasOwn(PREFIX, subcommand) ? (PREFIX[subcommand] ?? {}) : {}
  if (subcommand === 'of') return partWords(value(option, 'part'), value(option, 'story'))
  return [subcommand, ...order.map((name) => prefixed(prefix[name], value(option, name)))]
    .filter((word) => word !== null)
    .join(' ')
}

/** 'subscribe grain talks daily 08:00 Europe/Berlin on mon,tue'. */
export function subscribeWords({ topic, at, timeZone, days }: Wanted): string {
  const when = at === null && timeZone === null && days === null ? [] : ['daily', at, timeZone]
  const on = days === null ? [] : ['on', days.replace(/\s+/gu, '')]
  return ['subscribe', topic, ...when, ...on].filter((word) => word !== null).join(' ')
}

/** 'claims of s123abc', 'claims of "words of a headline"'. */
function partWords(part: string | null, story: string | null): string {
  const words = (story ?? '').replace(/["“”„«»]/gu, '')
  return `${part ?? 'claims'} of ${words.includes(' ') ? `"${words}"` : words}`
}

function prefixed(prefix: string | undefined, words: string | null): string | null {
  return words === null ? null : `${prefix ?? ''}${words}`
}

function value(option: OptionOf, name: string): string | null {
  const words = option(name)?.replace(/\s+/gu, ' ').trim() ?? ''
  return words === '' ? null : words
}
