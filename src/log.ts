// Why it exists: one line for each thing that comes in or goes out; no secret ever stands in it.
import { ReadoutError } from './core/errors.ts'
import type { Clock } from './core/ports.ts'

export type Level = 'error' | 'warn' | 'info' | 'debug'
export type Log = Readonly<Record<Level, (words: string) => void>> & {
  /** The cause of a failure, for whoever runs the bot: at level error, the stack at level debug. */
  readonly failure: (error: unknown) => void
}

const LEVELS: readonly Level[] = ['error', 'warn', 'info', 'debug']
const LONGEST = 2_000

/** Every value of `secrets` is taken out of every line, wherever it came from. */
export function makeLog(options: {
  readonly level: Level
  readonly secrets: readonly string[]
  readonly clock: Clock
  readonly write: (line: string) => void
}): Log {
  const write = (level: Level, words: string): void => {
    if (LEVELS.indexOf(level) > LEVELS.indexOf(options.level)) return
    const time = new Date(options.clock()).toISOString()
    options.write(`${time} ${level.padEnd(5)} ${oneLine(scrub(words, options.secrets))}\n`)
  }
  return {
    error: (words) => write('error', words),
    warn: (words) => write('warn', words),
    info: (words) => write('info', words),
    debug: (words) => write('debug', words),
    failure: (error) => {
      write('error', describe(error))
      if (error instanceof Error && error.stack !== undefined) write('debug', error.stack)
    },
  }
}

/** A secret shorter than this would take ordinary words out of the log. */
const SHORTEST_SECRET = 6

function scrub(words: string, secrets: readonly string[]): string {
  let clean = words
  for (const secret of secrets) if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, '[secret]')
  // An address may hold a password that no setting names.
  return clean.replace(/(\/\/)[^\s/@]+@/g, '$1')
}

function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').slice(0, LONGEST)
}

function describe(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error)
  // Our own errors say in words what is wrong; of others the kind is part of it.
  const name = error instanceof ReadoutError ? '' : `${error.name}: `
  const cause = error.cause === undefined || depth > 3 ? '' : ` (${describe(error.cause, depth + 1)})`
  return `${name}${error.message}${cause}`
}
