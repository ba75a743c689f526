// Why it exists: holds, field by field, what each format of feeds calls a thing, on feeds of our own.
import { describe, expect, test } from 'vitest'
import { readFeed } from '../../src/ingest/feed.ts'
import { mailboxesOf, readMailbox } from '../../src/ingest/feedpeople.ts'

const URL = 'https://courier.example/feeds/world.xml'
const read = (feed: string) => readFeed(feed, { url: URL })
const rss = (inner: string, attributes = '') =>
  read(`<rss version="2.0" ${attributes}><channel>${inner}</channel></rss>`)
const item = (inner: string, attributes = '') => rss(`<item>${inner}</item>`, attributes).entries[0]
const atom = (inner: string, attributes = '') =>
  read(`<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}>${inner}</feed>`)
const entry = (inner: string, attributes = '') => atom(`<entry ${attributes}>${inner}</entry>`).entries[0]
const MADE = '2026-03-03T18:20:00Z'
const CHANGED = '2026-03-04T00:00:00Z'

describe('CDF', () => {
  const cdf =
    read(`<CHANNEL BASE="https://courier.example/news/" HREF="index.html" LASTMOD="${CHANGED}"><TITLE>Courier</TITLE>
<ABSTRACT>News of both</ABSTRACT><ITEM HREF="a" LASTMOD="${MADE}"><TITLE>Talks</TITLE><ABSTRACT>They met.</ABSTRACT></ITEM>
<CHANNEL><TITLE>Sport</TITLE><ITEM><A HREF="/b"></A><TITLE>Match</TITLE></ITEM></CHANNEL></CHANNEL>`)

  test('has its fields as attributes, and channels in channels', () => {
    expect(cdf).toMatchObject({
      title: 'Courier',
      link: 'https://courier.example/news/index.html',
      description: 'News of both',
      updatedAt: CHANGED,
    })
    expect(cdf.entries).toMatchObject([
      { title: 'Talks', link: 'https://courier.example/news/a', updatedAt: MADE, summary: 'They met.' },
      { title: 'Match', link: 'https://courier.example/b' },
    ])
  })
})

describe('shapes of documents', () => {
  test.each([
    [
      'RSS 0.90, with a namespace of its own',
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>C</title></channel><item><title>A</title></item></r:RDF>',
    ],
    [
      'RSS 1.1, with a list of items',
      '<Channel xmlns="http://purl.org/net/rss1.1#"><title>C</title><items><item><title>A</title></item></items></Channel>',
    ],
    [
      'RSS 2 with a prefix',
      '<x:rss xmlns:x="http://backend.userland.com/rss2"><x:channel><x:title>C</x:title><x:item><x:title>A</x:title></x:item></x:channel></x:rss>',
    ],
    [
      'RSS with prefixes that nobody declared',
      '<rss><channel><atom:title>C</atom:title><item><dc:title>A</dc:title></item></channel></rss>',
    ],
    ['RSS without a channel', '<rss><title>C</title><item><title>A</title></item></rss>'],
    [
      'Atom 0.3',
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>C</title><entry><title>A</title></entry></feed>',
    ],
    ['names of elements in capitals', '<RSS><CHANNEL><TITLE>C</TITLE><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>'],
  ])('%s is read', (_, feed) => {
    expect(read(feed)).toMatchObject({ title: 'C', entries: [{ title: 'A' }] })
  })

  test('an item that is never closed costs no other, nor do tags of its text', () => {
    const broken =
      '<item><title>A</title><description>one<br>two<p>three</description><item><title>B & C</title></item>'
    expect(rss(broken).entries).toMatchObject([{ title: 'A', summary: 'one<br>two<p>three</p>' }, { title: 'B & C' }])
  })

  test('an entry alone is a feed of one', () => {
    const alone = '<entry xmlns="http://www.w3.org/2005/Atom"><id>tag:1</id><title>A</title></entry>'
    expect(read(alone).entries).toMatchObject([{ id: 'tag:1', title: 'A' }])
  })
})

describe('what stands beside a field', () => {
  test('image, input box and foreign modules do not lend their titles and links', () => {
    const feed = rss(
      `<image><title>Logo</title><link>https://courier.example/logo</link></image><textInput><description>Search</description></textInput>
<o:title>Other</o:title><title>Courier</title><link>https://courier.example/</link><description>Ours</description>`,
      'xmlns:o="https://other.example/ns"',
    )
    expect(feed).toMatchObject({ title: 'Courier', link: 'https://courier.example/', description: 'Ours' })
  })

  test('a drawing in the text is not a title', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Square</title></svg>'
    expect(entry(`<content type="xhtml">${svg}</content><title>A</title>`)?.title).toBe('A')
  })

  test('the source that an entry was taken from gives its author only where the entry has none', () => {
    const source = '<source><title>Other</title><author><name>Ruben Askari</name></author></source>'
    expect(entry(`${source}<title>A</title>`)).toMatchObject({ title: 'A', author: 'Ruben Askari' })
    expect(entry(`${source}<author><name>Ana Vel</name></author>`)?.author).toBe('Ana Vel')
  })
})

describe('dates', () => {
  test.each([
    [`<pubDate>${MADE}</pubDate>`, MADE, null],
    [`<dc:date>${MADE}</dc:date>`, MADE, MADE],
    [`<t:issued>${MADE}</t:issued><t:modified>${CHANGED}</t:modified>`, MADE, CHANGED],
    [`<t:created>${MADE}</t:created>`, MADE, null],
    [`<a:updated>${CHANGED}</a:updated>`, CHANGED, CHANGED],
    [`<pubDate>soon</pubDate><dc:date>${MADE}</dc:date>`, MADE, MADE],
    ['', null, null],
  ])('of RSS, %s', (inner, publishedAt, updatedAt) => {
    const namespaces =
      'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/" xmlns:a="http://www.w3.org/2005/Atom"'
    expect(item(inner, namespaces)).toMatchObject({ publishedAt, updatedAt, refusedDate: null })
  })

  test.each([
    [`<published>${MADE}</published><updated>${CHANGED}</updated>`, MADE, CHANGED],
    [`<issued>${MADE}</issued><modified>${CHANGED}</modified>`, MADE, CHANGED],
    [`<updated>${MADE}</updated><updated>${CHANGED}</updated>`, CHANGED, CHANGED],
  ])('of Atom, %s', (inner, publishedAt, updatedAt) => {
    expect(entry(inner)).toMatchObject({ publishedAt, updatedAt })
  })

  test('of the feed', () => {
    expect(rss(`<pubDate>${MADE}</pubDate>`)).toMatchObject({ publishedAt: MADE, updatedAt: MADE })
    expect(rss(`<lastBuildDate>${CHANGED}</lastBuildDate>`)).toMatchObject({ publishedAt: null, updatedAt: CHANGED })
    expect(atom(`<modified>${CHANGED}</modified>`).updatedAt).toBe(CHANGED)
  })

  test.each(['31 Feb 2026 10:00:00 GMT', 'Fri, 31 Dec 9999 10:00:00 GMT', 'soon'])(
    '%s is refused and kept',
    (written) => {
      const refused = { publishedAt: null, refusedDate: written }
      expect(item(`<pubDate> ${written} </pubDate>`)).toMatchObject(refused)
      const json = { version: 'https://jsonfeed.org/version/1', items: [{ date_published: written }] }
      expect(read(JSON.stringify(json)).entries).toMatchObject([refused])
    },
  )
})

describe('links', () => {
  test.each([
    ['<link>https://Courier.example</link>', 'https://Courier.example'],
    ['<guid>https://courier.example/g</guid><link>/a</link>', 'https://courier.example/a'],
    ['<link/><guid>https://courier.example/g</guid>', 'https://courier.example/g'],
    ['<guid isPermaLink="nonsense">https://courier.example/g</guid>', 'https://courier.example/g'],
    ['<link>https://user:secret@courier.example/a</link>', 'https://courier.example/a'],
    ['<link>https://courier.example/a"b</link>', 'https://courier.example/a%22b'],
    ['<link>vbscript:x</link><guid>java\nscript:x</guid>', null],
    ['<link xml:base="https://other.example/x/">a</link>', 'https://other.example/x/a'],
  ])('of RSS, %s', (inner, link) => {
    expect(item(inner)?.link).toBe(link)
  })

  test.each([
    ['<link rel="enclosure" href="/x.mp3"/><link href="/a"/>', 'https://courier.example/a'],
    [
      '<link rel="alternate" type="text/plain" href="/t"/><link type="text/html" href="/a"/>',
      'https://courier.example/a',
    ],
    ['<link rel="self" href="/s"/><link rel="via" href="/v"/>', null],
    ['<link rel="enclosure"/><content src="/whole" type="text/html"/>', 'https://courier.example/whole'],
  ])('of Atom, %s', (inner, link) => {
    expect(entry(inner)?.link).toBe(link)
  })

  test('are relative to the nearest xml:base', () => {
    const feed = atom('<entry xml:base="b/"><link href="c"/></entry>', 'xml:base="https://other.example/a/"')
    expect(feed.entries[0]?.link).toBe('https://other.example/a/b/c')
  })

  test('of the feed are those of the site, not of the feed itself', () => {
    const links = '<link rel="self" href="https://courier.example/feed"/><link href="https://courier.example/"/>'
    expect(atom(links).link).toBe('https://courier.example/')
    const inRss = '<a:link rel="self" href="/feed"/><link>https://courier.example/</link>'
    expect(rss(inRss, 'xmlns:a="http://www.w3.org/2005/Atom"').link).toBe('https://courier.example/')
  })
})

describe('texts', () => {
  test.each([
    ['<title>AT&amp;amp;T &amp;lt;b&amp;gt;</title>', 'AT&T <b>'],
    ['<title>&lt;b>Talks&lt;/b> go &lt;i>on&lt;/i></title>', 'Talks go on'],
    ['<title>What &lt;div> does</title>', 'What <div> does'],
    ['<title><![CDATA[Talks &mdash; again]]></title>', 'Talks — again'],
    ['<title>Talks &nbsp;&ndash; again</title>', 'Talks – again'],
    ['<title>Talks <em>go</em> on</title>', 'Talks go on'],
    ['<title>don&#146;t</title>', 'don’t'],
    ['<title>a&lt;script>alert(1)&lt;/script>b</title>', 'ab'],
  ])('of a title in RSS, %s', (inner, title) => {
    expect(item(inner)?.title).toBe(title)
  })

  test.each([
    ['<title type="text">&lt;b> &amp;amp; co</title>', '<b> &amp; co'],
    ['<title type="html">&lt;b>Talks&lt;/b> &amp;amp; co</title>', 'Talks & co'],
    [
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Talks &lt;b> <b>on</b></div></title>',
      'Talks <b> on',
    ],
    ['<title mode="base64" type="text/html">VGFsa3MgPGI+b248L2I+</title>', 'Talks on'],
    ['<title type="application/octet-stream">not base64!</title>', 'not base64!'],
    ['<title type="text" mode="escaped">&lt;b>Talks&lt;/b></title>', 'Talks'],
  ])('of a title in Atom, %s', (inner, title) => {
    expect(entry(inner)?.title).toBe(title)
  })

  test.each([
    ['<description>They met.</description>', 'They met.', null],
    ['<description><p>They <b>met</b>.</p></description>', '<p>They <b>met</b>.</p>', null],
    ['<description>Short</description><fullitem>Long</fullitem>', 'Short', 'Long'],
    ['<summary>Short</summary><description>Long</description>', 'Short', 'Long'],
    ['<description> </description><itunes:summary>Short</itunes:summary>', 'Short', null],
    ['<body xmlns="http://www.w3.org/1999/xhtml"><p>Long</p></body>', null, '<p>Long</p>'],
    ['<description>safe&lt;style>p{}&lt;/style> &lt;script>x()&lt;/script>words</description>', 'safe words', null],
  ])('of an item, %s', (inner, summary, content) => {
    expect(item(inner)).toMatchObject({ summary, content })
  })

  test.each([
    ['<content type="text">1 &lt; 2</content>', '1 &lt; 2'],
    ['<content type="html">&lt;p>Long&lt;/p></content>', '<p>Long</p>'],
    ['<content type="application/xml"><p>Long</p></content>', '<p>Long</p>'],
    ['<content type="image/png">iVBORw0KGgoAAAA=</content>', null],
  ])('of an entry, %s', (inner, content) => {
    expect(entry(inner)?.content).toBe(content)
  })
})

describe('languages', () => {
  test('are the entry’s own, else the feed’s, as BCP 47', () => {
    const inner = '<language>EN-us</language><item><title>A</title></item><item xml:lang="de"><title>B</title></item>'
    const feed = rss(inner)
    expect([feed.language, ...feed.entries.map((one) => one.language)]).toEqual(['en-US', 'en-US', 'de'])
    expect(atom('<entry><title xml:lang="fr">A</title></entry>', 'xml:lang="pt_BR"')).toMatchObject({
      language: 'pt-BR',
      entries: [{ language: 'fr' }],
    })
    expect(rss('<language>English, mostly</language>').language).toBeNull()
  })
})

describe('authors', () => {
  test.each([
    ['desk@courier.example (Ana Vel)', 'Ana Vel', 'desk@courier.example'],
    ['Ana Vel (desk@courier.example)', 'Ana Vel', 'desk@courier.example'],
    ['Ana Vel <desk@courier.example>', 'Ana Vel', 'desk@courier.example'],
    ['mailto:desk@courier.example', null, 'desk@courier.example'],
    ['Ana Vel', 'Ana Vel', null],
    ['', null, null],
  ])('a mailbox %s', (written, name, email) => {
    expect(readMailbox(written)).toEqual({ name, email })
  })

  test('are those of the entry, once each; of Atom also those of the feed', () => {
    const people =
      '<author><name>Ana Vel</name></author><author><name>Ruben Askari</name><email>r@a.example</email></author>'
    const feed = atom(`${people}${people}<entry/>`)
    expect(feed.author).toBe('Ana Vel, Ruben Askari')
    expect(feed.entries[0]?.author).toBe('Ana Vel, Ruben Askari')
    expect(mailboxesOf(feed.authors)).toBe('Ana Vel, Ruben Askari (r@a.example)')
  })

  test('an editor of RSS wrote none of the items', () => {
    const feed = rss('<managingEditor>ed@courier.example (Ida Editor)</managingEditor><item/>')
    expect([feed.author, feed.entries[0]?.author]).toEqual(['Ida Editor', null])
  })
})

describe('identities', () => {
  test.each([
    ['<guid isPermaLink="false"> tag:1 </guid><link>/a</link>', 'tag:1'],
    ['<link>/a</link><title>A</title>', 'https://courier.example/a'],
    ['<title>A</title>', 'A'],
  ])('of %s', (inner, id) => {
    expect(item(inner)?.id).toBe(id)
  })

  test('of Atom stay letter by letter', () => {
    expect(atom('<id>http://Courier.example/%7eana</id>').id).toBe('http://Courier.example/%7eana')
    expect(entry('<id>http://Courier.example/%7eana</id>')?.id).toBe('http://Courier.example/%7eana')
  })
})
