// Why it exists: the event an article is about, who took part in it and who only told of it; ordinary news has none.
import { describe, expect, test } from 'vitest'
import { type Given, read } from './read.ts'

const PUBLISHED: Given = { publishedAt: '2026-03-31' }
const eventOf = (text: string, given: Given = PUBLISHED) => read(text, given).event
const BOTH = ['anna-berg', 'tom-lind']

describe('kinds', () => {
  test.each([
    ['President Anna Berg and Prime Minister Tom Lind held a phone call on Monday.', 'call', 'phone'],
    ['President Anna Berg spoke by phone with Prime Minister Tom Lind on Monday.', 'call', 'phone'],
    ['President Anna Berg phoned Prime Minister Tom Lind on Monday.', 'call', 'phone'],
    ['President Anna Berg held a video call with Prime Minister Tom Lind on Monday.', 'call', 'video'],
    ['President Anna Berg spoke with Prime Minister Tom Lind for an hour by video link on Monday.', 'call', 'video'],
    ['President Anna Berg met Prime Minister Tom Lind in Lund on Monday.', 'meeting', 'in-person'],
    ['President Anna Berg met her Sundish counterpart, Tom Lind, in Lund on Monday.', 'meeting', 'in-person'],
    ['President Anna Berg and Prime Minister Tom Lind met in Lund on Monday.', 'meeting', 'in-person'],
    ['President Anna Berg received Prime Minister Tom Lind in Lund on Monday.', 'meeting', 'in-person'],
    ['President Anna Berg held talks with Prime Minister Tom Lind on Monday.', 'talks', null],
  ] as const)('%s', (text, type, medium) => {
    expect(eventOf(text)).toMatchObject({
      type,
      medium,
      phase: 'held',
      participants: BOTH,
      date: { text: 'Monday', iso: '2026-03-30' },
    })
  })

  test('a visit', () => {
    expect(eventOf('President Anna Berg visited Norway on Monday.')).toMatchObject({
      type: 'visit',
      participants: ['anna-berg'],
      place: 'Norway',
    })
  })

  test('talks of bodies name no person', () => {
    const text = 'Talks between the government and the Harbour Front broke up in Port Amsel on Monday.'
    expect(eventOf(text)).toMatchObject({ type: 'talks', participants: [], place: 'Port Amsel' })
  })
})

describe('a summit of bodies', () => {
  test('where it opens the text', () => {
    const text = 'A two-day summit broke up in Lisk on Friday. Nobody spoke.'
    expect(eventOf(text)).toMatchObject({ type: 'meeting', participants: [], place: 'Lisk' })
    expect(eventOf(text, { ...PUBLISHED, title: 'Ministers leave Lisk' })).toMatchObject({ type: 'meeting' })
    expect(eventOf('The summit of ministers in Lisk ended without a deal.')).toMatchObject({ type: 'meeting' })
  })

  test.each([
    'Prices rose. A two-day summit broke up in Lisk on Friday.',
    'A summit would help, the bank said.',
    'A summit trail in the hills opened.',
  ])('none: %s', (text) => {
    expect(eventOf(text)).toBeNull()
  })
})

describe('who took part', () => {
  test('an aide who tells of it did not', () => {
    const text =
      'President Anna Berg and Prime Minister Tom Lind held a phone call on Monday. Berg’s aide Otto Falk told reporters that the call had gone well.'
    expect(eventOf(text)).toMatchObject({ participants: BOTH, toldBy: ['otto-falk'] })
  })

  test('who is only spoken of did not', () => {
    const text = 'President Anna Berg met Prime Minister Tom Lind to talk about Mara Oss. Oss was not there.'
    expect(eventOf(text)?.participants).toEqual(BOTH)
  })

  test('an office tells of it by its own name, not by a capital from its place', () => {
    const call = 'President Anna Berg and Prime Minister Tom Lind held a phone call. '
    expect(eventOf(`${call}The Norlandic presidency said the call was short.`)?.toldBy).toEqual([
      'The Norlandic presidency',
    ])
    expect(eventOf(`${call}One said the call was short.`)?.toldBy).toEqual([])
    expect(eventOf(`${call}Residents said the call was short.`)?.toldBy).toEqual([])
  })
})

describe('who only tells of it at the sentence’s end took no part', () => {
  test.each([
    'President Anna Berg met Prime Minister Tom Lind in Geneva on Sunday, Mara Oss, a spokeswoman, said.',
    'President Anna Berg met Prime Minister Tom Lind in Geneva on Sunday, Mara Oss said on Monday.',
    'President Anna Berg and Prime Minister Tom Lind will speak by phone on Sunday, the chancellor’s spokesman, Udo Brehm, said.',
  ])('%s', (text) => {
    expect(eventOf(text)?.participants).toEqual(BOTH)
    expect(eventOf(text)?.date?.text).toBe('Sunday')
  })

  test('nor who is shut out', () => {
    const text = 'It was Anna Berg, not Mara Oss, who met Prime Minister Tom Lind in Lund.'
    expect(eventOf(text)?.participants).toEqual(BOTH)
  })

  test('a teller who was there took part', () => {
    const text = 'Tom Lind met President Anna Berg in Lund on Sunday, Lind said.'
    expect(eventOf(text)?.participants).toEqual(['tom-lind', 'anna-berg'])
  })

  test('who declined to comment told nothing', () => {
    const text = 'President Anna Berg held talks with Prime Minister Tom Lind. '
    expect(eventOf(`${text}Otto Falk, an aide, declined to comment on the meeting.`)?.toldBy).toEqual([])
    expect(eventOf(`${text}Otto Falk, an aide, said the meeting was short.`)?.toldBy).toEqual(['otto-falk'])
  })
})

describe('what did not happen, or may not have, is no event', () => {
  test.each([
    'Mayor Anna Berg denied that she had met the developer Tom Lind in private.',
    'A spokesman denied reports that Anna Berg had met Tom Lind in Lisk on Monday. Berg said she did not meet Lind.',
    'A spokesman dismissed reports that President Anna Berg had met Tom Lind.',
    'Anna Berg said it was untrue that President Mara Oss had met Tom Lind.',
    'President Anna Berg did not meet Prime Minister Tom Lind on Monday.',
    'President Anna Berg has never met Prime Minister Tom Lind.',
    'President Anna Berg has yet to meet Prime Minister Tom Lind.',
    'President Anna Berg failed to meet Prime Minister Tom Lind.',
    'President Anna Berg will not attend talks with Prime Minister Tom Lind.',
    'Neither President Anna Berg nor Mara Oss met Prime Minister Tom Lind.',
    'If President Anna Berg met Prime Minister Tom Lind, prices would fall.',
    'President Anna Berg would meet Prime Minister Tom Lind if he asked.',
    'President Anna Berg would have met Prime Minister Tom Lind on Monday.',
    'It is unclear whether President Anna Berg met Prime Minister Tom Lind.',
    'Prime Minister Tom Lind said he had never held talks with President Anna Berg.',
    'President Anna Berg held no talks with Prime Minister Tom Lind.',
    'Had President Anna Berg met Prime Minister Tom Lind, the war would be over.',
    'President Anna Berg almost met Prime Minister Tom Lind on Monday.',
    'A planned meeting between President Anna Berg and Prime Minister Tom Lind fell through.',
    'Claims that President Anna Berg met Prime Minister Tom Lind are false.',
    'No meeting between President Anna Berg and Prime Minister Tom Lind took place.',
    'Rumours that President Anna Berg had met Prime Minister Tom Lind spread on Monday.',
    'President Anna Berg is rumoured to have met Prime Minister Tom Lind.',
    'President Anna Berg held a hypothetical call with Prime Minister Tom Lind.',
    'Did President Anna Berg meet Prime Minister Tom Lind?',
  ])('%s', (text) => {
    expect(read(text, PUBLISHED)).toMatchObject({ event: null, otherEvents: [] })
  })

  test('what only one tells and another denies is a claim, not an event', () => {
    const told = 'Mara Oss said President Anna Berg had met Prime Minister Tom Lind in Lisk. '
    expect(eventOf(told)?.participants).toEqual(BOTH)
    expect(eventOf(`${told}Berg denied it.`)).toBeNull()
    expect(eventOf(`${told}Berg called the report false.`)).toBeNull()
    expect(eventOf(`${told}Berg called the false alarm a pity.`)?.participants).toEqual(BOTH)
    expect(eventOf(`${told}Berg said she did not meet Lind.`)).toBeNull()
  })

  test('the day of the denial is not that of what the text itself tells', () => {
    const text = 'President Anna Berg met Prime Minister Tom Lind on Sunday. On Tuesday an aide denied that they met.'
    expect(eventOf(text)?.date).toEqual({ text: 'Sunday', iso: '2026-03-29' })
  })

  test.each([
    'President Anna Berg and Prime Minister Tom Lind did meet in Lund on Monday.',
    'Officials confirmed reports that President Anna Berg met Prime Minister Tom Lind.',
    'President Anna Berg met Prime Minister Tom Lind, who did not resign, on Monday.',
    'Aides denied the report, but President Anna Berg met Prime Minister Tom Lind on Monday.',
    'Mission chief Anna Berg met Prime Minister Tom Lind on Monday.',
  ])('it happened: %s', (text) => {
    expect(eventOf(text)).toMatchObject({ phase: 'held', participants: BOTH })
  })
})

describe('how long, where, about what', () => {
  const MET = 'President Anna Berg met Prime Minister Tom Lind in Sundhaven on Monday.'

  test('the sentence after may say how long it was', () => {
    const event = eventOf(`${MET} The meeting lasted two and a half hours.`)
    expect(event).toMatchObject({ duration: { minutes: 150, relation: 'exact' }, place: 'Sundhaven' })
    expect(event?.evidence.at(-1)?.quote).toBe('The meeting lasted two and a half hours.')
  })

  test('the body is more exact than the headline', () => {
    const given = { title: 'Berg and Lind hold two-hour call', publishedAt: null }
    const text = 'President Anna Berg and Prime Minister Tom Lind held a phone call lasting more than two hours.'
    expect(eventOf(text, given)?.duration).toEqual({ text: 'more than two hours', minutes: 120, relation: 'more-than' })
  })

  test('another length is not that of the event', () => {
    expect(eventOf(`${MET} The flight to the city takes two hours.`)?.duration).toBeNull()
  })

  test('the place of what they talk about is not that of the event', () => {
    const text = 'President Anna Berg and Prime Minister Tom Lind held a phone call on the war in Norway.'
    expect(eventOf(text)?.place).toBeNull()
  })

  test('what was discussed', () => {
    const text = 'President Anna Berg and Prime Minister Tom Lind held a phone call and discussed the price of grain.'
    expect(eventOf(text)?.topics).toEqual(['the price of grain'])
  })

  test('a date that the text does not give is none', () => {
    expect(eventOf('President Anna Berg met Prime Minister Tom Lind in Lund.')).toMatchObject({
      date: null,
      duration: null,
    })
    expect(eventOf(MET, {})?.date).toEqual({ text: 'Monday', iso: null })
  })
})

describe('days', () => {
  test.each([
    ['President Anna Berg said on Monday that she had met Tom Lind on Sunday.', 'Sunday'],
    ['President Anna Berg and Prime Minister Tom Lind held talks about Friday’s vote.', null],
    ['Prime Minister Tom Lind met Anna Berg, his office said on Monday.', null],
  ] as const)('%s', (text, day) => {
    expect(eventOf(text)?.date?.text ?? null).toBe(day)
    expect(eventOf(text)?.participants).toHaveLength(2)
  })

  test('a day is no topic', () => {
    const text = 'President Anna Berg and Prime Minister Tom Lind held talks on Monday. They held talks on grain.'
    expect(eventOf(text)?.topics).not.toContain('Monday')
    expect(eventOf('President Anna Berg met Tom Lind and held talks on grain.')?.topics).toEqual(['grain'])
  })
})

describe('phases', () => {
  test.each([
    ['President Anna Berg will meet Prime Minister Tom Lind on Friday.', 'announced', '2026-04-03'],
    ['A planned meeting between President Anna Berg and Prime Minister Tom Lind will be short.', 'announced', null],
    ['A planned meeting between Anna Berg and Tom Lind collapsed on Friday.', 'cancelled', null],
    ['President Anna Berg is holding talks with Prime Minister Tom Lind in Lund.', 'ongoing', null],
    ['President Anna Berg and Prime Minister Tom Lind could hold a call on Friday.', 'proposed', '2026-04-03'],
    ['President Anna Berg and Prime Minister Tom Lind cancelled plans to hold a call.', 'cancelled', null],
  ] as const)('%s', (text, phase, iso) => {
    const event = eventOf(text)
    expect(event).toMatchObject({ phase, participants: BOTH })
    expect(event?.date?.iso ?? null).toBe(iso)
  })
})

describe('ordinary news has no event', () => {
  test.each([
    'Prices rose by three percent in March, the bank said.',
    'President Anna Berg called for calm on Monday.',
    'President Anna Berg signed the law on Monday. Tom Lind, a farmer, welcomed it.',
    'Lena Marsk met a corner from Ida Roe at the far post and scored.',
    'The minister met the deadline. Tom Lind was pleased.',
    'Demand met supply, said Anna Berg, who heads the bank.',
    'Anna Berg denied that she had taken money from Tom Lind.',
  ])('%s', (text) => {
    expect(eventOf(text)).toBeNull()
  })

  test('a meeting told far down is background', () => {
    const lead = 'Prices rose in March. Bread costs more. So does milk. Flour is dear. Shops are closing. '
    const { event, otherEvents } = read(`${lead}President Anna Berg met Prime Minister Tom Lind last year.`)
    expect(event).toBeNull()
    expect(otherEvents).toMatchObject([{ type: 'meeting', participants: BOTH }])
  })
})

describe('forms', () => {
  test.each([
    ['President Anna Berg was received by Prime Minister Tom Lind in Lund.', 'meeting', 'held'],
    ['President Anna Berg, who beat Mara Oss in May, met Prime Minister Tom Lind in Lund.', 'meeting', 'held'],
    ['President Anna Berg laid a wreath and met Prime Minister Tom Lind.', 'meeting', 'held'],
    ['President Anna Berg had Prime Minister Tom Lind to lunch on Sunday.', 'meeting', 'held'],
    ['President Anna Berg spent the afternoon with Prime Minister Tom Lind.', 'meeting', 'held'],
    ['President Anna Berg called Prime Minister Tom Lind shortly after midnight.', 'call', 'held'],
    ['President Anna Berg rang Prime Minister Tom Lind on Monday.', 'call', 'held'],
    ['President Anna Berg and Prime Minister Tom Lind wished each other luck by phone.', 'call', 'held'],
    [
      'President Anna Berg told Prime Minister Tom Lind in a 20-minute phone call that prices would fall.',
      'call',
      'held',
    ],
    ['President Anna Berg spoke with Prime Minister Tom Lind on Monday. The call was short.', 'call', 'held'],
    ['President Anna Berg spoke with Prime Minister Tom Lind on Monday.', 'talks', 'held'],
    ['President Anna Berg is in talks with Prime Minister Tom Lind about a loan.', 'talks', 'ongoing'],
    ['President Anna Berg asked for a meeting with Prime Minister Tom Lind.', 'meeting', 'proposed'],
    ['A meeting between Anna Berg and Tom Lind planned for Friday will not take place.', 'meeting', 'cancelled'],
  ] as const)('%s', (text, type, phase) => {
    const event = eventOf(text)
    expect(event).toMatchObject({ type, phase })
    expect([...(event?.participants ?? [])].sort()).toEqual(BOTH)
  })

  test.each([
    ['Prime Minister Tom Lind met the families of the crew in Lund on Monday.', 'meeting', 'held'],
    ['Foreign ministers from nine countries met in Lund on Monday.', 'meeting', 'held'],
    ['Clan elders held talks with army commanders at Fort Lund on Monday.', 'talks', 'held'],
    ['Delegations from both sides sat down in Lund for the first direct talks.', 'talks', 'ongoing'],
    ['The pilots went back to the negotiating table on Monday.', 'talks', 'ongoing'],
    ['Talks between the airline and its pilots resumed on Monday.', 'talks', 'ongoing'],
    ['Minister Tom Lind has proposed a summit of the lake states.', 'meeting', 'proposed'],
    ['Prime Minister Tom Lind arrived in Norway on Monday for a two-day visit.', 'visit', 'ongoing'],
    ['Prime Minister Tom Lind has cancelled a visit to Norway that was due to start on Friday.', 'visit', 'cancelled'],
    ['Prime Minister Tom Lind visited a hospital outside Lund.', 'visit', 'held'],
    ['The bishops of Norland condemned the raid in a joint statement.', 'statement', 'held'],
    ['Minister Tom Lind has written to the airline about refunds.', 'statement', 'held'],
  ] as const)('who is not named: %s', (text, type, phase) => {
    expect(eventOf(text)).toMatchObject({ type, phase })
  })

  test.each([
    'Rovers met United in the final on Sunday.',
    'Anna Berg and Tom Lind met at university.',
    'Anna Berg met her husband in 1998.',
    'The announcement was met with relief by traders.',
    'Fans gathered at the gate to members gathered inside.',
    'Anna Berg has only missed one session.',
    'The paper sat down with Anna Berg.',
    'A call between the president and his counterpart is not on the agenda.',
    'Anna Berg called on Tom Lind to resign.',
    'Anna Berg called Tom Lind a liar.',
    'The agency released a batch of the messages.',
  ])('no event: %s', (text) => {
    expect(eventOf(text)).toBeNull()
  })
})

describe('what other sentences add', () => {
  const CALL = 'President Anna Berg and Prime Minister Tom Lind held a video call on Monday. '

  test('who also took part', () => {
    expect(eventOf(`${CALL}President Mara Oss also took part.`)?.participants).toEqual([...BOTH, 'mara-oss'])
    expect(eventOf(`${CALL}The meeting was chaired by President Mara Oss.`)?.participants).toContain('mara-oss')
    expect(eventOf(`${CALL}President Mara Oss was not told.`)?.participants).toEqual(BOTH)
  })

  test('who tells of it, and who only says something else', () => {
    expect(eventOf(`${CALL}They wanted peace, said Otto Falk, an aide.`)?.toldBy).toEqual(['otto-falk'])
    expect(eventOf(`${CALL}Prices will fall, said Otto Falk, an aide.`)?.toldBy).toEqual([])
  })

  test('what they talked about', () => {
    expect(eventOf(`${CALL}The two leaders discussed air patrols.`)?.topics).toEqual(['air patrols'])
  })

  test('that it goes on', () => {
    const text = 'President Anna Berg met Prime Minister Tom Lind in Lund. The talks run until Friday.'
    expect(eventOf(text)?.phase).toBe('ongoing')
  })
})

describe('places', () => {
  test.each([
    ['President Anna Berg met Prime Minister Tom Lind in Port Lume on Monday.', 'Port Lume'],
    ['President Anna Berg met fishermen from the lakes in Cape Lume on Monday.', 'Cape Lume'],
    ['President Anna Berg met Prime Minister Tom Lind at the Summer Palace.', 'Summer Palace'],
    ['President Anna Berg met Prime Minister Tom Lind on the island of Vard.', 'the island of Vard'],
    ['President Anna Berg met Prime Minister Tom Lind over the war in Norway.', null],
  ])('%s', (text, place) => {
    expect(eventOf(text)?.place ?? null).toBe(place)
  })
})

describe('lengths that are the event’s, and those of other things', () => {
  const MET = 'President Anna Berg met Prime Minister Tom Lind on Monday'
  test.each([
    [`${MET}. They talked for 40 minutes.`, 40],
    [`${MET}. The three-day meeting was hosted by Norland.`, 4320],
    [`${MET} in a session that ran for two hours.`, 120],
    ['President Anna Berg began a four-day visit to Norway.', 5760],
    ['After three days of talks, President Anna Berg and Tom Lind agreed on a price.', 4320],
    ['President Anna Berg spent 75 minutes with Prime Minister Tom Lind.', 75],
    ['The talks in Lund stretched over two days and ended on Monday.', 2880],
    [`${MET}. They said they stayed for “half an hour”.`, 30],
    [`${MET} after a ten-hour train ride.`, null],
    [`${MET} to discuss a tunnel that would cut the crossing from 90 minutes to 12.`, null],
    [`${MET} after a mass that lasted two hours.`, null],
    [`${MET}. A strike of 48 hours will begin on Friday.`, null],
    [`${MET}. It went on for two hours longer than planned.`, null],
  ] as const)('%s', (text, minutes) => {
    expect(eventOf(text)?.duration?.minutes ?? null).toBe(minutes)
  })
})

describe('the day of the event, not of what it is told beside', () => {
  test.each([
    ['President Anna Berg met Tom Lind on Friday, three days before the vote on Monday.', 'Friday', '2026-03-27'],
    [
      'President Anna Berg began talks with Tom Lind this morning, months after the truce of 9 October.',
      'this morning',
      '2026-03-31',
    ],
    ['LUND, March 30 — President Anna Berg met Tom Lind on Sunday.', 'Sunday', '2026-03-29'],
    ['President Anna Berg, who was elected on 14 January, met Tom Lind on Sunday.', 'Sunday', '2026-03-29'],
    ['President Anna Berg met Tom Lind after the vote on Monday.', null, null],
    ['President Anna Berg arrived in Norway on Sunday for a visit.', 'Sunday', '2026-03-29'],
    ['President Anna Berg has cancelled a visit to Norway planned for Thursday.', 'Thursday', '2026-04-02'],
  ] as const)('%s', (text, words, iso) => {
    expect(eventOf(text)?.date ?? { text: null, iso: null }).toEqual({ text: words, iso })
  })
})

test('what one of three says of "the two leaders" is of the two before, and takes no length from their call', () => {
  const { otherEvents } = read(
    'President Anna Berg and Prime Minister Tom Lind held a phone conversation lasting more than two hours.\nBerg confirmed the call took place, while her aide Ola Moen said the two leaders agreed to hold talks on fish.',
    PUBLISHED,
  )
  expect(otherEvents).toMatchObject([{ participants: BOTH, duration: null, medium: null }])
})

describe('who else was at the table', () => {
  test.each([
    ['Talks with the Hill Front broke down on Monday. Anna Berg, who led the walkout, told reporters it was late.'],
    ['Leaders of the hill states opened a summit on Monday. "Welcome," said the host, Colonel Anna Berg.'],
    ['Talks with the Hill Front ended on Monday. Anna Berg leads the Norlandian delegation.'],
  ])('%s', (text) => {
    expect(eventOf(text)?.participants).toContain('anna-berg')
  })

  test('who leads something else was not', () => {
    const text = 'Talks with the Hill Front ended on Monday. Anna Berg, who led the choir of Lund, said it was late.'
    expect(eventOf(text)?.participants).toEqual([])
  })
})

describe('how far it has come, told elsewhere in the text', () => {
  test.each([
    ["Mayor Tom Lind did not turn up for Monday's session with the council. The meeting was cancelled.", 'cancelled'],
    ['Captain Tom Lind was allowed to telephone his parents on Monday.', 'held'],
    ['Premier Tom Lind flew into Lund on Monday, the first stop of an eight-day tour of the north.', 'ongoing'],
  ] as const)('%s', (text, phase) => {
    expect(eventOf(text)?.phase).toBe(phase)
  })
})

test('a place that only the next sentence gives', () => {
  const text = 'Premier Tom Lind sat down with Anna Berg on Monday. They met at a hotel in Lund.'
  expect(eventOf(text)?.place).toBe('a hotel in Lund')
})

test('who goes along on a tour of a town takes part in it', () => {
  const text = 'Residents shouted at Minister Anna Berg when she toured the town with Mayor Tom Lind on Monday.'
  expect(eventOf(text)).toMatchObject({ type: 'visit', participants: BOTH })
})

test('a company that says it is in talks', () => {
  const text = 'The power company Norvolt said on Monday that it was in talks with its larger rival Quellgrid.'
  expect(eventOf(text)).toMatchObject({ type: 'talks', phase: 'ongoing' })
})

test('a clause with no commas between a subject and its verb', () => {
  const text = 'The generals who rule the island met the bishops on Tuesday in Lund.'
  expect(eventOf(text)).toMatchObject({ type: 'meeting', place: 'Lund' })
})

test('who is phoned may have no name', () => {
  const text = 'Mayor Anna Berg telephoned the widow of the lifeguard on Monday.'
  expect(eventOf(text)).toMatchObject({ type: 'call', medium: 'phone', participants: ['anna-berg'] })
})

test('a summit put off, with its plan between commas', () => {
  const text = 'A summit of the river states, planned for Tuesday in Lund, has been postponed, the host said.'
  expect(eventOf(text)).toMatchObject({ type: 'meeting', phase: 'cancelled' })
})

test('where talks resume', () => {
  const text = 'Talks on the dam will resume in Lund next week, Minister Anna Berg said.'
  expect(eventOf(text)?.place).toBe('Lund')
})

test('two who leave after hours of talks held them; one alone may only tell of them', () => {
  const left = 'agreed on a deal on Monday.'
  expect(eventOf(`After nine hours of talks, Ministers Anna Berg and Tom Lind ${left}`)?.participants).toEqual(BOTH)
  expect(eventOf(`After nine hours of talks, Minister Anna Berg ${left}`)?.participants).toEqual([])
})
