// Why it exists: the feeds are asked again and again, politely: each in its time, one at a time of one host, and only for what has changed.
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Article } from '../core/article.ts'
import { messageOf, ReadoutError } from '../core/errors.ts'
import type { Clock, Fetched, Ingested, SourceStore } from '../core/ports.ts'
import type { Source } from '../core/source.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { canonicalUrl, cleanName } from './normalize.ts'
import { MIN_INTERVAL_MS } from './pace.ts'
import type { PageState, Reader } from './reader.ts'
import { type PollOutcome, settleSource } from './settle-source.ts'

export type PollPorts = {
  readonly sources: SourceStore
  readonly reader: Reader
  readonly clock: Clock
  /** Whether an article of this address is stored. */
  readonly hasUrl: (url: string) => Promise<boolean>
  /** Takes in one article. Rejects where it could not be kept: it is asked for again, a few times. */
  readonly take: (article: Article) => Promise<Pick<Ingested, 'outcome' | 'articleId'>>
  /** What came of one feed, in plain words: for the log. */
  readonly tell: (outcome: { readonly feed: string; readonly fresh: number; readonly problem: string | null }) => void
  /** Where errors go that are no fault of a feed's. */
  readonly report: (error: unknown) => void
}
export type Poller = {
  /** Asks every feed that is due and not being asked; resolves to how many when all have answered. Never rejects. */
  poll(): Promise<number>
  /** No further feed is asked; resolves when those under way are done. */
  stop(): Promise<void>
}

/** Hosts whose feeds are read at one time. How many requests are made at one time, the fetcher says. */
const HOSTS_AT_ONCE = 32
/** How often an article that cannot be kept is asked for. */
const MAX_TRIES = 5
/** How often a page that cannot be had is: what the feed says of it is there already. */
const MAX_PAGE_TRIES = 6
/** The note made before the first of them counts as one. */
const WAITED = 1
/** An entry that has been in the feed no more for so long is forgotten. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1000

type State = {
  /** One article at a time is taken in, and whatever else waits has its turn in between. */
  readonly inTurn: InTurn
  stopped: boolean
  readonly busy: Set<string>
  readonly running: Set<Promise<void>>
  /** Sources whose state could not be stored: they would be due at every tick. */
  readonly putOff: Map<string, number>
}

export function makePoller(ports: PollPorts): Poller {
  const state: State = { stopped: false, busy: new Set(), running: new Set(), putOff: new Map(), inTurn: makeTurns() }
  const enter = makeGate(HOSTS_AT_ONCE)
  const pollHost = async (host: string, sources: readonly Source[]): Promise<void> => {
    const leave = await enter()
    try {
      for (const source of sources) if (!state.stopped) await pollSource(ports, state, source)
    } finally {
      leave()
      state.busy.delete(host)
    }
  }
  return {
    poll: async () => {
      const due = await findDue(ports, state)
      const hosts = Map.groupBy(due, ({ url }) => URL.parse(url)?.host ?? '')
      const begun: Promise<void>[] = []
      for (const [host, sources] of hosts) {
        state.busy.add(host)
        const work = pollHost(host, sources).finally(() => state.running.delete(work))
        state.running.add(work)
        begun.push(work)
      }
      await Promise.all(begun)
      return due.length
    },
    stop: async () => {
      state.stopped = true
      await Promise.all(state.running)
    },
  }
}

async function findDue({ sources, clock, report }: PollPorts, state: State): Promise<readonly Source[]> {
  if (state.stopped) return []
  try {
    const now = clock()
    const due = await sources.findDue(now)
    return due.filter(
      ({ id, url }) => (state.putOff.get(id) ?? 0) <= now && !state.busy.has(URL.parse(url)?.host ?? ''),
    )
  } catch (error) {
    report(error)
    return []
  }
}

async function pollSource(ports: PollPorts, state: State, source: Source): Promise<void> {
  const outcome = await readSource(ports, state, source)
  if (outcome === null) return
  const [fresh, problem] = outcome.kind === 'read' ? [outcome.fresh, null] : [0, outcome.message]
  ports.tell({ feed: source.url, fresh, problem })
  try {
    await ports.sources.update(settleSource(source, outcome, ports.clock()))
    state.putOff.delete(source.id)
  } catch (error) {
    ports.report(error)
    state.putOff.set(source.id, ports.clock() + MIN_INTERVAL_MS)
  }
}

/** null: it was stopped in the middle. What was read of it until then is kept. */
async function readSource(ports: PollPorts, state: State, source: Source): Promise<PollOutcome | null> {
  const { etag, lastModified } = source
  let fetched: Pick<Fetched, 'validators' | 'maxAgeMs'> = {}
  let feed: Feed | null = null
  let fresh = 0
  let isWhole = true
  const entries = makeEntries(ports, source, state.inTurn)
  try {
    await ports.reader.readAll(source.url, {
      demand: 'feed',
      ...(etag === null && lastModified === null ? {} : { since: { etag, lastModified } }),
      onFetched: (given) => {
        fetched = given
      },
      onFeed: async (given) => {
        feed = given
        await entries.begin(given)
      },
      isKnown: entries.isKnown,
      onArticle: async (article, entry, page) => {
        // What broke off at the end is no whole article.
        if (state.stopped) throw new ReadoutError('unavailable', 'stopping', 'Readout is stopping.')
        const { isNew, isWanted } = await entries.take(article, entry, page)
        if (isNew) fresh++
        if (isWanted) isWhole = false
      },
    })
    if (state.stopped) return null
    if (feed !== null) await entries.end()
    const { title = null, ttlMs, skipHours } = (feed ?? hintsOf(source)) as Partial<Feed>
    const hints = {
      ...(fetched.maxAgeMs === undefined ? {} : { maxAgeMs: fetched.maxAgeMs }),
      ...(ttlMs === undefined ? {} : { ttlMs }),
      ...(skipHours === undefined ? {} : { skipHours }),
    }
    // Not where something is missing: it must be sent again.
    return { kind: 'read', fresh, title, validators: isWhole ? (fetched.validators ?? null) : null, hints }
  } catch (error) {
    if (state.stopped) return null
    ports.report(error)
    const message = messageOf(error)
    if (!(error instanceof ReadoutError)) return { kind: 'failed', reason: 'internal', message, retryAfterMs: null }
    const { code, reason, retryAfterMs } = error
    // A site that asks us to come later is well, whether it said so to this request or to one before.
    return { kind: 'failed', reason: code === 'rate_limited' ? 'retry_later' : reason, message, retryAfterMs }
  }
}

/** An unchanged feed is not sent again, and what it said of its pace holds on. */
function hintsOf({ ttlMs, skipHours }: Source): Pick<Feed, 'ttlMs' | 'skipHours'> {
  return { ...(ttlMs === null ? {} : { ttlMs }), skipHours }
}

/** `isWanted`: it is to be read again. */
type Took = { readonly isNew: boolean; readonly isWanted: boolean }

/** What of one source was read before. A page may give another address than the feed's link: both are remembered. */
function makeEntries({ sources, clock, hasUrl, take, report }: PollPorts, { id }: Source, inTurn: InTurn) {
  let keys = new Map<FeedEntry, readonly string[]>()
  let known: ReadonlyMap<string, 'seen' | 'again'> = new Map()
  let outlet: string | null = null
  const keysOf = (entry: FeedEntry): readonly string[] => keys.get(entry) ?? []
  const isThere = (some: readonly string[], how: 'seen' | 'again') => some.some((key) => known.get(key) === how)
  /** Whether it is to be asked for once more. */
  const fail = async (entry: FeedEntry, articleId: string | null, most: number, by: 0 | 1 = 1): Promise<boolean> => {
    const [key] = keysOf(entry)
    if (key !== undefined && (await sources.saveFailure(id, key, articleId, clock(), by)) < most) return true
    await sources.saveSeen(id, keysOf(entry), articleId, clock())
    return false
  }
  return {
    begin: async ({ entries, title }: Feed): Promise<void> => {
      outlet = cleanName(title)
      keys = entryKeys(entries)
      known = await sources.findEntries(id, [...keys.values()].flat())
    },
    isKnown: async (entry: FeedEntry): Promise<boolean> => {
      if (isThere(keysOf(entry), 'seen')) return true
      // What stands in for its page is stored under the page's address.
      if (isThere(keysOf(entry), 'again')) return false
      const isOne = entry.link !== null && keysOf(entry).includes(linkKey(entry.link))
      return isOne && (await hasUrl(canonicalUrl(entry.link ?? '') ?? ''))
    },
    take: async (article: Article, entry: FeedEntry, page: PageState): Promise<Took> => {
      try {
        // Before what stands in for its page is there: whoever ends in between must find that the page is wanted.
        if (page !== 'settled') await fail(entry, null, Number.POSITIVE_INFINITY, 0)
        // What stood in for its page goes by the feed's name; by another, one outlet would count as two sources.
        const isSecond = outlet !== null && isThere(keysOf(entry), 'again')
        const { outcome, articleId } = await inTurn(() => take(isSecond ? { ...article, publisher: outlet } : article))
        const isNew = outcome !== 'known'
        if (page === 'waits') return { isNew, isWanted: await fail(entry, articleId, Number.POSITIVE_INFINITY, 0) }
        if (page === 'later') return { isNew, isWanted: await fail(entry, articleId, MAX_PAGE_TRIES + WAITED) }
        await sources.saveSeen(id, keysOf(entry), articleId, clock())
        return { isNew, isWanted: false }
      } catch (error) {
        report(error)
        return { isNew: false, isWanted: await fail(entry, null, MAX_TRIES) }
      }
    },
    /** What is still in the feed stays remembered. */
    end: async (): Promise<void> => {
      const now = clock()
      const there = [...keys.values()].filter((some) => isThere(some, 'seen')).flat()
      await sources.saveSeen(id, [...new Set(there)], null, now)
      await sources.forgetEntries(id, now - REMEMBERED_MS)
    },
  }
}

/** By link and by id; feeds whose entries all have one link, or one id, are told apart by what is left. */
function entryKeys(entries: readonly FeedEntry[]): Map<FeedEntry, readonly string[]> {
  const links = Map.groupBy(entries, ({ link }) => (link === null ? '' : linkKey(link)))
  return new Map(
    entries.map((entry) => {
      const link = entry.link === null ? null : linkKey(entry.link)
      const isOne = link !== null && links.get(link)?.length === 1
      // With the title, because there are feeds that give each entry the same id.
      return [entry, [...(isOne ? [link] : []), hashOf(`id\n${entry.id}\n${entry.title}`)]] as const
    }),
  )
}

function linkKey(link: string): string {
  return hashOf(`link\n${canonicalUrl(link) ?? link}`)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>

function makeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(() => setImmediate()).then(work)
    last = done.catch(() => {})
    return done
  }
}

/** So many inside at one time, in the order of their coming. */
function makeGate(most: number): () => Promise<() => void> {
  const waiting: (() => void)[] = []
  let inside = 0
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) inside--
    else next()
  }
  return async () => {
    if (inside < most) inside++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return leave
  }
}
