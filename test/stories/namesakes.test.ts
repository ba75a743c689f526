// Why it exists: two people of one name stay two, one person over a changing career stays one, whichever article comes first.
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'

type Text = readonly [day: string, text: string]

const PLAYER: Text = [
  '2031-05-04',
  'Casmere striker Jon Amsel scored twice against Lodden on Sunday. Amsel said the team had played its best match of the year.',
]
const MINISTER: Text = [
  '2031-05-05',
  'Finance Minister Jon Amsel presented the budget in Ostvale on Monday. Amsel said that taxes on grain would fall next year.',
]
const INJURED: Text = [
  '2031-05-07',
  'Jon Amsel, the Casmere striker, will miss the cup final. Jon Amsel hurt his knee in training, the club said.',
]
const BANKS: Text = [
  '2031-05-08',
  'The banks met Jon Amsel on Thursday. Jon Amsel told them that the rate would not change this summer.',
]

async function read(texts: readonly Text[], work: (store: Store) => Promise<void> = async () => {}) {
  let now = Date.parse('2031-06-01T00:00:00Z')
  const store = await openSqlite({ file: ':memory:', clock: () => now })
  const ingest = makeIngest({ store, extract, clock: () => now++ })
  for (const [day, body] of texts) {
    await ingest({
      ...{ title: '', text: body, url: null, publisher: 'Lantern Wire', authors: [], language: 'en' },
      ...{ publishedAt: `${day}T10:00:00Z`, format: 'text' },
    } as never)
  }
  await work(store)
  const found = await store.people.findByName('Amsel', 20)
  const people = await Promise.all(
    found.map(async ({ id, name }) => {
      const mentions = await store.people.findMentions(id)
      const articles = await Promise.all(mentions.map(({ articleId }) => store.articles.find(articleId)))
      const said = (await store.claims.findByPerson(id))
        .filter(({ by }) => by?.personId === id)
        .map(({ text }) => text)
        .toSorted()
      return { id, name, days: articles.map((one) => one?.extraction.article.publishedAt?.slice(0, 10)), said }
    }),
  )
  await store.close()
  return people.filter(({ days }) => days.length > 0).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function ordersOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.length < 2 ? [all] : all.flatMap((one, at) => ordersOf(all.toSpliced(at, 1)).map((rest) => [one, ...rest]))
}

describe('a footballer and a minister', () => {
  it('are two in any order, each with what he said; what says nothing of either is neither’s', async () => {
    const seen = new Set<string>()
    for (const order of ordersOf([PLAYER, MINISTER, INJURED, BANKS])) seen.add(JSON.stringify(await read(order)))
    expect(seen.size).toBe(1)
    const [player, minister] = await read([PLAYER, MINISTER, INJURED])
    expect(player).toMatchObject({ id: 'jon-amsel', days: ['2031-05-04', '2031-05-07'] })
    expect(player?.said).toEqual(['the team had played its best match of the year'])
    expect(minister).toMatchObject({ id: 'jon-amsel--b', days: ['2031-05-05'] })
    expect(minister?.said).toEqual(['taxes on grain would fall next year'])
    const unsure = (await read([PLAYER, MINISTER, BANKS]))[2]
    expect(unsure).toMatchObject({ id: 'jon-amsel--c', said: ['the rate would not change this summer'] })
  })

  it('are told apart by whom they are named with', async () => {
    const aide: Text = ['2031-05-09', 'Jon Amsel and Lena Fox spoke in Ostvale. Jon Amsel thanked Lena Fox.']
    const budget: Text = ['2031-05-05', `${MINISTER[1]} Lena Fox, an aide, stood beside him.`]
    for (const order of ordersOf([PLAYER, aide, budget])) {
      expect((await read(order)).map(({ days }) => days)).toEqual([['2031-05-04'], ['2031-05-05', '2031-05-09']])
    }
  })

  it('are one where an article gives both, and where years lie between', async () => {
    const both: Text = [
      '2031-05-09',
      'Finance Minister Jon Amsel, a former striker, opened a stadium in Ostvale on Friday.',
    ]
    for (const order of ordersOf([PLAYER, MINISTER, both])) expect(await read(order)).toHaveLength(1)
    expect(await read([['2027-05-04', PLAYER[1]], MINISTER])).toHaveLength(1)
  })

  it('stay one where a human said so, and later articles follow', async () => {
    const merged = await read([PLAYER, MINISTER], async (store) => {
      await store.decisions.merge('jon-amsel', 'jon-amsel--b', 1)
      let now = 2
      const ingest = makeIngest({ store, extract, clock: () => now++ })
      for (const [day, text] of [INJURED, BANKS]) {
        await ingest({
          ...{ title: '', text, url: null, publisher: 'Lantern Wire', authors: [], language: 'en' },
          ...{ publishedAt: `${day}T10:00:00Z`, format: 'text' },
        } as never)
      }
    })
    expect(merged.map(({ id, days }) => [id, days.length])).toEqual([['jon-amsel', 4]])
  })
})

describe('by what else', () => {
  it.each<readonly [string, Text, Text, number]>([
    [
      'other initials',
      ['2031-05-04', 'Carl J. Amsel said the harbour would open.'],
      ['2031-05-05', 'Carl M. Amsel said the ferry would sail.'],
      2,
    ],
    [
      'an initial left out',
      ['2031-05-04', 'Carl J. Amsel said the harbour would open.'],
      ['2031-05-05', 'Carl Amsel said the ferry would sail.'],
      1,
    ],
    [
      'ages far apart',
      ['2031-05-04', 'Carl Amsel, 34, who owns the ferry, said it would sail.'],
      ['2031-05-05', 'Carl Amsel, 71, a retired teacher, said the harbour would open.'],
      2,
    ],
    [
      'an age a year on',
      ['2031-05-04', 'Carl Amsel, 34, who owns the ferry, said it would sail.'],
      ['2032-06-05', 'Carl Amsel, 35, who owns the ferry, said it had sailed.'],
      1,
    ],
    [
      'the offices of two states',
      ['2031-05-04', 'Norwegian Foreign Minister Carl Amsel said the strait would open.'],
      ['2031-05-05', 'Danish Foreign Minister Carl Amsel said the talks had failed.'],
      2,
    ],
    [
      'a state and a party',
      ['2031-05-04', 'Norwegian Prime Minister Carl Amsel said the strait would open.'],
      ['2031-05-05', 'Labour leader Carl Amsel said the talks had failed.'],
      1,
    ],
    [
      'an office held, then former',
      ['2031-05-04', 'Norwegian Foreign Minister Carl Amsel said the strait would open.'],
      ['2032-05-05', 'Carl Amsel, the former foreign minister, said the talks had failed.'],
      1,
    ],
    [
      'a state that was, and another',
      ['2031-05-04', 'Former Soviet Foreign Minister Carl Amsel said the strait would open.'],
      ['2031-05-05', 'Georgian President Carl Amsel said the talks had failed.'],
      1,
    ],
    [
      'a part of a state and the whole',
      ['2031-05-04', 'Scottish Justice Secretary Carl Amsel said the strait would open.'],
      ['2032-05-01', 'British Foreign Secretary Carl Amsel said the talks had failed.'],
      1,
    ],
    [
      'a coach and a judge',
      ['2031-05-04', 'Lodden coach Carl Amsel said the match would be hard.'],
      ['2031-05-05', 'Judge Carl Amsel said the case would go on.'],
      1,
    ],
  ])('%s', async (_, one, other, count) => {
    for (const order of ordersOf([one, other])) expect(await read(order)).toHaveLength(count)
  })
})
