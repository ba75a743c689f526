// Why it exists: the whole way: a command in Slack, the real commands over the sample edition, an answer that Slack takes.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { loadSample } from '../../src/sample/edition.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { type Bench, makeBench } from '../doubles/slack-bench.ts'
import { picked, type Who } from '../doubles/slack-people.ts'
import { fields, partsOf, textsOf } from '../doubles/slack-rules.ts'

const clock = () => Date.UTC(2026, 2, 10, 8)
let store: Store
let bench: Bench

beforeEach(async () => {
  store = await openSqlite({ file: ':memory:', clock })
  const ingest = makeIngest({ store, extract, clock })
  for (const article of loadSample()) await ingest(article)
  const ask = makeAsk({ store, clock })
  bench = await makeBench('socket', (words, asker) => ask(words, asker))
})
afterEach(async () => {
  await bench.close()
  await store.close()
})

const FORM = { type: 'modal', callback_id: 'subscribe', private_metadata: '{"channel":"C1"}' }
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** What is answered to a command, as one line. */
async function answerTo(words: string, who: Who = {}): Promise<string> {
  const before = bench.double.answers.length
  await bench.people.command(words, who)
  await bench.double.until(() => bench.double.answers.length > before)
  const said = bench.double.answers.slice(before).flatMap(({ message }) => textsOf(fields(message).blocks))
  return said.join(' ')
}

test('a channel subscribes by words and by form, lists and ends it', async () => {
  expect(await answerTo('subscribe grain daily 08:00 Europe/Berlin')).toContain('Subscribed')
  await bench.people.command('subscribe "harbour talks"')
  await bench.double.until(() => bench.double.views.length === 1)
  const form = bench.double.views[0]?.view ?? {}
  const rows = (form.blocks as readonly { readonly type: string; readonly block_id?: string }[]).map(
    ({ type, block_id }) => block_id ?? type,
  )
  // What is wrong stands right above its field.
  expect(rows).toEqual(['topic', 'cadence', 'section', 'at', 'second', 'zone', 'days'])
  expect(textsOf(form.blocks).join(' ')).toContain('Still missing: the hour')
  const ack = await bench.people.submit(form, picked('"harbour talks"', '07:30', 'America/New_York', ['mon', 'fri']))
  expect(textsOf(fields(ack.payload.view).blocks).join(' ')).toContain('America/New_York')
  const stored = (await store.subscriptions.all()).map(({ topic, at, days, destination }) => ({
    topic,
    at,
    days,
    destination,
  }))
  const destination = { platform: 'slack', workspace: 'T1', channel: 'C1' }
  expect(stored).toContainEqual({ topic: 'grain', at: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], destination })
  expect(stored).toContainEqual({ topic: '"harbour talks"', at: ['07:30'], days: [1, 5], destination })
  expect(await answerTo('list')).toMatch(/grain.*harbour talks|harbour talks.*grain/u)
  expect(await answerTo('list', { channel: 'C2' })).not.toContain('grain')
  await answerTo('unsubscribe grain')
  expect(await store.subscriptions.all()).toHaveLength(1)
})

test('what the commands find wrong in a form stands at its field', async () => {
  const zone = await bench.people.submit(FORM, picked('grain', '08:00', 'Mars/Phobos', WEEK))
  const topic = await bench.people.submit(FORM, picked('""', '08:00', 'Europe/Berlin', WEEK))
  const long = `time zones at any hour of the day ${'words '.repeat(22)}`
  const tooLong = await bench.people.submit(FORM, picked(long, '08:00', 'Europe/Berlin', WEEK))
  expect(Object.keys(fields(zone.payload.errors))).toEqual(['zone'])
  expect(Object.keys(fields(topic.payload.errors))).toEqual(['topic'])
  expect(Object.keys(fields(tooLong.payload.errors))).toEqual(['topic'])
  expect(await store.subscriptions.all()).toEqual([])
})

test('who may not manage the channel changes nothing, by words or by form', async () => {
  expect(await answerTo('subscribe grain daily 08:00 Europe/Berlin', { user: 'U7' })).toContain('Only somebody who may')
  const ack = await bench.people.submit(FORM, picked('grain', '08:00', 'Europe/Berlin', WEEK), { user: 'U7' })
  expect(textsOf(fields(ack.payload.view).blocks).join(' ')).toContain('Only somebody who may')
  expect(await store.subscriptions.all()).toEqual([])
})

test('a briefing’s buttons answer', async () => {
  const [story = ''] = await store.stories.latest(1)
  for (const [at, part] of ['claims', 'people', 'sources'].entries()) {
    await bench.people.press(`${part} of ${story}`)
    await bench.double.until(() => bench.double.answers.length > at)
  }
  const said = bench.double.answers.map(({ message }) => textsOf(fields(message).blocks).join(' '))
  expect(said[1]).toContain('Anton Varrel')
  expect(said[2]).toContain('https://lantern-wire.example/')
  expect(bench.double.refused).toEqual([])
})

test('latest, person, claims, help and nonsense are answered within Slack’s limits', async () => {
  const { people, double } = bench
  const asked = ['latest', 'claims', 'help', 'nonsense <!channel>', 'person Varrel']
  for (const [at, words] of asked.entries()) {
    await people.command(words)
    await double.until(() => double.answers.length > at)
  }
  const said = double.answers.map(({ message }) => textsOf(fields(message).blocks).join(' '))
  expect(double.refused).toEqual([])
  expect(said[0]).toContain('source-backed')
  expect(said[1]).toContain('Claims')
  expect(said[2]).toContain('What you can ask')
  expect(said[3]).toContain('no such command')
  expect(said[4]).toContain('Anton Varrel')
  expect(bench.reported).toEqual([])
})

test('what a channel has set up is exported, and imported in another as it was pasted', async () => {
  await answerTo('topic create "grain talks" grain OR wheat')
  await answerTo('settings timezone Europe/Berlin')
  expect(await answerTo('subscribe grain talks daily 08:00')).toContain('Subscribed')
  const before = bench.double.answers.length
  await bench.people.command('export')
  await bench.double.until(() => bench.double.answers.length > before)
  const parts = partsOf(fields(bench.double.answers.at(-1)?.message).blocks)
  const [code] = parts.filter(({ type }) => type === 'rich_text_preformatted').flatMap((part) => textsOf(part))
  expect(code).toBe(
    '{"readout":1,"topics":[{"name":"grain talks","query":"grain OR wheat"}],"settings":[{"name":"timezone","value":"Europe/Berlin"}],"subscriptions":[{"named":"grain talks","when":"daily 08:00 Europe/Berlin"}]}',
  )
  expect(await answerTo(`import ${code}`)).toContain('Nothing to change')
  expect(await answerTo('unsubscribe grain talks')).toContain('gets no more')
  expect(await answerTo(`import \`\`\`${code}\`\`\``)).toContain('subscription grain talks')
  expect(bench.double.refused).toEqual([])
})
