// Why it exists: what every store must keep of the feeds: how each stands, what of it was read, whom it concerns.
import { expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import type { Source } from '../../src/core/source.ts'
import { articleOf, noon, sketchOf } from './rows.ts'

export function sourceOf(id: string, given: Partial<Source> = {}): Source {
  return {
    ...{ id, url: `https://${id}.example/feed`, title: null, origin: 'user', state: 'active', addedAt: noon },
    ...{
      etag: null,
      lastModified: null,
      lastSuccessAt: null,
      lastErrorAt: null,
      lastError: null,
      failures: 0,
      failingSince: null,
    },
    ...{ nextPollAt: noon, intervalMs: 900_000, ttlMs: null, skipHours: [], toldAt: null, told: 'up' },
    ...given,
  }
}

export function sources(store: () => Store): void {
  it('are added once by their address, and found by it', async () => {
    const one = sourceOf('one', {
      etag: '"1"',
      lastModified: 'now',
      title: 'One',
      told: 'down',
      toldAt: noon,
      ttlMs: 1,
      skipHours: [2, 3],
    })
    expect(await store().sources.add(one)).toBe(true)
    expect(await store().sources.add({ ...sourceOf('two'), url: one.url })).toBe(false)
    expect(await store().sources.findByUrl(one.url)).toEqual(one)
    expect(await store().sources.findByUrl('https://one.example/')).toBeNull()
    expect(await store().sources.all()).toEqual([one])
  })
  it('are due when their time has come, the longest due first, and never when they have ended', async () => {
    await store().sources.add(sourceOf('a', { nextPollAt: noon }))
    await store().sources.add(sourceOf('b', { nextPollAt: noon - 1 }))
    await store().sources.add(sourceOf('c', { nextPollAt: noon + 1 }))
    await store().sources.add(sourceOf('d', { state: 'gone' }))
    expect((await store().sources.findDue(noon)).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await store().sources.findDue(noon - 48 * 3_600_000)).toHaveLength(3)
  })
  it('stay removed, whatever is written of them later', async () => {
    const one = sourceOf('one')
    await store().sources.add(one)
    expect(await store().sources.update({ ...one, failures: 3, failingSince: 7, lastError: 'It is not there.' })).toBe(
      true,
    )
    expect((await store().sources.all())[0]).toMatchObject({
      failures: 3,
      failingSince: 7,
      lastError: 'It is not there.',
    })
    await store().sources.saveTold('one', { told: 'down', toldAt: noon })
    await store().sources.update({ ...one, failures: 4, ttlMs: 7, skipHours: [8] })
    expect((await store().sources.all())[0]).toMatchObject({ ttlMs: 7, skipHours: [8] })
    expect((await store().sources.all())[0]).toMatchObject({ failures: 4, told: 'down', toldAt: noon })
    await store().sources.saveSeen('one', ['k'], null, noon)
    expect(await store().sources.remove('one')).toBe(true)
    expect(await store().sources.remove('one')).toBe(false)
    expect(await store().sources.update(one)).toBe(false)
    await store().sources.saveSeen('one', ['k'], null, noon)
    expect(await store().sources.saveFailure('one', 'k', null, noon)).toBe(0)
    expect(await store().sources.all()).toEqual([])
  })
  it('remember what was read of them, and how often what could not be kept', async () => {
    await store().sources.add(sourceOf('one'))
    await store().sources.add(sourceOf('two'))
    await store().sources.saveSeen('one', ['a', 'b'], 'article', noon)
    expect(await store().sources.saveFailure('one', 'c', null, noon)).toBe(1)
    expect(await store().sources.saveFailure('one', 'c', 'short', noon)).toBe(2)
    expect(await store().sources.findEntries('one', ['a', 'b', 'c', 'd'])).toEqual(
      new Map([
        ['a', 'seen'],
        ['b', 'seen'],
        ['c', 'again'],
      ]),
    )
    expect(await store().sources.findEntries('two', ['a'])).toEqual(new Map())
    await store().sources.saveSeen('one', ['c', 'b'], null, noon + 5)
    await store().sources.forgetEntries('one', noon + 1)
    expect(await store().sources.findEntries('one', ['a', 'b', 'c'])).toEqual(
      new Map([
        ['b', 'seen'],
        ['c', 'seen'],
      ]),
    )
  })
  it('tell which channels were told of a story of theirs', async () => {
    await store().stories.save(sketchOf('s1'))
    await store().articles.save(articleOf('a1'), [])
    await store().sources.add(sourceOf('one'))
    await store().sources.saveSeen('one', ['k', 'l'], 'a1', noon)
    await store().subscriptions.saveTold('here', 'd1', [{ storyId: 's1', changedAt: noon }])
    await store().subscriptions.saveTold('there', 'd2', [{ storyId: 's1', changedAt: noon - 10 }])
    await store().subscriptions.saveTold('elsewhere', 'd3', [{ storyId: 's2', changedAt: noon }])
    expect(await store().sources.findTold('one', noon - 1)).toEqual(['here'])
    expect(await store().sources.findTold('one', noon - 10)).toEqual(['here', 'there'])
    expect(await store().sources.findTold('two', 0)).toEqual([])
  })
}
