// Why it exists: who repeats another's claim does not make it: it is that of the one who made it.
import type { Claim } from '../core/claim.ts'
import type { Span } from '../core/span.ts'
import { readParty } from './claim-parties.ts'
import { passage, words } from './clauses.ts'
import type { Document } from './document.ts'
import type { ClaimRule } from './lexicon/rules.ts'
import { mentionsWithin } from './parties.ts'
import type { Names } from './people.ts'

const LONG = 600
const SECOND_HAND =
  /^(?:an?|the) (?:[\p{Ll}]+ )?(?:claim|allegation|accusation|assertion|rumou?r|report) (?:by|of|from) (?<who>[^,.;"]{2,60}?) that (?<said>.+)/diu

/** "Repeated a claim by Lind that the mine was shut": Lind's claim; null where the words are the speaker's own. */
export function secondHandClaim(document: Document, names: Names, content: Span): Claim | null {
  const text = document.normal.slice(content.start, Math.min(content.end, content.start + LONG))
  const groups = SECOND_HAND.exec(text)?.indices?.groups
  if (groups?.who === undefined || groups.said === undefined) return null
  const [from, to] = groups.who
  const claimant = readParty(document, names, { start: content.start + from, end: content.start + to }, null)
  if (claimant === null) return null
  const said = { start: content.start + groups.said[0], end: content.end }
  return {
    id: '',
    text: words(document, [said]),
    attribution: null,
    by: claimant.id,
    byText: claimant.words,
    about: [...new Set(mentionsWithin(names, said).map(({ personId }) => personId))],
    status: 'attributed',
    basis: 'stated',
    evidence: [passage(document, said)],
    rule: 'statement' satisfies ClaimRule,
  }
}
