// Why it exists: articles as they come in one day, placed in a full store: a new story, more of a known one, copies.
import type { Extraction } from '../../src/core/extraction.ts'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { loadSample } from '../../src/sample/edition.ts'
import { firstOf, peopleOf, type Size, textOf, wordsOfStory } from './bulk.ts'
import { castOf, NOW, renamed } from './fill.ts'

/** More than the sample's own, or they would be copies of each other. */
const OWN_WORDS = 700

/** All of the pipeline but the reading, with what waits for the disk. `large`: all of the store's largest story. */
export function makePlacing(store: Store, size: Size, kind: 'mixed' | 'large'): (round: number) => Promise<void> {
  const readings = loadSample().map(extract)
  return async (round) => {
    const extraction = articleOf(readings, size, round, kind)
    const { outcome } = await makeIngest({ store, extract: () => extraction, clock: () => NOW })(extraction.article)
    const expected = kind === 'mixed' && round % 5 === 4 ? 'copy' : 'stored'
    if (outcome !== expected) throw new Error(`article ${round} is ${outcome}, not ${expected}`)
  }
}

/** Of five: two of a story of their own, two of one that is there, one a copy of the article before it. */
function articleOf(readings: readonly Extraction[], size: Size, round: number, kind: 'mixed' | 'large'): Extraction {
  const isCopy = kind === 'mixed' && round % 5 === 4
  const like = isCopy ? round - 1 : round
  const isNew = kind === 'mixed' && like % 5 < 2
  const known = kind === 'large' ? size.articles - 1 : size.articles - 100 - like * 2
  const first = isNew ? 7_000_003 + like * 13 : firstOf(known, size)
  const reading = readings[first % readings.length]
  if (reading === undefined) throw new Error('the sample is empty')
  const number = 9_000_000 + round + (kind === 'large' ? 1_000 : 0)
  const cast = castOf(first, reading.people.length, peopleOf(size))
  const extraction = renamed(reading, cast, number, NOW - round * 60_000)
  const own = textOf((kind === 'large' ? 800_011 : 700_001) + like * 17, OWN_WORDS)
  const article = extraction.article
  // One office for everybody: the same person of two states would be taken for two people.
  const people = extraction.people.map((person) => {
    return { ...person, roles: person.roles.map((role) => ({ ...role, text: 'harbour pilot' })) }
  })
  return { ...extraction, people, article: { ...article, text: `${article.text}\n${wordsOfStory(first)} ${own}` } }
}
