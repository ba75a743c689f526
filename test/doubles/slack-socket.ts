// Why it exists: the socket of Slack's Socket Mode: hello, envelopes, acknowledgements, disconnects to order.
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Fields } from './slack-rules.ts'

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api' | 'something_new'

export type SocketDouble = {
  /** How many sockets were ever opened. */
  readonly opened: () => number
  readonly isOpen: () => boolean
  /** Sends an envelope; resolves to what it was acknowledged with, and after how long. */
  readonly send: (type: EnvelopeType, payload: Fields) => Promise<{ readonly payload: Fields; readonly ms: number }>
  /** As Slack does before it recycles a host. */
  readonly askToLeave: () => void
  /** As a network does. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

type Waiting = { readonly at: number; readonly resolve: (ack: { payload: Fields; ms: number }) => void }

export function makeSocketDouble(server: Server, changed: () => void): SocketDouble {
  const sockets = new WebSocketServer({ server })
  const waiting = new Map<string, Waiting>()
  let current: WebSocket | null = null
  let opened = 0
  let sent = 0

  sockets.on('connection', (socket) => {
    opened += 1
    current = socket
    socket.on('message', (bytes) => {
      const { envelope_id, payload } = JSON.parse(String(bytes)) as { envelope_id: string; payload?: Fields }
      const ack = waiting.get(envelope_id)
      waiting.delete(envelope_id)
      ack?.resolve({ payload: payload ?? {}, ms: performance.now() - ack.at })
    })
    socket.on('close', () => {
      if (current === socket) current = null
      changed()
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }))
    changed()
  })

  return {
    opened: () => opened,
    isOpen: () => current !== null,
    send: (type, payload) =>
      new Promise((resolve, reject) => {
        if (current === null) return reject(new Error('no socket is open'))
        sent += 1
        const envelope_id = `e${sent}`
        waiting.set(envelope_id, { at: performance.now(), resolve })
        current.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }))
      }),
    askToLeave: () => current?.send(JSON.stringify({ type: 'disconnect', reason: 'warning' })),
    cut: () => current?.terminate(),
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((resolve) => sockets.close(resolve))
    },
  }
}
