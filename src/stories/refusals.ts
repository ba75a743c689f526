// Why it exists: "The Kremlin had no comment on Velt's account" is silence with a time, in words that are no verb of saying.
import { evidenceOf } from '../core/span.ts'
import type { Word } from '../core/testimony.ts'
import { type LedgerArticle, partyOf, peopleIn } from './testimony.ts'

const NO_COMMENT =
  /^(.{2,60}?)\s+(?:had|has|have|offered|gave|made|issued|provided)\s+no\s+(?:immediate\s+|public\s+)?comments?\s+(?=(?:on|about)\b)/

/** The article's words by which somebody leaves a matter without comment, in its order. */
export function refusalsIn(article: LedgerArticle): readonly Word[] {
  const { article: source, sentences, people } = article.extraction
  return sentences.flatMap((sentence): readonly Word[] => {
    const text = source.text.slice(sentence.start, sentence.end)
    const found = NO_COMMENT.exec(text)
    const who = found?.[1]
    if (found === null || who === undefined || /[,;:]|\b(?:who|which|that)\b/.test(who)) return []
    const person = people.find(
      ({ name, aliases }) => who.endsWith(name) || aliases.some((alias) => who.endsWith(alias)),
    )
    return [
      {
        party: partyOf(article, person?.id ?? who),
        polarity: 'declines',
        text: text.slice(found[0].length),
        context: text,
        named: peopleIn(article, [evidenceOf(source.text, sentence)]),
        bodies: [who],
        start: sentence.start,
        evidence: [evidenceOf(source.text, sentence)],
      },
    ]
  })
}
