// Why it exists: pauses grow as promised, and no answer of a platform makes us wait for ever or not at all.
import { expect, it } from 'vitest'
import { pauseAfter, pauseAsked } from '../../src/delivery/backoff.ts'

it('grows to an hour, with a little of chance on top', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 99].map((attempts) => pauseAfter(attempts, () => 0) / 1_000)).toEqual([
    5, 30, 120, 600, 1_800, 3_600, 3_600, 3_600,
  ])
  expect(pauseAfter(0, () => 0)).toBe(5_000)
  expect(pauseAfter(1, () => 0.999)).toBe(5_999)
  expect(pauseAfter(6, () => 0.5)).toBe(3_780_000)
})

it.each([
  [30_000, 30_000],
  [0, 1_000],
  [-5, 1_000],
  [10 * 365 * 86_400_000, 86_400_000],
  [Number.NaN, 60_000],
  [Number.POSITIVE_INFINITY, 60_000],
])('asked for %d ms it waits %d', (asked, pause) => {
  expect(pauseAsked(asked, () => 0)).toBe(pause)
})
