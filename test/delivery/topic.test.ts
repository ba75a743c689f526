// Why it exists: a channel hears of what it asked for and of nothing else, whatever it wrote.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  matchesTopic,
  nameKey,
  parseTopic,
  pickNews,
  readTopic,
  showTopic,
  type TopicQuery,
  topicKey,
  wordsOf,
} from '../../src/core/topic.ts'
import { extractionOf } from '../stories/build.ts'

function queryOf(words: string): TopicQuery {
  const query = parseTopic(words)
  if (typeof query === 'string') throw new Error(query)
  return query
}

const told = extractionOf({
  title: 'Grain talks open in Port Sella',
  body: 'Premier Inès Marsh met envoys. The Kelmaran envoy’s ferry was late; sports were cancelled. 穀物協議は延期された。',
  people: ['Inès Marsh'],
  event: { type: 'meeting', participants: [], place: 'Port Sella' },
})
const host = {
  ...{ id: 't1', text: 'Lume would host talks', evidence: [], parties: [], announcedBy: null, when: null, where: null },
  ...{ host: 'Lume', status: 'offered' as const },
}
const words = wordsOf({ ...told, talks: [host] })

describe('a topic matches', () => {
  it.each([
    ['all', true],
    ['grain', true],
    ['GRAIN', true],
    ['talk', true],
    ['envoy ferry', true],
    ['"grain talks"', true],
    ['"talks grain"', false],
    ['talks grain', true],
    ['grain wheat', false],
    ['ines', true],
    ['"Inès Marsh"', true],
    ['“ines marsh”', true],
    ['port-sella', true],
    ['rain', false],
    ['grain -sports', false],
    ['grain -football', true],
    ['grain -"sports were late"', true],
    ['all -sports', false],
    ['-football', true],
    ['-sports', false],
    ['協議', true],
    ['会談', false],
    ['wheat OR grain', true],
    ['wheat OR barley', false],
    ['wheat | grain ferry', true],
    ['(wheat OR grain) (boat OR ship)', false],
    ['"talks open" OR wheat -sports', false],
    ['grain AND ferry', true],
    ['grain or ferry', false],
    ['OR', false],
    ['person:Marsh', true],
    ['person: Ines', true],
    ['Person:"inès marsh"', true],
    ['person:"marsh ines"', false],
    ['person:grain', false],
    ['-person:Marsh', false],
    ['grain -person:grain', true],
    ['person:Velt OR person:Marsh', true],
    ['place:sella', true],
    ['place:Lume', true],
    ['place:"Port Sella"', true],
    ['place:Ostvale', false],
    ['place:marsh', false],
    ['-place:"Port Sella" grain', false],
    // The end of one part and the beginning of the next are no phrase.
    ['"延期された ines"', false],
  ])('%s: %s', (topic, expected) => {
    expect(matchesTopic(queryOf(topic), words)).toBe(expected)
  })
})

describe('a topic is written', () => {
  it.each([
    ['ALL', 'all'],
    ['"Grain  Talks" Strait -sports', '"grain talks" strait -sports'],
    ['Kelmara-Ostvale', 'kelmara ostvale'],
    ['all -"winter games"', 'all -"winter games"'],
    ['-sports', 'all -sports'],
    ['grain grain', 'grain'],
    ['"all"', '"all"'],
    ['“unclosed', 'unclosed'],
    ['Person:"Ann Lee" -place:Vienna', 'person:"ann lee" -place:vienna'],
    ['person: Lee', 'person:lee'],
    ['strait-talks OR ferry | wheat corn', '"strait-talks" OR ferry OR wheat corn'],
    ['OR grain OR', 'or grain'],
    ['a AND b', 'a b'],
    ['person:all', 'person:all'],
    ['a OR b a OR b', 'a OR b'],
  ])('%s as %s', (topic, shown) => {
    expect(showTopic(queryOf(topic))).toBe(shown)
  })
  it.each(['', '  ', '""', '-', '!!! ???', '-""'])('%j is none', (topic) => {
    expect(parseTopic(topic)).toContain('A topic is words')
  })
  it.each([
    ['person:', 'person:Varrel'],
    ['person:""', 'person:Varrel'],
    ['people:Marsh', 'person:Varrel'],
    ['grain persn:Marsh', 'person:Varrel'],
    ['place:', 'place:Vienna'],
    ['city:Sella', 'place:Vienna'],
    ['grain from:2031-05-01', 'has no days'],
  ])('%j is told how it is written', (topic, told) => {
    expect(parseTopic(topic)).toContain(told)
  })
  it.each([
    ['Grain-Talks', 'grain talk'],
    ['“grain talks”', 'grain talk'],
    ['grain -sports', ''],
    ['person:Marsh', ''],
    ['a OR b', ''],
    ['all', ''],
    ['', ''],
  ])('%j has the key %j as a name', (name, key) => {
    expect(nameKey(name)).toBe(key)
  })
  it('is bounded', () => {
    expect(parseTopic('x'.repeat(1_000_000))).toContain('at most 150 characters')
    expect(parseTopic('a b c d e f g h i j k l m n')).toContain('at most 12 words')
  })
  it('means the same when it is read again', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.stringMatching(/^(?: |"|“|”|-|'|\.|[a-c]|OR|\||person:|place:|all){0,20}$/u),
    )
    expect(topicKey(queryOf(showTopic(queryOf('"strait-talks"'))))).toBe(topicKey(queryOf('"strait-talks"')))
    fc.assert(
      fc.property(anything, (topic) => {
        const query = parseTopic(topic)
        if (typeof query === 'string') return
        const again = readTopic(showTopic(query))
        expect(again && topicKey(again)).toBe(topicKey(query))
      }),
    )
  })
})

describe('news', () => {
  const grain = ' grain talk '
  const ferry = ' ferry '
  const news = [
    { storyId: 'a', changedAt: 10, words: [grain] },
    { storyId: 'b', changedAt: 30, words: [ferry, grain] },
    { storyId: 'c', changedAt: 20, words: [ferry] },
  ]
  const ids = (topic: string, told: Parameters<typeof pickNews>[2]) =>
    pickNews(news, queryOf(topic), told).map(({ storyId }) => storyId)
  it('is what matches, the newest first', () => {
    expect(ids('all', [])).toEqual(['b', 'c', 'a'])
    expect(ids('grain', [])).toEqual(['b', 'a'])
    expect(ids('wheat', [])).toEqual([])
  })
  it('is no more so once told, until it changes', () => {
    expect(ids('grain', [{ storyId: 'b', changedAt: 30 }])).toEqual(['a'])
    expect(ids('grain', [{ storyId: 'b', changedAt: 29 }])).toEqual(['b', 'a'])
  })
  it('needs one article that matches by itself', () => {
    expect(ids('grain ferry', [])).toEqual([])
  })
})
