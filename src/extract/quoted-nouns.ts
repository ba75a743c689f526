// Why it exists: quotations that a noun brings: "her “no ship leaves” promise", "shouts of “Go home!”", "came the reply".
import type { Run } from './contents.ts'
import type { AttributionRule } from './lexicon/rules.ts'
import { ownerOf } from './noun-cues.ts'
import { nounPhraseAfter } from './phrases.ts'
import type { Source } from './sources.ts'
import type { Element } from './units.ts'

/** A quotation that a noun brings, in element indexes. */
export type NounQuotation = {
  readonly source: Source
  readonly cue: Run
  readonly content: Run
  readonly more?: Run | null
  readonly rule: AttributionRule
}

const SHOUTS =
  /^(?:chants?|shouts?|cries|cry|calls?|screams?|yells?|jeers?|cheers?|roars?|repl(?:y|ies)|answers?|responses?|whispers?)$/
const WORDS =
  /^(?:promise|pledge|vow|warning|remark|comment|line|quip|boast|mantra|threat|claim|statement|tweet|refrain|slogan|jibe|gibe|taunt|plea|insult|motto)s?$/

/** The quotation `run` inside a clause, where a noun beside it brings it; null for none. */
export function readNounQuotation(elements: readonly Element[], run: Run): NounQuotation | null {
  return readShouted(elements, run) ?? readOwned(elements, run)
}

/** "The ferry was met with chants of “Go home!” from the quay": nobody is named, but for whom they came from. */
function readShouted(elements: readonly Element[], [at, end]: Run): NounQuotation | null {
  if (elements[at - 1]?.lower !== 'of' || !SHOUTS.test(elements[at - 2]?.lower ?? '')) return null
  const source = senderAt(elements, end)
  // Loud cries of “no” are not worth a line where nobody is named.
  if (source === null && end - at < 3) return null
  return {
    source,
    cue: [at - 2, at],
    content: [at, behindPair(elements, end)],
    rule: 'shouted-words',
  }
}

/** “Feel the wind” and “Go home”: what "and" joins is shouted too. */
function behindPair(elements: readonly Element[], end: number): number {
  if (elements[end]?.lower !== 'and' || !elements[end + 1]?.quoted) return end
  let last = end + 1
  while (elements[last]?.quoted) last++
  return last
}

function senderAt(elements: readonly Element[], at: number): Source {
  if (elements[at]?.lower !== 'from') return null
  const end = nounPhraseAfter(elements, at + 1, true)
  return end > at + 1 ? [at + 1, end] : null
}

/** "Berg kept her “no ship shall leave” promise", "Lind’s “lazy crews” remark": the owner's own words. */
function readOwned(elements: readonly Element[], [at, end]: Run): NounQuotation | null {
  if (end - at < 2 || !WORDS.test(elements[end]?.lower ?? '')) return null
  const source = ownerOf(elements, at)
  return source === null ? null : { source, cue: [end, end + 1], content: [at, end], rule: 'quoted-words-of-noun' }
}

/** “Never,” came the reply from Berg; “Go home,” came shouts from the quay: `start` is the index of "came". */
export function readCame(elements: readonly Element[], content: Run): NounQuotation | null {
  const start = content[1]
  if (!/^c[ao]mes?$/.test(elements[start]?.lower ?? '')) return null
  const end = nounPhraseAfter(elements, start + 1, false)
  if (!SHOUTS.test(elements[end - 1]?.lower ?? '') && !SHOUTS.test(elements[end]?.lower ?? '')) return null
  const noun = SHOUTS.test(elements[end - 1]?.lower ?? '') ? end : end + 1
  return { source: senderAt(elements, noun), cue: [start, noun], content, rule: 'shouted-words' }
}
