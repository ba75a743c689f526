// Why it exists: the words by which a text itself says that something is unconfirmed, denied or confirmed.
import { covers, type Span } from '../core/span.ts'
import type { Document } from './document.ts'
import { HEDGE_PATTERNS, HEDGE_WORDS, type HedgeKind } from './lexicon/hedges.ts'

/**
 * One such passage. `claimant` are words that name whose claims it is about ("Trump's claims"), `parties` those whose
 * word is missing or given ("from the Ukrainian government or European leaders").
 */
export type Hedge = {
  readonly kind: HedgeKind
  readonly rule: string
  readonly span: Span
  readonly sentence: number
  readonly claimant: Span | null
  readonly parties: Span | null
}

/** All hedges of the narration in order; what stands in quotation marks is somebody's words, not the text's. */
export function findHedges(document: Document): Hedge[] {
  const hedges: Hedge[] = []
  for (const [index, sentence] of document.sentences.entries()) {
    if (document.credits.ignored.some((credit) => covers(credit, sentence))) continue
    const text = document.normal.slice(sentence.start, sentence.end)
    if (!HEDGE_WORDS.test(text)) continue
    for (const { kind, rule, pattern } of HEDGE_PATTERNS) {
      const match = pattern.exec(text)
      if (match === null) continue
      const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
      if (document.quotes.some((quote) => covers(quote, span))) continue
      hedges.push({
        kind,
        rule,
        span,
        sentence: index,
        claimant: group(document, match, 'claimant', sentence.start),
        parties: group(document, match, 'parties', sentence.start),
      })
      break
    }
  }
  return hedges
}

function group(document: Document, match: RegExpExecArray, name: string, base: number): Span | null {
  const indices = match.indices?.groups?.[name]
  if (indices === undefined) return null
  const span = { start: base + indices[0], end: base + indices[1] }
  return /\p{L}/u.test(document.text.slice(span.start, span.end)) ? span : null
}
