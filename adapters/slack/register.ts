// Why it exists: Slack joined to Readout: what comes in is asked, what is to be posted goes out.
import { App, HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Ask, Clock, Platform, Presence, Suggest } from '../../src/core/ports.ts'
import { makeAccess } from './access.ts'
import { makeAnswer } from './answer.ts'
import { guardEvents } from './guard.ts'
import type { HomeSubscription } from './home.ts'
import { type HttpConnection, makeHttp } from './http.ts'
import { isOwnBody, listen } from './listen.ts'
import { hideSecrets, makeLogger } from './log.ts'
import { isGone, outcomeOf } from './outcome.ts'
import { type Connection, makeSocket } from './socket.ts'
import { makeSubmit } from './submit.ts'
import { clientOptions, type Installation, makeClient, makeTransport, TIMEOUT_MS } from './transport.ts'

export type SlackOptions = {
  readonly ask: Ask
  readonly suggest: Suggest
  readonly clock: Clock
  /** Where faults go: the log. */
  readonly report: (error: unknown) => void
  /** 'xoxb-…'. */
  readonly botToken: string
  /** 'xapp-…' for Socket Mode; else the signing secret and a port for requests over HTTP. */
  readonly connect:
    | { readonly by: 'socket'; readonly appToken: string }
    | { readonly by: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string }
  /** The subscriptions of a workspace, for the app's page. */
  readonly listForHome: (workspace: string) => Promise<readonly HomeSubscription[]>
  /** Told when the app is removed, and at each start whose the token is. */
  readonly presence?: Presence
  /** A user group whose members may manage every channel: 'S…'. */
  readonly managers?: string | null
  /** For tests: Slack as it stands on loopback. */
  readonly apiUrl?: string | null
}

export type Slack = {
  readonly platform: Platform
  /** Resolves when connected. Throws a ReadoutError; one that is `unavailable` may be tried again. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** Where requests over HTTP are taken; null over a socket. */
  readonly port: () => number | null
  /** Payloads that were acknowledged and not acted on. */
  readonly ignored: () => { readonly unknown: number; readonly repeated: number }
}

/** Of the 5 s in which everything stops. */
const SETTLE_MS = 2_500
const ENDPOINT = '/slack/events'

export function makeSlack(options: SlackOptions): Slack {
  const { ask, suggest, clock, botToken, listForHome } = options
  const report = (error: unknown) => options.report(hidden(error))
  const logger = makeLogger(report)
  const client = makeClient(botToken, options.apiUrl ?? null, logger)
  const installation: Installation = { team: null, gone: null }
  const bot: Bot = {}
  const { receiver, connection } = makeConnection(options, { report, logger, installation })
  const app = makeApp(options, { report, logger, receiver, bot })
  const access = makeAccess({ client, clock, managers: options.managers ?? null, report })
  const parts = { ask, access, client, report }
  const [answer, submit] = [makeAnswer(parts), makeSubmit(parts)]
  const presence = options.presence ?? (async () => {})
  listen(app, { suggest, access, client, installation, listForHome, answer, submit, presence })
  const ignored = { unknown: 0, repeated: 0 }
  const guard = guardEvents(app, {
    isOwn: isOwnBody,
    count: (what) => {
      ignored[what] += 1
    },
  })
  return {
    platform: makeTransport({ client, clock, installation, report }),
    start: async () => {
      await identify(client, { installation, bot })
      if (installation.team !== null) await presence(installation.team, true)
      await openOrSay(connection, options.connect)
    },
    stop: async () => {
      await guard.settle(SETTLE_MS)
      await connection.close()
    },
    port: () => ('port' in connection ? connection.port() : null),
    ignored: () => ({ ...ignored }),
  }
}

/** As whom the app acts, once Slack has said it: its own posts are no events for it. */
type Bot = { botId?: string; botUserId?: string }

function makeApp(
  { botToken, apiUrl = null }: SlackOptions,
  parts: Pick<Parts, 'report' | 'logger'> & { readonly receiver: Receiver; readonly bot: Bot },
): App {
  const { report, logger, receiver, bot } = parts
  const app = new App({
    receiver,
    logger,
    // Ours, so that no call is made before the start, and none whose failure nobody hears.
    authorize: async () => ({ botToken, ...bot }),
    convoStore: false,
    clientOptions: { ...clientOptions(apiUrl, logger), fetch: fetchInTime },
  })
  app.error(async (error) => report(error))
  return app
}

/** Whose the token is, at each start: between two it may have been changed. */
async function identify(
  client: webApi.WebClient,
  { installation, bot }: Pick<Parts, 'installation'> & { readonly bot: Bot },
): Promise<void> {
  try {
    const { team_id, bot_id, user_id } = await client.auth.test()
    installation.team = team_id ?? null
    installation.gone = null
    if (bot_id !== undefined) bot.botId = bot_id
    if (user_id !== undefined) bot.botUserId = user_id
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome.kind !== 'failed' || !isGone(outcome)) throw unreachable(error)
    const words = `Slack does not accept the bot token: ${outcome.reason}.`
    throw new ReadoutError('invalid', 'config', words, { cause: hidden(error) })
  }
}

/** What goes to a response_url would wait for minutes otherwise. */
const fetchInTime: NonNullable<webApi.WebClientOptions['fetch']> = (url, init) => {
  return fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(TIMEOUT_MS) })
}

type Receiver = SocketModeReceiver | HTTPReceiver

type Parts = {
  readonly report: (error: unknown) => void
  readonly logger: ReturnType<typeof makeLogger>
  readonly installation: Installation
}

function makeConnection(
  { connect, clock, apiUrl = null }: SlackOptions,
  { report, logger, installation }: Parts,
): {
  readonly receiver: Receiver
  readonly connection: Connection | HttpConnection
} {
  if (connect.by === 'http') {
    const { signingSecret, port, host = '127.0.0.1' } = connect
    const receiver = new HTTPReceiver({ signingSecret, endpoints: ENDPOINT, logger, bodyLimit: '1mb' })
    return { receiver, connection: makeHttp({ receiver, clock, host, port, report }) }
  }
  const receiver = new SocketModeReceiver({
    appToken: connect.appToken,
    logger,
    // socket.ts does it: see there.
    autoReconnectEnabled: false,
    // An object of its own: the library writes into it.
    installerOptions: { clientOptions: clientOptions(apiUrl, logger) },
  })
  const onGone = (reason: string) => {
    report(new Error(`Slack does not accept the app token any more, so that no command is heard: ${reason}`))
    if (installation.gone === null && /account_inactive|team_disabled/u.test(reason)) installation.gone = reason
  }
  return { receiver, connection: makeSocket({ receiver, report, onGone }) }
}

async function openOrSay(connection: Connection, connect: SlackOptions['connect']): Promise<void> {
  try {
    await connection.open()
  } catch (error) {
    if (connect.by === 'socket' && !isGone(outcomeOf(error))) throw unreachable(error)
    const words =
      connect.by === 'socket'
        ? 'Slack does not accept the app token: make one with the scope connections:write, under Basic Information.'
        : `Port ${connect.port} cannot be opened for Slack's requests: is something else using it?`
    throw new ReadoutError('invalid', 'config', words, { cause: hidden(error) })
  }
}

function unreachable(error: unknown): ReadoutError {
  const words = 'Slack cannot be reached just now: try again in a minute.'
  return new ReadoutError('unavailable', 'connection', words, { cause: hidden(error) })
}

/** An error's words may hold what a request held. */
function hidden(error: unknown): unknown {
  if (!(error instanceof Error) || hideSecrets(error.message) === error.message) return error
  return new Error(hideSecrets(error.message), { cause: error.name })
}
