// Why it exists: what every stage stands on: tokens with exact places, tags that know names, credits kept out of the news.
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/extract.ts'
import { articleOf, documentOf, read } from './read.ts'

const tokensOf = (text: string) => documentOf(text).tokens.map(({ start, end }) => text.slice(start, end))

describe('tokens', () => {
  test.each([
    ['Berg’s aides didn’t come.', ['Berg', '’s', 'aides', 'did', 'n’t', 'come', '.']],
    ['The U.S. envoy met Sen. Lind at 9 a.m.', ['The', 'U.S.', 'envoy', 'met', 'Sen.', 'Lind', 'at', '9', 'a.m.']],
    ['$4.5bn, or 3.8 percent', ['$4.5bn', ',', 'or', '3.8', 'percent']],
    ['a two-hour call — nothing more…', ['a', 'two-hour', 'call', '—', 'nothing', 'more', '…']],
    ['See https://lantern.example/a?b=1 now', ['See', 'https://lantern.example/a?b=1', 'now']],
    ['Signal.Az said', ['Signal.Az', 'said']],
    // Where plain letters end: at a mark that joins, a digit, another alphabet, a sign, the text's end.
    [
      'x2 cafés Müller word*word a/b (so)',
      ['x2', 'cafés', 'Müller', 'word', '*', 'word', 'a', '/', 'b', '(', 'so', ')'],
    ],
    ['Norland\u3000and\tSund\nmet', ['Norland', 'and', 'Sund', 'met']],
    ["Norland' s aides", ['Norland', "' s", 'aides']],
    ['漢字 😀!', ['漢字', '😀', '!']],
  ])('%s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
  })
})

describe('tags', () => {
  const tagOf = (text: string, word: string, nth = 0) =>
    documentOf(text).tokens.filter((token) => token.text === word)[nth]?.pos

  test('a name that looks like a verb is one at the start of a sentence too', () => {
    expect(tagOf('The envoy, Kaia Denning, left. Denning claimed victory.', 'Denning', 1)).toBe('NNP')
  })

  test('a word that stands without its capital elsewhere is none', () => {
    expect(tagOf('Said Khalil met Ana Said. They said so. Said nothing else.', 'Said', 2)).not.toBe('NNP')
  })

  test('names of every object are words like others', () => {
    for (const word of ['constructor', 'toString', 'valueOf', 'hasOwnProperty'])
      expect(tagOf(`The ${word} spoke.`, word)).toBe('NN')
  })
})

describe('credits', () => {
  test('a byline is the author and no news', () => {
    const { article, people } = read('President Anna Berg said the harvest was poor.\nBy Nora Winsel')
    expect(article.byline).toBe('Nora Winsel')
    expect(people.map(({ id }) => id)).toEqual(['anna-berg'])
  })

  test('a byline that the page gave stays', () => {
    const article = { ...articleOf('Prices rose.\nBy Nora Winsel'), byline: 'Ida Roe' }
    expect(extract(article).article.byline).toBe('Ida Roe')
  })

  test('"by" in running text is no byline', () => {
    expect(read('By Monday the talks had failed.').article.byline).toBeNull()
    expect(
      read('By Anna Berg’s own account, the talks had failed and nobody would go on with them.').article.byline,
    ).toBeNull()
  })

  test('credits are no statements', () => {
    expect(read('Prices rose.\n(Reporting by Nora Winsel; Editing by Ida Roe)').people).toEqual([])
  })
})

test.each(['(Reporting by Ida Roe)\nmet', 'Ports reopen\nLUND, Nov 23 - Anna Berg met Tom Lind on Thursday.'])(
  'the sentences that are given out cover datelines and credits too: %j',
  (body) => {
    const { article, sentences } = read(body)
    const [first] = sentences
    expect(article.text.slice(0, first?.start).trim()).toBe('')
    const gaps = sentences.slice(1).map((one, at) => article.text.slice(sentences[at]?.end, one.start).trim())
    expect(gaps.join('')).toBe('')
  },
)
