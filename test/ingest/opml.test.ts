// Why it exists: lists of feeds of other readers come in however they were made, and what goes out comes in again.
import { describe, expect, it } from 'vitest'
import { readOpml, writeOpml } from '../../src/ingest/opml.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (body: string) =>
  readOpml(bytes(`<?xml version="1.0"?><opml version="2.0"><head/><body>${body}</body></opml>`))

describe('a list of feeds', () => {
  it('is read through folders of folders, each address once', () => {
    const { outlines, refused } = read(`
      <outline text="News"><outline text="North"><outline type="rss" text="Wire &amp; Co" xmlUrl="https://wire.example/feed?a=1&amp;b=2"/></outline>
      <outline title="Post" text="ignored" XMLURL="feed://post.example/rss"/></outline>
      <outline text="again" xmlUrl="https://wire.example/feed?a=1&amp;b=2"/>
      <outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="a folder" xmlUrl=""/>`)
    expect(outlines).toEqual([
      { url: 'https://wire.example/feed?a=1&b=2', title: 'Wire & Co' },
      { url: 'http://post.example/rss', title: 'Post' },
    ])
    expect(refused).toBe(1)
  })

  it.each([
    'https://user:word@wire.example/feed',
    'http://127.0.0.1/feed',
    'http://[::1]/feed',
    'http://printer.local/feed',
    `https://wire.example/${'a'.repeat(3000)}`,
    'https://intranet/feed',
  ])('is read without %s, which is counted', (url) => {
    expect(read(`<outline text="a" xmlUrl="${url}"/>`)).toEqual({ outlines: [], refused: 1 })
  })

  it('comes in again as it went out', () => {
    const outlines = [
      { url: 'https://wire.example/feed?a=1&b="2"', title: 'Wire "& <Co>' },
      { url: 'https://post.example/rss', title: null },
    ]
    const again = readOpml(bytes(writeOpml(outlines))).outlines
    expect(again.map(({ title }) => title)).toEqual(['Wire "& <Co>', 'https://post.example/rss'])
    expect(again.map(({ url }) => new URL(url).href)).toEqual(outlines.map(({ url }) => new URL(url).href))
  })

  it.each([
    ['a page', '<html><body><outline xmlUrl="https://a.example/"/></body></html>'],
    ['a feed', '<rss><channel><item/></channel></rss>'],
    ['nothing', ''],
    ['bytes', '\0\u0001\u0002\0\0'],
    ['words', 'https://a.example/feed'],
  ])('is not %s', (_name, text) => {
    expect(() => readOpml(bytes(text))).toThrow(/no OPML file/)
  })

  it('that never ends, is torn off or defines its own entities does no harm', () => {
    const deep = `${'<outline text="a">'.repeat(100_000)}<outline xmlUrl="https://a.example/"/>`
    expect(() => read(deep)).toThrow(/no OPML file/)
    expect(read('<outline text="a">'.repeat(100)).outlines).toEqual([])
    const bomb = `<!DOCTYPE opml [<!ENTITY a "${'b'.repeat(1000)}"><!ENTITY c "&a;&a;&a;">]><opml><body><outline text="&c;" xmlUrl="https://a.example/"/>`
    expect(readOpml(bytes(bomb)).outlines).toEqual([{ url: 'https://a.example/', title: '&c;' }])
    const many = Array.from({ length: 1001 }, (_, at) => `<outline xmlUrl="https://a${at}.example/"/>`).join('')
    expect(() => read(many)).toThrow(/lists 1001 feeds/)
  })
})
