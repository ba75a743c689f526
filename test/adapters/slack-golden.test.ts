// Why it exists: one morning in a channel, as its people see it and as Slack is sent it: beside each other, to be read.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, makeBench } from '../doubles/slack-bench.ts'
import { picked } from '../doubles/slack-people.ts'
import { type Fields, fields, partsOf, textsOf } from '../doubles/slack-rules.ts'
import { showPayload } from '../doubles/slack-transcript.ts'
import { type Morning, openMorning, steady } from './morning.ts'

let morning: Morning
let bench: Bench
let told: string[] = []
let sent: unknown[] = []

beforeEach(async () => {
  morning = await openMorning()
  const { ask, clock, suggest } = morning
  bench = await makeBench('socket', ask, {
    ...{ clock, suggest },
    prepare: ({ world }) => Object.assign(world.users, { U7: { id: 'U7', team_id: 'T1', tz: 'Europe/Oslo' } }),
  })
  told = []
  sent = []
})
afterEach(async () => {
  await bench.close()
  await morning.store.close()
})

function tell(who: string, deed: string, payload: Fields, seen: string): void {
  told.push(`${who} ${deed}\n\n${showPayload(payload).replace(/^/gmu, '    ')}\n    – ${seen}`)
  sent.push({ [deed]: payload })
}

async function answered(who: string, deed: string, act: () => Promise<unknown>): Promise<string> {
  const { double } = bench
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
  return textsOf(message.blocks).join(' ')
}

const command = (words: string) => answered('U1', `writes /readout ${words}`, () => bench.people.command(words))

async function subscribeByForm(): Promise<void> {
  const { people, double } = bench
  await people.command('subscribe')
  await double.until(() => double.views.length === 1)
  const form = double.views[0]?.view ?? {}
  tell('U1', 'writes /readout subscribe', form, 'a form opens for U1')
  const wrong = await people.submit(form, picked('""', '07:30', 'Europe/Berlin', ['mon', 'fri']))
  const errors = fields(wrong.payload.errors)
  expect(Object.keys(errors)).toEqual(['topic'])
  told.push(`U1 sends the form: ""\n\n    Topic: ${String(errors.topic)}\n    – at its field; the form stays`)
  sent.push({ 'sends the form: ""': wrong.payload })
  const ack = await people.submit(form, picked('harbour talks', '07:30', 'Europe/Berlin', ['mon', 'fri']))
  tell('U1', 'sends the form: harbour talks', fields(ack.payload.view), 'where the form stood')
}

test('a morning: subscribe by words and by form, the briefing at its hour, each button, questions, unsubscribe', async () => {
  const { people, double, slack } = bench
  expect(await command('subscribe strait daily 08:00 Europe/Berlin')).toContain('Subscribed')
  await subscribeByForm()
  await command('list')

  await morning.pass(slack.platform, '2031-05-07T05:59:30Z')
  expect(double.posts).toEqual([])
  await morning.pass(slack.platform, '2031-05-07T06:00:30Z')
  await morning.pass(slack.platform, '2031-05-07T06:01:30Z')
  expect(double.posts).toHaveLength(1)
  const [post = {}] = double.posts
  tell('Readout', 'posts at 08:00 in Berlin', post, 'all in the channel see it')
  const buttons = partsOf(post.blocks).filter(({ type }) => type === 'button')
  expect(buttons).toHaveLength(4)
  for (const { text, value } of buttons) {
    await answered('U7', `presses ${String(fields(text).text)}`, () => people.press(String(value), { user: 'U7' }))
  }
  expect(await command('person Marsh')).toContain('premier of Oria')
  await command('person <!channel>')
  await command('claims')
  expect(
    await answered('U7', 'writes /readout unsubscribe strait', () =>
      people.command('unsubscribe strait', { user: 'U7' }),
    ),
  ).toContain('Only somebody')
  await command('unsubscribe strait')
  await command('unsubscribe harbour talks')
  expect(await morning.store.subscriptions.all()).toEqual([])

  expect([double.refused, bench.reported]).toEqual([[], []])
  await expect(steady(`${told.join('\n\n')}\n`)).toMatchFileSnapshot('../golden/chat/slack.txt')
  await expect(steady(`${JSON.stringify(sent, null, 2)}\n`)).toMatchFileSnapshot('../golden/chat/slack.json')
})
