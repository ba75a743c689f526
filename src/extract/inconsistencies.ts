// Why it exists: two places of one text that cannot both hold. A false alarm is worse than a miss.
import type { Inconsistency } from '../core/extraction.ts'
import type { Person, Role } from '../core/person.ts'
import { evidenceOf, type Span } from '../core/span.ts'
import { sentenceAt } from './clauses.ts'
import type { Document } from './document.ts'
import type { InconsistencyRule } from './lexicon/rules.ts'
import { OFFICE } from './lexicon/titles.ts'

// A role that is over, to come, sought, or somebody else's ("adviser to the president") is no office held.
const NOT_HELD =
  /\b(?:former|ex-|ex |then-|late|deposed|ousted|outgoing|elect|candidate|nominee|hopeful|presumptive|designate|would-be|acting|vice|deputy|aide|adviser|advisor|spokes\w+|assistant|of the (?:company|club|board|union|association|university)|wife|husband|son|daughter|brother|sister)\b/i
const PRIVATE = /\b(?:a )?private citizen\b/i

/** Two lengths of one event, each with the words that give it. */
export type LengthConflict = readonly [Span, Span]

/**
 * Role conflicts of one person: in office in one place, a private citizen in another. And the two lengths of the event
 * that cannot both hold; `lengths` is null where there are none.
 */
export function findInconsistencies(
  document: Document,
  people: readonly Person[],
  lengths: LengthConflict | null,
): Inconsistency[] {
  const roles = people.flatMap((person) => roleConflict(document, person) ?? [])
  return lengths === null ? roles : [...roles, lengthConflict(document, lengths)]
}

function lengthConflict(document: Document, [first, second]: LengthConflict): Inconsistency {
  const [one, other] = [evidenceOf(document.text, first), evidenceOf(document.text, second)]
  const rule: InconsistencyRule = 'two-lengths'
  return { kind: 'number', text: `${one.quote} … ${other.quote}`, evidence: [one, other], rule }
}

function roleConflict(document: Document, person: Person): Inconsistency | null {
  const office = person.roles.find((role) => OFFICE.test(role.text) && !NOT_HELD.test(role.text))
  const outside = person.roles.find((role) => PRIVATE.test(role.text) && !wasSo(document, role))
  if (office === undefined || outside === undefined) return null
  return {
    kind: 'role',
    text: `${office.text} … ${outside.text}`,
    evidence: [evidenceOf(document.text, office.span), evidenceOf(document.text, outside.span)],
    rule: 'office-and-private-citizen' satisfies InconsistencyRule,
  }
}

/** "when he was a private citizen", "as a private citizen before his election": told of another time. */
function wasSo(document: Document, role: Role): boolean {
  const sentence = sentenceAt(document, role.span.start)
  if (sentence === undefined) return false
  const before = document.normal.slice(sentence.start, role.span.start)
  const after = document.normal.slice(role.span.end, sentence.end)
  return (
    (/\b(?:was|were|been|had|when|then|before|while still|until|as)\b[^,]{0,40}$/i.test(before) &&
      !/\b(?:is|remains?|even as (?:he|she) remains)\b[^,]{0,20}$/i.test(before)) ||
    /\b(?:at the time|back then|in (?:19|20)\d\d)\b/i.test(after.slice(0, 40))
  )
}
