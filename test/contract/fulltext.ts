// Why it exists: what every engine must find of a user's words in what is kept, and that words can do no more than find.
import { beforeEach, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { parseTopic, type TopicQuery } from '../../src/core/topic.ts'
import { extractionOf } from '../stories/build.ts'
import { claimOf, noon, sketchOf } from './rows.ts'

const hour = 3_600_000

export function fulltext(store: () => Store): void {
  const find = async (words: string, given: { from?: number; to?: number; limit?: number } = {}) => {
    const query = parseTopic(words)
    if (typeof query === 'string') return query
    const { articles, claims } = await store().search({ query, limit: 9, ...given })
    return [...articles, ...claims].map(({ id }) => id).join(' ')
  }
  const save = (id: string, hours: number, title: string, body: string) =>
    store().articles.save(
      {
        ...{ id, storyId: 's1', contentHash: id, copyOf: null, ingestedAt: noon },
        extraction: extractionOf({ title, body, publishedAt: new Date(noon + hours * hour).toISOString() }),
      },
      [],
    )

  beforeEach(async () => {
    await store().stories.save(sketchOf('s1'))
    await save('strait', 1, 'Grain talks in Ostvale', 'The strait stays open. Zoë Nagy’s ships wait.')
    await save('match', 3, 'Talks after the match', 'Grain of the pitch; no sports news. AND OR NOT NEAR.')
    await save('old', 0, '東京で会議', 'G7会議が東京で開かれた。')
  })

  it('is all of the words, the newest first, the phrase as it stands, without what is excluded', async () => {
    expect(await find('grain')).toBe('match strait')
    expect(await find('GRAIN strait')).toBe('strait')
    expect(await find('"grain talks"')).toBe('strait')
    expect(await find('"talk grain"')).toBe('')
    expect(await find('talk -sports')).toBe('strait')
    expect(await find('zoe nagy')).toBe('strait')
    expect(await find('会議')).toBe('old')
    expect(await find('-sports')).toBe('strait old')
    expect(await find('all')).toBe('match strait old')
    expect(await find('zeppelin')).toBe('')
    expect(await find('strait OR pitch -wait')).toBe('match')
    expect(await find('zeppelin OR 会議')).toBe('old')
    expect(await find('(strait OR zeppelin) ships')).toBe('strait')
    // The end of the title and the beginning of the text stand apart.
    expect(await find('"Ostvale strait"')).toBe('')
  })

  it('looks for people and places where they are named as such', async () => {
    const told = {
      title: 'Ann Lee in Port Sella',
      body: 'Ann Lee met Vienna Moss.',
      people: ['Ann Lee', 'Vienna Moss'],
    }
    const event = { type: 'meeting', participants: [], place: 'Port Sella' } as const
    const extraction = extractionOf({ ...told, event, publishedAt: new Date(noon).toISOString() })
    const rest = { storyId: 's1', contentHash: 'lee', copyOf: null, ingestedAt: noon }
    await store().articles.save({ id: 'lee', ...rest, extraction }, [])
    expect(await find('person:lee')).toBe('lee')
    expect(await find('person:"Ann Lee" place:sella')).toBe('lee')
    expect(await find('person:sella OR place:vienna')).toBe('')
    // What only excludes a name as that of a person, or of a place, may not take it out of the words.
    expect(await find('sella -person:sella')).toBe('lee')
    expect(await find('sella -person:lee')).toBe('')
    expect(await find('vienna -place:vienna')).toBe('lee')
  })

  it('keeps to a span of time and to a number', async () => {
    expect(await find('grain', { from: noon + 2 * hour })).toBe('match')
    expect(await find('grain', { to: noon + 2 * hour })).toBe('strait')
    expect(await find('all', { from: noon, to: noon })).toBe('old')
    expect(await find('grain', { limit: 1 })).toBe('match')
    expect(await find('all', { limit: 0 })).toBe('')
  })

  it('takes words that a search engine would obey as words', async () => {
    for (const words of ['AND', 'NOT', 'OR', 'NEAR', '"and or not near"']) expect(await find(words)).toBe('match')
    const hostile = [
      'words:grain',
      'grain*',
      '^grain',
      'NEAR(grain talks)',
      'grain" OR "strait',
      "'; drop table articles",
      '(',
    ]
    for (const words of hostile) {
      const ids = await find(words)
      expect(typeof ids).toBe('string')
      expect(ids).not.toContain('old')
    }
    const raw: TopicQuery = { wanted: [[{ shown: '"', key: '" OR "grain' }]], unwanted: [] }
    expect((await store().search({ query: raw, limit: 9 })).articles).toEqual([])
    expect(await store().articles.count()).toBe(3)
  })

  it('finds claims by what is said, by whom and about whom, as they are now', async () => {
    for (const id of ['oren-velt', 'ines-marsh']) await store().people.save({ id, name: id, aliases: [] })
    const claim = claimOf('c1', { saidAt: noon })
    await store().claims.save(claim)
    for (const entry of claim.entries) await store().claims.append(entry)
    for (const words of ['told', 'Velt', '"Orian government" Marsh']) expect(await find(words)).toBe('c1')
    expect((await store().search({ query: parseTopic('told') as TopicQuery, limit: 1 })).claims).toEqual([claim])
    await store().claims.save({ ...claim, about: [] })
    expect(await find('Orian')).toBe('')
    expect(await find('told', { from: noon + 1000 })).toBe('')
  })

  it('finds nothing of an article whose transaction was undone', async () => {
    const undone = store().transact(async (trx) => {
      const extraction = extractionOf({ title: 'Zeppelin', body: 'A zeppelin.' })
      await trx.articles.save(
        { id: 'z', storyId: 's1', contentHash: 'z', copyOf: null, ingestedAt: noon, extraction },
        [],
      )
      expect((await trx.search({ query: parseTopic('zeppelin') as TopicQuery, limit: 9 })).articles).toHaveLength(1)
      throw new Error('on purpose')
    })
    await expect(undone).rejects.toThrow('on purpose')
    expect(await find('zeppelin')).toBe('')
  })
}
