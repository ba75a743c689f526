// Why it exists: whoever runs the bot can ask whether it lives, whether it is ready, and how much it does.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { messageOf, ReadoutError } from '../core/errors.ts'
import type { Metrics } from './metrics.ts'

/** What must hold before the bot is ready: its name, and null or, in plain words, what is wrong. */
export type Check = { readonly name: string; readonly check: () => Promise<string | null> }

export type Ops = {
  readonly start: () => Promise<{ readonly url: string }>
  readonly stop: () => Promise<void>
}

/** A probe gives up sooner than its caller does. */
const CHECK_MS = 2_000

/**
 * `/livez`: 200 as long as the process answers at all. `/readyz`: 200 where all checks hold, else 503 with what does not.
 * `/metrics`: Prometheus' text. No word of a channel or a secret is in any of them.
 */
export function makeOps(ports: {
  readonly host: string
  readonly port: number
  readonly metrics: Metrics
  readonly checks: readonly Check[]
  readonly report: (error: unknown) => void
}): Ops {
  const limits = { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000, maxHeaderSize: 8_192 }
  const app = makeRoutes(ports)
  const server = createServer(limits, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  return {
    start: async () => {
      try {
        server.listen(ports.port, ports.host)
        await once(server, 'listening')
      } catch (error) {
        const what = `READOUT_OPS_HOST and READOUT_OPS_PORT name ${ports.host}:${ports.port}, which cannot be listened at`
        throw new ReadoutError('unavailable', 'connection', `${what}: choose another port.`, { cause: error })
      }
      const { port } = server.address() as AddressInfo
      return { url: `http://${ports.host.includes(':') ? `[${ports.host}]` : ports.host}:${port}` }
    },
    stop: async () => {
      if (!server.listening) return
      server.close()
      server.closeAllConnections()
    },
  }
}

function makeRoutes({ checks, metrics, report }: Pick<Parameters<typeof makeOps>[0], 'checks' | 'metrics' | 'report'>) {
  const app = new Hono()
  app.get('/livez', (c) => c.text('ok\n'))
  app.get('/readyz', async (c) => {
    const wrong = await Promise.all(checks.map(({ name, check }) => answer(name, check, report)))
    const lines = wrong.filter((line) => line !== null)
    return lines.length === 0 ? c.text('ready\n') : c.text(`${lines.join('\n')}\n`, 503)
  })
  app.get('/metrics', async (c) => {
    const { type, text } = await metrics.show()
    return c.body(text, 200, { 'content-type': type })
  })
  app.notFound((c) => c.text('There are /livez, /readyz and /metrics.\n', 404))
  app.onError((error, c) => {
    report(error)
    return c.text(`${messageOf(error)}\n`, 500)
  })
  return app
}

async function answer(
  name: string,
  check: () => Promise<string | null>,
  report: (error: unknown) => void,
): Promise<string | null> {
  const late = Promise.withResolvers<string>()
  const timer = setTimeout(() => late.resolve('no answer in time'), CHECK_MS)
  try {
    const wrong = await Promise.race([check(), late.promise])
    return wrong === null ? null : `${name}: ${wrong}`
  } catch (error) {
    report(error)
    return `${name}: ${messageOf(error)}`
  } finally {
    clearTimeout(timer)
  }
}
