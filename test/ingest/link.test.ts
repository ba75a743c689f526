// Why it exists: an article's address is a web address of its own, and never the feed's with its key.
import { expect, it } from 'vitest'
import { webLink } from '../../src/ingest/link.ts'

const FEED = 'https://wire.example/feed?key=planted'

it.each([
  ['/2031/harbour', 'https://wire.example/2031/harbour'],
  ['?id=17', 'https://wire.example/feed?id=17'],
  ['https://wire.example/feed?key=other', 'https://wire.example/feed?key=other'],
])('resolves %s', (written, url) => {
  expect(webLink(written, FEED)).toBe(url)
})

it.each(['#e1', '', FEED, `${FEED}#top`, 'javascript:alert(1)', 'data:text/html,x'])('takes %s for none', (written) => {
  expect(webLink(written, FEED)).toBeNull()
})

it('lets a feed without a key name its own parts', () => {
  expect(webLink('#e1', 'https://wire.example/feed')).toBe('https://wire.example/feed#e1')
})
