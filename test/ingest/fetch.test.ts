// Why it exists: holds fetching to its limits: sizes, time, redirects, statuses, packed and damaged bodies.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { messageOf } from '../../src/core/errors.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const PAGE = '<html><title>Talks resume in Casmere</title><p>Envoys met again.</p></html>'

describe('an answer', () => {
  test('is given with its address, type and bytes, asked for under our name', async () => {
    let agent: string | undefined
    const site = await serve((request, response) => {
      agent = request.headers['user-agent']
      response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
    })
    const fetched = await makeLoopbackFetcher()(`${site}/a`)
    expect(fetched.url).toBe(`${site}/a`)
    expect(fetched.contentType).toBe('text/html; charset=utf-8')
    expect(Buffer.from(fetched.body).toString()).toBe(PAGE)
    expect(agent).toBe('Readout-test/1')
  })

  test.each([
    ['gzip', gzipSync(PAGE)],
    ['x-gzip', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate', deflateRawSync(PAGE)],
    ['gzip, br', brotliCompressSync(gzipSync(PAGE))],
    ['identity', Buffer.from(PAGE)],
  ])('packed as %s is unpacked', async (encoding, body) => {
    const site = await serve((_, response) => response.setHeader('content-encoding', encoding).end(body))
    const fetched = await makeLoopbackFetcher()(site)
    expect(Buffer.from(fetched.body).toString()).toBe(PAGE)
  })

  test.each([
    ['a cut gzip body', 'gzip', gzipSync(PAGE.repeat(50)).subarray(0, 60), 'bad_encoding'],
    ['a cut brotli body', 'br', brotliCompressSync(PAGE.repeat(50)).subarray(0, 30), 'bad_encoding'],
    ['a body that is not packed at all', 'gzip', Buffer.from(PAGE), 'bad_encoding'],
    ['an unknown packing', 'lzma', Buffer.from(PAGE), 'bad_encoding'],
    ['a thousand packings', Array(1000).fill('gzip').join(','), Buffer.from(PAGE), 'bad_encoding'],
    ['a gzip bomb', 'gzip', gzipSync(Buffer.alloc(2_000_000)), 'too_large'],
    ['a large body', 'identity', Buffer.alloc(200_000, 'a'), 'too_large'],
    ['no body', 'identity', Buffer.alloc(0), 'empty'],
  ])('with %s is refused', async (_, encoding, body, reason) => {
    const site = await serve((_request, response) => response.setHeader('content-encoding', encoding).end(body))
    await expect(makeLoopbackFetcher({ maxBytes: 100_000 })(site)).rejects.toMatchObject({ reason })
  })

  test('that breaks off before its stated length is a failed connection', async () => {
    const site = await serve((_, response) => {
      response.setHeader('content-length', 1000)
      response.write('half of it')
      response.socket?.end()
    })
    await expect(makeLoopbackFetcher()(site)).rejects.toMatchObject({ reason: 'connection' })
  })

  test.each(['headers', 'body'])('whose %s never end meets the deadline', async (what) => {
    const site = await serve((_, response) => {
      if (what === 'body') response.write('one byte')
    })
    await expect(makeLoopbackFetcher({ timeoutMs: 150 })(site)).rejects.toMatchObject({ reason: 'deadline' })
  })

  test('that never ends is given up at once when everything ends', async () => {
    const ending = new AbortController()
    const site = await serve(() => ending.abort())
    await expect(makeLoopbackFetcher({ signal: ending.signal })(site)).rejects.toMatchObject({ code: 'unavailable' })
    await expect(makeLoopbackFetcher({ signal: ending.signal })(site)).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('that never comes because the name is never resolved meets the deadline', async () => {
    const fetcher = makeLoopbackFetcher({ timeoutMs: 100, resolve: () => new Promise(() => {}) })
    const pending = fetcher('http://news.example/')
    const keepAlive = setTimeout(() => {}, 5000)
    await expect(pending).rejects.toMatchObject({ reason: 'deadline' })
    clearTimeout(keepAlive)
  })
})

describe('a page that was read before', () => {
  test('is asked for with its validators, and need not be sent again', async () => {
    const site = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"1"', 'content-type': 'text/html' }).end(PAGE)
    })
    const fetcher = makeLoopbackFetcher()
    const first = await fetcher(site)
    expect(first.validators).toEqual({ etag: '"1"', lastModified: null })
    const second = await fetcher(site, first.validators)
    expect(second).toMatchObject({ notModified: true, body: new Uint8Array() })
  })
})

describe('a redirect', () => {
  test('is followed, and the last address given', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end('moved')
      else response.end(PAGE)
    })
    expect((await makeLoopbackFetcher()(`${site}/old`)).url).toBe(`${site}/new`)
  })

  test('is followed three times and no more', async () => {
    let asked = 0
    const site = await serve((_, response) => response.writeHead(302, { location: `/${++asked}` }).end())
    await expect(makeLoopbackFetcher()(site)).rejects.toMatchObject({ reason: 'too_many_redirects' })
    expect(asked).toBe(4)
  })

  test.each([
    ['http://169.254.169.254/latest/meta-data/', 'blocked_address'],
    ['http://[::1]:8080/', 'blocked_address'],
    ['http://127.0.0.1:6379/', 'blocked_port'],
    ['file:///etc/hosts', 'bad_scheme'],
    ['data:text/html,hello', 'bad_scheme'],
    ['http://user:hunter2@127.0.0.1/', 'bad_url'],
  ])('to %s is refused', async (location, reason) => {
    const site = await serve((_, response) => response.writeHead(302, { location }).end())
    const error = await makeLoopbackFetcher()(site).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ reason })
    expect(messageOf(error)).not.toContain('hunter2')
  })
})

describe('a status', () => {
  test.each([
    [404, {}, 'not_found', 'bad_status'],
    [410, {}, 'not_found', 'gone'],
    [403, {}, 'forbidden', 'bad_status'],
    [403, { 'cf-mitigated': 'challenge' }, 'forbidden', 'blocked_by_site'],
    [500, {}, 'unavailable', 'bad_status'],
    [304, {}, 'invalid', 'bad_status'],
    [302, {}, 'invalid', 'bad_status'],
  ])('%i %o is %s, %s', async (status, headers, code, reason) => {
    const site = await serve((_, response) => response.writeHead(status, headers).end())
    await expect(makeLoopbackFetcher()(site)).rejects.toMatchObject({ code, reason })
  })

  test('503 with a page that asks for a human is blocked_by_site', async () => {
    const site = await serve((_, response) =>
      response.writeHead(503).end('<title>Just a moment...</title><p>Checking your browser before you go on.</p>'),
    )
    await expect(makeLoopbackFetcher()(site)).rejects.toMatchObject({ reason: 'blocked_by_site' })
  })

  test.each([
    ['120', 120_000],
    ['315360000', 86_400_000],
    ['soon', null],
  ])('429 with Retry-After %s says how long to wait', async (value, retryAfterMs) => {
    const site = await serve((_, response) => response.writeHead(429, { 'retry-after': value }).end())
    await expect(makeLoopbackFetcher()(site)).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs })
  })
})

describe('a site that asks us to come later', () => {
  test.each([
    [429, { 'retry-after': '3600' }, 3_600_000],
    [503, { 'retry-after': '3600' }, 3_600_000],
    [429, { 'retry-after': '315360000' }, 86_400_000],
    [429, {}, 60_000],
    [503, { date: 'Wed, 25 Nov 2026 08:00:00 GMT', 'retry-after': 'Wed, 25 Nov 2026 08:30:00 GMT' }, 1_800_000],
  ])('by %i %o is left alone for so long, all of it', async (status, headers, ms) => {
    let now = 0
    let asked = 0
    const site = await serve((_, response) => {
      asked++
      response.writeHead(status, headers).end()
    })
    const fetcher = makeLoopbackFetcher({ clock: () => now })
    await expect(fetcher(site)).rejects.toMatchObject({ code: 'rate_limited', reason: 'bad_status' })
    await expect(fetcher(`${site}/other`)).rejects.toMatchObject({ code: 'rate_limited', reason: 'retry_later' })
    now = ms - 20_000
    await expect(fetcher(site)).rejects.toMatchObject({ retryAfterMs: 20_000 })
    expect(asked).toBe(1)
    now = ms
    await expect(fetcher(site)).rejects.toMatchObject({ reason: 'bad_status' })
    expect(asked).toBe(2)
  })

  test('by another status is not heard', async () => {
    const site = await serve((_, response) => response.writeHead(500, { 'retry-after': '3600' }).end())
    const fetcher = makeLoopbackFetcher()
    for (const _ of [1, 2]) await expect(fetcher(site)).rejects.toMatchObject({ reason: 'bad_status' })
  })
})

test('a body that says itself that it is too large is not waited for', async () => {
  const site = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 6 * 1024 * 1024 }).write('first')
  })
  await expect(makeLoopbackFetcher()(site)).rejects.toMatchObject({ reason: 'too_large' })
})
