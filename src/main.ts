// Why it exists: the composition root: the only file that knows every part. Starts the bot, and ends it when asked.
import { WEB_CHANNEL } from '../adapters/web/routes.ts'
import { makeWeb, type Web } from '../adapters/web/server.ts'
import { compose } from './briefing/compose.ts'
import { composeDigest } from './briefing/digest.ts'
import { actionsOf } from './commands/actions.ts'
import { makeAsk } from './commands/ask.ts'
import { findPosts, makeListForHome } from './commands/channel.ts'
import { makeSuggest } from './commands/suggest.ts'
import { type Config, loadConfig } from './config.ts'
import { messageOf, ReadoutError } from './core/errors.ts'
import type { Platform, ProbeFeed, Store } from './core/ports.ts'
import { makeOutbox } from './delivery/outbox.ts'
import { makePlan } from './delivery/plan.ts'
import { makeScheduler } from './delivery/scheduler.ts'
import { showDestination } from './delivery/slots.ts'
import { type Intake, makeIntake } from './intake.ts'
import { type Log, makeLog } from './log.ts'
import { makeRetention } from './retention.ts'
import { openSqlite } from './storage/sqlite.ts'
import { write } from './terminal.ts'

/** How long the end may take; then it ends all the same. */
const GRACE_MS = 5_000
/** How often it is looked which feeds are due. */
const POLL_EVERY_MS = 60_000
const RECONNECT_MS = 30_000
const PAGE_POSTS = 100

/** Runs the bot until SIGINT or SIGTERM; resolves to the exit status: 0, 1 for what went wrong, 78 for wrong settings. */
export async function runMain(): Promise<number> {
  let store: Store | null = null
  try {
    const config = loadConfig()
    const log = makeLog({
      level: config.logLevel,
      secrets: config.secrets,
      clock: Date.now,
      write: (line) => process.stderr.write(line),
    })
    store = await openSqlite({ file: config.database, clock: Date.now })
    return await run({ config, log, store })
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`)
    if (!(error instanceof ReadoutError)) process.stderr.write(`${String((error as Error)?.stack ?? error)}\n`)
    return statusOf(error)
  } finally {
    await store?.close()
  }
}

function statusOf(error: unknown): number {
  return error instanceof ReadoutError && error.reason === 'config' ? 78 : 1
}

type Parts = { readonly config: Config; readonly log: Log; readonly store: Store }
type Chatting = Parts & { readonly probe: ProbeFeed }

async function run(parts: Parts): Promise<number> {
  const { config, log, store } = parts
  const end = endOnSignal(log)
  const channel = config.page === null ? null : WEB_CHANNEL
  const intake = makeIntake({ ...parts, clock: Date.now, channel, print: write })
  const chatting = { ...parts, probe: intake.probe }
  const web = makePage(chatting)
  const chats = await makeChats(chatting, (error) => end.ask(error))
  const outbox = makeOutbox({
    store,
    platforms: [...(web === null ? [] : [web.platform]), ...chats.map(({ platform }) => platform)].map((platform) =>
      heard(platform, log),
    ),
    clock: Date.now,
    random: Math.random,
    actionsOf,
    report: log.failure,
  })
  const plan = makePlan({ store, clock: Date.now, compose, digest: composeDigest, report: log.failure })
  const scheduler = makeScheduler({ plan, outbox, clock: Date.now, report: log.failure })
  const retention = makeRetention({ store, log, clock: Date.now, keepDays: config.keepDays })

  const page = web === null ? null : await web.start()
  await welcome(config, page?.url ?? null, await intake.prepare())
  const polling = keepReading(intake, scheduler, log)
  for (const chat of chats) chat.connect()
  scheduler.start()
  retention.start()

  const reason = await end.asked
  log.info('ending: what is in flight is waited for')
  await within(GRACE_MS, async () => {
    clearInterval(polling)
    for (const chat of chats) chat.leave()
    await Promise.all([
      intake.stop(),
      scheduler.stop(),
      retention.stop(),
      ...chats.map((chat) => chat.stop()),
      web?.stop(),
    ])
  })
  if (reason === null) return 0
  process.stderr.write(`${messageOf(reason)}\n`)
  return statusOf(reason)
}

/** The first signal asks for the end, the second does not wait for it. */
function endOnSignal(log: Log): { readonly asked: Promise<unknown>; readonly ask: (reason: unknown) => void } {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  let asked = false
  const onSignal = () => {
    if (asked) process.exit(130)
    asked = true
    resolve(null)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  process.on('unhandledRejection', (error) => log.failure(error))
  return { asked: promise, ask: resolve }
}

function makePage({ config, log, store, probe }: Chatting): Web | null {
  if (config.page === null) return null
  const ports = { store, clock: Date.now }
  return makeWeb({
    ...config.page,
    ask: makeAsk({ ...ports, probe, report: log.failure }),
    suggest: makeSuggest(ports),
    findChannel: () => findPosts(store, WEB_CHANNEL, PAGE_POSTS),
    findBriefing: async (id) => {
      const briefing = await store.briefings.find(id)
      const isForeign = briefing?.storyIds !== undefined && !(await store.deliveries.isFor(id, WEB_CHANNEL))
      return isForeign ? null : briefing
    },
    clock: Date.now,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    report: log.failure,
  })
}

type Chat = {
  readonly platform: Platform
  readonly connect: () => void
  /** No further attempt to connect. */
  readonly leave: () => void
  readonly stop: () => Promise<void>
}

/** A platform's client is loaded only where a token connects it: each takes some 20 MB. */
async function makeChats(parts: Chatting, refuse: (error: unknown) => void): Promise<readonly Chat[]> {
  const { config, log, store } = parts
  const ports = { store, clock: Date.now }
  const common = {
    ask: makeAsk({ ...ports, probe: parts.probe, report: log.failure }),
    suggest: makeSuggest(ports),
    clock: Date.now,
    report: log.failure,
  }
  const chats: Chat[] = []
  if (config.slack !== null) {
    const { makeSlack } = await import('../adapters/slack/register.ts')
    const listForHome = makeListForHome({ ...ports, platform: 'slack' })
    chats.push(makeChat('Slack', makeSlack({ ...common, ...config.slack, listForHome }), log, refuse))
  }
  if (config.discord !== null) {
    const { makeDiscord } = await import('../adapters/discord/register.ts')
    const { token, guildId } = config.discord
    const discord = makeDiscord({ ...common, token, ...(guildId === null ? {} : { guildId }) })
    chats.push(makeChat('Discord', discord, log, refuse))
  }
  return chats
}

type Connectable = Pick<Chat, 'platform' | 'stop'> & { readonly start: () => Promise<void> }

/** Connects in the background, again and again while the platform cannot be reached; a refused token ends the bot. */
function makeChat(
  name: string,
  { platform, start, stop }: Connectable,
  log: Log,
  refuse: (error: unknown) => void,
): Chat {
  let left = false
  let timer: NodeJS.Timeout | null = null
  const connect = async (): Promise<void> => {
    try {
      await start()
      log.info(`${name} is connected`)
    } catch (error) {
      if (left) return
      if (error instanceof ReadoutError && error.code !== 'unavailable') return refuse(error)
      log.failure(error)
      log.warn(`${name} is not connected; trying again in ${RECONNECT_MS / 1000} seconds`)
      timer = setTimeout(() => void connect(), RECONNECT_MS)
    }
  }
  return {
    platform,
    connect: () => void connect(),
    leave: () => {
      left = true
      if (timer !== null) clearTimeout(timer)
    },
    stop,
  }
}

/** The platform with what goes out in the log. */
function heard(platform: Platform, log: Log): Platform {
  return {
    ...platform,
    send: async (destination, payload, key) => {
      const outcome = await platform.send(destination, payload, key)
      const where = destination.platform === 'web' ? 'the page' : showDestination(destination)
      if (outcome.kind === 'posted') log.info(`posted to ${where}`)
      else log.warn(`not posted to ${where}: ${outcome.kind}, ${outcome.reason}`)
      return outcome
    },
  }
}

/** Reads the sources that are due now and every minute; what is new is on its way without waiting for the next tick. */
function keepReading(intake: Intake, scheduler: { readonly wake: () => Promise<void> }, log: Log): NodeJS.Timeout {
  const read = async (): Promise<void> => {
    try {
      await intake.read()
      await scheduler.wake()
    } catch (error) {
      log.failure(error)
    }
  }
  void read()
  return setInterval(() => void read(), POLL_EVERY_MS)
}

async function within(ms: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work(), late])
  clearTimeout(timer)
}

async function welcome(config: Config, url: string | null, feeds: number): Promise<void> {
  const sources = feeds === 1 ? '1 feed' : `${feeds} feeds`
  const lines = [
    url === null
      ? 'Readout runs. The page is off.'
      : `Readout runs: ${url} is its page; what you ask in chat can be asked there.`,
    feeds === 0
      ? 'Sources: the sample edition, until READOUT_FEEDS names feeds or "feed add" adds one.'
      : `Sources: ${sources}, each asked every 5 minutes to 6 hours, as often as it changes.`,
    config.slack === null
      ? 'Slack: not connected; READOUT_SLACK_BOT_TOKEN and READOUT_SLACK_APP_TOKEN connect it.'
      : 'Slack: connecting.',
    config.discord === null ? 'Discord: not connected; READOUT_DISCORD_TOKEN connects it.' : 'Discord: connecting.',
    'Ctrl-C ends it.',
  ]
  await write(`${lines.join('\n')}\n\n`)
}
