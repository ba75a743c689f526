// Why it exists: every statement of Readout points at a place in a text; this is that place.
import { z } from 'zod'

/** Half-open UTF-16 offsets [start, end) into `article.text`. */
export const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().positive() }).readonly()
export type Span = z.infer<typeof spanSchema>

/** A span with the words that stand there: `quote === text.slice(span.start, span.end)`, always. */
export const evidenceSchema = z.object({ span: spanSchema, quote: z.string().min(1) }).readonly()
export type Evidence = z.infer<typeof evidenceSchema>

/** The evidence for a span of `text`. */
export function evidenceOf(text: string, span: Span): Evidence {
  return { span: { start: span.start, end: span.end }, quote: text.slice(span.start, span.end) }
}

/** Whether `outer` holds all of `inner`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
