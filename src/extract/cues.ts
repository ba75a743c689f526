// Why it exists: which words of a sentence make somebody the source of something.
import type { Polarity } from '../core/attribution.ts'
import { CUE_VERBS, type VerbForm } from './lexicon/cues.ts'
import { isComma } from './phrases.ts'
import { verbGroupStart } from './sources.ts'
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

function readCue(elements: readonly Element[], at: number): CueVerb | null {
  const element = elements[at]
  const verb = element === undefined || element.quote >= 0 ? undefined : CUE_VERBS.get(element.lower)
  if (element === undefined || verb === undefined) return null
  const capital = /^\p{Lu}/u.test(element.token.text)
  if (capital && !(at === 0 && verb.form === 'participle')) return null
  if (!isVerbHere(elements, at, verb.form)) return null
  const start = verbGroupStart(elements, at)
  const group = elements.slice(start, at)
  const passive = verb.form === 'past' && group.some((word) => BE.test(word.lower))
  if (passive || (verb.form === 'past' && elements[at + 1]?.lower === 'by')) return null
  if (verb.form === 'base' && group.some((word) => word.pos === 'MD')) return null
  const before = elements[start - 1]
  if (before?.pos === 'TO' && !/^(?:on|went|came)$/.test(elements[start - 2]?.lower ?? '')) return null
  const negated = group.some((word) => /^(?:not|n't|never)$/.test(word.lower))
  return {
    at,
    lemma: verb.lemma,
    // "is warning that" has its subject in front like any finite verb.
    form: verb.form === 'participle' && group.some((word) => BE.test(word.lower)) ? 'present' : verb.form,
    frames: verb.frames,
    polarity: negated ? 'declines' : verb.polarity,
    negated,
    attitude: verb.attitude,
  }
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
    !(before.pos === 'CD' && /^says?$/.test(element.lower))
  )
    return false
  if (before !== undefined && /^IN$/.test(before.pos) && form !== 'participle' && before.lower !== 'that') return false
  if (form === 'participle')
    return before === undefined || isComma(before) || before.quote >= 0 || /^(?:VB|RB|NN|MD|IN|CC|TO)/.test(before.pos)
  if (/^VB[DZPN]?$/.test(element.pos))
    return (
      form !== 'base' || element.pos !== 'VB' || before?.pos === 'RB' || before?.pos === 'PRP' || before?.pos === 'NNS'
    )
  return (
    after !== undefined &&
    (after.quote >= 0 || CAN_FOLLOW_NOUN_TAG.test(after.lower) || /^(?:NNP|PRP)$/.test(after.pos)) &&
    before !== undefined &&
    /^(?:NNP|PRP|NNS|NN|RB|NNPS)$/.test(before.pos)
  )
}
