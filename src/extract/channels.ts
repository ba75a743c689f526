// Why it exists: where something was said: a network, a statement, a briefing.
import type { Span } from '../core/span.ts'
import type { Document } from './document.ts'
import { CHANNEL_NOUNS } from './lexicon/cues.ts'
import type { Statement } from './statement.ts'
import type { Unit } from './units.ts'

const NAME = String.raw`\p{Lu}[\p{L}\p{N}.&'-]*(?: \p{Lu}[\p{L}\p{N}.&'-]*)*`
const POSTED = new RegExp(
  String.raw`\b(?:post|tweet|message|video|statement|comment|thread)s?(?: \w+)? (?:on|to) (?:his |her |their |its |the )?(?:(?:social media )?(?:platform|network|site|account) )?(${NAME})`,
  'u',
)
const PLACED = new RegExp(
  String.raw`\b(?:in|on|at|during|via|through) ((?:an?|his|her|their|its|the) (?:[\p{L}'-]+ ){0,4}(?:${CHANNEL_NOUNS})(?: (?:with|to|on|for|by) (?:the )?(?:reporters|journalists|lawmakers|parliament|${NAME}))?)\b`,
  'u',
)
const WROTE_ON = new RegExp(
  String.raw`\b(?:wrote|posted|tweeted|said|announced|write|writes|posting|writing) (?:\w+ )?(?:on|via) (${NAME}|social media)`,
  'u',
)
const TOLD = new RegExp(String.raw`\b(?:told|tells|telling) ((?:the )?${NAME}|reporters|journalists)`, 'u')
const SAME = new RegExp(
  String.raw`\b(?:in|on|at|during) (?:the|that) (?:same )?(?:${CHANNEL_NOUNS})\b|\bin (?:a|another) (?:second|separate|later|follow-up) (?:post|tweet)\b`,
  'iu',
)
const SPEAKING = /\bspeaking (?:to|with) (reporters|journalists|parliament|lawmakers)/iu
/** How far around a statement is looked: a sentence that goes on for pages says a channel near its statement. */
const LONGEST = 800
const DAY =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/

/**
 * The channel of a statement in the text's own words; `before` is the same speaker's channel so far,
 * `people` are names of persons. Null for none.
 */
export function findChannel(
  document: Document,
  unit: Unit | undefined,
  statement: Statement,
  before: string | null,
  people: ReadonlySet<string>,
): string | null {
  // "Berg wrote on Plaza.": the full stop is the sentence's, that of "the P.T." the name's.
  return channelOf(document, unit, statement, before, people)?.replace(/(?<!\.\p{L})\.$/u, '') ?? null
}

function channelOf(
  document: Document,
  unit: Unit | undefined,
  statement: Statement,
  before: string | null,
  people: ReadonlySet<string>,
): string | null {
  const around = unit === undefined ? '' : outside(document, unit, statement.contents)
  const posted = POSTED.exec(around)?.[1] ?? WROTE_ON.exec(around)?.[1]
  if (posted !== undefined && !DAY.test(posted)) return posted
  if (before !== null && SAME.test(around)) return before
  const placed = PLACED.exec(around)?.[1]
  if (placed !== undefined) return placed
  const told = statement.lemma === 'tell' || statement.lemma === 'inform' ? TOLD.exec(around)?.[1] : undefined
  // "told Lind", "told Berg's aide": a person is no channel.
  if (told !== undefined && !people.has(told) && !/'s?$/.test(told)) return told
  return SPEAKING.exec(around)?.[1] ?? null
}

/** The words of the unit outside what was said. */
function outside(document: Document, unit: Unit, contents: readonly Span[]): string {
  const first = unit.elements[0]
  const last = unit.elements.at(-1)
  if (first === undefined || last === undefined) return ''
  const from = Math.min(...contents.map((content) => content.start))
  const to = Math.max(...contents.map((content) => content.end))
  let words = ''
  let at = Math.max(first.start, from - LONGEST)
  for (const content of contents) {
    if (content.start < at || content.end > last.end) continue
    words += `${document.normal.slice(at, content.start)} \u2026 `
    at = content.end
  }
  return words + document.normal.slice(at, Math.min(last.end, Math.max(at, to) + LONGEST))
}
