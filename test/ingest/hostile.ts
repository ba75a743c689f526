// Why it exists: the hostile sites of the list, each with the outcome that it must end in; for the tests and the bench.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Article } from '../../src/core/article.ts'

export type Site = {
  readonly name: string
  /** What is asked for: '' for the site's own address, else a path or a whole address. */
  readonly ask?: string
  readonly respond: (request: IncomingMessage, response: ServerResponse) => void
  /** A reason, or what `seen` says of the articles. */
  readonly outcome: string
  readonly seen?: (articles: readonly Article[]) => string
  /** Asked for as a page instead of a feed. */
  readonly page?: true
}

export const TEXT =
  'Foreign Minister Ilen Torvald spoke with her Orlen counterpart, Ruben Askari, for more than an hour on Tuesday, her office said in the evening. '

export function rss(items: string, head = ''): string {
  return `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>Lantern Wire</title>${items}</channel></rss>`
}
const item = (title: string, rest = '') =>
  `<item><title>${title}</title><guid>${title}</guid><description>${TEXT}</description>${rest}</item>`
const html = (title: string, body: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`
const whole = (title: string) => html(title, `<article><h1>${title}</h1>${`<p>${TEXT}</p>`.repeat(4)}</article>`)

const sends =
  (type: string, body: () => string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Site['respond'] =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type, ...headers }).end(body())
  }
const feed = (body: () => string | Uint8Array, headers?: Readonly<Record<string, string>>) =>
  sends('application/rss+xml', body, headers)
const page = (body: () => string | Uint8Array) => sends('text/html', body)
const sendsTo =
  (location: string): Site['respond'] =>
  (_, response) => {
    response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end()
  }

/** A byte a second, or as often as the test has time for. */
export function dripping(everyMs: number): Site['respond'] {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' })
    const timer = setInterval(() => response.write('<'), everyMs)
    response.on('close', () => clearInterval(timer))
  }
}

const number = (articles: readonly Article[]) => `${articles.length} articles`
const headline = ([article]: readonly Article[]) =>
  article === undefined || article.text !== article.title
    ? 'a text'
    : `the headline only, ${article.partial ?? 'unsaid'}`
const first = (tell: (article: Article) => string) => (articles: readonly Article[]) => {
  const [article] = articles
  return article === undefined ? 'nothing' : tell(article)
}

const entities = (text: string) => `<!DOCTYPE rss [${text}]>`
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
let fetches = 0

export const FEEDS: readonly Site[] = [
  { name: 'an empty body', respond: feed(() => ''), outcome: 'empty' },
  { name: 'a body of blanks', respond: feed(() => ' \n '.repeat(1000)), outcome: 'empty' },
  { name: 'a login page', respond: page(() => html('Sign in', '<form><input type=password></form>')), outcome: 'not_a_feed' },
  { name: 'billion laughs', respond: feed(() => rss(item('&l9;'), entities(`<!ENTITY l0 "ha">${laughs}`))), outcome: 'doctype_refused' },
  { name: 'one large entity repeated', respond: feed(() => rss(item('&a;'.repeat(50_000)), entities(`<!ENTITY a "${'a'.repeat(100_000)}">`))), outcome: 'doctype_refused' },
  { name: 'an external entity', respond: feed(() => rss(item('&x;'), entities('<!ENTITY x SYSTEM "file:///etc/hosts">'))), outcome: 'doctype_refused' },
  { name: 'a million character references', respond: feed(() => rss(item('&#65;'.repeat(1_000_000)))), outcome: 'too_large' },
  { name: 'a gzip bomb', respond: feed(() => gzipSync(Buffer.alloc(200 * 1024 * 1024)), { 'content-encoding': 'gzip' }), outcome: 'too_large' },
  { name: 'a bomb in a bomb', respond: feed(() => gzipSync(gzipSync(Buffer.alloc(200 * 1024 * 1024))), { 'content-encoding': 'gzip, gzip' }), outcome: 'too_large' },
  { name: 'a body without end', respond: (_, response) => void pour(response), outcome: 'too_large' },
  { name: 'a thousand encodings', respond: feed(() => 'x', { 'content-encoding': Array(1000).fill('gzip').join(',') }), outcome: 'bad_encoding' },
  { name: 'a cut gzip', respond: feed(() => gzipSync(rss(item('A'))).subarray(0, 90), { 'content-encoding': 'gzip' }), outcome: 'bad_encoding' },
  { name: 'a redirect loop', respond: sendsTo('/again'), outcome: 'too_many_redirects' },
  ...['169.254.169.254', '0xa9.0xfe.0xa9.0xfe', '025177524776', '①⑥⑨.②⑤④.①⑥⑨.②⑤④', '[::ffff:a9fe:a9fe]', '[64:ff9b::a9fe:a9fe]', '[::]', 'localhost.'].map(
    (host): Site => ({ name: `a redirect to ${host}`, respond: sendsTo(`http://${host}/latest/`), outcome: 'blocked_address' }),
  ),
  { name: 'a name that leads elsewhere the second time', ask: 'http://rebind.example/', respond: sendsTo('/again'), outcome: 'blocked_address' },
  { name: 'a redirect to port 6379', respond: sendsTo('http://news.example:6379/'), outcome: 'blocked_port' },
  { name: 'a redirect to a file', respond: sendsTo('file:///etc/hosts'), outcome: 'bad_scheme' },
  { name: 'a redirect to data', respond: sendsTo('data:text/xml,<rss/>'), outcome: 'bad_scheme' },
  { name: 'a redirect to an address with a password', respond: sendsTo('http://ana:sesame@news.example/'), outcome: 'bad_url' },
  { name: 'port 6379', ask: 'http://news.example:6379/', respond: sendsTo('/'), outcome: 'blocked_port' },
  { name: 'an address with a password', ask: 'http://ana:sesame@news.example/', respond: sendsTo('/'), outcome: 'bad_url' },
  { name: 'gone', respond: (_, response) => response.writeHead(410).end(), outcome: 'gone' },
  { name: 'a Retry-After of ten years', respond: (_, response) => response.writeHead(429, { 'retry-after': '315360000' }).end(), outcome: 'bad_status' },
  { name: 'a bot challenge', respond: (_, response) => response.writeHead(403).end(html('Just a moment...', '<p>Verify you are human</p>')), outcome: 'blocked_by_site' },
  { name: 'binary', respond: feed(() => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(2000)])), outcome: 'bad_type' },
  { name: 'nesting without end', respond: feed(() => rss(item('<b>'.repeat(200_000)))), outcome: 'too_large' },
  { name: 'a false charset and NUL', respond: feed(() => Buffer.from(rss(item('Caf\xe9\0 opens')), 'latin1'), { 'content-type': 'text/xml; charset=utf-8' }), outcome: 'Caf\ufffd opens', seen: first(({ title }) => title) },
  { name: '100,000 items', respond: feed(() => rss(Array.from({ length: 100_000 }, (_, at) => `<item><title>Item ${at}</title></item>`).join(''))), outcome: '200 articles', seen: number },
  { name: 'new GUIDs at every fetch', respond: feed(() => rss(`<item><title>Harbour opens</title><guid>${++fetches}</guid><description>${TEXT}</description></item>`)), outcome: '1 articles', seen: number },
  { name: 'an archive dated today', respond: feed(() => rss(Array.from({ length: 3000 }, (_, at) => item(`Old news ${at}`, '<pubDate>Wed, 25 Nov 2026 08:00:00 GMT</pubDate>')).join(''))), outcome: '200 articles', seen: number },
  ...['Fri, 31 Dec 9999 08:00:00 GMT', '31 Feb 2026 08:00:00 GMT'].map(
    (date): Site => ({ name: `the date ${date}`, respond: feed(() => rss(item('A', `<pubDate>${date}</pubDate>`))), outcome: 'no date', seen: first(({ publishedAt }) => publishedAt ?? 'no date') }),
  ),
  { name: 'a title of 500 kB', respond: feed(() => rss(item('👩‍👩‍👧 '.repeat(28_000)))), outcome: 'cut whole', seen: first(({ title }) => (title.length <= 1200 && /^(?:👩‍👩‍👧 )*👩‍👩‍👧…$/u.test(title) ? 'cut whole' : title.slice(-20))) },
  { name: 'a javascript: link', respond: feed(() => rss(item('A', '<link>javascript:alert(1)</link>'))), outcome: 'no link', seen: first(({ url }) => url ?? 'no link') },
  { name: 'bidirectional overrides and tags', respond: feed(() => rss(item('Har\u202ebour\u{e0041}\u{e007f} ope\u200bns'))), outcome: 'Harbour opens', seen: first(({ title }) => title) },
] // biome-ignore format: a table

export const PAGES: readonly Site[] = [
  { name: '100,000 nested divs', page: true, respond: page(() => html('Harbour opens', '<div>'.repeat(100_000))), outcome: 'the headline only, too_complex', seen: headline },
  { name: 'a million tags', page: true, respond: page(() => html('Harbour opens', '<b></b>'.repeat(600_000))), outcome: 'the headline only, too_complex', seen: headline },
  { name: 'misnested tags', page: true, respond: page(() => html('Harbour opens', '<b><i><p></b></i>'.repeat(12_000))), outcome: 'Harbour opens', seen: first(({ text }) => text) },
  { name: 'binary as HTML', page: true, respond: page(() => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(2000)])), outcome: 'bad_type' },
  { name: 'a bot challenge as a page', page: true, respond: page(() => html('Just a moment...', '<p>Verify you are human</p>')), outcome: 'blocked_by_site' },
  { name: 'an empty article', page: true, respond: page(() => html('Harbour opens', '<div id=app></div><script src=/app.js></script>')), outcome: 'the headline only, no_text', seen: headline },
  { name: 'a paywalled article', page: true, respond: page(() => html('Harbour opens', `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour opens","isAccessibleForFree":false}</script><article><p>${TEXT}</p><p>Subscribe to continue reading.</p></article>`)), outcome: 'the headline only, paywall', seen: headline },
  { name: 'a page of overrides', page: true, respond: page(() => whole('Har\u202ebour opens')), outcome: 'Harbour opens', seen: first(({ title }) => title) },
] // biome-ignore format: a table

/** Bytes as fast as they are taken. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/rss+xml' })
  const chunk = Buffer.alloc(64 * 1024, '<a>')
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

/** Names lead to loopback, those that begin with `rebind` only the first time. */
export function makeResolve(): (hostname: string) => Promise<readonly string[]> {
  const asked = new Set<string>()
  return async (hostname) => {
    if (hostname.startsWith('localhost')) return ['127.0.0.9']
    if (!hostname.startsWith('rebind')) return ['127.0.0.1']
    const again = asked.has(hostname)
    asked.add(hostname)
    return [again ? '169.254.169.254' : '127.0.0.1']
  }
}
