// Why it exists: the nouns and verbs of calls, meetings, talks and visits.
import type { NewsEvent } from '../../core/event.ts'
import { ROLE_ENDING, ROLE_NOUNS } from './titles.ts'

export type EventType = NewsEvent['type']

/** Nouns that name an event, with what they are. "call" only with the words of calls around it. */
export const EVENT_NOUNS: ReadonlyMap<string, EventType> = new Map<string, EventType>([
  ...'call phone-call telephone-call conversation phone-in videoconference video-conference teleconference'
    .split(' ')
    .map((w) => [w, 'call'] as const),
  ...'meeting meetings summit summits audience session sit-down encounter get-together gathering mini-summit retreat tête-à-tête tete-a-tete'
    .split(' ')
    .map((w) => [w, 'meeting'] as const),
  ...'talks negotiations consultations discussions dialogue peace-talks parley mediation'
    .split(' ')
    .map((w) => [w, 'talks'] as const),
  ...'visit trip tour'.split(' ').map((w) => [w, 'visit'] as const),
])

/** Meals are meetings where two have them: "had dinner with". */
export const MEALS = /^(?:dinner|lunch|breakfast|tea|coffee|supper|drinks)$/

/** Verbs that hold an event as their object, by how far it has then come: "held a call", "cancelled a visit". */
export const HOLDING: ReadonlyMap<string, NewsEvent['phase'] | null> = new Map<string, NewsEvent['phase'] | null>([
  ...(
    'hold holds held holding have has had having conduct conducts conducted convene convenes convened chair chairs chaired chairing ' +
    'co-chaired attend attends attended attending conclude concludes concluded concluding wrap wraps wrapped wrapping wind winds wound ' +
    'host hosts hosted hosting finish finishes finished pay pays paid paying make makes made making undertake undertakes undertook ' +
    'end ends ended ending lead leads led join joins joined joining complete completes completed organise organised organize organized ' +
    'cut took take takes participate participated participates'
  )
    .split(' ')
    .map((w) => [w, null] as const),
  ...(
    'open opens opened opening begin begins began beginning start starts started starting resume resumes resumed resuming ' +
    'continue continues continued continuing kick kicks kicked kicking enter enters entered entering embark embarked embarks'
  )
    .split(' ')
    .map((w) => [w, 'ongoing'] as const),
  ...(
    'propose proposes proposed proposing suggest suggests suggested offer offers offered offering request requests requested ' +
    'requesting seek seeks sought seeking'
  )
    .split(' ')
    .map((w) => [w, 'proposed'] as const),
  ...'plan plans planned planning schedule scheduled schedules arrange arranged arranges announce announced announces'
    .split(' ')
    .map((w) => [w, 'announced'] as const),
  ...(
    'cancel cancels cancelled canceled cancelling canceling scrap scraps scrapped postpone postpones postponed postponing shelve ' +
    'shelves shelved delay delays delayed abandon abandons abandoned'
  )
    .split(' ')
    .map((w) => [w, 'cancelled'] as const),
])

/** Verbs that are an event by themselves, with what they are and how the other party follows. */
export type EventVerb = { readonly type: EventType; readonly medium: NewsEvent['medium'] }
const verbs = (words: string, type: EventType, medium: NewsEvent['medium']): [string, EventVerb][] =>
  words.split(' ').map((word) => [word, { type, medium }])
export const EVENT_VERBS: ReadonlyMap<string, EventVerb> = new Map<string, EventVerb>([
  ...verbs('meet meets met meeting', 'meeting', 'in-person'),
  ...verbs('phone phones phoned telephone telephones telephoned telephoning ring rings rang', 'call', 'phone'),
  ...verbs(
    'receive receives received receiving welcome welcomes welcomed host hosts hosted hosting',
    'meeting',
    'in-person',
  ),
  ...verbs('visit visits visited visiting tour tours toured touring', 'visit', 'in-person'),
])

/** Verbs that two parties do together: "Berg and Lind gathered", "negotiators bargained". */
export const TOGETHER: ReadonlyMap<string, EventVerb> = new Map<string, EventVerb>([
  ...verbs(
    'gather gathers gathered convene convenes convened huddle huddled dine dined lunched',
    'meeting',
    'in-person',
  ),
  ...verbs(
    'negotiate negotiates negotiated negotiating bargain bargained haggle haggled haggling wrangle wrangled',
    'talks',
    null,
  ),
  ...verbs('closeted', 'meeting', 'in-person'),
])

/** Verbs of talking that are a call only with the means beside them: "spoke by phone". */
export const TALKING: ReadonlySet<string> = new Set(
  (
    'speak speaks spoke spoken speaking talk talks talked talking confer confers conferred conversed chat chats chatted discuss ' +
    'discusses discussed discussing'
  ).split(' '),
)

/** Verbs of going somewhere. */
export const GOING: ReadonlySet<string> = new Set(
  (
    'travel travels traveled travelled traveling travelling fly flies flew flown flying go goes went going arrive arrives arrived ' +
    'arriving land lands landed landing head heads headed heading come comes came return returns returned'
  ).split(' '),
)

/** Words for the course of an event behind its noun, by how far it has then come: "talks resumed". */
export const COURSE: readonly (readonly [RegExp, NewsEvent['phase'] | null])[] = [
  [/^(?:will|is|are|was|were|has|have|would)$/, null],
  [/^(?:cancel?led|postponed|scrapped|shelved|abandoned)$/, 'cancelled'],
  [
    /^(?:opened|opens|open|began|begins|begin|begun|started|starts|start|resumed|resumes|resume|continued|continues|continue|dragged|entered)$/,
    'ongoing',
  ],
  [
    /^(?:broke|breaks|broken|break|ended|ends|end|collapsed|collapses|collapse|closed|closes|concluded|concludes|conclude|finished|stalled|failed|lasted|ran|took|went|stretched|spanned|yielded|produced|brought|resulted|wrapped|backed|agreed)$/,
    'held',
  ],
]

const GROUPS = new Set(
  (
    'delegation delegations families family relatives rebels militants insurgents troops soldiers crew officials bosses chiefs heads ' +
    'leadership management strikers elders tribes clans factions faction parties sides side unions union government governments ' +
    'cabinet committee council ministry authorities lawmakers politicians mediators lawmakers states countries neighbours neighbors ' +
    'representatives ministers premiers counterparts counterpart envoys creditors lenders groups team teams commanders forces opposition ' +
    'coalition alliance firefighters fishermen policemen statesmen businessmen spokesmen congressmen employers workers nurses teachers ' +
    'pilots drivers doctors survivors victims residents villagers farmers students youths women delegates diplomats partners allies ' +
    'company board regulators bankers monarchs widows veterans refugees migrants parents mothers fathers prisoners hostages opposite junta military police army generals dockers bishops clergy patriarch tribesmen gunmen presidency senate parliament assembly mps faction bloc bosses owners investors campaigners rival rivals'
  ).split(' '),
)
const NO_PARTY =
  /^(?:man|woman|boy|girl|friend|baby|child|husband|wife|partner|girlfriend|boyfriend|star|model|legend|icon|native|parent|mother|father|son|daughter|brother|sister|guard|whip|host|guest|reporter|journalist|speaker)$/

/** Nouns for those who may take part in an event, one or many: "envoy", "families", "delegation". */
export function isPeopleNoun(lower: string): boolean {
  if (GROUPS.has(lower)) return true
  const single = lower
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$|(?<!s)s$/, '')
    .replace(/men$/, 'man')
  return !NO_PARTY.test(single) && (ROLE_NOUNS.has(single) || ROLE_ENDING.test(single))
}

const TWO_BY_OFFICE =
  'leaders|presidents|premiers|ministers|men|women|politicians|officials|diplomats|sides|rivals|statesmen|counterparts|heads|monarchs|chiefs|mayors|governors|generals'
/** "they", "both", "the pair", "the two leaders": two who were named. Of up to four words. */
export const PLURAL_REFERENCE = new RegExp(
  `(?:^|\\s)(?:they|both|the (?:pair|duo|two)|(?:the|both) (?:two )?(?:${TWO_BY_OFFICE}))$`,
)
/** The words that such a reference ends with: most words of a text need no further look. */
export const PLURAL_ENDS: ReadonlySet<string> = new Set([
  'they',
  'both',
  'pair',
  'duo',
  'two',
  ...TWO_BY_OFFICE.split('|'),
])

export const PHONE =
  /\b(?:by|over the|on the|via|down the) (?:tele)?phone\b|\b(?:tele)?phone (?:call|conversation|talks?|discussion)\b|\bphone-in\b|\b(?:tele)?phon(?:ed|ing)\b|\bconference call\b/i
/** The same where a text comes back to a talk: "the call", "the phone conversation". */
export const BY_TELEPHONE =
  /\b(?:tele)?phone (?:call|conversation)\b|\b(?:the|their|that|this) call\b|\b(?:by|over the|on the) (?:tele)?phone\b/i
export const VIDEO =
  /\bvideo[ -]?(?:calls?|link|conference|conferencing|conversation|meeting|summit|talks)\b|\b(?:via|by|over) video\b|\bvirtual(?:ly)?\b|\b(?:by|on|over|via|a) (?:zoom|skype|facetime|teams|webex)\b|\bonline (?:meeting|summit|talks)\b|\bvideoconference\b/i
export const IN_PERSON =
  /\bin[- ]person\b|\bface[- ]to[- ]face\b|\bon the (?:sidelines|fringes|margins)\b|\b(?:shook|shaking) hands\b|\bhandshake\b|\b(?:over|have|had|having|shared) (?:a )?(?:lunch|dinner|breakfast|coffee|tea)\b|\bclosed-door\b|\bbehind closed doors\b|\bwalked out\b|\bat (?:his|her|their) (?:\w+ )?(?:office|residence|lodge|palace|home|house|villa)\b|\bhosted\b/i

/** A video link is a call where it is the means of the talking. */
export const BY_VIDEO =
  /\b(?:by|on|over|via) (?:zoom|skype|facetime|webex)\b|\b(?:by|via|over|through|in|on) (?:a )?(?:secure |encrypted )?video[ -]?(?:link|call|conference|conferencing|chat)\b|\b(?:by|via) (?:video|videoconference|teleconference)\b/i

const MEETING =
  '(?:calls?|conversation|meeting|talks|summit|discussions?|negotiations|consultations|dialogue|exchange|session|encounter|sitting|conference|video-?conference|visit|trip|tour|lunch|dinner|breakfast|meal|audience|get-together|gathering|parley|chat|sit-down|hearing|mediation|retreat|tête-à-tête|speech|address)'
const RAN =
  '(?:lasted|lasting|lasts|last|took|ran|went on|went|stayed|hung up|broke off|broke up|needed|needed only|needed just|dragged on|stretched(?: out)?|continued|was over|were over|wrapped up|ended|extended)'
/** "The meeting lasted two hours": a sentence that says only how long it was. */
export const LASTED = new RegExp(String.raw`\b(${MEETING})(?:,? [^.;,]{0,60},?)? (?:had |has )?(?:${RAN})\b`, 'i')
/** The same by a pronoun ("described it as a two-hour conversation"), which means the event only in the sentence right behind it. */
export const LASTED_IT =
  /\b(?:it|they|which) (?:had )?(?:all )?(?:lasted|ran|went on|was over|took)\b|\b(?:he|she|they|the \p{Ll}+(?: \p{Ll}+)?) (?:had )?(?:stayed|(?:was|were) (?:in|at|with|closeted))\b|\bit (?:was|can't have been|cannot have been|must have been)\b|\bthe parties\b|\b(?:it|this) (?:as|was) an? |\b(?:the two|both|they|the pair|the (?:leaders|presidents|ministers|men|women))(?: (?:leaders|presidents|ministers|men|women))? (?:had |were )?(?:spoke|spoken|talked|met|conferred|together|spent|sat)\b/iu

/** What stands in front of a length that is the event's: "lasted", "spoke with him | for", "a call of"; no name in it. */
export const LENGTH_BEFORE = new RegExp(
  String.raw`\b${RAN}(?: for| to| into| in| within| after| over)? $|(?<=\b(?:spoke|speaking|speak|spoken|talked|talking|talk|met|meet|meeting|conferred|conversed|negotiated|huddled|bargained|together|sat|sit|questioned|quizzed|grilled|gathered|haggled|wrangled|chatted|phoned|hosted|received|faced|closeted|argued|debated|deliberated|chat|toured|at it|kept (?:him|her|them)|held talks|hold talks|meetings?|talks|call|conversation)\b[^.;]{0,80} |\b(?:spoke|talked|met|meet|conferred|negotiated|haggled|haggling|chatted|speak|talk) )(?:for|in) $|\b${MEETING} (?:of|for) $|\b(?:spent|spend|spends|spending)(?: all of)? $|\bafter $|\bwas (?:short|brief|long)[:,] $|^For $|\bit (?:was|can't have been|cannot have been|must have been)(?: only| just| barely| a good| a full)? $|\b(?:was|were) (?:in|at|with|closeted with) [^.;,]{0,40} for $`,
  'i',
)
/** What stands behind it: "two-hour | phone call", "three days | of talks", "75 minutes | with". */
export const LENGTH_BEHIND = new RegExp(
  String.raw`^(?:[ -]long)? (?:(?!and\b|the\b|in\b|of\b|on\b|for\b|with\b|flight\b|drive\b|ride\b|journey\b|delay\b|war\b|truce\b|cease\w*)[\p{L}-]+ ){0,3}${MEETING}\b(?! (?:bus|guide|centre|center|room|hall))|^ of (?:(?:often|direct|indirect|face-to-face|closed-door|tense|intense|intensive|difficult|tough|hard|private|fraught|heated|peace|trade|coalition|pay) )*${MEETING}\b`,
  'iu',
)
/** What follows "spent an hour": with whom, or doing what. Without it the hour is spent otherwise. */
export const SPENT_WITH =
  /^(?: on \p{Lu}\p{L}+)? (?:with|together|on the (?:tele)?phone|talking|in (?:talks|discussions|conversation|a meeting)|on a (?:call|video)|behind closed doors|at (?:the|a) table|closeted)\b/u
/** "The three-day meeting": a later sentence names it by its length. */
export const NAMED_BY_LENGTH = new RegExp(
  String.raw`\b(?:the|their|its|this|that) (?:[\p{L}-]+ )?[\p{L}\d½-]+-(?:minute|hour|day|week)(?:-long)? (?:[\p{L}-]+ )?(${MEETING})\b`,
  'iu',
)
/** "a mass that lasted": the length of what stands in front of the pronoun. */
export const OF_ANOTHER = new RegExp(
  String.raw`\b(?!${MEETING}\b|\p{L}+day\b)\p{L}+ (?:that|which) (?:had |has |have )?(?:${RAN})(?: for| on for)? $`,
  'iu',
)
/** "two hours longer than planned", "two hours later": no length. */
export const COMPARED =
  /^ (?:longer|more|later|late|earlier|early|shorter|behind|ahead|away|ago|from|short|into|old)\b/i
/** A part of it, another one, or how long it should have been: no second length of the same event. */
export const OTHER_LENGTH =
  /\b(?:first|second|third|another|previous(?:ly)?|earlier|last (?:call|meeting|week|month|year)|part|half of|one-on-one|one-to-one|alone|in private|break|followed|dinner|lunch|additional|separate|scheduled|planned|expected|supposed|meant|due|would|should|allotted|originally|instead of|average|each|usual(?:ly)?|not|ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}))\b/i
/** The same of a length that is the only one: "billed as a one-hour lunch", "a previous call". */
export const NOT_ITS_OWN =
  /\b(?:billed as|scheduled (?:for|to last)|planned as|meant to last|supposed to last|due to last|expected to (?:last|take)|allotted|originally|instead of|previous|earlier|last|second|third|another|average|usual|usually) (?:an? |the |of )*(?:(?!for\b|hours\b)[\p{L}-]+ ){0,2}$/iu

/** Verbs and words that put an event into the future or undo it; they stand in front of its verb. */
export const PLANNED =
  /\b(?:will|would|(?<!\b(?:allowed|able|permitted|managed) )to|plans? to|planned|scheduled|set to|due to|expected to|upcoming|shall|going to)\b[^,;.]*$/i
export const PROPOSED =
  /\b(?:proposed?|proposes|offered|offers|offering|suggested|suggests|urged|urges|may|might|could|(?:is|are|was|were) (?:ready|willing|open|keen|prepared|eager)|wants?|hopes?|hoped|wanted|called on|calling on|appealed to|asked|invited|ready to)\b[^,;.]*$/i
/** Behind the noun of an event that has not yet been: "talks between the two will be held", "is planned for Friday". */
export const AHEAD =
  /^[^.;]{0,80}\b(?:will|would|(?:is|are|was|were) (?:due|set|scheduled|expected|planned|to)|planned for|scheduled for|due (?:on|in|to))\b/i
/** In the sentences behind: "The meeting was still in progress", "The summit runs until Wednesday". */
export const STILL_ON =
  /\b(?:meetings?|talks|summit|visit|trip|tour|discussions?|session|negotiations|conference)\b[^.;]{0,80}\b(?:(?:was|is|were|are) still (?:in progress|under way|underway|going on|continuing)|(?:are|is|were|was) (?:expected|due|set|scheduled) to (?:continue|go on|last|run|end|resume)|runs? until|(?:will )?(?:run|continue|last|go on) until|continues?)\b/i
export const UNDER_WAY =
  /\b(?:are|is) (?:still )?(?:under way|underway|in progress|continuing)\b|\b(?:for the|on (?:their|its) (?:second|third|fourth|fifth)) (?:second|third|fourth|fifth)?\s?day running\b/i
export const CANCELLED =
  /\b(?:cancel(?:l?ed|s)?|cancell?ing|called off|calls off|call off|scrapped|scraps|postponed|put off|shelved)\b/i
/** What was planned and will not be: "planned for Saturday will not take place". */
export const CALLED_OFF =
  /\b(?:planned|scheduled|due|set|arranged|expected)\b[^.;]{0,80}\b(?:will not|won't|would not|is not going to|is no longer going to) (?:now )?(?:take place|go ahead|happen|be held)\b/i
/** In the sentences behind: "Berg did not turn up for the session. The meeting was cancelled." */
export const OFF_AFTER_ALL =
  /\bThe (?:meeting|session|call|visit|trip|summit|talks|hearing|audience) (?:was|were|has been|have been) (?:then |later |eventually )?(?:cancel?led|called off|scrapped)\b/
/** Of what was only planned: talks that are under way collapse too. */
export const COLLAPSED = /\b(?:collapsed|was off|were off|is off|are off)\b/i

/** Behind "met": contests, and how two came to know each other, are no news of a meeting. */
export const NO_MEETING =
  /\b(?:final|finals|semi-?finals?|quarter-?finals?|play-?offs?|round of \d+|first round|second round|third round|ring|derby|league|cup|tournament|at (?:university|school|college)|in (?:college|school)|as (?:students|children|teenagers)|(?<!\d )in (?:19|20)\d\d)\b/i

/** What is visited, by what it is: "visited a leprosy clinic". */
export const SITES =
  /^(?:clinic|hospital|hospitals|school|schools|city|town|towns|village|villages|capital|camp|camps|post|posts|dam|bridge|crossing|station|depot|base|site|sites|factory|plant|plants|mine|front|border|district|districts|province|region|areas?|memorial|shrine|island|islands|headquarters|shipyard|refinery|port|frontline|barracks|zone|country|territory|line|lines|homes|ruins|works|museum|farm|farms|university|market|markets|neighbou?rhoods?|shelters?|prison|valley|valleys)$/
