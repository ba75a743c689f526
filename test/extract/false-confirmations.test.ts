// Why it exists: whoever confirms another number, day, place or deed has not confirmed the claim.
import { expect, it } from 'vitest'
import { extract } from '../../src/extract/extract.ts'

function statusOf(text: string): string | undefined {
  const rest = { title: '', url: null, publisher: null, byline: null, language: 'en' }
  const { claims } = extract({ ...rest, text, publishedAt: '2026-03-31T00:00:00Z' })
  return claims[0]?.status
}

it.each([
  'Lena Moss said 300 soldiers were killed. Karl Ode confirmed that 30 soldiers were killed.',
  'Lena Moss said 40 people had died. Police confirmed that four people had died.',
  'Lena Moss said two sailors had drowned. The coast guard confirmed that six sailors had drowned.',
  'Lena Moss said the bank had lent Karl Ode 5 million. The bank confirmed that it had lent Ode 5,000.',
  'Lena Moss said the ship had sunk on Monday. Karl Ode confirmed that the ship had sunk on Friday.',
  'Lena Moss said the north bridge had fallen. Police confirmed that the south bridge had fallen.',
  'Lena Moss said Norland had attacked Vesk. Karl Ode confirmed that Vesk had attacked Norland.',
  'Lena Moss said the port company had been sold to Velmark. Karl Ode confirmed that the port company had not been sold to Velmark.',
  'Lena Moss said Karl Ode had met the bank’s lawyers. Ode confirmed that he had never met the bank’s lawyers.',
  'Lena Moss said Karl Ode had not sold the old ferry. Ode confirmed that he had sold the old ferry.',
])('is not confirmed: %s', (text) => {
  expect(statusOf(text)).toBe('attributed')
})

it.each([
  'Lena Moss said 300 soldiers were killed. Karl Ode confirmed that 300 soldiers were killed.',
  'Lena Moss said two sailors had drowned. The coast guard confirmed that 2 sailors had drowned.',
  'Lena Moss said Norland had attacked Vesk. Karl Ode confirmed that Vesk had been attacked by Norland.',
])('is confirmed: %s', (text) => {
  expect(statusOf(text)).toBe('confirmed')
})
