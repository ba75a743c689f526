// Why it exists: tests of fetching need a site of their own, on loopback, that stops with the test.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { makeFetcher } from '../../src/ingest/fetch.ts'

/** A site that answers with `listener` until the test ends; its address without a slash at the end. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A fetcher that may reach this loopback and nothing else. */
export function makeLoopbackFetcher(options: Partial<Parameters<typeof makeFetcher>[0]> = {}) {
  return makeFetcher({
    userAgent: 'Readout-test/1',
    clock: Date.now,
    pauseMs: 0,
    allowAddress: (address) => address === '127.0.0.1',
    resolve: async () => ['127.0.0.1'],
    ...options,
  })
}
