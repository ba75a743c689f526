// Why it exists: a site says in its robots.txt which pages it wants no robot on (RFC 9309); pages found behind links keep to it.
import robotsParser, { type Rules } from 'robots-parser'
import { ReadoutError } from '../core/errors.ts'
import type { Clock } from '../core/ports.ts'

/** What a site answered to /robots.txt; the text is empty unless the status is 200. */
export type RobotsFile = { readonly status: number; readonly text: string }
export type Robots = {
  /** Whether we may ask for the page, and the pause that its site wishes between two requests. Throws `robots`. */
  check(url: URL): Promise<{ readonly pauseMs: number }>
}

/** What is known of one site; an error where its file cannot be had. */
type Known = {
  readonly rules: Rules | null
  readonly error: ReadoutError | null
  readonly size: number
  readonly until: number
}

/** The name that a robots.txt has to use for us. */
const TOKEN = 'Readout'
/** RFC 9309, 2.5: at least 500 KiB must be read. */
export const MAX_ROBOTS_BYTES = 500 * 1024
const FRESH_MS = 24 * 60 * 60 * 1000
/** A site that has no answer is asked again sooner. */
const RETRY_MS = 10 * 60 * 1000
const MAX_PAUSE_MS = 10_000
/** Of all texts that are kept, in characters: what the parser makes of them is some ten times as large. */
const MAX_KEPT = 2 * 1024 * 1024
/** What the smallest file counts: a site without one is remembered too. */
const MIN_SIZE = 1024
/** The work on a pattern with '*' grows with its length times that of the address: no more characters of them in one file. */
const MAX_WILD = 16 * 1024

export function makeRobots(ports: {
  /** GET of a robots.txt; throws where nothing was answered. */
  readonly load: (url: URL) => Promise<RobotsFile>
  readonly clock: Clock
}): Robots {
  const known = new Map<string, Known>()
  const loading = new Map<string, Promise<Known>>()
  let kept = 0
  const keep = (origin: string, fresh: Known): void => {
    kept += fresh.size - (known.get(origin)?.size ?? 0)
    known.delete(origin)
    known.set(origin, fresh)
    for (const [oldest, { size }] of known) {
      if (kept <= MAX_KEPT) break
      known.delete(oldest)
      kept -= size
    }
  }
  const load = async (origin: string): Promise<Known> => {
    const fresh = await read(ports, new URL('/robots.txt', origin))
    const before = known.get(origin)
    // While a site cannot be asked, what it said last still holds.
    const held = fresh.error !== null && before?.rules != null ? { ...before, until: fresh.until } : fresh
    keep(origin, held)
    return held
  }
  const find = (origin: string): Promise<Known> => {
    const before = known.get(origin)
    if (before !== undefined && ports.clock() < before.until) return Promise.resolve(before)
    const started = loading.get(origin) ?? load(origin).finally(() => loading.delete(origin))
    loading.set(origin, started)
    return started
  }
  return {
    check: async (url) => {
      const { rules, error } = await find(url.origin)
      if (error !== null) throw error
      if (rules?.isAllowed(url.href, TOKEN) === false) throw refused(url)
      const delay = rules?.getCrawlDelay(TOKEN) ?? 0
      return { pauseMs: Math.min(Math.max(delay * 1000, 0), MAX_PAUSE_MS) }
    },
  }
}

/** RFC 9309, 2.3.1: no such file, or none for us → all is allowed; no answer or a broken site → nothing is. */
async function read(ports: Parameters<typeof makeRobots>[0], url: URL): Promise<Known> {
  const failed = (error: ReadoutError): Known => ({
    rules: null,
    error,
    size: MIN_SIZE,
    until: ports.clock() + (error.retryAfterMs ?? RETRY_MS),
  })
  try {
    const { status, text } = await ports.load(url)
    if (status >= 500 || status === 429) return failed(unreadable(url, status))
    const own = status === 200 ? ownGroups(text) : ''
    const rules = robotsParser(url.href, own)
    return { rules, error: null, size: Math.max(own.length, MIN_SIZE), until: ports.clock() + FRESH_MS }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    // Many redirects are as good as no file (RFC 9309, 2.3.1.2).
    if (error.reason === 'too_many_redirects')
      return { ...failed(error), rules: robotsParser(url.href, ''), error: null }
    return failed(error)
  }
}

/**
 * The groups that are for us or for everybody. The parser takes every rule once for each name of its group: a file of
 * thousands of both would cost it minutes, and one of endless wildcards as much at every look.
 */
export function ownGroups(text: string): string {
  const kept: string[] = []
  let names: string[] = []
  let inNames = false
  // Whether the names of this group stand in what is kept.
  let headed = false
  let wild = 0
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const found = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line)
    if (found === null) continue
    const key = (found[1] ?? '').toLowerCase()
    const value = (found[2] ?? '').trim()
    if (key === 'user-agent') {
      const name = (value.split('/', 1)[0] ?? '').trim().toLowerCase()
      if (!inNames) names = []
      if ((name === '*' || name === TOKEN.toLowerCase()) && !names.includes(name)) names.push(name)
      inNames = true
      headed = false
    } else if (/^(allow|disallow|crawl-delay)$/.test(key)) {
      inNames = false
      if (names.length === 0) continue
      const pattern = value.replace(/\*+/g, '*')
      if (pattern.includes('*')) wild += pattern.length
      if (pattern.includes('*') && wild > MAX_WILD) continue
      if (!headed) kept.push(...names.map((name) => `User-agent: ${name}`))
      headed = true
      kept.push(`${key}: ${pattern}`)
    }
  }
  return kept.join('\n')
}

function refused(url: URL): ReadoutError {
  return new ReadoutError(
    'forbidden',
    'robots',
    `${url.hostname} asks robots to stay away from this page (robots.txt).`,
  )
}

function unreadable(url: URL, status: number): ReadoutError {
  return new ReadoutError(
    'unavailable',
    'robots',
    `${url.hostname} could not say which pages robots may read (robots.txt: ${status}), so they are left alone for now.`,
  )
}
