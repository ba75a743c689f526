// Why it exists: rare constructions of reported speech, each with the sentence of ours that it is for.
import { describe, expect, test } from 'vitest'
import { said } from './read.ts'

type Said = readonly [string | null, string | null, string]

describe('where a content begins and ends', () => {
  test.each<readonly [string, Said]>([
    [
      '“The risk,” said Erik Lind, who runs the Sund Forecast, “is that we lose it.”',
      ['Erik Lind', 'said', '“The risk,” | “is that we lose it.”'],
    ],
    [
      'The event “was the first time I thought, ‘He is lost,’” Lind said on Monday.',
      ['Lind', 'said', 'The event “was the first time I thought, ‘He is lost'],
    ],
    ['He said “The Velts” and swears Velts love him.', ['He', 'said', '“The Velts”']],
    ['“Too loud?” Berg tweeted when the crowd left.', ['Berg', 'tweeted', '“Too loud?”']],
    [
      'Berg ended the list, citing “The Mill” as a guilty pleasure.',
      ['Berg', 'citing', '“The Mill” as a guilty pleasure'],
    ],
    ['“It is fine,” Berg says of the plan.', ['Berg', 'says', '“It is fine,”']],
    [
      'One exception was a paper that found wage rises caused “great” harm.',
      ['a paper that', 'found', 'wage rises caused “great” harm'],
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toContainEqual(expected)
  })

  test('there are those who think, rightly, that he left: one statement', () => {
    const text = 'By contrast, Berg said, there are people “who think, rightly or wrongly, that ‘this man is lost.’”'
    expect(said(text)).toHaveLength(1)
  })
})

describe('whose words they are', () => {
  test.each<readonly [string, string | null]>([
    ['Lind misjudged Berg, having referred to him as a “reformer.”', 'Lind'],
    [
      'The lawyer who ran three races is already talking about “a fierce urgency” to get it done.',
      'The lawyer who ran three races',
    ],
    ['There is talk about Berg, who is lively this morning, saying “Towns shouldn’t decide fate.”', null],
  ])('%s', (text, source) => {
    expect(said(text).map(([who]) => who)).toEqual([source])
  })

  test.each([
    'Some might have him speak to them about the “fabulous” methods he has used.',
    'The port backed Lind, whose record Berg belittled, with a “beat the council” theme.',
    'If you live in Marn, D.C., feel free to “vote your conscience” as you like.',
  ])('nobody says anything: %s', (text) => {
    expect(said(text)).toEqual([])
  })
})
