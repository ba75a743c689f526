// Why it exists: when two wordings are one claim, and when they only look alike.
import { describe, expect, it } from 'vitest'
import type { LedgerClaim, Party } from '../../src/core/claim.ts'
import type { Word } from '../../src/core/testimony.ts'
import { sameClaim, settles } from '../../src/stories/match.ts'
import type { Said } from '../../src/stories/testimony.ts'

const party = (name: string): Party => ({ personId: name.toLowerCase().replaceAll(' ', '-'), name })
const [velt, ines, pavo] = [party('Oren Velt'), party('Ines Marsh'), party('Pavo Tarn')]
const status = { status: 'attributed', basis: 'inferred' } as const

const claimOf = (text: string, more: Partial<LedgerClaim> = {}): LedgerClaim => {
  return { id: 'c', storyId: 's', text, by: velt, byText: 'Velt', about: [], ...status, entries: [], ...more }
}
const saidOf = (text: string, by: Party | null = velt, about: readonly Party[] = []): Said => {
  const claim = { id: 'c', text, attribution: null, by: null, byText: '', about: [], ...status, evidence: [] }
  return { claim, by, about, settledBy: null }
}

describe('one claim in two wordings', () => {
  it.each([
    ['he had briefed Marsh about the results of the talks', 'he told Marsh of the results of those talks'],
    ['the ferries will start again on Monday', 'ferries would start again'],
    ['Two hundred ships are waiting', 'two hundred ships were waiting outside the strait'],
    ['Nobody had asked him about the strait', 'nobody asked about the strait'],
    ['so it is', 'So  it is'],
  ])('%s = %s', (one, other) => {
    expect(sameClaim(saidOf(one), claimOf(other))).toBeGreaterThan(0)
  })

  it.each([
    ['the negation', 'the ferries will start again', 'the ferries will not start again'],
    ['the number', 'three ferries are waiting in the strait', 'five ferries are waiting in the strait'],
    ['the name', 'he had spoken to Marsh about the treaty', 'he had spoken to Tarn about the treaty'],
    ['the matter', 'the ferries will start again', 'the treaty is almost ready'],
    ['all but one word', 'the ferries were late', 'the ferries are painted green'],
  ])('not where %s differs', (_, one, other) => {
    expect(sameClaim(saidOf(one), claimOf(other))).toBe(0)
  })

  it('not of two claimants, nor of a named and an unnamed one', () => {
    const text = 'the ferries will start again'
    expect(sameClaim(saidOf(text, ines), claimOf(text))).toBe(0)
    expect(sameClaim(saidOf(text, null), claimOf(text))).toBe(0)
    expect(sameClaim(saidOf(text, null), claimOf(text, { by: null }))).toBe(1)
    const port = { personId: null, name: 'The port authority' }
    expect(sameClaim(saidOf(text, port), claimOf(text, { by: { ...port, name: 'port authority' } }))).toBe(1)
  })

  it('not about other parties', () => {
    const text = 'she had agreed to reopen the strait'
    const [mine, its] = [`${text} soon`, `${text} at last`]
    expect(sameClaim(saidOf(mine, velt, [ines]), claimOf(its, { about: [ines, pavo] }))).toBeGreaterThan(0)
    expect(sameClaim(saidOf(mine, velt, [ines]), claimOf(its, { about: [pavo] }))).toBe(0)
  })
})

describe('a short answer', () => {
  const called = claimOf('he had called Pavo Tarn', { about: [pavo] })
  const word = (text: string): Word => {
    return { party: pavo, polarity: 'denies', text, context: text, named: [], bodies: [], start: 0, evidence: [] }
  }

  it('settles a claim when it names who claims', () => {
    expect(settles(word('that Velt had called him'), called)).toEqual({ status: 'denied', party: pavo })
  })
  it('settles nothing where it names nobody, or says next to nothing', () => {
    expect(settles(word('a call'), called)).toBeNull()
    expect(settles(word('it'), called)).toBeNull()
    expect(settles(word(''), claimOf(''))).toBeNull()
  })
})
