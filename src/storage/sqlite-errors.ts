// Why it exists: what SQLite throws, in words that a user understands and that say what to do.
import { ReadoutError } from '../core/errors.ts'

/** Another connection holds the write lock, or is just recovering the file. */
export function isLocked(error: unknown): boolean {
  const code = codeOf(error)
  return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')
}

export function translate(error: unknown): unknown {
  if (error instanceof ReadoutError) return error
  const cause = { cause: error }
  const code = codeOf(error)
  if (isLocked(error)) {
    return new ReadoutError(
      'unavailable',
      'store',
      'Another process keeps the database locked. Try again later.',
      cause,
    )
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return readOnly(error)
  }
  if (code.startsWith('SQLITE_NOTADB')) {
    const message = 'The database file is no database. Choose another file for Readout.'
    return new ReadoutError('invalid', 'store', message, cause)
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    const message = 'The database file is damaged. Restore it from a backup.'
    return new ReadoutError('unavailable', 'store', message, cause)
  }
  if (code.startsWith('SQLITE_FULL')) {
    return new ReadoutError('unavailable', 'store', 'The disk is full: free some space, then try again.', cause)
  }
  if (code.startsWith('SQLITE_CANTOPEN') || isNoFolder(error)) {
    const message = 'The database file cannot be opened. Check that its folder exists and can be written to.'
    return new ReadoutError('unavailable', 'store', message, cause)
  }
  if (code.startsWith('SQLITE_')) {
    return new ReadoutError('unavailable', 'store', 'The database refused what was asked; the log says why.', cause)
  }
  return error
}

export function readOnly(cause?: unknown): ReadoutError {
  const message = 'The database file is read-only. Make it writable, or choose another file.'
  return new ReadoutError('unavailable', 'read_only', message, { cause })
}

/** better-sqlite3 itself looks for the folder before it asks SQLite. */
function isNoFolder(error: unknown): boolean {
  return error instanceof TypeError && error.message.startsWith('Cannot open database')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
