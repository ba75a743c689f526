// Why it exists: what a text says somebody is, word for word, and on whose side.
import { describe, expect, test } from 'vitest'
import type { Person } from '../../src/core/person.ts'
import { makeDocument } from '../../src/extract/document.ts'
import { findNames } from '../../src/extract/people.ts'

function personIn(text: string, id: string): Person | undefined {
  const document = makeDocument({
    title: '',
    url: null,
    publisher: null,
    byline: null,
    publishedAt: null,
    language: 'en',
    text,
  })
  const { people } = findNames(document)
  for (const person of people)
    for (const role of person.roles) expect(text.slice(role.span.start, role.span.end)).toBe(role.text)
  return people.find((person) => person.id === id)
}
const rolesOf = (text: string, id = 'anna-berg'): readonly string[] =>
  (personIn(text, id)?.roles ?? []).map((role) => role.text)

describe('in front of the name', () => {
  test.each([
    ['Norlandic President Anna Berg and others met.', 'Norlandic President'],
    ['He met French President Anna Berg.', 'French President'],
    ['It came while Kremlin foreign policy aide Anna Berg said no.', 'Kremlin foreign policy aide'],
    ['He wrote to Tom Lind, European Commission President Anna Berg, and others.', 'European Commission President'],
    ['Then US Democratic senator Anna Berg spoke.', 'US Democratic senator'],
    ['White House press secretary Anna Berg declined.', 'White House press secretary'],
    ['Minister of Finance Anna Berg left.', 'Minister of Finance'],
    ['On Monday Prime Minister Anna Berg spoke.', 'Prime Minister'],
    ['The foreign minister of Norland, Anna Berg, agreed.', 'foreign minister of Norland'],
    ['Health Minister Dr Anna Berg agreed.', 'Health Minister'],
    ['The country’s former central bank governor Anna Berg agreed.', 'former central bank governor'],
    ['The far - right President Anna Berg agreed.', 'far - right President'],
    ['Presidential hopefuls former Norland Gov. Anna Berg and others agreed.', 'former Norland Gov.'],
    ['OSLO - Prime Minister Anna Berg agreed.', 'Prime Minister'],
    ['UN special envoy Anna Berg agreed.', 'UN special envoy'],
  ])('%s', (text, role) => {
    expect(rolesOf(text)).toEqual([role])
  })
})

describe('behind the name', () => {
  test.each([
    ['Anna Berg, the foreign minister of Norland, agreed.', 'foreign minister of Norland'],
    ['Anna Berg, 54, a farmer, agreed.', 'farmer'],
    ['“No,” said Anna Berg, head of the aid group Lifeline.', 'head of the aid group Lifeline'],
    ['Anna Berg, who is an adviser to the council, agreed.', 'adviser to the council'],
    ['Anna Berg, a spokeswoman for the Interior Ministry, agreed.', 'spokeswoman for the Interior Ministry'],
    ['Anna Berg became the chairwoman of the council.', 'chairwoman of the council'],
    ['Anna Berg was elected president of the club in May.', 'president of the club'],
    ['Anna Berg served as an aide to the king.', 'aide to the king'],
  ])('%s', (text, role) => {
    expect(rolesOf(text)[0]?.startsWith(role)).toBe(true)
  })

  test('a role in front of the next person of a list is not the one of the person before', () => {
    const text = 'He told Anna Berg, Chancellor Tom Lind and King Osvald about it.'
    expect(rolesOf(text)).toEqual([])
    expect(rolesOf(text, 'tom-lind')).toEqual(['Chancellor'])
  })
})

describe('by a pronoun', () => {
  test('one person can be meant', () => {
    const text =
      'President Anna Berg pushed for a deal, even as she remains a private citizen and Unity candidate for 2031.'
    expect(rolesOf(text)).toEqual(['President', 'private citizen', 'Unity candidate for 2031'])
  })
  test('the sentence before names one person', () => {
    expect(rolesOf('“No,” said Anna Berg. She is a lawyer in Oslo.')).toContain('lawyer in Oslo')
  })
  test('nobody is guessed where two can be meant', () => {
    expect(rolesOf('Anna Berg met Erik Lind. She is a lawyer.')).toEqual([])
  })
  test('a denial gives no role', () => {
    expect(rolesOf('Anna Berg is not a lawyer. Anna Berg was no minister.')).toEqual([])
  })
})

describe('no roles', () => {
  test.each([
    'Anna Berg, speaking to reporters, agreed.',
    'Anna Berg was the first to agree.',
    'Ms Anna Berg agreed.',
    'Anna Berg, one of the journalists, agreed.',
    'The minister told Anna Berg so.',
  ])('%s', (text) => {
    expect(rolesOf(text)).toEqual([])
  })
})

describe('sides', () => {
  test.each([
    ['Kremlin spokesman Anna Berg said no.', 'Kremlin'],
    ['Ukrainian President Anna Berg said no.', 'Ukrainian'],
    ['US President Anna Berg said no.', 'US'],
    ['South African minister Anna Berg said no.', 'South African'],
    ['Anna Berg, a spokeswoman for the Interior Ministry, said no.', 'Interior Ministry'],
    ['Anna Berg, who is an adviser to the White House, said no.', 'White House'],
    ['European Commission President Anna Berg said no.', 'European Commission'],
  ])('%s', (text, side) => {
    const found = personIn(text, 'anna-berg')?.side
    expect(found?.quote).toBe(side)
    if (found) expect(text.slice(found.span.start, found.span.end)).toBe(side)
  })
  test('none where the text names none', () => {
    expect(personIn('Farmer Anna Berg said no.', 'anna-berg')?.side).toBeNull()
  })
})
