// Why it exists: "They met in Lund, Anna Roth, a spokeswoman, said": who only tells of it stands at the sentence's end.
import { CUE_VERBS } from './lexicon/cues.ts'

type Word = { readonly lower: string; readonly pos: string; readonly quote?: number }

const NAMING = /^(?:NN|NNS|NNP|NNPS|JJ|DT|PRP|PRP\$|POS|CD|VBG)$/
const LINK = /^(?:of|for|at|to|and)$/
const FINITE = /^(?:VBD|VBZ|VBP|MD)$/

/**
 * Index of the comma in front of the teller with whom a sentence ends, or the number of its words where there is none.
 * The teller is a noun phrase, with an apposition on either side of the name, in front of a verb of saying.
 */
export function tellerAt(words: readonly Word[]): number {
  for (let cue = words.length - 1; cue > 2; cue--) {
    const word = words[cue]
    if (word === undefined || !FINITE.test(word.pos)) continue
    if (!/[cqa]/.test(CUE_VERBS.get(word.lower)?.frames ?? '')) return words.length
    const near = lastPhrase(words, words[cue - 1]?.lower === ',' ? cue - 1 : cue)
    if (near === null) return words.length
    // "Anna Roth, | a spokeswoman, said", "the chancellor's spokesman, | Udo Brehm, said": the two name one person.
    const far = words[cue - 1]?.lower === ',' ? lastPhrase(words, near) : null
    const at = far ?? near
    // "In May, Berg agreed to go": what stands in front must be a clause that can be told.
    return words.slice(0, at).some(({ pos }) => FINITE.test(pos)) ? at : words.length
  }
  return words.length
}

/** Index of the comma in front of the noun phrase that ends before `end`; null where anything else stands there. */
function lastPhrase(words: readonly Word[], end: number): number | null {
  let at = end - 1
  while (at > 0 && (words[at]?.quote ?? -1) < 0) {
    const { pos, lower } = words[at] ?? { pos: '', lower: '' }
    if (lower === ',') return at < end - 1 ? at : null
    if (!NAMING.test(pos) && !LINK.test(lower)) return null
    at--
  }
  return null
}
