// Why it exists: Slack as its official clients see it, on loopback: the Web API and Socket Mode, with faults to order.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Answered,
  type Call,
  type Fault,
  METHODS,
  makeState,
  refuse,
  respond,
  SCOPES,
  type World,
} from './slack-methods.ts'
import { type Fields, fields } from './slack-rules.ts'
import { makeSocketDouble, type SocketDouble } from './slack-socket.ts'

export type SlackDouble = {
  readonly apiUrl: string
  readonly calls: readonly Call[]
  /** What stands in the channels. */
  readonly posts: Fields[]
  readonly answers: readonly Answered[]
  /** Modals and home pages as they came. */
  readonly views: readonly { readonly method: string; readonly view: Fields; readonly user?: string }[]
  /** What Slack refused, with why. */
  readonly refused: readonly string[]
  readonly socket: SocketDouble
  readonly world: World
  /** For the next calls of the method, in order. */
  fail(method: string, ...faults: readonly Fault[]): void
  /** An address to answer at, and a trigger that opens one view. */
  responseUrl(): string
  trigger(): string
  /** Resolves as soon as it holds; every change asks again. */
  until(holds: () => boolean): Promise<void>
  close(): Promise<void>
}

export async function makeSlackDouble(): Promise<SlackDouble> {
  const state = makeState()
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy())
  })
  const socket = makeSocketDouble(server, state.changed)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const path = request.url ?? ''
    const method = path.startsWith('/respond/') ? 'respond' : path.replace('/api/', '')
    const args = method === 'respond' ? fields(JSON.parse(body)) : readArgs(body)
    const token = String(request.headers.authorization ?? '').replace('Bearer ', '')
    state.calls.push({ method, args, token })
    const fault = state.faults.get(method)?.shift()
    if (fault !== undefined && fault.kind !== 'lost') {
      state.changed()
      return answerFault(response, fault)
    }
    const result = answer({ method, args, token, path })
    state.changed()
    if (fault?.kind === 'lost') return void request.socket.destroy()
    const status = result.ok === false && method === 'respond' ? 404 : 200
    const scopes = token === state.world.botToken ? { 'x-oauth-scopes': [...state.world.scopes].join(',') } : {}
    response.writeHead(status, { 'content-type': 'application/json', ...scopes }).end(JSON.stringify(result))
  }

  function answer({ method, args, token, path }: Call & { readonly path: string }): Fields {
    if (method === 'respond') return respond(state, path, args)
    if (method === 'apps.connections.open') {
      if (token !== state.world.appToken) return refuse('invalid_auth')
      return { ok: true, url: `${base.replace('http', 'ws')}/link/?ticket=t${socket.opened() + 1}&app_id=A1` }
    }
    if (token !== state.world.botToken) return refuse('invalid_auth')
    const scope = SCOPES[method]
    if (scope !== undefined && !state.world.scopes.has(scope)) return { ...refuse('missing_scope'), needed: scope }
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined
    return known === undefined ? refuse('unknown_method') : known(state, args)
  }

  return {
    apiUrl: `${base}/api/`,
    ...state,
    socket,
    fail: (method, ...faults) => void state.faults.set(method, [...(state.faults.get(method) ?? []), ...faults]),
    responseUrl: () => {
      const id = `r${state.urls.size + 1}`
      state.urls.set(id, 5)
      return `${base}/respond/${id}`
    },
    trigger: () => {
      const id = `${state.world.team}.trigger.${state.triggers.size + state.used + 1}`
      state.triggers.add(id)
      return id
    },
    close: async () => {
      await socket.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answerFault(response: ServerResponse, fault: Exclude<Fault, { kind: 'lost' }>): void {
  switch (fault.kind) {
    case 'status': {
      const wait = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
      response.writeHead(fault.status, wait).end('busy')
      return
    }
    case 'error':
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(refuse(fault.error)))
      return
    case 'cut':
      response.destroy()
      return
    case 'silence':
      return
    case 'page':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please log in to the network</html>')
      return
    default:
      fault satisfies never
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** The client sends objects as JSON inside a form. */
function readArgs(body: string): Fields {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      /^[[{]/u.test(value) && key !== 'text' ? JSON.parse(value) : value,
    ]),
  )
}
