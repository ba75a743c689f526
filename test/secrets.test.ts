// Why it exists: secrets are planted in every setting that holds one, everything that can fail fails with them in its
// words, and none of them is found in the log, the database, the metrics or the chat.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeDiscord } from '../adapters/discord/register.ts'
import { makeSlack } from '../adapters/slack/register.ts'
import { compose } from '../src/briefing/compose.ts'
import { actionsOf } from '../src/commands/actions.ts'
import { makeAsk } from '../src/commands/ask.ts'
import { makeSuggest } from '../src/commands/suggest.ts'
import { loadConfig } from '../src/config.ts'
import { ReadoutError } from '../src/core/errors.ts'
import { makeOutbox } from '../src/delivery/outbox.ts'
import { makeIntake } from '../src/intake.ts'
import { makeLog } from '../src/log.ts'
import { makeMetrics } from '../src/ops/metrics.ts'
import { makeOps } from '../src/ops/server.ts'
import { loadSample } from '../src/sample/edition.ts'
import { makeScrub } from '../src/scrub.ts'
import { openSqlite } from '../src/storage/sqlite.ts'
import { scrubAsk, watchLog, watchPlatform, watchStore } from '../src/watched.ts'
import { channel, planOf, subscriptionOf } from './delivery/fakes.ts'
import { startDiscord } from './doubles/discord.ts'
import { makeSlackDouble } from './doubles/slack.ts'

const folder = mkdtempSync(join(tmpdir(), 'readout-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SECRETS = {
  READOUT_SLACK_BOT_TOKEN: 'xoxb-planted-bot-0123456789',
  READOUT_SLACK_APP_TOKEN: 'xapp-planted-app-0123456789',
  READOUT_SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  READOUT_DISCORD_TOKEN: 'MTAwMDAwMDAwMDAwMDAwMDAw.planted.discord-token-0123456789',
}
const PASSWORD = 'planted proxy/pass?word'
const KEY = 'planted-feed-key-0123456789'
/** Each as it is and as it would stand in an address or a header. */
const PLANTED = [...Object.values(SECRETS), PASSWORD, KEY].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/u, ''),
])

it('no planted secret is found anywhere, whatever fails', async () => {
  let now = Date.parse('2026-03-10T12:00:00Z')
  const clock = () => now
  const config = loadConfig({
    ...SECRETS,
    READOUT_DATABASE: join(folder, 'news.sqlite'),
    READOUT_FEEDS: `https://wire.example/feed?key=${KEY}`,
    HTTPS_PROXY: `http://me:${encodeURIComponent(PASSWORD)}@proxy.example:3128`,
  })
  const everything = () =>
    `${Object.values(SECRETS).join(' ')} ${PASSWORD} ${encodeURIComponent(PASSWORD)} Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`
  const lines: string[] = []
  const shown: string[] = []
  const scrub = makeScrub(config.secrets)
  const opened = await openSqlite({ file: config.database, clock })
  const metrics = makeMetrics({ census: opened.census, clock })
  const options = { level: 'debug', secrets: config.secrets, clock, write: (line: string) => lines.push(line) } as const
  const log = watchLog(makeLog({ ...options, json: true }), metrics)
  const readable = makeLog({ ...options, json: false })
  const store = watchStore(opened, metrics)
  const fail = () => {
    throw new Error(`broken: ${everything()}`, { cause: new TypeError(everything()) })
  }

  // The log, in both forms: words, errors, causes, stacks.
  for (const one of [log, readable]) {
    for (const level of ['error', 'warn', 'info', 'debug'] as const) one[level](everything())
    one.failure(new Error(everything(), { cause: everything() }))
    one.failure(everything())
    one.failure(new ReadoutError('unavailable', 'connection', everything()))
  }

  // Feeds: the setting's own address holds a key; the fetcher fails with all there is in its words.
  const fetcher = async () => fail()
  const intake = makeIntake({ config, log, store, clock, channel: null, metrics, fetcher, print: async () => {} })
  for (let poll = 0; poll < 4; poll++, now += 7 * 3_600_000) await intake.read()

  // Answers: the store fails inside a command, and a story holds what nobody should see.
  const ask = scrubAsk(makeAsk({ store, clock, report: log.failure, probe: async () => fail() }), scrub)
  const asker = { destination: channel('C1'), userId: 'U1', timeZone: null, mayManage: true }
  const broken = { ...store, search: async () => fail(), sources: { ...store.sources, all: async () => fail() } }
  const asBroken = scrubAsk(makeAsk({ store: broken, clock, report: log.failure }), scrub)
  for (const words of [
    'status',
    'feed list',
    `feed test https://x.example/?key=${KEY}`,
    everything(),
    `search ${everything()}`,
  ]) {
    for (const one of [ask, asBroken]) shown.push(JSON.stringify(await one(words, asker)))
  }

  // Slack and Discord: refused tokens, errors that echo the token, pages in place of JSON.
  const slackDouble = await makeSlackDouble()
  slackDouble.world.botToken = SECRETS.READOUT_SLACK_BOT_TOKEN
  const discordDouble = await startDiscord()
  const common = { ask, suggest: makeSuggest({ store }), clock, report: log.failure }
  const slack = makeSlack({
    ...common,
    botToken: SECRETS.READOUT_SLACK_BOT_TOKEN,
    connect: { by: 'socket', appToken: SECRETS.READOUT_SLACK_APP_TOKEN },
    listForHome: async () => [],
    apiUrl: slackDouble.apiUrl,
  })
  const discord = makeDiscord({ ...common, token: SECRETS.READOUT_DISCORD_TOKEN, restUrl: discordDouble.restUrl })
  await slack.start().catch(log.failure)
  await discord.start().catch(log.failure)
  slackDouble.fail('chat.postMessage', { kind: 'error', error: everything() }, { kind: 'page' }, { kind: 'cut' })
  for (const [at, destination] of [
    channel('C1'),
    { platform: 'discord', workspace: 'G', channel: '1' } as const,
  ].entries()) {
    await store.subscriptions.save(subscriptionOf(`sub${at}`, { destination, createdAt: now }))
  }
  const { makeIngest } = await import('../src/pipeline.ts')
  const { extract } = await import('../src/extract/extract.ts')
  for (const article of loadSample()) await makeIngest({ store, extract, clock })(article)
  const watch = { log, metrics, scrub }
  const platforms = [slack.platform, discord.platform].map((platform) => watchPlatform(platform, watch))
  const outbox = makeOutbox({ store, platforms, clock, random: () => 0, actionsOf, report: log.failure })
  for (let tick = 0; tick < 40; tick++, now += 3_600_000) {
    await planOf(store, clock, log.failure)()
    await outbox.runDue()
  }
  const echoing = watchPlatform(
    { ...slack.platform, send: async () => ({ kind: 'uncertain', reason: everything() }) },
    watch,
  )
  shown.push(JSON.stringify(await echoing.send(channel('C1'), '{}', 'k')))
  const [storyId = ''] = await store.stories.latest(1)
  const story = await store.stories.load(storyId)
  if (story === null) throw new Error('no story')
  const leaky = compose({ ...story, title: everything() }, { asOf: now, version: 1, id: everything() })
  const blocks = leaky.blocks.map((block) => (block.type === 'title' ? { ...block, text: everything() } : block))
  shown.push(...echoing.render({ ...leaky, id: 'b', blocks }, []))
  shown.push(JSON.stringify(slackDouble.posts), JSON.stringify(discordDouble.state.posted))

  // Health and numbers.
  const checks = [{ name: 'database', check: async () => fail() }]
  const ops = makeOps({ host: '127.0.0.1', port: 0, metrics, checks, report: log.failure })
  const { url } = await ops.start()
  for (const path of ['/metrics', '/readyz', `/${encodeURIComponent(everything())}`]) {
    shown.push(await (await fetch(url + path)).text())
  }

  await Promise.all([ops.stop(), intake.stop(), slack.stop(), discord.stop(), outbox.close()])
  await Promise.all([slackDouble.close(), discordDouble.close()])
  await opened.close()

  // It was no empty run: each place has something that failed.
  expect(lines.length).toBeGreaterThan(30)
  expect(lines.join('')).toContain('[secret]')
  expect(shown.join('')).toContain('[secret]')
  const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1'))
  // The address of a feed is asked again with its key: of all secrets that one is kept, and is shown nowhere.
  const kept = PLANTED.filter((form) => !form.includes('planted-feed-key'))
  for (const form of PLANTED) expect(lines.filter((line) => line.includes(form))).toEqual([])
  for (const form of PLANTED) expect(shown.filter((text) => text.includes(form))).toEqual([])
  for (const form of kept) expect(bytes.some((file) => file.includes(form))).toBe(false)
}, 60_000)
