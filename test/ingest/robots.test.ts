// Why it exists: holds that pages found behind links are asked for only where robots.txt lets us, whatever that file is.
import { describe, expect, test } from 'vitest'
import { ReadoutError } from '../../src/core/errors.ts'
import { makeRobots, ownGroups, type RobotsFile } from '../../src/ingest/robots.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const PAGE = new URL('https://courier.example/news/a')

function makeSite(answer: () => RobotsFile) {
  let now = 0
  let asked = 0
  const robots = makeRobots({
    clock: () => now,
    load: async () => {
      asked++
      return answer()
    },
  })
  const check = async (url: URL = PAGE) => {
    try {
      return (await robots.check(url)).pauseMs
    } catch (error) {
      return error instanceof ReadoutError ? error.reason : error
    }
  }
  return { check, asked: () => asked, pass: (ms: number) => (now += ms) }
}

const file = (text: string, status = 200) => makeSite(() => ({ status, text }))

describe('robots.txt', () => {
  test.each([
    ['nothing', '', 0],
    ['no rule for us', 'User-agent: other\nDisallow: /', 0],
    ['a rule for all', 'User-agent: *\nDisallow: /news/', 'robots'],
    ['a rule for us before that for all', 'User-agent: *\nDisallow: /\n\nUser-agent: Readout\nDisallow: /private', 0],
    ['a rule for us by any case and version', 'user-agent: READOUT/2.0\ndisallow: /news', 'robots'],
    ['a rule for us among others', 'User-agent: other\nUser-agent: readout\nDisallow: /', 'robots'],
    ['an empty rule for us', 'User-agent: *\nDisallow: /\nUser-agent: Readout\nDisallow:', 0],
    ['the longer rule that allows', 'User-agent: *\nDisallow: /\nAllow: /news/', 0],
    ['a wildcard', 'User-agent: *\nDisallow: /*/a$', 'robots'],
    ['a byte order mark and comments', '\ufeffUser-agent: * # all\r\nDisallow: /news # no', 'robots'],
    ['a pause', 'User-agent: *\nCrawl-delay: 3', 3000],
    ['a pause of a day', 'User-agent: *\nCrawl-delay: 86400', 10_000],
    ['a page in its place', '<!doctype html><title>Not here</title><p>User-agent: none', 0],
  ])('with %s', async (_, text, expected) => {
    expect(await file(text).check()).toBe(expected)
  })

  test.each([
    [404, 0],
    [401, 0],
    [403, 0],
    [204, 0],
    [429, 'robots'],
    [500, 'robots'],
    [503, 'robots'],
  ])('with status %i', async (status, expected) => {
    expect(await file('', status).check()).toBe(expected)
  })

  test('is asked for once a day, and sooner where it could not be had; what it said holds meanwhile', async () => {
    let status = 200
    const site = makeSite(() => ({ status, text: status === 200 ? 'User-agent: *\nDisallow: /x' : '' }))
    expect(await Promise.all([site.check(), site.check()])).toEqual([0, 0])
    expect(site.asked()).toBe(1)
    site.pass(86_400_000)
    status = 503
    expect(await site.check()).toBe(0)
    expect(await site.check(new URL('/x', PAGE))).toBe('robots')
    expect(site.asked()).toBe(2)
    site.pass(600_000)
    status = 404
    expect(await site.check(new URL('/x', PAGE))).toBe(0)
    expect(site.asked()).toBe(3)
  })

  test('of a site that is not there gives the site’s own error', async () => {
    const site = makeSite(() => {
      throw new ReadoutError('unavailable', 'connection', 'courier.example could not be reached.')
    })
    expect(await site.check()).toBe('connection')
  })

  test.each([
    ['names and rules by the thousand', `${'User-agent: a\n'.repeat(15_000)}${'Disallow: /a\n'.repeat(20_000)}`],
    ['our name by the thousand', `${'User-agent: Readout\n'.repeat(10_000)}${'Disallow: /a\n'.repeat(20_000)}`],
    ['endless wildcards', `User-agent: *\nDisallow: /${'*a'.repeat(240_000)}`],
    ['many wildcards', `User-agent: *\n${`Disallow: /${'*n'.repeat(50)}\n`.repeat(4500)}`],
  ])('of %s is read in no time', async (_, text) => {
    const long = new URL(`/${'n'.repeat(4000)}`, PAGE)
    const began = performance.now()
    expect(await file(text).check(long)).toBe(text.includes('*n') ? 'robots' : 0)
    expect(performance.now() - began).toBeLessThan(1500)
  })

  test('is cut to the groups for us and for all', () => {
    expect(ownGroups('User-agent: a\nDisallow: /a\nUser-agent: *\nSitemap: x\nDisallow: /b')).toBe(
      'User-agent: *\ndisallow: /b',
    )
  })
})

describe('over a connection', () => {
  const robots = 'User-agent: Readout\nDisallow: /no'

  test('a page that was found keeps to it, one that was named does not', async () => {
    const asked: (string | undefined)[] = []
    const site = await serve((request, response) => {
      asked.push(request.url)
      response.end(request.url === '/robots.txt' ? robots : '<title>A page</title>')
    })
    const fetcher = makeLoopbackFetcher()
    await expect(fetcher(`${site}/no/a`, undefined, 'found')).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'robots',
      message: '127.0.0.1 asks robots to stay away from this page (robots.txt).',
    })
    expect(asked).toEqual(['/robots.txt'])
    expect((await fetcher(`${site}/yes`, undefined, 'found')).url).toBe(`${site}/yes`)
    expect((await fetcher(`${site}/no/a`)).url).toBe(`${site}/no/a`)
    expect(asked).toEqual(['/robots.txt', '/yes', '/no/a'])
  })

  test('a redirect leads to no page that it forbids', async () => {
    const asked: (string | undefined)[] = []
    const site = await serve((request, response) => {
      asked.push(request.url)
      if (request.url === '/yes') response.writeHead(302, { location: '/no/b' }).end()
      else response.end(request.url === '/robots.txt' ? robots : 'page')
    })
    await expect(makeLoopbackFetcher()(`${site}/yes`, undefined, 'found')).rejects.toMatchObject({ reason: 'robots' })
    expect(asked).toEqual(['/robots.txt', '/yes'])
  })

  test('a file that is larger than 500 KB is read as far as that', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/robots.txt') response.end(`${robots}\n${'# filler\n'.repeat(700_000)}`)
      else response.end('page')
    })
    const fetcher = makeLoopbackFetcher()
    await expect(fetcher(`${site}/no`, undefined, 'found')).rejects.toMatchObject({ reason: 'robots' })
    expect((await fetcher(`${site}/yes`, undefined, 'found')).url).toBe(`${site}/yes`)
  })

  test('a redirect without end is no file', async () => {
    const site = await serve((request, response) => {
      if (request.url?.startsWith('/robots')) response.writeHead(302, { location: '/robots.txt' }).end()
      else response.end('page')
    })
    expect((await makeLoopbackFetcher()(`${site}/a`, undefined, 'found')).url).toBe(`${site}/a`)
  })

  test('no private address is asked for it either', async () => {
    const fetcher = makeLoopbackFetcher({ resolve: async () => ['10.0.0.1'] })
    for (const url of ['http://news.example/a', 'http://[::1]:8080/a']) {
      await expect(fetcher(url, undefined, 'found')).rejects.toMatchObject({ reason: 'blocked_address' })
    }
  })
})
