// Why it exists: the channel to try the bot in without any token: a page on this machine, and a platform to the outbox.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Platform } from '../../src/core/ports.ts'
import { allowedNames } from './guard.ts'
import { makeRoutes, type RoutePorts } from './routes.ts'

export type WebPorts = Pick<RoutePorts, 'ask' | 'suggest' | 'findChannel' | 'findBriefing' | 'clock' | 'timeZone'> & {
  /** The address to listen at; loopback unless told otherwise. */
  readonly host?: string
  /** 0: any free one. */
  readonly port: number
  /** Further names under which the page may be asked for, besides those of loopback. */
  readonly allowedHosts?: readonly string[]
  /** Whether whoever reaches the page may change what the channel gets; by default only where it is served to loopback names alone. */
  readonly mayManage?: boolean
  /** Where errors of requests go: the log. */
  readonly report?: (error: unknown) => void
}

export type Web = {
  readonly platform: Platform
  start(): Promise<{ readonly url: string }>
  /** Answers what has been asked, takes nothing more. */
  stop(): Promise<void>
}

/** How long an answer under way may take once the page is told to stop. */
const GRACE_MS = 2_000

export function makeWeb(ports: WebPorts): Web {
  const { host = '127.0.0.1', allowedHosts = [] } = ports
  const app = makeRoutes({
    ...ports,
    names: allowedNames(host, allowedHosts),
    mayManage: ports.mayManage ?? (allowedHosts.length === 0 && isLoopback(host)),
    token: randomBytes(24).toString('base64url'),
    report: ports.report ?? (() => undefined),
  })
  // Slow or endless requests end by these; a page has neither.
  const limits = { requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 }
  const server = createServer(limits, getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  return {
    platform: makePlatform(),
    start: async () => ({ url: await listen(server, host, ports.port) }),
    stop: () => close(server),
  }
}

/** The page reads the store: what the outbox has settled is posted, and a repeat or an edit finds it there as it now is. */
function makePlatform(): Platform {
  return {
    name: 'web',
    render: (briefing) => [JSON.stringify({ briefing: briefing.id })],
    send: async (_destination, payload) => ({ kind: 'posted', messageId: idIn(payload) }),
    edit: async (_destination, messageId) => ({ kind: 'posted', messageId }),
    find: async () => null,
    markRepeat: (payload) => payload,
  }
}

function idIn(payload: string): string {
  const read: unknown = JSON.parse(payload)
  const id = typeof read === 'object' && read !== null && 'briefing' in read ? read.briefing : null
  if (typeof id !== 'string') throw new ReadoutError('invalid', 'internal', 'This is no message of the page.')
  return id
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    throw new ReadoutError('unavailable', 'connection', sayWhyNot(error, host, port), { cause: error })
  }
  const { port: actual } = server.address() as AddressInfo
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${actual}`
}

function sayWhyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program, perhaps by a bot that runs already: end it, or set READOUT_PORT to another port.`
  }
  if (code === 'EACCES') return `Port ${port} may not be used by this user: set READOUT_PORT to one above 1023.`
  return `The page cannot be served at ${host}, port ${port}: set READOUT_HOST and READOUT_PORT to another address.`
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(late)
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/u.test(host)
}
