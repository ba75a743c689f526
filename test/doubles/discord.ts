// Why it exists: Discord on loopback as the official client sees it: it refuses what Discord refuses and fails as ordered.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Call, commit, type Fault, makeFaults } from './discord-faults.ts'
import { type Gateway, makeGateway } from './discord-gateway.ts'
import { type Doing, interactionOf, messageOf, type Who, type World } from './discord-interactions.ts'
import { handle, makeState, type Rest, type State } from './discord-rest.ts'

type Body = Readonly<Record<string, unknown>>
type Options = Readonly<Record<string, string>>

const IDS = { applicationId: '100000000000000001', guildId: '100000000000000002', channelId: '100000000000000003' }
const TOKEN = 'MTAw.double.token'
/** The types of what a user does. */
const COMMAND = 2
const PRESS = 3
const COMPLETION = 4
const FORM = 5

export type DiscordDouble = Users & {
  readonly token: string
  readonly restUrl: string
  readonly state: State
  readonly gateway: Gateway
  /** The next requests of that kind go wrong so, one after the other. */
  readonly order: (method: string, path: RegExp, ...faults: readonly Fault[]) => void
  /** Resolves as soon as it holds; looked at after each request and each event of the gateway. */
  readonly when: (holds: () => boolean) => Promise<void>
  readonly close: () => Promise<void>
} & typeof IDS

export async function startDiscord({ heartbeatMs = 45_000 } = {}): Promise<DiscordDouble> {
  let lastId = 300_000_000_000_000_000n
  const world: World = { ...IDS, nextId: () => String(++lastId) }
  const state = makeState()
  const faults = makeFaults()
  const { when, changed } = makeWatch()
  const server = createServer((request, response) => {
    void serve(request, response).then(changed, () => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const gatewayUrl = `ws://127.0.0.1:${port}`
  const gateway = makeGateway(server, { ...IDS, token: TOKEN, heartbeatMs, url: () => gatewayUrl, changed })
  const rest: Rest = { world, state, token: TOKEN, gatewayUrl }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await readCall(request)
    state.calls.push(call)
    const fault = faults.take(call)
    const accepts = fault === null || fault.accepted === true
    const result = accepts ? handle(rest, call, request.headers.authorization) : null
    if (result?.status === 400) state.violations.push(JSON.stringify(result.body))
    if (fault !== null) return commit(fault, request, response)
    response.writeHead(result?.status ?? 500, { 'content-type': 'application/json' })
    response.end(result?.body === undefined ? undefined : JSON.stringify(result.body))
  }

  return {
    ...IDS,
    ...makeUsers(world, state, gateway),
    token: TOKEN,
    restUrl: `http://127.0.0.1:${port}/api`,
    state,
    gateway,
    order: faults.order,
    when,
    close: async () => {
      gateway.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Users = ReturnType<typeof makeUsers>

/** What people in the channel do. */
function makeUsers(world: World, state: State, gateway: Gateway) {
  const act = (type: number, data: Body, who: Who = {}, message?: Body): Doing => {
    const id = world.nextId()
    const doing: Doing = { id, token: `t${id}`, type: null, callback: {}, shown: [] }
    state.doings.set(doing.token, doing)
    gateway.dispatch('INTERACTION_CREATE', interactionOf(world, doing, type, data, who, message))
    return doing
  }
  return {
    act,
    command: (subcommand: string, options: Options = {}, who?: Who) =>
      act(COMMAND, commandData(subcommand, options), who),
    complete: (subcommand: string, option: string, typed: string) =>
      act(COMPLETION, commandData(subcommand, { [option]: typed }, option)),
    press: (customId: string, who?: Who, messageId = '300000000000000000') =>
      act(PRESS, { custom_id: customId, component_type: 2 }, who, messageOf(world, messageId, {})),
    submit: (customId: string, fields: readonly Body[], who?: Who) => {
      const components = fields.map((component, id) => ({ type: 18, id, component }))
      return act(FORM, { custom_id: customId, components }, who)
    },
  }
}

function makeWatch() {
  const waiting = new Set<() => void>()
  return {
    changed: () => {
      for (const check of [...waiting]) check()
    },
    when: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!holds()) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
  }
}

function commandData(subcommand: string, options: Options, focused?: string): Body {
  const given = Object.entries(options).map(([name, value]) => {
    return { type: 3, name, value, ...(name === focused ? { focused: true } : {}) }
  })
  const chosen = { type: 1, name: subcommand, options: given }
  return { id: '400000000000000001', name: 'readout', type: 1, options: [chosen] }
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').replace(/^\/api\/v\d+/u, '')
  return { method: request.method ?? '', path, body: text === '' ? {} : JSON.parse(text) }
}
