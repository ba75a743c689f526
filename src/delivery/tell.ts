// Why it exists: whoever can mend what keeps a channel from its briefings is told once, in plain words with the mend.
import type { Lease, Settlement } from '../core/delivery.ts'
import type { OutboxPorts } from './outbox.ts'
import type { Errand, Pacer } from './pace.ts'

type Told = {
  readonly lease: Lease
  readonly settlement: Settlement
  readonly pacer: Pacer
  readonly closing: AbortSignal
}

/** Best effort, and at most once: the message is claimed before it is sent. What cannot be told in chat stands in the log. */
export async function tellOnce(ports: OutboxPorts, { lease, settlement, pacer, closing }: Told): Promise<void> {
  const { pause, reason } = settlement
  const { destination } = lease.delivery
  if (pause === undefined) return
  const isChannel = pause.scope === 'destination'
  const place = isChannel ? destination : { ...destination, channel: '' }
  if (!(await ports.store.destinations.claimTelling(place, ports.clock()))) return
  const where = isChannel ? `the channel ${destination.channel}` : `${destination.platform} ${destination.workspace}`
  ports.warn?.(`nothing can be posted to ${where}: ${sayTrouble(settlement, reason)}`)
  // With a token that is refused nobody can be written to.
  const platform = ports.platforms.find(({ name }) => name === destination.platform)
  if (!isChannel || platform?.tell === undefined || closing.aborted) return
  const there = await ports.store.subscriptions.findByDestination(destination)
  const users = [...new Set(there.flatMap(({ by }) => by ?? []))]
  const errand: Errand = { id: `tell ${destination.channel}`, channel: users[0] ?? destination.workspace, kind: 'send' }
  if ((await pacer.turn(errand, closing)) > 0 || closing.aborted) return
  await pacer.begin(errand, closing)
  try {
    const words = `Readout can no longer post its briefings in <#${destination.channel}>: ${sayTrouble(settlement, reason)}`
    await platform.tell(destination, users, words)
  } catch (error) {
    ports.report(error)
  } finally {
    pacer.done(errand)
  }
}

function sayTrouble({ pause }: Settlement, reason: string | null): string {
  const mend = pause?.mend === undefined ? '' : ` ${pause.mend}`
  const again = pause?.nextCheckAt === null ? '' : ' Readout tries again once a day.'
  return `${reason ?? 'no reason is known'}.${mend}${again}`
}
