// Why it exists: what would come in from a feed can be looked at before it is trusted: one for people, many for a program that measures.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { plain } from '../briefing/plain.ts'
import { ReadoutError } from '../core/errors.ts'
import type { OpenedFeed } from '../ingest/discover.ts'
import type { Feed, FeedEntry } from '../ingest/feed.ts'
import { complain, readStdin, write } from '../terminal.ts'
import { makeCliFetcher } from './read.ts'
import { loadSettings, type Options, parseJson, usageError } from './run.ts'

export const FEED = 'feed show FILE|URL|- | feed --manifest FILE --root FOLDER'
export const FEEDS = 'feed list | feed add|remove|test URL | feed import FILE|- | feed export [FILE]'

export async function runFeed(args: readonly string[], { own }: Options): Promise<number> {
  const [verb, source, ...more] = args
  if (typeof own.manifest === 'string' && typeof own.root === 'string' && args.length === 0) {
    return runManifest(own.manifest, own.root)
  }
  const isOption = own.manifest !== undefined || own.root !== undefined
  if (verb !== 'show' || source === undefined || more.length > 0 || isOption) throw usageError(`${FEED} | ${FEEDS}`)
  await write(showFeed(await openSource(source)))
  return 0
}

type Shown = Omit<OpenedFeed, 'url'> & { readonly url: string | null }

async function openSource(source: string): Promise<Shown> {
  const { isAddress } = await import('../ingest/link.ts')
  if (isAddress(source)) {
    const { openFeed } = await import('../ingest/discover.ts')
    return openFeed(await makeCliFetcher(await loadSettings()), source.trim())
  }
  const { readFileBytes } = await import('../ingest/file.ts')
  const { readFeed } = await import('../ingest/feed.ts')
  const bytes = source === '-' ? await readStdin() : await readFileBytes(source)
  return { url: null, feed: readFeed(bytes), page: null, others: [] }
}

function showFeed({ url, feed, page, others }: Shown): string {
  const note = page === null ? '' : '  (named by the page that was given)'
  const rows = [
    ['title', feed.title],
    ['address', url === null ? null : `${url}${note}`],
    ['site', feed.link],
    ['about', feed.description],
    ['author', feed.author],
    ['language', feed.language],
    ['updated', feed.updatedAt],
    ['entries', String(feed.entries.length)],
    ...others.map((other) => ['also', other.title === null ? other.url : `${other.url}  ${other.title}`] as const),
  ] as const
  const head = rows.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(10)}${plain(value)}`]))
  return `${[...head, ...feed.entries.flatMap((entry, at) => ['', ...showEntry(entry, at + 1, feed)])].join('\n')}\n`
}

function showEntry(entry: FeedEntry, number: number, feed: Feed): readonly string[] {
  const language = entry.language === feed.language ? null : entry.language
  const facts = [dateOf(entry), entry.author, language, textOf(entry)].filter((fact) => fact !== null)
  const title = plain(entry.title)
  const lines = [title === '' ? '(no title)' : title, facts.map(plain).join(' · '), entry.link ?? '(no link)']
  return lines.map((line, at) => (at === 0 ? `${number}. ${line}` : `   ${plain(line)}`))
}

function dateOf({ publishedAt, refusedDate }: FeedEntry): string {
  if (publishedAt !== null) return publishedAt
  const fetched = 'the time of fetching counts'
  return refusedDate === null ? `no date: ${fetched}` : `“${refusedDate}” is no date: ${fetched}`
}

function textOf({ content, summary, link }: FeedEntry): string {
  if (content !== null) return 'whole text in the feed'
  const has = summary === null ? 'no text in the feed' : 'a summary in the feed'
  return link === null ? has : `${has}, the rest on its page`
}

const lineSchema = z.object({ file: z.string(), content_type: z.string().nullish() })

/** A line in, a line out, in order; what cannot be read is a line with its reason. */
async function runManifest(manifest: string, root: string): Promise<number> {
  const { readFileBytes } = await import('../ingest/file.ts')
  const { readFeed } = await import('../ingest/feed.ts')
  // A pipe would do for the lines too, but a file that is not there should be said as everywhere.
  if (manifest !== '-') await readFileBytes(manifest)
  const input = manifest === '-' ? process.stdin : createReadStream(manifest)
  let status = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const asked = lineSchema.safeParse(parseJson(line))
    if (!asked.success) {
      complain(`No line of JSON with "file": ${line.slice(0, 80)}`)
      status = 1
      continue
    }
    const { file, content_type: contentType = null } = asked.data
    try {
      const feed = readFeed(await readFileBytes(join(root, file)), { contentType })
      await write(`${JSON.stringify({ file, ...(await lineOf(feed)) })}\n`)
    } catch (error) {
      const reason = error instanceof ReadoutError ? error.reason : 'internal'
      if (reason === 'internal') {
        complain(`${file}: ${String(error)}`)
        status = 1
      }
      await write(`${JSON.stringify({ file, error: reason })}\n`)
    }
  }
  return status
}

async function lineOf(feed: Feed) {
  const { mailboxesOf } = await import('../ingest/feedpeople.ts')
  const { title, link, id, description } = feed
  return {
    title,
    link,
    id,
    author: mailboxesOf(feed.authors),
    description,
    updated: feed.updatedAt,
    published: feed.publishedAt,
    entries: feed.entries.map((entry) => ({
      title: entry.title,
      link: entry.link,
      id: entry.id,
      author: mailboxesOf(entry.authors),
      published: entry.publishedAt,
      updated: entry.updatedAt,
      summary: entry.summary,
      content: entry.content,
    })),
  }
}
