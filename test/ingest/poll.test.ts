// Why it exists: sources are asked politely and in their time, only for what changed, nothing twice, and one that fails stops no other.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Fetched, Fetcher, Store, Validators } from '../../src/core/ports.ts'
import { makePoller } from '../../src/ingest/poll.ts'
import { makeReader } from '../../src/ingest/reader.ts'
import { settleSource } from '../../src/ingest/settle-source.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { sourceOf } from '../contract/sources.ts'

const NOON = Date.UTC(2031, 4, 5, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Item = { readonly link: string; readonly guid?: string; readonly title?: string }

function feedOf(items: readonly Item[], head = ''): string {
  const rows = items.map(
    ({ link, guid = link, title = link }) =>
      `<item><title>${title}</title><link>https://a.example/${link}</link><guid isPermaLink="false">${guid}</guid><description>${title} opens.</description></item>`,
  )
  return `<rss version="2.0"><channel><title>Lantern Wire</title>${head}${rows.join('')}</channel></rss>`
}

const pageOf = (name: string, head: string) =>
  `<html><head><title>${name} opens</title>${head}</head><body><article><p>${`The harbour of ${name} opens on Monday after repairs. `.repeat(5)}</p></article></body></html>`

let now = NOON
let store: Store
beforeEach(async () => {
  now = NOON
  store = await openSqlite({ file: ':memory:', clock: () => now })
})
afterEach(() => store.close())

/** A feed at every address that ends in 'feed', the same for all until a test changes it. */
async function world(...hosts: readonly string[]) {
  for (const [at, host] of hosts.entries()) {
    await store.sources.add(sourceOf(host, { url: `https://${host}.example/feed`, nextPollAt: NOON - 100 + at }))
  }
  const asked: { url: string; since: Validators | undefined }[] = []
  const taken: Article[] = []
  const told: string[] = []
  const site = {
    feed: feedOf([{ link: 'harbour' }]),
    etag: '"1"',
    failing: (_: Article) => false,
    error: null as unknown,
    pageError: null as unknown,
    pageHead: '',
  }
  const answerOf = (url: string, since: Validators | undefined): Fetched => {
    if (url.includes('broken') || (site.error !== null && url.endsWith('feed'))) {
      throw site.error ?? new ReadoutError('unavailable', 'connection', 'broken.example is not there.')
    }
    const isFeed = url.endsWith('feed')
    if (!isFeed && site.pageError !== null) throw site.pageError
    const validators = { etag: isFeed ? site.etag : null, lastModified: null }
    if (isFeed && since?.etag === site.etag) {
      return { url, contentType: null, body: new Uint8Array(), validators, notModified: true }
    }
    const body = new TextEncoder().encode(isFeed ? site.feed : pageOf(url.split('/').at(-1) ?? '', site.pageHead))
    return { url, contentType: isFeed ? 'application/rss+xml' : 'text/html', body, validators }
  }
  const fetcher: Fetcher = async (url, since) => {
    asked.push({ url, since })
    return answerOf(url, since)
  }
  const make = (sources = store.sources) =>
    makePoller({
      sources,
      reader: makeReader({ fetcher }),
      clock: () => now,
      hasUrl: async (url) => taken.some((article) => article.url === url),
      take: async (article) => {
        if (site.failing(article)) throw new ReadoutError('unavailable', 'store', 'The store is busy.')
        taken.push(article)
        return { outcome: 'stored', articleId: `a${taken.length}` }
      },
      tell: ({ feed, fresh, problem }) => told.push(`${feed} ${problem ?? fresh}`),
      report: () => undefined,
    })
  const pages = () => asked.filter(({ url }) => !url.endsWith('feed')).map(({ url }) => url)
  const later = async (poller: ReturnType<typeof make>, ms: number) => {
    now += ms
    return poller.poll()
  }
  return { make, poller: make(), asked, taken, told, site, pages, later }
}

async function stateOf(id: string) {
  const source = (await store.sources.all()).find((one) => one.id === id)
  if (source === undefined) throw new Error('no source')
  return source
}

describe('the poller', () => {
  it('takes the pages of a feed, and asks for no page twice', async () => {
    const { poller, asked, taken, told, pages, later } = await world('a')
    expect(await poller.poll()).toBe(1)
    expect(await poller.poll()).toBe(0)
    expect(await later(poller, 7 * HOUR)).toBe(1)
    expect(taken).toHaveLength(1)
    expect(taken[0]?.publisher).toBe('Lantern Wire')
    expect(pages()).toEqual(['https://a.example/harbour'])
    expect(told).toEqual(['https://a.example/feed 1', 'https://a.example/feed 0'])
    expect(asked[0]?.since).toBeUndefined()
    expect(asked.at(-1)).toEqual({ url: 'https://a.example/feed', since: { etag: '"1"', lastModified: null } })
    expect(await stateOf('a')).toMatchObject({ title: 'Lantern Wire', failures: 0, lastSuccessAt: now, etag: '"1"' })
  })

  it('knows after a restart what it read, and when each is due', async () => {
    const { make, poller, site, pages, later } = await world('a')
    await poller.poll()
    const restarted = make()
    expect(await restarted.poll()).toBe(0)
    site.etag = '"2"'
    site.feed = feedOf([{ link: 'bridge' }, { link: 'harbour' }])
    await later(restarted, 7 * HOUR)
    expect(pages()).toEqual(['https://a.example/harbour', 'https://a.example/bridge'])
  })

  it('asks often for what changes often, and seldom for what does not', async () => {
    const { poller, site, later } = await world('a')
    await poller.poll()
    for (let round = 0; round < 6; round++) {
      site.etag = `"n${round}"`
      site.feed = feedOf([{ link: `news${round}` }])
      await later(poller, HOUR)
    }
    expect((await stateOf('a')).intervalMs).toBe(5 * MINUTE)
    for (let round = 0; round < 30; round++) await later(poller, 7 * HOUR)
    expect((await stateOf('a')).intervalMs).toBe(6 * HOUR)
  })

  it('reads nothing twice when a feed changes all its ids, or all its links', async () => {
    const { poller, site, pages, taken, later } = await world('a')
    await poller.poll()
    for (let day = 1; day <= 5; day++) {
      site.etag = `"${day}"`
      const byLink = day % 2 === 0
      site.feed = feedOf([
        byLink ? { link: 'harbour', guid: `g${day}` } : { link: `harbour?${day}`, guid: 'harbour', title: 'harbour' },
      ])
      await later(poller, 24 * HOUR)
    }
    expect(taken).toHaveLength(1)
    expect(pages()).toEqual(['https://a.example/harbour'])
  })

  it('tells the entries apart of a feed that gives all of them one id or one link', async () => {
    const { poller, site, taken, later } = await world('a')
    site.feed = feedOf([
      { link: 'one', guid: 'g', title: 'First' },
      { link: 'two', guid: 'g', title: 'Second' },
    ])
    await poller.poll()
    expect(taken).toHaveLength(2)
    site.etag = '"2"'
    site.feed = feedOf([{ link: 'three', guid: 'g', title: 'Third' }])
    await later(poller, 24 * HOUR)
    expect(taken).toHaveLength(3)
    site.etag = '"3"'
    site.feed = feedOf([
      { link: 'three', guid: 'x', title: 'Fourth' },
      { link: 'three', guid: 'y', title: 'Fifth' },
    ])
    await later(poller, 24 * HOUR)
    expect(taken).toHaveLength(5)
  })

  it('asks again for what could not be stored, the whole feed with it', async () => {
    const { poller, site, asked, taken, pages, later } = await world('a')
    site.failing = () => true
    await poller.poll()
    expect((await stateOf('a')).etag).toBeNull()
    site.failing = () => false
    await later(poller, 7 * HOUR)
    expect(taken).toHaveLength(1)
    expect(pages()).toHaveLength(2)
    expect(asked.findLast(({ url }) => url.endsWith('feed'))?.since).toBeUndefined()
    expect((await stateOf('a')).etag).toBe('"1"')
  })

  it('gives up an article that can never be stored, and asks its feed as any other from then on', async () => {
    const { poller, site, asked, taken, pages, later } = await world('a')
    site.feed = feedOf([{ link: 'harbour' }, { link: 'bad' }])
    site.failing = ({ text }) => text.includes('of bad')
    for (let round = 0; round < 12; round++) await later(poller, 7 * HOUR)
    expect(taken).toHaveLength(1)
    expect(pages().filter((url) => url.endsWith('bad'))).toHaveLength(5)
    expect(pages().filter((url) => url.endsWith('harbour'))).toHaveLength(1)
    expect(asked.at(-1)?.since).toEqual({ etag: '"1"', lastModified: null })
    expect((await stateOf('a')).failures).toBe(0)
  })

  it('takes what the feed says where a page fails, and the page as soon as it can be had', async () => {
    const { poller, site, asked, taken, told, pages, later } = await world('a')
    site.pageError = new ReadoutError('unavailable', 'bad_status', 'a.example answered 503 instead of a page.')
    await poller.poll()
    expect(taken.map(({ text }) => text)).toEqual(['harbour\nharbour opens.'])
    site.pageError = null
    site.pageHead = '<meta property="og:site_name" content="The Lantern">'
    await later(poller, 7 * HOUR)
    expect(taken[1]?.text).toContain('after repairs')
    expect(taken.map(({ publisher }) => publisher)).toEqual(['Lantern Wire', 'Lantern Wire'])
    await later(poller, 7 * HOUR)
    expect(pages()).toHaveLength(2)
    expect(told).toEqual(['https://a.example/feed 1', 'https://a.example/feed 1', 'https://a.example/feed 0'])
    expect(asked.at(-1)?.since).toEqual({ etag: '"1"', lastModified: null })
    expect((await stateOf('a')).failures).toBe(0)
  })

  it('asks six times for a page that cannot be had, and once for one that may not be', async () => {
    const { poller, site, asked, pages, later } = await world('a')
    site.pageError = new ReadoutError('unavailable', 'connection', 'a.example is not there.')
    for (let round = 0; round < 9; round++) await later(poller, 7 * HOUR)
    expect(pages()).toHaveLength(6)
    expect(asked.at(-1)?.since).toEqual({ etag: '"1"', lastModified: null })
    site.pageError = new ReadoutError('forbidden', 'blocked_by_site', 'a.example asks for proof.')
    site.etag = '"2"'
    site.feed = feedOf([{ link: 'bridge' }, { link: 'harbour' }])
    for (let round = 0; round < 3; round++) await later(poller, 7 * HOUR)
    expect(pages()).toHaveLength(7)
  })

  it('counts no try where the page’s host is not to be asked yet, and asks when it is', async () => {
    const { poller, site, pages, taken, later } = await world('a')
    site.pageError = new ReadoutError('rate_limited', 'retry_later', 'a.example asked us to come back later.')
    for (let round = 0; round < 12; round++) await later(poller, 7 * HOUR)
    expect(pages()).toHaveLength(12)
    site.pageError = null
    await later(poller, 7 * HOUR)
    expect(taken.at(-1)?.text).toContain('after repairs')
    await later(poller, 7 * HOUR)
    expect(pages()).toHaveLength(13)
  })

  it('asks for a page again whose stand-in was taken when the process ended', async () => {
    const { make, site, pages, taken, later } = await world('a')
    site.pageError = new ReadoutError('unavailable', 'connection', 'a.example is not there.')
    const never = () => new Promise<never>(() => {})
    let calls = 0
    // The note before the article is made is the last that is kept.
    const saveFailure: typeof store.sources.saveFailure = (...args) =>
      ++calls === 1 ? store.sources.saveFailure(...args) : never()
    void make({ ...store.sources, saveFailure, saveSeen: never }).poll()
    await expect.poll(() => taken.length).toBe(1)
    site.pageError = null
    await later(make(), 7 * HOUR)
    expect(pages()).toHaveLength(2)
    expect(taken.at(-1)?.text).toContain('after repairs')
  })

  it('asks for fifty pages at one reading, and for the others at the next', async () => {
    const { poller, site, pages, taken, later } = await world('a')
    site.feed = feedOf(Array.from({ length: 60 }, (_, at) => ({ link: `report${at}` })))
    await poller.poll()
    expect(pages()).toHaveLength(50)
    await later(poller, 7 * HOUR)
    expect(new Set(pages()).size).toBe(60)
    expect(taken.filter(({ text }) => text.includes('after repairs'))).toHaveLength(60)
    await later(poller, 7 * HOUR)
    expect(pages()).toHaveLength(60)
  })

  it('reads the other entries where one page breaks its reader', async () => {
    const { poller, site, taken, later } = await world('a')
    site.feed = feedOf([{ link: 'harbour' }, { link: 'bridge' }])
    const free = `{"@type":"NewsArticle","isAccessibleForFree":{"toString":0,"valueOf":0}}`
    site.pageHead = `<script type="application/ld+json">${free}</script>`
    await later(poller, 7 * HOUR)
    expect(taken).toHaveLength(2)
    for (const { text } of taken) expect(text).toContain('after repairs')
  })

  it('takes nothing that broke off when it was stopped', async () => {
    const { poller, taken } = await world('a')
    const polling = poller.poll()
    void poller.stop()
    await polling
    expect(taken).toEqual([])
    expect(await stateOf('a')).toMatchObject({ failures: 0, nextPollAt: NOON - 100 })
  })

  it('goes on behind a feed that fails, says why, and asks it again in growing pauses', async () => {
    const { poller, told, taken, later } = await world('broken', 'a')
    await poller.poll()
    expect(told).toContain('https://broken.example/feed broken.example is not there.')
    expect(taken).toHaveLength(1)
    const pauses: number[] = []
    for (let round = 0; round < 6; round++) {
      const { nextPollAt } = await stateOf('broken')
      pauses.push(Math.round((nextPollAt - now) / MINUTE))
      await later(poller, nextPollAt - now)
    }
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses)
    expect(pauses[0]).toBeGreaterThanOrEqual(10)
    expect(pauses.at(-1)).toBeLessThanOrEqual(360)
    expect(await stateOf('broken')).toMatchObject({ failures: 7, lastError: 'broken.example is not there.' })
  })

  it('waits for as long as a site asks, and counts that as no failure', async () => {
    const { poller, site, later } = await world('a')
    site.error = new ReadoutError('rate_limited', 'bad_status', 'Later.', { retryAfterMs: 20 * HOUR })
    await poller.poll()
    expect(await stateOf('a')).toMatchObject({ failures: 0, failingSince: NOON, nextPollAt: NOON + 20 * HOUR })
    site.error = new ReadoutError('rate_limited', 'retry_later', 'Later.', { retryAfterMs: 10 * HOUR })
    await later(poller, 20 * HOUR)
    expect(await stateOf('a')).toMatchObject({ failures: 0, nextPollAt: now + 10 * HOUR })
  })

  it('asks less and less often where a site wants that and does not say how often', async () => {
    const { poller, site, later } = await world('a')
    site.error = new ReadoutError('rate_limited', 'bad_status', 'Less often.')
    const pauses: number[] = []
    for (let round = 0; round < 20; round++) {
      await later(poller, 7 * HOUR)
      pauses.push((await stateOf('a')).nextPollAt - now)
    }
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses)
    expect(pauses[0]).toBeGreaterThan(15 * MINUTE)
    expect(pauses.at(-1)).toBe(6 * HOUR)
    expect(await stateOf('a')).toMatchObject({ failures: 0, lastError: 'Less often.' })
  })

  it.each(['retry_later', 'stopping', 'store', 'read_only', 'internal'] as const)(
    'counts %s as no failure of a feed',
    (reason) => {
      const source = sourceOf('a', { failures: 2, failingSince: NOON - HOUR })
      const settled = settleSource(source, { kind: 'failed', reason, message: 'No.', retryAfterMs: null }, NOON)
      expect(settled).toMatchObject({ failures: 2, failingSince: NOON - HOUR })
      expect(settled.nextPollAt).toBeGreaterThanOrEqual(NOON + 10 * MINUTE)
    },
  )

  it('heeds what a feed said of its pace as long as it is unchanged, and no longer', async () => {
    const { poller, site, asked, later } = await world('a')
    site.feed = feedOf([{ link: 'harbour' }], '<ttl>55</ttl><skipHours><hour>13</hour><hour>14</hour></skipHours>')
    await poller.poll()
    now = Date.UTC(2031, 4, 5, 15)
    for (let round = 0; round < 4; round++) {
      // Often enough by its news, so that the hint alone holds it back.
      await store.sources.update({ ...(await stateOf('a')), intervalMs: 5 * MINUTE, nextPollAt: now })
      await poller.poll()
      expect((await stateOf('a')).nextPollAt - now).toBeGreaterThanOrEqual(55 * MINUTE)
      now += HOUR
    }
    expect(asked.at(-1)?.since).toEqual({ etag: '"1"', lastModified: null })
    now = Date.UTC(2031, 4, 6, 12, 30)
    await poller.poll()
    expect((await stateOf('a')).nextPollAt).toBe(Date.UTC(2031, 4, 6, 15))
    site.etag = '"2"'
    site.feed = feedOf([{ link: 'harbour' }])
    await later(poller, 3 * HOUR)
    expect(await stateOf('a')).toMatchObject({ ttlMs: null, skipHours: [] })
  })

  it('forgets nothing that is still in the feed, however long it stands there', async () => {
    const { poller, site, pages, taken, later } = await world('a')
    // The article is forgotten each time: only what is remembered of the feed's entries keeps its page from being asked for.
    for (let month = 0; month < 5; month++) {
      site.etag = `"${month}"`
      await later(poller, 60 * 24 * HOUR)
      taken.length = 0
    }
    expect(pages()).toEqual(['https://a.example/harbour'])
  })

  it('asks no more for what is gone for good', async () => {
    const { poller, site, later } = await world('a')
    site.error = new ReadoutError('not_found', 'gone', 'a.example says that this page is gone for good.')
    await poller.poll()
    expect((await stateOf('a')).state).toBe('gone')
    expect(await later(poller, 1000 * HOUR)).toBe(0)
  })

  it('asks no feed that is being asked, and begins no further one when it is stopped', async () => {
    const { poller, asked } = await world('a', 'b')
    await store.sources.add(sourceOf('a2', { url: 'https://a.example/2/feed' }))
    const one = poller.poll()
    await poller.stop()
    expect(await one).toBe(3)
    expect(asked.map(({ url }) => url)).not.toContain('https://a.example/2/feed')
    expect(await poller.poll()).toBe(0)
  })

  it('forgets what was removed while it was read', async () => {
    const { poller } = await world('a')
    const polling = poller.poll()
    await store.sources.remove('a')
    await polling
    expect(await store.sources.all()).toEqual([])
  })
})
