// Why it exists: in every time zone, from 2026 to 2035, a briefing comes once on each local date, whatever the clocks do; `npm run bench -- zones` counts every date.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Subscription } from '../../src/core/subscription.ts'
import { quietUntil } from '../../src/delivery/quiet.ts'
import { dueSlots, listZones, nextSlot } from '../../src/delivery/slots.ts'
import { dayOf, wallAt } from '../../src/delivery/zone.ts'
import { countRuns, FROM, TO } from '../bench/zones.ts'
import { subscriptionOf } from './fakes.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY

/** The local days of a zone on which its clocks change. */
function findChanges(zone: string): readonly number[] {
  const offset = (at: number) => wallAt(zone, at) - at
  const days: number[] = []
  let before = offset(FROM)
  for (let at = FROM; at < TO; at += WEEK) {
    const after = offset(at + WEEK)
    if (after !== before) {
      let low = at
      for (let step = WEEK / 2; step >= HOUR; step /= 2) if (offset(low + step) === before) low += step
      days.push(dayOf(wallAt(zone, low)))
    }
    before = after
  }
  return days
}

describe('one run for each local date', () => {
  it('around every change of the clocks in every zone', () => {
    let [changes, dates, runs] = [0, 0, 0]
    const faults: string[] = []
    for (const zone of listZones()) {
      for (const day of findChanges(zone)) {
        changes++
        const count = countRuns(zone, ['00:30', '02:30', '23:45'][changes % 3] ?? '', { from: day - 1, to: day + 3 })
        dates += count.dates
        runs += count.runs
        faults.push(...count.faults)
      }
    }
    process.stdout.write(
      `${listZones().length} zones, ${changes} changes of clocks, ${dates} local dates, ${runs} runs\n`,
    )
    expect(faults).toEqual([])
    expect(runs).toBe(dates)
    expect(changes).toBeGreaterThan(2_000)
  })
  it.each(['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca'])('on every date in %s', (zone) => {
    const count = countRuns(zone, '02:15', { from: FROM / DAY, to: TO / DAY })
    expect(count).toEqual({ dates: 3_652, runs: 3_652, faults: [] })
  })
  it('is none on a date that the zone leaves out', () => {
    // Samoa had no 30 December 2011.
    const [from, to] = [Date.UTC(2011, 11, 28) / DAY, Date.UTC(2012, 0, 2) / DAY]
    expect(countRuns('Pacific/Apia', '08:00', { from, to })).toEqual({ dates: 4, runs: 4, faults: [] })
  })
})

const zones = fc.constantFrom(...listZones())
const minutes = fc.integer({ min: 0, max: 1_439 })
const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const instants = fc.integer({ min: FROM, max: TO })
const subscriptions = fc
  .record({
    zone: zones,
    at: fc.uniqueArray(minutes, { minLength: 1, maxLength: 2 }),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  })
  .map(({ zone, at, days }): Subscription => {
    const cadence = at.length === 2 ? 'twice' : 'daily'
    return subscriptionOf('s', { timeZone: zone, at: at.map(time).sort(), days, cadence, createdAt: 0 })
  })
const quiets = fc.option(
  fc.record({ from: minutes, until: minutes, timeZone: zones }).map(({ from, until, timeZone }) => {
    return { from: time(from), until: time(until), timeZone }
  }),
)

describe('whatever the hours, days, zone and quiet hours', () => {
  it('at most the last slot that is due is posted, in order, and none inside quiet hours', () => {
    fc.assert(
      fc.property(subscriptions, quiets, instants, fc.integer({ min: 0, max: 20 * DAY }), (one, quiet, now, gap) => {
        const due = dueSlots(one, { after: now - gap, now, quiet })
        for (const [at, slot] of due.entries()) {
          expect(slot.at > now - gap && slot.at <= now).toBe(true)
          expect(slot.at).toBeGreaterThanOrEqual(due[at - 1]?.at ?? 0)
          expect(quietUntil(quiet, slot.at)).toBeNull()
          expect(slot.late || at === due.length - 1).toBe(true)
          if (!slot.late) expect(now - slot.at).toBeLessThanOrEqual(6 * HOUR)
        }
        expect(new Set(due.map(({ key }) => key)).size).toBe(due.length)
      }),
      { numRuns: 400 },
    )
  })
  it('no slot is lost or doubled however often it is looked, nor by a clock that jumps back', () => {
    const steps = fc.array(fc.integer({ min: -2 * HOUR, max: 9 * HOUR }), { minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(subscriptions, quiets, instants, steps, (one, quiet, start, jumps) => {
        const made = new Map<string, number>()
        let now = start
        let last = start
        let latest = start
        for (const jump of jumps) {
          now += jump
          for (const slot of dueSlots(one, { after: last, now, quiet })) {
            if (made.has(slot.key)) continue
            made.set(slot.key, slot.at)
            last = Math.max(last, slot.at)
          }
          latest = Math.max(latest, now)
        }
        // What one look at the end would have found, every hour of it.
        const all = dueSlots(one, { after: start, now: latest, quiet })
        expect([...made.keys()].toSorted()).toEqual(all.map(({ key }) => key).toSorted())
      }),
      { numRuns: 300 },
    )
  })
  it('the next slot is the first that will be due', () => {
    fc.assert(
      fc.property(subscriptions, quiets, instants, (one, quiet, now) => {
        const next = nextSlot(one, now, quiet)
        expect(next).not.toBeNull()
        if (next === null) return
        expect(dueSlots(one, { after: now, now: next.at - 1, quiet })).toEqual([])
        expect(dueSlots(one, { after: now, now: next.at, quiet }).map(({ key }) => key)).toContain(next.key)
      }),
      { numRuns: 400 },
    )
  })
  it('quiet hours end at their hour, and the end is not quiet', () => {
    fc.assert(
      fc.property(quiets, instants, (quiet, now) => {
        const until = quietUntil(quiet, now)
        if (quiet === null || until === null) return
        expect(until).toBeGreaterThan(now)
        expect(until - now).toBeLessThanOrEqual(25 * HOUR)
        expect(quietUntil(quiet, until)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })
})
