// Why it exists: JSON Feed 1.0 and 1.1 (jsonfeed.org) → entries; one bad item does not cost the others.
import { z } from 'zod'
import { ReadoutError } from '../core/errors.ts'
import { readDate, refusedDate } from './dates.ts'
import { entryId } from './entryid.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { type FeedPerson, MAX_PEOPLE, namesOf } from './feedpeople.ts'
import { readLanguage, webLink } from './link.ts'
import { withoutScripts } from './markup.ts'
import { newest } from './newest.ts'
import { cleanName, cleanTitle } from './normalize.ts'
import { escapeMarkup } from './xml.ts'

/** A field of the wrong type is as good as none. */
const text = z.string().nullish().catch(null)
const author = z.object({ name: text }).nullish().catch(null)
const authors = z.array(author).nullish().catch(null)
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
  language: text,
  author,
  authors,
})
const feedSchema = z.object({
  title: text,
  home_page_url: text,
  feed_url: text,
  description: text,
  language: text,
  author,
  authors,
  items: z.array(z.unknown()),
})
type Item = z.infer<typeof itemSchema>
type Around = { readonly url: string | null; readonly authors: readonly FeedPerson[]; readonly language: string | null }

export function mapJsonFeed(json: string, url: string | null): Feed {
  const read = feedSchema.safeParse(parse(json))
  if (!read.success) {
    throw new ReadoutError('unsupported', 'not_a_feed', 'This JSON feed is broken: it has no list of items.', {
      cause: read.error,
    })
  }
  const feed = read.data
  const around: Around = { url, authors: peopleOf(feed), language: readLanguage(feed.language ?? '') }
  // Checking all of a million items would take longer than reading them.
  const items = newest(feed.items.filter(isObject), rawDate).flatMap((item) => {
    const one = itemSchema.safeParse(item)
    return one.success ? [one.data] : []
  })
  return {
    title: cleanTitle(feed.title ?? '') || null,
    link: webLink(feed.home_page_url, url),
    id: feed.feed_url?.trim() || null,
    author: namesOf(around.authors),
    authors: around.authors,
    description: cleanTitle(feed.description ?? '') || null,
    language: around.language,
    publishedAt: null,
    updatedAt: null,
    entries: items.map((item) => entryOf(item, around)),
  }
}

type Raw = Readonly<Record<string, unknown>>

function isObject(item: unknown): item is Raw {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
}

function rawDate({ date_published: published, date_modified: modified }: Raw): string | null {
  const read = (written: unknown) => (typeof written === 'string' ? readDate(written) : null)
  return read(published) ?? read(modified)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function entryOf(item: Item, around: Around): FeedEntry {
  const link = webLink(item.url, around.url) ?? webLink(item.external_url, around.url)
  const title = cleanTitle(item.title ?? '')
  const own = peopleOf(item)
  const people = own.length > 0 ? own : around.authors
  return {
    id: entryId(item.id == null ? null : String(item.id), link, title),
    title,
    link,
    author: namesOf(people),
    authors: people,
    language: readLanguage(item.language ?? '') ?? around.language,
    ...datesOf(item),
    summary: item.summary == null ? null : paragraphs(item.summary),
    content: item.content_html == null ? paragraphs(item.content_text ?? '') : withoutScripts(item.content_html),
  }
}

function datesOf(item: Item): Pick<FeedEntry, 'publishedAt' | 'updatedAt' | 'refusedDate'> {
  const updatedAt = readDate(item.date_modified ?? '')
  const publishedAt = readDate(item.date_published ?? '') ?? updatedAt
  const written = item.date_published ?? item.date_modified ?? ''
  return { publishedAt, updatedAt, refusedDate: publishedAt !== null || written === '' ? null : refusedDate(written) }
}

/** 1.1 has a list, 1.0 had one. */
function peopleOf({ authors, author }: Pick<Item, 'authors' | 'author'>): readonly FeedPerson[] {
  return (authors ?? [author]).slice(0, MAX_PEOPLE).flatMap((one) => {
    const name = cleanName(one?.name ?? null)
    return name === null ? [] : [{ name, email: null }]
  })
}

/** Null for no words. */
function paragraphs(plain: string): string | null {
  if (plain.trim() === '') return null
  return plain
    .split(/\n+/)
    .map((line) => `<p>${escapeMarkup(line)}</p>`)
    .join('')
}
