// Why it exists: the whole way: a command in Slack, the real commands over the sample edition, an answer that Slack takes.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { loadSample } from '../../src/sample/edition.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { type Bench, makeBench } from '../doubles/slack-bench.ts'
import { fields, textsOf } from '../doubles/slack-rules.ts'

const clock = () => Date.UTC(2026, 2, 10, 8)
let store: Store
let bench: Bench

beforeEach(async () => {
  store = await openSqlite({ file: ':memory:', clock })
  const ingest = makeIngest({ store, extract, clock })
  for (const article of loadSample()) await ingest(article)
  const ask = makeAsk({ store, clock })
  bench = await makeBench('socket', (words, asker) => ask(words, asker))
})
afterEach(async () => {
  await bench.close()
  await store.close()
})

test('latest, person, claims, help and nonsense are answered within Slack’s limits', async () => {
  const { people, double } = bench
  const asked = ['latest', 'claims', 'help', 'nonsense <!channel>', 'person Varrel']
  for (const [at, words] of asked.entries()) {
    await people.command(words)
    await double.until(() => double.answers.length > at)
  }
  const said = double.answers.map(({ message }) => textsOf(fields(message).blocks).join(' '))
  expect(double.refused).toEqual([])
  expect(said[0]).toContain('source-backed')
  expect(said[1]).toContain('Claims')
  expect(said[2]).toContain('What you can ask')
  expect(said[3]).toContain('no such command')
  expect(said[4]).toContain('Anton Varrel')
  expect(bench.reported).toEqual([])
})
