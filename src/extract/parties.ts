// Why it exists: whose own word would settle a claim, and which words of a text ("the Ukrainian government", "European
// leaders") name those parties.
import type { Person } from '../core/person.ts'
import { covers, type Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import { type Document, tokenAt } from './document.ts'
import { countryOf, REGIONS, type Row } from './lexicon/demonyms.ts'
import { TITLE } from './lexicon/titles.ts'
import type { Mention, NamedSpan, Names } from './people.ts'

/** People named inside what is said, the speaker aside; where there are none, the country or body that acts in it. */
export function partiesOfContent(document: Document, names: Names, reported: Reported): string[] {
  const { speaker, contents } = reported.attribution
  const people = contents.flatMap((content) => mentionsWithin(names, content)).map((mention) => mention.personId)
  const others = [...new Set(people)].filter((id) => id !== speaker)
  if (others.length > 0 || people.length > 0) return others
  const titled = holdersIn(document, names, reported)
  if (titled.length > 0) return titled
  const first = contents[0]
  const acts = (name: NamedSpan): boolean => first !== undefined && isSubject(document, name, first)
  const inside = (all: readonly NamedSpan[]): NamedSpan[] => contents.flatMap((content) => within(all, content))
  const subject = inside(names.organisations).find(acts) ?? inside(names.places).find(acts)
  if (subject !== undefined) return [subject.name]
  const unlisted = first === undefined ? null : openingName(document, first)
  const side = names.people.find((person) => person.id === speaker)?.side?.quote ?? ''
  // A Norlandic minister on what Norland wants speaks for Norland.
  const speaksForIt = unlisted !== null && side.startsWith(unlisted.slice(0, Math.max(4, unlisted.length - 2)))
  return unlisted === null || speaksForIt ? [] : [unlisted]
}

/** The mentions inside a span, found from its beginning: they stand in the order of the text. */
export function mentionsWithin({ mentions }: Names, span: Span): Mention[] {
  return within(mentions, span)
}

function within<T extends Span>(spans: readonly T[], span: Span): T[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) < span.start) low = middle + 1
    else high = middle
  }
  const found: T[] = []
  for (let at = low; at < spans.length; at++) {
    const one = spans[at]
    if (one === undefined || one.start >= span.end) break
    if (one.end <= span.end) found.push(one)
  }
  return found
}

/** "that the minister had known": the one person whose role ends with that word. */
function holdersIn(document: Document, names: Names, { attribution }: Reported): string[] {
  const found = new Set<string>()
  for (const content of attribution.contents) {
    const text = document.normal.slice(content.start, content.end).replace(/"[^"]*"/g, '')
    for (const [, title] of text.matchAll(/\bthe (\p{Ll}+(?: minister| secretary)?)\b/giu)) {
      const wanted = title?.toLowerCase() ?? ''
      if (!TITLE.test(wanted)) continue
      const holders = names.people.filter(({ roles }) =>
        roles.some(({ text: role }) => ` ${role.toLowerCase()}`.endsWith(` ${wanted}`)),
      )
      if (holders.length === 1 && holders[0]?.id !== attribution.speaker) found.add(holders[0]?.id ?? '')
    }
  }
  return [...found].filter((id) => id !== '')
}

/** "Vestmark had promised": a name that no list holds opens the clause, and a verb follows. */
function openingName(document: Document, content: Span): string | null {
  let at = tokenAt(document, content.start)
  while (/^(?:"|'|that|the|both)$/.test(document.tokens[at]?.lower ?? '')) at++
  let end = at
  while (document.tokens[end]?.pos === 'NNP' && /^\p{Lu}/u.test(document.tokens[end]?.text ?? '')) end++
  const [first, last, next] = [document.tokens[at], document.tokens[end - 1], document.tokens[end]]
  if (first === undefined || last === undefined || end === at || last.end > content.end) return null
  if (next === undefined || next.start >= content.end || !/^(?:VB[DZP]|MD)$/.test(next.pos)) return null
  // A single word in front of its sentence or quotation has its capital from there.
  const before = document.tokens[at - 1]
  if (end - at === 1 && (before === undefined || before.sentence !== first.sentence || before.text === '"')) return null
  return document.text.slice(first.start, last.end)
}

/** A name that opens the clause and that a verb follows: "(that) Russia was eager". */
function isSubject(document: Document, name: Span, content: Span): boolean {
  const head = document.normal.slice(content.start, name.start)
  const next = document.tokens[tokenAt(document, name.end)]
  return /^(?:["']|that|the|The|both|\s)*$/.test(head) && next !== undefined && /^(?:VB[DZPN]|MD|RB)$/.test(next.pos)
}

/** The countries and regions that words name: "the Ukrainian government or European leaders". */
export function bloc(words: string): {
  readonly countries: ReadonlySet<string>
  readonly regions: ReadonlySet<string>
} {
  const parts = words.match(/[\p{L}.'-]+/gu) ?? []
  const countries = new Set<string>()
  const regions = new Set<string>()
  for (const [at, part] of parts.entries()) {
    const pair = `${part} ${parts[at + 1] ?? ''}`
    const row = countryOf(pair) ?? countryOf(part)
    if (row !== null) countries.add(row.country)
    for (const region of [pair, part]) if (REGIONS.has(region)) regions.add(region)
  }
  return { countries, regions }
}

/** Whether a person belongs to those whom the words name: by name, by country, or by a region of the country. */
export function belongsTo(document: Document, names: Names, person: Person, words: Span): boolean {
  if (names.mentions.some((mention) => mention.personId === person.id && covers(words, mention))) return true
  const { countries, regions } = bloc(document.text.slice(words.start, words.end))
  const rows = rowsOf(person)
  return rows.some((row) => countries.has(row.country) || row.regions.some((region) => regions.has(region)))
}

/** The countries and unions that a person's side and roles name. */
function rowsOf(person: Person): Row[] {
  const words = [person.side?.quote ?? '', ...person.roles.map((role) => role.text)]
  const rows: Row[] = []
  for (const text of words) {
    const parts = text.match(/[\p{L}.'-]+/gu) ?? []
    for (const [at, part] of parts.entries()) {
      const row = countryOf(`${part} ${parts[at + 1] ?? ''}`) ?? countryOf(part)
      if (row !== null) rows.push(row)
    }
  }
  return rows
}

/** Words in capitals that name a party: "a spokesman for the Foreign Ministry" → Foreign, Ministry. */
export function capitalWords(words: string): string[] {
  return (words.match(/\p{Lu}[\p{L}\p{N}.'-]+/gu) ?? [])
    .map((word) => word.replace(/'s?$/, ''))
    .filter((word) => !/^(?:The|A|An|His|Her|Their|Mr|Mrs|Ms|Dr|In|On|But|However|And|While|Although)$/.test(word))
}
