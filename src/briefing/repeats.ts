// Why it exists: what several outlets have is told once, with how many have it of their own; copies and second articles count nothing.
import type { Line } from '../core/briefing.ts'
import { outletOf } from '../core/outlet.ts'
import type { Span } from '../core/span.ts'
import type { StoredArticle } from '../core/story.ts'
import type { Desk } from './desk.ts'

export type Place = { readonly article: StoredArticle; readonly spans: readonly Span[] }

/** 'In 3 independent sources' with the passages of the others; nothing where the line's own article is the only one. */
export function sourcesNotes(desk: Desk, own: StoredArticle, places: readonly Place[]): Line['notes'] {
  const others = new Map<string, Place>()
  for (const place of places) {
    const outlet = outletOf(place.article)
    if (place.article.copyOf === null && outlet !== outletOf(own) && !others.has(outlet)) others.set(outlet, place)
  }
  if (others.size === 0) return []
  const refs = [...others.values()].flatMap(({ article, spans }) => desk.passages.cite(article, spans))
  return [{ text: `In ${others.size + 1} independent sources`, refs: [...new Set(refs)].sort((a, b) => a - b) }]
}
