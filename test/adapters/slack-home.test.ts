// Why it exists: the app's page in Slack shows each reader what that reader may see, all of it or how much more there is.
import { afterEach, expect, test } from 'vitest'
import type { HomeSubscription } from '../../adapters/slack/home.ts'
import { renderHome } from '../../adapters/slack/home.ts'
import { type Bench, makeBench, say } from '../doubles/slack-bench.ts'
import { findViewFault, textsOf } from '../doubles/slack-rules.ts'

let bench: Bench | null = null
afterEach(() => bench?.close())

const row = (channel: string, topic: string): HomeSubscription => ({
  ...{ channel, topic, when: 'daily 08:00 Europe/Berlin', paused: false, next: 'Sun 29 Mar 2026, 08:00' },
})
const many = (count: number, make: (at: number) => HomeSubscription) =>
  Array.from({ length: count }, (_, at) => make(at))

/** What U1 reads on the page, and what was asked of Slack for it. */
async function open(rows: readonly HomeSubscription[], channels: Readonly<Record<string, object>>) {
  bench = await makeBench('socket', () => say(''), {
    listForHome: async () => rows,
    prepare: ({ world }) => void Object.assign(world.channels, channels),
  })
  const { people, double } = bench
  await people.openHome('U1')
  await double.until(() => double.views.length === 1)
  expect(double.refused).toEqual([])
  const shown = textsOf(double.views[0]?.view)
  const topics = shown.flatMap((text) => /topic \d+/u.exec(text)?.[0] ?? [])
  const calls = (method: string) => double.calls.filter((call) => call.method === method)
  return { shown, topics, calls }
}

test('those of channels that the reader may not see take no room from the others', async () => {
  const hidden = Object.fromEntries(
    many(70, (at) => row(`CH${at}`, '')).map(({ channel }) => [
      channel,
      { id: channel, is_private: true, members: ['U9'] },
    ]),
  )
  const rows = [...many(70, (at) => row(`CH${at}`, 'secret')), row('C1', 'topic 1'), row('C2', 'topic 2')]
  const { shown, topics } = await open(rows, hidden)
  expect(topics).toEqual(['topic 1', 'topic 2'])
  expect(shown.join('\n')).not.toMatch(/secret|more/u)
})

test('what has no room is counted, and what one can do is still there', async () => {
  const { shown, topics } = await open([...many(90, (at) => row('C1', `topic ${at}`)), row('CNONE', 'hidden')], {})
  expect(topics.length).toBeGreaterThan(20)
  expect(topics.length).toBeLessThan(90)
  expect(shown).toContain(`… and ${90 - topics.length} more: /readout list shows those of a channel`)
  expect(shown.join('\n')).toContain('/readout help')
})

test('long ones are counted too, within the size of a page', () => {
  const { blocks, ...home } = renderHome(
    many(50, (at) => row('C1', `topic ${at} ${'word '.repeat(90)}`)),
    { hidden: true },
  )
  expect(findViewFault({ ...home, blocks })).toBeNull()
  const shown = textsOf(blocks)
  const told = shown.filter((text) => text.includes('topic ')).length
  expect(shown.join('').length).toBeLessThanOrEqual(10_000)
  expect(shown).toContain(`… and ${50 - told} more: /readout list shows those of a channel`)
  expect(shown.join('\n')).toContain('/readout help')
})

test('a member on a later page of a private channel is one', async () => {
  const members = [...many(2_500, (at) => row(`U${at + 100}`, '')).map(({ channel }) => channel), 'U1']
  const { topics, calls } = await open([row('CBIG', 'topic 1')], { CBIG: { id: 'CBIG', is_private: true, members } })
  expect(topics).toEqual(['topic 1'])
  expect(calls('conversations.members').map(({ args }) => [args.limit, args.cursor])).toEqual([
    ['1000', undefined],
    ['1000', '1000'],
    ['1000', '2000'],
  ])
})

test('a channel of more members than are looked through is not shown, and the looking ends', async () => {
  const members = [...many(30_000, (at) => row(`U${at + 100}`, '')).map(({ channel }) => channel), 'U1']
  const { topics, calls } = await open([row('CBIG', 'topic 1')], { CBIG: { id: 'CBIG', is_private: true, members } })
  expect(topics).toEqual([])
  expect(calls('conversations.members').length).toBeLessThanOrEqual(20)
})

test('of very many channels only so many are asked for, and that is said', async () => {
  const rows = many(400, (at) => row(`CM${at}`, `topic ${at}`))
  const { shown, calls } = await open(
    rows,
    Object.fromEntries(rows.map(({ channel }) => [channel, { id: channel, is_private: true }])),
  )
  expect(calls('conversations.info').length).toBeLessThanOrEqual(200)
  expect(shown.join('\n')).toContain('Not every channel could be looked at')
})
