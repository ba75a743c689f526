// Why it exists: a delivery is worked on by one process at a time, and one that lost its lease can write nothing more.
import { type Selectable, sql } from 'kysely'
import type { Lease } from '../core/delivery.ts'
import type { Clock, DeliveryStore } from '../core/ports.ts'
import { makeBatch } from './batch.ts'
import { deliveryOf, partOf } from './delivery-rows.ts'
import { pause, resume } from './destinations.ts'
import { type Db, inOne, type Tables } from './tables.ts'

type Leases = Pick<DeliveryStore, 'claim' | 'claimSome' | 'saveParts' | 'begin' | 'savePart' | 'renew' | 'settle'>

/**
 * When a delivery is due is a matter of the hour (`clock`), whose lease holds is not: processes whose clocks differ by an
 * hour must not take each other's work. So leases run by `leaseClock`, which is one for all who share the database.
 */
type Clocks = { readonly clock: Clock; readonly leaseClock: Clock }

/** No lease is longer: one that ends later is of before the machine, and with it the clock, was started anew. */
const MAX_LEASE_MS = 10 * 60_000
/** Nobody is waited for longer: one that ends later is of a clock that was ahead. */
const MAX_HOLD_MS = 27 * 60 * 60_000

export function makeLeases(db: Db, { clock, leaseClock }: Clocks): Leases {
  const inBatch = makeBatch(db)
  const until = ({ leaseMs }: Pick<Lease, 'leaseMs'>) => leaseClock() + leaseMs
  return {
    claim: async (options) => {
      const [lease] = await inOne(db, (trx) => claim(trx, { ...options, limit: 1 }, leaseClock()))
      return lease ?? null
    },
    claimSome: (options) => inOne(db, (trx) => claim(trx, options, leaseClock())),
    saveParts: (lease, payloads) =>
      inBatch(async (trx) => {
        if (!(await write(trx, lease, { state: 'rendered' }))) return false
        const part = { delivery_id: lease.delivery.id, state: 'waiting', message_id: null, unsure: 0, tried_at: null }
        const rows = payloads.map((payload, at) => ({ ...part, number: at + 1, payload }))
        await trx.insertInto('delivery_parts').values(rows).execute()
        return true
      }),
    begin: (lease, { number, unsure, triedAt }) =>
      inBatch(async (trx) => {
        const attempt = trx.updateTable('deliveries').set((e) => ({
          state: 'sending',
          attempts: e('attempts', '+', 1),
          lease_until: until(lease),
        }))
        const result = await held(attempt, lease).executeTakeFirst()
        if (result.numUpdatedRows === 0n) return false
        await partUpdate(trx, lease, number).set({ state: 'sending', unsure, tried_at: triedAt }).execute()
        return true
      }),
    savePart: (lease, { number, state, messageId, unsure }) =>
      inBatch(async (trx) => {
        // The same value again: it only asks whether the lease is still held.
        if (!(await write(trx, lease, { token: lease.token }))) return false
        await partUpdate(trx, lease, number).set({ state, message_id: messageId, unsure }).execute()
        return true
      }),
    renew: (lease) =>
      inBatch(async (trx) => {
        // Not where it was settled meanwhile: that would bring back what has ended.
        const mine = trx.updateTable('deliveries').set({ lease_until: until(lease) })
        const result = await held(mine.where('lease_until', 'is not', null), lease).executeTakeFirst()
        return result.numUpdatedRows > 0n
      }),
    settle: (lease, { state, reason, nextAt, attempts, looks = 0, holdUntil, pause: dead }) =>
      inBatch(async (trx) => {
        const settled = nextAt === null ? clock() : null
        const row = { state, reason, next_at: nextAt, attempts, looks, settled_at: settled, lease_until: null }
        const held_until = holdUntil ?? null
        if (!(await write(trx, lease, { ...row, held_until }))) return false
        if (state === 'failed' || state === 'dead' || state === 'skipped') await forget(trx, lease.delivery.id)
        const { destination } = lease.delivery
        if (dead !== undefined) await pause(trx, destination, { ...dead, reason, now: clock() })
        if (state === 'delivered') await resume(trx, destination)
        if (holdUntil !== undefined) await hold(trx, lease, holdUntil)
        return true
      }),
  }
}

/** The caller's transaction holds the write lock, so that two processes never see the same row due. */
async function claim(trx: Db, options: Claim, leaseNow: number): Promise<readonly Lease[]> {
  const rows = [...(await findLost(trx, options, leaseNow)), ...(await findDue(trx, options, leaseNow))]
  const channels = new Set<string>()
  const chosen: Row[] = []
  for (const row of rows) {
    const channel = JSON.stringify([row.platform, row.workspace, row.channel])
    if (channels.has(channel) || chosen.length >= options.limit) continue
    channels.add(channel)
    chosen.push(row)
  }
  return takeAll(trx, chosen, { leaseMs: options.leaseMs, until: leaseNow + options.leaseMs })
}

type Claim = Parameters<DeliveryStore['claimSome']>[0]
type Row = Selectable<Tables['deliveries']>

/** Those whose holder is gone. */
function findLost(trx: Db, claim: Claim, leaseNow: number): Promise<Row[]> {
  const { platform, limit } = claim
  const lost = trx
    .selectFrom('deliveries')
    .selectAll()
    // By the index of leases alone: of all that were ever posted few are held.
    .where('lease_until', 'is not', null)
    .where((e) => e.or([e('lease_until', '<=', leaseNow), e('lease_until', '>', leaseNow + MAX_LEASE_MS)]))
    .where(outside(trx, claim, leaseNow))
  const its = platform === undefined ? lost : lost.where('platform', '=', platform)
  return its.orderBy('lease_until').orderBy('id').limit(limit).execute()
}

/** By the index of what waits: what has ended is in none of it. */
function findDue(trx: Db, claim: Claim, leaseNow: number): Promise<Row[]> {
  const { platform, now, limit } = claim
  const waiting = trx.selectFrom('deliveries').selectAll().where('next_at', '<=', now)
  const due = waiting.where('lease_until', 'is', null).where(outside(trx, claim, leaseNow))
  const its = platform === undefined ? due : due.where('platform', '=', platform)
  return its.orderBy('next_at').orderBy('id').limit(limit).execute()
}

/** Of no channel that somebody is posting to, and of none whose platform asks to wait: a call before then would only be refused. */
function outside(trx: Db, claim: Claim, leaseNow: number) {
  const { platform, now } = claim
  const places = trx.selectFrom('deliveries').select(['platform', 'workspace', 'channel'])
  const its = platform === undefined ? places : places.where('platform', '=', platform)
  const busy = its.where('lease_until', '>', leaseNow).where('lease_until', '<=', leaseNow + MAX_LEASE_MS)
  const held = its.where('held_until', '>', now).where('held_until', '<=', now + MAX_HOLD_MS)
  return sql<boolean>`(platform, workspace, channel) not in ${busy} and (platform, workspace, channel) not in ${held}`
}

async function takeAll(
  trx: Db,
  rows: readonly Row[],
  { leaseMs, until }: { readonly leaseMs: number; readonly until: number },
): Promise<readonly Lease[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  // What may have been taken stays in doubt until it is known.
  const doubted = rows.filter(({ state }) => state === 'sending' || state === 'uncertain').map(({ id }) => id)
  const mine = trx.updateTable('deliveries').set((e) => ({
    ...{ token: e('token', '+', 1), lease_until: until },
    state:
      doubted.length === 0 ? 'claimed' : e.case().when('id', 'in', doubted).then('uncertain').else('claimed').end(),
  }))
  await mine.where('id', 'in', ids).execute()
  const stored = trx.selectFrom('delivery_parts').selectAll().where('delivery_id', 'in', ids).orderBy('number')
  const parts = Map.groupBy(await stored.execute(), (part) => part.delivery_id)
  return rows.map((row) => ({
    delivery: deliveryOf(row),
    token: row.token + 1,
    leaseMs,
    looks: row.looks,
    parts: (parts.get(row.id) ?? []).map(partOf),
  }))
}

/** What waits for the channel comes behind what was begun. What is made meanwhile waits by `held_until`. */
async function hold(trx: Db, { delivery }: Lease, until: number): Promise<void> {
  const waiting = trx.updateTable('deliveries').set({ next_at: until }).where('next_at', '<', until)
  await waiting
    .where('lease_until', 'is', null)
    .where((e) => e.and(delivery.destination))
    .execute()
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
