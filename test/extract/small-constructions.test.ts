// Why it exists: the smaller shapes in which English news says who says what; one sentence for each.
import { expect, test } from 'vitest'
import { read, said } from './read.ts'

/** The first statement of a text: its source and what is said. */
const first = (text: string): readonly (string | null | undefined)[] => {
  const [statement] = said(text)
  return [statement?.[0], statement?.[2]]
}

test.each([
  ['an answer of one word', 'Of all voters, 75 percent said yes while the rest stayed silent.', ['75 percent', 'yes']],
  [
    'who is named with a relative',
    'She has a son whom Berg described as “slow and lazy.”',
    ['Berg', 'whom | “slow and lazy.”'],
  ],
  [
    'a relative and an article',
    'Lume has a port which Berg called a gift to thieves.',
    ['Berg', 'which | a gift to thieves'],
  ],
  [
    'quoted words and when they were said',
    'Guards watched the crowd, which chanted “no pay, no peace” after the talks had failed.',
    ['the crowd, which', '“no pay, no peace”'],
  ],
  [
    'responsibility that is claimed',
    'The group claimed responsibility for the raid.',
    ['The group', 'responsibility for the raid'],
  ],
  ['a support that is stated', 'The group stated its support for the raid.', ['The group', 'its support for the raid']],
  ['a call that is made', 'Berg made a call for an inquiry.', ['Berg', 'an inquiry']],
  [
    'a call and what the text adds',
    'Berg called for a boycott of the port, and the union closed its office.',
    ['Berg', 'a boycott of the port'],
  ],
  [
    'an opening participle',
    'Holding signs calling Berg “a thief”, the workers marched to the port.',
    ['signs', 'Berg “a thief”'],
  ],
  ['a sign that is held up', 'Lind held up a sign saying “No more ships.”', ['a sign', '“No more ships.”']],
  ['"all but"', 'Lind went home as Berg all but accused him of theft.', ['Berg', 'him of theft']],
  [
    'a verb that goes on',
    'Lind went home as she kept saying that the port was shut.',
    ['she', 'that the port was shut'],
  ],
  [
    'who was briefed, and says it',
    'Two people briefed on the plan said on Friday that Acme would buy Borel.',
    ['Two people briefed on the plan', 'that Acme would buy Borel'],
  ],
  [
    'all of several',
    'The vote was close, with Berg and Lind both calling for a recount.',
    ['Berg and Lind', 'a recount'],
  ],
  [
    'an object in front of what looks like a verb',
    'Berg did it backwards, saying the port was shut.',
    ['Berg', 'the port was shut'],
  ],
  [
    'quoted words that open with an adverb',
    'Half of them said “most people in Lume” had left.',
    ['Half of them', '“most people in Lume” had left'],
  ],
  [
    'words that are expressed',
    'Berg expressed “grave and lasting doubts” about the port.',
    ['Berg', '“grave and lasting doubts” about the port'],
  ],
  [
    'a passive',
    'The plan was praised as “a gift to the banks” in the paper.',
    [null, 'as “a gift to the banks” in the paper'],
  ],
] as const)('%s', (_, text, expected) => {
  expect(first(text)).toEqual(expected)
})

test('three lives are claimed by no words', () => {
  expect(said('The flood claimed three lives.')).toEqual([])
})

test('an object ends where the next clause has its subject', () => {
  expect(first('Ever since Berg announced her bid for the port, Lind has stayed away.')).toEqual([
    'Berg',
    'her bid for the port',
  ])
})

test.each([
  'PORT ANSELM - ',
  'PORT ANSELM — ',
  'ISTVAR, Nov 20 - ',
  'ISTVAR, Nov. 20 – ',
  'Istvar, 20 November – ',
  'LUND, Norland - ',
])('the dateline “%s” is nobody’s words', (dateline) => {
  expect(first(`${dateline}At least 14 people died off Port Anselm, the coast guard said.`)).toEqual([
    'the coast guard',
    'At least 14 people died off Port Anselm',
  ])
})

test('the day of a dateline is not that of the event', () => {
  const given = { publishedAt: '2026-11-24T08:00:00Z', title: 'Arran meets Suda' }
  const told = 'ISTVAR, Nov 23 - President Kolya Arran met President Nimra Suda on Thursday in Istvar, officials said.'
  expect(read(told, given).event?.date).toEqual({ text: 'Thursday', iso: '2026-11-19' })
})

test('a speech over paragraphs is all of the speaker whom its last one names', () => {
  const told =
    'Mayor Ida Sund said the sea was calm.\n\n“We saw the lights go out.\n\n“Nobody knew the way.\n\n“We rowed until morning,” Bishop Emeka Nwosu said.'
  expect(said(told).map(([source, , words]) => [source, words])).toEqual([
    ['Mayor Ida Sund', 'the sea was calm'],
    ['Bishop Emeka Nwosu', '“We saw the lights go out.\n\n“Nobody knew the way.\n\n“We rowed until morning,”'],
  ])
})

test('a claim that could not be confirmed ends before that, and is unconfirmed', () => {
  const { claims } = read('The claim that the rebels rejected the clause could not be confirmed.')
  expect(claims.map(({ status, text }) => [status, text])).toEqual([['unconfirmed', 'the rebels rejected the clause']])
})

test('a speech over paragraphs goes on with the words of a speaker who is named in front of it', () => {
  const told = 'Nwosu said the sea was calm.\n\n“We saw the lights go out.\n\n“We rowed until morning,” Nwosu said.'
  expect(said(told).map(([source, , words]) => [source, words])).toEqual([
    ['Nwosu', 'the sea was calm | “We saw the lights go out.'],
    ['Nwosu', '“We rowed until morning,”'],
  ])
})
