// Why it exists: joins Discord's gateway and REST to `ask`, and gives the outbox its port; the only door of this folder.
import { Client, Events, GatewayIntentBits, Options, REST, Routes } from 'discord.js'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Ask, Platform, Suggest } from '../../src/core/ports.ts'
import { makeButtons } from './buttons.ts'
import { isRegistered, makeCatalogue } from './catalogue.ts'
import { makeHandle } from './handle.ts'
import { bareToken, restOptions } from './http.ts'
import { NO_MENTIONS } from './layout.ts'
import { renderBriefing } from './render.ts'
import { makeTransport } from './transport.ts'

export type DiscordPorts = {
  readonly ask: Ask
  readonly suggest: Suggest
  /** Where errors go that no user is waiting for: the log. They hold no token. */
  readonly report: (error: unknown) => void
  readonly token: string
  /** A server for development: commands appear there at once, and nowhere else. */
  readonly guildId?: string | undefined
  /** Discord's REST, without version; only tests say otherwise. */
  readonly restUrl?: string | undefined
  /** How long an answer may take before it is announced instead; Discord gives three seconds in all. */
  readonly acknowledgeWithinMs?: number
}

export type Discord = {
  readonly platform: Platform
  /** Resolves when commands are answered. Throws a ReadoutError; one that is `unavailable` may be tried again. */
  start(): Promise<void>
  stop(): Promise<void>
}

export function makeDiscord(ports: DiscordPorts): Discord {
  const { restUrl } = ports
  const token = bareToken(ports.token)
  const report = (error: unknown) => ports.report(withoutSecrets(error))
  const buttons = makeButtons()
  const rest = new REST(restOptions(restUrl)).setToken(token)
  const transport = makeTransport(rest)
  const handle = makeHandle({ ...ports, report, buttons, acknowledgeWithinMs: ports.acknowledgeWithinMs ?? 1_500 })
  let stopping = Promise.withResolvers<'stopped'>()
  let client: Client | null = null

  const platform: Platform = {
    name: 'discord',
    render: (briefing, actions) => renderBriefing(briefing, actions, buttons.idOf).map((one) => JSON.stringify(one)),
    send: transport.send,
    edit: transport.edit,
    find: transport.find,
  }
  return {
    platform,
    start: async () => {
      stopping = Promise.withResolvers()
      client = makeClient(restUrl)
      client.on(Events.InteractionCreate, handle)
      client.on(Events.Error, report)
      client.on(Events.ShardError, report)
      const connected = await Promise.race([connect(client, token), stopping.promise])
      if (connected !== 'stopped') await register(rest, { ...connected, guildId: ports.guildId, report })
    },
    stop: async () => {
      stopping.resolve('stopped')
      await client?.destroy()
      transport.close()
    },
  }
}

function makeClient(restUrl: string | undefined): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: NO_MENTIONS,
    shards: 'auto',
    // Answers may wait for a rate limit: nobody tries them again.
    rest: { ...restOptions(restUrl), rejectOnRateLimit: null },
    // Nothing of what people write or who they are is kept.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildMemberManager: 100,
      UserManager: 100,
    }),
  })
}

async function connect(client: Client, token: string): Promise<{ readonly applicationId: string }> {
  const ready = Promise.withResolvers<{ readonly applicationId: string }>()
  client.once(Events.ClientReady, ({ application }) => ready.resolve({ applicationId: application.id }))
  client.on(Events.ShardDisconnect, ({ code }) => ready.reject(refused(code)))
  // Whoever waits for `ready` hears of it; a disconnect long after the start is told by ShardError.
  ready.promise.catch(() => {})
  try {
    await client.login(token)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') throw refused(4004)
    throw new ReadoutError('unavailable', 'connection', 'Discord cannot be reached; it will be tried again.', {
      cause: withoutSecrets(error),
    })
  }
  return ready.promise
}

function refused(code: number): ReadoutError {
  const token = 'Discord refuses the bot token: copy it anew from the developer portal (Bot, Reset Token).'
  return new ReadoutError('forbidden', 'config', code === 4004 ? token : `Discord refuses the connection (${code}).`)
}

type Registration = {
  readonly applicationId: string
  readonly guildId: string | undefined
  readonly report: (error: unknown) => void
}

/** Writes only a change: Discord allows 200 a day. Where it fails, what was registered before still works. */
async function register(rest: REST, { applicationId, guildId, report }: Registration): Promise<void> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  try {
    const catalogue = makeCatalogue()
    if (!isRegistered(await rest.get(route), catalogue)) await rest.put(route, { body: catalogue })
  } catch (error) {
    report(error)
  }
}

/** The client's errors carry the address of the request, and with it the token of an interaction. */
function withoutSecrets(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ReadoutError || !('url' in error)) return error
  const { name, message } = error
  const status = 'status' in error ? String(error.status) : 'none'
  return new Error(`Discord: ${name}: ${message.slice(0, 500)} (status ${status})`)
}
