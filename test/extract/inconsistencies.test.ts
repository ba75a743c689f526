// Why it exists: two places of one text that cannot both hold; a false alarm is worse than a miss.
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const found = (text: string) => read(text).inconsistencies

test('in office here, a private citizen there', () => {
  const text = 'President Anna Berg met Tom Lind in Lund. Berg was glad, even as she remains a private citizen.'
  const [one, ...more] = found(text)
  expect(more).toEqual([])
  expect(one).toMatchObject({ kind: 'role' })
  expect(one?.evidence.map(({ quote }) => quote)).toEqual(['President', 'private citizen'])
})

describe('both can hold', () => {
  test.each([
    'Former President Anna Berg met Tom Lind. Berg is a private citizen.',
    'President-elect Anna Berg met Tom Lind. Berg is a private citizen until May.',
    'President Anna Berg met Tom Lind. Berg was a private citizen before her election.',
    'President Anna Berg met Tom Lind. When she was a private citizen, Berg ran a shop.',
    'Presidential candidate Anna Berg met Tom Lind. Berg is a private citizen.',
    'President Anna Berg met Tom Lind. Lind is a private citizen.',
    'Otto Falk, an aide to President Anna Berg, left. Falk is a private citizen.',
    'President Anna Berg met Prime Minister Tom Lind in Lund.',
    'A private citizen wrote to President Anna Berg.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('two lengths of one event', () => {
  const CALL = 'President Anna Berg and President Tom Lind held a phone call on Monday.'

  test.each([
    [`${CALL} It lasted two hours, Berg’s office said. Lind’s office said it lasted 20 minutes.`, 'two hours'],
    [
      'President Anna Berg held a 40-minute call with President Tom Lind. Lind’s office described it as a two-hour conversation.',
      '40-minute',
    ],
    [`${CALL} The call lasted 20 minutes. Lind’s office said the call lasted two hours.`, '20 minutes'],
    [
      'President Anna Berg spoke by phone with President Tom Lind for about an hour. The call lasted more than 75 minutes, Lind said.',
      'about an hour',
    ],
    [
      'President Anna Berg held a two-hour call with President Tom Lind. The conversation lasted less than an hour.',
      'two-hour',
    ],
  ])('%s', (text, first) => {
    const extraction = read(text)
    expect(extraction.inconsistencies).toMatchObject([{ kind: 'number' }])
    const [one] = extraction.inconsistencies
    for (const { span, quote } of one?.evidence ?? []) expect(text.slice(span.start, span.end)).toBe(quote)
    expect(one?.evidence[0].quote).toContain(first)
    expect(extraction.event?.duration?.text).toBe(first)
  })

  test('the places name nobody, so that the line is not taken for one about a person', () => {
    const text = 'President Anna Berg spoke by phone with President Tom Lind for two hours. The call lasted 20 minutes.'
    expect(found(text)[0]?.evidence.map(({ quote }) => quote)).toEqual(['for two hours', 'lasted 20 minutes'])
  })

  test.each([
    'President Anna Berg held a two-hour call with Tom Lind. The call lasted more than two hours.',
    'President Anna Berg held a two-hour call with Tom Lind. The call lasted nearly two hours.',
    'President Anna Berg held a two-hour call with Tom Lind. The call lasted 110 minutes.',
    `${CALL} It lasted two hours. Its first part lasted 20 minutes.`,
    `${CALL} It lasted two hours. An earlier call lasted 20 minutes.`,
    `${CALL} It lasted two hours. It was scheduled to last 20 minutes.`,
    `${CALL} It lasted two hours. They spoke for 20 minutes in May.`,
    `${CALL} It lasted two hours. The meeting of their aides lasted 20 minutes.`,
    `${CALL} It lasted two hours. The flight took 20 minutes.`,
    `${CALL} It lasted two hours, and Berg left 20 minutes later.`,
    'Prices rose. The meeting lasted two hours. The meeting lasted 20 minutes.',
  ])('both can hold: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
