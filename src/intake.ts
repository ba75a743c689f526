// Why it exists: what comes in while the bot runs: the sources are read, and each story with news is told once, on the
// page's channel and in the terminal.
import { compose } from './briefing/compose.ts'
import { composeDigest, DIGEST_STORIES } from './briefing/digest.ts'
import { fit } from './briefing/fit.ts'
import { renderText } from './briefing/text.ts'
import type { Config } from './config.ts'
import type { Article } from './core/article.ts'
import type { Briefing } from './core/briefing.ts'
import type { Delivery } from './core/delivery.ts'
import { ReadoutError } from './core/errors.ts'
import type { Clock, Store } from './core/ports.ts'
import type { News } from './core/story.ts'
import type { Destination } from './core/subscription.ts'
import { pickNews, readTopic } from './core/topic.ts'
import { NEWS_WINDOW, showDestination } from './delivery/slots.ts'
import { extract } from './extract/extract.ts'
import { makeFetcher } from './ingest/fetch.ts'
import { makePageReader, type PageReader } from './ingest/page-reader.ts'
import { makePoller } from './ingest/poll.ts'
import { makeReader, type Reader } from './ingest/source.ts'
import type { Log } from './log.ts'
import { makeIngest } from './pipeline.ts'
import { loadSample } from './sample/edition.ts'
import { userAgent, width } from './terminal.ts'

export type Intake = {
  /** Reads every source once and tells what is new. */
  readonly read: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** No flood of a backlog: of many stories at once the newest are told one by one, the others in one digest. */
const STORIES = 5

export function makeIntake(ports: {
  readonly config: Config
  readonly log: Log
  readonly store: Store
  readonly clock: Clock
  /** The page's channel; null where there is no page. */
  readonly channel: Destination | null
  /** What is told in the terminal. */
  readonly print: (text: string) => Promise<void>
}): Intake {
  const { config, log, store } = ports
  const ingest = makeIngest({ store, extract, clock: ports.clock })
  const take = async (articles: readonly Article[]): Promise<number> => {
    let fresh = 0
    let failure: unknown = null
    for (const article of articles) {
      try {
        if ((await ingest(article)).outcome !== 'known') fresh++
      } catch (error) {
        // One article that cannot be kept keeps the others of its feed from nothing.
        failure = error
      }
    }
    if (failure !== null) throw failure
    return fresh
  }
  const ending = new AbortController()
  const pages = makePageReader()
  const poller = makePoller({
    feeds: config.feeds,
    reader: readerOf(config, ports.clock, ending.signal, pages),
    hasUrl: async (url) => (await store.articles.findByUrl(url)) !== null,
    take,
    tell: ({ feed, fresh, problem }) => {
      if (problem === null) log.info(`read ${shownFeed(feed)}: ${fresh} new`)
      else log.warn(`not read ${shownFeed(feed)}: ${problem}`)
    },
    report: (error) => {
      if (!(error instanceof ReadoutError)) log.failure(error)
    },
  })
  return {
    read: async () => {
      if (config.feeds.length > 0) await poller.poll()
      else log.info(`read the sample edition: ${await take(loadSample())} new`)
      await tell(ports)
    },
    stop: async () => {
      ending.abort()
      await pages.close()
      await poller.stop()
    },
  }
}

function readerOf({ contact, proxies, lookup }: Config, clock: Clock, signal: AbortSignal, pages: PageReader): Reader {
  const fetcher = makeFetcher({ userAgent: userAgent(contact), clock, proxies, lookup, signal })
  return makeReader({ fetcher, readPage: pages.read, readFeed: pages.readFeed, readBlocks: pages.readBlocks })
}

/** Private feeds have their key in the query: it is no business of the log's. */
function shownFeed(feed: string): string {
  const url = URL.parse(feed)
  return url === null ? 'a feed' : `${url.host}${url.pathname}`
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
