// Why it exists: one short way from a few sentences to what the engine says of them.
import type { Article } from '../../src/core/article.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Span } from '../../src/core/span.ts'
import { type Document, makeDocument } from '../../src/extract/document.ts'
import { extract } from '../../src/extract/extract.ts'

export type Given = { readonly title?: string; readonly publishedAt?: string | null }

/** An article of running text; with a title, its first line is the headline. */
export function articleOf(body: string, { title = '', publishedAt = null }: Given = {}): Article {
  const text = title === '' ? body : `${title}\n${body}`
  return { title, url: null, publisher: null, byline: null, publishedAt, language: 'en', text }
}

export function documentOf(body: string, given: Given = {}): Document {
  return makeDocument(articleOf(body, given))
}

export function read(body: string, given: Given = {}): Extraction {
  return extract(articleOf(body, given))
}

/** The words of a span of an extraction's text; null for none. */
export function wordsAt(extraction: Extraction, span: Span | null): string | null {
  return span === null ? null : extraction.article.text.slice(span.start, span.end)
}

/** Each attribution as [source, cue, contents]. */
export function said(body: string, given: Given = {}): readonly (readonly [string | null, string | null, string])[] {
  const extraction = read(body, given)
  return extraction.attributions.map(({ source, cue, contents }) => [
    wordsAt(extraction, source),
    wordsAt(extraction, cue),
    contents.map((content) => wordsAt(extraction, content)).join(' | '),
  ])
}
