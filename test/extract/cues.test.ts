// Why it exists: what makes somebody a source, verb by verb and shape by shape; one sentence for each rule.
import { describe, expect, test } from 'vitest'
import { said } from './read.ts'

describe('what a verb takes besides a clause', () => {
  test.each([
    ['called for', 'Berg called for an inquiry.', ['Berg', 'called', 'an inquiry']],
    ['called for, behind a clause', 'As Lind left, Berg called for an inquiry.', ['Berg', 'called', 'an inquiry']],
    ['called on', 'Berg called on the mayor to resign.', ['Berg', 'called', 'the mayor to resign']],
    ['called to', 'Berg has called to reject the plan.', ['Berg', 'has called', 'to reject the plan']],
    ['warned against', 'Berg warned the port against delay.', ['Berg', 'warned', 'delay']],
    ['asked for', 'Berg asked the court for more time.', ['Berg', 'asked', 'more time']],
    ['a gerund', 'Berg reported having no cash on hand.', ['Berg', 'reported', 'having no cash on hand']],
    ['a thing', 'Berg acknowledged difficulties in the port.', ['Berg', 'acknowledged', 'difficulties in the port']],
  ] as const)('%s', (_, text, expected) => {
    expect(said(text)).toEqual([expected])
  })
})

describe('what stands between cue and content', () => {
  test.each([
    ['an adverb', 'Berg said, apparently for the first time, that the port would close.', 'that the port would close'],
    [
      'a place with a comma',
      'Berg said on Monday in Sund, Norland, that the port would close.',
      'that the port would close',
    ],
    ['a clause', 'Berg said on the radio, where she works, that the port would close.', 'that the port would close'],
    ['a condition', 'Berg said, if elected, she would close the port.', 'if elected, she would close the port'],
    ['a comma alone', 'Berg added, that the port would close.', 'that the port would close'],
    ['a statement issued', 'Berg said in a statement issued by the port the pier had sunk.', 'the pier had sunk'],
    ['as somebody said', 'As Berg said on Monday, the port is shut.', 'the port is shut'],
    ['as somebody said, with a day', 'As Berg said, even on Monday, the port is shut.', 'the port is shut'],
  ] as const)('%s', (_, text, expected) => {
    expect(said(text)).toMatchObject([['Berg', expect.any(String), expected]])
  })

  test('a word that only contrasts brings nothing', () => {
    expect(said('Most telling, though, were the plans of the port.')).toEqual([])
  })
  test('an abbreviation before words in quotation marks ends no sentence', () => {
    expect(said('Berg said the U.S. “clearly” needed a port.')).toHaveLength(1)
  })
  test('a participle behind its noun is nobody’s word', () => {
    expect(said('A ruling expected on Tuesday would shut the port.')).toEqual([])
  })
})

describe('idioms that put a verb of saying behind another', () => {
  test.each([
    ['went on to', 'Berg went on to say that the port would close.', ['Berg', 'say', 'that the port would close']],
    ['taken to', 'Berg has taken to saying the port is shut.', ['Berg', 'saying', 'the port is shut']],
    ['quick to', 'Berg was quick to note that the port was shut.', ['Berg', 'note', 'that the port was shut']],
    ['quoted as', 'The paper quoted Lind as saying the port was shut.', ['Lind', 'saying', 'the port was shut']],
    ['given out ahead', '“We will win,” Berg will say on Monday.', ['Berg', 'will say', '“We will win,”']],
    ['pointed out', 'Berg pointed out that the port was shut.', ['Berg', 'pointed out', 'that the port was shut']],
    ['behind a relative', 'Lind read an ad which urges voters to wait.', ['an ad which', 'urges', 'to wait']],
    ['a share', 'A third say they will wait.', ['A third', 'say', 'they will wait']],
  ] as const)('%s', (_, text, expected) => {
    expect(said(text)).toEqual([expected])
  })
  test('a plan to say is none, nor a gerund behind "from"', () => {
    expect(said('Berg wants to say that the port will close.')).toEqual([])
    expect(said('From saying that all is well, Berg moved on.')).toEqual([])
  })
})

describe('nouns and questions', () => {
  test.each([
    ['a pledge', 'Berg’s original pledge to close the port failed.', ['Berg', 'pledge', 'to close the port']],
    ['an owner by pronoun', 'Berg dropped her claim that it sank.', ['her', 'claim', 'that it sank']],
    ['calls for', 'Berg renewed her calls for an inquiry.', ['her', 'calls', 'an inquiry']],
    [
      'asked by somebody',
      'Berg was asked by Erik Lind why the port was shut.',
      ['Erik Lind', 'asked', 'why the port was shut'],
    ],
    ['asked on a day', 'Asked on Monday whether it sank, Berg left.', [null, 'Asked', 'whether it sank']],
    ['asked to do', 'Berg was asked to name a date.', [null, 'asked', 'to name a date']],
  ] as const)('%s', (_, text, expected) => {
    expect(said(text)[0]).toEqual(expected)
  })
  test('calls that nobody owns are none of anybody', () => {
    expect(said('Phone calls for help went on all night.')).toEqual([])
  })
})

describe('headlines in title case', () => {
  const body = 'The ferry was tied up at the pier.'
  test.each([
    ['Marit Berg Says Port Will Close Again', ['Marit Berg', 'Says', 'Port Will Close Again']],
    ['Marit Berg Just Dismissed Lume Tax Plan', ['Marit Berg', 'Dismissed', 'Lume Tax Plan']],
  ] as const)('%s', (title, expected) => {
    expect(said(body, { title })).toEqual([expected])
  })
  test.each([
    'Council Confirms Judge After Long Debate',
    'New Ferry Deal Adds Forty Jobs',
    'Abuse Claims Mount Against Harbour Guard',
    'Five Things Marit Berg Said In May',
    'Storm Damage Grows Along Northern Coast',
  ])('none: %s', (title) => {
    expect(said(body, { title })).toEqual([])
  })
})

describe('verbs that say something in some company', () => {
  test.each([
    ['The survey found that most want trams.', 'The survey', 'found', 'that most want trams'],
    ['Fewer want cars, a review of the port has found.', 'a review of the port', 'has found', 'Fewer want cars'],
    ['Figures showed the port was full.', 'Figures', 'showed', 'the port was full'],
    ['The high court ruled that the port was full.', 'The high court', 'ruled', 'that the port was full'],
    ['Berg made it clear that the port was full.', 'Berg', 'made it clear', 'that the port was full'],
    ['Berg has made clear that the port was full.', 'Berg', 'has made clear', 'that the port was full'],
    ['It came, as Berg put it, “like a cold wind.”', 'Berg', 'put it', '“like a cold wind.”'],
    ['Berg called on Friday for an inquiry.', 'Berg', 'called', 'an inquiry'],
    ['Berg ruled out an early vote.', 'Berg', 'ruled out', 'an early vote'],
    ['Erik Lind described how he swam to the boat.', 'Erik Lind', 'described', 'how he swam to the boat'],
    ['The minister averred that no fee would be charged.', 'The minister', 'averred', 'that no fee would be charged'],
    ['Lind stayed, telling her, “You are late again.”', 'Lind', 'telling', '“You are late again.”'],
    ['Marn refers to the new mayor as “Tom.”', 'Marn', 'refers', 'to the new mayor as “Tom.”'],
  ] as const)('%s', (text, ...row) => {
    expect(said(text)).toEqual([row])
  })

  test.each([
    'Berg found that the door was open.',
    'The wall showed where the water had stood.',
    'Berg made the clear soup that they like.',
    'The Rovers dismissed their head coach after five defeats.',
    'Anna Berg, writing under the name of a friend, left.',
    'The king ruled the port for years.',
    'Berg did not rule out an early vote.',
    'Storm warning for the long weekend in Sund.',
    'She saw the reality show “The Ferry” at home.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([])
  })
})
