// Why it exists: when it happened, as written, and the day that this means; a day is never guessed.
import { describe, expect, test } from 'vitest'
import { findDate, findLooseTime, type Tense } from '../../src/extract/dates.ts'
import { documentOf } from './read.ts'

// A Tuesday.
const PUBLISHED = '2026-03-31T12:00:00Z'
const dateIn = (text: string, tense: Tense = 'past', publishedAt: string | null = PUBLISHED) =>
  findDate(documentOf(text), { start: 0, end: text.length }, publishedAt, tense)

describe('with a publish date', () => {
  test.each([
    ['They met on Monday.', 'past', 'Monday', '2026-03-30'],
    ['They will meet on Monday.', 'future', 'Monday', '2026-04-06'],
    ['They met on Tuesday.', 'past', 'Tuesday', '2026-03-31'],
    ['They met on Friday, she said.', 'past', 'Friday', '2026-03-27'],
    ['They will meet on Friday.', 'future', 'Friday', '2026-04-03'],
    ['They met yesterday.', 'past', 'yesterday', '2026-03-30'],
    ['They meet tomorrow.', 'future', 'tomorrow', '2026-04-01'],
    ['They met on 3 March.', 'past', '3 March', '2026-03-03'],
    ['They will meet on May 3.', 'future', 'May 3', '2026-05-03'],
    ['They will meet on 14 January.', 'future', '14 January', '2027-01-14'],
    ['They met on 14 December.', 'past', '14 December', '2025-12-14'],
    ['They met on 14 December 2024.', 'past', '14 December 2024', '2024-12-14'],
    ['They met on 2024-12-14.', 'past', '2024-12-14', '2024-12-14'],
    ['They met last night.', 'past', 'last night', '2026-03-30'],
    ['They met this morning.', 'past', 'this morning', '2026-03-31'],
    ['They met two days ago.', 'past', 'two days ago', '2026-03-29'],
    ['They met the day before yesterday.', 'past', 'the day before yesterday', '2026-03-29'],
    ['They met on the evening of 4 March.', 'past', '4 March', '2026-03-04'],
    ['They met on Monday (30 March).', 'past', 'Monday (30 March)', '2026-03-30'],
    ['They met on Sunday of last week.', 'past', 'Sunday of last week', '2026-03-29'],
  ] as const)('%s', (text, tense, words, iso) => {
    expect(dateIn(text, tense)).toEqual({ text: words, iso })
  })

  test.each(['mid-May', 'overnight', 'next week', 'last month', 'this week', 'next year', 'in May 2027'])(
    '"%s" is no day',
    (words) => {
      expect(dateIn(`They meet ${words}.`, 'future')?.iso).toBeNull()
    },
  )
})

describe('without one', () => {
  test('a weekday and a day without its year mean no day', () => {
    expect(dateIn('They met on Monday.', 'past', null)).toEqual({ text: 'Monday', iso: null })
    expect(dateIn('They met on 3 May.', 'past', null)).toEqual({ text: '3 May', iso: null })
    expect(dateIn('They met yesterday.', 'past', null)).toEqual({ text: 'yesterday', iso: null })
  })

  test('a whole date means its day', () => {
    expect(dateIn('They met on 3 May 2025.', 'past', null)).toEqual({ text: '3 May 2025', iso: '2025-05-03' })
  })

  test('a publish date that is none is as good as none', () => {
    expect(dateIn('They met on Monday.', 'past', 'soon')).toEqual({ text: 'Monday', iso: null })
  })
})

test.each([
  'They met.',
  'They sat down and the Sun rose.',
  'The line is open 24/7.',
  'The march on the capital went on for a second.',
  'They may meet.',
  'Room 12 is at 10 Harbour Street.',
])('no date: %s', (text) => {
  expect(dateIn(text)).toBeNull()
})

test('a time without a day is told as written', () => {
  const text = 'The talks will begin immediately, or in the coming weeks.'
  expect(findLooseTime(documentOf(text), { start: 0, end: text.length })).toEqual({ text: 'immediately', iso: null })
  expect(findLooseTime(documentOf('They met.'), { start: 0, end: 9 })).toBeNull()
})
