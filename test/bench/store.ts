// Why it exists: how long answers and one more article take with a month of 100,000 articles and 1,000,000 claims, and
// how that grows from a tenth: p99 is to be under 50 ms, p50 to grow under 1.5 times, one more article under 20 ms.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeAsk } from '../../src/commands/ask.ts'
import type { Asker } from '../../src/core/command.ts'
import type { Store } from '../../src/core/ports.ts'
import { parseTopic } from '../../src/core/topic.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { peopleOf, type Size, wordOf } from './bulk.ts'
import { NOW, nameOf } from './fill.ts'
import { copyFilled } from './kept.ts'
import { makePlacing } from './placing.ts'

const SIZES: readonly Size[] = [
  { articles: 10_000, claims: 100_000 },
  { articles: 100_000, claims: 1_000_000 },
]
const ROUNDS = 100
const WARM = 15
/** Of articles, which can be placed once. */
const WARM_PLACED = 40
const [ANSWER_MS, PLACE_MS, GROWTH] = [50, 20, 1.5]

const ASKER: Asker = {
  destination: { platform: 'web', workspace: 'local', channel: 'main' },
  userId: 'bench',
  timeZone: 'UTC',
  mayManage: true,
}

type Work = (round: number) => Promise<unknown>
type Times = ReadonlyMap<string, { readonly p50: number; readonly p99: number }>

export async function benchStore(args: readonly string[]): Promise<void> {
  const scale = Number(args[0] ?? 1)
  const measured: Times[] = []
  for (const { articles, claims } of SIZES) {
    measured.push(await measureSize({ articles: articles * scale, claims: claims * scale }))
  }
  const [small, large] = measured
  say(`\n${'large over small'.padEnd(34)} ${'p50'.padStart(8)}`)
  for (const [what, { p50, p99 }] of large ?? []) {
    const growth = p50 / (small?.get(what)?.p50 ?? Number.NaN)
    const bar = what === PLACE || what === PLACE_LARGE ? PLACE_MS : ANSWER_MS
    const over = [p99 >= bar ? `p99 over ${bar} ms` : '', growth >= GROWTH ? `grows over ${GROWTH} times` : '']
    say(`${what.padEnd(34)} ${growth.toFixed(2).padStart(8)}  ${over.filter((one) => one !== '').join(', ')}`)
  }
}

async function measureSize(size: Size): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'))
  try {
    const file = join(folder, 'bench.sqlite')
    const seconds = await copyFilled(file, size)
    const megabytes = Math.round(statSync(file).size / 1e6)
    const filled = seconds === 0 ? 'filled before' : `filled in ${seconds.toFixed(0)} s`
    say(`\n${size.articles} articles, ${size.claims} claims: ${megabytes} MB, ${filled}`)
    say(`${''.padEnd(34)} ${'p50'.padStart(8)} ${'p99'.padStart(8)} ${'cpu p50'.padStart(8)} ${'cpu p99'.padStart(8)}`)
    const store = await openSqlite({ file, clock: () => NOW })
    try {
      const times = new Map<string, { p50: number; p99: number }>()
      for (const [what, work] of Object.entries(makeWorks(store, size))) times.set(what, await measure(what, work))
      return times
    } finally {
      await store.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const PLACE = 'one more article'
const PLACE_LARGE = 'one more of a story of 60'

function makeWorks(store: Store, size: Size): Readonly<Record<string, Work>> {
  const people = peopleOf(size)
  const ask = makeAsk({
    store,
    clock: () => NOW,
    report: (error) => {
      throw error
    },
  })
  const search = (words: string, from: number | null = null) => {
    const query = parseTopic(words)
    if (typeof query === 'string') throw new Error(query)
    return store.search({ query, from, limit: 20 })
  }
  return {
    'person, anybody': (round) => ask(`person ${nameOf((round * 37) % people)}`, ASKER),
    'person, in 4 of 10 articles': () => ask(`person ${nameOf(0)}`, ASKER),
    'person, misspelt': (round) => ask(`person ${nameOf((round * 41) % people).replace(/.$/u, 'qx')}`, ASKER),
    claims: () => ask('claims', ASKER),
    'claims by status': (round) => ask(`claims ${['denied', 'confirmed', 'unconfirmed'][round % 3]}`, ASKER),
    latest: () => ask('latest', ASKER),
    'latest of a topic': (round) => ask(`latest "${nameOf((round * 29) % people)}"`, ASKER),
    'search, a common word': (round) => search(wordOf(round % 20)),
    'search, a rare word': (round) => search(wordOf(500 + round * 20)),
    'search, two words': (round) => search(`${wordOf(round % 40)} ${wordOf(50 + round)}`),
    'search, a name and not a word': (round) => search(`"${nameOf((round * 31) % people)}" -${wordOf(round % 9)}`),
    'search, a phrase since a day': (round) =>
      search(`"${wordOf(round % 9)} ${wordOf(round % 7)}"`, NOW - 86_400_000 * 5),
    'search, nothing but what is not': (round) => search(`-${wordOf(round % 9)}`),
    'search, no such word': () => search('quixotic zeppelin'),
    [PLACE]: makePlacing(store, size, 'mixed'),
    [PLACE_LARGE]: makePlacing(store, size, 'large'),
  }
}

async function measure(what: string, work: Work): Promise<{ readonly p50: number; readonly p99: number }> {
  // The first answers of a process are slower: it is a bot that runs. An article can be placed only once.
  const first = what === PLACE || what === PLACE_LARGE ? WARM_PLACED : 0
  for (let round = 0; round < (first || WARM); round++) await work(round)
  const times: number[] = []
  const works: number[] = []
  for (let round = first; round < first + ROUNDS; round++) {
    const before = process.cpuUsage()
    const start = performance.now()
    await work(round)
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    works.push((user + system) / 1000)
  }
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)]
  say(
    `${what.padEnd(34)} ${[p50, p99, quantile(works, 0.5), quantile(works, 0.99)].map((ms) => `${ms.toFixed(1)} ms`.padStart(8)).join(' ')}`,
  )
  return { p50, p99 }
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(part * (values.length - 1))] ?? 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
