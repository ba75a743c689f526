// Why it exists: the terminal's commands that read articles themselves: read, explain, ingest, extract, schema.
import { plain } from '../briefing/plain.ts'
import type { Config } from '../config.ts'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import type { Fetcher } from '../core/ports.ts'
import type { Reader } from '../ingest/reader.ts'
import { complain, readStdin, userAgent, width, write } from '../terminal.ts'
import { loadSettings, type Options, usageError, withStore } from './run.ts'

/** Pages are read in a thread: one that takes too long gives its headline, and the command ends. */
export async function makeSourceReader(config: Config): Promise<Reader> {
  const { makePageReader } = await import('../ingest/page-reader.ts')
  const { makeReader } = await import('../ingest/reader.ts')
  const { read: readPage, readFeed, readBlocks } = makePageReader()
  return makeReader({ fetcher: await makeCliFetcher(config), readStdin, readPage, readFeed, readBlocks })
}

export async function makeCliFetcher({ contact, proxies, lookup }: Config): Promise<Fetcher> {
  const { makeFetcher } = await import('../ingest/fetch.ts')
  return makeFetcher({ userAgent: userAgent(contact), clock: Date.now, proxies, lookup })
}

async function readOne(args: readonly string[], options: Options, usage: string): Promise<Article> {
  const [source, ...more] = args
  if (source === undefined || more.length > 0) throw usageError(usage)
  const reader = await makeSourceReader(await loadSettings())
  return reader.read(source, {
    publishedAt: options.published,
    onFeed: (entries) => {
      if (entries > 1) complain(`A feed: this is the newest of its ${entries} articles; "ingest" reads all of them.`)
    },
  })
}

export async function runRead(args: readonly string[], options: Options): Promise<number> {
  const article = await readOne(args, options, 'read FILE|URL|-')
  const { compose } = await import('../briefing/compose.ts')
  const { fit } = await import('../briefing/fit.ts')
  const { renderText } = await import('../briefing/text.ts')
  const { extract } = await import('../extract/extract.ts')
  const { makeStoryOf } = await import('../pipeline.ts')
  const now = Date.now()
  const briefing = compose(makeStoryOf(article, extract, now), { asOf: now, full: options.full })
  await write(`${renderText(options.full ? briefing : fit(briefing), { passages: true, width: width() })}\n`)
  return 0
}

export async function runExplain(args: readonly string[], options: Options): Promise<number> {
  const article = await readOne(args, options, 'explain FILE|URL|-')
  const { extract } = await import('../extract/extract.ts')
  const { explain } = await import('./explain.ts')
  await write(`${explain(extract(article), width())}\n`)
  return 0
}

export async function runIngest(args: readonly string[], options: Options): Promise<number> {
  if (args.length === 0) throw usageError('ingest FILE|URL|-…')
  const config = await loadSettings()
  const reader = await makeSourceReader(config)
  const { extract } = await import('../extract/extract.ts')
  const { makeIngest } = await import('../pipeline.ts')
  const { cut } = await import('../briefing/words.ts')
  const nameOf = ({ title, text }: Article) => plain(title) || `“${cut(plain(text), 60)}”`
  let failed = 0
  await withStore(config, async (store) => {
    const ingest = makeIngest({ store, extract, clock: Date.now })
    for (const source of args) {
      try {
        for (const article of await reader.readAll(source, { publishedAt: options.published })) {
          const { outcome } = await ingest(article)
          await write(`${outcome.padEnd(7)} ${nameOf(article)}\n`)
        }
      } catch (error) {
        if (!(error instanceof ReadoutError)) throw error
        failed++
        complain(error.message)
      }
    }
  })
  return failed === 0 ? 0 : 1
}

export async function runExtract(args: readonly string[], options: Options): Promise<number> {
  if (args.length === 0) throw usageError('extract FILE…|-')
  const { makeReader } = await import('../ingest/reader.ts')
  const { extract } = await import('../extract/extract.ts')
  const reader = makeReader({
    fetcher: () => Promise.reject(new ReadoutError('invalid', 'usage', 'Give a file.')),
    readStdin,
  })
  let status = 0
  for (const file of args) {
    try {
      const article = await reader.read(file, { publishedAt: options.published })
      await write(`${JSON.stringify({ file, ...extract(article) })}\n`)
    } catch (error) {
      if (!(error instanceof ReadoutError)) throw error
      status = 1
      await write(`${JSON.stringify({ file, error: { code: error.code, message: error.message } })}\n`)
    }
  }
  return status
}

export async function runSchema(): Promise<number> {
  const { extractionJsonSchema } = await import('../core/extraction.ts')
  await write(`${JSON.stringify(extractionJsonSchema(), null, 2)}\n`)
  return 0
}
