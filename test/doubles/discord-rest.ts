// Why it exists: Discord's REST as far as the bot uses it: channels, commands, answers; each body is held against the limits.
import type { Call } from './discord-faults.ts'
import {
  type Doing,
  invalid,
  messageOf,
  type Result,
  takeCallback,
  takeWebhook,
  type World,
} from './discord-interactions.ts'
import { findCommandFaults, findMessageFaults } from './discord-limits.ts'

type Body = Readonly<Record<string, unknown>>
/** A message in the channel. `nonce` is what it was posted with. */
export type Posted = { readonly id: string; readonly nonce: string | null; body: Body }

export type State = {
  readonly calls: Call[]
  readonly posted: Posted[]
  readonly doings: Map<string, Doing>
  commands: unknown
  /** Of the bot's role in the server, as a number in words. */
  permissions: string
  /** An error with which the channel refuses every request. */
  refusal: { readonly status: number; readonly code: number } | null
  /** The "past few minutes" in which a nonce is remembered are over. */
  noncesForgotten: boolean
  /** The three seconds of every interaction are over. */
  tooLate: boolean
  /** What Discord called invalid, over all requests: nothing, for a good client. */
  readonly violations: string[]
}

export function makeState(): State {
  return {
    calls: [],
    posted: [],
    doings: new Map(),
    commands: [],
    // View Channels, Send Messages, Read Message History.
    permissions: String(0x400 | 0x800 | 0x1_0000),
    refusal: null,
    noncesForgotten: false,
    tooLate: false,
    violations: [],
  }
}

export type Rest = { readonly world: World; readonly state: State; readonly token: string; readonly gatewayUrl: string }

export function handle(rest: Rest, call: Call, authorization: string | undefined): Result {
  const { world, state } = rest
  const [root, first = '', second = '', third] = call.path.split('/').slice(1)
  if (root === 'interactions') return takeCallback(state.doings.get(second), state.tooLate, call.body)
  if (root === 'webhooks') return takeWebhook(world, state.doings.get(second), call)
  if (authorization !== `Bot ${rest.token}`) return { status: 401, body: { code: 0, message: '401: Unauthorized' } }
  if (root === 'gateway') return { status: 200, body: gatewayOf(rest.gatewayUrl) }
  if (root === 'applications') return takeCommands(rest, call)
  if (root === 'users') return takeUsers(rest, second)
  if (root === 'channels' && second === '' && call.method === 'GET') return takeChannel(rest, first)
  if (root === 'channels' && second === 'messages') return takeMessage(rest, call, first, third)
  return { status: 404, body: { code: 0, message: '404: Not Found' } }
}

/** Who the bot is, and in which servers. */
function takeUsers({ world, state }: Rest, what: string): Result {
  if (what === 'guilds') {
    return { status: 200, body: [{ id: world.guildId, name: 'Quay', owner: false, permissions: state.permissions }] }
  }
  return { status: 200, body: { id: world.applicationId, username: 'readout', discriminator: '0', bot: true } }
}

function takeChannel({ world, state }: Rest, channel: string): Result {
  if (state.refusal !== null) {
    return { status: state.refusal.status, body: { code: state.refusal.code, message: 'Refused' } }
  }
  if (channel !== world.channelId) return { status: 404, body: { code: 10003, message: 'Unknown Channel' } }
  return { status: 200, body: { id: channel, type: 0, guild_id: world.guildId, name: 'news' } }
}

function gatewayOf(url: string): Body {
  const limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 }
  return { url, shards: 1, session_start_limit: limit }
}

/** What is registered comes back with ids and defaults that nobody wrote. */
function takeCommands({ state, world }: Rest, { method, body }: Call): Result {
  if (method === 'GET') return { status: 200, body: state.commands }
  const wrong = findCommandFaults(body)
  if (wrong.length > 0) return invalid(wrong)
  const added = { version: '1', nsfw: false, default_member_permissions: null, name_localizations: null }
  state.commands = (body as unknown as readonly Body[]).map((command) => ({ ...command, ...added, id: world.nextId() }))
  return { status: 200, body: state.commands }
}

function takeMessage(rest: Rest, call: Call, channel: string, id: string | undefined): Result {
  const { state, world } = rest
  if (channel !== world.channelId) return { status: 404, body: { code: 10003, message: 'Unknown Channel' } }
  if (state.refusal !== null) {
    return { status: state.refusal.status, body: { code: state.refusal.code, message: 'Refused' } }
  }
  if (call.method === 'GET') {
    const newest = state.posted.toReversed().slice(0, 100)
    return { status: 200, body: newest.map((one) => messageOf(world, one.id, one.body)) }
  }
  const wrong = findMessageFaults(call.body)
  if (wrong.length > 0) return invalid(wrong)
  return call.method === 'PATCH' ? edit(rest, id, call.body) : post(rest, call.body)
}

function edit({ state, world }: Rest, id: string | undefined, body: Body): Result {
  const message = state.posted.find((one) => one.id === id)
  if (message === undefined) return { status: 404, body: { code: 10008, message: 'Unknown Message' } }
  message.body = body
  return { status: 200, body: messageOf(world, message.id, body) }
}

function post({ state, world }: Rest, body: Body): Result {
  const nonce = typeof body.nonce === 'string' ? body.nonce : null
  const earlier = state.posted.find((one) => nonce !== null && one.nonce === nonce && body.enforce_nonce === true)
  if (earlier !== undefined && !state.noncesForgotten) {
    return { status: 200, body: messageOf(world, earlier.id, earlier.body) }
  }
  const { message_id } = (body.message_reference ?? {}) as { readonly message_id?: unknown }
  if (message_id !== undefined && state.posted.every(({ id }) => id !== message_id)) {
    const errors = { message_reference: { _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }] } }
    return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors } }
  }
  const message = { id: world.nextId(), nonce, body }
  state.posted.push(message)
  return { status: 200, body: messageOf(world, message.id, body) }
}
