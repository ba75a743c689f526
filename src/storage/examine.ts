// Why it exists: tells an operator how the database file stands, without changing it, while the bot runs.
import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { messageOf } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import { latestVersion } from './migrate.ts'
import { inspect } from './sqlite.ts'
import { translate } from './sqlite-errors.ts'

/** Below it a day of news may not find room. */
const LITTLE_ROOM = 500e6

/** `file`: its path, or ':memory:'. */
export async function examineSqlite(file: string): Promise<readonly Finding[]> {
  if (file === ':memory:') return [warn('READOUT_DATABASE is :memory:, which keeps nothing over a restart.')]
  const room = await judgeRoom(file)
  if (!existsSync(file)) return [ok('There is none yet: the first start makes it.'), ...room]
  try {
    inspect(file)
    const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
    try {
      return [...judge(raw, statSync(file).size), ...room]
    } finally {
      raw.close()
    }
  } catch (error) {
    return [fail(messageOf(translate(error))), ...room]
  }
}

function judge(raw: Database.Database, size: number): readonly Finding[] {
  const problems = raw.pragma('quick_check(3)', { simple: false }) as readonly { readonly quick_check: string }[]
  const damaged = problems.filter(({ quick_check }) => quick_check !== 'ok')
  if (damaged.length > 0) return [fail('The file is damaged: end the bot and restore it from a backup.')]
  const version = Number(raw.pragma('user_version', { simple: true }))
  const age = version < latestVersion ? ' The next start brings its schema up to date.' : ''
  return [ok(`${(size / 1e6).toFixed(1)} MB, whole.${age}`)]
}

async function judgeRoom(file: string): Promise<readonly Finding[]> {
  try {
    const { bavail, bsize } = await statfs(dirname(file))
    const free = bavail * bsize
    return free < LITTLE_ROOM ? [warn(`Only ${Math.round(free / 1e6)} MB are free on its disk: make room.`)] : []
  } catch {
    return [fail('The folder of READOUT_DATABASE is not there: make it, or name another file.')]
  }
}

const ok = (words: string): Finding => ({ level: 'ok', about: 'database', words })
const warn = (words: string): Finding => ({ level: 'warn', about: 'database', words })
const fail = (words: string): Finding => ({ level: 'fail', about: 'database', words })
