// Why it exists: a post is put right in its place when a claim in it changes, once, whoever looks and however often.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { amend } from '../../src/briefing/amend.ts'
import { renderText } from '../../src/briefing/text.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import { makeAmend } from '../../src/delivery/amend.ts'
import { extract } from '../../src/extract/extract.ts'
import { readFileArticle } from '../../src/ingest/file.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makePlatform, outboxOf, planOf, subscriptionOf } from './fakes.ts'

const folder = join(import.meta.dirname, '../golden/strait-story')
const DAY = 24 * 3_600_000
let now = 0
let store: Store
const clock = () => now
const MORNING = Date.parse('2026-03-30T18:00:00Z')

beforeEach(async () => {
  now = Date.parse('2026-03-30T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock })
  await store.subscriptions.save(subscriptionOf('sub1', { at: ['18:00'], createdAt: now }))
})
afterEach(() => store.close())

async function read(file: string, at: string, publisher: string): Promise<void> {
  now = Date.parse(at)
  const article = await readFileArticle(join(folder, file), { publishedAt: at })
  await makeIngest({ store, extract, clock })({ ...article, publisher })
}
const readFirst = () => read('day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire')
const readDenial = (at = '2026-03-31T10:00:00Z') => read('day2-a.txt', at, 'Quayside Dispatch')

/** A platform whose messages are the words of the briefing, and what it was asked to do. */
function open(given: Parameters<typeof makePlatform>[0] = {}) {
  const fake = makePlatform(given)
  const platform: Platform = { ...fake.platform, render: (briefing) => [renderText(briefing, { passages: true })] }
  return { ...fake, run: () => outboxOf(store, { platforms: [platform], clock }).runDue() }
}

const raise = (error: unknown) => {
  throw error
}
const newAmend = () => makeAmend({ store, clock, amend, report: raise })

async function postFirst() {
  await readFirst()
  now = MORNING
  await planOf(store, clock)()
  const platform = open()
  await platform.run()
  return platform
}

describe('a claim that is denied the day after it was posted', () => {
  it('changes the message in its place, with its mark, the count of own words and the denial behind a number', async () => {
    const platform = await postFirst()
    await readDenial()
    expect(await newAmend()()).toBe(2)
    await platform.run()
    const [edit] = platform.edits
    expect(platform.edits).toHaveLength(1)
    expect(edit).toMatchObject({ destination: channel('C1'), messageId: 'm1' })
    const [before, after] = [platform.posts[0]?.payload ?? '', edit?.payload ?? '']
    expect(before).toContain('? unconfirmed  Otto Selm')
    expect(after).toContain('· changed 31 Mar 2026 10:00 UTC')
    expect(after).toContain('? contested  Otto Selm')
    expect(after).toContain('Own word: 2 of 3: Nora Fehn confirms, Karl Brandt denies')
    const number = /Karl Brandt denies: Brandt denied that Selm had informed him about the call\. \[(\d+)\]/u.exec(
      after,
    )?.[1]
    expect(after).toMatch(new RegExp(`\\[${number}\\] Quayside Dispatch, 31 Mar 2026`, 'u'))
    // Every line that did not change stands as it stood.
    const lines = before.split('\n').filter((line) => !/Developing|unconfirmed|Own word|^\[/u.test(line))
    for (const line of lines) expect(after).toContain(line)
  })

  it('is told in answer to the newest post, with all the words that changed it', async () => {
    const platform = await postFirst()
    await readDenial()
    await newAmend()()
    await platform.run()
    const [, answer] = platform.posts
    expect(answer?.answer).toEqual({ to: 'm1', isForAll: true })
    expect(answer?.payload).toContain('A claim of Otto Selm is now contested')
    expect(answer?.payload).toContain('Own word: 0 of 3 before, 2 of 3 now')
    expect(answer?.payload).toContain('Karl Brandt denies: Brandt denied that Selm had informed him about the call.')
  })

  it('is made once, whoever looks, however often, and after a restart', async () => {
    const platform = await postFirst()
    await readDenial()
    const one = newAmend()
    expect(await one()).toBe(2)
    expect(await one()).toBe(0)
    now += 60_000
    expect(await newAmend()()).toBe(0)
    await platform.run()
    await read('day2-b-repeat.txt', '2026-03-31T11:00:00Z', 'Bay Post')
    expect(await one()).toBe(0)
    expect(await newAmend()()).toBe(0)
  })

  it('changes nothing that was posted more than two weeks ago', async () => {
    await postFirst()
    await readDenial()
    now = MORNING + 14 * DAY + 1
    expect(await newAmend()()).toBe(0)
    now = MORNING + 14 * DAY - 1
    expect(await newAmend()()).toBe(2)
  })

  it('leaves a message alone that was deleted', async () => {
    await postFirst()
    await readDenial()
    await newAmend()()
    const gone = { kind: 'gone', reason: 'The message was deleted.' } as const
    const platform = open({ faults: [gone, gone] })
    await platform.run()
    const states = (await store.deliveries.findOf(channel('C1'), 9)).map(({ kind, state }) => `${kind} ${state}`)
    expect(states.toSorted()).toEqual(['briefing delivered', 'edit skipped', 'notice skipped'])
  })

  it('waits for a post that is still on its way', async () => {
    await readFirst()
    now = MORNING
    await planOf(store, clock)()
    const slow = { kind: 'retry', retryAfterMs: 3_600_000, reason: 'Slack asks to wait' } as const
    await open({ faults: [slow] }).run()
    await readDenial('2026-03-30T18:30:00Z')
    const one = newAmend()
    expect(await one()).toBe(0)
    now += 3 * 3_600_000
    const platform = open()
    await platform.run()
    expect(platform.posts).toHaveLength(1)
    expect(await one()).toBe(2)
  })

  it('that was posted in a digest has its mark under the headline', async () => {
    await readFirst()
    await read('day1-c-twin.txt', '2026-03-30T15:30:00Z', 'Pass Herald')
    now = MORNING
    await planOf(store, clock)()
    const platform = open()
    await platform.run()
    expect(platform.posts[0]?.payload).toContain('? unconfirmed · Otto Selm')
    await readDenial()
    await newAmend()()
    await platform.run()
    expect(platform.edits[0]?.payload).toContain('? contested · Otto Selm')
    expect(platform.edits[0]?.payload).not.toContain('unconfirmed ·')
  })
})

it('a claim that nothing new is said of changes no post', async () => {
  await postFirst()
  await read('day2-b-repeat.txt', '2026-03-31T11:00:00Z', 'Bay Post')
  expect(await newAmend()()).toBe(0)
})
