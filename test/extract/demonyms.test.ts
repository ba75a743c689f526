// Why it exists: the words for a country lead to that country, and no other words do.
import { describe, expect, test } from 'vitest'
import { COUNTRIES, countryOf } from '../../src/extract/lexicon/demonyms.ts'

describe('countryOf', () => {
  test.each([
    ['Ukraine', 'Ukraine'],
    ['Ukrainian', 'Ukraine'],
    ['Ukrainians', 'Ukraine'],
    ['Kyiv', 'Ukraine'],
    ['Kremlin', 'Russia'],
    ['White House', 'United States'],
    ['US', 'United States'],
    ['U.S.', 'United States'],
    ['UK', 'United Kingdom'],
    ['Downing Street', 'United Kingdom'],
    ['UAE', 'United Arab Emirates'],
    ['EU', 'European Union'],
    ['South Korean', 'South Korea'],
    ['Brussels', 'Belgium'],
    ['Élysée', 'France'],
  ])('%s is %s', (word, country) => {
    expect(countryOf(word)?.country).toBe(country)
  })

  test.each(['us', 'ukrainian', 'European', 'Norland', '', 'the', 'constructor', '__proto__'])('%s is none', (word) => {
    expect(countryOf(word)).toBeNull()
  })

  test('regions hold their countries', () => {
    const regions = (word: string): readonly string[] => countryOf(word)?.regions ?? []
    expect(regions('Ukraine')).toContain('European')
    expect(regions('Finland')).toContain('Nordic')
    expect(regions('Qatar')).toContain('Gulf')
    expect(regions('Chile')).toContain('Latin American')
  })

  test('rows are whole: no empty word, no blank at an edge, no country twice', () => {
    expect(COUNTRIES.length).toBeGreaterThan(190)
    expect(new Set(COUNTRIES.map((row) => row.country)).size).toBe(COUNTRIES.length)
    for (const row of COUNTRIES)
      for (const word of [row.country, ...row.names, ...row.demonyms, ...row.seats, ...row.regions])
        expect(word).toMatch(/^\S(?:.*\S)?$/)
  })
})
