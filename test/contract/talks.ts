// Why it exists: what every store must do with talks, their steps and what is pending of them.
import { beforeEach, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { noon, sketchOf, talkOf } from './rows.ts'

const day = 24 * 3_600_000

export function talks(store: () => Store): void {
  beforeEach(async () => {
    await store().stories.save(sketchOf('s1'))
    await store().stories.save(sketchOf('s2'))
  })

  it('gives back a talk with its steps, by its story and by its id', async () => {
    const talk = talkOf('t1', { saidAt: noon })
    await store().talks.replace('s1', [talkOf('t0', { saidAt: noon + 1 }), talk])
    expect(await store().talks.findByStory('s1')).toEqual([talk, talkOf('t0', { saidAt: noon + 1 })])
    expect(await store().talks.find('t1')).toEqual(talk)
    expect(await store().talks.find('t2')).toBeNull()
    expect(await store().talks.findByStory('s2')).toEqual([])
    expect((await store().stories.load('s1'))?.talks).toHaveLength(2)
  })

  it('replaces those of one story alone', async () => {
    await store().talks.replace('s1', [talkOf('t1', {}), talkOf('t2', {})])
    await store().talks.replace('s2', [{ ...talkOf('t3', {}), storyId: 's2' }])
    await store().talks.replace('s1', [talkOf('t2', { rung: 'agreed' })])
    expect((await store().talks.findByStory('s1')).map(({ id, rung }) => [id, rung])).toEqual([['t2', 'agreed']])
    expect(await store().talks.findByStory('s2')).toHaveLength(1)
    await store().talks.replace('s1', [])
    expect(await store().talks.findByStory('s1')).toEqual([])
  })

  it('finds what may still come by its day, then what names none', async () => {
    await store().talks.replace('s1', [
      talkOf('late', { dueAt: noon + 2 * day }),
      talkOf('soon', { dueAt: noon + day }),
      talkOf('old', { dueAt: noon - day }),
      talkOf('heard', { saidAt: noon + 1 }),
      talkOf('open', {}),
      talkOf('begun', { dueAt: noon + day, rung: 'started' }),
      talkOf('off', { rung: 'cancelled' }),
    ])
    const pending = async (limit: number) =>
      (await store().talks.findPending({ from: noon, limit })).map(({ id }) => id)
    expect(await pending(9)).toEqual(['soon', 'late', 'heard', 'open'])
    expect(await pending(3)).toEqual(['soon', 'late', 'heard'])
    expect(await pending(1)).toEqual(['soon'])
    expect((await store().talks.findOverdue({ before: noon, limit: 9 })).map(({ id }) => id)).toEqual(['old'])
    expect(await store().talks.findOverdue({ before: noon - day, limit: 9 })).toEqual([])
  })
}
