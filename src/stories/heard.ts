// Why it exists: all of an article that may say something of others' claims, in one short form that is kept.
import { type Evidence, overlaps } from '../core/span.ts'
import type { Testimony } from '../core/testimony.ts'
import { stepsIn } from './ladder.ts'
import { refusalsIn } from './refusals.ts'
import { type LedgerArticle, voicesIn, wordsIn } from './testimony.ts'
import { withdrawalsIn } from './withdrawals.ts'

export function testimonyOf(article: LedgerArticle): Testimony {
  const words = wordsIn(article).filter(({ evidence: [own] }) => !isTakenBack(article, own))
  return {
    articleId: article.id,
    isCopy: article.copyOfText !== null,
    saidAt: article.saidAt,
    recordedAt: article.recordedAt,
    words: [...words, ...withdrawalsIn(article), ...refusalsIn(article)],
    voices: voicesIn(article),
    contents: article.extraction.attributions.flatMap(({ contents, polarity }) =>
      contents.map((span) => ({ span, plain: polarity === 'confirms' || polarity === 'denies' })),
    ),
    steps: stepsIn(article),
  }
}

/** "Velt took back his claim that …": what stands behind it is no claim of his any more. */
export function isTakenBack(article: LedgerArticle, own: Evidence | undefined): boolean {
  return withdrawalsIn(article).some(({ evidence: [sentence] }) => {
    return own !== undefined && sentence !== undefined && overlaps(own.span, sentence.span)
  })
}
