// Why it exists: the words of next steps: what may come, and how firmly it is said.
import type { TalkStatus } from '../../core/talk.ts'
import type { TalkRule } from './rules.ts'

/** What a next step is: a meeting of some kind. */
export const STEP_NOUN = `(?:peace |ceasefire |cease-fire |trade |bilateral |direct |high-level |trilateral |further |future |new |in-person |face-to-face |joint |formal |technical |next |follow-up )*(?:talks|negotiations|dialogue|meetings?|summit|consultations|discussions|conference|visit|trip|call|conversation|round of (?:talks|negotiations|consultations)|session|exchange|swap|ceremony|hearing|vote|election|referendum|signing|inauguration|flights|mission|commission)`
const MEET = `(?:meet|hold|host|visit|travel|attend|begin|start|resume|continue|reopen|convene|launch|sign|open|return|arrive|address|speak|send|cut|end|withdraw|exchange|release|cooperate|set up|establish|form|create|work|reinforce|strengthen|extend|join|build|appoint|take part|pursue|discuss|negotiate|organi[sz]e|observe|stop|reduce|share)`

const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'

export type TalkPattern = { readonly rule: TalkRule; readonly status: TalkStatus; readonly pattern: RegExp }

/**
 * The first pattern that a clause fits names its status, so the firmest words of what undoes, then of what is settled,
 * come first. Each is bound to one kind of step: a wish alone is none.
 */
export const TALK_PATTERNS: readonly TalkPattern[] = [
  // "The summit in Lund was called off." "The next meeting, which was planned for May, has been cancelled."
  {
    rule: 'step-cancelled',
    status: 'cancelled',
    pattern: new RegExp(
      String.raw`\b(?:cancell?ed|called off|scrapped|postponed|put off|suspended|broke off|pulled out of|withdrew from)\b[^.;]{0,60}\b${STEP_NOUN}\b|\b${STEP_NOUN}\b(?:, (?:which|that|who|originally|initially|due|set|planned|scheduled)\b[^,.;]{0,80},)?[^.;,]{0,50}\b(?:was|were|is|are|been|be) (?:cancell?ed|called off|scrapped|postponed|put off|suspended|shelved)\b`,
      'i',
    ),
  },
  // "The bank had expressed interest in hosting the next round." "They received an offer from the bank to host it."
  {
    rule: 'step-offered',
    status: 'offered',
    pattern: new RegExp(
      String.raw`\b(?:offer(?:s|ed|ing)?|propos(?:es|ed|ing|al)|volunteer(?:s|ed)|ready|willing|prepared|interest(?:ed)?|readiness|willingness)\b (?:itself |himself |herself )?(?:a |an |the )?(?:to (?:host|mediate|facilitate|organi[sz]e|provide)|in (?:hosting|mediating|facilitating)|(?:a )?venue)\b|\b(?:offered|proposed) (?:a |an )?${STEP_NOUN}\b|\binvit(?:ed|es|ing) [^.;,]{2,60} (?:to|for) (?:a |an |the )?(?:${STEP_NOUN}|visit|meet|talks|attend|join)\b|\boffered to (?:meet|hold|host|talk|mediate)\b|\boffers? (?:from|of|by) (?:the )?[^.;,]{2,40}? to (?:host|mediate|facilitate|organi[sz]e|provide)\b`,
      'i',
    ),
  },
  // "The two sides agreed to hold a second round."
  {
    rule: 'step-agreed',
    status: 'agreed',
    pattern: new RegExp(
      String.raw`\bagree(?:d|s)? (?:\w+ly )?(?:to ${MEET}|on (?:a |an |the )?${STEP_NOUN}|in principle)\b|\b(?:reached|signed|struck) (?:an?|the) (?:agreement|deal|accord|memorandum|pact) (?:to|on)\b|\bagreement to (?:meet|hold|resume|continue)\b`,
      'i',
    ),
  },
  // "A summit is scheduled for 3 May."
  {
    rule: 'step-scheduled',
    status: 'scheduled',
    pattern: new RegExp(
      String.raw`\b(?:is|are|was|were) (?:scheduled|due|slated|set|expected|planned)\b (?:to (?:\w+ly )?${MEET}|for (?:\w+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|next|later|early|january|february|march|april|may|june|july|august|september|october|november|december|\d))|\b(?:scheduled|slated) (?:for|to)\b|\b${STEP_NOUN}\b[^.;,]{0,40}\b(?:will|would|to) (?:take place|be held)\b|\bto be held (?:on|in|at|next|from)\b|\bitinerary\b`,
      'i',
    ),
  },
  // "She announced that negotiations would begin at once."
  {
    rule: 'step-announced',
    status: 'announced',
    pattern: new RegExp(
      String.raw`\b${STEP_NOUN}\b[^.;]{0,90}\b(?:will|would|shall|is to|are to) (?:\w+ly )?(?:also )?(?:be )?(?:soon )?(?:begin|start|resume|continue|follow|take place|be held|go ahead|open|launch(?:ed)?|reactivated|convene|launched|held)\b|\bannounc(?:ed|es|ing)\b[^.;]{0,60}\b${STEP_NOUN}\b|\b(?:will|would) (?:\w+ly )?(?:meet|visit|travel to|host|hold (?:a |an |the )?${STEP_NOUN}|attend (?:a |an |the )?${STEP_NOUN}|send (?:a |an )?(?:delegation|envoy)|fly to)\b|\bplans? to (?:meet|visit|travel|host|hold|attend)\b|\bheads? to [^.;,]{2,40} (?:for|to (?:meet|attend))\b`,
      'i',
    ),
  },
  // "The minister will present the plan on 20 April": what is set down to a day is a step, whatever it is.
  {
    rule: 'step-dated',
    status: 'announced',
    pattern: new RegExp(
      String.raw`\b(?:will|would|is to|are to|is due to|are due to|shall) (?:\w+ly |also )?(?!have\b|not\b|never\b|be \w+ing\b)[a-z]+\b[^.;:?]{0,80}?\b(?:on|by|from) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:\d{1,2} )?${MONTH}(?: \d{1,2})?)\b`,
      'i',
    ),
  },
  // "They weighed the prospect of a meeting in the harbour town."
  {
    rule: 'step-possible',
    status: 'possible',
    pattern: new RegExp(
      String.raw`\b(?:possibility|prospect|idea|chance|option|hopes?|potential) (?:of|for) (?:an? |the |more |another )?${STEP_NOUN}\b|\b(?:possible|potential) (?:\w+ )?(?:meeting|visit|summit|talks|trip|call)\b|\b(?:could|may|might) (?:\w+ly )?(?:also )?(?:soon )?(?:meet|visit|travel|hold (?:a |an )?${STEP_NOUN}|resume|host|take place|be held)\b|\bconsider(?:ing|ed|s)? (?:a |an )?(?:${STEP_NOUN}|visiting|meeting|hosting)\b|\b(?:open|willing|ready|willingness|readiness) to (?:meet|talk|negotiate|hold|resume)\b`,
      'i',
    ),
  },
]

/** Words that turn a step into none, in front of it or inside it. */
export const UNDONE =
  /\b(?:not|\w+n't|cannot|never|no(?! doubt)|nobody|none|neither|nor|without|hardly|refus\w+|declin\w+|fail(?:s|ed|ing|ure)?|unable|unlikely|unwilling|unclear|(?<!\bon )whether|(?<!\bno )doubt\w*|rumou?r\w*|rul(?:e|es|ed|ing) out|(?:reports|claims|suggestions|allegations) that|hypothetical)\b/i
/** "If they withdrew, she would meet them": what hangs on something else. "Even if" takes nothing back. */
export const CONDITIONAL = /(?<!\b(?:even|as) )\b(?:if|unless)\b/i
/** Another predicate of the same subject: "and would answer it by Friday". */
export const NEXT_PREDICATE =
  /\b(?:and|but|or) (?:\w+ )?(?:will|would|shall|should|may|might|could|can|has|have|had|is|are|was|were|did|said|says)\b/i
/** "withdrew its offer to host" */
export const TAKEN_BACK = /\b(?:withdr[ae]w\w*|rescind\w*|retract\w*|took back|turned down)\b/i
