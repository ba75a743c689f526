// Why it exists: a news article as it comes in, before anything is read out of it.
import { z } from 'zod'

export const articleSchema = z
  .object({
    /** '' when the text has none. */
    title: z.string(),
    url: z.string().nullable(),
    publisher: z.string().nullable(),
    byline: z.string().nullable(),
    /** ISO 8601; null when the source does not say. */
    publishedAt: z.string().nullable(),
    /** BCP 47; 'und' when it cannot be told. */
    language: z.string(),
    /** Headline, newline, body: what every offset points into. */
    text: z.string(),
    /** Why the text is no more than the headline, where the source holds more than could be read. */
    partial: z.enum(['paywall', 'no_text', 'too_complex', 'deadline']).optional(),
  })
  .readonly()
export type Article = z.infer<typeof articleSchema>

/** Epoch ms of `publishedAt`; null where the source does not say, or says it in a way that is no date. */
export function publishedMs({ publishedAt }: Pick<Article, 'publishedAt'>): number | null {
  const at = publishedAt === null ? Number.NaN : Date.parse(publishedAt)
  return Number.isNaN(at) ? null : at
}
