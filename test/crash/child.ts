// Why it exists: a process of its own that ends itself, with SIGKILL, before or after the nth statement on its database.
import Database from 'better-sqlite3'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { ingest, NOON, tick, type Wire } from './stage.ts'

/** `boundary`: 2n before the nth statement, 2n + 1 after it; beyond the last one it ends by itself. */
export type Errand = {
  readonly file: string
  readonly work: 'post' | 'ingest'
  readonly boundary: number
  readonly at: number
}
export type Call = {
  readonly nth: number
  readonly name: keyof Wire
  readonly given: readonly [string, string, string?]
}
export type Answer = { readonly nth: number; readonly value: string | false | null }

const waiting = new Map<number, (value: never) => void>()
let calls = 0

function ask(name: keyof Wire, given: Call['given']): Promise<never> {
  return new Promise((resolve) => {
    waiting.set(++calls, resolve)
    process.send?.({ nth: calls, name, given } satisfies Call)
  })
}
const wire: Wire = {
  take: (...given) => ask('take', given),
  change: (...given) => ask('change', given),
  find: (...given) => ask('find', given),
}

type Run = (given: unknown) => unknown

/** Before the file is opened: the driver keeps its statements. Counts from `begin` on. */
function countStatements() {
  let seen = 0
  let last = Number.POSITIVE_INFINITY
  let isBegun = false
  const pass = () => {
    if (isBegun && seen++ === last) process.kill(process.pid, 'SIGKILL')
  }
  const { prepare } = Database.prototype
  // All of kysely's statements come this way, those that begin and end a transaction with them.
  Database.prototype.prepare = function count(this: Database.Database, source: string) {
    const statement = prepare.call(this, source)
    const counted = (run: Run) => (given: unknown) => {
      pass()
      const result = run.call(statement, given)
      pass()
      return result
    }
    return { reader: statement.reader, all: counted(statement.all as Run), run: counted(statement.run as Run) } as never
  } as never
  return {
    seen: () => seen,
    begin: (boundary: number) => {
      last = boundary
      isBegun = true
    },
  }
}

process.once('message', (errand: Errand) => void work(errand))
process.on('message', (answer: Answer) => {
  const resolve = waiting.get(answer.nth) as ((value: unknown) => void) | undefined
  waiting.delete(answer.nth)
  resolve?.(answer.value)
})
process.send?.('ready')

async function work({ file, work: what, boundary, at }: Errand): Promise<void> {
  const statements = countStatements()
  const clock = () => NOON + at
  const store = await openSqlite({ file, clock })
  statements.begin(boundary)
  if (what === 'ingest') await ingest(store, clock)
  else await tick(store, wire, clock)
  process.send?.({ done: statements.seen() }, () => process.disconnect())
}
