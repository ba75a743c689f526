// Why it exists: what every engine must count, for metrics and the readiness probe.
import { expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { articleOf, delivery, noon, sketchOf } from './rows.ts'
import { sourceOf } from './sources.ts'

export function census(store: () => Store): void {
  it('counts nothing in an empty store, and lets it be written to', async () => {
    await store().census.check()
    const sources = { active: 0, failing: 0, gone: 0 }
    expect(await store().census.take(noon)).toEqual({ waiting: [], dueSince: null, sources, articles: 0 })
  })

  it('counts what waits by platform and state, and since when the oldest is due', async () => {
    const due = (id: string, dueAt: number, rest = {}) =>
      store().deliveries.insert({ ...delivery, id, key: id, dueAt, ...rest })
    await due('a', noon - 9_000)
    await due('b', noon - 5_000)
    await due('later', noon + 5_000)
    await due('ended', noon - 99_000, { state: 'skipped' })
    expect(await store().census.take(noon)).toMatchObject({
      waiting: [{ platform: 'slack', state: 'scheduled', count: 3 }],
      dueSince: noon - 9_000,
    })
    await store().deliveries.claim({ now: noon, leaseMs: 1_000 })
    expect((await store().census.take(noon)).waiting).toEqual([
      { platform: 'slack', state: 'claimed', count: 1 },
      { platform: 'slack', state: 'scheduled', count: 2 },
    ])
  })

  it('counts articles, and sources by how they stand', async () => {
    await store().stories.save(sketchOf('s1'))
    for (const id of ['one', 'two']) await store().articles.save(articleOf(id), [])
    await store().sources.add(sourceOf('good', { failures: 2 }))
    await store().sources.add(sourceOf('bad', { failures: 3 }))
    await store().sources.add(sourceOf('gone', { state: 'gone', failures: 9 }))
    expect(await store().census.take(noon)).toMatchObject({
      articles: 2,
      sources: { active: 1, failing: 1, gone: 1 },
    })
  })
}
