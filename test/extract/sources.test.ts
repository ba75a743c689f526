// Why it exists: whose word it is, in each shape in which English news puts a source.
import { describe, expect, test } from 'vitest'
import { read, said } from './read.ts'

/** The sources of a text in order. */
const sources = (text: string): readonly (string | null)[] => said(text).map(([source]) => source)

describe('the subject that a verb shares', () => {
  test.each([
    ['a day behind "and"', 'Berg freed the grain and on Monday announced that the port would open.', ['Berg']],
    ['the nearer subject', 'The rabbis marched. As Lind spoke, Berg paused and said the port would open.', ['Berg']],
    ['a clause between', 'Berg walked on as the crowd cheered, saying the port would open.', ['Berg']],
    [
      'a new clause',
      'Berg said the port would open, but Lind shook her head, adding that it would not.',
      ['Berg', 'Lind'],
    ],
    ['a noun of its own', 'The guests left early, with Anna Lind saying the port would open.', ['Anna Lind']],
    ['a message', 'Berg issued a statement saying the port would open.', ['Berg']],
    ['"then" without "and"', 'Berg offered a seat to Lind, then says the port will open.', ['Berg']],
  ] as const)('%s', (_, text, expected) => {
    expect(sources(text)).toEqual(expected)
  })
})

describe('the whole noun phrase', () => {
  test.each([
    ['a state behind the name', 'Rep. Anna Lind, R-Pa., said the port would open.', 'Rep. Anna Lind'],
    [
      'familiar with',
      'Officials familiar with the talks said the port would open.',
      'Officials familiar with the talks',
    ],
    [
      'a participle',
      'A clerk questioned by the council said the port would open.',
      'A clerk questioned by the council',
    ],
    ['a relative clause', 'People who saw the boat said the port would open.', 'People who saw the boat'],
    ['a participle alone', 'Those surveyed say the port will open.', 'Those surveyed'],
    ['a day in front of the verb', 'Anna Lind on Monday morning said the port would open.', 'Anna Lind'],
    ['an adjunct in front', 'In a statement, Anna Lind, an aide to Berg, said the port would open.', 'Anna Lind'],
    [
      'one comma',
      'For Berg, Anna Lind of the harbour office, said the port would open.',
      'Anna Lind of the harbour office',
    ],
    ['"has" cut short', "She's said the port will open.", 'She'],
  ] as const)('%s', (_, text, expected) => {
    expect(sources(text)).toEqual([expected])
  })
})

describe('who made what is cited', () => {
  test.each([
    ['by', 'The pier had sunk, according to a count by the port.', 'a count by the port'],
    ['another', 'Yet another said the pier had sunk.', 'another'],
    ['an article behind the link', 'The pier had sunk, said a spokesman for the port.', 'a spokesman for the port'],
  ] as const)('%s', (_, text, expected) => {
    expect(sources(text)).toEqual([expected])
  })
})

describe('relatives, participles and dates', () => {
  test.each([
    ['the pronoun is the subject', 'The plan upset critics who said the port would close.', ['critics who']],
    [
      'a list of one clause',
      'They called him a fool who has failed the port, and urged him to resign.',
      ['They', 'They'],
    ],
    ['a date in front', 'On Dec. 2, Anna Lind, an aide to Berg, said the port would close.', ['Anna Lind']],
    ['no owner behind "at"', 'Berg toured the port, at one point calling the plan a ruin.', ['Berg']],
    [
      'a subject whose verb is to come',
      'But Erik Lind, noting the size of the port, said the ferry would sail.',
      ['Erik Lind', 'Erik Lind'],
    ],
  ] as const)('%s', (_, text, expected) => {
    expect(sources(text)).toEqual(expected)
  })
})

describe('two who say it', () => {
  test.each([
    ['Anna Marn and Erik Velt said the ferry would sail.', 'Anna Marn and Erik Velt'],
    ['Anna Marn, Erik Velt and Jonas Lind said the ferry would sail.', 'Anna Marn, Erik Velt and Jonas Lind'],
  ])('%s', (text, source) => {
    const { attributions } = read(text)
    expect(attributions.map(({ speaker }) => speaker)).toEqual([null])
    expect(sources(text)).toEqual([source])
  })
})

describe('a source', () => {
  test.each([
    ['behind "according to"', 'Two people were hurt, according to police.', 'police'],
    [
      'with a superlative',
      'Berg would win, according to the most recent average of polls.',
      'the most recent average of polls',
    ],
    [
      'of two adjectives',
      'They would ask her about the port, current and former officials said.',
      'current and former officials',
    ],
    [
      'with a preposition in its name',
      'Many wells are dry, the aid group Water Without Delay reported.',
      'the aid group Water Without Delay',
    ],
    ['that has a view', 'The port is a wreck that nobody needs, in Berg’s view.', 'Berg'],
    ['that has words', 'It closed because, in Anna Berg’s words, “nobody ever came to it.”', 'Anna Berg'],
    ['that makes a point', 'Erik Lind made the point that the port was broke.', 'Erik Lind'],
    ['in a passive', 'The death of Erik Lind was confirmed by the Falcon Forum.', 'the Falcon Forum'],
    ['in a passive with "first"', 'News of the move was first reported by the Herald.', 'the Herald'],
    [
      'behind a quotation alone',
      '“There is no case at all,” according to a paper of the court.',
      'a paper of the court',
    ],
    ['at the end of the week', '“There is a place for people like her!” Marn said last week.', 'Marn'],
    ['of a list of verbs', 'The mayor mocked a reporter, called him “a fool in a hat” and left.', 'The mayor'],
    ['of the nearest clause', 'As Marn walked in, Lind had one wish: “Let him go home to his people.”', 'Lind'],
    ['with "both" behind it', 'Anna Marn and Erik Velt both said the port was full.', 'Anna Marn and Erik Velt both'],
    ['whose verb looks like a noun', 'The port is full, the Marn Tribune reports.', 'the Marn Tribune'],
    [
      'that wrote it',
      'The port was open for days, an internal memo seen by the Ledger states.',
      'an internal memo seen by the Ledger',
    ],
    ['called a group', 'Erik Lind was wrongly held and should be freed, the rights group says.', 'the rights group'],
    ['outside the quotation', 'She was always “glad to say what others think,” Marn said.', 'Marn'],
    ['with "all" behind it', 'The ministers all urged a larger role for the port.', 'The ministers all'],
    ['with a share in commas', 'Among voters, about two-thirds, 67 percent, say they will stay.', 'two-thirds'],
    [
      'behind a clause whose verb is hidden',
      'Many factors impact the cost of the port and its docks, said Anna Berg, a dean.',
      'Anna Berg',
    ],
  ] as const)('%s', (_, text, expected) => {
    expect(sources(text)).toEqual([expected])
  })
})
