// Why it exists: two places of one text that cannot both hold; a false alarm is worse than a miss.
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const found = (text: string) => read(text).inconsistencies

test('in office here, a private citizen there', () => {
  const text = 'President Anna Berg met Tom Lind in Lund. Berg was glad, even as she remains a private citizen.'
  const [one, ...more] = found(text)
  expect(more).toEqual([])
  expect(one).toMatchObject({ kind: 'role' })
  expect(one?.evidence.map(({ quote }) => quote)).toEqual(['President', 'private citizen'])
})

describe('both can hold', () => {
  test.each([
    'Former President Anna Berg met Tom Lind. Berg is a private citizen.',
    'President-elect Anna Berg met Tom Lind. Berg is a private citizen until May.',
    'President Anna Berg met Tom Lind. Berg was a private citizen before her election.',
    'President Anna Berg met Tom Lind. When she was a private citizen, Berg ran a shop.',
    'Presidential candidate Anna Berg met Tom Lind. Berg is a private citizen.',
    'President Anna Berg met Tom Lind. Lind is a private citizen.',
    'Otto Falk, an aide to President Anna Berg, left. Falk is a private citizen.',
    'President Anna Berg met Prime Minister Tom Lind in Lund.',
    'A private citizen wrote to President Anna Berg.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('two lengths of one event', () => {
  const CALL = 'President Anna Berg and President Tom Lind held a phone call on Monday.'

  test.each([
    [`${CALL} It lasted two hours, Berg’s office said. Lind’s office said it lasted 20 minutes.`, 'two hours'],
    [
      'President Anna Berg held a 40-minute call with President Tom Lind. Lind’s office described it as a two-hour conversation.',
      '40-minute',
    ],
    [`${CALL} The call lasted 20 minutes. Lind’s office said the call lasted two hours.`, '20 minutes'],
    [
      'President Anna Berg spoke by phone with President Tom Lind for about an hour. The call lasted more than 75 minutes, Lind said.',
      'about an hour',
    ],
    [
      'President Anna Berg held a two-hour call with President Tom Lind. The conversation lasted less than an hour.',
      'two-hour',
    ],
  ])('%s', (text, first) => {
    const extraction = read(text)
    expect(extraction.inconsistencies).toMatchObject([{ kind: 'number' }])
    const [one] = extraction.inconsistencies
    for (const { span, quote } of one?.evidence ?? []) expect(text.slice(span.start, span.end)).toBe(quote)
    expect(one?.evidence[0].quote).toContain(first)
    expect(extraction.event?.duration?.text).toBe(first)
  })

  test('the places name nobody, so that the line is not taken for one about a person', () => {
    const text = 'President Anna Berg spoke by phone with President Tom Lind for two hours. The call lasted 20 minutes.'
    expect(found(text)[0]?.evidence.map(({ quote }) => quote)).toEqual(['for two hours', 'lasted 20 minutes'])
  })

  test.each([
    'President Anna Berg held a two-hour call with Tom Lind. The call lasted more than two hours.',
    'President Anna Berg held a two-hour call with Tom Lind. The call lasted nearly two hours.',
    'President Anna Berg held a two-hour call with Tom Lind. The call lasted 110 minutes.',
    `${CALL} It lasted two hours. Its first part lasted 20 minutes.`,
    `${CALL} It lasted two hours. An earlier call lasted 20 minutes.`,
    `${CALL} It lasted two hours. It was scheduled to last 20 minutes.`,
    `${CALL} It lasted two hours. They spoke for 20 minutes in May.`,
    `${CALL} It lasted two hours. The meeting of their aides lasted 20 minutes.`,
    `${CALL} It lasted two hours. The flight took 20 minutes.`,
    `${CALL} It lasted two hours, and Berg left 20 minutes later.`,
    'Prices rose. The meeting lasted two hours. The meeting lasted 20 minutes.',
  ])('both can hold: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('one thing, two numbers, names or days', () => {
  test.each([
    [
      'Police arrested 46 people at a rally. All 64 people who were arrested at the rally have been released.',
      'two-counts',
      '46 people',
      '64 people',
    ],
    [
      'A ferry left Lund with 118 people on board. None of the 181 people on board was hurt.',
      'two-counts',
      '118 people',
      '181 people',
    ],
    [
      'A skipper was fined 8,000 crowns. The fine of 80,000 crowns must be paid by May.',
      'two-counts',
      '8,000 crowns',
      '80,000 crowns',
    ],
    [
      'The envoy came on his third visit this year. The envoy’s fifth visit this year was short.',
      'two-counts',
      'third visit this year',
      'fifth visit this year',
    ],
    ['Medics took Nell Aldous, 34, away. Aldous, 43, told reporters so.', 'two-ages', 'Nell Aldous, 34', 'Aldous, 43'],
    [
      'A nine-year-old boy was found in a wood. The boy, who is 11, was well.',
      'two-ages',
      'nine-year-old boy',
      'The boy, who is 11',
    ],
    [
      'A vicar was jailed for four years. The six-year sentence was just.',
      'two-sentences',
      'jailed for four years',
      'The six-year sentence',
    ],
    ['Lund beat Tarn City 3-2. The 3-1 victory was late.', 'two-scores', 'beat Tarn City 3-2', 'The 3-1 victory'],
    [
      'Transport Minister Anna Velt spoke. Transport Minister Hanna Velt took office in May.',
      'two-forenames',
      'Anna Velt',
      'Hanna Velt',
    ],
    [
      'Energy Minister Gustav Reiner spoke. Reiner, who left politics in 2024 and has held no office since, left.',
      'office-and-left',
      'Energy Minister',
      'left politics in 2024 and has held no office since',
    ],
    [
      'Education Minister Paul Okonjo left. Okonjo, the interior minister since March, was tired.',
      'two-portfolios',
      'Education Minister',
      'interior minister',
    ],
    [
      'Governor Janko Breza resigned on Monday. The governor’s resignation on Friday was a surprise.',
      'two-dates',
      'resigned on Monday',
      'resignation on Friday',
    ],
    [
      'The nurse Klara Weiss was kidnapped in the north on 14 June. The call came after the kidnapping of the nurse on 2 May.',
      'two-dates',
      'was kidnapped in the north on 14 June',
      'kidnapping of the nurse on 2 May',
    ],
  ])('%s', (text, rule, first, second) => {
    const [one, ...more] = found(text)
    expect(more).toEqual([])
    expect(one).toMatchObject({ rule, evidence: [{ quote: first }, { quote: second }] })
  })

  test('a headline and its text', () => {
    const toll = read('Five people were killed when a coach left the road, police said.', {
      title: 'Six killed in crash',
    })
    expect(toll.inconsistencies).toMatchObject([{ rule: 'headline-toll' }])
    const vote = read('Parliament passed it by 53 votes to 48.', { title: 'Law passed by 51 votes to 48' })
    expect(vote.inconsistencies).toMatchObject([{ rule: 'two-votes' }])
  })

  test('an election that is past', () => {
    const text = 'Stella Maran, who is running for mayor in the election of May 2025, opened her campaign on Wednesday.'
    expect(read(text, { publishedAt: '2026-05-06' }).inconsistencies).toMatchObject([{ rule: 'past-election' }])
    expect(read(text, { publishedAt: '2025-05-01' }).inconsistencies).toEqual([])
    expect(found(text)).toEqual([])
  })

  test.each([
    'Police arrested 46 people at a rally. The two people who were arrested on Friday have been released.',
    'Police arrested about 46 people at a rally. All 64 people who were arrested at the rally are free.',
    'Police arrested 46 people at a rally. The toll rose later: the 64 people arrested at the rally are free.',
    'Of the 31 monks who were arrested, 20 monks were freed. The 11 monks who were arrested and not freed are in jail.',
    'Norland said that 46 people were arrested at the rally. Sund said that the 64 people arrested at the rally were free.',
    'Gunmen killed eight people in Oro and five people in Sabe.',
    'The team has five World Cup titles. The 2022 World Cup was its best.',
    'Sean Halloran, 71, and his son Sean Halloran junior, 39, left.',
    'Nell Aldous, 34, left in May. Aldous, 35, is back.',
    'A vicar was jailed for four years. He appealed against the six-year sentence.',
    'President Anna Velt spoke. Her sister, Minister Hanna Velt, was there.',
    'President Grace Otieno and her rival James Otieno will debate.',
    'Former energy minister Gustav Reiner spoke. Reiner, who left politics in 2024 and has held no office since, left.',
    'President Gustav Reiner spoke. Reiner, who left the army in 2010 and has led the party since, left.',
    'Governor Janko Breza resigned on Monday. The president accepted the resignation on Friday.',
    'Governor Janko Breza resigned on Monday. Mayor Ida Roth resigned on Friday.',
    'The hall was built in 1874. Its predecessor, built in 1690, was a hall too.',
    'Anna Berg died in 2019. Tom Lind died in 2016.',
  ])('both can hold: %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
