// Why it exists: the words by which a text itself says that something is unconfirmed, denied or confirmed.
import { covers, overlaps, type Span } from '../core/span.ts'
import type { Document } from './document.ts'
import { readFalsehood } from './falsehoods.ts'
import { HEDGE_PATTERNS, HEDGE_WORDS, type HedgeKind } from './lexicon/hedges.ts'
import type { ClaimRule } from './lexicon/rules.ts'

/**
 * One such passage. `claimant` are words that name whose claims it is about ("Trump's claims"), `parties` those whose
 * word is missing or given ("from the Ukrainian government or European leaders").
 */
export type Hedge = {
  readonly kind: HedgeKind
  readonly rule: ClaimRule
  readonly span: Span
  readonly sentence: number
  readonly claimant: Span | null
  readonly parties: Span | null
  /** The claim that it is about, where it tells it itself: "no confirmation of reports that a bridge had fallen". */
  readonly told: Span | null
}

/** All hedges of the narration in order; what stands in quotation marks is somebody's words, not the text's. */
export function findHedges(document: Document): Hedge[] {
  const hedges: Hedge[] = []
  for (const [index, sentence] of document.sentences.entries()) {
    if (document.credits.ignored.some((credit) => covers(credit, sentence))) continue
    const text = document.normal.slice(sentence.start, sentence.end)
    if (!HEDGE_WORDS.test(text)) continue
    const falsehood = falsehoodIn(document, sentence)
    if (falsehood !== null) {
      hedges.push({ ...falsehood, sentence: index })
      continue
    }
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
        told: group(document, match, 'told', sentence.start),
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

/** "Reports that Berg had met Lind were false": the text itself denies what it repeats. */
function falsehoodIn(document: Document, sentence: Span): Omit<Hedge, 'sentence'> | null {
  if (document.quotes.some((quote) => overlaps(quote, sentence))) return null
  const read = readFalsehood(document.normal, sentence)
  if (read === null) return null
  const told = { start: read.said.start + 'that '.length, end: read.said.end }
  return { kind: 'denied', rule: 'said-to-be-false', span: read.verdict, claimant: null, parties: null, told }
}
