// Why it exists: a sieve may let too much through and never too little: what a pattern would find must reach it.
import { describe, expect, test } from 'vitest'
import { mayDoubt } from '../../src/extract/hedges.ts'
import { HEDGE_PATTERNS, HEDGE_WORDS } from '../../src/extract/lexicon/hedges.ts'
import { TALK_PATTERNS } from '../../src/extract/lexicon/talks.ts'
import { needsOf } from '../../src/extract/pattern-words.ts'
import { makeSieve } from '../../src/extract/sieve.ts'
import { hintsOf } from '../../src/extract/talk-hints.ts'
import { articleOf, KINDS, readCases } from '../eval/cases.ts'
import { documentOf } from './read.ts'

const needs = (pattern: RegExp) =>
  needsOf(pattern)?.map((sets) => sets.map((words) => [...words].sort().join(' '))) ?? null

describe('the words that a pattern needs', () => {
  test.each([
    // The longest word of a run is enough.
    [/\bcalled off\b/, [['called']]],
    [/\b(?:will|would) (?:meet|visit)s?\b/i, [['will would', 'meet meets visit visits']]],
    [/\bagreed\b[^.]{0,40}\btalks?\b|\bset for\b/, [['agreed', 'talk talks'], ['set']]],
    // An ending that is not followed to its edge may go on: "disclaims", "claimed".
    [/claim/, null],
    [/\bclaim\w*/, null],
    [/\bno (?:[a-z]+ly )*comment\b/, [['no', 'comment']]],
    [/\b[Nn]either (?:side )?has\b/, [['neither', 'has side']]],
    [/\b(?:\w+ )?met\b/u, [['met']]],
    // What is looked at ahead ends the word in front of it, where no letter may stand there.
    [/\b(?:the )?met(?=[.,]|$| (?:and|but)\b)/, [['met']]],
    [/\bmet(?=[.,]|ing)/, null],
    [/\bmet(?![.,])/, null],
    [/(?<!\bnot )\b(?<verb>denie[sd]|reject(?:s|ed)) (?:it|this)\b/du, [['denied denies rejected rejects']]],
    [/\b(?:did|does)(?: not|n't) know\b/, [['didn does doesn know']]],
    [/\brun-?off\b/, [['run runoff']]],
    [/\bin (?:19|20)\d\d\b/, null],
    [/^(?:Yes|No)$/, [['no yes']]],
  ])('%s', (pattern, expected) => {
    const wanted = expected?.map((sets) => sets.map((words) => words.split(' ').sort().join(' '))) ?? null
    expect(needs(pattern)).toEqual(wanted)
  })
})

describe('the patterns of doubt and denial', () => {
  const rows = HEDGE_PATTERNS
  const mayMatch = makeSieve(rows)

  test('what a pattern finds in our own cases is not kept from it', () => {
    const lost = KINDS.flatMap((kind) => readCases(kind)).flatMap((one) => {
      const document = documentOf(articleOf(one).text)
      return document.sentences.flatMap((sentence) => {
        const text = document.normal.slice(sentence.start, sentence.end)
        const through = mayMatch(document, sentence)
        return rows
          .filter((row) => row.pattern.test(text) && !through.includes(row))
          .map(({ rule }) => `${rule}: ${text}`)
      })
    })
    expect(lost).toEqual([])
  })

  test('a sentence with a word of doubt has a token of one', () => {
    const lost = KINDS.flatMap((kind) => readCases(kind)).flatMap((one) => {
      const document = documentOf(articleOf(one).text)
      return document.sentences.flatMap((sentence) => {
        const text = document.normal.slice(sentence.start, sentence.end)
        return HEDGE_WORDS.test(text) && !mayDoubt(document, sentence) ? [text] : []
      })
    })
    expect(lost).toEqual([])
  })

  test.each(
    'no official word|say whether|say if|not clear|not true|no truth|no basis|not supported|borne out|word of truth|none of|without foundation|without merit|no such|cold water|hit back|hit out|shot down|lies|rumors|Denied'.split(
      '|',
    ),
  )('of doubt: %s', (words) => {
    const document = documentOf(`They heard ${words} there.`)
    expect(HEDGE_WORDS.test(document.normal)).toBe(true)
    expect(mayDoubt(document, { first: 0, last: document.tokens.length, start: 0, end: 0, line: 0 })).toBe(true)
  })

  test('a sentence with none of the words passes few', () => {
    const document = documentOf('Snow fell in the hills, and children built a tower of stones.')
    expect(mayMatch(document, { first: 0, last: document.tokens.length }).length).toBeLessThan(rows.length / 4)
  })
})

describe('the patterns of next steps', () => {
  const rows = TALK_PATTERNS.filter(({ beside, core }) => beside === 'verb' || core !== undefined)
  const lostIn = (text: string): readonly string[] => {
    const { sentences, normal, ...document } = documentOf(text)
    return sentences.flatMap((sentence) => {
      const words = normal.slice(sentence.start, sentence.end)
      const tried = hintsOf({ sentences, normal, ...document }, sentence).filter(
        ({ core }) => core?.test(words) !== false,
      )
      return rows
        .filter((row) => row.pattern.test(words) && !tried.includes(row))
        .map(({ rule }) => `${rule}: ${words}`)
    })
  }

  test('what a pattern finds in our own cases is not kept from it', () => {
    expect(KINDS.flatMap((kind) => readCases(kind)).flatMap((one) => lostIn(articleOf(one).text))).toEqual([])
  })

  test.each([
    'They will meet in Lund.',
    "They'll soon sit down again.",
    'Lind may be back in May.',
    'They could this week in turn see each other.',
    'Berg plans to once more next week vote on it.',
    'The two would hold talks.',
    'She intends to attend the summit.',
    'He has said plans to open negotiations.',
    'She might then exchange prisoners.',
  ])('verbs of meeting: %s', (text) => {
    expect(TALK_PATTERNS.some(({ rule, pattern }) => /^(?:will|may)-meet$/.test(rule) && pattern.test(text))).toBe(true)
    expect(lostIn(text)).toEqual([])
  })

  test.each([
    'They called off the talks.',
    'The summit, which was due in May, has been cancelled.',
    'The visit was put on hold.',
    'The hearing was adjourned indefinitely.',
    'The talks will no longer take place.',
    'The talks are off.',
    'Berg pulled out of the summit.',
    'Lind broke off negotiations.',
    'The vote was pushed back.',
    'They will not meet on Friday as planned.',
    'She withdrew from the conference.',
  ])('cancelled: %s', (text) => {
    expect(TALK_PATTERNS.some(({ rule, pattern }) => rule === 'step-cancelled' && pattern.test(text))).toBe(true)
    expect(lostIn(text)).toEqual([])
  })

  test('no verb of meeting behind it: the pattern is not tried', () => {
    const document = documentOf('He will have seen the door that she would paint in the autumn.')
    expect(hintsOf(document, document.sentences[0] ?? { first: 0, last: 0, start: 0, end: 0, line: 0 })).toEqual([])
  })
})
