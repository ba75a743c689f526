// Why it exists: what every engine must do with subscriptions, what they were told, and deliveries on their way.
import { expect, it } from 'vitest'
import type { Lease } from '../../src/core/delivery.ts'
import type { Store } from '../../src/core/ports.ts'
import { briefingOf, delivery, noon, sketchOf, subscription } from './rows.ts'

const LEASE = { now: noon, leaseMs: 60_000 }
const other = { ...delivery.destination, channel: 'C9' }

export function subscriptions(store: () => Store): void {
  it('saves, changes and removes a subscription', async () => {
    await store().subscriptions.save(subscription)
    await store().subscriptions.save({ ...subscription, pausedAt: noon, changedAt: noon + 1 })
    expect(await store().subscriptions.all()).toEqual([{ ...subscription, pausedAt: noon, changedAt: noon + 1 }])
    expect(await store().subscriptions.remove(subscription.id)).toBe(true)
    expect(await store().subscriptions.remove(subscription.id)).toBe(false)
    expect(await store().subscriptions.all()).toEqual([])
  })

  it('keeps two hours a day, and what breaking news has instead', async () => {
    const twice = { ...subscription, cadence: 'twice', at: ['08:00', '18:30'] } as const
    const live = {
      ...subscription,
      id: 'sub2',
      cadence: 'breaking',
      at: [],
      breaking: { sources: 4, perHour: 1 },
    } as const
    await store().subscriptions.save(twice)
    await store().subscriptions.save(live)
    expect(await store().subscriptions.all()).toEqual([twice, live])
  })

  it('finds those of one channel, and of no other place of its name', async () => {
    const other = { ...subscription.destination, workspace: 'T2' }
    await store().subscriptions.save({ ...subscription, id: 'sub2', destination: other })
    await store().subscriptions.save({ ...subscription, createdAt: noon + 1 })
    await store().subscriptions.save({ ...subscription, id: 'sub3' })
    const ids = async (where: typeof other) =>
      (await store().subscriptions.findByDestination(where)).map(({ id }) => id)
    expect(await ids(subscription.destination)).toEqual(['sub3', 'sub1'])
    expect(await ids(other)).toEqual(['sub2'])
    expect(await ids({ ...other, channel: 'C9' })).toEqual([])
  })

  it('keeps the latest that was told of a story', async () => {
    await store().subscriptions.saveTold('sub1', 'd1', [
      { storyId: 's1', changedAt: 1 },
      { storyId: 's2', changedAt: 2 },
    ])
    await store().subscriptions.saveTold('sub1', 'd2', [{ storyId: 's1', changedAt: 3 }])
    await store().subscriptions.saveTold('sub1', 'd2', [{ storyId: 's1', changedAt: 3 }])
    await store().subscriptions.saveTold('sub2', 'd3', [{ storyId: 's3', changedAt: 4 }])
    const told = await store().subscriptions.findTold('sub1')
    expect(told.toSorted((a, b) => a.changedAt - b.changedAt)).toEqual([
      { storyId: 's2', changedAt: 2 },
      { storyId: 's1', changedAt: 3 },
    ])
    expect(await store().subscriptions.findTold('nobody')).toEqual([])
  })

  it('keeps more than one statement can hold', async () => {
    const told = Array.from({ length: 3_000 }, (_, at) => ({ storyId: `s${at}`, changedAt: at }))
    await store().subscriptions.saveTold('sub1', 'd1', told)
    expect(await store().subscriptions.findTold('sub1')).toHaveLength(3_000)
  })
}

export function briefings(store: () => Store): void {
  it('gives back the latest briefing of a story, and any by its id', async () => {
    await store().stories.save(sketchOf('s1'))
    for (const version of [1, 3, 2]) await store().briefings.save(briefingOf(version))
    const digest = { ...briefingOf(9), storyIds: ['s1', 's2'] }
    await store().briefings.save(digest)
    expect(await store().briefings.latestOf('s1')).toEqual(briefingOf(3))
    expect(await store().briefings.latestOf('s2')).toBeNull()
    expect(await store().briefings.find(digest.id)).toEqual(digest)
    expect(await store().briefings.find('none')).toBeNull()
  })
}

export function deliveries(store: () => Store): void {
  it('makes one delivery of a key', async () => {
    expect(await store().deliveries.insert(delivery)).toBe(true)
    expect(await store().deliveries.insert({ ...delivery, id: 'd2', state: 'dead' })).toBe(false)
    expect(await store().deliveries.findByKey(delivery.key)).toEqual(delivery)
    expect(await store().deliveries.findByKey('none')).toBeNull()
  })

  it('finds the one of the latest slot', async () => {
    for (const [id, dueAt] of [
      ['a', noon],
      ['c', noon + 2],
      ['b', noon + 1],
    ] as const) {
      await store().deliveries.insert({ ...delivery, id, key: id, dueAt })
    }
    expect((await store().deliveries.findLast('sub1'))?.id).toBe('c')
    expect(await store().deliveries.findLast('sub2')).toBeNull()
  })

  it('counts those of a subscription in a span of time, skipped ones aside', async () => {
    for (const [id, dueAt, state] of [
      ['a', noon, 'scheduled'],
      ['b', noon + 1, 'dead'],
      ['c', noon + 1, 'skipped'],
      ['d', noon + 2, 'scheduled'],
      ['e', noon + 3, 'scheduled'],
    ] as const) {
      await store().deliveries.insert({ ...delivery, id, key: id, dueAt, state })
    }
    expect(await store().deliveries.countMade('sub1', noon, noon + 2)).toBe(2)
    expect(await store().deliveries.countMade('sub2', noon, noon + 2)).toBe(0)
  })

  it('gives out what is due, once, the longest due first', async () => {
    await store().deliveries.insert({ ...delivery, id: 'late', key: 'late', dueAt: noon + 1, destination: other })
    await store().deliveries.insert(delivery)
    await store().deliveries.insert({ ...delivery, id: 'skipped', key: 'skipped', state: 'skipped' })
    expect((await store().deliveries.claim(LEASE))?.delivery).toEqual(delivery)
    expect(await store().deliveries.claim(LEASE)).toBeNull()
    expect((await store().deliveries.claim({ ...LEASE, now: noon + 1 }))?.delivery.id).toBe('late')
  })

  it('gives out nothing of a channel that somebody posts to', async () => {
    const target = { messageId: 'm1', number: 2, of: 3 }
    const edit = { ...delivery, id: 'edit', key: 'edit', kind: 'edit', target, dueAt: noon + 1 } as const
    await store().deliveries.insert(edit)
    const lease = await claimed(store())
    expect(await store().deliveries.claim({ ...LEASE, now: noon + 1 })).toBeNull()
    await store().deliveries.settle(lease, { state: 'delivered', reason: null, nextAt: null, attempts: 1 })
    expect((await store().deliveries.claim({ ...LEASE, now: noon + 1 }))?.delivery).toEqual(edit)
  })

  it('holds back all of a channel for which the platform asks to wait, and of no other', async () => {
    const lease = await claimed(store())
    await store().deliveries.insert({ ...delivery, id: 'd2', key: 'd2' })
    await store().deliveries.insert({ ...delivery, id: 'd3', key: 'd3', dueAt: noon + 90_000 })
    await store().deliveries.insert({ ...delivery, id: 'd4', key: 'd4', destination: other, dueAt: noon + 1 })
    const wait = { state: 'retry_wait', reason: 'x', nextAt: noon + 60_000, attempts: 0 } as const
    await store().deliveries.settle(lease, { ...wait, holdUntil: noon + 60_000 })
    const claim = async (now: number) => (await store().deliveries.claim({ ...LEASE, leaseMs: 0, now }))?.delivery.id
    expect(await claim(noon + 59_999)).toBe('d4')
    const four = await store().deliveries.claim({ ...LEASE, now: noon + 59_999 })
    expect(four?.delivery.id).toBe('d4')
    // Nor is what is made meanwhile.
    await store().deliveries.insert({ ...delivery, id: 'd5', key: 'd5', dueAt: noon + 60_000 })
    await store().deliveries.insert({ ...delivery, id: 'd6', key: 'd6', dueAt: noon + 30_000 })
    expect(await claim(noon + 59_999)).toBeUndefined()
    expect(['d1', 'd6']).toContain(await claim(noon + 60_000))
  })

  it('holds back the channel, too, where what was asked to wait has ended', async () => {
    const lease = await claimed(store())
    await store().deliveries.settle(lease, {
      state: 'dead',
      reason: 'x',
      nextAt: null,
      attempts: 0,
      holdUntil: noon + 60_000,
    })
    await store().deliveries.insert({ ...delivery, id: 'd2', key: 'd2' })
    expect(await store().deliveries.claim({ ...LEASE, now: noon + 59_999 })).toBeNull()
    expect((await store().deliveries.claim({ ...LEASE, now: noon + 60_000 }))?.delivery.id).toBe('d2')
  })

  it('renews no lease of what was settled meanwhile', async () => {
    const lease = await claimed(store())
    await store().deliveries.settle(lease, { state: 'dead', reason: 'x', nextAt: null, attempts: 1 })
    expect(await store().deliveries.renew(lease)).toBe(false)
    expect(await store().deliveries.claim({ ...LEASE, now: noon + 3_600_000 })).toBeNull()
  })

  it('gives out those of one platform, where one is named', async () => {
    const web = { platform: 'web', workspace: 'web', channel: 'web' } as const
    await store().deliveries.insert(delivery)
    await store().deliveries.insert({ ...delivery, id: 'page', key: 'page', destination: web, dueAt: noon - 1 })
    const claim = async (platform: 'slack' | 'discord' | 'web') =>
      (await store().deliveries.claim({ ...LEASE, platform }))?.delivery.id ?? null
    expect([await claim('discord'), await claim('slack'), await claim('slack')]).toEqual([null, 'd1', null])
    expect(await claim('web')).toBe('page')
  })

  it('gives it to one of many who ask at once', async () => {
    await store().deliveries.insert(delivery)
    const leases = await Promise.all(Array.from({ length: 8 }, () => store().deliveries.claim(LEASE)))
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1)
  })

  it('keeps each step of whoever holds the lease', async () => {
    const lease = await claimed(store(), 0)
    expect(lease).toMatchObject({ parts: [], looks: 0 })
    expect(await store().deliveries.saveParts(lease, ['one', 'two'])).toBe(true)
    expect(await store().deliveries.findByKey(delivery.key)).toMatchObject({ state: 'rendered', attempts: 0 })
    expect(await store().deliveries.begin(lease, { number: 1, unsure: 0, triedAt: noon })).toBe(true)
    expect(await store().deliveries.findByKey(delivery.key)).toMatchObject({ state: 'sending', attempts: 1 })
    await store().deliveries.savePart(lease, { number: 1, state: 'posted', messageId: 'm1', unsure: 0 })
    await store().deliveries.begin(lease, { number: 2, unsure: 1, triedAt: noon + 1 })
    const again = await store().deliveries.claim(LEASE)
    expect(again?.delivery).toMatchObject({ id: 'd1', state: 'sending', attempts: 2 })
    expect(again?.parts).toEqual([
      { number: 1, payload: 'one', state: 'posted', messageId: 'm1', unsure: 0, triedAt: noon },
      { number: 2, payload: 'two', state: 'sending', messageId: null, unsure: 1, triedAt: noon + 1 },
    ])
    // What may have been taken stays in doubt, and how often it was looked for is kept.
    expect((await store().deliveries.findByKey(delivery.key))?.state).toBe('uncertain')
    if (again === null) throw new Error('nothing was due')
    const unseen = { state: 'uncertain', reason: 'x', nextAt: noon, attempts: 2, looks: 3 } as const
    await store().deliveries.settle(again, unseen)
    expect((await store().deliveries.claim(LEASE))?.looks).toBe(3)
    expect((await store().deliveries.findByKey(delivery.key))?.state).toBe('uncertain')
  })

  it('takes no write of a lease that was lost', async () => {
    const lost = await claimed(store(), 0)
    const held = await store().deliveries.claim(LEASE)
    expect(held?.token).toBeGreaterThan(lost.token)
    expect(await store().deliveries.saveParts(lost, ['one'])).toBe(false)
    expect(await store().deliveries.renew(lost)).toBe(false)
    expect(await store().deliveries.begin(lost, { number: 1, unsure: 0, triedAt: noon })).toBe(false)
    expect(await store().deliveries.savePart(lost, { number: 1, state: 'posted', messageId: 'm', unsure: 0 })).toBe(
      false,
    )
    const end = { state: 'delivered', reason: null, nextAt: null, attempts: 1 } as const
    expect(await store().deliveries.settle(lost, end)).toBe(false)
    expect((await store().deliveries.findByKey(delivery.key))?.state).toBe('claimed')
    if (held === null) throw new Error('nobody holds it')
    expect(await store().deliveries.renew(held)).toBe(true)
    expect(await store().deliveries.settle(held, end)).toBe(true)
    expect(await store().deliveries.claim({ ...LEASE, now: noon * 2 })).toBeNull()
    const posted = await store().deliveries.findPosted(delivery.destination, 5)
    expect(posted.map(({ briefingId }) => briefingId)).toEqual(['b1'])
    expect(await store().deliveries.findPosted({ ...delivery.destination, workspace: 'T2' }, 5)).toEqual([])
    expect((await store().deliveries.findOf(delivery.destination, 5)).map(({ state }) => state)).toEqual(['delivered'])
    expect(await store().deliveries.findOf({ ...delivery.destination, workspace: 'T2' }, 5)).toEqual([])
  })

  it('forgets what was told by one that failed before anything was posted', async () => {
    const lease = await claimed(store())
    await store().subscriptions.saveTold('sub1', 'd0', [{ storyId: 's1', changedAt: 1 }])
    await store().subscriptions.saveTold('sub1', 'd1', [{ storyId: 's1', changedAt: 2 }])
    await store().deliveries.settle(lease, { state: 'dead', reason: 'x', nextAt: null, attempts: 1 })
    expect(await store().subscriptions.findTold('sub1')).toEqual([{ storyId: 's1', changedAt: 1 }])
  })

  it('skips what waits of a subscription that is paused, and forgets that it was told', async () => {
    await store().subscriptions.save(subscription)
    await store().deliveries.insert(delivery)
    await store().subscriptions.saveTold('slack:T1:C1', delivery.id, [{ storyId: 's1', changedAt: 1 }])
    await store().subscriptions.save({ ...subscription, pausedAt: noon })
    const reason = 'The subscription was paused before all of it was posted.'
    expect(await store().deliveries.findByKey(delivery.key)).toMatchObject({ state: 'skipped', reason })
    expect(await store().subscriptions.findTold('slack:T1:C1')).toEqual([])
    expect(await store().deliveries.claim({ ...LEASE, now: noon * 2 })).toBeNull()
  })

  const UNPOSTED = 'The channel unsubscribed before all of it was posted.'
  it.each([
    ['scheduled', UNPOSTED],
    ['retry_wait', UNPOSTED],
    ['uncertain', 'The channel unsubscribed; whether it had been posted by then is unknown.'],
  ] as const)('skips what waits (%s) for a subscription that is removed', async (state, reason) => {
    await store().subscriptions.save(subscription)
    if (state === 'scheduled') await store().deliveries.insert(delivery)
    else {
      const lease = await claimed(store())
      await store().deliveries.settle(lease, { state, reason: 'x', nextAt: noon, attempts: 1 })
    }
    await store().deliveries.insert({ ...delivery, id: 'd2', key: 'other', subscriptionId: 'sub2' })
    await store().subscriptions.saveTold('sub1', 'd1', [{ storyId: 's1', changedAt: 1 }])
    await store().subscriptions.remove('sub1')
    expect((await store().deliveries.claim(LEASE))?.delivery.id).toBe('d2')
    expect(await store().deliveries.claim(LEASE)).toBeNull()
    expect(await store().deliveries.findByKey(delivery.key)).toMatchObject({ state: 'skipped', reason })
    // Whoever subscribes again gets what was never posted.
    expect(await store().subscriptions.findTold('sub1')).toEqual([])
  })

  it('leaves what has ended, or is under way, to its end when a subscription is removed', async () => {
    await store().subscriptions.save(subscription)
    const lease = await claimed(store())
    await store().subscriptions.remove('sub1')
    const end = { state: 'delivered', reason: null, nextAt: null, attempts: 1 } as const
    expect(await store().deliveries.settle(lease, end)).toBe(true)
    await store().subscriptions.remove('sub1')
    expect(await store().deliveries.findByKey(delivery.key)).toMatchObject({ state: 'delivered', reason: null })
  })
}

async function claimed(store: Store, leaseMs = LEASE.leaseMs): Promise<Lease> {
  await store.deliveries.insert(delivery)
  const lease = await store.deliveries.claim({ ...LEASE, leaseMs })
  if (lease === null) throw new Error('nothing was due')
  return lease
}
