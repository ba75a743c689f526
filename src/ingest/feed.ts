// Why it exists: RSS, RDF, Atom, CDF and JSON Feed → entries, all of one shape.
import { ReadoutError } from '../core/errors.ts'
import { decodePage, isBinary } from './charset.ts'
import type { FeedPerson } from './feedpeople.ts'
import { mapJsonFeed } from './jsonfeed.ts'
import { mapXmlFeed } from './xmlfeed.ts'

export type FeedEntry = {
  /** As the feed gives it, else the link, else the title; at most 2,000 letters. Not unique by itself. */
  readonly id: string
  readonly title: string
  readonly link: string | null
  /** The names of `authors`. */
  readonly author: string | null
  /** The entry's own, else those whom the format says it inherits. */
  readonly authors: readonly FeedPerson[]
  /** BCP 47, the entry's own or the feed's, as they say; null where neither does. */
  readonly language: string | null
  /** ISO 8601; of an entry that gives only the time of a change, that. Null when there is none or it is no date. */
  readonly publishedAt: string | null
  /** When it was last changed, where the feed says so. */
  readonly updatedAt: string | null
  /** What stands in the place of a date and is none, such as 31 February: the time of fetching counts then. */
  readonly refusedDate: string | null
  /** HTML. */
  readonly summary: string | null
  /** HTML of the whole text, where the feed carries it. */
  readonly content: string | null
}
export type Feed = {
  readonly title: string | null
  /** The site that the feed is of. */
  readonly link: string | null
  readonly id: string | null
  readonly author: string | null
  readonly authors: readonly FeedPerson[]
  /** Words on one line. */
  readonly description: string | null
  readonly language: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string | null
  /** How long it asks to be left alone, and the hours of the day (UTC) in which nothing comes; RSS has them. */
  readonly ttlMs?: number
  readonly skipHours?: readonly number[]
  /** At most 200, the newest; in the feed's order where it has no more. */
  readonly entries: readonly FeedEntry[]
}
export type FeedSource = {
  /** What relative links are relative to. */
  readonly url?: string | null
  readonly contentType?: string | null
}

/** How far the first element may be from the beginning. */
const SNIFF_LENGTH = 16_384

/** How a feed is read: here, or in a thread (page-reader.ts). */
export type ReadFeed = (body: Uint8Array, source: FeedSource) => Promise<Feed>
export const readFeedHere: ReadFeed = async (body, source) => readFeed(body, source)

/** Throws `empty`, `bad_type`, `not_a_feed`, `doctype_refused` or `too_large`. Entries come in the feed's order. */
export function readFeed(source: Uint8Array | string, { url = null, contentType = null }: FeedSource = {}): Feed {
  const text = textOf(source, contentType)
  if (text.trim() === '') throw new ReadoutError('invalid', 'empty', 'This feed is empty. Try again later.')
  const kind = kindOf(text)
  if (kind === null) {
    throw new ReadoutError('unsupported', 'not_a_feed', 'This is no RSS, Atom or JSON feed. Give the address of one.')
  }
  return kind === 'json' ? mapJsonFeed(text, url) : mapXmlFeed(text, url)
}

/** Whether something is a feed by its first element, whatever its content type says. */
export function isFeed(source: Uint8Array | string, contentType: string | null = null): boolean {
  if (typeof source !== 'string' && isBinary(source)) return false
  return kindOf(textOf(source, contentType)) !== null
}

function textOf(source: Uint8Array | string, contentType: string | null): string {
  if (typeof source === 'string') return source
  if (isBinary(source)) {
    throw new ReadoutError('unsupported', 'bad_type', 'This is no text. Give the address of a feed.')
  }
  return decodePage(source, contentType)
}

function kindOf(text: string): 'xml' | 'json' | null {
  const head = text.slice(0, SNIFF_LENGTH)
  const start = firstContent(head)
  // A doctype longer than that: what it defines is refused when the feed is read.
  if (start === '' && /<!doctype\s+(rss|feed|rdf)\b[^>[]*\[/i.test(head)) return 'xml'
  if (/^<(?:[\w.-]+:)?(rss|feed|rdf|channel|entry)[\s/>]/i.test(start)) return 'xml'
  if (start.startsWith('{') && /"version"\s*:\s*"https?:\\?\/\\?\/(www\.)?jsonfeed\.org\\?\//.test(text)) return 'json'
  return null
}

/** What comes after the byte order mark, white space, the XML declaration, comments and the doctype. */
function firstContent(text: string): string {
  let rest = text
  for (;;) {
    rest = rest.replace(/^[\s\ufeff\0]+/, '')
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : /^<!doctype/i.test(rest) ? '>' : null
    if (end === null) return rest
    // An internal subset ends with ']>': its own '>' are not the end.
    const subset = end === '>' ? /^[^[>]*\[/.exec(rest) : null
    const close = subset === null ? end : ']>'
    const at = rest.indexOf(close)
    if (at < 0) return ''
    rest = rest.slice(at + close.length)
  }
}
