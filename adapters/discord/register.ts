// Why it exists: joins Discord's gateway and REST to `ask`, and gives the outbox its port; the only door of this folder.
import { type Client, Events, REST, Routes } from 'discord.js'
import type { Ask, Platform, Presence, Suggest } from '../../src/core/ports.ts'
import { makeButtons } from './buttons.ts'
import { isRegistered, makeCatalogue } from './catalogue.ts'
import { type Connection, makeConnection } from './connection.ts'
import { makeHandle } from './handle.ts'
import { bareToken, restOptions, withoutSecrets } from './http.ts'
import { renderBriefing } from './render.ts'
import { makeTransport, markRepeat } from './transport.ts'

/** Half of Discord's three seconds; the rest is for the way. */
export const ACKNOWLEDGE_WITHIN_MS = 1_500

export type DiscordPorts = {
  readonly ask: Ask
  readonly suggest: Suggest
  /** Where errors go that no user is waiting for: the log. They hold no token. */
  readonly report: (error: unknown) => void
  readonly token: string
  /** Told when a server removes the bot, and of each that it is in. */
  readonly presence?: Presence
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
  const transport = makeTransport(rest, token)
  const acknowledgeWithinMs = ports.acknowledgeWithinMs ?? ACKNOWLEDGE_WITHIN_MS
  const handle = makeHandle({ ...ports, report, buttons, acknowledgeWithinMs })
  let stopping = Promise.withResolvers<'stopped'>()
  let connection: Connection | null = null

  const platform: Platform = {
    name: 'discord',
    // Of the 50 a second in all, one is left for what users ask.
    rate: { perSecond: 49 },
    // Discord says "the past few minutes".
    dedupesForMs: 120_000,
    render: (briefing, actions) => renderBriefing(briefing, actions, buttons.idOf).map((one) => JSON.stringify(one)),
    send: transport.send,
    edit: transport.edit,
    find: transport.find,
    tell: transport.tell,
    markRepeat,
  }
  return {
    platform,
    start: async () => {
      stopping = Promise.withResolvers()
      connection = makeConnection(restUrl, report)
      connection.client.on(Events.InteractionCreate, handle)
      listenToGuilds(connection.client, ports.presence ?? (async () => {}))
      const connected = await Promise.race([connection.open(token), stopping.promise])
      if (connected !== 'stopped') await register(rest, { ...connected, guildId: ports.guildId, report })
    },
    stop: async () => {
      stopping.resolve('stopped')
      await connection?.close()
      transport.close()
    },
  }
}

/** A server that only cannot be reached for a while is none that removed the bot: the client tells them apart. */
function listenToGuilds(client: Client, presence: Presence): void {
  client.on(Events.GuildDelete, ({ id }) => void presence(id, false))
  client.on(Events.GuildCreate, ({ id }) => void presence(id, true))
  client.once(Events.ClientReady, async () => {
    for (const id of client.guilds.cache.keys()) await presence(id, true)
  })
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
