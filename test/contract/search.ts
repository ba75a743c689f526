// Why it exists: what every engine must find: news by its words and its hour, people by a word of a name.
import { beforeEach, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { articleOf, claimOf, noon, sketchOf } from './rows.ts'

export function news(store: () => Store): void {
  const since = async (at: number) =>
    (await store().stories.findNews(at)).map(({ storyId, changedAt, words }) => [
      storyId,
      changedAt - noon,
      words.length,
    ])

  it('is of stories with an article read since, copies aside, with the words of all their articles', async () => {
    for (const id of ['s1', 's2']) await store().stories.save(sketchOf(id))
    await store().articles.save(articleOf('one', { ingestedAt: noon }), [])
    await store().articles.save(articleOf('two', { ingestedAt: noon + 5 }), [])
    await store().articles.save({ ...articleOf('copy', { ingestedAt: noon + 9 }), copyOf: 'one' }, [])
    await store().articles.save(articleOf('other', { storyId: 's2', ingestedAt: noon + 7 }), [])
    expect(await since(noon)).toEqual([
      ['s2', 7, 1],
      ['s1', 5, 2],
    ])
    expect(await since(noon + 6)).toEqual([['s2', 7, 1]])
    expect(await since(noon + 8)).toEqual([])
    expect(await store().stories.findNewsOf(['s2', 'none'])).toEqual(await store().stories.findNews(noon + 6))
    expect(await store().stories.findNewsOf([])).toEqual([])
    const [newest] = await store().stories.findWords(1)
    expect(newest?.storyId).toBe('s2')
    expect(newest?.words).toContain(' said in full ')
    expect(await store().stories.findWords(9)).toHaveLength(3)
    expect(await store().stories.titles(1)).toEqual([{ id: 's1', title: 'A call' }])
  })
}

/** Told of as breaking news: how many sources a story has, and which claims have turned. */
export function breaking(store: () => Store): void {
  beforeEach(async () => {
    for (const id of ['s1', 's2']) await store().stories.save(sketchOf(id))
    for (const id of ['oren-velt', 'ines-marsh']) await store().people.save({ id, name: id, aliases: [] })
  })

  it('has the outlets and times of each article, copies aside, of stories with one read since', async () => {
    const published = { publishedAt: new Date(noon - 60_000).toISOString(), publisher: 'The Lantern' }
    await store().articles.save(articleOf('two', { ingestedAt: noon + 5 }), [])
    await store().articles.save(articleOf('one', { ingestedAt: noon, ...published }), [])
    await store().articles.save({ ...articleOf('copy', { ingestedAt: noon + 9 }), copyOf: 'one' }, [])
    await store().articles.save(articleOf('old', { storyId: 's2', ingestedAt: noon }), [])
    expect(await store().stories.findReports(noon + 1)).toEqual([
      { storyId: 's1', outlet: 'the lantern', saidAt: noon - 60_000, readAt: noon },
      { storyId: 's1', outlet: 'id two', saidAt: noon + 5, readAt: noon + 5 },
    ])
    expect(await store().stories.findReports(noon + 6)).toEqual([])
  })

  it('has the claims denied or withdrawn that were heard of since, answers aside', async () => {
    for (const [id, status] of [
      ['c1', 'denied'],
      ['c2', 'withdrawn'],
      ['c3', 'confirmed'],
      ['c4', 'denied'],
    ] as const) {
      const claim = { ...claimOf(id, { recordedAt: noon + Number(id.at(-1)) }), status }
      await store().claims.save(id === 'c4' ? { ...claim, answers: 'c1' } : claim)
    }
    expect(await store().claims.findTurned(noon)).toEqual([
      { claimId: 'c1', storyId: 's1', changedAt: noon + 1 },
      { claimId: 'c2', storyId: 's1', changedAt: noon + 2 },
    ])
    expect((await store().claims.findTurned(noon + 2)).map(({ claimId }) => claimId)).toEqual(['c2'])
  })
}

export function names(store: () => Store): void {
  beforeEach(async () => {
    await store().people.save({ id: 'ines-marsh', name: 'Ines Marsh', aliases: ['Marsh', 'Premier Marsh'] })
    await store().people.save({ id: 'zoe', name: 'Zoë Nagy-Ács', aliases: [] })
    await store().people.save({ id: 'oleg', name: 'Олег Сарин', aliases: [] })
  })
  const found = async (name: string) => (await store().people.findByName(name, 9)).map(({ id }) => id)
  const near = async (name: string) => (await store().people.findNear(name, 9)).map(({ id }) => id)

  it('find people by the beginning of a word, in any letters', async () => {
    expect(await found('mar')).toEqual(['ines-marsh'])
    expect(await found('INES  MARSH')).toEqual(['ines-marsh'])
    expect(await found('acs')).toEqual(['zoe'])
    expect(await found('Oleg')).toEqual(['oleg'])
    expect(await found('Ines Nagy')).toEqual([])
    for (const none of ['', '   ', '%', '_', "'", '\u0000']) expect(await found(none)).toEqual([])
  })
  it('find people by a misspelt word, the nearest first', async () => {
    expect(await near('mersh')).toEqual(['ines-marsh'])
    expect(await near('Ines Mrash')).toEqual(['ines-marsh'])
    expect(await near('quentin')).toEqual([])
    expect(await near('x'.repeat(10_000))).toEqual([])
  })
  it('find people by the keys that they were saved with, until other keys are given', async () => {
    const byKeys = async (...keys: string[]) => (await store().people.findByKeys(keys)).map(({ id }) => id)
    await store().people.save({ id: 'oleg', name: 'Oleg', aliases: [], keys: ['oleg sarin', 'oleg', 'oleg'] })
    await store().people.save({ id: 'zoe', name: 'Zoë', aliases: [], keys: ['zoe'] })
    expect(await byKeys('zoe', 'oleg sarin', 'ines marsh')).toEqual(['oleg', 'zoe'])
    expect(await byKeys()).toEqual([])
    await store().people.save({ id: 'oleg', name: 'Oleg Sarin', aliases: [] })
    expect(await byKeys('oleg sarin')).toEqual(['oleg'])
    await store().people.save({ id: 'oleg', name: 'Oleg Sarin', aliases: [], keys: [] })
    expect(await byKeys('oleg sarin', 'oleg')).toEqual([])
  })
  it('follow a change of a person, and keep to the limit', async () => {
    await store().people.save({ id: 'ines-marsh', name: 'Ines Velt', aliases: [] })
    expect(await found('marsh')).toEqual([])
    expect(await found('velt')).toEqual(['ines-marsh'])
    await store().people.save({ id: 'ines-2', name: 'Ines Second', aliases: [] })
    expect(await store().people.findByName('ines', 1)).toHaveLength(1)
  })
}
