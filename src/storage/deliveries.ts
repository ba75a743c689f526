// Why it exists: each briefing's way to each channel is a row, and its key lets it be made only once.
import type { Delivery, Telling } from '../core/delivery.ts'
import type { Clock, DeliveryStore } from '../core/ports.ts'
import { deliveryOf, partOf } from './delivery-rows.ts'
import { makeLeases } from './leases.ts'
import type { Db } from './tables.ts'

export function makeDeliveries(db: Db, clock: Clock, leaseClock: Clock): DeliveryStore {
  const select = () => db.selectFrom('deliveries').selectAll()
  return {
    ...makeLeases(db, { clock, leaseClock }),
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
    findTelling: (storyId, since) => findTelling(db, storyId, since),
    isReplaced: (edit) => isReplaced(db, edit),
    async findNewest(limit) {
      const newest = await select().orderBy('due_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      return newest.map(deliveryOf)
    },
    async countMade(subscriptionId, from, to) {
      const rows = db.selectFrom('deliveries').select((e) => e.fn.countAll<number>().as('n'))
      const made = rows.where('subscription_id', '=', subscriptionId).where('state', '!=', 'skipped')
      const { n } = await made.where('due_at', '>', from).where('due_at', '<=', to).executeTakeFirstOrThrow()
      return Number(n)
    },
    async isFor(briefingId, destination) {
      const rows = db.selectFrom('deliveries').select('id').where('briefing_id', '=', briefingId)
      return (await rows.where((e) => e.and(destination)).executeTakeFirst()) !== undefined
    },
    async findPosted(destination, limit) {
      const rows = await db
        .selectFrom('deliveries')
        .select((e) => ['id', 'briefing_id as briefingId', e.ref('settled_at').$castTo<number>().as('postedAt')])
        .where((e) => e.and(destination))
        .where('state', '=', 'delivered')
        .where('kind', '!=', 'edit')
        .orderBy('settled_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return Promise.all(rows.toReversed().map((row) => asChanged(db, row)))
    },
  }
}

/** A post as it now stands: with the last edit of its first message that was made. */
async function asChanged(
  db: Db,
  { id, briefingId, postedAt }: { readonly id: string; readonly briefingId: string; readonly postedAt: number },
) {
  const messages = db
    .selectFrom('delivery_parts')
    .select('message_id')
    .where('delivery_id', '=', id)
    .where('number', '=', 1)
  const edits = db.selectFrom('deliveries').select('briefing_id').where('target_message', 'in', messages)
  const made = edits.where('kind', '=', 'edit').where('state', '=', 'delivered')
  const last = await made
    .orderBy('due_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return { briefingId, postedAt, shownId: last?.briefing_id ?? briefingId }
}

async function findTelling(db: Db, storyId: string, since: number): Promise<readonly Telling[]> {
  const told = db.selectFrom('told').select('delivery_id').where('story_id', '=', storyId)
  const rows = db.selectFrom('deliveries').selectAll().where('id', 'in', told).where('due_at', '>=', since)
  const found: Telling[] = []
  for (const row of await rows.where('kind', '=', 'briefing').orderBy('due_at').orderBy('id').execute()) {
    const parts = db.selectFrom('delivery_parts').selectAll().where('delivery_id', '=', row.id)
    const posted = await parts.where('state', '=', 'posted').orderBy('number').execute()
    if (posted.length > 0 || row.next_at !== null) found.push({ delivery: deliveryOf(row), parts: posted.map(partOf) })
  }
  return found
}

/** By when each was due, then by when each was made. */
async function isReplaced(db: Db, { id, destination, target }: Delivery): Promise<boolean> {
  if (target === undefined) return false
  const edits = db.selectFrom('deliveries').select(['id', 'state']).where('target_message', '=', target.messageId)
  const its = edits.where((e) => e.and(destination)).where('kind', '=', 'edit')
  const inOrder = await its.orderBy('due_at').orderBy('recorded_at').orderBy('id').execute()
  const later = inOrder.slice(inOrder.findIndex((one) => one.id === id) + 1)
  return later.some(({ state }) => state !== 'failed' && state !== 'dead' && state !== 'skipped')
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
    lease_until: null,
    held_until: null,
    token: 0,
    attempts: delivery.attempts,
    looks: 0,
    target_message: delivery.target?.messageId ?? null,
    target_number: delivery.target?.number ?? null,
    target_of: delivery.target?.of ?? null,
    recorded_at: now,
    settled_at: open ? null : now,
  }
}
