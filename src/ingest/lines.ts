// Why it exists: a page's readable part is not all article: credits, dates, "Related:" and rows of links go.
import { type DomElement, type DomNode, isElement, isText } from './dom.ts'

/** What one block element says. */
export type Line = {
  readonly text: string
  /** Share of its letters that are inside links, 0 to 1. */
  readonly linked: number
  readonly heading: boolean
}

const BLOCKS = new Set(
  'address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const SKIPPED = new Set(
  'script style noscript template svg iframe button select textarea input audio video picture img figure figcaption object canvas'.split(
    ' ',
  ),
)
const HEADING = /^h[1-6]$/

/** A photo's or a text's credit: '(Photo: Ana Vel/Orlen Wire)', 'Image credit: …', '© 2026 …'. */
const CREDIT =
  /^\(?(photo(graph)?s?|image|picture|pic|video|illustration|graphic)s?( credit| by| courtesy)?\s*[:/©|]|^\(?(file )?(photo|image) (by|courtesy)\b|^\(?(credit|source|courtesy)\s*:|^(©|\(c\)|copyright\b)|^all rights reserved/i
const SIGN_UP =
  /^(sign up|subscribe|register)\b.{0,120}(newsletter|inbox|email|e-mail|alerts?|updates|briefing|today|now)|^get (our|the)\b.{0,80}(newsletter|inbox)|^(follow|join|find|like) us\b|^download (our|the)\b.{0,40}\bapp\b|^(share|print|save|bookmark|listen to) (this )?(article|story|page)\b|^(advertisement|sponsored|story continues below( advertisement)?|article continues( after| below).*|skip (to|past).*|loading\.{0,3}|share this:?|share|tweet|email|print|comments?|\d+ comments?|leave a comment)$/i
const RELATED =
  /^(related|read (more|also|next)|see also|also read|more (on|from|about|stories)|recommended|you may (also )?like|most (read|popular)|trending|don[’']t miss|in case you missed it|up next|further reading|watch|listen)\b(\s+\S+){0,4}\s*:|^(related|related (articles?|stories|content|topics|news|posts)|read (more|also|next)|see also|also read|recommended( for you)?|you may also like|most (read|popular)|trending( now)?|more (stories|news|from .{1,40}|on this story)|editors?[’'] picks?|up next|topics|tags)\s*:?$/i
const BARE_DATE =
  /^((published|updated|posted|last (updated|modified)|first published)\b:?.{0,60}\d{4}.{0,20}|((mon|tues|wednes|thurs|fri|satur|sun)day,? )?(\d{1,2} [a-z]{3,9}|[a-z]{3,9}\.? \d{1,2}),? \d{4}(,? (at )?\d{1,2}[:.]\d{2}.{0,12})?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d+ (minutes?|min|hours?|days?) (ago|read))$/i
/** Longer lines are prose, whatever they begin with. */
const MAX_NOTE = 200
const LINK_ONLY = 0.8
const MIN_LINK_RUN = 2

/** The lines of a tree, one a block element, white space collapsed, in order. */
export function readLines(root: DomElement): readonly Line[] {
  const lines: Line[] = []
  let text = ''
  let linked = 0
  let heading = false
  const flush = () => {
    const trimmed = text.replace(/\s+/g, ' ').trim()
    const letters = trimmed.replaceAll(' ', '').length
    if (letters > 0) lines.push({ text: trimmed, linked: Math.min(1, linked / letters), heading })
    text = ''
    linked = 0
    heading = false
  }
  const walk = (node: DomNode, inLink: boolean) => {
    if (isText(node)) {
      const words = node.textContent ?? ''
      text += words
      if (inLink) linked += words.replace(/\s+/g, '').length
      return
    }
    if (!isElement(node) || SKIPPED.has(node.localName)) return
    const block = BLOCKS.has(node.localName)
    if (block) flush()
    if (HEADING.test(node.localName)) heading = true
    for (const child of node.childNodes) walk(child, inLink || node.localName === 'a')
    if (block) flush()
  }
  walk(root, false)
  flush()
  return lines
}

/** The lines of the article alone. `title` and `byline` are not repeated. */
export function keepArticleLines(lines: readonly Line[], title: string, byline: string | null): readonly string[] {
  const own = lines.filter((line) => !isNote(line, title, byline))
  const kept = own.filter((_, index) => !inLinkRun(own, index))
  while (kept.length > 0 && isTail(kept[kept.length - 1])) kept.pop()
  return kept.map((line) => line.text)
}

function isNote({ text, linked }: Line, title: string, byline: string | null): boolean {
  if (text === title) return true
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  if (text.length > MAX_NOTE) return false
  if (CREDIT.test(text) || SIGN_UP.test(text) || BARE_DATE.test(text) || RELATED.test(text)) return true
  if (byline !== null && text.replace(/^by:?\s+/i, '').toLowerCase() === byline.toLowerCase()) return true
  // A link in a line of its own that is no sentence is a pointer to another page.
  return linked >= LINK_ONLY && !/[.!?…]["'”’»)]*$/.test(text)
}

function inLinkRun(lines: readonly Line[], index: number): boolean {
  const isLink = (at: number) => (lines[at]?.linked ?? 0) >= LINK_ONLY
  if (!isLink(index)) return false
  let length = 1
  for (let at = index - 1; isLink(at); at--) length++
  for (let at = index + 1; isLink(at); at++) length++
  return length >= MIN_LINK_RUN
}

/** A text does not end with a link or a heading. */
function isTail(line: Line | undefined): boolean {
  return line !== undefined && (line.linked >= LINK_ONLY || line.heading)
}
