// Why it exists: a claim's status follows from its entries, and from nothing else, the order least of all.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '../../src/core/claim.ts'
import { ownWord, standing } from '../../src/stories/standing.ts'

const ines = { personId: 'ines-marsh', name: 'Ines Marsh' }
const entry = (status: LedgerEntry['status'], saidAt: number | null, more: Partial<LedgerEntry> = {}): LedgerEntry => {
  const base = {
    id: `${status}${saidAt}${more.articleId ?? 'a'}`,
    claimId: 'c',
    articleId: 'a',
    party: null,
    evidence: [],
  }
  return { ...base, status, basis: 'stated', saidAt, recordedAt: 0, ...more }
}

describe('the standing', () => {
  it('of no entries is that of a bare claim', () => {
    expect(standing([])).toEqual({ status: 'attributed', basis: 'inferred' })
  })
  it('is the latest said among what settles', () => {
    expect(standing([entry('confirmed', 2), entry('denied', 1)]).status).toBe('confirmed')
    expect(standing([entry('confirmed', 1), entry('denied', 2)]).status).toBe('denied')
  })
  it('is not undone by a repetition', () => {
    expect(standing([entry('confirmed', 1), entry('attributed', 9), entry('unconfirmed', 8)]).status).toBe('confirmed')
    const repeated = [entry('unconfirmed', 1), entry('attributed', 9, { basis: 'inferred' })]
    expect(standing(repeated)).toEqual({ status: 'unconfirmed', basis: 'stated' })
  })
  it('takes what says no time as earlier than what does', () => {
    expect(standing([entry('confirmed', null), entry('denied', 1)]).status).toBe('denied')
  })
  it('breaks ties by article, then to the denial', () => {
    expect(standing([entry('confirmed', 1, { articleId: 'b' }), entry('denied', 1)]).status).toBe('confirmed')
    const at = (start: number) => ({ evidence: [{ span: { start, end: start + 1 }, quote: 'x' }] })
    expect(standing([entry('confirmed', 1, at(9)), entry('denied', 1, at(2))]).status).toBe('denied')
  })
  it('is the same in every order', () => {
    const entries = fc.array(
      fc.record({
        status: fc.constantFrom('attributed', 'unconfirmed', 'denied', 'confirmed'),
        saidAt: fc.option(fc.integer({ min: 0, max: 3 })),
        articleId: fc.constantFrom('a', 'b', 'c'),
        basis: fc.constantFrom('stated', 'inferred'),
      }),
      { maxLength: 8 },
    )
    const shuffled = entries.chain((list) => {
      const made = list.map((one, at) => entry(one.status, one.saidAt, { ...one, id: `e${at}`, party: ines }))
      return fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }))
    })
    fc.assert(
      fc.property(shuffled, ([made, other]) => {
        expect(standing(other)).toEqual(standing(made))
        expect(ownWord({ about: [ines], entries: other })).toEqual(ownWord({ about: [ines], entries: made }))
      }),
    )
  })
})

describe('the own word of each party', () => {
  it('is its latest, and null where none is found', () => {
    const body = { personId: null, name: 'the Orian government' }
    const entries = [
      entry('denied', 1, { party: ines }),
      entry('confirmed', 2, { party: ines }),
      entry('attributed', 3, { party: ines }),
      entry('denied', 4, { party: { personId: 'pavo-tarn', name: 'Pavo Tarn' } }),
    ]
    expect(ownWord({ about: [ines, body], entries })).toEqual([
      { party: ines, word: 'confirmed' },
      { party: body, word: null },
    ])
    const said = entry('denied', 5, { party: { personId: null, name: 'Orian Government' } })
    expect(ownWord({ about: [body], entries: [said] })).toEqual([{ party: body, word: 'denied' }])
  })
})
