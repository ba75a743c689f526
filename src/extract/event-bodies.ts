// Why it exists: governments and movements hold talks too, though a text names no person who took part.
import type { EventMatch } from './event-matches.ts'
import { EVENT_NOUNS } from './lexicon/events.ts'
import { isFiniteVerb, nounPhraseAfter } from './phrases.ts'
import type { Element, Unit } from './units.ts'

// "broke up", "opened": a summit that a plan or a wish is about has no such verb right behind it.
const COURSE =
  /^(?:broke|breaks|ended|ends|opened|opens|began|begins|started|starts|resumed|resumes|collapsed|collapses|closed|closes|concluded|concludes|finished|stalled)$/

/**
 * "Talks between the government and the rebels broke up": the noun begins the sentence as its subject. Null for none.
 * Where the sentence opens the text, "A two-day summit broke up" is enough.
 */
export function matchBodies({ elements }: Unit, index: number, opens: boolean): EventMatch | null {
  const open = elements.slice(0, 5).findIndex((element) => isNoun(element, opens))
  if (open < 0 || elements.slice(0, open).some((element) => !/^(?:JJ|NN|NNP|DT|CD|VBG)$/.test(element.pos))) return null
  const type = elements[open]?.lower === 'summit' ? 'meeting' : 'talks'
  const found = (verb: number): EventMatch => {
    return { unit: index, type, medium: null, predicate: verb, behind: verb + 1, participants: [] }
  }
  // "The summit of ministers in Lisk | ended"
  const end = nounPhraseAfter(elements, open, true)
  if (elements[open + 1]?.lower !== 'between') return opens && isCourse(elements, end) ? found(end) : null
  const verb = elements.findIndex((element, at) => at > open + 2 && isFiniteVerb(element))
  if (verb < 0 || elements.slice(open, verb).some((element) => element.lower === ',' || element.quote >= 0)) return null
  return found(verb)
}

function isNoun(element: Element, opens: boolean): boolean {
  return EVENT_NOUNS.get(element.lower) === 'talks' || (opens && element.lower === 'summit')
}

function isCourse(elements: readonly Element[], at: number): boolean {
  const element = elements[at]
  return isFiniteVerb(element) && COURSE.test(element?.lower ?? '')
}
