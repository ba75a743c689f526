// Why it exists: who wrote and who carried the article is no news: found here, and kept out of the rest.
import type { Span } from '../core/span.ts'

/** `byline` is the author's name as written; `ignored` are spans that are no part of the news. */
export type Credits = { readonly byline: string | null; readonly ignored: readonly Span[] }

const NAME = String.raw`\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|bin|al|der)){1,4}`
const BYLINE = new RegExp(
  `^(?:By|BY|Written by|Story by|Text by) (${NAME}(?:(?:, | and | & )${NAME})*)(?:,? .{0,60})?$`,
  'u',
)
const CREDIT =
  /^(?:\(?(?:Additional )?(?:Reporting|Writing|Editing|Edited|Compiled|Translated|Photographs?|Photos?) (?:and \w+ )?by\b|Our Standards:|Follow .{1,40} on |Sign up |Read more|Image:|Photo:)/
const DATELINE =
  /^(?:\p{Lu}[\p{Lu}.'’ -]{2,40}(?:, [\p{L}. ]{2,30})?(?:, \w+\.? \d{1,2})? ?)?\((?:\p{Lu}[\p{L} .]{1,30})\) ?(?:--?|\u2013|\u2014) /u
// "PORT ANSELM - At least", "Istvar, Nov 23 – President": with no agency, capitals or a day tell a dateline from a sentence.
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?`
const DAY = String.raw`, (?:${MONTH} \d{1,2}|\d{1,2} ${MONTH})(?:,? \d{4})?`
const PLAIN_DATELINE = new RegExp(
  String.raw`^(?:\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}(?:, \p{Lu}[\p{L}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20})?)?(?:${DAY})?|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}(?:, \p{Lu}[\p{L}.]{1,20})?${DAY}) ?(?:(?<= )-|--|\u2013|\u2014) (?=["“]?[\p{Lu}\d])`,
  'u',
)

/** Bylines stand in the first or the last lines, credits anywhere, a dateline at the beginning of the body. */
export function findCredits(text: string, headline: Span | null): Credits {
  const lines = linesOf(text)
  let byline: string | null = null
  const ignored: Span[] = []
  for (const [index, line] of lines.entries()) {
    const words = text.slice(line.start, line.end)
    const edge = index < 4 || index >= lines.length - 3
    const by = edge && words.length < 160 ? BYLINE.exec(words) : null
    if (by !== null && !(headline !== null && line.start === 0)) {
      byline ??= by[1] ?? null
      ignored.push(line)
    } else if (CREDIT.test(words)) ignored.push(line)
    else if (index < 4 && !(headline !== null && line.start < headline.end)) {
      const dateline = DATELINE.exec(words) ?? PLAIN_DATELINE.exec(words)
      if (dateline !== null) ignored.push({ start: line.start, end: line.start + dateline[0].length })
    }
  }
  return { byline, ignored }
}

function linesOf(text: string): Span[] {
  const lines: Span[] = []
  for (const match of text.matchAll(/[^\n]+/g)) {
    const words = match[0]
    const lead = words.length - words.trimStart().length
    const body = words.trim()
    if (body !== '') lines.push({ start: match.index + lead, end: match.index + lead + body.length })
  }
  return lines
}
