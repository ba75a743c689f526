// Why it exists: a lease runs out when its holder is gone, not when its holder has to wait: as long as it is held it is renewed.
import type { Lease } from '../core/delivery.ts'
import type { DeliveryStore } from '../core/ports.ts'
import type { Timers } from './timers.ts'

/** A third of a lease: two may fail. */
export const HEARTBEAT_MS = 20_000

/** `hold` gives what lets the lease go. */
export function makeHeartbeat(ports: {
  readonly deliveries: Pick<DeliveryStore, 'renew'>
  readonly timers: Timers
  readonly report: (error: unknown) => void
}): { readonly hold: (lease: Lease) => () => void } {
  const held = new Set<Lease>()
  let beating: AbortController | null = null

  async function beat(signal: AbortSignal): Promise<void> {
    for (;;) {
      await ports.timers.wait(HEARTBEAT_MS, signal)
      if (signal.aborted) return
      // One that is lost is not renewed; who holds it hears of it at the next write.
      for (const lease of [...held]) await ports.deliveries.renew(lease).catch(ports.report)
    }
  }

  return {
    hold: (lease) => {
      held.add(lease)
      if (beating === null) {
        beating = new AbortController()
        void beat(beating.signal)
      }
      return () => {
        held.delete(lease)
        if (held.size > 0) return
        beating?.abort()
        beating = null
      }
    },
  }
}
