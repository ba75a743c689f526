// Why it exists: ledgers made from articles by hand, which the tests of the ledger share.
import type { LedgerClaim } from '../../src/core/claim.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { testimonyOf } from '../../src/stories/heard.ts'
import { record } from '../../src/stories/ledger.ts'
import { ownWord } from '../../src/stories/standing.ts'
import { type LedgerArticle, ledgerArticleOf } from '../../src/stories/testimony.ts'
import { extractionOf, type Told } from './build.ts'

const idsOf = (extraction: Extraction) => new Map(extraction.people.map(({ id }) => [id, id]))

export function articleOf(id: string, extraction: Extraction, original: Extraction | null = null): LedgerArticle {
  const stored = (name: string, of: Extraction) =>
    ({ id: name, storyId: 's', contentHash: name, copyOf: null, ingestedAt: 1, extraction: of }) as const
  return ledgerArticleOf(stored(id, extraction), idsOf(extraction), original && stored('original', original))
}

/** The ledger after these articles came in, in this order. */
export function ledgerOf(...articles: readonly LedgerArticle[]): readonly LedgerClaim[] {
  const claims = new Map<string, LedgerClaim>()
  for (const [at, article] of articles.entries()) {
    const recorded = record({
      id: 's',
      claims: [...claims.values()],
      earlier: articles.slice(0, at).map(testimonyOf),
      article,
    })
    for (const claim of recorded.claims) claims.set(claim.id, claim)
  }
  return [...claims.values()]
}

export const wordsOn = (claim: LedgerClaim | undefined) =>
  Object.fromEntries(ownWord(claim ?? { about: [], entries: [] }).map(({ party, word }) => [party.name, word]))

export const people = ['Oren Velt', 'Ines Marsh', 'Pavo Tarn']
export const claimed = 'he had told Ines Marsh about the outcome of the call'
export const velt: Told = {
  title: 'One',
  body: `Velt claimed ${claimed}. So said Oren Velt, and Pavo Tarn listened.`,
  people,
  says: [{ by: 'oren-velt', words: claimed, polarity: 'claims' }],
  claims: [{ text: claimed, by: 'oren-velt', byText: 'Velt', about: ['ines-marsh'] }],
  publishedAt: '2031-05-05T12:00:00Z',
}
export const answer = (body: string, say: NonNullable<Told['says']>[number], more: Partial<Told> = {}) =>
  articleOf(
    'two',
    extractionOf({
      title: 'Two',
      body,
      people: people.filter((name) => body.includes(name)),
      says: [say],
      publishedAt: '2031-05-06T12:00:00Z',
      ...more,
    }),
  )
export const one = articleOf('one', extractionOf(velt))
export const afterAnswer = (two: LedgerArticle) => ledgerOf(one, two).find(({ by }) => by?.name === 'Oren Velt')
