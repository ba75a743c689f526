// Why it exists: days of generated news: breaking news keeps to its number an hour and to quiet hours, is told once, and none of it is lost.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { quietUntil } from '../../src/delivery/quiet.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { extractionOf } from '../stories/build.ts'
import { channel, makeClock, makePlatform, outboxOf, planOf, subscriptionOf } from './fakes.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const OUTLETS = ['Lantern Wire', 'Harbour Gazette', 'Northern Courier', 'Sella Post'] as const

const article = fc.record({
  story: fc.integer({ min: 1, max: 12 }),
  outlet: fc.constantFrom(...OUTLETS),
  /** Minutes from the first morning on. */
  at: fc.integer({ min: 0, max: 36 * 60 }),
})
const world = fc.record({
  articles: fc.array(article, { minLength: 10, maxLength: 60 }),
  sources: fc.integer({ min: 1, max: 3 }),
  perHour: fc.integer({ min: 1, max: 3 }),
  quiet: fc.boolean(),
  daily: fc.boolean(),
  /** Every how many minutes it is looked. */
  step: fc.constantFrom(10, 20, 45),
})

it('goes by', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ articles, sources, perHour, quiet, daily, step }) => {
      const time = makeClock('2026-03-28T06:00:00Z')
      const begun = time.clock()
      const store = await openSqlite({ file: ':memory:', clock: time.clock })
      try {
        const hours = quiet ? { from: '22:00', until: '06:30', timeZone: 'Europe/Berlin' } : null
        if (hours !== null) await store.settings.save(channel('C1'), { quiet: hours })
        const breaking = { sources, perHour }
        await store.subscriptions.save(
          subscriptionOf('live', { cadence: 'breaking', at: [], breaking, createdAt: begun - 1 }),
        )
        if (daily) await store.subscriptions.save(subscriptionOf('daily', { at: ['18:00'], createdAt: begun - 1 }))
        const plan = planOf(store, time.clock)
        const posts: { readonly at: number; readonly key: string }[] = []
        const platform = makePlatform().platform
        const outbox = outboxOf(store, {
          platforms: [
            {
              ...platform,
              send: async (to, payload, key) => {
                posts.push({ at: time.clock(), key })
                return platform.send(to, payload, key)
              },
            },
          ],
          clock: time.clock,
        })
        const pending = articles.toSorted((a, b) => a.at - b.at)
        const outlets = new Map<number, Set<string>>()
        // To the evening of the third day: what waits has had its hour, and its briefing.
        for (; time.clock() < begun + 62 * HOUR; time.pass(step * MINUTE)) {
          while (pending[0] !== undefined && begun + pending[0].at * MINUTE <= time.clock()) {
            const { story, outlet } = pending.shift() ?? pending[0]
            outlets.set(story, (outlets.get(story) ?? new Set()).add(outlet))
            const id = `${story} ${outlet} ${pending.length}`
            const publishedAt = new Date(time.clock()).toISOString()
            const extraction = extractionOf({
              title: `Story ${story}`,
              body: `${id} has it.`,
              publisher: outlet,
              publishedAt,
            })
            const times = { firstAt: time.clock(), lastAt: time.clock() }
            await store.stories.save({ id: `s${story}`, title: `Story ${story}`, participants: [], ...times })
            const kept = {
              id,
              storyId: `s${story}`,
              contentHash: id,
              copyOf: null,
              ingestedAt: time.clock(),
              extraction,
            }
            await store.articles.save(kept, [])
          }
          await plan()
          await outbox.runDue()
        }
        const live = (await store.deliveries.findNewest(1_000)).filter(
          ({ subscriptionId }) => subscriptionId === 'live',
        )
        const made = live.filter(({ state }) => state === 'delivered')
        for (const { dueAt } of made) {
          expect(made.filter((one) => one.dueAt > dueAt - HOUR && one.dueAt <= dueAt).length).toBeLessThanOrEqual(
            perHour,
          )
        }
        for (const { at } of posts) expect(quietUntil(hours, at)).toBeNull()
        const told = new Set((await store.subscriptions.findTold('slack:T1:C1')).map(({ storyId }) => storyId))
        for (const [story, from] of outlets) {
          if (from.size >= sources || daily) expect(told).toContain(`s${story}`)
        }
      } finally {
        await store.close()
      }
    }),
    { numRuns: 15 },
  )
})
