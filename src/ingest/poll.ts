// Why it exists: the feeds are asked again and again, politely: one after another, and only for what has changed.
import type { Article } from '../core/article.ts'
import { messageOf } from '../core/errors.ts'
import type { Validators } from '../core/ports.ts'
import { canonicalUrl } from './normalize.ts'
import type { Reader } from './source.ts'

export type PollPorts = {
  readonly feeds: readonly string[]
  readonly reader: Reader
  /** Whether an article of this address is stored. */
  readonly hasUrl: (url: string) => Promise<boolean>
  /** Takes in one feed's articles; resolves to how many were new. Rejects where one could not be kept: all are asked for again. */
  readonly take: (articles: readonly Article[]) => Promise<number>
  /** What came of one feed, in plain words: for the log. */
  readonly tell: (outcome: { readonly feed: string; readonly fresh: number; readonly problem: string | null }) => void
  /** Where errors go that are no fault of a feed's. */
  readonly report: (error: unknown) => void
}
export type Poller = {
  /** Asks every feed once; a second call while one runs waits for that one. Never rejects. */
  poll(): Promise<void>
  /** No further feed is asked; resolves when the one under way is done. */
  stop(): Promise<void>
}

export function makePoller(ports: PollPorts): Poller {
  const validators = new Map<string, Validators>()
  // A page may give another address than the feed's link: what was fetched once is remembered under the link too.
  const seen = new Set<string>()
  let stopped = false
  let polling: Promise<void> | null = null
  const pollFeed = async (feed: string): Promise<void> => {
    try {
      const since = validators.get(feed)
      let next: Validators | null = null
      const asked: string[] = []
      const isKnown = async (link: string): Promise<boolean> => {
        const url = canonicalUrl(link) ?? link
        if (seen.has(url) || (await ports.hasUrl(url))) return true
        asked.push(url)
        return false
      }
      const articles = await ports.reader.readAll(feed, {
        demand: 'feed',
        isKnown,
        ...(since === undefined ? {} : { since }),
        onValidators: (given) => {
          next = given
        },
      })
      // What broke off at the end is no whole article.
      if (stopped) return
      const fresh = await ports.take(articles)
      // Only now: what was not stored must be asked for again.
      for (const url of asked) seen.add(url)
      if (next !== null) validators.set(feed, next)
      ports.tell({ feed, fresh, problem: null })
    } catch (error) {
      if (stopped) return
      ports.report(error)
      ports.tell({ feed, fresh: 0, problem: messageOf(error) })
    }
  }
  const pollAll = async (): Promise<void> => {
    for (const feed of ports.feeds) if (!stopped) await pollFeed(feed)
  }
  return {
    poll: () => {
      polling ??= pollAll().finally(() => {
        polling = null
      })
      return polling
    },
    stop: async () => {
      stopped = true
      await polling
    },
  }
}
