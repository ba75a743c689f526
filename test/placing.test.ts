// Why it exists: articles find their stories in whatever order they come; a story that swallowed another is parted, and
// nothing that was said or told is lost by it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../src/core/article.ts'
import type { Store } from '../src/core/ports.ts'
import { extract } from '../src/extract/extract.ts'
import { partStory } from '../src/parting.ts'
import { makeIngest } from '../src/pipeline.ts'
import { openSqlite } from '../src/storage/sqlite.ts'
import { termsOf } from '../src/stories/terms.ts'

const now = Date.parse('2031-05-20T12:00:00Z')
let store: Store
beforeEach(async () => {
  store = await openSqlite({ file: ':memory:', clock: () => now })
})
afterEach(() => store.close())

const article = (publishedAt: string, title: string, body: string): Article => {
  return {
    title,
    url: null,
    publisher: 'Quay Post',
    byline: null,
    publishedAt,
    language: 'en',
    text: `${title}\n${body}`,
  }
}

// Two quakes, near twins; and one more report of the first, eight days on.
const QUAKES = [
  article(
    '2031-05-05T08:00:00Z',
    'Quake shakes the island of Lume',
    'A strong earthquake hit the island of Lume on Monday. Governor Tessa Brandt said that 12 people were hurt in Lume Harbour. Rescue teams from Casmere were on their way.',
  ),
  article(
    '2031-05-05T14:00:00Z',
    'Twelve hurt as earthquake hits Lume Harbour',
    'Rescue teams from Casmere reached Lume Harbour after the earthquake. Tessa Brandt, the governor of Lume, said 12 people were hurt and the ferry terminal was closed.',
  ),
  article(
    '2031-05-05T09:00:00Z',
    'Quake shakes the town of Orlen',
    'A strong earthquake hit the town of Orlen on Monday. Mayor Piet Halloran said that a bridge in Orlen had come down. Engineers from Vesk were on their way.',
  ),
  article(
    '2031-05-05T16:00:00Z',
    'Bridge of Orlen down after earthquake',
    'Engineers from Vesk looked at the bridge of Orlen that came down in the earthquake. Piet Halloran, the mayor of Orlen, said it would be closed for a month.',
  ),
]
const LATER = article(
  '2031-05-13T08:00:00Z',
  'Lume Harbour opens again after the earthquake',
  'The ferry terminal of Lume Harbour opened on Tuesday, a week after the earthquake. Governor Tessa Brandt of Lume said the rescue teams from Casmere had left.',
)

async function ingestAll(articles: readonly Article[]) {
  const ingest = makeIngest({ store, extract, clock: () => now })
  const ids: string[] = []
  for (const one of articles) ids.push((await ingest(one)).articleId)
  return ids
}

async function storiesOf() {
  const stories = await Promise.all((await store.stories.latest(99)).map((id) => store.stories.load(id)))
  return stories.flatMap((story) => story ?? [])
}

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}

describe('two quakes on one day', () => {
  it.each(orders([0, 1, 2, 3]))('make two stories and one ledger in the order %i, %i, %i, %i', async (...order) => {
    await ingestAll(order.flatMap((at) => QUAKES[at] ?? []))
    const stories = await storiesOf()
    const titles = stories.map(({ articles }) => articles.map(({ extraction }) => extraction.article.title))
    expect(titles.toSorted()).toEqual([
      [QUAKES[0]?.title, QUAKES[1]?.title],
      [QUAKES[2]?.title, QUAKES[3]?.title],
    ])
    const claims = stories.flatMap((story) =>
      story.claims.map(({ text, by, status, entries }) => ({ text, by, status, n: entries.length })),
    )
    expect(JSON.stringify(claims.toSorted((a, b) => (a.text < b.text ? -1 : 1)))).toMatchInlineSnapshot(
      `"[{"text":"12 people were hurt and the ferry terminal was closed","by":{"personId":null,"name":"Tessa Brandt"},"status":"attributed","n":1},{"text":"12 people were hurt in Lume Harbour","by":{"personId":"tessa-brandt","name":"Tessa Brandt"},"status":"attributed","n":1},{"text":"a bridge in Orlen had come down","by":{"personId":"piet-halloran","name":"Piet Halloran"},"status":"attributed","n":1},{"text":"it would be closed for a month","by":{"personId":"piet-halloran","name":"Piet Halloran"},"status":"attributed","n":1}]"`,
    )
  })
})

describe('what comes a week later', () => {
  it('is a story of its own that names the one before', async () => {
    await ingestAll([...QUAKES, LATER])
    const stories = await storiesOf()
    expect(stories).toHaveLength(3)
    const [latest, before] = [LATER.title, QUAKES[0]?.title].map((title) =>
      stories.find((story) => story.title === title),
    )
    expect(latest?.follows).toEqual({ storyId: before?.id, how: 'later' })
  })
})

describe('a story that swallowed another', () => {
  /** As if all had come in as one. */
  async function swallow() {
    const ids = await ingestAll(QUAKES)
    const [keeps, other] = await Promise.all([0, 2].map((at) => store.articles.find(ids[at] ?? '')))
    const storyId = keeps?.storyId ?? ''
    const sketch = await store.stories.findSketch(storyId)
    if (sketch === null || other == null) throw new Error('no story')
    const swallowed = await store.stories.load(other.storyId)
    await store.stories.part(other.storyId, sketch, ids.slice(2), now)
    await store.claims.move(swallowed?.claims.map(({ id }) => id) ?? [], storyId)
    return { ids, storyId, claims: [...(swallowed?.claims ?? [])] }
  }

  it('is parted: articles, claims and what was told go with the later group; the old id still answers', async () => {
    const { ids, storyId, claims } = await swallow()
    const told = { storyId, changedAt: now }
    await store.subscriptions.saveTold('web/web/web', 'd1', [told])
    expect((await store.stories.load(storyId))?.articles).toHaveLength(4)
    expect(await store.transact((trx) => partStory(trx, storyId, now))).toBe(true)

    const left = await store.stories.load(storyId)
    expect(left?.articles.map(({ id }) => id)).toEqual([ids[0], ids[1]])
    expect(left?.claims.every(({ entries }) => entries.every(({ articleId }) => ids.indexOf(articleId) < 2))).toBe(true)
    const part = (await storiesOf()).find(({ follows, articles }) => follows?.how === 'parted' && articles.length > 0)
    expect(part?.follows?.storyId).toBe(storyId)
    expect(part?.articles.map(({ id }) => id)).toEqual([ids[2], ids[3]])
    expect(part?.claims.map(({ id }) => id).toSorted()).toEqual(claims.map(({ id }) => id).toSorted())
    const moves = await store.stories.findMoves(storyId)
    expect(
      moves
        .filter(({ from }) => from === storyId)
        .map(({ articleId }) => articleId)
        .toSorted(),
    ).toEqual(ids.slice(2).toSorted())
    expect(await store.subscriptions.findTold('web/web/web')).toContainEqual({ storyId: part?.id, changedAt: now })
    // A further article finds the part, not what it was parted from.
    const about = await store.terms.findStory(part?.id ?? '')
    expect(about?.terms.names.has('orlen')).toBe(true)
    expect((await store.terms.findStory(storyId))?.terms.names.has('orlen')).toBe(false)
  })

  it('that is one story stays whole', async () => {
    const ids = await ingestAll(QUAKES.slice(0, 2))
    const found = await store.articles.find(ids[0] ?? '')
    expect(await partStory(store, found?.storyId ?? '', now)).toBe(false)
  })
})

it('looks at few stories however many there are', async () => {
  const many = Array.from({ length: 120 }, (_, at) => {
    const town = [...String(100 + at)].map((digit) => 'BDFGKLMNPR'[Number(digit)]).join('a')
    return article(
      '2031-05-05T08:00:00Z',
      `Market opens in ${town}a`,
      `A market opened in ${town}a on Monday. Ada ${town}us sold ${town}ora.`,
    )
  })
  await ingestAll(many)
  const terms = termsOf(many[0]?.text ?? '')
  const keys = new Map([...terms.names.keys(), ...terms.words.keys()].map((term) => [term, 1]))
  const found = await store.terms.findStories({ keys, from: 0, to: now, limit: 30 })
  expect(found.length).toBeLessThanOrEqual(30)
})

it('keeps two matters of one day apart that only the one who speaks of both has in common', async () => {
  const [ferry, grain] = await ingestAll([
    article(
      '2031-05-05T08:00:00Z',
      'Ferries to Brennholm stop in June',
      'Ferries to Brennholm will stop in June, Signe Halvard said. Matteo Oriel of the harbour wants a bridge instead.',
    ),
    article(
      '2031-05-05T10:00:00Z',
      'Norrland plans grain talks',
      'Norrland plans talks on grain prices with its neighbours, Signe Halvard announced. Signe Halvard gave no date.',
    ),
  ])
  const [one, other] = [await store.articles.find(ferry ?? ''), await store.articles.find(grain ?? '')]
  expect(one?.storyId).not.toBe(other?.storyId)
})
