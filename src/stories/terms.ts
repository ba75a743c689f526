// Why it exists: what a text is about, as weighted names and words: by them articles are told to tell of one thing.
import type { TermCounts, Terms } from '../core/story.ts'
import { isStopWord, stem } from './words.ts'

/** What stands here is what the text is about. In UTF-16 units. */
const LEAD = 500
const LEAD_WEIGHT = 1.5
/** The most telling terms are enough, and bound what is kept. */
const MAX_TERMS = 400
/** So many articles are taken to be known already, without any of the terms: the first few say little of what is common. */
const UNSEEN = 200

const WORD = /\p{L}[\p{L}\p{M}]+|\d[\d.,]*\d|\d|[.!?\n]/gu
const SENTENCE_START = /[.!?\n"“„«]\s?$|^$/u

/**
 * Names are words that are capitalised where no sentence begins, runs of two of them, days of a month and counted
 * things ("23 pirates"); all else are words. Weight: 1 + ln(count), half as much again where the lead has it
 * (sublinear term frequency: Salton and Buckley 1988).
 */
export function termsOf(text: string): Terms {
  const counts = new Map<string, { count: number; capital: number; lead: boolean }>()
  const add = (term: string, at: number, capital: boolean) => {
    const seen = counts.get(term) ?? { count: 0, capital: 0, lead: false }
    counts.set(term, {
      count: seen.count + 1,
      capital: seen.capital + (capital ? 1 : 0),
      lead: seen.lead || at < LEAD,
    })
  }
  let before: Piece | null = null
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const piece = readPiece(word, index, text)
    if (piece === 'gap') before = null
    else if (piece !== 'filler') {
      if (!piece.number || word.length > 1) add(piece.term, index, piece.name)
      if (before !== null && makesPair(before, piece)) add(`${before.term} ${piece.term}`, index, true)
      before = piece
    }
  }
  const names = new Map<string, number>()
  const words = new Map<string, number>()
  for (const [term, { count, capital, lead }] of counts) {
    const weight = (1 + Math.log(count)) * (lead ? LEAD_WEIGHT : 1)
    ;(capital * 2 >= count ? names : words).set(term, weight)
  }
  return { names: strongest(names), words: strongest(words) }
}

type Piece = { readonly term: string; readonly capital: boolean; readonly name: boolean; readonly number: boolean }

/** 'gap': nothing reaches over it. 'filler': "of" and "the", over which a pair reaches. */
function readPiece(word: string, at: number, text: string): Piece | 'gap' | 'filler' {
  if (/^[.!?\n]$/.test(word)) return 'gap'
  const low = word.toLowerCase()
  if (/^(?:of|the|and)$/.test(low)) return 'filler'
  if (isStopWord(low)) return 'gap'
  const number = /^\d/.test(word)
  const capital = !number && word !== low
  const name = capital && !SENTENCE_START.test(text.slice(Math.max(0, at - 2), at))
  return { term: number ? `#${word}` : stem(low), capital, name, number }
}

function makesPair(a: Piece, b: Piece): boolean {
  return (a.capital && b.name) || (a.number && !b.number) || (a.capital && b.number)
}

/** The heaviest terms alone, where there are too many to keep. */
export function strongest(weights: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (weights.size <= MAX_TERMS) return weights
  return new Map([...weights].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MAX_TERMS))
}

/** How little is said by a term that many articles hold: inverse document frequency (Spärck Jones 1972), smoothed. */
export function rarity(term: string, counts: TermCounts): number {
  return Math.log((counts.total + UNSEEN) / (counts.of(term) + 1))
}

/** The same terms weighed by their rarity, of length 1. */
export function weigh(weights: ReadonlyMap<string, number>, counts: TermCounts): ReadonlyMap<string, number> {
  const weighed = new Map<string, number>()
  for (const [term, weight] of weights) {
    const value = weight * rarity(term, counts)
    if (value > 0) weighed.set(term, value)
  }
  return unit(weighed)
}

/** Scaled to length 1; empty for nothing. */
export function unit(vector: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  let square = 0
  for (const value of vector.values()) square += value * value
  if (square === 0) return vector
  const length = Math.sqrt(square)
  return new Map([...vector].map(([term, value]) => [term, value / length]))
}

/** The cosine of two vectors of length 1. */
export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, value] of few) sum += value * (many.get(term) ?? 0)
  return sum
}

/** The sum of vectors, not scaled. */
export function sum(vectors: Iterable<ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const total = new Map<string, number>()
  for (const vector of vectors) for (const [term, value] of vector) total.set(term, (total.get(term) ?? 0) + value)
  return total
}
