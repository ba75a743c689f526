// Why it exists: evidence and texts are slices of the source; this cuts them, at the ends of sentences and clauses only.
import { type Evidence, evidenceOf, type Span } from '../core/span.ts'
import type { Document, Sentence } from './document.ts'

/** Longer passages are no evidence: the words that bear a statement must be found at a glance. */
const EVIDENCE_LIMIT = 700
const TEXT_LIMIT = 400

/** The sentence in which `offset` stands. */
export function sentenceAt(document: Document, offset: number): Sentence | undefined {
  let low = 0
  let high = document.sentences.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((document.sentences[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return document.sentences[low]
}

/** The passage of a span, cut behind the last sentence that still fits. */
export function passage(document: Document, span: Span): Evidence {
  return evidenceOf(document.text, cut(document, span, EVIDENCE_LIMIT))
}

/** The passage of the sentence around a span. */
export function sentencePassage(document: Document, span: Span): Evidence {
  const first = sentenceAt(document, span.start)
  if (first === undefined || first.end - first.start > EVIDENCE_LIMIT) return passage(document, span)
  return evidenceOf(document.text, { start: first.start, end: first.end })
}

/** The words of several spans as one text: slices as they stand, an omission marked '…'. */
export function words(document: Document, spans: readonly Span[]): string {
  const parts: string[] = []
  let room = TEXT_LIMIT
  for (const given of spans) {
    if (room < 40) break
    const span = withoutThat(document, given)
    const kept = cut(document, span, room)
    parts.push(document.text.slice(kept.start, kept.end).replace(/\s+/g, ' ') + (kept.end < span.end ? ' …' : ''))
    room -= kept.end - kept.start
  }
  return parts.join(' … ')
}

/** "that it had gone well" stands alone as "it had gone well". */
function withoutThat(document: Document, span: Span): Span {
  const lead = /^that\s+/i.exec(document.text.slice(span.start, Math.min(span.end, span.start + 10)))
  return lead === null || span.start + lead[0].length >= span.end
    ? span
    : { start: span.start + lead[0].length, end: span.end }
}

/** Cuts a span to `limit` characters: behind a sentence, else in front of a comma or semicolon, else behind a word. */
function cut(document: Document, span: Span, limit: number): Span {
  if (span.end - span.start <= limit) return { start: span.start, end: span.end }
  const bound = span.start + limit
  let end = 0
  for (const sentence of document.sentences) if (sentence.end > span.start && sentence.end <= bound) end = sentence.end
  if (end > span.start) return { start: span.start, end }
  const head = document.text.slice(span.start, bound)
  const clause = Math.max(head.lastIndexOf(','), head.lastIndexOf(';'))
  const at = clause > limit / 2 ? clause : head.lastIndexOf(' ')
  return { start: span.start, end: at > 0 ? span.start + at : bound }
}
