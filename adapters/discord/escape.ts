// Why it exists: text from outside must stay text on Discord: no mention, no link of its own, no formatting.
import { plain, plainUrl } from '../../src/briefing/plain.ts'
import { cut } from '../../src/briefing/words.ts'

type Rule = { readonly name: string; readonly find: RegExp; readonly put: string }

/** Keeps what follows from being read together with what stands before; nothing is seen of it. */
const GAP = '\u200b'

/**
 * In this order: the backslash first, since the others put some. Discord's server reads mentions without minding
 * backslashes, so those are broken up as well; links are found without a scheme too (discord.gg/…), so every slash is escaped.
 */
const RULES: readonly Rule[] = [
  { name: 'backslash', find: /\\/gu, put: '\\\\' },
  { name: 'mention, emoji, time, command, address in angle brackets', find: /<(?=[@#:&!/+\w])/gu, put: `<${GAP}` },
  { name: 'everyone', find: /@(?=everyone|here)/giu, put: `@${GAP}` },
  { name: 'emphasis, code, spoiler, brackets, quote, heading', find: /[*_~`|<>[\]()#]/gu, put: '\\$&' },
  { name: 'address and invitation', find: /:(?=\/\/)|\//gu, put: '\\$&' },
  { name: 'emoji by name', find: /:(?=\w)/gu, put: '\\:' },
  { name: 'list or small print at the start', find: /^[-+]/gu, put: '\\$&' },
  { name: 'numbered list at the start', find: /^(\d+)(?=[.)])/gu, put: `$1${GAP}` },
]

/** What a URL may not keep inside a masked link: each of these would end it, format it or mention somebody. */
const UNSAFE_IN_URL = /[<>()[\]\\|*~`@\s]/gu
/** A link takes room from the words; a longer one is not worth it. */
const MAX_URL = 600

/** One line of inert text. */
export function escapeText(text: string): string {
  return RULES.reduce((escaped, { find, put }) => escaped.replace(find, put), plain(text))
}

/** The same, at most `max` UTF-16 units long after escaping; cut with '…'. */
export function escapeCut(text: string, max: number): string {
  const whole = plain(text)
  for (let room = max; room > 0; ) {
    const escaped = escapeText(cut(whole, room))
    if (escaped.length <= max) return escaped
    room = Math.min(room - 1, Math.floor((room * max) / escaped.length))
  }
  return '…'
}

/** The whole text in pieces of at most `max` UTF-16 units after escaping, parted at blanks where there are any. */
export function escapeInPieces(text: string, max: number): readonly string[] {
  const pieces: string[] = []
  const whole = plain(text)
  for (let start = 0; start < whole.length; ) {
    const end = findEnd(whole, start, max)
    const piece = escapeText(whole.slice(start, end))
    if (piece !== '') pieces.push(piece)
    start = end
  }
  return pieces
}

function findEnd(text: string, start: number, max: number): number {
  let end = Math.min(text.length, start + max)
  for (
    let length = 0;
    end > start + 1;
    end = start + Math.min(end - start - 1, Math.floor(((end - start) * max) / length))
  ) {
    length = escapeText(text.slice(start, end)).length
    if (length <= max) break
  }
  if (end === text.length) return end
  const blank = text.lastIndexOf(' ', end)
  if (blank > start + (end - start) / 2) return blank
  // Never between the halves of a character.
  if (!/[\ud800-\udbff]/u.test(text.charAt(end - 1))) return end
  return end > start + 1 ? end - 1 : end + 1
}

/** An address that can stand inside a masked link; null where it is none or too long. */
export function safeUrl(url: string | null): string | null {
  const href = plainUrl(url)
  if (href === null) return null
  const safe = href.replace(
    UNSAFE_IN_URL,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  return safe.length <= MAX_URL ? safe : null
}

/** An escaped label that leads to a source; the label alone where the address is no good. */
export function linkTo(label: string, url: string | null): string {
  const href = safeUrl(url)
  // Discord counts brackets in a label without minding backslashes.
  return href === null ? label : `[${label.replace(/\\[[\]]/gu, '')}](<${href}>)`
}
