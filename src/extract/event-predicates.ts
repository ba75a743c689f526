// Why it exists: what a predicate of an event says, whatever form it has: what it is, and where those who take part stand.
import type { NewsEvent } from '../core/event.ts'
import type { Document } from './document.ts'
import type { Around } from './event-parties.ts'
import type { EventType } from './lexicon/events.ts'
import type { EventRule } from './lexicon/rules.ts'
import type { Element } from './units.ts'

/**
 * `behind`: the first element behind its words, where the other party begins. `subject`: where the first party stands.
 * `partner`: the words tell of an event only where a second party is found, or the first is more than one.
 */
export type Predicate = {
  readonly rule: EventRule
  readonly type: EventType
  readonly medium: NewsEvent['medium']
  readonly phase: NewsEvent['phase'] | null
  readonly behind: number
  readonly subject: 'before' | 'outer' | 'none'
  readonly partner: boolean
}

/** One unit as the rules read it; `opens`: it is the headline or the first sentence. */
export type PredicateReading = {
  readonly document: Document
  readonly elements: readonly Element[]
  readonly around: Around
  readonly opens: boolean
}

/** What most predicates are: the subject in front, a second party behind, the words around decide the rest. */
export const PLAIN = { medium: null, phase: null, subject: 'before', partner: true } as const
