// Why it exists: a subscription's days and hours in words, the same in every answer.
import type { Delivery } from '../core/delivery.ts'
import type { Subscription } from '../core/subscription.ts'
import { nextSlot } from '../delivery/slots.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** 'daily 08:00 Europe/Berlin', 'on Mon, Fri at 08:00 Europe/Berlin'. */
export function showWhen({ days, at, timeZone }: Pick<Subscription, 'days' | 'at' | 'timeZone'>): string {
  if (days.length === 7) return `daily ${at} ${timeZone}`
  const names = days.join() === '1,2,3,4,5' ? 'weekdays' : days.map((day) => DAYS[day - 1] ?? '').join(', ')
  return `on ${names} at ${at} ${timeZone}`
}

/** 'Wed 25 Nov 2026, 08:00' by the subscription's own clock; null where none comes. */
export function showNext(subscription: Subscription, now: number): string | null {
  const slot = nextSlot(subscription, now)
  if (slot === null) return null
  const date = new Date(`${slot.local}Z`)
  const day = DAYS[(date.getUTCDay() + 6) % 7] ?? ''
  return `${day} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${slot.local.slice(11)}`
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
