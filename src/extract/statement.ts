// Why it exists: one statement: its spans, and how a cue, a source and contents become it.
import type { Polarity } from '../core/attribution.ts'
import type { Span } from '../core/span.ts'
import type { ContentReading, Run } from './contents.ts'
import { type CueVerb, particlesOf } from './cues.ts'
import type { AttributionRule } from './lexicon/rules.ts'
import { isStop } from './phrases.ts'
import type { Source } from './sources.ts'
import { verbGroupStart } from './subjects.ts'
import type { Element, Unit } from './units.ts'

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
  readonly rule: AttributionRule
}

/** A statement whose contents are still to be read; by which rule, only they tell. */
export type Draft = Omit<Statement, 'rule'>

/** A statement, and the element behind which the sentence goes on without it. */
export type Reading = { readonly statement: Statement; readonly until: number }

/** The statement with the contents read; null where no word of them is left. */
export function finish(unit: Unit, base: Draft, content: ContentReading): Reading | null {
  const contents = content.runs.map((run) => trimmed(unit.elements, run)).filter((run) => run[1] > run[0])
  if (contents.length === 0) return null
  return {
    statement: { ...base, contents: contents.map((run) => runSpan(unit.elements, run)), rule: content.rule },
    until: content.until,
  }
}

/** The statement of a verb of saying, its contents still to be read. */
export function draft(unit: Unit, index: number, cue: CueVerb, source: Source): Draft {
  const { elements } = unit
  const start = verbGroupStart(elements, cue.at)
  return {
    unit: index,
    source: source === null ? null : runSpan(elements, withPronoun(elements, source, start)),
    sourceRun: source,
    cue: runSpan(elements, [start, cue.at + 1 + particlesOf(elements, cue.at, cue.lemma)]),
    contents: [],
    // "Neither office confirmed the plan", "nobody said that".
    polarity: /^(?:neither|no|none|nobody)$/.test(elements[source?.[0] ?? -1]?.lower ?? '') ? 'declines' : cue.polarity,
    lemma: cue.lemma,
    attitude: cue.attitude,
  }
}

/** "critics who say", "Lind, who said": the pronoun is the subject, and belongs to the words that name the source. */
function withPronoun(elements: readonly Element[], source: Run, verb: number): Run {
  const pronoun = elements[verb - 1]?.lower ?? ''
  const next = elements[source[1]]?.lower === ',' ? source[1] + 1 : source[1]
  return next === verb - 1 && /^(?:who|which|that)$/.test(pronoun) ? [source[0], verb] : source
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
