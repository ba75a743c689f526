// Why it exists: next steps and how firm each is; what did not or may never happen is no step.
import { describe, expect, test } from 'vitest'
import { type Given, read } from './read.ts'

const talksOf = (text: string, given: Given = { publishedAt: '2026-03-31' }) => read(text, given).talks

describe('statuses', () => {
  test.each([
    ['The summit in Lund was called off.', 'cancelled'],
    ['A prisoner exchange planned for Monday was called off.', 'cancelled'],
    ['Norway postponed the talks.', 'cancelled'],
    ['The next meeting, which was planned for Thursday, has been cancelled.', 'cancelled'],
    ['The bank offered to host the next round.', 'offered'],
    ['Berg invited Lind to visit the port in the summer.', 'offered'],
    ['The two sides agreed to hold a second round.', 'agreed'],
    ['The ministers agreed to set up a working group.', 'agreed'],
    ['A summit is scheduled for 3 May.', 'scheduled'],
    ['The next hearing is to take place on Friday.', 'scheduled'],
    ['Berg said negotiations would begin at once.', 'announced'],
    ['The two leaders will meet in Lund.', 'announced'],
    ['The minister will present the plan on 20 April.', 'announced'],
    ['They weighed the prospect of a meeting in the harbour town.', 'possible'],
    ['She may visit Lund in April.', 'possible'],
  ] as const)('%s', (text, status) => {
    expect(talksOf(text).map((talk) => talk.status)).toEqual([status])
  })
})

describe('each rule by its sentence', () => {
  test.each([
    ['The hearing, cancelled on Tuesday, has been rescheduled for 21 May.', 'step-rescheduled', 'scheduled'],
    ['The meeting of the ministers, planned for Saturday, will not take place.', 'step-cancelled', 'cancelled'],
    ['Berg accepted an invitation to visit Norland.', 'invitation-accepted', 'agreed'],
    ['President Anna Berg was ready to act as mediator.', 'step-offered', 'offered'],
    ['Norland extended an invitation to the rebels.', 'invited', 'offered'],
    ['The two boards agreed on Thursday to open merger talks.', 'step-agreed', 'agreed'],
    ['The four leaders decided to hold another on Monday.', 'step-agreed', 'agreed'],
    ['A second round is set for next Thursday.', 'step-scheduled', 'scheduled'],
    ['The two sides have until Friday to reach a deal.', 'step-scheduled', 'scheduled'],
    ['The summit opens in Lund on Friday.', 'step-in-the-present', 'scheduled'],
    ['The minister arrives in Lund on Friday for talks.', 'arrives-in-the-present', 'scheduled'],
    ['Parliament is expected to vote on the treaty.', 'due-to-meet', 'scheduled'],
    ['The ministry announced a new round of talks.', 'step-announced', 'announced'],
    ['A team of officials is expected in Lund next week.', 'is-expected', 'scheduled'],
    ['Their ministers are to meet in Lund.', 'is-to-meet', 'scheduled'],
    ['He is due in Norland on Friday, where he will meet the king.', 'is-to-meet', 'scheduled'],
    ['The ministry said that Berg was to speak by phone with Lind.', 'was-to-meet', 'scheduled'],
    ['The envoy plans to travel to the region.', 'will-meet', 'announced'],
    ['The court will publish its opinion on 3 May.', 'step-dated', 'announced'],
    ['The two sides are to continue on Thursday.', 'step-set-down', 'scheduled'],
    ['He did not rule out a meeting with Lind.', 'step-possible', 'possible'],
    ['They explored the possibility of an in-person meeting.', 'step-possible', 'possible'],
    ['The ministers could meet again in May.', 'may-meet', 'possible'],
  ] as const)('%s', (text, rule, status) => {
    expect(talksOf(text)).toMatchObject([{ rule, status }])
  })
})

test('what is told as agreed is agreed', () => {
  expect(talksOf('They also agreed that experts would meet in Lund.')[0]?.status).toBe('agreed')
  expect(talksOf('Under the deal, the parties will hold monthly talks.')[0]?.status).toBe('agreed')
})

describe('no step', () => {
  test.each([
    'They met in Lund on Monday.',
    'The two leaders will not meet.',
    'Berg refused to meet Lind.',
    'They would have met on Friday.',
    'If they agreed to meet, prices would fall.',
    'Prices rose by three percent.',
    'Berg said the talks had failed.',
    'The committee met on Friday and voted.',
    'Talks failed to take place on Wednesday.',
    'If Belmark withdrew, she would meet Tom Lind, but it would not withdraw.',
    'Berg will meet Lind on Friday if Belmark withdraws.',
    'Berg ruled out that talks would resume on Friday.',
    'Reports that Berg will visit Lund on Friday are wrong, her office said.',
    'Nobody has offered to host talks.',
    'Brenland withdrew its offer to host talks.',
    'A spokesman denied that talks would be held.',
    'Berg denied she would visit Lund in May.',
    'Berg will not attend the summit on Friday.',
    'Berg declined to say whether she would meet Lind on Friday.',
    'It is unclear whether talks will resume on Friday.',
    'Will you meet Lind on Friday?',
    '“Will you meet Lind on Friday?” a reporter asked.',
    'Otto Falk asked Berg whether she would attend the summit on Friday.',
    'No talks are planned, the spokesman said.',
    'The union demanded that talks begin at once.',
    '“We hope to meet the president one day,” said a villager.',
    'Norland will meet Sund in the semi-final next week.',
    'The film will open in cinemas on Friday.',
    'The store is set to close on 30 June.',
    'Winter time returns on 25 October.',
    'Visitors will find plenty to do on Sunday.',
    'She agreed to a plea deal and will be released on Friday.',
    'Talks that were due to start last week never took place.',
    'Last year Berg had promised that she would visit every district.',
    'In 2019 they agreed to meet every year.',
    'They would meet every Sunday at the same café.',
    'The talks would continue to haunt him for years.',
    'The firm will meet its targets on Friday.',
    'The two agreed to set up a hotline.',
  ])('%s', (text) => {
    expect(talksOf(text)).toEqual([])
  })
})

describe('a step all the same', () => {
  test.each([
    'The talks, which failed in May, will resume on Friday.',
    'The vote on whether to reopen the port will be held on Friday.',
    'There is no doubt that talks will resume on Friday.',
    'Berg did not resign but will meet Lind on Friday.',
    'The talks will go ahead on Friday even if Belmark withdraws.',
    'The ministers will meet on Friday. Will they agree?',
  ])('%s', (text) => {
    expect(talksOf(text)).toMatchObject([
      { status: expect.stringMatching(/announced|scheduled/), when: { text: 'Friday' } },
    ])
  })
})

test('what is possible is told with its condition', () => {
  const [step] = talksOf('Berg might travel to Lund in April if both sides wanted her to come.')
  expect(step).toMatchObject({ status: 'possible', text: expect.stringContaining('if both sides wanted') })
})

describe('what is told of a step', () => {
  test('the day of an answer is not that of the talks', () => {
    const text =
      'Otto Falk said Norland had received an offer from Brenland to host the talks and would answer it by Friday.'
    expect(talksOf(text)).toMatchObject([{ status: 'offered', host: 'Brenland', when: null }])
  })

  test('a cancelled meeting has no day ahead', () => {
    const [step] = talksOf('The next meeting, which was planned for Thursday, has been cancelled.')
    expect(step?.when).toEqual({ text: 'Thursday', iso: null })
  })

  test('who only tells of it at the end is no party', () => {
    const text =
      'Anna Berg and Tom Lind will meet again on Monday, the chancellor’s spokesman, Udo Brehm, said on Sunday.'
    expect(talksOf(text)).toMatchObject([
      { text: 'Anna Berg and Tom Lind will meet again on Monday', parties: ['anna-berg', 'tom-lind'] },
    ])
  })

  test('when, where, who', () => {
    const text = 'President Anna Berg will meet Prime Minister Tom Lind in the border town of Pell on Friday.'
    expect(talksOf(text)).toMatchObject([
      {
        text: 'President Anna Berg will meet Prime Minister Tom Lind in the border town of Pell on Friday',
        parties: ['anna-berg', 'tom-lind'],
        when: { text: 'Friday', iso: '2026-04-03' },
        where: 'Pell',
        announcedBy: null,
      },
    ])
  })

  test('who announces it', () => {
    expect(talksOf('President Anna Berg said negotiations would begin next week.')).toMatchObject([
      { text: 'negotiations would begin next week', announcedBy: 'anna-berg', when: { text: 'next week', iso: null } },
    ])
  })

  test('a pair of names is two parties, a group is one as written', () => {
    expect(talksOf('Talks between Norland and Sund will begin.')[0]?.parties).toEqual(['Norland', 'Sund'])
    expect(talksOf('The two leaders plan to meet in Lund.')[0]?.parties).toEqual(['The two leaders'])
  })

  test('a venue without a name of its own', () => {
    expect(talksOf('Renn and Vint will meet again on Thursday at the town hall.')[0]?.where).toBe('the town hall')
  })

  test('the day is that of the step, not of what stands in front of it', () => {
    const text = 'The two generals who met on Wednesday are scheduled to meet again on 14 April.'
    expect(talksOf(text)[0]?.when).toEqual({ text: '14 April', iso: '2026-04-14' })
    expect(talksOf('The ministers agreed on Monday to meet again within a month.')[0]?.when?.text).toBe(
      'within a month',
    )
  })

  test('where: a place behind a noun of its own is none of the step', () => {
    expect(talksOf('The ministers will discuss the war in Norland on Friday.')[0]?.where).toBeNull()
    expect(talksOf('The ministers will sign a treaty on rice in Lund on Friday.')[0]?.where).toBe('Lund')
  })

  test('a month is no place', () => {
    expect(talksOf('She may visit in April.')[0]?.where).toBeNull()
  })

  test('the host is who offers to host', () => {
    expect(talksOf('The Vatican had expressed interest in hosting the talks.')[0]?.host).toMatch(/Vatican/)
  })

  test('nothing is filled in', () => {
    expect(talksOf('The two sides agreed to hold a second round.')).toMatchObject([
      { when: null, where: null, host: null, announcedBy: null },
    ])
  })

  test('what was called off has no day ahead', () => {
    expect(talksOf('The exchange planned for Monday was called off.')[0]?.when).toEqual({ text: 'Monday', iso: null })
  })

  test('a pronoun brings the sentence that it stands for', () => {
    const text = 'The ministers formed a group. It is due to report on 14 May.'
    expect(talksOf(text)[0]?.evidence.map(({ quote }) => quote)).toEqual([
      'It is due to report on 14 May.',
      'The ministers formed a group.',
    ])
  })
})

test('a step told twice stands once, the headline’s not at all', () => {
  const text = 'The two sides agreed to hold a second round in Lund. The sides agreed to hold a second round.'
  expect(talksOf(text)).toHaveLength(1)
  expect(talksOf('Prices rose in March.', { title: 'Summit is scheduled for 3 May' })).toEqual([])
})

test('at most eight', () => {
  const words = 'apples bread cider dates eggs flour grapes honey iron jam'.split(' ')
  const text = words.map((word) => `The minister of ${word} will visit the ${word} factory on 3 May.`).join(' ')
  expect(talksOf(text).length).toBeLessThanOrEqual(8)
})

test('a step that is announced anew is not cancelled', () => {
  const moved = 'The visit had been planned for September but was postponed after the floods.'
  const steps = (text: string) => read(text).talks.map(({ status }) => status)
  expect(steps(`President Kolya Arran will visit Lund on 14 December, the palace said. ${moved}`)).toEqual([
    'announced',
  ])
  expect(steps(`President Kolya Arran spoke in Lund, the palace said. ${moved}`)).toEqual(['cancelled'])
})

test('a time limit behind a comma, and a capital with its name', () => {
  const [step] = read(
    'President Nimra Suda said that experts would meet in the capital, Shem, before the end of the year.',
  ).talks
  expect([step?.when, step?.where]).toEqual([{ text: 'before the end of the year', iso: null }, 'the capital, Shem'])
})
