// Why it exists: a delivery is worked on by one process at a time, and one that lost its lease can write nothing more.
import type { Lease } from '../core/delivery.ts'
import type { Clock, DeliveryStore } from '../core/ports.ts'
import { deliveryOf, partOf } from './delivery-rows.ts'
import { type Db, inOne } from './tables.ts'

type Leases = Pick<DeliveryStore, 'claim' | 'saveParts' | 'begin' | 'savePart' | 'settle'>

export function makeLeases(db: Db, clock: Clock): Leases {
  return {
    claim: (options) => inOne(db, (trx) => claim(trx, options)),
    saveParts: (lease, payloads) =>
      inOne(db, async (trx) => {
        if (!(await write(trx, lease, { state: 'rendered' }))) return false
        const rows = payloads.map((payload, at) => {
          return {
            delivery_id: lease.delivery.id,
            number: at + 1,
            payload,
            state: 'waiting',
            message_id: null,
            unsure: 0,
          }
        })
        for (const row of rows) await trx.insertInto('delivery_parts').values(row).execute()
        return true
      }),
    begin: (lease, part, until) =>
      inOne(db, async (trx) => {
        const attempt = trx.updateTable('deliveries').set((e) => ({
          state: 'sending',
          attempts: e('attempts', '+', 1),
          next_at: until,
        }))
        const result = await held(attempt, lease).executeTakeFirst()
        if (result.numUpdatedRows === 0n) return false
        await partUpdate(trx, lease, part.number).set({ state: 'sending', unsure: part.unsure }).execute()
        return true
      }),
    savePart: (lease, { number, state, messageId, unsure }) =>
      inOne(db, async (trx) => {
        // The same value again: it only asks whether the lease is still held.
        if (!(await write(trx, lease, { token: lease.token }))) return false
        await partUpdate(trx, lease, number).set({ state, message_id: messageId, unsure }).execute()
        return true
      }),
    settle: (lease, { state, reason, nextAt, attempts }) =>
      inOne(db, async (trx) => {
        const settled = nextAt === null ? clock() : null
        const row = { state, reason, next_at: nextAt, attempts, settled_at: settled }
        if (!(await write(trx, lease, row))) return false
        if (state === 'failed' || state === 'dead' || state === 'skipped') await forget(trx, lease.delivery.id)
        return true
      }),
  }
}

/** The caller's transaction holds the write lock, so that two processes never see the same row due. */
async function claim(trx: Db, { now, leaseMs, platform }: Parameters<DeliveryStore['claim']>[0]) {
  // Deliveries of kind `edit` are for a later form: until something posts them, they wait.
  const briefings = trx.selectFrom('deliveries').selectAll().where('next_at', '<=', now).where('kind', '=', 'briefing')
  const due = platform === undefined ? briefings : briefings.where('platform', '=', platform)
  const row = await due.orderBy('next_at').orderBy('id').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const token = row.token + 1
  await trx
    .updateTable('deliveries')
    .set({ state: 'claimed', token, next_at: now + leaseMs })
    .where('id', '=', row.id)
    .execute()
  const parts = trx.selectFrom('delivery_parts').selectAll().where('delivery_id', '=', row.id).orderBy('number')
  const lease: Lease = { delivery: deliveryOf(row), token, parts: (await parts.execute()).map(partOf) }
  return lease
}

function held<Q extends { where: (column: 'id' | 'token', is: '=', value: string | number) => Q }>(
  query: Q,
  { delivery, token }: Lease,
): Q {
  return query.where('id', '=', delivery.id).where('token', '=', token)
}

async function write(trx: Db, lease: Lease, row: Readonly<Record<string, string | number | null>>): Promise<boolean> {
  const result = await held(trx.updateTable('deliveries').set(row), lease).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

function partUpdate(trx: Db, { delivery }: Lease, number: number) {
  return trx.updateTable('delivery_parts').where('delivery_id', '=', delivery.id).where('number', '=', number)
}

/** What a channel never got counts as not told, so that its next briefing has it. */
export async function forget(trx: Db, deliveryId: string): Promise<void> {
  const posted = trx.selectFrom('delivery_parts').select('number').where('delivery_id', '=', deliveryId)
  if ((await posted.where('state', '=', 'posted').executeTakeFirst()) !== undefined) return
  await trx.deleteFrom('told').where('delivery_id', '=', deliveryId).execute()
}
