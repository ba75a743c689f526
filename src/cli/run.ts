// Why it exists: what the run of any command of the terminal may need: its options, its settings, the store, the way to be wrong.
import type { Config } from '../config.ts'
import { ReadoutError } from '../core/errors.ts'
import type { Store } from '../core/ports.ts'

export type Options = {
  readonly published: string | null
  readonly full: boolean
  /** Those that only one command has. */
  readonly own: Readonly<Record<string, string | boolean | undefined>>
}

export function usageError(usage: string, problem: string | null = null): ReadoutError {
  const why = problem === null ? '' : `${problem} `
  return new ReadoutError('invalid', 'usage', `${why}Usage: npm run -s readout -- ${usage}`)
}

export async function loadSettings(): Promise<Config> {
  const { loadConfig } = await import('../config.ts')
  return loadConfig()
}

export async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const { openSqlite } = await import('../storage/sqlite.ts')
  const store = await openSqlite({ file: config.database, clock: Date.now })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** A line of a file that a program wrote; null for what is no JSON. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
