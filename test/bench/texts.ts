// Why it exists: the texts that the engine is timed on: those that the repository holds, or a folder's.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../../src/core/article.ts'
import { readText } from '../../src/ingest/text.ts'

const ROOT = join(import.meta.dirname, '../..')
/** A case is a few sentences long; a news article has some hundred words more. */
const ARTICLE_LENGTH = 3_500

export function readFolder(folder: string): readonly Article[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.sort().map((name) => readText(readFileSync(join(folder, name), 'utf8')))
}

/** The goldens, the sample, and our own cases joined to the length of an article. */
export async function readOwn(): Promise<readonly Article[]> {
  const golden = join(ROOT, 'test/golden')
  const goldens = readdirSync(golden, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /article\.txt$/.test(name),
  )
  const sample = readdirSync(join(ROOT, 'src/sample')).filter((name) => name.endsWith('.json'))
  return [
    ...goldens.sort().map((name) => readText(readFileSync(join(golden, name), 'utf8'))),
    ...sample.sort().map((name) => JSON.parse(readFileSync(join(ROOT, 'src/sample', name), 'utf8')) as Article),
    ...(await joinCases()).map((text) => readText(text, { publishedAt: '2026-03-31' })),
  ]
}

async function joinCases(): Promise<readonly string[]> {
  const { KINDS, readCases } = await import('../eval/cases.ts')
  const joined: string[] = []
  let open = ''
  for (const { text } of KINDS.flatMap((kind) => readCases(kind))) {
    open = open === '' ? text : `${open}\n${text}`
    if (open.length < ARTICLE_LENGTH) continue
    joined.push(open)
    open = ''
  }
  return open === '' ? joined : [...joined, open]
}
