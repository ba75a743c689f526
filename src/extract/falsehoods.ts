// Why it exists: "“…” is a lie", "reports that … were false": words are repeated there to deny them, not to say them.
import type { Span } from '../core/span.ts'

const TOLD =
  'reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|assertions?|speculation|notion|idea|story|stories'
const FALSE = `(?:is|was|are|were) (?:(?:a|an|all|just|simply|completely|totally|entirely|utterly|outright|absolute|complete|patently|pure) )*(?:false|untrue|not true|lies?|baseless|unfounded|groundless|fabricated|fabrications?|nonsense|fake|fiction|incorrect|inaccurate)`
const QUOTED = new RegExp(`^(?<said>"[^"]{3,400}") (?<verdict>${FALSE})[.,]?$`, 'd')
const REPORTED = new RegExp(
  `^(?:(?:that|any|all|the|these|those|some|media|press|earlier|recent|unconfirmed) ){0,3}(?:${TOLD}) (?<said>that [^"]{3,400}?) (?<verdict>${FALSE})[.,]?$`,
  'di',
)
const LEAD = new RegExp(
  `^(?:(?:any|all|the|these|those|some|media|press|earlier|recent|unconfirmed) ){0,3}(?:${TOLD}) (?=that )`,
  'i',
)

/** What words say to be false, and the words that do so; null where they say nothing of the kind. `normal` as a document's. */
export function readFalsehood(normal: string, span: Span): { readonly said: Span; readonly verdict: Span } | null {
  if (span.end - span.start > 500) return null
  const text = normal.slice(span.start, span.end)
  const groups = (QUOTED.exec(text) ?? REPORTED.exec(text))?.indices?.groups
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
