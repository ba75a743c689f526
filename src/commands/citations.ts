// Why it exists: an answer names the outlet and the day of everything that it tells.
import { showDay } from '../briefing/dates.ts'
import { plain, plainUrl } from '../briefing/plain.ts'
import { cut } from '../briefing/words.ts'
import type { Article } from '../core/article.ts'
import type { Store } from '../core/ports.ts'
import type { StoredArticle } from '../core/story.ts'

/** Loads each article once for one answer, however often it is cited. */
export type Citations = {
  readonly article: (id: string) => Promise<StoredArticle | null>
  /** 'Lantern Wire, 9 Mar 2026'. */
  readonly cite: (articleId: string) => Promise<string>
  /** Its address; null where it has none that may be a link. */
  readonly urlOf: (articleId: string) => Promise<string | null>
}

export function makeCitations(store: Store): Citations {
  const articles = new Map<string, Promise<StoredArticle | null>>()
  const article = (id: string): Promise<StoredArticle | null> => {
    const known = articles.get(id) ?? store.articles.find(id)
    articles.set(id, known)
    return known
  }
  // What was deleted by its age is cited all the same.
  const past = (id: string) => store.articles.findPast({ id })
  return {
    article,
    cite: async (id) => {
      const found = await article(id)
      if (found !== null) return citeArticle(found)
      const gone = await past(id)
      return gone === null ? 'a source no longer kept' : cite({ ...gone, text: '' })
    },
    urlOf: async (id) => urlOfArticle(await article(id)) ?? plainUrl((await past(id))?.url ?? null),
  }
}

export function urlOfArticle(article: StoredArticle | null): string | null {
  return article === null ? null : plainUrl(article.extraction.article.url)
}

const MAX_HEADLINE = 60

/** A text that says no outlet is named by its address, or by its first words. */
export function citeArticle({ extraction }: StoredArticle): string {
  return cite(extraction.article)
}

type Cited = Pick<Article, 'publisher' | 'publishedAt' | 'url' | 'title' | 'text'>

function cite({ publisher, publishedAt, url, title, text }: Cited): string {
  const link = plainUrl(url)
  const outlet = publisher ?? (link === null ? null : new URL(link).hostname)
  const at = publishedAt === null ? Number.NaN : Date.parse(publishedAt)
  return `${outlet ?? `“${cut(plain(title) || plain(text.slice(0, 500)), MAX_HEADLINE)}”`}, ${showDay(at)}`
}
