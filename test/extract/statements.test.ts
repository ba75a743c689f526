// Why it exists: who says what, in each shape in which English news tells it; one sentence for each rule.
import { describe, expect, test } from 'vitest'
import { read, said } from './read.ts'

describe('where the content stands', () => {
  test.each([
    ['behind the cue', 'Berg said that the talks had failed.', ['Berg', 'said', 'that the talks had failed']],
    ['behind it, without "that"', 'Berg said the talks had failed.', ['Berg', 'said', 'the talks had failed']],
    ['in front', 'The talks had failed, Berg said.', ['Berg', 'said', 'The talks had failed']],
    ['in front, inverted', '“The talks failed,” said Anna Berg.', ['Anna Berg', 'said', '“The talks failed,”']],
    ['around', 'The talks, Berg said, had failed.', ['Berg', 'said', 'The talks | had failed']],
    ['a quotation around', '“We met,” Berg said, “and we left.”', ['Berg', 'said', '“We met,” | “and we left.”']],
    ['a quotation behind', 'Berg said, “We met.”', ['Berg', 'said', '“We met.”']],
    ['a colon', 'Berg said: “We met.”', ['Berg', 'said', '“We met.”']],
    [
      'a verb group',
      'Berg has repeatedly said the talks had failed.',
      ['Berg', 'has repeatedly said', 'the talks had failed'],
    ],
    ['a day between', 'Berg said on Monday the talks had failed.', ['Berg', 'said', 'the talks had failed']],
    [
      'according to, behind',
      'The talks had failed, according to Berg.',
      ['Berg', 'according to', 'The talks had failed'],
    ],
    [
      'according to, in front',
      'According to Berg, the talks had failed.',
      ['Berg', 'According to', 'the talks had failed'],
    ],
    [
      'a noun',
      'Berg’s claim that the talks had failed was new.',
      ['Berg', 'claim', 'that the talks had failed was new'],
    ],
    ['an addressee', 'Berg told reporters that the talks had failed.', ['Berg', 'told', 'that the talks had failed']],
    [
      'a long addressee',
      'Berg told members of the council that the talks had failed.',
      ['Berg', 'told', 'that the talks had failed'],
    ],
    [
      'an apposition',
      'Anna Berg, an aide to Lind, said the talks had failed.',
      ['Anna Berg', 'said', 'the talks had failed'],
    ],
    ['a relative clause', 'It was Lind who said the talks had failed.', ['Lind who', 'said', 'the talks had failed']],
    ['a body', 'The ministry said the talks had failed.', ['The ministry', 'said', 'the talks had failed']],
    ['a group', 'Two officials said the talks had failed.', ['Two officials', 'said', 'the talks had failed']],
  ] as const)('%s', (rule, text, expected) => {
    if (rule === 'a noun') {
      const [first] = said(text)
      expect(first?.slice(0, 2)).toEqual(expected.slice(0, 2))
      expect(first?.[2]).toMatch(/^that the talks had failed/)
    } else expect(said(text)).toEqual([expected])
  })
})

describe('several in a sentence', () => {
  test('cues that share a source', () => {
    expect(said('Berg said the talks had failed and added that she would leave.')).toEqual([
      ['Berg', 'said', 'the talks had failed'],
      ['Berg', 'added', 'that she would leave'],
    ])
  })

  test('a participle takes the subject of the sentence', () => {
    expect(said('Berg said the talks had failed, adding that she would leave.')).toEqual([
      ['Berg', 'said', 'the talks had failed'],
      ['Berg', 'adding', 'that she would leave'],
    ])
  })

  test('another source behind a comma', () => {
    expect(said('Berg said the talks had failed, while Lind said they would go on.')).toEqual([
      ['Berg', 'said', 'the talks had failed'],
      ['Lind', 'said', 'they would go on'],
    ])
  })

  test('a statement inside another is no news of its own', () => {
    expect(said('Berg said that Lind had told her the talks had failed.')).toEqual([
      ['Berg', 'said', 'that Lind had told her the talks had failed'],
    ])
  })

  test('what somebody agreed to is content of who tells it', () => {
    expect(said('The two leaders agreed to meet again, Berg said.')).toEqual([
      ['Berg', 'said', 'The two leaders agreed to meet again'],
    ])
  })
})

describe('across sentences and paragraphs', () => {
  test('a quotation that goes on', () => {
    expect(said('“We met,” Berg said. “We will meet again.”')).toEqual([
      ['Berg', 'said', '“We met,” | “We will meet again.”'],
    ])
  })

  test('a paragraph that reopens the quotation', () => {
    expect(said('“We met,” Berg said. “We spoke.\n“We will meet again.”')[0]?.[2]).toContain('We will meet again.')
  })

  test('a colon at the end of a paragraph', () => {
    expect(said('Berg wrote on Plaza:\n“We will meet again in Lund.”')).toEqual([
      ['Berg', 'wrote', '“We will meet again in Lund.”'],
    ])
  })
})

describe('what it does', () => {
  test.each([
    ['Berg said the talks had failed.', 'asserts'],
    ['Berg claimed the talks had failed.', 'claims'],
    ['Berg confirmed that the talks had failed.', 'confirms'],
    ['Berg denied that the talks had failed.', 'denies'],
    ['Berg did not say whether the talks had failed.', 'declines'],
    ['Berg asked whether the talks had failed.', 'asks'],
  ] as const)('%s', (text, polarity) => {
    expect(read(text).attributions.map((one) => one.polarity)).toEqual([polarity])
  })
})

describe('how the words are given', () => {
  test.each([
    ['“The talks failed,” Berg said.', 'direct'],
    ['Berg said the talks had failed.', 'indirect'],
    ['Berg said the talks had “failed for good”.', 'mixed'],
  ] as const)('%s', (text, kind) => {
    expect(read(text).attributions.map((one) => one.kind)).toEqual([kind])
  })
})

test.each([
  'Berg met Lind in Lund.',
  'The claims office is closed.',
  'A report on the harvest is out.',
  'The post was delivered to the ministry.',
  'He was said to be tired.',
  'The deal was announced by the ministry.',
  'The film is called “The Long Night”.',
])('nobody is quoted: %s', (text) => {
  expect(said(text)).toEqual([])
})

describe('a noun of the same form is no verb', () => {
  test.each([
    'A fishing dispute that has closed two ports worries the islanders.',
    'The wage demand that the union made was new.',
    'The fraud charge that was brought in May was dropped.',
    'Media reports that day were few.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([])
  })

  test.each([
    ['Police report that the road is closed.', 'Police'],
    ['Doctors claim that the water is safe.', 'Doctors'],
    ['The mayor and the union dispute that the road is safe.', 'The mayor and the union'],
  ])('but: %s', (text, source) => {
    expect(said(text).map(([who]) => who)).toEqual([source])
  })
})

describe('words repeated to deny them', () => {
  test.each([
    ['a quotation', '“We met in Lund” is a lie, Berg said.', ['Berg', 'is a lie', '“We met in Lund”']],
    [
      'what is reported',
      'Reports that Lind had left were entirely false, Berg said.',
      ['Berg', 'were entirely false', 'that Lind had left'],
    ],
  ] as const)('%s', (_rule, text, expected) => {
    expect(said(text)).toEqual([expected])
    expect(read(text).attributions.map(({ polarity }) => polarity)).toEqual(['denies'])
  })

  test('a lie denied is not denied', () => {
    expect(read('“We met in Lund” is no lie, Berg said.').attributions.map(({ polarity }) => polarity)).toEqual([
      'asserts',
    ])
  })
})

test.each(['Neither office confirmed the plan.', 'No minister confirmed that the plan was real.'])('%s', (text) => {
  expect(read(text).attributions.map(({ polarity }) => polarity)).toEqual(['declines'])
})

test.each([
  'The call underscores a renewed push by Berg to mend the pact.',
  'The attacks on the port suggest that the truce is over.',
  'Their meeting in Lund signals that the row is over.',
])('what happens is nobody’s statement: %s', (text) => {
  expect(read(`Ports reopen\n${text}`).attributions).toEqual([])
})

test('a report and a poll have a voice', () => {
  expect(said('Ports reopen\nThe report suggests that the truce is over.')).toHaveLength(1)
})
