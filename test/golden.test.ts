// Why it exists: each golden's article gives the briefing that an editor has read and found true to it.
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findGoldenArticle, GOLDENS, readGolden } from '../scripts/golden.ts'

const slugs = readdirSync(GOLDENS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  // A folder without an article is another adapter's golden.
  .filter((slug) => readdirSync(join(GOLDENS, slug)).some((file) => file.startsWith('article.')))
  .sort()

const expectedOf = (slug: string): string => readFileSync(join(GOLDENS, slug, 'expected.txt'), 'utf8')
/** One line without quotation marks, which a briefing balances, and without signs that nobody sees, which it drops. */
const flat = (text: string): string => text.replace(/[“”"]|\p{Cf}/gu, '').replace(/\s+/g, ' ')

test('there are goldens', () => {
  expect(slugs.length).toBeGreaterThanOrEqual(8)
})

describe.each(slugs)('%s', (slug) => {
  test('gives the expected briefing', async () => {
    expect(await readGolden(await findGoldenArticle(slug))).toBe(expectedOf(slug))
  })

  test('shows no passage that is not in the article', async () => {
    const article = flat(await readFile(await findGoldenArticle(slug), 'utf8'))
    const [, sources = ''] = expectedOf(slug).split('\nSOURCES\n')
    const quotes = sources
      .split(/\n(?=\[\d+\] )/)
      .flatMap((entry) => /^\[\d+\] (?:[^“]*: )?(.*)$/s.exec(entry.trim())?.[1] ?? [])
    expect(quotes).toHaveLength(sources.match(/^\[\d+\] /gm)?.length ?? 0)
    for (const quote of quotes) expect(article).toContain(flat(quote).replace(/ …$/, ''))
  })
})

test('a sports report has nothing to flag', () => {
  expect(expectedOf('sports-report')).toContain('Nothing in the text is marked as unconfirmed.')
  expect(expectedOf('sports-report')).not.toContain('INCONSISTENT')
})
