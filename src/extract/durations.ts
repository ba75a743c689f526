// Why it exists: how long it lasted: "more than two hours", "75-minute", "nearly an hour".
import type { Duration } from '../core/event.ts'
import type { Span } from '../core/span.ts'
import type { Document } from './document.ts'

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  ninety: 90,
  half: 0.5,
}
const NUMBER = String.raw`\d+(?:\.\d+)?|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')}`
const RELATION =
  'more than|over|at least|longer than|upwards of|less than|under|fewer than|not quite|nearly|almost|about|around|roughly|approximately|some|just over|just under|close to|well over'
const DURATION = new RegExp(
  String.raw`\b(?:(${RELATION})[ -])?(?:(half an|half-an)[ -](hour)|(${NUMBER})(?:[ -](?:and[ -]a[ -]half|and[ -]a[ -](half)))?[ -](hours?|minutes?)(?:(?:,| and)? (?:(${NUMBER})[ -]minutes?|a (half)))?)(?:-long)?\b`,
  'giu',
)
const RELATIONS: readonly (readonly [RegExp, Duration['relation']])[] = [
  [/more|over|at least|longer|upwards/i, 'more-than'],
  [/less|under|fewer|not quite/i, 'less-than'],
  [/./, 'about'],
]

/** Durations in hours or minutes inside a span, in order, with their places. */
export function findDurations(document: Document, span: Span): (Duration & { readonly span: Span })[] {
  const found: (Duration & { span: Span })[] = []
  for (const match of document.normal.slice(span.start, span.end).matchAll(DURATION)) {
    const minutes = minutesOf(match)
    if (minutes === null || minutes <= 0) continue
    const start = span.start + match.index
    const relation =
      match[1] === undefined ? 'exact' : (RELATIONS.find(([words]) => words.test(match[1] ?? ''))?.[1] ?? 'about')
    found.push({
      text: document.text.slice(start, start + match[0].length),
      minutes,
      relation,
      span: { start, end: start + match[0].length },
    })
  }
  return found
}

function minutesOf(match: RegExpMatchArray): number | null {
  if (match[2] !== undefined) return 30
  const amount = numberOf(match[4])
  if (amount === null) return null
  const half = /and[ -]a[ -]half/i.test(match[0]) ? 0.5 : 0
  if (/^minute/i.test(match[6] ?? '')) return Math.round(amount + half)
  return Math.round((amount + half) * 60 + (numberOf(match[7]) ?? 0))
}

function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null
  return NUMBERS[word.toLowerCase()] ?? (/^\d/.test(word) ? Number(word) : null)
}
