// Why it exists: the words of a user become a command; whatever is none becomes help that says why.
import { distance } from 'fastest-levenshtein'
import type { Command } from '../core/command.ts'

/** Longer than any command: a pasted article is not searched for one. */
const MAX_WORDS = 300
const MAX_NAME = 100
const NAMES = ['latest', 'person', 'claims', 'help'] as const
/** Other words for the same, as people write them. */
const ALSO: ReadonlyMap<string, (typeof NAMES)[number]> = new Map([
  ['people', 'person'],
  ['who', 'person'],
  ['claim', 'claims'],
  ['?', 'help'],
  ['-h', 'help'],
  ['--help', 'help'],
])

export function parse(words: string): Command {
  if (words.length > MAX_WORDS) return { name: 'help', problem: `That is longer than ${MAX_WORDS} characters.` }
  const [root = '', ...tail] = words.trim().split(/\s+/u)
  const [first = '', ...rest] = /^\/?readout$/iu.test(root) ? tail : [root, ...tail]
  if (first === '') return { name: 'help' }
  const word = first.toLowerCase()
  const name = NAMES.find((known) => known === word) ?? ALSO.get(word)
  switch (name) {
    case 'person':
      return parsePerson(rest.join(' '))
    case 'claims':
      return { name: 'claims', status: rest.length === 0 ? null : rest.join(' ').toLowerCase() }
    case 'latest':
      return { name: 'latest' }
    case 'help':
      return { name: 'help' }
    case undefined:
      return { name: 'help', problem: sayUnknown(first) }
    default:
      return name satisfies never
  }
}

function parsePerson(words: string): Command {
  const query = words.replace(/^["“„']+|["”“']+$/gu, '').trim()
  if (query === '') return { name: 'help', problem: 'Whom do you mean? Write a name after "person".' }
  if (query.length > MAX_NAME) return { name: 'help', problem: `A name has at most ${MAX_NAME} characters.` }
  return { name: 'person', query }
}

function sayUnknown(word: string): string {
  const nearest = NAMES.toSorted((a, b) => distance(word, a) - distance(word, b))[0]
  const close = nearest !== undefined && distance(word.toLowerCase(), nearest) <= 2
  return close ? `I know no such command; did you mean "${nearest}"?` : 'I know no such command.'
}
