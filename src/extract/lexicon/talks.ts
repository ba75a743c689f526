// Why it exists: the words of next steps: what may come, and how firmly it is said.
import type { TalkStatus } from '../../core/talk.ts'
import type { TalkRule } from './rules.ts'

/** What a next step is, where it is a noun: a meeting of some kind, or what a body sets a day for. */
const NOUN = `(?:talks|negotiations?|dialogue|video-?conferences?|round ?tables?|seminar|forum|workshop|meetings?|summits?|consultations|discussions|conference|visits?|trip|(?:phone|telephone|video|conference) calls?|calls? (?=with\\b|between\\b)|conversation|(?:first|second|third|fourth|fifth|sixth|next|new|further|final|another|fresh) round|rounds? of (?:[\\w-]+ ){0,2}(?:talks|negotiations|consultations|meetings|discussions|dialogue)|(?:emergency|special|plenary|extraordinary|joint|closed-door|parliamentary|opening|next|public) session|session (?=of\\b)|prisoner (?:exchange|swap)s?|exchange (?=of (?:[\\w-]+ )?(?:prisoners|captives|hostages|detainees)|(?:planned|scheduled|set|due) for)|(?:signing|swearing-in|inauguration|handover) ceremony|hearings?|votes?|ballot|elections?|referendum|run-?off|signing|inauguration|(?:trade|fact-finding|peace(?:keeping)?|diplomatic|observer) mission|inquiry|(?:joint|technical|bilateral) commission|debate|ruling|verdict|sentencing|decision|ceasefire|cease-fire|truce)`
/** The noun with the words that may stand in front of it. */
const OWN = `(?:(?!(?:of|that|and|to|on|in|for|by|after|with|who|which)(?![\\w-]))[\\p{L}\\d’'-]+ ){0,4}?`
export const STEP_NOUN = `${OWN}${NOUN}`

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
/** A time ahead, as news writes it. */
const AHEAD = `(?:(?:on|by|from|in|for|at|until|before|within|after|around|this|next|late|early|mid|later|as early as|as soon as) ){0,3}(?:the )?(?:(?:middle|end|start|beginning) of )?(?:${WEEKDAY}\\b|(?:\\d{1,2} )?${MONTH}\\b(?: \\d{1,2}\\b)?|tomorrow|tonight|today|within (?:hours|days|weeks|months)|next (?:week|month|year|spring|summer|autumn|winter)|(?:the|this) (?:week|weekend|month|year|spring|summer|autumn|fall|winter)\\b|in the (?:spring|summer|autumn|fall|winter)\\b|(?:coming|next) (?:\\w+ )?(?:days|weeks|months)|in (?:a|two|three|four|six|ten|several|\\d+) (?:days?|weeks?|months?|fortnight)\\b|a (?:week|fortnight|month)\\b|weekend\\b)`

export const TIME_AHEAD = new RegExp(`\\b${AHEAD}(?: (?:morning|afternoon|evening|night)\\b)?`, 'iu')

/** Verbs that are a step by themselves: those who do it meet, or decide together. */
const MEET = `(?:meet(?! (?:the|its|his|her|their|this|that|these|those|all|any|every|with) (?:[\\w-]+ )?(?:deadlines?|targets?|demands?|needs?|costs?|criteria|expectations|requirements|standards|goals?|conditions|challenges?|bills?|success|resistance|approval|criticism|opposition))|sit down|gather (?:in|at|for|on|next|this|later|again)|reconvene|convene|confer|(?:hold|have|conduct|open|begin|start|resume|continue|restart|reopen|launch|chair|attend|join|call|host|organi[sz]e|schedule|take part in|participate in|represent [^.;,]{2,40} at) ${STEP_NOUN}|sit again|host|visit(?! (?:his|her|their|my|our) (?:mother|father|parents|family|wife|husband|son|daughter|sons|daughters|children|brother|sister|grand\\w+|friends?|home)\\b)|travel|fly to|tour|(?:receive|welcome) (?=[^.;,]{0,40}(?-i:\\p{Lu}))|return to (?:the )?(?:negotiating|bargaining|talks|negotiations|table)|vote (?:on|whether|again)|go to the polls|sign (?!for\\b|off\\b)|negotiate|mediate|send ${OWN}(?:delegations?|envoys?|negotiators?|mediators?|diplomats?|teams?|mission|representatives?|ministers?|officials)|be back|see each other|(?:return|come back|go|come|head|leave|depart)\\b(?! (?:up|down|on|out|off|through|into|ahead|without|public)\\b)[^.;,]{0,50}? ${AHEAD}|speak (?:by|with|again|to (?:president|prime|chancellor|king|[^.;,]{0,30}counterpart))|discuss [^.;]{0,60}\\b${AHEAD}|testify|appear (?:before|in front of) (?:the |a |an )?(?:[\\w'-]+ ){0,3}(?:committee|commission|council|parliament|assembly|senate|congress|inquiry|panel|lawmakers|mps)|address (?:the |a )?(?:joint |emergency |special |plenary )?(?:parliament|assembly|nation|congress|summit|session|chamber|council|senate|conference|united nations|general assembly)|ratify|exchange (?:[\\w-]+ )?(?:prisoners|captives|hostages|ambassadors|detainees)|hear (?:[\\w-]+ ){0,3}(?:witnesses|testimony|evidence|arguments|appeals?))`
/** What parties bind themselves to: to meet, to set up a body, or what they give each other by a day. */
const BODY = '(?:groups?|committees?|commissions?|teams?|missions?|councils?|panels?|task force|secretariat|body)'
const AGREED = `(?:${MEET}|(?:hold|open|start|begin) another\\b|(?:set up|establish|form|create|appoint|launch) ${OWN}${BODY}|(?:keep|continue) talking|talk again|(?:resume|continue|reopen|restore)\\b|(?:halt|pause|lift|extend|withdraw|release|free|return|reinforce|strengthen|cooperate)\\b[^.;]{0,80} ${AHEAD})`
const MAY_BEGIN = `(?:begin|start|resume|continue|restart|follow|take place|be held|go ahead|proceed|open|convene|reconvene|be launched|be reactivated|be convened|be organi[sz]ed|be hosted|get under ?way|take effect|come into force|be signed|be resumed|move to|conclude)`
const ADVERB = `(?:(?:\\w+ly|also|soon|then|now|again|first|next|later|still|instead|both|each|all|once more|this week|next week|in turn) ){0,2}`
const WILL = `(?:will|would|shall|'ll|plans? to|intends? to|(?:is|are) (?:preparing|planning|intending|about|going|on course|on track) to|has (?:said|announced) plans to|has plans to|have plans to|(?<!\\bhad )planned to)`

export type TalkPattern = {
  readonly rule: TalkRule
  readonly status: TalkStatus
  readonly pattern: RegExp
  /** One of these words must stand in the sentence ('is-to': "is … to"), and beside it a noun of meeting or a time: no pattern runs in vain. */
  readonly keys: string
  readonly beside?: 'noun' | 'time' | 'noun time' | 'time or noun' | 'verb'
  /** A small part of the pattern without which it cannot match. What is large and seldom run is compiled for each run anew. */
  readonly core?: RegExp
  /** Who must be the subject: somebody in public life, so that a film that opens or a shop that closes is none. */
  readonly needs: 'nobody' | 'actor' | 'office'
}

function either(...forms: readonly string[]): RegExp {
  return new RegExp(forms.join('|'), 'iu')
}

const CANCEL = `(?:cancel(?:s|led|ed|ling|ing)?|call(?:s|ed|ing)? off|scrap(?:s|ped|ping)|postpon(?:es|ed|ing)|put(?:s|ting)? off|suspend(?:s|ed|ing)|br(?:oke|eaks?|oken) off|pull(?:s|ed|ing)? out of|withdr[ae]w(?:s|ing)? from|delay(?:s|ed|ing)|push(?:es|ed|ing)? back|abandon(?:s|ed|ing)|shelv(?:es|ed|ing))`
const CANCELLED = `(?:cancell?ed|called off|scrapped|postponed|put off|put on hold|suspended|shelved|adjourned (?:indefinitely|sine die)|abandoned|broken off|delayed|pushed back)`
const AGREE = '(?<!\\b(?:to|not|must|should|could|would|might|may|can) )\\bagree(?:d|s)?'
const DEAL =
  '\\b(?:reached|signed|struck|sealed) (?:an?|the|their) (?:[\\w-]+ )?(?:agreement|deal|accord|memorandum|pact)'
const HOSTING = `(?:host|mediate|facilitate|organi[sz]e|broker|convene|arrange|chair)`

const RESCHEDULED = 'rescheduled rearranged moved brought put pushed adjourned'
const CANCELS =
  'cancel cancels cancelled canceled cancelling call calls called calling scrap scraps scrapped scrapping postpone postpones postponed postponing put puts putting suspend suspends suspended suspending broke break breaks broken pull pulls pulled pulling withdrew withdraw withdraws withdrawn withdrawing delay delays delayed delaying push pushes pushed pushing abandon abandons abandoned abandoning shelve shelves shelved shelving adjourned off longer place ahead happen planned scheduled announced'

/** Words without which no noun of meeting stands in a sentence, or nobody meets. */
export const NOUN_KEYS =
  'talks negotiation negotiations dialogue seminar forum workshop videoconference videoconferences video-conference video-conferences round-table round-tables table tables meeting meetings summit summits consultations discussions conference visit visits trip call calls conversation round rounds session exchange swap swaps ceremony hearing hearings vote votes ballot election elections referendum run-off runoff signing inauguration mission inquiry commission debate ruling verdict sentencing decision ceasefire cease-fire truce itinerary deadline until visiting hosting holding travelling meet talk talking negotiate negotiating sending'
export const TIME_KEYS =
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december tomorrow tonight today hours days weeks months week month year weekend fortnight spring summer autumn winter fall'

/** Words behind which somebody meets, and the verbs of which one must follow within so many words: by themselves, or with a noun. */
export const LEAD_KEYS = "will would shall 'll to could may might"
export const LEAD_WORDS = 5
export const VERB_KEYS =
  'meet sit gather reconvene convene confer hold host visit travel fly tour receive welcome return vote go sign negotiate mediate send be see come head leave depart speak discuss testify appear address ratify exchange hear'
export const NOUN_VERB_KEYS =
  'have conduct open begin start resume continue restart reopen launch chair attend join call organise organize schedule take participate represent'

/**
 * The first pattern that a clause fits names its status, so the firmest words of what undoes, then of what is settled,
 * come first. Each is bound to one kind of step: a wish alone is none.
 */
export const TALK_PATTERNS: readonly TalkPattern[] = [
  // "The hearing, cancelled on Tuesday, has been rescheduled for 21 May."
  {
    rule: 'step-rescheduled',
    keys: RESCHEDULED,
    beside: 'noun',
    status: 'scheduled',
    needs: 'nobody',
    pattern: either(
      `\\b${NOUN}\\b[^;]{0,140}\\b(?:rescheduled|rearranged|moved|brought forward|put back|pushed back|adjourned)(?: [\\w-]+){0,4}? (?:for|to|until) ${AHEAD}`,
    ),
  },
  // "The summit in Lund was called off." "The next meeting, which was planned for May, has been cancelled."
  {
    rule: 'step-cancelled',
    keys: CANCELS,
    core: /cancel|scrap|postpon|suspend|delay|abandon|shelv|adjourn|\b(?:call(?:s|ed|ing)?|put(?:s|ting)?|br(?:oke|eaks?|oken)|are|is|was|were) off\b|\bput (?:on hold|back)|pull\w* out of|\bwithdr\w+ from|\bpush\w* back|\bw(?:ill|ould) (?:not|no longer)\b/i,
    status: 'cancelled',
    needs: 'nobody',
    pattern: either(
      `(?<!\\b(?:the|a|any|his|her|their|its) )\\b${CANCEL} ${STEP_NOUN}\\b(?![^.;]{0,40}\\b(?:will|would|resumed)\\b)`,
      `\\b${NOUN}\\b(?:[^.;,]{0,70}?(?:, (?:which|that|who|originally|initially|due|set|planned|scheduled)\\b[^,.;]{0,80},)?[^.;,]{0,60}\\b(?:was|were|is|are|been|be|being) (?:\\w+ly |again |now )?${CANCELLED}\\b|[^.;,]{0,70}(?:, [^.;,]{0,60},)? (?:will|would) (?:no longer|not(?: now)?) (?:take place|be held|go ahead|happen|begin|start)\\b| (?:was|were|is|are) off\\b(?! (?:the|to|limits)\\b))`,
      `\\b${CANCEL} (?:[\\w-]+ ){0,2}plans? (?:to ${MEET}|for ${STEP_NOUN})`,
      `\\b(?:will|would) not (?:meet|visit|travel|attend|host|go|take part)\\b[^.;]{0,60}\\bas (?:had been )?(?:planned|scheduled|announced)\\b`,
      `\\b(?:will|would) no longer (?:meet|visit|travel|attend|host|take part|hold)\\b`,
    ),
  },
  // "Vell accepted an invitation to visit Norland."
  {
    rule: 'invitation-accepted',
    keys: 'invitation invitations',
    status: 'agreed',
    needs: 'nobody',
    pattern: either(`\\baccept(?:ed|s) (?:${OWN})?invitations?\\b`),
  },
  // "The bank had expressed interest in hosting the next round." "They received an offer from the bank to host it."
  {
    rule: 'step-offered',
    keys: 'offer offers offered offering propose proposes proposed proposing proposal volunteers volunteered ready willing prepared interest interested readiness willingness suggested suggests floated provide',
    status: 'offered',
    needs: 'nobody',
    pattern: either(
      `\\b(?:offer(?:s|ed|ing)?|propos(?:es|ed|ing|al)|volunteer(?:s|ed)|ready|willing|prepared|interest(?:ed)?|readiness|willingness)\\b (?:itself |himself |herself |themselves )?(?:as )?(?:a |an |the )?(?:to (?:\\w+ly )?(?:${HOSTING}|provide (?:a |the )?(?:venue|neutral)|meet|hold ${STEP_NOUN}|talk|negotiate|sit down|resume ${STEP_NOUN}|receive|act as (?:an? )?(?:mediator|host|go-between|intermediary)|return to)|in (?:hosting|mediating|facilitating|brokering)|(?:a )?venue)\\b`,
      `(?<!\\b(?:a|an|the|any|no|his|her|their|its|this|that|of) )\\b(?:propos(?:es|ed|ing)|suggest(?:s|ed)|offer(?:s|ed)|floated) (?:holding |hosting |convening |organi[sz]ing )?${STEP_NOUN}\\b`,
      `\\boffers? (?:from|of|by) (?:the )?[^.;,]{2,40}? to (?:${HOSTING}|provide)\\b`,
      `\\b(?:offer|readiness|willingness|proposal) to (?:${HOSTING}|meet|hold)\\b`,
      `\\bprovide (?:a|the) (?:neutral )?venue\\b`,
      // "Norland offered both sides a castle to talk in." "Sund proposed that Vesk join it for talks."
      `\\boffer(?:s|ed) [^.;,]{3,60}? to (?:talk|meet|negotiate)\\b`,
      `\\b(?:propos(?:es|ed)|suggest(?:s|ed)) (?:that )?[^.;]{3,80}? (?:meet|join|gather|sit down|hold ${STEP_NOUN}|for ${STEP_NOUN}|come to|return to)\\b`,
    ),
  },
  // "Berg invited Lind to visit the port in the summer."
  {
    rule: 'invited',
    keys: 'invited invites inviting invitation invitations',
    status: 'offered',
    needs: 'actor',
    pattern: either(
      `\\binvit(?:ed|es|ing) [^.;,]{2,70}? (?:to|for) (?:attend |join |pay )?(?:${STEP_NOUN}|(?:an?|the) (?:[\\w-]+ ){0,3}(?:ceremony|dinner|lunch|audience)\\b|visit|meet|travel|come|take part|address|(?:the )?(?-i:\\p{Lu}))`,
      `\\b(?:extend(?:ed|s)|issued|sent|made|renewed) (?:${OWN})?invitations?\\b`,
    ),
  },
  // "The two sides agreed to hold a second round."
  {
    rule: 'step-agreed',
    keys: 'agree agreed agrees agreement deal accord memorandum pact decided',
    status: 'agreed',
    needs: 'nobody',
    pattern: either(
      // Each of the long parts stands once: what is compiled of them fills memory.
      `(?:${AGREE} (?:\\w+ly |in principle )?(?:[\\w-]+ ){0,6}?(?:to (?:[\\w-]+ ){0,6}?and )?|\\bdecided |${DEAL} )to ${AGREED}\\b`,
      `(?:${AGREE} (?:up)?on |${DEAL} on )${STEP_NOUN}\\b`,
      `\\bagreement to (?:meet|hold|resume|continue)\\b`,
    ),
  },
  // "A summit is scheduled for 3 May." "A second round is set for next week." "The summit, due in May, …"
  {
    rule: 'step-scheduled',
    keys: 'scheduled slated due set expected planned fixed pencilled timetabled held place begin start resume continue open convene convened launched itinerary deadline has have had given is-to',
    beside: 'noun',
    status: 'scheduled',
    needs: 'nobody',
    pattern: either(
      `\\b${NOUN}\\b[^.;]{0,80}?(?<!not )\\b(?:scheduled|slated|due|set|expected|planned|fixed|pencilled in|timetabled)\\b (?:to (?:\\w+ly )?${MAY_BEGIN}|(?:tentatively |now |provisionally )?(?:for|on|in|at|next|later|this)? ?${AHEAD})`,
      `\\b${NOUN}\\b[^.;]{0,90}?\\b(?:is|are) to ${ADVERB}${MAY_BEGIN}\\b(?! to \\w+)`,
      `\\b(?:scheduled|set|fixed) ${STEP_NOUN} (?:[\\p{L}’'-]+ ){0,5}?${AHEAD}`,
      `\\b${NOUN}\\b(?:, to be| to be) (?:held|convened|hosted) (?:on|in|at|next|from|by|later)\\b`,
      `\\bnext on [^.;]{0,40}\\bitinerary\\b|\\b(?:is|are) (?:also )?on (?:the|his|her|their) itinerary\\b`,
      `\\bdeadline\\b[^.;,]{0,60}\\b(?:is|of|expires|set for|falls|due|runs out)\\b[^.;,]{0,20}${AHEAD}`,
      `\\b(?:has|have|had|given) until ${AHEAD} to (?:reach|agree|sign|respond|conclude|answer|submit|form|decide|reply|accept)\\b`,
    ),
  },
  // "The minister is expected to visit Lund." "Berg is due to sit down with Lind."
  {
    rule: 'due-to-meet',
    keys: 'scheduled due slated set expected planned poised supposed',
    status: 'scheduled',
    needs: 'actor',
    pattern: either(
      `\\b(?:(?:is|are|was|were) (?:\\w+ly |also |now |still |both |each )?)?(?:scheduled|due|slated|set|expected|poised|supposed|(?<=(?:is|are|was|were) )planned) to ${ADVERB}(?:${MEET}|arrive in|address|speak|hold|deliver|decide|rule|vote)\\b`,
    ),
  },
  // "She announced a new round of talks." "Berg said negotiations would begin at once."
  {
    rule: 'step-announced',
    keys: 'will would shall called convened summoned summons announced announces announcing',
    beside: 'noun',
    status: 'announced',
    needs: 'nobody',
    pattern: either(
      `\\b${NOUN}\\b[^.;]{0,90}?\\b(?:will|would|shall) ${ADVERB}${MAY_BEGIN}\\b(?! to \\w+)`,
      `\\b(?:called|convened|summoned|announced) ${STEP_NOUN} (?:[\\p{L}’'-]+ ){0,5}?${AHEAD}`,
      `\\bsummon(?:s|ed) [^.;,]{2,60}? (?:to|for|before) ${STEP_NOUN}\\b`,
      `\\bannounc(?:ed|es|ing) (?:that )?(?:plans for )?${STEP_NOUN}\\b(?! (?:results?|had|has|was|were))`,
    ),
  },
  // "A team of engineers is expected in Lund next week."
  {
    rule: 'is-expected',
    keys: 'expected',
    beside: 'time',
    status: 'scheduled',
    needs: 'actor',
    pattern: either(`\\b(?:is|are) expected (?:back )?(?:in|at|here) (?:[\\p{L}’'-]+ ){0,5}?${AHEAD}`),
  },
  // "The water ministers are to meet in Lund." "He is due in Lund on Friday."
  {
    rule: 'is-to-meet',
    keys: 'is-to due',
    status: 'scheduled',
    needs: 'actor',
    pattern: either(
      `\\b(?:is|are) (?:(?:next week|tomorrow|on ${WEEKDAY}|today|later|soon) )?to ${ADVERB}(?:${MEET}|speak|address|hold)\\b`,
      `\\b(?:is|are) due (?:back )?(?:in|at) (?:[\\p{L}’'-]+ ){0,5}?${AHEAD}`,
    ),
  },
  // "The White House said that Berg was to speak by phone with Lind on Friday."
  {
    rule: 'was-to-meet',
    keys: 'was-to',
    status: 'scheduled',
    needs: 'actor',
    pattern: either(`\\b(?:was|were) to ${ADVERB}(?:${MEET}|speak|address|hold)\\b`),
  },
  // "The two leaders will meet in Lund." "The envoy plans to travel to the region."
  {
    rule: 'will-meet',
    keys: "will would shall 'll plan plans planned intend intends preparing planning intending about going course track",
    beside: 'verb',
    status: 'announced',
    needs: 'actor',
    pattern: either(`\\b${WILL} ${ADVERB}${MEET}\\b`),
  },
  // "The court will hear the case on 9 March." "The matter will be heard by the district court."
  {
    rule: 'court-hears',
    keys: 'court tribunal judge judges magistrate magistrates heard',
    status: 'announced',
    needs: 'nobody',
    pattern: either(
      `\\b(?:court|tribunal|judges?|magistrates?)\\b[^.;]{0,40}?\\b(?:will|is to|are to) (?:\\w+ly )?(?:hear|rule|sentence|decide|consider)\\b`,
      `\\b(?:will|is to|are to) be heard\\b[^.;]{0,40}?\\b(?:court|tribunal)\\b`,
      `\\b(?:will|is to|are to) be heard\\b[^.;]{0,40}? ${AHEAD}`,
    ),
  },
  // "The minister will present the plan on 20 April": what somebody in office sets down to a day is a step, whatever it is.
  {
    rule: 'step-dated',
    keys: 'will would shall scheduled due slated set expected',
    beside: 'time',
    status: 'announced',
    needs: 'office',
    pattern: either(
      `\\b(?:will|would|shall) ${ADVERB}(?!have\\b|not\\b|never\\b|be \\w+ing\\b)[a-z]+\\b[^.;:?]{0,80}?\\b(?:(?:on|by|from|until) (?:${WEEKDAY}|(?:\\d{1,2} )?${MONTH}(?: \\d{1,2})?)\\b|tomorrow\\b|next (?:week|month)\\b)`,
      `\\b(?:is|are|was|were) (?:scheduled|due|slated|set|expected) to ${ADVERB}[a-z]+\\b[^.;:?]{0,80}?\\b(?:(?:on|by|from|until) (?:${WEEKDAY}|(?:\\d{1,2} )?${MONTH}(?: \\d{1,2})?)\\b|tomorrow\\b|next (?:week|month)\\b)`,
    ),
  },
  // "The two sides are to continue on Thursday."
  {
    rule: 'step-set-down',
    keys: 'is-to',
    beside: 'time',
    status: 'scheduled',
    needs: 'office',
    pattern: either(
      `\\b(?:is|are) to ${ADVERB}(?!have\\b)[a-z]+\\b[^.;:?]{0,80}?\\b(?:(?:on|by|from|until) (?:${WEEKDAY}|(?:\\d{1,2} )?${MONTH}(?: \\d{1,2})?)\\b|tomorrow\\b|next (?:week|month)\\b)`,
    ),
  },
  // "They weighed the prospect of a meeting in the harbour town." "He did not rule out a summit."
  {
    rule: 'step-possible',
    keys: 'possibility prospect idea chance option potential possible consider considering considered considers weigh weighing weighed weighs explore exploring explored explores mulling mulled mulls discussing discussed studying rule ruled ruling leaves left leaving open remains table discussion consideration explored arranged prepared organised organized could may might',
    beside: 'noun',
    status: 'possible',
    needs: 'nobody',
    pattern: either(
      `\\b(?:possibility|prospect|idea|chance|option|potential) (?:of|for) (?:holding |hosting )?${STEP_NOUN}\\b`,
      `\\b(?:possible|potential) ${STEP_NOUN}\\b(?! (?:campaign|results?|day|victory|cycle|process|season|officials?)\\b)`,
      `\\b${NOUN}\\b[^.;,]{0,50}\\b(?:is|was|remains?|remained|are|were) (?:still )?(?:possible|on the table|under (?:discussion|consideration)|an option|being (?:considered|discussed|explored|weighed|planned|arranged|prepared|organi[sz]ed))\\b`,
      `\\b(?:consider(?:ing|ed|s)?|weigh(?:ing|ed|s)?|explor(?:ing|ed|es)|mull(?:ing|ed|s)|discuss(?:ing|ed)|studying) (?:sending (?:an?|the) (?:[\\w-]+ )?(?:envoy|delegation|mission)|${STEP_NOUN}|(?:visiting|meeting|hosting|holding)\\b)`,
      `\\b(?:not|n't|without|never|refused to|declined to) (?:\\w+ )?rul(?:e|ed|ing) out (?:${STEP_NOUN}|(?:visiting|meeting|hosting|holding|travelling)\\b)`,
      `\\b${NOUN}\\b[^.;,]{0,60}\\b(?:has|have|had|was|is) not (?:been )?ruled out\\b`,
      `\\bl(?:eft|eaves|eaving) open (?:the possibility of )?${STEP_NOUN}\\b|\\bopen to (?:${STEP_NOUN}|meet(?:ing)?|talk(?:s|ing)?|negotiat\\w+|hold(?:ing)?|resum\\w+)\\b`,
      `\\b${NOUN}\\b[^.;,]{0,60}\\b(?:could|may|might) ${ADVERB}${MAY_BEGIN}\\b`,
    ),
  },
  // "She may visit Lund in April."
  {
    rule: 'may-meet',
    keys: 'could may might',
    beside: 'verb',
    status: 'possible',
    needs: 'actor',
    pattern: either(`\\b(?:could|may|might) ${ADVERB}${MEET}\\b`),
  },
  // "The summit opens in Lund on Friday": the timetable's present.
  {
    rule: 'step-in-the-present',
    keys: 'open opens start starts begin begins resume resumes take takes convene convenes reconvene reconvenes get gets continue continues',
    beside: 'noun time',
    status: 'scheduled',
    needs: 'nobody',
    pattern: either(
      `\\b${NOUN}\\b[^.;,]{0,50}(?<!\\b(?:to|will|would|shall|may|might|could|can|should|must|not|n't) (?:\\w+ly )?)\\b(?:opens?|starts?|begins?|resumes?|takes? place|convenes?|reconvenes?|gets? under ?way|continues?)\\b (?:[\\p{L}’'-]+ ){0,5}?${AHEAD}`,
    ),
  },
  // "Berg arrives in Lund on Friday for talks." "The company and the union return to the bargaining table on Monday."
  {
    rule: 'arrives-in-the-present',
    keys: 'arrive arrives travel travels flies fly visits head heads return returns meet meets host hosts hold holds goes go sit sits votes vote resume resumes reconvene reconvenes continue continues leave leaves',
    beside: 'time or noun',
    status: 'scheduled',
    needs: 'actor',
    pattern: either(
      `(?<!\\b(?:to|will|would|shall|may|might|could|can|should|must|not|n't) (?:\\w+ly )?)\\b(?:arrives?|travels?|flies|fly|visits|heads?|returns?|meets?|hosts?|holds?|goes|go|sits? down|votes|vote on|resumes?|reconvenes?|continues?) (?:(?!\\bago\\b)[\\p{L}’'-]+ ){0,6}?${AHEAD}(?! ago)`,
      `(?<!\\b(?:to|will|would|shall|may|might|could|can|should|must|not|n't) (?:\\w+ly )?)\\b(?:arrives?|flies|fly|travels?|heads?|leaves?) (?:to|for|in) [^.;,]{2,40} (?:for (?:${STEP_NOUN})|to (?:meet|attend))\\b`,
    ),
  },
]

/** Words that turn a step into none, in front of it or inside it. */
export const UNDONE =
  /\b(?:not|\w+n't|cannot|never|no(?! (?:doubt|longer))|nobody|none|neither|nor|without|hardly|refus\w+|declin\w+|fail(?:s|ed|ing|ure)?|unable|unlikely|unwilling|unclear|(?<!\bon )whether|(?<!\bno )doubt\w*|rumou?r\w*|rul(?:e|es|ed|ing) out|(?:reports|claims|suggestions|allegations) that|hypothetical|nobody knows|remains to be seen|yet to)\b/i
/** "If they withdrew, she would meet them": what hangs on something else. "Even if" takes nothing back. */
export const CONDITIONAL = /(?<!\b(?:even|as) )\b(?:if|unless|provided that|in case|were \w+ to)\b|^\W*Should\b/i
/** What somebody wants, asks for or ought to do is no step. */
export const WISHED =
  /\b(?:(?-i:hop(?:es?|ed|ing))|wants?|wanted|wish(?:es|ed)?|would (?:like|love|prefer)|should|must|ought|need(?:s|ed)? to|call(?:s|ed|ing) (?:on|for|upon)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|insist(?:s|ed)? (?:that|on)|appeal(?:s|ed|ing)?|beg(?:s|ged)?|pray\w*|dream\w*|press(?:es|ed|ing)? (?:for|the)|push(?:es|ed|ing)? for)\b[^,;]{0,80}$/i
/** Another predicate of the same subject: "and would answer it by Friday". */
export const NEXT_PREDICATE =
  /\b(?:and|but|or) (?:\w+ )?(?:will|would|shall|should|may|might|could|can|has|have|had|is|are|was|were|did|said|says)\b/i
/** "withdrew its offer to host" */
export const TAKEN_BACK =
  /\b(?:withdr[ae]w\w*|rescind\w*|retract\w*|took back|turned down|reject\w*|spurn\w*|rebuff\w*)\b/i
/** "Talks that were due to start last week", "In 2019 they agreed to": told of a time behind. */
export const BEHIND =
  /\b(?:last (?:week|month|year|spring|summer|autumn|winter|night|\w+day)|yesterday|\w+ (?:days?|weeks?|months?|years?|decades?) (?:ago|earlier|before)|earlier this (?:week|month|year)|at the time|back then|used to|the previous (?:week|month|year|day)|in those days)\b/i
/** "They would meet every Sunday": what was done again and again. */
export const HABIT =
  /\b(?:every (?:week|month|year|day|morning|night|spring|summer|autumn|winter|\w+day)|as a (?:boy|girl|child|student|young \w+)|when (?:he|she|they) (?:was|were)|for years|often|always)\b/i
/** "would" in narration is the past's habit; told, agreed or planned it lies ahead. */
export const TOLD =
  /\b(?:sa(?:id|ys?)|announc\w+|told|confirm\w+|add(?:ed|s)|promis\w+|agree\w*|accord|deal|pact|plan\w*|according|under (?:the|an?|its)|wrote|stat(?:ed|ement)|decid\w+|invit\w+|schedul\w+|propos\w+|pledg\w+|vow\w+|disclos\w+|reveal\w+|indicat\w+|signal\w+|stress\w+|not(?:ed|es)|declar\w+|report\w*|inform\w+|reiterat\w+|explain\w+)\b/i
/** "Under the deal, the parties will hold monthly consultations." */
export const BY_AGREEMENT =
  /\bunder (?:the|an?|this|that|its|their) (?:[\w-]+ ){0,4}?(?:deal|agreement|accord|terms|memorandum|pact|truce)\b/i

/** Bodies and people of public life, as the subject of a step. */
export const OFFICIAL =
  /\b(?:governments?|ministry|ministries|ministers?|presidents?|presidency|premiers?|chancellors?|kings?|queens?|emirs?|sultan|pope|cardinals?|bishops?|archbishop|secretary|secretaries|governors?|mayors?|ambassadors?|envoys?|diplomats?|negotiators?|mediators?|delegations?|delegates|officials?|leaders?|leadership|lawmakers?|legislators?|senators?|senate|parliament|parliamentarians|mps|assembly|congress|cabinet|committees?|commissions?|commissioners?|councils?|councillors?|courts?|judges?|jury|tribunal|prosecutors?|inspectors?|unions?|party|parties|coalition|opposition|sides|rivals|rebels|militia|army|generals?|commanders?|troops|embassy|consulate|ministerial|heads? of state|monarch|prince|princess|bank|board|group|panel|agency|experts|deputies|aides|counterparts|chiefs|clans|elders|voters|countries|nations|states|allies|neighbours|neighbors|bloc|alliance|union|federation|republic|kingdom|spokes\w+|chief|chairman|chairwoman|speaker|(?:technical|negotiating|expert) teams|deputy|authorities|inquiry|administration|regulators?|congregation|both men|both women|the two|the three|the pair|the duo|company and)\b/i
/** Who acts without office or name: "they", "we". */
export const PRONOUN = /^(?:that )?(?:he|she|they|we|i|it|both|all|who|which|and|the two|the pair)$/i
/** People whose outings are no news of state. */
export const PRIVATE =
  /\b(?:visitors?|tourists?|fans?|guests?|shoppers?|customers?|pupils?|students?|children|players?|clubs?|riders?|viewers?|readers?|audiences?|travell?ers|passengers|runners?|swimmers?|hikers?|families|couples?|friends|sister|brother|mother|father|grandmother|grandfather|wife|husband|cousins?|drivers|residents|villagers|neighbour|winner|champions?|museum|gallery|theatre|cinema|shop|store|school|band|choir|orchestra|film|album|novel|series|phone|train|flight|ferry|baby|rain|snow|showers|temperatures|shares|stocks|prices)\b/i
/** A report of sport, culture or weather: what meets there is a team, what opens a film. Each word weighs this much. */
export const PASTIME: ReadonlyMap<string, number> = new Map([
  ...weighed(
    2,
    `striker midfielder goalkeeper semi-final semifinal quarter-final quarterfinal semi-finals semifinals quarter-finals quarterfinals
    singles doubles derby playoff playoffs innings wicket wickets kick-off kickoff hat-trick teammates album albums premiere
    box-office tablespoon thunderstorms`,
  ),
  ...weighed(
    1,
    `match matches goal goals defender coach league cup tournament championship squad fixture halftime half-time penalty season seed
    seeded scored referee umpire stoppage film films concert concerts exhibition festival novel band singer actor actress theatre
    audience audiences tickets gallery orchestra recipe oven smartphone gadget rain showers temperatures forecast sunshine`,
  ),
])

function weighed(weight: number, words: string): (readonly [string, number])[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => [word, weight] as const)
}
