// Why it exists: one morning on Discord from the first word to the last, as the reader sees it and as it went over the wire.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Doing } from '../doubles/discord-interactions.ts'
import { useStage } from './discord-bot.ts'
import { shown } from './discord-hostile.ts'
import { buttonsOf, textOf } from './discord-text.ts'
import { type Morning, openMorning, steady } from './morning.ts'

const stage = useStage()
let morning: Morning
let transcript: string[] = []

beforeEach(async () => {
  morning = await openMorning()
  transcript = []
})
afterEach(() => morning.store.close())

const MANAGER = { mayManage: true }

function show(message: { readonly components?: unknown }): readonly string[] {
  const buttons = buttonsOf(message).map(({ label }) => `[${label}]`)
  return [shown(textOf(message)), ...(buttons.length > 0 ? [buttons.join(' ')] : [])]
}

function tell(what: string, doing: Doing): void {
  const seenBy = (ephemeral: boolean) => (ephemeral ? '(seen by the asker alone)' : '(seen by all)')
  const answered = doing.shown.flatMap((one) => [seenBy(one.ephemeral), ...show(one)])
  transcript.push([`> ${what}`, ...answered].join('\n'))
}

function tellForm(what: string, { callback }: Doing): void {
  const { title, components } = callback as {
    title: string
    components: { label?: string; content?: string; component?: Field }[]
  }
  const rows = components.map(({ label, content, component }) =>
    label === undefined ? content : `${label}: ${standsIn(component)}`,
  )
  transcript.push([`> ${what}`, `(a form: ${title})`, ...rows].join('\n'))
}

type Field = {
  readonly value?: string
  readonly options?: readonly { readonly label: string; readonly default?: boolean }[]
}
function standsIn(field: Field | undefined): string {
  const chosen = field?.options?.filter((option) => option.default === true).map(({ label }) => label)
  return chosen?.join(', ') ?? field?.value ?? '…'
}

function filled(zone: string) {
  return [
    { type: 4, custom_id: 'topic', value: 'harbour talks' },
    { type: 3, custom_id: 'at', values: ['07:00'] },
    { type: 4, custom_id: 'timezone', value: zone },
    { type: 3, custom_id: 'days', values: ['mon', 'fri'] },
  ]
}

async function ask(subcommand: string, options: Record<string, string> = {}, who = MANAGER): Promise<string> {
  const doing = stage.discord.command(subcommand, options, who)
  const texts = await stage.seen(doing)
  const given = Object.entries(options).map(([name, value]) => `${name}:${value}`)
  tell(`${who.mayManage ? '' : '(another reader) '}/readout ${[subcommand, ...given].join(' ')}`, doing)
  return texts.join('\n')
}

async function subscribeByForm(): Promise<void> {
  const { discord } = stage
  const opened = discord.command('subscribe', {}, MANAGER)
  await discord.when(() => opened.type === 9)
  tellForm('/readout subscribe', opened)
  const wrong = discord.submit('subscribe', filled('Mars/Phobos'), MANAGER)
  await stage.seen(wrong)
  tell('submits: harbour talks, 07:00, Mars/Phobos, Monday and Friday', wrong)
  const again = discord.press(buttonsOf(wrong.shown[0] ?? {})[0]?.id ?? '', MANAGER)
  await discord.when(() => again.type === 9)
  tellForm('presses [Open the form]', again)
  const right = discord.submit('subscribe', filled('Europe/Berlin'), MANAGER)
  await stage.seen(right)
  tell('submits: harbour talks, 07:00, Europe/Berlin, Monday and Friday', right)
}

async function pressAll(message: { readonly id: string; readonly body: object }): Promise<void> {
  const buttons = buttonsOf(message.body)
  expect(buttons).toHaveLength(4)
  for (const { id, label } of buttons) {
    const pressed = stage.discord.press(id, {}, message.id)
    await stage.seen(pressed)
    tell(`presses [${label}]`, pressed)
  }
}

test('a morning: subscribe by words and by form, the briefing at its hour, each button, questions, unsubscribe', async () => {
  const { discord } = stage
  const { platform } = await stage.start((words, asker) => morning.ask(words, asker), { suggest: morning.suggest })
  const words = { topic: 'strait', at: '08:00', timezone: 'Europe/Oslo' }
  expect(await ask('subscribe', words, { mayManage: false })).toContain('Only somebody')
  expect(await ask('subscribe', words)).toContain('Subscribed')
  await subscribeByForm()
  await ask('list')

  await morning.pass(platform, '2031-05-07T05:59:30Z')
  expect(discord.state.posted).toEqual([])
  await morning.pass(platform, '2031-05-07T06:00:30Z')
  await morning.pass(platform, '2031-05-07T06:01:30Z')
  const [post, ...more] = discord.state.posted
  expect(more).toEqual([])
  if (post === undefined) throw new Error('nothing was posted')
  transcript.push(['> it is 08:00 in Oslo', ...show(post.body)].join('\n'))
  await pressAll(post)
  await ask('latest')
  expect(await ask('person', { name: 'Marsh' })).toContain('premier of Oria')
  await ask('person', { name: '@everyone <@1> https://evil.example' })
  await ask('claims')
  await ask('of', { part: 'claims', story: 'Velt and Sorin speak' })
  await ask('unsubscribe', { topic: 'strait' })
  await ask('unsubscribe', { topic: 'harbour talks' })
  expect(await morning.store.subscriptions.all()).toEqual([])

  expect(discord.state.violations).toEqual([])
  expect(stage.reported).toEqual([])
  const sent = discord.state.calls.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/applications'))
  await expect(steady(`${transcript.join('\n\n')}\n`)).toMatchFileSnapshot('../golden/chat/discord.txt')
  await expect(steady(`${JSON.stringify(sent, null, 2)}\n`)).toMatchFileSnapshot('../golden/chat/discord.json')
})
