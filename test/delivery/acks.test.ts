// Why it exists: 10,000 messages whose acknowledgements are lost before or after they were taken: none is lost, and none is
// there twice but where the platform cannot tell, and then it is said.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SendOutcome } from '../../src/core/delivery.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makeClock, outboxOf } from './fakes.ts'

const SENDS = 10_000
const CHANNELS = 500
const SEED = 20_260_324

let time: ReturnType<typeof makeClock>
let store: Store
beforeEach(async () => {
  time = makeClock('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
})
afterEach(() => store.close())

/** The same numbers for the same seed (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function makeDue(name: Platform['name']): Promise<void> {
  await store.transact(async (trx) => {
    const blocks = [{ type: 'title', text: 'News' }] as const
    await trx.briefings.save({ id: 'b', storyId: '', storyIds: [], version: 1, asOf: 0, blocks, passages: [] })
    for (let nth = 0; nth < SENDS; nth++) {
      const id = `d${nth}`
      await trx.deliveries.insert({
        ...{ id, key: id, kind: 'briefing', subscriptionId: null, briefingId: 'b', state: 'scheduled', reason: null },
        ...{ destination: { ...channel(`C${nth % CHANNELS}`), platform: name }, dueAt: time.clock(), expiresAt: null },
        attempts: 0,
      })
    }
  })
}

/** `dedupesForMs`: as Discord keeps a nonce; without it, as Slack without the right to read. */
function makeLossy(name: Platform['name'], dedupesForMs: number | null) {
  const random = makeRandom(SEED)
  const taken = new Map<string, { count: number; at: number }>()
  const lost = { before: 0, after: 0 }
  const platform: Platform = {
    name,
    ...(dedupesForMs === null ? {} : { dedupesForMs }),
    render: () => ['News'],
    edit: async () => ({ kind: 'failed', scope: 'message', reason: 'not asked for' }),
    find: async (_destination, key) => (dedupesForMs === null ? null : taken.has(key) ? `m${key}` : false),
    markRepeat: (payload) => `(repeat?) ${payload}`,
    send: async (_destination, _payload, key) => {
      const roll = random()
      const gone: SendOutcome = { kind: 'uncertain', reason: 'The connection was cut.' }
      if (roll < 0.1) {
        lost.before++
        return gone
      }
      const before = taken.get(key)
      const isKnown = before !== undefined && dedupesForMs !== null && time.clock() - before.at < dedupesForMs
      if (!isKnown) taken.set(key, { count: (before?.count ?? 0) + 1, at: time.clock() })
      if (roll < 0.2) {
        lost.after++
        return gone
      }
      return { kind: 'posted', messageId: `m${key}` }
    },
  }
  return { platform, taken, lost }
}

async function runAll(platform: Platform): Promise<void> {
  const outbox = outboxOf(store, { platforms: [platform], clock: time.clock })
  // Until nothing is left, in the steps of the scheduler.
  for (let idle = 0; idle < 400; time.pass(5_000)) idle = (await outbox.runDue()) > 0 ? 0 : idle + 1
}

async function tally(taken: ReadonlyMap<string, { readonly count: number }>) {
  const found = { delivered: 0, missing: 0, repeats: 0, unmarked: 0, unknown: 0 }
  for (let nth = 0; nth < SENDS; nth++) {
    const delivery = await store.deliveries.findByKey(`d${nth}`)
    const count = taken.get(`d${nth}-1`)?.count ?? 0
    const isMarked = delivery?.reason?.includes('may be there twice') === true || delivery?.state === 'dead'
    if (delivery?.state === 'delivered') found.delivered++
    if (delivery?.state === 'dead') found.unknown++
    if (count === 0 && delivery?.state !== 'dead') found.missing++
    if (count > 1) found.repeats++
    if (count > 1 && !isMarked) found.unmarked++
  }
  return found
}

it.each([
  ['discord', 120_000],
  ['slack', null],
] as const)(
  '%s',
  async (name, dedupesForMs) => {
    await makeDue(name)
    const { platform, taken, lost } = makeLossy(name, dedupesForMs)
    await runAll(platform)
    const found = await tally(taken)
    const { before, after } = lost
    process.stdout.write(
      `${name}, seed ${SEED}: ${SENDS} sends, ${before} + ${after} acknowledgements lost before + after; ${found.delivered} delivered, ${found.unknown} ended as unknown, ${found.missing} missing, ${found.repeats} there twice, ${found.unmarked} of them unmarked\n`,
    )
    expect(after).toBeGreaterThan(900)
    expect([found.missing, found.unmarked]).toEqual([0, 0])
    expect(found.delivered + found.unknown).toBe(SENDS)
    if (dedupesForMs !== null) expect([found.repeats, found.unknown]).toEqual([0, 0])
    else expect(found.repeats).toBeGreaterThan(0)
  },
  120_000,
)
