// Why it exists: a page's readable part as lines, one a block element, each with its share of linked words.
import { type DomElement, type DomNode, isElement, isText } from './tree.ts'

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
const MIN_BOX_LINKS = 3

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
    if (!isElement(node) || SKIPPED.has(node.localName) || isLinkBox(node)) return
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

/** A list of links that opens over a word of a sentence: a span of several links and nothing between them. */
function isLinkBox(element: DomElement): boolean {
  if (element.localName !== 'span') return false
  let links = 0
  for (const child of element.childNodes) {
    if (isText(child) ? (child.textContent ?? '').trim() !== '' : !isElement(child)) return false
    if (isElement(child) && child.localName === 'a') links++
    else if (isElement(child) && !SKIPPED.has(child.localName)) return false
  }
  return links >= MIN_BOX_LINKS
}
