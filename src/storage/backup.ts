// Why it exists: a copy of the database that is whole, made while the bot writes to it.
import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ReadoutError } from '../core/errors.ts'
import { translate } from './sqlite-errors.ts'

/** All that is left, in one step: a copy in many would begin anew with each write of another process. */
const ALL_PAGES = 0x7fff_ffff

/**
 * Copies the database `file` to `target`, which must not exist; resolves to its size in bytes. Readers and writers go
 * on meanwhile. What is not whole is taken away again.
 */
export async function backupSqlite(file: string, target: string): Promise<number> {
  if (!existsSync(file)) throw new ReadoutError('not_found', 'store', 'There is no database yet: nothing to back up.')
  reserve(target)
  const part = `${target}.part`
  try {
    rmSync(part, { force: true })
    const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 })
    try {
      await raw.backup(part, { progress: () => ALL_PAGES })
    } finally {
      raw.close()
    }
    check(part)
    chmodSync(part, statSync(file).mode & 0o777)
    renameSync(part, target)
    return statSync(target).size
  } catch (error) {
    for (const left of [target, part, `${part}-wal`, `${part}-shm`, `${part}-journal`]) rmSync(left, { force: true })
    throw translate(error)
  }
}

/** Takes the name at once, so that no other may take it while we write, and none that is there is written over. */
function reserve(target: string): void {
  try {
    closeSync(openSync(target, 'wx', 0o600))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const message =
      code === 'EEXIST'
        ? 'That file is there already, and a backup writes over nothing. Name another.'
        : 'The backup file cannot be made. Check that its folder exists and can be written to.'
    throw new ReadoutError('invalid', 'store', message, { cause: error })
  }
}

function check(part: string): void {
  const raw = new Database(part)
  try {
    // One file, with no log beside it: what is moved elsewhere is all of it.
    raw.pragma('journal_mode = delete')
    const [first] = raw.pragma('integrity_check') as { readonly integrity_check: string }[]
    if (first?.integrity_check === 'ok') return
    throw new ReadoutError('unavailable', 'store', 'The copy is damaged, and was deleted: the database itself may be.')
  } finally {
    raw.close()
  }
}
