// Why it exists: what 50 hostile sites among 500 good ones cost: memory, the event loop, and whether each ends as it should.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { ReadoutError } from '../../src/core/errors.ts'
import { makeFetcher } from '../../src/ingest/fetch.ts'
import { makePageReader } from '../../src/ingest/page-reader.ts'
import { makeReader, type Reader } from '../../src/ingest/reader.ts'
import { makeResolve } from '../ingest/hostile.ts'
import { ENTRIES, hostileSites, hostOf } from './hostile-sites.ts'

const MEMORY_BAR_MB = 150
const DELAY_BAR_MS = 100
/** 15 s for what is fetched, 10 s for what is read of it, in which it waits for its turn too. */
const DEADLINE_BAR_MS = 25_000
/** Sources read at one time: more would wait with their pages in hand for the one thread that reads pages. */
const AT_ONCE = 16

export type Ended = { readonly name: string; readonly outcome: string; readonly expected: string; readonly ms: number }

/** Reads all sites, good and hostile among each other; what came of each. */
export async function readSites(
  port: number,
  counts: { readonly good: number; readonly bad: number },
  reader: Reader,
): Promise<readonly Ended[]> {
  const bad = hostileSites(counts.bad).map((site, number) => {
    const host = `${hostOf('bad', number, site)}:${port}`
    const url = site.ask === undefined || site.ask.includes('rebind') ? `http://${host}/feed` : site.ask
    return () =>
      endOf(reader, { name: site.name, url, expected: site.outcome, page: site.page === true, seen: site.seen })
  })
  const good = Array.from({ length: counts.good }, (_, number) => {
    const url = `http://${hostOf('good', number)}:${port}/feed`
    const seen = (articles: readonly unknown[]) => `${articles.length} articles`
    return () => endOf(reader, { name: `good ${number}`, url, expected: `${ENTRIES} articles`, page: false, seen })
  })
  const every = Math.max(1, Math.floor(good.length / Math.max(bad.length, 1)))
  const mixed = good.flatMap((one, at) => (at % every === 0 ? [bad[at / every], one] : [one]))
  const left = bad.slice(Math.ceil(good.length / every))
  const starts = [...mixed, ...left].filter((start) => start !== undefined)
  const ended: Ended[] = []
  const next = async (): Promise<void> => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) ended.push(await start())
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
  return ended
}

type Asked = {
  readonly name: string
  readonly url: string
  readonly expected: string
  readonly page: boolean
  readonly seen: ((articles: Awaited<ReturnType<Reader['readAll']>>) => string) | undefined
}

async function endOf(reader: Reader, { name, url, expected, page, seen }: Asked): Promise<Ended> {
  const began = performance.now()
  const outcome = await reader.readAll(url, page ? {} : { demand: 'feed' }).then(
    (articles) => seen?.(articles) ?? 'articles',
    (error: unknown) => (error instanceof ReadoutError ? error.reason : String(error)),
  )
  return { name, outcome, expected, ms: performance.now() - began }
}

/** Measured in a process that is started as `npm start` starts one. */
export async function benchHostile(): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: { readonly start: string }
  }
  const flags = scripts.start.match(/--\S+/g) ?? []
  if (flags.every((flag) => process.execArgv.includes(flag))) return measure()
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(1)], { stdio: 'inherit' })
  const [status] = (await once(child, 'exit')) as [number | null]
  process.exitCode = status ?? 1
}

async function measure(): Promise<void> {
  const counts = { good: 500, bad: 50 }
  const sites = fork(fileURLToPath(new URL('./hostile-sites.ts', import.meta.url)), [String(counts.bad)])
  const [port] = (await once(sites, 'message')) as [number]
  const pages = makePageReader()
  const fetcher = makeFetcher({
    userAgent: 'Readout-bench/1',
    clock: Date.now,
    resolve: makeResolve(),
    allowAddress: (address) => address === '127.0.0.1',
  })
  const reader = makeReader({ fetcher, readPage: pages.read, readFeed: pages.readFeed, readBlocks: pages.readBlocks })
  const before = process.memoryUsage.rss()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const began = performance.now()
  const ended = await readSites(port, counts, reader)
  delay.disable()
  const seconds = (performance.now() - began) / 1000
  const grown = (process.resourceUsage().maxRSS * 1024 - before) / 1024 / 1024
  const p99 = delay.percentile(99) / 1e6
  await pages.close()
  sites.disconnect()
  const [longest] = ended.toSorted((a, b) => b.ms - a.ms)
  const longestMs = longest?.ms ?? 0
  const wrong = ended.filter(({ outcome, expected }) => outcome !== expected)
  const held = (holds: boolean) => (holds ? 'held' : 'NOT held')
  process.stdout.write(
    [
      `${counts.bad} hostile sites among ${counts.good} good feeds of ${ENTRIES} entries and a page each, in ${seconds.toFixed(1)} s`,
      `ended in the outcome of their own: ${ended.length - wrong.length} of ${ended.length}: ${held(wrong.length === 0)}`,
      ...wrong.map(({ name, outcome, expected }) => `  ${name}: ${outcome} instead of ${expected}`),
      `longest: ${longest?.name}, ${(longestMs / 1000).toFixed(1)} s; the bar is ${DEADLINE_BAR_MS / 1000} s: ${held(longestMs <= DEADLINE_BAR_MS)}`,
      `resident memory: ${(before / 1024 / 1024).toFixed(0)} MB at the start, +${grown.toFixed(0)} MB at the peak; the bar is +${MEMORY_BAR_MB}: ${held(grown <= MEMORY_BAR_MB)}`,
      `event loop: delay p99 ${p99.toFixed(0)} ms, longest ${(delay.max / 1e6).toFixed(0)} ms; the bar is p99 < ${DELAY_BAR_MS}: ${held(p99 < DELAY_BAR_MS)}`,
      '',
    ].join('\n'),
  )
  const holds = wrong.length === 0 && longestMs <= DEADLINE_BAR_MS && grown <= MEMORY_BAR_MB && p99 < DELAY_BAR_MS
  if (!holds) process.exitCode = 1
}
