// Why it exists: a page nested a hundred thousand deep hangs every DOM; one pass without a tree says so first, and
// leaves out what costs nodes and says nothing: programs, drawings, and most attributes.
import { Parser } from 'htmlparser2'
import { DomDocument, DomElement, DomText, isText } from './tree.ts'

const MAX_DEPTH = 500
/** Far above any real article's; a page with more would keep Readability busy, whose time grows with their square. */
const MAX_TAGS = 50_000
/** The depths of all tags together, as every step of Readability walks up from each: few but deep tags cost as much. */
const MAX_DEPTH_SUM = 1_000_000
const SAMPLE_LENGTH = 4000
const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'svg'])
/** Pictures too: without their addresses they say nothing. */
const DROPPED = new Set([...HIDDEN, 'iframe', 'object', 'canvas', 'img'])
/** Attributes that Readability, our selectors or the metadata ask for: each costs a node. */
const KEPT = new Set(
  'aria-hidden aria-modal class content datetime dir hidden href id itemprop itemscope itemtype lang name property rel role style type'.split(
    ' ',
  ),
)
const LINKED_DATA = /ld\+json/i

export type Scan = {
  /** Whether it may be made into a tree. */
  readonly safe: boolean
  /** What the page calls itself: og:title, else <title>; '' when it does not say before the limit. */
  readonly title: string
  /** The beginning of the words that a reader sees. */
  readonly sample: string
  /** The page without what is left out; as far as the limits allow. */
  readonly page: DomDocument
}

/** Reads as far as the limits allow. */
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
  const tree = makeBuilder()
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++
      tags++
      depthSum += depth
      if (HIDDEN.has(name)) hidden++
      inTitle = name === 'title' && title === '' && hidden === 0
      if (name === 'meta' && attributes.property === 'og:title') ogTitle ||= (attributes.content ?? '').trim()
      if (depth > MAX_DEPTH || tags > MAX_TAGS || depthSum > MAX_DEPTH_SUM) safe = false
      if (safe) tree.open(name, attributes)
      else parser.pause()
    },
    onclosetag(name) {
      tree.close()
      depth--
      if (HIDDEN.has(name)) hidden--
      if (name === 'title') inTitle = false
    },
    ontext(text) {
      tree.text(text)
      if (inTitle) title += text
      else if (hidden === 0 && sample.length < SAMPLE_LENGTH) sample += text.replace(/\s+/g, ' ')
    },
  })
  // In pieces: a paused parser keeps what it is given, and need not be given the rest.
  const step = 64 * 1024
  for (let at = 0; at < html.length && safe; at += step) parser.write(html.slice(at, at + step))
  if (safe) parser.end()
  return { safe, title: (ogTitle || title).trim(), sample: sample.trim(), page: tree.page }
}

type Builder = {
  readonly page: DomDocument
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(): void
  text(text: string): void
}

/** Makes the tree as the page is read. */
function makeBuilder(): Builder {
  const page = new DomDocument()
  let at: DomElement = page
  /** How many elements deep we are inside one that is left out. */
  let dropped = 0
  return {
    page,
    open(name, attributes) {
      const isData = name === 'script' && LINKED_DATA.test(attributes.type ?? '')
      if (dropped > 0 || (DROPPED.has(name) && !isData)) {
        dropped++
        return
      }
      const element = new DomElement(name, keptOf(attributes))
      at.appendChild(element)
      at = element
    },
    close() {
      if (dropped > 0) dropped--
      else at = at.parentNode ?? page
    },
    text(text) {
      if (dropped > 0) return
      const { lastChild } = at
      if (lastChild !== null && isText(lastChild)) lastChild.textContent += text
      else at.appendChild(new DomText(text))
    },
  }
}

function keptOf(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const key in attributes) if (KEPT.has(key)) kept[key] = attributes[key] ?? ''
  return kept
}
