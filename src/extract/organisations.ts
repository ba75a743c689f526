// Why it exists: bodies and places that a text names, so that nobody takes them for people and others can link to them.
import type { Span } from '../core/span.ts'
import { type Document, slice, tokenSpan } from './document.ts'
import { countryOf, isSeat } from './lexicon/demonyms.ts'
import type { Unit } from './names-units.ts'
import { isAcronym, isOrganisationWord, isPlaceName, isPlaceWord } from './names-words.ts'
import type { Link } from './people-links.ts'

/** Token indexes, `last` exclusive. */
export type NamedSpan = Span & { readonly first: number; readonly last: number; readonly name: string }

/** Bodies and places among the units that name nobody, in text order. */
export function findBodies(
  document: Document,
  units: readonly Unit[],
  links: readonly Link[],
): { readonly organisations: readonly NamedSpan[]; readonly places: readonly NamedSpan[] } {
  const organisations: NamedSpan[] = []
  const places: NamedSpan[] = []
  const named = new Set(links.map((link) => link.last))
  for (const unit of units) {
    if (named.has(unit.last) || unit.run.loud) continue
    const span = makeNamed(document, Math.min(unit.run.first, unit.first), extend(document, unit))
    if (span.first < (organisations.at(-1)?.last ?? 0)) continue
    const kind = bodyOf(document, unit, span)
    if (kind === 'organisation') organisations.push(span)
    else if (kind === 'place') places.push(span)
  }
  return { organisations, places }
}

function makeNamed(document: Document, first: number, last: number): NamedSpan {
  const span = tokenSpan(document, first, last)
  return { ...span, first, last, name: slice(document, span).replace(/\s+/g, ' ') }
}

/** "Ministry of Foreign Affairs", "Bank for International Settlements": the capitals behind 'of' and 'for' belong to the body. */
function extend(document: Document, unit: Unit): number {
  let last = unit.last
  const word = document.tokens[last - 1]?.text ?? ''
  if (!isOrganisationWord(word)) return last
  while (/^(?:of|for|on|and)$/.test(document.tokens[last]?.text ?? '')) {
    let at = last + 1
    if (document.tokens[at]?.lower === 'the') at++
    const from = at
    while (/^\p{Lu}/u.test(document.tokens[at]?.text ?? '') && at - from < 5) at++
    if (at === from || document.tokens[last]?.text === 'and') break
    last = at
  }
  return last
}

const PLACE_BEFORE = /^(?:in|at|from|near|to|outside|across|through|throughout)$/

function bodyOf(document: Document, unit: Unit, span: NamedSpan): 'organisation' | 'place' | null {
  const words = span.name
  if (isSeat(words) && countryOf(words)?.capital !== words) return 'organisation'
  if (unit.kind === 'organisation') return 'organisation'
  if (unit.kind === 'place' || isPlaceName(words)) return 'place'
  if (unit.kind !== 'name') return null
  if (isAcronym(words)) return 'organisation'
  const before = document.tokens[span.first - 1]?.lower ?? ''
  if (PLACE_BEFORE.test(before) || isPlaceWord(words.split(' ').at(-1) ?? '')) return 'place'
  return null
}
