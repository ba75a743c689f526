// Why it exists: what Discord tells a bot of a user who types, presses or submits, and what it takes for an answer.
import type { Call } from './discord-faults.ts'
import { findCallbackFaults, findMessageFaults } from './discord-limits.ts'

type Body = Readonly<Record<string, unknown>>
export type Shown = {
  readonly id: string
  readonly ephemeral: boolean
  readonly components: readonly Body[]
  readonly content: string
}

/** One thing that a user did, and what came of it. */
export type Doing = {
  readonly id: string
  readonly token: string
  /** The type of the first answer: 4 message, 5 later, 8 choices, 9 form. */
  type: number | null
  callback: Body
  /** What the user sees, in order. */
  readonly shown: Shown[]
}

export type Result = { readonly status: number; readonly body?: unknown }
export type World = {
  readonly applicationId: string
  readonly guildId: string
  readonly channelId: string
  readonly nextId: () => string
}

const EPHEMERAL = 1 << 6
const MANAGE_CHANNELS = 1n << 4n

export type Who = { readonly userId?: string; readonly mayManage?: boolean; readonly permissions?: bigint }

/** The event INTERACTION_CREATE. */
export function interactionOf(world: World, doing: Doing, type: number, data: Body, who: Who, message?: Body): Body {
  const { applicationId, guildId, channelId } = world
  const userId = who.userId ?? '200000000000000002'
  const permissions = who.permissions ?? (who.mayManage === true ? MANAGE_CHANNELS : 0n)
  return {
    id: doing.id,
    application_id: applicationId,
    type,
    token: doing.token,
    version: 1,
    guild_id: guildId,
    channel_id: channelId,
    channel: { id: channelId, type: 0, guild_id: guildId, name: 'news' },
    member: {
      user: { id: userId, username: 'reader', discriminator: '0', avatar: null },
      permissions: String(permissions),
      roles: [],
      joined_at: '2026-01-01T00:00:00Z',
      deaf: false,
      mute: false,
      flags: 0,
    },
    locale: 'en-GB',
    guild_locale: 'en-GB',
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: { 0: guildId },
    context: 0,
    attachment_size_limit: 10_485_760,
    data,
    ...(message === undefined ? {} : { message }),
  }
}

export function invalid(faults: readonly string[]): Result {
  return {
    status: 400,
    body: {
      code: 50035,
      message: 'Invalid Form Body',
      errors: { _errors: faults.map((message) => ({ code: 'X', message })) },
    },
  }
}

/** POST /interactions/:id/:token/callback. Three seconds are not waited for: a test says that they are over. */
export function takeCallback(doing: Doing | undefined, late: boolean, body: Body): Result {
  if (doing === undefined || late) return { status: 404, body: { code: 10062, message: 'Unknown interaction' } }
  if (doing.type !== null)
    return { status: 400, body: { code: 40060, message: 'Interaction has already been acknowledged.' } }
  const faults = findCallbackFaults(body)
  if (faults.length > 0) return invalid(faults)
  doing.type = Number(body.type)
  doing.callback = (body.data ?? {}) as Body
  if (doing.type === 4) doing.shown.push(shownOf(doing.id, doing.callback))
  return { status: 204 }
}

/** The webhook of an interaction: further messages, and edits of the first. */
export function takeWebhook(world: World, doing: Doing | undefined, { method, path, body }: Call): Result {
  if (doing === undefined || doing.type === null)
    return { status: 404, body: { code: 10015, message: 'Unknown Webhook' } }
  const faults = findMessageFaults(body)
  if (faults.length > 0) return invalid(faults)
  if (method === 'POST') {
    const message = shownOf(world.nextId(), body)
    doing.shown.push(message)
    return { status: 200, body: messageOf(world, message.id, body) }
  }
  if (!path.endsWith('/messages/@original')) return { status: 404, body: { code: 10008, message: 'Unknown Message' } }
  // A deferred answer is seen by those to whom it was promised.
  const ephemeral = (Number(doing.callback.flags ?? 0) & EPHEMERAL) !== 0
  doing.shown[0] = { ...shownOf(doing.id, body), ephemeral }
  return { status: 200, body: messageOf(world, doing.id, body) }
}

function shownOf(id: string, body: Body): Shown {
  return {
    id,
    ephemeral: (Number(body.flags ?? 0) & EPHEMERAL) !== 0,
    components: (body.components ?? []) as readonly Body[],
    content: String(body.content ?? ''),
  }
}

export function messageOf({ applicationId, channelId }: World, id: string, body: Body): Body {
  return {
    id,
    channel_id: channelId,
    author: { id: applicationId, username: 'readout', discriminator: '0', avatar: null, bot: true },
    content: body.content ?? '',
    timestamp: '2026-03-09T19:05:00Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    flags: body.flags ?? 0,
    components: body.components ?? [],
  }
}
