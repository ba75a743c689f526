// Why it exists: where sentences begin and end, with exact offsets; they tile all of the text but its white space.
import type { Sentence } from './document.ts'
import { TAIL_ABBREVIATIONS } from './lexicon/abbreviations.ts'
import type { RawToken } from './tokens.ts'

const CLOSER = /^(?:["')\]]|'')$/
// Tokens. What is longer is no sentence, but a text without full stops: it is cut, so that no rule looks through all of it.
const LONGEST = 400
// A capitalised word of this kind after "U.S." or "p.m." begins a sentence; a name does not.
const STARTERS = new Set(
  (
    'The A An He She It They We I You In On At But And As If When While After Before For From This That These Those ' +
    'There His Her Its Their Our However Meanwhile Some Many Most No Not One Two With By Both Despite Since Under ' +
    'Last Earlier Later Also Among Although Though According Asked'
  ).split(' '),
)

/**
 * Sentences of a normalised text as runs of tokens. A line's end ends a sentence, unless the line breaks off in the
 * middle of one (no closing mark, and the next line goes on in lower case).
 */
export function splitSentences(normal: string, tokens: readonly RawToken[]): Sentence[] {
  const lines = linesOf(normal, tokens)
  const sentences: Sentence[] = []
  let first = 0
  while (first < tokens.length) {
    const last = endOfSentence(normal, tokens, lines, first)
    const from = tokens[first]
    const to = tokens[last - 1]
    if (from === undefined || to === undefined) break
    sentences.push({ start: from.start, end: to.end, first, last, line: lines[first] ?? 0 })
    first = last
  }
  return sentences
}

/**
 * The sentences with what no token holds: half of a mark of two characters, a space without width. It belongs to the
 * sentence before it, at the beginning to the first.
 */
export function tileText(text: string, sentences: readonly Sentence[]): Sentence[] {
  const whole = text.trim()
  const first = text.indexOf(whole)
  if (sentences.length === 0)
    return whole === '' ? [] : [{ start: first, end: first + whole.length, first: 0, last: 0, line: 0 }]
  return sentences.map((sentence, index) => {
    const start = index === 0 ? Math.min(first, sentence.start) : sentence.start
    const gap = text.slice(sentence.end, sentences[index + 1]?.start).trimEnd()
    return { ...sentence, start, end: sentence.end + gap.length }
  })
}

/** The index behind the last token of the sentence that begins at `first`. */
function endOfSentence(normal: string, tokens: readonly RawToken[], lines: readonly number[], first: number): number {
  for (let index = first; index < tokens.length; index++) {
    const token = tokens[index]
    const next = tokens[index + 1]
    if (token === undefined || next === undefined) return tokens.length
    if (index - first === LONGEST) return index
    const breaks = (lines[index + 1] ?? 0) - (lines[index] ?? 0)
    if (breaks > 0) {
      if (endsLine(token, next, breaks)) return index + 1
      continue
    }
    if (endsSentence(normal, tokens, index)) return skipClosers(normal, tokens, index + 1)
  }
  return tokens.length
}

/** For each token the index of its line. */
function linesOf(normal: string, tokens: readonly RawToken[]): number[] {
  let line = 0
  let at = 0
  return tokens.map((token) => {
    for (; at < token.start; at++) if (normal[at] === '\n') line++
    return line
  })
}

function endsLine(token: RawToken, next: RawToken, breaks: number): boolean {
  if (breaks > 1) return true
  return isEnd(token.text) || /^["':]$/.test(token.text) || !/^\p{Ll}/u.test(next.text)
}

/** Whether the token at `index` is a mark that ends its sentence. */
function endsSentence(normal: string, tokens: readonly RawToken[], index: number): boolean {
  const token = tokens[index]
  if (token === undefined) return false
  const isTail = token.text.endsWith('.') && isTailAbbreviation(token.text)
  if (!isEnd(token.text) && !isTail) return false
  const last = skipClosers(normal, tokens, index + 1)
  const next = tokens[last]
  if (next === undefined) return true
  const spaced = (tokens[last - 1]?.end ?? 0) < next.start
  // the U.S. “clearly” needed: what goes on in lower case is no new sentence.
  const lower = /^\p{Ll}/u.test(tokens[last + 1]?.text ?? '')
  if (isTail) return STARTERS.has(next.text) || (next.text === '"' && spaced && !lower)
  if (/^\p{Ll}/u.test(next.text)) return false
  if (/^(?:\.{2,}|…)$/.test(token.text)) return /^[\p{Lu}"]/u.test(next.text) && spaced
  if (/^[,;:)\]-]$/.test(next.text)) return false
  return spaced || /^\p{Lu}/u.test(next.text)
}

/** A full stop, two and more of them, or another mark that ends a sentence; a token that begins with two dots is all dots. */
function isEnd(text: string): boolean {
  return text === '.' || text === '?' || text === '!' || text === '…' || text.startsWith('..')
}

function isTailAbbreviation(text: string): boolean {
  const word = text.slice(0, -1).toLowerCase()
  return TAIL_ABBREVIATIONS.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)
}

/** Closing quotes and brackets that stand directly behind the end belong to the sentence. */
function skipClosers(normal: string, tokens: readonly RawToken[], from: number): number {
  let at = from
  for (;;) {
    const token = tokens[at]
    const before = tokens[at - 1]
    if (token === undefined || before === undefined || token.start !== before.end || !CLOSER.test(token.text)) return at
    // A straight mark that opens the next sentence has a space in front of it; one that a word follows is no closer.
    if (token.text !== ')' && token.text !== ']' && /[\p{L}\p{N}]/u.test(normal[token.end] ?? '')) return at
    at++
  }
}
