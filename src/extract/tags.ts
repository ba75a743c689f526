// Why it exists: parts of speech for our tokens, from a tagger that keeps no memory between sentences.
import type { Sentence, Token } from './document.ts'
import { readSentence, wordOf } from './tagger.ts'
import type { RawToken } from './tokens.ts'

const NUMBER = /^[$€£¥]?\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s|bn|m|%)?$/u
const MARK = /^[^\p{L}\p{N}]+$/u
const SUBJECT_PRONOUNS = new Set(['he', 'she', 'they', 'we', 'i'])

/** Penn tags and lemmas, sentence by sentence. Method: wink-pos-tagger's lexicon and context rules on tokens of ours. */
export function tagTokens(raw: readonly RawToken[], sentences: readonly Sentence[]): Token[] {
  const tokens: Token[] = []
  const names = namesOf(raw, sentences)
  for (const [sentence, range] of sentences.entries()) {
    const words = raw.slice(range.first, range.last)
    const known = words.map(({ text }) => wordOf(text))
    const readings = readSentence(known)
    for (let offset = 0; offset < words.length; offset++) {
      const word = words[offset]
      const reading = readings[offset]
      if (word === undefined || reading === undefined) break
      const record = known[offset] ?? wordOf(word.text)
      const { text, lower } = record
      tokens.push({
        index: tokens.length,
        start: word.start,
        end: word.end,
        text,
        lower,
        lemma: reading.lemma,
        pos: afterPronoun(
          tokens.at(-1),
          sentence,
          repair(text, tagAt(words, offset, reading.pos), offset > 0 || names.has(text)),
        ),
        sentence,
        word: record,
      })
    }
  }
  return tokens
}

/** "Kaia Denning spoke. Denning claimed …": what has a capital inside sentences, and nowhere none, is a name in front too. */
function namesOf(raw: readonly RawToken[], sentences: readonly Sentence[]): ReadonlySet<string> {
  // Only words that open a sentence are asked for: few, so that most words of a text need no further look.
  const openers = new Map<string, string>()
  for (const { first } of sentences) {
    const text = raw[first]?.text ?? ''
    if (/^\p{Lu}\p{Ll}/u.test(text)) openers.set(text, text.toLowerCase())
  }
  const lowers = new Set(openers.values())
  const names = new Set<string>()
  const plain = new Set<string>()
  for (const { first, last } of sentences) {
    for (let index = first; index < last; index++) {
      const text = raw[index]?.text ?? ''
      const code = text.charCodeAt(0)
      if (!isCapital(code) && lowers.has(text)) plain.add(text)
      else if (
        !isSmall(code) &&
        index > first &&
        openers.has(text) &&
        /^[\p{L}\p{N},]/u.test(raw[index - 1]?.text ?? '')
      )
        names.add(text)
    }
  }
  return new Set([...names].filter((name) => !plain.has(openers.get(name) ?? '')))
}

/** Most words begin with a letter of English; they are neither numbers nor marks. */
function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}
function isCapital(code: number): boolean {
  return code >= 65 && code <= 90
}

/** One mark of ASCII, no digit: ',', '$'. */
function isPlainMark(text: string, code: number): boolean {
  return text.length === 1 && code < 128 && !isSmall(code) && !isCapital(code) && !(code >= 48 && code <= 57)
}

/** "the workers' union": an apostrophe right behind a plural. */
function possessive(words: readonly RawToken[], offset: number): boolean {
  const before = words[offset - 1]
  const here = words[offset]
  return before !== undefined && here?.text === "'" && before.end === here.start && /s$/.test(before.text)
}

/** What the words beside tell: an apostrophe that owns; "according to police"; "said Will Lind", whose Will is no "Will it rain?". */
function tagAt(words: readonly RawToken[], offset: number, pos: string): string {
  if (possessive(words, offset)) return 'POS'
  // "the rights group says"
  if (words[offset]?.text === 'group' && /^VBP?$/.test(pos)) return 'NN'
  if (pos === 'VB' && words[offset - 1]?.text === 'to' && words[offset - 2]?.text.toLowerCase() === 'according')
    return 'NN'
  // "Berg says of the plan": behind a name, the tagger takes it for a noun.
  if (pos === 'NNS' && words[offset]?.text === 'says') return 'VBZ'
  if (pos !== 'MD') return pos
  const capital = (index: number): boolean => /^\p{Lu}/u.test(words[index]?.text ?? '')
  return capital(offset) && capital(offset + 1) && /^\p{L}/u.test(words[offset - 1]?.text ?? '') ? 'NNP' : pos
}

/** Corrects what the tagger cannot know: marks, names by their capital, unknown words in lower case. */
function repair(text: string, pos: string, isName: boolean): string {
  if (isSmall(text.charCodeAt(0))) return pos === 'NNP' ? unknownWord(text) : pos
  if (text === "'s") return pos === 'VBZ' ? 'VBZ' : 'POS'
  const latin = isCapital(text.charCodeAt(0))
  if (!latin) {
    if (isPlainMark(text, text.charCodeAt(0))) return text === "'" && pos === 'POS' ? pos : text
    if (NUMBER.test(text)) return 'CD'
    if (text === "'" && pos === 'POS') return pos
    if (MARK.test(text)) return text
  }
  const capital = latin || /^\p{Lu}/u.test(text)
  if (text === 'US' || text === 'IT' || text === 'WHO') return 'NNP'
  if (isName && capital && /^(?:VB|JJ|NN|RB|FW|UH)/.test(pos)) return 'NNP'
  if (!capital && pos === 'NNP') return unknownWord(text)
  return pos
}

/** "He says", "she wants": behind a pronoun that can only be a subject, what looks like a plural noun is a verb. */
function afterPronoun(before: Token | undefined, sentence: number, pos: string): string {
  if (pos !== 'NNS' && pos !== 'NN') return pos
  if (before === undefined || before.sentence !== sentence || !SUBJECT_PRONOUNS.has(before.lower)) return pos
  return pos === 'NNS' ? 'VBZ' : 'VBP'
}

/** The tagger takes every word that it does not know for a name; in lower case its ending tells more. */
function unknownWord(text: string): string {
  if (/-/.test(text) && !/-(?:in-law|up|out|off|president|minister|elect|day|week|year)s?$/.test(text)) return 'JJ'
  if (/ly$/.test(text)) return 'RB'
  if (/ing$/.test(text)) return 'VBG'
  if (/ed$/.test(text)) return 'VBD'
  if (/(?:ous|ful|ive|able|ible|ic|less|ish)$/.test(text)) return 'JJ'
  return /[^s]s$/.test(text) ? 'NNS' : 'NN'
}
