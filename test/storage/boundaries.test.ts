// Why it exists: a process may be killed before and after each statement of one article's way into the store. What it
// leaves is the file and its log as they stand then: each such state is opened, and holds the article whole or not at all.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { copy, first, second } from '../stories/news.ts'

const clock = () => Date.parse('2031-05-05T12:00:00Z')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readout-boundary-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Statement = Record<'run' | 'all' | 'get' | 'iterate', (...values: unknown[]) => unknown>

/** Calls `at` before and after each statement of whatever connection, while `work` runs. */
async function atEachBoundary(at: () => void, work: () => Promise<unknown>): Promise<void> {
  const statement = Object.getPrototypeOf(new Database(':memory:').prepare('select 1')) as Statement
  const own = { ...statement, run: statement.run, all: statement.all, get: statement.get, iterate: statement.iterate }
  for (const name of ['run', 'all', 'get', 'iterate'] as const) {
    statement[name] = function (this: unknown, ...values: unknown[]) {
      at()
      const result = own[name].apply(this, values)
      at()
      return result
    }
  }
  try {
    await work()
  } finally {
    Object.assign(statement, { run: own.run, all: own.all, get: own.get, iterate: own.iterate })
  }
}

/** Every row of every table, in the index of words too. */
function dump(file: string): string {
  const raw = new Database(file)
  try {
    expect(raw.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(raw.pragma('foreign_key_check')).toEqual([])
    const tables = raw.prepare(`select name from sqlite_master where type = 'table' order by name`).pluck().all()
    const rows = tables.map((name) => [name, raw.prepare(`select * from "${name}"`).raw().all()])
    return JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? String(value) : value))
  } finally {
    raw.close()
  }
}

it.each([
  ['the first article', [], first],
  ['one that joins a story and settles its claims', [first], second],
  ['a copy', [first, second], copy],
] as const)(
  '%s is there whole or not at all',
  async (_, before: readonly Extraction[], article: Extraction) => {
    const file = join(folder, 'readout.sqlite')
    const store = await openSqlite({ file, clock })
    const ingest = (one: Extraction) => makeIngest({ store, extract: () => one, clock })(one.article)
    for (const one of before) await ingest(one)
    const states: string[] = []
    const keep = () => {
      const state = join(folder, `${states.length}.sqlite`)
      copyFileSync(file, state)
      if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${state}-wal`)
      states.push(state)
    }
    keep()
    await atEachBoundary(keep, () => ingest(article))
    keep()
    await store.close()

    const [none = '', ...rest] = states.map(dump)
    const whole = rest.at(-1) ?? ''
    expect(states.length).toBeGreaterThan(40)
    expect(whole).not.toBe(none)
    // First as it was, then whole, and nothing in between.
    const turn = rest.indexOf(whole)
    expect(rest.map((state, at) => state === (at < turn ? none : whole)).indexOf(false)).toBe(-1)
  },
  60_000,
)
