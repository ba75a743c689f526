// Why it exists: every setting, checked once at the start; the only reader of the environment.
import { fileURLToPath } from 'node:url'
import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { ReadoutError } from './core/errors.ts'
import { readAddress } from './core/source.ts'

export type Config = {
  /** Path of the SQLite file, or ':memory:'. */
  readonly database: string
  readonly feeds: readonly string[]
  /** How long an article is kept after it was read. */
  readonly keepDays: number
  /** An address or page where a site's owner can reach the operator; part of the user agent. */
  readonly contact: string | null
  /** HTTP_PROXY, HTTPS_PROXY, NO_PROXY, in capitals or not: for feeds and pages. */
  readonly proxies: { readonly http: string | null; readonly https: string | null; readonly except: string }
  /** Who looks up the names that a proxy is asked for. */
  readonly lookup: 'here' | 'proxy'
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug'
  /** `auto`: for people where they look on, JSON where a program does. */
  readonly logFormat: 'auto' | 'json' | 'text'
  /** Where health and metrics are served; null: nowhere. */
  readonly ops: { readonly host: string; readonly port: number } | null
  /** The page; null where it is switched off. */
  readonly page: { readonly host: string; readonly port: number; readonly allowedHosts: readonly string[] } | null
  readonly slack: SlackConfig | null
  readonly discord: { readonly token: string; readonly guildId: string | null } | null
  /** Every value that must never be shown. */
  readonly secrets: readonly string[]
}

export type SlackConfig = {
  readonly botToken: string
  readonly connect:
    | { readonly by: 'socket'; readonly appToken: string }
    | { readonly by: 'http'; readonly signingSecret: string; readonly port: number }
  /** A user group whose members may manage every channel. */
  readonly managers: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** Beside the bot, wherever it is started from. */
const DATABASE = fileURLToPath(new URL('../readout.sqlite', import.meta.url))

/** A value without which the bot runs too. The words say what it must be, never what it is. */
function token(form: RegExp, must: string) {
  return z.string().regex(form, must).nullable().default(null)
}

/** A number, or null for off. */
function port(example: string) {
  const isPort = (written: string) => written === 'off' || (/^\d{1,5}$/u.test(written) && Number(written) <= 65_535)
  const must = `must be a port such as ${example}, or off`
  return z
    .string()
    .refine(isPort, must)
    .transform((written) => (written === 'off' ? null : Number(written)))
}

const host = z.string().regex(/^[\w.:-]{1,100}$/u, 'must be an address of this machine, such as 127.0.0.1')

const SECRETS = [
  'READOUT_SLACK_BOT_TOKEN',
  'READOUT_SLACK_APP_TOKEN',
  'READOUT_SLACK_SIGNING_SECRET',
  'READOUT_DISCORD_TOKEN',
] as const

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
      'must be web addresses that begin with https:// or http://, of at most 2,000 characters, without a user name or password, parted by commas or blanks',
    )
    .default([]),
  READOUT_KEEP_DAYS: z
    .string()
    .refine((days) => /^\d{1,5}$/u.test(days) && Number(days) >= 1, 'must be a number of days, from 1 to 99999')
    .default('30'),
  READOUT_CONTACT: z
    .string()
    .max(200, 'is longer than 200 characters')
    .refine(
      (contact) => /^[!-~]+@[!-~]+$|^https?:\/\/[!-~]+$/u.test(contact),
      'must be a mail address or a web address',
    )
    .nullable()
    .default(null),
  READOUT_PROXY_LOOKUP: z.enum(['here', 'proxy'], 'must be here or proxy').default('here'),
  READOUT_PORT: port('8080').default(8080),
  READOUT_HOST: host.default('127.0.0.1'),
  READOUT_ALLOWED_HOSTS: z
    .string()
    .transform((list) => list.split(/[\s,]+/u).filter((host) => host !== ''))
    .refine(
      (hosts) => hosts.every((host) => /^[\w.-]+(?::\d{1,5})?$/u.test(host)),
      'must be host names parted by commas',
    )
    .default([]),
  READOUT_SLACK_BOT_TOKEN: token(/^xoxb-[\w-]{10,}$/u, 'must be the bot token, which begins with xoxb-'),
  READOUT_SLACK_APP_TOKEN: token(/^xapp-[\w-]{10,}$/u, 'must be the app-level token, which begins with xapp-'),
  READOUT_SLACK_SIGNING_SECRET: token(/^[0-9a-f]{32}$/iu, 'must be the signing secret, 32 characters from 0-9 and a-f'),
  READOUT_SLACK_PORT: z
    .string()
    .regex(/^\d{1,5}$/u, 'must be a port such as 3000')
    .default('3000'),
  READOUT_SLACK_MANAGERS: token(/^S[A-Z0-9]{5,20}$/u, 'must be the id of a user group, which begins with S'),
  READOUT_DISCORD_TOKEN: token(
    /^[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}$/u,
    'must be the bot token from the Bot page, without "Bot" in front',
  ),
  READOUT_DISCORD_GUILD: token(/^\d{15,22}$/u, 'must be the id of a server, a long number'),
  READOUT_OPS_PORT: port('9090').default(null),
  READOUT_OPS_HOST: host.default('127.0.0.1'),
  READOUT_LOG_FORMAT: z.enum(['auto', 'json', 'text'], 'must be auto, json or text').default('auto'),
  READOUT_LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug'], 'must be error, warn, info or debug').default('info'),
} as const

export const SETTINGS: readonly string[] = Object.keys(settings)

/** Throws one ReadoutError that names every fault, and never a value: a value may be a secret. */
export function loadConfig(env: Environment = process.env): Config {
  const faults = [...findUnknown(env), ...findStray(env), ...findPostgres(env), ...findProxyFaults(env)]
  const read = z.object(settings).safeParse(pickGiven(env))
  if (!read.success) {
    // A value with a control character has been named already.
    const stray = new Set(Object.keys(env).filter((key) => strayIn(env[key]) !== null))
    for (const { path, message } of read.error.issues) {
      if (!stray.has(String(path[0]))) faults.push(`${String(path[0])} ${message}.`)
    }
  }
  if (read.success) faults.push(...findHalves(read.data))
  if (faults.length > 0 || !read.success) throw new ReadoutError('invalid', 'config', sayFaults(faults))
  return configOf(read.data, env)
}

type Read = z.output<z.ZodObject<typeof settings>>

function configOf(read: Read, env: Environment): Config {
  const { READOUT_PORT: port, READOUT_OPS_PORT: opsPort } = read
  const guildId = read.READOUT_DISCORD_GUILD
  const proxies = proxiesOf(env)
  return {
    database: read.READOUT_DATABASE,
    feeds: read.READOUT_FEEDS,
    keepDays: Number(read.READOUT_KEEP_DAYS),
    contact: read.READOUT_CONTACT,
    proxies,
    lookup: read.READOUT_PROXY_LOOKUP,
    logLevel: read.READOUT_LOG_LEVEL,
    logFormat: read.READOUT_LOG_FORMAT,
    ops: opsPort === null ? null : { host: read.READOUT_OPS_HOST, port: opsPort },
    page: port === null ? null : { host: read.READOUT_HOST, port, allowedHosts: read.READOUT_ALLOWED_HOSTS },
    slack: slackOf(read),
    discord: read.READOUT_DISCORD_TOKEN === null ? null : { token: read.READOUT_DISCORD_TOKEN, guildId },
    secrets: [
      ...SECRETS.map((key) => read[key]).filter((value) => value !== null),
      ...[proxies.http, proxies.https].flatMap(secretsOfProxy),
    ],
  }
}

/** As curl and most programs have it, the small letters go first. Empty is as good as not set. */
function proxyVariable(env: Environment, name: string): string {
  return (env[name.toLowerCase()] || env[name] || '').trim()
}

/** 'proxy.example:3128' is an address too. */
function proxyUrl(written: string): URL | null {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//iu.test(written) ? written : `http://${written}`)
  return url !== null && /^https?:$/u.test(url.protocol) && url.hostname !== '' ? url : null
}

function proxiesOf(env: Environment): Config['proxies'] {
  const [http, https] = ['HTTP_PROXY', 'HTTPS_PROXY'].map((name) => {
    const written = proxyVariable(env, name)
    return written === '' ? null : (proxyUrl(written)?.href ?? null)
  })
  return { http: http ?? null, https: https ?? null, except: proxyVariable(env, 'NO_PROXY') }
}

function findProxyFaults(env: Environment): string[] {
  return ['HTTP_PROXY', 'HTTPS_PROXY']
    .filter((name) => proxyVariable(env, name) !== '' && proxyUrl(proxyVariable(env, name)) === null)
    .map((name) => `${name} must be the address of an HTTP proxy, such as http://proxy.example:3128.`)
}

/** A proxy's password in each form in which it may turn up. */
function secretsOfProxy(uri: string | null): readonly string[] {
  const { username = '', password = '' } = uri === null ? {} : new URL(uri)
  if (username === '' && password === '') return []
  const [name, word] = [decoded(username), decoded(password)]
  const forms = [password, word, Buffer.from(`${name}:${word}`).toString('base64')]
  return forms.filter((form) => form !== '')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function slackOf(read: Read): SlackConfig | null {
  const { READOUT_SLACK_BOT_TOKEN: botToken, READOUT_SLACK_APP_TOKEN: appToken } = read
  const { READOUT_SLACK_SIGNING_SECRET: signingSecret, READOUT_SLACK_MANAGERS: managers } = read
  if (botToken === null) return null
  if (appToken !== null) return { botToken, connect: { by: 'socket', appToken }, managers }
  if (signingSecret === null) return null
  return { botToken, connect: { by: 'http', signingSecret, port: Number(read.READOUT_SLACK_PORT) }, managers }
}

/** Half of what Slack needs would look like a bot that nobody hears. */
function findHalves(read: Read): string[] {
  const bot = read.READOUT_SLACK_BOT_TOKEN !== null
  const way = read.READOUT_SLACK_APP_TOKEN !== null || read.READOUT_SLACK_SIGNING_SECRET !== null
  if (bot && !way) return ['READOUT_SLACK_APP_TOKEN is missing: Slack needs it beside READOUT_SLACK_BOT_TOKEN.']
  if (way && !bot) return ['READOUT_SLACK_BOT_TOKEN is missing: Slack needs it beside the other token.']
  return []
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
  try {
    return /^https?:/iu.test(url) && readAddress(url) !== null
  } catch {
    return false
  }
}
