// Why it exists: breaking news comes when enough sources have it, once, at most so often an hour, and never in quiet hours.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { amend } from '../../src/briefing/amend.ts'
import { renderText } from '../../src/briefing/text.ts'
import type { Store } from '../../src/core/ports.ts'
import type { Subscription } from '../../src/core/subscription.ts'
import { makeAmend } from '../../src/delivery/amend.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { extractionOf } from '../stories/build.ts'
import { first, second } from '../stories/news.ts'
import { makeClock, makePlatform, outboxOf, planOf, subscriptionOf } from './fakes.ts'

const OUTLETS = ['Lantern Wire', 'Harbour Gazette', 'Northern Courier', 'Sella Post'] as const

let time: ReturnType<typeof makeClock>
let store: Store
let plan: () => Promise<number>
beforeEach(async () => {
  time = makeClock('2026-03-24T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  plan = planOf(store, time.clock)
  await store.subscriptions.save(breaking())
})
afterEach(async () => {
  await store.close()
})

function raise(error: unknown): void {
  throw error
}

function breaking(given: Partial<Subscription> = {}): Subscription {
  const createdAt = Date.parse('2026-03-24T06:00Z')
  return subscriptionOf('live', {
    cadence: 'breaking',
    at: [],
    breaking: { sources: 3, perHour: 2 },
    createdAt,
    ...given,
  })
}

/** One more article of a story, read now; `saidAt`: what it says of its own time. */
async function report(
  storyId: string,
  outlet: string,
  given: { readonly saidAt?: string; readonly copyOf?: string } = {},
): Promise<string> {
  const now = new Date(time.clock()).toISOString()
  const id = `${storyId} ${outlet} ${now}`
  const title = `News of ${storyId}`
  const publishedAt = given.saidAt ?? now
  const extraction = extractionOf({ title, body: `${outlet} has it. Nobody answered.`, publisher: outlet, publishedAt })
  await store.stories.save({ id: storyId, title, participants: [], firstAt: time.clock(), lastAt: time.clock() })
  const article = { id, storyId, contentHash: id, copyOf: given.copyOf ?? null, ingestedAt: time.clock(), extraction }
  await store.articles.save(article, [])
  return id
}

async function spread(storyId: string, outlets = 3, given: { readonly saidAt?: string } = {}): Promise<void> {
  for (const outlet of OUTLETS.slice(0, outlets)) await report(storyId, outlet, given)
}

/** What is to be posted, the first due first, and why the others are not. */
async function made(): Promise<readonly string[]> {
  const all = (await store.deliveries.findNewest(100)).toReversed()
  return Promise.all(
    all.map(async ({ state, reason, briefingId }) => {
      if (state !== 'scheduled' && state !== 'delivered') return `${state}: ${reason}`
      const briefing = await store.briefings.find(briefingId)
      return briefing === null
        ? '?'
        : renderText(briefing, { passages: false })
            .split('\n')
            .filter((line) => line !== '')
            .slice(0, 2)
            .join(' / ')
    }),
  )
}

describe('a new story', () => {
  it('breaks with its third independent source, and once', async () => {
    await spread('strait', 2)
    expect(await plan()).toBe(0)
    const [id] = (await store.stories.load('strait'))?.articles ?? []
    // Neither a copy nor an outlet's second article is a further source.
    await report('strait', 'Sella Post', { copyOf: id?.id ?? '' })
    time.pass(1_000)
    await report('strait', 'Lantern Wire')
    expect(await plan()).toBe(0)
    await report('strait', 'Northern Courier')
    expect(await plan()).toBe(1)
    expect(await made()).toEqual(['Breaking: a new story, in 3 independent sources. / News of strait'])
    expect(await store.deliveries.findByKey('live|strait|new|slack:T1:C1')).toMatchObject({ state: 'scheduled' })
    time.pass(60_000)
    await report('strait', 'Sella Post')
    expect(await plan()).toBe(0)
  })

  it('is of the topic, and came after the subscription', async () => {
    await store.subscriptions.save(breaking({ topic: 'ferry', changedAt: time.clock() }))
    await spread('ferry')
    expect(await plan()).toBe(0)
    time.pass(60_000)
    await spread('strait')
    expect(await plan()).toBe(0)
    await spread('ferry line')
    expect(await plan()).toBe(1)
  })

  it('that a briefing told is none, nor is one that a briefing tells at this minute', async () => {
    await store.subscriptions.save(subscriptionOf('daily', { at: ['12:00'] }))
    await spread('strait')
    expect(await plan()).toBe(1)
    expect(await made()).toEqual([expect.stringMatching(/^News of strait/u)])
  })

  it('that is told as breaking news is not told again by the next briefing', async () => {
    await store.subscriptions.save(subscriptionOf('daily', { at: ['18:00'] }))
    time.set('2026-03-24T15:00:00Z')
    await store.subscriptions.save(breaking())
    await spread('strait')
    await plan()
    time.set('2026-03-24T18:00:00Z')
    await plan()
    expect((await store.deliveries.findLast('daily'))?.reason).toBe('Nothing new about all.')
  })

  it.each([
    ['2026-03-24T05:00:00Z', 'old when it was read', 0],
    ['2026-03-24T07:00:00Z', 'read late', 1],
    // A day without an hour may be any hour of it.
    ['2026-03-24', 'of this day', 1],
    ['2026-03-23', 'of yesterday', 0],
    ['2031-01-01T00:00:01Z', 'ahead of its time', 1],
  ])('published at %s, %s: %i posts', async (saidAt, _, posts) => {
    await spread('strait', 3, { saidAt })
    expect(await plan()).toBe(posts)
  })

  it('is paused with its subscription, and not made up for', async () => {
    await store.subscriptions.save(breaking({ pausedAt: time.clock() }))
    await spread('strait')
    expect(await plan()).toBe(0)
    time.pass(60_000)
    await store.subscriptions.save(breaking({ changedAt: time.clock() }))
    expect(await plan()).toBe(0)
    expect(await made()).toEqual([])
  })
})

describe('a claim that the channel was told', () => {
  async function tell(posted = true) {
    time.set('2031-05-05T18:00:00Z')
    await store.subscriptions.save(breaking({ createdAt: time.clock(), breaking: { sources: 1, perHour: 2 } }))
    const prepared = [first, second]
    const extract = (article: { text: string }) => prepared.find((one) => one.article.text === article.text) ?? first
    const ingest = makeIngest({ store, extract, clock: time.clock })
    time.pass(60_000)
    await ingest(first.article)
    expect(await plan()).toBe(1)
    if (posted) await outboxOf(store, { platforms: [makePlatform().platform], clock: time.clock }).runDue()
    time.set('2031-05-06T09:05:00Z')
    return () => ingest(second.article)
  }

  it('and that is now denied is breaking news, with the denial in it', async () => {
    const readDenial = await tell()
    expect(await plan()).toBe(0)
    await readDenial()
    expect(await plan()).toBe(1)
    const [told, denied] = await made()
    expect(told).toMatch(/^Breaking: a new story, from 1 source so far\. \/ Velt and Sorin/u)
    expect(denied).toMatch(
      /^Breaking: a claim of Oren Velt that was told here is now denied by Pavo Tarn\. \/ Marsh says/u,
    )
    const last = await store.deliveries.findLast('live')
    expect(last?.key).toMatch(/^live\|s\w+\|denied c\w+\|slack:T1:C1$/u)
    const briefing = await store.briefings.find(last?.briefingId ?? '')
    expect(briefing === null ? '' : renderText(briefing, { passages: false })).toMatch(
      /CHANGED SINCE.*informed Ines Marsh.*denied/su,
    )
    time.pass(60_000)
    expect(await plan()).toBe(0)
  })

  /** Of what is to be posted, without edits: its kinds. */
  async function kinds(): Promise<readonly string[]> {
    const all = await store.deliveries.findNewest(100)
    return all.filter(({ kind, state }) => kind !== 'edit' && state === 'scheduled').map(({ kind }) => kind)
  }
  const runAmend = () => makeAmend({ store, clock: time.clock, amend, report: raise })()

  it('is told to the whole channel once: as breaking news, and in the thread under the post that told of it', async () => {
    const readDenial = await tell()
    await readDenial()
    await plan()
    await runAmend()
    expect((await kinds()).toSorted()).toEqual(['briefing', 'reply'])
  })

  it('is told to the whole channel once: by a notice where that came first', async () => {
    const readDenial = await tell()
    await readDenial()
    await runAmend()
    expect(await plan()).toBe(0)
    expect(await kinds()).toEqual(['notice'])
  })

  it('by a failed post was not told, so that its denial is none', async () => {
    const readDenial = await tell(false)
    const lease = await store.deliveries.claim({ now: time.clock(), leaseMs: 60_000 })
    if (lease === null) throw new Error('nothing is due')
    await store.deliveries.settle(lease, { state: 'failed', reason: 'archived', nextAt: null, attempts: 1 })
    await readDenial()
    expect(await plan()).toBe(0)
  })
})

describe('more than an hour has room for', () => {
  it('goes into one post that tells of all the rest, and then waits for room', async () => {
    for (const story of ['one', 'two', 'three']) await spread(story)
    expect(await plan()).toBe(3)
    expect((await made()).toSorted()).toEqual([
      'Breaking: 2 stories that are new or took a turn. / 2 stories: news',
      'Breaking: a new story, in 3 independent sources. / News of one',
      'skipped: Told in one post with another story.',
    ])
    time.pass(10 * 60_000)
    await spread('four')
    expect(await plan()).toBe(0)
    time.pass(49 * 60_000)
    expect(await plan()).toBe(0)
    time.pass(60_000)
    expect(await plan()).toBe(1)
    expect((await made()).at(-1)).toMatch(/News of four$/u)
  })

  it('is left to the next briefing, where the channel gets one of that topic', async () => {
    await store.subscriptions.save(subscriptionOf('daily', { at: ['18:00'], topic: 'news' }))
    await spread('one')
    await plan()
    await spread('two')
    await plan()
    time.pass(60_000)
    await spread('three')
    expect(await plan()).toBe(1)
    expect((await made()).at(-1)).toBe('skipped: More than 2 within an hour: the next briefing tells it.')
    time.set('2026-03-24T18:00:00Z')
    expect(await plan()).toBe(1)
    expect((await made()).at(-1)).toMatch(/^News of three/u)
  })
})

describe('quiet hours', () => {
  const quiet = { from: '22:00', until: '07:00', timeZone: 'UTC' }
  beforeEach(async () => {
    await store.settings.save(subscriptionOf('').destination, { quiet })
  })

  it('hold breaking news until they end, however long ago it broke', async () => {
    time.set('2026-03-24T22:30:00Z')
    await spread('strait')
    expect(await plan()).toBe(0)
    time.set('2026-03-25T06:59:59Z')
    expect(await plan()).toBe(0)
    time.set('2026-03-25T07:00:00Z')
    expect(await plan()).toBe(1)
    expect(await plan()).toBe(0)
  })

  it('hold what was to be posted before, and what follows it; an edit is silent and goes on', async () => {
    time.set('2026-03-24T21:59:50Z')
    await spread('strait')
    await plan()
    const { platform, posts } = makePlatform()
    const outbox = outboxOf(store, { platforms: [platform], clock: time.clock })
    time.set('2026-03-24T22:00:00Z')
    await outbox.runDue()
    expect(posts).toEqual([])
    expect(await store.deliveries.findLast('live')).toMatchObject({
      state: 'retry_wait',
      reason: 'It waits for the end of the quiet hours.',
    })
    time.set('2026-03-25T06:59:59Z')
    expect(await outbox.runDue()).toBe(0)
    time.set('2026-03-25T07:00:00Z')
    await outbox.runDue()
    expect(posts).toHaveLength(1)
  })

  it('join two hours that lie in them', async () => {
    const twice = { cadence: 'twice', at: ['05:00', '06:30'], createdAt: time.clock() } as const
    await store.subscriptions.remove('live')
    await store.subscriptions.save(subscriptionOf('early', twice))
    await spread('strait')
    time.set('2026-03-25T07:00:00Z')
    expect(await plan()).toBe(2)
    expect((await made()).toSorted()).toEqual([
      expect.stringMatching(/^News of strait/u),
      'skipped: A later one is due at the same time, and tells all of it.',
    ])
  })

  it('hold a briefing whose hour lies in them, with all that came until then', async () => {
    await store.subscriptions.remove('live')
    await store.subscriptions.save(subscriptionOf('early', { at: ['05:00'], createdAt: time.clock() }))
    await spread('strait')
    time.set('2026-03-25T05:00:00Z')
    expect(await plan()).toBe(0)
    await spread('ferry')
    time.set('2026-03-25T07:00:00Z')
    expect(await plan()).toBe(1)
    const delivery = await store.deliveries.findByKey('early|2026-03-25T05:00|slack:T1:C1')
    expect(delivery).toMatchObject({ state: 'scheduled', dueAt: time.clock() })
    expect(await made()).toEqual([expect.stringMatching(/^2 stories/u)])
  })
})
