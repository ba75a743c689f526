// Why it exists: most patterns cannot match most sentences; the words that a sentence holds tell which may, at little cost.
import type { Document } from './document.ts'
import { type Needs, needsOf, type Spellings } from './pattern-words.ts'

type Row = { readonly pattern: RegExp }
type Bounds = { readonly first: number; readonly last: number }

// So many words are remembered with what they speak for; then all are forgotten, so that memory stays.
const MEMORY = 20_000
const NONE: readonly number[] = []

/**
 * For a table of patterns: a function that gives the rows whose pattern may match in a run of tokens, in the table's
 * order. It leaves out only rows that cannot match: the words that a row needs are read from its pattern.
 */
export function makeSieve<T extends Row>(rows: readonly T[]): (document: Document, bounds: Bounds) => readonly T[] {
  let table: Table | null = null
  return (document, { first, last }) => {
    table ??= makeTable(rows)
    const { needs, seen, marksOf } = table
    seen.fill(0)
    for (let at = first; at < last; at++) {
      const lower = document.tokens[at]?.lower ?? ''
      for (const mark of marksOf(lower)) set(seen, mark)
      // "did" and "n't" are two tokens, and "didn" is the word that a pattern's "didn't" begins with.
      if (lower === "n't") for (const mark of marksOf(`${document.tokens[at - 1]?.lower ?? ''}n`)) set(seen, mark)
    }
    return rows.filter((_row, index) => passes(needs[index] ?? null, seen))
  }
}

type Table = {
  readonly needs: readonly (readonly (readonly number[])[] | null)[]
  readonly seen: Uint32Array
  readonly marksOf: (lower: string) => readonly number[]
}

function makeTable(rows: readonly Row[]): Table {
  const marks = new Map<string, number[]>()
  const numbers = new Map<string, number>()
  const groups = new Map<string, Spellings>()
  const needs = rows.map(({ pattern }) => numbered(needsOf(pattern, groups), numbers, marks))
  return { needs, seen: new Uint32Array((numbers.size >> 5) + 1), marksOf: remembering(marks) }
}

function set(seen: Uint32Array, mark: number): void {
  seen[mark >> 5] = (seen[mark >> 5] ?? 0) | (1 << (mark & 31))
}

/** Each set of words gets a number, the same set the same one; each word knows the numbers of its sets. */
function numbered(
  needs: Needs,
  numbers: Map<string, number>,
  marks: Map<string, number[]>,
): readonly (readonly number[])[] | null {
  if (needs === null) return null
  return needs.map((sets) =>
    sets.map((words) => {
      const key = [...words].sort().join(' ')
      const known = numbers.get(key)
      if (known !== undefined) return known
      const number = numbers.size
      numbers.set(key, number)
      for (const word of words) marks.set(word, [...(marks.get(word) ?? []), number])
      return number
    }),
  )
}

/** Of one of the pattern's forms all sets of words are there, one word of each. */
function passes(forms: readonly (readonly number[])[] | null, seen: Uint32Array): boolean {
  if (forms === null) return true
  for (const sets of forms) if (allSeen(sets, seen)) return true
  return false
}

function allSeen(marks: readonly number[], seen: Uint32Array): boolean {
  for (const mark of marks) if (((seen[mark >> 5] ?? 0) & (1 << (mark & 31))) === 0) return false
  return true
}

/** The marks of a token: of each run of letters that it holds ("run-off": two), as `\b` in a pattern parts them. */
function remembering(marks: ReadonlyMap<string, readonly number[]>): (lower: string) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (lower) => {
    const before = known.get(lower)
    if (before !== undefined) return before
    const found = (lower.match(/[a-z0-9_]+/g) ?? []).flatMap((word) => marks.get(word) ?? NONE)
    if (known.size >= MEMORY) known.clear()
    known.set(lower, found.length === 0 ? NONE : found)
    return found
  }
}
