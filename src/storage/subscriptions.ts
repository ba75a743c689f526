// Why it exists: which channel wants which topic, kept over restarts.
import { z } from 'zod'
import type { SubscriptionStore } from '../core/ports.ts'
import type { Subscription } from '../core/subscription.ts'
import { readValue } from './json.ts'
import type { Db, Tables } from './tables.ts'

export const platformSchema = z.enum(['slack', 'discord', 'web'])
const cadenceSchema = z.enum(['daily'])

export function makeSubscriptions(db: Db): SubscriptionStore {
  return {
    async all() {
      const rows = await db.selectFrom('subscriptions').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(subscriptionOf)
    },
    async save(subscription) {
      const row = {
        ...subscription.destination,
        topic: subscription.topic,
        cadence: subscription.cadence,
        days: subscription.days.join(','),
        at: subscription.at,
        time_zone: subscription.timeZone,
        paused_at: subscription.pausedAt,
        created_at: subscription.createdAt,
      }
      const insert = db.insertInto('subscriptions').values({ id: subscription.id, ...row })
      await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
    },
    async remove(id) {
      const result = await db.deleteFrom('subscriptions').where('id', '=', id).executeTakeFirst()
      return result.numDeletedRows > 0n
    },
  }
}

function subscriptionOf(row: Tables['subscriptions']): Subscription {
  const what = `subscription ${row.id}`
  return {
    id: row.id,
    destination: {
      platform: readValue(platformSchema, row.platform, what),
      workspace: row.workspace,
      channel: row.channel,
    },
    topic: row.topic,
    cadence: readValue(cadenceSchema, row.cadence, what),
    days: row.days.split(',').map(Number),
    at: row.at,
    timeZone: row.time_zone,
    pausedAt: row.paused_at,
    createdAt: row.created_at,
  }
}
