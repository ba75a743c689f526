// Why it exists: which person a source's words name; a wrong one is worse than none.
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const speakersOf = (text: string) => read(text).attributions.map(({ speaker }) => speaker)

describe('a name', () => {
  test.each([
    ['President Anna Berg said the talks had failed.', ['anna-berg']],
    ['“We met,” said Anna Berg, the president.', ['anna-berg']],
    ['A spokesman, Otto Falk, said the talks had failed.', ['otto-falk']],
    ['Anna Berg met Tom Lind. “Yes,” Berg said. “No,” Lind said.', ['anna-berg', 'tom-lind']],
    ['Foreign policy aide Otto Falk and Anna Berg met. Falk told reporters that they had agreed.', ['otto-falk']],
  ])('%s', (text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers)
  })
})

describe('he and she', () => {
  test.each([
    ['the last speaker', 'Anna Berg said the talks had failed. She said Lind was late.', ['anna-berg', 'anna-berg']],
    ['the subject before', 'Anna Berg left the room. She said the talks had failed.', ['anna-berg']],
    ['not an object', 'Anna Berg left without Tom Lind. She said the talks had failed.', ['anna-berg']],
    ['not whom the name rules out', 'Lena Falk’s lawyer, Tom Lind, left. “No,” she said.', ['lena-falk']],
    ['nor whom she asked', 'Asked by Lena Falk, Tom Lind left. “No,” she said.', ['lena-falk']],
    ['subject and object alike', 'Prosecutor Mark Dunn sued Peter Hale. He said it was a lie.', [null]],
    ['subject and object unknown', 'Minister Obi Adewale phoned Minister Uzo Nnadi. She said it was late.', [null]],
    [
      'whom the text has called she is not he',
      'Obi Adewale left with Tom Lind. She said it was late. He said it was early.',
      ['obi-adewale', 'tom-lind'],
    ],
    ['a role tells', 'Spokeswoman Obi Adewale met Tom Lind. He said it was late.', ['tom-lind']],
    ['not a possessor', 'Anna Berg’s aide Otto Falk left. He said the talks had failed.', ['otto-falk']],
  ])('%s', (_rule, text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers)
  })
})

test.each([
  'Officials said the talks had failed.',
  'The ministry said the talks had failed.',
  'It said the talks had failed.',
  'They said the talks had failed.',
  'A spokesman for the ministry said the talks had failed.',
  'Anna Berg’s office said the talks had failed.',
])('nobody by name: %s', (text) => {
  expect(speakersOf(text)).toEqual([null])
})

describe('who is told of is not who tells', () => {
  test.each([
    [
      'a quotation whose subject is named',
      'President Anna Berg met Otto Falk. “President Berg accepted a pause,” he wrote on Telegram.',
      [null],
    ],
    [
      'the one in whose telling it is',
      'President Anna Berg met Otto Falk. In Falk’s telling, it went well. “President Berg accepted a pause,” he wrote.',
      ['otto-falk', 'otto-falk'],
    ],
    ['a cleft', 'Otto Falk spoke. It was Tom Lind who called the deal a “surrender”, he said.', ['otto-falk']],
    ['according to another', 'Anna Berg met Tom Lind. “I will not,” Berg had said, according to Lind.', ['tom-lind']],
    [
      'what would have been asked',
      'Anna Berg left. In a hypothetical call, Berg would have asked for grain, one official said.',
      [null],
    ],
    [
      'a question and its answer',
      'Anna Berg said the talks had failed. “Will you resign?” “Never,” said Tom Lind.',
      ['anna-berg', 'tom-lind'],
    ],
  ])('%s', (_rule, text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers)
  })
})

describe('two of one surname', () => {
  test.each([
    ['unsettled', 'Anna Berg and Tom Berg met. Berg said the talks had failed.', [null]],
    [
      'one has just been named',
      `Tom Berg left. ${'It rained. '.repeat(3)}Anna Berg came. Berg said it was late.`,
      ['anna-berg'],
    ],
    ['named in full', 'Anna Berg and Tom Berg met. Tom Berg said the talks had failed.', ['tom-berg']],
  ])('%s', (_rule, text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers)
  })
})

test('an answer of nobody is not the last speaker’s', () => {
  const { attributions, article } = read('“I doubt it,” said Anna Berg. “Would you lie?” “It is what it is.”')
  const said = attributions.flatMap(({ contents }) => contents.map(({ start, end }) => article.text.slice(start, end)))
  expect(said).toEqual(['“I doubt it,”'])
})

test('a question to somebody is nobody’s statement', () => {
  const { attributions, article } = read(
    'Anna Berg said the talks had failed. “Will you resign?” “Never,” said Tom Lind.',
  )
  const said = attributions.flatMap(({ contents }) => contents.map(({ start, end }) => article.text.slice(start, end)))
  expect(said).toEqual(['the talks had failed', '“Never,”'])
})
