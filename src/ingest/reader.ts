// Why it exists: whoever names a source (an address, a file, standard input) wants its articles, not to know what it is.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import type { Fetched, Fetcher, Validators } from '../core/ports.ts'
import { decodePage, isBinary } from './charset.ts'
import { type Feed, type FeedEntry, isFeed, type ReadFeed, readFeed, readFeedHere } from './feed.ts'
import { type ReadOptions, readBytesArticle, readFileBytes } from './file.ts'
import { isAddress } from './link.ts'
import { type ReadBlocks, readBlocksHere } from './markup.ts'
import { makeArticle } from './normalize.ts'
import { type ReadPage, readPageHere, withoutTeaser } from './page.ts'
import { headlineOf, readPublishedAt } from './text.ts'

export type FeedOptions = {
  readonly demand?: 'feed'
  /** What the feed's host gave last time; an unchanged feed then has no articles. */
  readonly since?: Validators
  /** What was fetched, before it is read. */
  readonly onFetched?: (fetched: Pick<Fetched, 'validators' | 'maxAgeMs'>) => void
  /** Before its entries are. */
  readonly onFeed?: (feed: Feed) => Promise<void>
  /** Whether an entry's page has been read: it is not fetched again. */
  readonly isKnown?: (entry: FeedEntry) => Promise<boolean>
  /**
   * Each article as soon as it is read; what this throws ends the reading. `page`: `later` where the entry's page could
   * not be had just now, `waits` where it was not asked for, since its host is not to be asked yet or enough pages were:
   * what the feed says stands in for it.
   */
  readonly onArticle?: (article: Article, entry: FeedEntry, page: PageState) => Promise<void>
}

export type PageState = 'settled' | 'later' | 'waits'

export type Reader = {
  /** One article: that of a page or file, the newest of a feed. */
  read(source: string, options?: ReadOptions & { readonly onFeed?: (entries: number) => void }): Promise<Article>
  /** All articles: those of a feed in its order, else one. `demand: 'feed'` refuses what is none with `not_a_feed`. */
  readAll(source: string, options?: ReadOptions & FeedOptions): Promise<readonly Article[]>
}
type Parts = {
  readonly fetcher: Fetcher
  /** What '-' stands for. */
  readonly readStdin?: () => Promise<Uint8Array>
  /** Where pages, feeds and their texts are read: without these here. */
  readonly readPage?: ReadPage
  readonly readFeed?: ReadFeed
  readonly readBlocks?: ReadBlocks
}
/** Bytes with what is needed to tell what they are; `url` is null for a file. */
type Input = {
  readonly name: string
  readonly url: string | null
  readonly contentType: string | null
  readonly body: Uint8Array
  readonly validators?: Validators
  readonly notModified?: boolean
  readonly maxAgeMs?: number
}

/** A summary as long as this is the whole text under another name. */
const FULL_TEXT_LENGTH = 1500
/** The pages fetched at one reading of a feed; those of the entries after these wait for the next. */
const MAX_PAGES = 50

export function makeReader(parts: Parts): Reader {
  return {
    async read(source, options = {}) {
      const input = await open(parts, source)
      if (!holdsFeed(input)) return articleOf(parts, input, options)
      const feed = await feedOf(parts, input)
      options.onFeed?.(feed.entries.length)
      const [entry] = feed.entries.toSorted((a, b) => timeOf(b) - timeOf(a))
      const read = entry === undefined ? null : await readEntry(parts, feed, entry, true)
      if (read === null) throw new ReadoutError('not_found', 'empty', 'This feed has no articles yet. Try again later.')
      return read.article
    },
    async readAll(source, { demand, since, onFetched, onFeed, isKnown, onArticle, ...options } = {}) {
      const input = await open(parts, source, since)
      onFetched?.(input)
      if (input.notModified) return []
      if (demand === undefined && !holdsFeed(input)) return [await articleOf(parts, input, options)]
      const feed = await feedOf(parts, input)
      await onFeed?.(feed)
      const articles: Article[] = []
      // One after another: a feed's pages are mostly on one host, which is asked for one page at a time.
      let pages = 0
      for (const entry of feed.entries) {
        if (needsPage(entry) && (await isKnown?.(entry)) === true) continue
        if (needsPage(entry)) pages++
        // Two hundred long texts in one go would hold up all else.
        await breathe()
        const read = await readEntry(parts, feed, entry, pages <= MAX_PAGES)
        if (read === null) continue
        articles.push(read.article)
        await onArticle?.(read.article, entry, read.page)
      }
      return articles
    },
  }
}

async function open({ fetcher, readStdin }: Parts, source: string, since?: Validators): Promise<Input> {
  if (isAddress(source)) {
    const fetched = await fetcher(source.trim(), since)
    return { name: fetched.url, ...fetched }
  }
  const isStdin = source === '-'
  if (isStdin && readStdin === undefined) {
    throw new ReadoutError('invalid', 'usage', 'Standard input cannot be read here. Give an address or a file.')
  }
  const body = isStdin && readStdin !== undefined ? await readStdin() : await readFileBytes(source)
  return { name: source, url: null, contentType: null, body }
}

/** A text file is a text, whatever it begins with. */
function holdsFeed({ name, url, contentType, body }: Input): boolean {
  const isText = url === null && !/\.(xml|rss|atom|rdf|json|html?)$/i.test(name)
  return !isText && isFeed(body, contentType)
}

async function articleOf({ readPage = readPageHere }: Parts, input: Input, options: ReadOptions): Promise<Article> {
  if (input.url === null) {
    // A file of a feed's kind that holds none is most often a login page saved under its name.
    if (/\.(xml|rss|atom|rdf)$/i.test(input.name)) readFeed(input.body, input)
    const isPage =
      input.name === '-' && /^\s*(?:<!doctype html|<html)\b/i.test(decodePage(input.body.subarray(0, 500), null))
    return readBytesArticle(isPage ? '-.html' : input.name, input.body, { ...options, readPage })
  }
  const article = await fetchedArticle(readPage, { ...input, url: input.url })
  const given = readPublishedAt(options.publishedAt ?? null)
  return { ...article, publishedAt: article.publishedAt ?? given }
}

async function fetchedArticle(readPage: ReadPage, { url, contentType, body }: Fetched): Promise<Article> {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (
    isBinary(body) ||
    /^(image|audio|video|font)\/|^application\/(pdf|zip|json|javascript)$|^text\/(css|javascript)$/.test(type)
  ) {
    throw new ReadoutError(
      'unsupported',
      'bad_type',
      'This address holds no page, text or feed. Give that of an article.',
    )
  }
  const text = decodePage(body, contentType)
  if (type !== 'text/plain') return withoutTeaser(await readPage(text, url))
  const title = headlineOf(text)
  const plain = { title, url, publisher: null, byline: null, publishedAt: null }
  return makeArticle({ ...plain, body: text.trimStart().slice(title.length) })
}

function feedOf({ readFeed: read = readFeedHere }: Parts, { body, url, contentType }: Input): Promise<Feed> {
  return read(body, { url, contentType })
}

type ReadEntry = { readonly article: Article; readonly page: PageState }

/** The article of an entry; null for an entry that says nothing. */
async function readEntry(parts: Parts, feed: Feed, entry: FeedEntry, mayFetch: boolean): Promise<ReadEntry | null> {
  const { readBlocks = readBlocksHere } = parts
  const own = makeArticle({
    title: entry.title,
    body: await readBlocks(entry.content ?? entry.summary ?? '', entry.title),
    url: entry.link,
    publisher: feed.title,
    byline: entry.author,
    publishedAt: entry.publishedAt,
  })
  const isWhole = entry.content !== null || own.text.length >= FULL_TEXT_LENGTH
  const page = isWhole || entry.link === null ? null : mayFetch ? await readPageOf(parts, entry.link) : 'waits'
  if (page === null || typeof page === 'string' || page.text.length <= own.text.length) {
    return own.text === '' ? null : { article: own, page: typeof page === 'string' ? page : 'settled' }
  }
  const article = {
    ...page,
    publisher: page.publisher ?? own.publisher,
    byline: page.byline ?? own.byline,
    // A page's dates are guesswork beside the feed's.
    publishedAt: own.publishedAt ?? page.publishedAt,
  }
  return { article, page: 'settled' }
}

/** An entry without its whole text, whose page is asked for. */
function needsPage({ content, summary }: FeedEntry): boolean {
  return content === null && (summary ?? '').length < FULL_TEXT_LENGTH
}

/** Null when the page cannot be had, else why not just now: the feed's own summary is used then. */
async function readPageOf(
  { fetcher, readPage = readPageHere }: Parts,
  link: string,
): Promise<Article | 'later' | 'waits' | null> {
  let fetched: Fetched
  try {
    fetched = await fetcher(link, undefined, 'found')
  } catch (error) {
    return whyNot(error)
  }
  try {
    return await fetchedArticle(readPage, fetched)
  } catch (error) {
    // What one page does to its reader is no fault of the feed: the other entries are read.
    return error instanceof ReadoutError ? whyNot(error) : null
  }
}

function whyNot(error: unknown): 'later' | 'waits' | null {
  if (!(error instanceof ReadoutError)) throw error
  if (error.code === 'rate_limited' || error.reason === 'stopping') return 'waits'
  return error.code === 'unavailable' ? 'later' : null
}

function timeOf({ publishedAt }: FeedEntry): number {
  return publishedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(publishedAt)
}
