// Why it exists: sources are asked politely: one after another, only for what changed, and one that fails stops no other.
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Fetched, Fetcher, Validators } from '../../src/core/ports.ts'
import { makePoller } from '../../src/ingest/poll.ts'
import { makeReader } from '../../src/ingest/source.ts'

const FEED = `<rss version="2.0"><channel><title>Lantern Wire</title>
<item><title>Harbour opens</title><link>https://a.example/harbour</link><description>It opens.</description></item>
</channel></rss>`
const PAGE = `<html><head><title>Harbour opens</title></head><body><article><p>${'The harbour of Lunvik opens on Monday after repairs. '.repeat(5)}</p></article></body></html>`

function world(feeds: readonly string[]) {
  const asked: { url: string; since: Validators | undefined }[] = []
  const taken: Article[] = []
  const told: string[] = []
  let failing = false
  const fetcher: Fetcher = async (url, since) => {
    asked.push({ url, since })
    if (url.includes('broken')) throw new ReadoutError('unavailable', 'connection', 'broken.example is not there.')
    const validators = { etag: '"1"', lastModified: null }
    if (since?.etag === '"1"') return { url, contentType: null, body: new Uint8Array(), validators, notModified: true }
    const body = new TextEncoder().encode(url.endsWith('feed') ? FEED : PAGE)
    const answer: Fetched = {
      url,
      contentType: url.endsWith('feed') ? 'application/rss+xml' : 'text/html',
      body,
      validators,
    }
    return answer
  }
  const poller = makePoller({
    feeds,
    reader: makeReader({ fetcher }),
    hasUrl: async (url) => taken.some((article) => article.url === url),
    take: async (articles) => {
      if (failing) {
        failing = false
        throw new ReadoutError('unavailable', 'store', 'The store is busy.')
      }
      taken.push(...articles)
      return articles.length
    },
    tell: ({ feed, fresh, problem }) => told.push(`${feed} ${problem ?? fresh}`),
    report: () => undefined,
  })
  const failOnce = () => {
    failing = true
  }
  return { poller, asked, taken, told, failOnce }
}

describe('the poller', () => {
  it('takes the pages of a feed, and asks for no page twice', async () => {
    const { poller, asked, taken, told } = world(['https://a.example/feed'])
    await poller.poll()
    await poller.poll()
    expect(taken).toHaveLength(1)
    expect(taken[0]?.publisher).toBe('Lantern Wire')
    expect(asked.filter(({ url }) => url.endsWith('/harbour'))).toHaveLength(1)
    expect(told).toEqual(['https://a.example/feed 1', 'https://a.example/feed 0'])
  })
  it('asks for what changed since the last time', async () => {
    const { poller, asked } = world(['https://a.example/feed'])
    await poller.poll()
    await poller.poll()
    expect(asked[0]?.since).toBeUndefined()
    expect(asked.at(-1)).toEqual({ url: 'https://a.example/feed', since: { etag: '"1"', lastModified: null } })
  })
  it('asks again for what could not be stored', async () => {
    const { poller, asked, taken, told, failOnce } = world(['https://a.example/feed'])
    failOnce()
    await poller.poll()
    expect(told).toEqual(['https://a.example/feed The store is busy.'])
    await poller.poll()
    expect(taken).toHaveLength(1)
    expect(asked.filter(({ url }) => url.endsWith('/harbour'))).toHaveLength(2)
    expect(asked.findLast(({ url }) => url.endsWith('feed'))?.since).toBeUndefined()
  })
  it('takes nothing that broke off when it was stopped', async () => {
    const { poller, taken } = world(['https://a.example/feed'])
    const polling = poller.poll()
    void poller.stop()
    await polling
    expect(taken).toEqual([])
  })
  it('goes on behind a feed that fails, and says why', async () => {
    const { poller, told, taken } = world(['https://broken.example/feed', 'https://a.example/feed'])
    await poller.poll()
    expect(told[0]).toBe('https://broken.example/feed broken.example is not there.')
    expect(taken).toHaveLength(1)
  })
  it('runs once at a time, and begins no further feed when it is stopped', async () => {
    const { poller, asked } = world(['https://a.example/feed', 'https://b.example/feed'])
    const [one, two] = [poller.poll(), poller.poll()]
    expect(one).toBe(two)
    await poller.stop()
    await one
    expect(asked.map(({ url }) => new URL(url).hostname)).not.toContain('b.example')
  })
})
