// Why it exists: tells an operator what of the Slack app, its tokens, its permissions and its channels must be mended.
import type { webApi } from '@slack/bolt'
import { type Finding, judgeClock } from '../../src/core/finding.ts'
import type { Clock } from '../../src/core/ports.ts'
import { makeLogger } from './log.ts'
import manifest from './manifest.json' with { type: 'json' }
import { outcomeOf } from './outcome.ts'
import { makeClient, TIMEOUT_MS } from './transport.ts'

/** Beyond it nobody reads on; the others are counted. */
const MOST_CHANNELS = 20

export async function examineSlack(options: {
  readonly botToken: string
  /** null without Socket Mode. */
  readonly appToken: string | null
  /** Those that are subscribed: the ids of Slack. */
  readonly channels: readonly string[]
  readonly clock: Clock
  /** For tests: Slack as it stands on loopback. */
  readonly apiUrl?: string | null
}): Promise<readonly Finding[]> {
  const { apiUrl = null, appToken, channels, clock } = options
  const logger = makeLogger(() => {})
  const client = makeClient(options.botToken, apiUrl, logger)
  const findings: Finding[] = []
  const bot = await attempt(() => client.auth.test())
  if (typeof bot === 'string') return [fail(`The bot token (READOUT_SLACK_BOT_TOKEN): ${bot}.`)]
  findings.push(
    ok(`The bot token is good for the workspace ${String(bot.team ?? bot.team_id ?? '')}.`.replace(' .', '.')),
  )
  findings.push(judgeScopes(bot.response_metadata))
  if (appToken !== null) {
    const socket = await attempt(() => makeClient(appToken, apiUrl, logger).apps.connections.open())
    findings.push(
      typeof socket === 'string'
        ? fail(`The app-level token (READOUT_SLACK_APP_TOKEN, scope connections:write): ${socket}.`)
        : ok('The app-level token opens Socket Mode.'),
    )
  }
  for (const channel of channels.slice(0, MOST_CHANNELS)) {
    const finding = await examineChannel(client, channel)
    if (finding !== null) findings.push(finding)
  }
  if (channels.length > 0)
    findings.push(
      ok(`${Math.min(channels.length, MOST_CHANNELS)} of ${channels.length} subscribed channels were looked at.`),
    )
  findings.push(judgeClock('Slack', await readDate(apiUrl ?? client.slackApiUrl), clock()))
  return findings
}

function judgeScopes(metadata: webApi.WebAPICallResult['response_metadata']): Finding {
  const granted = metadata?.scopes
  if (granted === undefined) return warn('Slack does not say which permissions the app has.')
  const lacking = manifest.oauth_config.scopes.bot.filter((scope) => !granted.includes(scope))
  if (lacking.length === 0) return ok('The app has every permission that the manifest asks for.')
  return fail(`The app lacks ${lacking.join(', ')}: update it from adapters/slack/manifest.json and install it again.`)
}

/** null: all is well there. */
async function examineChannel(client: webApi.WebClient, channel: string): Promise<Finding | null> {
  const info = await attempt(() => client.conversations.info({ channel }))
  if (typeof info === 'string') return warn(`Channel ${channel}: ${info}.`)
  if (info.channel?.is_archived === true) return warn(`Channel ${channel} is archived: nothing can be posted there.`)
  if (info.channel?.is_member === false) return warn(`Channel ${channel}: invite the bot there with /invite @Readout.`)
  return null
}

/** What went wrong in words, where it did. */
async function attempt<T>(call: () => Promise<T>): Promise<T | string> {
  try {
    return await call()
  } catch (error) {
    const outcome = outcomeOf(error)
    return outcome.kind === 'posted' ? '' : outcome.reason
  }
}

async function readDate(apiUrl: string): Promise<string | null> {
  try {
    const response = await fetch(new URL('api.test', apiUrl), {
      method: 'POST',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.headers.get('date')
  } catch {
    return null
  }
}

const ok = (words: string): Finding => ({ level: 'ok', about: 'Slack', words })
const warn = (words: string): Finding => ({ level: 'warn', about: 'Slack', words })
const fail = (words: string): Finding => ({ level: 'fail', about: 'Slack', words })
