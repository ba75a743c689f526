// Why it exists: answers "where was that said?": articles and claims by their words, between two days.

import { showDay } from '../briefing/dates.ts'
import { plain, plainUrl } from '../briefing/plain.ts'
import type { Asker, Command, Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import { makeCitations } from './citations.ts'
import { findMeant } from './meant.ts'
import { say } from './say.ts'
import { showClaims } from './standing.ts'

const MAX_FOUND = 10
const DAY = 24 * 3_600_000
const EXAMPLE = 'Write words to look for, such as: search grain "the strait" -sports from:2026-05-01 to:2026-05-31'

export type SearchWish = Extract<Command, { name: 'search' }>

/** The days are UTC, both included. */
export function parseSearch(rest: string): Command {
  const days: Record<'from' | 'to', number | null> = { from: null, to: null }
  let problem: string | null = null
  const words = rest.replace(/(?<!\S)(from|to):(\S*)/giu, (_, end: string, day: string) => {
    const at = readDay(day)
    if (at === null) problem = `"${end.toLowerCase()}:" needs a day as YYYY-MM-DD.`
    if (end.toLowerCase() === 'from') days.from = at
    else days.to = at === null ? null : at + DAY - 1
    return ''
  })
  const query = words.replace(/\s+/gu, ' ').trim()
  if (query === '') problem ??= 'There are no words to look for.'
  if (days.from !== null && days.to !== null && days.from > days.to) problem ??= 'The first day is after the last.'
  return problem === null ? { name: 'search', query, ...days } : { name: 'help', problem: `${problem} ${EXAMPLE}` }
}

/** Epoch ms of the day's beginning in UTC; null for what is no day of the calendar. */
export function readDay(words: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(words) ? Date.parse(`${words}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== words ? null : at
}

export async function answerSearch(store: Store, { query: words, from, to }: SearchWish, asker: Asker): Promise<Reply> {
  const meant = await findMeant(store, words, asker)
  if (typeof meant === 'string') return say(meant)
  const { query, named } = meant
  const sought = named === undefined ? meant.shown : `${named.query} (topic ${named.name})`
  const { articles, claims } = await store.search({ query, from, to, limit: MAX_FOUND })
  if (articles.length + claims.length === 0) return say(`Nothing that is stored has ${sought}.`)
  const items = articles.map(({ title, saidAt, storyId, copyOf }) => {
    const copy = copyOf === null ? '' : ' · a copy'
    return `${plain(title) || 'No headline'} · ${showDay(saidAt)}${copy} (story ${storyId})`
  })
  const shown = await showClaims(claims, makeCitations(store))
  const lists = [
    ['Articles', items, articles.map(({ url }) => plainUrl(url))],
    ['Claims', shown.map(({ text }) => text), shown.map(({ url }) => url)],
  ] as const
  const blocks = lists.flatMap(([heading, own, urls]) => {
    if (own.length === 0) return []
    const text = own.length < MAX_FOUND ? heading : `${heading}: the newest ${MAX_FOUND}`
    return [{ type: 'heading', text } as const, { type: 'list', items: own, urls } as const]
  })
  const head = named === undefined ? [] : [{ type: 'text', text: `The topic ${named.name}: ${named.query}` } as const]
  return { blocks: [...head, ...blocks], visibility: 'asker' }
}
