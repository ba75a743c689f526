// Why it exists: from an article to a channel in Slack and back, with every part as it is in use and nothing but Slack stood in for.
import { afterEach, beforeEach, expect, test } from 'vitest'
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
import { type Bench, makeBench } from '../doubles/slack-bench.ts'
import { picked } from '../doubles/slack-people.ts'
import { type Fields, fields, partsOf, textsOf } from '../doubles/slack-rules.ts'

let store: Store
let bench: Bench
let tick: () => Promise<void>
let now = 0
const clock = () => now

function raise(error: unknown): never {
  throw error
}

let report: (error: unknown) => void

beforeEach(async () => {
  report = raise
  now = Date.parse('2026-03-10T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock })
  const ingest = makeIngest({ store, extract, clock })
  for (const article of loadSample()) await ingest(article)
  const suggest = makeSuggest({ store })
  bench = await makeBench('socket', makeAsk({ store, clock, report: raise }), { clock, suggest })
  const { platform } = bench.slack
  const plan = makePlan({ store, clock, compose, digest: composeDigest, report: raise })
  const outbox = makeOutbox({
    store,
    platforms: [platform],
    clock,
    random: () => 0,
    actionsOf,
    report: (error) => report(error),
  })
  tick = async () => {
    await plan()
    await outbox.runDue()
  }
})
afterEach(async () => {
  await bench.close()
  await store.close()
})

function textOf(message: Fields): string {
  return textsOf(message.blocks).join(' ')
}

function buttonsOf(message: Fields): readonly { label: string; words: string }[] {
  const buttons = partsOf(message.blocks).filter(({ type }) => type === 'button')
  return buttons.map(({ text, value }) => ({ label: String(fields(text).text), words: String(value) }))
}

async function subscribe(): Promise<void> {
  const { people, double } = bench
  await people.command('subscribe strait')
  await double.until(() => double.views.length === 1)
  const zones = (await people.type('berl')).payload.options
  expect(JSON.stringify(zones)).toContain('"value":"Europe/Berlin"')
  const ack = await people.submit(
    double.views[0]?.view ?? {},
    picked('strait', '07:00', 'Europe/Berlin', ['tue', 'wed']),
  )
  const answer = fields(ack.payload.view)
  expect(textOf(answer)).toContain('Subscribed')
  const preview = buttonsOf(answer).find(({ label }) => label === 'Preview')
  const before = double.views.length
  await people.pressInView(preview?.words ?? '', answer)
  await double.until(() => double.views.length === before + 1)
  expect(double.views.at(-1)?.method).toBe('views.update')
  expect(textOf(double.views.at(-1)?.view ?? {})).toContain('Calder confirms')
}

test('a channel subscribes by form, is briefed once at its hour, asks by its buttons and unsubscribes', async () => {
  const { people, double } = bench
  await subscribe()
  await tick()
  expect(double.posts).toEqual([])

  now = Date.parse('2026-03-11T06:00:30Z')
  // It is posted, and we do not hear of it.
  double.fail('chat.postMessage', { kind: 'lost' })
  await tick()
  now += 60_000
  await tick()
  await tick()
  expect(double.posts).toHaveLength(1)
  expect(textOf(double.posts[0] ?? {})).toContain('Calder confirms Varrel told her of strait call')

  const buttons = buttonsOf(double.posts[0] ?? {})
  expect(buttons.map(({ label }) => label)).toEqual(['Claims', 'People', 'Sources', 'Why'])
  for (const [at, { words }] of buttons.entries()) {
    await people.press(words, { user: 'U7' })
    await double.until(() => double.answers.length === at + 1)
  }
  expect(double.answers.map(({ message }) => textOf(message))).toEqual([
    expect.stringContaining('Calder'),
    expect.stringContaining('Ruben Thale'),
    expect.stringContaining('https://lantern-wire.example/world/varrel-tovan-call'),
    expect.stringContaining('Each line stands for these words of its sources.'),
  ])
  await people.command('unsubscribe strait')
  await double.until(() => double.answers.length === buttons.length + 1)
  expect(await store.subscriptions.all()).toEqual([])
  expect(double.refused).toEqual([])
})

test.each([
  ['may not look for is sent once more, with a label', false],
  ['cannot look for at once is looked for later, and sent no more', true],
])('what was not answered and Readout %s', async (_, mayLook) => {
  const { double } = bench
  await subscribe()
  now = Date.parse('2026-03-11T06:00:30Z')
  double.fail('chat.postMessage', { kind: 'lost' })
  const reported: unknown[] = []
  report = (error) => reported.push(error)
  if (mayLook) double.fail('conversations.history', { kind: 'status', status: 503 })
  else double.world.scopes.delete('channels:history')
  await tick()
  for (let minute = 0; minute < 5; minute++) {
    now += 60_000
    await tick()
  }
  const labels = double.posts.map((post) => textOf(post).includes('Possible repeat: '))
  expect(labels).toEqual(mayLook ? [false] : [false, true])
  expect(reported).toHaveLength(mayLook ? 1 : 0)
})

test('what must wait is posted when Slack said', async () => {
  const { double } = bench
  await subscribe()
  now = Date.parse('2026-03-11T06:00:30Z')
  double.fail('chat.postMessage', { kind: 'status', status: 429, retryAfter: 90 })
  await tick()
  now += 60_000
  await tick()
  expect(double.posts).toEqual([])
  now += 120_000
  await tick()
  expect(double.posts).toHaveLength(1)
})
