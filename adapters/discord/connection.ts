// Why it exists: the official client on Discord's gateway, told clearly when it is refused, and truly gone when it is ended.
import { Client, Events, GatewayIntentBits, Options, SimpleShardingStrategy } from 'discord.js'
import { ReadoutError } from '../../src/core/errors.ts'
import { restOptions, withoutSecrets } from './http.ts'
import { NO_MENTIONS } from './layout.ts'

export type Connection = {
  readonly client: Client
  /** Resolves when interactions come in. Throws a ReadoutError; one that is `unavailable` may be tried again. */
  readonly open: (token: string) => Promise<{ readonly applicationId: string }>
  readonly close: () => Promise<void>
}

const GOODBYE_MS = 1_000

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0]

type Gate = {
  readonly build: (manager: Manager) => SimpleShardingStrategy
  /** No attempt after this; what it gives cuts the sockets that are left. */
  readonly shut: () => () => void
}

export function makeConnection(restUrl: string | undefined, report: (error: unknown) => void): Connection {
  const gate = makeGate()
  const client = makeClient(restUrl, gate)
  let last = ''
  const reportOnce = (error: unknown) => {
    // The client comes back every half second, and an outage is the same error every time.
    if (String(error) !== last) report(error)
    last = String(error)
  }
  client.on(Events.Error, report)
  client.on(Events.ShardError, reportOnce)
  for (const event of [Events.ShardReady, Events.ShardResume] as const) {
    client.on(event, () => {
      last = ''
    })
  }
  const close = async () => {
    const cut = gate.shut()
    // The client waits half a minute for a goodbye.
    const timer = setTimeout(cut, GOODBYE_MS)
    await client.destroy()
    clearTimeout(timer)
    cut()
  }
  return {
    client,
    close,
    open: (token) =>
      connect(client, token).catch(async (error: unknown) => {
        await close()
        throw error
      }),
  }
}

function makeClient(restUrl: string | undefined, gate: Gate): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: NO_MENTIONS,
    shards: 'auto',
    ws: { buildStrategy: gate.build },
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
  let refusal: ReadoutError | null = null
  client.on(Events.ShardDisconnect, ({ code }) => {
    refusal = refused(code)
    ready.reject(refusal)
  })
  // Whoever waits for `ready` hears of it; a disconnect long after the start is told by ShardError.
  ready.promise.catch(() => {})
  try {
    await client.login(token)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') throw refused(4004)
    if (refusal !== null) throw refusal
    throw new ReadoutError('unavailable', 'connection', 'Discord cannot be reached just now: try again in a minute.', {
      cause: withoutSecrets(error),
    })
  }
  return ready.promise
}

function refused(code: number): ReadoutError {
  const token = 'Discord refuses the bot token: copy it anew from the developer portal (Bot, Reset Token).'
  return new ReadoutError('forbidden', 'config', code === 4004 ? token : `Discord refuses the connection (${code}).`)
}

/**
 * A client that is destroyed while it is connecting comes back on its own, and would then answer beside the next one. It
 * asks for its session before every attempt: once the gate is shut it gets no answer.
 */
function makeGate(): Gate {
  let isShut = false
  let strategy: SimpleShardingStrategy | null = null
  return {
    build: (manager) => {
      const { retrieveSessionInfo } = manager.options
      manager.options.retrieveSessionInfo = (shard) => {
        return isShut ? new Promise<never>(() => {}) : retrieveSessionInfo(shard)
      }
      strategy = new SimpleShardingStrategy(manager)
      return strategy
    },
    shut: () => {
      isShut = true
      const sockets = socketsOf(strategy)
      // Without a listener, the error of a socket that is still connecting ends the process.
      for (const socket of sockets) socket.on('error', () => {})
      return () => {
        for (const socket of sockets) socket.terminate()
      }
    },
  }
}

type Socket = { on(event: 'error', listener: () => void): void; terminate(): void }

/** Private to the client, which leaves a socket that is still connecting to itself. */
function socketsOf(strategy: SimpleShardingStrategy | null): readonly Socket[] {
  const { shards } = (strategy ?? {}) as {
    readonly shards?: ReadonlyMap<number, { readonly connection?: Socket | null }>
  }
  const sockets = [...(shards?.values() ?? [])].map(({ connection }) => connection)
  return sockets.filter((socket) => typeof socket?.terminate === 'function').filter((socket) => socket != null)
}
