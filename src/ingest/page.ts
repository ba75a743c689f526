// Why it exists: HTML → the article that a reader would read, without what surrounds it.
import { Readability } from '@mozilla/readability'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { isChallenge } from './challenge.ts'
import { pageOf } from './dom.ts'
import { readLines } from './lines.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import { canonicalUrl, cleanTitle, makeArticle } from './normalize.ts'
import { keepArticleLines } from './notes.ts'
import { hasWall } from './paywall.ts'
import { scanPage } from './scan.ts'
import { type DomDocument, type DomElement, findAll } from './tree.ts'

/** What stands around an article. Never taken out where it holds much of the page's own paragraphs. */
const AROUND = new Set(['aside', 'nav', 'footer', 'form'])
const AROUND_ROLE = /^(?:navigation|complementary)$/
const AROUND_CLASS = /share|social|related|recommend|newsletter|subscribe|promo|caption|comment|breadcrumb|advert/i
const AROUND_ID = /share|related|newsletter|comment/i
const MAX_PRUNED_SHARE = 0.3
/** The pruned page's text is believed when it is about as long as the whole page's. */
const PRUNED_LENGTH = { min: 0.6, max: 1.15 }
/** A page with fewer letters than this, all told, is no article but may be a headline. */
const MIN_BODY_LETTERS = 60

/** How a page is read: here, or in a thread of its own (page-reader.ts). */
export type ReadPage = (html: string, url: string | null) => Promise<Article>
export const readPageHere: ReadPage = async (html, url) => readPage(html, { url })

/** '<p style="font-size:0">The minister resigned.</p>', '<p style="position:absolute; left:-9999px">…</p>'. */
const UNSEEN =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|clip(?:-path)?\s*:\s*(?:rect\(0|inset\((?:50|100)%))/i
/** A teaser behind which the rest is for those who pay is not longer. */
const MAX_TEASER_LETTERS = 1200

/**
 * The article of a page. A page whose text cannot be found (a paywall, an index, a page too deep to be read) gives its
 * headline only, and says so; of a paywall's the text is what it lets be seen. Throws `blocked_by_site` for a bot
 * challenge, `not_an_article` where there is not even a headline.
 */
export function readPage(html: string, options: { readonly url?: string | null } = {}): Article {
  const url = options.url ?? null
  const scan = scanPage(html)
  if (isChallenge(html, scan)) {
    throw new ReadoutError(
      'forbidden',
      'blocked_by_site',
      'The site asks for proof that a person is reading, so this page cannot be read here.',
    )
  }
  const page = pageOf(html, scan)
  if (page === null) return headlineOnly(scan.title, url, 'too_complex')
  const metadata = readMetadata(page)
  dropUnseen(page)
  // Before the text is looked for, which takes the tree apart.
  const isWalled = metadata.paid || (page.body !== null && hasWall(page.body))
  // Thousands of elements around nothing would be weighed for as long as a text.
  const isBlank = letters(page.body?.textContent ?? '') < MIN_BODY_LETTERS
  const lines = isBlank ? [] : findBody(page, metadata)
  const body = lines.join('\n')
  if (letters(body) < MIN_BODY_LETTERS && /<input\b[^>]{0,300}\btype\s*=\s*["']?password/i.test(html)) {
    throw new ReadoutError('forbidden', 'not_an_article', 'This page asks for a login instead of showing an article.')
  }
  const found = { ...metadata, title: metadata.title || cleanTitle(scan.title) }
  const isTeaser = letters(body) < MAX_TEASER_LETTERS && isWalled
  if (isTeaser) return finish(found, letters(body) < MIN_BODY_LETTERS ? '' : body, url, 'paywall')
  return letters(body) < MIN_BODY_LETTERS ? finish(found, '', url, 'no_text') : finish(found, body, url)
}

/** What a briefing may use: the beginning of a text that is for those who pay may stop before what turns it round. */
export function withoutTeaser(article: Article): Article {
  return article.partial === 'paywall' && article.title !== '' ? { ...article, text: article.title } : article
}

/** What is left of a page that cannot be read: its headline, by the title that it gives itself. */
export function headlineOnly(title: string, url: string | null, partial: NonNullable<Article['partial']>): Article {
  const nothing = { byline: null, publishedAt: null, publisher: null, canonical: null, paid: false }
  return finish({ ...nothing, title: cleanTitle(title) }, '', url, partial)
}

function finish(
  { canonical, paid: _, ...metadata }: Metadata,
  body: string,
  url: string | null,
  partial?: Article['partial'],
): Article {
  if (metadata.title === '' && body === '') {
    throw new ReadoutError(
      'unsupported',
      'not_an_article',
      'No article was found on this page. Give the address of one.',
    )
  }
  const article = makeArticle({ ...metadata, body, url: addressOf(url, canonical) })
  return partial === undefined ? article : { ...article, partial }
}

/** What a page says of its own address is believed on the same site only; a saved page has no other. */
function addressOf(url: string | null, canonical: string | null): string | null {
  if (url === null || canonical === null) return url === null ? canonical : canonicalUrl(url)
  const host = (address: string) => URL.parse(address)?.hostname.replace(/^www\./, '')
  // Some outlets name their front page on every page.
  const isFront = new URL(canonical).pathname === '/'
  return host(url) === host(canonical) && !isFront ? canonical : canonicalUrl(url)
}

/** Readability changes the tree that it reads, so each run gets a tree of its own. */
function findBody(page: DomDocument, metadata: Metadata): readonly string[] {
  const read = (tree: DomDocument) => {
    const root = runReadability(tree)
    return root === null ? [] : keepArticleLines(readLines(root), metadata.title, metadata.byline)
  }
  freePosts(page)
  const pruned = page.clone()
  const isOther = prune(pruned)
  const whole = read(page)
  if (!isOther) return whole
  const lean = read(pruned)
  const share = letters(lean.join('')) / Math.max(1, letters(whole.join('')))
  return share >= PRUNED_LENGTH.min && share <= PRUNED_LENGTH.max ? lean : whole
}

function runReadability(tree: DomDocument): DomElement | null {
  try {
    const document = tree as unknown as ConstructorParameters<typeof Readability>[0]
    const found = new Readability<DomElement>(document, { serializer: (node) => node as unknown as DomElement }).parse()
    return found?.content ?? null
  } catch {
    // It throws on pages that have no root or no body; then there is no text to be found.
    return null
  }
}

/** A post of somebody's that the article shows is part of it; in its box it would go with the buttons to share it. */
function freePosts(tree: DomDocument): void {
  for (const post of tree.getElementsByTagName('blockquote')) {
    const box = post.parentElement
    const isBox = box?.localName === 'div' && letters(box.textContent) === letters(post.textContent)
    if (isBox) box.parentNode?.replaceChild(post, box)
  }
}

/** What no reader of the page sees, by its own style: words of no size, or far off the screen. */
function dropUnseen(tree: DomDocument): void {
  for (const element of findAll(tree, (some) => UNSEEN.test(some.getAttribute('style') ?? ''))) element.remove()
}

/** Whether anything was taken out. */
function prune(tree: DomDocument): boolean {
  const total = paragraphLetters(tree)
  const around = findAll(tree, isAround).filter((some) => paragraphLetters(some) <= total * MAX_PRUNED_SHARE)
  for (const element of around) element.remove()
  return around.length > 0
}

function isAround(element: DomElement): boolean {
  const { localName, className, id } = element
  if (localName === 'body' || localName === 'html') return false
  if (AROUND.has(localName) || AROUND_CLASS.test(className) || AROUND_ID.test(id)) return true
  return AROUND_ROLE.test(element.getAttribute('role') ?? '') || element.getAttribute('aria-hidden') === 'true'
}

function paragraphLetters(root: DomElement): number {
  let count = 0
  for (const paragraph of root.getElementsByTagName('p')) count += letters(paragraph.textContent)
  return count
}

function letters(text: string): number {
  return text.replace(/\s+/g, '').length
}
