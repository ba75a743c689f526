// Why it exists: which of the longer names of a text are people, and which of those are one person.
import { type Chain, samePerson } from './aliases.ts'
import type { Document } from './document.ts'
import type { Unit } from './names-units.ts'
import { isCommonWord, isFamilyFirst, isForename, isPlaceName } from './names-words.ts'
import { contextEvidence } from './people-context.ts'
import { formEvidence } from './people-form.ts'

/** People found by their full names, and where to look a word of a name up. */
export type Cast = {
  readonly chains: Chain[]
  /** Folded full form → index of the chain. */
  readonly byForm: Map<string, number>
  /** Folded word of a name → indexes of the chains that have it. */
  readonly byWord: Map<string, number[]>
}

/** What must speak for a name before it is a person's. */
const ENOUGH = 2

type Candidate = {
  readonly key: string
  readonly units: Unit[]
  readonly chain: Chain
  form: number
  best: number
  worst: number
}

/** Full names (two words or more) that are people, the same person's forms joined. */
export function findCast(document: Document, units: readonly Unit[]): Cast {
  const candidates = new Map<string, Candidate>()
  const singles = new Map<string, number>()
  for (const unit of units) {
    if (unit.run.loud) continue
    const { chain } = unit
    if (
      chain.folded.length === 1 &&
      unit.kind === 'name' &&
      !opensPlainly(document, unit) &&
      !isPlaceName(chain.words[0] ?? '')
    ) {
      const word = chain.folded[0] ?? ''
      singles.set(word, (singles.get(word) ?? 0) + 1)
    }
    if (unit.kind === 'name' && chain.folded.length >= 2) addCandidate(document, candidates, unit, chain)
  }
  const scores = new Map<string, number>()
  for (const candidate of candidates.values()) scores.set(candidate.key, scoreOf(candidate, singles))
  addCoordination(document, units, candidates, scores)
  const cast: Cast = { chains: [], byForm: new Map(), byWord: new Map() }
  // Longer names first: a shorter form joins the person that it shortens.
  const ordered = [...candidates.values()].sort((a, b) => b.chain.folded.length - a.chain.folded.length)
  for (const candidate of ordered) if ((scores.get(candidate.key) ?? 0) >= ENOUGH) joinCast(cast, candidate.chain)
  return cast
}

/** An ordinary word that has its capital from the sentence. */
function opensPlainly(document: Document, unit: Unit): boolean {
  return unit.run.opens && unit.first === unit.run.first && isCommonWord(document.tokens[unit.first]?.lower ?? '')
}

/** One key for all spellings of a full name in one text: the folded words, '|', the suffix ('' for none). */
export function formKey(chain: Chain): string {
  return `${chain.folded.join(' ')}|${chain.suffix}`
}

function addCandidate(document: Document, candidates: Map<string, Candidate>, unit: Unit, chain: Chain): void {
  const key = formKey(chain)
  const form = formEvidence(document, unit)
  const context = contextEvidence(document, unit)
  const known = candidates.get(key)
  if (known === undefined) {
    candidates.set(key, { key, units: [unit], chain, form, best: context, worst: context })
    return
  }
  known.units.push(unit)
  known.form = Math.max(known.form, form)
  known.best = Math.max(known.best, context)
  known.worst = Math.min(known.worst, context)
}

function scoreOf(candidate: Candidate, singles: ReadonlyMap<string, number>): number {
  const { chain } = candidate
  const tail = chain.folded.at(-1) ?? ''
  const head = chain.folded[0] ?? ''
  let recurs = singles.has(tail) ? 1.5 : 0
  if (recurs === 0 && singles.has(head) && (isFamilyFirst(chain.words[0] ?? '') || isForename(chain.words[0] ?? '')))
    recurs = 1.5
  if (recurs === 0 && singles.has(head)) recurs = 0.7
  const worst = Math.min(candidate.worst, 0) * 0.7
  const best = Math.max(candidate.best, 0)
  return candidate.form + best + worst + recurs + 0.5
}

/** In a list ("A, B and C") what stands beside a person is one too, if its form allows it. */
function addCoordination(
  document: Document,
  units: readonly Unit[],
  candidates: ReadonlyMap<string, Candidate>,
  scores: Map<string, number>,
): void {
  const multi = units.filter((unit) => unit.kind === 'name' && !unit.run.loud && unit.last - unit.first >= 2)
  const key = (unit: Unit): string => formKey(unit.chain)
  for (const step of [1, -1]) {
    for (let at = step === 1 ? 1 : multi.length - 2; at >= 0 && at < multi.length; at += step) {
      const unit = multi[at]
      const beside = multi[at - step]
      if (unit === undefined || beside === undefined) continue
      const [left, right] = step === 1 ? [beside, unit] : [unit, beside]
      const gap = right.first - left.last
      if (gap < 1 || gap > 2 || !/^(?:,|and|&)$/.test(document.tokens[left.last]?.text ?? '')) continue
      const score = scores.get(key(unit)) ?? 0
      // "Generals Stig Berg and Roar Lund met": the one title is that of both.
      const shared = step === 1 && left.role && /[^s]s$/.test(document.tokens[left.first - 1]?.lower ?? '')
      if ((scores.get(key(beside)) ?? 0) < ENOUGH || score >= ENOUGH || (score < -0.5 && !shared)) continue
      if (shared) scores.set(key(unit), Math.max(score + 3, ENOUGH))
      else if ((candidates.get(key(unit))?.form ?? -9) > -1) scores.set(key(unit), score + 1.5)
    }
  }
}

/** Adds a full name: to the person whose name it shortens or lengthens, else as somebody new. */
export function joinCast(cast: Cast, chain: Chain): number {
  const near = new Set<number>()
  for (const word of [chain.folded[0] ?? '', chain.folded.at(-1) ?? ''])
    for (const index of cast.byWord.get(word) ?? []) near.add(index)
  for (const index of near) {
    const other = cast.chains[index]
    if (other === undefined || !samePerson(chain, other)) continue
    if (chain.folded.length > other.folded.length) cast.chains[index] = chain
    return remember(cast, chain, index)
  }
  cast.chains.push(chain)
  return remember(cast, chain, cast.chains.length - 1)
}

function remember(cast: Cast, chain: Chain, index: number): number {
  cast.byForm.set(formKey(chain), index)
  for (const word of chain.folded) {
    if (word.length < 2) continue
    const list = cast.byWord.get(word)
    if (list === undefined) cast.byWord.set(word, [index])
    else if (!list.includes(index)) list.push(index)
  }
  return index
}
