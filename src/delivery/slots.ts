// Why it exists: which hours of which subscriptions are due, by their own clocks; pure, so that it can be asked of any year.
import type { Destination, Subscription } from '../core/subscription.ts'
import { dayOf, instantOf, type WallMs, wallAt } from './zone.ts'

export { findZone, listZones } from './zone.ts'

export type Slot = {
  /** The subscription's own clock: '2026-03-29T08:00'. */
  readonly local: string
  /** Epoch ms. */
  readonly at: number
  readonly key: string
}

/** `late`: nobody wants it any more: a later one is due as well, or too much time has passed. */
export type DueSlot = Slot & { readonly late: boolean; readonly expiresAt: number }

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
  { after, now }: { readonly after: number; readonly now: number },
): readonly DueSlot[] {
  const today = dayOf(wallAt(subscription.timeZone, now))
  const due: Slot[] = []
  for (let back = 0; back <= MAX_DAYS_BACK; back++) {
    const slot = slotOn(subscription, today - back)
    if (slot === null || slot.at > now) continue
    if (slot.at <= after) break
    due.unshift(slot)
  }
  return due.map((slot, at) => {
    const next = due[at + 1]
    const expiresAt = next?.at ?? nextSlot(subscription, Math.max(now, slot.at))?.at ?? slot.at + 7 * DAY
    const late = next !== undefined || now - slot.at > Math.min(CATCH_UP, (expiresAt - slot.at) / 2)
    return { ...slot, late, expiresAt }
  })
}

/** The first after `now`; null for a subscription without days. */
export function nextSlot(subscription: Subscription, now: number): Slot | null {
  const today = dayOf(wallAt(subscription.timeZone, now))
  // From yesterday on: a slot whose hour is skipped at midnight comes on the next day.
  for (let day = today - 1; day <= today + MAX_DAYS_ON; day++) {
    const slot = slotOn(subscription, day)
    if (slot !== null && slot.at > now) return slot
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

/** null: no slot on that day, or no such day in that zone. */
function slotOn(subscription: Subscription, day: number): Slot | null {
  const { id, at, days, timeZone, destination } = subscription
  if (!days.includes(weekdayOf(day))) return null
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const wall: WallMs = day * DAY + hour * HOUR + minute * 60_000
  const instant = instantOf(timeZone, wall)
  if (instant === null) return null
  const local = new Date(wall).toISOString().slice(0, 16)
  return { local, at: instant, key: `${id}|${local}|${showDestination(destination)}` }
}

/** ISO: 1 is Monday. Day 0 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
