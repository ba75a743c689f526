// Why it exists: which texts make one story by what they are about, in any order, and which near twins stay two.
import { describe, expect, it } from 'vitest'
import { groupTexts } from '../../src/stories/group.ts'
import { splitStory } from '../../src/stories/split.ts'
import { termsOf } from '../../src/stories/terms.ts'

const HOUR = 3_600_000

/** Reports of one event in words of their own: each picks some of what is known of it. */
function reports(facts: readonly string[], count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) =>
    facts.filter((_, at) => at === 0 || (number * 7 + at * 5) % 4 !== 0).join(' '),
  )
}

// Two thefts of the same kind in two towns: near twins.
const CASMERE = reports(
  [
    'Thieves broke into the Harbour Museum of Casmere on Friday and took a silver crown.',
    'Police in Casmere are looking for two men in a grey van.',
    'The crown of Queen Odila had been lent to the Harbour Museum in May.',
    'Director Ruben Askari said the alarm had been switched off.',
    'The crown is insured for 4 million marks.',
    'Visitors were turned away on Saturday morning.',
    'Inspector Mara Lindqvist asked witnesses at Casmere station to come forward.',
  ],
  12,
)
const ORLEN = reports(
  [
    'Thieves broke into the Weaving Museum of Orlen on Friday and took a woven map.',
    'Police in Orlen are looking for one woman on a bicycle.',
    'The map of Prince Teodor had hung in the Weaving Museum since June.',
    'Director Ilse Vantongeren said the alarm had been switched off.',
    'The map is insured for 2 million marks.',
    'Visitors were turned away on Sunday morning.',
    'Inspector Piet Halloran asked witnesses at Orlen bridge to come forward.',
  ],
  12,
)
const FERRY = reports(
  [
    'The ferry Aurelia ran aground off Lume in heavy fog.',
    'All 210 passengers of the Aurelia were brought to Lume by boat.',
    'Captain Signe Halvard said that the radar had failed.',
    'The coast guard of Lume expects the Aurelia to float at high tide.',
    'Engineers look for a leak in the hull.',
  ],
  8,
)

const undated = (texts: readonly string[]) => texts.map((text) => ({ text, at: null }))

/** The texts of each story, as sets. */
function storiesOf(texts: readonly string[], groups: readonly number[]): ReadonlySet<string> {
  const by = Map.groupBy(texts, (_, at) => groups[at])
  return new Set([...by.values()].map((story) => [...new Set(story)].toSorted().join('\n')))
}

describe('texts', () => {
  const all = [...CASMERE, ...ORLEN, ...FERRY]
  const expected = new Set([CASMERE, ORLEN, FERRY].map((story) => [...new Set(story)].toSorted().join('\n')))
  const orders = {
    'one after another': all,
    backwards: all.toReversed(),
    mixed: all.toSorted((a, b) => ((a.length * 31) % 17) - ((b.length * 31) % 17)),
  }
  it.each(Object.entries(orders))('of three events make three stories, %s', (_, texts) => {
    expect(storiesOf(texts, groupTexts(undated(texts)))).toEqual(expected)
  })

  it('that share nothing stay alone', () => {
    expect(groupTexts(undated(['Rain fell in Casmere.', 'The cup went to Orlen.', '']))).toEqual([0, 1, 2])
  })

  it('of one kind that lie a month apart make two stories', () => {
    const [first = '', second = ''] = FERRY
    const near = [
      { text: first, at: 0 },
      { text: second, at: 20 * HOUR },
    ]
    expect(groupTexts(near)).toEqual([0, 0])
    expect(groupTexts([...near, { text: second, at: 30 * 24 * HOUR }])).toEqual([0, 0, 2])
  })
})

describe('a story', () => {
  const counts = { total: 0, of: () => 0 }
  it('that swallowed a twin is parted, each article to its own', () => {
    const both = [...CASMERE, ...ORLEN].map(termsOf)
    expect(splitStory(both, counts)).toEqual([CASMERE.map((_, at) => at), ORLEN.map((_, at) => at + CASMERE.length)])
  })

  it('of one event stays whole, however its reports differ', () => {
    for (const story of [CASMERE, ORLEN, FERRY]) {
      expect(splitStory(story.map(termsOf), counts)).toEqual([story.map((_, at) => at)])
    }
  })

  it('of hundreds of articles is parted too, in time', () => {
    const many = [
      ...Array.from({ length: 10 }, () => CASMERE).flat(),
      ...Array.from({ length: 10 }, () => ORLEN).flat(),
    ]
    const mixed = many.map((_, at) => many[(at * 7) % many.length] ?? '')
    const began = performance.now()
    const parts = splitStory(mixed.map(termsOf), counts)
    expect(parts.map((part) => new Set(part.map((at) => mixed[at]?.includes('Casmere'))).size)).toEqual([1, 1])
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe('the terms of a text', () => {
  it('are names, pairs of names and counted things apart from words; more where the lead has them', () => {
    const { names, words } = termsOf('Police in Casmere held 23 pirates. The pirates met Ruben Askari of Casmere.')
    expect([...names.keys()].toSorted()).toEqual(
      expect.arrayContaining(['#23 pirat', 'casmer', 'ruben', 'ruben askari']),
    )
    expect([...words.keys()]).toEqual(expect.arrayContaining(['pirat', '#23']))
    expect(words.has('the')).toBe(false)
  })

  it('are bounded however long the text', () => {
    const text = Array.from(
      { length: 5_000 },
      (_, at) => `word${String.fromCharCode(97 + (at % 26), 97 + ((at / 26) % 26), 97 + ((at / 676) % 26))}`,
    ).join(' ')
    expect(termsOf(text).words.size).toBeLessThanOrEqual(400)
  })
})
