// Why it exists: what a platform shows of itself: the posts of a channel, the subscriptions of a workspace.
import type { Briefing } from '../core/briefing.ts'
import type { Action } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import { type Destination, labelOf } from '../core/subscription.ts'
import { actionsOf } from './actions.ts'
import { findNext, showWhen } from './when.ts'

export type Post = { readonly briefing: Briefing; readonly postedAt: number; readonly actions: readonly Action[] }

export type Listed = {
  readonly channel: string
  readonly topic: string
  /** 'daily 08:00 Europe/Berlin'. */
  readonly when: string
  readonly paused: boolean
  /** By the subscription's own clock, 'as it comes' for breaking news; null where none comes. */
  readonly next: string | null
}

/** What was delivered to a channel, the newest `limit`, oldest first. */
export async function findPosts(store: Store, destination: Destination, limit: number): Promise<readonly Post[]> {
  const posts: Post[] = []
  for (const { shownId, postedAt } of await store.deliveries.findPosted(destination, limit)) {
    const briefing = await store.briefings.find(shownId)
    if (briefing !== null) posts.push({ briefing, postedAt, actions: actionsOf(briefing) })
  }
  return posts
}

/** `platform`'s subscriptions of a workspace, in the order in which they were made. */
export function makeListForHome(ports: {
  readonly store: Store
  readonly clock: Clock
  readonly platform: Destination['platform']
}): (workspace: string) => Promise<readonly Listed[]> {
  return async (workspace) => {
    const all = await ports.store.subscriptions.all()
    const own = all.filter(
      ({ destination }) => destination.platform === ports.platform && destination.workspace === workspace,
    )
    return Promise.all(
      own.map(async (subscription) => {
        const { destination, pausedAt, cadence } = subscription
        const soonest =
          cadence === 'breaking' ? 'as it comes' : await findNext(ports.store, subscription, ports.clock())
        const next = pausedAt === null ? soonest : null
        const what = { topic: labelOf(subscription), when: showWhen(subscription) }
        return { channel: destination.channel, ...what, paused: pausedAt !== null, next }
      }),
    )
  }
}
