// Why it exists: which words of a sentence make somebody the source of something.
import type { Polarity } from '../core/attribution.ts'
import { BOUND_VERBS, CUE_VERBS, type VerbForm } from './lexicon/cues.ts'
import { hasFinite, isComma } from './phrases.ts'
import { causedSubject, verbGroupStart } from './subjects.ts'
import { ofWord } from './tagger.ts'
import type { Element } from './units.ts'

/** A verb of saying at element `at`. */
export type CueVerb = {
  readonly at: number
  readonly lemma: string
  readonly form: VerbForm
  readonly frames: string
  readonly polarity: Polarity
  readonly negated: boolean
  readonly attitude: boolean
}

const BE = /^(?:is|are|was|were|be|been|being|'s|'re|get|got|gets)$/
// Verbs of saying whose plain form is as common a noun: "a fishing dispute that", "the wage demand".
const NOUN_TOO =
  /^(?:dispute|claim|report|state|demand|request|remark|comment|estimate|note|post|complaint|signal|hint|pledge|promise|vow|boast|quip|joke|forecast|blog|tweet|offer|threat|cite|label|brand|question|point|caution|propose|reason|protest|blast|slam|praise)$/
// Nouns that look like one and are many: "police report that".
const COLLECTIVE =
  /^(?:police|staff|data|media|people|family|team|crew|board|council|committee|government|majority|rest)$/
const WRITTEN =
  /\b(?:memo|letter|report|law|bill|document|statement|email|contract|agreement|indictment|complaint|website)\b/
const PRESS = /^(?:news|media|press|intelligence)$/
const SAID_ALL_THE_SAME =
  /^(?:on|continues|continued|proceeds|proceeded|took|taken|quick|careful|keen|fond|prompted|forced|moved|compelled|pains|way|far)$/
const MEANS = /^(?:us(?:es|ed|ing)|tak(?:es|ing)|took|taken)$/
const WIRES = /^(?:phone|telephone|text|email|e-mail|video|videolink|letter|message|radio|satellite|fax)$/
const SHARES = /^(?:third|quarter|fifth|half|tenth|many|most)$/
const ATTRIBUTE = /^(?:pledged|promised|reported|alleged|claimed|stated|announced|proposed|noted|threatened|predicted)$/
const CAN_FOLLOW_NOUN_TAG = /^(?:that|whether|"|he|she|they|it|the|a|an|his|her|their|:)$/

/** The cue verbs of a sentence from left to right: active, not infinitive, not a noun of the same form. */
export function findCueVerbs(elements: readonly Element[]): CueVerb[] {
  const cues: CueVerb[] = []
  for (let at = 0; at < elements.length; at++) {
    const cue = readCue(elements, at)
    if (cue !== null) cues.push(cue)
  }
  return cues
}

const verbOf = ofWord((lower) => CUE_VERBS.get(lower) ?? null)

function readCue(elements: readonly Element[], at: number): CueVerb | null {
  const element = elements[at]
  const verb =
    element === undefined || element.quote >= 0 ? undefined : (verbOf(element.token.word) ?? boundVerb(elements, at))
  if (element === undefined || verb === undefined) return null
  // She was “glad to say what others think,” Berg said.
  if (element.quoted) return null
  const capital = /^\p{Lu}/u.test(element.token.text)
  if (capital && !(at === 0 && verb.form === 'participle')) return null
  const start = verbGroupStart(elements, at)
  const idiom = isIdiom(elements, start)
  if (!idiom && !isVerbHere(elements, at, verb.form)) return null
  const group = elements.slice(start, at)
  // "She's said" is "she has said"; "it's said" is passive.
  const has = group[0]?.lower === "'s" && /^(?:he|she)$/.test(elements[start - 1]?.lower ?? '')
  const passive = verb.form === 'past' && group.some((word, index) => BE.test(word.lower) && !(has && index === 0))
  if (passive || (verb.form === 'past' && isByWhom(elements, at + 1))) return null
  // "Two people briefed on the plan said": who is briefed, informed or notified says nothing.
  if (/^(?:brief|inform|notify)$/.test(verb.lemma) && /^(?:on|of|about)$/.test(elements[at + 1]?.lower ?? ''))
    return null
  if (verb.form === 'base' && group.some((word) => word.pos === 'MD') && !isAhead(elements, start)) return null
  // "Berg would have asked for grain": nobody asked.
  if (group.some((word) => word.pos === 'MD') && group.some((word) => /^(?:have|'ve)$/.test(word.lower))) return null
  const before = elements[start - 1]
  if (before?.pos === 'TO' && !idiom) return null
  const negated = group.some((word) => /^(?:not|n't|never)$/.test(word.lower))
  return {
    at,
    lemma: verb.lemma,
    // "is warning that" has its subject in front like any finite verb.
    form: idiom
      ? 'past'
      : verb.form === 'participle' && group.some((word) => BE.test(word.lower))
        ? 'present'
        : verb.form,
    frames: verb.frames,
    polarity: negated ? 'declines' : verb.polarity,
    negated,
    attitude: verb.attitude,
  }
}

/** "said by a clerk" against "said by phone" */
function isByWhom(elements: readonly Element[], by: number): boolean {
  return elements[by]?.lower === 'by' && !WIRES.test(elements[by + 1]?.lower ?? '')
}

/** "put it", "made clear", "found", "ruled out": none where the words that such a verb needs are missing. */
function boundVerb(elements: readonly Element[], at: number): ReturnType<typeof BOUND_VERBS.get> {
  const verb = BOUND_VERBS.get(elements[at]?.lower ?? '')
  const needs = verb?.lemma === 'put' || verb?.lemma === 'make'
  return verb !== undefined && needs && particlesOf(elements, at, verb.lemma) === 0 ? undefined : verb
}

/** "pointed | out that", "as Berg put | it", "made | it clear that", "ruled | out a vote": how many words belong to the verb. */
export function particlesOf(elements: readonly Element[], at: number, lemma: string): number {
  const next = elements[at + 1]?.lower
  if (lemma === 'point' || lemma === 'rule') return next === 'out' ? 1 : 0
  if (lemma === 'put') return next === 'it' && !/^(?:to|in|on|into)$/.test(elements[at + 2]?.lower ?? '') ? 1 : 0
  if (lemma !== 'make') return 0
  if (next === 'clear' || next === 'plain') return 1
  return next === 'it' && /^(?:clear|plain|known)$/.test(elements[at + 2]?.lower ?? '') ? 2 : 0
}

/** "Berg went on to say", "has taken to saying", "was quick to note": whether "to" in front of a verb makes it no plan. */
function isIdiom(elements: readonly Element[], start: number): boolean {
  if (elements[start - 1]?.pos !== 'TO') return false
  return (
    SAID_ALL_THE_SAME.test(elements[start - 2]?.lower ?? '') ||
    isMeans(elements, start) ||
    causedSubject(elements, start - 1) !== null
  )
}

/** "Berg used the debate to argue that …", "took to the radio to say that …": by what it was said, and so it was. */
function isMeans(elements: readonly Element[], start: number): boolean {
  if (elements[start + 1]?.lower !== 'that' && !elements[start + 1]?.quoted) return false
  for (let at = start - 2; at > 0 && start - at < 9; at--) {
    const word = elements[at]
    if (word === undefined || word.quote >= 0 || isComma(word)) return false
    // "was used to argue that", "has not used it to argue that"
    if (MEANS.test(word.lower))
      return start - at > 2 && !BE.test(elements[at - 1]?.lower ?? '') && !isDenied(elements, at)
    if (/^VB|^MD/.test(word.pos)) return false
  }
  return false
}

/** "has not | used", "n't", "never" */
function isDenied(elements: readonly Element[], at: number): boolean {
  return /^(?:not|n't|never)$/.test(elements[at - 1]?.lower ?? '')
}

/** “We will win,” she will say on Monday: words given out ahead stand in quotation marks. */
function isAhead(elements: readonly Element[], start: number): boolean {
  return elements.slice(Math.max(0, start - 4), start).some((element) => element.quote >= 0)
}

/** Settles words that are nouns as often as verbs ("claims", "reports", "post") by what stands around them. */
function isVerbHere(elements: readonly Element[], at: number, form: VerbForm): boolean {
  const element = elements[at]
  const before = elements[at - 1]
  const after = elements[at + 1]
  if (element === undefined) return false
  if (
    before !== undefined &&
    /^(?:DT|PRP\$|POS|JJ|CD)$/.test(before.pos) &&
    form !== 'past' &&
    !/^(?:both|all|some|others|many|five|ten)$/.test(before.lower) &&
    !((before.pos === 'CD' || SHARES.test(before.lower)) && /^says?$/.test(element.lower))
  )
    return false
  if (isNounOfCompound(elements, at, form)) return false
  // "has broken many promises he made": an object; her “no ship leaves” promise: a noun behind its words.
  if (/^(?:many|some|all)$/.test(before?.lower ?? '') && form === 'present' && /^VB/.test(elements[at - 2]?.pos ?? ''))
    return false
  if (before?.quoted === true && form === 'base' && /^NN/.test(element.pos)) return false
  // "400 pledged delegates", "the reported case"
  if (
    ATTRIBUTE.test(element.lower) &&
    /^(?:DT|CD|JJ|PRP\$|POS)$/.test(before?.pos ?? '') &&
    /^NN/.test(after?.pos ?? '')
  )
    return false
  // "A ruling expected on Tuesday": a participle behind its noun.
  if (element.lower === 'expected' && element.pos === 'VBN' && /^NN/.test(before?.pos ?? '')) return false
  if (before !== undefined && /^IN$/.test(before.pos) && form !== 'participle' && before.lower !== 'that') return false
  // "From saying little to saying all": a gerund, and nothing said.
  if (form === 'participle' && before?.lower === 'from') return false
  if (form === 'participle')
    return (
      before === undefined ||
      isComma(before) ||
      before.quote >= 0 ||
      /^(?:VB|RB|NN|MD|IN|CC|TO)/.test(before.pos) ||
      /^(?:all|both)$/.test(before.lower)
    )
  if (element.lower === 'put') return true
  // "The judge, who fights the press, claims that …": nothing else stands between such a comma and its "that".
  if (form === 'present' && isComma(before) && after?.lower === 'that') return true
  if (/^VB[DZPN]?$/.test(element.pos))
    return (
      form !== 'base' ||
      element.pos !== 'VB' ||
      /^(?:RB|PRP|NNS)$/.test(before?.pos ?? '') ||
      SHARES.test(before?.lower ?? '')
    )
  // "Norland pledges to build": a name in front, an infinitive behind.
  if (form === 'present' && after?.pos === 'TO' && at === 1 && before?.pos === 'NNP') return true
  if (closesSentence(elements, at, form)) return true
  return (
    after !== undefined &&
    (after.quote >= 0 || CAN_FOLLOW_NOUN_TAG.test(after.lower) || /^(?:NNP|PRP)$/.test(after.pos)) &&
    before !== undefined &&
    (/^(?:NNP|PRP|NNS|NN|RB|NNPS)$/.test(before.pos) || /^(?:who|which)$/.test(before.lower))
  )
}

/** "The port is shut, the Marn Tribune | reports.": a noun by its tag, behind a name or noun and its article, at the end. */
function closesSentence(elements: readonly Element[], at: number, form: VerbForm): boolean {
  const after = elements[at + 1]
  if (form !== 'present' || (after !== undefined && !/^[.|]$/.test(after.lower))) return false
  const ending = elements[at]?.lower === 'states' ? WRITTEN : /^/
  for (let from = at - 1; from > 2 && at - from < 9; from--) {
    const word = elements[from]
    if (word === undefined || word.quoted || /^(?:and|or|of)$/.test(word.lower)) return false
    if (isComma(word))
      return (
        hasFinite(elements, 0, from) &&
        /^(?:DT|PRP\$|NNP)$/.test(elements[from + 1]?.pos ?? '') &&
        ending.test(
          elements
            .slice(from, at)
            .map(({ lower }) => lower)
            .join(' '),
        )
      )
  }
  return false
}

/** "a fishing dispute that", "a border dispute", "media reports that": behind one noun the plain form is the next noun. */
function isNounOfCompound(elements: readonly Element[], at: number, form: VerbForm): boolean {
  const word = elements[at]
  const before = elements[at - 1]
  if (word === undefined || before === undefined) return false
  if (form === 'present') return PRESS.test(before.lower) && NOUN_TOO.test(word.lower.replace(/s$/, ''))
  if (form !== 'base' || !NOUN_TOO.test(word.lower) || COLLECTIVE.test(before.lower)) return false
  if (before.pos !== 'NN' && before.pos !== 'VBG') return false
  // "The ministry and the union claim that": two are many.
  for (let back = at - 2; back >= 0 && /^(?:NN|NNS|NNP|DT|JJ|POS|PRP\$|CC)$/.test(elements[back]?.pos ?? ''); back--)
    if (elements[back]?.lower === 'and') return false
  return true
}
