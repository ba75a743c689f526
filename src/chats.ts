// Why it exists: each chat platform that a token names is connected in the background, and connected again while it cannot be reached.
import { makeListForHome } from './commands/channel.ts'
import type { Config } from './config.ts'
import { ReadoutError } from './core/errors.ts'
import type { Ask, Clock, Platform, Presence, Store, Suggest } from './core/ports.ts'
import type { Log } from './log.ts'
import { KEEP_GONE_DAYS } from './retention.ts'

export type Chat = {
  readonly platform: Platform
  readonly connect: () => void
  /** null, or why not yet. */
  readonly check: () => string | null
  /** No further attempt to connect. */
  readonly leave: () => void
  readonly stop: () => Promise<void>
}

export type ChatPorts = {
  readonly config: Config
  readonly log: Log
  readonly store: Store
  readonly clock: Clock
  readonly ask: Ask
  readonly suggest: Suggest
  /** Told that a token is refused: the bot cannot go on. */
  readonly refuse: (error: unknown) => void
}

const RECONNECT_MS = 30_000

/** A platform's client is loaded only where a token connects it: each takes some 20 MB. */
export async function makeChats({ refuse, ...ports }: ChatPorts): Promise<readonly Chat[]> {
  const { config, log, store, clock } = ports
  const common = { ask: ports.ask, suggest: ports.suggest, clock, report: log.failure }
  const chats: Chat[] = []
  const presence = makePresence(ports)
  if (config.slack !== null) {
    const { makeSlack } = await import('../adapters/slack/register.ts')
    const listForHome = makeListForHome({ store, clock, platform: 'slack' })
    chats.push(
      makeChat(
        'Slack',
        makeSlack({ ...common, ...config.slack, listForHome, presence: presence('slack') }),
        log,
        refuse,
      ),
    )
  }
  if (config.discord !== null) {
    const { makeDiscord } = await import('../adapters/discord/register.ts')
    const { token, guildId } = config.discord
    const discord = makeDiscord({
      ...common,
      token,
      presence: presence('discord'),
      ...(guildId === null ? {} : { guildId }),
    })
    chats.push(makeChat('Discord', discord, log, refuse))
  }
  return chats
}

/** What follows when a workspace removes Readout, and when it is there again. */
function makePresence({ store, clock, log }: Pick<ChatPorts, 'store' | 'clock' | 'log'>) {
  return (platform: 'slack' | 'discord'): Presence =>
    async (workspace, isHere) => {
      try {
        if (!isHere) {
          await store.retention.leave({ platform, workspace }, clock())
          log.info(
            `${platform}/${workspace} removed Readout: paused, and deleted in ${KEEP_GONE_DAYS} days if it stays away`,
          )
        } else if (await store.retention.comeBack({ platform, workspace }))
          log.info(`${platform}/${workspace} is back: its subscriptions go on`)
      } catch (error) {
        log.failure(error)
      }
    }
}

type Connectable = Pick<Chat, 'platform' | 'stop'> & { readonly start: () => Promise<void> }

/** Connects again and again while the platform cannot be reached; a refused token ends the bot. */
function makeChat(
  name: string,
  { platform, start, stop }: Connectable,
  log: Log,
  refuse: (error: unknown) => void,
): Chat {
  let state: 'connecting' | 'connected' | 'left' = 'connecting'
  let timer: NodeJS.Timeout | null = null
  const connect = async (): Promise<void> => {
    try {
      await start()
      log.info(`${name} is connected`)
      if (state === 'connecting') state = 'connected'
    } catch (error) {
      if (state === 'left') return
      if (error instanceof ReadoutError && error.code !== 'unavailable') return refuse(error)
      log.failure(error)
      log.warn(`${name} is not connected; trying again in ${RECONNECT_MS / 1000} seconds`)
      timer = setTimeout(() => void connect(), RECONNECT_MS)
    }
  }
  return {
    platform,
    connect: () => void connect(),
    check: () => (state === 'connected' ? null : `${name} is not connected yet`),
    leave: () => {
      state = 'left'
      if (timer !== null) clearTimeout(timer)
    },
    stop,
  }
}
