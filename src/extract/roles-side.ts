// Why it exists: for whom a person speaks, as the text says it.
import type { Role } from '../core/person.ts'
import type { Evidence } from '../core/span.ts'
import type { Document } from './document.ts'
export function findSide(_document: Document, _roles: readonly Role[]): Evidence | null {
  return null
}
