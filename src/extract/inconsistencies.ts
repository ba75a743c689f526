// Why it exists: two places of one text that cannot both hold. A false alarm is worse than a miss.
import type { Inconsistency } from '../core/extraction.ts'
import { evidenceOf, type Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import type { Document } from './document.ts'
import { findDateConflicts } from './inconsistent-dates.ts'
import { findNumberConflicts } from './inconsistent-numbers.ts'
import { findPersonConflicts } from './inconsistent-people.ts'
import type { InconsistencyRule } from './lexicon/rules.ts'
import type { Names } from './people.ts'

/** Two lengths of one event, each with the words that give it. */
export type LengthConflict = readonly [Span, Span]

export type Reading = {
  readonly document: Document
  readonly names: Names
  readonly reported: readonly Reported[]
  readonly publishedAt: string | null
  /** Null where the event has no two lengths that clash. */
  readonly lengths: LengthConflict | null
}

/**
 * What the narrator's own words give in two places that cannot both hold: of a person (office, forename), of a count, an
 * age or a score, of the day of something that happens once, of the length of the event.
 */
export function findInconsistencies({ document, names, reported, publishedAt, lengths }: Reading): Inconsistency[] {
  return [
    ...findPersonConflicts(document, names.people, publishedAt),
    ...(lengths === null ? [] : [lengthConflict(document, lengths)]),
    ...findNumberConflicts(document, names.mentions, reported),
    ...findDateConflicts(document, names.mentions),
  ]
}

function lengthConflict(document: Document, [first, second]: LengthConflict): Inconsistency {
  const [one, other] = [evidenceOf(document.text, first), evidenceOf(document.text, second)]
  const rule: InconsistencyRule = 'two-lengths'
  return { kind: 'number', text: `${one.quote} … ${other.quote}`, evidence: [one, other], rule }
}
