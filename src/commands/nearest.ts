// Why it exists: who mistypes a word by a letter or two is told which one was meant.
import { distance } from 'fastest-levenshtein'

/** The nearest of `known`, at most `off` letters away; null where none is. */
export function findNearestWord(word: string, known: readonly string[], off = 2): string | null {
  const typed = word.slice(0, 40).toLowerCase()
  const [nearest] = known.toSorted((a, b) => distance(typed, a) - distance(typed, b))
  return nearest !== undefined && distance(typed, nearest) <= off ? nearest : null
}

/** How a sentence about a word that is none of `known` ends. */
export function endWithNearest(word: string, known: readonly string[]): string {
  const nearest = findNearestWord(word, known)
  return nearest === null ? '.' : `; did you mean "${nearest}"?`
}
