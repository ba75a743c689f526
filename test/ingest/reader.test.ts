// Why it exists: holds that an address, a file and standard input give articles, whatever they turn out to be.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Fetcher } from '../../src/core/ports.ts'
import { makeReader } from '../../src/ingest/reader.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const PARAGRAPH =
  'Foreign Minister Ilen Torvald spoke with her Orlen counterpart, Ruben Askari, for more than an hour on Tuesday, her office said in the evening.'
const PAGE = `<html><head><title>Talks resume</title><meta name="date" content="2020-01-01"></head><body><article><h1>Talks resume</h1><p>${PARAGRAPH}</p><p>${PARAGRAPH} That was all.</p></article></body></html>`
const FEED = `<rss><channel><title>Courier</title>
<item><title>Old talks</title><link>https://courier.example/old</link><pubDate>2026-03-01</pubDate><description>They met on Sunday.</description></item>
<item><title>Talks resume</title><link>https://courier.example/new</link><pubDate>2026-03-03</pubDate><description>They met on Tuesday.</description><author>Ana Vel</author></item>
<item><title></title></item></channel></rss>`

/** A fetcher of what is in `pages`, and what it was asked for. */
function makeSite(pages: Readonly<Record<string, string>>, contentType = 'text/html') {
  const asked: string[] = []
  const fetcher: Fetcher = async (url) => {
    asked.push(url)
    const page = pages[url]
    if (page === undefined) throw new ReadoutError('not_found', 'bad_status', 'There is no such page.')
    return { url, contentType, body: Buffer.from(page) }
  }
  return { asked, ...makeReader({ fetcher }) }
}

describe('an address', () => {
  test('of a page is its article, over a real connection', async () => {
    const site = await serve((_, response) => response.setHeader('content-type', 'text/html').end(PAGE))
    const article = await makeReader({ fetcher: makeLoopbackFetcher() }).read(`${site}/a`)
    expect(article).toMatchObject({ title: 'Talks resume', url: `${site}/a`, publishedAt: '2020-01-01' })
    expect(article.text).toBe(`Talks resume\n${PARAGRAPH}\n${PARAGRAPH} That was all.`)
  })

  test('of a feed is the newest entry, its page fetched and the feed’s date kept', async () => {
    const site = makeSite({ 'https://courier.example/feed': FEED, 'https://courier.example/new': PAGE })
    expect(await site.read('https://courier.example/feed')).toMatchObject({
      title: 'Talks resume',
      byline: 'Ana Vel',
      publisher: 'Courier',
      publishedAt: '2026-03-03',
      text: expect.stringContaining('That was all.'),
    })
    expect(site.asked).toEqual(['https://courier.example/feed', 'https://courier.example/new'])
  })

  test('of a feed is all its entries, with the summary where the page cannot be had', async () => {
    const site = makeSite({ 'https://courier.example/feed': FEED, 'https://courier.example/new': PAGE })
    const articles = await site.readAll('https://courier.example/feed')
    expect(articles.map((article) => article.title)).toEqual(['Old talks', 'Talks resume'])
    expect(articles[0]).toMatchObject({ text: 'Old talks\nThey met on Sunday.', url: 'https://courier.example/old' })
    expect(articles[1]?.text).toContain('That was all.')
  })

  test('of a feed with whole texts is read without any page', async () => {
    const feed = FEED.replaceAll('<description>They', '<content:encoded>They').replaceAll(
      '</description>',
      '</content:encoded>',
    )
    const site = makeSite({ 'https://courier.example/feed': feed })
    expect((await site.readAll('https://courier.example/feed')).map((article) => article.text)).toEqual([
      'Old talks\nThey met on Sunday.',
      'Talks resume\nThey met on Tuesday.',
    ])
    expect(site.asked).toEqual(['https://courier.example/feed'])
  })

  test('of a page that asks for a human leaves the feed’s summary', async () => {
    const challenge = '<title>Just a moment...</title><p>Verify you are human</p>'
    const site = makeSite({ 'https://courier.example/feed': FEED, 'https://courier.example/new': challenge })
    expect((await site.read('https://courier.example/feed')).text).toBe('Talks resume\nThey met on Tuesday.')
  })

  test('of a login page is not_a_feed only where a feed was demanded', async () => {
    const login = '<html><head><title>Sign in to the Courier</title></head><body><form></form></body></html>'
    const site = makeSite({ 'https://courier.example/feed': login })
    expect(await site.readAll('https://courier.example/feed')).toMatchObject([{ title: 'Sign in to the Courier' }])
    await expect(site.readAll('https://courier.example/feed', { demand: 'feed' })).rejects.toMatchObject({
      reason: 'not_a_feed',
    })
  })

  test('of a feed without entries is said to have none yet', async () => {
    const site = makeSite({ 'https://courier.example/feed': '<rss><channel><title>Courier</title></channel></rss>' })
    expect(await site.readAll('https://courier.example/feed')).toEqual([])
    await expect(site.read('https://courier.example/feed')).rejects.toMatchObject({ reason: 'empty' })
  })

  test.each([
    ['application/pdf', '%PDF-1.7'],
    ['image/svg+xml', '<svg></svg>'],
    ['application/json', '{"a": 1}'],
    ['text/html', 'GIF89a'],
  ])('of %s is bad_type', async (contentType, body) => {
    const site = makeSite({ 'https://courier.example/a': body }, contentType)
    await expect(site.read('https://courier.example/a')).rejects.toMatchObject({ reason: 'bad_type' })
  })

  test('of a plain text is its headline and lines', async () => {
    const site = makeSite({ 'https://courier.example/a.txt': `Talks resume\n\n${PARAGRAPH}\n` }, 'text/plain')
    expect(await site.read('https://courier.example/a.txt')).toMatchObject({
      title: 'Talks resume',
      text: `Talks resume\n${PARAGRAPH}`,
    })
  })

  test('with another scheme is refused by the fetcher', async () => {
    const reader = makeReader({ fetcher: makeLoopbackFetcher() })
    for (const source of ['file:///etc/hosts', 'ftp://courier.example/', 'data:text/plain,hello']) {
      await expect(reader.read(source)).rejects.toMatchObject({ reason: 'bad_scheme' })
    }
  })

  test('lets a fault of ours through', async () => {
    const fetcher: Fetcher = async (url) => {
      if (url.endsWith('/feed')) return { url, contentType: null, body: Buffer.from(FEED) }
      throw new TypeError('a defect')
    }
    await expect(makeReader({ fetcher }).readAll('https://courier.example/feed')).rejects.toThrow(TypeError)
  })
})

describe('a file', () => {
  function save(name: string, content: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'readout-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }

  test('may be a feed', async () => {
    const site = makeSite({})
    expect(await site.readAll(save('feed.xml', FEED))).toHaveLength(2)
    expect((await site.read(save('feed.rss', FEED))).title).toBe('Talks resume')
  })

  test('of text is a text, even if it begins like a feed', async () => {
    const path = save('feed.txt', FEED)
    expect(await makeSite({}).readAll(path)).toMatchObject([{ text: FEED }])
  })

  test('that is missing is named', async () => {
    await expect(makeSite({}).read('no/such.txt')).rejects.toMatchObject({
      reason: 'no_such_file',
      message: 'There is no file no/such.txt. Check the name.',
    })
  })
})

describe('standard input', () => {
  const fetcher = makeLoopbackFetcher()

  test('is a text to the letter', async () => {
    const text = `Talks resume\n${PARAGRAPH}\n\n`
    const reader = makeReader({ fetcher, readStdin: async () => Buffer.from(text) })
    expect(await reader.read('-', { publishedAt: '2026-03-03' })).toMatchObject({
      text,
      title: 'Talks resume',
      publishedAt: '2026-03-03',
    })
  })

  test('that is empty or not handed in is said so', async () => {
    await expect(makeReader({ fetcher, readStdin: async () => Buffer.from(' ') }).read('-')).rejects.toMatchObject({
      reason: 'empty',
      message: 'Standard input is empty. Give a file with words in it.',
    })
    await expect(makeReader({ fetcher }).read('-')).rejects.toMatchObject({ reason: 'usage' })
  })
})
