// Why it exists: `npm run bench -- zones`: in every time zone, on every date of ten years, a briefing is due once, as its channel's clock shows it.
import type { Subscription } from '../../src/core/subscription.ts'
import { dueSlots, listZones, nextSlot } from '../../src/delivery/slots.ts'
import { dayOf, wallAt } from '../../src/delivery/zone.ts'

const DAY = 24 * 3_600_000
export const FROM = Date.UTC(2026, 0, 1)
export const TO = Date.UTC(2036, 0, 1)

export type Count = { readonly dates: number; readonly runs: number; readonly faults: readonly string[] }

/**
 * Walks from slot to slot as the bot would that looks at each of them, and once more in between. `days`: epoch days of the
 * zone's own calendar, in runs; `at`: the local hour.
 */
export function countRuns(
  timeZone: string,
  at: string,
  { from, to }: { readonly from: number; readonly to: number },
): Count {
  const subscription: Subscription = {
    ...{ id: 's', destination: { platform: 'web', workspace: 'w', channel: 'c' }, topic: 'all', cadence: 'daily' },
    ...{ days: [1, 2, 3, 4, 5, 6, 7], at: [at], timeZone, pausedAt: null, createdAt: 0 },
  }
  const faults: string[] = []
  const keys = new Set<string>()
  const begins = from * DAY - 2 * DAY
  let dates = 0
  let last = begins
  for (let day = from; day < to; day++) if (exists(timeZone, day)) dates++
  for (let slot = nextSlot(subscription, begins); slot !== null; slot = nextSlot(subscription, slot.at)) {
    const day = Date.parse(`${slot.local.slice(0, 10)}Z`) / DAY
    if (day >= to) break
    const due = dueSlots(subscription, { after: last, now: slot.at })
    if (due.length !== 1 || due[0]?.key !== slot.key || due[0].late)
      faults.push(`${timeZone} ${slot.local}: not due once`)
    if (dueSlots(subscription, { after: slot.at, now: slot.at + 60_000 }).length > 0)
      faults.push(`${slot.local}: twice`)
    if (dayOf(wallAt(timeZone, slot.at)) !== day && dayOf(wallAt(timeZone, slot.at - 1)) !== day) {
      faults.push(`${timeZone} ${slot.local}: on another date`)
    }
    if (slot.at <= last) faults.push(`${timeZone} ${slot.local}: out of order`)
    last = slot.at
    if (day >= from) keys.add(slot.key)
  }
  return { dates, runs: keys.size, faults }
}

/** Whether the zone's clocks show that date at all: looked for without the code that is measured. */
function exists(timeZone: string, day: number): boolean {
  // At noon and an hour around it no zone's date is in doubt but where the whole day is left out.
  for (let at = day * DAY - 14 * 3_600_000; at <= day * DAY + 36 * 3_600_000; at += 12 * 3_600_000) {
    if (dateOf(timeZone, at) === day) return true
  }
  return false
}

const formats = new Map<string, Intl.DateTimeFormat>()

function dateOf(timeZone: string, at: number): number {
  const known = formats.get(timeZone)
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  if (known === undefined) formats.set(timeZone, format)
  return Date.parse(`${format.format(at)}T00:00Z`) / DAY
}

export async function benchZones(): Promise<void> {
  const begun = performance.now()
  let [dates, runs] = [0, 0]
  const faults: string[] = []
  for (const [at, zone] of listZones().entries()) {
    // Hours at which clocks change, one after the other.
    const hour = ['00:30', '02:30', '08:00', '23:45'][at % 4] ?? '08:00'
    const count = countRuns(zone, hour, { from: FROM / DAY, to: TO / DAY })
    dates += count.dates
    runs += count.runs
    if (count.dates !== count.runs) faults.push(`${zone}: ${count.dates} dates, ${count.runs} runs`)
    faults.push(...count.faults)
  }
  for (const fault of faults.slice(0, 20)) process.stdout.write(`${fault}\n`)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(
    `zones: ${listZones().length} zones, 2026 to 2035, ${dates} local dates, ${runs} runs, ${faults.length} faults, ${seconds} s\n`,
  )
  if (faults.length > 0) process.exitCode = 1
}
