// Why it exists: what a text says that a person is: "Russian President", "an aide to …", "he remains a private citizen".
import type { Role } from '../core/person.ts'
import type { Span } from '../core/span.ts'
import type { Document } from './document.ts'
import { slice, tokenSpan } from './document.ts'
import type { Mention } from './people.ts'
import { findCopulaRoles } from './roles-copula.ts'
import { rolesAfter, rolesBefore, type TokenRange } from './roles-phrases.ts'

/** The roles of each person (by id) in text order, each with its place. */
export function findRoles(document: Document, mentions: readonly Mention[]): ReadonlyMap<string, readonly Role[]> {
  const named = new Int32Array(document.tokens.length).fill(-1)
  for (const [index, mention] of mentions.entries()) named.fill(index, mention.first, mention.last)
  const found = new Map<string, Map<number, Role>>()
  const add = (personId: string, range: TokenRange): void => {
    const span: Span = tokenSpan(document, range.first, range.last)
    const roles = found.get(personId) ?? new Map<number, Role>()
    // The same words are found once, from whichever side.
    const known = roles.get(span.start)
    if (known === undefined || known.span.end < span.end) roles.set(span.start, { text: slice(document, span), span })
    found.set(personId, roles)
  }
  for (const mention of mentions) {
    for (const range of rolesBefore(document, mention, named)) add(mention.personId, range)
    for (const range of rolesAfter(document, mention, named)) add(mention.personId, range)
  }
  for (const { personId, range } of findCopulaRoles(document, mentions, named)) add(personId, range)
  return new Map([...found].map(([id, roles]) => [id, distinct([...roles.values()])] as const))
}

/** In text order; the same words again say nothing new. */
function distinct(roles: readonly Role[]): readonly Role[] {
  const seen = new Set<string>()
  return roles
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter((role) => !seen.has(role.text) && seen.add(role.text))
}
