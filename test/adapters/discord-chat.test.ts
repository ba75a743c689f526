// Why it exists: one conversation on Discord from the first word to the last, as the reader sees it and as it went over the wire.
import { expect, test } from 'vitest'
import { compose } from '../../src/briefing/compose.ts'
import { fit } from '../../src/briefing/fit.ts'
import type { Action, Reply } from '../../src/core/command.ts'
import { NOW, storyOf } from '../briefing/build.ts'
import { answers, call } from '../briefing/news.ts'
import type { Doing } from '../doubles/discord-interactions.ts'
import { say, useStage } from './discord-bot.ts'
import { shown } from './discord-hostile.ts'
import { buttonsOf, textOf } from './discord-text.ts'

const stage = useStage()
const briefing = compose(storyOf([call, answers]), { asOf: NOW })
const ACTIONS: readonly Action[] = [
  { label: 'Claims', words: 'claims of s1' },
  { label: 'People', words: 'people of s1' },
  { label: 'Sources', words: 'sources of s1' },
]

/** What the commands answer is tested elsewhere; here it is one answer of each kind. */
const ANSWERS: Readonly<Record<string, Reply>> = {
  latest: { blocks: fit(briefing).blocks, passages: briefing.passages, actions: ACTIONS, visibility: 'asker' },
  'person Varrel': {
    blocks: [
      { type: 'heading', text: 'Anton Varrel' },
      { type: 'text', text: 'Kelmaran President; a private citizen' },
      {
        type: 'list',
        items: ['“better than expected” – Lantern Wire, 9 Mar 2026'],
        urls: ['https://lantern-wire.example/a'],
      },
    ],
    visibility: 'asker',
  },
  claims: {
    blocks: [
      { type: 'heading', text: 'Claims' },
      {
        type: 'list',
        items: ['? unconfirmed: @everyone saw <@1> at https://evil.example', '✓ confirmed: a call was held'],
      },
    ],
    visibility: 'asker',
  },
  'claims of s1': say('1 of 3 has confirmed it.'),
  'people of s1': say('Anton Varrel, Mirela Tovan, Ruben Thale.'),
  'sources of s1': {
    blocks: [{ type: 'list', items: ['Lantern Wire'], urls: ['https://lantern-wire.example/a'] }],
    visibility: 'asker',
  },
  subscribe: say('Write: subscribe TOPIC daily 08:00 Europe/Berlin', {
    form: { topic: null, at: null, timeZone: null, problem: null },
  }),
  'subscribe grain talks daily 07:00 Mars/Phobos on mon,fri': say(
    'I know no time zone Mars/Phobos; write Europe/Berlin.',
    {
      form: {
        topic: 'grain talks',
        at: '07:00',
        timeZone: 'Mars/Phobos',
        days: [1, 5],
        problem: 'I know no time zone Mars/Phobos.',
      },
    },
  ),
  'subscribe grain talks daily 07:00 Europe/Berlin on mon,fri': say(
    'This channel hears of grain talks at 07:00 on Mon and Fri.',
  ),
  'subscribe all daily 08:00 Europe/Oslo': say('This channel hears of all at 08:00 every day.'),
  'unsubscribe grain talks': say('No more of grain talks here.'),
}

const transcript: string[] = []

function tell(what: string, doing: Doing): void {
  const answered = doing.shown.map((one) => {
    const buttons = buttonsOf(one).map(({ label }) => `[${label}]`)
    return [
      one.ephemeral ? '(seen by the asker alone)' : '(seen by all)',
      shown(textOf(one)),
      ...(buttons.length > 0 ? [buttons.join(' ')] : []),
    ]
  })
  transcript.push([`> ${what}`, ...answered.flat()].join('\n'))
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
    { type: 4, custom_id: 'topic', value: 'grain talks' },
    { type: 3, custom_id: 'at', values: ['07:00'] },
    { type: 4, custom_id: 'timezone', value: zone },
    { type: 3, custom_id: 'days', values: ['mon', 'fri'] },
  ]
}

async function subscribeByForm(): Promise<void> {
  const { discord } = stage
  const opened = discord.command('subscribe', {}, { mayManage: true })
  await discord.when(() => opened.type === 9)
  tellForm('/readout subscribe', opened)
  const wrong = discord.submit('subscribe', filled('Mars/Phobos'), { mayManage: true })
  await stage.seen(wrong)
  tell('submits: grain talks, 07:00, Mars/Phobos, Monday and Friday', wrong)
  const again = discord.press(buttonsOf(wrong.shown[0] ?? {})[0]?.id ?? '', { mayManage: true })
  await discord.when(() => again.type === 9)
  tellForm('presses [Open the form]', again)
  const right = discord.submit('subscribe', filled('Europe/Berlin'), { mayManage: true })
  await stage.seen(right)
  tell('submits: grain talks, 07:00, Europe/Berlin, Monday and Friday', right)
}

test('a conversation: subscribe by words and by form, the briefing at its hour, each button, questions, unsubscribe', async () => {
  const { discord } = stage
  const { platform } = await stage.start((words) => ANSWERS[words] ?? say(`No answer to ${words}`))
  const ask = async (subcommand: string, options: Record<string, string> = {}) => {
    const doing = discord.command(subcommand, options, { mayManage: true })
    await stage.seen(doing)
    tell(
      ['/readout', subcommand, ...Object.entries(options).map(([name, value]) => `${name}:${value}`)].join(' '),
      doing,
    )
  }
  await ask('subscribe', { topic: 'all', at: '08:00', timezone: 'Europe/Oslo' })
  await subscribeByForm()

  const destination = { platform: 'discord', workspace: discord.guildId, channel: discord.channelId } as const
  for (const [at, payload] of platform.render(briefing, ACTIONS).entries()) {
    expect(await platform.send(destination, payload, `d1 part ${at + 1}`)).toMatchObject({ kind: 'posted' })
  }
  for (const { id, body } of discord.state.posted) {
    transcript.push(
      [
        '> the hour has come',
        shown(textOf(body)),
        buttonsOf(body)
          .map(({ label }) => `[${label}]`)
          .join(' '),
      ].join('\n'),
    )
    for (const button of buttonsOf(body)) {
      const pressed = discord.press(button.id, {}, id)
      await stage.seen(pressed)
      tell(`presses [${button.label}]`, pressed)
    }
  }
  await ask('latest')
  await ask('person', { name: 'Varrel' })
  await ask('claims')
  await ask('unsubscribe', { topic: 'grain talks' })

  expect(discord.state.violations).toEqual([])
  expect(stage.reported).toEqual([])
  const sent = discord.state.calls.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/applications'))
  await expect(`${transcript.join('\n\n')}\n`).toMatchFileSnapshot('../golden/chat/discord.txt')
  await expect(`${JSON.stringify(sent, null, 2)}\n`).toMatchFileSnapshot('../golden/chat/discord.json')
})
