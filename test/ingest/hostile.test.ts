// Why it exists: holds every hostile feed, page and transfer of the list to its named outcome, within its deadline.
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Article } from '../../src/core/article.ts'
import { messageOf, ReadoutError } from '../../src/core/errors.ts'
import { extract } from '../../src/extract/extract.ts'
import { makePageReader } from '../../src/ingest/page-reader.ts'
import { makeReader } from '../../src/ingest/reader.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { readSites } from '../bench/hostile.ts'
import { serveSites } from '../bench/hostile-sites.ts'
import { dripping, FEEDS, makeResolve, PAGES, type Site } from './hostile.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const DEADLINE_MS = 6000
const pages = makePageReader()
afterAll(() => pages.close())

type Ended = { readonly outcome: string; readonly message: string; readonly articles: readonly Article[] }

async function endOf(site: Site, url: string): Promise<Ended> {
  const fetcher = makeLoopbackFetcher({ resolve: makeResolve(), timeoutMs: DEADLINE_MS })
  const reader = makeReader({ fetcher, readPage: pages.read, readFeed: pages.readFeed, readBlocks: pages.readBlocks })
  try {
    const articles = await reader.readAll(url, site.page ? {} : { demand: 'feed' })
    return { outcome: site.seen?.(articles) ?? 'articles', message: '', articles }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    return { outcome: error.reason, message: messageOf(error), articles: [] }
  }
}

async function addressOf({ respond, ask = '' }: Site): Promise<string> {
  const { port } = new URL(await serve(respond))
  return ask === '' ? `http://news.example:${port}/feed` : ask.replace('rebind.example', `rebind.example:${port}`)
}

describe('hostile', () => {
  test.each([...FEEDS, ...PAGES])('$name: $outcome', async (site) => {
    const url = await addressOf(site)
    const began = performance.now()
    const { outcome, message } = await endOf(site, url)
    expect(outcome).toBe(site.outcome)
    expect(performance.now() - began).toBeLessThan(site.page ? 12_000 : DEADLINE_MS + 2000)
    expect(message).not.toMatch(/sesame|\n/)
  })

  test('new GUIDs at every fetch are no news', async () => {
    const store = await openSqlite({ file: ':memory:', clock: Date.now })
    onTestFinished(() => store.close())
    const ingest = makeIngest({ store, extract, clock: Date.now })
    const site = FEEDS.find(({ name }) => name.startsWith('new GUIDs'))
    const url = await addressOf(site ?? { name: '', respond: () => {}, outcome: '' })
    const outcomes: string[] = []
    for (const _ of [1, 2, 3]) {
      const [article] = await makeReader({ fetcher: makeLoopbackFetcher() }).readAll(url, { demand: 'feed' })
      if (article !== undefined) outcomes.push((await ingest(article)).outcome)
    }
    expect(outcomes).toEqual(['stored', 'known', 'known'])
  })

  test('a byte now and then: deadline', async () => {
    const url = await addressOf({ name: '', respond: dripping(50), outcome: '' })
    const reader = makeReader({ fetcher: makeLoopbackFetcher({ timeoutMs: 400 }) })
    const began = performance.now()
    await expect(reader.readAll(url, { demand: 'feed' })).rejects.toMatchObject({ reason: 'deadline' })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

test('all of them at once among good ones: each ends as it should', async () => {
  const counts = { good: 25, bad: 12 }
  const { port, close } = await serveSites(counts.bad)
  onTestFinished(close)
  const fetcher = makeLoopbackFetcher({ resolve: makeResolve(), timeoutMs: 6000 })
  const reader = makeReader({ fetcher, readPage: pages.read, readFeed: pages.readFeed, readBlocks: pages.readBlocks })
  const ended = await readSites(port, counts, reader)
  expect(ended).toHaveLength(counts.good + counts.bad)
  expect(ended.filter(({ outcome, expected }) => outcome !== expected)).toEqual([])
})
