// Why it exists: rows of deliveries and of their messages, read as what they stand for.
import { z } from 'zod'
import type { Delivery, DeliveryPart } from '../core/delivery.ts'
import { readValue } from './json.ts'
import { platformSchema } from './subscriptions.ts'
import type { Tables } from './tables.ts'

const kindSchema = z.enum(['briefing', 'edit', 'reply', 'notice'])
export const stateSchema = z.enum([
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
const partStateSchema = z.enum(['waiting', 'sending', 'posted'])

export function deliveryOf(row: Tables['deliveries']): Delivery {
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
    expiresAt: row.expires_at,
    attempts: row.attempts,
    ...(row.target_message === null
      ? {}
      : { target: { messageId: row.target_message, number: row.target_number ?? 1, of: row.target_of ?? 1 } }),
  }
}

export function partOf(row: Tables['delivery_parts']): DeliveryPart {
  return {
    number: row.number,
    payload: row.payload,
    state: readValue(partStateSchema, row.state, `delivery ${row.delivery_id}`),
    messageId: row.message_id,
    unsure: row.unsure,
    triedAt: row.tried_at,
  }
}
