// Why it exists: RSS 0.9x to 2.0, RDF and Atom name the same things differently; this is the table of names.
import { ReadoutError } from '../core/errors.ts'
import { readDate } from './dates.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { webLink } from './link.ts'
import { inlineText } from './markup.ts'
import { cleanName, cleanTitle } from './normalize.ts'
import { childElements, escapeMarkup, firstChild, innerMarkup, parseXml, type XmlElement, xmlText } from './xml.ts'

/** In order of trust. */
const TITLE = ['title', 'dc:title', 'media:title']
const DATE = [
  'pubdate',
  'published',
  'issued',
  'dc:date',
  'dc:issued',
  'dc:created',
  'created',
  'updated',
  'modified',
  'date',
]
const SUMMARY = ['description', 'summary', 'dc:description', 'itunes:summary']
const CONTENT = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem']
const AUTHOR = ['author', 'dc:creator', 'itunes:author', 'managingeditor', 'dc:author']

/** Throws what parseXml throws, and `not_a_feed` for a root that is none. */
export function mapXmlFeed(text: string, url: string | null): Feed {
  const root = parseXml(text)
  const kind = root?.name.replace(/^\w+:/, '')
  if (root === null || (kind !== 'rss' && kind !== 'rdf' && kind !== 'feed')) {
    throw new ReadoutError('unsupported', 'not_a_feed', 'This is no RSS, Atom or JSON feed. Give the address of one.')
  }
  const base = baseOf(root, url)
  const channel = kind === 'feed' ? root : (firstChild(root, 'channel') ?? root)
  const channelBase = baseOf(channel, base)
  // RDF has its items beside the channel, RSS inside it, and some RSS 0.9x too beside it.
  const inside = childElements(channel, 'item', 'entry')
  const items = inside.length > 0 ? inside : childElements(root, 'item', 'entry')
  const author = authorOf(channel)
  return {
    title: cleanName(plainOf(firstChild(channel, ...TITLE))),
    entries: items.map((item) => entryOf(item, channelBase, author)),
  }
}

function entryOf(item: XmlElement, feedBase: string | null, feedAuthor: string | null): FeedEntry {
  const base = baseOf(item, feedBase)
  const title = cleanTitle(plainOf(firstChild(item, ...TITLE)))
  const link = linkOf(item, base)
  const given = xmlText(firstChild(item, 'guid', 'id', 'dc:identifier')).trim() || item.attributes['rdf:about']?.trim()
  return {
    id: given || link || title,
    title,
    link,
    author: authorOf(item) ?? feedAuthor,
    publishedAt: dateOf(item),
    summary: markupOf(firstChild(item, ...SUMMARY)),
    content: markupOf(firstChild(item, ...CONTENT)),
  }
}

function baseOf(element: XmlElement, outer: string | null): string | null {
  return webLink(element.attributes['xml:base'], outer) ?? outer
}

function dateOf(item: XmlElement): string | null {
  for (const name of DATE) {
    const date = readDate(xmlText(firstChild(item, name)))
    if (date !== null) return date
  }
  return null
}

/** Atom's alternate link, RSS's link, a guid that is an address. */
function linkOf(item: XmlElement, base: string | null): string | null {
  const links = [...childElements(item, 'link'), ...childElements(item, 'atom:link')]
  const alternate = links.filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
  const html = alternate.find(({ attributes }) => attributes.type === undefined || /html/.test(attributes.type))
  for (const link of [html, ...alternate]) {
    if (link === undefined) continue
    const found = webLink(link.attributes.href ?? xmlText(link), baseOf(link, base))
    if (found !== null) return found
  }
  const guid = firstChild(item, 'guid')
  if (guid === null || guid.attributes.ispermalink === 'false') return null
  const address = xmlText(guid).trim()
  return /^https?:/i.test(address) ? webLink(address, null) : null
}

function authorOf(element: XmlElement): string | null {
  const names: string[] = []
  for (const name of AUTHOR) {
    for (const author of childElements(element, name)) {
      const person = firstChild(author, 'name')
      const read = person === null ? withoutMailbox(plainOf(author)) : plainOf(person)
      const clean = cleanName(read)
      if (clean !== null && !names.includes(clean)) names.push(clean)
    }
    if (names.length > 0) return cleanName(names.join(', '))
  }
  return null
}

/** RSS 2.0 wants 'desk@courier.example (Ana Vel)': the name without the address. */
function withoutMailbox(written: string): string {
  const named = /^\S+@\S+\s+\((.+)\)$/.exec(written) ?? /^(.+?)\s*<\S+@\S+>$/.exec(written)
  return named?.[1] ?? (/^\S+@\S+$/.test(written) ? '' : written)
}

/** The words of an element, whether it holds text, escaped HTML or XHTML. */
function plainOf(element: XmlElement | null): string {
  if (element === null) return ''
  const text = xmlText(element).trim()
  return isPlain(element) ? text : inlineText(text)
}

/** Atom says what is plain text (RFC 4287, 3.1.1); RSS does not, and is mostly HTML. */
function isPlain(element: XmlElement): boolean {
  return /^(text(\/plain)?)$/i.test(element.attributes.type ?? '') && element.attributes.mode !== 'escaped'
}

/** What an element holds as HTML; null for nothing. */
function markupOf(element: XmlElement | null): string | null {
  if (element === null) return null
  const markup =
    childElements(element).length > 0
      ? innerMarkup(element)
      : isPlain(element)
        ? escapeMarkup(xmlText(element))
        : xmlText(element)
  return markup.trim() === '' ? null : markup.trim()
}
