// Why it exists: what every engine under the store must do; each engine's test runs this suite with its own factory.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LedgerClaim } from '../../src/core/claim.ts'
import type { Store } from '../../src/core/ports.ts'
import { census } from './census.ts'
import { briefings, deliveries, subscriptions } from './deliveries.ts'
import { destinations } from './destinations.ts'
import { edits } from './edits.ts'
import { fulltext } from './fulltext.ts'
import { namesakes } from './namesakes.ts'
import { retention } from './retention.ts'
import { articleOf, claimOf, noon, sketchOf } from './rows.ts'
import { breaking, names, news } from './search.ts'
import { sources } from './sources.ts'
import { talks } from './talks.ts'
import { settings, topics } from './topics.ts'

const hour = 3_600_000

export function testStore(engine: string, open: () => Promise<Store>): void {
  describe(`the store on ${engine}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => {
      await store.close()
    })

    describe('articles', () => articles(() => store))
    describe('stories', () => stories(() => store))
    describe('news', () => news(() => store))
    describe('breaking news', () => breaking(() => store))
    describe('people', () => people(() => store))
    describe('namesakes', () => namesakes(() => store))
    describe('names', () => names(() => store))
    describe('claims', () => claims(() => store))
    describe('talks', () => talks(() => store))
    describe('briefings', () => briefings(() => store))
    describe('subscriptions', () => subscriptions(() => store))
    describe('deliveries', () => deliveries(() => store))
    describe('topics', () => topics(() => store))
    describe('settings', () => settings(() => store))
    describe('edits', () => edits(() => store))
    describe('destinations', () => destinations(() => store))
    describe('sources', () => sources(() => store))
    describe('search', () => fulltext(() => store))
    describe('retention', () => retention(() => store))
    describe('census', () => census(() => store))
    describe('transactions', () => transactions(() => store))
  })
}

function articles(store: () => Store): void {
  it('gives back what was saved, by id, hash and address', async () => {
    const article = articleOf('one', { url: 'https://a.example/1' })
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(article, [1, 4294967295])
    expect(await store().articles.find('one')).toEqual(article)
    expect(await store().articles.findByHash('hash-one')).toEqual(article)
    expect(await store().articles.findByUrl('https://a.example/1')).toEqual(article)
    expect(await store().articles.find('two')).toBeNull()
    expect(await store().articles.findByHash('one')).toBeNull()
    expect(await store().articles.findByUrl('https://a.example/')).toBeNull()
    expect(await store().articles.count()).toBe(1)
  })

  it('finds the latest version of an address', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('new', { url: 'https://a.example/1', ingestedAt: noon + 1 }), [])
    await store().articles.save(articleOf('old', { url: 'https://a.example/1' }), [])
    expect((await store().articles.findByUrl('https://a.example/1'))?.id).toBe('new')
  })

  it('finds those that share rows of a signature, the newest first', async () => {
    await store().stories.save(sketchOf('s1'))
    const signatures = { a: [1, 2, 3, 4], b: [1, 2, 5, 6], c: [9, 8, 3, 4], d: [2, 1, 4, 3], e: [] }
    for (const [at, [id, signature]] of Object.entries(signatures).entries()) {
      await store().articles.save(articleOf(id, { ingestedAt: noon + at }), signature)
    }
    expect(await store().articles.findAlike([1, 2, 3, 4])).toEqual([
      { id: 'c', signature: [9, 8, 3, 4] },
      { id: 'b', signature: [1, 2, 5, 6] },
      { id: 'a', signature: [1, 2, 3, 4] },
    ])
    expect(await store().articles.findAlike([7, 7, 7, 7])).toEqual([])
    expect(await store().articles.findAlike([])).toEqual([])
  })

  it('takes no text twice, and no article without its story', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('one'), [])
    await expect(store().articles.save({ ...articleOf('two'), contentHash: 'hash-one' }, [])).rejects.toThrow()
    await expect(store().articles.save(articleOf('three', { storyId: 'nowhere' }), [])).rejects.toThrow()
    expect(await store().articles.count()).toBe(1)
  })
}

function stories(store: () => Store): void {
  it('finds those with an article in a span of time, at its ends too', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('one', { publishedAt: '2031-05-05T12:00:00Z', ingestedAt: noon + hour }), [])
    const ids = async (from: number, to: number) => (await store().stories.findAround(from, to)).map(({ id }) => id)
    expect(await ids(noon, noon)).toEqual(['s1'])
    expect(await ids(noon + 1, noon + 2 * hour)).toEqual([])
    expect(await ids(noon - hour, noon - 1)).toEqual([])
  })

  it('takes an article that says no date as of its reading', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('one', { ingestedAt: noon }), [])
    expect(await store().stories.findAround(noon, noon)).toEqual([sketchOf('s1')])
  })

  it('keeps one row when a story is saved again', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().stories.save({ ...sketchOf('s1'), title: 'Another', people: ['x'] })
    await store().stories.save({ ...sketchOf('s2'), lastAt: noon + 1 })
    await store().articles.save(articleOf('one'), [])
    expect(await store().stories.findAround(noon, noon)).toEqual([
      { ...sketchOf('s1'), title: 'Another', people: ['x'] },
    ])
    expect(await store().stories.latest(5)).toEqual(['s2', 's1'])
    expect(await store().stories.latest(1)).toEqual(['s2'])
  })

  it('loads a story whole, its articles oldest first, its claims as they were made', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('late', { publishedAt: '2031-05-06T12:00:00Z' }), [])
    await store().articles.save(articleOf('early', { publishedAt: '2031-05-05T12:00:00Z' }), [])
    for (const claim of [claimOf('c2', { saidAt: noon + 1 }), claimOf('c1', { saidAt: noon })])
      await saveWhole(store(), claim)
    const story = await store().stories.load('s1')
    expect(story?.articles.map(({ id }) => id)).toEqual(['early', 'late'])
    expect(story?.claims.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(await store().stories.load('s2')).toBeNull()
  })
}

function people(store: () => Store): void {
  const ines = { id: 'ines-marsh', name: 'Ines Marsh', aliases: ['Marsh'] }

  it('keeps names and every role once, dated, the oldest first', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('one'), [])
    await store().articles.save(articleOf('two'), [])
    await store().people.save(ines)
    const premier = { text: 'premier', articleId: 'two', saidAt: noon + hour }
    const minister = { text: 'minister', articleId: 'one', saidAt: noon }
    await store().people.saveMention({ personId: ines.id, articleId: 'two', localId: 'p2' }, [premier, premier])
    await store().people.saveMention({ personId: ines.id, articleId: 'one', localId: 'p1' }, [minister])
    await store().people.saveMention({ personId: ines.id, articleId: 'one', localId: 'p1' }, [minister])
    await store().people.save({ ...ines, aliases: ['Marsh', 'Inès Marsh'] })
    const whole = { ...ines, aliases: ['Marsh', 'Inès Marsh'], roles: [minister, premier] }
    expect(await store().people.find(ines.id)).toEqual(whole)
    expect(await store().people.find('nobody')).toBeNull()
  })

  it('finds where a person is named, and who an article names', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('b', { publishedAt: '2031-05-05T12:00:00Z' }), [])
    await store().articles.save(articleOf('a', { publishedAt: '2031-05-06T12:00:00Z' }), [])
    await store().people.save(ines)
    const mentions = ['a', 'b'].map((articleId) => ({ personId: ines.id, articleId, localId: 'p' }))
    for (const mention of mentions) await store().people.saveMention(mention, [])
    expect(await store().people.findMentions(ines.id)).toEqual(mentions.toReversed())
    expect(await store().people.findMentions(ines.id, 1)).toEqual([mentions[0]])
    expect(await store().people.findMentionsIn(['a'])).toEqual([mentions[0]])
    expect(await store().people.findMentionsIn([])).toEqual([])
    expect(await store().people.findMentions('nobody')).toEqual([])
  })
}

function claims(store: () => Store): void {
  beforeEach(async () => {
    await store().stories.save(sketchOf('s1'))
    await store().people.save({ id: 'oren-velt', name: 'Oren Velt', aliases: [] })
    await store().people.save({ id: 'ines-marsh', name: 'Ines Marsh', aliases: [] })
  })

  it('gives back a claim with its entries', async () => {
    const claim = claimOf('c1', { saidAt: noon })
    await saveWhole(store(), claim)
    expect(await store().claims.findByStory('s1')).toEqual([claim])
    expect(await store().claims.find('c1')).toEqual(claim)
    expect(await store().claims.find('c2')).toBe(null)
  })

  it('finds the stories in which a claim has a new entry, by when the last one was recorded', async () => {
    for (const id of ['s1', 's2']) await store().stories.save(sketchOf(id))
    await saveWhole(store(), claimOf('old', { recordedAt: noon - hour }))
    await saveWhole(store(), claimOf('new', { recordedAt: noon + 1 }))
    await saveWhole(store(), { ...claimOf('other', { recordedAt: noon }), storyId: 's2' })
    const [one, two] = [
      { storyId: 's1', changedAt: noon + 1 },
      { storyId: 's2', changedAt: noon },
    ]
    expect(await store().claims.findChanged(Number.NEGATIVE_INFINITY)).toEqual([two, one])
    expect(await store().claims.findChanged(noon + 1)).toEqual([one])
    expect(await store().claims.findChanged(noon + 2)).toEqual([])
  })
  it('appends an entry once, and keeps what it first said', async () => {
    const claim = claimOf('c1', { saidAt: noon })
    await saveWhole(store(), claim)
    for (const entry of claim.entries) await store().claims.append({ ...entry, status: 'denied' })
    expect(await store().claims.findByStory('s1')).toEqual([claim])
  })

  it('finds the claims of a person and those about a person', async () => {
    await saveWhole(store(), claimOf('c1', { saidAt: noon }))
    expect((await store().claims.findByPerson('oren-velt')).map(({ id }) => id)).toEqual(['c1'])
    expect((await store().claims.findByPerson('ines-marsh')).map(({ id }) => id)).toEqual(['c1'])
    expect(await store().claims.findByPerson('nobody')).toEqual([])
    await store().claims.save({ ...claimOf('c1', { saidAt: noon }), about: [] })
    expect(await store().claims.findByPerson('ines-marsh')).toEqual([])
  })

  it('finds the newest of those that a person made, apart from those about the person, with their number', async () => {
    for (const at of [1, 2, 3]) await saveWhole(store(), claimOf(`c${at}`, { recordedAt: noon + at }))
    await saveWhole(store(), { ...claimOf('c4', { recordedAt: noon + 4 }), by: null })
    const some = async (id: string, made: boolean) => {
      const { claims, total } = await store().claims.findSome(id, { made, limit: 2 })
      return [claims.map((claim) => claim.id), total]
    }
    expect(await some('oren-velt', true)).toEqual([['c3', 'c2'], 3])
    expect(await some('oren-velt', false)).toEqual([[], 0])
    expect(await some('ines-marsh', false)).toEqual([['c4', 'c3'], 4])
    expect(await some('nobody', false)).toEqual([[], 0])
  })

  it('lists claims newest first, of one status or of all', async () => {
    await saveWhole(store(), claimOf('c1', { recordedAt: noon }))
    await saveWhole(store(), { ...claimOf('c2', { recordedAt: noon + 1 }), status: 'denied' })
    await saveWhole(store(), claimOf('c3', { recordedAt: noon + 2 }))
    const ids = async (status: LedgerClaim['status'] | null, limit: number) =>
      (await store().claims.list({ status, limit })).map(({ id }) => id)
    expect(await ids(null, 9)).toEqual(['c3', 'c2', 'c1'])
    expect(await ids(null, 2)).toEqual(['c3', 'c2'])
    expect(await ids('unconfirmed', 9)).toEqual(['c3', 'c1'])
    expect(await ids('confirmed', 9)).toEqual([])
  })
}

function transactions(store: () => Store): void {
  it('keeps all of a transaction, or nothing of one that throws', async () => {
    const result = await store().transact(async (trx) => {
      await trx.stories.save(sketchOf('s1'))
      return 'kept'
    })
    const failed = store().transact(async (trx) => {
      await trx.stories.save(sketchOf('s2'))
      await trx.articles.save(articleOf('one', { storyId: 's2' }), [])
      throw new Error('on purpose')
    })
    expect(result).toBe('kept')
    await expect(failed).rejects.toThrow('on purpose')
    expect(await store().stories.latest(9)).toEqual(['s1'])
    expect(await store().articles.count()).toBe(0)
  })

  it('undoes only the inner one where an outer one goes on', async () => {
    await store().transact(async (trx) => {
      await trx.stories.save(sketchOf('outer'))
      const inner = trx.transact(async (part) => {
        await part.stories.save(sketchOf('inner'))
        throw new Error('on purpose')
      })
      await expect(inner).rejects.toThrow('on purpose')
      await trx.transact((part) => part.stories.save(sketchOf('second')))
    })
    expect((await store().stories.latest(9)).toSorted()).toEqual(['outer', 'second'])
  })

  it('lets transactions that start together follow each other', async () => {
    const count = async (trx: Store) => (await trx.stories.latest(99)).length
    const seen = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        store().transact(async (trx) => {
          const before = await count(trx)
          await trx.stories.save(sketchOf(`s${at}`))
          return [before, await count(trx)]
        }),
      ),
    )
    expect(seen.map(([before]) => before)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(seen.every(([before, after]) => after === (before ?? 0) + 1)).toBe(true)
  })
}

async function saveWhole(store: Store, claim: LedgerClaim): Promise<void> {
  await store.people.save({ id: 'oren-velt', name: 'Oren Velt', aliases: [] })
  await store.people.save({ id: 'ines-marsh', name: 'Ines Marsh', aliases: [] })
  await store.claims.save(claim)
  for (const entry of claim.entries) await store.claims.append(entry)
}
