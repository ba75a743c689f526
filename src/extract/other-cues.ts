// Why it exists: sources that no verb of saying brings: "according to X", "X's claim that …", "asked whether …".
import { clauseEnd } from './clause-end.ts'
import type { Document } from './document.ts'
import { readFalsehood } from './falsehoods.ts'
import { CUE_NOUNS } from './lexicon/cues.ts'
import { hasFinite, isComma, isFiniteVerb, isStop, nounPhraseAfter, nounPhraseBefore } from './phrases.ts'
import type { Source } from './sources.ts'
import { finish, type Reading, runSpan, type Statement } from './statement.ts'
import type { Element, Unit } from './units.ts'

const PLAIN = { form: 'past', opening: false, relative: false } as const

/** A cue that is no verb of saying, at element `at`. */
export type OtherCue = { readonly kind: 'according' | 'noun' | 'asked'; readonly at: number }

/** Which such cue an element is; null for none. */
export function otherCueAt(elements: readonly Element[], at: number): OtherCue | null {
  const element = elements[at]
  if (element === undefined) return null
  if (element.lower === 'according' && elements[at + 1]?.lower === 'to') return { kind: 'according', at }
  if (isAskedOf(elements, at)) return { kind: 'asked', at }
  // "The charge that was brought": a relative clause says nothing.
  if (
    CUE_NOUNS.has(element.lower.replace(/s$/, '')) &&
    elements[at + 1]?.lower === 'that' &&
    !isFiniteVerb(elements[at + 2])
  )
    return { kind: 'noun', at }
  return null
}

/** What such a cue brings; `floor` is the element in front of which all belongs to something else. */
export function readOther(document: Document, unit: Unit, index: number, cue: OtherCue, floor: number): Reading | null {
  if (cue.kind === 'asked') return readAsked(unit, index, cue.at)
  return cue.kind === 'according' ? readAccording(unit, index, cue.at, floor) : readNoun(document, unit, index, cue.at)
}

/** "(When) asked whether …", "was asked about …": a question whose asker the text does not name. */
function isAskedOf(elements: readonly Element[], at: number): boolean {
  if (elements[at]?.lower !== 'asked' || elements[at]?.quoted === true) return false
  const before = elements[at - 1]
  const passive = before === undefined || /^(?:when|if|was|were|being|been|while|once|after)$/.test(before.lower)
  return passive && /^(?:about|if|whether|what|how|why|who|whom|when|where|which)$/.test(elements[at + 1]?.lower ?? '')
}

function readAsked(unit: Unit, index: number, at: number): Reading | null {
  const { elements } = unit
  const from = elements[at + 1]?.lower === 'about' ? at + 2 : at + 1
  const until = clauseEnd(elements, from, { form: 'past', opening: true, relative: false })
  const base: Statement = {
    unit: index,
    source: null,
    sourceRun: null,
    cue: runSpan(elements, [at, at + 1]),
    contents: [],
    polarity: 'asks',
    lemma: 'ask',
    attitude: false,
    rule: 'asked-of',
  }
  return until > from ? finish(unit, base, { runs: [[from, until]], until, rule: 'asked-of' }) : null
}

function readAccording(unit: Unit, index: number, at: number, floor: number): Reading | null {
  const { elements } = unit
  const end = nounPhraseAfter(elements, at + 2, true)
  if (end === at + 2) return null
  const base: Statement = {
    unit: index,
    source: runSpan(elements, [at + 2, end]),
    sourceRun: [at + 2, end],
    cue: runSpan(elements, [at, at + 2]),
    contents: [],
    polarity: 'asserts',
    lemma: 'according',
    attitude: false,
    rule: 'according-to',
  }
  // “I will not,” X had said, according to Y: it is Y who tells of it.
  if (at > 0 && at <= floor + 1 && isComma(elements[at - 1]) && (elements[end] === undefined || isStop(elements[end])))
    return finish(unit, base, { runs: [[0, at]], until: end, rule: 'according-to' })
  if (at <= floor + 1 || /^(?:[:;]|and|but)$/.test(elements[at - 1]?.lower ?? '')) {
    let comma = end
    while (comma < elements.length && !isComma(elements[comma]) && comma < end + 25) comma++
    if (!isComma(elements[comma])) return null
    const until = clauseEnd(elements, comma + 1, PLAIN)
    return finish(unit, base, { runs: [[comma + 1, until]], until, rule: 'according-to' })
  }
  // "The next day, according to Berg, the firm gave up": the clause goes on behind.
  if (isComma(elements[at - 1]) && isComma(elements[end]) && !hasFinite(elements, floor, at)) {
    const until = clauseEnd(elements, end + 1, PLAIN)
    if (until > end + 1)
      return finish(unit, base, {
        runs: [
          [floor, at],
          [end + 1, until],
        ],
        until,
        rule: 'according-to',
      })
  }
  return finish(unit, base, { runs: [[floor, at]], until: end, rule: 'according-to' })
}

function readNoun(document: Document, unit: Unit, index: number, at: number): Reading | null {
  const { elements } = unit
  const noun = elements[at]?.lower.replace(/s$/, '') ?? ''
  const possessive = elements[at - 1]?.pos === 'POS' ? at - 1 : elements[at - 2]?.pos === 'POS' ? at - 2 : -1
  const from = possessive < 0 ? -1 : nounPhraseBefore(elements, possessive)
  const source: Source = from < 0 ? null : [from, possessive]
  const until = clauseEnd(elements, at + 1, { ...PLAIN, noun: true })
  // "Rumours that it would close were baseless, X said" is what X says.
  if (readFalsehood(document.normal, runSpan(elements, [at, until])) !== null) return null
  const base: Statement = {
    unit: index,
    source: source === null ? null : runSpan(elements, source),
    sourceRun: source,
    cue: runSpan(elements, [at, at + 1]),
    contents: [],
    polarity: CUE_NOUNS.get(noun) ?? 'asserts',
    lemma: noun,
    attitude: false,
    rule: 'noun-cue',
  }
  return finish(unit, base, { runs: [[at + 1, until]], until, rule: 'noun-cue' })
}
