// Why it exists: words of a source may be cut, but never so that a quotation is left open or a character is split.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balance, countWords, cut, fold, isExact, oneLine, tidy } from '../../src/briefing/words.ts'

describe('cut', () => {
  it.each([
    ['short enough', 20, 'short enough'],
    ['two\nlines  here', 20, 'two lines here'],
    ['one two three four five six', 20, 'one two three …'],
    ['the first clause ends here, the second does not', 36, 'the first clause ends here …'],
    ['he said “the tone and spirit were excellent on both sides”', 40, 'he said “the tone and spirit were …”'],
    ['the minister of trade said “the whole of it was wrong”', 36, 'the minister of trade said …'],
    ['"All of this will be negotiated later"', 24, '"All of this will …"'],
  ])('%j to %i graphemes', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected)
  })
  it('never splits a grapheme', () => {
    expect(cut('👩‍👩‍👧‍👦'.repeat(20), 10)).toBe(`${'👩‍👩‍👧‍👦'.repeat(2)} …`)
  })
  it('is never longer than asked, however the text is made', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('“', '”', '"', '«', '»', '„', ' ', ',', '…'),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
    })
    fc.assert(
      fc.property(hostile, fc.integer({ min: 40, max: 160 }), (text, max) => {
        // Marks that are only openers may each need a closer: they are no text, and not cut to the letter.
        const marks = (text.match(/[“”"«»„‘]/gu) ?? []).length
        expect([...new Intl.Segmenter('en').segment(cut(text, max))].length).toBeLessThanOrEqual(max + marks)
      }),
      { numRuns: 300 },
    )
  })
  it('cuts a text of 500,000 characters at once', () => {
    expect(cut('word '.repeat(100_000), 110).length).toBeLessThanOrEqual(110)
  })
})

describe('balance', () => {
  it.each([
    ['“open', '“open”'],
    ['closed”', '“closed”'],
    ['an "open one', 'an "open one"'],
    ['a closed" one', '"a closed" one'],
    ['„so steht es', '„so steht es“'],
    ['«ouvert', '«ouvert»'],
    ['it wasn’t so', 'it wasn’t so'],
    ['‘it wasn’t so’', '‘it wasn’t so’'],
    ['“a” and “b”', '“a” and “b”'],
  ])('%j', (text, expected) => {
    expect(balance(text)).toBe(expected)
  })
})

it('knows what stands in a source word for word', () => {
  const source = oneLine('He had\ninformed Calder, Peltrane and Osmund.')
  expect(isExact('He had informed Calder … and Osmund', source)).toBe(true)
  expect(isExact('He had told Calder', source)).toBe(false)
  expect(isExact('…', source)).toBe(false)
})

it('counts and folds words', () => {
  expect(countWords('didn’t he?')).toBe(2)
  expect(countWords(' … ')).toBe(0)
  expect(fold('Éva  NAGY-Ács')).toBe('eva nagy acs')
})

it.each([
  ['that Sella’s harbour would open', 'Sella’s harbour would open'],
  ['that it had gone well', 'it had gone well'],
  ['that was wrong', 'that was wrong'],
  ['that “nobody” came', 'that “nobody” came'],
  ['“nobody hung up,”', '“nobody hung up”'],
  ['“Nobody hid anything,” … “It was a draft.”', '“Nobody hid anything” … “It was a draft.”'],
  [', they left.', 'they left'],
])('%s stands alone as %s', (words, alone) => {
  expect(tidy(words)).toBe(alone)
})

it.each([
  ['“I heard it. “I saw it. “We rowed.”', '“I heard it. I saw it. We rowed.”'],
  ['"I heard it. "I saw it. "We rowed."', '"I heard it. I saw it. We rowed."'],
  ['“I heard it.” “I saw it.”', '“I heard it.” “I saw it.”'],
])('one mark opens and one closes the paragraphs of one quotation: %s', (words, shown) => {
  expect(balance(words)).toBe(shown)
})
