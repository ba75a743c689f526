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

function read(text: string) {
  const rest = { title: '', url: null, publisher: null, byline: null, language: 'en' }
  const found = extract({ ...rest, text, publishedAt: '2026-03-31T00:00:00Z' })
  const words = (span: { start: number; end: number } | null) =>
    span === null ? null : text.slice(span.start, span.end)
  return { ...found, sources: found.attributions.map(({ source }) => words(source)) }
}

it.each([
  'Lena Moss said Karl Ode had met Hale. Ode said on Monday that rumours about his health were false.',
  'Lena Moss said Karl Ode had met Hale. “That is false,” Ode said of a report on his health.',
  'Lena Moss said Karl Ode had met Hale. Asked about the weather, Ode said: “Nonsense.”',
  'Lena Moss said Karl Ode had sold the ship. Ode neither lied nor confirmed the claim.',
])('is neither denied nor confirmed by words about something else: %s', (text) => {
  expect(statusOf(text)).toBe('attributed')
})

it.each([
  'Lena Moss said Karl Ode had met Hale. “That is false,” Ode said.',
  'Lena Moss said Karl Ode had met Hale. Asked about the claim, Ode said: “Nonsense.”',
  'Lena Moss said Karl Ode had met Hale. “That is false,” Ode said of the meeting with Hale.',
])('is denied by words about it: %s', (text) => {
  expect(statusOf(text)).toBe('denied')
})

it.each([
  'Whether the minister denied that he sold the ship is not known.',
  'The judge denied Karl Ode the right to say that he was innocent.',
  'Karl Ode has denied that he sold the ship but now says that he did.',
])('nothing is denied: %s', (text) => {
  expect(read(text).claims.filter(({ status }) => status === 'denied')).toEqual([])
})

it('who denied and now confirms has denied nothing', () => {
  const { claims } = read('Karl Ode, who had denied that he sold the ship, confirmed on Monday that he had sold it.')
  expect(claims.map(({ status }) => status)).toEqual(['attributed'])
})

it.each([
  'No one said that Karl Ode had sold the ship.',
  'Nobody has ever claimed that Karl Ode had sold the ship.',
  'Karl Ode neither denied that he sold the ship nor said who had bought it.',
  'In the novel, President Karl Ode says that the war is lost.',
])('nobody says anything: %s', (text) => {
  expect(read(text).sources).toEqual([])
})

it.each(['The one survivor said the ship had sunk.', 'One of them said the ship had sunk.'])(
  'somebody says it: %s',
  (text) => {
    expect(read(text).sources).toHaveLength(1)
  },
)

it('takes no adjective for a source', () => {
  const text = 'False claims that the ship sank were not made by Karl Ode, Lena Moss said.'
  expect(read(text).sources).not.toContain('False')
})

it.each([
  'Interior Minister Paul Renn and Finance Minister Peter Hale spoke to reporters on Monday. He said taxes would rise.',
  'Lena Moss and Anna Berg met in Tarn. “We were wrong,” she said.',
  'President Lena Moss spoke after Prime Minister Anna Berg. She said the war was over.',
  'Karl Ode met his lawyer, Peter Hale, on Monday. He said the case was weak.',
])('gives a pronoun to none of two who fit: %s', (text) => {
  expect(read(text).attributions.map(({ speaker }) => speaker)).toEqual([null])
})

it.each([
  ['Karl Ode opened a harbour in Tarn on Monday. He said it was deep.', 'karl-ode'],
  ['Karl Ode met Lena Moss on Monday. He said the case was weak.', 'karl-ode'],
  ['Karl Ode visited Peter Hale’s house on Monday. He said it was old.', 'karl-ode'],
  ['Lena Moss said the talks with Anna Berg had failed. She said the ship would sail.', 'lena-moss'],
])('gives a pronoun to the one who fits: %s', (text, who) => {
  expect(read(text).attributions.at(-1)?.speaker).toBe(who)
})
