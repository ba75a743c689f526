// Why it exists: who the people of an article are: known ones by their names, and of two of one name the one who can be meant.
import { publishedMs } from './core/article.ts'
import type { Extraction } from './core/extraction.ts'
import type { KnownPerson, Person } from './core/person.ts'
import type { SavedPerson, Store } from './core/ports.ts'
import type { Namesake, Traits } from './core/trait.ts'
import { type Identified, identify, keysOf, nameKey } from './stories/identity.ts'
import { conflict, partNamesakes } from './stories/namesakes.ts'
import { tells, traitsOf } from './stories/traits.ts'
import { nameWords } from './stories/words.ts'

/** So many of the newest articles are compared with. */
const MAX_TRAITS = 200
const MAX_NAMESAKES = 500
/** The first of a name has its plain id: 'jon-amsel', 'jon-amsel--b'. Ids with a number were made by hand, or within one article. */
const LETTERS = 'bcdefghijklmnopqrstuvwxyz'

export type Named = Identified & {
  /** people[].id of the article → what tells them from namesakes. */
  readonly traits: ReadonlyMap<string, Traits>
}

/**
 * Whatever the order of the articles, the same of them are about one person: where two of a name cannot be one, all that is
 * kept of the name is parted anew. What a human has decided stays.
 */
export async function findPeople(
  store: Store,
  read: { readonly id: string; readonly extraction: Extraction; readonly now: number },
): Promise<Named> {
  const { article, people } = read.extraction
  const known = await store.people.findByKeys(people.map(({ name }) => nameKey(name)))
  const found = identify(people, known)
  const traits = new Map(
    people.map((person) => [person.id, traitsOf(person, article)] as const).filter(([, own]) => tells(own)),
  )
  const ids = new Map(found.ids)
  const settledIds = new Set<string>()
  for (const [, own] of Map.groupBy(people, ({ name }) => nameKey(name))) {
    const [person, second] = own
    const id = person === undefined ? undefined : ids.get(person.id)
    if (person === undefined || second !== undefined || id === undefined) continue
    const mention = {
      personId: id,
      articleId: read.id,
      localId: person.id,
      saidAt: publishedMs(article) ?? read.now,
      roles: person.roles.map(({ text }) => text),
      traits: traits.get(person.id) ?? null,
      company: people.flatMap((other) => (other === person ? [] : (ids.get(other.id) ?? []))),
    }
    const settled = await settle(store, { person, mention, known })
    if (settled === null) continue
    ids.set(person.id, settled)
    settledIds.add(id)
  }
  return { ids, traits, save: found.save.filter(({ id }) => !settledIds.has(id)) }
}

type Met = { readonly person: Person; readonly mention: Namesake; readonly known: readonly KnownPerson[] }

/** Whom the mention means, after all of the name were parted anew; null where there is nothing to part. */
async function settle(store: Store, met: Met): Promise<string | null> {
  const { mention, known } = met
  const base = mention.personId.replace(/--[b-z]$/u, '')
  const pool = known
    .map(({ id }) => id)
    .filter((id) => id === base || (id.startsWith(`${base}--`) && /--[b-z]$/u.test(id)))
  if (!pool.includes(mention.personId) || /--\d+$/u.test(base)) return null
  if (pool.length === 1) {
    if (mention.traits === null) return null
    const others = await store.people.findTraits(pool, MAX_TRAITS)
    if (!others.some((other) => conflict(mention, other))) return null
  }
  for (const id of pool) if ((await store.decisions.latest(1, id)).length > 0) return null
  const all = [...(await store.people.findNamesakes(pool, MAX_NAMESAKES)), mention]
  const parts = ownersFirst(partNamesakes(all), base)
  if (parts.length > LETTERS.length) return null
  const settled = await move(store, met, { base, parts })
  const used = new Set(parts.map((_, at) => idOf(base, at)))
  for (const id of pool) if (!used.has(id)) await store.people.absorb(id, base)
  return settled
}

/** The plain id stays with those whose name it was made of, where they are among them. */
function ownersFirst(parts: readonly (readonly Namesake[])[], base: string): readonly (readonly Namesake[])[] {
  const owner = parts.find((part) => part.some(({ traits }) => nameWords(traits?.name ?? '').join('-') === base))
  return owner === undefined ? parts : [owner, ...parts.filter((part) => part !== owner)]
}

function idOf(base: string, at: number): string {
  return at === 0 ? base : `${base}--${LETTERS[at - 1]}`
}

/** Each part's mentions under its own id. */
async function move(
  store: Store,
  met: Met,
  { base, parts }: { readonly base: string; readonly parts: readonly (readonly Namesake[])[] },
): Promise<string> {
  let own = base
  for (const [at, part] of parts.entries()) {
    const id = idOf(base, at)
    const saved = savedOf(id, part, parts, met)
    if (part.includes(met.mention)) own = id
    const moved = Map.groupBy(
      part.filter(({ personId }) => personId !== id),
      ({ personId }) => personId,
    )
    await store.people.moveMentions(base, saved, [])
    for (const [from, its] of moved) {
      const articleIds = its.filter((one) => one !== met.mention).map(({ articleId }) => articleId)
      if (articleIds.length > 0) await store.people.moveMentions(from, saved, [...new Set(articleIds)])
    }
  }
  return own
}

/** Under the fullest name that its articles write, with none that only those of another part do. */
function savedOf(
  id: string,
  part: readonly Namesake[],
  parts: readonly (readonly Namesake[])[],
  { person, mention, known }: Met,
): SavedPerson {
  const written = (ones: readonly Namesake[]) => ones.flatMap(({ traits }) => (traits === null ? [] : [traits.name]))
  const others = new Set(parts.filter((one) => one !== part).flatMap(written))
  const before = known.find((one) => one.id === id)
  const names = [...written(part), ...(part.includes(mention) ? [person.name, ...person.aliases] : [])]
  const kept = [...(before === undefined ? [] : [before.name, ...before.aliases]), ...names]
  const all = [...new Set(kept.filter((name) => names.includes(name) || !others.has(name)))]
  const [name = person.name] = all
    .filter((one) => nameKey(one) === nameKey(person.name))
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const surname = name.split(/\s+/u).at(-1) ?? name
  const aliases = [...new Set([...all, ...(nameWords(name).length > 1 ? [surname] : [])])].filter((one) => one !== name)
  return { id, name, aliases, keys: [...new Set([...keysOf({ name, aliases }), nameKey(person.name)])] }
}
