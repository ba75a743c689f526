// Why it exists: how long a user waits for an answer when 10,000 articles are stored: p99 is to be under 50 ms.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeAsk } from '../../src/commands/ask.ts'
import type { Asker } from '../../src/core/command.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { ARTICLES, fill, NOW, nameOf, PEOPLE } from './fill.ts'

const ROUNDS = 200
const BAR_MS = 50

const ASKER: Asker = {
  destination: { platform: 'web', workspace: 'local', channel: 'main' },
  userId: 'bench',
  timeZone: 'UTC',
  mayManage: true,
}

/** Each round asks for somebody or something else. */
const QUESTIONS: readonly { readonly what: string; readonly words: (round: number) => string }[] = [
  { what: 'person, anybody', words: (round) => `person ${nameOf((round * 37) % PEOPLE)}` },
  { what: 'person, in 4 of 10 articles', words: () => `person ${nameOf(0)}` },
  { what: 'person, a surname', words: (round) => `person ${nameOf((round * 53) % PEOPLE).split(' ')[1]}` },
  { what: 'person, misspelt', words: (round) => `person ${nameOf((round * 41) % PEOPLE).replace(/.$/u, 'qx')}` },
  { what: 'claims', words: () => 'claims' },
  { what: 'claims by status', words: (round) => `claims ${['denied', 'confirmed', 'unconfirmed'][round % 3]}` },
  { what: 'latest', words: () => 'latest' },
  { what: 'latest of a topic', words: (round) => `latest "${nameOf((round * 29) % PEOPLE)}"` },
  { what: 'latest of no topic', words: () => 'latest wheat zeppelin' },
]

export async function benchCommands(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'))
  const clock = () => NOW
  const store = await openSqlite({ file: join(folder, 'bench.sqlite'), clock })
  try {
    const began = performance.now()
    await fill(store)
    const { rss } = process.memoryUsage()
    const stored = await store.articles.count()
    say(
      `${stored} of ${ARTICLES} articles stored in ${seconds(performance.now() - began)}; ${Math.round(rss / 1e6)} MB resident\n`,
    )
    const ask = makeAsk({
      store,
      clock,
      report: (error) => {
        throw error
      },
    })
    say(`${'command'.padEnd(30)} ${'p50'.padStart(8)} ${'p99'.padStart(8)} ${'cpu p99'.padStart(8)}`)
    let slow = 0
    for (const { what, words } of QUESTIONS) {
      const times: number[] = []
      const works: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now()
        const before = process.cpuUsage()
        await ask(words(round), ASKER)
        times.push(performance.now() - start)
        const { user, system } = process.cpuUsage(before)
        works.push((user + system) / 1_000)
      }
      const p99 = quantile(times, 0.99)
      if (p99 >= BAR_MS) slow++
      const columns = [quantile(times, 0.5), p99, quantile(works, 0.99)].map(ms).join(' ')
      say(`${what.padEnd(30)} ${columns}${p99 >= BAR_MS ? '  over the bar' : ''}`)
    }
    if (busy()) say('\nThe machine has more to do than it can: these times are those of a queue.')
    say(slow === 0 ? `\nAll under ${BAR_MS} ms at p99.` : `\n${slow} over ${BAR_MS} ms at p99.`)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function busy(): boolean {
  return (loadavg()[0] ?? 0) > availableParallelism()
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(part * (values.length - 1))] ?? 0
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`.padStart(8)
}

function seconds(value: number): string {
  return `${(value / 1_000).toFixed(1)} s`
}
