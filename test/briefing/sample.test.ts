// Why it exists: the edition that a newcomer sees first must hold what the briefing is there to show.
import { expect, it } from 'vitest'
import { loadSample } from '../../src/sample/edition.ts'

const [first, second, third] = loadSample()

it('has three short articles of invented outlets, each with headline, day and address', () => {
  const articles = loadSample()
  expect(articles).toHaveLength(3)
  for (const { title, text, url, publishedAt, publisher } of articles) {
    expect(text.startsWith(`${title}\n`)).toBe(true)
    const words = text.slice(title.length).trim().split(/\s+/u).length
    expect(words).toBeGreaterThanOrEqual(120)
    expect(words).toBeLessThanOrEqual(220)
    expect(new URL(url ?? '').hostname).toMatch(/\.example$/)
    expect(Date.parse(publishedAt ?? '')).toBeGreaterThan(0)
    expect(publisher).toBeTruthy()
  }
  expect(new Set(articles.map(({ publisher }) => publisher)).size).toBe(3)
})

it('has a copy of the first under another headline', () => {
  const bodyOf = (text = '') => text.slice(text.indexOf('\n'))
  expect(bodyOf(third?.text)).toBe(bodyOf(first?.text))
  expect(third?.title).not.toBe(first?.title)
  expect(third?.byline).not.toBe(first?.byline)
})

it('has the answers on the day after the claims', () => {
  const hours = (Date.parse(second?.publishedAt ?? '') - Date.parse(first?.publishedAt ?? '')) / 3_600_000
  expect(hours).toBeGreaterThan(12)
  expect(hours).toBeLessThan(48)
})
