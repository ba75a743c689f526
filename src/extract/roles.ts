// Why it exists: what a text says that a person is.
import type { Role } from '../core/person.ts'
import type { Document } from './document.ts'
import type { Mention } from './people.ts'
export function findRoles(_document: Document, _mentions: readonly Mention[]): ReadonlyMap<string, readonly Role[]> {
  return new Map()
}
