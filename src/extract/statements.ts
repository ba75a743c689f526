// Why it exists: the cues of each sentence with their sources and contents, before it is settled who the sources are.
import type { Span } from '../core/span.ts'
import { readContent } from './contents.ts'
import { type CueVerb, findCueVerbs } from './cues.ts'
import type { Document } from './document.ts'
import { readFalsehood } from './falsehoods.ts'
import { readLabels } from './labels.ts'
import { readLeftovers } from './leftovers.ts'
import { VOICES } from './lexicon/cues.ts'
import { SHOWING, THINGS } from './lexicon/things.ts'
import { type OtherCue, otherCueAt, readOther } from './other-cues.ts'
import { isAnswered, isQuoteOnly, LONGEST_RUN, leadsToSpeaker, quoteRun } from './quote-units.ts'
import { readSource, type Source } from './sources.ts'
import { draft, finish, type Reading, runSpan, type Statement } from './statement.ts'
import { readTitleCase } from './title-case.ts'
import { type Element, makeUnits, type Unit } from './units.ts'

export type Statements = { readonly units: readonly Unit[]; readonly statements: readonly Statement[] }

/** All statements of a document in the order of their cues, quotations that go on joined to what they belong to. */
export function findStatements(document: Document): Statements {
  const units = makeUnits(document)
  const statements: Statement[] = []
  let pending: Statement | null = null
  let ahead: readonly Span[] = []
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
    if (ahead.length > 0 || opensQuote(document, unit)) {
      if (
        leadsToSpeaker(document, units, index) &&
        (ahead.length > 0 || !isNamedAgain(statements.at(-1), units, index))
      ) {
        ahead = [...ahead, runSpan(unit.elements, quoteRun(unit))]
        continue
      }
    }
    if (isQuoteOnly(unit) && joins(document, units, statements, unit)) continue
    statements.push(...withAhead(ahead, unit, readUnit(document, unit, index)))
    ahead = []
  }
  const all = withLabels(statements, readLabels(document, units, statements))
  return { units, statements: all.map((statement) => asDenial(document, statement)) }
}

/** A paragraph that opens a quotation and goes on with none before it. */
function opensQuote(document: Document, unit: Unit): boolean {
  return isQuoteOnly(unit) && document.quotes[unit.elements[0]?.quote ?? -1]?.continues === false
}

/** “We rowed,” Nwosu said, whom the sentence in front of the speech names already: it goes on with those words. */
function isNamedAgain(last: Statement | undefined, units: readonly Unit[], index: number): boolean {
  const source = units[last?.unit ?? -1]?.elements[(last?.sourceRun?.[1] ?? 0) - 1]
  if (last === undefined || source === undefined || index - last.unit > 1) return false
  const speaking = units.slice(index, index + LONGEST_RUN + 1).find((unit) => !isQuoteOnly(unit))
  return speaking?.elements.slice(1, 8).some(({ lower }) => lower === source.lower) === true
}

/** The paragraphs of a speech whose speaker only its last one names belong to that speaker. */
function withAhead(ahead: readonly Span[], unit: Unit, read: readonly Statement[]): readonly Statement[] {
  const start = unit.elements[0]?.start
  if (ahead.length === 0) return read
  return read.map((one) => (one.contents[0]?.start === start ? { ...one, contents: [...ahead, ...one.contents] } : one))
}

/** The statements with those of labels, which take what stands in their words along. */
function withLabels(statements: readonly Statement[], labelled: readonly Statement[]): readonly Statement[] {
  if (labelled.length === 0) return statements
  const units = new Set(labelled.map(({ unit }) => unit))
  const kept = statements.filter(({ unit, rule }) => !units.has(unit) || rule !== 'name-before-quotation')
  return [...kept, ...labelled].sort((a, b) => a.unit - b.unit || placeOf(a) - placeOf(b))
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
  // "Berg said he was ill. “Lind stole it. ¶ The town was quiet": where nothing closes a mark, whose words they are is open.
  if (isLeftOpen(document, quote) && lastUnit.elements.every((element) => element.quote < 0 && !element.quoted))
    return true
  const content = runSpan(unit.elements, quoteRun(unit))
  const at = lastSpoken(document, statements)
  const spoken = statements[at]
  // "They asked Berg whether she would stay. “I will.”": an answer, and not of who asked.
  if (spoken?.polarity === 'asks' && isIndirectQuestion(document, spoken)) return true
  if (spoken !== undefined) statements[at] = { ...spoken, contents: [...spoken.contents, content] }
  return true
}

/** "whether she would stay": what is asked is told in the text's own words. */
function isIndirectQuestion(document: Document, { contents }: Statement): boolean {
  const first = document.normal.slice(contents[0]?.start ?? 0, (contents[0]?.start ?? 0) + 8)
  return contents.length === 1 && /^(?:whether|if|what|how|why|when|where|who)\b/i.test(first)
}

/** A quotation that no mark closes and that no later paragraph goes on with. */
function isLeftOpen(document: Document, quote: Document['quotes'][number] | undefined): boolean {
  if (quote === undefined || quote.closed) return false
  return document.quotes[document.quotes.indexOf(quote) + 1]?.continues !== true
}

/**
 * Whose words go on, of the statements of the last unit: “We left,” said Berg, who said she was tired. “It was late.”
 * Who was asked does not ask: she said when asked about it. “It was late.”
 */
function lastSpoken(document: Document, statements: readonly Statement[]): number {
  const last = statements.length - 1
  const unit = statements[last]?.unit
  let other = -1
  for (let at = last; at >= 0 && statements[at]?.unit === unit; at--) {
    const { rule, cue } = statements[at] ?? { rule: '', cue: null }
    const start = cue?.start ?? 0
    if (rule === 'asked-of' || rule === 'quotation-in-object') continue
    if (other < 0) other = at
    if (!/\bwho (?:\w+ )?$/i.test(document.normal.slice(Math.max(0, start - 20), start))) return at
  }
  // Asked about it, Berg shrugged. “Who knows?”: no question goes on in it.
  if (other < 0 && statements[last]?.rule === 'asked-of') return -1
  return other < 0 ? last : other
}

function readUnit(document: Document, unit: Unit, index: number): Statement[] {
  const { elements } = unit
  const headline = readTitleCase(unit, index)
  if (headline !== null) return [headline]
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
        : readOther(document, unit, index, cue, within)
    if (statement === null) continue
    if (replacesInner(statement.statement, found.at(-1))) found.pop()
    found.push(statement.statement)
    if (cue.kind === 'verb' && statement.statement.sourceRun !== null) previous = statement.statement.sourceRun
    busy = Math.max(busy, statement.until)
    innerFloor = floor
    floor = Math.max(floor, statement.until, cue.at + 1)
  }
  const more = readLeftovers(document, unit, index, found)
  return more.length === 0 ? found : [...found, ...more].sort((a, b) => placeOf(a) - placeOf(b))
}

function placeOf({ contents }: Statement): number {
  return contents[0]?.start ?? 0
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

type AnyCue = (CueVerb & { readonly kind: 'verb' }) | OtherCue

function cuesOf(elements: readonly Element[]): AnyCue[] {
  const cues: AnyCue[] = findCueVerbs(elements).map((cue) => ({ ...cue, kind: 'verb' }))
  for (let at = 0; at < elements.length; at++) {
    const other = otherCueAt(elements, at)
    if (other !== null) cues.push(other)
  }
  return cues.sort((a, b) => a.at - b.at)
}

function readVerb(
  document: Document,
  unit: Unit,
  index: number,
  cue: CueVerb,
  previous: Source,
  floor: number,
): Reading | null {
  const reading = readSource(unit.elements, cue, previous, floor)
  if (reading === null || showsItself(unit.elements, cue, reading.source)) return null
  if (!hasVoice(unit.elements, cue, reading.source)) return null
  const content = readContent(document, unit.elements, cue, reading, floor)
  if (content === null) return null
  return finish(unit, draft(unit, index, cue, reading.source), content)
}

/** "The call underscores a push", "the attacks suggest that": what happened is nobody's statement. */
function showsItself(elements: readonly Element[], cue: CueVerb, source: Source): boolean {
  if (source === null || !SHOWING.has(cue.lemma)) return false
  const head = headOf(elements, source)
  return (
    head !== undefined &&
    /^NNS?$/.test(head.pos) &&
    (THINGS.has(head.lower) || THINGS.has(head.lower.replace(/s$/, '')))
  )
}

/** The noun in front of what tells more of it: "a review | of the port", "research | conducted for the port". */
function headOf(elements: readonly Element[], [from, to]: readonly [number, number]): Element | undefined {
  const run = elements.slice(from, to)
  const behind = run.findIndex(
    ({ lower, pos }, at) =>
      pos === 'IN' ||
      pos === 'TO' ||
      /^(?:which|that|who)$/.test(lower) ||
      (pos === 'VBN' && at > 0 && /^NN/.test(run[at - 1]?.pos ?? '')),
  )
  return run.slice(0, behind < 1 ? run.length : behind).at(-1)
}

/** "The survey found that …" against "Lind found that the door was open": who has no voice in such a verb just does it. */
function hasVoice(elements: readonly Element[], cue: CueVerb, source: Source): boolean {
  if (cue.lemma === 'rule' && elements[cue.at + 1]?.lower === 'out')
    return !cue.negated && elements[cue.at + 2]?.lower !== 'that'
  const voices = VOICES.get(cue.lemma)
  if (voices === undefined) return true
  const head = source === null ? '' : (headOf(elements, source)?.lower ?? '')
  return voices.has(head) || voices.has(head.replace(/s$/, '')) || voices.has(head.replace(/ies$/, 'y'))
}
