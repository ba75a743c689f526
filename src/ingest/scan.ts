// Why it exists: a page nested a hundred thousand deep hangs every DOM; one pass without a tree says so first, and
// leaves out what costs nodes and says nothing: programs, drawings, and most attributes.
import { Parser } from 'htmlparser2'

const MAX_DEPTH = 500
/** Far above any real article's; a page with more would keep Readability busy, whose time grows with their square. */
const MAX_TAGS = 50_000
/** The depths of all tags together, as every step of Readability walks up from each: few but deep tags cost as much. */
const MAX_DEPTH_SUM = 1_000_000
const SAMPLE_LENGTH = 4000
const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'svg'])
const DROPPED = new Set([...HIDDEN, 'iframe', 'object', 'canvas'])
/** Attributes that Readability, our selectors or the metadata ask for: each costs a node. */
const KEPT = new Set(
  'aria-hidden aria-modal class content datetime dir hidden href id itemprop itemscope itemtype lang name property rel role style type'.split(
    ' ',
  ),
)
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const LINKED_DATA = /ld\+json/i

export type Scan = {
  /** Whether it may be made into a tree. */
  readonly safe: boolean
  /** What the page calls itself: og:title, else <title>; '' when it does not say before the limit. */
  readonly title: string
  /** The beginning of the words that a reader sees. */
  readonly sample: string
  /** The page without what is left out; as far as the limits allow. */
  readonly slim: string
}

/** Reads as far as the limits allow. htmlparser2 is also what linkedom parses with, so the depth is the tree's own. */
export function scanPage(html: string): Scan {
  let depth = 0
  let tags = 0
  let depthSum = 0
  let hidden = 0
  let inTitle = false
  let title = ''
  let ogTitle = ''
  let sample = ''
  let safe = true
  const slim = makeSlim()
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++
      tags++
      depthSum += depth
      if (HIDDEN.has(name)) hidden++
      inTitle = name === 'title' && title === '' && hidden === 0
      if (name === 'meta' && attributes.property === 'og:title') ogTitle ||= (attributes.content ?? '').trim()
      if (depth > MAX_DEPTH || tags > MAX_TAGS || depthSum > MAX_DEPTH_SUM) safe = false
      if (safe) slim.open(name, attributes)
      else parser.pause()
    },
    onclosetag(name) {
      slim.close(name)
      depth--
      if (HIDDEN.has(name)) hidden--
      if (name === 'title') inTitle = false
    },
    ontext(text) {
      slim.text(text)
      if (inTitle) title += text
      else if (hidden === 0 && sample.length < SAMPLE_LENGTH) sample += text.replace(/\s+/g, ' ')
    },
  })
  // In pieces: a paused parser keeps what it is given, and need not be given the rest.
  const step = 64 * 1024
  for (let at = 0; at < html.length && safe; at += step) parser.write(html.slice(at, at + step))
  if (safe) parser.end()
  return { safe, title: (ogTitle || title).trim(), sample: sample.trim(), slim: slim.written() }
}

type Slim = {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
  written(): string
}

/** Writes the page anew as it is read. */
function makeSlim(): Slim {
  const parts: string[] = ['<!doctype html>']
  /** How many elements deep we are inside one that is left out. */
  let dropped = 0
  let raw = false
  return {
    open(name, attributes) {
      raw = name === 'script' && LINKED_DATA.test(attributes.type ?? '')
      if (dropped > 0 || (DROPPED.has(name) && !raw)) {
        dropped++
        return
      }
      parts.push('<', name)
      for (const key in attributes) {
        if (KEPT.has(key)) parts.push(' ', key, '="', (attributes[key] ?? '').replace(/[&"]/g, escapeCharacter), '"')
      }
      parts.push('>')
    },
    close(name) {
      raw = false
      if (dropped > 0) dropped--
      else if (!VOID.has(name)) parts.push('</', name, '>')
    },
    text(text) {
      if (dropped === 0) parts.push(raw ? text : text.replace(/[&<>]/g, escapeCharacter))
    },
    written: () => parts.join(''),
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
function escapeCharacter(character: string): string {
  return ESCAPES[character] ?? character
}
