// Why it exists: the nouns and verbs of calls, meetings, talks and visits.
import type { NewsEvent } from '../../core/event.ts'

export type EventType = NewsEvent['type']

/** Nouns that name an event, with what they are. "call" only with the words of calls around it. */
export const EVENT_NOUNS: ReadonlyMap<string, EventType> = new Map<string, EventType>([
  ...'call phone-call telephone-call conversation phone-in videoconference video-conference teleconference'
    .split(' ')
    .map((w) => [w, 'call'] as const),
  ...'meeting summit audience session sit-down'.split(' ').map((w) => [w, 'meeting'] as const),
  ...'talks negotiations consultations discussions dialogue'.split(' ').map((w) => [w, 'talks'] as const),
  ...'visit trip tour'.split(' ').map((w) => [w, 'visit'] as const),
])

/** Verbs that hold an event as their object: "held a call", "had talks", "convened a meeting". */
export const HOLDING =
  /^(?:hold|holds|held|holding|have|has|had|conduct|conducted|convene|convened|chair|chaired|attend|attended|conclude|concluded|wrap|open|opened|began|begin|start|started|resume|resumed|continue|continued|host|hosts|hosted|finish|finished|pay|pays|paid|make|makes|made|undertook|kick|kicked|wrapped|ended|concluded|arrived)$/

/** Verbs that are an event by themselves, with what they are and how the other party follows. */
export type EventVerb = { readonly type: EventType; readonly medium: NewsEvent['medium'] }
const verbs = (words: string, type: EventType, medium: NewsEvent['medium']): [string, EventVerb][] =>
  words.split(' ').map((word) => [word, { type, medium }])
export const EVENT_VERBS: ReadonlyMap<string, EventVerb> = new Map<string, EventVerb>([
  ...verbs('meet meets met', 'meeting', 'in-person'),
  ...verbs('phone phones phoned telephone telephoned', 'call', 'phone'),
  ...verbs('receive receives received welcome welcomes welcomed host hosts hosted', 'meeting', 'in-person'),
  ...verbs('visit visits visited', 'visit', 'in-person'),
])

/** Verbs of talking that are a call only with the means beside them: "spoke by phone". */
export const TALKING = /^(?:speak|speaks|spoke|spoken|talk|talks|talked|confer|conferred|converse|conversed)$/

export const PHONE =
  /\b(?:by|over the|on the|via) (?:tele)?phone\b|\b(?:tele)?phone (?:call|conversation|talks?|discussion)\b|\bphoned\b|\btelephoned\b/i
export const VIDEO =
  /\bvideo[ -]?(?:call|link|conference|conversation|meeting)\b|\bvia video\b|\bvirtual(?:ly)? (?:meeting|summit|talks|met)\b|\bvideoconference\b/i
export const IN_PERSON = /\bin[- ]person\b|\bface[- ]to[- ]face\b/i
export const LETTER = /\b(?:exchange of letters|in a letter to|wrote a letter to)\b/i

/** Verbs and words that put an event into the future or undo it. */
export const PLANNED =
  /\b(?:will|would|to|plans? to|planned|scheduled|set to|due to|expected to|upcoming|shall|going to)\b/i
export const CANCELLED = /\b(?:cancel(?:l?ed|s)?|called off|scrapped|postponed|put off|shelved)\b/i
