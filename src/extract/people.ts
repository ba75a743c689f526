// Why it exists: who is named in a text, by which words, in every place; and what else the capitals name.
import type { Person } from '../core/person.ts'
import type { Span } from '../core/span.ts'
import type { Document } from './document.ts'
import { findRuns } from './names.ts'
import { findUnits, type Unit } from './names-units.ts'
import { findBodies, type NamedSpan } from './organisations.ts'
import { findCast } from './people-cast.ts'
import { describePeople } from './people-describe.ts'
import { type Link, linkUnits } from './people-links.ts'

/** Token indexes, `last` exclusive; the span is that of the name alone, without titles or "'s". */
export type Mention = Span & { readonly first: number; readonly last: number; readonly personId: string }

export type { NamedSpan } from './organisations.ts'

export type Names = {
  readonly people: readonly Person[]
  /** In text order, no overlap. */
  readonly mentions: readonly Mention[]
  readonly organisations: readonly NamedSpan[]
  readonly places: readonly NamedSpan[]
}

/**
 * The people, bodies and places that a text names. Full names are found first, from their form and what stands around
 * them; single names are read only as one of those, or with a title, a role or a verb of telling beside them.
 */
export function findNames(document: Document): Names {
  const units: readonly Unit[] = findUnits(document, findRuns(document))
  const cast = findCast(document, units)
  const links: readonly Link[] = linkUnits(document, units, cast)
  const { people, mentions } = describePeople(document, links)
  return { people, mentions, ...findBodies(document, units, links) }
}
