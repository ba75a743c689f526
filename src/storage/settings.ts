// Why it exists: what a channel has set, one row a channel, kept over restarts.
import type { SettingsStore } from '../core/ports.ts'
import { settingsSchema } from '../core/settings.ts'
import { readJson } from './json.ts'
import type { Db } from './tables.ts'

export function makeSettings(db: Db): SettingsStore {
  return {
    async find({ platform, workspace, channel }) {
      const rows = db
        .selectFrom('settings')
        .select('body')
        .where((e) => e.and({ platform, workspace, channel }))
      const row = await rows.executeTakeFirst()
      return row === undefined ? {} : readJson(settingsSchema, row.body, `the settings of ${channel}`)
    },
    async save({ platform, workspace, channel }, settings) {
      const body = JSON.stringify(settings)
      const insert = db.insertInto('settings').values({ platform, workspace, channel, body })
      const columns = ['platform', 'workspace', 'channel'] as const
      await insert.onConflict((c) => c.columns(columns).doUpdateSet({ body })).execute()
    },
  }
}
