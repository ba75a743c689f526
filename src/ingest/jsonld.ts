// Why it exists: what a page tells search engines of its article is the best that it tells; read by hand, as it is often broken.
import { z } from 'zod'
import type { DomDocument } from './tree.ts'

/** The article of a page as its JSON-LD has it; null for what it does not say. */
export type LinkedArticle = {
  readonly headline: string | null
  readonly authors: readonly string[]
  readonly datePublished: string | null
  readonly publisher: string | null
  /** The page says that its text is for those who pay. */
  readonly paid: boolean
}

const ARTICLE_TYPE = /(Article|BlogPosting|Report|LiveBlogPosting|OpinionNewsArticle)$/
const LINKED_DATA = /^application\/ld\+json$/i
const MAX_NODES = 2000
const record = z.record(z.string(), z.unknown())

export function readLinkedArticle(document: DomDocument): LinkedArticle | null {
  for (const script of document.getElementsByTagName('script')) {
    if (!LINKED_DATA.test(script.getAttribute('type') ?? '')) continue
    const article = findArticle(parseLoosely(script.textContent))
    if (article === null) continue
    return {
      headline: textOf(article.headline) ?? textOf(article.name),
      authors: namesOf(article.author ?? article.creator),
      datePublished: textOf(article.datePublished),
      publisher: namesOf(article.publisher)[0] ?? null,
      paid: isNo(article.isAccessibleForFree),
    }
  }
  return null
}

/** Whatever else stands there, an object that is no text or a list without end, says nothing. */
function isNo(value: unknown): boolean {
  return value === false || value === 0 || (typeof value === 'string' && /^(?:false|no|0)$/i.test(value))
}

function parseLoosely(text: string): unknown {
  const json = text.trim().replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$/g, '')
  try {
    return JSON.parse(json)
  } catch {
    // Line breaks inside strings are the commonest fault.
    try {
      return JSON.parse(json.replace(/[\r\n\t]+/g, ' '))
    } catch {
      return null
    }
  }
}

/** Breadth first and counted: the tree may be nested to any depth. */
function findArticle(root: unknown): Record<string, unknown> | null {
  const queue: unknown[] = [root]
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at]
    if (Array.isArray(value)) {
      queue.push(...value.slice(0, MAX_NODES))
      continue
    }
    const node = record.safeParse(value)
    if (!node.success) continue
    const types = [node.data['@type']].flat()
    if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) return node.data
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item'])
      queue.push(node.data[key])
  }
  return null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A name, an object with one, or a list of either. */
function namesOf(value: unknown): readonly string[] {
  const names: string[] = []
  for (const one of [value].flat()) {
    const node = record.safeParse(one)
    const name = textOf(one) ?? (node.success ? textOf([node.data.name].flat()[0]) : null)
    if (name !== null && !names.includes(name)) names.push(name)
  }
  return names
}
