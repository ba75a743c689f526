// Why it exists: which articles make one story, and which, however near, do not.
import { describe, expect, it } from 'vitest'
import type { StorySketch } from '../../src/core/story.ts'
import { joinStory, type Placed, placeInStory } from '../../src/stories/cluster.ts'

const hour = 3_600_000
const call: StorySketch = {
  id: 's1',
  title: 'Velt and Sorin speak about the closed strait',
  participants: ['mila-sorin', 'oren-velt'],
  people: ['ines-marsh', 'mila-sorin', 'oren-velt', 'pavo-tarn'],
  firstAt: 0,
  lastAt: 0,
}
const article = (more: Partial<Placed>): Placed => {
  return { title: 'Something else', at: hour, participants: [], people: [...(more.participants ?? [])], ...more }
}
const joins = (more: Partial<Placed>, stories: readonly StorySketch[] = [call]) =>
  placeInStory(article(more), stories)?.id ?? null

describe('an article with an event', () => {
  it('joins the story of the same participants', () => {
    expect(joins({ participants: ['oren-velt', 'mila-sorin'] })).toBe('s1')
    expect(joins({ participants: ['oren-velt', 'mila-sorin', 'someone-else'] })).toBe('s1')
  })

  it('does not join for one of two participants', () => {
    expect(joins({ participants: ['oren-velt', 'someone-else'] })).toBeNull()
    expect(joins({ participants: ['oren-velt'] })).toBeNull()
  })

  it('joins for one where people or headline are clearly the same', () => {
    const people = ['oren-velt', 'ines-marsh', 'pavo-tarn']
    expect(joins({ participants: ['oren-velt', 'ines-marsh'], people })).toBe('s1')
    const title = 'Velt speaks about closing of the strait'
    expect(joins({ participants: ['oren-velt', 'someone-else'], title })).toBe('s1')
  })

  it('joins within 48 hours on either side, and not after', () => {
    const participants = ['oren-velt', 'mila-sorin']
    expect(joins({ participants, at: 48 * hour })).toBe('s1')
    expect(joins({ participants, at: -48 * hour })).toBe('s1')
    expect(joins({ participants, at: 48 * hour + 1 })).toBeNull()
    expect(joins({ participants, at: -48 * hour - 1 })).toBeNull()
  })
})

describe('an article without an event', () => {
  it('joins by two people and the words of the headline', () => {
    const people = ['oren-velt', 'pavo-tarn', 'x', 'y', 'z']
    expect(joins({ people, title: 'What the closed strait means' })).toBe('s1')
    expect(joins({ people, title: 'Cup final tonight' })).toBeNull()
    expect(joins({ people: ['oren-velt'], title: call.title })).toBeNull()
  })

  it('joins by three people who are most of those it names', () => {
    expect(joins({ people: ['oren-velt', 'ines-marsh', 'pavo-tarn'] })).toBe('s1')
    expect(joins({ people: ['oren-velt', 'ines-marsh', 'pavo-tarn', 'u', 'v', 'w', 'x'] })).toBeNull()
  })

  it('with no people and no title joins nothing', () => {
    expect(joins({ title: '' }, [call, { ...call, id: 's2', title: '', participants: [], people: [] }])).toBeNull()
  })
})

it('takes the story that shares most, whatever the order', () => {
  const other = { ...call, id: 's0', participants: ['oren-velt', 'x'], people: ['oren-velt', 'x'] }
  const participants = ['oren-velt', 'mila-sorin', 'x']
  expect(joins({ participants, people: ['mila-sorin', 'oren-velt', 'pavo-tarn'] }, [other, call])).toBe('s1')
  expect(joins({ participants, people: ['mila-sorin', 'oren-velt', 'pavo-tarn'] }, [call, other])).toBe('s1')
})

it('grows a story by an article: its people and its time, not its title and participants', () => {
  const joined = joinStory(article({ participants: ['oren-velt', 'x'], at: 5, title: 'New' }), call)
  expect(joined).toEqual({ ...call, people: ['ines-marsh', 'mila-sorin', 'oren-velt', 'pavo-tarn', 'x'], lastAt: 5 })
  const started = joinStory(article({ participants: ['a', 'b'], at: -5, title: 'T' }), {
    ...call,
    title: '',
    participants: [],
  })
  expect(started).toMatchObject({ title: 'T', participants: ['a', 'b'], firstAt: -5, lastAt: 0 })
})
