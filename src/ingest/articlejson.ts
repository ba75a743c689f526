// Why it exists: an article may come as JSON, as the contract has it; only its text is required, and kept to the letter.
import { z } from 'zod'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { readDate } from './dates.ts'
import { detectLanguage } from './language.ts'
import { webLink } from './link.ts'
import { headlineOf } from './text.ts'

const optional = z.string().nullish()
const date = optional.refine((written) => written == null || readDate(written) !== null, 'is no date like 2026-03-31')
const partialArticleSchema = z.object({
  title: optional,
  url: optional,
  publisher: optional,
  byline: optional,
  publishedAt: date,
  language: optional,
  text: z.string('has to be a text'),
})
/** A whole line of `readout extract` serves too. */
const wrappedSchema = z.object({ article: partialArticleSchema })
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i
const ISO_START = /^\d{4}-\d{2}-\d{2}(T|$)/

/** Throws `bad_article` naming the field at fault, and `empty`. */
export function readArticleJson(json: string): Article {
  const value = parse(json)
  const isWrapped = typeof value === 'object' && value !== null && 'article' in value && !('text' in value)
  const read = isWrapped ? wrappedSchema.safeParse(value) : partialArticleSchema.safeParse(value)
  if (!read.success) {
    const issue = read.error.issues[0]
    const field = issue?.path.join('.') || 'it'
    throw badArticle(
      `${field} ${/^(is|has) /.test(issue?.message ?? '') ? issue?.message : 'has the wrong type'}`,
      read.error,
    )
  }
  const article = 'article' in read.data ? read.data.article : read.data
  if (article.text.trim() === '') {
    throw new ReadoutError('invalid', 'empty', 'The article’s text is empty. Give one with words in it.')
  }
  const { publishedAt = null, language } = article
  return {
    title: article.title ?? headlineOf(article.text),
    url: webLink(article.url, null),
    publisher: article.publisher ?? null,
    byline: article.byline ?? null,
    publishedAt: publishedAt === null || ISO_START.test(publishedAt) ? publishedAt : readDate(publishedAt),
    language: language != null && LANGUAGE_TAG.test(language) ? language : detectLanguage(article.text),
    text: article.text,
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw badArticle('it is no valid JSON', cause)
  }
}

function badArticle(fault: string, cause: unknown): ReadoutError {
  return new ReadoutError('invalid', 'bad_article', `This is no article in JSON: ${fault}.`, { cause })
}
