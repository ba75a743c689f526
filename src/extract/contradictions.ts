// Why it exists: "Lind said he had never taken a loan": the party itself says the contrary of what it is said to have done.
import type { Reported } from './attributions.ts'
import { sentenceAt } from './clauses.ts'
import type { Document } from './document.ts'
import type { Hedge } from './hedges.ts'

/** The negation stands where the clause begins: "he had never …", "no such loan existed", “I did not …”. */
const DENYING =
  /^["'\s]*(?:that )?["'\s]*(?:no, )?(?:(?:i|we|he|she|they|it|there|neither|nobody|\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,2}|(?:the|its|his|her|our|my) (?:[\p{L}-]+ ){1,2}?)(?: (?:has|have|had|did|does|do|was|were|is|are))?(?: (?:never|not)|n't)(?: (?:ever|even|at any time))?|no such|no (?=\p{Ll}+ (?:has|have|had|was|were|is|are|did|would|will)\b))(?! (?:know|sure|think|want|recall|remember|only|yet|aware|comment|rule|say|see|expect))/iu

/** Statements that deny by their own words; `told` is what they say, to be compared with what is claimed. */
export function findContradictions(document: Document, reported: readonly Reported[]): Hedge[] {
  const found: Hedge[] = []
  for (const { attribution, statement } of reported) {
    const content = attribution.contents[0]
    if (content === undefined || statement.attitude || attribution.source === null) continue
    if (!/^(?:asserts|claims)$/.test(attribution.polarity ?? '')) continue
    const text = document.normal.slice(content.start, Math.min(content.end, content.start + 80))
    const such = /\b[Nn]o such [\p{L}-]+/u.test(
      document.normal.slice(content.start, Math.min(content.end, content.start + 200)),
    )
    if (!such && !DENYING.test(text)) continue
    const sentence = sentenceAt(document, attribution.cue?.start ?? content.start)
    if (sentence === undefined) continue
    found.push({
      kind: 'denied',
      rule: 'says-the-contrary',
      span: content,
      sentence: document.tokens[sentence.first]?.sentence ?? 0,
      claimant: null,
      parties: attribution.source,
      told: content,
      deed: such,
      object: null,
      speaker: attribution.speaker,
    })
  }
  return found
}
