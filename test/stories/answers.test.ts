// Why it exists: what counts as a word on a claim, and what settles nothing.
import { describe, expect, it } from 'vitest'
import { matrixOf } from '../../src/core/matrix.ts'
import { extractionOf, type Told } from './build.ts'
import { afterAnswer, answer, articleOf, claimed, ledgerOf, one, velt, wordsOn } from './histories.ts'

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
    // Who only says the same is a second source, not one whose word would settle it.
    expect([third('asserts')?.status, wordsOn(third('asserts'))]).toEqual(['corroborated', { 'Ines Marsh': null }])
  })

  it.each([
    ['the claimant again', 'oren-velt', 'confirms', 'he had told her about the outcome of the call'],
    ['the claimant’s office', 'Velt’s office', 'confirms', 'he had told Ines Marsh about the outcome of the call'],
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

  it('that is refused is no word, and is kept', () => {
    const words = 'about the outcome of the call Velt had told her of'
    const two = answer(`Ines Marsh declined to speak ${words}.`, { by: 'ines-marsh', words, polarity: 'declines' })
    const claim = afterAnswer(two)
    expect([claim?.status, wordsOn(claim)]).toEqual(['unconfirmed', { 'Ines Marsh': null }])
    expect(matrixOf(claim ?? { about: [], entries: [] })).toMatchObject([
      { word: null, declined: { articleId: 'two', evidence: [{ quote: words }, {}] } },
    ])
  })

  it.each([
    ['retracted his claim that he had told Ines Marsh about the outcome of the call', 'withdrawn'],
    ['took back his statement about the outcome of the call that he had told of', 'withdrawn'],
    ['refused to take back his claim that he had told Ines Marsh about the outcome of the call', 'attributed'],
    ['has not retracted his claim that he had told Ines Marsh about the outcome of the call', 'attributed'],
    ['retracted his claim that the harbour of Oria would open again', 'attributed'],
    ['withdrew the outcome of the harbour call from the list', 'attributed'],
  ])('of the claimant, who %s, leaves it %s', (words, status) => {
    const body = `On Tuesday Oren Velt ${words}. Ines Marsh was away.`
    const two = extractionOf({ title: 'Two', body, people: ['Oren Velt', 'Ines Marsh'], publishedAt: '2031-05-06' })
    const claim = ledgerOf(one, articleOf('two', two)).find(({ by }) => by?.name === 'Oren Velt')
    expect(claim?.status).toBe(status)
  })

  it.each([
    ['an outlet', 'the Harbour News', 'Oren Velt had told Ines Marsh about the outcome of the call'],
    ['people without a name', 'officials', 'Oren Velt had told Ines Marsh about the outcome of the call'],
    ['who repeats it', 'pavo-tarn', 'Oren Velt said he had told Ines Marsh about the outcome of the call'],
  ])('of %s supports nothing', (_, by, words) => {
    expect(afterAnswer(answer(`Pavo Tarn, officials and the Harbour News: ${words}.`, { by, words }))?.status).toBe(
      'attributed',
    )
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

  it.each([
    ['a nameless office of somebody told of before', 'Her press office', 'attributed'],
    ['the claimant’s press service', 'Velt’s press service', 'attributed'],
    ['another’s press service', 'Ines Marsh’s press service', 'confirmed'],
  ])('of %s', (_whose, by, status) => {
    const words = 'Velt had told Ines Marsh about the outcome of the call'
    expect(afterAnswer(answer(`${by} confirmed ${words}.`, { by, words, polarity: 'confirms' }))?.status).toBe(status)
  })

  it.each([
    ['Kremlin spokeswoman', 'Russia', 'attributed'],
    ['Kremlin correspondent', 'Russia', 'confirmed'],
    ['Lume spokeswoman', 'Lume', 'confirmed'],
  ])('of one who speaks for the same country, as %s of %s', (role, sideCountry, status) => {
    const words = 'he had told Pavo Tarn about the outcome of the call'
    const text = 'he had told Pavo Tarn about the outcome of the call'
    const start = extractionOf({
      ...velt,
      body: `Velt claimed ${text}. So said Oren Velt, and Ines Marsh listened.`,
      says: [],
      claims: [{ text, by: 'oren-velt', byText: 'Velt', about: ['pavo-tarn'] }],
    })
    const two = extractionOf({
      title: 'Two',
      body: `Lea Roth confirmed ${words}. Oren Velt left.`,
      people: [`Lea Roth, ${role}`, 'Oren Velt'],
      says: [{ by: 'lea-roth', words, polarity: 'confirms' }],
    })
    const sided = two.people.map((one) => ({ ...one, sideCountry: one.id === 'lea-roth' ? sideCountry : 'Russia' }))
    const [claim] = ledgerOf(articleOf('one', start), articleOf('two', { ...two, people: sided }))
    expect(claim?.status).toBe(status)
  })

  it.each([
    ['Lumish', 'attributed'],
    ['Orian', 'confirmed'],
  ])('of a spokeswoman of a side that no list holds: %s', (quote, status) => {
    const words = 'he had told Ines Marsh about the outcome of the call'
    const two = extractionOf({
      title: 'Two',
      body: `Lea Roth confirmed ${words}. Oren Velt left.`,
      people: [`Lea Roth, ${quote} spokeswoman`, 'Oren Velt', 'Ines Marsh'],
      says: [{ by: 'lea-roth', words, polarity: 'confirms' }],
    })
    const side = (words: string) => ({ quote: words, span: { start: 0, end: words.length } })
    const people = two.people.map((one) =>
      one.id === 'ines-marsh' ? one : { ...one, side: side(one.id === 'lea-roth' ? quote : 'Lumishia') },
    )
    expect(afterAnswer(articleOf('two', { ...two, people }))?.status).toBe(status)
  })

  it('that says what the same party denies in the same article confirms nothing', () => {
    const denied = 'Oren Velt had told her about the outcome of the call'
    const repeated = 'Velt told her about the outcome of the call'
    const body = `Ines Marsh denied that ${denied}. A lie: ${repeated}, Marsh said.`
    const say = { by: 'ines-marsh', words: denied, polarity: 'denies' as const }
    const says = [say, { by: 'ines-marsh', words: repeated }]
    expect(afterAnswer(answer(body, say, { says }))).toMatchObject({
      status: 'denied',
      entries: [{ status: 'attributed' }, { status: 'denied' }],
    })
  })

  it('that only says the same counts after the claim, not before it', () => {
    const words = 'Oren Velt had told her about the outcome of the call'
    const say = { by: 'ines-marsh', words }
    const before = answer(`Ines Marsh said ${words}.`, say, { publishedAt: '2031-05-04T12:00:00Z' })
    expect(afterAnswer(before)?.status).toBe('attributed')
    expect(ledgerOf(before, one)[0]?.status).toBe('attributed')
  })
})
