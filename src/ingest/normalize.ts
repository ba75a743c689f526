// Why it exists: what a page or feed hides between its letters is taken out here; the LAST place that may change a text.
import iconv from 'iconv-lite'
import type { Article } from '../core/article.ts'
import { detectLanguage } from './language.ts'

const MAX_TITLE_GRAPHEMES = 300
const MAX_TITLE_UNITS = 1200
const MAX_NAME_UNITS = 200

/**
 * Never seen and never meant: controls, soft hyphens, bidirectional marks and overrides, zero-width spaces, annotations,
 * Unicode tags and the variation selectors that smuggle bytes.
 */
const HIDDEN =
  /[[\p{Cc}--[\t\n]]\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]/gv
/** Joiners mean something after the letters of some scripts and in emoji, and nothing after ours. */
const IDLE_JOINER =
  /(?<![[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]])[\u200c\u200d]/gv
const LINE_BREAK = /\r\n?|[\n\v\f\u2028\u2029]/g
/** In Unicode controls that nobody means; on the web the quotation marks and dashes of windows-1252, as HTML reads them. */
const OLD_WESTERN = /[\x80-\x9f]/g
const SPACES = /[\t\p{Zs}]+/gu

/** Parameters that say where a reader came from, not what is read. */
const TRACKING =
  /^(utm_\w*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|mkt_tok|ocid|cmpid|ns_campaign|ns_mchannel|ns_source|ns_linkname|ref_src|ref_url|wt_mc|spm|s_cid|vero_id|at_(medium|campaign|custom\d)|guccounter|guce_\w+|sr_share|smid|smtyp|taid|xtor|__twitter_impression)$/i

/** The characters that windows-1252 has where Unicode has controls, as they were meant. */
export function repairOldWestern(text: string): string {
  return text.replace(OLD_WESTERN, (character) => iconv.decode(Buffer.from(character, 'latin1'), 'windows-1252'))
}

/** Lines trimmed, one space between words, empty lines dropped, hidden characters gone, NFC. */
export function cleanText(text: string): string {
  return repairOldWestern(text.toWellFormed())
    .replace(LINE_BREAK, '\n')
    .replace(HIDDEN, '')
    .replace(IDLE_JOINER, '')
    .normalize('NFC')
    .replace(SPACES, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll('\n', ' ')
}

/** A title on one line, cut between graphemes when it is longer than any headline. */
export function cleanTitle(text: string): string {
  const line = cleanLine(text.slice(0, 16 * MAX_TITLE_UNITS))
  if (line.length <= MAX_TITLE_GRAPHEMES) return line
  let kept = ''
  let count = 0
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(line)) {
    if (++count >= MAX_TITLE_GRAPHEMES || kept.length + segment.length >= MAX_TITLE_UNITS) return `${kept.trimEnd()}…`
    kept += segment
  }
  return kept
}

/** A name on one line; null for nothing, and for what is too long to be one. */
export function cleanName(text: string | null): string | null {
  const line = text === null ? '' : cleanLine(text.slice(0, 4 * MAX_NAME_UNITS))
  return line === '' || line.length > MAX_NAME_UNITS ? null : line
}

/** The address that stands for a page wherever it was linked from; null for what is no web address. */
export function canonicalUrl(address: string, base?: string): string | null {
  const url = URL.parse(address.trim(), base)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  const query = url.search.slice(1).split('&')
  // Filtered as written: URLSearchParams would write the others anew.
  url.search = query.filter((part) => part !== '' && !TRACKING.test(part.split('=', 1)[0] ?? '')).join('&')
  return url.href
}

/** What a fetched page or feed gives, as written there. */
export type RawArticle = Omit<Article, 'text' | 'language' | 'partial'> & { readonly body: string }

/** The article of a fetched page or feed entry: its text is headline, newline, body, cleaned. */
export function makeArticle(raw: RawArticle): Article {
  const title = cleanTitle(raw.title)
  const body = cleanText(raw.body)
  return {
    title,
    url: raw.url === null ? null : canonicalUrl(raw.url),
    publisher: cleanName(raw.publisher),
    byline: cleanName(raw.byline),
    publishedAt: raw.publishedAt,
    language: detectLanguage(body === '' ? title : body),
    text: [title, body].filter((part) => part !== '').join('\n'),
  }
}
