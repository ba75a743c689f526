// Why it exists: what SQLite does differently from other engines: its file, its locks, its triggers.
import { existsSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  sql,
} from 'kysely'
import { ReadoutError } from '../core/errors.ts'
import type { Clock, Store } from '../core/ports.ts'
import { latestVersion, migrate, newerSchema } from './migrate.ts'
import { isLocked, readOnly, translate } from './sqlite-errors.ts'
import { makeIndexes, sqliteSearch } from './sqlite-search.ts'
import { makeStore } from './store.ts'
import type { Db, Tables } from './tables.ts'

/** 'RDOT' in the file's header: tells our file from that of another program. */
const applicationId = 0x52444f54

/** A lock is waited for in steps that leave the event loop free in between: 10 s in all. */
const busyTimeoutMs = 50
const pauseMs = 50
const lockAttempts = 100
/** More than there are queries; those over lists of many lengths make more. */
const maxStatements = 200

/**
 * ms since the machine started: SQLite has no server whose clock all could ask, but its processes share one machine
 * (the log beside the file demands it), and this clock is the machine's: nobody sets it, and it is the same for all.
 */
export const machineClock: Clock = () => Number(process.hrtime.bigint() / 1_000_000n)

/**
 * The store in one SQLite file (':memory:' for none), its tables brought up to date.
 * Throws a ReadoutError, with the file untouched, where the file is newer, read-only, or no database of ours.
 */
export async function openSqlite(options: {
  readonly file: string
  readonly clock: Clock
  /** `machineClock` where several processes may open it; `clock` where it is left out. */
  readonly leaseClock?: Clock
}): Promise<Store> {
  const inMemory = options.file === ':memory:'
  let raw: Database.Database | null = null
  try {
    if (!inMemory) inspect(options.file)
    raw = new Database(options.file, { timeout: busyTimeoutMs })
    const db = makeDb(raw)
    await prepare(db)
    const { clock, leaseClock = clock } = options
    return makeStore({ db, clock, leaseClock, index: sqliteSearch, close: () => db.destroy() })
  } catch (error) {
    raw?.close()
    throw translate(error)
  }
}

/** Looks at an existing file through a read-only connection: nothing that is not ours may be changed by looking. */
export function inspect(file: string): void {
  if (!existsSync(file)) return
  const stat = statSync(file)
  if (!stat.isFile())
    throw new ReadoutError('invalid', 'not_a_file', 'The database setting names no file, but a folder.')
  // The administrator and some file systems let a protected file be written: the owner's mark is honoured here.
  if ((stat.mode & 0o222) === 0) throw readOnly()
  if (stat.size === 0) return
  const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    const version = Number(raw.pragma('user_version', { simple: true }))
    const owner = Number(raw.pragma('application_id', { simple: true }))
    if (owner !== applicationId && (owner !== 0 || version !== 0 || hasTables(raw))) {
      throw new ReadoutError(
        'invalid',
        'store',
        'The database file belongs to another program. Choose another file for Readout.',
      )
    }
    if (version > latestVersion) throw newerSchema(version)
  } finally {
    raw.close()
  }
}

function hasTables(raw: Database.Database): boolean {
  return raw.prepare('select 1 from sqlite_master limit 1').get() !== undefined
}

function makeDb(raw: Database.Database): Db {
  const dialect = new SqliteDialect({ database: raw })
  dialect.createDriver = () => makeDriver(raw, { prepare: keepPrepared(raw), close: () => raw.close() })
  return new Kysely<Tables>({ dialect })
}

/**
 * Statements are kept and used again: each new one takes time, and memory that is given back only long after it
 * was used. The one that was used longest ago goes first.
 */
function keepPrepared(raw: Database.Database): SqliteDatabase['prepare'] {
  const kept = new Map<string, SqliteStatement>()
  return (source) => {
    const statement: SqliteStatement = kept.get(source) ?? (raw.prepare(source) as SqliteStatement)
    kept.delete(source)
    kept.set(source, statement)
    const [oldest] = kept.keys()
    if (kept.size > maxStatements && oldest !== undefined) kept.delete(oldest)
    return statement
  }
}

/** Kysely's driver, but a transaction takes the write lock at once, a lock is waited for, and errors are ours. */
function makeDriver(raw: Database.Database, database: SqliteDatabase): Driver {
  const driver = new SqliteDriver({ database })
  const acquire = driver.acquireConnection.bind(driver)
  let connection: DatabaseConnection | null = null
  driver.acquireConnection = async () => {
    connection ??= patient(await acquire())
    return connection
  }
  driver.beginTransaction = async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  driver.rollbackTransaction = async (connection: DatabaseConnection) => {
    // SQLite has rolled back by itself after a full disk or an input error.
    if (raw.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
  return driver
}

function patient(connection: DatabaseConnection): DatabaseConnection {
  const execute = connection.executeQuery.bind(connection)
  connection.executeQuery = async <R>(query: CompiledQuery) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await execute<R>(query)
      } catch (error) {
        if (!isLocked(error) || attempt >= lockAttempts) throw translate(error)
      }
      await wait(pauseMs)
    }
  }
  return connection
}

async function prepare(db: Db): Promise<void> {
  await sql`pragma journal_mode = wal`.execute(db)
  await sql`pragma synchronous = full`.execute(db)
  await sql`pragma foreign_keys = on`.execute(db)
  await db.transaction().execute(async (trx) => {
    await migrate(trx as unknown as Kysely<unknown>, {
      read: async () => {
        const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(trx)
        return rows[0]?.user_version ?? 0
      },
      write: async (version) => {
        await sql`pragma application_id = ${sql.lit(applicationId)}`.execute(trx)
        await sql`pragma user_version = ${sql.lit(version)}`.execute(trx)
      },
    })
    await makeIndexes(trx)
    await refuseChanges(trx)
  })
}

/** The ledger is append-only in the file too, whoever writes to it. */
async function refuseChanges(trx: Db): Promise<void> {
  for (const change of ['update', 'delete'] as const) {
    await sql`create trigger if not exists ${sql.raw(`entries_no_${change}`)} before ${sql.raw(change)} on entries
      begin select raise(abort, 'entries of the ledger are only ever added'); end`.execute(trx)
  }
}
