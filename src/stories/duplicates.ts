// Why it exists: outlets print the same agency text; however many print it, it is one source.
import { createHash } from 'node:crypto'
import { foldedWords, foldText } from './words.ts'

const signatureSize = 128
const shingleWords = 4
/** Below it, one shared stock phrase would make two texts copies of each other. */
const fewestWords = 12
/** Estimated Jaccard likeness of the shingles from which one text is a copy of the other. */
const copyFrom = 0.3

/** sha256 (hex) of the folded text: white space, case and the form of quotes make no other text. */
export function contentHashOf(text: string): string {
  return createHash('sha256').update(foldText(text)).digest('hex')
}

/**
 * MinHash (Broder 1997) of the text's runs of four words: 128 numbers of 32 bits, the same on every machine.
 * Empty for a text too short to be told from another by them.
 */
export function signatureOf(text: string): readonly number[] {
  const words = foldedWords(text)
  if (words.length < fewestWords) return []
  const least = new Uint32Array(signatureSize).fill(0xffffffff)
  const seen = new Set<number>()
  for (let at = 0; at + shingleWords <= words.length; at++) {
    const shingle = hash32(words.slice(at, at + shingleWords).join(' '))
    if (seen.has(shingle)) continue
    seen.add(shingle)
    for (let row = 0; row < signatureSize; row++) {
      const value = mix(shingle ^ mix(row + 1))
      if (value < (least[row] ?? 0)) least[row] = value
    }
  }
  return [...least]
}

/** Estimated share of four-word runs that two texts have in common, from 0 to 1. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0
  return a.filter((value, row) => value === b[row]).length / a.length
}

/** The most alike of those that are alike enough; of equals the first given. */
export function findOriginal<T extends { readonly signature: readonly number[] }>(
  signature: readonly number[],
  candidates: readonly T[],
): T | null {
  let best: T | null = null
  let most = copyFrom
  for (const candidate of candidates) {
    const value = likeness(signature, candidate.signature)
    if (value > most || (best === null && value >= most)) [best, most] = [candidate, value]
  }
  return best
}

/** FNV-1a over UTF-16 units. */
function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
