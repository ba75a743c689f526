// Why it exists: what a morning costs: 200 feeds with 5 new pages each on 50 hosts, then the same feeds unchanged.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { makeSource } from '../../src/commands/source.ts'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeFetcher } from '../../src/ingest/fetch.ts'
import { makePageReader } from '../../src/ingest/page-reader.ts'
import { makePoller, type Poller } from '../../src/ingest/poll.ts'
import { makeReader } from '../../src/ingest/reader.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { FEEDS_OF_HOST, HOSTS, PAGES_OF_FEED } from './ingest-sites.ts'

const START = Date.UTC(2031, 4, 5, 12)
const HOUR = 3_600_000
const MEMORY_EVERY_MS = 50

export type Round = {
  readonly feeds: number
  readonly articles: number
  readonly problems: readonly string[]
  readonly seconds: number
  /** Of these in the main thread: reading the language of the articles, and placing and storing them. */
  readonly extractSeconds: number
  readonly keepSeconds: number
  readonly delayP99Ms: number
  readonly peakMb: number
}

/** Polls all of them, seven hours later again; what each round took. `pauseMs`: between two requests to a host. */
export async function readRounds(store: Store, port: number, pauseMs: number): Promise<readonly Round[]> {
  let now = START
  const clock = () => now
  for (let host = 0; host < HOSTS; host++) {
    for (let feed = 0; feed < FEEDS_OF_HOST; feed++) {
      const url = `http://host${host}.example:${port}/feed/${feed}`
      await store.sources.add(makeSource(url, { origin: 'user', title: null, now }))
    }
  }
  const pages = makePageReader()
  const fetcher = makeFetcher({
    ...{ userAgent: 'Readout-bench/1', clock: Date.now, pauseMs },
    allowAddress: (address) => address === '127.0.0.1',
    resolve: async () => ['127.0.0.1'],
  })
  const problems: string[] = []
  const spent = { extractMs: 0, ingestMs: 0 }
  const ingest = makeIngest({
    store,
    clock,
    extract: (article) => {
      const began = performance.now()
      const extraction = extract(article)
      spent.extractMs += performance.now() - began
      return extraction
    },
  })
  const poller = makePoller({
    sources: store.sources,
    reader: makeReader({ fetcher, readPage: pages.read, readFeed: pages.readFeed, readBlocks: pages.readBlocks }),
    clock,
    hasUrl: async (url) => (await store.articles.findByUrl(url)) !== null,
    take: async (article) => {
      const began = performance.now()
      const ingested = await ingest(article)
      spent.ingestMs += performance.now() - began
      return ingested
    },
    tell: ({ feed, problem }) => {
      if (problem !== null) problems.push(`${feed}: ${problem}`)
    },
    report: (error) => problems.push(String(error)),
  })
  try {
    const first = await measure({ store, poller, problems, spent })
    now += 7 * HOUR
    return [first, await measure({ store, poller, problems, spent })]
  } finally {
    await poller.stop()
    await pages.close()
  }
}

type Run = {
  readonly store: Store
  readonly poller: Poller
  readonly problems: string[]
  readonly spent: { extractMs: number; ingestMs: number }
}

async function measure({ store, poller, problems, spent }: Run): Promise<Round> {
  const { extractMs, ingestMs } = spent
  const before = await store.articles.count()
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, MEMORY_EVERY_MS)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = performance.now()
  const feeds = await poller.poll()
  const seconds = (performance.now() - began) / 1000
  delay.disable()
  clearInterval(watch)
  return {
    feeds,
    seconds,
    extractSeconds: (spent.extractMs - extractMs) / 1000,
    keepSeconds: (spent.ingestMs - ingestMs - (spent.extractMs - extractMs)) / 1000,
    articles: (await store.articles.count()) - before,
    problems: problems.splice(0),
    delayP99Ms: delay.percentile(99) / 1e6,
    peakMb: Math.max(peak, process.memoryUsage.rss()) / 2 ** 20,
  }
}

/** `npm run bench -- ingest [PAUSE_MS]`: without a pause what the machine can do; in use a host has a second of peace. */
export async function benchIngest([pause = '0']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'))
  const sites = fork(fileURLToPath(new URL('./ingest-sites.ts', import.meta.url)))
  const store = await openSqlite({ file: join(folder, 'bench.sqlite'), clock: () => START })
  try {
    const [port] = (await once(sites, 'message')) as [number]
    const startMb = process.memoryUsage.rss() / 2 ** 20
    say(
      `${HOSTS * FEEDS_OF_HOST} feeds of ${PAGES_OF_FEED} pages on ${HOSTS} hosts, ${pause} ms between two requests to one`,
    )
    const rounds = await readRounds(store, port, Number(pause))
    for (const [at, round] of rounds.entries()) {
      const { feeds, articles, seconds, delayP99Ms, peakMb, problems } = round
      const rate = (count: number) => (count / seconds).toFixed(1)
      say(
        `${at === 0 ? 'new      ' : 'unchanged'}: ${feeds} feeds, ${articles} articles in ${seconds.toFixed(1)} s: ${rate(feeds)} feeds and ${rate(articles)} pages a second; event loop p99 ${delayP99Ms.toFixed(0)} ms; at most ${peakMb.toFixed(0)} MB resident (${startMb.toFixed(0)} at the start)`,
      )
      if (at === 0) say(`           ${spentOf(round)}`)
      if (at === 0) say(`           ${(await store.stories.titles(10_000)).length} stories`)
      for (const problem of problems.slice(0, 5)) say(`  ${problem}`)
    }
    const [first, second] = rounds
    const wanted = HOSTS * FEEDS_OF_HOST * PAGES_OF_FEED
    if (first?.articles !== wanted || second?.articles !== 0) {
      say(`NOT held: ${wanted} articles were to come the first time and none the second.`)
      process.exitCode = 1
    }
  } finally {
    await store.close()
    sites.disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One article at a time is read and stored; what is left is fetching, and pages in their own thread meanwhile. */
function spentOf({ seconds, extractSeconds, keepSeconds }: Round): string {
  const rest = seconds - extractSeconds - keepSeconds
  return `of these ${extractSeconds.toFixed(1)} s to read the articles' language, ${keepSeconds.toFixed(1)} s to place and store them, ${rest.toFixed(1)} s to fetch and for pages beyond that`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
