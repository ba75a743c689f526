// Why it exists: which words stand in quotation marks, whatever marks the outlet uses.
import type { Span } from '../core/span.ts'
import { isWordCharacter } from './characters.ts'

/**
 * A quotation. `start` and `end` include the marks, `inner` is what stands between them.
 * `closed` is false where the paragraph ends inside the quotation (it goes on in the next one).
 */
export type Quote = Span & {
  readonly inner: Span
  readonly closed: boolean
  readonly single: boolean
  /** A paragraph that reopens the quotation of the paragraph before. */
  readonly continues: boolean
}

const CLOSERS_OF: Readonly<Record<string, string>> = {
  '\u201c': '\u201d"',
  '\u201d': '\u201d"',
  '\u201e': '\u201c\u201d"',
  '\u00ab': '\u00bb',
  '\u00bb': '\u00ab',
  '"': '"\u201d',
}

// A single mark that nothing closes so far on is an apostrophe; without a bound, a line of many would be read many times.
const LONGEST_SINGLE = 1500
// So many marks like its own a quotation may hold; without a bound, a line of marks left open would be read many times.
const MOST_NESTED = 6
const MARKS = '"\u201c\u201d\u201e\u00ab\u00bb\'\u2018`'
const ANY_MARK = new RegExp(`[${MARKS}]`)
const DOUBLES = '"\u201c\u201d\u201e\u00ab\u00bb'

/** All outermost quotations of the original text, in order, paragraph by paragraph. */
export function findQuotes(text: string): Quote[] {
  const quotes: Quote[] = []
  const habits = { singles: prefersSingles(text), turned: /^[^\u00ab\u00bb]*\u00bb/.test(text) }
  let base = 0
  let openBefore = false
  for (const line of text.split('\n')) {
    const found: readonly Quote[] = ANY_MARK.test(line)
      ? quotesOfLine(text, base, base + line.length, habits, openBefore)
      : []
    // One by one: a line may hold more of them than a call takes arguments.
    for (const quote of found) quotes.push(quote)
    if (line.trim() !== '') openBefore = found.at(-1)?.closed === false
    base += line.length + 1
  }
  return quotes
}

/** An outlet that never uses double marks uses single ones (as British ones do); curly singles are clear by themselves. */
function prefersSingles(text: string): boolean {
  return !/["\u201c\u201d\u00ab]/.test(text) && /(?:^|[\s(])'\p{L}[^'\n]{2,}[,.?!]?'(?=[\s.,;:)]|$)/mu.test(text)
}

/** How an outlet marks: singles where it has no doubles; »turned in« guillemets, as German ones do. */
type Habits = { readonly singles: boolean; readonly turned: boolean }

function quotesOfLine(text: string, from: number, to: number, habits: Habits, openBefore: boolean): Quote[] {
  const quotes: Quote[] = []
  let lastOpening: number | null = null
  for (let at = from; at < to; at++) {
    // Most characters are no marks, and most lines have none.
    if (!MARKS.includes(text[at] ?? '')) continue
    const length = openerLength(text, at, habits)
    if (length === 0) continue
    const single = isSingle(text, at, length)
    const end = single ? closeSingle(text, at + 1, to) : closeDouble(text, at, length, to)
    if (end === null) {
      lastOpening ??= lastOpeningOf(text, from, to)
      if (single || !mayStayOpen(text, at, length, lastOpening)) continue
    }
    const continues = openBefore && quotes.length === 0 && text.slice(from, at).trim() === ''
    const closeAt = end?.start ?? trimEnd(text, to)
    if (closeAt > at + length) {
      quotes.push({
        start: at,
        end: end?.end ?? closeAt,
        inner: { start: at + length, end: closeAt },
        closed: end !== null,
        single,
        continues,
      })
    }
    at = Math.max(at, (end?.end ?? to) - 1)
  }
  return quotes
}

function isSingle(text: string, at: number, length: number): boolean {
  return length === 1 && (text[at] === '\u2018' || text[at] === "'")
}

/** How many characters of an opening mark stand at `at`; 0 for none. */
function openerLength(text: string, at: number, habits: Habits): number {
  const mark = text[at]
  const free = at === 0 || !isWordCharacter(text[at - 1])
  if (mark === '\u201c' || mark === '\u201e') return 1
  if (mark === (habits.turned ? '\u00bb' : '\u00ab')) return 1
  if (mark === '"' || mark === '\u201d') return looksClosing(text, at) ? 0 : 1
  if (mark === "'" && text[at + 1] === "'" && free) return 2
  if (mark === '`' && text[at + 1] === '`') return 2
  const before = text[at - 1]
  const opens = at === 0 || /[\s([\u2014\u2013-]/.test(before ?? '')
  if (mark === '\u2018' && opens && isWordCharacter(text[at + 1])) return 1
  if (mark === "'" && habits.singles && opens && /\p{L}/u.test(text[at + 1] ?? '')) return 1
  return 0
}

/** Behind a word or the end of a clause, and in front of no word: such a mark opens nothing ("six feet 2\" tall"). */
function looksClosing(text: string, at: number): boolean {
  return /[\p{L}\p{N}.,!?\u2026%)]/u.test(text[at - 1] ?? '') && !isWordCharacter(text[at + 1])
}

function looksOpening(text: string, at: number): boolean {
  return isWordCharacter(text[at + 1]) && (at === 0 || /[\s([]/.test(text[at - 1] ?? ''))
}

/** A mark without its closing one opens a paragraph's rest, unless another opens behind it: then it was left over. */
function mayStayOpen(text: string, at: number, length: number, lastOpening: number): boolean {
  return lastOpening < at + length && !/\s/.test(text[at + length] ?? ' ')
}

/** The last double mark of a line that opens a quotation by its place; -1 for none. */
function lastOpeningOf(text: string, from: number, to: number): number {
  let at = to - 1
  while (at >= from && !(DOUBLES.includes(text[at] ?? '') && looksOpening(text, at))) at--
  return at < from ? -1 : at
}

/** The closing mark; a quotation inside the quotation has its own. Null where more open than close. */
function closeDouble(text: string, at: number, length: number, to: number): Span | null {
  const closers = length === 2 ? "'" : (CLOSERS_OF[text[at] ?? ''] ?? '"')
  let inside = 0
  let nested = 0
  for (let end = at + length; end < to; end++) {
    const mark = text[end] ?? ''
    if (length === 2) {
      // ''He said 'no',''' closes a quotation within first.
      if (mark === "'" && text[end + 1] === "'" && text[end + 2] !== "'") return { start: end, end: end + 2 }
      if (mark === '`' && text[end + 1] === '`' && ++nested > MOST_NESTED) return null
    } else if (mark === text[at] && looksOpening(text, end)) {
      inside++
      nested++
      if (inside > 1 || nested > MOST_NESTED) return null
    } else if (closers.includes(mark) || (mark === text[at] && looksClosing(text, end))) {
      if (inside === 0) return { start: end, end: end + 1 }
      inside--
    } else if (mark === text[at] && ++nested > MOST_NESTED) return null
  }
  return null
}

/** The first single mark that no letter follows; an apostrophe inside a word, or after a plural before more words, is none. */
function closeSingle(text: string, from: number, to: number): Span | null {
  let candidate: number | null = null
  for (let at = from; at < Math.min(to, from + LONGEST_SINGLE); at++) {
    const mark = text[at]
    if (mark !== '\u2019' && mark !== "'") continue
    if (isWordCharacter(text[at + 1])) continue
    const before = text[at - 1] ?? ''
    if (/[,.?!\u2026]/.test(before)) return { start: at, end: at + 1 }
    if (candidate === null) candidate = at
    if (before !== 's') break
  }
  return candidate === null ? null : { start: candidate, end: candidate + 1 }
}

function trimEnd(text: string, to: number): number {
  let end = to
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end--
  return end
}
