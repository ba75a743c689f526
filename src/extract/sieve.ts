// Why it exists: most patterns cannot match most sentences; the words that a sentence holds tell which may, at little cost.
import type { Document } from './document.ts'
import { type Needs, needsOf, type Spellings } from './pattern-words.ts'
import { ofWord, wordOf } from './tagger.ts'

type Row = { readonly pattern: RegExp }
type Bounds = { readonly first: number; readonly last: number }

const NONE: readonly number[] = []

/**
 * For a table of patterns: a function that gives the rows whose pattern may match in a run of tokens, in the table's
 * order. It leaves out only rows that cannot match: the words that a row needs are read from its pattern.
 */
export function makeSieve<T extends Row>(rows: readonly T[]): (document: Document, bounds: Bounds) => readonly T[] {
  let table: Table | null = null
  const marksOf = ofWord((lower) => {
    table ??= makeTable(rows)
    return marksIn(lower, table.marks)
  })
  return (document, { first, last }) => {
    table ??= makeTable(rows)
    const { needs, seen } = table
    seen.fill(0)
    for (let at = first; at < last; at++) {
      const token = document.tokens[at]
      if (token === undefined) break
      for (const mark of marksOf(token.word)) set(seen, mark)
      // "did" and "n't" are two tokens, and "didn" is the word that a pattern's "didn't" begins with.
      if (token.lower === "n't")
        for (const mark of marksOf(wordOf(`${document.tokens[at - 1]?.lower ?? ''}n`))) set(seen, mark)
    }
    return rows.filter((_row, index) => passes(needs[index] ?? null, seen))
  }
}

type Table = {
  readonly needs: readonly (readonly (readonly number[])[] | null)[]
  readonly seen: Uint32Array
  readonly marks: ReadonlyMap<string, readonly number[]>
}

function makeTable(rows: readonly Row[]): Table {
  const marks = new Map<string, number[]>()
  const numbers = new Map<string, number>()
  const groups = new Map<string, Spellings>()
  const needs = rows.map(({ pattern }) => numbered(needsOf(pattern, groups), numbers, marks))
  return { needs, seen: new Uint32Array((numbers.size >> 5) + 1), marks }
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
function marksIn(lower: string, marks: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const found = (lower.match(/[a-z0-9_]+/g) ?? []).flatMap((word) => marks.get(word) ?? NONE)
  return found.length === 0 ? NONE : found
}
