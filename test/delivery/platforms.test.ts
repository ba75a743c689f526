// Why it exists: a platform that is slow, hung or broken keeps no other platform's briefings waiting.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Platform, Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makeClock, makePlatform, outboxOf, planOf, subscriptionOf, tellNews } from './fakes.ts'

let time: ReturnType<typeof makeClock>
let store: Store
beforeEach(async () => {
  time = makeClock('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  await tellNews(store, 's1', '2026-03-24T06:00Z', 'Grain talks open')
})
afterEach(async () => {
  await store.close()
})

const web = { platform: 'web', workspace: 'web', channel: 'web' } as const

/** Due before the page's, so that they are taken on first. */
async function makeSlackDue(): Promise<void> {
  for (let nth = 0; nth < 8; nth++) {
    await store.subscriptions.save(subscriptionOf(`slack${nth}`, { destination: channel(`C${nth}`), at: ['07:59'] }))
  }
}

/** Answers once the gate is open. */
function makeSlow() {
  const gate = Promise.withResolvers<void>()
  const { platform, posts } = makePlatform()
  const slow: Platform = {
    ...platform,
    send: async (...message) => {
      await gate.promise
      return platform.send(...message)
    },
  }
  return { slow, posts, gate }
}

/** `posted`: as soon as something is sent to it. */
function makePage() {
  const { platform, posts } = makePlatform({ name: 'web' })
  const posted = Promise.withResolvers<void>()
  const send: Platform['send'] = async (...message) => {
    const outcome = await platform.send(...message)
    posted.resolve()
    return outcome
  }
  return { platform: { ...platform, send }, posts, posted: posted.promise }
}

it('eight that wait for Slack keep the page waiting for none', async () => {
  await makeSlackDue()
  await store.subscriptions.save(subscriptionOf('web1', { destination: web }))
  expect(await planOf(store, time.clock)()).toBe(9)
  const { slow, posts, gate } = makeSlow()
  const page = makePage()
  const running = outboxOf(store, { platforms: [slow, page.platform], clock: time.clock }).runDue()
  await page.posted
  expect(page.posts).toHaveLength(1)
  expect(posts).toEqual([])
  gate.resolve()
  expect(await running).toBe(9)
  expect(posts).toHaveLength(8)
})

it('what comes due for the page later is posted while Slack still hangs', async () => {
  await makeSlackDue()
  await planOf(store, time.clock)()
  const { slow, posts, gate } = makeSlow()
  const page = makePage()
  const outbox = outboxOf(store, { platforms: [slow, page.platform], clock: time.clock })
  const first = outbox.runDue()
  await store.subscriptions.save(subscriptionOf('web1', { destination: web, at: ['08:05'] }))
  time.pass(5 * 60_000)
  await planOf(store, time.clock)()
  const later = outbox.runDue()
  await page.posted
  expect(posts).toEqual([])
  gate.resolve()
  await Promise.all([first, later])
  expect([page.posts.length, posts.length]).toEqual([1, 8])
})

it('what is for a platform that is not connected waits, and the others are posted', async () => {
  await makeSlackDue()
  await store.subscriptions.save(subscriptionOf('web1', { destination: web }))
  await planOf(store, time.clock)()
  const page = makePlatform({ name: 'web' })
  expect(await outboxOf(store, { platforms: [page.platform], clock: time.clock }).runDue()).toBe(9)
  expect(page.posts).toHaveLength(1)
  expect((await store.deliveries.findLast('slack0'))?.reason).toBe('Readout is not connected to slack.')
})
