// Why it exists: what a claimant takes back reaches the claim that it names, the part that it names, and no other claim.
import { expect, it } from 'vitest'
import type { Article } from '../../src/core/article.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'

const MET = 'Torvian President Ilse Varga and Maran President Otto Selm spoke by phone'
const first = [
  'Torvian President Ilse Varga says 30 ships held in the Narrows',
  `${MET} on Monday about the blocked Narrows.`,
  'Varga said that Maran patrols had seized 30 ships in the Narrows. Varga also said that two sailors had died in the seizure of the ships.',
].join('\n')
const later = (sentence: string) =>
  [
    'Torvian President Varga speaks again about the ships held in the Narrows',
    `A day after ${MET} about the blocked Narrows, Varga met reporters in Halden.`,
    sentence,
  ].join('\n')

function articleOf(text: string, day: string, publisher: string): Article {
  const [title = ''] = text.split('\n')
  return { title, text, url: null, publisher, publishedAt: `${day}T10:00:00Z`, language: 'en', authors: [] } as never
}

/** How the claim of the ships and that of the sailors stand. */
async function standingAfter(sentence: string, turned: boolean) {
  let now = Date.parse('2026-04-01T00:00:00Z')
  const store = await openSqlite({ file: ':memory:', clock: () => now })
  const ingest = makeIngest({ store, extract, clock: () => now++ })
  const articles = [
    articleOf(first, '2026-03-30', 'Lantern Wire'),
    articleOf(later(sentence), '2026-03-31', 'Bay Post'),
  ]
  for (const article of turned ? articles.toReversed() : articles) await ingest(article)
  const claims = await store.claims.list({ status: null, limit: 20 })
  await store.close()
  const find = (words: string) => claims.find(({ text }) => text.includes(words))
  const [ships, sailors] = [find('30 ships'), find('sailors')]
  return [ships?.status, ships?.entries.length, sailors?.status, sailors?.entries.length]
}

it.each([
  [
    'Varga took back her claim that two sailors had died in the seizure of the ships.',
    ['attributed', 1, 'withdrawn', 2],
  ],
  [
    'Varga took back part of her claim that Maran patrols had seized 30 ships in the Narrows.',
    ['attributed', 2, 'attributed', 1],
  ],
  [
    'Varga partly retracted her statement about the ships that Maran patrols had seized in the Narrows.',
    ['attributed', 2, 'attributed', 1],
  ],
  ['Varga now says that Maran patrols had seized only 12 ships in the Narrows.', ['withdrawn', 2, 'attributed', 1]],
  [
    'Varga corrected the number of ships that Maran patrols had seized in the Narrows to 12.',
    ['withdrawn', 2, 'attributed', 1],
  ],
  ['Varga now says that Maran patrols have seized 45 ships in the Narrows.', ['attributed', 1, 'attributed', 1]],
  [
    'Varga withdrew a number of ships from the Narrows that Maran patrols had seized.',
    ['attributed', 1, 'attributed', 1],
  ],
])('%s', async (sentence, expected) => {
  for (const turned of [false, true]) expect(await standingAfter(sentence, turned)).toEqual(expected)
})
