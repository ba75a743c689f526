// Why it exists: title, byline, date and outlet of a page, from what it says of itself; none rather than a guess.
import { readDate } from './dates.ts'
import { readLinkedArticle } from './jsonld.ts'
import { canonicalUrl, cleanLine, cleanName, cleanTitle } from './normalize.ts'
import { type DomDocument, type DomElement, findAll } from './tree.ts'

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
const AUTHOR_CLASS = /(?:^|\s)(?:byline|author-name|article-author|post-author)(?:\s|$)/
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
    canonical: canonicalUrl(findAll(document, isCanonical)[0]?.getAttribute('href') ?? meta.get('og:url') ?? ''),
  }
}

/** Names in lower case; the first of each counts. */
function readMetaTags(document: DomDocument): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const tag of document.getElementsByTagName('meta')) {
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
  const headings = document
    .getElementsByTagName('h1')
    .map((h1) => cleanTitle(h1.textContent))
    .filter(Boolean)
  const inHead = cleanTitle(document.title)
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
  for (const element of findAll(document, isAuthor)) {
    const author = readAuthor(element.textContent)
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
  const written = findAll(document, isDate).map(dateOfElement)
  for (const date of [...said, ...written]) {
    const read = date === null ? null : readDate(date)
    if (read !== null) return read
  }
  return null
}

function isCanonical(element: DomElement): boolean {
  return element.localName === 'link' && hasWord(element, 'rel', 'canonical')
}

/** An author's link or name, or an element that is called so. */
function isAuthor(element: DomElement): boolean {
  if (hasWord(element, 'rel', 'author') || AUTHOR_CLASS.test(element.className)) return true
  const prop = element.getAttribute('itemprop')
  return (
    prop === 'author' || (prop === 'name' && hasOuter(element, (outer) => outer.getAttribute('itemprop') === 'author'))
  )
}

/** An element that gives the day of publication, or a time at the article. */
function isDate(element: DomElement): boolean {
  if (element.getAttribute('itemprop') === 'datePublished') return true
  const isTime = element.localName === 'time' && element.hasAttribute('datetime')
  return isTime && hasOuter(element, ({ localName }) => /^(?:article|header|main)$/.test(localName))
}

function hasWord(element: DomElement, attribute: string, word: string): boolean {
  const value = element.getAttribute(attribute)
  return value?.toLowerCase().split(/\s+/).includes(word) ?? false
}

function hasOuter(element: DomElement, isWanted: (outer: DomElement) => boolean): boolean {
  let outer = element.parentElement
  while (outer !== null && !isWanted(outer)) outer = outer.parentElement
  return outer !== null
}

function dateOfElement(element: DomElement): string | null {
  return element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent
}
