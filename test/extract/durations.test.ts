// Why it exists: how long it lasted, and whether that is exact, a floor, a ceiling or a guess.
import { describe, expect, test } from 'vitest'
import { findDurations } from '../../src/extract/durations.ts'
import { documentOf } from './read.ts'

const durationsOf = (text: string) =>
  findDurations(documentOf(text), { start: 0, end: text.length }).map(
    ({ text: words, minutes, relation }) => [words, minutes, relation] as const,
  )

describe('relations', () => {
  test.each([
    ['They spoke for two hours.', 'two hours', 120, 'exact'],
    ['They spoke for more than two hours.', 'more than two hours', 120, 'more-than'],
    ['They spoke for over 90 minutes.', 'over 90 minutes', 90, 'more-than'],
    ['They spoke for at least an hour.', 'at least an hour', 60, 'more-than'],
    ['They spoke for just over 40 minutes.', 'just over 40 minutes', 40, 'more-than'],
    ['They spoke for just under an hour.', 'just under an hour', 60, 'less-than'],
    ['They spoke for less than an hour.', 'less than an hour', 60, 'less-than'],
    ['They spoke for nearly an hour.', 'nearly an hour', 60, 'less-than'],
    ['They spoke for about 45 minutes.', 'about 45 minutes', 45, 'about'],
    ['They spoke for barely ten minutes.', 'barely ten minutes', 10, 'less-than'],
    ['They spoke for the best part of two hours.', 'the best part of two hours', 120, 'less-than'],
    ['They spoke for four-plus hours.', 'four-plus hours', 240, 'more-than'],
    ['They spoke for an hour or more.', 'an hour or more', 60, 'more-than'],
    ['They spoke for two hours, give or take.', 'two hours, give or take', 120, 'about'],
    ['They spoke for a couple of hours.', 'a couple of hours', 120, 'about'],
    ['They spoke for roughly three hours.', 'roughly three hours', 180, 'about'],
  ] as const)('%s', (text, words, minutes, relation) => {
    expect(durationsOf(text)).toEqual([[words, minutes, relation]])
  })
})

describe('numbers', () => {
  test.each([
    ['a two-hour call', 'two-hour', 120],
    ['a 75-minute call', '75-minute', 75],
    ['an hour-long call', 'an hour-long', 60],
    ['for half an hour', 'half an hour', 30],
    ['for an hour and a half', 'an hour and a half', 90],
    ['for two and a half hours', 'two and a half hours', 150],
    ['for one hour and twenty minutes', 'one hour and twenty minutes', 80],
    ['for 2.5 hours', '2.5 hours', 150],
    ['for forty-five minutes', 'forty-five minutes', 45],
    ['for 2½ hours', '2½ hours', 150],
    ['for 2h 15m', '2h 15m', 135],
    ['for ninety seconds', 'ninety seconds', 1.5],
    ['for one-and-a-quarter hours', 'one-and-a-quarter hours', 75],
    ['for an hour and three quarters', 'an hour and three quarters', 105],
    ['for three-quarters of an hour', 'three-quarters of an hour', 45],
    ['a four-day visit', 'four-day', 5760],
  ])('%s', (text, words, minutes) => {
    expect(durationsOf(`They held ${text}.`)).toEqual([[words, minutes, 'exact']])
  })
})

test.each([
  'They met at 9 hours.',
  'It was their finest hour.',
  'The 24-hour news',
  'Minutes of the meeting',
  'For 0 minutes',
])('no guess: %s', (text) => {
  for (const [words, minutes] of durationsOf(text)) {
    expect(text).toContain(words)
    expect(minutes).toBeGreaterThan(0)
  }
})

test('none where no hour or minute is told', () => {
  expect(durationsOf('It was their finest hour, and the minutes were read at noon.')).toEqual([])
  expect(durationsOf('They waited 0 minutes.')).toEqual([])
})
