// Why it exists: a talk over its articles: what is one talk and what is another, which rung it stands on, when it is overdue.
import { describe, expect, it } from 'vitest'
import { isOverdue, standingOfTalk } from '../../src/core/ladder.ts'
import type { TalkStep } from '../../src/core/talk.ts'
import { ladderOf } from '../../src/stories/ladder.ts'

const day = 24 * 3_600_000
const monday = Date.parse('2031-05-05T12:00:00Z')
const party = (name: string) => ({ personId: null, name })
let number = 0

function step(
  text: string,
  given: Partial<Omit<TalkStep, 'parties' | 'when'>> & { parties?: string[]; on?: string; at?: number } = {},
): TalkStep {
  const { parties = ['Oria', 'Lume'], on, at = 0, ...rest } = given
  number += 1
  return {
    id: `k${number}`,
    articleId: `a${at}`,
    rung: 'announced',
    text,
    evidence: [{ span: { start: number, end: number + text.length }, quote: text }],
    by: null,
    parties: parties.map(party),
    when: on === undefined ? null : { text: on, iso: on },
    where: null,
    host: null,
    saidAt: monday + at * day,
    recordedAt: monday,
    ...rest,
  }
}

const rungs = (...steps: readonly TalkStep[]) => ladderOf('s', steps).map(({ rung, steps: its }) => [rung, its.length])

const possible = step('Oria and Lume might meet for talks', { rung: 'possible' })
const announced = step('talks between Oria and Lume would begin next week', { at: 1, on: '2031-05-12' })
const scheduled = step('The talks between Lume and Oria are to open in Sorin', {
  at: 2,
  on: '2031-05-12',
  rung: 'scheduled',
  where: 'Sorin',
})
const started = step('Talks between Oria and Lume opened in Sorin on Monday', {
  at: 7,
  on: '2031-05-12',
  rung: 'started',
  where: 'Sorin',
})

describe('a talk', () => {
  it('climbs from rung to rung, each with its article, in any order of arrival', () => {
    const all = [possible, announced, scheduled, started]
    const [ladder, ...more] = ladderOf('s', all)
    expect(more).toEqual([])
    expect(ladder).toMatchObject({ rung: 'started', where: 'Sorin', text: possible.text })
    expect(ladder?.steps.map(({ rung, articleId }) => [rung, articleId])).toEqual([
      ['possible', 'a0'],
      ['announced', 'a1'],
      ['scheduled', 'a2'],
      ['started', 'a7'],
    ])
    expect(ladderOf('s', all.toReversed())).toEqual([ladder])
    expect(ladderOf('s', [...all, ...all])).toEqual([ladder])
  })

  it('is not taken back by who repeats a lower rung, but by who calls it off; what is firm leads back', () => {
    const again = step('talks between Oria and Lume are possible', { at: 3, rung: 'possible' })
    const off = step('the talks between Oria and Lume were called off', { at: 4, rung: 'cancelled' })
    const anew = step('talks between Oria and Lume would open after all', { at: 5 })
    expect(rungs(announced, again)).toEqual([['announced', 2]])
    expect(rungs(announced, off, { ...again, saidAt: monday + 4.5 * day })).toEqual([['cancelled', 3]])
    expect(rungs(announced, off, anew)).toEqual([['announced', 3]])
  })

  it.each([
    ['other parties', step('talks between Brenn and Sorvia would begin', { parties: ['Brenn', 'Sorvia'] })],
    ['another day', step('talks between Oria and Lume would follow', { on: '2031-06-20' })],
    ['another kind', step('voters of Oria and Lume would elect a parliament', { parties: ['Oria', 'Lume'] })],
  ])('of %s is another', (_, other) => {
    expect(rungs(announced, other)).toHaveLength(2)
  })

  it('in another place is another, unless the day is the same', () => {
    const there = step('talks between Oria and Lume are to open in Varn', { rung: 'scheduled', where: 'Varn' })
    expect(rungs(scheduled, there)).toHaveLength(2)
    expect(rungs(scheduled, { ...there, when: scheduled.when })).toHaveLength(1)
  })

  it('that names a host is the offer of that host, by whichever of its names', () => {
    const offered = step('the Vatican had expressed interest in hosting talks', {
      rung: 'offered',
      parties: ['Vatican'],
      host: 'the Vatican',
    })
    const again = step('the Holy See could offer a venue for talks', { rung: 'offered', parties: ['Holy See'], at: 1 })
    expect(rungs(offered, again)).toEqual([['offered', 2]])
  })
})

describe('what was held', () => {
  it.each([
    ['before anybody spoke of the talk', { ...started, saidAt: monday - day }],
    ['before its day', { ...started, saidAt: monday + 3 * day, when: null }],
    ['long before', { ...started, when: { text: 'in March', iso: '2031-03-01' } }],
    [
      'by others elsewhere',
      { ...started, text: 'Talks between Brenn and Sorvia opened in Varn', where: 'Varn', parties: [] },
    ],
  ])('%s is not that talk', (_, other) => {
    expect(ladderOf('s', [announced, other])).toMatchObject([{ rung: 'announced', steps: [{}] }])
  })

  it('and was never to come is no talk', () => {
    expect(ladderOf('s', [started])).toEqual([])
  })
})

describe('a day that has passed', () => {
  const [talk] = ladderOf('s', [announced])
  const end = Date.parse('2031-05-12T23:59:59.999Z')
  it('with no report that it began is overdue, after a week lapsed', () => {
    if (talk === undefined) throw new Error('no talk')
    expect(talk.dueAt).toBe(end)
    expect([isOverdue(talk, end), standingOfTalk(talk, end)]).toEqual([false, 'announced'])
    expect([isOverdue(talk, end + 1), standingOfTalk(talk, end + 1)]).toEqual([true, 'announced'])
    expect(standingOfTalk(talk, end + 7 * day + 1)).toBe('lapsed')
  })

  it('is that of the latest word on it; a month ends with its last day', () => {
    const moved = step('the talks between Oria and Lume were postponed', { at: 3, on: '2031-05-20' })
    expect(ladderOf('s', [announced, moved])).toMatchObject([{ dueAt: Date.parse('2031-05-20T23:59:59.999Z') }])
    expect(ladderOf('s', [step('talks', { on: '2031-05' })])[0]?.dueAt).toBe(Date.parse('2031-05-31T23:59:59.999Z'))
  })

  it('says nothing of what began or was called off', () => {
    expect(isOverdue({ rung: 'started', dueAt: end }, end + day)).toBe(false)
    expect(standingOfTalk({ rung: 'cancelled', dueAt: end }, end + 30 * day)).toBe('cancelled')
  })
})

it('keeps the rounds of one series apart, however alike their words', () => {
  const second = step('a second round of talks between Oria and Lume is planned')
  const third = step('a third round of talks between Oria and Lume is planned', { at: 1 })
  const again = step('Round 2 of the talks between Oria and Lume is planned', { at: 2 })
  expect(rungs(second, third, again)).toEqual([
    ['announced', 2],
    ['announced', 1],
  ])
})
