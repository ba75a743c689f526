// Why it exists: which articles make one story, and which, however near, do not.
import { describe, expect, it } from 'vitest'
import type { StorySketch } from '../../src/core/story.ts'
import { findFollowed, joinStory, type Placed, placeInStory } from '../../src/stories/cluster.ts'

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
  return {
    title: 'Something else',
    at: hour,
    participants: [],
    people: [...(more.participants ?? [])],
    days: [],
    ...more,
  }
}
/** Of about the same words, too few of them to join by the words alone. */
const joins = (more: Partial<Placed>, stories: readonly StorySketch[] = [call], likeness = 0.1) =>
  placeInStory(
    article(more),
    stories.map((sketch) => ({ sketch, likeness, words: likeness })),
  )?.id ?? null

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

describe('an article of the same people', () => {
  const monday: StorySketch = { ...call, days: ['2031-05-05'] }
  const participants = ['oren-velt', 'mila-sorin']

  it('who met again on another day is of another story', () => {
    expect(joins({ participants, days: ['2031-05-05'] }, [monday])).toBe('s1')
    expect(joins({ participants, days: ['2031-05-06'] }, [monday], 0.9)).toBeNull()
    expect(joins({ participants, days: ['2031-05-06'] }, [call])).toBe('s1')
    expect(joins({ participants: ['ines-marsh'], days: ['2031-05-06'] }, [monday], 0.9)).toBe('s1')
  })

  it('that has none of its words is of another matter', () => {
    expect(joins({ participants }, [call], 0.01)).toBeNull()
  })
})

describe('an article that is about the same', () => {
  it('joins whoever is named', () => {
    expect(joins({ people: ['x'] }, [call], 0.4)).toBe('s1')
    expect(joins({ people: ['x'] }, [call], 0.2)).toBeNull()
  })

  it('does not stretch a story over more than four days', () => {
    const long: StorySketch = { ...call, lastAt: 60 * hour }
    expect(joins({ at: 96 * hour }, [long], 0.4)).toBe('s1')
    expect(joins({ at: 97 * hour }, [long], 0.4)).toBeNull()
  })

  it('follows the latest of those that it came too late for', () => {
    const stories = [call, { ...call, id: 's2', lastAt: hour }].map((sketch) => ({ sketch, likeness: 0.4, words: 0.4 }))
    expect(findFollowed(article({ at: 200 * hour }), stories)?.id).toBe('s2')
    expect(findFollowed(article({ at: -hour }), stories)).toBeNull()
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
  expect(joined).toEqual({
    ...call,
    people: ['ines-marsh', 'mila-sorin', 'oren-velt', 'pavo-tarn', 'x'],
    days: [],
    lastAt: 5,
  })
  const started = joinStory(article({ participants: ['a', 'b'], at: -5, title: 'T' }), {
    ...call,
    title: '',
    participants: [],
  })
  expect(started).toMatchObject({ title: 'T', participants: ['a', 'b'], firstAt: -5, lastAt: 0 })
})

it('keeps apart what one person says of two matters on one day, however alike the name makes them', () => {
  const signe = { ...call, participants: [], people: ['signe-halvard', 'matteo-oriel'] }
  const other = article({ people: ['signe-halvard'], title: 'Norrland plans talks' })
  const place = (likeness: number, words: number) => placeInStory(other, [{ sketch: signe, likeness, words }])?.id
  expect(place(0.4, 0.02)).toBeUndefined()
  expect(place(0.6, 0.02)).toBe('s1')
  // One matter in other words: most of what is alike is no name.
  expect(place(0.4, 0.2)).toBe('s1')
})
