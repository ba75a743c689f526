// Why it exists: which words stand in quotation marks, whatever marks an outlet uses.
import { describe, expect, test } from 'vitest'
import { findQuotes } from '../../src/extract/quotes.ts'

const innerOf = (text: string): readonly string[] =>
  findQuotes(text).map(({ inner }) => text.slice(inner.start, inner.end))

describe('marks', () => {
  test.each([
    ['curly', 'She called it “a good day” and left.'],
    ['straight', 'She called it "a good day" and left.'],
    ['low and high', 'She called it „a good day“ and left.'],
    ['low and closing high', 'She called it „a good day” and left.'],
    ['guillemets', 'She called it «a good day» and left.'],
    ['guillemets turned in', 'She called it »a good day« and left.'],
    ['two singles', "She called it ''a good day'' and left."],
    ['two backticks', "She called it ``a good day'' and left."],
    ['curly singles', 'She called it ‘a good day’ and left.'],
    ['straight singles, where an outlet has no other', "She called it 'a good day' and left."],
    ['closing marks on both sides', 'She called it ”a good day” and left.'],
  ])('%s', (_rule, text) => {
    expect(innerOf(text)).toEqual(['a good day'])
  })

  test('two singles that close behind a single of a quotation within', () => {
    expect(innerOf("''They told us, 'no,''' she said.")).toEqual(["They told us, 'no,'"])
  })

  test('the mark belongs to the quotation, the words in it to the inner span', () => {
    const text = 'He said “no”.'
    const [quote] = findQuotes(text)
    expect(text.slice(quote?.start, quote?.end)).toBe('“no”')
    expect(quote).toMatchObject({ closed: true, single: false, continues: false })
  })

  test('a quotation inside another belongs to it', () => {
    expect(innerOf('“He told me ‘never’ twice,” she said.')).toEqual(['He told me ‘never’ twice,'])
  })
})

describe('apostrophes are no quotation', () => {
  test.each([
    'Berg’s aides didn’t come.',
    'The ministers’ aides and the unions’ lawyers met.',
    "Berg's aides didn't come, and the ministers' lawyers left.",
    'In the ’90s they met twice.',
    "It was rock 'n' roll.",
  ])('%s', (text) => {
    expect(innerOf(text)).toEqual([])
  })

  test('an apostrophe inside single quotation marks closes nothing', () => {
    expect(innerOf('‘We don’t know the ministers’ plans,’ she said.')).toEqual(['We don’t know the ministers’ plans,'])
  })
})

describe('paragraphs', () => {
  test('one that does not close goes on in the next one that opens', () => {
    const text = '“First we met.\n“Then we left.”\nShe sat down.'
    expect(innerOf(text)).toEqual(['First we met.', 'Then we left.'])
    expect(findQuotes(text).map(({ closed, continues }) => [closed, continues])).toEqual([
      [false, false],
      [true, true],
    ])
  })

  test('a mark that nobody closes ends with its line', () => {
    expect(innerOf('She said “no and left.\nHe stayed.')).toEqual(['no and left.'])
  })

  test('an empty quotation is none', () => {
    expect(innerOf('She said “” and ""')).toEqual([])
  })
})

describe('marks out of balance', () => {
  test.each([
    ['a mark left open in front of a quotation', 'The "deal was signed. Berg said "we left" and went.', ['we left']],
    ['the same, curly', 'The “deal was signed. Berg said “we left” and went.', ['we left']],
    ['a mark that closes nothing', 'The deal" was signed, and “we left,” Berg said.', ['we left,']],
    ['inches', 'He was 6 feet 2" tall when he came.', []],
    ['a lone mark in front of a space', '" said Berg.', []],
    ['a quotation in a quotation', 'Berg said, "I heard "never" twice," and left.', ['I heard "never" twice,']],
    ['the same, curly', 'Berg said, “I heard “never” twice,” and left.', ['I heard “never” twice,']],
  ])('%s', (_rule, text, inner) => {
    expect(innerOf(text)).toEqual(inner)
  })

  test.each(['"a ', '“a ', '“a “b” ', '"'])('a line of a hundred thousand %s is read', (part) => {
    expect(findQuotes(part.repeat(100_000)).length).toBeLessThan(200_000)
  })

  test('a line of very many quotations', () => {
    expect(findQuotes('"a" '.repeat(150_000))).toHaveLength(150_000)
  })
})
