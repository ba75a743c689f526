// Why it exists: tells an operator what of the Discord bot, its token, its servers and its channels must be mended.
import { type APIUser, PermissionFlagsBits, REST, type RESTAPIPartialCurrentUserGuild, Routes } from 'discord.js'
import { type Finding, judgeClock } from '../../src/core/finding.ts'
import type { Clock } from '../../src/core/ports.ts'
import { bareToken, restOptions } from './http.ts'
import { outcomeOf } from './outcome.ts'

const MOST_CHANNELS = 20
const TIMEOUT_MS = 10_000
const NEEDED = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const

export async function examineDiscord(options: {
  readonly token: string
  /** Those that are subscribed: Discord's ids. */
  readonly channels: readonly string[]
  readonly clock: Clock
  /** For tests: Discord as it stands on loopback. */
  readonly restUrl?: string
}): Promise<readonly Finding[]> {
  const { channels, clock, restUrl } = options
  const rest = new REST({ version: '10', ...restOptions(restUrl) }).setToken(bareToken(options.token))
  try {
    const user = await attempt(() => rest.get(Routes.user('@me')) as Promise<APIUser>)
    if (typeof user === 'string') return [fail(`The bot token (READOUT_DISCORD_TOKEN): ${user}.`)]
    const findings: Finding[] = [ok(`The token is good for the bot ${user.username}.`)]
    const guilds = await attempt(() => rest.get(Routes.userGuilds()) as Promise<RESTAPIPartialCurrentUserGuild[]>)
    findings.push(...(typeof guilds === 'string' ? [warn(`Its servers: ${guilds}.`)] : judgeGuilds(guilds)))
    for (const channel of channels.slice(0, MOST_CHANNELS)) {
      const found = await attempt(() => rest.get(Routes.channel(channel)))
      if (typeof found === 'string') findings.push(warn(`Channel ${channel}: ${found}.`))
    }
    const looked = Math.min(channels.length, MOST_CHANNELS)
    if (looked > 0) findings.push(ok(`${looked} of ${channels.length} subscribed channels were looked at.`))
    findings.push(judgeClock('Discord', await readDate(`${rest.options.api}/v10/gateway`), clock()))
    return findings
  } finally {
    rest.clearHashSweeper()
    rest.clearHandlerSweeper()
  }
}

/** The permissions that the bot's role has in a whole server; a channel may take some of them away. */
function judgeGuilds(guilds: readonly RESTAPIPartialCurrentUserGuild[]): readonly Finding[] {
  if (guilds.length === 0) return [warn('The bot is in no server: add it by the URL of the README’s part on Discord.')]
  const lacking = guilds.flatMap(({ name, permissions }) => {
    const has = BigInt(permissions)
    if ((has & PermissionFlagsBits.Administrator) !== 0n) return []
    const names = NEEDED.filter(([, flag]) => (has & flag) === 0n).map(([needed]) => needed)
    return names.length === 0
      ? []
      : [warn(`In the server ${name} the bot lacks ${names.join(', ')}: give its role these.`)]
  })
  return [ok(`The bot is in ${guilds.length} ${guilds.length === 1 ? 'server' : 'servers'}.`), ...lacking]
}

/** What went wrong in words, where it did. */
async function attempt<T>(call: () => Promise<T>): Promise<T | string> {
  try {
    return await call()
  } catch (error) {
    return outcomeOf(error).reason
  }
}

async function readDate(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return response.headers.get('date')
  } catch {
    return null
  }
}

const ok = (words: string): Finding => ({ level: 'ok', about: 'Discord', words })
const warn = (words: string): Finding => ({ level: 'warn', about: 'Discord', words })
const fail = (words: string): Finding => ({ level: 'fail', about: 'Discord', words })
