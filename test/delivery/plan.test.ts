// Why it exists: a channel is told what is new about its topic at its hour, never twice, and each slot has its reason.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { makeClock, planOf, subscriptionOf, tellNews } from './fakes.ts'

let time: ReturnType<typeof makeClock>
let store: Store
beforeEach(async () => {
  time = makeClock('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  await tellNews(store, 's1', '2026-03-24T06:00:00Z', 'Grain talks open', 'Oria and Tarsia meet.')
})
afterEach(async () => {
  await store.close()
})

async function last(id = 'sub1') {
  const delivery = await store.deliveries.findLast(id)
  const briefing = delivery === null ? null : await store.briefings.find(delivery.briefingId)
  const lines = briefing?.blocks.flatMap((block) => (block.type === 'section' ? block.lines : [])) ?? []
  return { delivery, briefing, told: lines.map(({ text }) => text), title: briefing?.blocks[0] }
}

async function planAt(iso: string): Promise<number> {
  time.set(iso)
  return planOf(store, time.clock)()
}

it('makes one briefing of one story, once however often it is asked', async () => {
  await store.subscriptions.save(subscriptionOf('sub1', { topic: 'grain' }))
  expect(await planAt('2026-03-24T07:59:59Z')).toBe(0)
  expect(await planAt('2026-03-24T08:00:00Z')).toBe(1)
  expect(await planAt('2026-03-24T08:00:05Z')).toBe(0)
  const { delivery, briefing, title } = await last()
  expect(delivery).toMatchObject({ key: 'sub1|2026-03-24T08:00|slack:T1:C1', state: 'scheduled', kind: 'briefing' })
  expect(title).toEqual({ type: 'title', text: 'Grain talks open' })
  expect(briefing).toMatchObject({ storyId: 's1', version: 1, asOf: Date.parse('2026-03-24T08:00:00Z') })
})

it('says why there is none: nothing new, nothing of the topic, paused, too late', async () => {
  await store.subscriptions.save(subscriptionOf('sub1', { topic: 'wheat -sports' }))
  await store.subscriptions.save(subscriptionOf('sub2', { pausedAt: 1 }))
  await store.subscriptions.save(subscriptionOf('sub3'))
  await planAt('2026-03-24T08:00:00Z')
  expect((await last()).delivery).toMatchObject({ state: 'skipped', reason: 'Nothing new about wheat -sports.' })
  expect((await last('sub2')).delivery).toMatchObject({ state: 'skipped', reason: 'The subscription is paused.' })
  expect(await planAt('2026-03-25T08:00:00Z')).toBe(3)
  expect((await last('sub3')).delivery).toMatchObject({ state: 'skipped', reason: 'Nothing new about all.' })
  await tellNews(store, 's2', '2026-03-26T07:00:00Z', 'Ferry late')
  await planAt('2026-03-26T20:00:00Z')
  expect((await last('sub3')).delivery).toMatchObject({ state: 'skipped', reason: expect.stringContaining('Its time') })
  await planAt('2026-03-27T08:00:00Z')
  expect((await last('sub3')).title).toEqual({ type: 'title', text: 'Ferry late' })
})

it('tells a story again when it changed, as a further version', async () => {
  await store.subscriptions.save(subscriptionOf('sub1'))
  await store.subscriptions.save(
    subscriptionOf('sub2', { destination: { ...subscriptionOf('').destination, channel: 'C2' } }),
  )
  await planAt('2026-03-24T08:00:00Z')
  expect((await last('sub2')).briefing?.version).toBe(1)
  await tellNews(store, 's1', '2026-03-24T19:00:00Z', 'Oria leaves the grain talks')
  await planAt('2026-03-25T08:00:00Z')
  expect((await last()).briefing?.version).toBe(2)
  // The same state of the same story for another channel is the same version.
  expect((await last('sub2')).briefing?.version).toBe(2)
  await planAt('2026-03-26T08:00:00Z')
  expect((await last()).delivery?.state).toBe('skipped')
})

it('makes a digest of several: five told, the rest counted, all of them told', async () => {
  for (const [at, word] of ['two', 'three', 'four', 'five', 'six', 'seven'].entries()) {
    await tellNews(store, `s${at + 2}`, `2026-03-24T06:0${at + 1}:00Z`, `Story ${word}`)
  }
  await store.subscriptions.save(subscriptionOf('sub1'))
  await planAt('2026-03-24T08:00:00Z')
  const { briefing, told } = await last()
  expect(told).toEqual(['Story seven', 'Story six', 'Story five', 'Story four', 'Story three'])
  expect(briefing?.storyIds).toEqual(['s7', 's6', 's5', 's4', 's3', 's2', 's1'])
  expect(briefing?.blocks.at(-1)).toMatchObject({
    text: expect.stringMatching(/^2 more stories not told here · R-\w+$/u),
  })
  await planAt('2026-03-25T08:00:00Z')
  expect((await last()).delivery?.state).toBe('skipped')
  // The digest is no version of the story that it begins with.
  expect(await store.briefings.latestOf('s7')).toBeNull()
})

it('does not flood a new channel with what is old', async () => {
  await store.subscriptions.save(subscriptionOf('sub1', { createdAt: Date.parse('2026-03-26T12:00:00Z') }))
  await tellNews(store, 's2', '2026-03-26T09:00:00Z', 'Ferry late')
  await planAt('2026-03-27T08:00:00Z')
  expect((await last()).briefing).toMatchObject({ storyId: 's2' })
  await planAt('2026-03-28T08:00:00Z')
  expect((await last()).delivery?.state).toBe('skipped')
})

it('makes up for no hour that was passed when the settings changed', async () => {
  const changedAt = Date.parse('2026-03-24T12:00:00Z')
  await store.subscriptions.save(subscriptionOf('sub1', { at: ['10:00'], changedAt }))
  expect(await planAt('2026-03-24T12:01:00Z')).toBe(0)
})

it('takes a copy for no news', async () => {
  await store.subscriptions.save(subscriptionOf('sub1'))
  await planAt('2026-03-24T08:00:00Z')
  const story = await store.stories.load('s1')
  const [original] = story?.articles ?? []
  if (original === undefined) throw new Error('the article is gone')
  const ingestedAt = Date.parse('2026-03-24T20:00:00Z')
  await store.articles.save({ ...original, id: 'copy', contentHash: 'copy', copyOf: original.id, ingestedAt }, [])
  await planAt('2026-03-25T08:00:00Z')
  expect((await last()).delivery?.state).toBe('skipped')
})

it('goes on with the others where one cannot be planned', async () => {
  await store.subscriptions.save(subscriptionOf('sub1', { timeZone: 'Mars/Phobos' }))
  await store.subscriptions.save(subscriptionOf('sub2'))
  const reported: unknown[] = []
  expect(await planOf(store, time.clock, (error) => reported.push(error))()).toBe(1)
  expect(reported).toHaveLength(1)
})

it('leaves nothing behind where it fails in the middle', async () => {
  await store.subscriptions.save(subscriptionOf('sub1'))
  const failing: Store = {
    ...store,
    transact: (work) =>
      store.transact((trx) =>
        work({
          ...trx,
          deliveries: {
            ...trx.deliveries,
            insert: async () => {
              throw new Error('killed')
            },
          },
        }),
      ),
  }
  await planOf(failing, time.clock, () => {})()
  expect(await store.subscriptions.findTold('slack:T1:C1')).toEqual([])
  expect(await store.briefings.latestOf('s1')).toBeNull()
  expect(await planOf(store, time.clock)()).toBe(1)
})

it('tells a channel a story once, whatever its subscriptions to it are called', async () => {
  await store.subscriptions.save(subscriptionOf('sub1', { topic: 'all' }))
  await store.subscriptions.save(subscriptionOf('sub2', { topic: 'grain' }))
  await planAt('2026-03-24T08:00:00Z')
  expect((await last('sub1')).delivery).toMatchObject({ state: 'scheduled' })
  expect((await last('sub2')).delivery).toMatchObject({ state: 'skipped', reason: 'Nothing new about grain.' })
})

it('goes on from now where a clock was ahead for a while', async () => {
  await store.subscriptions.save(subscriptionOf('sub1'))
  await planAt('2026-05-30T08:00:00Z')
  await tellNews(store, 's3', '2026-03-25T07:00:00Z', 'Harbour open')
  await planAt('2026-03-25T08:00:00Z')
  const delivery = await store.deliveries.findByKey('sub1|2026-03-25T08:00|slack:T1:C1')
  expect(delivery).toMatchObject({ state: 'scheduled' })
})
