// Why it exists: a channel that nobody can post to is paused, and whoever can mend it is told once.
import type { Settlement } from '../core/delivery.ts'
import type { DestinationStore, Pause } from '../core/ports.ts'
import type { Destination } from '../core/subscription.ts'
import { readValue } from './json.ts'
import { platformSchema } from './subscriptions.ts'
import type { Db, Tables } from './tables.ts'

export function makeDestinations(db: Db): DestinationStore {
  const select = () => db.selectFrom('destinations').selectAll()
  return {
    async findPause(destination) {
      const row = await select()
        .where((e) => e.and(destination))
        .executeTakeFirst()
      return row === undefined ? null : pauseOf(row)
    },
    async pauses() {
      const rows = await select()
        .orderBy('paused_at')
        .orderBy('platform')
        .orderBy('workspace')
        .orderBy('channel')
        .execute()
      return rows.map(pauseOf)
    },
    async claimTelling(destination, now) {
      const telling = db.updateTable('destinations').set({ told_at: now }).where('told_at', 'is', null)
      return (await telling.where((e) => e.and(destination)).executeTakeFirst()).numUpdatedRows > 0n
    },
    resume: (destination) => resume(db, destination),
  }
}

/** The whole installation is the one with no channel. */
export function placeOf(
  { platform, workspace, channel }: Destination,
  scope: 'destination' | 'installation',
): Destination {
  return { platform, workspace, channel: scope === 'installation' ? '' : channel }
}

/** A second failure is of the same pause: nobody is told again. */
export async function pause(
  trx: Db,
  destination: Destination,
  { reason, now, ...of }: NonNullable<Settlement['pause']> & { readonly reason: string | null; readonly now: number },
): Promise<void> {
  const found = { reason: reason ?? '', next_check_at: of.nextCheckAt }
  const row = { ...placeOf(destination, of.scope), ...found, paused_at: now, told_at: null }
  const insert = trx.insertInto('destinations').values(row)
  await insert.onConflict((c) => c.columns(['platform', 'workspace', 'channel']).doUpdateSet(found)).execute()
}

/** What is posted shows that the channel, and with it the installation, can be posted to. */
export async function resume(trx: Db, { platform, workspace, channel }: Destination): Promise<void> {
  const its = trx.deleteFrom('destinations').where('platform', '=', platform).where('workspace', '=', workspace)
  await its.where('channel', 'in', [channel, '']).execute()
}

function pauseOf(row: Tables['destinations']): Pause {
  const { workspace, channel, reason } = row
  const platform = readValue(platformSchema, row.platform, `destination ${channel}`)
  return {
    destination: { platform, workspace, channel },
    since: row.paused_at,
    reason,
    nextCheckAt: row.next_check_at,
    toldAt: row.told_at,
  }
}
