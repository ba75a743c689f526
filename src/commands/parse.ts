// Why it exists: the words of a user become a command; whatever is none becomes help that says why.
import { CLAIM_STANDINGS } from '../core/claim.ts'
import { type Command, PEOPLE_VERBS } from '../core/command.ts'
import { MAX_TRANSFER } from '../core/transfer.ts'
import { parseChanges } from './changes.ts'
import { parseImport } from './import.ts'
import { endWithNearest } from './nearest.ts'
import { parseSearch } from './search.ts'
import { parseSettings } from './settings.ts'
import { parseTopicWish } from './topic.ts'
import { parseWish } from './wish.ts'

/** Longer than any command: a pasted article is not searched for one. */
const MAX_WORDS = 300
const MAX_NAME = 100
const NAMES = [
  'latest',
  'story',
  'person',
  'claims',
  'claim',
  'next',
  'changes',
  'search',
  'subscribe',
  'unsubscribe',
  'list',
  'pause',
  'resume',
  'preview',
  'status',
  'why',
  'feed',
  'topic',
  'settings',
  'export',
  'import',
  'help',
] as const
/** Asked by buttons: 'people of s123abc'. */
const PARTS = ['claims', 'people', 'sources', 'stories'] as const
/** Other words for the same, as people write them. */
const ALSO: ReadonlyMap<string, (typeof NAMES)[number]> = new Map([
  ['people', 'person'],
  ['who', 'person'],
  ['news', 'latest'],
  ['follow', 'subscribe'],
  ['unfollow', 'unsubscribe'],
  ['subscriptions', 'list'],
  ['feeds', 'feed'],
  ['topics', 'topic'],
  ['setting', 'settings'],
  ['?', 'help'],
  ['-h', 'help'],
  ['--help', 'help'],
])

export function parse(words: string): Command {
  const most = /^\s*(?:\/?readout\s+)?import\s/iu.test(words) ? MAX_TRANSFER : MAX_WORDS
  if (words.length > most) return { name: 'help', problem: `That is longer than ${most} characters.` }
  const [root = '', ...tail] = words.trim().split(/\s+/u)
  const [first = '', ...rest] = /^\/?readout$/iu.test(root) ? tail : [root, ...tail]
  if (first === '') return { name: 'help' }
  const word = first.toLowerCase()
  const part = PARTS.find((known) => known === word)
  const id = part === undefined ? null : readPart(rest)
  if (part !== undefined && id !== null) return { name: 'part', part, id }
  const verb = word === 'people' ? PEOPLE_VERBS.find((known) => known === rest[0]?.toLowerCase()) : undefined
  if (verb !== undefined) return { name: 'people', verb, words: rest.slice(1).join(' ') }
  const name = NAMES.find((known) => known === word) ?? ALSO.get(word)
  return name === undefined
    ? { name: 'help', problem: `I know no such command${endWithNearest(first, NAMES)}` }
    : parseRest(name, rest.join(' '))
}

/** 'of s123abc', 'of "words of a headline"'. Without quotation marks more words are a name: 'people of the year'. */
function readPart([of = '', ...rest]: readonly string[]): string | null {
  const words = rest.join(' ')
  const isOne = rest.length === 1 || /^["“„«].*["”“»]$/u.test(words)
  return of.toLowerCase() === 'of' && isOne ? unquote(words) || null : null
}

function parseRest(name: (typeof NAMES)[number], rest: string): Command {
  switch (name) {
    case 'person':
      return parsePerson(rest)
    case 'claims':
      return parseClaims(rest)
    case 'claim':
      // 'claim' alone, and a status behind it, mean the list.
      return isList(rest) ? parseClaims(rest) : { name, query: unquote(rest) }
    case 'why':
      return { name, id: unquote(rest) || null }
    case 'changes':
      return parseChanges(rest)
    case 'search':
      return parseSearch(rest)
    case 'story':
      return { name, query: rest === '' ? null : unquote(rest) }
    case 'latest':
    case 'next':
    case 'preview':
    case 'unsubscribe':
    case 'pause':
    case 'resume':
      return { name, topic: rest === '' ? null : rest }
    case 'subscribe':
      return { name, wish: parseWish(rest) }
    case 'feed':
      return parseFeed(rest)
    case 'help':
      return rest === '' ? { name } : { name, of: rest.toLowerCase() }
    case 'topic':
      return parseTopicWish(rest)
    case 'settings':
      return parseSettings(rest)
    case 'import':
      return parseImport(rest)
    case 'list':
    case 'status':
    case 'export':
      return { name }
    default:
      return name satisfies never
  }
}

function isList(words: string): boolean {
  return words === '' || CLAIM_STANDINGS.some((standing) => standing === words.toLowerCase())
}

/** 'claims', 'claims denied', 'claims by NAME', 'claims about NAME'. */
function parseClaims(words: string): Command {
  const [, way, name] = /^(by|about)(?:\s+(.*))?$/iu.exec(words) ?? []
  if (way === undefined) return { name: 'claims', status: words === '' ? null : words.toLowerCase() }
  const person = unquote(name ?? '')
  if (person === '') return { name: 'help', problem: `Whom do you mean? Write a name, such as: claims ${way} Varrel` }
  if (person.length > MAX_NAME) return { name: 'help', problem: `A name has at most ${MAX_NAME} characters.` }
  return { name: 'claimsOf', made: way.toLowerCase() === 'by', person }
}

/** 'feed' alone asks for the list. */
function parseFeed(words: string): Command {
  const [verb = 'list', url = '', ...more] = words.split(' ').filter((word) => word !== '')
  const known = (['add', 'remove', 'list', 'test'] as const).find((one) => one === verb.toLowerCase())
  const isWhole = more.length === 0 && (known === 'list') === (url === '')
  if (known !== undefined && isWhole) return { name: 'feed', verb: known, url }
  return { name: 'help', problem: 'Write feed list, feed add URL, feed remove URL or feed test URL.' }
}

function parsePerson(words: string): Command {
  const query = unquote(words)
  if (query === '') return { name: 'help', problem: 'Whom do you mean? Write a name after "person".' }
  if (query.length > MAX_NAME) return { name: 'help', problem: `A name has at most ${MAX_NAME} characters.` }
  return { name: 'person', query }
}

function unquote(words: string): string {
  return words.replace(/^["“„']+|["”“']+$/gu, '').trim()
}
