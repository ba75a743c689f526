// Why it exists: whatever the text, the engine answers, in bounded time, with nothing that is not in the text.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../src/core/article.ts'
import { type Extraction, extractionSchema } from '../../src/core/extraction.ts'
import type { Evidence, Span } from '../../src/core/span.ts'
import { extract } from '../../src/extract/extract.ts'

const EVIDENCE_LIMIT = 800
/** A slow machine under load needs a tenth of it; a pattern that backtracks needs all there is. */
const BOUND_MS = 8_000

// Words that the rules look for, so that chance puts rules beside one another as no outlet would.
const WORDS =
  'President|Anna Berg|Tom Lind|Berg’s|Mr. Lind|the|a|said|claimed|denied|told|reporters|that|according to|and|but|,|, who|, adding|.|. |:|;|“|”|"|‘|’|\'|«|»|(|)|—|--|…|\n|\n\n| |met|talks|a phone call|between|with|in Lund|on Monday|3 May|next week|two hours|more than|will|would|could|agreed to|is scheduled for|no confirmation of|claims|from|has not confirmed|declined to comment|denied the claim|could not be verified|confirmed|a private citizen|he|she|it|they|not|U.S.|By Nora Winsel|(Reporting by Ida Roe)|constructor|__proto__|toString|hasOwnProperty|Norway|Ukrainian|government|漢字|שלום|привет|مرحبا|😀|é|e\u0301|\u200b|\u202e|\ud800|\udc00|\u0000|\ufeff|\u2028|\r\n|\t|https://a.example/b|@everyone|<!channel>|<b>|$4.5bn|12|1.|%'.split(
    '|',
  )
const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' '))
const glued = fc.array(fc.constantFrom(...WORDS), { maxLength: 80 }).map((words) => words.join(''))
const anything = fc.string({ unit: 'binary', maxLength: 400 })
const halves = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units))
const anyText = fc.oneof(soup, glued, anything, halves)
const publishedAt = fc.constantFrom(null, '2026-03-31', '2026-03-31T23:59:59Z', 'soon')

function articleOf(text: string, published: string | null = null): Article {
  const [first = ''] = text.split('\n', 1)
  const title = first.length > 0 && first.length < 100 && text.length > first.length ? first : ''
  return { title, url: null, publisher: null, byline: null, publishedAt: published, language: 'en', text }
}

function evidencesOf({ event, otherEvents, talks, claims, inconsistencies, people }: Extraction): readonly Evidence[] {
  return [
    ...(event === null ? [] : [event, ...otherEvents]).flatMap(({ evidence }) => evidence),
    ...[...talks, ...claims, ...inconsistencies].flatMap(({ evidence }) => evidence),
    ...people.flatMap(({ side }) => side ?? []),
  ]
}

function spansOf(extraction: Extraction): readonly Span[] {
  const { sentences, people, attributions } = extraction
  return [
    ...sentences,
    ...people.flatMap(({ mentions, roles }) => [...mentions, ...roles.map(({ span }) => span)]),
    ...attributions.flatMap(({ source, cue, contents }) => [source ?? [], cue ?? [], contents].flat()),
    ...evidencesOf(extraction).map(({ span }) => span),
  ]
}

function checkSpans({ article: { text }, ...rest }: Extraction): void {
  const extraction = { article: { text }, ...rest } as Extraction
  for (const { start, end } of spansOf(extraction)) {
    expect(start).toBeLessThan(end)
    expect(end).toBeLessThanOrEqual(text.length)
  }
  for (const { span, quote } of evidencesOf(extraction)) {
    expect(quote).toBe(text.slice(span.start, span.end))
    expect(quote.length).toBeLessThanOrEqual(EVIDENCE_LIMIT)
  }
  for (const { roles } of rest.people)
    for (const role of roles) expect(role.text).toBe(text.slice(role.span.start, role.span.end).replace(/\s+/g, ' '))
}

function checkTiling({ article: { text }, sentences }: Extraction): void {
  let at = 0
  for (const { start, end } of sentences) {
    expect(text.slice(at, start).trim()).toBe('')
    at = end
  }
  expect(text.slice(at).trim()).toBe('')
}

function checkMeaning({ claims, people, attributions }: Extraction): void {
  const ids = new Set(people.map(({ id }) => id))
  expect(ids.size).toBe(people.length)
  for (const { speaker } of attributions) if (speaker !== null) expect(ids).toContain(speaker)
  for (const { status, evidence } of claims)
    if (status !== 'attributed') expect(evidence.length).toBeGreaterThanOrEqual(2)
}

describe('any text', () => {
  test('gives an extraction that holds by the contract', () => {
    fc.assert(
      fc.property(anyText, publishedAt, (text, published) => {
        const extraction = extract(articleOf(text, published))
        expect(extractionSchema.parse(extraction)).toEqual(extraction)
        checkSpans(extraction)
        checkTiling(extraction)
        checkMeaning(extraction)
      }),
      { numRuns: 400 },
    )
  })

  test('gives the same bytes again, whatever was read between', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 2, maxLength: 4 }), (texts) => {
        const articles = texts.map((text) => articleOf(text, '2026-03-31'))
        const forwards = articles.map((article) => JSON.stringify(extract(article)))
        const backwards = articles.toReversed().map((article) => JSON.stringify(extract(article)))
        expect(backwards.toReversed()).toEqual(forwards)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a long text takes bounded time', () => {
  const filled = (piece: string, length = 50_000) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  const PIECES = [
    'a ', 'a', 'A ', 'a-', '1.', '12 ', '.', '. ', ', ', '"', '" ', "'a ", '‘a ', '‘as’ ', '“a ', '«a» ', "''", '(a ', '--',
    'a\n', 'Anna ', 'Anna, ', 'Anna Berg ', 'Anna and Tom and ', 'of the ', 'and Anna ', 'who said, ', 'he said that ',
    'said ', 'according to Anna Berg, ', 'Anna Berg, an aide to Tom Lind, said ', '"We met," Berg said. ',
    'talks between Norland and Sund will ', 'the talks ', 'agreed to meet ', 'will on ', 'no confirmation of ',
    'Berg of the bank ', 'has denied the ', 'has not ', 'yet immediately publicly ', 'Berg’s claims ', 'By Anna Berg and ',
    'more than two hours ', 'Monday 3 May 2026 ', 'in a post on Truth ', 'wrote on ', 'the town of ', 'President ', 'Mr. ',
    'U.S. ', 'https://a.example/b ', '😀', '\ud800', '漢字', 'constructor __proto__ ', 'president Berg is a private citizen ',
    'President Anna Berg said on Monday that Lind had met her in Lund. ',
  ] // biome-ignore format: a list

  test.each(PIECES)('%j', (piece) => {
    const before = performance.now()
    const extraction = extract(articleOf(filled(piece), '2026-03-31'))
    expect(performance.now() - before).toBeLessThan(BOUND_MS)
    checkTiling(extraction)
  })

  test('one line of 100 kB', () => {
    const line = filled(
      'President Anna Berg said, “we met Tom Lind”, and that nobody had confirmed his claims ',
      100_000,
    )
    const before = performance.now()
    const extraction = extract(articleOf(line))
    expect(performance.now() - before).toBeLessThan(BOUND_MS)
    checkSpans(extraction)
  })

  test('white space between two words', () => {
    for (const gap of [' ', '\n', ' \t', '\u00a0', '\r\n']) {
      const before = performance.now()
      extract(articleOf(`Talks\n${filled(gap)}failed.`))
      expect(performance.now() - before).toBeLessThan(BOUND_MS)
    }
  })
})
