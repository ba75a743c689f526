// Why it exists: a week in which Europe changes to summer time: each channel gets its own news at its own hour, nothing twice.
import { expect, it } from 'vitest'
import { makeScheduler } from '../../src/delivery/scheduler.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { at, channel, makeClock, makePlatform, outboxOf, planOf, subscriptionOf, tellNews } from './fakes.ts'

const MINUTE = 60_000

/** Story, hour of reading, headline. The strait has news on three days, the ferry on one. */
const NEWS = [
  ['strait', '2026-03-26T10:00:00Z', 'Envoys meet on the strait'],
  ['ferry', '2026-03-27T06:30:00Z', 'Ferry to Lume resumes'],
  ['strait', '2026-03-28T21:00:00Z', 'Talks on the strait break off'],
  ['cup', '2026-03-29T05:00:00Z', 'Oria wins the cup'],
  ['strait', '2026-03-31T03:00:00Z', 'Envoys return to the strait'],
] as const

it('goes by', async () => {
  const time = makeClock('2026-03-26T00:00:00Z')
  const { clock } = time
  const store = await openSqlite({ file: ':memory:', clock })
  const berlin = { destination: channel('berlin'), topic: 'strait', at: ['08:00'], timeZone: 'Europe/Berlin' }
  const york = { destination: channel('york'), topic: 'all -cup', at: ['18:30'], timeZone: 'America/New_York' }
  await store.subscriptions.save(subscriptionOf('berlin', { ...berlin, createdAt: clock() }))
  await store.subscriptions.save(subscriptionOf('york', { ...york, createdAt: clock() }))
  const { platform, posts } = makePlatform()
  const seen: string[] = []
  const report = (error: unknown) => {
    throw error
  }
  const start = () =>
    makeScheduler({
      plan: planOf(store, clock),
      outbox: outboxOf(store, { platforms: [platform], clock }),
      clock,
      report,
    })
  let scheduler = start()
  const pending = [...NEWS]
  for (; clock() < at('2026-04-02T00:00:00Z'); time.pass(15 * MINUTE)) {
    while (pending[0] !== undefined && at(pending[0][1]) <= clock()) {
      const [story, iso, title] = pending.shift() ?? pending[0]
      await tellNews(store, story, iso, title)
    }
    await scheduler.wake()
    for (const { destination, payload } of posts.splice(0)) {
      seen.push(`${new Date(clock()).toISOString().slice(0, 16)}Z ${destination.channel}: ${payload}`)
    }
    // Every few hours another process takes over.
    if (clock() % (5 * 60 * MINUTE) === 0) {
      await scheduler.stop()
      scheduler = start()
    }
  }
  expect(seen).toEqual([
    '2026-03-26T22:30Z york: Envoys meet on the strait',
    '2026-03-27T07:00Z berlin: Envoys meet on the strait',
    '2026-03-27T22:30Z york: Ferry to Lume resumes',
    '2026-03-28T22:30Z york: Talks on the strait break off',
    // Summer time in Berlin: the same hour there is an hour earlier here.
    '2026-03-29T06:00Z berlin: Talks on the strait break off',
    '2026-03-31T06:00Z berlin: Envoys return to the strait',
    '2026-03-31T22:30Z york: Envoys return to the strait',
  ])
  await scheduler.stop()
  await store.close()
})
