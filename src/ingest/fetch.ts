// Why it exists: one GET of one address when its host's turn has come, under limits, with the address checked at every hop.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Dispatcher, request } from 'undici'
import { ReadoutError } from '../core/errors.ts'
import type { Clock, Fetcher, Validators } from '../core/ports.ts'
import { type Answer, drop, header, isRedirect, readAnswer, readBeginning, restAsked } from './answer.ts'
import { type AllowAddress, checkTarget, checkUrl, makeGuardedConnector, type Resolve } from './guard.ts'
import { type Hosts, makeHosts } from './hosts.ts'
import { makeRoute, type Proxies, type Route } from './proxy.ts'
import { MAX_ROBOTS_BYTES, makeRobots, type Robots } from './robots.ts'

export type FetcherOptions = {
  readonly userAgent: string
  readonly clock: Clock
  /** For the whole: every hop and the body; waiting for a host's turn apart. */
  readonly timeoutMs?: number
  /** Of the decoded body. */
  readonly maxBytes?: number
  readonly maxRedirects?: number
  /** Between two requests to one host. */
  readonly pauseMs?: number
  /** Hosts asked at one time. */
  readonly hostsAtOnce?: number
  readonly wait?: (ms: number) => Promise<void>
  /** Without it, none. */
  readonly proxies?: Proxies
  /** Who looks up what a proxy is asked for: see `checkTarget`. */
  readonly lookup?: 'here' | 'proxy'
  /** Which IP addresses may be connected to; without it, public ones only. */
  readonly allowAddress?: AllowAddress
  readonly resolve?: Resolve
  /** Ends every request at once. */
  readonly signal?: AbortSignal
}

const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'
/** RFC 9309, 2.3.1.2. */
const MAX_ROBOTS_REDIRECTS = 5

export function makeFetcher(options: FetcherOptions): Fetcher {
  const { clock, maxBytes = 5 * 1024 * 1024, maxRedirects = 3 } = options
  const follow = makeFollow(options)
  const robots = makeRobots({
    clock,
    load: (url) =>
      follow(url, {
        maxRedirects: MAX_ROBOTS_REDIRECTS,
        first: true,
        // Packed it could not be read as far as it came.
        headers: { 'accept-encoding': 'identity' },
        read: async (answer) => {
          const status = answer.response.statusCode
          if (status === 200) return { status, text: await readBeginning(answer, MAX_ROBOTS_BYTES) }
          drop(answer.response)
          return { status, text: '' }
        },
      }),
  })
  return async (address, since, way = 'named') =>
    follow(checkUrl(address), {
      maxRedirects,
      headers: conditions(since),
      ...(way === 'found' ? { robots } : {}),
      read: (answer) => readAnswer(answer, { maxBytes, clock }, since !== undefined),
    })
}

function conditions(since: Validators | undefined): Record<string, string> {
  return {
    ...(since?.etag == null ? {} : { 'if-none-match': since.etag }),
    ...(since?.lastModified == null ? {} : { 'if-modified-since': since.lastModified }),
  }
}

type Ask<T> = {
  readonly maxRedirects: number
  readonly headers?: Readonly<Record<string, string>>
  /** Asked before each hop. */
  readonly robots?: Robots
  /** Before whatever else waits for the host. */
  readonly first?: boolean
  readonly read: (answer: Answer) => Promise<T>
}
type Follow = <T>(url: URL, ask: Ask<T>) => Promise<T>
type Hop<T> = { readonly to: URL } | { readonly done: T }

/** From hop to hop, each in its host's turn. Time counts only while something is asked. */
function makeFollow(options: FetcherOptions): Follow {
  const { clock, timeoutMs = 15_000, pauseMs = 1000, hostsAtOnce = 8, signal: stop } = options
  const connect = makeGuardedConnector({ ...options, timeoutMs })
  const route = makeRoute(options.proxies ?? { http: null, https: null, except: '' }, { connect, timeoutMs })
  const hosts = makeHosts({
    clock,
    // Ended with everything else, so that no pause holds up the end.
    wait: options.wait ?? ((ms) => sleep(ms, undefined, { signal: stop }).catch(() => {})),
    pauseMs,
    atOnce: hostsAtOnce,
    ...(stop === undefined ? {} : { signal: stop }),
  })
  return async (start, ask) => {
    let url = start
    let left = timeoutMs
    for (let hops = 0; ; hops++) {
      const wished = (await ask.robots?.check(url))?.pauseMs ?? 0
      const at = url
      const work = async () => {
        const began = performance.now()
        try {
          return await hop({ ...options, ...route(at), hosts }, at, ask, left)
        } finally {
          left -= performance.now() - began
        }
      }
      const next = await hosts.turn(at.hostname, work, {
        // A site that sends us on waits for us.
        pauseMs: (reached) => ('to' in reached ? 0 : Math.max(pauseMs, wished)),
        first: ask.first === true || hops > 0,
      })
      if ('done' in next) return next.done
      if (hops === ask.maxRedirects) throw tooManyRedirects(at)
      url = next.to
    }
  }
}

type HopPorts = FetcherOptions & Route & { readonly hosts: Hosts }

async function hop<T>(ports: HopPorts, url: URL, ask: Ask<T>, leftMs: number): Promise<Hop<T>> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), Math.max(leftMs, 0))
  const signal = ports.signal === undefined ? ending.signal : AbortSignal.any([ending.signal, ports.signal])
  try {
    if (ports.isProxied) await inTime(checkTarget(url, { ...ports, by: ports.lookup ?? 'here' }), signal)
    const response = await request(url, {
      dispatcher: ports.dispatcher,
      signal,
      // A connection that is kept would outlive the check of its address.
      reset: true,
      headers: {
        'user-agent': ports.userAgent,
        accept: ACCEPT,
        'accept-encoding': 'gzip, deflate, br',
        ...ask.headers,
      },
    })
    const restMs = restAsked(response, ports.clock)
    if (restMs !== null) ports.hosts.rest(url.hostname, restMs)
    if (!isRedirect(response)) return { done: await ask.read({ url, response }) }
    drop(response)
    return { to: checkUrl(locationOf(response), url.href) }
  } catch (error) {
    throw translate(error, url, { signal, isProxied: ports.isProxied })
  } finally {
    clearTimeout(timer)
  }
}

/** Headers come as Latin-1; sites write UTF-8, and browsers read it so. */
function locationOf(response: Dispatcher.ResponseData): string {
  const written = header(response, 'location') ?? ''
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(written, 'latin1'))
  } catch {
    return written
  }
}

/** A look-up cannot be called off: it is no longer waited for. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject)
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })
}

function tooManyRedirects(url: URL): ReadoutError {
  return new ReadoutError(
    'unavailable',
    'too_many_redirects',
    `${url.hostname} sends us from address to address without end. Give the final address.`,
  )
}

type Circumstances = { readonly signal: AbortSignal; readonly isProxied: boolean }

/** undici wraps what a connector throws; the ReadoutError of the guard may lie deep in the causes. */
function translate(error: unknown, url: URL, { signal, isProxied }: Circumstances): unknown {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof ReadoutError) return cause
  }
  if (!(error instanceof Error)) return error
  const host = url.hostname
  const { code = '' } = error as NodeJS.ErrnoException
  if (signal.aborted || /TIMEOUT/.test(code)) {
    return new ReadoutError('unavailable', 'deadline', `${host} took too long to answer. Try again later.`, {
      cause: error,
    })
  }
  return new ReadoutError('unavailable', 'connection', connectionMessage(url, code, isProxied), { cause: error })
}

function connectionMessage(url: URL, code: string, isProxied: boolean): string {
  const host = url.hostname
  const unknown = code === 'ENOTFOUND'
  if (isProxied && unknown) {
    return `This machine finds no site called ${host}. Check the address; if only the proxy can look names up, set READOUT_PROXY_LOOKUP=proxy.`
  }
  if (isProxied) {
    return `The proxy did not bring us to ${host}. Check ${url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'}, or try again later.`
  }
  return unknown
    ? `There is no site called ${host}. Check the address.`
    : `${host} could not be reached, or broke off. Try again later.`
}
