// Why it exists: the options of a command become the words that one would have written; the words are the same on every platform.

/** An option's value on one line; null where there is none. */
export type OptionOf = (name: string) => string | null

/** The order in which the words of each subcommand stand. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  latest: ['topic'],
  story: ['story'],
  of: ['part', 'story'],
  person: ['name'],
  claims: ['status', 'by', 'about'],
  people: ['what', 'first', 'second'],
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
  topic: ['what', 'topic', 'query'],
  settings: ['setting', 'value'],
  export: [],
  import: ['check', 'text'],
  help: [],
}

/** What stands in front of an option's value among the words. */
const PREFIX: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  claims: { by: 'by ', about: 'about ' },
  changes: { since: 'since ' },
  search: { from: 'from:', to: 'to:' },
}

/** What is known of a subscription so far, as its words are written; null where nothing is said of it. */
export type Wanted = {
  readonly topic: string | null
  /** 'daily' where nothing is said of it. */
  readonly often?: string | null
  /** '08:00', '08:00 18:00'. */
  readonly at: string | null
  readonly timeZone: string | null
  /** 'mon,tue'; null for every day. */
  readonly days: string | null
  /** Of breaking news: from how many sources, and how many posts an hour at most. */
  readonly sources?: string | null
  readonly most?: string | null
}

/** null for a subcommand that is not in the catalogue. */
export function wordsOf(subcommand: string, option: OptionOf): string | null {
  if (subcommand === 'subscribe') {
    const of = (name: string) => value(option, name)
    return subscribeWords({
      ...{ topic: of('topic'), often: of('often'), at: of('at'), timeZone: of('timezone'), days: of('days') },
      ...{ sources: of('sources'), most: of('most') },
    })
  }
  const order = Object.hasOwn(ORDER, subcommand) ? ORDER[subcommand] : undefined
  if (order === undefined) return null
  const prefix = Object.hasOwn(PREFIX, subcommand) ? (PREFIX[subcommand] ?? {}) : {}
  const of = (name: string) => value(option, name)
  if (subcommand === 'people') return peopleWords(of('what'), of('first'), of('second'))
  if (subcommand === 'topic') return topicWords(of('what'), of('topic'), of('query'))
  if (subcommand === 'of') return partWords(value(option, 'part'), value(option, 'story'))
  return [subcommand, ...order.map((name) => prefixed(prefix[name], value(option, name)))]
    .filter((word) => word !== null)
    .join(' ')
}

/** 'subscribe grain talks daily 08:00 Europe/Berlin on mon,tue', 'subscribe grain breaking from 3 sources'. */
export function subscribeWords(wanted: Wanted): string {
  const { topic, often = null, at, timeZone, days, sources = null, most = null } = wanted
  const isSaid = [often, at, timeZone, days, sources, most].some((word) => word !== null)
  const hours = at?.split(/[\s,;]+/u).length ?? 0
  const usual = sources !== null || most !== null ? 'breaking' : hours === 2 ? 'twice' : 'daily'
  const when = isSaid ? [often ?? usual, at, timeZone] : []
  const on = days === null ? [] : ['on', days.replace(/\s+/gu, '')]
  const breaking = [
    ...(sources === null ? [] : [`from ${sources} sources`]),
    ...(most === null ? [] : [`at most ${most} an hour`]),
  ]
  return ['subscribe', topic, ...when, ...on, ...breaking].filter((word) => word !== null).join(' ')
}

/** 'claims of s123abc', 'claims of "words of a headline"'. */
function partWords(part: string | null, story: string | null): string {
  const words = (story ?? '').replace(/["“”„«»]/gu, '')
  return `${part ?? 'claims'} of ${words.includes(' ') ? `"${words}"` : words}`
}

/** 'people merge Ann Lee, Anna Li': the comma parts them. */
function peopleWords(what: string | null, first: string | null, second: string | null): string {
  const parts = [first, second]
    .filter((part) => part !== null)
    .map((part) => part.replace(/[,:"“”„«»\s]+/gu, ' ').trim())
  return ['people', what, parts.join(', ')].filter((word) => word !== null && word !== '').join(' ')
}

/** 'topic create "grain talks" grain OR wheat'. */
function topicWords(what: string | null, name: string | null, query: string | null): string {
  const marked = name === null ? null : `"${name.replace(/["“”„«»]/gu, '').trim()}"`
  return ['topic', what ?? 'list', marked, query].filter((word) => word !== null).join(' ')
}

function prefixed(prefix: string | undefined, words: string | null): string | null {
  return words === null ? null : `${prefix ?? ''}${words}`
}

function value(option: OptionOf, name: string): string | null {
  const words = option(name)?.replace(/\s+/gu, ' ').trim() ?? ''
  return words === '' ? null : words
}
