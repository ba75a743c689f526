// Why it exists: which rules of next steps can find anything in a sentence, by its words alone: the rules themselves are dear.
import type { Document, Sentence } from './document.ts'
import {
  LEAD_KEYS,
  LEAD_WORDS,
  NOUN_KEYS,
  NOUN_VERB_KEYS,
  TALK_PATTERNS,
  type TalkPattern,
  TIME_KEYS,
  VERB_KEYS,
} from './lexicon/talks.ts'
import { makeSieve } from './sieve.ts'
import { ofWord } from './tagger.ts'

const NOUN = 1 << 30
const TIME = 1 << 29
const VERB = 1 << 28
const NOUN_VERB = 1 << 27
const LEAD = 1 << 26
// These three stand for a word, not for the sentence: a verb counts where a lead stands in front of it.
const OF_WORD = VERB | NOUN_VERB | LEAD
const NONE: readonly TalkPattern[] = []

/** For each word the rules that it may begin, one bit a rule, and whether it is a noun of meeting or a time. */
const HINTS = new Map<string, number>()

function hint(words: string, bit: number): void {
  for (const word of words.split(' ')) HINTS.set(word, (HINTS.get(word) ?? 0) | bit)
}

const BIT_OF = new Map(TALK_PATTERNS.map((row, at) => [row, 1 << at]))
for (const [row, bit] of BIT_OF) hint(row.keys, bit)
hint(NOUN_KEYS, NOUN)
hint(TIME_KEYS, TIME)
hint(VERB_KEYS, VERB)
hint(NOUN_VERB_KEYS, NOUN_VERB)
hint(LEAD_KEYS, LEAD)

const hintsOfWord = ofWord((lower) => HINTS.get(lower) ?? 0)
const mayMatch = makeSieve(TALK_PATTERNS)

/** The rules worth trying on a sentence, in their order: a word of theirs stands in it, then all that they need. */
export function hintsOf(document: Document, { first, last }: Sentence): readonly TalkPattern[] {
  let bits = 0
  let leadAt = Number.NEGATIVE_INFINITY
  for (let at = first; at < last; at++) {
    const token = document.tokens[at]
    if (token === undefined) break
    const hints = hintsOfWord(token.word)
    bits |= hints & ~OF_WORD
    if ((hints & (VERB | NOUN_VERB)) !== 0 && at - leadAt <= LEAD_WORDS && isWhole(document, at))
      bits |= hints & (VERB | NOUN_VERB)
    if ((hints & LEAD) !== 0) leadAt = at
    if (token.lower === 'to') bits |= verbBefore(document, at, first)
  }
  const isHinted = (row: TalkPattern): boolean => (bits & (BIT_OF.get(row) ?? 0)) !== 0 && holds(bits, row.beside)
  return TALK_PATTERNS.some(isHinted) ? mayMatch(document, { first, last }).filter(isHinted) : NONE
}

/** "Will be back", "will see each other": the first of two words that together are a verb of meeting. */
function isWhole({ tokens }: Document, at: number): boolean {
  const lower = tokens[at]?.lower
  return lower === 'be' ? tokens[at + 1]?.lower === 'back' : lower !== 'see' || tokens[at + 1]?.lower === 'each'
}

/** "The ministers are next week to meet": a form of 'be' up to four words in front of 'to'. */
function verbBefore(document: Document, at: number, first: number): number {
  for (let back = at - 1; back >= Math.max(first, at - 4); back--) {
    const lower = document.tokens[back]?.lower ?? ''
    if (lower === 'is' || lower === 'are') return HINTS.get('is-to') ?? 0
    if (lower === 'was' || lower === 'were') return HINTS.get('was-to') ?? 0
  }
  return 0
}

function holds(bits: number, beside: TalkPattern['beside']): boolean {
  const noun = (bits & NOUN) !== 0
  const time = (bits & TIME) !== 0
  switch (beside) {
    case undefined:
      return true
    case 'noun':
      return noun
    case 'time':
      return time
    case 'noun time':
      return noun && time
    case 'time or noun':
      return noun || time
    case 'verb':
      return (bits & VERB) !== 0 || ((bits & NOUN_VERB) !== 0 && noun)
    default:
      return beside satisfies never
  }
}
