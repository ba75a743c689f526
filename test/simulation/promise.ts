// Why it exists: the promise of reliability, looked for in the database and in the channels after every step.
import { wallAt } from '../../src/delivery/slots.ts'
import { showPlace, unlabelled } from './platforms.ts'
import type { World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Row = {
  readonly id: string
  readonly key: string
  readonly kind: string
  readonly state: string
  readonly reason: string | null
  readonly next_at: number | null
  readonly lease_until: number | null
  readonly expires_at: number | null
  readonly platform: string
  readonly workspace: string
  readonly channel: string
  readonly target_message: string | null
}
type Part = {
  readonly number: number
  readonly payload: string
  readonly state: string
  readonly message_id: string | null
  readonly unsure: number
}

const OPEN = new Set(['scheduled', 'claimed', 'rendered', 'sending', 'retry_wait', 'uncertain'])
const ENDED = new Set(['delivered', 'failed', 'dead', 'skipped'])
/** The table of states, and what a lease that ran out makes of them. */
const MOVES: Readonly<Record<string, readonly string[]>> = {
  scheduled: ['claimed', 'skipped'],
  // Delivered: all of it stood there, and whoever had posted it was ended before saying so.
  claimed: ['claimed', 'delivered', 'rendered', 'sending', 'retry_wait', 'failed', 'dead', 'skipped'],
  rendered: ['claimed', 'sending', 'retry_wait', 'failed', 'dead', 'skipped'],
  sending: ['sending', 'delivered', 'retry_wait', 'uncertain', 'failed', 'dead', 'skipped'],
  retry_wait: ['claimed', 'skipped'],
  uncertain: ['uncertain', 'sending', 'delivered', 'retry_wait', 'failed', 'dead', 'skipped'],
}

/** What of it is broken, in words; empty where all holds. */
export function findBroken(world: World): readonly string[] {
  const rows = world.raw.prepare('select * from deliveries').all() as readonly Row[]
  return [
    ...world.broken,
    ...rows.flatMap((row) => ofRow(world, row)),
    ...ofMoves(world),
    ...ofChannels(world, new Map(rows.map((row) => [row.id, row]))),
    ...ofSlots(world, new Set(rows.map(({ key }) => key))),
  ]
}

function partsOf(world: World, id: string): readonly Part[] {
  return world.raw.prepare('select * from delivery_parts where delivery_id = ? order by number').all(id) as Part[]
}

function ofRow(world: World, row: Row): readonly string[] {
  const { id, state } = row
  if (!OPEN.has(state) && !ENDED.has(state)) return [`${id} is in no state of the table: ${state}`]
  if (OPEN.has(state) && row.next_at === null && row.lease_until === null)
    return [`${id} is ${state}, and nobody will look at it`]
  if (ENDED.has(state) && (row.next_at !== null || row.lease_until !== null)) return [`${id} is ${state}, and goes on`]
  if (ENDED.has(state) && state !== 'delivered' && !row.reason) return [`${id} is ${state} without a reason`]
  return state === 'delivered' ? ofDelivered(world, row) : []
}

/** What is told as delivered stands in its channel: whole and in order; what was deleted by somebody stood there. */
function ofDelivered(world: World, row: Row): readonly string[] {
  const messages = world.platforms.channels.get(showPlace(row as never))?.messages ?? []
  const parts = partsOf(world, row.id)
  if (parts.length === 0) return [`${row.id} is delivered without a message`]
  let last = -1
  for (const part of parts) {
    const at = messages.findIndex((one) =>
      row.kind === 'edit' ? one.id === row.target_message : one.key === `${row.id}-${part.number}`,
    )
    const message = messages[at]
    if (message === undefined || part.state !== 'posted')
      return [`${row.id} is delivered, and part ${part.number} is not there`]
    if (at <= last) return [`${row.id}: part ${part.number} stands before the one before it`]
    last = at
    if (messages.every(({ id }) => id !== part.message_id)) return [`${row.id}: part ${part.number} names no message`]
    if (!message.isDeleted && !isEdited(world, row, message.id) && unlabelled(message.text) !== part.payload) {
      return [`${row.id}: part ${part.number} is not what was to be sent`]
    }
  }
  return []
}

/** Whether a later change of the message was begun: then it may stand in the place of this one. */
function isEdited(world: World, row: Row, messageId: string): boolean {
  const edits = world.raw
    .prepare(
      `select count(*) as n from deliveries where kind = 'edit' and target_message = ? and platform = ? and id != ? and attempts > 0`,
    )
    .get(messageId, row.platform, row.id) as { readonly n: number }
  return edits.n > 0
}

const checkedMoves = new WeakMap<World, number>()

function ofMoves(world: World): readonly string[] {
  const from = checkedMoves.get(world) ?? 0
  type Move = { readonly nth: number; readonly id: string; readonly before: string; readonly after: string }
  const moves = world.raw.prepare('select rowid as nth, * from moves where rowid > ?').all(from) as readonly Move[]
  checkedMoves.set(world, moves.at(-1)?.nth ?? from)
  return moves
    .filter(({ before, after }) => MOVES[before]?.includes(after) !== true)
    .map(({ id, before, after }) => `${id} went from ${before} to ${after}`)
}

/** Nothing stands twice but what is labelled as a possible repeat and counted; parts come one after the other. */
function ofChannels(world: World, rows: ReadonlyMap<string, Row>): readonly string[] {
  const found: string[] = []
  for (const [place, { messages, destination }] of world.platforms.channels) {
    const keys = Map.groupBy(messages, ({ key }) => key)
    for (const [key, copies] of keys) {
      const [id = '', number = ''] = [key.slice(0, key.lastIndexOf('-')), key.slice(key.lastIndexOf('-') + 1)]
      const row = rows.get(id)
      if (row === undefined) found.push(`${place} has ${key}, of no delivery`)
      if (Number(number) > 1 && !keys.has(`${id}-${Number(number) - 1}`))
        found.push(`${key} came before the part before it`)
      if (copies.length === 1) continue
      if (destination.workspace !== 'T2') found.push(`${key} stands ${copies.length} times in ${place}`)
      if (copies.length > 2) found.push(`${key} stands ${copies.length} times in ${place}`)
      if (copies.slice(1).some(({ isLabelled }) => !isLabelled))
        found.push(`${key} stands twice in ${place} without a label`)
      if (row !== undefined && ENDED.has(row.state) && !isCounted(world, row))
        found.push(`${key} stands twice in ${place}, and nobody counts it`)
    }
  }
  return found
}

function isCounted(world: World, { id, state, reason }: Row): boolean {
  if (state === 'delivered') return /may be there twice/u.test(reason ?? '')
  return partsOf(world, id).some(({ unsure }) => unsure > 0)
}

/** Each slot that was due has its delivery; the key makes it one. By the wall's clock alone, apart from slots.ts. */
function ofSlots(world: World, keys: ReadonlySet<string>): readonly string[] {
  const found: string[] = []
  for (const { subscription, isRemoved, plannedUntil } of world.known.values()) {
    const { id, at, days, timeZone, destination, createdAt, changedAt = 0, cadence } = subscription
    if (isRemoved || cadence === 'breaking') continue
    // Quiet hours put a slot off by less than a day; two hours are for a change of summer time beside the change.
    const begin = Math.max(createdAt, changedAt) + 2 * HOUR
    const until = plannedUntil - (world.hadQuiet.has(showPlace(destination)) ? DAY : 0)
    if (begin >= until) continue
    const [from, to] = [wallAt(timeZone, Math.max(begin, until - 30 * DAY)), wallAt(timeZone, until)]
    for (let day = Math.floor(from / DAY); day <= Math.floor(to / DAY); day++) {
      if (!days.includes(((day + 3) % 7) + 1)) continue
      for (const time of at) {
        const wall = day * DAY + Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE
        const key = `${id}|${new Date(wall).toISOString().slice(0, 16)}|${showPlace(destination)}`
        if (wall > from && wall <= to && !keys.has(key)) found.push(`the slot ${key} has no delivery`)
      }
    }
  }
  return found
}

/** Once nothing fails any more: whatever was due two days ago has ended, and no lease is held. */
export function findUnended(world: World): readonly string[] {
  const before = world.clock() - 2 * DAY
  const rows = world.raw
    .prepare(
      'select id, state, next_at from deliveries where due_at < ? and (next_at is not null or lease_until is not null)',
    )
    .all(before) as readonly { readonly id: string; readonly state: string }[]
  return rows.map(({ id, state }) => `${id} is still ${state}`)
}
