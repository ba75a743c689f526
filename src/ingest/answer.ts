// Why it exists: what a site answers → bytes under the limits, or one error that says in plain words what is the matter.
import type { Dispatcher } from 'undici'
import { ReadoutError } from '../core/errors.ts'
import type { Clock, Fetched } from '../core/ports.ts'
import { isChallenge } from './challenge.ts'
import { decodeBody, tooLarge } from './decode.ts'
import { MAX_REST_MS, showWait } from './hosts.ts'

export type Answer = { readonly url: URL; readonly response: Dispatcher.ResponseData }
type Limits = { readonly maxBytes: number; readonly clock: Clock }

const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** Where a site asks us to come less often and does not say when. */
const REST_MS = 60_000

export function isRedirect(response: Dispatcher.ResponseData): boolean {
  return REDIRECTS.has(response.statusCode) && header(response, 'location') !== null
}

/** Nothing of the body is wanted any more. */
export function drop(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {}).destroy()
}

/** The page. Throws for every other status than 200, and 304 where the question was conditional. */
export async function readAnswer(answer: Answer, limits: Limits, conditional: boolean): Promise<Fetched> {
  const { url, response } = answer
  const { maxBytes } = limits
  const validators = { etag: header(response, 'etag'), lastModified: header(response, 'last-modified') }
  const age = maxAge(header(response, 'cache-control', ', ') ?? '')
  if (response.statusCode === 304 && conditional) {
    drop(response)
    return { url: url.href, contentType: null, body: new Uint8Array(), validators, notModified: true, ...age }
  }
  const decode = async () =>
    decodeBody(await readBytes(response, maxBytes), header(response, 'content-encoding', ', ') ?? '', maxBytes)
  if (response.statusCode !== 200) throw await refusal(answer, limits.clock, decode)
  const body = await decode()
  if (body.byteLength === 0) {
    throw new ReadoutError('unavailable', 'empty', `${url.hostname} sent an empty page. Try again later.`)
  }
  if (isChallengeHeader(response)) throw blockedBySite(url)
  return { url: url.href, contentType: header(response, 'content-type'), body, validators, ...age }
}

/** At most so many bytes, the rest left unread; for a file of which the beginning is enough. */
export async function readBeginning({ response }: Answer, maxBytes: number): Promise<string> {
  const packed = await readBytes(response, maxBytes, 'cut')
  const body = await decodeBody(packed, header(response, 'content-encoding', ', ') ?? '', 10 * maxBytes)
  return Buffer.from(body.subarray(0, maxBytes)).toString('utf8')
}

async function readBytes(
  response: Dispatcher.ResponseData,
  maxBytes: number,
  beyond: 'refuse' | 'cut' = 'refuse',
): Promise<Uint8Array> {
  // What says itself that it is too large need not be read to be refused.
  const stated = Number(header(response, 'content-length') ?? 0)
  if (beyond === 'refuse' && stated > maxBytes) {
    drop(response)
    throw tooLarge(maxBytes)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes && beyond === 'refuse') throw tooLarge(maxBytes)
    chunks.push(chunk)
    if (size > maxBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxBytes)
}

async function refusal(
  { url, response }: Answer,
  clock: Clock,
  decode: () => Promise<Uint8Array>,
): Promise<ReadoutError> {
  const status = response.statusCode
  const host = url.hostname
  const retryAfterMs = status === 429 || status === 503 ? retryAfter(response, clock) : null
  const wait = retryAfterMs === null ? {} : { retryAfterMs }
  if (status === 410 || status === 404 || status === 429) drop(response)
  if (status === 410) {
    return new ReadoutError('not_found', 'gone', `${host} says that this page is gone for good. Remove the address.`)
  }
  if (status === 404) {
    return new ReadoutError('not_found', 'bad_status', `${host} has no such page (404). Check the address.`)
  }
  if (status === 429) {
    return new ReadoutError('rate_limited', 'bad_status', `${host} asks us to come less often (429). Try later.`, wait)
  }
  const body = await decode().catch(() => new Uint8Array())
  if (isChallengeHeader(response) || isChallenge(Buffer.from(body).toString('utf8'))) return blockedBySite(url)
  if (status === 401 || status === 402 || status === 403 || status === 451) {
    return new ReadoutError('forbidden', 'bad_status', `${host} does not let us read this page (${status}).`)
  }
  if (retryAfterMs !== null) {
    const wanted = `${host} is busy (503) and asks us to come back in ${showWait(retryAfterMs)}.`
    return new ReadoutError('rate_limited', 'bad_status', wanted, { retryAfterMs })
  }
  const code = status >= 500 ? 'unavailable' : 'invalid'
  return new ReadoutError(code, 'bad_status', `${host} answered ${status} instead of a page. Try again later.`)
}

/** For how long the site wants to be left alone; null where it does not ask for it. */
export function restAsked(response: Dispatcher.ResponseData, clock: Clock): number | null {
  const { statusCode: status } = response
  if (status !== 429 && status !== 503) return null
  return retryAfter(response, clock) ?? (status === 429 ? REST_MS : null)
}

/** Seconds, or a date, which is told by the site's own clock where it gives that. Ten years are cut to a day. */
function retryAfter(response: Dispatcher.ResponseData, clock: Clock): number | null {
  const written = header(response, 'retry-after')?.trim() ?? ''
  if (/^\d{1,12}$/.test(written)) return Math.min(Number(written) * 1000, MAX_REST_MS)
  const until = /^[a-z]{3,9},? /i.test(written) ? Date.parse(written) : Number.NaN
  if (Number.isNaN(until)) return null
  const now = Date.parse(header(response, 'date') ?? '')
  return Math.min(Math.max(until - (Number.isNaN(now) ? clock() : now), 0), MAX_REST_MS)
}

function maxAge(cacheControl: string): Pick<Fetched, 'maxAgeMs'> {
  const [, seconds] = /(?:^|[\s,])max-age="?(\d{1,9})/i.exec(cacheControl) ?? []
  const isStale = /(?:^|[\s,])no-(?:cache|store)\b/i.test(cacheControl)
  return seconds === undefined || isStale ? {} : { maxAgeMs: Number(seconds) * 1000 }
}

function isChallengeHeader(response: Dispatcher.ResponseData): boolean {
  return header(response, 'cf-mitigated') === 'challenge' || header(response, 'x-amzn-waf-action') !== null
}

export function header(response: Dispatcher.ResponseData, name: string, separator?: string): string | null {
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
