// Why it exists: signed requests over HTTP, with what the library's check of signatures leaves open.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HTTPReceiver } from '@slack/bolt'
import type { Clock } from '../../src/core/ports.ts'
import type { Connection } from './socket.ts'

/** Slack's own rule; the library holds it for the past only. */
const MAX_SKEW_S = 300
const REQUEST_MS = 10_000
/** For requests that are being answered. */
const CLOSE_MS = 1_000

export type HttpConnection = Connection & {
  /** The port it listens at; null before it does. */
  readonly port: () => number | null
}

export function makeHttp(options: {
  readonly receiver: HTTPReceiver
  readonly clock: Clock
  readonly host: string
  /** 0 for any. */
  readonly port: number
  readonly report: (error: unknown) => void
}): HttpConnection {
  let server: Server | null = null

  function listener(request: IncomingMessage, response: ServerResponse): void {
    if (isAhead(request, options.clock())) {
      response.writeHead(401).end()
      return
    }
    try {
      options.receiver.requestListener(request, response)
    } catch {
      // The library throws for every path and method that is not Slack's.
      if (!response.headersSent) response.writeHead(404)
      response.end()
    }
  }

  return {
    open: () =>
      new Promise((resolve, reject) => {
        const opened = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, listener)
        server = opened
        opened.once('error', reject)
        opened.listen({ port: options.port, host: options.host }, () => {
          opened.off('error', reject)
          opened.on('error', options.report)
          resolve()
        })
      }),
    close: () =>
      new Promise((resolve) => {
        if (server === null) return resolve()
        const closing = server
        server = null
        const timer = setTimeout(() => closing.closeAllConnections(), CLOSE_MS)
        closing.close(() => {
          clearTimeout(timer)
          resolve()
        })
        closing.closeIdleConnections()
      }),
    port: () => (server === null ? null : ((server.address() as AddressInfo | null)?.port ?? null)),
  }
}

function isAhead(request: IncomingMessage, now: number): boolean {
  const stamp = Number(request.headers['x-slack-request-timestamp'])
  return Number.isFinite(stamp) && stamp > now / 1_000 + MAX_SKEW_S
}
