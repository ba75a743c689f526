// Why it exists: what all subscriptions of one look at the clock ask for is read once; what comes meanwhile is for the next.
import type { Store, Turned } from '../core/ports.ts'
import type { News, Report } from '../core/story.ts'
import type { Subscription } from '../core/subscription.ts'
import { FRESH_MS } from './fresh.ts'
import { newsSince, type QuietHours, showDestination } from './slots.ts'

export type Tick = {
  readonly now: number
  /** All that may be news for a briefing. */
  readonly findNews: () => Promise<readonly News[]>
  /** All that may be breaking news. */
  readonly findFresh: () => Promise<{ readonly reports: readonly Report[]; readonly turned: readonly Turned[] }>
  readonly findQuiet: (subscription: Subscription) => Promise<QuietHours | null>
}

export function makeTick(store: Store, now: number): Tick {
  const quiet = new Map<string, Promise<QuietHours | null>>()
  const since = now - FRESH_MS
  return {
    now,
    findNews: once(() => store.stories.findNews(newsSince(null, now))),
    findFresh: once(async () => {
      return { reports: await store.stories.findReports(since), turned: await store.claims.findTurned(since) }
    }),
    findQuiet: ({ destination }) => {
      const key = showDestination(destination)
      const known = quiet.get(key) ?? store.settings.find(destination).then(({ quiet: hours }) => hours ?? null)
      quiet.set(key, known)
      return known
    },
  }
}

function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | null = null
  return () => (found ??= find())
}
