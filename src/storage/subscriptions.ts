// Why it exists: which channel wants which topic, kept over restarts.
import { z } from 'zod'
import type { Clock, SubscriptionStore, Told } from '../core/ports.ts'
import { BREAKING, CADENCES, PLATFORMS, type Subscription } from '../core/subscription.ts'
import { resume } from './destinations.ts'
import { readValue } from './json.ts'
import { forget } from './leases.ts'
import { type Db, inOne, type Tables } from './tables.ts'

export const platformSchema = z.enum(PLATFORMS)
const cadenceSchema = z.enum(CADENCES)

export function makeSubscriptions(db: Db, clock: Clock): SubscriptionStore {
  return {
    async all() {
      return (await rowsIn(db).execute()).map(subscriptionOf)
    },
    async findByDestination({ platform, workspace, channel }) {
      const rows = rowsIn(db)
        .where('subscriptions.platform', '=', platform)
        .where('subscriptions.workspace', '=', workspace)
        .where('subscriptions.channel', '=', channel)
      return (await rows.execute()).map(subscriptionOf)
    },
    async findFollowing({ platform, workspace }, key) {
      const rows = rowsIn(db)
        .where('subscriptions.platform', '=', platform)
        .where('subscriptions.workspace', '=', workspace)
        .where('subscriptions.topic_key', '=', key)
      return (await rows.execute()).map(subscriptionOf)
    },
    async save(subscription) {
      const row = rowOf(subscription)
      await inOne(db, async (trx) => {
        const insert = trx.insertInto('subscriptions').values({ id: subscription.id, ...row })
        await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
        // Whoever subscribes there expects that it can be posted to.
        if (subscription.pausedAt === null) return resume(trx, subscription.destination)
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
    saveTold: (id, deliveryId, told) => saveTold(db, { id, deliveryId, told }),
  }
}

async function saveTold(
  db: Db,
  { id, deliveryId, told }: { readonly id: string; readonly deliveryId: string; readonly told: readonly Told[] },
): Promise<void> {
  const rows = told.map(({ storyId, changedAt }) => {
    return { told_to: id, story_id: storyId, delivery_id: deliveryId, changed_at: changedAt }
  })
  // In slices, because engines bound the number of parameters.
  for (let start = 0; start < rows.length; start += 200) {
    const insert = db.insertInto('told').values(rows.slice(start, start + 200))
    await insert.onConflict((c) => c.doNothing()).execute()
  }
}

/** Each with the topic that it follows, in the order in which they were made. */
function rowsIn(db: Db) {
  return db
    .selectFrom('subscriptions')
    .leftJoin('topics', (join) =>
      join
        .onRef('topics.platform', '=', 'subscriptions.platform')
        .onRef('topics.workspace', '=', 'subscriptions.workspace')
        .onRef('topics.key', '=', 'subscriptions.topic_key'),
    )
    .selectAll('subscriptions')
    .select(['topics.name as topic_name', 'topics.query as topic_query'])
    .orderBy('subscriptions.created_at')
    .orderBy('subscriptions.id')
}

type Row = Tables['subscriptions'] & { readonly topic_name: string | null; readonly topic_query: string | null }

/** What waits to be posted for it. What is under way is left to whoever has it. */
export async function skip(
  trx: Db,
  subscriptionId: string,
  states: readonly string[],
  row: { readonly reason: string; readonly settled_at: number },
): Promise<void> {
  const deliveries = trx.updateTable('deliveries').set({ ...row, state: 'skipped', next_at: null })
  const its = deliveries.where('subscription_id', '=', subscriptionId).where('state', 'in', states)
  const waiting = its.where('lease_until', 'is', null)
  for (const { id } of await waiting.returning('id').execute()) await forget(trx, id)
}

function rowOf(subscription: Subscription): Omit<Tables['subscriptions'], 'id'> {
  return {
    ...subscription.destination,
    topic: subscription.topic,
    topic_key: subscription.named?.key ?? null,
    cadence: subscription.cadence,
    days: subscription.days.join(','),
    at: subscription.at.join(','),
    time_zone: subscription.timeZone,
    subscribed_by: subscription.by ?? null,
    paused_at: subscription.pausedAt,
    created_at: subscription.createdAt,
    changed_at: subscription.changedAt ?? null,
    sources: subscription.breaking?.sources ?? null,
    per_hour: subscription.breaking?.perHour ?? null,
  }
}

function subscriptionOf(row: Row): Subscription {
  const what = `subscription ${row.id}`
  const cadence = readValue(cadenceSchema, row.cadence, what)
  const { sources, per_hour: perHour } = row
  const breaking = { sources: sources ?? BREAKING.sources, perHour: perHour ?? BREAKING.perHour }
  return {
    id: row.id,
    destination: {
      platform: readValue(platformSchema, row.platform, what),
      workspace: row.workspace,
      channel: row.channel,
    },
    topic: row.topic_query ?? row.topic,
    ...(row.topic_key === null || row.topic_name === null
      ? {}
      : { named: { key: row.topic_key, name: row.topic_name } }),
    cadence,
    days: row.days.split(',').map(Number),
    at: row.at === '' ? [] : row.at.split(','),
    timeZone: row.time_zone,
    ...(row.subscribed_by === null ? {} : { by: row.subscribed_by }),
    pausedAt: row.paused_at,
    createdAt: row.created_at,
    ...(row.changed_at === null ? {} : { changedAt: row.changed_at }),
    ...(cadence === 'breaking' ? { breaking } : {}),
  }
}
