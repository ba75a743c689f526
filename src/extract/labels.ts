// Why it exists: names in front of a colon that say whose words follow: headlines ("Berg: No early vote") and transcripts.
import type { Document } from './document.ts'
import { hasFinite } from './phrases.ts'
import { runSpan, type Statement } from './statement.ts'
import type { Element, Unit } from './units.ts'

// A label is a name or a title, no sentence.
const LONGEST = 5

/**
 * The statements of labels: in the headline, where the text gives words of the same source; in the body, where lines of
 * two labels at least follow one another, as in an interview. `statements` are those found by other rules.
 */
export function readLabels(document: Document, units: readonly Unit[], statements: readonly Statement[]): Statement[] {
  const found: Statement[] = []
  const first = units[0]
  if (first !== undefined && document.headline !== null && first.line === 0) {
    const label = labelOf(first.elements)
    // "Berg: Friend or foe?" asks about her.
    if (
      label > 0 &&
      first.elements.at(-1)?.lower !== '?' &&
      isSourceOf(first.elements[label - 1], document, statements)
    ) {
      const statement = makeStatement(units, 0, 1, label)
      if (statement !== null) found.push(statement)
    }
  }
  for (let at = document.headline === null ? 0 : 1; at < units.length; ) {
    const { end, labels } = transcriptAt(units, at)
    for (const [from, to] of labels > 1 ? linesOf(units, at, end) : []) {
      const statement = makeStatement(units, from, to, labelOf(units[from]?.elements ?? []))
      if (statement !== null) found.push(statement)
    }
    at = Math.max(end, at + 1)
  }
  return found
}

/** Index of the colon behind a label that opens a line; 0 where none does. */
function labelOf(elements: readonly Element[]): number {
  for (let at = 0; at <= LONGEST && at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined || element.quoted) return 0
    // "Claim: … Verdict: …": the parts of a check are nobody who speaks.
    if (element.lower === ':' && /^(?:claim|verdict|rating|conclusion)$/.test(elements[at - 1]?.lower ?? '')) return 0
    if (element.lower === ':') return at > 0 && elements[at + 1] !== undefined ? at : 0
    if (!/^(?:NN|DT|JJ|POS)/.test(element.pos)) return 0
  }
  return 0
}

/** Whether the text quotes, by whatever rule, somebody with this word in the name: "Berg: …", and below "Anna Berg said". */
function isSourceOf(word: Element | undefined, document: Document, statements: readonly Statement[]): boolean {
  if (word === undefined) return false
  return statements.some(({ source }) =>
    source === null
      ? false
      : document.normal
          .slice(source.start, source.end)
          .toLowerCase()
          .split(/[^\p{L}\p{N}'-]+/u)
          .includes(word.lower),
  )
}

/** The run of labelled lines that begins at unit `from`: the unit behind it, and how many labels it has. */
function transcriptAt(units: readonly Unit[], from: number): { readonly end: number; readonly labels: number } {
  const labels = new Set<string>()
  let at = from
  while (at < units.length) {
    const elements = units[at]?.elements ?? []
    const label = labelOf(elements)
    if (label === 0 || units[at - 1]?.line === units[at]?.line || !isTurn(elements, label)) break
    const begin = at
    labels.add(
      elements
        .slice(0, label)
        .map(({ lower }) => lower)
        .join(' '),
    )
    const { line } = units[at] ?? { line: -1 }
    while (at < units.length && units[at]?.line === line) at++
    // "Lund: Anna Berg, Tom Lind." lists who was asked.
    if (!units.slice(begin, at).some((unit) => hasFinite(unit.elements, 0, Math.min(60, unit.elements.length))))
      return { end: at, labels: 0 }
  }
  return { end: at, labels: labels.size }
}

/** A turn of speech is a sentence: "Date: Monday", "Cost: 5 crowns" are none. */
function isTurn(elements: readonly Element[], label: number): boolean {
  return (
    /^\p{Lu}/u.test(elements[label - 1]?.token.text ?? '') &&
    elements.length - label > 4 &&
    /^[.?!]$/.test(elements.at(-1)?.lower ?? '')
  )
}

/** Unit ranges of the lines between two units. */
function linesOf(units: readonly Unit[], from: number, end: number): (readonly [number, number])[] {
  const lines: (readonly [number, number])[] = []
  for (let at = from; at < end; ) {
    let to = at + 1
    while (to < end && units[to]?.line === units[at]?.line) to++
    lines.push([at, to])
    at = to
  }
  return lines
}

function makeStatement(units: readonly Unit[], from: number, to: number, label: number): Statement | null {
  const elements = units[from]?.elements ?? []
  const last = units[to - 1]?.elements.at(-1)
  const first = elements[label + 1]
  if (label === 0 || first === undefined || last === undefined) return null
  return {
    unit: from,
    source: runSpan(elements, [0, label]),
    sourceRun: [0, label],
    cue: runSpan(elements, [label, label + 1]),
    contents: [{ start: first.start, end: last.end }],
    polarity: 'asserts',
    lemma: 'quote',
    attitude: false,
    rule: 'label-before-words',
  }
}
