// Why it exists: the queries that a workspace has given a name, kept over restarts.
import type { TopicStore } from '../core/ports.ts'
import type { Db } from './tables.ts'

const COLUMNS = ['key', 'name', 'query'] as const

export function makeTopics(db: Db): TopicStore {
  const own = ({ platform, workspace }: Parameters<TopicStore['all']>[0]) => ({ platform, workspace })
  return {
    async all(workspace) {
      const rows = db
        .selectFrom('topics')
        .select(COLUMNS)
        .where((e) => e.and(own(workspace)))
      return rows.orderBy('key').execute()
    },
    async find(workspace, key) {
      const rows = db
        .selectFrom('topics')
        .select(COLUMNS)
        .where((e) => e.and({ ...own(workspace), key }))
      return (await rows.executeTakeFirst()) ?? null
    },
    async save(workspace, { key, name, query }) {
      const insert = db.insertInto('topics').values({ ...own(workspace), key, name, query })
      const columns = ['platform', 'workspace', 'key'] as const
      await insert.onConflict((c) => c.columns(columns).doUpdateSet({ name, query })).execute()
    },
    async remove(workspace, key) {
      const rows = db.deleteFrom('topics').where((e) => e.and({ ...own(workspace), key }))
      return (await rows.executeTakeFirst()).numDeletedRows > 0n
    },
  }
}
