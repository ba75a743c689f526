// Why it exists: every line points at sentences of a source; here they get their numbers, in the order in which they are used.
import type { Passage } from '../core/briefing.ts'
import { covers, evidenceOf, overlaps, type Span } from '../core/span.ts'
import type { StoredArticle } from '../core/story.ts'

export type PassageBook = {
  /** The numbers of the sentences that hold these spans, ascending. */
  readonly cite: (article: StoredArticle, spans: readonly Span[]) => readonly number[]
  readonly all: () => readonly Passage[]
}

/** The sentences that hold a span; the span itself where no sentence does. */
export function sentencesOf(article: StoredArticle, span: Span): readonly Span[] {
  const { sentences } = article.extraction
  const whole = sentences.find((sentence) => covers(sentence, span))
  if (whole !== undefined) return [whole]
  const some = sentences.filter((sentence) => overlaps(sentence, span))
  return some.length > 0 ? some : [span]
}

/** How far into the article a span stands, in sentences. */
export function positionOf(article: StoredArticle, span: Span): number {
  const at = article.extraction.sentences.findIndex((sentence) => overlaps(sentence, span))
  return at === -1 ? article.extraction.sentences.length : at
}

export function makePassages(): PassageBook {
  const passages = new Map<string, Passage>()
  const number = (article: StoredArticle, sentence: Span): number => {
    const key = `${article.id} ${sentence.start} ${sentence.end}`
    const known = passages.get(key)
    if (known !== undefined) return known.number
    const { publisher, url, publishedAt, text } = article.extraction.article
    const evidence = evidenceOf(text, sentence)
    passages.set(key, { number: passages.size + 1, articleId: article.id, publisher, url, publishedAt, evidence })
    return passages.size
  }
  return {
    cite: (article, spans) => {
      const found = spans.flatMap((span) => sentencesOf(article, span)).map((sentence) => number(article, sentence))
      return [...new Set(found)].sort((a, b) => a - b)
    },
    all: () => [...passages.values()],
  }
}
