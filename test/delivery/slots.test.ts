// Why it exists: a briefing comes at its hour by the channel's own clock, once a day, whatever that clock does.
import { describe, expect, it } from 'vitest'
import type { Subscription } from '../../src/core/subscription.ts'
import { dueSlots, findZone, listZones, nextSlot } from '../../src/delivery/slots.ts'
import { instantOf, wallAt } from '../../src/delivery/zone.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const at = (iso: string) => Date.parse(iso)
const wall = (local: string) => Date.parse(`${local}Z`)

function subscriptionOf(given: Partial<Subscription>): Subscription {
  return {
    id: 'sub1',
    destination: { platform: 'slack', workspace: 'T1', channel: 'C1' },
    topic: 'all',
    cadence: 'daily',
    days: [1, 2, 3, 4, 5, 6, 7],
    at: ['08:00'],
    timeZone: 'UTC',
    pausedAt: null,
    createdAt: 0,
    ...given,
  }
}

describe('the instant of a local hour', () => {
  it.each([
    // A gap: the first instant after it.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00:00Z'],
    ['America/New_York', '2026-03-08T02:00', '2026-03-08T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30:00Z'],
    // An overlap: the first of the two.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00Z'],
    // A gap at midnight.
    ['Africa/Cairo', '2026-04-24T00:10', '2026-04-23T22:00:00Z'],
    // The days around one that Samoa never had.
    ['Pacific/Apia', '2011-12-29T08:00', '2011-12-29T18:00:00Z'],
    ['Pacific/Apia', '2011-12-31T08:00', '2011-12-30T18:00:00Z'],
    ['UTC', '2026-06-01T08:00', '2026-06-01T08:00:00Z'],
    ['Asia/Kathmandu', '2026-06-01T08:00', '2026-06-01T02:15:00Z'],
  ])('%s %s', (zone, local, iso) => {
    expect(new Date(instantOf(zone, wall(local)) ?? Number.NaN)).toEqual(new Date(iso))
  })
  it('is none on a day that the zone skips', () => {
    expect(instantOf('Pacific/Apia', wall('2011-12-30T08:00'))).toBeNull()
  })
  it('is one for each date of every zone, in order, and shows its hour unless that is skipped', () => {
    const days = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2035-11-04']
    for (const zone of listZones()) {
      for (const day of days) {
        const instants = [-1, 0, 1].map((step) => instantOf(zone, wall(`${day}T02:30`) + step * DAY) ?? Number.NaN)
        const [before = 0, on = 0, after = 0] = instants
        expect(before < on && on < after, `${zone} ${day}`).toBe(true)
        expect(wallAt(zone, on) - wall(`${day}T02:30`), `${zone} ${day}`).toBeLessThanOrEqual(HOUR)
        expect(wallAt(zone, on), `${zone} ${day}`).toBeGreaterThanOrEqual(wall(`${day}T02:30`))
      }
    }
  })
})

describe('what is due', () => {
  const berlin = subscriptionOf({ timeZone: 'Europe/Berlin' })
  const due = (subscription: Subscription, after: string, now: string) =>
    dueSlots(subscription, { after: at(after), now: at(now) }).map(
      ({ local, late }) => `${local}${late ? ' late' : ''}`,
    )

  it('has the key of its subscription, local hour and channel', () => {
    const [slot] = dueSlots(berlin, { after: at('2026-06-01T05:00Z'), now: at('2026-06-01T06:00Z') })
    expect(slot).toEqual({
      local: '2026-06-01T08:00',
      at: at('2026-06-01T06:00Z'),
      key: 'sub1|2026-06-01T08:00|slack:T1:C1',
      late: false,
      joined: false,
      expiresAt: at('2026-06-02T06:00Z'),
    })
  })
  it('is nothing before the hour, nor once more after it', () => {
    expect(due(berlin, '2026-06-01T05:00Z', '2026-06-01T05:59:59.999Z')).toEqual([])
    expect(due(berlin, '2026-06-01T06:00Z', '2026-06-01T06:00:10Z')).toEqual([])
    expect(due(berlin, '2026-06-01T06:00Z', '2026-06-01T05:00:00Z')).toEqual([])
  })
  it('is made up for within six hours, the latest only', () => {
    expect(due(berlin, '2026-06-01T05:00Z', '2026-06-01T12:00Z')).toEqual(['2026-06-01T08:00'])
    expect(due(berlin, '2026-06-01T05:00Z', '2026-06-01T12:00:01Z')).toEqual(['2026-06-01T08:00 late'])
    expect(due(berlin, '2026-05-29T07:00Z', '2026-06-01T06:30Z')).toEqual([
      '2026-05-30T08:00 late',
      '2026-05-31T08:00 late',
      '2026-06-01T08:00',
    ])
  })
  it('is bounded after a long time off', () => {
    const slots = due(berlin, '2020-01-01T00:00Z', '2026-06-01T06:30Z')
    expect(slots).toHaveLength(32)
    expect(slots.filter((slot) => !slot.endsWith('late'))).toEqual(['2026-06-01T08:00'])
  })
  it('is on the days that were named', () => {
    const monday = subscriptionOf({ days: [1], timeZone: 'Pacific/Auckland' })
    // It is Monday there while it is still Sunday in London.
    expect(due(monday, '2026-05-20T00:00Z', '2026-05-31T20:00Z')).toEqual(['2026-05-25T08:00 late', '2026-06-01T08:00'])
    expect(dueSlots(subscriptionOf({ days: [] }), { after: 0, now: DAY })).toEqual([])
  })
  it('comes once on the days on which clocks change', () => {
    const half = subscriptionOf({ timeZone: 'Europe/Berlin', at: ['02:30'] })
    expect(due(half, '2026-03-28T01:30Z', '2026-03-29T01:00Z')).toEqual(['2026-03-29T02:30'])
    expect(due(half, '2026-03-29T01:00Z', '2026-03-29T23:00Z')).toEqual([])
    expect(due(half, '2026-10-24T00:30Z', '2026-10-25T00:30Z')).toEqual(['2026-10-25T02:30'])
    expect(due(half, '2026-10-25T00:30Z', '2026-10-25T01:30Z')).toEqual([])
  })
})

describe('the next slot', () => {
  it.each([
    ['2026-06-01T07:59Z', [1, 2, 3, 4, 5, 6, 7], '2026-06-01T08:00'],
    ['2026-06-01T08:00Z', [1, 2, 3, 4, 5, 6, 7], '2026-06-02T08:00'],
    ['2026-06-01T08:00Z', [1], '2026-06-08T08:00'],
    ['2026-06-01T08:00Z', [6, 7], '2026-06-06T08:00'],
  ])('after %s on %j', (now, days, local) => {
    expect(nextSlot(subscriptionOf({ days }), at(now))?.local).toBe(local)
  })
  it('is none without days', () => {
    expect(nextSlot(subscriptionOf({ days: [] }), 0)).toBeNull()
  })
})

it.each([
  ['europe/berlin', 'Europe/Berlin'],
  [' America/New York ', 'America/New_York'],
  ['utc', 'UTC'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
  ['Mars/Phobos', null],
  ['+01:00', null],
  ['CET', null],
  ['', null],
  [`a/${'b'.repeat(1_000)}`, null],
])('the zone %j is %j', (typed, zone) => {
  expect(findZone(typed)).toBe(zone)
})
