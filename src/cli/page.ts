// Why it exists: what is read of a page can be looked at: one page for people, many as lines for a program that measures.
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { plain } from '../briefing/plain.ts'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import type { ReadPage } from '../ingest/page.ts'
import { complain, write } from '../terminal.ts'
import { makeSourceReader } from './read.ts'
import { loadSettings, type Options, parseJson, usageError } from './run.ts'

const USAGE = 'page FILE|URL|- | page --batch'

export async function runPage(args: readonly string[], { own, published }: Options): Promise<number> {
  const [source, ...more] = args
  if (own.batch === true && args.length === 0) return runBatch()
  if (source === undefined || more.length > 0 || own.batch === true) throw usageError(USAGE)
  const reader = await makeSourceReader(await loadSettings())
  await write(showArticle(await reader.read(source, { publishedAt: published })))
  return 0
}

const PARTIAL: Readonly<Record<NonNullable<Article['partial']>, string>> = {
  paywall: 'headline only: the text is for subscribers',
  no_text: 'headline only: no text was found on the page',
  too_complex: 'headline only: the page is too large or too deep to be read',
  deadline: 'headline only: the page took too long to be read',
}

function showArticle(article: Article): string {
  const { title, text, url, publisher, byline, publishedAt, language, partial } = article
  const rows = [
    ['title', title === '' ? null : title],
    ['byline', byline],
    ['publisher', publisher],
    ['published', publishedAt],
    ['language', language],
    ['address', url],
    ['note', partial === undefined ? null : PARTIAL[partial]],
  ] as const
  const head = rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name.padEnd(11)}${plain(value ?? '')}`)
  return `${[...head, '', ...bodyOf(title, text).split('\n').map(plain)].join('\n').trimEnd()}\n`
}

function bodyOf(title: string, text: string): string {
  return title !== '' && text.startsWith(title) ? text.slice(title.length).trimStart() : text
}

const lineSchema = z.object({ id: z.string(), url: z.string().nullish(), html: z.string() })

/** A line in, a line out, in order. What cannot be read gives an empty text: the others are still read. */
async function runBatch(): Promise<number> {
  const { makePageReader } = await import('../ingest/page-reader.ts')
  const pages = makePageReader()
  let failed = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue
    const read = await readLine(line, pages.read)
    if (read === null) failed++
    else await write(`${JSON.stringify(read)}\n`)
  }
  await pages.close()
  return failed === 0 ? 0 : 1
}

type BatchLine = {
  readonly id: string
  readonly articleBody: string
  readonly title: string
  readonly author: string | null
  readonly date: string | null
  readonly partial?: string
}

async function readLine(line: string, read: ReadPage): Promise<BatchLine | null> {
  const { readFileBytes } = await import('../ingest/file.ts')
  const { decodePage } = await import('../ingest/charset.ts')
  const asked = lineSchema.safeParse(parseJson(line))
  if (!asked.success) {
    complain(`No line of JSON with "id" and "html": ${line.slice(0, 80)}`)
    return null
  }
  const { id, url, html } = asked.data
  try {
    const article = await read(decodePage(await readFileBytes(html), null), url ?? null)
    const { title, byline, publishedAt, text, partial } = article
    const said = { id, articleBody: bodyOf(title, text), title, author: byline, date: publishedAt }
    return partial === undefined ? said : { ...said, partial }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error
    complain(`${id}: ${error.message}`)
    return { id, articleBody: '', title: '', author: null, date: null }
  }
}
