// Why it exists: "Putin", "Mr Putin" and "Zelenskiy" are people whose full names the text gives elsewhere.
import { plain, remembered } from './names-words.ts'

/**
 * One form for the romanisations of a name: "Zelensky", "Zelenskyy" and "Zelenskiy" fold to the same word, as do
 * "Mohammed" and "Muhammad". Folding is for comparing inside one text, where two people so alike are rare.
 */
export const foldName: (word: string) => string = remembered((word) =>
  plain(word)
    .replace(/[^a-z]/g, '')
    .replace(/^(?:mohammed|mohamed|mohammad|mohamad|muhammed|mohd|md)$/, 'muhammad')
    .replace(/(?:y|i|j)+/g, 'i')
    .replace(/iou|ou|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/kh|gh/g, 'h')
    .replace(/ck|q/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/dh/g, 'd')
    .replace(/th/g, 't')
    .replace(/([a-z])\1+/g, '$1'),
)

/** A person while the text is read: the words of the fullest form, and the words of every form, folded. */
export type Chain = {
  readonly words: readonly string[]
  readonly folded: readonly string[]
  /** Forms that a suffix keeps apart: "Jr". */
  readonly suffix: string
}

/** Whether the shorter of two full names is the longer one with words left out, an initial standing for a word. */
export function samePerson(a: Chain, b: Chain): boolean {
  if (a.suffix !== b.suffix) return false
  const [short, long] = a.folded.length <= b.folded.length ? [a, b] : [b, a]
  if (short.folded.length < 2) return false
  let at = 0
  for (const word of short.folded) {
    while (at < long.folded.length && !matches(word, long.folded[at] ?? '')) at++
    if (at === long.folded.length) return false
    at++
  }
  // Two names that share only inner words are not one: the first or the last word must agree.
  return matches(short.folded[0] ?? '', long.folded[0] ?? '') || short.folded.at(-1) === long.folded.at(-1)
}

function matches(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))
}

/** A name for an id: 'vladimir-putin'. */
export function slugOf(name: string): string {
  const slug = plain(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug === '' ? 'person' : slug
}
