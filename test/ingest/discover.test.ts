// Why it exists: holds that the address of a site leads to its main feed, at a small price, and never to somebody else's.
import { describe, expect, test } from 'vitest'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Fetcher } from '../../src/core/ports.ts'
import { findFeeds, openFeed } from '../../src/ingest/discover.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const SITE = 'https://courier.example/'
const FEED = '<rss><channel><title>Courier</title><item><title>Talks</title></item></channel></rss>'
const page = (inner: string) =>
  `<!doctype html><html><head><title>Courier</title>${inner}</head><body>News</body></html>`
const link = (href: string, title = '', type = 'application/rss+xml') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`
const urls = (html: string) => findFeeds(html, SITE).map(({ url }) => url)

/** A fetcher of what is in `pages`, and what it was asked for. */
function makeSite(pages: Readonly<Record<string, string | ReadoutError>>) {
  const asked: string[] = []
  const fetcher: Fetcher = async (url, _, way = 'named') => {
    asked.push(way === 'named' ? url : `${url} ${way}`)
    const answer = pages[url] ?? new ReadoutError('not_found', 'bad_status', 'There is no such page.')
    if (answer instanceof ReadoutError) throw answer
    return { url, contentType: 'text/html', body: Buffer.from(answer) }
  }
  return { asked, open: (address: string) => openFeed(fetcher, address) }
}

describe('the feeds of a page', () => {
  test.each([
    ['in its head, in their order', link('/a') + link('b.json', '', 'application/feed+json'), ['/a', '/b.json']],
    ['Atom, RDF and types with a charset', link('/a', '', 'application/atom+xml; charset=utf-8'), ['/a']],
    ['with several words for a relation', '<link rel="alternate home" type="application/rss+xml" href="/a">', ['/a']],
    ['comments after the news, by title', link('/c', 'Courier » Comments Feed') + link('/a', 'Courier'), ['/a', '/c']],
    ['comments after the news, by address', link('/comments/feed/') + link('/feed/'), ['/feed/', '/comments/feed/']],
    ['each once', link('/a') + link('/a'), ['/a']],
    ['relative to the base', `<base href="/news/">${link('feed')}`, ['/news/feed']],
    ['none of its translations', '<link rel="alternate" hreflang="de" href="/de/feed">', []],
    ['none of its other forms', link('/wp-json/posts/7', '', 'application/json'), []],
    ['of a loose type where the address says so', link('/rss.xml', '', 'text/xml'), ['/rss.xml']],
    ['no script', link('javascript:alert(1)'), []],
    ['none that only a comment has', `<!-- ${link('/a')} -->`, []],
    [
      'else by its links',
      '<a href="/rss/world">RSS</a><a href="/a">Talks</a><a href="https://rss.courier.example/x.rss">',
      ['/rss/world', 'https://rss.courier.example/x.rss'],
    ],
    ['no links to other sites’ feeds', '<a href="https://other.example/feed">RSS</a>', []],
    ['no links whose words only contain the word', '<a href="/feedback">Write to us</a><a href="/cursst">', []],
  ])('%s', (_, head, expected) => {
    expect(urls(page(head))).toEqual(expected.map((url) => new URL(url, SITE).href))
  })

  test('are at most 20, of a page of a hundred thousand', () => {
    expect(urls(page(Array.from({ length: 100_000 }, (_, at) => link(`/${at}`)).join('')))).toHaveLength(20)
  })
})

describe('an address', () => {
  test('of a feed is that feed', async () => {
    const site = makeSite({ [SITE]: FEED })
    expect(await site.open(SITE)).toMatchObject({ url: SITE, page: null, others: [], feed: { title: 'Courier' } })
    expect(site.asked).toEqual([SITE])
  })

  test('of a site leads to its feed, over a real connection, and names the others', async () => {
    const site = await serve((request, response) =>
      response.end(request.url === '/' ? page(link('/feed', 'News') + link('/sport', 'Sport')) : FEED),
    )
    expect(await openFeed(makeLoopbackFetcher(), `${site}/`)).toMatchObject({
      url: `${site}/feed`,
      page: `${site}/`,
      others: [{ url: `${site}/sport`, title: 'Sport' }],
      feed: { title: 'Courier' },
    })
  })

  test('of a site whose first feed is dead leads to the next', async () => {
    const site = makeSite({ [SITE]: page(link('/dead') + link('/feed')), [`${SITE}feed`]: FEED })
    expect((await site.open(SITE)).url).toBe(`${SITE}feed`)
  })

  test('of a site that names none is asked at the usual places, as robots.txt allows', async () => {
    const site = makeSite({ [SITE]: page(''), [`${SITE}rss.xml`]: FEED, [`${SITE}feed`]: page('') })
    expect((await site.open(SITE)).url).toBe(`${SITE}rss.xml`)
    expect(site.asked).toEqual([SITE, `${SITE}feed found`, `${SITE}rss.xml found`])
  })

  test('of a site without a feed says so after four places', async () => {
    const site = makeSite({ [SITE]: page('') })
    await expect(site.open(SITE)).rejects.toMatchObject({ reason: 'not_a_feed' })
    expect(site.asked).toHaveLength(5)
  })

  test('of a site whose feeds cannot be read tells why', async () => {
    const refused = new ReadoutError('forbidden', 'blocked_address', 'Private.')
    const site = makeSite({ [SITE]: page(link('http://10.0.0.1/feed')), 'http://10.0.0.1/feed': refused })
    await expect(site.open(SITE)).rejects.toBe(refused)
  })

  test('of a site that is too busy is not asked further', async () => {
    const busy = new ReadoutError('rate_limited', 'bad_status', 'Busy.')
    const site = makeSite({ [SITE]: page(link('/a') + link('/b')), [`${SITE}a`]: busy })
    await expect(site.open(SITE)).rejects.toBe(busy)
    expect(site.asked).toHaveLength(2)
  })

  test('of a page that asks for a human says so', async () => {
    const site = makeSite({ [SITE]: '<title>Just a moment...</title><p>Verify you are human</p>' })
    await expect(site.open(SITE)).rejects.toMatchObject({ reason: 'blocked_by_site' })
  })

  test('of a picture is refused', async () => {
    const site = makeSite({ [SITE]: '\x89PNG\r\n\x1a\n\0\0\0\0' })
    await expect(site.open(SITE)).rejects.toMatchObject({ reason: 'bad_type' })
  })
})
