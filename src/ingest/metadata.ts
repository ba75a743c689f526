// Why it exists: title, byline, date and outlet of a page, from what it says of itself; none rather than a guess.
import { readDate } from './dates.ts'
import type { DomDocument, DomElement } from './dom.ts'
import { readLinkedArticle } from './jsonld.ts'
import { canonicalUrl, cleanLine, cleanName, cleanTitle } from './normalize.ts'

export type Metadata = {
  readonly title: string
  readonly byline: string | null
  readonly publishedAt: string | null
  readonly publisher: string | null
  /** The address that the page gives itself. */
  readonly canonical: string | null
  /** The page says that its text is for those who pay. */
  readonly paid: boolean
}

const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'date',
]
const AUTHOR_NAMES = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl']
const AUTHOR_ELEMENTS =
  '[rel~=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline, .author-name, .article-author, .post-author'
const DATE_ELEMENTS =
  'time[itemprop=datePublished], [itemprop=datePublished], article time[datetime], header time[datetime], main time[datetime]'
const MAX_AUTHORS = 8
/** A byline line holds names; more words are a sentence about somebody. */
const MAX_BYLINE_WORDS = 12

export function readMetadata(document: DomDocument): Metadata {
  const meta = readMetaTags(document)
  const linked = readLinkedArticle(document)
  const publisher = cleanName(meta.get('og:site_name') ?? linked?.publisher ?? null)
  const names = [publisher, linked?.publisher ?? null, meta.get('application-name') ?? null].filter(
    (name) => name !== null,
  )
  return {
    paid: linked?.paid === true || /^(?:locked|paid|premium)$/i.test(meta.get('article:content_tier') ?? ''),
    title: findTitle(document, meta, linked?.headline ?? null, names),
    byline: findByline(document, meta, linked?.authors ?? []),
    publishedAt: findDate(document, meta, linked?.datePublished ?? null),
    publisher,
    canonical: canonicalUrl(
      document.querySelector('link[rel~=canonical]')?.getAttribute('href') ?? meta.get('og:url') ?? '',
    ),
  }
}

/** Names in lower case; the first of each counts. */
function readMetaTags(document: DomDocument): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const tag of document.querySelectorAll('meta[content]')) {
    const name = (
      tag.getAttribute('property') ??
      tag.getAttribute('name') ??
      tag.getAttribute('itemprop') ??
      ''
    ).toLowerCase()
    const content = tag.getAttribute('content')?.trim() ?? ''
    if (name !== '' && content !== '' && !tags.has(name)) tags.set(name, content)
  }
  return tags
}

function findTitle(
  document: DomDocument,
  meta: ReadonlyMap<string, string>,
  headline: string | null,
  sites: readonly string[],
): string {
  const headings = [...document.querySelectorAll('h1')].map((h1) => cleanTitle(h1.textContent ?? '')).filter(Boolean)
  const inHead = cleanTitle(document.querySelector('title')?.textContent ?? '')
  const said = cleanTitle(meta.get('og:title') ?? headline ?? meta.get('twitter:title') ?? '')
  if (said !== '') return withoutSite(said, sites, headings)
  // With no word from the page, its heading counts if it is the one that the window is named after.
  const heading = headings.find((text) => inHead.startsWith(text)) ?? (headings.length === 1 ? headings[0] : undefined)
  return heading ?? withoutSite(inHead, sites, headings)
}

/** 'Talks resume in Casmere | The Vostrel Courier' without the outlet: when it is the outlet, or the heading says so. */
function withoutSite(title: string, sites: readonly string[], headings: readonly string[]): string {
  const cut = /^(.+\S)\s+[|\-–—:·•»]+\s+([^|–—·•»]+)$/u.exec(title)
  const [, rest = '', suffix = ''] = cut ?? []
  if (rest === '') return title
  const isSite = sites.some((site) => fold(site) === fold(suffix))
  return isSite || headings.some((heading) => fold(heading) === fold(rest)) ? rest : title
}

function fold(text: string): string {
  return text.toLowerCase().replace(/^the\s+|[^\p{L}\p{N}]/gu, '')
}

function findByline(
  document: DomDocument,
  meta: ReadonlyMap<string, string>,
  linked: readonly string[],
): string | null {
  const authors = linked.map(readAuthor).filter((name) => name !== null)
  if (authors.length > 0) return cleanName(authors.slice(0, MAX_AUTHORS).join(', '))
  for (const name of AUTHOR_NAMES) {
    const author = readAuthor(meta.get(name) ?? '')
    if (author !== null) return author
  }
  for (const element of document.querySelectorAll(AUTHOR_ELEMENTS)) {
    const author = readAuthor(element.textContent ?? '')
    if (author !== null) return author
  }
  return null
}

/** 'By Ana Vel' → 'Ana Vel'; null for addresses, handles and what is too long to be names. */
function readAuthor(written: string): string | null {
  const name = cleanName(
    cleanLine(written.slice(0, 1000))
      .replace(/^(written )?by:?\s+/i, '')
      .replace(/\s*[|•,]\s*$/, ''),
  )
  if (name === null || /https?:|www\.|@|\d{3}/.test(name) || !/\p{L}/u.test(name)) return null
  return name.split(' ').length > MAX_BYLINE_WORDS ? null : name
}

function findDate(document: DomDocument, meta: ReadonlyMap<string, string>, linked: string | null): string | null {
  const said = [linked, ...DATE_NAMES.map((name) => meta.get(name.toLowerCase()) ?? null)]
  const written = [...document.querySelectorAll(DATE_ELEMENTS)].map(dateOfElement)
  for (const date of [...said, ...written]) {
    const read = date === null ? null : readDate(date)
    if (read !== null) return read
  }
  return null
}

function dateOfElement(element: DomElement): string | null {
  return element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent
}
