// Why it exists: what comes in while the bot runs: the sources are read, and each story with news is told once, on the
// page's channel and in the terminal.
import { compose } from './briefing/compose.ts'
import { composeDigest, DIGEST_STORIES } from './briefing/digest.ts'
import { fit } from './briefing/fit.ts'
import { renderText } from './briefing/text.ts'
import { syncSources } from './commands/source.ts'
import type { Config } from './config.ts'
import type { Briefing } from './core/briefing.ts'
import type { Delivery } from './core/delivery.ts'
import { ReadoutError } from './core/errors.ts'
import type { Clock, Fetcher, Ingest, ProbeFeed, Store } from './core/ports.ts'
import { showAddress } from './core/source.ts'
import type { News } from './core/story.ts'
import type { Destination } from './core/subscription.ts'
import { pickNews, readTopic } from './core/topic.ts'
import { makeNotices } from './delivery/notices.ts'
import { NEWS_WINDOW, showDestination } from './delivery/slots.ts'
import { extract } from './extract/extract.ts'
import { makeProbe } from './ingest/discover.ts'
import { makeFetcher } from './ingest/fetch.ts'
import { makePageReader, type PageReader } from './ingest/page-reader.ts'
import { makePoller } from './ingest/poll.ts'
import { makeReader, type Reader } from './ingest/reader.ts'
import type { Log } from './log.ts'
import type { Metrics } from './ops/metrics.ts'
import { makeIngest } from './pipeline.ts'
import { loadSample } from './sample/edition.ts'
import { userAgent, width } from './terminal.ts'
import { watchIngest } from './watched.ts'

export type Intake = {
  /** Brings what the setting names into the store; resolves to how many feeds there are. Done once, by the first reading at the latest. */
  readonly prepare: () => Promise<number>
  /** Reads every source that is due and tells what is new. */
  readonly read: () => Promise<void>
  /** Looks at a feed before it is added, in its host's turn. */
  readonly probe: ProbeFeed
  readonly stop: () => Promise<void>
}

/** No flood of a backlog: of many stories at once the newest are told one by one, the others in one digest. */
const STORIES = 5
const LOOK_EVERY_MS = 15 * 60_000
const PATIENCE_MS = 60_000

export function makeIntake(ports: {
  readonly config: Config
  readonly log: Log
  readonly store: Store
  readonly clock: Clock
  /** The page's channel; null where there is no page. */
  readonly channel: Destination | null
  /** Without it, one over the network. */
  readonly fetcher?: Fetcher
  readonly metrics: Metrics
  /** What is told in the terminal. */
  readonly print: (text: string) => Promise<void>
}): Intake {
  const { config, log, store } = ports
  const ingest = watchIngest(makeIngest({ store, extract, clock: ports.clock }), ports.metrics)
  const ending = new AbortController()
  const pages = makePageReader()
  const fetcher = ports.fetcher ?? fetcherOf(config, ports.clock, ending.signal)
  const poller = makePoller({
    sources: store.sources,
    reader: readerOf(fetcher, pages),
    clock: ports.clock,
    hasUrl: async (url) => (await store.articles.findByUrl(url)) !== null,
    take: ingest,
    tell: ({ feed, fresh, problem }) => {
      ports.metrics.polled(problem === null ? 'read' : 'failed')
      if (problem === null) log.info(`read ${showAddress(feed)}: ${fresh} new`)
      else log.warn(`not read ${showAddress(feed)}: ${problem}`)
    },
    report: (error) => {
      if (!(error instanceof ReadoutError)) log.failure(error)
    },
  })
  const prepare = makePrepare(() => syncSources(store, config.feeds, ports.clock()))
  let toldAt = Number.NEGATIVE_INFINITY
  return {
    probe: makeProbe(fetcher),
    prepare,
    read: async () => {
      await prepare()
      const isEmpty = (await store.sources.all()).length === 0
      // The terminal or a channel may have taken in something too: what is stored is looked through now and then in any case.
      const isTime = Math.abs(ports.clock() - toldAt) >= LOOK_EVERY_MS
      // A host that drags on holds up its own feeds, not what the others brought.
      const asked = isEmpty ? 0 : await soon(poller.poll(), PATIENCE_MS)
      if (isEmpty && isTime) log.info(`read the sample edition: ${await takeSample(ingest)} new`)
      await announceSources(ports, log)
      if (asked === 0 && !isTime) return
      toldAt = ports.clock()
      await tell(ports)
    },
    stop: async () => {
      // First nothing more is taken in: what breaks off next is no whole article.
      const stopped = poller.stop()
      ending.abort()
      await pages.close()
      await stopped
    },
  }
}

function readerOf(fetcher: Fetcher, pages: PageReader): Reader {
  return makeReader({ fetcher, readPage: pages.read, readFeed: pages.readFeed, readBlocks: pages.readBlocks })
}

/** Done once, and again only where it failed. */
function makePrepare(work: () => Promise<number>): () => Promise<number> {
  let prepared: Promise<number> | null = null
  return () => {
    prepared ??= work().catch((error) => {
      prepared = null
      throw error
    })
    return prepared
  }
}

async function takeSample(ingest: Ingest): Promise<number> {
  let fresh = 0
  for (const article of loadSample()) if ((await ingest(article)).outcome !== 'known') fresh++
  return fresh
}

/** The work's result; null where it takes longer: it goes on. */
async function soon<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function fetcherOf({ contact, proxies, lookup }: Config, clock: Clock, signal: AbortSignal): Fetcher {
  return makeFetcher({ userAgent: userAgent(contact), clock, proxies, lookup, signal })
}

async function announceSources({ store, clock, channel }: TellPorts, log: Log): Promise<void> {
  try {
    const told = await makeNotices({ store, clock, also: channel === null ? [] : [channel] })()
    for (const { source, news } of told) log.warn(`told the channels that ${showAddress(source.url)} is ${news}`)
  } catch (error) {
    log.failure(error)
  }
}

type TellPorts = Pick<Parameters<typeof makeIntake>[0], 'log' | 'store' | 'clock' | 'channel' | 'print'>

/** Tells what this channel was not told yet, whoever else was: the newest stories one by one, the others together. */
async function tell(ports: TellPorts): Promise<void> {
  const { store, log, channel } = ports
  const id = channel === null ? 'terminal' : showDestination(channel)
  const news = await store.stories.findNews(ports.clock() - NEWS_WINDOW)
  const query = readTopic('all')
  const fresh = query === null ? [] : pickNews(news, query, await store.subscriptions.findTold(id))
  const alone = fresh.length > STORIES ? fresh.slice(0, STORIES - 1) : fresh
  const together = fresh.slice(alone.length)
  // The newest comes last, where a channel's reader looks first.
  const posts = [...(together.length === 0 ? [] : [together]), ...alone.map((one) => [one]).reverse()]
  for (const post of posts) {
    try {
      const briefing = await keep(ports, id, post)
      if (briefing !== null) await ports.print(`${renderText(fit(briefing), { passages: true, width: width() })}\n\n`)
    } catch (error) {
      log.failure(error)
    }
  }
  if (fresh.length === 0) log.info('nothing new to tell; "npm run -s readout -- latest" shows the newest story again')
}

/** The briefing of some stories with what was told by it and its delivery, all or nothing; null where they are gone. */
async function keep({ store, clock, channel }: TellPorts, id: string, news: readonly News[]): Promise<Briefing | null> {
  return store.transact(async (inside) => {
    const shown = news.slice(0, DIGEST_STORIES)
    const loaded = await Promise.all(shown.map(({ storyId }) => inside.stories.load(storyId)))
    const stories = loaded.filter((story) => story !== null)
    const [first] = stories
    if (first === undefined) return null
    const now = clock()
    const before = await inside.briefings.latestOf(first.id)
    const version = (before?.version ?? 0) + 1
    const rest = news.slice(DIGEST_STORIES).map(({ storyId }) => storyId)
    const briefing =
      news.length === 1
        ? compose(first, { asOf: now, version })
        : composeDigest(stories, { id: `page-${first.id}-v${version}`, asOf: now, topic: 'all', rest })
    const delivery = `page-${briefing.id}`
    await inside.briefings.save(briefing)
    await inside.subscriptions.saveTold(id, delivery, news)
    if (channel !== null) await inside.deliveries.insert(deliveryOf(channel, delivery, briefing.id, now))
    return briefing
  })
}

function deliveryOf(destination: Destination, id: string, briefingId: string, now: number): Delivery {
  return {
    id,
    key: `page|${briefingId}`,
    kind: 'briefing',
    subscriptionId: null,
    briefingId,
    destination,
    state: 'scheduled',
    reason: null,
    dueAt: now,
    expiresAt: null,
    attempts: 0,
  }
}
