// Why it exists: holds what is read out of a page, what is left out, and that hostile pages end in time.
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/ingest/page.ts'

const FIRST =
  'Foreign Minister Ilen Torvald spoke with her Orlen counterpart, Ruben Askari, for more than an hour on Tuesday, her office said in the evening.'
const SECOND =
  'The two discussed the closed border at Casmere, and agreed that their deputies would meet next week, according to a statement of the ministry.'
const THIRD =
  'There was no immediate comment from Askari, whose office had said on Monday that no call was planned for this week.'
const TITLE = 'Torvald and Askari speak for an hour'

function page(
  parts: { readonly head?: string; readonly before?: string; readonly inside?: string; readonly after?: string } = {},
) {
  return `<!doctype html><html><head><title>${TITLE} - The Vostrel Courier</title>${parts.head ?? ''}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>${parts.before ?? ''}
<article><h1>${TITLE}</h1><div class="text"><p>${FIRST}</p><p>${SECOND}</p>${parts.inside ?? ''}<p>${THIRD}</p></div></article>
${parts.after ?? ''}<footer>© 2026 The Vostrel Courier</footer></body></html>`
}
const TEXT = [TITLE, FIRST, SECOND, THIRD].join('\n')

describe('the text of a page', () => {
  test('is headline and paragraphs, a line each, and nothing around them', () => {
    expect(readPage(page(), { url: 'https://courier.example/a?utm_source=x' })).toEqual({
      title: TITLE,
      url: 'https://courier.example/a',
      publisher: null,
      byline: null,
      publishedAt: null,
      language: 'en',
      text: TEXT,
    })
  })

  test.each([
    [
      'a figure with its caption',
      '<figure><img src="a.jpg"><figcaption>Torvald in Casmere last year</figcaption></figure>',
    ],
    ['a credit', '<p>(Photo: Ana Vel/Orlen Wire)</p>'],
    ['a related link', '<p>Related: <a href="/b">Border stays closed</a></p>'],
    ['a link by itself', '<p><a href="/b">Border stays closed for a third week</a></p>'],
    ['a newsletter line', '<p>Sign up for our morning newsletter</p>'],
    ['a call to register', '<p>Register now</p>'],
    ['an advertisement', '<div>Advertisement</div>'],
    ['a bare date', '<p>Published 3 March 2026, 10:15 GMT</p>'],
    ['a script', '<script>document.write("hello")</script>'],
    ['words of no size', '<p style="font-size:0">The minister resigned, it was said in Orlen.</p>'],
    ['words off the screen', '<p style="position:absolute; left:-9999px">The minister resigned, it was said.</p>'],
    ['a separator', '<p>* * *</p>'],
    ['when it was changed', '<p>Updated Mar 3, 9:41 AM; posted Mar 2, 8:19 PM</p>'],
    ['how long ago it appeared', '<p>Published 2 days ago</p>'],
    ['a word about the site', '<p>This website uses cookies to improve your experience.</p>'],
    ['a bare address', '<p>https://courier.example/talks-in-casmere</p>'],
    [
      'a caption by its class',
      '<div class="InlineImageCaption">Torvald, left, walks through the old port of Casmere.</div>',
    ],
  ])('leaves out %s', (_, inside) => {
    expect(readPage(page({ inside })).text).toBe(TEXT)
  })

  test.each([
    [
      'a quote',
      '<blockquote>“We will speak again,” Torvald wrote.</blockquote>',
      '“We will speak again,” Torvald wrote.',
    ],
    ['a heading', '<h2>What comes next</h2>', 'What comes next'],
    [
      'links inside prose',
      '<p>The <a href="/b">border</a> has been closed since May.</p>',
      'The border has been closed since May.',
    ],
    ['blocks glued together', '<ul><li>One hour.</li><li>Two ministers.</li></ul>', 'One hour.\nTwo ministers.'],
    ['a break', '<p>One hour.<br>Two ministers.</p>', 'One hour.\nTwo ministers.'],
    ['a time that heads a part of a running report', '<p>10 p.m.</p>', '10 p.m.'],
    [
      'somebody’s post in a box of its own',
      '<div class="social-embed"><blockquote><p>We will open the border. <a href="https://posts.example/1">posts.example/1</a></p>— Office of Ilen Torvald <a href="https://posts.example/1">March 3, 2026</a></blockquote></div>',
      'We will open the border. posts.example/1\n— Office of Ilen Torvald March 3, 2026',
    ],
    [
      'a name without the list of links that opens over it',
      '<p>She had met <span class="over"><a href="/p">Ana Vel</a><span><a href="/1">Vel resigns over the port</a> <a href="/2">Vel returns to Casmere</a> <a href="/p">More</a></span></span> before.</p>',
      'She had met Ana Vel before.',
    ],
    [
      'a sentence that begins like a call to register',
      '<p>Register offices will now open on Sundays.</p><p>Register staff may be asked by email.</p>',
      'Register offices will now open on Sundays.\nRegister staff may be asked by email.',
    ],
    [
      'a sentence about a sign-in',
      '<p>Readers must log in to read the full report, the ministry said.</p>',
      'Readers must log in to read the full report, the ministry said.',
    ],
    [
      'a sentence that holds words of a wall as a quote',
      '<p>All that its page showed was “Subscribe to read this story” and a date.</p>',
      'All that its page showed was “Subscribe to read this story” and a date.',
    ],
    [
      'a sentence about who will join',
      '<p>Inspectors will join the mission to access the plant.</p>',
      'Inspectors will join the mission to access the plant.',
    ],
    [
      'a sentence about a photo',
      '<p>Photo editors in Casmere said that nobody had been let in to see it.</p>',
      'Photo editors in Casmere said that nobody had been let in to see it.',
    ],
  ])('keeps %s', (_, inside, expected) => {
    expect(readPage(page({ inside })).text).toBe([TITLE, FIRST, SECOND, expected, THIRD].join('\n'))
  })

  test.each([
    ['about its writer', '<p>Ana Vel is a reporter for The Vostrel Courier in Casmere.</p>'],
    ['how to reach its writer', '<p>Have a tip? Reach the author at ana.vel@courier.example.</p>'],
    [
      'that lead to other texts',
      '<p>More great stories</p><p><a href="/1">The port that never sleeps</a></p><p>🚢 A <a href="/2">guide to ferries</a> and more</p>',
    ],
  ])('ends before lines %s', (_, after) => {
    const head = '<meta name="author" content="Ana Vel">'
    const html = page({ head }).replace('</div></article>', `${after}</div></article>`)
    expect(readPage(html).text).toBe(TEXT)
  })

  test('keeps what a person of the news is, where the writer is another', () => {
    const line = 'Ruben Askari is a former judge who has led the ministry since May.'
    const html = page({ head: '<meta name="author" content="Ana Vel">' }).replace(
      '</div></article>',
      `<p>${line}</p></div></article>`,
    )
    expect(readPage(html).text).toBe([TEXT, line].join('\n'))
  })

  test('holds nothing that hides', () => {
    const hidden = page().replace('an hour on Tuesday', 'an hour\u202e on\u200b Tues\u{e0041}day')
    expect(readPage(hidden).text).toBe(TEXT)
  })
})

describe('what stands around an article is taken out', () => {
  const box = (name: string, text: string) => `<div class="${name}"><p>${text}</p></div>`
  const around = (body: string) => `<html><head><title>${TITLE}</title></head><body>${body}</body></html>`

  test('unless most of the text would go with it', () => {
    const shown = [FIRST, SECOND, THIRD, ...[FIRST, SECOND, THIRD].map((text) => text.replace('.', ' in Vostrel.'))]
    const captions = shown.slice(1).map((text) => box('photo-caption', text))
    const html = around(`<article><p>${FIRST}</p>${captions.join('')}</article>`)
    expect(readPage(html).text).toBe([TITLE, ...shown].join('\n'))
  })

  test('unless a longer text of another kind would be read instead', () => {
    const terms = 'The courier gives no warranty of any kind for what its readers write to it and may delete all of it'
    const article = `<div class="newsletter-issue"><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div>`
    const html = around(`${article}<div><div>${`<div><p>${terms}</p><p>${terms}</p></div>`.repeat(6)}</div></div>`)
    expect(readPage(html).text).toBe(TEXT)
  })
})

describe('metadata', () => {
  const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

  test('come from JSON-LD, wherever in it the article is', () => {
    const article = {
      '@type': ['Thing', 'NewsArticle'],
      headline: TITLE,
      author: [{ '@type': 'Person', name: 'Ana Vel' }, { name: 'Ruben Ost' }],
      datePublished: '2026-03-03T18:20:00+02:00',
      publisher: { name: 'The Vostrel Courier' },
    }
    for (const value of [article, [{ '@type': 'WebSite' }, article], { '@graph': [{ '@type': 'Person' }, article] }]) {
      expect(readPage(page({ head: ld(value) }))).toMatchObject({
        title: TITLE,
        byline: 'Ana Vel, Ruben Ost',
        publishedAt: '2026-03-03T18:20:00+02:00',
        publisher: 'The Vostrel Courier',
      })
    }
  })

  test('come from OpenGraph, without the outlet in the title', () => {
    const head = `<meta property="og:title" content="${TITLE} | The Vostrel Courier"><meta property="og:site_name" content="Vostrel Courier">
<meta property="article:published_time" content="2026-03-03T18:20:00Z"><meta name="author" content="By Ana Vel">`
    expect(readPage(page({ head }))).toMatchObject({
      title: TITLE,
      publisher: 'Vostrel Courier',
      publishedAt: '2026-03-03T18:20:00Z',
      byline: 'Ana Vel',
    })
  })

  test('come from what is written on the page', () => {
    const inside = '<p class="byline">By Ana Vel</p><time datetime="2026-03-03">Tuesday</time>'
    expect(readPage(page({ inside }))).toMatchObject({
      byline: 'Ana Vel',
      publishedAt: '2026-03-03',
      text: expect.not.stringContaining('Ana Vel'),
    })
  })

  test.each([
    ['broken JSON-LD', '<script type="application/ld+json">{"@type":"NewsArticle",</script>'],
    ['JSON-LD nested without end', `<script type="application/ld+json">${'['.repeat(50_000)}</script>`],
    ['JSON-LD of wrong types', ld({ '@type': 'NewsArticle', headline: 7, author: { name: [{}] }, datePublished: {} })],
    ['an author that is an address', '<meta property="article:author" content="https://social.example/courier">'],
    ['a date that does not exist', '<meta name="date" content="2026-02-31">'],
    ['a date of the year 9999', '<meta name="date" content="9999-01-01">'],
  ])('are none rather than a guess with %s', (_, head) => {
    expect(readPage(page({ head }))).toMatchObject({ title: TITLE, byline: null, publishedAt: null })
  })

  test('a page is believed about its own address on its own site only', () => {
    const url = 'https://www.courier.example/a?page=2'
    const canonical = (href: string) => readPage(page({ head: `<link rel="canonical" href="${href}">` }), { url }).url
    expect(canonical('https://courier.example/a')).toBe('https://courier.example/a')
    expect(canonical('https://evil.example/a')).toBe(url)
    expect(canonical('https://courier.example/')).toBe(url)
    expect(canonical('javascript:alert(1)')).toBe(url)
  })

  test('a part of the title that is no outlet stays', () => {
    const title = 'Talks resume - but who will come?'
    const html = page({ head: `<meta property="og:title" content="${title}">` }).replace(/<h1>.*<\/h1>/, '')
    expect(readPage(html).title).toBe(title)
  })
})

describe('a page without an article', () => {
  test.each([
    ['behind a paywall', '<p>Subscribe to read on.</p>', 'paywall'],
    ['with nothing in it', '', 'no_text'],
    ['too deep', '<div>'.repeat(2000), 'too_complex'],
  ])('%s gives its headline only and says so', (_, body, partial) => {
    const html = `<html><head><title>Talks resume in Casmere</title></head><body>${body}</body></html>`
    expect(readPage(html)).toMatchObject({ title: 'Talks resume in Casmere', text: 'Talks resume in Casmere', partial })
  })

  test.each(['', '   ', '<html></html>', '<body><img src="a.gif"></body>', '{"a":1}'])(
    'nor a headline is none: %s',
    (html) => {
      expect(() => readPage(html)).toThrow(expect.objectContaining({ reason: 'not_an_article' }))
    },
  )

  test.each([
    '<title>Just a moment...</title><body><noscript>Enable JavaScript and cookies to continue</noscript></body>',
    '<title>courier.example</title><body><p>Verify you are human by completing the action below.</p></body>',
    '<title>courier.example</title><script src="https://geo.captcha-delivery.com/captcha.js"></script><body></body>',
    '<title>Access Denied</title><body><h1>Access Denied</h1><p>You do not have permission. Reference #18.2</p></body>',
  ])('but a question to a human is blocked_by_site', (html) => {
    expect(() => readPage(html)).toThrow(expect.objectContaining({ code: 'forbidden', reason: 'blocked_by_site' }))
  })

  test('an article about such questions, on a site that asks them, is read', () => {
    const inside = '<p>Verify you are human, the ministry’s site asked everybody on Tuesday.</p>'
    const head = '<script src="/cdn-cgi/challenge-platform/scripts/a.js"></script>'
    expect(readPage(page({ inside, head })).text).toContain('Verify you are human')
  })
})

describe('a hostile page ends in time', () => {
  const title = '<title>Talks resume in Casmere</title>'
  test.each([
    ['100,000 nested blocks', `${title}${'<div>'.repeat(100_000)}text`],
    ['12,000 misnested tags', `${title}${'<b><p><i>'.repeat(4000)}text`],
    ['a million tags', `${title}${'<br>'.repeat(1_000_000)}`],
    [
      'many towers of blocks',
      `${title}${('<div>'.repeat(400) + '<p>text'.repeat(9) + '</div>'.repeat(400)).repeat(40)}`,
    ],
    ['one tower of blocks', `${title}${'<div>'.repeat(600)}text${'</div>'.repeat(600)}<p>more</p>`],
    ['tables in tables', `${title}${'<table><tr><td>'.repeat(5000)}text`],
  ])(
    '%s: the headline only',
    (_, html) => {
      expect(readPage(html).text).toBe('Talks resume in Casmere')
    },
    5000,
  )

  test('an unfinished tag of a megabyte', () => {
    expect(readPage(`${title}<p ${'a="b" '.repeat(200_000)}`).title).toBe('Talks resume in Casmere')
  }, 5000)
})

test('a page that a quick parser finds empty is written anew first', () => {
  const html = `<title>${TITLE}</title>${page().match(/<article>[\s\S]*<\/article>/)?.[0]}`
  expect(readPage(html).text).toBe(TEXT)
})
