// Why it exists: a message that stands in a channel is changed as surely as one is posted, and left alone where it is gone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery, SendOutcome } from '../../src/core/delivery.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { at, channel, deliveryOf, makeClock, makeDueDigest, makePlatform, outboxOf } from './fakes.ts'

let time: ReturnType<typeof makeClock>
let store: Store
let fake: ReturnType<typeof makePlatform>
let first: Delivery
const HOUR = 3_600_000
const LOST: SendOutcome = { kind: 'uncertain', reason: 'A timeout.' }

beforeEach(async () => {
  time = makeClock('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  first = await makeDueDigest(store, time.clock)
  await outboxOf(store, { platforms: [makePlatform().platform], clock: time.clock }).runDue()
  first = await deliveryOf(store)
})
afterEach(() => store.close())

/** An edit of the second message of the digest, to a digest with other lines. */
async function makeEdit(id: string, text: string, given: Partial<Delivery> = {}): Promise<void> {
  const [posted] = await store.deliveries.findTelling('s1', 0)
  const messageId = posted?.parts[1]?.messageId ?? ''
  const before = await store.briefings.find(first.briefingId)
  if (before === null) throw new Error('no briefing')
  const blocks = before.blocks.map((block) =>
    block.type === 'section' ? { ...block, lines: block.lines.map((line) => ({ ...line, text })) } : block,
  )
  await store.briefings.save({ ...before, id: `b-${id}`, blocks })
  const edit = { ...first, id, key: id, kind: 'edit', state: 'scheduled', briefingId: `b-${id}`, attempts: 0 } as const
  const target = { messageId, number: 2, of: 2 }
  await store.deliveries.insert({
    ...edit,
    subscriptionId: null,
    target,
    dueAt: time.clock(),
    expiresAt: null,
    ...given,
  })
}

const now = async (key: string) => {
  const found = await store.deliveries.findByKey(key)
  if (found === null) throw new Error('the edit is gone')
  return found
}
const open = (faults: Parameters<typeof makePlatform>[0] = {}) => {
  fake = makePlatform(faults)
  return outboxOf(store, { platforms: [fake.platform], clock: time.clock, report: () => {} })
}

describe('an edit', () => {
  it('changes the one message, with what is rendered once and stored', async () => {
    await makeEdit('e1', 'Denied')
    expect(await open().runDue()).toBe(1)
    expect(fake.edits).toEqual([{ destination: channel('C1'), messageId: 'm2', payload: 'Denied; Denied' }])
    expect(fake.posts).toEqual([])
    expect(await now('e1')).toMatchObject({ state: 'delivered', reason: null, attempts: 1 })
  })

  it('is made again where its fate is unknown, with no label, and is not looked for', async () => {
    await makeEdit('e1', 'Denied')
    const outbox = open({ faults: ['lost', 'throw', LOST, LOST], looks: [new Error('nobody is to look')] })
    const seconds: number[] = []
    for (let second = 0; second < 1_000; second += 5) {
      const before = (await now('e1')).attempts
      await outbox.runDue()
      if ((await now('e1')).attempts > before) seconds.push(second)
      time.pass(5_000)
    }
    expect(fake.edits.map(({ payload }) => payload)).toEqual(['Denied; Denied', 'Denied; Denied'])
    expect(await now('e1')).toMatchObject({ state: 'delivered', reason: null })
    expect(seconds).toEqual([0, 5, 35, 155, 755])
  })

  it('that another process began and did not end is made again', async () => {
    await makeEdit('e1', 'Denied')
    const lease = await store.deliveries.claim({ now: time.clock(), leaseMs: 60_000 })
    if (lease === null) throw new Error('nothing was due')
    await store.deliveries.saveParts(lease, ['Denied'])
    await store.deliveries.begin(lease, { number: 1, unsure: 0, triedAt: time.clock() })
    const outbox = open()
    expect(await outbox.runDue()).toBe(0)
    time.pass(60_000)
    await outbox.runDue()
    expect(fake.edits).toHaveLength(1)
    expect((await now('e1')).state).toBe('delivered')
  })

  it('ends quietly where the message was deleted', async () => {
    await makeEdit('e1', 'Denied')
    await open({ faults: [{ kind: 'gone', reason: 'The message was deleted.' }] }).runDue()
    expect(await now('e1')).toMatchObject({ state: 'skipped', reason: 'The message was deleted.' })
  })

  it('fails where the new form has no such message', async () => {
    await makeEdit('e1', 'Denied', { target: { messageId: 'm9', number: 9, of: 9 } })
    await open().runDue()
    expect((await now('e1')).state).toBe('failed')
    expect(fake.edits).toEqual([])
  })

  it('is left where a later one of the same message is there, however late it comes itself', async () => {
    await makeEdit('e1', 'Denied')
    const slow: SendOutcome = { kind: 'retry', retryAfterMs: null, reason: 'Down.' }
    await open({ faults: [slow] }).runDue()
    time.pass(1_000)
    await makeEdit('e2', 'Withdrawn')
    const outbox = open()
    await outbox.runDue()
    time.pass(HOUR)
    await outbox.runDue()
    expect(fake.edits.map(({ payload }) => payload)).toEqual(['Withdrawn; Withdrawn'])
    expect(await now('e1')).toMatchObject({ state: 'skipped', reason: expect.stringContaining('later change') })
  })

  it('is not begun once its time is over', async () => {
    await makeEdit('e1', 'Denied', { expiresAt: at('2026-03-24T09:00:00Z') })
    time.pass(HOUR)
    await open().runDue()
    expect(fake.edits).toEqual([])
    expect((await now('e1')).state).toBe('dead')
  })
})

describe('a reply', () => {
  it('goes to the message that it answers', async () => {
    const target = { messageId: 'm1', number: 1, of: 2 }
    await store.deliveries.insert({ ...first, id: 'r1', key: 'r1', kind: 'reply', state: 'scheduled', target })
    await open().runDue()
    expect(fake.posts.map(({ answer }) => answer?.to)).toEqual(['m1', 'm1'])
  })

  it('ends quietly where that was deleted', async () => {
    const target = { messageId: 'm1', number: 1, of: 2 }
    await store.deliveries.insert({ ...first, id: 'r1', key: 'r1', kind: 'reply', state: 'scheduled', target })
    await open({ faults: [{ kind: 'gone', reason: 'The message was deleted.' }] }).runDue()
    expect((await now('r1')).state).toBe('skipped')
  })
})

describe('a platform that knows a message by its key', () => {
  const knowing = (platform: Platform): Platform => ({ ...platform, dedupesForMs: 120_000 })
  const due = { id: 'd2', key: 'd2', state: 'scheduled', attempts: 0 } as const

  it('gets the same again soon after, with no look and no label, and nobody says that it may be there twice', async () => {
    await store.deliveries.insert({ ...first, ...due })
    fake = makePlatform({ faults: ['lost', LOST], looks: [new Error('nobody is to look')] })
    const outbox = outboxOf(store, { platforms: [knowing(fake.platform)], clock: time.clock })
    for (const ms of [5_000, 30_000, 0]) {
      await outbox.runDue()
      time.pass(ms)
    }
    expect(fake.posts.map(({ key }) => key)).toEqual(['d2-1', 'd2-1', 'd2-2'])
    expect(fake.posts.every(({ payload }) => !payload.includes('repeat'))).toBe(true)
    expect(await now('d2')).toMatchObject({ state: 'delivered', reason: null })
  })

  it('is looked into once that time is over, and where it cannot be, sent once more with the label', async () => {
    await store.deliveries.insert({ ...first, ...due })
    fake = makePlatform({ faults: ['lost', LOST, LOST, LOST], finds: false })
    const outbox = outboxOf(store, { platforms: [knowing(fake.platform)], clock: time.clock })
    for (const ms of [5_000, 30_000, 130_000, 0]) {
      await outbox.runDue()
      time.pass(ms)
    }
    // All attempts within that time are one in doubt.
    expect((await now('d2')).state).toBe('uncertain')
    time.pass(HOUR)
    await outbox.runDue()
    expect(fake.posts).toHaveLength(1)
    expect(await now('d2')).toMatchObject({ state: 'dead', reason: expect.stringContaining('2 attempts') })
  })
})
