// Why it exists: the connection to Discord: registering only what changed, disconnects, resumes, refusals, a clean end.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { makeCatalogue } from '../../adapters/discord/catalogue.ts'
import { CHANNEL_SETTINGS } from '../../src/commands/settings.ts'
import { useStage } from './discord-bot.ts'

const stage = useStage()

const writes = () => stage.discord.state.calls.filter(({ method }) => method === 'PUT').map(({ path }) => path)

describe('registering', () => {
  test('writes the commands once, and again only when they have changed', async () => {
    const path = `/applications/${stage.discord.applicationId}/commands`
    for (let starts = 0; starts < 2; starts++) {
      const bot = await stage.start()
      await bot.stop()
    }
    expect(writes()).toEqual([path])
    const [root] = stage.discord.state.commands as { options: { description: string }[] }[]
    if (root?.options[3] !== undefined) root.options[3].description = 'as it was in an earlier version'
    await stage.start()
    expect(writes()).toEqual([path, path])
    expect(stage.discord.state.commands).toMatchObject(makeCatalogue())
    expect(stage.discord.state.violations).toEqual([])
  })

  test('keep to what Discord takes of one: 25 of each, 8,000 characters in all', () => {
    type Node = {
      readonly name: string
      readonly description?: string
      readonly value?: string
      readonly options?: readonly Node[]
      readonly choices?: readonly Node[]
    }
    const weigh = ({ name, description = '', value = '', options = [], choices = [] }: Node): number => {
      expect(options.length).toBeLessThanOrEqual(25)
      expect(choices.length).toBeLessThanOrEqual(25)
      expect(description.length).toBeLessThanOrEqual(100)
      const own = name.length + description.length + value.length
      return own + [...options, ...choices].reduce((sum, one) => sum + weigh(one), 0)
    }
    const [root] = makeCatalogue() as readonly Node[]
    expect(root?.options?.length).toBeGreaterThan(20)
    expect(root === undefined ? 0 : weigh(root)).toBeLessThanOrEqual(8_000)
  })

  test('offers all that a channel can set', () => {
    const [root] = makeCatalogue() as readonly { options: readonly { name: string; options: readonly object[] }[] }[]
    const settings = root?.options.find(({ name }) => name === 'settings')
    const names = CHANNEL_SETTINGS.map(({ name }) => ({ name, value: name }))
    expect(settings?.options[0]).toMatchObject({ choices: names })
  })

  test('goes to the server for development where one is named', async () => {
    await stage.start(undefined, { guildId: stage.discord.guildId })
    expect(writes()).toEqual([`/applications/${stage.discord.applicationId}/guilds/${stage.discord.guildId}/commands`])
  })

  test('that fails is told to the log, and what was registered before still works', async () => {
    const limited = { kind: 'status', status: 429, headers: { 'retry-after': '3600' } } as const
    stage.discord.order('PUT', /\/commands$/u, limited)
    await stage.start()
    expect(stage.reported).toHaveLength(1)
    expect(await stage.seen(stage.discord.command('latest'))).toEqual(['Yes.'])
  })
})

describe('a server', () => {
  test('that removes the bot is told apart from one that cannot be reached for a while', async () => {
    const told: unknown[] = []
    const all = Promise.withResolvers<void>()
    const presence = async (workspace: string, isHere: boolean) => {
      if (told.push([workspace, isHere]) === 3) all.resolve()
    }
    await stage.start(undefined, { presence })
    const { guildId, gateway } = stage.discord
    gateway.dispatch('GUILD_DELETE', { id: guildId, unavailable: true })
    gateway.dispatch('GUILD_DELETE', { id: guildId })
    const lists = { roles: [], channels: [], members: [], emojis: [], stickers: [], threads: [], features: [] }
    gateway.dispatch('GUILD_CREATE', {
      id: '100000000000000999',
      name: 'Desk',
      owner_id: '1',
      member_count: 1,
      ...lists,
    })
    await all.promise
    expect(told).toEqual([
      [guildId, true],
      [guildId, false],
      ['100000000000000999', true],
    ])
  })
})

describe('the gateway', () => {
  test('is asked for the Guilds intent alone', async () => {
    await stage.start()
    expect(stage.discord.gateway.identifies()).toEqual([{ intents: 1 }])
  })

  test.each([
    ['a close with 4000', () => stage.discord.gateway.disconnect(4_000)],
    ['the order to reconnect', () => stage.discord.gateway.reconnect()],
  ])('resumes after %s and answers what was asked meanwhile, once', async (_, drop) => {
    await stage.start()
    drop()
    const doing = stage.discord.command('latest')
    expect(await stage.seen(doing)).toEqual(['Yes.'])
    expect(stage.discord.gateway.resumes()).toEqual([{ path: '/resume', seq: 2 }])
    expect(stage.discord.gateway.identifies()).toHaveLength(1)
    expect(stage.asked).toHaveLength(1)
  })

  test('identifies anew when its session is gone', async () => {
    await stage.start()
    stage.discord.gateway.invalidate()
    await stage.discord.when(() => stage.discord.gateway.identifies().length === 2)
    expect(stage.discord.gateway.resumes()).toEqual([])
    expect(await stage.seen(stage.discord.command('latest'))).toEqual(['Yes.'])
  })

  test('may tell of one interaction twice: it is asked once', async () => {
    await stage.start()
    const doing = stage.discord.command('latest')
    await stage.seen(doing)
    const interaction = { ...last, id: doing.id, token: doing.token }
    stage.discord.gateway.dispatch('INTERACTION_CREATE', interaction)
    await stage.seen(stage.discord.command('help'))
    expect(stage.asked.map(({ words }) => words)).toEqual(['latest', 'help'])
  })
})

const last = {
  application_id: '100000000000000001',
  type: 2,
  version: 1,
  user: { id: '200000000000000002', username: 'reader', discriminator: '0', avatar: null },
  locale: 'en-GB',
  entitlements: [],
  authorizing_integration_owners: {},
  data: { id: '1', name: 'readout', type: 1, options: [{ type: 1, name: 'latest', options: [] }] },
}

describe('starting and stopping', () => {
  test('a token that Discord refuses is named as the cause, and not shown', async () => {
    const error = await stage.start(undefined, { token: 'MTAw.wrong' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'forbidden', reason: 'config' })
    expect(String(error)).toMatch(/refuses the bot token/u)
    expect(String(error)).not.toContain('MTAw.wrong')
  })

  test.each([
    [4_004, 'refuses the bot token'],
    [4_014, 'refuses the connection (4014)'],
  ])('a gateway that turns it away with %d is named as the cause', async (code, cause) => {
    stage.discord.gateway.refuse(code)
    await expect(stage.start()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining(cause) })
  })

  test('a token is taken with the word that belongs in the header', async () => {
    await stage.start(undefined, { token: ` Bot ${stage.discord.token}\n` })
    expect(await stage.seen(stage.discord.command('latest'))).toEqual(['Yes.'])
  })

  test('an address where nobody answers can be tried again', async () => {
    const error = await stage.start(undefined, { restUrl: 'http://127.0.0.1:9/api' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'unavailable', reason: 'connection' })
  })

  test('stops while it is still connecting', async () => {
    stage.discord.order('GET', /^\/gateway/u, { kind: 'hang', accepted: false })
    const bot = stage.make()
    const started = bot.start()
    await stage.discord.when(() => stage.discord.state.calls.length > 0)
    await bot.stop()
    await started
    expect(writes()).toEqual([])
  })

  test('leaves nothing behind that goes on trying while the gateway is away', async () => {
    const script = fileURLToPath(new URL('discord-leaves.ts', import.meta.url))
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'], timeout: 15_000 })
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect([said, code]).toEqual(['unavailable\nstopped\n', 0])
  })

  test('stops in time where Discord says no goodbye', { timeout: 5_000 }, async () => {
    const bot = await stage.start()
    stage.discord.gateway.freeze()
    await expect(bot.stop()).resolves.toBeUndefined()
  })

  test('stops and starts again', async () => {
    const bot = await stage.start()
    await bot.stop()
    await stage.discord.when(() => !stage.discord.gateway.connected())
    await bot.start()
    expect(await stage.seen(stage.discord.command('latest'))).toEqual(['Yes.'])
  })
})
