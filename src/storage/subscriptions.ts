// Why it exists: which channel wants which topic, kept over restarts.
import { z } from 'zod'
import type { Clock, SubscriptionStore } from '../core/ports.ts'
import { PLATFORMS, type Subscription } from '../core/subscription.ts'
import { readValue } from './json.ts'
import { forget } from './leases.ts'
import { type Db, inOne, type Tables } from './tables.ts'

export const platformSchema = z.enum(PLATFORMS)
const cadenceSchema = z.enum(['daily'])

export function makeSubscriptions(db: Db, clock: Clock): SubscriptionStore {
  return {
    async all() {
      const rows = await db.selectFrom('subscriptions').selectAll().orderBy('created_at').orderBy('id').execute()
      return rows.map(subscriptionOf)
    },
    async findByDestination(destination) {
      const rows = db
        .selectFrom('subscriptions')
        .selectAll()
        .where((e) => e.and(destination))
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(subscriptionOf)
    },
    async save(subscription) {
      const row = rowOf(subscription)
      await inOne(db, async (trx) => {
        const insert = trx.insertInto('subscriptions').values({ id: subscription.id, ...row })
        await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
        if (subscription.pausedAt === null) return
        await skip(trx, subscription.id, ['scheduled', 'retry_wait'], {
          reason: 'The subscription was paused before all of it was posted.',
          settled_at: clock(),
        })
      })
    },
    async remove(id) {
      return inOne(db, async (trx) => {
        const result = await trx.deleteFrom('subscriptions').where('id', '=', id).executeTakeFirst()
        // What is under way is left to whoever has it: the outbox skips it where it would have to be taken up again.
        await skip(trx, id, ['scheduled', 'retry_wait'], {
          reason: 'The channel unsubscribed before all of it was posted.',
          settled_at: clock(),
        })
        await skip(trx, id, ['uncertain'], {
          reason: 'The channel unsubscribed; whether it had been posted by then is unknown.',
          settled_at: clock(),
        })
        return result.numDeletedRows > 0n
      })
    },
    async findTold(id) {
      const rows = db.selectFrom('told').select((e) => ['story_id as storyId', e.fn.max('changed_at').as('changedAt')])
      return rows.where('told_to', '=', id).groupBy('story_id').execute()
    },
    async saveTold(id, deliveryId, told) {
      const rows = told.map(({ storyId, changedAt }) => {
        return { told_to: id, story_id: storyId, delivery_id: deliveryId, changed_at: changedAt }
      })
      // In slices, because engines bound the number of parameters.
      for (let start = 0; start < rows.length; start += 200) {
        const insert = db.insertInto('told').values(rows.slice(start, start + 200))
        await insert.onConflict((c) => c.doNothing()).execute()
      }
    },
  }
}

async function skip(
  trx: Db,
  subscriptionId: string,
  states: readonly string[],
  row: { readonly reason: string; readonly settled_at: number },
): Promise<void> {
  const deliveries = trx.updateTable('deliveries').set({ ...row, state: 'skipped', next_at: null })
  const waiting = deliveries.where('subscription_id', '=', subscriptionId).where('state', 'in', states)
  for (const { id } of await waiting.returning('id').execute()) await forget(trx, id)
}

function rowOf(subscription: Subscription): Omit<Tables['subscriptions'], 'id'> {
  return {
    ...subscription.destination,
    topic: subscription.topic,
    cadence: subscription.cadence,
    days: subscription.days.join(','),
    at: subscription.at,
    time_zone: subscription.timeZone,
    paused_at: subscription.pausedAt,
    created_at: subscription.createdAt,
    changed_at: subscription.changedAt ?? null,
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
    ...(row.changed_at === null ? {} : { changedAt: row.changed_at }),
  }
}
