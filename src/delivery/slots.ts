// Why it exists: which hours of which subscriptions are due, by their own clocks; pure, so that it can be asked of any year.
import type { Destination, Subscription } from '../core/subscription.ts'
import { type QuietHours, quietUntil } from './quiet.ts'
import { dayOf, instantOf, type WallMs, wallAt } from './zone.ts'

export { type QuietHours, quietUntil } from './quiet.ts'
export { findZone, listZones, wallAt } from './zone.ts'

export type Slot = {
  /** The subscription's own clock: '2026-03-29T08:00'. */
  readonly local: string
  /** Epoch ms: that hour, or the end of the quiet hours that it lies in. */
  readonly at: number
  readonly key: string
}

/**
 * `late`: nobody wants it any more: a later one is due as well, or too much time has passed. `joined`: the later one is due
 * at the same instant, after quiet hours or an hour that is skipped.
 */
export type DueSlot = Slot & { readonly late: boolean; readonly joined: boolean; readonly expiresAt: number }

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A missed briefing is made up for within this time, or half the time to the next one where that is less. */
const CATCH_UP = 6 * HOUR
/** Further back nothing is recorded of slots that were missed. */
const MAX_DAYS_BACK = 31
/** News that found no briefing within this time is no news any more. */
export const NEWS_WINDOW = 14 * DAY
/** A week, and one more for a day that the zone skips. */
const MAX_DAYS_ON = 15

/** Those after `after` and up to `now`, oldest first. At most the last one is not late. */
export function dueSlots(
  subscription: Subscription,
  { after, now, quiet = null }: { readonly after: number; readonly now: number; readonly quiet?: QuietHours | null },
): readonly DueSlot[] {
  const today = dayOf(wallAt(subscription.timeZone, now))
  const due: Slot[] = []
  // Of tomorrow too: its first hours may be skipped, and begin with the end of today.
  for (let back = -1; back <= MAX_DAYS_BACK; back++) {
    const slots = slotsOn(subscription, today - back, quiet)
    due.unshift(...slots.filter(({ at }) => at > after && at <= now))
    if (slots.some(({ at }) => at <= after)) break
  }
  return due.map((slot, at) => {
    const next = due[at + 1]
    const expiresAt = next?.at ?? nextSlot(subscription, Math.max(now, slot.at), quiet)?.at ?? slot.at + 7 * DAY
    const late = next !== undefined || now - slot.at > Math.min(CATCH_UP, (expiresAt - slot.at) / 2)
    return { ...slot, late, joined: next?.at === slot.at, expiresAt }
  })
}

/** The first after `now`; null for a subscription without days or hours. */
export function nextSlot(subscription: Subscription, now: number, quiet: QuietHours | null = null): Slot | null {
  const today = dayOf(wallAt(subscription.timeZone, now))
  // From the day before yesterday on: one whose hour is quiet, or skipped at midnight, comes on the next day.
  for (let day = today - 2; day <= today + MAX_DAYS_ON; day++) {
    const slot = slotsOn(subscription, day, quiet).find(({ at }) => at > now)
    if (slot !== undefined) return slot
  }
  return null
}

/**
 * News before this is not for a subscription, epoch ms: a new one begins with what came in the days up to its first
 * hour, and is not flooded with what is older. null: of anybody.
 */
export function newsSince(subscription: Subscription | null, now: number): number {
  if (subscription === null) return now - NEWS_WINDOW
  const { days, createdAt } = subscription
  const gaps = days.map((day, at) => (days[at + 1] ?? (days[0] ?? day) + 7) - day)
  return Math.max(now - NEWS_WINDOW, createdAt - Math.max(1, ...gaps) * DAY)
}

/** 'slack:T1:C1'. */
export function showDestination({ platform, workspace, channel }: Destination): string {
  return `${platform}:${workspace}:${channel}`
}

/**
 * In order. None where it is not a day of the subscription, or no day in that zone. A slot inside quiet hours waits for
 * their end; its key and its local hour stay its own.
 */
function slotsOn(subscription: Subscription, day: number, quiet: QuietHours | null): readonly Slot[] {
  const { id, at: times, days, timeZone, destination } = subscription
  if (!days.includes(weekdayOf(day))) return []
  return times.flatMap((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    const wall: WallMs = day * DAY + hour * HOUR + minute * 60_000
    const instant = instantOf(timeZone, wall)
    if (instant === null) return []
    const local = new Date(wall).toISOString().slice(0, 16)
    const key = `${id}|${local}|${showDestination(destination)}`
    return [{ local, at: quietUntil(quiet, instant) ?? instant, key }]
  })
}

/** ISO: 1 is Monday. Day 0 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
