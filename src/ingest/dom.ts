// Why it exists: the few parts of a DOM that we use, typed; linkedom's own types would bring a browser's globals.
import { parseHTML } from 'linkedom'
import { defaultTreeAdapter, parse, serialize } from 'parse5'
import { scanPage } from './scan.ts'

/** Half as many again as a page may have tags. */
const MAX_ELEMENTS = 75_000

export type DomNode = {
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<DomNode>
}
export type DomElement = DomNode & {
  readonly localName: string
  readonly parentElement: DomElement | null
  getAttribute(name: string): string | null
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
  closest(selector: string): DomElement | null
  remove(): void
  replaceWith(node: DomNode): void
}
export type DomDocument = DomElement & {
  readonly documentElement: DomElement | null
  readonly body: DomElement | null
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1
}

export function isText(node: DomNode): boolean {
  return node.nodeType === 3
}

/**
 * A page as a tree. linkedom builds what is written, not what HTML means by it: 3 % of real pages come out with an empty
 * body, and are first written anew by parse5. Null when even that is no page, or too deep to be walked.
 */
export function parsePage(html: string): DomDocument | null {
  const quick = parseTree(html)
  if (quick !== null && hasBody(quick)) return quick
  const rewritten = rewrite(html)
  if (rewritten === null) return null
  return scanPage(rewritten).safe ? parseTree(rewritten) : null
}

/** What HTML means by the page. Elements nested crosswise multiply: null for more than any page has. */
function rewrite(html: string): string | null {
  let elements = 0
  const createElement: typeof defaultTreeAdapter.createElement = (...given) => {
    if (++elements > MAX_ELEMENTS) throw new RangeError('too many elements')
    return defaultTreeAdapter.createElement(...given)
  }
  try {
    return serialize(parse(html, { treeAdapter: { ...defaultTreeAdapter, createElement } }))
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function parseTree(html: string): DomDocument | null {
  try {
    return parseHTML(html).document as unknown as DomDocument
  } catch {
    return null
  }
}

function hasBody(document: DomDocument): boolean {
  return document.documentElement !== null && (document.body?.textContent ?? '').trim() !== ''
}
