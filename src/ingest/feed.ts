// Why it exists: RSS, RDF, Atom and JSON Feed → entries, all of one shape.
import { ReadoutError } from '../core/errors.ts'
import { decodePage, isBinary } from './charset.ts'
import { mapJsonFeed } from './jsonfeed.ts'
import { mapXmlFeed } from './xmlfeed.ts'

export type FeedEntry = {
  /** As the feed gives it, else the link, else the title; not unique by itself. */
  readonly id: string
  readonly title: string
  readonly link: string | null
  readonly author: string | null
  /** ISO 8601; null when there is none or it is no date. */
  readonly publishedAt: string | null
  /** HTML. */
  readonly summary: string | null
  /** HTML of the whole text, where the feed carries it. */
  readonly content: string | null
}
export type Feed = { readonly title: string | null; readonly entries: readonly FeedEntry[] }
export type FeedSource = {
  /** What relative links are relative to. */
  readonly url?: string | null
  readonly contentType?: string | null
}

const MAX_ENTRIES = 200
/** How far the first element may be from the beginning. */
const SNIFF_LENGTH = 16_384

/** Throws `empty`, `bad_type`, `not_a_feed`, `doctype_refused` or `too_large`. Entries come in the feed's order. */
export function readFeed(source: Uint8Array | string, { url = null, contentType = null }: FeedSource = {}): Feed {
  const text = textOf(source, contentType)
  if (text.trim() === '') throw new ReadoutError('invalid', 'empty', 'This feed is empty. Try again later.')
  const kind = kindOf(text)
  if (kind === null) {
    throw new ReadoutError('unsupported', 'not_a_feed', 'This is no RSS, Atom or JSON feed. Give the address of one.')
  }
  const feed = kind === 'json' ? mapJsonFeed(text, url) : mapXmlFeed(text, url)
  return { title: feed.title, entries: newest(feed.entries) }
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
  const start = firstContent(text.slice(0, SNIFF_LENGTH))
  if (/^<(?:[\w.-]+:)?(rss|feed|rdf)[\s/>]/i.test(start)) return 'xml'
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

/** All of a feed of ordinary size in its own order; of a huge one the newest, undated ones last. */
function newest(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  if (entries.length <= MAX_ENTRIES) return entries
  const time = (entry: FeedEntry) =>
    entry.publishedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(entry.publishedAt)
  const timed = entries.map((entry) => ({ entry, at: time(entry) }))
  timed.sort((a, b) => (a.at === b.at ? 0 : b.at - a.at))
  return timed.slice(0, MAX_ENTRIES).map(({ entry }) => entry)
}
