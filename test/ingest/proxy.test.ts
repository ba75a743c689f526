// Why it exists: holds that a proxy is used as the variables say, brings us into no private network, and shows nobody its password.
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { messageOf } from '../../src/core/errors.ts'
import { isExcepted } from '../../src/ingest/proxy.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const PUBLIC = '93.184.215.14'

/** A proxy that leads every name to `target`; what it was asked for and by whose password. */
async function serveProxy(target: string | null, refuse: number | null = null) {
  const asked: string[] = []
  const passwords = new Set<string | undefined>()
  const port = Number(new URL(target ?? 'http://127.0.0.1:1').port)
  const tunnels = new Set<Socket>()
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    passwords.add(request.headers['proxy-authorization'])
    if (refuse !== null) response.writeHead(refuse).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<title>By proxy</title>')
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${request.url}`)
    passwords.add(request.headers['proxy-authorization'])
    tunnels.add(socket.on('error', () => {}))
    if (refuse !== null || target === null) {
      socket.end(`HTTP/1.1 ${refuse ?? 502} No\r\n\r\n`)
      return
    }
    const inner = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    tunnels.add(inner.on('error', () => {}))
    inner.pipe(socket).pipe(inner)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of tunnels) socket.destroy()
    server.closeAllConnections()
    server.close()
  })
  return { asked, passwords, host: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

type Options = Parameters<typeof makeLoopbackFetcher>[0]
/** Names lead to a public address here; only that may be reached. The proxy's own is on loopback. */
function makeProxied(host: string, options: Options = {}) {
  const uri = `http://ana:open%20sesame@${host}/`
  return makeLoopbackFetcher({
    proxies: { http: uri, https: uri, except: '' },
    resolve: async () => [PUBLIC],
    allowAddress: (address) => address === PUBLIC,
    timeoutMs: 2000,
    ...options,
  })
}

describe('through a proxy', () => {
  test('an http address is asked for by its whole name, the password only to the proxy', async () => {
    const { asked, passwords, host } = await serveProxy(null)
    const { body, url } = await makeProxied(host)('http://news.example/a')
    expect(Buffer.from(body).toString()).toContain('By proxy')
    expect(url).toBe('http://news.example/a')
    expect(asked).toEqual(['GET http://news.example/a'])
    expect([...passwords]).toEqual([`Basic ${Buffer.from('ana:open sesame').toString('base64')}`])
  })

  test('an https address is asked for by a tunnel', async () => {
    const { asked, host } = await serveProxy(await serve((_, response) => response.end('no TLS here')))
    await expect(makeProxied(host)('https://news.example/a')).rejects.toMatchObject({ reason: 'connection' })
    expect(asked).toEqual(['CONNECT news.example:443'])
  })

  test('an excepted host is not asked for, nor anything where no proxy is set', async () => {
    const { asked, host } = await serveProxy(null)
    const site = await serve((_, response) => response.end('straight'))
    const direct = { resolve: async () => ['127.0.0.1'], allowAddress: (address: string) => address === '127.0.0.1' }
    const uri = `http://${host}/`
    for (const proxies of [
      { http: uri, https: uri, except: 'other.example, .example' },
      { http: null, https: uri, except: '' },
    ]) {
      const fetcher = makeLoopbackFetcher({ ...direct, proxies })
      const { body } = await fetcher(`http://news.example:${new URL(site).port}/`)
      expect(Buffer.from(body).toString()).toBe('straight')
    }
    expect(asked).toEqual([])
  })

  test.each([
    ['http://news.example/', 407, 'HTTP_PROXY'],
    ['https://news.example/', 407, 'HTTPS_PROXY'],
    ['https://news.example/', 403, 'HTTPS_PROXY'],
  ])('%s that it refuses with %i is a failed connection that names the variable', async (url, status, variable) => {
    const { host } = await serveProxy(null, status)
    const error = await makeProxied(host)(url).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ reason: 'connection' })
    expect(messageOf(error)).toContain(`did not bring us to news.example. Check ${variable}`)
    expect(inspect(error, { depth: 10 })).not.toMatch(/sesame|YW5h/)
  })

  test('that is not there is a failed connection', async () => {
    const error = await makeProxied('127.0.0.1:1')('http://news.example/').catch((thrown: unknown) => thrown)
    expect(messageOf(error)).toContain('Check HTTP_PROXY')
    expect(inspect(error, { depth: 10 })).not.toMatch(/sesame/)
  })

  test('nothing is asked that leads into a private network', async () => {
    const { asked, host } = await serveProxy(null)
    const cases: readonly (readonly [string, string[]])[] = [
      ['http://10.0.0.1/', [PUBLIC]],
      ['http://0x7f.1/', [PUBLIC]],
      ['https://[::ffff:7f00:1]/', [PUBLIC]],
      ['http://169.254.169.254/', [PUBLIC]],
      ['http://intranet/', [PUBLIC]],
      ['http://localhost./', [PUBLIC]],
      ['http://db.internal/', [PUBLIC]],
      ['http://news.example/', ['10.0.0.1']],
      // The proxy may choose any of them.
      ['http://news.example/', [PUBLIC, '10.0.0.1']],
    ]
    for (const [url, addresses] of cases) {
      const fetcher = makeProxied(host, { resolve: async () => addresses })
      await expect(fetcher(url), url).rejects.toMatchObject({ reason: 'blocked_address' })
    }
    await expect(makeProxied(host)('http://news.example:6379/')).rejects.toMatchObject({ reason: 'blocked_port' })
    expect(asked).toEqual([])
  })

  test('a name that is not found here is asked for only where the setting says so', async () => {
    const { asked, host } = await serveProxy(null)
    const resolve = async () => []
    const error = await makeProxied(host, { resolve })('http://news.example/').catch((thrown: unknown) => thrown)
    expect(messageOf(error)).toContain('set READOUT_PROXY_LOOKUP=proxy')
    const trusting = makeProxied(host, { resolve, lookup: 'proxy' })
    expect((await trusting('http://news.example/')).url).toBe('http://news.example/')
    await expect(trusting('http://10.0.0.1/')).rejects.toMatchObject({ reason: 'blocked_address' })
    await expect(trusting('http://printer.local/')).rejects.toMatchObject({ reason: 'blocked_address' })
    expect(asked).toEqual(['GET http://news.example/'])
  })

  test('a look-up without end meets the deadline', async () => {
    const { host } = await serveProxy(null)
    const fetcher = makeProxied(host, { resolve: () => new Promise(() => {}), timeoutMs: 100 })
    await expect(fetcher('http://news.example/')).rejects.toMatchObject({ reason: 'deadline' })
  })
})

test.each([
  ['http://news.example/', '*', true],
  ['http://news.example/', 'news.example', true],
  ['http://news.example./', 'NEWS.example', true],
  ['http://a.news.example/', 'news.example', true],
  ['http://a.news.example/', 'other.example,.news.example', true],
  ['http://a.news.example/', '*.news.example', true],
  ['http://oldnews.example/', 'news.example', false],
  ['http://news.example:8080/', 'news.example:8080', true],
  ['http://news.example/', 'news.example:8080', false],
  ['https://news.example/', 'news.example:443', true],
  ['http://[2606:4700::1]/', '2606:4700::1', true],
  ['http://[2606:4700::1]:8080/', '[2606:4700::1]:8080', true],
  ['http://news.example/', ' , ', false],
  ['http://news.example/', '', false],
])('%s with NO_PROXY %s: %s', (url, except, expected) => {
  expect(isExcepted(new URL(url), except)).toBe(expected)
})
