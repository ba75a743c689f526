// Why it exists: every briefing is kept as it was made, so that a later one can say what changed.
import { briefingSchema } from '../core/briefing.ts'
import type { BriefingStore } from '../core/ports.ts'
import { readJson } from './json.ts'
import type { Db } from './tables.ts'

export function makeBriefings(db: Db): BriefingStore {
  return {
    async find(id) {
      const row = await db.selectFrom('briefings').select(['id', 'body']).where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : readJson(briefingSchema, row.body, `briefing ${row.id}`)
    },
    async latestOf(storyId) {
      const all = db.selectFrom('briefings').select(['id', 'body']).where('story_id', '=', storyId)
      const rows = all.where('kind', '=', 'story')
      const newest = rows.orderBy('version', 'desc').orderBy('as_of', 'desc').orderBy('id', 'asc').limit(1)
      const row = await newest.executeTakeFirst()
      return row === undefined ? null : readJson(briefingSchema, row.body, `briefing ${row.id}`)
    },
    async save(briefing) {
      const row = {
        // What tells of feeds, not of news, is of no story.
        story_id: briefing.storyId === '' ? null : briefing.storyId,
        kind: briefing.storyIds === undefined ? 'story' : 'digest',
        version: briefing.version,
        as_of: briefing.asOf,
        body: JSON.stringify(briefing),
      }
      const insert = db.insertInto('briefings').values({ id: briefing.id, ...row })
      await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
    },
  }
}
