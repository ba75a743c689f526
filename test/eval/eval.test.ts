// Why it exists: a scorer that is too kind hides every fault: a wrong finding must cost precision, a missed one recall.
import { describe, expect, it, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { extract } from '../../src/extract/extract.ts'
import { BARS, summarise } from './bars.ts'
import { articleOf, type Case, type Fact, KINDS, type Kind, readCases, strayWords } from './cases.ts'
import { score } from './score.ts'

const TEXT = `Halvard and Oriel speak
President Matteo Oriel and Prime Minister Signe Halvard spoke by phone for two hours on Tuesday.
"It was a good talk," Halvard said. Oriel denied that he had shouted. They will meet in Casmere in May, Halvard said.`
const article = { id: 'one', round: 1, published: '2026-03-04', text: TEXT } as const
const engine = extract(articleOf({ ...article, expect: [] }))

function spanOf(words: string): { readonly start: number; readonly end: number } {
  const start = TEXT.indexOf(words)
  if (start < 0) throw new Error(`“${words}” is not in the text`)
  return { start, end: start + words.length }
}
const evidence = (words: string) => ({ span: spanOf(words), quote: words })

const CALL = {
  type: 'call',
  phase: 'held',
  medium: 'phone',
  participants: ['matteo-oriel', 'signe-halvard'],
  toldBy: [],
  duration: { text: 'two hours', minutes: 120, relation: 'exact' },
  date: { text: 'Tuesday', iso: '2026-03-03' },
  place: null,
  topics: [],
  evidence: [],
} as const
const found: Extraction = {
  ...engine,
  attributions: [
    {
      id: 'a1',
      kind: 'direct',
      speaker: 'signe-halvard',
      source: spanOf('Halvard said'),
      cue: null,
      contents: [spanOf('It was a good talk')],
      channel: null,
    },
  ],
  event: CALL,
  otherEvents: [],
  talks: [
    {
      id: 't1',
      text: 'They will meet in Casmere in May',
      evidence: [evidence('They will meet in Casmere in May, Halvard said.')],
      parties: [],
      announcedBy: 'signe-halvard',
      when: { text: 'in May', iso: null },
      where: 'Casmere',
      host: null,
      status: 'announced',
    },
  ],
  claims: [
    {
      id: 'c1',
      text: 'he had shouted',
      attribution: null,
      by: null,
      byText: '',
      about: [],
      status: 'denied',
      basis: 'stated',
      evidence: [evidence('he had shouted')],
      settledBy: 'matteo-oriel',
    },
  ],
  inconsistencies: [
    { kind: 'number', text: 'two hours … good', evidence: [evidence('two hours'), evidence('a good talk')] },
  ],
}
/** Nothing found at all. */
const silent: Extraction = {
  ...found,
  attributions: [],
  event: null,
  talks: [],
  claims: [],
  inconsistencies: [],
}

type Table = { readonly [K in Exclude<Kind, 'ordinary'>]: readonly [right: Fact<K>, wrong: Fact<K>] }
/** What the findings above answer, and what they do not. */
const EXPECTED: Table = {
  attributions: [
    { source: 'Halvard', content: ['It was a', 'good talk'] },
    { source: 'Oriel', content: 'It was a good talk' },
  ],
  events: [
    { type: 'call', phase: 'held', participants: ['Signe Halvard', 'Matteo Oriel'], place: null },
    { type: 'meeting', phase: 'held', participants: ['Signe Halvard'] },
  ],
  durations: [
    { text: 'two hours', minutes: 120, relation: 'exact' },
    { text: 'two hours', minutes: 120, relation: 'about' },
  ],
  dates: [
    { text: 'Tuesday', iso: '2026-03-03' },
    { text: 'Tuesday', iso: null },
  ],
  talks: [
    { words: 'meet in Casmere', status: 'announced', where: 'Casmere', announcedBy: 'Signe Halvard' },
    { words: 'meet in Casmere', status: 'possible' },
  ],
  claims: [
    { words: 'he had shouted', status: 'denied', settledBy: 'Oriel' },
    { words: 'he had shouted', status: 'unconfirmed' },
  ],
  inconsistencies: [
    { kind: 'number', words: ['a good talk', 'two hours'] },
    { kind: 'number', words: ['two hours', 'May'] },
  ],
}

function sum<K extends Kind>(kind: K, expect: readonly Fact<K>[], extraction: Extraction) {
  const one: Case<K> = { ...article, expect }
  return summarise([{ one, verdict: score(kind, one, extraction) }])
}

describe.each(Object.keys(EXPECTED) as (keyof Table)[])('%s', (kind) => {
  const [right, wrong] = EXPECTED[kind]

  it('a right finding costs nothing', () => {
    expect(sum(kind, [right], found)).toMatchObject({ clean: 1, precision: 1, recall: 1 })
  })

  it('a missed one costs recall, however many facts it has', () => {
    expect(sum(kind, [right], silent)).toMatchObject({ clean: 0, predicted: 0, precision: null, recall: 0 })
    expect(sum(kind, [right], silent).expected).toBe(sum(kind, [right], found).expected)
  })

  it('a wrong one costs precision and recall', () => {
    const { clean, precision, recall } = sum(kind, [wrong], found)
    expect(clean).toBe(0)
    expect(precision).toBeLessThan(1)
    expect(recall).toBeLessThan(1)
  })

  it('one where nothing is to be found costs precision', () => {
    expect(sum(kind, [], found)).toMatchObject({ clean: 0, precision: 0, recall: null })
    expect(sum(kind, [], silent)).toMatchObject({ clean: 1, predicted: 0 })
  })
})

describe('ordinary news', () => {
  it('counts the cases with nothing found', () => {
    const cases = [found, silent, silent].map((extraction) => {
      const one: Case<'ordinary'> = { ...article, expect: [] }
      return { one, verdict: score('ordinary', one, extraction) }
    })
    expect(summarise(cases)).toMatchObject({ cases: 3, clean: 2, precision: 2 / 3, recall: null })
    expect(cases[0]?.verdict.wrong).toHaveLength(4)
  })
})

test('the engine says the same of a case, whatever it read before', () => {
  const cases = KINDS.flatMap((kind) => readCases(kind) as readonly Case[]).filter((_one, at) => at % 4 === 0)
  const said = (order: readonly Case[]) =>
    new Map(order.map((one) => [one.id, JSON.stringify(extract(articleOf(one)))]))
  const [there, back] = [said(cases), said(cases.toReversed())]
  expect(cases.filter(({ id }) => there.get(id) !== back.get(id)).map(({ id }) => id)).toEqual([])
})

describe('the cases', () => {
  const all = KINDS.map((kind) => [kind, readCases(kind) as readonly Case[]] as const)

  it('have ids of their own', () => {
    const ids = all.flatMap(([, cases]) => cases.map(({ id }) => id))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  it.each(all)('%s: every expected word stands in its text', (_kind, cases) => {
    expect(cases.flatMap((one) => strayWords(one).map((words) => `${one.id}: ${words}`))).toEqual([])
  })
})

describe('the engine holds its bars on our own cases', () => {
  it.each(KINDS)('%s', (kind) => {
    const results = readCases(kind).map((one) => ({ one, verdict: score(kind, one, extract(articleOf(one))) }))
    const summary = summarise(results)
    expect(BARS.flatMap(({ what, holds }) => (holds(summary, kind) ? [] : [what]))).toEqual([])
  })
})
