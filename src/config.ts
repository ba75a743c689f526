// Why it exists: every setting, checked once at the start; the only reader of the environment.
import { fileURLToPath } from 'node:url'
import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { ReadoutError } from './core/errors.ts'

export type Config = {
  /** Path of the SQLite file, or ':memory:'. */
  readonly database: string
  readonly feeds: readonly string[]
  /** An address or page where a site's owner can reach the operator; part of the user agent. */
  readonly contact: string | null
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
}

type Environment = Readonly<Record<string, string | undefined>>

/** Beside the bot, wherever it is started from. */
const DATABASE = fileURLToPath(new URL('../readout.sqlite', import.meta.url))

const settings = {
  READOUT_DATABASE: z
    .string()
    .max(1_000, 'is too long for a path')
    .refine((path) => !/^[a-z][a-z0-9+.-]+:\/\//iu.test(path), 'must be the path of a file, not an address')
    .default(DATABASE),
  READOUT_FEEDS: z
    .string()
    .transform((list) => list.split(/[\s,]+/u).filter((url) => url !== ''))
    .refine(
      (urls) => urls.every(isFeedUrl),
      'must be addresses that begin with https:// or http://, without a password, parted by commas or blanks',
    )
    .default([]),
  READOUT_CONTACT: z
    .string()
    .max(200, 'is longer than 200 characters')
    .refine(
      (contact) => /^[!-~]+@[!-~]+$|^https?:\/\/[!-~]+$/u.test(contact),
      'must be a mail address or a web address',
    )
    .nullable()
    .default(null),
  READOUT_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug'], 'must be error, warn, info or debug').default('info'),
} as const

export const SETTINGS: readonly string[] = Object.keys(settings)

/** Throws one ReadoutError that names every fault, and never a value: a value may be a secret. */
export function loadConfig(env: Environment = process.env): Config {
  const faults = [...findUnknown(env), ...findStray(env), ...findPostgres(env)]
  const read = z.object(settings).safeParse(pickGiven(env))
  if (!read.success) {
    // A value with a control character has been named already.
    const stray = new Set(Object.keys(env).filter((key) => strayIn(env[key]) !== null))
    for (const { path, message } of read.error.issues) {
      if (!stray.has(String(path[0]))) faults.push(`${String(path[0])} ${message}.`)
    }
  }
  if (faults.length > 0 || !read.success) throw new ReadoutError('invalid', 'config', sayFaults(faults))
  const { READOUT_DATABASE, READOUT_FEEDS, READOUT_CONTACT, READOUT_LOG_LEVEL } = read.data
  return { database: READOUT_DATABASE, feeds: READOUT_FEEDS, contact: READOUT_CONTACT, logLevel: READOUT_LOG_LEVEL }
}

function sayFaults(faults: readonly string[]): string {
  const first = faults.length === 1 ? 'One setting is wrong' : `${faults.length} settings are wrong`
  return [`${first}; .env.example explains each:`, ...faults.map((fault) => `  ${fault}`)].join('\n')
}

/** A setting that is left empty, as in .env.example, is not set. */
function pickGiven(env: Environment): Environment {
  return Object.fromEntries(
    SETTINGS.map((key) => [key, env[key]]).filter(([, value]) => value !== undefined && value !== ''),
  )
}

function findUnknown(env: Environment): string[] {
  return Object.keys(env)
    .filter((key) => /^READOUT_/iu.test(key) && !SETTINGS.includes(key))
    .sort()
    .map((key) => {
      const nearest =
        SETTINGS.toSorted((a, b) => distance(key.toUpperCase(), a) - distance(key.toUpperCase(), b))[0] ?? ''
      const close = distance(key.toUpperCase(), nearest) <= 6
      return `${showKey(key)} is no setting${close ? `; did you mean ${nearest}?` : `; there are ${SETTINGS.join(', ')}.`}`
    })
}

/** A key comes from outside as well: a long or odd one is shown as plain characters. */
function showKey(key: string): string {
  return key.replace(/[^\w]/gu, '?').slice(0, 60)
}

function findStray(env: Environment): string[] {
  return SETTINGS.map((key) => {
    const stray = strayIn(env[key])
    return stray === null ? null : `${key} ${stray}.`
  }).filter((fault) => fault !== null)
}

/** Pasted secrets and files end in a line break more often than not, and then fail far from here. */
function strayIn(value: string | undefined): string | null {
  if (value === undefined) return null
  if (/[\r\n]$/u.test(value)) return 'ends in a line break; take it away'
  return /\p{Cc}/u.test(value) ? 'holds a line break or another control character; take it away' : null
}

function findPostgres(env: Environment): string[] {
  if (!/^postgres(?:ql)?:/iu.test(env.DATABASE_URL ?? '')) return []
  return [
    'DATABASE_URL names a PostgreSQL server, which this version cannot use yet: unset it, and READOUT_DATABASE says where the SQLite file is.',
  ]
}

function isFeedUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, username, password } = new URL(url)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}
