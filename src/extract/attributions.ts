// Why it exists: statements become attributions: who the source is, how the words are given, where they were said.
import type { Attribution } from '../core/attribution.ts'
import type { Span } from '../core/span.ts'
import { findChannel } from './channels.ts'
import { type Document, tokenAt } from './document.ts'
import type { Names } from './people.ts'
import { realStatements } from './reality.ts'
import { resolveSpeakers } from './speakers.ts'
import { runSpan, type Statement } from './statement.ts'
import { findStatements } from './statements.ts'
import { ofWord } from './tagger.ts'
import type { Unit } from './units.ts'

/** An attribution with what later stages need of its reading. */
export type Reported = { readonly attribution: Attribution; readonly statement: Statement }
export type Attributions = { readonly units: readonly Unit[]; readonly reported: readonly Reported[] }

/**
 * Who said what, in the order of the text. Spans are offsets into `document.text`; ids are 'a1', 'a2', ….
 * Method: cue → content → source, after Pareti (2015) and bbc/citron, as rules over parts of speech.
 */
export function findAttributions(document: Document, names: Names): Attributions {
  const { units, statements: found } = findStatements(document)
  const statements = realStatements(units, found)
  const speakers = resolveSpeakers(document, names, units, statements)
  const channels: (string | null)[] = []
  const people = new Set(names.people.flatMap(({ name, aliases }) => [name, ...aliases]))
  const reported = statements.map((statement, index): Reported => {
    const before = lastChannelOf(statements, speakers, channels, index)
    const channel = findChannel(document, units[statement.unit], statement, before, people)
    channels.push(channel)
    return {
      statement,
      attribution: {
        id: `a${index + 1}`,
        kind: kindOf(document, statement.contents),
        speaker: speakers[index] ?? null,
        source: bareSource(units[statement.unit], statement),
        cue: statement.cue,
        contents: mergeTouching(document, statement.contents),
        channel,
        polarity: statement.polarity,
        rule: statement.rule,
      },
    }
  })
  return { units, reported }
}

/** The source without the pronoun of "Lind, who said": later stages compare names. */
function bareSource(unit: Unit | undefined, { source, sourceRun }: Statement): Span | null {
  return unit === undefined || sourceRun === null ? source : runSpan(unit.elements, sourceRun)
}

/** "In the same post": the channel of the same speaker's words before. */
function lastChannelOf(
  statements: readonly Statement[],
  speakers: readonly (string | null)[],
  channels: readonly (string | null)[],
  index: number,
): string | null {
  for (let at = index - 1; at >= 0 && (statements[index]?.unit ?? 0) - (statements[at]?.unit ?? 0) < 8; at--) {
    if (speakers[at] === speakers[index] && channels[at] != null) return channels[at] ?? null
  }
  return null
}

const isSpoken = ofWord((lower) => /[\p{L}\p{N}]/u.test(lower))

/** Direct when all words stand in quotation marks, mixed when some do. */
function kindOf(document: Document, contents: readonly Span[]): Attribution['kind'] {
  let inside = 0
  let words = 0
  for (const content of contents) {
    for (let at = tokenAt(document, content.start); at < document.tokens.length; at++) {
      const token = document.tokens[at]
      if (token === undefined || token.start >= content.end) break
      if (!isSpoken(token.word)) continue
      words++
      if ((document.quoteOf[token.index] ?? -1) >= 0) inside++
    }
  }
  if (inside === 0) return 'indirect'
  return inside === words ? 'direct' : 'mixed'
}

/** Contents that only white space parts are one; opening and closing marks around a content belong to it. */
function mergeTouching(document: Document, contents: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const content of contents) {
    const whole = withMarks(document, content)
    const before = merged.at(-1)
    if (before !== undefined && /^\s*$/.test(document.text.slice(before.end, whole.start)))
      merged[merged.length - 1] = { start: before.start, end: whole.end }
    else merged.push(whole)
  }
  return merged
}

/** A content that begins or ends at the words of a quotation takes its mark along. */
function withMarks(document: Document, content: Span): Span {
  let { start, end } = content
  for (const quote of document.quotes) {
    if (quote.start > end) break
    if (quote.inner.start === start) start = quote.start
    if (
      quote.inner.end >= end &&
      quote.end > end &&
      quote.inner.start < end &&
      document.text.slice(end, quote.inner.end).replace(/[\s.,;!?…]/g, '') === ''
    )
      end = quote.end
  }
  return { start, end }
}
