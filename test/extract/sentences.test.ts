// Why it exists: where sentences end; a sentence cut in two bears half a statement, two run together bear a false one.
import { describe, expect, test } from 'vitest'
import { documentOf, read } from './read.ts'

const sentencesOf = (text: string): readonly string[] => {
  const document = documentOf(text)
  return document.sentences.map(({ start, end }) => text.slice(start, end))
}

describe('a mark that ends no sentence', () => {
  test.each([
    ['a title', 'Mr. Lind met Sen. Anna Berg and Gen. Otto Falk in Lund.'],
    ['an initial', 'John F. Calloway and J. R. Penn met in Lund.'],
    ['a country in letters', 'The U.S. president and the U.K. envoy met.'],
    ['hours', 'They met at 9 a.m. on Monday and again at 5 p.m. in Lund.'],
    ['a dotted name', 'Signal.Az reports that the talks went on.'],
    ['a decimal', 'Prices rose by 3.8 percent, to 4.50 crowns.'],
    ['an address', 'She wrote on lantern.example.org about it.'],
    ['a month', 'On Sept. 3 and Oct. 14 they met.'],
    ['an omission', 'He said it was … not the time to talk.'],
    ['three dots before a small letter', 'It was... not the time to talk.'],
    ['a mark inside a quotation that goes on', '“Will they come?” she asked the clerk.'],
    ['a broken line', 'The two leaders met in the\nborder town of Pell.'],
  ])('%s', (_rule, text) => {
    expect(sentencesOf(text)).toEqual([text])
  })
})

describe('a mark that ends one', () => {
  test.each([
    ['a full stop', ['They met in Lund.', 'Nothing was agreed.']],
    ['a stop inside the quotation', ['“We met,” she said.', '“We will meet again.”', 'He left.']],
    ['a stop in front of a straight mark', ['He said "no."', 'She left.']],
    ['a stop in a bracket', ['(They had met before.)', 'Nobody spoke.']],
    ['a question and an exclamation', ['Who came?', 'Nobody!', 'They left.']],
    ['letters of a country at the end', ['She flew to the U.S.', 'The talks went on.']],
    ['hours at the end', ['They met at 5 p.m.', 'The talks went on.']],
    ['a company at the end', ['He runs Lantern Inc.', 'The firm is small.']],
  ])('%s', (_rule, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences)
  })

  test('a line without a mark', () => {
    expect(sentencesOf('Talks resume in Lund\nThe two sides met on Monday.\n\nThey will meet again.')).toEqual([
      'Talks resume in Lund',
      'The two sides met on Monday.',
      'They will meet again.',
    ])
  })

  test('no space behind the mark', () => {
    expect(sentencesOf('They met.Nothing came of it.')).toEqual(['They met.', 'Nothing came of it.'])
  })
})

test('white space and nothing else is left between sentences', () => {
  const text = '  They met.\t“No,” she said.\r\n\r\n  Nothing  came of it …  '
  const { sentences } = documentOf(text)
  let at = 0
  for (const { start, end } of sentences) {
    expect(text.slice(at, start).trim()).toBe('')
    at = end
  }
  expect(text.slice(at).trim()).toBe('')
})

test('a text of marks alone has sentences, a text of nothing has none', () => {
  expect(sentencesOf('… ?!')).not.toEqual([])
  expect(sentencesOf(' \n ')).toEqual([])
})

describe('what a reader does not see', () => {
  test.each([
    ['a mark of direction behind a full stop', 'They met in Lund.\u202eNothing was agreed.'],
    ['a colour of the terminal behind a full stop', 'They met in Lund.\u001b[31m Nothing was agreed.'],
    ['a mark of width', 'They met in Lund.\u200b\u2060Nothing was agreed.'],
  ])('%s', (_rule, text) => {
    expect(sentencesOf(text)).toHaveLength(2)
  })

  test.each(['Anna \u202eBerg', 'Anna\u001b[31m Berg', 'Anna\u2066 \u2069Berg'])('a name with it: %j', (name) => {
    const text = `They met in Lund when ${name} came. Nothing was agreed.`
    expect(sentencesOf(text)).toHaveLength(2)
    expect(read(text).people.map(({ id }) => id)).toEqual(['anna-berg'])
  })
})
