// Why it exists: people write topic, hour, zone and days in many ways; what they mean is read, and nothing is guessed.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readWish } from '../../src/commands/subscribe.ts'
import { showWish } from '../../src/commands/when.ts'
import { parseWish } from '../../src/commands/wish.ts'

const live = { topic: 'grain', cadence: 'breaking', at: null, timeZone: null, problem: null }
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
  ['grain twice 18:00 8:00 Europe/Berlin', { ...wish, cadence: 'twice', second: '18:00' }],
  ['grain twice a day at 8am and 6pm Europe/Berlin', { ...wish, cadence: 'twice', second: '18:00' }],
  [
    'grain twice daily 08:00,18:00 Europe/Berlin weekdays',
    { ...wish, cadence: 'twice', second: '18:00', days: [1, 2, 3, 4, 5] },
  ],
  // Two hours say it by themselves.
  ['grain 08:00 18:00 Europe/Berlin', { ...wish, cadence: 'twice', second: '18:00' }],
  ['grain weekly monday 08:00 Europe/Berlin', { ...wish, cadence: 'weekly', days: [1] }],
  [
    'grain once a week weekly on Fri at 08:00 Europe/Berlin',
    { ...wish, topic: 'grain once a week', cadence: 'weekly', days: [5] },
  ],
  ['grain breaking', { ...live, breaking: { sources: 3, perHour: 2 } }],
  [
    'grain breaking news from 5 independent sources at most 1 an hour',
    { ...live, breaking: { sources: 5, perHour: 1 } },
  ],
  [
    'grain breaking max 4 per hour from 2 -sports',
    { ...live, topic: 'grain -sports', breaking: { sources: 2, perHour: 4 } },
  ],
  ['grain breaking Europe/Berlin', { ...live, timeZone: 'Europe/Berlin', breaking: { sources: 3, perHour: 2 } }],
  // A topic may have these words in it: the last of them is meant.
  ['breaking news daily 08:00 Europe/Berlin', { ...wish, topic: 'breaking news' }],
  ['the daily mail breaking', { ...live, topic: 'the daily mail', breaking: { sources: 3, perHour: 2 } }],
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
    fc.constantFrom('twice', 'weekly', 'breaking', '18:00', 'from', '3', 'at most', '2', 'an hour', 'sources'),
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const wish = parseWish(words.join(' ').trim() || 'x')
      const { topic, at, problem } = wish
      expect(problem !== null || (topic !== null && readWish(wish, null) !== null)).toBe(true)
      if (at !== null) expect(at).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/u)
    }),
  )
})

it('reads what an export writes of a subscription', () => {
  const minutes = fc.integer({ min: 0, max: 1_439 })
  const time = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16)
  const count = fc.integer({ min: 1, max: 10 })
  const days = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
  const how = fc.oneof(
    fc.record({ at: minutes, days }).map(({ at, ...rest }) => ({ cadence: 'daily', at: [time(at)], ...rest }) as const),
    fc
      .record({ at: fc.uniqueArray(minutes, { minLength: 2, maxLength: 2 }), days })
      .map(({ at, ...rest }) => ({ cadence: 'twice', at: at.map(time).sort(), ...rest }) as const),
    fc
      .record({ at: minutes, day: fc.integer({ min: 1, max: 7 }) })
      .map(({ at, day }) => ({ cadence: 'weekly', at: [time(at)], days: [day] }) as const),
    fc
      .record({ sources: count, perHour: count })
      .map((breaking) => ({ cadence: 'breaking', at: [], days: [1, 2, 3, 4, 5, 6, 7], breaking }) as const),
  )
  const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  fc.assert(
    fc.property(how, zone, (one, timeZone) => {
      expect(readWish(parseWish(`all ${showWish({ ...one, timeZone })}`), null)).toEqual({ ...one, timeZone })
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

it.each([
  ['grain daily 08:00 18:00 UTC', 'at', '“daily” has one hour: for two write "twice 08:00 18:00".'],
  ['grain twice 08:00 UTC', 'at', 'the two hours (such as twice 08:00 18:00)'],
  ['grain twice 08:00 8am UTC', 'at', 'the two hours'],
  ['grain twice 07:00 08:00 09:00 UTC', 'at', '“twice” has two hours: at most two'],
  ['grain weekly 08:00 UTC', 'days', 'the day (such as weekly monday 09:00)'],
  ['grain weekly mon,fri 08:00 UTC', 'days', '“weekly” is one day'],
  ['grain twice a week 08:00 UTC', 'at', 'the two hours'],
  ['grain 08:00 UTC twice a week', 'cadence', '“twice” is two hours of a day'],
  ['grain daily weekly mon 08:00 UTC', 'cadence', 'Write either “daily” or “weekly”'],
  ['grain hourly', 'cadence', 'There is no “hourly”: write "twice 08:00 18:00" or "breaking".'],
  ['grain breaking 08:00', 'cadence', 'leave out 08:00, as in "subscribe grain breaking"'],
  ['grain breaking on mon', 'cadence', 'leave out the days'],
  ['grain breaking from many sources', 'breaking', '“many” is no number from 1 to 10: write it as "from 3 sources".'],
  ['grain breaking at most 99 an hour', 'breaking', '“99” is no number from 1 to 10: write it as "at most 2 an hour".'],
  ['grain breaking from 0', 'breaking', '“0” is no number'],
  ['grain daily 08:00 UTC from 4 sources', 'breaking', 'write "breaking from 4 sources"'],
  ['breaking', 'topic', 'the topic'],
])('%s: a near miss is explained at %s', (words, field, problem) => {
  const found = parseWish(words)
  expect(found.problem).toContain(problem)
  expect(found.field).toBe(field)
})
