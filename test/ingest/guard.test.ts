// Why it exists: no form of a private address may be connected to, asked for directly, by a name, or after a second answer.
import { describe, expect, test } from 'vitest'
import { messageOf } from '../../src/core/errors.ts'
import { makeFetcher } from '../../src/ingest/fetch.ts'
import { checkUrl, isPublicAddress } from '../../src/ingest/guard.ts'
import { makeLoopbackFetcher, serve } from './loopback.ts'

const PRIVATE_FORMS = [
  '127.0.0.1', '127.1', '0x7f.1', '0x7f000001', '017700000001', '2130706433', '①②⑦.⓪.⓪.①', '127。0。0。1', '0.0.0.0', '0',
  '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '168.63.129.16', '192.0.0.192', '198.18.0.1',
  '224.0.0.1', '240.0.0.1', '255.255.255.255', '[::1]', '[::]', '[::7f00:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]',
  '[64:ff9b::7f00:1]', '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2001::1]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]',
  '[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]',
] // biome-ignore format: a table

describe('the default guard', () => {
  test.each(PRIVATE_FORMS)('lets nothing through to http://%s/', async (host) => {
    const fetcher = makeFetcher({ userAgent: 'Readout-test/1', clock: Date.now, timeoutMs: 2000 })
    await expect(fetcher(`http://${host}:8080/`)).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'blocked_address',
    })
  })

  test.each(['127.0.0.1', '10.1.2.3', '::1', '::ffff:10.0.0.1', '169.254.169.254', '64:ff9b::a00:1'])(
    'lets no name through that resolves to %s',
    async (address) => {
      const fetcher = makeFetcher({
        userAgent: 'Readout-test/1',
        clock: Date.now,
        timeoutMs: 2000,
        resolve: async () => [address],
      })
      await expect(fetcher('http://news.example/')).rejects.toMatchObject({ reason: 'blocked_address' })
    },
  )

  test('lets localhost. through by no resolver', async () => {
    const fetcher = makeFetcher({
      userAgent: 'Readout-test/1',
      clock: Date.now,
      timeoutMs: 2000,
      resolve: async () => ['127.0.0.1'],
    })
    await expect(fetcher('http://localhost.:8080/')).rejects.toMatchObject({ reason: 'blocked_address' })
  })

  test('knows public addresses', () => {
    expect(['8.8.8.8', '93.184.215.14', '2606:4700::1111'].map(isPublicAddress)).toEqual([true, true, true])
    expect(['', 'localhost', '8.8.8'].map(isPublicAddress)).toEqual([false, false, false])
  })
})

test('a name that answers otherwise the second time is checked the second time', async () => {
  let asked = 0
  let reached = 0
  const site = await serve((_, response) => {
    reached++
    response.writeHead(302, { location: '/again' }).end()
  })
  const port = new URL(site).port
  const fetcher = makeLoopbackFetcher({ resolve: async () => [asked++ === 0 ? '127.0.0.1' : '127.0.0.2'] })
  await expect(fetcher(`http://news.example:${port}/`)).rejects.toMatchObject({ reason: 'blocked_address' })
  expect({ asked, reached }).toEqual({ asked: 2, reached: 1 })
})

test('of several addresses only the allowed are used', async () => {
  const site = await serve((_, response) => response.end('the right one'))
  const fetcher = makeLoopbackFetcher({ resolve: async () => ['10.0.0.1', '127.0.0.1', 'nonsense'] })
  const { body } = await fetcher(`http://news.example:${new URL(site).port}/`)
  expect(Buffer.from(body).toString()).toBe('the right one')
})

test('a name without an address is said to be unknown', async () => {
  const fetcher = makeLoopbackFetcher({ resolve: async () => [] })
  await expect(fetcher('http://no-such.example/')).rejects.toMatchObject({
    reason: 'connection',
    message: 'There is no site called no-such.example. Check the address.',
  })
})

describe('an address', () => {
  test.each([
    ['ftp://news.example/', 'bad_scheme'],
    ['javascript:alert(1)', 'bad_scheme'],
    ['gopher://news.example/', 'bad_scheme'],
    ['news.example', 'bad_url'],
    ['', 'bad_url'],
    ['http://', 'bad_url'],
    ['http://ana:hunter2@news.example/', 'bad_url'],
    ['http://news.example:22/', 'blocked_port'],
    ['http://news.example:1023/', 'blocked_port'],
    ['http://news.example:6379/', 'blocked_port'],
    ['http://news.example:5432/', 'blocked_port'],
  ])('%s is refused as %s and not repeated', (address, reason) => {
    let error: unknown = null
    try {
      checkUrl(address)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ reason })
    expect(messageOf(error)).not.toMatch(/hunter2/)
  })

  test('longer than any is refused', () => {
    expect(() => checkUrl(`http://news.example/${'a'.repeat(5000)}`)).toThrow(
      expect.objectContaining({ reason: 'bad_url' }),
    )
  })

  test.each([
    'http://news.example/',
    'https://news.example:8443/',
    'http://news.example:8080/',
    'http://news.example:3000/',
  ])('%s is taken', (address) => {
    expect(checkUrl(address).href).toBe(address)
  })
})
