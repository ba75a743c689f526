// Why it exists: words and marks with their places; our own, so that the same text gives the same tokens in any order.
import { ABBREVIATIONS } from './lexicon/abbreviations.ts'

/** Offsets and normalised text of one token. */
export type RawToken = { readonly start: number; readonly end: number; readonly text: string }

// Order matters: addresses, initials and dotted names before words, words before single marks.
const TOKEN = new RegExp(
  [
    String.raw`https?://[^\s"<>]+`,
    String.raw`[@#][\p{L}\p{N}_]+`,
    String.raw`(?:\p{L}\.){2,}`,
    String.raw`\p{Lu}[\p{L}\p{N}]*\.(?:com|org|net|az|ru|uk|eu|io|info|tv|News)\b`,
    String.raw`[$€£¥]?\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s|bn|m|pm|am|km|kg)?(?![\p{L}])(?:-[\p{L}\p{N}]+)*`,
    String.raw`[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*`,
    String.raw`\.{2,}|--+|…|\S`,
  ].join('|'),
  'iuy',
)
/** What may go on behind letters: other letters, digits and the marks inside words. */
const JOINING = /[^\0-&(),;-@[-^`{-\x7f]/
const CLITIC = /(?:n't|'(?:s|re|ve|ll|d|m))$/i

/** Tokens of a normalised text, in order, no overlap, white space left out. */
export function tokenise(normal: string): RawToken[] {
  const tokens: RawToken[] = []
  let at = 0
  while (at < normal.length) {
    const from = at
    const end = plainWordEnd(normal, from)
    if (end > from + 1) {
      tokens.push({ start: from, end, text: normal.slice(from, end) })
      at = end
      continue
    }
    TOKEN.lastIndex = from
    const text = isBlank(normal, from) ? undefined : TOKEN.exec(normal)?.[0]
    at += text?.length ?? 1
    if (text !== undefined && !joinsBefore(normal, tokens, text, from)) splitWord(tokens, text, from)
  }
  return tokens
}

function isBlank(normal: string, at: number): boolean {
  const code = normal.charCodeAt(at)
  return code === 32 || code === 10
}

/** Behind a word of plain letters that no mark or other letter joins to more, as most are; `from` where none begins. */
function plainWordEnd(normal: string, from: number): number {
  let at = from
  for (; at < normal.length; at++) {
    const code = normal.charCodeAt(at) | 32
    if (code < 97 || code > 122) break
  }
  return at === normal.length || !JOINING.test(normal[at] ?? '') ? at : from
}

/** An abbreviation's dot joins its word ("Sen", "."); a detached possessive ("Algeria' s") becomes one token. */
function joinsBefore(normal: string, tokens: RawToken[], text: string, start: number): boolean {
  const before = tokens.at(-1)
  if (before === undefined) return false
  if (text === '.' && before.end === start && isAbbreviation(before.text, normal.slice(start + 1, start + 3))) {
    tokens[tokens.length - 1] = { start: before.start, end: start + 1, text: `${before.text}.` }
    return true
  }
  if (
    text.length === 1 &&
    text.toLowerCase() === 's' &&
    before.text === "'" &&
    start === before.end + 1 &&
    before.start > 0
  ) {
    if (/[\p{L}\p{N}]/u.test(normal[before.start - 1] ?? '')) {
      tokens[tokens.length - 1] = { start: before.start, end: start + 1, text: "'s" }
      return true
    }
  }
  return false
}

function isAbbreviation(word: string, after: string): boolean {
  if (ABBREVIATIONS.has(word.toLowerCase())) return true
  // "Rep. Lind, R-Pa., said", "(D-Ill.)": no sentence ends in front of a comma.
  if (/\p{L}$/u.test(word) && (after.startsWith(',') || (after.startsWith(')') && /^\p{Lu}-\p{Lu}/u.test(word))))
    return true
  // An initial: "John F. Kennedy", "J. Smith"; a sentence rarely ends in a single capital.
  return /^\p{Lu}$/u.test(word) && word !== 'I' && /^\s?\p{L}|^$/u.test(after)
}

function splitWord(tokens: RawToken[], text: string, start: number): void {
  const clitic = text.includes("'") ? CLITIC.exec(text) : null
  if (clitic === null || clitic.index === 0) tokens.push({ start, end: start + text.length, text })
  else splitAt(tokens, text, start, clitic.index)
}

function splitAt(tokens: RawToken[], text: string, start: number, at: number): void {
  tokens.push({ start, end: start + at, text: text.slice(0, at) })
  tokens.push({ start: start + at, end: start + text.length, text: text.slice(at) })
}
