// Why it exists: the history of a claim across articles: what counts as a word on it, and what only repeats it.
import { describe, expect, it } from 'vitest'
import type { LedgerClaim } from '../../src/core/claim.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { record } from '../../src/stories/ledger.ts'
import { ownWord } from '../../src/stories/standing.ts'
import { type LedgerArticle, ledgerArticleOf } from '../../src/stories/testimony.ts'
import { extractionOf, type Told } from './build.ts'
import { copy, first, second, unrelated } from './news.ts'

const idsOf = (extraction: Extraction) => new Map(extraction.people.map(({ id }) => [id, id]))

function articleOf(id: string, extraction: Extraction, original: Extraction | null = null): LedgerArticle {
  const stored = (name: string, of: Extraction) =>
    ({ id: name, storyId: 's', contentHash: name, copyOf: null, ingestedAt: 1, extraction: of }) as const
  return ledgerArticleOf(stored(id, extraction), idsOf(extraction), original && stored('original', original))
}

/** The ledger after these articles came in, in this order. */
function ledgerOf(...articles: readonly LedgerArticle[]): readonly LedgerClaim[] {
  const claims = new Map<string, LedgerClaim>()
  for (const [at, article] of articles.entries()) {
    const recorded = record({ id: 's', claims: [...claims.values()], earlier: articles.slice(0, at), article })
    for (const claim of recorded.claims) claims.set(claim.id, claim)
  }
  return [...claims.values()]
}

const wordsOn = (claim: LedgerClaim | undefined) =>
  Object.fromEntries(ownWord(claim ?? { about: [], entries: [] }).map(({ party, word }) => [party.name, word]))

const people = ['Oren Velt', 'Ines Marsh', 'Pavo Tarn']
const claimed = 'he had told Ines Marsh about the outcome of the call'
const velt: Told = {
  title: 'One',
  body: `Velt claimed ${claimed}. So said Oren Velt, and Pavo Tarn listened.`,
  people,
  says: [{ by: 'oren-velt', words: claimed, polarity: 'claims' }],
  claims: [{ text: claimed, by: 'oren-velt', byText: 'Velt', about: ['ines-marsh'] }],
  publishedAt: '2031-05-05T12:00:00Z',
}
const answer = (body: string, say: NonNullable<Told['says']>[number], more: Partial<Told> = {}) =>
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
const one = articleOf('one', extractionOf(velt))
const afterAnswer = (two: LedgerArticle) => ledgerOf(one, two).find(({ by }) => by?.name === 'Oren Velt')

describe('a claim of one article', () => {
  it('stands as the article has it, with whose word it is', () => {
    const [claim, ...more] = ledgerOf(articleOf('a1', first))
    expect(more).toEqual([])
    expect(claim).toMatchObject({
      status: 'unconfirmed',
      basis: 'stated',
      by: { personId: 'oren-velt', name: 'Oren Velt' },
    })
    expect(claim?.entries).toMatchObject([{ articleId: 'a1', status: 'unconfirmed', party: null, recordedAt: 1 }])
    expect(wordsOn(claim)).toEqual({ 'Ines Marsh': null, 'Pavo Tarn': null })
  })

  it('is one, however often the article says it', () => {
    const twice = extractionOf({ ...velt, claims: [...(velt.claims ?? []), ...(velt.claims ?? [])] })
    expect(ledgerOf(articleOf('one', twice))).toHaveLength(1)
  })

  it('is not another claim of the same article, however like it', () => {
    const text = `${claimed} with Sorin`
    const both = { ...velt, body: `${velt.body} Later he added that ${text}.` }
    const extraction = extractionOf({ ...both, claims: [...(velt.claims ?? []), { ...velt.claims?.[0], text }] })
    expect(ledgerOf(articleOf('one', extraction))).toHaveLength(2)
  })

  it('makes nothing of an article without claims, people or sentences', () => {
    expect(
      record({ id: 's', claims: [], earlier: [], article: articleOf('x', extractionOf({ title: '', body: '' })) }),
    ).toEqual({ claims: [], entries: [] })
  })
})

describe('a later article', () => {
  it('confirms by one party and denies by another, each by its own word', () => {
    const [claim] = ledgerOf(articleOf('a1', first), articleOf('a2', second))
    expect(wordsOn(claim)).toEqual({ 'Ines Marsh': 'confirmed', 'Pavo Tarn': 'denied' })
    const quotes = claim?.entries
      .filter(({ articleId }) => articleId === 'a2')
      .map(({ evidence }) => evidence[0]?.quote)
    expect(quotes).toEqual([
      'that Oren Velt had told her about the outcome of the call',
      'that Velt had informed him about the call',
    ])
  })

  it('gives the same standing and words when it comes first', () => {
    const [a, b] = [articleOf('a1', first), articleOf('a2', second)]
    expect(ledgerOf(b, a)).toEqual(ledgerOf(a, b))
  })

  it('repeats a claim as one more entry, not as another claim', () => {
    const again = 'he told Ines Marsh of the outcome of the call'
    const repeat = { ...velt, title: 'Two', body: `Oren Velt said ${again}. Pavo Tarn was there.` }
    const two = extractionOf({
      ...repeat,
      says: [],
      claims: [{ ...velt.claims?.[0], text: again }],
      publishedAt: '2031-05-06T12:00:00Z',
    })
    const [claim, ...more] = ledgerOf(one, articleOf('two', two))
    expect(more).toEqual([])
    expect(claim).toMatchObject({ text: claimed, status: 'attributed', basis: 'inferred' })
    expect(claim?.entries.map(({ articleId }) => articleId)).toEqual(['one', 'two'])
    expect(ledgerOf(articleOf('two', two), one)[0]).toMatchObject({ text: claimed })
  })

  it('repeats it twice as one entry', () => {
    const again = 'he told Ines Marsh of the outcome of the call'
    const told = { title: 'Two', body: `Oren Velt said ${again}.`, people: ['Oren Velt', 'Ines Marsh'] }
    const claim = { by: 'oren-velt', about: ['ines-marsh'], text: again }
    expect(ledgerOf(one, articleOf('two', extractionOf({ ...told, claims: [claim, claim] })))).toHaveLength(1)
  })

  it('adds nothing when it is read again', () => {
    const claims = ledgerOf(articleOf('a1', first), articleOf('a2', second))
    const again = record({ id: 's', claims, earlier: [articleOf('a1', first)], article: articleOf('a2', second) })
    expect(again.entries).toEqual([])
    expect(again.claims).toEqual(claims.filter(({ id }) => again.claims.some((claim) => claim.id === id)))
  })

  it('on another matter changes nothing here', () => {
    const before = ledgerOf(articleOf('a1', first))
    expect(ledgerOf(articleOf('a1', first), articleOf('x', unrelated))).toEqual(expect.arrayContaining([...before]))
  })
})

describe('a word on a claim', () => {
  it('confirms when a party says the same without calling it so', () => {
    const words = 'Oren Velt had told her about the outcome of the call'
    expect(afterAnswer(answer(`Ines Marsh said ${words}.`, { by: 'ines-marsh', words }))).toMatchObject({
      status: 'confirmed',
    })
  })

  it('denies when a party confirms or says the contrary', () => {
    const words = 'Oren Velt had not told her about the outcome of the call'
    for (const polarity of ['asserts', 'confirms'] as const) {
      const claim = afterAnswer(answer(`Ines Marsh: ${words}.`, { by: 'ines-marsh', words, polarity }))
      expect([claim?.status, wordsOn(claim)]).toEqual(['denied', { 'Ines Marsh': 'denied' }])
    }
  })

  it('may be that of a party’s office', () => {
    const words = 'Velt had told her about the outcome of the call'
    const office = answer(`Ines Marsh’s office confirmed ${words}.`, {
      by: 'Ines Marsh’s office',
      words,
      polarity: 'confirms',
    })
    expect(wordsOn(afterAnswer(office))).toEqual({ 'Ines Marsh': 'confirmed' })
  })

  it('of a third party settles it when it is plain, and fills no cell of the matrix', () => {
    const words = 'Oren Velt had told Ines Marsh about the outcome of the call'
    const third = (polarity: 'confirms' | 'asserts') =>
      afterAnswer(answer(`Pavo Tarn: ${words}.`, { by: 'pavo-tarn', words, polarity }))
    expect([third('confirms')?.status, wordsOn(third('confirms'))]).toEqual(['confirmed', { 'Ines Marsh': null }])
    expect(third('asserts')?.status).toBe('attributed')
  })

  it.each([
    ['the claimant again', 'oren-velt', 'confirms', 'he had told her about the outcome of the call'],
    ['the claimant’s office', 'Velt’s office', 'confirms', 'he had told Ines Marsh about the outcome of the call'],
    ['a party that declines', 'ines-marsh', 'declines', 'about the outcome of the call Velt had told her of'],
    ['a party that asks', 'ines-marsh', 'asks', 'whether Velt had told her about the outcome of the call'],
    ['a party on another matter', 'ines-marsh', 'confirms', 'the harbour of Oria would open again in spring'],
    ['a party with another number', 'ines-marsh', 'confirms', '3 ships had told her about the outcome of the call'],
    [
      'a party that denies the contrary',
      'ines-marsh',
      'denies',
      'that Velt had not told her about the outcome of the call',
    ],
  ] as const)('of %s settles nothing', (_, by, polarity, words) => {
    const withNumber: Told = { ...velt, body: velt.body.replace('the call', 'the call of 5 May'), says: [], claims: [] }
    const text = words.startsWith('3') ? `${claimed} of 5 May` : claimed
    const start = extractionOf({ ...(text === claimed ? velt : withNumber), claims: [{ ...velt.claims?.[0], text }] })
    const two = answer(`Ines Marsh and Oren Velt met. Velt’s office spoke of ${words}.`, { by, words, polarity })
    expect(ledgerOf(articleOf('one', start), two)).toMatchObject([
      { status: 'attributed', entries: [{ articleId: 'one' }] },
    ])
  })

  it('of the claimant settles nothing even where the claim is about himself', () => {
    const about = ['oren-velt', 'ines-marsh']
    const start = articleOf('one', extractionOf({ ...velt, claims: [{ ...velt.claims?.[0], text: claimed, about }] }))
    const words = 'he had told her about the outcome of the call'
    const two = answer(`Oren Velt: ${words}.`, { by: 'oren-velt', words, polarity: 'confirms' })
    expect(ledgerOf(start, two)).toMatchObject([{ status: 'attributed', entries: [{}] }])
  })

  it('that only says the same counts where it follows the claim in one article', () => {
    const words = 'Velt had told her about the outcome of the call'
    const status = (body: string) => {
      const says = [...(velt.says ?? []), { by: 'ines-marsh', words }]
      return ledgerOf(articleOf('one', extractionOf({ ...velt, body, says }))).map((claim) => claim.status)
    }
    const answered = `Ines Marsh said ${words}.`
    expect(status(`${velt.body} ${answered}`)).toEqual(['confirmed'])
    expect(status(`${answered} ${velt.body}`)).toEqual(['attributed'])
  })

  it('of the claimant’s own spokesman settles nothing', () => {
    const words = 'he had told Ines Marsh about the outcome of the call'
    const told = {
      title: 'Two',
      body: `Lea Roth confirmed ${words}. Oren Velt left.`,
      says: [{ by: 'lea-roth', words, polarity: 'confirms' as const }],
    }
    const roth = (role: string) =>
      afterAnswer(articleOf('two', extractionOf({ ...told, people: [`Lea Roth, ${role}`, 'Oren Velt', 'Ines Marsh'] })))
    expect(roth('spokeswoman for Velt')?.status).toBe('attributed')
    expect(roth('ambassador of Lume')?.status).toBe('confirmed')
  })

  it('that only says the same counts after the claim, not before it', () => {
    const words = 'Oren Velt had told her about the outcome of the call'
    const say = { by: 'ines-marsh', words }
    const before = answer(`Ines Marsh said ${words}.`, say, { publishedAt: '2031-05-04T12:00:00Z' })
    expect(afterAnswer(before)?.status).toBe('attributed')
    expect(ledgerOf(before, one)[0]?.status).toBe('attributed')
  })
})

describe('an article’s own verdict', () => {
  const verdict = (status: 'confirmed' | 'denied', settledBy?: string) => {
    const claim = { ...velt.claims?.[0], text: claimed, status, basis: 'stated' as const }
    const settled = settledBy === undefined ? claim : { ...claim, settledBy }
    return ledgerOf(articleOf('one', extractionOf({ ...velt, says: [], claims: [settled] })))[0]
  }
  it('is that of who settles it', () => {
    expect(wordsOn(verdict('confirmed', 'ines-marsh'))).toEqual({ 'Ines Marsh': 'confirmed' })
    expect(verdict('denied')).toMatchObject({ status: 'denied', entries: [{ party: null }] })
  })
  it('is none where the claimant confirms himself', () => {
    expect(verdict('confirmed', 'oren-velt')).toMatchObject({ status: 'attributed', basis: 'inferred' })
  })
})

describe('a copy', () => {
  it('adds nothing', () => {
    const claims = ledgerOf(articleOf('a1', first))
    const copied = { id: 's', claims, earlier: [articleOf('a1', first)], article: articleOf('a3', copy, first) }
    expect(record(copied)).toEqual({ claims: [], entries: [] })
  })

  it('adds no claim that the engine took from the same words this time only', () => {
    const text = 'Fishing boats kept to the harbour all day'
    const more = { ...copy, claims: extractionOf({ title: '', body: text, claims: [{ text }] }).claims }
    const claims = ledgerOf(articleOf('a1', first))
    const copied = { id: 's', claims, earlier: [articleOf('a1', first)], article: articleOf('a3', more, first) }
    expect(record(copied)).toEqual({ claims: [], entries: [] })
    expect(record({ ...copied, article: articleOf('a3', more) }).claims).toHaveLength(1)
  })

  it('adds what its original does not say: a later version in which somebody answers', () => {
    const body = `${first.article.text} Ines Marsh confirmed Velt had told her about the outcome of the call.`
    const words = 'Velt had told her about the outcome of the call'
    const version = extractionOf({
      title: 'Later',
      body,
      people: first.people.map(({ name }) => name),
      says: [{ by: 'ines-marsh', words, polarity: 'confirms' }],
      claims: first.claims,
    })
    const claims = ledgerOf(articleOf('a1', first))
    const updated = record({
      id: 's',
      claims,
      earlier: [articleOf('a1', first)],
      article: articleOf('a4', version, first),
    })
    expect(updated.entries).toMatchObject([{ articleId: 'a4', status: 'confirmed', party: { personId: 'ines-marsh' } }])
    expect(updated.claims).toMatchObject([{ status: 'confirmed' }])
  })
})
