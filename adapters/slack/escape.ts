// Why it exists: words from outside must stay words in Slack: no mention, no link of their own, no formatting.
import { plain, plainUrl } from '../../src/briefing/plain.ts'
import { cut } from '../../src/briefing/words.ts'
import { LIMITS } from './limits.ts'

type Escapes = readonly (readonly [pattern: RegExp, replacement: string])[]

/** Slack's own three, for a text that Slack parses (mrkdwn). The ampersand first: the others bring ampersands in. */
const CONTROL: Escapes = [
  [/&/gu, '&amp;'],
  [/</gu, '&lt;'],
  [/>/gu, '&gt;'],
]

/**
 * What clients make a link, a mention, an emoji or a style of although nothing marks it as one. No backslash helps, so
 * that a word joiner (U+2060, no width) parts the characters that only work together.
 */
const JOINED: Escapes = [
  [/(?<=[\p{L}\d]):(?=\/\/)/giu, ':\u2060'],
  [/\b(mailto|tel|slack|javascript):/giu, '$1\u2060:'],
  [/(?<=[\p{L}\p{N}_-])\.(?=\p{L}{2})/gu, '\u2060.'],
  [/@(?=\S)/gu, '@\u2060'],
  [/#(?=\p{L})/gu, '#\u2060'],
  [/:(?=[\w+-]+:)/gu, ':\u2060'],
  [/(?<![\p{L}\p{N}])([*_~`])(?=\S)/gu, '$1\u2060'],
]

/** A link's address is parsed even where its text is not; a browser reads these the same when they are encoded. */
const IN_URL: Escapes = [
  [/</gu, '%3C'],
  [/>/gu, '%3E'],
  [/\|/gu, '%7C'],
]

function apply(text: string, escapes: Escapes): string {
  return escapes.reduce((escaped, [pattern, replacement]) => escaped.replace(pattern, replacement), text)
}

/** For rich_text and for names of options, where Slack parses nothing: plain characters, at most `max` code units. */
export function literal(text: string, max: number): string {
  return shorten(plain(text), max)
}

/** For plain_text, where Slack parses nothing but clients make links of addresses. */
export function inert(text: string, max: number): string {
  return shrink(text, max, (short) => apply(short, JOINED))
}

/** For the `text` beside blocks, which Slack parses. */
export function parsed(text: string, max: number): string {
  return shrink(text, max, (short) => apply(apply(short, JOINED), CONTROL))
}

/** An address that a link may point at; null for one that is none, or that is longer than Slack takes. */
export function linkUrl(url: string | null): string | null {
  const shown = plainUrl(url)
  if (shown === null) return null
  const escaped = apply(shown, IN_URL)
  return escaped.length > LIMITS.url ? null : escaped
}

/** Escaping makes longer: the text is cut before it, until the whole fits. */
function shrink(text: string, max: number, write: (short: string) => string): string {
  const whole = plain(text)
  for (let room = max; room > 0; room = Math.floor(room * 0.8)) {
    const written = write(shorten(whole, room))
    if (written.length <= max) return written
  }
  return ''
}

/** At most `max` code units; '…' says that something was cut. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  // Graphemes may be of several code units: fewer of them until it fits.
  for (let room = max; room > 4; room = Math.floor(room * 0.75)) {
    const short = cut(text.slice(0, max * 2), room)
    if (short.length <= max) return short
  }
  return '…'.slice(0, max)
}
