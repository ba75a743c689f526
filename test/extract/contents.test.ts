// Why it exists: where what is said begins and ends; one sentence for each rule, and what must not be cut.
import { describe, expect, test } from 'vitest'
import { said } from './read.ts'

describe('a content ends', () => {
  test.each([
    ['at what the text adds', 'Berg said the talks had failed, despite the long night.', 'the talks had failed'],
    ['at a participle', 'Berg said the talks had failed, referring to the round in Sund.', 'the talks had failed'],
    ['at a comparison', 'Half said they would stay compared with a third in May.', 'they would stay'],
    ['at a new subject', 'Berg said the talks had failed, and Lind left the hall.', 'the talks had failed'],
    [
      'at the verb of what brought it',
      'A letter saying that the talks had failed, lay on the table.',
      'that the talks had failed',
    ],
    [
      'not at the first of two commas',
      'Berg warned that Lind, even as a guest, had harmed the talks.',
      'that Lind, even as a guest, had harmed the talks',
    ],
    ['not at the end of an apposition', 'Berg said Lind, the minister, had left.', 'Lind, the minister, had left'],
    ['inside closing marks', 'Berg said the plan was “dead,” referring to the offer.', 'the plan was “dead,”'],
  ] as const)('%s', (_rule, text, content) => {
    expect(said(text)[0]?.[2]).toBe(content)
  })

  test('where another statement begins', () => {
    expect(said('Berg said the talks had failed while Lind said they would go on.')).toEqual([
      ['Berg', 'said', 'the talks had failed'],
      ['Lind', 'said', 'they would go on'],
    ])
    expect(said('Berg said taxes would fall before claiming that wages had risen.')).toEqual([
      ['Berg', 'said', 'taxes would fall'],
      ['Berg', 'claiming', 'that wages had risen'],
    ])
    expect(said('Berg told them it would not last: “It cannot go on like this,” Lind said.')).toEqual([
      ['Berg', 'told', 'it would not last'],
      ['Lind', 'said', '“It cannot go on like this,”'],
    ])
  })
})

test.each([
  ['a plan', 'The plan, which Berg said had failed, was old.', 'which | had failed'],
  ['a person', 'Anna Lind, who he said was ill, resigned.', 'who | was ill'],
] as const)('a relative pronoun is part of what is said: %s', (_of, text, content) => {
  expect(said(text)[0]?.[2]).toBe(content)
})

describe('what is no content', () => {
  test.each([
    ['what comes close to speaking', 'Anna Penn claimed a fourth straight win.'],
    ['an object in front of another clause', 'Since Anna Penn declared a new start, Lind has been away.'],
    ['an object and a participle', 'Anna Penn added two goals, leaving Sund behind.'],
    ['a participle in front of its noun', 'Some 400 pledged delegates are at stake.'],
    ['the name of a thing', 'It follows a rate called the “long rate” of Sund.'],
    ['an object with a clause that tells when', 'Anna Penn added two goals as the hosts faded.'],
    ['what nobody needs to say', 'It goes without saying that trains need doors.'],
    ['an infinitive', 'The unrest began to spread and he rose fast.'],
    ['a second verb', 'The vote began in June and has spread to Sund.'],
    ['a word that only tells when', 'Now, Berg has responded.'],
    ['a clause that only tells when', 'As the crowd cheered, Berg reported.'],
    [
      'a relative clause of what somebody was told about',
      'Berg told reporters about the plan which had been dead since May.',
    ],
  ])('%s', (_what, text) => {
    expect(said(text)).toEqual([])
  })
})

describe('the clause in front', () => {
  test.each([
    [
      'with a place behind the cue',
      'The truce was “a piece of paper”, Berg said in a message sent on Monday.',
      'The truce was “a piece of paper”',
    ],
    [
      'that lacks the rest of its verb',
      'It was, Berg said, the hardest day of all.',
      'It was | the hardest day of all',
    ],
    [
      'with its reason behind the cue',
      'The talks will fail, Berg said, because nobody wants them.',
      'The talks will fail | because nobody wants them',
    ],
    ['what somebody calls it', 'It was what Berg called a disaster for Sund.', 'what | a disaster for Sund'],
    [
      'the object with its name, and no more',
      'Berg called the vote “a mess” and likened it to a fair.',
      'the vote “a mess”',
    ],
  ] as const)('%s', (_rule, text, content) => {
    expect(said(text)[0]?.[2]).toBe(content)
  })
})

describe('quotations', () => {
  test('one whose sentence brings it is not of who spoke before', () => {
    expect(
      said('“We left.” Lind added, “We will be back.”\n“We met,” Berg said. “It was late.”\nOdd added, “Very late.”'),
    ).toEqual([
      ['Lind', 'added', '“We will be back.”'],
      ['Berg', 'said', '“We met,” | “It was late.”'],
      ['Odd', 'added', '“Very late.”'],
    ])
  })

  test.each([
    [
      'long enough to need no comma',
      '“The vote is a long battle of small niches” Berg said.',
      '“The vote is a long battle of small niches”',
    ],
    ['straight behind its verb', 'Berg cautioned “let us wait a little,” before she left.', '“let us wait a little,”'],
    [
      'in lower case, it goes on with its clause',
      'The hall, which holds 300, “is too small for us,” Berg said.',
      'The hall, which holds 300, “is too small for us,”',
    ],
    [
      'taken up again behind whom it is about',
      '“They have gone,” Berg said of the guests, “but we will call them back.”',
      '“They have gone,” | “but we will call them back.”',
    ],
  ] as const)('%s', (_rule, text, content) => {
    expect(said(text)).toEqual([['Berg', expect.any(String), content]])
  })

  test('a closing mark that has the form of an opening one', () => {
    expect(said('The book explains “the gains of peace for Norland“ with a map. Lind left.')[0]?.[2]).not.toContain(
      'Lind',
    )
  })
})

test.each([
  [
    'a clause that hangs on a noun ends at the verb of the noun',
    'Berg’s claim that the bakers had hoarded flour surprised the town.',
    'that the bakers had hoarded flour',
  ],
  [
    'half a clause in front of "according to" goes on behind it',
    'The next day, according to Berg, the firm gave up.',
    'The next day | the firm gave up',
  ],
] as const)('%s', (_rule, text, content) => {
  expect(said(text)[0]?.[2]).toBe(content)
})

describe('what is no clause ends early', () => {
  test.each([
    ['at a participle', 'Berg declined to comment, not wanting to harm the talks.', 'to comment'],
    ['at what came with it', 'Berg promised to leave, even as the talks went on.', 'to leave'],
    [
      'not at a day inside it',
      'Berg demanded an inquiry on Thursday into the fire.',
      'an inquiry on Thursday into the fire',
    ],
    ['at its day', 'Berg announced her candidacy in June 2015.', 'her candidacy'],
    ['at whoever gave it out', 'Berg denied the charges through a spokeswoman.', 'the charges'],
  ] as const)('%s', (_rule, text, content) => {
    expect(said(text)[0]?.[2]).toBe(content)
  })
})

test.each([
  ['Berg replied in an even voice that she would go.', 'that she would go'],
  [
    'The tool has been used before, Berg said, and it works in any weather.',
    'The tool has been used before | it works in any weather',
  ],
] as const)('%s', (text, content) => {
  expect(said(text)[0]?.[2]?.replace('and it', 'it')).toBe(content)
})

describe('whose words go on', () => {
  test('not those of the speaker told of in a relative clause', () => {
    expect(said('“We left,” said Anna Berg, who said she was tired. “It was late.”')).toEqual([
      ['Anna Berg', 'said', '“We left,” | “It was late.”'],
      [expect.stringMatching('Anna Berg'), 'said', 'she was tired'],
    ])
  })

  test('not the question', () => {
    expect(said('“We left,” Berg said when asked about the vote. “It was late.”')).toEqual([
      ['Berg', 'said', '“We left,” | “It was late.”'],
      [null, 'asked', 'the vote'],
    ])
  })
})

describe('a content goes on', () => {
  test.each([
    [
      'behind a clause in front of the cue',
      'After the court approved the law, Berg said, most ports were thought to be safe.',
      'After the court approved the law | most ports were thought to be safe',
    ],
    [
      'with a comparison',
      'Berg said the sum was “small,” compared to the debt of Sund.',
      'the sum was “small,” compared to the debt of Sund',
    ],
    ['with what the object is taken for', 'Berg hailed the vote as “fantastic.”', 'the vote as “fantastic.”'],
    [
      'in a relative clause whose words are another’s',
      'Lind said the port was broke, which Berg said was untrue.',
      'which | was untrue',
    ],
    ['in a quoted relative clause', 'Lind said the port was broke — which Berg added “is sad.”', 'which | “is sad.”'],
    [
      'behind a verb that quotes',
      'He assumed a group with “tar and feathers” in its name was bad.',
      'a group with “tar and feathers” in its name was bad',
    ],
    ['behind "this"', 'Berg called this a false story.', 'this a false story'],
    [
      'in a relative clause',
      'She met a man whose book, according to the Ledger, sells well.',
      'whose book | sells well',
    ],
    [
      'over an addressee',
      '“You have been late,” he told Lind (of Sund), according to the clerks.',
      '“You have been late,” he told Lind (of Sund)',
    ],
  ] as const)('%s', (_rule, text, content) => {
    expect(said(text).at(-1)?.[2]).toBe(content)
  })

  test('not into the verb that the same speaker takes up again', () => {
    expect(
      said('Berg said she had left at noon, but in a later interview said she had stayed.').map((row) => row[2]),
    ).toEqual(['she had left at noon', 'she had stayed'])
  })
})
