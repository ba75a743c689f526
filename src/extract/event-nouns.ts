// Why it exists: the nouns by which a sentence tells of an event, one rule for each form: "held a call", "talks between".
import { firstNamed, partyBehind } from './event-parties.ts'
import { PLAIN, type Predicate, type PredicateReading } from './event-predicates.ts'
import { COURSE, EVENT_NOUNS, type EventType, HOLDING, MEALS } from './lexicon/events.ts'
import { isComma, isDash, isFiniteVerb, isStop, isTimeWord } from './phrases.ts'
import type { Element } from './units.ts'

// In "the plan tour" these are nouns; "hold" is tagged as one in headlines.
const NOUN_TOO = /^(?:plan|schedule|request|offer|start|end|lead|host|delay|open|cut)s?$/

/** "held a phone conversation", "hold two-hour call", "cancelled a visit", "took part in a summit". */
export function held({ elements }: PredicateReading, at: number): Predicate | null {
  const verb = elements[at]
  const phase = HOLDING.get(verb?.lower ?? '')
  if (verb === undefined || phase === undefined || !/^(?:VB|NN|JJ)/.test(verb.pos)) return null
  if (NOUN_TOO.test(verb.lower) && !verb.pos.startsWith('VB')) return null
  // "a planned meeting": there it is no verb.
  if (/^(?:DT|JJ|PRP\$|POS)$/.test(elements[at - 1]?.pos ?? '')) return null
  // "has only missed one session": there the verb is another.
  if (/^(?:ha[sd]|have|having)$/.test(verb.lower) && isVerbAhead(elements, at + 1)) return null
  const noun = nounAhead(elements, at + 1)
  if (noun < 0) return null
  const type = eventNoun(elements, noun)
  if (type === null || elements[noun + 1]?.pos === 'POS') return null
  const slow = type === 'visit' || type === 'talks' || elements[noun]?.lower === 'summit'
  if (elements[noun + 1]?.lower === 'between') {
    return { ...PLAIN, type, phase, behind: noun + 2, subject: 'none', rule: 'held-event-between' }
  }
  return {
    ...PLAIN,
    rule: /^attend/.test(verb.lower) ? 'attended-event' : 'held-event',
    type,
    phase: phase === 'ongoing' && !slow ? null : phase,
    behind: noun + 1,
    partner:
      type === 'call' ||
      /^(?:session|audience|conversation|discussion|discussions|dialogue|consultations)$/.test(
        elements[noun]?.lower ?? '',
      ),
  }
}

function isVerbAhead(elements: readonly Element[], from: number): boolean {
  let at = from
  while (/^RB/.test(elements[at]?.pos ?? '')) at++
  return /^VB[ND]$/.test(elements[at]?.pos ?? '')
}

/** Index of the event's noun ahead in the same phrase; -1 for none. */
export function nounAhead(elements: readonly Element[], from: number): number {
  for (let next = from; next < elements.length && next < from + 9; next++) {
    const element = elements[next]
    if (element === undefined || element.quote >= 0 || isStop(element) || isComma(element)) return -1
    if (eventNoun(elements, next) !== null) return next
    if (
      !/^(?:DT|JJ|JJR|JJS|NN|NNS|NNP|CD|RB|RBR|RP|PRP\$|VBN|VBG|IN|CC|POS|TO)$/.test(element.pos) &&
      elements[next - 1]?.pos !== 'DT'
    )
      return -1
    // "held a rally for the talks": the noun belongs to another.
    if (/^(?:for|against|about|from|after|before|during|to|by|until|since)$/.test(element.lower)) return -1
  }
  return -1
}

/** "call" is one only where no "for" follows; "call centre", "meeting room", "tour bus" are none. */
export function eventNoun(elements: readonly Element[], at: number): EventType | null {
  const element = elements[at]
  const video = element?.lower === 'conference' && /^(?:video|telephone|phone)$/.test(elements[at - 1]?.lower ?? '')
  const type = video ? 'call' : EVENT_NOUNS.get(element?.lower ?? '')
  if (element === undefined || type === undefined || /^VB[DZP]/.test(element.pos)) return null
  const next = elements[at + 1]
  if (element.lower === 'call' && next?.lower === 'for') return null
  if (
    /^(?:NN|NNS)$/.test(next?.pos ?? '') &&
    !isTimeWord(next) &&
    !/^(?:host|hosts|talks|call|meeting)$/.test(next?.lower ?? '')
  )
    return null
  return type
}

/** "called for talks", "asked for a meeting with": somebody wants it, nobody has agreed. */
export function askedFor({ elements }: PredicateReading, at: number): Predicate | null {
  const verb = elements[at]
  if (!/^(?:call|calls|called|calling|ask|asks|asked|push|pushed|press|pressed)$/.test(verb?.lower ?? '')) return null
  const preposition = elements.slice(at + 1, at + 4).findIndex(({ lower }) => lower === 'for')
  if (preposition < 0 || elements.slice(at + 1, at + 1 + preposition).some((word) => !/^(?:RB|IN|NNP)$/.test(word.pos)))
    return null
  const noun = nounAhead(elements, at + 2 + preposition)
  const type = noun < 0 ? null : eventNoun(elements, noun)
  if (type === null) return null
  return { ...PLAIN, type, phase: 'proposed', behind: noun + 1, partner: false, rule: 'asked-for-event' }
}

/** "had dinner with", "lunched together" */
export function meal({ elements, around }: PredicateReading, at: number): Predicate | null {
  const verb = elements[at]?.lower ?? ''
  if (!/^(?:have|has|had|having|share|shared|over)$/.test(verb)) return null
  const noun = elements.slice(at + 1, at + 8).findIndex(({ lower }) => MEALS.test(lower))
  if (noun < 0) return null
  // "had Lind to lunch"
  const guest = noun > 1 && /^(?:to|for|over)$/.test(elements[at + noun]?.lower ?? '')
  if (guest && elements.slice(at + 1, at + noun).some((word) => around.mentionOf(word) !== undefined))
    return { ...PLAIN, type: 'meeting', medium: 'in-person', behind: at + 1, rule: 'meal-together' }
  if (noun > 3) return null
  const next = elements[at + noun + 2]?.lower ?? ''
  // "had Lind to lunch" is read by its parties; "had lunch" alone says nothing of another.
  if (verb !== 'over' && !/^(?:with|together|on|at|in|that|last)$/.test(next)) return null
  const subject = verb === 'over' ? 'outer' : 'before'
  return { ...PLAIN, type: 'meeting', medium: 'in-person', behind: at + noun + 2, subject, rule: 'meal-together' }
}

/** "a meeting between Berg and Lind", "the call on Tuesday between Berg and Lind": both stand behind the noun. */
export function between({ elements, around }: PredicateReading, at: number): Predicate | null {
  const type = eventNoun(elements, at)
  if (type === null) return null
  let link = at + 1
  while (link < at + 5 && (elements[link]?.lower === 'on' || isTimeWord(elements[link]))) link++
  if (elements[link]?.lower !== 'between') return null
  if (partyBehind(elements, link + 1, elements.length, around).ids.length < 2) return null
  return { ...PLAIN, type, behind: link + 1, subject: 'none', rule: 'event-between' }
}

/** "in a phone call with Lind, Berg said", "Berg said after talks with Lind", "Berg's meeting with Lind" */
export function withOther({ elements, around }: PredicateReading, at: number): Predicate | null {
  const type = eventNoun(elements, at)
  if (type === null) return null
  if (type === 'visit') return visitOf(elements, at)
  if (elements[at + 1]?.lower !== 'with') return null
  let start = at
  while (
    /^(?:JJ|JJR|NN|NNP|CD|VBN|VBG)$/.test(elements[start - 1]?.pos ?? '') &&
    around.mentionOf(elements[start - 1]) === undefined
  )
    start--
  if (elements[start - 1]?.pos === 'POS') return { ...PLAIN, type, behind: at + 2, rule: 'event-of-one' }
  if (/^(?:DT|PRP\$)$/.test(elements[start - 1]?.pos ?? '')) start--
  if (!/^(?:after|following|during|in|at|over|before)$/.test(elements[start - 1]?.lower ?? '')) return null
  const phase = elements[start - 1]?.lower === 'before' ? 'announced' : null
  return { ...PLAIN, type, phase, behind: at + 2, subject: 'outer', rule: 'event-beside' }
}

/** "The visit by Berg to Norland", "Berg's visit to Norland": at the sentence's beginning, as what it is about. */
function visitOf(elements: readonly Element[], at: number): Predicate | null {
  if (at > 8 || elements[at]?.lower === 'tour') return null
  const plain = { ...PLAIN, type: 'visit', medium: 'in-person' } as const
  if (elements[at + 1]?.lower === 'by') return { ...plain, behind: at + 2, subject: 'none', rule: 'event-of-one' }
  return null
}

/** "went back to the negotiating table" */
export function atTable({ elements }: PredicateReading, at: number): Predicate | null {
  if (elements[at]?.lower !== 'table' || !/^(?:negotiating|bargaining|conference)$/.test(elements[at - 1]?.lower ?? ''))
    return null
  const to = elements.slice(Math.max(0, at - 4), at).some(({ lower }) => /^(?:to|at|round|around)$/.test(lower))
  if (!to) return null
  return {
    ...PLAIN,
    type: 'talks',
    phase: 'ongoing',
    behind: at + 1,
    subject: 'outer',
    partner: false,
    rule: 'at-the-table',
  }
}

/** "is in talks with Lind", "went into emergency session": under way. */
export function inTalks({ elements }: PredicateReading, at: number): Predicate | null {
  const link = elements[at]?.lower ?? ''
  if (
    !/^(?:in|into)$/.test(link) ||
    !/^(?:is|are|was|were|be|been|being|still|already|now|went|go|goes|met|locked|engaged|enter|entered)$/.test(
      elements[at - 1]?.lower ?? '',
    )
  )
    return null
  const noun = elements
    .slice(at + 1, at + 5)
    .findIndex(({ lower }) => /^(?:talks|negotiations|discussions|session)$/.test(lower))
  if (noun < 0) return null
  const head = at + 1 + noun
  const between = elements.slice(at + 1, head)
  if (between.some(({ pos }) => !/^(?:JJ|NN|VBG|DT)$/.test(pos))) return null
  const type = elements[head]?.lower === 'session' ? 'meeting' : 'talks'
  if (
    type === 'meeting' &&
    !between.some(({ lower }) => /^(?:emergency|special|closed|extraordinary|secret|plenary)$/.test(lower))
  )
    return null
  const behind = head + (elements[head + 1]?.lower === 'with' ? 2 : 1)
  return { ...PLAIN, type, phase: type === 'talks' ? 'ongoing' : null, behind, rule: 'in-talks' }
}

/** "In a 20-minute phone call on Monday, Berg told Lind", "made a truce at a parley": what is told took place in it. */
export function inCourse({ elements, opens, around }: PredicateReading, at: number): Predicate | null {
  const type = eventNoun(elements, at)
  if (type === null || type === 'visit' || !opens || elements[at + 1]?.lower === 'with') return null
  let start = at
  while (
    /^(?:JJ|JJR|NN|CD|VBN|VBG|NNP)$/.test(elements[start - 1]?.pos ?? '') &&
    around.mentionOf(elements[start - 1]) === undefined
  )
    start--
  const own = /^(?:DT|PRP\$)$/.test(elements[start - 1]?.pos ?? '')
  if (elements[start - 1]?.lower === 'the' || elements[start - 1]?.lower === 'this') return null
  const lead = elements[own ? start - 2 : start - 1]?.lower ?? ''
  // "After three days of talks, the two agreed"
  if (
    lead === 'of' &&
    type !== 'call' &&
    /^(?:hours?|days?|weeks?|rounds?|months?)$/.test(elements[start - 2]?.lower ?? '')
  ) {
    const opener = elements.slice(Math.max(0, start - 7), start - 2)
    const after = opener.some(({ lower }) => /^(?:after|following|in|during)$/.test(lower))
    // "After nine hours of talks, Ministers Berg and Lind left": one alone may be who only tells of it.
    const subject = firstNamed(elements, at + 2, around).ids.length > 1 ? 'outer' : 'none'
    return after ? { ...PLAIN, type, behind: at + 1, subject, partner: false, rule: 'event-in-course' } : null
  }
  if (!/^(?:in|at|during|over|after|on)$/.test(lead)) return null
  const modified = elements
    .slice(start, at)
    .some(({ lower }) =>
      /^(?:phone|telephone|video|virtual|emergency|closed-door|private|secret|stormy|tense)$|-minute$|-hour$/.test(
        lower,
      ),
    )
  if (type === 'call' && !modified) return null
  return { ...PLAIN, type, behind: at + 1, subject: 'outer', partner: !modified, rule: 'event-in-course' }
}

const OFF = /^(?:cancell?ed|postponed|scrapped|shelved)$/
// "are under way", "will resume", "have been postponed": not "are useful".
const SETTLED =
  /^(?:under|underway|in|set|due|scheduled|expected|planned|likely|to|being|be|been|not|resume|resumed|begin|begun|start|started|take|taken|continue|continued|open|opened|go|gone|cancelled|canceled|postponed|also|now)$/

/** "Talks resumed", "The second round of negotiations between the two ended", "A meeting will not take place". */
export function course({ elements, opens }: PredicateReading, at: number): Predicate | null {
  const type = eventNoun(elements, at)
  if (type === null || at > 8 || !(opens || elements[at + 1]?.lower === 'between')) return null
  const dash = elements.slice(0, 6).findIndex((word) => isDash(word))
  if (
    elements
      .slice(dash < at ? dash + 1 : 0, at)
      .some((word) => !/^(?:JJ|JJS|NN|NNP|DT|CD|VBG|IN|POS|PRP\$|VBN)$/.test(word.pos))
  )
    return null
  for (let verb = at + 1; verb < elements.length && verb < at + 30; verb++) {
    const word = elements[verb]
    if (word === undefined || word.quote >= 0 || isStop(word)) return null
    if (isComma(word)) {
      // "The call, which lasted an hour, was": the clause between the commas is stepped over.
      const closes = elements.findIndex((other, index) => index > verb && isComma(other))
      const next = elements[verb + 2]?.lower ?? ''
      // "A summit, planned for Tuesday in Lund, has been postponed"
      if (closes > 0 && /^(?:planned|scheduled|due|set|billed)$/.test(elements[verb + 1]?.lower ?? '')) {
        verb = closes
        continue
      }
      if (elements[verb + 1]?.lower !== 'which' || closes < 0) return null
      if (/^(?:lasted|began|ended|took|ran)$/.test(next))
        return { ...PLAIN, type, behind: at + 1, subject: 'none', partner: false, rule: 'event-course' }
      verb = closes
      continue
    }
    if (!isFiniteVerb(word)) continue
    const found = COURSE.find(([words]) => words.test(word.lower))
    if (found === undefined || (found[1] === null && !SETTLED.test(elements[verb + 1]?.lower ?? ''))) return null
    // "opened": of a meeting it says that it began, not that it goes on.
    const off = elements.slice(verb + 1, verb + 4).some(({ lower }) => OFF.test(lower))
    const phase = off ? 'cancelled' : type === 'call' || elements[at]?.lower === 'meeting' ? null : found[1]
    // "A conversation took place between Berg and Lind"
    const parties = elements.slice(verb, verb + 8).findIndex(({ lower }) => lower === 'between')
    const behind = parties < 0 ? at + 1 : verb + parties + 1
    return { ...PLAIN, type, phase, behind, subject: 'none', partner: false, rule: 'event-course' }
  }
  return null
}
