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
