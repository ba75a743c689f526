// Why it exists: the doctor names what is not well and how to mend it, changes nothing, and shows no secret.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Endpoints, examine } from '../../src/cli/doctor.ts'
import { type Config, loadConfig } from '../../src/config.ts'
import { judgeClock } from '../../src/core/finding.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { sourceOf } from '../contract/sources.ts'
import { subscriptionOf } from '../delivery/fakes.ts'
import { type DiscordDouble, startDiscord } from '../doubles/discord.ts'
import { makeSlackDouble, type SlackDouble } from '../doubles/slack.ts'

const folder = mkdtempSync(join(tmpdir(), 'readout-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newFile = () => join(folder, `${files++}.sqlite`)

/** 'fail Slack: words', those that are well left out. */
async function ills(config: Config, endpoints: Endpoints = {}): Promise<readonly string[]> {
  const findings = await examine(config, endpoints)
  return findings.filter(({ level }) => level !== 'ok').map(({ level, about, words }) => `${level} ${about}: ${words}`)
}

describe('without tokens', () => {
  it('makes no database by looking for one, and says how to add a feed', async () => {
    const file = newFile()
    expect(await ills(loadConfig({ READOUT_DATABASE: file }))).toEqual([
      'warn feeds: None is read yet: "feed add URL" adds one.',
    ])
    expect(existsSync(file)).toBe(false)
  })
  it('finds a whole database well while the bot has it open', async () => {
    const file = newFile()
    const store = await openSqlite({ file, clock: () => 0 })
    await store.sources.add(sourceOf('good', { lastSuccessAt: 1 }))
    expect(await ills(loadConfig({ READOUT_DATABASE: file }))).toEqual([])
    await store.close()
  })
  it('names the feeds that fail or have ended, without the key in an address', async () => {
    const file = newFile()
    const store = await openSqlite({ file, clock: () => 0 })
    const url = 'https://bad.example/feed?key=hush-hush'
    await store.sources.add({ ...sourceOf('bad', { failures: 3, lastError: 'It answers 500.' }), url })
    await store.sources.add(sourceOf('gone', { state: 'gone' }))
    await store.sources.add(sourceOf('flaky', { failures: 2 }))
    await store.close()
    const found = await ills(loadConfig({ READOUT_DATABASE: file }))
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^warn feeds: .*bad\.example.*It answers 500\./u)
    expect(found[0]).not.toContain('hush')
    expect(found[1]).toMatch(/gone\.example.*feed remove/u)
  })
  it('says of a file what the start would say, and of a damaged one to restore it', async () => {
    const foreign = newFile()
    writeFileSync(foreign, 'not a database at all, but long enough to be looked at'.repeat(20))
    expect((await ills(loadConfig({ READOUT_DATABASE: foreign })))[0]).toMatch(/^fail database: /u)
    const missing = join(folder, 'no', 'such', 'folder.sqlite')
    expect((await ills(loadConfig({ READOUT_DATABASE: missing })))[0]).toContain('folder of READOUT_DATABASE')
    const file = newFile()
    const store = await openSqlite({ file, clock: () => 0 })
    for (let at = 0; at < 200; at++)
      await store.people.save({ id: `p${at}`, name: `P ${at} ${'x'.repeat(500)}`, aliases: [] })
    await store.close()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 4096 * 4, bytes.length - 4096)
    writeFileSync(file, bytes)
    expect((await ills(loadConfig({ READOUT_DATABASE: file })))[0]).toMatch(/^fail database: .*(?:damaged|backup)/u)
    chmodSync(foreign, 0o444)
    expect((await ills(loadConfig({ READOUT_DATABASE: foreign })))[0]).toMatch(/^fail database: /u)
  })
})

describe('the clock', () => {
  it('may be off by less than a minute', () => {
    const now = Date.parse('2031-05-05T12:00:00Z')
    expect(judgeClock('Slack', 'Mon, 05 May 2031 12:00:59 GMT', now).level).toBe('ok')
    expect(judgeClock('Slack', 'Mon, 05 May 2031 11:50:00 GMT', now)).toMatchObject({
      level: 'fail',
      words: 'It is 10 min ahead of Slack’s: let it be set by NTP.',
    })
    expect(judgeClock('Slack', null, now).level).toBe('warn')
  })
})

describe('Slack', () => {
  let double: SlackDouble
  beforeEach(async () => {
    double = await makeSlackDouble()
    for (const scope of ['chat:write', 'commands', 'groups:read']) double.world.scopes.add(scope)
    double.world.botToken = 'xoxb-double-double'
    double.world.appToken = 'xapp-double-double'
  })
  afterEach(() => double.close())
  const find = (file: string, settings = {}) =>
    ills(
      loadConfig({
        READOUT_DATABASE: file,
        READOUT_FEEDS: 'https://a.example/feed',
        READOUT_SLACK_BOT_TOKEN: 'xoxb-double-double',
        READOUT_SLACK_APP_TOKEN: 'xapp-double-double',
        ...settings,
      }),
      { slackApiUrl: double.apiUrl },
    )

  it('is well with both tokens and every permission', async () => {
    expect(await find(newFile())).toEqual([])
  })
  it('names the setting of a refused token, and shows neither', async () => {
    const [bot = ''] = await find(newFile(), { READOUT_SLACK_BOT_TOKEN: 'xoxb-wrong-wrong' })
    expect(bot).toMatch(/^fail Slack: .*READOUT_SLACK_BOT_TOKEN.*not valid/u)
    const [app = ''] = await find(newFile(), { READOUT_SLACK_APP_TOKEN: 'xapp-wrong-wrong' })
    expect(app).toMatch(/^fail Slack: .*READOUT_SLACK_APP_TOKEN.*not valid/u)
    expect(bot + app).not.toMatch(/wrong-wrong|double-double/u)
  })
  it('names the permissions that are lacking', async () => {
    double.world.scopes.delete('users:read')
    expect(await find(newFile())).toEqual([
      'fail Slack: The app lacks users:read: update it from adapters/slack/manifest.json and install it again.',
    ])
  })
  it('looks at the channels that are subscribed', async () => {
    const file = newFile()
    const store = await openSqlite({ file, clock: () => 0 })
    Object.assign(double.world.channels, { C2: { id: 'C2', is_archived: true }, C3: { id: 'C3', is_member: false } })
    for (const name of ['C1', 'C2', 'C3', 'C9']) {
      const destination = { platform: 'slack', workspace: 'T1', channel: name } as const
      await store.subscriptions.save(subscriptionOf(name, { destination }))
    }
    await store.close()
    const found = await find(file)
    expect(found).toHaveLength(3)
    expect(found[0]).toContain('Channel C2 is archived')
    expect(found[1]).toContain('Channel C3: invite the bot there with /invite @Readout')
    expect(found[2]).toContain('Channel C9: Slack: there is no such channel')
  })
  it('says that it cannot be reached', async () => {
    await double.close()
    expect((await find(newFile()))[0]).toMatch(/^fail Slack: .*cannot be reached/u)
    double = await makeSlackDouble()
  })
})

describe('Discord', () => {
  let double: DiscordDouble
  beforeEach(async () => {
    double = await startDiscord()
  })
  afterEach(() => double.close())
  const TOKEN = `${'a'.repeat(24)}.abcdef.${'b'.repeat(30)}`
  const find = (config: Partial<Config> = {}) =>
    ills(
      {
        ...loadConfig({ READOUT_DATABASE: newFile(), READOUT_FEEDS: 'https://a.example/feed' }),
        discord: { token: double.token, guildId: null },
        ...config,
      },
      { discordRestUrl: double.restUrl },
    )

  it('is well with a good token and the permissions', async () => {
    expect(await find()).toEqual([])
  })
  it('names the setting of a refused token, and shows none', async () => {
    const [found = ''] = await find({ discord: { token: TOKEN, guildId: null } })
    expect(found).toMatch(/^fail Discord: .*READOUT_DISCORD_TOKEN.*refuses the token/u)
    expect(found).not.toContain(TOKEN)
  })
  it('names the permissions that a server does not give', async () => {
    double.state.permissions = String(0x400)
    expect(await find()).toEqual([
      'warn Discord: In the server Quay the bot lacks Send Messages, Read Message History: give its role these.',
    ])
  })
  it('looks at the channels that are subscribed', async () => {
    const database = newFile()
    const store = await openSqlite({ file: database, clock: () => 0 })
    for (const channel of [double.channelId, '100000000000000099']) {
      const destination = { platform: 'discord', workspace: double.guildId, channel } as const
      await store.subscriptions.save(subscriptionOf(channel, { destination }))
    }
    await store.close()
    expect(await find({ database })).toEqual([
      expect.stringMatching(/^warn Discord: Channel 100000000000000099: the channel no longer exists/u),
    ])
  })
})
