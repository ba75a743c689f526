// Why it exists: what a text says of each person it names, as the contract wants it.
import type { Person, Role } from '../core/person.ts'
import type { Evidence } from '../core/span.ts'
import { slugOf } from './aliases.ts'
import { withoutHidden } from './characters.ts'
import { type Document, slice, tokenSpan } from './document.ts'
import { countryOf } from './lexicon/demonyms.ts'
import type { Mention } from './people.ts'
import type { Link } from './people-links.ts'
import { findRoles } from './roles.ts'
import { findSide } from './roles-side.ts'

/** Honorifics that make a form of their own: 'Mr Putin'. */
const ADDRESS = /^(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady)\.?$/i

/** People in the order in which they are first named. */
export function describePeople(
  document: Document,
  links: readonly Link[],
): { readonly people: readonly Person[]; readonly mentions: readonly Mention[] } {
  const groups = new Map<number, Link[]>()
  for (const link of links) {
    const group = groups.get(link.person)
    if (group === undefined) groups.set(link.person, [link])
    else group.push(link)
  }
  const ids = new Map<number, string>()
  const taken = new Set<string>()
  const names = new Map<number, string>()
  for (const [person, group] of groups) {
    const name = fullestName(document, group)
    names.set(person, name)
    ids.set(person, uniqueId(slugOf(name), taken))
  }
  const mentions = links.map((link): Mention => {
    const span = tokenSpan(document, link.first, link.last)
    return { ...span, first: link.first, last: link.last, personId: ids.get(link.person) ?? '' }
  })
  const roles = findRoles(document, mentions)
  const people = [...groups].map(([person, group]): Person => {
    const id = ids.get(person) ?? ''
    const name = names.get(person) ?? ''
    return makePerson(document, id, name, group, roles.get(id) ?? [])
  })
  return { people, mentions }
}

function makePerson(
  document: Document,
  id: string,
  name: string,
  group: readonly Link[],
  roles: readonly Role[],
): Person {
  const side: Evidence | null = findSide(document, roles)
  const mentions = group.map((link) => tokenSpan(document, link.first, link.last))
  const country = side === null ? undefined : countryOf(side.quote)?.country
  const person = { id, name, aliases: aliasesOf(document, group, name), roles, mentions, side }
  return country === undefined ? person : { ...person, sideCountry: country }
}

/** Most names are written so already. */
const TIDY = /^[A-Za-z.']+(?: [A-Za-z.']+)*$/

/** A name as a reader writes it: one space between words, none around a hyphen that an outlet set apart. */
function tidy(text: string): string {
  if (TIDY.test(text)) return text
  return withoutHidden(text)
    .replace(/\s+/g, ' ')
    .replace(/ ?([-\u2010\u2011\u2013]) ?/g, '$1')
}

function fullestName(document: Document, group: readonly Link[]): string {
  let best = ''
  for (const link of group) {
    const name = tidy(slice(document, tokenSpan(document, link.first, link.last)))
    const wins = name.split(' ').length > best.split(' ').length || best === ''
    const louder = best === best.toUpperCase() && name !== name.toUpperCase() && name.length >= best.length
    if (wins || louder) best = name
  }
  return best
}

function aliasesOf(document: Document, group: readonly Link[], name: string): readonly string[] {
  const aliases = new Set<string>()
  for (const link of group) {
    const form = tidy(slice(document, tokenSpan(document, link.first, link.last)))
    if (form !== name) aliases.add(form)
    const title = document.tokens[link.first - 1]
    if (link.honorific && title !== undefined && ADDRESS.test(title.text)) aliases.add(`${title.text} ${form}`)
  }
  return [...aliases]
}

function uniqueId(slug: string, taken: Set<string>): string {
  let id = slug
  for (let count = 2; taken.has(id); count++) id = `${slug}-${count}`
  taken.add(id)
  return id
}
