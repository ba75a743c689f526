// Why it exists: people write topic, hour, zone and days in many ways; what they mean is read, and nothing is guessed.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseWish } from '../../src/commands/wish.ts'

const wish = { topic: 'grain', at: '08:00', timeZone: 'Europe/Berlin', problem: null }

it.each([
  ['grain daily 08:00 Europe/Berlin', wish],
  ['grain daily at 8:00 europe/berlin', wish],
  ['grain 08.00 Europe/Berlin', wish],
  ['grain at 8am Europe/Berlin', wish],
  ['grain daily Europe/Berlin 08:00', wish],
  [
    'Kelmara-Ostvale daily 20:15 UTC -sports',
    { topic: 'kelmara ostvale -sports', at: '20:15', timeZone: 'UTC', problem: null },
  ],
  [
    '"grain talks" -"winter games" daily 8:30pm UTC',
    { topic: '"grain talks" -"winter games"', at: '20:30', timeZone: 'UTC', problem: null },
  ],
  ['the daily grain daily 08:00 Europe/Berlin', { ...wish, topic: 'the daily grain' }],
  ['grain daily 08:00 Europe/Berlin on mon, Tuesday and fri', { ...wish, days: [1, 2, 5] }],
  ['grain daily 08:00 Europe/Berlin on weekdays', { ...wish, days: [1, 2, 3, 4, 5] }],
  ['grain daily 08:00 Europe/Berlin weekends', { ...wish, days: [6, 7] }],
  ['grain daily 12am UTC', { topic: 'grain', at: '00:00', timeZone: 'UTC', problem: null }],
  ['all daily 12pm UTC', { topic: 'all', at: '12:00', timeZone: 'UTC', problem: null }],
  ['', { topic: null, at: null, timeZone: null, problem: null }],
])('%s', (words, expected) => {
  expect(parseWish(words)).toEqual(expected)
})

it.each(['24:00', '8:60', '8', '13pm', '0am', '1e3:00', '08:00:00', '99:99'])('%s is no hour', (hour) => {
  expect(parseWish(`grain daily ${hour} Europe/Berlin`)).toMatchObject({
    at: null,
    problem: `“${hour}” is no hour: write it as 08:00, from 00:00 to 23:59.`,
  })
})

it('takes anything, and has a problem or all that is needed', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('daily', '08:00', 'UTC', 'on', 'mon,', '"', '-x', '__proto__', 'Europe/Berlin'),
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const { topic, at, timeZone, problem } = parseWish(words.join(' ').trim() || 'x')
      expect(problem !== null || (topic !== null && at !== null && timeZone !== null)).toBe(true)
      if (at !== null) expect(at).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/u)
    }),
  )
})

it.each([
  ['grain daily 25:00 Europe/Berlin', 'at'],
  ['grain daily 08:00 Mars/Phobos', 'timeZone'],
  ['grain daily 08:00 Atlantis', 'timeZone'],
  ['grain daily 08:00 Europe/Berlin on mon,funday', 'days'],
  ['"" daily 08:00 Europe/Berlin', 'topic'],
  ['time zones of the day daily 25:00 Europe/Berlin', 'at'],
  ['daily 08:00 Europe/Berlin', 'topic'],
  ['grain daily Europe/Berlin', 'at'],
  ['grain daily 08:00', 'timeZone'],
  // The first that is wrong; what is missing comes after it.
  ['daily 25:00 Mars/Phobos', 'at'],
  ['grain daily 08:00 Europe/Berlin', undefined],
  ['', undefined],
])('%s: a form says what is wrong at %s', (words, field) => {
  const wish = parseWish(words)
  expect(wish.field).toBe(field)
  expect(wish.problem === null).toBe(field === undefined)
})
