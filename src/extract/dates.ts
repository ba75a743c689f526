// Why it exists: when something happened or will happen, as written, and the day that this means.
import type { ParsedComponents } from 'chrono-node'
import * as chrono from 'chrono-node/en'
import type { When } from '../core/event.ts'
import type { Span } from '../core/span.ts'
import type { Document } from './document.ts'

// chrono also reads "Sat down", "the Sun", "24/7", "March on", "second": only words of these kinds are dates.
const DATE_WORD =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december|jan\.|feb\.|mar\.|apr\.|aug\.|sept?\.|oct\.|nov\.|dec\.|today|yesterday|tomorrow|tonight|next (?:week|month|year)|last (?:week|month|year)|this (?:week|weekend|month)|weekend|(?:march|may) \d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:march|may)|\d{4}-\d{2}-\d{2}|(?:march|may) \d{4})\b|\b(?:jan|feb|aug|sept?|oct|nov|dec)\.? \d/i
const NAMES_DAY = /\d|day\b|tomorrow|tonight|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)\./i
const AT_ONCE =
  /\b(?:immediately|at once|right away|without delay|in the coming (?:days|weeks|months)|soon|shortly|as soon as possible|later this (?:week|month|year)|early next (?:week|month|year)|by the end of the (?:week|month|year)|in the (?:spring|summer|autumn|winter))\b/i

// "Friday's summit" is on Friday; "Friday's vote" is only what is talked about.
const OWN_DAY =
  /^'s?(?: [\p{L}-]+){0,3} (?:calls?|conversation|meetings?|summit|talks|negotiations|consultations|discussions?|visit|trip|round|session|exchange)\b/iu

export type Tense = 'past' | 'future'

/** The first date inside a span that is no part of a quotation's aside. Null for none; `iso` null where no day is meant. */
export function findDate(document: Document, span: Span, publishedAt: string | null, tense: Tense): When | null {
  const text = document.normal.slice(span.start, span.end)
  // Most clauses name no day; the parser need not look for one there.
  if (!DATE_WORD.test(text)) return null
  const reference = publishedAt === null ? null : new Date(publishedAt)
  const usable = reference !== null && !Number.isNaN(reference.getTime()) ? reference : null
  const instant = usable ?? new Date(Date.UTC(2000, 0, 1))
  for (const result of chrono.casual.parse(text, { instant, timezone: 'UTC' })) {
    if (!DATE_WORD.test(result.text)) continue
    const rest = text.slice(result.index + result.text.length)
    if (tense === 'past' && /^'s?\b/.test(rest) && !OWN_DAY.test(rest)) continue
    const start = span.start + result.index
    const written = document.text
      .slice(start, start + result.text.length)
      .replace(/^(?:on|in|at|by|from) /i, '')
      .replace(/[\s,;]+$/, '')
    // "Next week" is no day, though chrono gives one.
    const iso = NAMES_DAY.test(result.text) ? dayOf(result.text, result.start, usable, tense) : null
    return { text: written, iso }
  }
  return null
}

/** Whether words name a day or a part of one and nothing else: "Monday", "Friday night", "3 May". */
export function isOnlyDay(words: string): boolean {
  if (!DATE_WORD.test(words)) return false
  const [first, ...more] = chrono.casual.parse(words)
  return first !== undefined && more.length === 0 && first.text.length >= words.length - 1
}

/** A time without a day: "immediately", "in the coming weeks". */
export function findLooseTime(document: Document, span: Span): When | null {
  const match = AT_ONCE.exec(document.normal.slice(span.start, span.end))
  if (match === null) return null
  const start = span.start + match.index
  return { text: document.text.slice(start, start + match[0].length), iso: null }
}

/** 'YYYY-MM-DD' when the text and the publish date settle the day. */
function dayOf(written: string, parsed: ParsedComponents, reference: Date | null, tense: Tense): string | null {
  const weekdayOnly = parsed.isCertain('weekday') && !parsed.isCertain('day')
  if (!weekdayOnly && !parsed.isCertain('day')) return null
  if (reference === null) {
    // To chrono "yesterday" is certain: the day before the one that it was given.
    const whole = /\b\d{4}\b/.test(written) && parsed.isCertain('month') && parsed.isCertain('year')
    return whole ? iso(parsed.get('year'), parsed.get('month'), parsed.get('day')) : null
  }
  if (weekdayOnly) return nearestWeekday(reference, parsed.get('weekday') ?? 0, tense)
  let year = parsed.get('year') ?? reference.getUTCFullYear()
  if (!parsed.isCertain('year') && parsed.isCertain('month')) {
    // chrono takes the nearest year; what is told in the past tense lies behind, what is announced ahead.
    const day = Date.UTC(year, (parsed.get('month') ?? 1) - 1, parsed.get('day') ?? 1)
    if (tense === 'past' && day > reference.getTime()) year--
    if (tense === 'future' && day < reference.getTime() - 86_400_000) year++
  }
  return iso(year, parsed.get('month'), parsed.get('day'))
}

function nearestWeekday(reference: Date, weekday: number, tense: Tense): string {
  const today = reference.getUTCDay()
  const back = (today - weekday + 7) % 7
  const ahead = (weekday - today + 7) % 7
  const day = new Date(reference.getTime() + (tense === 'past' ? -back : ahead) * 86_400_000)
  return day.toISOString().slice(0, 10)
}

function iso(year: number | null, month: number | null, day: number | null): string | null {
  if (year === null || month === null || day === null) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
