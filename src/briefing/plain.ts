// Why it exists: text from outside may steer a terminal or turn a line around; here it becomes plain characters.

/** ANSI sequences as a whole, so that '[31m' does not stay behind: a control character, then CSI or OSC with its end. */
const ANSI = /\p{Cc}(?:\[[0-?]*[ -/]*[@-~]|\][^\p{Cc}]*\p{Cc}\\?)/gu
/** Bidirectional controls, invisible fillers, tags; the joiners that scripts and emoji need stay. */
const HIDDEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5/gu

/** One line of plain characters. */
export function plain(text: string): string {
  return (
    text
      // First, so that no line break counts as the control character that begins a sequence.
      .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(ANSI, '')
      .replace(/\p{Cc}/gu, '')
      .replace(HIDDEN, '')
      .toWellFormed()
      .replace(/ {2,}/gu, ' ')
      .trim()
  )
}

/** A web address that may be shown: null for anything but http and https. */
export function plainUrl(url: string | null): string | null {
  if (url === null || url.length > 2_000 || !URL.canParse(url)) return null
  const parsed = new URL(url)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null
  parsed.username = ''
  parsed.password = ''
  return plain(parsed.href)
}
