// Why it exists: one person stays one across articles and romanisations, and two stay two.
import { describe, expect, it } from 'vitest'
import type { KnownPerson, Person } from '../../src/core/person.ts'
import { identify } from '../../src/stories/identity.ts'

const known = (id: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => {
  return { id, name, aliases: [], roles: [], ...more }
}
const person = (name: string, more: Partial<Person> = {}): Person => {
  return { id: `local ${name}`, name, aliases: [], roles: [], mentions: [], side: null, ...more }
}
const idOf = (name: string, people: readonly KnownPerson[]) => identify([person(name)], people).ids.get(`local ${name}`)

describe('a name that is known', () => {
  it.each([
    ['Danylo Berezovskyy', 'Danylo Berezovsky'],
    ['Danylo Berezovskiy', 'Danylo Berezovsky'],
    ['Yelena Kharitonova', 'Elena Haritonova'],
    ['Łucja Wójcik', 'Lucja Vojcik'],
    ['Данило Березовський', 'Danylo Berezovskyi'],
    ['ORNELLA DE SANTI', 'Ornella de Santi'],
    ["Sean O'Dell", 'Sean O’Dell'],
    ['Carl J. Holt', 'Carl Holt'],
  ])('%s is %s', (written, name) => {
    expect(idOf(written, [known('the-one', name)])).toBe('the-one')
  })

  it.each([
    ['Berezovsky', 'Danylo Berezovsky'],
    ['Mr Berezovsky', 'Danylo Berezovsky'],
    ['Olena Berezovska', 'Danylo Berezovsky'],
    ['Danylo Berezov', 'Danylo Berezovsky'],
    ['Jan Holt', 'Ian Holt'],
    ['Carl Holt', 'Carla Holt'],
  ])('%s is not taken for %s', (written, name) => {
    expect(idOf(written, [known('the-one', name)])).not.toBe('the-one')
  })

  it('may be another of the full names of a person, but no title with a surname', () => {
    const rae = known('rachel-holt', 'Rachel Holt', { aliases: ['Holt', 'Rae Holt', 'President Holt'] })
    expect(idOf('Rae Holt', [rae])).toBe('rachel-holt')
    expect(idOf('Holt', [rae])).not.toBe('rachel-holt')
    expect(idOf('President Holt', [rae])).not.toBe('rachel-holt')
  })
})

describe('what is to be saved', () => {
  it('is a new person under a readable id', () => {
    const one = person('Zoë de la Croix', { aliases: ['Croix'] })
    expect(identify([one], []).save).toEqual([
      { id: 'zoe-de-la-croix', name: 'Zoë de la Croix', aliases: ['Croix'], keys: ['zoe de la croix'] },
    ])
  })

  it('is a known one only with a name that is new', () => {
    const people = [known('ines-marsh', 'Ines Marsh', { aliases: ['Marsh'] })]
    expect(identify([person('Ines Marsh', { aliases: ['Marsh'] })], people).save).toEqual([])
    const further = identify([person('Inès Marsh', { aliases: ['Marsh', 'Ms Marsh'] })], people).save
    expect(further).toEqual([
      { id: 'ines-marsh', name: 'Ines Marsh', aliases: ['Marsh', 'Inès Marsh', 'Ms Marsh'], keys: ['ines marsh'] },
    ])
  })

  it('has an id even where the name has no letter', () => {
    const { ids, save } = identify([person('♔')], [])
    expect(ids.get('local ♔')).toMatch(/^\S+$/)
    expect(save).toHaveLength(1)
  })
})

describe('two people of one name', () => {
  const coach = known('jon-amsel', 'Jon Amsel', { roles: [{ text: 'coach of Lodden', articleId: 'a', saidAt: 0 }] })
  const judge = known('jon-amsel-2', 'Jon Amsel', { roles: [{ text: 'judge', articleId: 'b', saidAt: 0 }] })
  const span = { start: 0, end: 1 }

  it('stay two where one article names both', () => {
    const both = [person('Jon Amsel', { id: 'one' }), person('Jon Amsel', { id: 'two' })]
    expect([...identify(both, []).ids.values()]).toEqual(['jon-amsel', 'jon-amsel--2'])
    expect([...identify(both, [coach]).ids.values()]).toEqual(['jon-amsel', 'jon-amsel--2'])
  })

  it('are told apart by their roles, whatever the order', () => {
    const named = person('Jon Amsel', { id: 'he', roles: [{ text: 'a high court judge', span }] })
    expect(identify([named], [coach, judge]).ids.get('he')).toBe('jon-amsel-2')
    expect(identify([named], [judge, coach]).ids.get('he')).toBe('jon-amsel-2')
    expect(identify([person('Jon Amsel', { id: 'he' })], [judge, coach]).ids.get('he')).toBe('jon-amsel')
  })
})
