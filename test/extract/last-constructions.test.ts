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
    ['Berg asked him, “Why do it now?” Lind wrote back, “You look fine.”', ['Lind', 'wrote', '“You look fine.”']],
    [
      'Berg is offering to help Marn and the Velts achieve a lasting peace.',
      ['Berg', 'is offering', 'to help Marn and the Velts achieve a lasting peace'],
    ],
    [
      'Berg promises the town will help the miners — and he means to stay.',
      ['Berg', 'promises', 'the town will help the miners'],
    ],
    ['Berg warned the bank against buying bonds, because prices rose.', ['Berg', 'warned', 'buying bonds']],
    [
      'The Ledger reported that Berg had cut controls, including money for gulls.',
      ['The Ledger', 'reported', 'that Berg had cut controls, including money for gulls'],
    ],
    ['Berg calmed them, saying he would “stay,” a swipe at Lind.', ['Berg', 'saying', 'he would “stay,”']],
    [
      'Berg said views differ (the old like Lind, while the young like her) and homes do too.',
      ['Berg', 'said', 'views differ (the old like Lind, while the young like her) and homes do too'],
    ],
    [
      'While most ships were old, according to a port official, two were built in May.',
      ['a port official', 'according to', 'two were built in May'],
    ],
    [
      'Berg told a packed hall in snowy Sund, Norland, on the last day of the campaign that she was ill.',
      ['Berg', 'told', 'that she was ill'],
    ],
    [
      'As Berg explained, taxes were put off, costing the port a million, “which sounds like a lot of money.”',
      ['Berg', 'explained', 'taxes were put off, costing the port a million, “which sounds like a lot of money.”'],
    ],
    [
      '“Call the roll,” came shouts from the crowd in the hall.',
      ['the crowd in the hall', 'came shouts', '“Call the roll,”'],
    ],
    ['“Never,” came the reply from Berg.', ['Berg', 'came the reply', '“Never,”']],
    ['The ferry was met with chants of “Go home, Berg.”', [null, 'chants of', '“Go home, Berg.”']],
    ['Berg kept her “no ship shall leave” promise to the port.', ['her', 'promise', '“no ship shall leave”']],
    ['A sign read “No more ships here.”', ['A sign', 'read', '“No more ships here.”']],
    ['Berg said he was late but Lind called it a joke.', ['Berg', 'said', 'he was late']],
    ['“All are scared,” a nurse, who was ill, said by phone.', ['a nurse', 'said', '“All are scared,”']],
    [
      'Lind pointed to a report that called the port “a risk to all.”',
      ['a report that', 'called', 'the port “a risk to all.”'],
    ],
    ['“The council is deaf,” reads one poster; “Wake up,” says another.', ['another', 'says', '“Wake up,”']],
    [
      'She also called for all to lay out the plans — and the cost — of their work.',
      ['She', 'also called', 'all to lay out the plans — and the cost — of their work'],
    ],
    [
      'Berg called upon Mayor Anna Lind to close the port, referring to the fire in May.',
      ['Berg', 'called', 'Mayor Anna Lind to close the port'],
    ],
    [
      'A petition calling on him to be banned from Norland has reached a record number of names.',
      ['A petition', 'calling', 'him to be banned from Norland'],
    ],
    [
      'He promises the town will help the miners - and he means to stay.',
      ['He', 'promises', 'the town will help the miners'],
    ],
    [
      'Lind knew of Berg’s conclusion that the crew was “careless.”',
      ['Berg', 'conclusion', 'that the crew was “careless.”'],
    ],
    [
      'His past words, including his promise to be “neutral” in May, hurt.',
      ['his', 'promise', 'to be “neutral” in May'],
    ],
    [
      'The judge, who fights the press, claims that the port was shut.',
      ['The judge', 'claims', 'that the port was shut'],
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toContainEqual(expected)
  })

  test('a second verb of saying behind a quotation and its colon', () => {
    expect(said('Berg said on Monday: “We will not go,” and added: “Never.”')).toEqual([
      ['Berg', 'said', '“We will not go,”'],
      ['Berg', 'added', '“Never.”'],
    ])
  })

  test('a question goes on with no answer', () => {
    expect(said('Asked about the plan, Lind shrugged. “Who knows?”')).toEqual([[null, 'Asked', 'the plan']])
  })

  test.each([
    ['They asked Berg whether she would stay. “I will.”', 'whether she would stay'],
    ['Lind asked the council to wait. “We need more time.”', 'to wait | “We need more time.”'],
  ])('the answer to a question is not of who asked: %s', (text, expected) => {
    expect(said(text).map(([, , words]) => words)).toEqual([expected])
  })

  test('a name in marks goes on with what the verb of saying has', () => {
    expect(said('He called it a “grave mistake,” made by some “respected voices,” on Monday.')).toHaveLength(1)
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
    ['At “Sing with Anna Berg”, the band held a party and asked others to sing “older” songs.', 'the band'],
    ['On Monday, Berg seemed to show she knows the port, warning that Lind is “in control.”', 'Berg'],
    ['Lind quashed rumours he was leaving by tweeting that “I am staying.”', 'Lind'],
    ['Berg’s fundraising email notes that Lind “is a good lawyer.”', 'Berg’s fundraising email'],
    ['The port spoke of Berg saying “pray for him” in May.', 'Berg'],
    ['The film led advisers like Erik Lind to counter that “every cent went there.”', 'advisers like Erik Lind'],
    ['Berg used the debate to argue that Lind was unfit.', 'Berg'],
    ['The crew fights with the arguments that they believe worked in Sund.', 'they'],
    ['Lind was late, though in a news conference he used other words, saying the port “must be closed.”', 'he'],
    ['There is talk about Berg, who is lively this morning, saying “Towns shouldn’t decide fate.”', null],
  ])('%s', (text, source) => {
    expect(said(text).map(([who]) => who)).toEqual([source])
  })

  test.each([
    'Some might have him speak to them about the “fabulous” methods he has used.',
    'The port backed Lind, whose record Berg belittled, with a “beat the council” theme.',
    'The campaign began with a short film, “Playing Berg,” in which children sail.',
    'Both oppose a formula called the “chained index” that would cut payments.',
    'A new group called Port First ran films on “how to sail a boat” in May.',
    'Berg has not used the debate to argue that Lind was unfit.',
    'The law was used to argue that Lind was unfit.',
    'The film has never led Lind to say that he was unfit.',
    'The candidate labeled “a leader who has faced hard times” continues to lead the field.',
    'The conclusion that the crew was careless has been drawn before.',
    'Berg has broken many promises he made to the voters of Sund.',
    'Lind, who starred in “Parks and Towns” and “Guardians of the Port,” posted the clip on Thursday.',
    'The ferry was met with cries of “no.”',
    '“I like it!”Former minister Anna Berg broke down on Monday.',
    'These were the words said by a clerk about the port.',
    'If you live in Marn, D.C., feel free to “vote your conscience” as you like.',
  ])('nobody says anything: %s', (text) => {
    expect(said(text)).toEqual([])
  })
})
