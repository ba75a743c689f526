// Why it exists: quotations that no verb of saying brings: whose they are, and which words in marks are nobody's.
import { describe, expect, test } from 'vitest'
import { read, said } from './read.ts'

describe('a quotation left over', () => {
  test.each([
    ['verb-behind-quotation', '“We will not wait any longer,” the letter read.', ['the letter', 'read']],
    ['verb-behind-quotation', '“We will not wait any longer,” shrugged Berg.', ['Berg', 'shrugged']],
    ['name-before-quotation', 'Berg: “We will not wait any longer.”', ['Berg', ':']],
    ['colon-before-quotation', 'Berg had one wish for the guests: “Go home and get some sleep.”', ['Berg', 'had']],
    [
      'name-before-quotation',
      'The vote did not surprise economist Anna Berg: “It was clear to all of us.”',
      ['economist Anna Berg', ':'],
    ],
    [
      'verb-behind-quotation',
      '“Twenty minutes in theory,” called a voice from the back.',
      ['a voice from the back', 'called'],
    ],
    ['verb-before-quotation', 'Berg answered, “It was clear to all of us.”', ['Berg', 'answered']],
  ] as const)('%s: %s', (rule, text, expected) => {
    const [first] = read(text).attributions
    expect(first?.rule).toBe(rule)
    expect(said(text)[0]?.slice(0, 2)).toEqual(expected)
  })

  test('taken up again behind its verb', () => {
    expect(said('“My fellow citizens,” the letter reads, “I have made mistakes.”')).toEqual([
      ['the letter', 'reads', '“My fellow citizens,” | “I have made mistakes.”'],
    ])
  })

  test('quotation-in-object', () => {
    expect(said('Berg lamented a climate in which people “hate each other deeply”.')).toEqual([
      ['Berg', 'lamented', 'a climate in which people “hate each other deeply”'],
    ])
  })
})

test.each([
  'The film “The Long Night” won.',
  'Berg praised “The Long Night of Lund” in May.',
  'Berg signed a letter that had “no legal force at all”.',
  'Berg wore a “very small hat”.',
  'Interview: “I will not wait any longer”',
  'The prize went to Berg, with: “It is late because it is long.”',
])('nobody is quoted: %s', (text) => {
  expect(said(text)).toEqual([])
})
