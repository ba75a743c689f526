// Why it exists: one GET of one address, under limits and with the address checked at every hop.
import { Agent, type Dispatcher, request } from 'undici'
import { ReadoutError } from '../core/errors.ts'
import type { Fetched, Fetcher, Validators } from '../core/ports.ts'
import { isChallenge } from './challenge.ts'
import { decodeBody, tooLarge } from './decode.ts'
import { type AllowAddress, checkUrl, makeGuardedConnector, type Resolve } from './guard.ts'

export type FetcherOptions = {
  readonly userAgent: string
  /** For the whole: every hop and the body. */
  readonly timeoutMs?: number
  /** Of the decoded body. */
  readonly maxBytes?: number
  readonly maxRedirects?: number
  /** Which IP addresses may be connected to; without it, public ones only. */
  readonly allowAddress?: AllowAddress
  readonly resolve?: Resolve
  /** Ends every request at once. */
  readonly signal?: AbortSignal
}

type Answer = { readonly url: URL; readonly response: Dispatcher.ResponseData }

const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5'
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000

export function makeFetcher(options: FetcherOptions): Fetcher {
  const { userAgent, timeoutMs = 15_000, maxBytes = 5 * 1024 * 1024, maxRedirects = 3 } = options
  const dispatcher = new Agent({ connect: makeGuardedConnector({ ...options, timeoutMs }), allowH2: false })
  return async (address, since) => {
    const deadline = AbortSignal.timeout(timeoutMs)
    const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal])
    let url = checkUrl(address)
    try {
      const get = (hop: URL) =>
        request(hop, {
          dispatcher,
          signal,
          // A connection that is kept would outlive the check of its address.
          reset: true,
          headers: {
            'user-agent': userAgent,
            accept: ACCEPT,
            'accept-encoding': 'gzip, deflate, br',
            ...conditions(since),
          },
        })
      let response = await get(url)
      for (let hops = 0; isRedirect(response); hops++) {
        response.body.on('error', () => {}).destroy()
        if (hops === maxRedirects) throw tooManyRedirects(url)
        url = checkUrl(header(response, 'location') ?? '', url.href)
        response = await get(url)
      }
      return await readAnswer({ url, response }, maxBytes, since !== undefined)
    } catch (error) {
      throw translate(error, url, signal)
    }
  }
}

function conditions(since: Validators | undefined): Record<string, string> {
  return {
    ...(since?.etag == null ? {} : { 'if-none-match': since.etag }),
    ...(since?.lastModified == null ? {} : { 'if-modified-since': since.lastModified }),
  }
}

function isRedirect(response: Dispatcher.ResponseData): boolean {
  return REDIRECTS.has(response.statusCode) && header(response, 'location') !== null
}

async function readAnswer({ url, response }: Answer, maxBytes: number, conditional: boolean): Promise<Fetched> {
  const validators = { etag: header(response, 'etag'), lastModified: header(response, 'last-modified') }
  if (response.statusCode === 304 && conditional) {
    response.body.on('error', () => {}).destroy()
    return { url: url.href, contentType: null, body: new Uint8Array(), validators, notModified: true }
  }
  const packed = await readBytes(response.body, maxBytes)
  const decode = () => decodeBody(packed, header(response, 'content-encoding', ', ') ?? '', maxBytes)
  if (response.statusCode !== 200) throw await refusal({ url, response }, decode)
  const body = await decode()
  if (body.byteLength === 0) {
    throw new ReadoutError('unavailable', 'empty', `${url.hostname} sent an empty page. Try again later.`)
  }
  if (isChallengeHeader(response)) throw blockedBySite(url)
  return { url: url.href, contentType: header(response, 'content-type'), body, validators }
}

async function readBytes(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function refusal({ url, response }: Answer, decode: () => Promise<Uint8Array>): Promise<ReadoutError> {
  const status = response.statusCode
  const host = url.hostname
  if (status === 410) {
    return new ReadoutError('not_found', 'gone', `${host} says that this page is gone for good. Remove the address.`)
  }
  if (status === 404) {
    return new ReadoutError('not_found', 'bad_status', `${host} has no such page (404). Check the address.`)
  }
  const retryAfterMs = retryAfter(header(response, 'retry-after'))
  const wait = retryAfterMs === null ? {} : { retryAfterMs }
  if (status === 429) {
    return new ReadoutError('rate_limited', 'bad_status', `${host} asks us to come less often (429). Try later.`, wait)
  }
  const body = await decode().catch(() => new Uint8Array())
  if (isChallengeHeader(response) || isChallenge(Buffer.from(body).toString('utf8'))) return blockedBySite(url)
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return new ReadoutError('forbidden', 'bad_status', `${host} does not let us read this page (${status}).`)
  }
  const code = status >= 500 ? 'unavailable' : 'invalid'
  return new ReadoutError(code, 'bad_status', `${host} answered ${status} instead of a page. Try again later.`, wait)
}

/** Seconds only: an HTTP date would need the site's clock. Ten years are cut to a day. */
function retryAfter(value: string | null): number | null {
  if (value === null || !/^\d{1,12}$/.test(value.trim())) return null
  return Math.min(Number(value) * 1000, MAX_RETRY_AFTER_MS)
}

function isChallengeHeader(response: Dispatcher.ResponseData): boolean {
  return header(response, 'cf-mitigated') === 'challenge' || header(response, 'x-amzn-waf-action') !== null
}

function header(response: Dispatcher.ResponseData, name: string, separator?: string): string | null {
  const value = response.headers[name]
  if (value === undefined) return null
  if (typeof value === 'string') return value
  return separator === undefined ? (value[0] ?? null) : value.join(separator)
}

function blockedBySite(url: URL): ReadoutError {
  return new ReadoutError(
    'forbidden',
    'blocked_by_site',
    `${url.hostname} asks for proof that a person is reading, so its page cannot be read here.`,
  )
}

function tooManyRedirects(url: URL): ReadoutError {
  return new ReadoutError(
    'unavailable',
    'too_many_redirects',
    `${url.hostname} sends us from address to address without end. Give the final address.`,
  )
}

/** undici wraps what a connector throws; the ReadoutError of the guard may lie deep in the causes. */
function translate(error: unknown, url: URL, signal: AbortSignal): ReadoutError {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof ReadoutError) return cause
  }
  const host = url.hostname
  if (signal.aborted || /TIMEOUT/.test((error as NodeJS.ErrnoException).code ?? '')) {
    return new ReadoutError('unavailable', 'deadline', `${host} took too long to answer. Try again later.`, {
      cause: error,
    })
  }
  const unknown = (error as NodeJS.ErrnoException).code === 'ENOTFOUND'
  const message = unknown
    ? `There is no site called ${host}. Check the address.`
    : `${host} could not be reached, or broke off. Try again later.`
  return new ReadoutError('unavailable', 'connection', message, { cause: error })
}
