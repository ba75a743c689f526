// Why it exists: the day of the call and its evening, read by the engine: one claim goes from 0 of 6 to 1 of 6, in either order.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LedgerClaim } from '../../src/core/claim.ts'
import { matrixOf } from '../../src/core/matrix.ts'
import type { Story } from '../../src/core/story.ts'
import { extract } from '../../src/extract/extract.ts'
import { readFileArticle } from '../../src/ingest/file.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'

const here = join(import.meta.dirname, 'evening')
const call = { file: join(here, 'call.txt'), publishedAt: '2025-05-19T17:30:00Z', publisher: 'Midday Wire' }
const evening = { file: join(here, 'evening.txt'), publishedAt: '2025-05-19T20:00:00Z', publisher: 'Evening Post' }
/** The article that the project started from, where it lies beside the project. */
const seed = join(import.meta.dirname, '../../../shared/seed/article.txt')
const others = ['Volodymyr Zelenskyy', 'Emmanuel Macron', 'Giorgia Meloni', 'Friedrich Merz', 'Alexander Stubb']

async function storyOf(...articles: readonly (typeof call)[]): Promise<Story | null> {
  const clock = () => Date.parse('2025-05-19T21:00:00Z')
  const store = await openSqlite({ file: ':memory:', clock })
  const ingest = makeIngest({ store, extract, clock })
  for (const { file, publishedAt, publisher } of articles) {
    await ingest({ ...(await readFileArticle(file, { publishedAt })), publisher })
  }
  const [only, ...more] = await store.stories.latest(9)
  const story = only === undefined || more.length > 0 ? null : await store.stories.load(only)
  await store.close()
  return story
}

const claimWith = (story: Story | null, words: string): LedgerClaim | undefined =>
  story?.claims.find(({ by, text }) => by?.name === 'Donald Trump' && text.includes(words))
const historyOf = (claim: LedgerClaim | undefined) =>
  claim?.entries.map(({ status, party, evidence }) => [status, party?.name ?? null, evidence[0]?.quote])
const ownWords = (claim: LedgerClaim | undefined) => matrixOf(claim ?? { about: [], entries: [] })

function tellsTheEvening(day: Story | null, both: Story | null): void {
  const before = ownWords(claimWith(day, 'informed'))
  expect(before.map(({ word }) => word)).toEqual([null, null, null, null, null, null])
  const informed = claimWith(both, 'informed')
  const cells = ownWords(informed)
  expect(cells.filter(({ word }) => word !== null)).toMatchObject([
    { party: { name: 'Ursula von der Leyen' }, word: 'confirmed', saidBy: [] },
  ])
  const named = cells.filter(({ saidBy }) => saidBy[0]?.party.name === 'Ursula von der Leyen')
  expect(named.map(({ party }) => party.name).toSorted()).toEqual(others.toSorted())
  expect(historyOf(informed)?.map(([status, who]) => [status, who])).toEqual([
    ['unconfirmed', null],
    ['confirmed', 'Ursula von der Leyen'],
  ])
  expect(informed?.entries[1]?.evidence.map(({ quote }) => quote).join(' ')).toContain('taken part in his later call')
}

describe('the claim that six leaders were informed', () => {
  it('goes from 0 of 6 to 1 of 6 by her own word, the five others being said by her', async () => {
    tellsTheEvening(await storyOf(call), await storyOf(call, evening))
  })

  it('stands the same when the evening is read before the day', async () => {
    const [one, other] = [await storyOf(call, evening), await storyOf(evening, call)]
    const shown = (story: Story | null) =>
      story?.claims
        .map(({ text, status, entries }) => [text, status, entries.map(({ status: its, evidence }) => [its, evidence])])
        .toSorted()
    expect(shown(other)).toEqual(shown(one))
    const ladder = (story: Story | null) => story?.talks?.map(({ text, rung, steps }) => [text, rung, steps])
    expect(ladder(other)).toEqual(ladder(one))
    tellsTheEvening(await storyOf(call), other)
  })

  it.skipIf(!existsSync(seed))(
    'is told so of the very article that the project began with (skipped where it is absent)',
    async () => {
      const first = { ...call, file: seed }
      tellsTheEvening(await storyOf(first), await storyOf(first, evening))
      tellsTheEvening(await storyOf(first), await storyOf(evening, first))
    },
  )
})

describe('the Vatican’s offer', () => {
  it('gains its confirmation by the word of its secretary of state', async () => {
    const offer = claimWith(await storyOf(call, evening), 'interest in hosting')
    expect(offer?.status).toBe('confirmed')
    expect(ownWords(offer)).toMatchObject([{ party: { name: 'the Vatican' }, word: 'confirmed' }])
    expect(historyOf(offer)?.at(-1)?.[2]).toBe(
      'that the Holy See could offer a venue for talks between Russia and Ukraine',
    )
  })

  it('is one offer on the ladder, with both articles behind it', async () => {
    const story = await storyOf(evening, call)
    const offer = story?.talks?.filter(({ rung }) => rung === 'offered')
    expect(offer).toMatchObject([{ host: 'the Vatican', steps: [{ rung: 'offered' }, { rung: 'offered' }] }])
    expect(new Set(offer?.[0]?.steps.map(({ articleId }) => articleId)).size).toBe(2)
  })
})

describe('the Kremlin’s silence', () => {
  it('stands beside what the text says of the account that it did not comment on', async () => {
    const claim = claimWith(await storyOf(call, evening), 'would begin immediately')
    expect(claim?.status).toBe('unconfirmed')
    expect(historyOf(claim)?.at(-1)).toEqual([
      'unconfirmed',
      'The Kremlin',
      "to comment on Trump's account of the conversation",
    ])
  })
})

describe('the texts of these tests', () => {
  it('put words in nobody’s mouth', async () => {
    for (const { file } of [call, evening]) expect(await readFile(file, 'utf8')).not.toMatch(/["“”«»]/)
  })
})
