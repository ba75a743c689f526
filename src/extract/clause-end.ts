// Why it exists: where what is said ends: another source, another verb of saying, or the main clause takes over.
import { bracketEnd, dashFollows, isRemark, isTime, othersSay } from './additions.ts'
import type { CueVerb } from './cues.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import {
  hasFinite,
  isComma,
  isDash,
  isFiniteVerb,
  isStop,
  nounPhraseAfter,
  nounPhraseBefore,
  skipAdjuncts,
} from './phrases.ts'
import type { Element } from './units.ts'

/** What the content's end depends on: the cue's tense; whether a main clause or the verb of a "who"-clause's noun must still come. */
export type Bounds = {
  readonly form: CueVerb['form']
  readonly opening: boolean
  readonly relative: boolean /** Closes where a second clause with a subject of its own begins. */
  readonly single?: boolean
  /** All that the sentence goes on with is said: "As Berg said, the port was shut, leaving them ill". */
  readonly whole?: boolean
  /** The clause hangs on a noun, whose own verb must still come: "the claim that they left | surprised her". */
  readonly noun?: boolean
}

/**
 * Index behind the clause that begins at `from`. It closes early: where another source speaks ("…, X said"), at
 * ", adding", at "and" or "but" with a verb of saying of the same tense, at ", while" and ", but" with a new subject.
 */
export function clauseEnd(elements: readonly Element[], from: number, bounds: Bounds): number {
  let at = from
  const seen = { complete: false, comma: false, verb: false, dash: false }
  for (; at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined) break
    if (isStop(element) && !element.quoted) break
    // "views (Berg leads, while Lind gains) and homes": nothing inside brackets closes what stands around them.
    if (element.lower === '(' && !element.quoted) at = bracketEnd(elements, at)
    if (at > from && closesHere(elements, at, bounds, seen)) break
    if (hasFinite(elements, at, at + 1)) {
      seen.complete = true
      // "that he said they left": a verb of saying has a clause of its own.
      seen.verb = !CUE_VERBS.has(element.lower)
    } else if (TAKES_VERB.test(element.lower)) seen.verb = false
    // "a petition calling on him to be sacked | has reached the port"
    if (bounds.noun === true && element.pos === 'VB' && elements[at - 1]?.pos === 'TO') seen.verb = true
    seen.comma ||= isComma(element)
    if (isDash(element)) seen.dash = !seen.dash
    if (endsQuotedSentence(elements, at)) return at + 1
  }
  while (at > from && /^(?:,|and|but|--+|\u2013|\u2014|while)$/.test(elements[at - 1]?.lower ?? '')) at--
  return at
}

/** A full stop inside the closing marks ends the sentence as one outside does. */
function endsQuotedSentence(elements: readonly Element[], at: number): boolean {
  const element = elements[at]
  const next = elements[at + 1]
  if (element === undefined || next === undefined || !element.quoted || element.quote >= 0 || next.quoted) return false
  return isStop(element) && next.token.sentence !== element.token.sentence
}

/** What the clause has had: a finite verb or quotation; a comma, behind which an apposition may be open; a verb that nothing follows which may bring another. */
type Seen = { readonly complete: boolean; readonly comma: boolean; readonly verb: boolean; readonly dash: boolean }

// What may bring another verb into the same clause.
const TAKES_VERB =
  /^(?:that|which|who|when|where|why|how|what|if|because|as|while|after|before|since|until|than|and|but|or|,|:)$/

function closesHere(elements: readonly Element[], at: number, bounds: Bounds, seen: Seen): boolean {
  const element = elements[at]
  const next = elements[at + 1]
  if (element === undefined || next === undefined) return false
  // Berg told them it would not last: “It cannot,” Lind said: the quotation is of who is named behind it.
  if (element.quote >= 0) return sayerFollows(elements, at + 1)
  // A comma inside the closing marks parts clauses as one outside does.
  const closing = element.quoted && isComma(element) && !next.quoted
  if (element.quoted && !closing) return false
  if (bounds.noun === true && seen.complete && isUnchecked(elements, at)) return true
  if (bounds.noun === true && seen.verb && isVerbAt(elements, at) && /^(?:NN|CD|RB)/.test(elements[at - 1]?.pos ?? ''))
    return true
  if (isComma(element)) return closesAtComma(elements, at, bounds, seen)
  // "to ban all guests — a third of a town — from the port": two dashes close nothing.
  if (isDash(element) && relativeOfSayer(elements, at + 1)) return true
  // "would help the miners — and he means to stay": a dash parts what is added with a subject of its own.
  if (isDash(element) && /^(?:and|but)$/.test(next.lower) && hasSubjectAndVerb(elements, at + 2))
    return seen.complete && !dashFollows(elements, at)
  if (
    isDash(element) &&
    (isCueParticiple(next) || (bounds.single === true && !seen.dash && !dashFollows(elements, at)))
  )
    return true
  if (/^(?:and|but)$/.test(element.lower)) {
    if (isHelped(elements, at)) return false
    return (
      coordinatedCue(elements, at + 1, bounds.form) ||
      // "Berg said he was late but Lind called it a joke".
      (element.lower === 'but' && seen.complete && speakerFollows(elements, at + 1, bounds.form)) ||
      // "Lind saying it was late and Berg calling it early".
      isCueParticiple(elements[nounPhraseAfter(elements, at + 1, false)]) ||
      (bounds.single === true && (hasSubjectAndVerb(elements, at + 1) || startsWithVerb(elements, at + 1)))
    )
  }
  // "Berg accused him of theft while Lind said that …"
  if (element.lower === 'even' && /^(?:as|though)$/.test(next.lower)) return bounds.single === true
  if (element.lower === 'while' && speakerFollows(elements, at + 1, bounds.form)) return true
  // "Berg said taxes would fall before claiming that …"
  if (/^(?:while|before|after|by|without)$/.test(element.lower) && isCueParticiple(next)) return true
  // "Half said they would go compared with a third who said …"
  if (element.lower === 'compared' && /^(?:with|to)$/.test(next.lower)) return seen.complete && othersSay(elements, at)
  return element.lower === 'according' && next.lower === 'to'
}

/** "to help Marn | and the Velts reach a peace": who is helped, let or made to do it may be two. */
function isHelped(elements: readonly Element[], and: number): boolean {
  const from = nounPhraseBefore(elements, and)
  return from > 0 && /^(?:help|let|make|see|watch|hear|have)(?:s|ing)?$/.test(elements[from - 1]?.lower ?? '')
}

/** "The claim that they rejected the clause | could not be confirmed": the noun's own verb, whatever verb its clause has. */
function isUnchecked(elements: readonly Element[], at: number): boolean {
  if (!/^(?:could|can|has|have|had|was|were|is|are)$/.test(elements[at]?.lower ?? '')) return false
  if (!/^(?:not|n't)$/.test(elements[at + 1]?.lower ?? '')) return false
  const near = elements.slice(at + 2, at + 6).map(({ lower }) => lower)
  return near.some((word) => /^(?:verified|confirmed|corroborated|substantiated|authenticated)$/.test(word))
}

/** "…, which Berg said was late": somebody else says what the pronoun opens. */
function relativeOfSayer(elements: readonly Element[], at: number): boolean {
  if (!/^(?:which|who|whom)$/.test(elements[at]?.lower ?? '')) return false
  const verb = nounPhraseAfter(elements, at + 1, false)
  if (verb === at + 1 || !CUE_VERBS.get(elements[verb]?.lower ?? '')?.frames.includes('c')) return false
  const behind = elements[verb + 1]
  return behind !== undefined && (behind.quote >= 0 || behind.quoted || isFiniteVerb(behind) || behind.pos === 'VBN')
}

function isCueParticiple(element: Element | undefined): boolean {
  return CUE_VERBS.get(element?.lower ?? '')?.form === 'participle'
}

// What the text adds behind the comma, when the clause is complete: "…, referring to Lind", "…, when the talks began".
const ADDITION = /^(?:while|although|though|even|despite|referring|however|when|after|before|as|who)$/

function closesAtComma(
  elements: readonly Element[],
  at: number,
  { form, opening, relative, single, whole }: Bounds,
  { complete, comma }: Seen,
): boolean {
  const next = elements[at + 1]
  if (next === undefined || next.quote >= 0) return false
  if (isCueParticiple(next) || next.lower === 'according' || relativeOfSayer(elements, at + 1)) return true
  // "to comment, not wanting …", "a boycott, called for in May": what is no clause is complete as it stands.
  const after = next.lower === 'not' ? elements[at + 2] : next
  if (single === true && after !== undefined && closesObject(after)) return true
  // "warned that Lind, even as a guest, had …": the first of two commas closes nothing.
  // "the sum is small compared to that of last year" is all of it said.
  if (next.lower === 'compared') return complete && othersSay(elements, at + 1)
  if (isTime(elements, at + 1)) return false
  // "said he was late, a swipe at Lind": the text tells what the words are.
  if ((complete || single === true) && /^an?$/.test(next.lower) && isRemark(elements, at + 2)) return true
  if (whole === true && next.pos === 'VBG') return false
  if (ADDITION.test(next.lower) || (next.pos === 'VBG' && next.lower !== 'including')) return complete
  // "left at noon, but in a later interview said": the verb of saying is that of the cue's own subject.
  if (
    /^(?:and|but)$/.test(next.lower) &&
    ADJUNCT.test(elements[at + 2]?.lower ?? '') &&
    coordinatedCue(elements, at + 2, form)
  )
    return true
  if (
    (next.lower === 'but' || (next.lower === 'and' && (complete || single === true))) &&
    hasSubjectAndVerb(elements, at + 2)
  )
    return true
  if (next.lower === 'and' && single === true && startsWithVerb(elements, at + 2)) return true
  if ((opening || (single === true && !complete)) && hasSubjectAndVerb(elements, at + 1)) return true
  // "Berg, writing under another name, | said"; "said Lind, the minister, | had left" against "the letter saying that she had lost, | lay there".
  if (startsWithVerb(elements, at + 1) && (relative || (!comma && (complete || form === 'participle')))) return true
  return sayerFollows(elements, at + 1) || speakerFollows(elements, at + 1, form)
}

function closesObject({ pos, lower }: Element): boolean {
  return pos === 'VBN' || ADDITION.test(lower) || lower === 'because' || (pos === 'VBG' && lower !== 'including')
}

const ADJUNCT = /^(?:in|at|on|after|during)$/

/** "and (also) announced that": a verb of saying of the same tense, with what it takes behind it. */
function coordinatedCue(elements: readonly Element[], from: number, form: CueVerb['form']): boolean {
  // "but in a later interview said"
  let at = ADJUNCT.test(elements[from]?.lower ?? '') ? nounPhraseAfter(elements, from + 1, true) : from
  while (/^(?:RB|MD)/.test(elements[at]?.pos ?? '') || /^(?:has|have|had)$/.test(elements[at]?.lower ?? '')) at++
  const verb = CUE_VERBS.get(elements[at]?.lower ?? '')
  if (verb === undefined || verb.form !== form) return false
  const behind = elements[at + 1]
  return behind !== undefined && !isStop(behind) && (/^VB/.test(elements[at]?.pos ?? '') || behind.lower === 'that')
}

/** "(ultimately) did not": the noun that "who said" belongs to gets its verb. */
function startsWithVerb(elements: readonly Element[], from: number): boolean {
  let at = from
  while (/^RB/.test(elements[at]?.pos ?? '')) at++
  return isVerbAt(elements, at)
}

/** "and likened it to …": in front of an object, the tagger's participle is a past. */
function isVerbAt(elements: readonly Element[], at: number): boolean {
  const word = elements[at]
  return isFiniteVerb(word) || (word?.pos === 'VBN' && /^(?:DT|PRP|PRP\$|NNP)$/.test(elements[at + 1]?.pos ?? ''))
}

/** Whether a subject and its verb stand at `from`, with what belongs to the subject between: "most laws asking for it were". */
export function startsClause(elements: readonly Element[], from: number): boolean {
  const end = nounPhraseAfter(elements, from, true)
  if (end === from || CUE_VERBS.get(elements[from]?.lower ?? '')?.form === 'participle') return false
  return hasFinite(elements, end, Math.min(elements.length, end + 8))
}

function hasSubjectAndVerb(elements: readonly Element[], from: number): boolean {
  const end = nounPhraseAfter(elements, from, true)
  // "and Lind left": behind a name, the tagger takes the past for a participle.
  const past = elements[end]?.pos === 'VBN' && /^(?:NNP|PRP)$/.test(elements[end - 1]?.pos ?? '')
  if (elements[end]?.lower === "'s" && elements[end - 1]?.pos === 'PRP') return true
  return end > from && (past || isFiniteVerb(elements[end]) || /^RB/.test(elements[end]?.pos ?? ''))
}

/** ", (and) Y denies that": the next source with a verb of saying of its own. */
function speakerFollows(elements: readonly Element[], from: number, form: CueVerb['form']): boolean {
  const start = /^(?:and|but)$/.test(elements[from]?.lower ?? '') ? from + 1 : from
  let end = nounPhraseAfter(elements, start, true)
  if (end === start || !/^(?:NNP|PRP|NN|NNS|DT)/.test(elements[end - 1]?.pos ?? '')) return false
  // ", a third of those who named somebody said they could"
  if (elements[end]?.lower === 'who') {
    const limit = end + 8
    while (end < limit && (end + 1 >= limit || CUE_VERBS.get(elements[end]?.lower ?? '')?.form !== form)) end++
  }
  const verb = CUE_VERBS.get(elements[end]?.lower ?? '')
  if (verb === undefined || verb.form !== form || !/[cano]/.test(verb.frames)) return false
  const behind = elements[end + 1]
  return behind !== undefined && !isStop(behind) && !isComma(behind)
}

/** ", X said." and ", X reports per …" close what stands in front. */
function sayerFollows(elements: readonly Element[], from: number): boolean {
  let at = nounPhraseAfter(elements, from, false)
  if (at === from) {
    const verb = CUE_VERBS.get(elements[from]?.lower ?? '')
    return (
      verb !== undefined &&
      verb.form !== 'base' &&
      /q/.test(verb.frames) &&
      nounPhraseAfter(elements, from + 1, true) > from + 1
    )
  }
  while (/^RB/.test(elements[at]?.pos ?? '') || /^(?:has|have|had)$/.test(elements[at]?.lower ?? '')) at++
  const word = elements[at]
  const agency = word !== undefined && at === from + 1 ? CUE_VERBS.get(elements[at]?.lower ?? '') : undefined
  const verb = agency ?? CUE_VERBS.get(word?.lower ?? '')
  // The tagger takes "reports" behind a name for a noun, so that it ends the noun phrase.
  const swallowed = CUE_VERBS.get(elements[at - 1]?.lower ?? '')
  const tail = (index: number): boolean => {
    const behind = verb !== undefined && /a/.test(verb.frames) ? nounPhraseAfter(elements, index, false) : index
    const after = elements[skipAdjuncts(elements, behind)]
    return after === undefined || isStop(after) || isComma(after) || after.lower === 'per'
  }
  if (verb !== undefined && /[cq]/.test(verb.frames) && tail(at + 1)) return true
  return (
    swallowed !== undefined &&
    swallowed.form === 'present' &&
    at - from >= 2 &&
    nounPhraseBefore(elements, at - 1) >= 0 &&
    tail(at)
  )
}
