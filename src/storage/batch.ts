// Why it exists: each commit waits for the disk, and many deliveries are under way at once: what they write in one moment is committed together.
import type { Db } from './tables.ts'

type Work<T> = (trx: Db) => Promise<T>
type Job = {
  readonly work: Work<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Runs `work` in a transaction, with whatever else waits; resolves when it is committed. `work` may run more than once. */
export type Batch = <T>(work: Work<T>) => Promise<T>

/** Of the event loop: in a few more are heard than in one, and none of them takes time where nothing is to be heard. */
const TURNS = 3
/** Held fast: a test that stops the clock stops no commit. */
const { setImmediate } = globalThis

export function makeBatch(db: Db): Batch {
  let waiting: Job[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      // What came while the disk was waited for is heard first: the answers to what was sent go with it.
      for (let turn = 0; turn < TURNS; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
      const jobs = waiting
      waiting = []
      await commit(db, jobs)
    }
    running = false
  }

  return <T>(work: Work<T>) => {
    if (db.isTransaction) return work(db)
    return new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: (value) => resolve(value as T), reject })
      if (!running) void run()
    })
  }
}

async function commit(db: Db, jobs: readonly Job[]): Promise<void> {
  const [only, ...others] = jobs
  try {
    const values = await db.transaction().execute(async (trx) => {
      const done: unknown[] = []
      for (const { work } of jobs) done.push(await work(trx))
      return done
    })
    for (const [at, { resolve }] of jobs.entries()) resolve(values[at])
  } catch (error) {
    if (only !== undefined && others.length === 0) return only.reject(error)
    // Nothing of it was kept: each alone, so that only the one fails that cannot be written.
    for (const job of jobs) await commit(db, [job])
  }
}
