// Why it exists: the composition root: the only file that knows every part. Reads the sources, prints what is new.
import { compose } from './briefing/compose.ts'
import { fit } from './briefing/fit.ts'
import { renderText } from './briefing/text.ts'
import { loadConfig } from './config.ts'
import type { Article } from './core/article.ts'
import { messageOf, ReadoutError } from './core/errors.ts'
import type { Clock, Store } from './core/ports.ts'
import { extract } from './extract/extract.ts'
import { makeFetcher } from './ingest/fetch.ts'
import { makeReader } from './ingest/source.ts'
import { makeIngest } from './pipeline.ts'
import { loadSample } from './sample/edition.ts'
import { openSqlite } from './storage/sqlite.ts'
import { userAgent, width, write } from './terminal.ts'

const STORIES = 5

/** Reads every source once, then prints the briefing of each story that has news. Resolves to the exit status. */
export async function runMain(): Promise<number> {
  let store: Store | null = null
  try {
    const config = loadConfig()
    store = await openSqlite({ file: config.database, clock: Date.now })
    const reader = makeReader({ fetcher: makeFetcher({ userAgent: userAgent(config.contact) }) })
    let failed = 0
    if (config.feeds.length === 0) await takeIn(store, loadSample())
    for (const feed of config.feeds) {
      try {
        await takeIn(store, await reader.readAll(feed, { demand: 'feed' }))
      } catch (error) {
        if (!(error instanceof ReadoutError)) throw error
        failed++
        process.stderr.write(`${feed}: ${error.message}\n`)
      }
    }
    const told = await tell(store, Date.now)
    if (told === 0) await write(nothingNew(await store.articles.count()))
    return failed === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`)
    if (!(error instanceof ReadoutError)) process.stderr.write(`${String((error as Error)?.stack ?? error)}\n`)
    return error instanceof ReadoutError && error.reason === 'config' ? 78 : 1
  } finally {
    await store?.close()
  }
}

async function takeIn(store: Store, articles: readonly Article[]): Promise<void> {
  const ingest = makeIngest({ store, extract, clock: Date.now })
  for (const article of articles) await ingest(article)
}

/** Prints and keeps a briefing of every story that changed since its last one; how many. */
async function tell(store: Store, clock: Clock): Promise<number> {
  let told = 0
  for (const id of await store.stories.latest(STORIES)) {
    const story = await store.stories.load(id)
    if (story === null) continue
    const before = await store.briefings.latestOf(id)
    const readAt = Math.max(...story.articles.map(({ ingestedAt }) => ingestedAt))
    if (before !== null && before.asOf >= readAt) continue
    const briefing = compose(story, { asOf: clock(), version: (before?.version ?? 0) + 1 })
    await store.briefings.save(briefing)
    if (told > 0) await write('\n')
    await write(`${renderText(fit(briefing), { passages: true, width: width() })}\n`)
    told++
  }
  return told
}

function nothingNew(articles: number): string {
  const kept = articles === 1 ? '1 article is' : `${articles} articles are`
  return `Nothing new: ${kept} stored, and every story has been told. To see it again: npm run -s readout -- latest\n`
}
