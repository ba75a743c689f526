// Why it exists: the tree of a page as HTML means it.
import { defaultTreeAdapter, parse, serialize } from 'parse5'
import { type Scan, scanPage } from './scan.ts'
import type { DomDocument } from './tree.ts'

/** Half as many again as a page may have tags. */
const MAX_ELEMENTS = 75_000
/** White space and stray words outside the body are no part of an article. */
const MAX_OUTSIDE_SHARE = 0.1

/**
 * The tree of a page that was scanned. It is made of what is written, not what HTML means by it: 3 % of real pages have
 * no body in its place then, and are first written anew by parse5. Null when even that is no page, or too deep to be walked.
 */
export function pageOf(html: string, { safe, page }: Scan): DomDocument | null {
  if (!safe) return null
  if (hasBody(page)) return page
  const rewritten = rewrite(html)
  const again = rewritten === null ? null : scanPage(rewritten)
  return again?.safe ? again.page : null
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

/** Some pages close their body in the middle and go on: what stands behind it belongs to it. */
function hasBody(page: DomDocument): boolean {
  const body = (page.body?.textContent ?? '').trim().length
  const [head] = page.getElementsByTagName('head')
  const rest = page.textContent.trim().length - (head?.textContent ?? '').length - body
  return body > 0 && rest <= body * MAX_OUTSIDE_SHARE
}
