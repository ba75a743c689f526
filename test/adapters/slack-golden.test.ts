// Why it exists: one morning in a channel, as its people see it and as Slack is sent it: beside each other, to be read.
import { afterEach, expect, test } from 'vitest'
import type { Briefing } from '../../src/core/briefing.ts'
import type { Reply } from '../../src/core/command.ts'
import { type Bench, makeBench, say } from '../doubles/slack-bench.ts'
import { picked } from '../doubles/slack-people.ts'
import { type Fields, fields } from '../doubles/slack-rules.ts'
import { showPayload } from '../doubles/slack-transcript.ts'

const URL = 'https://lantern.example/harbour-call'
const passage = (number: number, quote: string) => ({
  number,
  articleId: 'a1',
  publisher: 'Lantern Wire',
  url: URL,
  evidence: { span: { start: 0, end: quote.length }, quote },
})
const line = { label: null, mark: null, notes: [], claimId: null }

const BRIEFING: Briefing = {
  id: 's1-v1',
  storyId: 's1',
  version: 1,
  asOf: 0,
  blocks: [
    { type: 'title', text: 'Norrland and Vesk leaders speak for an hour, agree to meet' },
    { type: 'state', text: 'Developing · 2 articles, 1 independent source · as of 08:00 CEST · v1' },
    {
      type: 'section',
      id: 'event',
      heading: 'THE CALL',
      lines: [
        { ...line, label: 'Who', text: 'Ada Holm; Ivo Brandt', refs: [1] },
        { ...line, label: 'Long', text: 'about an hour', refs: [1] },
      ],
      empty: null,
      omitted: 0,
    },
    {
      type: 'section',
      id: 'sides',
      heading: 'WHAT EACH SIDE SAYS',
      lines: [{ ...line, label: 'Norrland · Ada Holm', text: 'the call was “open and useful”', refs: [2] }],
      empty: null,
      omitted: 1,
    },
    {
      type: 'section',
      id: 'unconfirmed',
      heading: 'UNCONFIRMED',
      lines: [
        {
          ...line,
          mark: { symbol: '?', word: 'unconfirmed' },
          text: 'Brandt said the port of Vesk would reopen within days <!channel>',
          refs: [3],
          notes: [{ text: 'own word: 0 of 1', refs: [3] }],
        },
      ],
      empty: null,
      omitted: 0,
    },
    { type: 'footer', text: '4 of 4 lines source-backed · 0 withheld · R-0142' },
  ],
  passages: [
    passage(1, 'They spoke for about an hour.'),
    passage(2, 'It was open and useful.'),
    passage(3, 'It reopens.'),
  ],
}
const ACTIONS = ['Claims', 'People', 'Sources'].map((label) => ({ label, words: `${label.toLowerCase()} of s1` }))

const ANSWERS: Readonly<Record<string, Reply>> = {
  'subscribe grain daily 08:00 Europe/Berlin': say('Subscribed: grain, daily at 08:00 Europe/Berlin.', {
    visibility: 'channel',
  }),
  subscribe: say('Write: subscribe TOPIC daily 08:00 Europe/Berlin', {
    form: { topic: null, at: null, timeZone: null, problem: null },
  }),
  'subscribe harbour talks daily 07:30 Europe/Berlin on mon,fri': say(
    'Subscribed: harbour talks, Monday and Friday at 07:30 Europe/Berlin.',
  ),
  'claims of s1': {
    blocks: [
      { type: 'heading', text: 'Claims' },
      { type: 'list', items: ['? unconfirmed: the port of Vesk would reopen within days – Ivo Brandt'], urls: [URL] },
    ],
    visibility: 'asker',
  },
  'people of s1': say('Ada Holm, prime minister of Norrland; Ivo Brandt, president of Vesk'),
  'sources of s1': {
    blocks: [{ type: 'list', items: ['[1] Lantern Wire: “It reopens.”'], urls: [URL] }],
    visibility: 'asker',
  },
  'person Holm': {
    blocks: [
      { type: 'heading', text: 'Ada Holm' },
      { type: 'text', text: 'prime minister of Norrland' },
    ],
    visibility: 'asker',
    actions: [{ label: 'Her claims', words: 'claims by Ada Holm' }],
  },
  'unsubscribe grain': say('Unsubscribed: grain.', { visibility: 'channel' }),
}

let bench: Bench | null = null
afterEach(() => bench?.close())

test('a morning in a channel', async () => {
  bench = await makeBench('socket', (words) => ANSWERS[words] ?? say(`I know no such command: ${words}`))
  const { people, double, slack } = bench
  const told: string[] = []
  const sent: unknown[] = []
  const tell = (who: string, deed: string, payload: Fields, seen: string) => {
    told.push(`${who} ${deed}\n\n${showPayload(payload).replace(/^/gmu, '    ')}\n    – ${seen}`)
    sent.push({ [deed]: payload })
  }
  const answered = async (who: string, deed: string, act: () => Promise<unknown>) => {
    const before = double.answers.length
    await act()
    await double.until(() => double.answers.length > before)
    const message = double.answers.at(-1)?.message ?? {}
    tell(
      who,
      deed,
      message,
      message.response_type === 'in_channel' ? 'all in the channel see it' : `${who} alone sees it`,
    )
  }
  const command = (words: string) => answered('U1', `writes /readout ${words}`, () => people.command(words))
  const press = (label: string) =>
    answered('U7', `presses ${label}`, () => people.press(`${label.toLowerCase()} of s1`, { user: 'U7' }))

  await command('subscribe grain daily 08:00 Europe/Berlin')
  await people.command('subscribe')
  await double.until(() => double.views.length === 1)
  const view = double.views[0]?.view ?? {}
  tell('U1', 'writes /readout subscribe', view, 'a form opens for U1')
  const ack = await people.submit(view, picked('harbour talks', '07:30', 'Europe/Berlin', ['mon', 'fri']))
  tell('U1', 'sends the form', fields(ack.payload.view), 'where the form stood')

  const destination = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const
  for (const [at, payload] of slack.platform.render(BRIEFING, ACTIONS).entries()) {
    await slack.platform.send(destination, payload, `d1:${at}`)
    tell('Readout', 'posts at 08:00', double.posts.at(-1) ?? {}, 'all in the channel see it')
  }
  for (const { label } of ACTIONS) await press(label)
  await command('person Holm')
  await command('unsubscribe grain')

  expect(double.refused).toEqual([])
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot('../golden/chat/slack.txt')
  await expect(`${JSON.stringify(sent, null, 2)}\n`).toMatchFileSnapshot('../golden/chat/slack.json')
})
