// Why it exists: the channels that depend on a feed hear once that it fails and once that it is back, and never a string of messages.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderText } from '../../src/briefing/text.ts'
import { actionsOf } from '../../src/commands/actions.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Store } from '../../src/core/ports.ts'
import { makeNotices } from '../../src/delivery/notices.ts'
import { showDestination } from '../../src/delivery/slots.ts'
import { type PollOutcome, settleSource } from '../../src/ingest/settle-source.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { articleOf, noon, sketchOf, subscription } from '../contract/rows.ts'
import { sourceOf } from '../contract/sources.ts'

const HOUR = 3_600_000
const WEB = { platform: 'web', workspace: 'web', channel: 'web' } as const
let now = noon
let store: Store
beforeEach(async () => {
  now = noon
  store = await openSqlite({ file: ':memory:', clock: () => now })
})
afterEach(() => store.close())

const FAILED: PollOutcome = {
  ...{ kind: 'failed', reason: 'connection', message: 'one.example could not be reached.', retryAfterMs: null },
}
const READ: PollOutcome = { kind: 'read', fresh: 1, title: 'Lantern Wire', validators: null, hints: {} }
const GONE: PollOutcome = { ...FAILED, reason: 'gone', message: 'It is gone.' }
const LATER: PollOutcome = { ...FAILED, reason: 'retry_later', message: 'one.example asks us to come less often.' }

async function poll(id: string, outcome: PollOutcome): Promise<void> {
  const source = (await store.sources.all()).find((one) => one.id === id)
  if (source === undefined) throw new ReadoutError('not_found', 'usage', 'no source')
  await store.sources.update(settleSource(source, outcome, now))
}

async function tick(): Promise<readonly string[]> {
  const told = await makeNotices({ store, clock: () => now, also: [WEB] })()
  return told.map(({ source, news }) => `${source.id} ${news}`)
}

/** What waits to be posted, as the terminal would show it. */
async function posted(): Promise<readonly string[]> {
  const texts: string[] = []
  for (;;) {
    const lease = await store.deliveries.claim({ now, leaseMs: 60_000 })
    if (lease === null) return texts
    const briefing = await store.briefings.find(lease.delivery.briefingId)
    if (briefing === null) throw new Error('no briefing')
    await store.deliveries.settle(lease, { state: 'delivered', reason: null, nextAt: null, attempts: 1 })
    expect(actionsOf(briefing)).toEqual([])
    texts.push(`${showDestination(lease.delivery.destination)}: ${renderText(briefing, { passages: true })}`)
  }
}

describe('a feed that fails', () => {
  it('is told of at the third time, once; and once that it is back', async () => {
    await store.sources.add(sourceOf('one', { url: 'https://one.example/feed?key=HUSH' }))
    const heard: string[] = []
    for (const outcome of [FAILED, FAILED, READ, FAILED, FAILED, FAILED, FAILED, FAILED, READ, READ]) {
      now += HOUR
      await poll('one', outcome)
      heard.push(...(await tick()).map((one) => `${(now - noon) / HOUR} ${one}`), ...(await tick()))
    }
    expect(heard).toEqual(['6 one down', '9 one back'])
    const texts = await posted()
    expect(texts).toHaveLength(2)
    expect(texts[0]).toContain('A feed cannot be read')
    expect(texts[0]).toContain('3 attempts in a row failed. one.example could not be reached.')
    expect(texts[1]).toContain('A feed can be read again')
    expect(texts[1]).toContain('Lantern Wire (one.example/feed?…)')
    expect(texts.join()).not.toContain('HUSH')
  })

  it('and comes back again and again is told of once a day', async () => {
    await store.sources.add(sourceOf('one'))
    const heard: string[] = []
    for (let hour = 1; hour <= 72; hour++) {
      now += HOUR
      await poll('one', hour % 4 === 0 ? READ : FAILED)
      heard.push(...(await tick()))
    }
    expect(heard.filter((one) => one.endsWith('down')).length).toBeLessThanOrEqual(3)
    expect(heard.filter((one) => one.endsWith('back')).length).toBeLessThanOrEqual(3)
  })

  it('only because it asks us to come later is told of after a day of nothing else, once', async () => {
    await store.sources.add(sourceOf('one'))
    const heard: string[] = []
    for (const outcome of [READ, ...Array.from({ length: 40 }, () => LATER), READ]) {
      now += HOUR
      await poll('one', outcome)
      heard.push(...(await tick()).map((one) => `${(now - noon) / HOUR} ${one}`))
    }
    expect(heard).toEqual(['26 one down', '42 one back'])
    expect((await posted())[0]).toContain('nothing has come of it for a day. one.example asks us to come less often.')
  })

  it('is told of with all others that fail then, in one message', async () => {
    const ids = Array.from({ length: 14 }, (_, at) => `s${at}`)
    for (const id of ids) await store.sources.add(sourceOf(id, { failures: 3, lastError: 'No.' }))
    expect(await tick()).toHaveLength(14)
    const [text, ...more] = await posted()
    expect(more).toEqual([])
    expect(text).toContain('14 feeds cannot be read')
    expect(text).toContain('and 4 more')
  })

  it('that has ended is told of once and for all', async () => {
    await store.sources.add(sourceOf('one'))
    await poll('one', GONE)
    expect(await tick()).toEqual(['one gone'])
    now += 100 * HOUR
    expect(await tick()).toEqual([])
    expect((await posted())[0]).toContain('It is asked no more')
  })

  it.each([
    ['just now', 0, 1],
    ['13 days ago', 13, 1],
    ['15 days ago', 15, 3],
  ])('is told of to the channels that had a story from it %s; to all where none had', async (_name, days, channels) => {
    const other = { ...subscription, id: 'other', destination: { ...subscription.destination, channel: 'C-other' } }
    await store.subscriptions.save({ ...subscription, pausedAt: null })
    await store.subscriptions.save({ ...other, pausedAt: null })
    for (const id of ['one', 'two']) await store.sources.add(sourceOf(id, { failures: 3, lastError: 'No.' }))
    await store.stories.save(sketchOf('s1'))
    await store.articles.save(articleOf('a1'), [])
    await store.sources.saveSeen('one', ['k'], 'a1', now)
    await store.subscriptions.saveTold(showDestination(other.destination), 'd1', [{ storyId: 's1', changedAt: now }])
    now += days * 24 * HOUR
    await tick()
    const texts = await posted()
    const of = (name: string) =>
      texts.filter((text) => text.includes(`${name}.example`)).map((text) => text.split(': ')[0])
    expect(of('one')).toHaveLength(channels)
    expect(of('one')).toContain(showDestination(other.destination))
    expect(of('two')).toHaveLength(3)
  })
})
