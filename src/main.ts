// Why it exists: the composition root: the only file that knows every part. Starts the bot, and ends it when asked.
import { WEB_CHANNEL } from '../adapters/web/routes.ts'
import { makeWeb, type Web } from '../adapters/web/server.ts'
import { amend } from './briefing/amend.ts'
import { compose } from './briefing/compose.ts'
import { composeDigest } from './briefing/digest.ts'
import { type Chat, makeChats } from './chats.ts'
import { actionsOf } from './commands/actions.ts'
import { makeAsk } from './commands/ask.ts'
import { findPosts } from './commands/channel.ts'
import { makeSuggest } from './commands/suggest.ts'
import { type Config, loadConfig } from './config.ts'
import { messageOf, ReadoutError } from './core/errors.ts'
import type { Ask, Store } from './core/ports.ts'
import { makeAmend } from './delivery/amend.ts'
import { makeOutbox } from './delivery/outbox.ts'
import { makePlan } from './delivery/plan.ts'
import { makeScheduler, type Scheduler } from './delivery/scheduler.ts'
import { close, type Ending, endWhenAsked } from './ending.ts'
import { ruleOf } from './extract/lexicon/rules.ts'
import { type Intake, makeIntake } from './intake.ts'
import { type Log, makeLog } from './log.ts'
import { makeMetrics } from './ops/metrics.ts'
import { type Check, makeOps, type Ops } from './ops/server.ts'
import { makeRetention } from './retention.ts'
import { makeScrub } from './scrub.ts'
import { machineClock, openSqlite } from './storage/sqlite.ts'
import { write } from './terminal.ts'
import { scrubAsk, type Watch, watchLog, watchPlatform, watchStore } from './watched.ts'

/** How often it is looked which feeds are due. */
const POLL_EVERY_MS = 60_000
const PAGE_POSTS = 100

/** Runs the bot until SIGINT or SIGTERM; resolves to the exit status: 0, 1 for what went wrong, 78 for wrong settings. */
export async function runMain(): Promise<number> {
  let store: Store | null = null
  try {
    const config = loadConfig()
    const scrub = makeScrub(config.secrets)
    store = await openSqlite({ file: config.database, clock: Date.now, leaseClock: machineClock })
    const metrics = makeMetrics({ census: store.census, clock: Date.now })
    const log = makeLog({
      level: config.logLevel,
      secrets: config.secrets,
      clock: Date.now,
      json: config.logFormat === 'json' || (config.logFormat === 'auto' && process.stderr.isTTY !== true),
      write: (line) => process.stderr.write(line),
    })
    return await run({ config, store: watchStore(store, metrics), log: watchLog(log, metrics), metrics, scrub })
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

type Parts = Watch & { readonly config: Config; readonly store: Store }

async function run(parts: Parts): Promise<number> {
  const { config, log, store } = parts
  const end = endWhenAsked(log)
  const channel = config.page === null ? null : WEB_CHANNEL
  const intake = makeIntake({ ...parts, clock: Date.now, channel, print: write })
  const ask = makeAsk({ store, clock: Date.now, probe: intake.probe, findRule: ruleOf, report: log.failure })
  const asking = { ask: scrubAsk(ask, parts.scrub), suggest: makeSuggest({ store }) }
  const web = makePage(parts, asking)
  const chats = await makeChats({ ...parts, ...asking, clock: Date.now, refuse: end.ask })
  const platforms = [...(web === null ? [] : [web.platform]), ...chats.map(({ platform }) => platform)]
  const outbox = makeOutbox({
    store,
    platforms: platforms.map((platform) => watchPlatform(platform, parts)),
    clock: Date.now,
    random: Math.random,
    actionsOf,
    report: log.failure,
    warn: log.warn,
  })
  const plan = makePlan({ store, clock: Date.now, compose, digest: composeDigest, report: log.failure })
  const change = makeAmend({ store, clock: Date.now, amend, report: log.failure })
  const scheduler = makeScheduler({
    plan: async () => (await plan()) + (await change()),
    outbox,
    clock: Date.now,
    report: log.failure,
  })
  const retention = makeRetention({ store, log, clock: Date.now, keepDays: config.keepDays })
  const ops = makeProbes(parts, { chats, end })

  const page = web === null ? null : await web.start()
  if (ops !== null) log.info(`health and metrics: ${(await ops.start()).url}/readyz`)
  await welcome(config, page?.url ?? null, await intake.prepare())
  const polling = keepReading(intake, scheduler, log)
  for (const chat of chats) chat.connect()
  scheduler.start()
  retention.start()

  const reason = await end.asked
  log.info('ending: what is in flight is waited for')
  clearInterval(polling)
  for (const chat of chats) chat.leave()
  await close({
    posts: scheduler.stop,
    others: () => Promise.all([intake.stop(), retention.stop(), web?.stop()]),
    clients: () => Promise.all([...chats.map((chat) => chat.stop()), ops?.stop()]),
  })
  if (reason === null) return 0
  process.stderr.write(`${messageOf(reason)}\n`)
  return statusOf(reason)
}

function makeProbes(
  { config, store, metrics, log }: Parts,
  { chats, end }: { readonly chats: readonly Chat[]; readonly end: Ending },
): Ops | null {
  if (config.ops === null) return null
  const checks: readonly Check[] = [
    { name: 'end', check: async () => (end.isAsked() ? 'the bot is being ended' : null) },
    { name: 'database', check: () => store.census.check().then(() => null) },
    ...chats.map((chat) => ({ name: chat.platform.name, check: async () => chat.check() })),
  ]
  return makeOps({ ...config.ops, metrics, checks, report: log.failure })
}

type Asking = { readonly ask: Ask; readonly suggest: ReturnType<typeof makeSuggest> }

function makePage({ config, log, store }: Parts, asking: Asking): Web | null {
  if (config.page === null) return null
  return makeWeb({
    ...config.page,
    ...asking,
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

/** Reads the sources that are due now and every minute; what is new is on its way without waiting for the next tick. */
function keepReading(intake: Intake, scheduler: Pick<Scheduler, 'wake'>, log: Log): NodeJS.Timeout {
  const read = async (): Promise<void> => {
    try {
      await intake.read()
      await scheduler.wake({ news: true })
    } catch (error) {
      log.failure(error)
    }
  }
  void read()
  return setInterval(() => void read(), POLL_EVERY_MS)
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
