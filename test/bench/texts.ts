// Why it exists: the texts that the engine is timed on: those that the repository holds, or a folder's.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../../src/core/article.ts'
import { readText } from '../../src/ingest/text.ts'
import type { Kind } from '../eval/cases.ts'

const ROOT = join(import.meta.dirname, '../..')
/** A case is a few sentences long; a news article has some hundred words more. */
const ARTICLE_LENGTH = 3_500
const PLAIN: readonly Kind[] = ['ordinary', 'attributions']
const PLAIN_TO_DENSE = 8

export function readFolder(folder: string): readonly Article[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => readText(readFileSync(join(folder, name), 'utf8')))
}

/**
 * The goldens, the sample, and our own cases joined to the length of an article, in a newspaper's mix: the cases of
 * ordinary news and of who said what make up the text, and to eight of them comes one of the kinds that are looked for
 * (an event, a duration, a date, a next step, a claim, two places that cannot both hold), each kind as often as the
 * other: one or two in an article. By themselves these cases are far denser than any paper, and a text of nothing but
 * denials costs what no article does.
 */
export async function readOwn(): Promise<readonly Article[]> {
  const golden = join(ROOT, 'test/golden')
  const goldens = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /article\.txt$/.test(name),
  )
  const sample = readdirSync(join(ROOT, 'src/sample')).filter((name) => name.endsWith('.json'))
  const { KINDS, readCases } = await import('../eval/cases.ts')
  const textsOf = (kind: Kind) => readCases(kind).map(({ text }) => text)
  const plain = inTurn(PLAIN.map(textsOf))
  const dense = inTurn(KINDS.filter((kind) => !PLAIN.includes(kind)).map(textsOf))
  return [
    ...goldens.sort().map((name) => readText(readFileSync(join(golden, name), 'utf8'))),
    ...sample.sort().map((name) => JSON.parse(readFileSync(join(ROOT, 'src/sample', name), 'utf8')) as Article),
    ...joined(mixed(plain, dense)).map((text) => readText(text, { publishedAt: '2026-03-31' })),
  ]
}

/** One of each list, then the next of each, as far as they go. */
function inTurn(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat()
}

/** All of `plain`, and behind so many of them the next of `dense`. */
function mixed(plain: readonly string[], dense: readonly string[]): readonly string[] {
  return plain.flatMap((text, at) => {
    const next = (at + 1) / PLAIN_TO_DENSE - 1
    return Number.isInteger(next) ? [text, ...dense.slice(next, next + 1)] : [text]
  })
}

function joined(texts: readonly string[]): readonly string[] {
  const articles: string[] = []
  let open = ''
  for (const text of texts) {
    open = open === '' ? text : `${open}\n${text}`
    if (open.length < ARTICLE_LENGTH) continue
    articles.push(open)
    open = ''
  }
  return open === '' ? articles : [...articles, open]
}
