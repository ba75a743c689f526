// Why it exists: a subscription's days and hours in words, the same in every answer.
import type { Delivery } from '../core/delivery.ts'
import type { Store } from '../core/ports.ts'
import { BREAKING, type Subscription } from '../core/subscription.ts'
import { nextSlot, type QuietHours, wallAt } from '../delivery/slots.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 'daily 08:00 Europe/Berlin', 'twice a day, 08:00 and 18:00 Europe/Berlin', 'weekly on Mon at 09:00 Europe/Berlin'. */
export function showWhen(
  subscription: Pick<Subscription, 'cadence' | 'days' | 'at' | 'timeZone' | 'breaking'>,
): string {
  const { cadence, days, at, timeZone, breaking = BREAKING } = subscription
  const hours = `${at.join(' and ')} ${timeZone}`
  const names = days.join() === '1,2,3,4,5' ? 'weekdays' : days.map((day) => DAYS[day - 1] ?? '').join(', ')
  switch (cadence) {
    case 'daily':
      return days.length === 7 ? `daily ${hours}` : `on ${names} at ${hours}`
    case 'twice':
      return `twice a day, ${hours}${days.length === 7 ? '' : `, on ${names}`}`
    case 'weekly':
      return `weekly on ${names} at ${hours}`
    case 'breaking':
      return `breaking news from ${breaking.sources} ${breaking.sources === 1 ? 'source' : 'independent sources'} on, at most ${breaking.perHour} an hour`
    default:
      return cadence satisfies never
  }
}

/** The words behind the topic that make the same subscription: what `parseWish` reads of them. */
export function showWish(
  subscription: Pick<Subscription, 'cadence' | 'days' | 'at' | 'timeZone' | 'breaking'>,
): string {
  const { cadence, days, at, timeZone, breaking = BREAKING } = subscription
  if (cadence === 'breaking') {
    return `breaking from ${breaking.sources} sources at most ${breaking.perHour} an hour ${timeZone}`
  }
  const on = days.length === 7 ? '' : ` on ${days.map((day) => (DAYS[day - 1] ?? '').toLowerCase()).join(',')}`
  return `${cadence} ${at.join(' ')} ${timeZone}${on}`
}

/** 'Wed 25 Nov 2026, 08:00' by the subscription's own clock; null where none comes, and of breaking news. */
export function showNext(subscription: Subscription, now: number, quiet: QuietHours | undefined): string | null {
  const slot = nextSlot(subscription, now, quiet ?? null)
  return slot === null ? null : showLocal(slot.at, subscription.timeZone)
}

/** The same of a subscription of the store, its channel's quiet hours heeded. */
export async function findNext(
  { settings }: Pick<Store, 'settings'>,
  subscription: Subscription,
  now: number,
): Promise<string | null> {
  return showNext(subscription, now, (await settings.find(subscription.destination)).quiet)
}

function showLocal(at: number, timeZone: string): string {
  // Not the hour that was asked for: that may be skipped or quiet.
  const date = new Date(wallAt(timeZone, at))
  const day = DAYS[(date.getUTCDay() + 6) % 7] ?? ''
  const time = date.toISOString().slice(11, 16)
  return `${day} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time}`
}

/** How the last briefing went: 'last one skipped: Nothing new about grain.' */
export function showLast({ state, reason }: Delivery): string {
  switch (state) {
    case 'delivered':
    case 'skipped':
    case 'failed':
      return `last one ${state}${reason === null ? '' : `: ${reason}`}`
    case 'dead':
      return `last one not posted${reason === null ? '' : `: ${reason}`}`
    case 'retry_wait':
    case 'uncertain':
      return `last one still being tried${reason === null ? '' : `: ${reason}`}`
    case 'scheduled':
    case 'claimed':
    case 'rendered':
    case 'sending':
      return 'last one under way'
    default:
      return state satisfies never
  }
}
