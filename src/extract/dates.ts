// Why it exists: when something happened or will happen, as written, and the day that this means.
import type { ParsedComponents } from 'chrono-node'
import * as chrono from 'chrono-node/en'
import type { When } from '../core/event.ts'
import type { Span } from '../core/span.ts'
import type { Document } from './document.ts'

// chrono also reads "Sat down", "the Sun", "24/7", "March on", "second": only words of these kinds are dates.
const DATE_WORD =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december|jan\.|feb\.|mar\.|apr\.|aug\.|sept?\.|oct\.|nov\.|dec\.|today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening)|(?:days?|week) ago|next (?:week|month|year)|last (?:week|month|year)|this (?:week|weekend|month)|weekend|(?:march|may) \d{1,2}|\d{1,2}(?:st|nd|rd|th)? (?:march|may)|\d{4}-\d{2}-\d{2}|(?:march|may) \d{4})\b|\b(?:jan|feb|aug|sept?|oct|nov|dec)\.? \d/i
const NAMES_DAY =
  /\d|day\b|tomorrow|tonight|night\b|morning|afternoon|evening|ago\b|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)\./i
const AT_ONCE =
  /\b(?:immediately|at once|right away|without delay|in the coming (?:days|weeks|months)|soon|shortly|as soon as possible|later this (?:week|month|year)|early next (?:week|month|year)|by the end of the (?:week|month|year)|in the (?:spring|summer|autumn|winter))\b/i

// "Friday's summit" is on Friday; "Friday's vote" is only what is talked about.
const OWN_DAY =
  /^'s?(?: [\p{L}-]+){0,3} (?:calls?|conversation|meetings?|summit|talks|negotiations|consultations|discussions?|visit|trip|round|session|exchange)\b/iu

export type Tense = 'past' | 'future'

// "On the evening of 4 February": chrono loses the day behind the time of day.
const TIME_OF_DAY = /\b(?:(?:late |early )?(?:evening|night|morning|afternoon) of|night to)(?= )/gi
// What chrono does not know. None of these is a day.
const LOOSE_DAY =
  /\b(?:in |by )?(?:mid|early|late)[- ](?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\bovernight\b|\bthe same day\b/gi
const TODAY = /^(?:earlier )?(?:this (?:morning|afternoon|evening)|tonight)$/i

/**
 * The first date inside a span that is that of what is told. `at`: the words that it dates, so that a day behind
 * "before", "which" or "the ceasefire of" is none of theirs. Null for none; `iso` null where no day is meant.
 */
export function findDate(
  document: Document,
  span: Span,
  publishedAt: string | null,
  tense: Tense,
  at: Span | null = null,
): When | null {
  const text = document.normal.slice(span.start, span.end)
  // Most clauses name no day; the parser need not look for one there.
  if (!DATE_WORD.test(text) && text.search(LOOSE_DAY) < 0) return null
  const reference = publishedAt === null ? null : new Date(publishedAt)
  const usable = reference !== null && !Number.isNaN(reference.getTime()) ? reference : null
  for (const one of candidatesIn(text, usable, tense)) {
    const start = span.start + one.start
    const rest = text.slice(one.end)
    if (tense === 'past' && /^'s?\b/.test(rest) && !OWN_DAY.test(rest)) continue
    if (!isItsOwn(text, one, tense, at === null ? null : { start: at.start - span.start, end: at.end - span.start }))
      continue
    const written = document.text
      .slice(start, span.start + one.end)
      .replace(/^(?:on|in|at|by|from) /i, '')
      .replace(/[\s,;]+$/, '')
    return { text: written, iso: one.iso }
  }
  return null
}

type Candidate = Span & { readonly iso: string | null }

function candidatesIn(text: string, reference: Date | null, tense: Tense): Candidate[] {
  // At noon: before dawn chrono takes "last night" for the night that is still going on.
  const instant = new Date(
    (reference ?? new Date(Date.UTC(2000, 0, 1))).toISOString().slice(0, 10).concat('T12:00:00Z'),
  )
  const plain = text.replace(TIME_OF_DAY, (words) => ' '.repeat(words.length))
  const found: Candidate[] = chrono.casual.parse(plain, { instant, timezone: 'UTC' }).flatMap((result) => {
    if (!DATE_WORD.test(result.text)) return []
    // "this morning, eight months after": chrono reads on.
    const today = /^(?:this (?:morning|afternoon|evening)|today)(?=,)/i.exec(result.text)?.[0]
    if (today !== undefined) {
      const day = reference === null ? null : reference.toISOString().slice(0, 10)
      return { start: result.index, end: result.index + today.length, iso: day }
    }
    const day = NAMES_DAY.test(result.text) ? dayOf(result.text, result.start, reference, tense) : null
    return {
      start: result.index,
      end: result.index + result.text.length,
      iso: withWeek(text, result.index, result.text, day),
    }
  })
  for (const match of text.matchAll(LOOSE_DAY)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (!found.some((one) => one.start < end && start < one.end)) found.push({ start, end, iso: null })
  }
  return joinPairs(
    text,
    found.sort((a, b) => a.start - b.start),
  )
}

/** "a week from today", "a week on Friday": seven days more. */
function withWeek(text: string, index: number, words: string, day: string | null): string | null {
  if (day === null || !/\ba week (?:from |on )?$/i.test(text.slice(Math.max(0, index - 14), index))) {
    if (day === null || !/^on /i.test(words) || !/\ba week $/i.test(text.slice(Math.max(0, index - 14), index)))
      return day
  }
  return new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10)
}

/** "Monday (20 July)": one day. */
function joinPairs(text: string, found: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = []
  for (const one of found) {
    const last = joined.at(-1)
    if (
      last !== undefined &&
      /^ ?[(,] ?$/.test(text.slice(last.end, one.start)) &&
      /\d/.test(text.slice(one.start, one.end))
    )
      joined[joined.length - 1] = {
        start: last.start,
        end: one.end + (text[one.end] === ')' ? 1 : 0),
        iso: one.iso ?? last.iso,
      }
    else joined.push(one)
  }
  return joined
}

const BARRIER =
  /\b(?:before|after|since|until|when|which|who|that|whose|where|while|because|following|amid|despite|ahead of|over (?:the|a|an|his|her|their)|in protest at|as (?:the|he|she|they|it)|\w+ed on)\b|\d{4}\)|[;.]/i
// "over the weekend", "shortly before midnight on Sunday", "which began on Wednesday", "that was planned for Thursday"
const NO_BARRIER =
  /\bover the (?=weekend)|\b(?:before|after|until) (?:midnight|noon|dawn|dusk|sunset|sunrise|midday|dark|breakfast|lunch|dinner)\b|\b(?:which|that) (?:had )?(?:began|begun|started|opened|ended|took place|was held|was (?:planned|scheduled|due|set))(?: to \w+)?(?: for| on)?(?= $)|\b(?:which|that) (?:began|started|ended|took place) $/gi
const OTHERS =
  /\b(?:since|until|till|dated|by|from|before|after|ending|ends|due)(?: (?:on|for|the))? $|\b(?!(?:meeting|call|visit|talks|summit|evening|night|morning|afternoon|conversation|session|week|hours|eve)\b)\p{L}+ of (?:the )?$|^(?:the )$/iu

/** No other event's: "the ceasefire of October 9", "five days before the vote on Tuesday", "DORRIN, Oct 7 —". */
function isItsOwn(text: string, one: Span, tense: Tense, at: Span | null): boolean {
  if (
    /^ ?(?:--|[\u2013\u2014]|\(\p{Lu}|\. \p{Lu}\w+ )/u.test(text.slice(one.end, one.end + 20)) &&
    one.start < 40 &&
    /^[\p{Lu}\d ,.'-]+$/u.test(text.slice(0, one.start)) &&
    one.start > 0
  )
    return false
  const before = text.slice(Math.max(0, one.start - 40), one.start)
  const words = text.slice(one.start, one.end)
  // chrono takes the preposition along: "on Monday".
  if (tense === 'past' && OTHERS.test(before) && !/\bnight of $|\bday of /i.test(before)) return false
  if (/\bthe $/i.test(before) && /^\d/.test(words) && /^ \p{Lu}/u.test(text.slice(one.end, one.end + 2))) return false
  if (at === null) return true
  if (one.start >= at.end) return !BARRIER.test(text.slice(at.end, one.start).replace(NO_BARRIER, ''))
  // "Berg, who was elected on 14 June, met Lind"
  const opens = Math.max(text.lastIndexOf(',', one.start), text.lastIndexOf(';', one.start)) + 1
  const closed = text.slice(one.end, at.start).includes(',')
  return !(closed && BARRIER.test(text.slice(opens, one.start)))
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
  if (TODAY.test(written) && reference !== null) return reference.toISOString().slice(0, 10)
  const weekdayOnly = parsed.isCertain('weekday') && !parsed.isCertain('day')
  if (!weekdayOnly && !parsed.isCertain('day')) return null
  if (reference === null) {
    // To chrono "yesterday" is certain: the day before the one that it was given.
    const whole = /\b\d{4}\b/.test(written) && parsed.isCertain('month') && parsed.isCertain('year')
    return whole ? iso(parsed.get('year'), parsed.get('month'), parsed.get('day')) : null
  }
  if (weekdayOnly) return weekdayIn(written, reference, parsed.get('weekday') ?? 0, tense)
  let year = parsed.get('year') ?? reference.getUTCFullYear()
  if (!parsed.isCertain('year') && parsed.isCertain('month')) {
    // chrono takes the nearest year; what is told in the past tense lies behind, what is announced ahead.
    const day = Date.UTC(year, (parsed.get('month') ?? 1) - 1, parsed.get('day') ?? 1)
    if (tense === 'past' && day > reference.getTime()) year--
    if (tense === 'future' && day < reference.getTime() - 86_400_000) year++
  }
  return iso(year, parsed.get('month'), parsed.get('day'))
}

/** "Sunday of last week" is that of the calendar's last week, Monday first. */
function weekdayIn(written: string, reference: Date, weekday: number, tense: Tense): string {
  if (!/\blast week$/i.test(written)) return nearestWeekday(reference, weekday, tense)
  const monday = reference.getTime() - (((reference.getUTCDay() + 6) % 7) + 7) * 86_400_000
  return new Date(monday + ((weekday + 6) % 7) * 86_400_000).toISOString().slice(0, 10)
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
