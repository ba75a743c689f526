// Why it exists: counts how many forms of a private address are reached: directly, by a redirect, by a name that changes, by a proxy.
import diagnostics from 'node:diagnostics_channel'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeFetcher } from '../../src/ingest/fetch.ts'
import { isPublicAddress } from '../../src/ingest/guard.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const FORMS = [
  '127.0.0.1', '127.1', '127.255.255.254', '0x7f.1', '0x7f000001', '0X7F.0x0.0.1', '017700000001', '0177.0.0.01', '2130706433',
  '①②⑦.⓪.⓪.①', '１２７.0.0.1', '127。0。0。1', '127.0.0.1.', '%31%32%37.0.0.1', '0.0.0.0', '0', '10.0.0.1', '0xa.1', '172.16.0.1',
  '172.31.255.255', '192.168.1.1', '3232235777', '169.254.169.254', '0xa9fea9fe', '100.64.0.1', '100.100.100.200', '168.63.129.16',
  '192.0.0.192', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1',
  '255.255.255.255', '[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[::7f00:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]',
  '[::ffff:0:7f00:1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2001::1]', '[2001:db8::1]', '[100::1]',
  '[fe80::1]', '[fec0::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[3fff::1]', '[5f00::1]',
] // biome-ignore format: a table

/** Who was reached: by connections that were made, and by requests that came in. */
const reached = new Set<string>()
let tried = 0
let watched: (address: string) => boolean = () => false
const onConnected = (message: unknown): void => {
  const { socket } = message as { readonly socket: Socket }
  if (!watched(socket.remoteAddress ?? '')) reached.add(String(socket.remoteAddress))
}
diagnostics.subscribe('undici:client:connected', onConnected)
afterAll(() => {
  diagnostics.unsubscribe('undici:client:connected', onConnected)
  console.info(`${FORMS.length} forms of a private address, ${tried} ways tried, ${reached.size} reached`)
})

/** What stands behind all of loopback, on both families where there are two; its port. */
async function serveVictim(): Promise<number> {
  const victim: RequestListener = (_, response) => {
    reached.add('the victim')
    response.end('secrets')
  }
  const servers = ['0.0.0.0', '::'].map((host) => ({ host, server: createServer(victim) }))
  let port = 0
  for (const { host, server } of servers) {
    await new Promise<void>((resolve) => {
      server.once('error', () => resolve()).listen({ host, port, ipv6Only: host === '::' }, resolve)
    })
    port ||= (server.address() as AddressInfo).port
  }
  onTestFinished(() => {
    for (const { server } of servers) server.close()
  })
  return port
}

/** The address that a form stands for; null for what no URL takes. */
function addressOf(form: string): string | null {
  return (
    URL.parse(`http://${form}/`)
      ?.hostname.replace(/^\[|\]$/g, '')
      .replace(/\.$/, '') ?? null
  )
}

const common = { userAgent: 'Readout-test/1', clock: Date.now, pauseMs: 0, timeoutMs: 3000 }

/** Refused by name, never tried: that it could not be connected to would not do. */
async function expectRefused(fetched: Promise<unknown>): Promise<void> {
  tried++
  await expect(fetched).rejects.toMatchObject({ code: 'forbidden', reason: 'blocked_address' })
  expect([...reached]).toEqual([])
}

describe.each(FORMS)('http://%s', (form) => {
  test('directly', async () => {
    const port = await serveVictim()
    watched = () => false
    await expectRefused(makeFetcher(common)(`http://${form}:${port}/`))
  })

  test('by a redirect', async () => {
    const port = await serveVictim()
    // The site is on loopback too: it alone may be reached, until it has sent us on.
    let sent = false
    const site = await serve((_, response) => {
      sent = true
      // As UTF-8, whatever Node thinks of it.
      const location = Buffer.from(`http://${form}:${port}/`).toString('latin1')
      response.writeHead(302, { location }).end()
    })
    watched = (address) => address === '127.0.0.1' && !sent
    const allowAddress = (address: string) => (sent ? isPublicAddress(address) : address === '127.0.0.1')
    await expectRefused(makeLoopbackFetcher({ ...common, allowAddress })(site))
  })

  test('by a name that leads elsewhere the second time', async () => {
    const port = await serveVictim()
    let sent = false
    const site = await serve((_, response) => {
      sent = true
      response.writeHead(302, { location: `http://news.example:${port}/` }).end()
    })
    watched = (address) => address === '127.0.0.1' && !sent
    const fetcher = makeFetcher({
      ...common,
      resolve: async () => [sent ? (addressOf(form) ?? form) : '127.0.0.1'],
      allowAddress: (address) => (sent ? isPublicAddress(address) : address === '127.0.0.1'),
    })
    await expectRefused(fetcher(`http://news.example:${new URL(site).port}/`))
  })

  test('by a proxy', async () => {
    const port = await serveVictim()
    watched = () => false
    const proxy = `http://127.0.0.1:${port}/`
    const proxies = { http: proxy, https: proxy, except: '' }
    await expectRefused(makeFetcher({ ...common, proxies })(`http://${form}:${port}/`))
    const resolve = async () => [addressOf(form) ?? form]
    await expectRefused(makeFetcher({ ...common, proxies, resolve })('https://news.example/'))
  })
})
