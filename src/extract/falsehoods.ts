// Why it exists: "“…” is a lie", "reports that … were false": words are repeated there to deny them, not to say them.
import type { Span } from '../core/span.ts'

const TOLD =
  'reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|assertions?|speculation|notion|idea|story|stories'
const STRONG =
  '(?:(?:a|an|all|just|simply|completely|totally|entirely|utterly|outright|absolute|complete|patently|pure|categorically) )*'
const FALSE =
  '(?:false|wrong|untrue|not true|lies?|baseless|unfounded|groundless|fabricated|fabrications?|nonsense|fake|fiction|incorrect|inaccurate)'
const VERDICT = `(?:is|was|are|were) ${STRONG}${FALSE}`
const LED = String.raw`(?:(?:an?|that|any|all|the|these|those|some) )?(?:[\p{L}][\p{L}'.-]* ){0,3}?(?:${TOLD})`
const FORMS: readonly RegExp[] = [
  // “We met” is a lie.
  new RegExp(`^(?<said>"[^"]{3,400}") (?<verdict>${VERDICT})[.,]?$`, 'd'),
  // Reports that they had met were false.
  new RegExp(
    `^${LED}(?: (?:on|in|by|from) [^,.;"]{2,40}?)? (?<said>that [^"]{3,400}?) (?<verdict>${VERDICT})[.,]?$`,
    'diu',
  ),
  // It was untrue that they had met.
  new RegExp(
    `^(?:that )?(?<verdict>it (?:is|was) ["']?${STRONG}${FALSE}["']?) (?<said>that [^"]{3,400}?)[.,]?$`,
    'diu',
  ),
]
// "Denied a Courier report that", "dismissed as a lie the report that".
const LEAD = new RegExp(String.raw`^(?:as (?:an? )?[\p{L}-]+ )?${LED} (?=that )`, 'iu')

/** What words say to be false, and the words that do so; null where they say nothing of the kind. `normal` as a document's. */
export function readFalsehood(normal: string, span: Span): { readonly said: Span; readonly verdict: Span } | null {
  if (span.end - span.start > 500) return null
  const text = normal.slice(span.start, span.end)
  const groups = FORMS.map((form) => form.exec(text)?.indices?.groups).find((found) => found !== undefined)
  const [said, verdict] = [groups?.said, groups?.verdict]
  if (said === undefined || verdict === undefined) return null
  const at = ([start, end]: readonly [number, number]): Span => ({ start: span.start + start, end: span.start + end })
  return { said: at(said), verdict: at(verdict) }
}

/** "reports that Berg had met Lind" → "that Berg had met Lind"; the span itself where nothing leads in. */
export function withoutLead(normal: string, span: Span): Span {
  const lead = LEAD.exec(normal.slice(span.start, span.end))?.[0].length ?? 0
  return lead === 0 ? span : { start: span.start + lead, end: span.end }
}

/** "Berg's claim that …": the words that name whose claim it is; null where none do. */
export function claimantOfLead(normal: string, span: Span): Span | null {
  const match = /^(?:as [^,.;"]{2,30}? )?(?:the )?(\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2})'s? /u.exec(
    normal.slice(span.start, span.end),
  )
  if (match?.[1] === undefined) return null
  const start = span.start + match[0].lastIndexOf(match[1])
  return { start, end: start + match[1].length }
}
