// Why it exists: one sentence that tells of a call, meeting, talks or visit, and who took part in it.
import type { NewsEvent } from '../core/event.ts'
import type { Document } from './document.ts'
import { askedFor, atTable, between, course, held, inCourse, inTalks, meal, withOther } from './event-nouns.ts'
import { type Around, firstNamed, NOBODY, type Party, partyBefore, partyBehind } from './event-parties.ts'
import type { Predicate, PredicateReading } from './event-predicates.ts'
import {
  byPhone,
  called,
  calledOn,
  going,
  invited,
  met,
  questioned,
  satDown,
  spentTime,
  talking,
  together,
  wasThere,
} from './event-verbs.ts'
import { EVENT_NOUNS, EVENT_VERBS, type EventType, GOING, HOLDING, TALKING, TOGETHER } from './lexicon/events.ts'
import type { EventRule } from './lexicon/rules.ts'
import { isComma, isFiniteVerb } from './phrases.ts'
import { ofWord, type Word } from './tagger.ts'
import { tellerAt } from './tellers.ts'
import type { Element, Unit } from './units.ts'

/** `unit`: its index; `predicate`: the element that tells of it; `behind`: the first element behind its words. */
export type EventMatch = {
  readonly rule: EventRule
  readonly unit: number
  readonly type: EventType
  readonly medium: NewsEvent['medium']
  /** As its verb has it; null where the words around it decide. */
  readonly phase: NewsEvent['phase'] | null
  readonly predicate: number
  readonly behind: number
  /** Who takes part: people ids in the order of the text. */
  readonly participants: readonly string[]
  /** Whether the sentence by itself tells of an event: who takes part is clear, by name or by description. */
  readonly whole: boolean
}

type Rule = (reading: PredicateReading, at: number) => Predicate | null

const EVENT_WORDS = [...EVENT_NOUNS.keys(), 'conference']
// The first that reads a predicate has it: "arrived for a visit" before "a visit", "met" before "a meeting with". Each
// is asked only at the words that it begins with: most words of a text begin none.
const RULES: readonly (readonly [Rule, readonly string[]])[] = [
  [going, [...GOING]],
  [wasThere, 'is are was were been being be'.split(' ')],
  [invited, ['invites', 'invited']],
  [calledOn, 'called calls pay pays paid paying'.split(' ')],
  [spentTime, 'spend spends spent spending'.split(' ')],
  [held, [...HOLDING.keys()]],
  [askedFor, 'call calls called calling ask asks asked push pushed press pressed'.split(' ')],
  [meal, 'have has had having share shared over'.split(' ')],
  [satDown, 'sit sits sat sitting'.split(' ')],
  [met, [...EVENT_VERBS.keys()]],
  [called, 'call calls called calling'.split(' ')],
  [together, [...TOGETHER.keys()]],
  [talking, [...TALKING]],
  [questioned, 'questioned quizzed grilled faced heard'.split(' ')],
  [inTalks, ['in', 'into']],
  [atTable, ['table']],
  [between, EVENT_WORDS],
  [withOther, EVENT_WORDS],
  [course, EVENT_WORDS],
  [inCourse, EVENT_WORDS],
  [byPhone, ['by', 'over']],
]
const RULES_OF = new Map<string, Rule[]>()
for (const [rule, words] of RULES) {
  for (const word of words) {
    const known = RULES_OF.get(word)
    if (known === undefined) RULES_OF.set(word, [rule])
    else known.push(rule)
  }
}

const NONE: readonly Rule[] = []
const rulesOf = ofWord((lower): readonly Rule[] => RULES_OF.get(lower) ?? NONE)

function readPredicate(reading: PredicateReading, at: number, word: Word): Predicate | null {
  for (const rule of rulesOf(word)) {
    const found = rule(reading, at)
    if (found !== null) return found
  }
  return null
}

/** What a unit tells of, in the order of its predicates. `opens`: it is the headline or the first sentence. */
export function matchEvents(
  document: Document,
  unit: Unit,
  index: number,
  around: Around,
  opens: boolean,
): EventMatch[] {
  const { elements } = unit
  const found: EventMatch[] = []
  const reading = { document, elements, around, opens }
  let teller: number | null = null
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined || element.quote >= 0 || element.quoted) continue
    const predicate = readPredicate(reading, at, element.token.word)
    if (predicate === null) continue
    const first = firstParty(elements, at, predicate, around)
    teller ??= tellerAt(elements)
    const until = at < teller ? teller : elements.length
    const second = secondParty(elements, at, predicate, until, around)
    const participants = [...new Set([...first.ids, ...second.ids])]
    const whole = isWhole(predicate, first, second)
    if (!whole && participants.length === 0) continue
    const { rule, type, medium, phase, behind } = predicate
    found.push({ rule, unit: index, type, medium, phase, predicate: at, behind, participants, whole })
    at = Math.max(at, behind - 1)
  }
  return found
}

// A newspaper sits down with somebody and a club meets another: only where people do it is it an event.
const BY_PEOPLE = /^(?:event-verb|sat-down|together-verb|talked-with|meal-together|called-person)$/

function isWhole({ rule, type, partner, subject }: Predicate, first: Party, second: Party): boolean {
  const other = second.ids.length > 0 || second.described
  if (subject === 'none') return !partner || second.ids.length > 1 || (type === 'visit' && second.ids.length > 0)
  const some = first.ids.length > 0 || first.described || (first.body === true && !BY_PEOPLE.test(rule))
  if (!some) return false
  if (!partner || other || first.ids.length > 1) return true
  return type !== 'visit' && first.many === true
}

/** "In a phone call, Berg told Lind": who is told took part; else who stands behind the event's words. */
function secondParty(
  elements: readonly Element[],
  at: number,
  { rule, behind, type }: Predicate,
  until: number,
  around: Around,
): Party {
  if (rule !== 'event-in-course') return partyBehind(elements, behind, until, around)
  const told = elements.findIndex(({ lower }) =>
    /^(?:told|tells|thanked|urged|asked|assured|warned|promised)$/.test(lower),
  )
  const object = told < 0 ? NOBODY : partyBehind(elements, told + 1, told + 12, around)
  if (type === 'call' || told < 0) return object
  return at < 0 ? NOBODY : object
}

function firstParty(elements: readonly Element[], at: number, { subject }: Predicate, around: Around): Party {
  if (subject === 'none') return NOBODY
  if (subject === 'before') return partyBefore(elements, at, around)
  // "After meeting Oss, Berg said", "Berg said after meeting Oss": whose verb the phrase belongs to.
  for (let back = at - 1; back >= 0; back--) {
    // The tagger takes "Health ministers of the union backed" for a participle.
    const past = elements[back]?.pos === 'VBN' && /^(?:NNP|NNPS|NNS)$/.test(elements[back - 1]?.pos ?? '')
    if (past || isFiniteVerb(elements[back])) return partyBefore(elements, back, around)
  }
  const comma = elements.findIndex((element, index) => index > at && isComma(element))
  return comma < 0 ? NOBODY : firstNamed(elements, comma + 1, around)
}
