// Why it exists: claims that the text tells of without a verb of saying: "a video that claims to show …", "a report
// that …". They count only where the text then denies, doubts or confirms them.
import type { Claim } from '../core/claim.ts'
import type { Span } from '../core/span.ts'
import { passage, words } from './clauses.ts'
import type { Document } from './document.ts'
import { LONGEST } from './hedges.ts'
import type { ClaimRule } from './lexicon/rules.ts'
import { mentionsWithin } from './parties.ts'
import type { Names } from './people.ts'

const HINT = /\bto show\b|\b(?:claim|report|rumou?r|story|allegation)s?\b/i
const FORMS: readonly RegExp[] = [
  // "Claim: Senator Paula Wynn voted against the dam bill."
  /^(?:The claim|THE CLAIM|Claim|CLAIM): (?<told>[^;"]{8,240}?)[.!]?\s*$/du,
  // "A video claims to show water pouring over the dam."
  /\b(?:claim(?:s|ed|ing)?|purport(?:s|ed|ing)?|said|alleged|supposed|believed) to (?:show|be|depict|prove) (?<told>[^.;"]{8,240}?)(?=$|[.;"]|, (?:which|but|and)| (?:has|have|had) been| went viral| is | are )/du,
  // "A claim by the historian that the bishop wrote the sermon has been going round."
  /\b[Aa]n? (?:[\p{Ll}-]+ ){0,2}?(?:claim|report|rumour|rumor|story|allegation) (?:(?:by|from|in|on) (?<teller>[^,.;"]{2,60}?) )?that (?<told>[^,.;"]{8,200}?)(?=$|[.;",]| (?:has|have|is|was|went) )/du,
]

/** Loose claims in order, all 'attributed'; the caller drops those that the text does not settle. */
export function findLooseClaims(document: Document, names: Names): Claim[] {
  const found: Claim[] = []
  for (const sentence of document.sentences) {
    if (sentence.end - sentence.start > LONGEST) continue
    if (document.headline !== null && sentence.start < document.headline.end) continue
    const text = document.normal.slice(sentence.start, sentence.end)
    if (!HINT.test(text)) continue
    for (const form of FORMS) {
      const groups = form.exec(text)?.indices?.groups
      const told = at(sentence, groups?.told)
      if (told !== null) {
        found.push(looseClaim(document, names, told, at(sentence, groups?.teller)))
        break
      }
    }
  }
  return found
}

function at(sentence: Span, indices: readonly [number, number] | undefined): Span | null {
  return indices === undefined ? null : { start: sentence.start + indices[0], end: sentence.start + indices[1] }
}

function looseClaim(document: Document, names: Names, told: Span, teller: Span | null): Claim {
  const people = mentionsWithin(names, told)
  return {
    id: '',
    text: words(document, [told]),
    attribution: null,
    by: null,
    byText: teller === null ? '' : document.text.slice(teller.start, teller.end),
    about: [...new Set(people.map(({ personId }) => personId))],
    status: 'attributed',
    basis: 'stated',
    evidence: [passage(document, told)],
    rule: 'statement' satisfies ClaimRule,
  }
}
