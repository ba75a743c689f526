// Why it exists: what every engine must keep of channels that nobody can post to.
import { expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { delivery, noon, subscription } from './rows.ts'

export function destinations(store: () => Store): void {
  const { destination } = delivery
  const other = { ...destination, channel: 'C9' }

  async function fail(id: string, scope: 'destination' | 'installation', nextCheckAt: number | null): Promise<void> {
    await store().deliveries.insert({ ...delivery, id, key: id })
    const lease = await store().deliveries.claim({ now: noon, leaseMs: 60_000 })
    if (lease === null) throw new Error('nothing was due')
    const end = { state: 'failed', reason: `gone ${id}`, nextAt: null, attempts: 1 } as const
    await store().deliveries.settle(lease, { ...end, pause: { scope, nextCheckAt } })
  }

  it('pauses a channel, tells once, and keeps the telling when it fails again', async () => {
    await fail('d1', 'destination', noon + 1)
    expect(await store().destinations.findPause(other)).toBeNull()
    expect(await store().destinations.findPause(destination)).toMatchObject({ reason: 'gone d1', toldAt: null })
    expect(await store().destinations.claimTelling(other, noon)).toBe(false)
    expect(await store().destinations.claimTelling(destination, noon)).toBe(true)
    await fail('d2', 'destination', noon + 2)
    expect(await store().destinations.claimTelling(destination, noon)).toBe(false)
    const again = { destination, reason: 'gone d2', nextCheckAt: noon + 2, toldAt: noon }
    expect(await store().destinations.pauses()).toMatchObject([again])
  })

  it('ends the pause with what is posted, with the installation it is of, and with a subscription', async () => {
    await fail('d1', 'destination', noon + 1)
    await fail('d2', 'installation', null)
    expect((await store().destinations.pauses()).map((one) => one.destination.channel).toSorted()).toEqual(['', 'C1'])
    await store().destinations.resume(other)
    expect((await store().destinations.pauses()).map((one) => one.destination.channel)).toEqual(['C1'])
    await store().subscriptions.save({ ...subscription, pausedAt: noon })
    expect(await store().destinations.pauses()).toHaveLength(1)
    await store().subscriptions.save({ ...subscription, by: 'U1' })
    expect(await store().destinations.pauses()).toEqual([])
    expect((await store().subscriptions.all())[0]?.by).toBe('U1')
  })
}
