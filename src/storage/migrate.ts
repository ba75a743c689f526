// Why it exists: an older store is brought to this version's tables, forward only; a newer one is left alone.
import type { Kysely } from 'kysely'
import { ReadoutError } from '../core/errors.ts'
import { up as up0001 } from './migrations/0001.ts'

type Migration = (db: Kysely<unknown>) => Promise<void>

/** In order; the version of a store is how many of them it has had. Append only: a released one is never changed. */
const migrations: readonly Migration[] = [up0001]

export const latestVersion = migrations.length

/** What a store of a later Readout gets; nothing may be written to it. */
export function newerSchema(version: number): ReadoutError {
  return new ReadoutError(
    'unavailable',
    'newer_schema',
    `The database was written by a newer Readout (its format is ${version}, this one knows ${latestVersion}). Update Readout, or use another database file.`,
  )
}

/**
 * Runs what is missing. The caller holds a write transaction around it, so that two processes starting at once
 * do it once and a crash leaves the old form whole.
 */
export async function migrate(
  db: Kysely<unknown>,
  version: { readonly read: () => Promise<number>; readonly write: (version: number) => Promise<void> },
): Promise<void> {
  const from = await version.read()
  if (from > latestVersion) throw newerSchema(from)
  for (const up of migrations.slice(from)) await up(db)
  if (from < latestVersion) await version.write(latestVersion)
}
