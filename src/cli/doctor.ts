// Why it exists: the terminal's `doctor`: one line for each thing that the bot needs, and what to do where it is not well.
import { plain } from '../briefing/plain.ts'
import type { Config } from '../config.ts'
import { messageOf, ReadoutError } from '../core/errors.ts'
import type { Finding } from '../core/finding.ts'
import type { Store } from '../core/ports.ts'
import { FAILING_FROM, showAddress } from '../core/source.ts'
import type { Destination } from '../core/subscription.ts'
import { makeScrub } from '../scrub.ts'
import { write } from '../terminal.ts'
import { loadSettings, usageError } from './run.ts'

export const DOCTOR = 'doctor'

/** Where the platforms stand, for tests. */
export type Endpoints = { readonly slackApiUrl?: string; readonly discordRestUrl?: string }

const MOST_FEEDS = 10

/** Resolves to 1 where anything must be mended. */
export async function runDoctor(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw usageError(DOCTOR)
  const config = await settings()
  if ('level' in config) {
    await write(show([config]))
    return 1
  }
  const findings = await examine(config)
  await write(makeScrub(config.secrets).text(show(findings)))
  return findings.some(({ level }) => level === 'fail') ? 1 : 0
}

export async function examine(config: Config, endpoints: Endpoints = {}): Promise<readonly Finding[]> {
  const { examineSqlite } = await import('../storage/examine.ts')
  const database = await examineSqlite(config.database)
  const usable = database.every(({ level }) => level !== 'fail')
  const kept = usable ? await readStore(config) : { findings: [], subscribed: [] }
  return [
    { level: 'ok', about: 'settings', words: 'Each can be read.' },
    { level: 'ok', about: 'Node.js', words: `${process.versions.node}.` },
    ...database,
    ...kept.findings,
    ...(await examinePlatforms(config, kept.subscribed, endpoints)),
  ]
}

async function settings(): Promise<Config | Finding> {
  try {
    return await loadSettings()
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    return { level: 'fail', about: 'settings', words: messageOf(error).replace(/\n\s*/gu, ' ') }
  }
}

type Kept = { readonly findings: readonly Finding[]; readonly subscribed: readonly Destination[] }

/** Nothing is made by looking: where there is no database yet, there is nothing to read. */
async function readStore({ database, feeds }: Config): Promise<Kept> {
  const { existsSync } = await import('node:fs')
  if (database === ':memory:' || !existsSync(database)) return { findings: [judgeFeeds([], feeds)], subscribed: [] }
  const { openSqlite } = await import('../storage/sqlite.ts')
  const store = await openSqlite({ file: database, clock: Date.now })
  try {
    const subscriptions = await store.subscriptions.all()
    const subscribed = subscriptions.filter(({ pausedAt }) => pausedAt === null).map(({ destination }) => destination)
    return { findings: await examineSources(store, feeds), subscribed }
  } finally {
    await store.close()
  }
}

async function examineSources(store: Store, set: readonly string[]): Promise<readonly Finding[]> {
  const sources = await store.sources.all()
  const bad = sources.filter(({ state, failures }) => state === 'gone' || failures >= FAILING_FROM)
  const lines = bad.slice(0, MOST_FEEDS).map(({ url, state, lastError }): Finding => {
    const why = state === 'gone' ? 'it has ended: remove it with "feed remove".' : (lastError ?? 'it fails.')
    return { level: 'warn', about: 'feeds', words: `${showAddress(url)}: ${why}` }
  })
  return [judgeFeeds(sources, set), ...lines]
}

function judgeFeeds(sources: readonly { readonly lastSuccessAt: number | null }[], set: readonly string[]): Finding {
  const count = Math.max(sources.length, set.length)
  if (count === 0) return { level: 'warn', about: 'feeds', words: 'None is read yet: "feed add URL" adds one.' }
  const read = sources.filter(({ lastSuccessAt }) => lastSuccessAt !== null).length
  return { level: 'ok', about: 'feeds', words: `${read} of ${count} ${count === 1 ? 'has' : 'have'} been read.` }
}

async function examinePlatforms(
  { slack, discord }: Config,
  subscribed: readonly Destination[],
  { slackApiUrl, discordRestUrl }: Endpoints,
): Promise<readonly Finding[]> {
  const channelsOf = (name: Destination['platform']) => [
    ...new Set(subscribed.filter(({ platform }) => platform === name).map(({ channel }) => channel)),
  ]
  const findings: Finding[] = []
  if (slack === null) findings.push({ level: 'ok', about: 'Slack', words: 'Not connected: no token is set.' })
  else {
    const { examineSlack } = await import('../../adapters/slack/examine.ts')
    const appToken = slack.connect.by === 'socket' ? slack.connect.appToken : null
    const options = { botToken: slack.botToken, appToken, channels: channelsOf('slack'), clock: Date.now }
    findings.push(...(await examineSlack({ ...options, apiUrl: slackApiUrl ?? null })))
  }
  if (discord === null) findings.push({ level: 'ok', about: 'Discord', words: 'Not connected: no token is set.' })
  else {
    const { examineDiscord } = await import('../../adapters/discord/examine.ts')
    const options = { token: discord.token, channels: channelsOf('discord'), clock: Date.now }
    findings.push(
      ...(await examineDiscord(discordRestUrl === undefined ? options : { ...options, restUrl: discordRestUrl })),
    )
  }
  return findings
}

function show(findings: readonly Finding[]): string {
  const lines = findings.map(({ level, about, words }) => `${level.padEnd(4)}  ${about.padEnd(8)}  ${plain(words)}`)
  const count = (wanted: Finding['level']) => findings.filter(({ level }) => level === wanted).length
  const [fails, warns] = [count('fail'), count('warn')]
  const end = fails + warns === 0 ? 'All is well.' : `${fails} to mend, ${warns} to look at.`
  return `${lines.join('\n')}\n${end}\n`
}
