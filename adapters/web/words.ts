// Why it exists: what a user types in the box: which words would change something, and what may come next.
import { CLAIM_STANDINGS } from '../../src/core/claim.ts'
import { type Asker, PEOPLE_VERBS, TOPIC_VERBS } from '../../src/core/command.ts'
import type { Suggest } from '../../src/core/ports.ts'
import { DETAILS } from '../../src/core/settings.ts'

export const MAX_WORDS = 300
/** What "export" gave is longer than a question. */
export const MAX_IMPORT = 3_000
const MAX_OFFERED = 25
const LEAST_PEOPLE = 3

/** Words that change something. Others are asked by a GET as somebody who may change nothing, whatever they mean. */
const WRITING = new Set([
  ...['subscribe', 'unsubscribe', 'pause', 'resume', 'follow', 'unfollow'],
  ...['add', 'remove', 'feed', 'import', 'report', 'share'],
])
/** Of these only what has such a word behind it changes something. */
const WRITING_TOPIC = new Set(['create', 'edit', 'remove', 'add', 'new', 'make', 'change', 'set', 'delete'])
const WRITING_PEOPLE: ReadonlySet<string> = new Set(PEOPLE_VERBS)

const COMMANDS = [
  ...['latest', 'person ', 'claims', 'story ', 'preview ', 'subscribe ', 'list', 'pause ', 'resume ', 'unsubscribe '],
  ...['claim ', 'claims by ', 'claims about ', 'next', 'changes', 'search ', 'status', 'why '],
  ...['topic list', 'topic show ', 'topic create ', 'topic edit ', 'topic remove '],
  ...['settings', 'settings timezone ', 'settings quiet ', 'settings detail ', 'export', 'import '],
  ...['feed list', 'feed add ', 'feed remove ', 'feed test '],
  'help',
] as const

/** '/readout  person Tovan' → 'person Tovan'. */
export function bare(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  return line.replace(/^\/?readout(?: |$)/iu, '')
}

export function isWriting(words: string): boolean {
  const [first = '', second = '', third] = bare(words).toLowerCase().split(' ')
  if (first === 'topic' || first === 'topics') return WRITING_TOPIC.has(second)
  if (first === 'settings' || first === 'setting') return third !== undefined
  return first === 'people' ? WRITING_PEOPLE.has(second) : WRITING.has(first)
}

/** How long it may be. */
export function mostOf(words: string): number {
  return firstOf(bare(words.slice(0, MAX_IMPORT + 20))) === 'import' ? MAX_IMPORT : MAX_WORDS
}

/** 'subscribe' and nothing else: the form says better than words what is wanted. */
export function isBareSubscribe(words: string): boolean {
  return bare(words).toLowerCase() === 'subscribe'
}

/** Whole lines for the box, the likeliest first. */
export async function completeWords(typed: string, suggest: Suggest, asker: Asker): Promise<readonly string[]> {
  const line = bare(typed.slice(0, MAX_WORDS))
  // A blank at the end says that the command's own words come next.
  const open = line !== '' && /\s$/u.test(typed) ? `${line} ` : line
  const [, first = '', rest] = /^(\S*)(?: (.*))?$/u.exec(open) ?? []
  if (rest !== undefined) return (await completeRest(first, rest, suggest, asker)).slice(0, MAX_OFFERED)
  const commands = COMMANDS.filter((command) => command.startsWith(first.toLowerCase()))
  const people = first.length === 1 ? [] : await suggest('person', first, asker)
  // All commands would leave no room for somebody in the news.
  const shown = commands.slice(0, MAX_OFFERED - Math.min(people.length, LEAST_PEOPLE))
  return [...shown, ...people.map((name) => `person ${name}`)].slice(0, MAX_OFFERED)
}

async function completeRest(first: string, rest: string, suggest: Suggest, asker: Asker): Promise<readonly string[]> {
  const zone = /^(.*\b(?:daily|weekly \w+|twice \d{1,2}:\d{2}) \d{1,2}:\d{2} )(\S*)$/iu.exec(rest)
  switch (first.toLowerCase()) {
    case 'person':
    case 'who':
      return (await suggest('person', rest, asker)).map((name) => `person ${name}`)
    case 'story':
      return (await suggest('story', rest, asker)).map((story) => `story ${story}`)
    case 'changes':
      return (await suggest('story', rest, asker)).map((story) => `changes ${story}`)
    case 'claims':
      return CLAIM_STANDINGS.filter((one) => one.startsWith(rest.toLowerCase())).map((one) => `claims ${one}`)
    case 'subscribe':
      if (zone !== null) {
        return (await suggest('timezone', zone[2] ?? '', asker)).map((name) => `subscribe ${zone[1]}${name}`)
      }
      return (await suggest('topic', rest, asker)).map((topic) => `subscribe ${topic} daily 08:00`)
    case 'settings':
      return completeSetting(rest, suggest, asker)
    case 'topic':
      return completeTopic(rest, suggest, asker)
    case 'latest':
    case 'next':
    case 'preview':
    case 'pause':
    case 'resume':
    case 'unsubscribe':
      return (await suggest('topic', rest, asker)).map((topic) => `${first.toLowerCase()} ${topic}`)
    default:
      return []
  }
}

async function completeSetting(rest: string, suggest: Suggest, asker: Asker): Promise<readonly string[]> {
  const zone = /^(timezone |quiet \S+ )(\S*)$/iu.exec(rest)
  if (zone === null) {
    const lines = ['timezone ', 'quiet 22:00-07:00 ', ...DETAILS.map((detail) => `detail ${detail}`)]
    return lines.filter((line) => line.startsWith(rest.toLowerCase())).map((line) => `settings ${line}`)
  }
  return (await suggest('timezone', zone[2] ?? '', asker)).map((name) => `settings ${zone[1]}${name}`)
}

async function completeTopic(rest: string, suggest: Suggest, asker: Asker): Promise<readonly string[]> {
  const [, verb, name = ''] = /^(show|edit|remove) (.*)$/iu.exec(rest) ?? []
  if (verb === undefined) {
    const verbs = TOPIC_VERBS.map((one) => (one === 'list' ? one : `${one} `))
    return verbs.filter((one) => one.startsWith(rest.toLowerCase())).map((one) => `topic ${one}`)
  }
  return (await suggest('named', name, asker)).map((topic) =>
    verb.toLowerCase() === 'edit' ? `topic edit "${topic}" ` : `topic ${verb} ${topic}`,
  )
}

function firstOf(line: string): string {
  return (line.split(' ')[0] ?? '').toLowerCase()
}
