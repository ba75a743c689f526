// Why it exists: what every engine must know of messages that were posted, so that they can be changed later.
import { expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { delivery, noon } from './rows.ts'

const DAY = 86_400_000

export function edits(store: () => Store): void {
  it('finds what told of a story and was posted, with its messages', async () => {
    for (const [id, dueAt] of [
      ['old', noon - 15 * DAY],
      ['first', noon - 2 * DAY],
      ['second', noon - DAY],
      ['unposted', noon],
    ] as const) {
      await store().deliveries.insert({ ...delivery, id, key: id, dueAt })
      await store().subscriptions.saveTold('slack:T1:C1', id, [{ storyId: 's1', changedAt: 1 }])
      const lease = await store().deliveries.claim({ now: dueAt, leaseMs: 60_000 })
      if (lease === null) throw new Error('nothing was due')
      await store().deliveries.saveParts(lease, ['one', 'two'])
      const posted = { state: 'posted', unsure: 0 } as const
      if (id !== 'unposted') {
        await store().deliveries.savePart(lease, { ...posted, number: 2, messageId: `${id}-2` })
        if (id !== 'second') await store().deliveries.savePart(lease, { ...posted, number: 1, messageId: `${id}-1` })
      }
      const end = { reason: null, nextAt: null, attempts: 1 } as const
      await store().deliveries.settle(lease, { ...end, state: id === 'second' ? 'failed' : 'delivered' })
    }
    const found = await store().deliveries.findTelling('s1', noon - 14 * DAY)
    expect(
      found.map((one) => [one.delivery.id, one.parts.map(({ number, messageId }) => [number, messageId])]),
    ).toEqual([
      [
        'first',
        [
          [1, 'first-1'],
          [2, 'first-2'],
        ],
      ],
      ['second', [[2, 'second-2']]],
    ])
    expect(found[0]?.parts[0]?.payload).toBe('one')
    expect(await store().deliveries.findTelling('s2', 0)).toEqual([])
    // What is still on its way is known of, so that it can be looked at again.
    await store().deliveries.insert({ ...delivery, id: 'open', key: 'open' })
    await store().subscriptions.saveTold('slack:T1:C9', 'open', [{ storyId: 's2', changedAt: noon }])
    expect(await store().deliveries.findTelling('s2', 0)).toMatchObject([{ delivery: { id: 'open' }, parts: [] }])
  })

  it('knows an edit that a later one of the same message replaces', async () => {
    const edit = {
      ...delivery,
      kind: 'edit',
      subscriptionId: null,
      target: { messageId: 'm1', number: 1, of: 1 },
    } as const
    const one = { ...edit, id: 'e1', key: 'e1' }
    const two = { ...edit, id: 'e2', key: 'e2', dueAt: noon + 1 }
    await store().deliveries.insert(one)
    expect(await store().deliveries.isReplaced(one)).toBe(false)
    await store().deliveries.insert({ ...two, id: 'e3', key: 'e3', target: { messageId: 'm2', number: 1, of: 1 } })
    await store().deliveries.insert({ ...two, id: 'e4', key: 'e4', state: 'skipped' })
    await store().deliveries.insert({
      ...two,
      id: 'e5',
      key: 'e5',
      destination: { ...delivery.destination, channel: 'C9' },
    })
    expect(await store().deliveries.isReplaced(one)).toBe(false)
    await store().deliveries.insert(two)
    expect(await store().deliveries.isReplaced(one)).toBe(true)
    expect(await store().deliveries.isReplaced(two)).toBe(false)
    expect(await store().deliveries.isReplaced(delivery)).toBe(false)
  })

  it('does not give out an edit as a post of the channel', async () => {
    const edit = { ...delivery, kind: 'edit', target: { messageId: 'm1', number: 1, of: 1 } } as const
    await store().deliveries.insert(edit)
    const lease = await store().deliveries.claim({ now: noon, leaseMs: 60_000 })
    if (lease === null) throw new Error('nothing was due')
    await store().deliveries.settle(lease, { state: 'delivered', reason: null, nextAt: null, attempts: 1 })
    expect(await store().deliveries.findPosted(delivery.destination, 5)).toEqual([])
  })

  it('gives out a post as its last edit left it, by the id that it was posted under', async () => {
    const settle = async (messageId: string) => {
      const lease = await store().deliveries.claim({ now: noon + 9, leaseMs: 60_000 })
      if (lease === null) throw new Error('nothing was due')
      await store().deliveries.saveParts(lease, ['one'])
      await store().deliveries.savePart(lease, { number: 1, state: 'posted', messageId, unsure: 0 })
      await store().deliveries.settle(lease, { state: 'delivered', reason: null, nextAt: null, attempts: 1 })
    }
    await store().deliveries.insert(delivery)
    await settle('m1')
    const edit = { ...delivery, kind: 'edit', target: { messageId: 'm1', number: 1, of: 1 } } as const
    for (const at of [1, 2]) {
      const id = `e${at}`
      await store().deliveries.insert({ ...edit, id, key: id, briefingId: `b-${id}`, dueAt: noon + at })
      await settle('m1')
    }
    await store().deliveries.insert({ ...edit, id: 'e3', key: 'e3', briefingId: 'b-e3', dueAt: noon + 3 })
    const { briefingId } = delivery
    expect(await store().deliveries.findPosted(delivery.destination, 5)).toMatchObject([
      { briefingId, shownId: 'b-e2' },
    ])
  })
}
