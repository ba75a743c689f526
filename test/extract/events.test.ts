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

describe('phases', () => {
  test.each([
    ['President Anna Berg will meet Prime Minister Tom Lind on Friday.', 'announced', '2026-04-03'],
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
