// Why it exists: the cues of each sentence with their sources and contents, before it is settled who the sources are.
import type { Polarity } from '../core/attribution.ts'
import type { Span } from '../core/span.ts'
import { clauseEnd } from './clause-end.ts'
import { type ContentReading, type Run, readContent } from './contents.ts'
import { type CueVerb, findCueVerbs } from './cues.ts'
import type { Document } from './document.ts'
import { readFalsehood } from './falsehoods.ts'
import { CUE_NOUNS } from './lexicon/cues.ts'
import { isComma, isFiniteVerb, isStop, nounPhraseAfter, nounPhraseBefore } from './phrases.ts'
import { isAnswered, isQuoteOnly, quoteRun } from './quote-units.ts'
import { readSource, type Source, verbGroupStart } from './sources.ts'
import { type Element, makeUnits, type Unit } from './units.ts'

const PLAIN = { form: 'past', opening: false, relative: false } as const

/** One statement: spans of the text, element runs of the unit where later stages need them. */
export type Statement = {
  readonly unit: number
  readonly source: Span | null
  readonly sourceRun: Source
  readonly cue: Span | null
  readonly contents: readonly Span[]
  readonly polarity: Polarity
  readonly lemma: string
  readonly attitude: boolean
  readonly rule: string
}
export type Statements = { readonly units: readonly Unit[]; readonly statements: readonly Statement[] }

/** All statements of a document in the order of their cues, quotations that go on joined to what they belong to. */
export function findStatements(document: Document): Statements {
  const units = makeUnits(document)
  const statements: Statement[] = []
  let pending: Statement | null = null
  for (const [index, unit] of units.entries()) {
    if (pending !== null && isQuoteOnly(unit)) {
      statements.push({ ...pending, contents: [runSpan(unit.elements, quoteRun(unit))] })
      pending = null
      continue
    }
    pending = readPending(unit, index)
    // Who answers is no more certain than who asks.
    if (
      isQuoteOnly(unit) &&
      (isAnswered(document, unit, units[index + 1]) || isAnswered(document, units[index - 1], unit))
    )
      continue
    if (isQuoteOnly(unit) && joins(document, units, statements, unit)) continue
    statements.push(...readUnit(document, unit, index))
  }
  return { units, statements: statements.map((statement) => asDenial(document, statement)) }
}

/** “We met” is a lie, X said: X denies it. */
function asDenial(document: Document, statement: Statement): Statement {
  const [content] = statement.contents
  if (content === undefined || statement.contents.length > 1 || statement.polarity !== 'asserts') return statement
  const read = readFalsehood(document.normal, content)
  if (read === null) return statement
  return { ...statement, contents: [read.said], cue: read.verdict, polarity: 'denies', rule: 'said-to-be-false' }
}

/** "X said:" at the end of a paragraph: the quotation of the next one is what was said. */
function readPending(unit: Unit, index: number): Statement | null {
  if (unit.elements.at(-1)?.lower !== ':') return null
  const cue = findCueVerbs(unit.elements).at(-1)
  const reading = cue === undefined ? null : readSource(unit.elements, cue, null)
  if (cue === undefined || reading === null) return null
  return { ...draft(unit, index, cue, reading.source), contents: [], rule: 'colon-before-paragraph' }
}

/** A quotation alone in its sentence goes on with the last speaker: in one paragraph, reopened, or right after a quotation. */
function joins(document: Document, units: readonly Unit[], statements: Statement[], unit: Unit): boolean {
  const last = statements.at(-1)
  const lastUnit = last === undefined ? undefined : units[last.unit]
  if (last === undefined || lastUnit === undefined) return false
  const sameLine = lastUnit.line === unit.line
  const quote = document.quotes[unit.elements.find((element) => element.quote >= 0)?.quote ?? -1]
  const neighbour =
    unit.firstSentence - lastUnit.lastSentence <= 1 + (last.contents.length > 1 ? last.contents.length - 1 : 0)
  if (!sameLine && !(quote?.continues === true && neighbour) && !neighbour) return false
  statements[statements.length - 1] = { ...last, contents: [...last.contents, runSpan(unit.elements, quoteRun(unit))] }
  return true
}

function readUnit(document: Document, unit: Unit, index: number): Statement[] {
  const { elements } = unit
  const found: Statement[] = []
  let floor = 0
  let busy = 0
  let innerFloor = 0
  let previous: Source = null
  for (const cue of cuesOf(elements)) {
    if (cue.at < busy) continue
    const inner = found.at(-1)
    const within = inner !== undefined && isWeakInner(inner) && busy === floor ? innerFloor : floor
    const statement: Reading | null =
      cue.kind === 'verb'
        ? readVerb(document, unit, index, cue, previous, within)
        : readOther(document, unit, index, cue, floor)
    if (statement === null) continue
    if (replacesInner(statement.statement, found.at(-1))) found.pop()
    found.push(statement.statement)
    if (cue.kind === 'verb' && statement.statement.sourceRun !== null) previous = statement.statement.sourceRun
    busy = Math.max(busy, statement.until)
    innerFloor = floor
    floor = Math.max(floor, statement.until, cue.at + 1)
  }
  return found
}

/** "The leaders agreed to meet, Berg said": what is told is Berg's statement, and the agreeing is its content. */
function isWeakInner(inner: Statement): boolean {
  return (
    inner.attitude ||
    /^(?:infinitive-after-cue|phrase-after-cue|object-and-name|quoted-words-of-object|object-of-preposition)$/.test(
      inner.rule,
    )
  )
}

function replacesInner(outer: Statement, inner: Statement | undefined): boolean {
  const cue = inner?.cue
  return cue != null && outer.contents.some((content) => content.start <= cue.start && cue.end <= content.end)
}

type AnyCue =
  | (CueVerb & { readonly kind: 'verb' })
  | { readonly kind: 'according' | 'noun' | 'asked'; readonly at: number }

function cuesOf(elements: readonly Element[]): AnyCue[] {
  const cues: AnyCue[] = findCueVerbs(elements).map((cue) => ({ ...cue, kind: 'verb' }))
  for (const [at, element] of elements.entries()) {
    if (element.lower === 'according' && elements[at + 1]?.lower === 'to') cues.push({ kind: 'according', at })
    else if (isAskedOf(elements, at)) cues.push({ kind: 'asked', at })
    // "The charge that was brought": a relative clause says nothing.
    else if (
      CUE_NOUNS.has(element.lower.replace(/s$/, '')) &&
      elements[at + 1]?.lower === 'that' &&
      !isFiniteVerb(elements[at + 2])
    )
      cues.push({ kind: 'noun', at })
  }
  return cues.sort((a, b) => a.at - b.at)
}

type Reading = { readonly statement: Statement; readonly until: number }

function readVerb(
  document: Document,
  unit: Unit,
  index: number,
  cue: CueVerb,
  previous: Source,
  floor: number,
): Reading | null {
  const reading = readSource(unit.elements, cue, previous)
  if (reading === null) return null
  const content = readContent(document, unit.elements, cue, reading, floor)
  if (content === null) return null
  return finish(unit, draft(unit, index, cue, reading.source), content)
}

function finish(unit: Unit, base: Statement, content: ContentReading): Reading | null {
  const contents = content.runs.map((run) => trimmed(unit.elements, run)).filter((run) => run[1] > run[0])
  if (contents.length === 0) return null
  return {
    statement: { ...base, contents: contents.map((run) => runSpan(unit.elements, run)), rule: content.rule },
    until: content.until,
  }
}

function draft(unit: Unit, index: number, cue: CueVerb, source: Source): Statement {
  const { elements } = unit
  const start = verbGroupStart(elements, cue.at)
  return {
    unit: index,
    source: source === null ? null : runSpan(elements, source),
    sourceRun: source,
    cue: runSpan(elements, [start, cue.at + 1]),
    contents: [],
    // "Neither office confirmed the plan", "nobody said that".
    polarity: /^(?:neither|no|none|nobody)$/.test(elements[source?.[0] ?? -1]?.lower ?? '') ? 'declines' : cue.polarity,
    lemma: cue.lemma,
    attitude: cue.attitude,
    rule: '',
  }
}

/** "according to X" and "X's claim that …". */
function readOther(document: Document, unit: Unit, index: number, cue: AnyCue, floor: number): Reading | null {
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
  return finish(unit, base, { runs: [[floor, at]], until: end, rule: 'according-to' })
}

function readNoun(document: Document, unit: Unit, index: number, at: number): Reading | null {
  const { elements } = unit
  const noun = elements[at]?.lower.replace(/s$/, '') ?? ''
  const possessive = elements[at - 1]?.pos === 'POS' ? at - 1 : elements[at - 2]?.pos === 'POS' ? at - 2 : -1
  const from = possessive < 0 ? -1 : nounPhraseBefore(elements, possessive)
  const source: Source = from < 0 ? null : [from, possessive]
  const until = clauseEnd(elements, at + 1, PLAIN)
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

/** Commas, conjunctions and stops at the edges are no part of what was said. */
function trimmed(elements: readonly Element[], run: Run): Run {
  let [from, to] = run
  while (from < to && /^(?:,|;|:|--+|\u2013|\u2014|\)|\.)$/.test(elements[from]?.lower ?? '')) from++
  while (to > from && /^(?:,|;|:|--+|\u2013|\u2014|\()$/.test(elements[to - 1]?.lower ?? '')) to--
  while (to > from && isStop(elements[to - 1])) to--
  return [from, to]
}

/** The span of a run of elements. */
export function runSpan(elements: readonly Element[], run: Run): Span {
  const first = elements[run[0]]
  const last = elements[run[1] - 1]
  if (first === undefined || last === undefined) throw new RangeError('an empty run of elements has no span')
  return { start: first.start, end: last.end }
}
