// Why it exists: each briefing's way to each channel is a row, and its key lets it be made only once.
import { z } from 'zod'
import type { Delivery } from '../core/delivery.ts'
import type { Clock, DeliveryStore } from '../core/ports.ts'
import { readValue } from './json.ts'
import { platformSchema } from './subscriptions.ts'
import type { Db, Tables } from './tables.ts'

const kindSchema = z.enum(['briefing', 'edit'])
const stateSchema = z.enum([
  'scheduled',
  'claimed',
  'rendered',
  'sending',
  'delivered',
  'retry_wait',
  'uncertain',
  'failed',
  'dead',
  'skipped',
])

export function makeDeliveries(db: Db, clock: Clock): DeliveryStore {
  return {
    async insert(delivery) {
      const row = {
        id: delivery.id,
        key: delivery.key,
        kind: delivery.kind,
        subscription_id: delivery.subscriptionId,
        briefing_id: delivery.briefingId,
        ...delivery.destination,
        state: delivery.state,
        reason: delivery.reason,
        due_at: delivery.dueAt,
        attempts: delivery.attempts,
        recorded_at: clock(),
      }
      const insert = db.insertInto('deliveries').values(row)
      const result = await insert.onConflict((c) => c.column('key').doNothing()).executeTakeFirst()
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async findByKey(key) {
      const row = await db.selectFrom('deliveries').selectAll().where('key', '=', key).executeTakeFirst()
      return row === undefined ? null : deliveryOf(row)
    },
  }
}

function deliveryOf(row: Tables['deliveries']): Delivery {
  const what = `delivery ${row.id}`
  return {
    id: row.id,
    key: row.key,
    kind: readValue(kindSchema, row.kind, what),
    subscriptionId: row.subscription_id,
    briefingId: row.briefing_id,
    destination: {
      platform: readValue(platformSchema, row.platform, what),
      workspace: row.workspace,
      channel: row.channel,
    },
    state: readValue(stateSchema, row.state, what),
    reason: row.reason,
    dueAt: row.due_at,
    attempts: row.attempts,
  }
}
