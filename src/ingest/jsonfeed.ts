// Why it exists: JSON Feed 1.0 and 1.1 (jsonfeed.org) → entries; one bad item does not cost the others.
import { z } from 'zod'
import { ReadoutError } from '../core/errors.ts'
import { readDate } from './dates.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { webLink } from './link.ts'
import { cleanName, cleanTitle } from './normalize.ts'
import { escapeMarkup } from './xml.ts'

/** A field of the wrong type is as good as none. */
const text = z.string().nullish().catch(null)
const author = z.object({ name: text }).nullish().catch(null)
const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish().catch(null),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  author,
  authors: z.array(author).nullish().catch(null),
})
const feedSchema = z.object({ title: text, author, items: z.array(z.unknown()) })

export function mapJsonFeed(json: string, url: string | null): Feed {
  const feed = feedSchema.safeParse(parse(json))
  if (!feed.success) {
    throw new ReadoutError('unsupported', 'not_a_feed', 'This JSON feed is broken: it has no list of items.', {
      cause: feed.error,
    })
  }
  const entries = feed.data.items.flatMap((item) => {
    const read = itemSchema.safeParse(item)
    return read.success ? [entryOf(read.data, feed.data.author?.name ?? null, url)] : []
  })
  return { title: cleanName(feed.data.title ?? null), entries }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function entryOf(item: z.infer<typeof itemSchema>, feedAuthor: string | null, url: string | null): FeedEntry {
  const link = webLink(item.url, url) ?? webLink(item.external_url, url)
  const title = cleanTitle(item.title ?? '')
  const names = (item.authors ?? [item.author]).map((one) => one?.name ?? null).filter((name) => name !== null)
  const plain = item.content_text == null ? null : paragraphs(item.content_text)
  return {
    id: String(item.id ?? link ?? title),
    title,
    link,
    author: cleanName(names.join(', ') || feedAuthor),
    publishedAt: readDate(item.date_published ?? item.date_modified ?? ''),
    summary: item.summary == null ? null : paragraphs(item.summary),
    content: item.content_html ?? plain,
  }
}

function paragraphs(plain: string): string {
  return plain
    .split(/\n+/)
    .map((line) => `<p>${escapeMarkup(line)}</p>`)
    .join('')
}
