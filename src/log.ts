// Why it exists: one line for each thing that comes in or goes out; no secret ever stands in it.
import { pino } from 'pino'
import { ReadoutError } from './core/errors.ts'
import type { Clock } from './core/ports.ts'
import { makeScrub } from './scrub.ts'

export type Level = 'error' | 'warn' | 'info' | 'debug'
export type Log = Readonly<Record<Level, (words: string) => void>> & {
  /** The cause of a failure, for whoever runs the bot: at level error, the stack at level debug. */
  readonly failure: (error: unknown) => void
}

const LONGEST = 2_000

/**
 * Every value of `secrets` is taken out of every line, wherever it came from. `json`: a line is an object with `level`,
 * `time`, `msg` and, of a failure, `reason`, as programs that collect logs read them; else it is made for people.
 */
export function makeLog(options: {
  readonly level: Level
  readonly secrets: readonly string[]
  readonly clock: Clock
  readonly json: boolean
  readonly write: (line: string) => void
}): Log {
  const scrub = makeScrub(options.secrets)
  const clean = (words: string) => oneLine(scrub.text(words))
  const lines = pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date(options.clock()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write: (line) => options.write(options.json ? line : readable(line)) },
  )
  return {
    error: (words) => lines.error(clean(words)),
    warn: (words) => lines.warn(clean(words)),
    info: (words) => lines.info(clean(words)),
    debug: (words) => lines.debug(clean(words)),
    failure: (error) => {
      const reason = error instanceof ReadoutError ? error.reason : nameOf(error)
      lines.error({ reason: clean(reason) }, clean(describe(error)))
      if (error instanceof Error && error.stack !== undefined) lines.debug(clean(error.stack))
    },
  }
}

function readable(line: string): string {
  const { time, level, msg } = JSON.parse(line) as Readonly<Record<'time' | 'level' | 'msg', string>>
  return `${time} ${level.padEnd(5)} ${msg}\n`
}

function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').slice(0, LONGEST)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

function describe(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error)
  // Our own errors say in words what is wrong; of others the kind is part of it.
  const name = error instanceof ReadoutError ? '' : `${error.name}: `
  const cause = error.cause === undefined || depth > 3 ? '' : ` (${describe(error.cause, depth + 1)})`
  return `${name}${error.message}${cause}`
}
