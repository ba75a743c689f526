// Why it exists: a workspace that removed Readout is left alone at once, found again as it was when it comes back soon,
// and deleted with all that is its own when it does not.
import type { RetentionStore, Workspace } from '../core/retention.ts'
import { readValue } from './json.ts'
import { platformSchema, skip } from './subscriptions.ts'
import { type Db, inOne } from './tables.ts'

type Departures = Pick<RetentionStore, 'leave' | 'comeBack' | 'findGone'>

export function makeDepartures(db: Db): Departures {
  return {
    leave: ({ platform, workspace }, at) => inOne(db, (trx) => leave(trx, { platform, workspace }, at)),
    comeBack: ({ platform, workspace }) => inOne(db, (trx) => comeBack(trx, { platform, workspace })),
    async findGone(before) {
      const rows = db.selectFrom('departures').selectAll().where('left_at', '<', before)
      return (await rows.orderBy('left_at').orderBy('platform').orderBy('workspace').execute()).map((row) => ({
        platform: readValue(platformSchema, row.platform, 'a workspace that removed Readout'),
        workspace: row.workspace,
      }))
    },
  }
}

async function leave(trx: Db, workspace: Workspace, at: number): Promise<void> {
  const insert = trx.insertInto('departures').values({ ...workspace, left_at: at })
  const rows = await insert
    .onConflict((c) => c.doNothing())
    .returning('left_at')
    .execute()
  // Said twice it happened once: Slack tells of the app and of its tokens.
  if (rows.length === 0) return
  const own = trx.updateTable('subscriptions').set({ paused_at: at }).where('paused_at', 'is', null)
  const paused = await own
    .where((e) => e.and(workspace))
    .returning('id')
    .execute()
  for (const { id } of paused) {
    const reason = 'Readout was removed from the workspace before all of it was posted.'
    await skip(trx, id, ['scheduled', 'retry_wait', 'uncertain'], { reason, settled_at: at })
  }
}

/** What a human had paused before stays so. */
async function comeBack(trx: Db, workspace: Workspace): Promise<boolean> {
  const gone = trx.deleteFrom('departures').where((e) => e.and(workspace))
  const [departure] = await gone.returning('left_at').execute()
  if (departure === undefined) return false
  const paused = trx.updateTable('subscriptions').set({ paused_at: null }).where('paused_at', '=', departure.left_at)
  await paused.where((e) => e.and(workspace)).execute()
  return true
}
