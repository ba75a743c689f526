// Why it exists: RSS 0.9 to 2.0, RDF, Atom and CDF name the same things differently; this is the table of names.
import { ReadoutError } from '../core/errors.ts'
import { type DateRead, readDate, refusedDate } from './dates.ts'
import { entryId } from './entryid.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { type FeedPerson, namesOf, readAuthors } from './feedpeople.ts'
import { readLanguage, webLink } from './link.ts'
import { makeShelf, newest } from './newest.ts'
import { cleanTitle } from './normalize.ts'
import { paceOf } from './pace.ts'
import { childElements, firstChild, parseXml, type XmlElement, xmlText } from './xml.ts'
import { markupOf, wordsOf } from './xmltext.ts'

/** In order of trust. CDF has 'lastmod' and 'href' as attributes. */
const TITLE = ['title', 'dc:title', 'media:title', 'itunes:title']
const PUBLISHED = ['pubdate', 'published', 'issued', 'dc:issued', 'dc:date', 'dc:created', 'created', 'date']
const UPDATED = ['updated', 'modified', 'dc:modified', 'lastbuilddate', 'lastmod', 'dc:date', 'dc:updated']
const DESCRIPTION = [
  'description',
  'subtitle',
  'tagline',
  'abstract',
  'dc:description',
  'itunes:summary',
  'itunes:subtitle',
]
const SUMMARY = ['summary', 'description', 'abstract', 'dc:description', 'itunes:summary', 'media:description']
const CONTENT = ['content:encoded', 'content', 'xhtml:body', 'xhtml:div', 'body', 'fullitem']
const AUTHOR = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor']
const ID = ['guid', 'id', 'dc:identifier']
const ROOTS = ['rss', 'rdf', 'feed', 'channel', 'entry']

type Around = {
  readonly base: string | null
  readonly authors: readonly FeedPerson[]
  readonly language: string | null
}

/** Throws what parseXml throws, and `not_a_feed` for a root that is none. */
export function mapXmlFeed(text: string, url: string | null): Feed {
  const shelve = makeShelf<XmlElement>((item) => publishedOf(item).date)
  const root = parseXml(text, (element, siblings) => {
    if (element.name === 'item' || element.name === 'entry') shelve(element, siblings)
  })
  const kind = root?.name.replace(/^[\w.-]+:/, '')
  if (root === null || kind === undefined || !ROOTS.includes(kind)) {
    throw new ReadoutError('unsupported', 'not_a_feed', 'This is no RSS, Atom or JSON feed. Give the address of one.')
  }
  const channel = kind === 'rss' || kind === 'rdf' ? (firstChild(root, 'channel') ?? root) : root
  const base = baseOf(channel, channel === root ? url : baseOf(root, url))
  const authors = kind === 'entry' ? [] : readAuthors(channel, AUTHOR)
  const language = languageOf(channel) ?? languageOf(root)
  const published = dateOf(channel, PUBLISHED)
  // An editor whom RSS names wrote none of the items; an author of Atom wrote all that name no other.
  const around: Around = { base, authors: kind === 'feed' ? authors : [], language }
  return {
    title: cleanTitle(wordsOf(firstChild(channel, ...TITLE))) || null,
    link: linkOf(channel, base),
    id: xmlText(firstChild(channel, 'id')).trim() || null,
    author: namesOf(authors),
    authors,
    description: cleanTitle(wordsOf(firstChild(channel, ...DESCRIPTION))) || null,
    language,
    publishedAt: published.date,
    updatedAt: dateOf(channel, UPDATED).date ?? published.date,
    ...paceOf(channel),
    entries: newest(kind === 'entry' ? [root] : itemsOf(root, channel), (item) => publishedOf(item).date).map((item) =>
      entryOf(item, around),
    ),
  }
}

/**
 * RSS has its items inside the channel, RDF and some RSS 0.9x beside it, RSS 1.1 in a list, CDF in channels of channels;
 * one that is never closed has those after it inside.
 */
function itemsOf(root: XmlElement, channel: XmlElement): readonly XmlElement[] {
  const within = (element: XmlElement): readonly XmlElement[] =>
    childElements(element, 'item', 'entry', 'items', 'channel').flatMap((child) =>
      child.name === 'items' || child.name === 'channel' ? within(child) : [child, ...within(child)],
    )
  const inside = within(channel)
  return inside.length > 0 ? inside : within(root)
}

function entryOf(item: XmlElement, around: Around): FeedEntry {
  const base = baseOf(item, around.base)
  const title = cleanTitle(wordsOf(firstChild(item, ...TITLE)))
  const link = linkOf(item, base)
  const given = xmlText(firstChild(item, ...ID)).trim() || item.attributes['rdf:about']
  const authors = authorsOf(item, around)
  return {
    id: entryId(given, link, title),
    title,
    link,
    author: namesOf(authors),
    authors,
    language: languageOf(item) ?? around.language,
    ...datesOf(item),
    ...textsOf(item),
  }
}

/** RFC 4287, 4.2.1: the entry's, else those of the feed that it was taken from, else those of this feed. */
function authorsOf(item: XmlElement, around: Around): readonly FeedPerson[] {
  const own = readAuthors(item, AUTHOR)
  if (own.length > 0) return own
  const source = firstChild(item, 'source')
  const taken = source === null ? [] : readAuthors(source, AUTHOR)
  return taken.length > 0 ? taken : around.authors
}

/** A summary beside a description leaves the description to be the longer text. */
function textsOf(item: XmlElement): Pick<FeedEntry, 'summary' | 'content'> {
  const summary = firstMarkup(item, SUMMARY)
  const content = firstMarkup(item, CONTENT)
  if (content !== null || firstChild(item, 'summary') === null) return { summary, content }
  const description = markupOf(firstChild(item, 'description'))
  return { summary, content: description === summary ? null : description }
}

function firstMarkup(item: XmlElement, names: readonly string[]): string | null {
  for (const name of names) {
    const markup = markupOf(firstChild(item, name))
    if (markup !== null) return markup
  }
  return null
}

function datesOf(item: XmlElement): Pick<FeedEntry, 'publishedAt' | 'updatedAt' | 'refusedDate'> {
  const { date, refused } = publishedOf(item)
  return { publishedAt: date, updatedAt: dateOf(item, UPDATED).date, refusedDate: refused }
}

function publishedOf(item: XmlElement): DateRead {
  const published = dateOf(item, PUBLISHED)
  if (published.date !== null) return published
  const updated = dateOf(item, UPDATED)
  return { date: updated.date, refused: updated.date === null ? (published.refused ?? updated.refused) : null }
}

/** Of one that stands there twice the last, which was added to correct the first. */
function dateOf(element: XmlElement, names: readonly string[]): DateRead {
  let refused: string | null = null
  for (const name of names) {
    const last = element.children.findLast((child) => typeof child !== 'string' && child.name === name)
    const written = (typeof last === 'object' ? xmlText(last) : (element.attributes[name] ?? '')).trim()
    if (written === '') continue
    const date = readDate(written)
    if (date !== null) return { date, refused: null }
    refused ??= refusedDate(written)
  }
  return { date: null, refused }
}

function baseOf(element: XmlElement, outer: string | null): string | null {
  return webLink(element.attributes['xml:base'] ?? element.attributes.base, outer) ?? outer
}

function languageOf(element: XmlElement): string | null {
  const written = xmlText(firstChild(element, 'language', 'dc:language')) || element.attributes['xml:lang']
  const title = firstChild(element, 'title')
  return readLanguage(written ?? title?.attributes['xml:lang'] ?? '')
}

/** Atom's alternate link, RSS's link, CDF's attribute, then what may be an address: a guid, RDF's name, Atom's source of content. */
function linkOf(element: XmlElement, base: string | null): string | null {
  const links = childElements(element, 'link', 'a')
  const alternate = links.filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
  const html = alternate.find(({ attributes }) => attributes.type === undefined || /html/.test(attributes.type))
  for (const link of [html, ...alternate]) {
    if (link === undefined) continue
    const found = webLink(link.attributes.href ?? xmlText(link), baseOf(link, base))
    if (found !== null) return found
  }
  const content = firstChild(element, 'content')
  const guid = firstChild(element, 'guid')
  const isLink = guid !== null && guid.attributes.ispermalink !== 'false'
  return (
    webLink(element.attributes.href, base) ??
    absolute(isLink ? xmlText(guid) : '') ??
    absolute(element.attributes['rdf:about'] ?? '') ??
    webLink(content?.attributes.src, base)
  )
}

function absolute(written: string): string | null {
  return /^\s*https?:/i.test(written) ? webLink(written, null) : null
}
