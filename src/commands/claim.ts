// Why it exists: answers "how did that claim come to stand so?": its history with the words themselves, and whose own word there is.
import { showDay } from '../briefing/dates.ts'
import { bearing } from '../briefing/standing.ts'
import { cut, tidy } from '../briefing/words.ts'
import { isPartly, type LedgerClaim, type LedgerEntry } from '../core/claim.ts'
import type { Reply, ReplyBlock } from '../core/command.ts'
import { type Cell, matrixOf } from '../core/matrix.ts'
import type { Store } from '../core/ports.ts'
import { parseTopic } from '../core/topic.ts'
import { type Citations, makeCitations } from './citations.ts'
import { say, sayList } from './say.ts'
import { showClaims } from './standing.ts'

const MAX_FOUND = 5
const MAX_ENTRIES = 20
const MAX_CELLS = 20
const MAX_QUOTE = 300
const UNKNOWN = 'Not found: no claim that is stored has that id or those words. "claims" and "search WORDS" show some.'

export async function answerClaim(store: Store, words: string): Promise<Reply> {
  const claim = await findClaim(store, words, 'claim')
  return 'blocks' in claim ? claim : showHistory(store, claim)
}

/** By its id, or by words of it; or what to answer instead. `ask`: what is asked of each that may be meant. */
export async function findClaim(store: Store, words: string, ask: 'claim' | 'why'): Promise<LedgerClaim | Reply> {
  const byId = /^[\w-]{1,60}$/u.test(words) ? await store.claims.find(words) : null
  if (byId !== null) return byId
  const query = parseTopic(words)
  if (typeof query === 'string' || query.wanted.length === 0) return say(UNKNOWN)
  const { claims } = await store.search({ query, limit: MAX_FOUND })
  const [only, second] = claims
  if (only === undefined) return say(UNKNOWN)
  if (second === undefined) return only
  const shown = await showClaims(claims, makeCitations(store))
  const items = shown.map(({ text }) => text)
  const actions = claims.map(({ id, text }) => ({ label: cut(tidy(text), 40), words: `${ask} ${id}` }))
  return sayList('Several claims have these words:', items, { actions, urls: shown.map(({ url }) => url) })
}

async function showHistory(store: Store, claim: LedgerClaim): Promise<Reply> {
  const citations = makeCitations(store)
  const [head] = await showClaims([claim], citations)
  // The newest are kept where there are too many; they stand in the order in which they were said.
  const entries = claim.entries.slice(-MAX_ENTRIES)
  const cells = matrixOf(claim)
  const declined = new Set(cells.map((cell) => cell.declined?.id))
  const items = await Promise.all(entries.map((entry) => showEntry(entry, declined.has(entry.id), citations)))
  const left = claim.entries.length - entries.length
  const urls = await Promise.all(entries.map(({ articleId }) => citations.urlOf(articleId)))
  const blocks: ReplyBlock[] = [
    { type: 'text', text: head?.text ?? claim.text },
    { type: 'heading', text: left === 0 ? 'Its history' : `Its history: the last ${MAX_ENTRIES}` },
    { type: 'list', items, urls },
    ...showMatrix(cells),
  ]
  const actions = [
    { label: 'Story', words: `story ${claim.storyId}` },
    { label: 'Why', words: `why ${claim.id}` },
  ]
  return { blocks, visibility: 'asker', actions }
}

/** 'confirmed · Ines Calder: “…” · Quayside Dispatch, 10 Mar 2026 · read 10 Mar 2026'. */
async function showEntry(entry: LedgerEntry, isDeclined: boolean, citations: Citations): Promise<string> {
  const quote = bearing(entry)?.quote
  const words = quote === undefined ? 'no words are kept' : `“${cut(tidy(quote), MAX_QUOTE)}”`
  return [
    isDeclined ? 'said nothing of it' : isPartly(entry) ? 'withdrawn in part' : entry.status,
    entry.party === null ? words : `${entry.party.name}: ${words}`,
    await citations.cite(entry.articleId),
    `read ${showDay(entry.recordedAt)}`,
  ].join(' · ')
}

function showMatrix(cells: readonly Cell[]): readonly ReplyBlock[] {
  if (cells.length === 0) return []
  const own = cells.filter(({ word }) => word !== null).length
  const items = cells.slice(0, MAX_CELLS).map(({ party, word, declined, saidBy }) => {
    if (word !== null) return `${party.name}: ${word === 'confirmed' ? 'confirms' : 'denies'}`
    const others = saidBy.length === 0 ? '' : `; named by ${saidBy.map((one) => one.party.name).join(', ')}`
    return `${party.name}: ${declined === null ? 'no word found' : 'said nothing of it when asked'}${others}`
  })
  const left = cells.length - items.length
  return [
    { type: 'heading', text: `Own word: ${own} of ${cells.length}` },
    { type: 'list', items: left === 0 ? items : [...items, `… ${left} more`] },
  ]
}
