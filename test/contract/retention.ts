// Why it exists: what every engine must delete by its age or with its workspace, and what it must not.
import { beforeEach, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { parseTopic, type TopicQuery } from '../../src/core/topic.ts'
import { extractionOf } from '../stories/build.ts'
import { articleOf, briefingOf, claimOf, delivery, noon, sketchOf, subscription } from './rows.ts'

const day = 86_400_000

export function retention(store: () => Store): void {
  const purgeAll = async (before: number, limit = 2) => {
    let sum = 0
    for (let step = -1; step !== 0; sum += step) step = await store().retention.purgeOld(before, limit)
    return sum
  }
  const kept = async (...ids: string[]) => {
    const found = await Promise.all(ids.map((id) => store().articles.find(id)))
    return found.flatMap((article) => article?.id ?? []).join(' ')
  }
  beforeEach(async () => {
    for (const id of ['s1', 's2', 's3']) await store().stories.save(sketchOf(id))
    for (const id of ['oren-velt', 'ines-marsh']) await store().people.save({ id, name: id, aliases: [] })
  })

  it('deletes what was read before a time, in steps, with its names, its signature and its words', async () => {
    for (const [id, at] of [
      ['one', 0],
      ['two', 1],
      ['three', 2],
      ['young', 9],
    ] as const) {
      const article = articleOf(id, { ingestedAt: noon + at * day, url: `https://a.example/${id}` })
      await store().articles.save(
        article,
        Array.from({ length: 128 }, (_, row) => row + at),
      )
      const role = { text: 'premier', articleId: id, saidAt: noon }
      await store().people.saveMention({ personId: 'ines-marsh', articleId: id, localId: 'p' }, [role])
    }
    expect(await store().retention.countOld(noon + 5 * day)).toBe(3)
    expect(await store().retention.purgeOld(noon + 5 * day, 2)).toBe(2)
    expect(await purgeAll(noon + 5 * day)).toBe(1)
    expect(await kept('one', 'two', 'three', 'young')).toBe('young')
    expect(await store().retention.countOld(noon + 5 * day)).toBe(0)
    expect((await store().people.findMentions('ines-marsh')).map(({ articleId }) => articleId)).toEqual(['young'])
    // The history of roles outlives the articles that gave them.
    expect((await store().people.find('ines-marsh'))?.roles).toHaveLength(4)
    expect(await store().articles.findAlike(Array.from({ length: 128 }, (_, row) => row))).toEqual([])
    const { articles } = await store().search({ query: parseTopic('all') as TopicQuery, limit: 9 })
    expect(articles.map(({ id }) => id)).toEqual(['young'])
    const { id, storyId, title, url } = { ...(await store().articles.findPast({ contentHash: 'hash-one' })) }
    expect([id, storyId, title, url]).toEqual(['one', 's1', 'one', 'https://a.example/one'])
    expect(await store().articles.findPast({ id: 'two' })).toMatchObject({ title: 'two' })
    expect(await store().articles.findPast({ id: 'young' })).toBeNull()
  })

  it('keeps an original as long as a copy of it: alone, the copy would be a source of its own', async () => {
    await store().articles.save(articleOf('original', { ingestedAt: noon }), [])
    await store().articles.save({ ...articleOf('copy', { ingestedAt: noon + 3 * day }), copyOf: 'original' }, [])
    expect(await store().retention.countOld(noon + day)).toBe(0)
    expect(await purgeAll(noon + day)).toBe(0)
    expect(await kept('original', 'copy')).toBe('original copy')
    expect(await store().retention.countOld(noon + 4 * day)).toBe(2)
    expect(await purgeAll(noon + 4 * day, 1)).toBe(2)
    expect(await kept('original', 'copy')).toBe('')
  })

  it('keeps claims with their entries and the stories that they, or briefings, are of; empty stories go', async () => {
    await store().articles.save(articleOf('one', { storyId: 's1' }), [])
    await store().articles.save(articleOf('two', { storyId: 's2' }), [])
    const claim = claimOf('c1', { saidAt: noon })
    await store().claims.save(claim)
    for (const entry of claim.entries) await store().claims.append(entry)
    await store().briefings.save({ ...briefingOf(1), storyId: 's3' })
    await store().articles.save({ ...articleOf('three', { storyId: 's3' }) }, [])
    expect(await purgeAll(noon + day)).toBe(3)
    expect(await store().stories.load('s1')).toMatchObject({ articles: [], claims: [claim] })
    expect(await store().stories.load('s2')).toBeNull()
    expect((await store().stories.load('s3'))?.articles).toEqual([])
    expect((await store().search({ query: parseTopic('told') as TopicQuery, limit: 9 })).claims).toEqual([claim])
  })

  it('deletes all of a workspace at once, and nothing of another', async () => {
    const [ours, theirs] = ['T1', 'T10'].map((workspace) => ({ platform: 'slack', workspace, channel: 'C1' }) as const)
    for (const [at, destination] of [ours, theirs].entries()) {
      if (destination === undefined) continue
      await store().subscriptions.save({ ...subscription, id: `sub${at}`, destination })
      await store().briefings.save({ ...briefingOf(1), id: `b${at}`, storyId: 's1', storyIds: ['s1', 's2'] })
      await store().deliveries.insert({ ...delivery, id: `d${at}`, key: `k${at}`, briefingId: `b${at}`, destination })
      await store().subscriptions.saveTold(`slack:${destination.workspace}:C1`, `d${at}`, [
        { storyId: 's1', changedAt: 1 },
      ])
      const named = { key: 'grain', name: 'Grain' }
      await store().topics.save(destination, { ...named, query: 'grain' })
      await store().subscriptions.save({ ...subscription, id: `sub${at}`, destination, topic: 'grain', named })
      await store().settings.save(destination, { timeZone: 'Europe/Berlin' })
    }
    const workspace = { platform: 'slack', workspace: 'T1' } as const
    expect(await store().retention.countOf(workspace)).toEqual({
      subscriptions: 1,
      deliveries: 1,
      topics: 1,
      settings: 1,
    })
    expect(await store().retention.purgeOf(workspace)).toEqual({
      subscriptions: 1,
      deliveries: 1,
      topics: 1,
      settings: 1,
    })
    expect(await store().retention.countOf(workspace)).toEqual({
      subscriptions: 0,
      deliveries: 0,
      topics: 0,
      settings: 0,
    })
    expect((await store().subscriptions.all()).map(({ id }) => id)).toEqual(['sub1'])
    expect(await store().topics.all({ ...workspace, workspace: 'T10' })).toHaveLength(1)
    expect(await store().deliveries.findByKey('k0')).toBeNull()
    expect(await store().deliveries.findByKey('k1')).not.toBeNull()
    expect([await store().briefings.find('b0'), (await store().briefings.find('b1'))?.id]).toEqual([null, 'b1'])
    expect(await store().subscriptions.findTold('slack:T1:C1')).toEqual([])
    expect(await store().subscriptions.findTold('slack:T10:C1')).toHaveLength(1)
  })

  it('pauses a workspace that left and goes on when it is back, but for what a human had paused', async () => {
    const [ours, theirs] = ['T1', 'T10'].map((workspace) => ({ platform: 'slack', workspace, channel: 'C1' }) as const)
    if (ours === undefined || theirs === undefined) throw new Error('two workspaces')
    await store().subscriptions.save({ ...subscription, id: 'runs', destination: ours })
    await store().subscriptions.save({ ...subscription, id: 'stands', destination: ours, pausedAt: noon })
    await store().subscriptions.save({ ...subscription, id: 'theirs', destination: theirs })
    await store().briefings.save(briefingOf(1))
    const waiting = {
      ...delivery,
      destination: ours,
      subscriptionId: 'runs',
      state: 'scheduled',
      settledAt: null,
    } as const
    await store().deliveries.insert(waiting)
    const { retention } = store()
    const paused = async () =>
      Object.fromEntries((await store().subscriptions.all()).map(({ id, pausedAt }) => [id, pausedAt]))
    await retention.leave(ours, noon + day)
    await retention.leave(ours, noon + 2 * day)
    expect(await paused()).toEqual({ runs: noon + day, stands: noon, theirs: null })
    expect(await store().deliveries.findByKey(waiting.key)).toMatchObject({ state: 'skipped' })
    expect(await retention.findGone(noon + day)).toEqual([])
    expect(await retention.findGone(noon + day + 1)).toEqual([{ platform: 'slack', workspace: 'T1' }])
    expect([await retention.comeBack(ours), await retention.comeBack(ours)]).toEqual([true, false])
    expect(await paused()).toEqual({ runs: null, stands: noon, theirs: null })
    await retention.leave(ours, noon + 3 * day)
    await retention.purgeOf({ platform: 'slack', workspace: 'T1' })
    expect(await retention.findGone(noon + 9 * day)).toEqual([])
    expect(await paused()).toEqual({ theirs: null })
  })

  it('knows a text again that was kept once', async () => {
    const extraction = extractionOf({ title: '', body: 'Words of no headline.' })
    const article = { id: 'x', storyId: 's2', contentHash: 'h', copyOf: null, ingestedAt: noon, extraction }
    await store().articles.save(article, [])
    expect(await purgeAll(noon + day)).toBe(1)
    expect(await store().articles.findPast({ contentHash: 'h' })).toMatchObject({
      id: 'x',
      storyId: 's2',
      title: 'Words of no headline.',
    })
  })
}
