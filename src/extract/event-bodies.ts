// Why it exists: governments and movements hold talks too, though a text names no person who took part.
import type { EventMatch } from './event-matches.ts'
import { EVENT_NOUNS } from './lexicon/events.ts'
import { isFiniteVerb } from './phrases.ts'
import type { Unit } from './units.ts'

/** "Talks between the government and the rebels broke up": the noun opens the sentence as its subject. Null for none. */
export function matchBodies({ elements }: Unit, index: number): EventMatch | null {
  const open = elements.slice(0, 4).findIndex((element) => EVENT_NOUNS.get(element.lower) === 'talks')
  if (open < 0 || elements.slice(0, open).some((element) => !/^(?:JJ|NN|NNP|DT|CD|VBG)$/.test(element.pos))) return null
  if (elements[open + 1]?.lower !== 'between') return null
  const verb = elements.findIndex((element, at) => at > open + 2 && isFiniteVerb(element))
  if (verb < 0 || elements.slice(open, verb).some((element) => element.lower === ',' || element.quote >= 0)) return null
  return { unit: index, type: 'talks', medium: null, predicate: verb, behind: verb + 1, participants: [] }
}
