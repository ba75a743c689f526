// Why it exists: the same person is written in several ways by several outlets, and is one person to the reader.
import { createHash } from 'node:crypto'
import type { KnownPerson, Person } from '../core/person.ts'
import type { SavedPerson } from '../core/ports.ts'
import { nameWords } from './words.ts'

/** What one article's people are to the store. */
export type Identified = {
  /** people[].id of the article → the store's id. */
  readonly ids: ReadonlyMap<string, string>
  /** Those that are new or known by a further name now. */
  readonly save: readonly SavedPerson[]
}

type Record = {
  id: string
  name: string
  aliases: readonly string[]
  roles: readonly string[]
  also?: readonly string[]
}

/**
 * Finds the known person for each one that an article names: full names equal under other romanisations.
 * A surname alone says too little: 'Marsh' is never taken for a known 'Ines Marsh'. Two people whom the article
 * keeps apart stay two. Of several known ones of a name, the one whose roles share most words is meant.
 * `known`: at least everybody with a `keysOf` among the people's `nameKey`.
 */
export function identify(people: readonly Person[], known: readonly KnownPerson[]): Identified {
  const records = known.map((one) => ({ ...one, roles: one.roles.map((role) => role.text) }) as Record)
  const byId = new Map(records.flatMap((one) => [one.id, ...(one.also ?? [])].map((id) => [id, one] as const)))
  const named = records.flatMap((record) => keysOf(record).map((key) => ({ key, record })))
  const byName = Map.groupBy(named, ({ key }) => key)
  const ids = new Map<string, string>()
  const save = new Map<string, Record>()
  const taken = new Set<string>()
  for (const person of people) {
    const namesakes = (byName.get(nameKey(person.name)) ?? []).map(({ record }) => record)
    const same = mostAlike(
      person,
      namesakes.filter((one) => !taken.has(one.id)),
    )
    const record = same === null ? makeRecord(person, byId) : withNamesOf(same, person)
    if (record !== same) save.set(record.id, record)
    byId.set(record.id, record)
    taken.add(record.id)
    ids.set(person.id, record.id)
  }
  const saved = [...save.values()].map((one) => ({
    id: one.id,
    name: one.name,
    aliases: one.aliases,
    keys: keysOf(one),
  }))
  return { ids, save: saved }
}

/** 'President Marsh' is a surname alone. */
const titles: ReadonlySet<string> = new Set(
  `mr mrs ms miss dr sir dame lord lady president vice prime foreign defence defense finance minister chancellor king
  queen prince princess pope premier secretary general colonel major captain admiral senator governor mayor judge
  justice ambassador commissioner professor`.split(/\s+/),
)

/** Every name of at least two words leads to a person; a single word only where it is all there is. */
export function keysOf({ name, aliases }: Pick<KnownPerson, 'name' | 'aliases'>): readonly string[] {
  const full = aliases.filter((alias) => {
    const [first = '', ...rest] = nameWords(alias)
    return rest.length > 0 && !titles.has(first)
  })
  return [...new Set([name, ...full].map(nameKey))]
}

function mostAlike(person: Person, namesakes: readonly Record[]): Record | null {
  const words = new Set(person.roles.flatMap((role) => nameWords(role.text)))
  const shared = (record: Record) => record.roles.flatMap(nameWords).filter((word) => words.has(word)).length
  // Two whom somebody told apart may differ in the spelling alone.
  const written = (record: Record) => Number([record.name, ...record.aliases].includes(person.name))
  const [best] = namesakes.toSorted(
    (a, b) => shared(b) - shared(a) || written(b) - written(a) || (a.id < b.id ? -1 : 1),
  )
  return best ?? null
}

function makeRecord(person: Person, taken: ReadonlyMap<string, unknown>): Record {
  const slug = nameWords(person.name).join('-') || `person-${hashOf(person.name)}`
  let id = slug
  // Two hyphens: no name makes such an id, so that whoever has it has the same name, and is among the known.
  for (let next = 2; taken.has(id); next++) id = `${slug}--${next}`
  return { id, name: person.name, aliases: person.aliases, roles: person.roles.map((role) => role.text) }
}

/** The same record where the article adds no name to it. */
function withNamesOf(record: Record, person: Person): Record {
  const names = new Set([record.name, ...record.aliases])
  const further = [person.name, ...person.aliases].filter((name) => !names.has(name))
  return further.length === 0 ? record : { ...record, aliases: [...record.aliases, ...new Set(further)] }
}

/** 'Volodymyr Zelenskyy', '… Zelensky' and '… Zelenskiy' have one key; initials between names count for nothing. */
export function nameKey(name: string): string {
  const words = nameWords(name)
  const kept = words.filter((word, at) => word.length > 1 || at === 0 || at === words.length - 1)
  return kept.map(foldRomanisation).join(' ')
}

/** What transliteration does differently: y for i, kh for h, w for v, ts for tz, doubled letters. */
function foldRomanisation(word: string): string {
  return word
    .replace(/^ye/, 'e')
    .replace(/(?:iy|yi|ij|yy|y)/g, 'i')
    .replace(/kh/g, 'h')
    .replace(/w/g, 'v')
    .replace(/tz/g, 'ts')
    .replace(/(.)\1+/g, '$1')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
