// Why it exists: from an article to a channel on Discord and back, with every part as it is in use and nothing but Discord stood in for.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDiscord } from '../../adapters/discord/register.ts'
import { compose } from '../../src/briefing/compose.ts'
import { composeDigest } from '../../src/briefing/digest.ts'
import { actionsOf } from '../../src/commands/actions.ts'
import { makeAsk } from '../../src/commands/ask.ts'
import { makeSuggest } from '../../src/commands/suggest.ts'
import type { Store } from '../../src/core/ports.ts'
import { makeOutbox } from '../../src/delivery/outbox.ts'
import { makePlan } from '../../src/delivery/plan.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { loadSample } from '../../src/sample/edition.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { type DiscordDouble, startDiscord } from '../doubles/discord.ts'
import type { Doing } from '../doubles/discord-interactions.ts'
import { buttonsOf, textOf } from './discord-text.ts'

let discord: DiscordDouble
let store: Store
let now = 0
const clock = () => now

beforeEach(async () => {
  now = Date.parse('2026-03-10T12:00:00Z')
  discord = await startDiscord()
  store = await openSqlite({ file: ':memory:', clock })
})
afterEach(async () => {
  await store.close()
  await discord.close()
})

function raise(error: unknown): never {
  throw error
}

async function startBot() {
  const bot = makeDiscord({
    ask: makeAsk({ store, clock, report: raise }),
    suggest: makeSuggest({ store }),
    report: raise,
    token: discord.token,
    restUrl: discord.restUrl,
    acknowledgeWithinMs: 5_000,
  })
  await bot.start()
  const plan = makePlan({ store, clock, compose, digest: composeDigest, report: raise })
  const outbox = makeOutbox({ store, platforms: [bot.platform], clock, random: () => 0, actionsOf, report: raise })
  const tick = async () => {
    await plan()
    await outbox.runDue()
  }
  return { bot, tick }
}

async function textsOf(doing: Doing): Promise<string> {
  await discord.when(() => doing.shown.length > 0)
  return doing.shown.map((one) => textOf(one)).join('\n')
}

const manager = { mayManage: true }

test('a channel subscribes by form, is briefed once at its hour, asks by its buttons and unsubscribes', async () => {
  const ingest = makeIngest({ store, extract, clock })
  for (const article of loadSample()) await ingest(article)
  const { bot, tick } = await startBot()

  const opened = discord.command('subscribe', { topic: 'strait' }, manager)
  await discord.when(() => opened.type !== null)
  expect(opened.type).toBe(9)
  const fields = [
    { type: 4, custom_id: 'topic', value: 'strait' },
    { type: 3, custom_id: 'at', values: ['07:00'] },
    { type: 4, custom_id: 'timezone', value: 'Europe/Berlin' },
    { type: 3, custom_id: 'days', values: ['tue', 'wed'] },
  ]
  const wrong = fields.map((one) => (one.custom_id === 'timezone' ? { ...one, value: 'Mars/Phobos' } : one))
  const refused = discord.submit('subscribe', wrong, manager)
  expect(await textsOf(refused)).toContain('Mars\\/Phobos” is no time zone')
  expect(buttonsOf(refused.shown[0] ?? {}).map(({ label }) => label)).toEqual(['Open the form'])
  expect(await textsOf(discord.submit('subscribe', fields))).toContain('Only somebody who may manage')
  expect(await textsOf(discord.submit('subscribe', fields, manager))).toContain('Subscribed')
  expect(await textsOf(discord.command('list'))).toContain('07\\:00')

  await tick()
  expect(discord.state.posted).toEqual([])
  now = Date.parse('2026-03-11T06:00:30Z')
  discord.order('POST', /^\/channels\//u, { kind: 'cut', accepted: true })
  await tick()
  now += 60_000
  await tick()
  await tick()
  expect(discord.state.posted.map(({ body }) => textOf(body))).toEqual([
    expect.stringContaining('Calder confirms Varrel told her of strait call'),
  ])

  const buttons = buttonsOf(discord.state.posted[0]?.body ?? {})
  expect(buttons.map(({ label }) => label)).toEqual(['Claims', 'People', 'Sources', 'Why'])
  const pressed = await Promise.all(buttons.map(({ id }) => textsOf(discord.press(id))))
  expect(pressed).toEqual([
    expect.stringContaining('Calder'),
    expect.stringContaining('Ruben Thale'),
    expect.stringContaining('(<https://lantern-wire.example/world/varrel-tovan-call>)'),
    expect.stringContaining('Each line stands for these words of its sources.'),
  ])
  expect(await textsOf(discord.command('unsubscribe', { topic: 'strait' }, manager))).not.toContain('Not found')
  expect(await store.subscriptions.all()).toEqual([])
  await bot.stop()
  expect(discord.state.violations).toEqual([])
})

test('questions are answered and completed, and words subscribe as the form does', async () => {
  const ingest = makeIngest({ store, extract, clock })
  for (const article of loadSample()) await ingest(article)
  const { bot } = await startBot()
  expect(await textsOf(discord.command('latest'))).toContain('-# Developing')
  expect(await textsOf(discord.command('person', { name: 'Thale' }))).toContain('Ruben Thale')
  expect(await textsOf(discord.command('claims', { status: 'denied' }))).not.toContain('Something went wrong')
  expect(await textsOf(discord.command('story', { story: 'nothing like it' }))).not.toContain('-# Developing')
  const words = { topic: 'all', at: '08:30', timezone: 'Europe/Oslo', days: 'mon, fri' }
  expect(await textsOf(discord.command('subscribe', words, manager))).toContain('Subscribed')
  expect(await store.subscriptions.all()).toMatchObject([
    { topic: 'all', at: ['08:30'], timeZone: 'Europe/Oslo', days: [1, 5] },
  ])

  const complete = async (subcommand: string, option: string, typed: string) => {
    const doing = discord.complete(subcommand, option, typed)
    await discord.when(() => doing.type !== null)
    return (doing.callback.choices as { value: string }[]).map(({ value }) => value)
  }
  expect(await complete('person', 'name', 'tha')).toEqual(['Ruben Thale'])
  expect(await complete('subscribe', 'timezone', 'osl')).toEqual(['Europe/Oslo'])
  expect(await complete('unsubscribe', 'topic', 'al')).toContain('all')
  const topic = { what: 'create', topic: 'strait talks', query: 'strait OR place:"Port Sella" -sports' }
  expect(await textsOf(discord.command('topic', topic, manager))).toContain('Made: the topic strait talks')
  expect(await complete('topic', 'topic', '')).toEqual(['strait talks'])
  expect(await textsOf(discord.command('topic', { what: 'show', topic: 'strait talks' }))).toContain('\\(story')
  expect(await textsOf(discord.command('settings', { setting: 'timezone', value: 'Europe/Oslo' }, manager))).toContain(
    'Set for this channel: timezone: Europe',
  )
  const exported = await textsOf(discord.command('export'))
  const [, text = ''] = /```json\n(.*)\n```/u.exec(exported) ?? []
  expect(JSON.parse(text)).toMatchObject({ readout: 1, subscriptions: [{ topic: 'all' }] })
  expect(await textsOf(discord.command('import', { text }, manager))).toContain('Nothing to change')
  expect(await textsOf(discord.command('import', { text }))).toContain('Only somebody who may manage')
  expect(await textsOf(discord.command('people', { what: 'undo' }, manager))).toContain('Nothing has been decided')
  const [title = ''] = await complete('story', 'story', '')
  expect(await textsOf(discord.command('story', { story: title }))).toContain('-# Developing')
  await bot.stop()
  expect(discord.state.violations).toEqual([])
})
