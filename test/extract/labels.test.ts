// Why it exists: a name and a colon say whose words follow, in headlines that the text bears out and in interviews.
import { expect, test } from 'vitest'
import { said } from './read.ts'

test('a headline whose label the text quotes', () => {
  expect(said('The vote will be in May, Premier Anna Berg said.', { title: 'Berg: No early vote' })[0]).toEqual([
    'Berg',
    ':',
    'No early vote',
  ])
})

test('the turns of an interview', () => {
  expect(said('THE LEDGER: Do you miss the open sea?\nBROOK: The sea, yes. I do not miss the meetings.')).toEqual([
    ['THE LEDGER', ':', 'Do you miss the open sea?'],
    ['BROOK', ':', 'The sea, yes. I do not miss the meetings.'],
  ])
})

test.each([
  ['a place', 'Petrol is dear. Anna Berg left.', { title: 'Lund: Petrol is dear' }],
  ['a question about somebody', 'It is late, Anna Berg said.', { title: 'Berg: Friend or foe?' }],
  ['lists of names', 'Norland: Anna Berg, Tom Lind, Ida Odd.\nSudland: Carl Holm, Eva Strand.', {}],
  ['a list', 'Where: The town hall in Lund\nWhen: Monday at eight', {}],
  ['one label alone', 'KASHIPAL: The council will meet again on Monday.\nIt will be long.', {}],
] as const)('nobody speaks: %s', (_what, text, given) => {
  expect(said(text, given).filter(([, cue]) => cue === ':')).toEqual([])
})
