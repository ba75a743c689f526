// Why it exists: the verbs that are an event by themselves, one rule for each form: "met", "phoned", "spoke with", "visited".
import { eventNoun, nounAhead } from './event-nouns.ts'
import { isDescribed } from './event-parties.ts'
import { PLAIN, type Predicate, type PredicateReading } from './event-predicates.ts'
import {
  BY_VIDEO,
  EVENT_VERBS,
  type EventVerb,
  GOING,
  NO_MEETING,
  PHONE,
  SITES,
  TALKING,
  TOGETHER,
} from './lexicon/events.ts'
import { isComma, isFiniteVerb, isStop, isTimeWord, nounPhraseAfter } from './phrases.ts'
import type { Element } from './units.ts'

/** "sat down with Lind", "sat down for the first direct talks", "huddled with" */
export function satDown({ elements }: PredicateReading, at: number): Predicate | null {
  if (!/^(?:sit|sits|sat|sitting)$/.test(elements[at]?.lower ?? '')) return null
  const next = elements[at + 1]?.lower ?? ''
  if (next !== 'down' && next !== 'across') return null
  const behind = at + 2
  const purpose = elements.slice(behind, behind + 10).findIndex(({ lower }) => lower === 'for')
  const noun = purpose < 0 ? -1 : nounAhead(elements, behind + purpose + 1)
  if (noun >= 0 && eventNoun(elements, noun) === 'talks')
    return { ...PLAIN, type: 'talks', phase: 'ongoing', behind, rule: 'sat-down' }
  return { ...PLAIN, type: 'meeting', medium: 'in-person', behind, rule: 'sat-down' }
}

/** "met Lind", "met with Lind", "Berg and Oss met in Lund", "received the envoy", "visited Norway". */
export function met({ document, elements, around }: PredicateReading, at: number): Predicate | null {
  const element = elements[at]
  const verb = EVENT_VERBS.get(element?.lower ?? '')
  if (element === undefined || verb === undefined) return null
  // In a headline of capitals "Meets" is taken for a name.
  if (!/^VB/.test(element.pos) && !/^(?:meets|met|rang)$/.test(element.lower)) return null
  if (/^(?:DT|PRP\$|JJ|POS)$/.test(elements[at - 1]?.pos ?? '')) return null
  if (isPassive(elements, at)) return passive(elements, at, verb)
  const next = elements[at + 1]
  const start = next?.lower === 'with' ? at + 2 : at + 1
  const end = nounPhraseAfter(elements, start, true)
  // "met her counterpart, Erik Lind, in Sund": the name stands as the apposition.
  const reach = isComma(elements[end]) ? end + 6 : end + 1
  const hasPerson = elements.slice(start, reach).some((word) => around.mentionOf(word) !== undefined)
  const gerund = element.pos === 'VBG' && /^(?:after|before|on|upon|while|since)$/.test(elements[at - 1]?.lower ?? '')
  const subject = gerund ? 'outer' : 'before'
  if (verb.type === 'visit') {
    // "visited, on Tuesday afternoon, the headquarters"
    const closes = isComma(next) ? elements.slice(at + 2, at + 9).findIndex((word) => isComma(word)) : -1
    const from = closes < 0 ? at : at + 2 + closes
    // "toured the town with Mayor Berg": who stands behind goes along.
    const object = elements.slice(from + 1, nounPhraseAfter(elements, from + 1, false))
    const host = object.some((word) => around.mentionOf(word) !== undefined)
    return visited(elements, from, nounPhraseAfter(elements, from + 1, false), host)
  }
  const plain = { ...PLAIN, ...verb, behind: start, subject, rule: 'event-verb' } as const
  const last = elements.at(-1)
  if (NO_MEETING.test(document.normal.slice(element.end, Math.min(last?.end ?? element.end, element.end + 90))))
    return null
  if (hasPerson) return plain
  if (!element.lower.startsWith('me')) {
    // "telephoned her parents": a call even where nobody is named.
    if (verb.type === 'call') {
      const known = FAMILY.test(elements[nounPhraseAfter(elements, start, false) - 1]?.lower ?? '')
      return known || isDescribed(elements, start, around) ? { ...plain, partner: false } : null
    }
    return isDescribed(elements, start, around) && !/^welcom/.test(element.lower) ? plain : null
  }
  if (isDescribed(elements, start, around)) return plain
  // "met the deadline": an object that is no party. "met in Lund": none at all.
  const object = end > start && !isTimeWord(elements[start]) && !isTimeWord(elements[end - 1])
  return object && next?.lower !== 'with' ? null : { ...plain, behind: at + 1 }
}

const FAMILY =
  /^(?:parents|mother|father|wife|husband|family|sister|brother|son|daughter|widow|widower|lawyer|doctor|boss)$/
const BE = /^(?:is|are|was|were|been|being|be)$/

function isPassive(elements: readonly Element[], at: number): boolean {
  if (/^(?:meet|meets|meeting)$|ing$/.test(elements[at]?.lower ?? '')) return false
  let back = at - 1
  while (/^RB/.test(elements[back]?.pos ?? '')) back--
  return BE.test(elements[back]?.lower ?? '')
}

/** "was received by Lind", "was welcomed with garlands by his counterpart"; "is met with relief" tells of none. */
function passive(elements: readonly Element[], at: number, verb: EventVerb): Predicate | null {
  const by = elements.slice(at + 1, at + 7).findIndex(({ lower }) => lower === 'by')
  if (by < 0 || verb.type === 'visit') return null
  return { ...PLAIN, ...verb, behind: at + 2 + by, rule: 'received-by' }
}

/** "visited Norway", "visited the front": a place in capitals, no person. */
export function visited(elements: readonly Element[], at: number, end: number, hasPerson: boolean): Predicate | null {
  const [next, after] = [elements[at + 1], elements[at + 2]]
  const named = /^NNP/.test(next?.pos ?? '') || (next?.lower === 'the' && /^NNP/.test(after?.pos ?? ''))
  const head = nounPhraseAfter(elements, at + 1, false)
  const placed = named || SITES.test(elements[head - 1]?.lower ?? '')
  const invited = /^(?:invitation|chance|right|opportunity|visa|place)$/.test(elements[at - 2]?.lower ?? '')
  if (!placed || hasPerson || invited || isTimeWord(next)) return null
  return { ...PLAIN, type: 'visit', medium: 'in-person', behind: end, partner: false, rule: 'visited-place' }
}

/** "was in Lund on Monday for talks with Oss": a visit. */
export function wasThere({ elements }: PredicateReading, at: number): Predicate | null {
  if (!BE.test(elements[at]?.lower ?? '') || elements[at + 1]?.lower !== 'in') return null
  const end = nounPhraseAfter(elements, at + 2, true)
  if (!elements.slice(at + 2, end).some(({ pos }) => /^NNP/.test(pos))) return null
  const purpose = elements.slice(end, end + 8).findIndex(({ lower }) => lower === 'for')
  const noun = purpose < 0 ? -1 : nounAhead(elements, end + purpose + 1)
  if (noun < 0) return null
  return { ...PLAIN, type: 'visit', medium: 'in-person', behind: noun, partner: false, rule: 'was-there' }
}

/** "wished each other luck by phone": whatever two do by phone is a call. */
export function byPhone({ elements }: PredicateReading, at: number): Predicate | null {
  if (!/^(?:by|over)$/.test(elements[at]?.lower ?? '')) return null
  const noun = elements[at + 1]?.lower === 'the' ? at + 2 : at + 1
  if (!/^(?:phone|telephone|videolink|video)$/.test(elements[noun]?.lower ?? '')) return null
  const video = elements[noun]?.lower.startsWith('video') === true
  return {
    ...PLAIN,
    type: 'call',
    medium: video ? 'video' : 'phone',
    behind: noun + 1,
    subject: 'outer',
    rule: 'by-phone',
  }
}

/** "invited the envoy to Lund", "invited them for a meeting on Thursday" */
export function invited({ elements, around }: PredicateReading, at: number): Predicate | null {
  if (!/^(?:invites|invited)$/.test(elements[at]?.lower ?? '') || isPassive(elements, at)) return null
  const ahead = elements.slice(at + 1, at + 20)
  const link = ahead.findIndex(({ lower }, index) => lower === 'for' && nounAhead(elements, at + 2 + index) >= 0)
  if (link < 0 || !isDescribed(elements, at + 1, around)) return null
  const noun = nounAhead(elements, at + 2 + link)
  const dated = elements.slice(noun, noun + 6).some((word) => isTimeWord(word))
  const type = eventNoun(elements, noun) ?? 'meeting'
  return { ...PLAIN, type, phase: dated ? 'announced' : 'proposed', behind: at + 1, rule: 'invited' }
}

/** "spent an hour with Lind", "spent 50 minutes on the phone" */
export function spentTime({ document, elements }: PredicateReading, at: number): Predicate | null {
  if (!/^(?:spend|spends|spent|spending)$/.test(elements[at]?.lower ?? '')) return null
  const ahead = elements.slice(at + 1, at + 14)
  const time = ahead.findIndex(({ lower }) =>
    /^(?:hours?|minutes?|day|days|afternoon|morning|evening|night|minute)$/.test(lower),
  )
  if (time < 0) return null
  const last = elements.at(-1)
  const clause = document.normal.slice(
    elements[at]?.start ?? 0,
    Math.min(last?.end ?? 0, (elements[at]?.start ?? 0) + 120),
  )
  const link = ahead.findIndex(({ lower }, index) => index > time && lower === 'with')
  if (PHONE.test(clause))
    return { ...PLAIN, type: 'call', medium: 'phone', behind: at + 2 + Math.max(time, link), rule: 'spent-time' }
  if (link < 0) return null
  return { ...PLAIN, type: 'meeting', medium: 'in-person', behind: at + 2 + link, rule: 'spent-time' }
}

/** "paid a courtesy call on Lind", "called on the patriarch"; not "called on him to resign". */
export function calledOn({ elements, around }: PredicateReading, at: number): Predicate | null {
  const plain = { ...PLAIN, type: 'meeting', medium: 'in-person' } as const
  if (/^(?:called|calls)$/.test(elements[at]?.lower ?? '') && elements[at + 1]?.lower === 'on') {
    const end = nounPhraseAfter(elements, at + 2, true)
    const named = elements.slice(at + 2, end).some((word) => around.mentionOf(word) !== undefined)
    const asks = elements.slice(end, end + 6).some(({ pos }) => pos === 'TO')
    return named && !asks ? { ...plain, behind: at + 2, rule: 'called-on' } : null
  }
  if (!/^(?:pay|pays|paid|paying)$/.test(elements[at]?.lower ?? '')) return null
  const call = elements.slice(at + 1, at + 5).findIndex(({ lower }) => lower === 'call')
  if (call < 0 || elements[at + 2 + call]?.lower !== 'on') return null
  return { ...plain, behind: at + 3 + call, rule: 'called-on' }
}

/** "was questioned by lawmakers for three hours", "questioned the minister behind closed doors" */
export function questioned({ document, elements, around }: PredicateReading, at: number): Predicate | null {
  const element = elements[at]
  if (element === undefined || !/^(?:questioned|quizzed|grilled|faced|heard)$/.test(element.lower)) return null
  const last = elements.at(-1)?.end ?? element.end
  const clause = document.normal.slice(element.start, Math.min(last, element.start + 160))
  if (!/\bbehind closed doors\b|\bin private\b|\bfor (?:[\p{L}-]+ ){0,4}hours?\b/iu.test(clause)) return null
  const by = elements.slice(at + 1, at + 3).findIndex(({ lower }) => lower === 'by')
  const behind = by < 0 ? at + 1 : at + 2 + by
  if (
    !isDescribed(elements, behind, around) &&
    !elements.slice(behind, behind + 10).some((word) => around.mentionOf(word))
  )
    return null
  return { ...PLAIN, type: 'meeting', medium: 'in-person', behind, rule: 'questioned-in-session' }
}

/** "called Lind on Monday", "called Lind to offer help": a person right behind, and no name that he is called. */
export function called({ elements, around }: PredicateReading, at: number): Predicate | null {
  if (!/^(?:call|calls|called|calling)$/.test(elements[at]?.lower ?? '') || !/^VB/.test(elements[at]?.pos ?? ''))
    return null
  const end = nounPhraseAfter(elements, at + 1, false)
  const last = elements[end - 1]
  if (last === undefined || end === at + 1 || around.mentionOf(last) === undefined) return null
  const next = elements[end]
  const closes =
    next === undefined ||
    isStop(next) ||
    isTimeWord(next) ||
    /^(?:on|to|after|before|from|during|shortly|minutes|again|twice|late|early|about|over)$/.test(next.lower)
  if (!closes) return null
  return { ...PLAIN, type: 'call', medium: 'phone', behind: at + 1, rule: 'called-person' }
}

/** "Berg and Lind gathered in Lund", "negotiators bargained"; no participle ("to members gathered in Lund"). */
export function together({ elements }: PredicateReading, at: number): Predicate | null {
  const verb = TOGETHER.get(elements[at]?.lower ?? '')
  if (verb === undefined || !/^(?:VB[DZPN]?|JJ)$/.test(elements[at]?.pos ?? '') || isParticiple(elements, at))
    return null
  const next = elements[at + 1]
  const alone = next === undefined || isStop(next) || isTimeWord(next) || /^(?:IN|RB|TO)$/.test(next.pos)
  if (!alone) return null
  return { ...PLAIN, ...verb, behind: at + 1, rule: 'together-verb' }
}

/** Whether another verb governs the clause, or a pronoun puts it into another one: "where experts convened". */
function isParticiple(elements: readonly Element[], at: number): boolean {
  for (let back = at - 1; back >= 0; back--) {
    const element = elements[back]
    if (element === undefined || isComma(element) || isStop(element)) return false
    if (/^(?:where|when|which|who|if)$/.test(element.lower)) return true
    if (element.lower === 'to' && !/^VB/.test(elements[back + 1]?.pos ?? '')) return true
    if (/^(?:and|that|as|while)$/.test(element.lower)) return false
    if (isFiniteVerb(element) && !BE.test(element.lower) && !/^(?:ha[sd]|have|will)$/.test(element.lower)) return true
  }
  return false
}

/** "spoke by phone with", "spoke with … by video link", "spoke to Lind", "Berg and Lind talked for an hour". */
export function talking({ document, elements, around }: PredicateReading, at: number): Predicate | null {
  const element = elements[at]
  const last = elements.at(-1)
  if (element === undefined || last === undefined || !TALKING.has(element.lower) || !/^VB/.test(element.pos))
    return null
  const clause = document.normal.slice(element.start, Math.min(last.end, element.start + 120))
  const medium = PHONE.test(clause) ? 'phone' : BY_VIDEO.test(clause) ? 'video' : null
  const link = elements.slice(at + 1, at + 5).findIndex(({ lower }) => /^(?:with|to)$/.test(lower))
  const behind = link < 0 ? at + 1 : at + 2 + link
  const predicate = {
    ...PLAIN,
    type: medium === null ? 'talks' : 'call',
    medium,
    behind,
    rule: medium === null ? 'talked-with' : 'talked-by-means',
  } as const
  if (medium !== null) return predicate
  if (link >= 0) {
    const end = nounPhraseAfter(elements, behind, true)
    return elements.slice(behind, end + 1).some((word) => around.mentionOf(word) !== undefined) ? predicate : null
  }
  // "The two spoke for an hour": how long or how often, nothing that was said.
  const next = elements[at + 1]
  const alone = next === undefined || isStop(next) || isTimeWord(next)
  return alone || /^(?:for|again|briefly|at|privately|twice|in|on|by|late|early)$/.test(next.lower) ? predicate : null
}

/** "arrived in Norway for a two-day visit", "will travel to Norway", "flew to Lund to meet Lind" */
export function going({ elements }: PredicateReading, at: number): Predicate | null {
  const verb = elements[at]
  if (verb === undefined || !GOING.has(verb.lower) || !(/^VB/.test(verb.pos) || verb.lower === 'flew')) return null
  let place = at + 1
  while (/^(?:RB|RP)$/.test(elements[place]?.pos ?? '')) place++
  if (!/^(?:to|in|into|at|for)$/.test(elements[place]?.lower ?? '')) return null
  const end = nounPhraseAfter(elements, place + 1, true)
  if (!elements.slice(place + 1, end).some(({ pos }) => /^NNP/.test(pos))) return null
  const ahead = elements.slice(end, end + 14)
  const stay = ahead.findIndex(({ lower }) => /^(?:visit|trip|tour|visits|swing|talks)$/.test(lower))
  const purpose =
    stay >= 0 && ahead.slice(0, stay).some(({ lower }) => /^(?:for|on|of|begin|start|stop|leg)$/.test(lower))
  // "flew into Lund, the first stop of a tour"
  const stop = ahead.slice(0, stay).some(({ lower }) => /^(?:stop|leg)$/.test(lower))
  const come = /^(?:arriv|land)/.test(verb.lower) || (stop && /^(?:flew|went|came|headed|travell?ed)$/.test(verb.lower))
  if (!purpose) return null
  return {
    ...PLAIN,
    rule: 'went-on-visit',
    type: 'visit',
    medium: 'in-person',
    phase: come ? 'ongoing' : null,
    behind: end,
    partner: false,
  }
}
