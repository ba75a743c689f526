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
