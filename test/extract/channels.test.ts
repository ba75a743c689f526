// Why it exists: where it was said, in the text's own words.
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const channelsOf = (text: string) => read(text).attributions.map(({ channel }) => channel)

describe('a channel', () => {
  test.each([
    ['Berg wrote on Plaza that the talks had failed.', 'Plaza'],
    ['In a post on Plaza, Berg said the talks had failed.', 'Plaza'],
    ['Berg said in a post on the social media platform Open Quay that the talks had failed.', 'Open Quay'],
    ['Berg said in a statement that the talks had failed.', 'a statement'],
    ['“The talks failed,” Berg said in an interview with Lantern Radio.', 'an interview with Lantern Radio'],
    ['Berg said at a news conference that the talks had failed.', 'a news conference'],
    ['Berg told reporters that the talks had failed.', 'reporters'],
    ['Speaking to journalists, Berg said the talks had failed.', 'journalists'],
    ['Berg told the Lantern that the talks had failed.', 'the Lantern'],
    ['“The talks failed,” Berg wrote on Plaza.', 'Plaza'],
  ])('%s', (text, channel) => {
    expect(channelsOf(text)).toEqual([channel])
  })

  test('the same post is the one before', () => {
    expect(
      channelsOf('Berg wrote on Plaza that the talks had failed. In the same post, she said Lind was late.'),
    ).toEqual(['Plaza', 'Plaza'])
  })
})

describe('no channel', () => {
  test.each([
    'Berg said the talks had failed.',
    'Berg said on Monday that the talks had failed.',
    'Berg said in March that the talks had failed.',
    'Berg said that a post on Plaza had been deleted.',
    'Berg told Lind’s aide that the talks had failed.',
    'Anna Berg told Tom Lind that the talks had failed.',
  ])('%s', (text) => {
    expect(channelsOf(text)).toEqual([null])
  })
})
