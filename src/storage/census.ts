// Why it exists: what waits and how the sources stand, counted by the database for metrics and the readiness probe.
import type { CensusStore } from '../core/census.ts'
import { FAILING_FROM } from '../core/source.ts'
import { stateSchema } from './delivery-rows.ts'
import { readValue } from './json.ts'
import { platformSchema } from './subscriptions.ts'
import { type Db, inOne } from './tables.ts'

export function makeCensus(db: Db): CensusStore {
  const count = (table: 'sources' | 'articles') =>
    db.selectFrom(table).select((e) => e.fn.countAll<number>().as('count'))
  return {
    async take(now) {
      const open = db.selectFrom('deliveries').where('next_at', 'is not', null)
      const rows = await open
        .select((e) => ['platform', 'state', e.fn.countAll<number>().as('count')])
        .groupBy(['platform', 'state'])
        .orderBy('platform')
        .orderBy('state')
        .execute()
      const due = await open
        .where('next_at', '<=', now)
        .select((e) => e.fn.min('due_at').as('at'))
        .executeTakeFirst()
      const active = count('sources').where('state', '=', 'active')
      const [healthy, failing, gone, articles] = [
        await active.where('failures', '<', FAILING_FROM).executeTakeFirst(),
        await active.where('failures', '>=', FAILING_FROM).executeTakeFirst(),
        await count('sources').where('state', '=', 'gone').executeTakeFirst(),
        await count('articles').executeTakeFirst(),
      ]
      return {
        waiting: rows.map((row) => ({
          platform: readValue(platformSchema, row.platform, 'deliveries'),
          state: readValue(stateSchema, row.state, 'deliveries'),
          count: Number(row.count),
        })),
        dueSince: due?.at ?? null,
        sources: { active: numberOf(healthy), failing: numberOf(failing), gone: numberOf(gone) },
        articles: numberOf(articles),
      }
    },
    async check() {
      // Deletes nothing, but asks for the right to write, as every real write does.
      await inOne(db, (trx) => trx.deleteFrom('told').where('told_to', '=', '').execute())
    },
  }
}

function numberOf(row: { readonly count: number } | undefined): number {
  return Number(row?.count ?? 0)
}
