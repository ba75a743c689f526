// Why it exists: what comes in while the bot runs: the sources are read, and each story with news is told once, on the
// page's channel and in the terminal.
import { compose } from './briefing/compose.ts'
import { fit } from './briefing/fit.ts'
import { renderText } from './briefing/text.ts'
import type { Config } from './config.ts'
import type { Article } from './core/article.ts'
import type { Briefing } from './core/briefing.ts'
import { messageOf, ReadoutError } from './core/errors.ts'
import type { Clock, Store } from './core/ports.ts'
import type { Destination } from './core/subscription.ts'
import { extract } from './extract/extract.ts'
import { makeFetcher } from './ingest/fetch.ts'
import { makePoller } from './ingest/poll.ts'
import { makeReader } from './ingest/source.ts'
import type { Log } from './log.ts'
import { makeIngest } from './pipeline.ts'
import { loadSample } from './sample/edition.ts'
import { userAgent, width, write } from './terminal.ts'

export type Intake = {
  /** Reads every source once and tells what is new. */
  readonly read: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** No flood of a backlog: of many stories at once the newest are told, the others can be asked for. */
const STORIES = 5

export function makeIntake(ports: {
  readonly config: Config
  readonly log: Log
  readonly store: Store
  readonly clock: Clock
  /** The page's channel; null where there is no page. */
  readonly channel: Destination | null
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
  const poller = makePoller({
    feeds: config.feeds,
    reader: makeReader({ fetcher: makeFetcher({ userAgent: userAgent(config.contact), signal: ending.signal }) }),
    hasUrl: async (url) => (await store.articles.findByUrl(url)) !== null,
    take,
    tell: ({ feed, fresh, problem }) => {
      if (problem === null) log.info(`read ${feed}: ${fresh} new`)
      else log.warn(`not read ${feed}: ${problem}`)
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
      await poller.stop()
    },
  }
}

type TellPorts = Pick<Parameters<typeof makeIntake>[0], 'log' | 'store' | 'clock' | 'channel'>

async function tell(ports: TellPorts): Promise<void> {
  let told = 0
  for (const id of await ports.store.stories.latest(STORIES)) {
    try {
      const briefing = await post(ports, id)
      if (briefing === null) continue
      told++
      await write(`${renderText(fit(briefing), { passages: true, width: width() })}\n\n`)
    } catch (error) {
      ports.log.error(messageOf(error))
      ports.log.failure(error)
    }
  }
  if (told === 0) ports.log.info('nothing new to tell; "npm run -s readout -- latest" shows the newest story again')
}

/** The briefing of a story with news since its last one, kept together with its delivery to the page; null without news. */
async function post({ store, clock, channel }: TellPorts, storyId: string): Promise<Briefing | null> {
  return store.transact(async (inside) => {
    const story = await inside.stories.load(storyId)
    const before = await inside.briefings.latestOf(storyId)
    const readAt = Math.max(0, ...(story?.articles.map(({ ingestedAt }) => ingestedAt) ?? []))
    if (story === null || (before !== null && before.asOf >= readAt)) return null
    const now = clock()
    const briefing = compose(story, { asOf: now, version: (before?.version ?? 0) + 1 })
    await inside.briefings.save(briefing)
    if (channel === null) return briefing
    await inside.deliveries.insert({
      id: `page-${briefing.id}`,
      key: `page|${briefing.id}`,
      kind: 'briefing',
      subscriptionId: null,
      briefingId: briefing.id,
      destination: channel,
      state: 'scheduled',
      reason: null,
      dueAt: now,
      expiresAt: null,
      attempts: 0,
    })
    return briefing
  })
}
