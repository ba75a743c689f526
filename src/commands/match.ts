// Why it exists: the name that a user writes is rarely the name that an article printed.
import anyAscii from 'any-ascii'
import { distance } from 'fastest-levenshtein'
import { plain } from '../briefing/plain.ts'
import { fold } from '../briefing/words.ts'
import type { KnownPerson } from '../core/person.ts'

export type Match =
  | { readonly kind: 'one'; readonly person: KnownPerson }
  | { readonly kind: 'several'; readonly people: readonly KnownPerson[] }
  /** Nobody of that name; these come nearest, and may be nobody either. */
  | { readonly kind: 'none'; readonly nearest: readonly KnownPerson[] }

const MAX_NEAREST = 3

type Candidate = { readonly person: KnownPerson; readonly forms: readonly string[] }

export function matchPerson(query: string, people: readonly KnownPerson[]): Match {
  const wanted = foldName(query)
  if (wanted === '') return { kind: 'none', nearest: [] }
  const candidates = people.map((person): Candidate => {
    return { person, forms: [person.name, ...person.aliases].map(foldName) }
  })
  // From the strictest test on: "Ann Lee" is Ann Lee although there is an Ann Lee Moss.
  const tests: readonly ((candidate: Candidate) => boolean)[] = [
    ({ forms }) => forms[0] === wanted,
    ({ forms }) => forms.includes(wanted),
    ({ forms }) => forms.some((form) => ` ${form} `.includes(` ${wanted} `)),
    ({ forms }) => wanted.length >= 3 && forms.some((form) => ` ${form}`.includes(` ${wanted}`)),
  ]
  for (const [at, test] of tests.entries()) {
    const found = candidates.filter(test).map(({ person }) => person)
    const [only, second] = found
    if (only === undefined) continue
    // A surname alone is an alias of one and a part of another's name: then both are meant.
    const all = at === 1 && tests[2] !== undefined ? candidates.filter(tests[2]).map(({ person }) => person) : found
    return second === undefined && all.length === 1 ? { kind: 'one', person: only } : { kind: 'several', people: all }
  }
  return { kind: 'none', nearest: findNearest(wanted, candidates) }
}

function findNearest(wanted: string, candidates: readonly Candidate[]): readonly KnownPerson[] {
  return candidates
    .map(({ person, forms }) => {
      const words = [...forms, ...forms.flatMap((form) => form.split(' '))]
      return { person, off: Math.min(...words.map((word) => distance(wanted, word))) }
    })
    .filter(({ off }) => off <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.off - b.off || (a.person.name < b.person.name ? -1 : 1))
    .slice(0, MAX_NEAREST)
    .map(({ person }) => person)
}

function foldName(name: string): string {
  // Most names are plain letters, and every person there is goes through here for one question.
  if (/^[a-z ]*$/iu.test(name)) return name.toLowerCase().trim()
  return fold(anyAscii(plain(name).normalize('NFC')))
}
