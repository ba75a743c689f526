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

/** A video link is a call where it is the means of the talking. */
export const BY_VIDEO =
  /\b(?:by|via|over|through|in|on) (?:a )?(?:secure |encrypted )?video[ -]?(?:link|call|conference|conferencing|chat)\b|\b(?:by|via) (?:video|videoconference|teleconference)\b/i

/** "The meeting lasted two hours": a sentence that says only how long it was. */
export const LASTED =
  /\b(call|conversation|meeting|talks|summit|discussions?|negotiations|exchange|session) (?:had )?(?:lasted|took|ran|went on)\b/i
/** The same by a pronoun ("described it as a two-hour conversation"), which means the event only in the sentence right behind it. */
export const LASTED_IT =
  /\b(?:it|they|which) (?:had )?lasted\b|\b(?:it|this) as an? |\b(?:the two|both|they|the pair)(?: (?:leaders|presidents|ministers|men|women))? (?:had )?(?:spoke|spoken|talked|met|conferred) for\b/i

const MEETING = '(?:call|conversation|meeting|talks|summit|discussions?|negotiations|exchange|session)'
/** What stands in front of a length that is the event's: "lasted", "spoke with him | for", "a call of"; no name in it. */
export const LENGTH_BEFORE = new RegExp(
  String.raw`\b(?:lasted|lasting|took|ran|went on)(?: for)? $|(?<=\b(?:spoke|spoken|talked|met|conferred|conversed)\b[^.;,]{0,80} )for $|\b${MEETING} of $`,
  'i',
)
/** What stands behind it: "two-hour | phone call". */
export const LENGTH_BEHIND = new RegExp(
  String.raw`^(?:[ -]long)? (?:phone |telephone |video |closed-door )*${MEETING}\b`,
  'i',
)
/** A part of it, another one, or how long it should have been: no second length of the same event. */
export const OTHER_LENGTH =
  /\b(?:first|second|third|another|previous(?:ly)?|earlier|last (?:call|meeting|week|month|year)|part|half of|one-on-one|one-to-one|alone|in private|break|followed|dinner|lunch|additional|separate|scheduled|planned|expected|supposed|meant|due|would|should|allotted|originally|instead of|average|each|usual(?:ly)?|not|ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}))\b/i

/** Verbs and words that put an event into the future or undo it. */
export const PLANNED =
  /\b(?:will|would|to|plans? to|planned|scheduled|set to|due to|expected to|upcoming|shall|going to)\b/i
export const CANCELLED = /\b(?:cancel(?:l?ed|s)?|called off|scrapped|postponed|put off|shelved)\b/i
/** Of what was only planned: talks that are under way collapse too. */
export const COLLAPSED = /\b(?:collapsed|was off|were off|is off|are off)\b/i
