// Why it exists: where something takes place, also where no list of the world's places holds the name.
import { overlaps, type Span } from '../core/span.ts'
import type { Document, Token } from './document.ts'
import type { Names } from './people.ts'

const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter)$/
const KIND =
  /^(?:town|city|village|port|capital|resort|island|suburb|district|province|region|town hall|palace|castle)$/
const VENUE =
  /^(?:hall|palace|embassy|consulate|ministry|headquarters|stadium|ground|arena|centre|center|residence|castle|hotel|villa|airport|base|border|cathedral|theatre|university|library|museum|crossing|barracks|monastery|courthouse|church|mosque)$/

/**
 * The first place in a span that stands after one of `prepositions`; `isOwn` is asked for the token in front of the
 * preposition, which tells whether the place belongs to the event or to a noun of its own ("the war in Norland").
 */
export function findPlace(
  document: Document,
  names: Names,
  span: Span,
  prepositions: RegExp,
  isOwn: (earlier: Token | undefined) => boolean,
): string | null {
  const follows = (earlier: Token | undefined): boolean => isOwn(earlier) || TIME.test(earlier?.lower ?? '')
  for (const token of document.tokens) {
    if (token.start < span.start) continue
    if (token.end > span.end) return null
    if (!prepositions.test(token.lower) || !follows(document.tokens[token.index - 1])) continue
    const place = readPlace(document, names, token.index + 1)
    if (place !== null) return place
  }
  return null
}

function readPlace(document: Document, names: Names, from: number): string | null {
  const seat = readSeat(document, names, from)
  if (seat !== null) return seat
  const at = behindKind(document, from)
  const known = names.places.find((place) => place.first === at)
  if (known !== undefined) return document.tokens[known.last]?.pos === 'POS' ? null : known.name
  const venue = at === from ? readVenue(document, from) : null
  if (venue !== null) return venue
  let end = at
  while (/^NNPS?$/.test(document.tokens[end]?.pos ?? '')) end++
  const [first, last, after] = [document.tokens[at], document.tokens[end - 1], document.tokens[end]]
  if (first === undefined || last === undefined || end === at || TIME.test(first.lower)) return null
  // "in Norland waters", "in Berg's office": a name that belongs to another noun is no place.
  if (after !== undefined && (/^(?:NN|NNS|POS|CD)$/.test(after.pos) || after.lower === '&')) return null
  const name = { start: first.start, end: last.end }
  if ([...names.mentions, ...names.organisations].some((other) => overlaps(other, name))) return null
  return document.text.slice(name.start, name.end)
}

/** "in the capital, Shem, before the end of the year" */
function readSeat(document: Document, names: Names, from: number): string | null {
  const [article, kind, comma] = [document.tokens[from], document.tokens[from + 1], document.tokens[from + 2]]
  if (article?.pos !== 'DT' || !/^(?:capital|port|resort)$/.test(kind?.lower ?? '') || comma?.lower !== ',') return null
  let end = from + 3
  while (/^NNPS?$/.test(document.tokens[end]?.pos ?? '')) end++
  const last = document.tokens[end - 1]
  if (last === undefined || end === from + 3 || !/^[,.;]$/.test(document.tokens[end]?.lower ?? '.')) return null
  const name = { start: document.tokens[from + 3]?.start ?? last.start, end: last.end }
  if (names.mentions.some((other) => overlaps(other, name))) return null
  return document.text.slice(article.start, last.end)
}

/** "at the town hall", "at the Lakeside Ground" */
function readVenue(document: Document, from: number): string | null {
  const first = document.tokens[from]
  if (first?.pos !== 'DT') return null
  let end = from + 1
  while (end < from + 6 && /^(?:JJ|NN|NNP)$/.test(document.tokens[end]?.pos ?? '')) end++
  const last = document.tokens[end - 1]
  return last !== undefined && VENUE.test(last.lower) ? document.text.slice(first.start, last.end) : null
}

/** "the border town of | Pell" */
function behindKind(document: Document, from: number): number {
  for (let at = from; at < from + 6; at++) {
    const token = document.tokens[at]
    if (token === undefined || !/^(?:DT|JJ|NN|NNP|VBN)$/.test(token.pos)) return from
    if (KIND.test(token.lower) && document.tokens[at + 1]?.lower === 'of') return at + 2
  }
  return from
}
