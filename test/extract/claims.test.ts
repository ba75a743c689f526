// Why it exists: how a claim stands by the text's own words; a false flag is worse than a miss.
import { describe, expect, test } from 'vitest'
import { type Given, read } from './read.ts'

const statusesOf = (text: string, given: Given = {}) =>
  read(text, given).claims.map(({ text: words, status }) => [words, status] as const)
const flagged = (text: string) => read(text).claims.filter(({ status }) => status !== 'attributed')
const HELD = 'President Anna Berg claimed that Prime Minister Tom Lind had promised a loan. '

describe('unconfirmed', () => {
  test.each([
    ['no confirmation', `${HELD}There was no immediate confirmation of Berg’s claim from Lind.`],
    ['could not be verified', `${HELD}The claim could not be independently verified.`],
    ['has not confirmed', `${HELD}Lind has not confirmed the loan.`],
    ['neither confirmed nor denied', `${HELD}Lind neither confirmed nor denied the report.`],
    ['declined to comment', `${HELD}Lind declined to comment on the claim.`],
    ['did not respond', `${HELD}Lind did not immediately respond to a request for comment.`],
    ['no comment from', `${HELD}There was no immediate comment from Lind.`],
    ['no evidence', `${HELD}She offered no evidence for this.`],
    ['without evidence', 'President Anna Berg claimed without evidence that Tom Lind had promised a loan.'],
  ])('%s', (_rule, text) => {
    const claims = flagged(text)
    expect(claims).toHaveLength(1)
    expect(claims[0]).toMatchObject({ status: 'unconfirmed', basis: 'stated', by: 'anna-berg' })
    expect(claims[0]?.evidence.length).toBeGreaterThanOrEqual(2)
  })

  test('a party that no list holds: the capital word that opens the clause', () => {
    const text =
      'President Anna Berg claimed that Vestmark had promised a loan. There was no confirmation of Berg’s claim from the Vestmark government.'
    expect(flagged(text)).toMatchObject([{ status: 'unconfirmed', about: ['Vestmark'] }])
  })
})

describe('how far back a word of silence reaches', () => {
  // Behind the lead: what the lead claims is reached from everywhere.
  const LATE = `${'The sea was calm. '.repeat(4)}${HELD}`
  const after = (sentences: number) =>
    flagged(`${LATE}${'The harvest was poor. '.repeat(sentences - 1)}Lind declined to comment.`)

  test('the sixth sentence behind the claim still reaches it', () => {
    expect(after(6)).toMatchObject([{ status: 'unconfirmed', about: ['tom-lind'] }])
  })

  test('the seventh does not', () => {
    expect(after(7)).toEqual([])
  })
})

describe('denied', () => {
  test.each([
    ['that', 'Prime Minister Tom Lind denied that he had promised a loan.', 'he had promised a loan'],
    ['-ing', 'Prime Minister Tom Lind denied promising a loan.', 'promising a loan'],
    ['the claim', `${HELD}Lind denied the claim.`, 'Prime Minister Tom Lind had promised a loan'],
    ['whose claims', `${HELD}Lind rejected Berg’s claims.`, 'Prime Minister Tom Lind had promised a loan'],
    ['called false', `${HELD}Lind called Berg’s claim false.`, 'Prime Minister Tom Lind had promised a loan'],
  ])('%s', (_rule, text, words) => {
    const claims = flagged(text)
    expect(claims.map((claim) => [claim.text, claim.status, claim.settledBy])).toEqual([[words, 'denied', 'tom-lind']])
    expect(claims[0]?.evidence.length).toBeGreaterThanOrEqual(2)
  })

  test.each([
    ['reports', 'Lind denied reports that he had met Anna Berg.', 'he had met Anna Berg', 'tom-lind', ['tom-lind']],
    [
      'reports, by a spokesman',
      'A spokesman denied reports that Lind had met Anna Berg.',
      'Lind had met Anna Berg',
      'A spokesman',
      ['tom-lind', 'anna-berg'],
    ],
    ['a report', 'Lind denied a Courier report that he had left.', 'he had left', 'tom-lind', ['tom-lind']],
    ['as a lie', 'Lind dismissed as a lie the report that he had left.', 'he had left', 'tom-lind', ['tom-lind']],
    ['it was untrue', 'Lind said it was untrue that he had left.', 'he had left', 'tom-lind', ['tom-lind']],
    ['rumours', 'Rumours that he would leave were baseless, Lind said.', 'he would leave', 'tom-lind', ['tom-lind']],
    ['two words', 'Lind denied that they colluded.', 'they colluded', 'tom-lind', ['tom-lind']],
    ['-ing with', 'Lind denied colluding with Anna Berg.', 'colluding with Anna Berg', 'tom-lind', ['tom-lind']],
    ['a lie', '“Talks will be held” is a lie, Lind said.', '“Talks will be held”', 'tom-lind', ['tom-lind']],
  ])('%s', (_rule, text, words, settledBy, about) => {
    expect(read(`Prime Minister Tom Lind came. ${text}`).claims).toMatchObject([
      { text: words, status: 'denied', by: null, settledBy, about },
    ])
  })

  test('what one party denies twice is one claim', () => {
    const text = 'Tom Lind denied that talks would be held. “Talks will be held” is a lie, Lind said.'
    expect(statusesOf(text)).toEqual([['talks would be held', 'denied']])
  })

  test('a title is its one holder', () => {
    const text =
      'Mayor Tilda Renn left. A man called Omar Vint claimed that the mayor had sold the list. Renn denied the claim.'
    expect(flagged(text)).toMatchObject([
      { status: 'denied', by: 'omar-vint', about: ['tilda-renn'], settledBy: 'tilda-renn' },
    ])
  })

  test('denying words of before makes no claim of "the allegations"', () => {
    expect(statusesOf('Tom Lind denied the allegations against him.')).toEqual([])
  })
})

describe('nothing to flag', () => {
  test.each([
    ['a plain statement', 'President Anna Berg said the harvest was poor.'],
    ['the claimant’s own silence', `${HELD}Berg declined to comment on her plans.`],
    ['silence about something else', 'President Anna Berg said the harvest was poor. The club declined to comment.'],
    ['a right denied', 'The court denied Tom Lind a visa. Anna Berg said she was sad.'],
    ['a proposal rejected', `${HELD}The senate rejected the budget.`],
    ['an amount that was confirmed', 'The ministry confirmed the date of the vote.'],
    ['somebody’s own words', 'Anna Berg said the harvest was poor. “There is no evidence of that yet,” the song goes.'],
    ['a verb of another kind', 'The rumour mill never sleeps, Anna Berg said.'],
    ['what is far away', `${HELD}${'The harvest was poor. '.repeat(12)}The club denied the claim.`],
  ])('%s', (_rule, text) => {
    expect(flagged(text)).toEqual([])
  })
})

describe('what a claim carries', () => {
  test('the words, without "that"; who; whom it is about; one passage', () => {
    const { claims, article } = read('President Anna Berg said that Prime Minister Tom Lind had promised a loan.')
    expect(claims).toMatchObject([
      {
        id: 'c1',
        text: 'Prime Minister Tom Lind had promised a loan',
        by: 'anna-berg',
        byText: 'President Anna Berg',
        about: ['tom-lind'],
        status: 'attributed',
        basis: 'inferred',
      },
    ])
    for (const { evidence } of claims)
      for (const { span, quote } of evidence) expect(article.text.slice(span.start, span.end)).toBe(quote)
  })

  test('who speaks for a country is no second party to it', () => {
    expect(read('Norrish minister Erik Tamsen said Norra wanted more fish.').claims).toMatchObject([
      { about: [], basis: 'stated' },
    ])
  })

  test('what somebody agreed to brings the verb along', () => {
    expect(statusesOf('The ministers vowed to rebuild the bridge.')).toEqual([
      ['vowed to rebuild the bridge', 'attributed'],
    ])
  })

  test('"it" is the body that spoke before', () => {
    const text = 'The Toruvian presidency said the call was short. It said that the line was bad.'
    expect(read(text).claims.map(({ byText }) => byText)).toEqual([
      'The Toruvian presidency',
      'The Toruvian presidency',
    ])
  })

  test('the headline claims nothing of its own', () => {
    expect(statusesOf('The harvest was poor.', { title: 'Berg says the harvest was poor' })).toEqual([])
  })
})

test.each([
  ['called', 'Anna Berg called it a “fair deal”.', 'called it a “fair deal”'],
  ['had accused', 'Anna Berg had accused Tom Lind of fraud in May.', 'had accused Tom Lind of fraud in May'],
])('the words behind "%s" are no clause: the verb stays with them', (_verb, text, words) => {
  expect(read(text).claims.map((claim) => claim.text)).toEqual([words])
})

describe('a claim that the words of doubt tell themselves', () => {
  test('no confirmation of reports that', () => {
    const text =
      'Anna Berg said it was late. There was no confirmation from Belmark of reports that a bridge had fallen.'
    expect(flagged(text)).toMatchObject([
      { text: 'a bridge had fallen', status: 'unconfirmed', by: null, attribution: null, about: ['Belmark'] },
    ])
  })

  test.each([
    [
      'could not confirm',
      'Officials could not confirm reports that Tom Lind had left.',
      'Tom Lind had left',
      ['tom-lind'],
    ],
    [
      'neither confirm nor deny',
      'Anna Berg would neither confirm nor deny that she had met Tom Lind.',
      'she had met Tom Lind',
      ['anna-berg', 'tom-lind'],
    ],
  ])('%s', (_rule, text, words, about) => {
    expect(flagged(text)).toMatchObject([{ text: words, status: 'unconfirmed', by: null, about }])
  })

  test('reports that were false', () => {
    expect(flagged('Reports that Anna Berg had met Tom Lind were false.')).toMatchObject([
      { text: 'Anna Berg had met Tom Lind', status: 'denied', by: null, about: ['anna-berg', 'tom-lind'] },
    ])
  })

  test('where somebody makes it, it is that claim', () => {
    const text =
      'Anna Berg claimed that a bridge had fallen. There was no confirmation from Belmark of reports that a bridge had fallen.'
    expect(read(text).claims).toMatchObject([{ status: 'unconfirmed', by: 'anna-berg' }])
  })
})

describe('no word of doubt, or not about this', () => {
  test.each([
    ['a name', 'Anna Berg said the race was hard. Unconfirmed Rumour won the Derby by a head.'],
    ['a kind of class', 'Anna Berg said the church was full. It has no confirmation class this year.'],
    [
      'the office’s own statement',
      'Anna Berg’s office said Berg would go. There was no immediate comment from Berg’s office.',
    ],
    ['what nobody denied', 'Tom Lind has never denied that he met Anna Berg.'],
    ['another’s report', 'Anna Berg said Lind was late. Tom Lind said the Courier report was false.'],
  ])('%s', (_rule, text) => {
    expect(flagged(text)).toEqual([])
  })

  test('"that assertion" is the one before, not the office’s own', () => {
    const text =
      'Anna Berg’s office said Berg would go in May. Jan Kroll claimed the harbour had been sold. There was no immediate comment from Berg’s office on that assertion.'
    expect(flagged(text)).toMatchObject([{ by: 'jan-kroll', status: 'unconfirmed' }])
  })

  test('neither office', () => {
    const text = 'Jan Kroll claimed that the leaders had agreed on a plan. Neither office confirmed the plan.'
    expect(flagged(text)).toMatchObject([{ by: 'jan-kroll', status: 'unconfirmed' }])
  })
})

describe('a claim about somebody who is not named', () => {
  test.each([
    ['a wish', 'The tenants’ league said the owner of the house wants to drive them out.', ['the owner of the house']],
    ['a deed of another’s body', 'The charity said that its bank had frozen its accounts.', ['its bank']],
    [
      'they, who were told of before',
      'The kidnappers want two million, Governor Hassan Diro said. Diro said they had sent a boy.',
      ['The kidnappers'],
    ],
  ])('%s', (_name, text, about) => {
    expect(read(text).claims.at(-1)).toMatchObject({ about, basis: 'inferred' })
  })

  test.each([
    ['one’s own wish', 'The ministry said the minister wants to stay.'],
    ['a thing', 'Anna Berg said the harvest had been poor.'],
    ['advice', 'Anna Berg said Tom Lind should stick to recipes.'],
    ['an own office', 'Her spokesman said Anna Berg wanted to stay.'],
  ])('%s is not', (_name, text) => {
    expect(read(text).claims).toMatchObject([{ basis: 'stated' }])
  })
})
