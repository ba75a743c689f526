// Why it exists: the history of a claim across articles, in any order, copies among them.
import { describe, expect, it } from 'vitest'
import { testimonyOf } from '../../src/stories/heard.ts'
import { record } from '../../src/stories/ledger.ts'
import { extractionOf } from './build.ts'
import { articleOf, claimed, ledgerOf, one, people, velt, wordsOn } from './histories.ts'
import { copy, first, second, unrelated } from './news.ts'

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
    const again = record({
      id: 's',
      claims,
      earlier: [testimonyOf(articleOf('a1', first))],
      article: articleOf('a2', second),
    })
    expect(again.entries).toEqual([])
    expect(again.claims).toEqual(claims.filter(({ id }) => again.claims.some((claim) => claim.id === id)))
  })

  it('on another matter changes nothing here', () => {
    const before = ledgerOf(articleOf('a1', first))
    expect(ledgerOf(articleOf('a1', first), articleOf('x', unrelated))).toEqual(expect.arrayContaining([...before]))
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

describe('a claim first met where it is denied', () => {
  const denial = 'Velt had told her about the outcome of the call'
  const denied = extractionOf({
    title: 'Two',
    body: `Ines Marsh denied ${denial}. Oren Velt and Pavo Tarn were away.`,
    people,
    claims: [
      {
        text: denial,
        by: 'oren-velt',
        byText: 'Velt',
        about: ['ines-marsh'],
        status: 'denied',
        settledBy: 'ines-marsh',
      },
    ],
    publishedAt: '2031-05-06T12:00:00Z',
  })
  const told = extractionOf({
    ...velt,
    claims: [{ ...velt.claims?.[0], text: claimed, about: ['pavo-tarn', 'ines-marsh'] }],
  })

  it('has the words and the parties of who said it first, in either order', () => {
    const [a, b] = [articleOf('one', told), articleOf('two', denied)]
    for (const [claim, ...more] of [ledgerOf(a, b), ledgerOf(b, a)]) {
      expect(more).toEqual([])
      expect(claim).toMatchObject({
        text: claimed,
        status: 'denied',
        about: [{ name: 'Pavo Tarn' }, { name: 'Ines Marsh' }],
      })
      expect(claim?.entries.map(({ status }) => status)).toEqual(['attributed', 'denied'])
    }
  })
})

describe('a copy', () => {
  it('adds nothing', () => {
    const claims = ledgerOf(articleOf('a1', first))
    const copied = {
      id: 's',
      claims,
      earlier: [testimonyOf(articleOf('a1', first))],
      article: articleOf('a3', copy, first),
    }
    expect(record(copied)).toEqual({ claims: [], entries: [] })
  })

  it('adds no claim that the engine took from the same words this time only', () => {
    const text = 'Fishing boats kept to the harbour all day'
    const more = { ...copy, claims: extractionOf({ title: '', body: text, claims: [{ text }] }).claims }
    const claims = ledgerOf(articleOf('a1', first))
    const copied = {
      id: 's',
      claims,
      earlier: [testimonyOf(articleOf('a1', first))],
      article: articleOf('a3', more, first),
    }
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
      earlier: [testimonyOf(articleOf('a1', first))],
      article: articleOf('a4', version, first),
    })
    expect(updated.entries).toMatchObject([{ articleId: 'a4', status: 'confirmed', party: { personId: 'ines-marsh' } }])
    expect(updated.claims).toMatchObject([{ status: 'confirmed' }])
  })
})
