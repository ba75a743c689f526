// Why it exists: who wrote an entry stands in a feed as an element, a mailbox or a plain name; readers want the name.
import { cleanName } from './normalize.ts'
import { childElements, firstChild, type XmlElement } from './xml.ts'
import { wordsOf } from './xmltext.ts'

export type FeedPerson = { readonly name: string | null; readonly email: string | null }

/** Longer than any name with an address. */
const MAX_LENGTH = 400
export const MAX_PEOPLE = 30

/** The authors of the first of the elements `names` that gives any. */
export function readAuthors(element: XmlElement, names: readonly string[]): readonly FeedPerson[] {
  for (const name of names) {
    const found = childElements(element, name)
      .slice(0, MAX_PEOPLE)
      .map(personOf)
      .filter((person) => person.name !== null || person.email !== null)
    if (found.length > 0) return found.filter((one, at) => found.findIndex((other) => isSame(one, other)) === at)
  }
  return []
}

/** 'Ana Vel, Ruben Askari'; null where no one is named. */
export function namesOf(people: readonly FeedPerson[]): string | null {
  return cleanName(people.flatMap(({ name }) => (name === null ? [] : [name])).join(', '))
}

/** The same with addresses, as feeds write them: 'Ana Vel (ana@courier.example)'. */
export function mailboxesOf(people: readonly FeedPerson[]): string | null {
  const written = people.map(({ name, email }) =>
    name !== null && email !== null ? `${name} (${email})` : (name ?? email),
  )
  return written.length === 0 ? null : written.join(', ')
}

function personOf(author: XmlElement): FeedPerson {
  const name = firstChild(author, 'name', 'foaf:name')
  const email = firstChild(author, 'email', 'itunes:email')
  if (name === null && email === null) return readMailbox(wordsOf(author))
  return { name: cleanName(wordsOf(name)), email: cleanName(wordsOf(email)) }
}

/** RSS 2.0 wants 'desk@courier.example (Ana Vel)'; the other way round and 'Ana Vel <desk@…>' are as common. */
export function readMailbox(written: string): FeedPerson {
  const text = written.slice(0, MAX_LENGTH).trim()
  const forms: readonly (readonly [RegExp, number, number])[] = [
    [/^(?:mailto:)?([^\s@()<>]+@[^\s@()<>]+)\s*\((.*)\)$/, 2, 1],
    [/^(.*?)\s*[(<](?:mailto:)?([^\s@()<>]+@[^\s@()<>]+)[)>]$/, 1, 2],
    [/^(?:mailto:)?([^\s@()<>]+@[^\s@()<>]+)$/, 0, 1],
  ]
  for (const [form, name, email] of forms) {
    const found = form.exec(text)
    if (found !== null) return { name: name === 0 ? null : cleanName(found[name] ?? null), email: found[email] ?? null }
  }
  return { name: cleanName(text), email: null }
}

function isSame(one: FeedPerson, other: FeedPerson): boolean {
  return one.name === other.name && one.email === other.email
}
