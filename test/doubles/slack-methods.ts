// Why it exists: the methods of Slack's Web API that Readout calls, with what they refuse and what they keep.
import { type Fields, fields, findMessageFault, findViewFault } from './slack-rules.ts'

export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly error: string }
  /** It is done, and the connection is cut before the answer: a lost acknowledgement. */
  | { readonly kind: 'lost' }
  /** The connection is cut before anything is done. */
  | { readonly kind: 'cut' }
  /** Nothing is ever answered. */
  | { readonly kind: 'silence' }
  /** An answer that is no JSON. */
  | { readonly kind: 'page' }

export type Call = { readonly method: string; readonly args: Fields; readonly token: string }
export type Answered = { readonly to: 'response_url' | 'ephemeral'; readonly message: Fields }

/** Whom and what the workspace knows; a test changes it. */
export type World = {
  readonly team: string
  readonly users: Record<string, Fields>
  readonly channels: Record<string, Fields & { readonly members?: readonly string[] }>
  readonly groups: Record<string, readonly string[]>
  readonly scopes: Set<string>
  botToken: string
  appToken: string
}

export type State = ReturnType<typeof makeState>

export function makeState() {
  const waiting = new Set<() => void>()
  const changed = () => {
    for (const check of waiting) check()
  }
  const world: World = {
    team: 'T1',
    users: {
      U1: { id: 'U1', team_id: 'T1', tz: 'Europe/Berlin' },
      UADMIN: { id: 'UADMIN', team_id: 'T1', is_admin: true },
    },
    channels: {
      C1: { id: 'C1', creator: 'U1', is_private: false },
      C2: { id: 'C2', creator: 'U9', is_private: false },
    },
    groups: {},
    scopes: new Set(['users:read', 'channels:read', 'usergroups:read', 'channels:history']),
    botToken: 'xoxb-double',
    appToken: 'xapp-double',
  }
  return {
    world,
    changed,
    calls: [] as Call[],
    posts: [] as Fields[],
    answers: [] as Answered[],
    views: [] as { method: string; view: Fields; user?: string }[],
    refused: [] as string[],
    faults: new Map<string, Fault[]>(),
    urls: new Map<string, number>(),
    triggers: new Set<string>(),
    used: 0,
    clockTs: 1_700_000_000,
    until: (holds: () => boolean) =>
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

export const SCOPES: Readonly<Record<string, string>> = {
  'users.info': 'users:read',
  'conversations.info': 'channels:read',
  'conversations.members': 'channels:read',
  'usergroups.users.list': 'usergroups:read',
  'conversations.history': 'channels:history',
}

export const METHODS: Readonly<Record<string, (state: State, args: Fields) => Fields>> = {
  'auth.test': ({ world }) => ({ ok: true, team_id: world.team, user_id: 'UBOT', bot_id: 'B1' }),
  'chat.postMessage': (state, args) => {
    const fault = findPostFault(state, args)
    if (fault !== null) return refuse(fault)
    state.clockTs += 1
    const ts = `${state.clockTs}.000100`
    state.posts.push({ ...args, ts })
    return { ok: true, ts, channel: args.channel }
  },
  'chat.update': (state, args) => {
    const at = state.posts.findIndex(({ ts, channel }) => ts === args.ts && channel === args.channel)
    if (at === -1) return refuse('message_not_found')
    const fault = findPostFault(state, args)
    if (fault !== null) return refuse(fault)
    state.posts[at] = { ...state.posts[at], ...args }
    return { ok: true, ts: args.ts }
  },
  'chat.postEphemeral': (state, args) => {
    const fault = typeof args.user === 'string' ? findPostFault(state, args) : 'invalid_arguments'
    if (fault !== null) return refuse(fault)
    state.answers.push({ to: 'ephemeral', message: args })
    return { ok: true, message_ts: '1.1' }
  },
  'conversations.history': ({ posts }, args) => ({
    ok: true,
    messages: posts
      .filter(({ channel }) => channel === args.channel)
      .map((post) => (args.include_all_metadata === 'true' ? post : { ...post, metadata: undefined }))
      .toReversed(),
  }),
  'conversations.info': ({ world }, args) =>
    found('channel', world.channels[String(args.channel)], 'channel_not_found'),
  'conversations.members': ({ world }, args) => {
    const members = world.channels[String(args.channel)]?.members ?? []
    const [from, limit] = [Number(args.cursor || 0), Number(args.limit ?? 100)]
    if (limit > 1_000) return refuse('invalid_limit')
    const next = from + limit < members.length ? String(from + limit) : ''
    return { ok: true, members: members.slice(from, from + limit), response_metadata: { next_cursor: next } }
  },
  'users.info': ({ world }, args) => found('user', world.users[String(args.user)], 'user_not_found'),
  'usergroups.users.list': ({ world }, args) => found('users', world.groups[String(args.usergroup)], 'no_such_subteam'),
  'views.open': (state, args) => {
    const trigger = String(args.trigger_id)
    if (!state.triggers.delete(trigger)) return refuse('expired_trigger_id')
    state.used += 1
    return takeView(state, 'views.open', args)
  },
  'views.update': (state, args) =>
    args.view_id === undefined ? refuse('invalid_arguments') : takeView(state, 'views.update', args),
  'views.publish': (state, args) =>
    args.user_id === undefined ? refuse('invalid_arguments') : takeView(state, 'views.publish', args),
}

function takeView(state: State, method: string, { view, user_id }: Fields): Fields {
  const fault = findViewFault(view)
  if (fault !== null) {
    state.refused.push(fault)
    return refuse('invalid_arguments')
  }
  state.views.push({ method, view: fields(view), ...(typeof user_id === 'string' ? { user: user_id } : {}) })
  return { ok: true, view: { id: `V${state.views.length}` } }
}

function findPostFault(state: State, { channel, text, blocks, metadata }: Fields): string | null {
  if (state.world.channels[String(channel)] === undefined) return 'channel_not_found'
  if (typeof text !== 'string' || text === '') return 'no_text'
  if (text.length > 4_000) return 'msg_too_long'
  const fault = blocks === undefined ? null : findMessageFault(blocks)
  if (fault !== null) state.refused.push(fault)
  if (fault === 'msg_too_long') return fault
  const { event_type, event_payload } = fields(metadata)
  if (metadata !== undefined && (typeof event_type !== 'string' || typeof event_payload !== 'object'))
    return 'invalid_metadata_format'
  return fault === null ? null : 'invalid_blocks'
}

export function respond(state: State, path: string, message: Fields): Fields {
  const id = path.replace('/respond/', '')
  const left = state.urls.get(id) ?? 0
  if (left === 0) return refuse('expired_url')
  state.urls.set(id, left - 1)
  const fault =
    typeof message.text === 'string' && message.text.length <= 4_000 ? findMessageFault(message.blocks) : 'text'
  if (fault !== null) {
    state.refused.push(fault)
    return refuse('invalid_blocks')
  }
  state.answers.push({ to: 'response_url', message })
  return { ok: true }
}

function found(name: string, value: unknown, error: string): Fields {
  return value === undefined ? refuse(error) : { ok: true, [name]: value }
}

export function refuse(error: string): Fields {
  return { ok: false, error }
}
