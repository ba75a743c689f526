// Why it exists: Discord's gateway as discord.js sees it: hello, identify, ready, dispatches, heartbeats, resumes and disconnects.
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

export type GatewayOptions = {
  readonly token: string
  readonly applicationId: string
  readonly guildId: string
  readonly channelId: string
  readonly heartbeatMs: number
  /** The gateway's own address, known once the server listens. */
  readonly url: () => string
  readonly changed: () => void
}

export type Gateway = {
  readonly identifies: () => readonly { readonly intents: number }[]
  readonly resumes: () => readonly { readonly path: string; readonly seq: number }[]
  readonly heartbeats: () => number
  readonly connected: () => boolean
  readonly dispatch: (event: string, data: unknown) => void
  /** Op 7: the client is told to come back. */
  readonly reconnect: () => void
  /** Op 9: the session is gone for good. */
  readonly invalidate: () => void
  readonly disconnect: (code: number) => void
  /** The connection stays, and nothing is read or said any more: not even a goodbye. */
  readonly freeze: () => void
  /** The next to identify are turned away with that code; null: nobody is. */
  readonly refuse: (code: number | null) => void
  readonly close: () => void
}

type Session = { seq: number; readonly missed: { readonly t: string; readonly d: unknown; readonly s: number }[] }

const RESUME = '/resume'
const UNKNOWN_TOKEN = 4004

export function makeGateway(server: Server, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server })
  const identifies: { intents: number }[] = []
  const resumes: { path: string; seq: number }[] = []
  const session: Session = { seq: 0, missed: [] }
  let heartbeats = 0
  let live: WebSocket | null = null
  let refusal: number | null = null

  const send = (socket: WebSocket, payload: object) => socket.send(JSON.stringify(payload))
  const dispatch = (t: string, d: unknown) => {
    const event = { op: 0, t, d, s: ++session.seq }
    // What is sent while nobody listens is told again after a resume.
    if (live === null) session.missed.push(event)
    else send(live, event)
  }
  const identify = (socket: WebSocket, { token, intents }: { token: string; intents: number }) => {
    if (token !== options.token) return socket.close(UNKNOWN_TOKEN)
    if (refusal !== null) return socket.close(refusal)
    identifies.push({ intents })
    live = socket
    session.seq = 0
    session.missed.length = 0
    for (const [event, data] of greetings(options)) dispatch(event, data)
  }
  const resume = (socket: WebSocket, path: string, seq: number) => {
    resumes.push({ path, seq })
    live = socket
    for (const event of session.missed.splice(0)) send(socket, { op: 0, ...event })
    send(socket, { op: 0, t: 'RESUMED', d: {}, s: ++session.seq })
  }

  sockets.on('connection', (socket, request) => {
    send(socket, { op: 10, d: { heartbeat_interval: options.heartbeatMs } })
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw))
      if (op === 1) {
        heartbeats++
        send(socket, { op: 11 })
      } else if (op === 2) identify(socket, d)
      else if (op === 6) resume(socket, (request.url ?? '').split('?')[0] ?? '', d.seq)
      options.changed()
    })
    socket.on('close', () => {
      if (live === socket) live = null
      options.changed()
    })
  })
  const drop = (work: (socket: WebSocket) => void) => {
    const socket = live
    live = null
    if (socket !== null) work(socket)
  }
  return {
    identifies: () => identifies,
    resumes: () => resumes,
    heartbeats: () => heartbeats,
    connected: () => live !== null,
    dispatch,
    reconnect: () => drop((socket) => send(socket, { op: 7 })),
    invalidate: () => drop((socket) => send(socket, { op: 9, d: false })),
    disconnect: (code) => drop((socket) => socket.close(code)),
    freeze: () => live?.pause(),
    refuse: (code) => {
      refusal = code
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

function greetings({
  applicationId,
  guildId,
  channelId,
  url,
}: GatewayOptions): readonly (readonly [string, unknown])[] {
  const user = { id: applicationId, username: 'readout', discriminator: '0', avatar: null, bot: true }
  const ready = {
    v: 10,
    user,
    guilds: [{ id: guildId, unavailable: true }],
    session_id: 'session',
    resume_gateway_url: `${url()}${RESUME}`,
    application: { id: applicationId, flags: 0 },
    shard: [0, 1],
  }
  const guild = {
    id: guildId,
    name: 'Harbour Desk',
    owner_id: '200000000000000001',
    roles: [{ id: guildId, name: '@everyone', permissions: '0', position: 0, color: 0 }],
    channels: [{ id: channelId, type: 0, name: 'news', position: 0, permission_overwrites: [] }],
    emojis: [],
    stickers: [],
    members: [],
    threads: [],
    features: [],
    member_count: 2,
  }
  return [
    ['READY', ready],
    ['GUILD_CREATE', guild],
  ]
}
