// Why it exists: sources that no verb of saying brings: "according to X", "X's claim that …", "asked whether …".
import { clauseEnd } from './clause-end.ts'
import type { Run } from './contents.ts'
import type { Document } from './document.ts'
import { readFalsehood } from './falsehoods.ts'
import { CUE_NOUNS, CUE_VERBS } from './lexicon/cues.ts'
import { isCueNoun, makerOf, ownerOf } from './noun-cues.ts'
import { hasFinite, isComma, isFiniteVerb, isStop, isTimeWord, nounPhraseAfter, skipAdjuncts } from './phrases.ts'
import type { Source } from './sources.ts'
import { type Draft, finish, type Reading, runSpan } from './statement.ts'
import { subjectBefore, verbGroupStart } from './subjects.ts'
import type { Element, Unit } from './units.ts'

const VIEWS = /^(?:view|opinion|words|telling|estimation|reckoning|account)$/
const BY_WHOM = /^(?:reported|confirmed|acknowledged|denied|disclosed|revealed)$/
const PLAIN = { form: 'past', opening: false, relative: false } as const

/** A cue that is no verb of saying, at element `at`. */
export type OtherCue = { readonly kind: 'according' | 'noun' | 'asked' | 'passive' | 'view'; readonly at: number }

/** Which such cue an element is; null for none. */
export function otherCueAt(elements: readonly Element[], at: number): OtherCue | null {
  const element = elements[at]
  if (element === undefined) return null
  if (element.lower === 'according' && elements[at + 1]?.lower === 'to') return { kind: 'according', at }
  if (isAskedOf(elements, at)) return { kind: 'asked', at }
  if (elements[at + 1]?.lower === 'by' && BY_WHOM.test(element.lower)) return { kind: 'passive', at }
  if (element.lower === 'in' && viewAt(elements, at) > 0) return { kind: 'view', at }
  return isCueNoun(elements, at) ? { kind: 'noun', at } : null
}

/** Index of the noun of "in Berg's view", "in her words" where the preposition stands at `at`, in commas or at an end; 0 for none. */
function viewAt(elements: readonly Element[], at: number): number {
  if (at > 0 && !isComma(elements[at - 1]) && (elements[at - 1]?.quote ?? -1) < 0) return 0
  for (let noun = at + 2; noun < at + 7; noun++) {
    const word = elements[noun]
    if (word === undefined || isComma(word) || word.quoted) return 0
    if (!VIEWS.test(word.lower)) continue
    const after = elements[noun + 1]
    return (after === undefined || isComma(after) || isStop(after)) && ownerOf(elements, noun) !== null ? noun : 0
  }
  return 0
}

/** What such a cue brings; `floor` is the element in front of which all belongs to something else. */
export function readOther(document: Document, unit: Unit, index: number, cue: OtherCue, floor: number): Reading | null {
  if (cue.kind === 'asked') return readAsked(unit, index, cue.at)
  if (cue.kind === 'passive') return readPassive(unit, index, cue.at, floor)
  if (cue.kind === 'view') {
    const noun = viewAt(unit.elements, cue.at)
    return readAccording(unit, index, cue.at, floor, ownerOf(unit.elements, noun), noun + 1)
  }
  if (cue.kind === 'noun') return readNoun(document, unit, index, cue.at)
  const end = makerEnd(unit.elements, nounPhraseAfter(unit.elements, cue.at + 2, true))
  return end === cue.at + 2 ? null : readAccording(unit, index, cue.at, floor, [cue.at + 2, end], end)
}

/** "(When) asked whether …", "was asked on Monday by Lind about …": a question put to somebody. */
function isAskedOf(elements: readonly Element[], at: number): boolean {
  if (elements[at]?.lower !== 'asked' || elements[at]?.quoted === true) return false
  const before = elements[at - 1]
  const passive =
    before === undefined ||
    /^(?:when|if|is|are|was|were|being|been|while|once|after)$/.test(before.lower) ||
    (before.pos === 'RB' && /^(?:was|were|been|when|is|are)$/.test(elements[at - 2]?.lower ?? ''))
  return passive && readQuestion(elements, at) !== null
}

/** Who asks, where the text says it, and the element at which the question begins; null where none follows. */
function readQuestion(
  elements: readonly Element[],
  at: number,
): { readonly source: Source; readonly from: number } | null {
  const from = skipAdjuncts(elements, at + 1)
  let source: Source = null
  for (let word = at + 1; word < from; word++) {
    if (elements[word]?.lower === 'about') return { source, from: word + 1 }
    if (elements[word]?.lower !== 'by' || isTimeWord(elements[word + 1])) continue
    const end = nounPhraseAfter(elements, word + 1, true)
    source = end > word + 1 ? [word + 1, end] : null
  }
  if (isComma(elements[from]) && (elements[from + 1]?.quote ?? -1) >= 0) return { source, from: from + 1 }
  const opens = /^(?:if|whether|what|how|why|who|whom|when|where|which|to)$/.test(elements[from]?.lower ?? '')
  return opens || (elements[from]?.quote ?? -1) >= 0 ? { source, from } : null
}

function readAsked(unit: Unit, index: number, at: number): Reading | null {
  const { elements } = unit
  const question = readQuestion(elements, at)
  if (question === null) return null
  const { source, from } = question
  const until =
    (elements[from]?.quote ?? -1) >= 0
      ? from + 1
      : clauseEnd(elements, from, { form: 'past', opening: true, relative: true, single: true })
  const base = draftOf(unit, index, { source: source, cue: [at, at + 1], polarity: 'asks', lemma: 'ask' })
  return until > from ? finish(unit, base, { runs: [[from, until]], until, rule: 'asked-of' }) : null
}

/** "according to a count by the port", "according to a report released by Lind": who made it belongs to the source. */
function makerEnd(elements: readonly Element[], end: number): number {
  const by = elements[end]?.pos === 'VBN' ? end + 1 : end
  if (elements[by]?.lower !== 'by') return end
  const maker = nounPhraseAfter(elements, by + 1, true)
  return maker > by + 1 ? maker : end
}

/** "according to X", "in X's view": `source` is X, `end` the element behind all of it. */
function readAccording(
  unit: Unit,
  index: number,
  at: number,
  floor: number,
  source: Source,
  end: number,
): Reading | null {
  const { elements } = unit
  if (source === null) return null
  const view = elements[at]?.lower === 'in'
  const base = draftOf(unit, index, {
    source: source,
    cue: view ? [at, end] : [at, at + 2],
    polarity: 'asserts',
    lemma: 'according',
  })
  // It closed because, in Berg's words, “nobody came.”
  if (isComma(elements[end]) && (elements[end + 1]?.quote ?? -1) >= 0)
    return finish(unit, base, { runs: [[end + 1, end + 2]], until: end + 2, rule: 'according-to' })
  // “There is no case,” according to a paper filed by X.
  if (at === 1 && (elements[0]?.quote ?? -1) >= 0)
    return finish(unit, base, { runs: [[0, at]], until: end, rule: 'according-to' })
  // "While most ships were old, according to Berg, | two were new": the source stands in front of its clause.
  if (
    /^(?:while|although|though)$/.test(elements[floor]?.lower ?? '') &&
    isComma(elements[at - 1]) &&
    isComma(elements[end])
  ) {
    const until = clauseEnd(elements, end + 1, PLAIN)
    if (until > end + 1) return finish(unit, base, { runs: [[end + 1, until]], until, rule: 'according-to' })
  }
  // “I will not,” X had said to Z, according to Y: it is Y who tells of it.
  const closes = elements[end] === undefined || isStop(elements[end])
  if (at > 0 && closes && isComma(elements[at - 1]) && (at <= floor + 1 || !holdsClause(elements, floor, at)))
    return finish(unit, base, { runs: [[0, at]], until: end, rule: 'according-to' })
  if (at <= floor + 1 || /^(?:[:;]|and|but)$/.test(elements[at - 1]?.lower ?? '')) {
    let comma = end
    while (comma < elements.length && !isComma(elements[comma]) && comma < end + 25) comma++
    if (!isComma(elements[comma])) return null
    const until = clauseEnd(elements, comma + 1, PLAIN)
    return finish(unit, base, { runs: [[comma + 1, until]], until, rule: 'according-to' })
  }
  // "The next day, according to Berg, the firm gave up": the clause goes on behind.
  const relative = isComma(elements[end]) ? relativeBefore(elements, at - 1, floor) : -1
  if (isComma(elements[at - 1]) && isComma(elements[end]) && (relative > 0 || !hasFinite(elements, floor, at))) {
    const until = clauseEnd(elements, end + 1, PLAIN)
    if (until > end + 1)
      return finish(unit, base, {
        runs: [
          [relative > 0 ? relative : floor, at],
          [end + 1, until],
        ],
        until,
        rule: 'according-to',
      })
  }
  return finish(unit, base, { runs: [[floor, at]], until: end, rule: 'according-to' })
}

/** "The move was first reported by the Herald": the subject is all that is told of it. */
function readPassive(unit: Unit, index: number, at: number, floor: number): Reading | null {
  const { elements } = unit
  const first = elements[at - 1]?.lower === 'first' ? at - 1 : at
  const start = verbGroupStart(elements, first)
  const group = elements.slice(start, at)
  const end = nounPhraseAfter(elements, at + 2, true)
  const from = subjectBefore(elements, start)
  if (end === at + 2 || from < floor || isTimeWord(elements[at + 2]) || elements[from]?.pos.startsWith('W')) return null
  if (!group.some(({ lower }) => /^(?:is|are|was|were|been)$/.test(lower))) return null
  if (group.some(({ lower, pos }) => pos === 'MD' || /^(?:not|n't|never)$/.test(lower))) return null
  const base = draftOf(unit, index, {
    source: [at + 2, end],
    cue: [start, at + 2],
    polarity: CUE_VERBS.get(elements[at]?.lower ?? '')?.polarity ?? 'asserts',
    lemma: CUE_VERBS.get(elements[at]?.lower ?? '')?.lemma ?? 'report',
  })
  return finish(unit, base, { runs: [[from, start]], until: end, rule: 'told-by' })
}

function holdsClause(elements: readonly Element[], from: number, to: number): boolean {
  return isComma(elements[from]) || hasFinite(elements, from, to)
}

/** Index of the relative pronoun that opens the clause in front of `at`: "a man whose book, according to Y, sells"; -1 for none. */
function relativeBefore(elements: readonly Element[], at: number, floor: number): number {
  for (let back = at - 1; back > floor && at - back < 6; back--) {
    if (/^(?:who|which|whose)$/.test(elements[back]?.lower ?? '')) return back
    if (isComma(elements[back]) || isFiniteVerb(elements[back])) return -1
  }
  return -1
}

function readNoun(document: Document, unit: Unit, index: number, at: number): Reading | null {
  const { elements } = unit
  const noun = elements[at]?.lower.replace(/s$/, '') ?? ''
  const source = ownerOf(elements, at) ?? makerOf(elements, at)
  const that = elements[at + 1]?.lower === 'that'
  const start = that || elements[at + 1]?.lower === 'to' ? at + 1 : at + 2
  const until = clauseEnd(elements, at + 1, { ...PLAIN, noun: true, single: !that })
  // "Rumours that it would close were baseless, X said" is what X says.
  if (readFalsehood(document.normal, runSpan(elements, [at, until])) !== null) return null
  const base = draftOf(unit, index, {
    source: source,
    cue: [at, at + 1],
    polarity: CUE_NOUNS.get(noun) ?? 'asserts',
    lemma: noun,
  })
  return finish(unit, base, { runs: [[start, until]], until, rule: 'noun-cue' })
}

/** The statement of a cue that is no verb of saying, its contents still to be read. */
function draftOf(
  unit: Unit,
  index: number,
  given: Pick<Draft, 'polarity' | 'lemma'> & { readonly source: Source; readonly cue: Run },
): Draft {
  const { elements } = unit
  const { source, cue, polarity, lemma } = given
  const span = source === null ? null : runSpan(elements, source)
  return {
    unit: index,
    source: span,
    sourceRun: source,
    cue: runSpan(elements, cue),
    contents: [],
    polarity,
    lemma,
    attitude: false,
  }
}
