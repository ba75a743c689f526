// Why it exists: two places of one text that cannot both hold; a false alarm is worse than a miss.
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const found = (text: string) => read(text).inconsistencies

test('in office here, a private citizen there', () => {
  const text = 'President Anna Berg met Tom Lind in Lund. Berg was glad, even as she remains a private citizen.'
  const [one, ...more] = found(text)
  expect(more).toEqual([])
  expect(one).toMatchObject({ kind: 'role' })
  expect(one?.evidence.map(({ quote }) => quote)).toEqual(['President', 'private citizen'])
})

describe('both can hold', () => {
  test.each([
    'Former President Anna Berg met Tom Lind. Berg is a private citizen.',
    'President-elect Anna Berg met Tom Lind. Berg is a private citizen until May.',
    'President Anna Berg met Tom Lind. Berg was a private citizen before her election.',
    'President Anna Berg met Tom Lind. When she was a private citizen, Berg ran a shop.',
    'Presidential candidate Anna Berg met Tom Lind. Berg is a private citizen.',
    'President Anna Berg met Tom Lind. Lind is a private citizen.',
    'Otto Falk, an aide to President Anna Berg, left. Falk is a private citizen.',
    'President Anna Berg met Prime Minister Tom Lind in Lund.',
    'A private citizen wrote to President Anna Berg.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})
