// Why it exists: what is told first where not all has room: what stands further up, and of neighbours what tells more.
import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { makeRanking } from '../../src/core/ranking.ts'
import { read } from '../extract/read.ts'

function rankOf(extraction: Extraction, words: string): number {
  const start = extraction.article.text.indexOf(words)
  return makeRanking(extraction)({ start, end: start + words.length })
}

describe('position, then density', () => {
  const filler = 'The streets were wet and the shops were shut.'
  const text = `President Anna Berg met Prime Minister Tom Lind in Lund on Monday. ${filler} Berg said the talks were good. ${filler} ${filler} ${filler} ${filler} Lind said the talks were long and that they would meet again on Friday.`
  const extraction = read(text, { publishedAt: '2026-03-31' })

  test('the event leads', () => {
    expect(rankOf(extraction, 'President Anna Berg met')).toBeLessThan(rankOf(extraction, 'the talks were good'))
  })

  test('a sentence that tells something comes before an empty one in front of it', () => {
    expect(rankOf(extraction, 'the talks were good')).toBeLessThanOrEqual(rankOf(extraction, 'The streets were wet'))
  })

  test('density moves a sentence by three at most', () => {
    const last = rankOf(extraction, 'Lind said the talks were long')
    expect(last).toBeLessThan(extraction.sentences.length - 1)
    expect(last).toBeGreaterThanOrEqual(extraction.sentences.length - 1 - 3)
    expect(rankOf(extraction, 'the talks were good')).toBeLessThan(last)
  })
})

test('a text without sentences ranks all alike', () => {
  const empty = { ...read(''), sentences: [] }
  expect(makeRanking(empty)({ start: 5, end: 6 })).toBe(0)
})

test('the same extraction gives the same ranking', () => {
  const extraction = read('Berg met Lind.')
  expect(makeRanking(extraction)).toBe(makeRanking(extraction))
})
