// Why it exists: holds what is taken out of fetched texts, and what has to stay.
import { describe, expect, test } from 'vitest'
import { readDate } from '../../src/ingest/dates.ts'
import { detectLanguage } from '../../src/ingest/language.ts'
import { canonicalUrl, cleanLine, cleanText, cleanTitle, makeArticle } from '../../src/ingest/normalize.ts'

describe('cleanText', () => {
  test.each([
    ['spaces and tabs', ' Ana\u00a0\u2009 Vel\t said ', 'Ana Vel said'],
    ['line ends of every kind', 'one\r\ntwo\rthree\u2028four\u2029\n\nfive', 'one\ntwo\nthree\nfour\nfive'],
    ['controls and NUL', 'A\0n\x07a\x1b[31m', 'Ana[31m'],
    ['bidirectional overrides', 'pay \u202e0001\u202c \u2066now\u2069', 'pay 0001 now'],
    ['Unicode tags', `talks\u{e0049}\u{e0067}\u{e006e}`, 'talks'],
    ['zero-width characters', 'Cas\u200bme\u2060re\ufeff, Ve\u200dl, so\u00adft', 'Casmere, Vel, soft'],
    ['variation selectors that carry bytes', `a\u{e0100}\u{e01ef}b`, 'ab'],
    ['marks of windows-1252 out of place', 'don\u0092t \u0093go\u0094 \u0096 \u0085', 'don’t “go” – …'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['decomposed letters', 'Jose\u0301', 'Jos\u00e9'],
  ])('takes care of %s', (_, text, expected) => {
    expect(cleanText(text)).toBe(expected)
  })

  test.each(['می‌خواهم', '👩‍🚀 ❤️', 'क्‍ष', 'Žofie “said” … – 5 €'])('keeps %s', (text) => {
    expect(cleanText(text)).toBe(text)
  })

  test('is done after one run', () => {
    const text = ' a\u200b \u202e\n\n\t b\u0301\r'
    expect(cleanText(cleanText(text))).toBe(cleanText(text))
  })
})

test('a title is one line, and half a megabyte of it is cut between graphemes', () => {
  expect(cleanTitle('Talks\n resume')).toBe('Talks resume')
  const long = cleanTitle('👩‍🚀'.repeat(100_000))
  expect(long.length).toBeLessThan(1300)
  expect(long.replaceAll('👩‍🚀', '')).toBe('…')
  expect(cleanTitle(`a${'\u0301'.repeat(500_000)}`).length).toBeLessThan(1300)
})

test('a line is one line', () => {
  expect(cleanLine('a\nb\u2028c')).toBe('a b c')
})

describe('canonicalUrl', () => {
  test.each([
    ['https://www.courier.example/a?utm_source=x&id=7&fbclid=1#top', 'https://www.courier.example/a?id=7'],
    ['HTTPS://Courier.Example:443/a/?utm_medium=rss', 'https://courier.example/a/'],
    ['https://courier.example/?q=a+b%20c&q=d', 'https://courier.example/?q=a+b%20c&q=d'],
    ['https://ana:secret@courier.example/a', 'https://courier.example/a'],
    ['javascript:alert(1)', null],
    ['data:text/html,a', null],
    ['', null],
    ['/a', null],
  ])('of %s is %s', (address, expected) => {
    expect(canonicalUrl(address)).toBe(expected)
  })
})

describe('makeArticle', () => {
  const raw = { url: null, publisher: null, byline: null, publishedAt: null }

  test('joins headline and body with one line break', () => {
    const article = makeArticle({
      ...raw,
      title: ' Talks  resume ',
      body: 'One.\r\n\r\nTwo.',
      url: 'https://courier.example/a#b',
    })
    expect(article).toMatchObject({
      title: 'Talks resume',
      text: 'Talks resume\nOne.\nTwo.',
      url: 'https://courier.example/a',
    })
  })

  test('has no line break where there is no body or no headline', () => {
    expect(makeArticle({ ...raw, title: 'Talks resume', body: ' ' }).text).toBe('Talks resume')
    expect(makeArticle({ ...raw, title: '', body: 'One.' }).text).toBe('One.')
  })

  test('has no byline that is a page long', () => {
    expect(makeArticle({ ...raw, title: 'T', body: 'B', byline: 'x'.repeat(5000) }).byline).toBeNull()
  })
})

test.each([
  ['The envoys of both countries met in Casmere on Tuesday and agreed to speak again.', 'en'],
  ['Die Gesandten beider Länder trafen sich am Dienstag und wollen wieder miteinander sprechen.', 'de'],
  ['Too short', 'und'],
  ['1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20', 'und'],
])('the language of “%s” is %s', (text, expected) => {
  expect(detectLanguage(text)).toBe(expected)
})

describe('readDate', () => {
  test.each([
    ['2026-03-03', '2026-03-03'],
    ['2026-03-03T10:11:12.345+0100', '2026-03-03T10:11:12+01:00'],
    ['2026-03-03T10:11Z', '2026-03-03T10:11:00Z'],
    ['2026-03-03 10:11:12', '2026-03-03T10:11:12Z'],
    ['Tue, 03 Mar 2026 23:30:00 +0300', '2026-03-03T23:30:00+03:00'],
    ['Tue, 3 Mar 26 23:30 GMT', '2026-03-03T23:30:00Z'],
    ['Tue, 03 Mar 2026 23:30:00 EST', '2026-03-03T23:30:00-05:00'],
    ['March 3, 2026', '2026-03-03'],
    ['3 March 2026', '2026-03-03'],
    ['March 3, 2026 at 4:05 p.m. ET', '2026-03-03'],
    ['2028-02-29', '2028-02-29'],
    ['2026/3/3 10:11', '2026-03-03T10:11:00Z'],
    ['2026-03-03 10:11:12.5 +0200 EET', '2026-03-03T10:11:12+02:00'],
    ['Tue Mar  3 10:11:12 2026', '2026-03-03T10:11:12Z'],
    ['Tue Mar  3 10:11:12 PST 2026', '2026-03-03T10:11:12-08:00'],
    ['Tue, 03 Mar 2026 10:11:12 GMT+0200', '2026-03-03T10:11:12+02:00'],
    ['Tue,03 Mar 2026 10:11:12 +2:00', '2026-03-03T10:11:12+02:00'],
    ['Tue, 03 Mar 2026 10:11:12 +0000 (UTC)', '2026-03-03T10:11:12Z'],
    ['Tue, 03 Mar 2026 10:11:12 XYZT', '2026-03-03'],
    ['Tuesday, March 3, 2026 - 10:11', '2026-03-03T10:11:00Z'],
  ])('reads %s as %s', (written, expected) => {
    expect(readDate(written)).toBe(expected)
  })

  test.each([
    '',
    'yesterday',
    '2026-02-31',
    '31 February 2026',
    '2026-13-01',
    '9999-12-31',
    '0000-00-00',
    '2026-03-03T25:00:00Z',
    '03/04/2026',
    '1772553600',
    'Mon Feb 30 10:00:00 2026',
    'Fri, 31 Dec 9999 10:00:00 GMT',
  ])('reads nothing into %s', (written) => {
    expect(readDate(written)).toBeNull()
  })

  test('reads nothing into a date as long as a book', () => {
    expect(readDate(`2026-03-03${' '.repeat(100)}x`)).toBeNull()
  })
})
