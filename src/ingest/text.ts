// Why it exists: a text file → an article, its text to the letter, so that every offset points into the file itself.
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { readDate } from './dates.ts'
import { detectLanguage } from './language.ts'

/** No headline is longer. */
const MAX_HEADLINE = 200
/** Headlines seldom end in a full stop, and those that do are short. */
const MAX_STOPPED_WORDS = 9
const MAX_ASKED_LENGTH = 140

/** `publishedAt` is used where the text's own source gives none. Throws `empty` for nothing but white space. */
export function readText(text: string, options: { readonly publishedAt?: string | null } = {}): Article {
  if (text.trim() === '') throw new ReadoutError('invalid', 'empty', 'The text is empty. Give one with words in it.')
  return {
    title: headlineOf(text),
    url: null,
    publisher: null,
    byline: null,
    publishedAt: readPublishedAt(options.publishedAt ?? null),
    language: detectLanguage(text),
    text,
  }
}

/** The first line that is not empty; '' when it is running text, or there is nothing after it and it is a sentence. */
export function headlineOf(text: string): string {
  const [first = '', ...rest] = text.trim().split(/\r\n|[\n\r\u2028\u2029]/, 2)
  const line = first.trim()
  return isRunningText(line, rest.length === 0) ? '' : line
}

/** 'Ilen Torvald met her counterpart in Casmere on Tuesday, and both said little.' is no headline. */
function isRunningText(line: string, alone: boolean): boolean {
  if (line.length > MAX_HEADLINE) return true
  if (/\p{Ll}\.["'”’»)\]]*\s+["'“‘«]?\p{Lu}\S*\s.*[.!?…]["'”’»)\]]*$/u.test(line) && words(line) > MAX_STOPPED_WORDS)
    return true
  if (/(?<!\.)\.["'”’»)\]]*$/.test(line)) return alone || words(line) > MAX_STOPPED_WORDS
  return /[!?…]["'”’»)\]]*$/.test(line) && line.length > MAX_ASKED_LENGTH
}

function words(line: string): number {
  return line.split(/\s+/).length
}

/** A publish date that somebody gave by hand. */
export function readPublishedAt(written: string | null): string | null {
  if (written === null) return null
  const date = readDate(written)
  if (date === null) {
    throw new ReadoutError('invalid', 'usage', 'The publish date is no date. Write it like 2026-03-31.')
  }
  return date
}
