// Why it exists: what is older than the operator keeps is deleted day by day, in steps between which the bot goes on; so
// is what belongs to workspaces that removed it.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Clock, Store } from './core/ports.ts'
import type { Log } from './log.ts'

export const DAY_MS = 24 * 60 * 60 * 1000
/** So long a workspace that removed Readout may come back and find all as it was. */
export const KEEP_GONE_DAYS = 30
/** So many articles in one transaction: others wait for it. */
const BATCH = 25

/** Deletes all that was read before that time; resolves to how many articles. `goesOn` false ends it between steps. */
export async function purgeBefore(store: Store, before: number, goesOn: () => boolean = () => true): Promise<number> {
  let purged = 0
  while (goesOn()) {
    const step = await store.retention.purgeOld(before, BATCH)
    if (step === 0) break
    purged += step
    await breathe()
  }
  return purged
}

/** Deletes all of the workspaces that left before that time; resolves to how many. */
export async function purgeGone(store: Store, before: number): Promise<number> {
  const gone = await store.retention.findGone(before)
  for (const workspace of gone) await store.retention.purgeOf(workspace)
  return gone.length
}

export type Retention = { readonly start: () => void; readonly stop: () => Promise<void> }

/** Once at the start and once a day. */
export function makeRetention(ports: {
  readonly store: Store
  readonly log: Log
  readonly clock: Clock
  readonly keepDays: number
}): Retention {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const purge = async (): Promise<void> => {
    try {
      const before = ports.clock() - ports.keepDays * DAY_MS
      const purged = await purgeBefore(ports.store, before, () => !stopped)
      if (purged > 0) ports.log.info(`deleted ${purged} articles read more than ${ports.keepDays} days ago`)
      const gone = await purgeGone(ports.store, ports.clock() - KEEP_GONE_DAYS * DAY_MS)
      if (gone > 0) ports.log.info(`deleted all of ${gone} workspaces that removed Readout ${KEEP_GONE_DAYS} days ago`)
    } catch (error) {
      ports.log.failure(error)
    }
  }
  const run = () => {
    // One after the other: a first purge of years may take longer than a day's.
    running = running.then(purge)
  }
  return {
    start: () => {
      run()
      timer = setInterval(run, DAY_MS)
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
