// Why it exists: the page is served on this machine, yet any site that its user visits can send requests to it.
import { timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'] as const

const CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CSP,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not 'no-referrer': with that, browsers send 'Origin: null' with our own forms. Nobody else gets a referrer by this.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'X-Robots-Tag': 'noindex',
}

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
}

/** The names under which the page may be asked for; another name that leads here is a rebound one. */
export function allowedNames(host: string, allowedHosts: readonly string[]): ReadonlySet<string> {
  // Every address of the machine: none of them is a name that may be trusted.
  const own = host === '0.0.0.0' || host === '::' ? [] : [host]
  return new Set([...LOOPBACK, ...own, ...allowedHosts].map((name) => nameOf(name) ?? name.toLowerCase()))
}

export function isAllowedHost(header: string | undefined, names: ReadonlySet<string>): boolean {
  const name = header === undefined ? null : nameOf(header)
  return name !== null && names.has(name)
}

/** '127.0.0.1:8080' → '127.0.0.1'; '::1' → '[::1]'. */
function nameOf(host: string): string | null {
  const given = /^[0-9a-f:]*:[0-9a-f]*:[0-9a-f.:]*$/iu.test(host) ? `[${host}]` : host
  if (!URL.canParse(`http://${given}/`)) return null
  const url = new URL(`http://${given}/`)
  return url.username === '' && url.pathname === '/' ? url.hostname.replace(/\.$/u, '') : null
}

/** Whether a request that changes something comes from a page of ours. */
export function isOwnRequest(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return site === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')?.toLowerCase()
}

export function isToken(given: string | null, token: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}
