// Why it exists: the matrix of confirmation in words: whose own word there is, and whom others say to have been among them.
import type { Line, Mark } from '../core/briefing.ts'
import { matrixOf } from '../core/matrix.ts'
import type { Desk } from './desk.ts'
import { nameHolder } from './names.ts'
import type { Ruling, Standing } from './standing.ts'
import { cut, fold } from './words.ts'

const MAX_NOTE = 300

type OwnWord = { readonly name: string; readonly word: 'confirmed' | 'denied' | null }

/** One for each party whose own word would settle the claim, the last that it said. */
function ownWords({ about, article, rulings, ledger }: Standing): readonly OwnWord[] {
  if (ledger !== null)
    return matrixOf(ledger).map(({ party, word }) => ({ name: nameHolder(article, party.name), word }))
  const last = new Map<string, Ruling['status']>()
  for (const { party, status } of rulings) {
    const who = about.find((name) => party !== null && isSame(name, party))
    if (who !== undefined) last.set(who, status)
  }
  return about.map((name) => {
    const word = last.get(name)
    return { name: nameHolder(article, name), word: word === 'confirmed' || word === 'denied' ? word : null }
  })
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [fold(a), fold(b)]
  return one === other || ` ${one}`.endsWith(` ${other}`) || ` ${other}`.endsWith(` ${one}`)
}

/** The ledger's status is the latest word; one word of several leaves the rest open, and that must be seen. */
export function markOf(standing: Standing): Mark {
  const words = ownWords(standing)
  const confirms = words.filter(({ word }) => word === 'confirmed').length
  if (standing.status === 'withdrawn') return { symbol: '↩', word: 'withdrawn' }
  if (confirms > 0 && words.some(({ word }) => word === 'denied')) return { symbol: '?', word: 'contested' }
  if (confirms > 0 && confirms < words.length) return { symbol: '✓', word: 'confirmed in part' }
  switch (standing.status) {
    case 'confirmed':
      return { symbol: '✓', word: 'confirmed' }
    case 'denied':
      return { symbol: '✕', word: 'denied' }
    case 'corroborated':
      return { symbol: '+', word: 'corroborated' }
    case 'unconfirmed':
    case 'attributed':
      return { symbol: '?', word: 'unconfirmed' }
    default:
      return standing.status satisfies never
  }
}

/** 'Own word: 2 of 3: Ines Calder confirms, Jonas Peltrane denies', and who is only said by others to be among them. */
export function matrixNotes(desk: Desk, standing: Standing): Line['notes'] {
  const words = ownWords(standing)
  if (words.length === 0) return []
  const own = words.filter(({ word }) => word !== null)
  const shown = own.map(({ name, word }) => `${name} ${word === 'denied' ? 'denies' : 'confirms'}`).join(', ')
  const first = `Own word: ${own.length} of ${words.length}${shown === '' ? '' : `: ${shown}`}`
  return [{ text: cut(first, MAX_NOTE), refs: [] }, ...saidByNotes(desk, standing)]
}

function saidByNotes(desk: Desk, { article, ledger }: Standing): Line['notes'] {
  const told = (ledger === null ? [] : matrixOf(ledger)).filter(({ word }) => word === null)
  const tellers = Map.groupBy(
    told.flatMap(({ party, saidBy }) => saidBy.map((by) => ({ name: party.name, by }))),
    ({ by }) => by.party.name,
  )
  return [...tellers].map(([teller, named]) => {
    const names = named.map(({ name }) => nameHolder(article, name)).join(', ')
    const refs = named.flatMap(({ by: { entry } }) => {
      const source = desk.articles.find(({ id }) => id === entry.articleId)
      return source === undefined
        ? []
        : desk.passages.cite(
            source,
            entry.evidence.map(({ span }) => span),
          )
    })
    const text = `Said by ${nameHolder(article, teller)}, no own word: ${names}`
    return { text: cut(text, MAX_NOTE), refs: [...new Set(refs)].sort((a, b) => a - b) }
  })
}
