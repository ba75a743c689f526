// Why it exists: the terminal's `deliveries`: what was posted, what was not and why, in all channels or in one.
import { showDay, showTime } from '../briefing/dates.ts'
import { shortId } from '../briefing/frame.ts'
import { plain } from '../briefing/plain.ts'
import type { Delivery } from '../core/delivery.ts'
import { type Destination, PLATFORMS } from '../core/subscription.ts'
import { showDestination } from '../delivery/slots.ts'
import { write } from '../terminal.ts'
import { loadSettings, type Options, usageError, withStore } from './run.ts'

export const DELIVERIES = 'deliveries [PLATFORM:WORKSPACE:CHANNEL] [--limit N]'

const USUAL = 30
const MOST = 1_000

export async function runDeliveries(args: readonly string[], { own }: Options): Promise<number> {
  const [channel, more] = args
  if (more !== undefined) throw usageError(DELIVERIES)
  const destination = channel === undefined ? null : readDestination(channel)
  const limit = own.limit === undefined ? USUAL : readLimit(String(own.limit))
  return withStore(await loadSettings(), async ({ deliveries }) => {
    const found =
      destination === null ? await deliveries.findNewest(limit) : await deliveries.findOf(destination, limit)
    const where = destination === null ? '' : ` in ${showDestination(destination)}`
    const none = `Nothing was due${where} yet.\n`
    await write(found.length === 0 ? none : found.map((one) => `${show(one)}\n`).join(''))
    return 0
  })
}

/** '7 May 2031 06:00 UTC  skipped  slack:T1:C1  Nothing new about grain.' */
function show({ dueAt, state, destination, briefingId, reason, kind }: Delivery): string {
  const number = state === 'delivered' && briefingId !== '' ? shortId(briefingId) : null
  const parts = [kind === 'briefing' ? null : kind, number, reason].filter((part) => part !== null)
  const words = [
    `${showDay(dueAt)} ${showTime(dueAt)}`,
    state.padEnd(10),
    plain(showDestination(destination)),
    plain(parts.join(' · ')),
  ]
  return words.join('  ').trimEnd()
}

function readDestination(text: string): Destination {
  const [name, workspace = '', channel = '', more] = text.split(':')
  const platform = PLATFORMS.find((one) => one === name)
  if (platform === undefined || workspace === '' || channel === '' || more !== undefined) {
    throw usageError(DELIVERIES, 'A channel is written like slack:T0123:C0456.')
  }
  return { platform, workspace, channel }
}

function readLimit(text: string): number {
  const limit = /^\d{1,4}$/u.test(text) ? Number(text) : 0
  if (limit < 1 || limit > MOST) throw usageError(DELIVERIES, `--limit takes a number from 1 to ${MOST}.`)
  return limit
}
