// Why it exists: a day that passed unheard of is said, a repetition is no news, and nobody is told of it.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { compose } from '../../src/briefing/compose.ts'
import { composeDigest } from '../../src/briefing/digest.ts'
import { renderText } from '../../src/briefing/text.ts'
import type { Ingest, Store } from '../../src/core/ports.ts'
import { makePlan } from '../../src/delivery/plan.ts'
import { extract } from '../../src/extract/extract.ts'
import { readFileArticle } from '../../src/ingest/file.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'

const folder = join(import.meta.dirname, '../golden/strait-story')
let now = 0
let store: Store
let ingest: Ingest
beforeEach(async () => {
  store = await openSqlite({ file: ':memory:', clock: () => now })
  ingest = makeIngest({ store, extract, clock: () => now })
})
afterEach(async () => {
  await store.close()
})

async function read(file: string, at: string, publisher: string): Promise<void> {
  now = Date.parse(at)
  await ingest({ ...(await readFileArticle(join(folder, file), { publishedAt: at })), publisher })
}

async function story() {
  const [id = ''] = await store.stories.latest(1)
  const loaded = await store.stories.load(id)
  if (loaded === null) throw new Error('no story')
  return loaded
}

it('says that a talk is due and unheard of, once, and a week later that it lapsed', async () => {
  await read('day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire')
  const told = now
  const textAt = async (at: string, since: number | null) =>
    renderText(compose(await story(), { asOf: Date.parse(at), since }), { passages: false })
  const overdue = 'Announced for 1 Apr 2026; no report that it began, as of 3 Apr 2026 18:00 UTC'
  expect(await textAt('2026-04-01T18:00:00Z', null)).not.toContain('no report')
  expect(await textAt('2026-04-03T18:00:00Z', null)).toContain(overdue)
  expect(await textAt('2026-04-03T18:00:00Z', told)).toContain(`? due, unheard of`)
  expect(await textAt('2026-04-03T18:00:00Z', told)).toContain(overdue)
  expect(await textAt('2026-04-04T18:00:00Z', Date.parse('2026-04-03T18:00:00Z'))).not.toContain('unheard of')
  expect(await textAt('2026-04-09T18:00:00Z', null)).toMatch(/◇ lapsed +talks between Torvia and Mara/)
})

async function subscribe(topic: string) {
  const destination = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const
  await store.subscriptions.save({
    ...{ id: 'sub', destination, topic, cadence: 'daily', days: [1, 2, 3, 4, 5, 6, 7], at: ['18:00'] },
    ...{ timeZone: 'UTC', pausedAt: null, createdAt: Date.parse('2026-03-30T00:00:00Z') },
  })
}

function makePostedAt() {
  const report = (error: unknown) => {
    throw error
  }
  const plan = makePlan({ store, clock: () => now, compose, digest: composeDigest, report })
  return async (at: string) => {
    now = Date.parse(at)
    await plan()
    return store.deliveries.findLast('sub')
  }
}

it('posts a day that passed unheard of once, to whom was told of it, though no article came', async () => {
  await subscribe('Narrows')
  const postedAt = makePostedAt()
  await read('day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire')
  expect(await postedAt('2026-03-30T18:00:00Z')).toMatchObject({ state: 'scheduled' })
  for (const day of ['2026-03-31', '2026-04-01']) {
    expect(await postedAt(`${day}T18:00:00Z`)).toMatchObject({ state: 'skipped', reason: 'Nothing new about Narrows.' })
  }
  const told = await postedAt('2026-04-02T18:00:00Z')
  expect(told).toMatchObject({ state: 'scheduled' })
  const briefing = await store.briefings.find(told?.briefingId ?? '')
  const lines = briefing?.blocks.flatMap((block) => (block.type === 'section' ? block.lines : [])) ?? []
  expect(lines.map(({ mark }) => mark?.word)).toEqual(['due, unheard of'])
  expect(await postedAt('2026-04-03T18:00:00Z')).toMatchObject({
    state: 'skipped',
    reason: 'Nothing new about Narrows.',
  })
})

it('is not told again of a day that had passed when the story was first told, nor of one that another topic has', async () => {
  await subscribe('Narrows')
  const postedAt = makePostedAt()
  await read('day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire')
  expect(await postedAt('2026-04-05T18:00:00Z')).toMatchObject({ state: 'scheduled' })
  expect(await postedAt('2026-04-06T18:00:00Z')).toMatchObject({ state: 'skipped' })
  await store.close()
  store = await openSqlite({ file: ':memory:', clock: () => now })
  ingest = makeIngest({ store, extract, clock: () => now })
  await subscribe('ferries')
  const elsewhere = makePostedAt()
  await read('day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire')
  expect(await elsewhere('2026-04-02T18:00:00Z')).toMatchObject({ state: 'skipped' })
})

it('posts nothing where what came only repeats what was told, and says so', async () => {
  await subscribe('all')
  const postedAt = makePostedAt()
  await read('day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire')
  expect(await postedAt('2026-03-30T18:00:00Z')).toMatchObject({ state: 'scheduled' })
  await read('day2-b-repeat.txt', '2026-03-31T11:00:00Z', 'Bay Post')
  expect(await postedAt('2026-03-31T18:00:00Z')).toMatchObject({
    state: 'skipped',
    reason: 'Nothing new about all: what came repeats what was told.',
  })
  await read('day2-a.txt', '2026-04-01T10:00:00Z', 'Quayside Dispatch')
  const last = await postedAt('2026-04-01T18:00:00Z')
  expect(last).toMatchObject({ state: 'scheduled' })
  const briefing = await store.briefings.find(last?.briefingId ?? '')
  expect(briefing?.blocks.flatMap((block) => (block.type === 'section' ? [block.id] : []))[0]).toBe('changes')
})

it('keeps one ledger and one ladder, whichever of the three days is read first', async () => {
  const days = [
    ['day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire'],
    ['day2-a.txt', '2026-03-31T10:00:00Z', 'Quayside Dispatch'],
    ['day3-a.txt', '2026-04-01T12:00:00Z', 'Lantern Wire'],
  ] as const
  const seen = new Set<string>()
  for (const order of ['012', '021', '102', '120', '201', '210']) {
    await store.close()
    store = await openSqlite({ file: ':memory:', clock: () => now })
    ingest = makeIngest({ store, extract, clock: () => now })
    for (const at of order) {
      const [file, publishedAt, publisher] = days[Number(at)] ?? days[0]
      await ingest({ ...(await readFileArticle(join(folder, file), { publishedAt })), publisher })
    }
    const { claims, talks = [] } = await story()
    const ledger = claims.map(({ text, status, about, entries }) => {
      const history = entries.map(({ status: its, party, names, evidence }) => [its, party, names, evidence])
      return JSON.stringify([text, status, about, history])
    })
    seen.add(
      JSON.stringify([
        ledger.toSorted(),
        talks.map(({ text, rung, steps }) => [text, rung, steps.map(({ id }) => id)]),
      ]),
    )
  }
  expect(seen.size).toBe(1)
})
