// Why it exists: people know a site's address, not its feed's; the page itself says where that is.
import { Parser } from 'htmlparser2'
import { ReadoutError } from '../core/errors.ts'
import type { Fetched, Fetcher, ProbeFeed } from '../core/ports.ts'
import { isChallenge } from './challenge.ts'
import { decodePage, isBinary } from './charset.ts'
import { type Feed, isFeed, readFeed } from './feed.ts'
import { webLink } from './link.ts'
import { cleanName } from './normalize.ts'

export type FoundFeed = { readonly url: string; readonly title: string | null }
export type OpenedFeed = {
  /** Where it was read, after redirects: what to ask for next time. */
  readonly url: string
  readonly feed: Feed
  /** The page that named it; null where the address was the feed's own. */
  readonly page: string | null
  /** What else that page names, likelier ones first. */
  readonly others: readonly FoundFeed[]
}

const FEED_TYPE =
  /^application\/(?:rss|atom|feed|rdf|x-rss|x-atom)\+(?:xml|json)$|^(?:text|application)\/(?:rss|atom)$/i
/** Types that other things than feeds have too: the address decides. */
const LOOSE_TYPE = /^(?:text|application)\/(?:xml|json)$/i
const FEED_PATH = /(?:^|[/._-])(?:rss|atom|feeds?|rdf)(?:[/._-]|\d|$)|\.(?:rss|atom|rdf)$/i
/** Feeds beside the main one: what readers write, one writer, one subject, one article's answers. */
const SIDE_FEED = /comment|kommentar|respuesta|coment[aá]r|\/(?:author|tag|category|podcast)s?\//i
/** Where the programs that most sites run on put it. */
const COMMON_PLACES = ['/feed', '/rss.xml', '/feed.xml', '/atom.xml']
const MAX_FOUND = 20
const MAX_LINKS = 10_000
/** As many of those that a page names are tried. */
const MAX_TRIED = 3

/** The feed of an address, or of the page there. Throws what the fetcher throws, what readFeed throws, `blocked_by_site`. */
export async function openFeed(fetcher: Fetcher, address: string): Promise<OpenedFeed> {
  const fetched = await fetcher(address)
  if (isBinary(fetched.body) || isFeed(fetched.body, fetched.contentType)) return opened(fetched, null, [])
  const html = decodePage(fetched.body, fetched.contentType)
  const found = findFeeds(html, fetched.url)
  if (found.length === 0 && isChallenge(html)) {
    throw new ReadoutError(
      'forbidden',
      'blocked_by_site',
      `${new URL(fetched.url).hostname} asks for proof that a person is reading, so no feed can be looked for there.`,
    )
  }
  const isNamed = found.length > 0
  const places = COMMON_PLACES.map((path) => ({ url: new URL(path, fetched.url).href, title: null }))
  let failure: ReadoutError | null = null
  for (const { url } of isNamed ? found.slice(0, MAX_TRIED) : places) {
    try {
      const others = found.filter((other) => other.url !== url)
      // What is only guessed at is asked for as robots.txt allows.
      const answer = await (isNamed ? fetcher(url) : fetcher(url, undefined, 'found'))
      return opened(answer, fetched.url, others)
    } catch (error) {
      if (!(error instanceof ReadoutError)) throw error
      failure ??= error
      // A host that wants to be left alone is not asked for further places.
      if (error.code === 'rate_limited' || error.reason === 'deadline') break
    }
  }
  if (isNamed && failure !== null) throw failure
  throw new ReadoutError(
    'unsupported',
    'not_a_feed',
    'This is no RSS, Atom or JSON feed, and it names none. Give the address of a feed.',
  )
}

/** What `feed test` and `feed add` ask. */
export function makeProbe(fetcher: Fetcher): ProbeFeed {
  return async (address) => {
    const { url, feed, others } = await openFeed(fetcher, address)
    const time = (at: string | null) => (at === null ? Number.NEGATIVE_INFINITY : Date.parse(at))
    const [newest] = feed.entries.toSorted((a, b) => time(b.publishedAt) - time(a.publishedAt))
    return {
      url,
      title: feed.title,
      entries: feed.entries.length,
      newest: newest === undefined ? null : { title: newest.title, at: newest.publishedAt },
      others,
    }
  }
}

function opened({ url, body, contentType }: Fetched, page: string | null, others: readonly FoundFeed[]): OpenedFeed {
  return { url, feed: readFeed(body, { url, contentType }), page, others }
}

/** The feeds that a page names, the main one first: by its head, else by the addresses of its links. */
export function findFeeds(html: string, pageUrl: string): readonly FoundFeed[] {
  const { declared, linked } = collect(html, pageUrl)
  const found = declared.length > 0 ? declared : linked
  const first = new Map<string, FoundFeed>()
  for (const feed of found) if (feed.url !== pageUrl && !first.has(feed.url)) first.set(feed.url, feed)
  const isSide = ({ url, title }: FoundFeed) => SIDE_FEED.test(title ?? '') || SIDE_FEED.test(new URL(url).pathname)
  const all = [...first.values()]
  return [...all.filter((feed) => !isSide(feed)), ...all.filter(isSide)].slice(0, MAX_FOUND)
}

function collect(html: string, pageUrl: string): { readonly declared: FoundFeed[]; readonly linked: FoundFeed[] } {
  const declared: FoundFeed[] = []
  const linked: FoundFeed[] = []
  let base = pageUrl
  let links = 0
  const parser = new Parser({
    onopentag(name, { href, rel = '', type = '', title }) {
      if (name === 'base') base = webLink(href, pageUrl) ?? base
      const isLink = (name === 'link' || name === 'a') && links++ < MAX_LINKS
      const url = isLink ? webLink(href, base) : null
      if (url === null) return
      const found = { url, title: cleanName(title ?? null) }
      if (name === 'link' && declared.length < MAX_FOUND && isDeclared(rel, type.split(';', 1)[0]?.trim() ?? '', url)) {
        declared.push(found)
      }
      if (name === 'a' && linked.length < MAX_FOUND && isNear(url, pageUrl)) linked.push(found)
    },
  })
  parser.end(html)
  return { declared, linked }
}

function isDeclared(rel: string, type: string, url: string): boolean {
  const words = rel.toLowerCase().split(/\s+/)
  if (words.includes('feed')) return true
  if (!words.includes('alternate')) return false
  return FEED_TYPE.test(type) || (LOOSE_TYPE.test(type) && FEED_PATH.test(new URL(url).pathname))
}

/** A link whose address says that it is a feed, on the page's own site: others' feeds are not what was asked for. */
function isNear(url: string, pageUrl: string): boolean {
  const [to, from] = [new URL(url), new URL(pageUrl)]
  const bare = (host: string) => host.replace(/^www\./, '')
  return (
    (to.hostname === bare(from.hostname) || to.hostname.endsWith(`.${bare(from.hostname)}`)) &&
    FEED_PATH.test(to.pathname)
  )
}
