// Why it exists: what every engine must do with a workspace's topics and a channel's settings.
import { expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { subscription } from './rows.ts'

const ours = { platform: 'slack', workspace: 'T1' } as const
const grain = { key: 'grain talk', name: 'Grain talks', query: 'grain talks' }

export function topics(store: () => Store): void {
  it('keeps a topic by its name, in its workspace alone', async () => {
    await store().topics.save(ours, grain)
    await store().topics.save(ours, { key: 'ferry', name: 'ferry', query: 'ferry -sports' })
    await store().topics.save(ours, { ...grain, query: 'grain' })
    expect(await store().topics.find(ours, 'grain talk')).toEqual({ ...grain, query: 'grain' })
    expect((await store().topics.all(ours)).map(({ name }) => name)).toEqual(['ferry', 'Grain talks'])
    for (const other of [{ ...ours, workspace: 'T2' }, { ...ours, platform: 'discord' } as const]) {
      expect(await store().topics.find(other, 'grain talk')).toBeNull()
      expect(await store().topics.all(other)).toEqual([])
      expect(await store().topics.remove(other, 'grain talk')).toBe(false)
    }
    expect(await store().topics.remove(ours, 'grain talk')).toBe(true)
    expect(await store().topics.find(ours, 'grain talk')).toBeNull()
  })

  it('gives a subscription the query of the topic that it follows, as it is now', async () => {
    const { key, name } = grain
    await store().topics.save(ours, grain)
    await store().subscriptions.save({ ...subscription, topic: grain.query, named: { key, name } })
    await store().topics.save(ours, { ...grain, query: 'wheat' })
    const followed = { ...subscription, topic: 'wheat', named: { key, name } }
    expect(await store().subscriptions.all()).toEqual([followed])
    expect(await store().subscriptions.findByDestination(subscription.destination)).toEqual([followed])
    expect(await store().subscriptions.findFollowing(ours, key)).toEqual([followed])
    expect(await store().subscriptions.findFollowing(ours, 'ferry')).toEqual([])
    expect(await store().subscriptions.findFollowing({ ...ours, workspace: 'T2' }, key)).toEqual([])
  })

  it('takes away no topic that a subscription follows, and lets none follow what is not there', async () => {
    const named = { key: grain.key, name: grain.name }
    await expect(store().subscriptions.save({ ...subscription, named })).rejects.toThrow()
    await store().topics.save(ours, grain)
    await store().subscriptions.save({ ...subscription, named })
    await expect(store().topics.remove(ours, grain.key)).rejects.toThrow()
    await store().subscriptions.remove(subscription.id)
    expect(await store().topics.remove(ours, grain.key)).toBe(true)
  })
}

export function settings(store: () => Store): void {
  it('keeps what a channel has set, in place of what it had', async () => {
    const { destination } = subscription
    expect(await store().settings.find(destination)).toEqual({})
    await store().settings.save(destination, { timeZone: 'Europe/Berlin' })
    expect(await store().settings.find(destination)).toEqual({ timeZone: 'Europe/Berlin' })
    expect(await store().settings.find({ ...destination, channel: 'C9' })).toEqual({})
    expect(await store().settings.find({ ...destination, workspace: 'T2' })).toEqual({})
    await store().settings.save(destination, {})
    expect(await store().settings.find(destination)).toEqual({})
  })
}
