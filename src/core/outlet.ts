// Why it exists: which articles are independent sources of one story: an outlet's second article is none, nor is a copy.
import { fold } from './fold.ts'
import type { StoredArticle } from './story.ts'

/** Whose article it is; one that names no outlet is its own. */
export function outletOf({ id, extraction }: Pick<StoredArticle, 'id' | 'extraction'>): string {
  return fold(extraction.article.publisher ?? '') || `id ${id}`
}

export function countSources(articles: readonly StoredArticle[]): number {
  return new Set(articles.filter(({ copyOf }) => copyOf === null).map(outletOf)).size
}
