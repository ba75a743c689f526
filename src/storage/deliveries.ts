// Why it exists: each briefing's way to each channel is a row, and its key lets it be made only once.
import type { Delivery } from '../core/delivery.ts'
import type { Clock, DeliveryStore } from '../core/ports.ts'
import { deliveryOf } from './delivery-rows.ts'
import { makeLeases } from './leases.ts'
import type { Db } from './tables.ts'

export function makeDeliveries(db: Db, clock: Clock): DeliveryStore {
  const select = () => db.selectFrom('deliveries').selectAll()
  return {
    ...makeLeases(db, clock),
    async insert(delivery) {
      const insert = db.insertInto('deliveries').values(rowOf(delivery, clock()))
      const result = await insert.onConflict((c) => c.column('key').doNothing()).executeTakeFirst()
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async findByKey(key) {
      const row = await select().where('key', '=', key).executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },
    async findLast(subscriptionId) {
      const rows = select().where('subscription_id', '=', subscriptionId)
      const row = await rows.orderBy('due_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },
    async findOf(destination, limit) {
      const rows = select().where((e) => e.and(destination))
      const newest = await rows.orderBy('due_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      return newest.map(deliveryOf)
    },
    async isFor(briefingId, destination) {
      const rows = db.selectFrom('deliveries').select('id').where('briefing_id', '=', briefingId)
      return (await rows.where((e) => e.and(destination)).executeTakeFirst()) !== undefined
    },
    async findPosted(destination, limit) {
      const rows = await db
        .selectFrom('deliveries')
        .select((e) => ['briefing_id as briefingId', e.ref('settled_at').$castTo<number>().as('postedAt')])
        .where((e) => e.and(destination))
        .where('state', '=', 'delivered')
        .orderBy('settled_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.toReversed()
    },
  }
}

function rowOf(delivery: Delivery, now: number) {
  const open = delivery.state === 'scheduled'
  return {
    id: delivery.id,
    key: delivery.key,
    kind: delivery.kind,
    subscription_id: delivery.subscriptionId,
    briefing_id: delivery.briefingId,
    ...delivery.destination,
    state: delivery.state,
    reason: delivery.reason,
    due_at: delivery.dueAt,
    expires_at: delivery.expiresAt,
    next_at: open ? delivery.dueAt : null,
    token: 0,
    attempts: delivery.attempts,
    recorded_at: now,
    settled_at: open ? null : now,
  }
}
