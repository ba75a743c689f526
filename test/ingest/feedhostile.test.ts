// Why it exists: holds that no feed takes time with the square of its size, nor ends in anything but an entry or a reason.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReadoutError } from '../../src/core/errors.ts'
import { findFeeds } from '../../src/ingest/discover.ts'
import { isFeed, readFeed } from '../../src/ingest/feed.ts'

const LENGTH = 1_000_000
const filled = (piece: string) => piece.repeat(Math.floor(LENGTH / piece.length))
const numbered = (piece: (at: number) => string, count: number) =>
  Array.from({ length: count }, (_, at) => piece(at)).join('')
const rss = (inner: string) => `<rss><channel><title>C</title>${inner}</channel></rss>`
const item = (inner: string) => rss(`<item>${inner}</item>`)
const json = (items: string) => `{"version":"https://jsonfeed.org/version/1.1","items":[${items}]}`

/** A few hundred ms each; what grew with the square took minutes. */
describe('time', () => {
  test.each([
    ['white space where base64 should be', item(`<content type="x/y">${filled(' ')}!</content>`)],
    ['white space within a date', item(`<pubDate>a${filled(' ')}b</pubDate>`)],
    [
      'prefixes by the thousand, copied',
      `<rss ${numbered((at) => `xmlns:p${at}="u"`, 20_000)}>${filled('<a xmlns:x="q"/>')}`,
    ],
    ['other elements between items', rss(filled('<x/>') + filled('<item/>'))],
    ['other elements among items', rss(filled('<x/><item/>'))],
    ['a channel for each item', rss(filled('<channel><item/></channel>'))],
    ['authors by the thousand', item(numbered((at) => `<author>a${at}</author>`, 50_000))],
    ['tags that never end', item(`<title>${filled('&lt;br ')}</title>`)],
    ['scripts in scripts', item(`<description>${filled('&lt;script>')}</description>`)],
    ['items of JSON by the thousand', json(`${filled('{},')}{}`)],
    ['lists of JSON in lists', json(`${'['.repeat(LENGTH)}${']'.repeat(LENGTH)}`)],
  ])(
    '%s',
    (_, feed) => {
      expect(readFeed(feed).entries.length).toBeLessThanOrEqual(200)
    },
    5000,
  )

  test('links of a page by the thousand', () => {
    expect(findFeeds(filled('<a href="/feed/x">'), 'https://courier.example/')).toHaveLength(1)
  })
})

test('an identity of any length is short, and the same at every fetch', () => {
  const id = () => readFeed(item(`<guid>${filled('a')}</guid>`)).entries[0]?.id
  expect(id()).toMatch(/^[\da-f]{64}$/)
  expect(id()).toBe(id())
  expect(readFeed(json('{"id": 7}')).entries[0]?.id).toBe('7')
})

test('the newest of a feed are kept in their order, wherever they stand', () => {
  const minute = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString()
  // 7 and 3001 have no common factor: every minute once, in no order.
  const feed = numbered(
    (at) => `<item><title>${(at * 7) % 3001}</title><pubDate>${minute((at * 7) % 3001)}</pubDate></item>\n`,
    3001,
  )
  const titles = readFeed(rss(feed)).entries.map(({ title }) => title)
  expect(titles).toEqual(Array.from({ length: 200 }, (_, at) => String(3000 - at)))
})

describe('any bytes', () => {
  const pieces = fc.constantFrom(
    '<rss>',
    '<channel>',
    '<item>',
    '</item>',
    '<title>',
    '</title>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '<entry>',
    '<link href="/a"/>',
    '<content type="xhtml">',
    '<![CDATA[',
    ']]>',
    '&lt;b>',
    '&#0;',
    '&nbsp;',
    '<!DOCTYPE x [',
    '<!--',
    '-->',
    '<?xml version="1.0" encoding="utf-16"?>',
    '{"version":"https://jsonfeed.org/version/1","items":[',
    '{"id":',
    '}',
    ']',
    '\0',
    '\ud800',
    'xml:base="//"',
    '<pubDate>31 Feb 2026</pubDate>',
  )
  const feeds = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((parts) => parts.join(''))

  test('give entries or a reason', () => {
    const holds = (source: string | Uint8Array) => {
      try {
        isFeed(source)
        for (const entry of readFeed(source, { url: 'https://courier.example/' }).entries) {
          expect(entry.link ?? 'https:').toMatch(/^https?:/i)
          expect(entry.title.length).toBeLessThanOrEqual(1200)
        }
      } catch (error) {
        expect(error).toBeInstanceOf(ReadoutError)
      }
    }
    fc.assert(
      fc.property(feeds, (text) => holds(text)),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(feeds, (text) => holds(Buffer.from(text, 'latin1'))),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => holds(bytes)),
      { numRuns: 300 },
    )
  })
})
