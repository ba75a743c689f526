// Why it exists: where an event took place: "in Lisk on Monday", "at Fort Binga", "on the island of Vard".
import type { NewsEvent } from '../core/event.ts'
import { overlaps, type Span } from '../core/span.ts'
import { type Document, type Token, tokenAt } from './document.ts'
import { EVENT_NOUNS } from './lexicon/events.ts'
import type { Names } from './people.ts'

const DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|last|this|next|early|late|earlier|on|for)$/
const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)$/
const DAY_NAME = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/
const SITE =
  /^(?:hall|palace|embassy|consulate|ministry|headquarters|stadium|ground|arena|centre|center|residence|castle|hotel|villa|airport|base|border|cathedral|theatre|university|library|museum|lodge|mansion|mission|resort|camp|island|crossing|farm|monastery|office|house|home|restaurant|hangar|barracks|school|village|town|city|port|department)$/
// "Talks will resume in Lund": nothing but the talks can be there.
const COURSE_VERB = /^(?:resumed?|begin|began|begun|start|started|open|opened|convened|continued?|concluded|ended)$/
const PREPOSITION = /^(?:in|at|on|aboard|near|outside)$/

/**
 * The first place of a clause that is the event's: right behind its predicate, with its day behind, or a site that
 * nothing else claims. "The war in Ukraine" is a topic: a place behind a noun of its own is none, unless a day follows.
 */
export function findVenue(
  document: Document,
  names: Names,
  clause: Span,
  predicate: Token | Span,
  type: NewsEvent['type'],
): string | null {
  for (let index = tokenAt(document, clause.start); index < document.tokens.length; index++) {
    const token = document.tokens[index]
    if (token === undefined || token.end > clause.end) return null
    const leads = PREPOSITION.test(token.lower) || (type === 'visit' && /^(?:to|into)$/.test(token.lower))
    if (!leads || document.quoteOf[index] !== -1) continue
    const place = readVenue(document, names, index + 1, token.lower)
    if (place === null || place.end > clause.end) continue
    const earlier = document.tokens[index - 1]
    const opens = token.start === clause.start || earlier === undefined
    if (!opens && token.start < predicate.start) continue
    if (type === 'call' && token.lower !== 'aboard') continue
    const next = document.tokens[tokenAt(document, place.end)]
    const dated = next === undefined || DAY.test(next.lower)
    if (opens || isFree(earlier, predicate) || dated || !PREPOSITION.test(token.lower))
      return document.text.slice(place.start, place.end)
  }
  return null
}

/** No noun in front that the place would belong to, but the event's own. */
function isFree(earlier: Token | undefined, predicate: Span): boolean {
  if (earlier === undefined) return false
  return (
    earlier.start === predicate.start ||
    EVENT_NOUNS.has(earlier.lower) ||
    COURSE_VERB.test(earlier.lower) ||
    TIME.test(earlier.lower) ||
    /^(?:NNP|,|CD|RP|RB)$/.test(earlier.pos) ||
    earlier.lower === 'up'
  )
}

/** "Quell City", "the Summer Palace", "a hotel near the airport", "the island of Vard"; null where a person or a day stands. */
function readVenue(document: Document, names: Names, from: number, preposition: string): Span | null {
  let at = from
  if (/^(?:DT|PRP\$)$/.test(document.tokens[at]?.pos ?? '')) at++
  let end = at
  while (
    /^(?:NNP|NNPS|NN|JJ|POS|VBN)$/.test(document.tokens[end]?.pos ?? '') &&
    !DAY_NAME.test(document.tokens[end]?.lower ?? '') &&
    !/^(?:next|last)$/.test(document.tokens[end]?.lower ?? '')
  )
    end++
  const [first, last, after] = [document.tokens[from], document.tokens[end - 1], document.tokens[end]]
  if (first === undefined || last === undefined || end === at || last.pos === 'POS' || TIME.test(last.lower))
    return null
  const site = SITE.test(last.lower)
  const name = /^NNPS?$/.test(last.pos) && /^\p{Lu}/u.test(last.text)
  if (!site && (!name || preposition === 'on')) return null
  const span = { start: first.start, end: last.end }
  // "in Berg's office", "in Norland waters"
  if (names.mentions.some((other) => overlaps(other, span)) && !site) return null
  if (after !== undefined && /^(?:NNS|CD|&)$/.test(after.pos)) return null
  if (site && !/^(?:of|in|near)$/.test(after?.lower ?? '')) return plain(document, span, name, at)
  const further = /^(?:of|in|near)$/.test(after?.lower ?? '') ? readVenue(document, names, end + 1, 'in') : null
  if (site && further !== null) return { start: first.start, end: further.end }
  return plain(document, span, name, at)
}

/** A name stands without its article. */
function plain(document: Document, span: Span, name: boolean, at: number): Span {
  return name ? { start: document.tokens[at]?.start ?? span.start, end: span.end } : span
}
