// Why it exists: a person's rows read as the person they stand for.
import type { KnownPerson } from '../core/person.ts'
import { readJson, stringsSchema } from './json.ts'
import { loadSame } from './same.ts'
import type { Db, Tables } from './tables.ts'

const MAX_ROLES = 60

/** Oldest first; a role of an undated article comes before all dated ones, on every engine. */
export function selectRoles(db: Db) {
  return db
    .selectFrom('person_roles')
    .selectAll()
    .orderBy((e) => e.fn.coalesce('said_at', e.lit(0)), 'asc')
    .orderBy('article_id', 'asc')
    .orderBy('position', 'asc')
}

/** `also`: those who are the same person, by a human's decision. */
export function personOf(
  row: Tables['people'],
  roles: readonly Tables['person_roles'][],
  also: readonly Tables['people'][] = [],
): KnownPerson {
  const namesOf = (one: Tables['people']) => readJson(stringsSchema, one.aliases, `person ${one.id}`)
  return {
    id: row.id,
    name: row.name,
    aliases: [...new Set([...namesOf(row), ...also.flatMap((one) => [one.name, ...namesOf(one)])])],
    roles: roles.map(({ text, article_id, said_at }) => ({ text, articleId: article_id, saidAt: said_at })),
    ...(also.length === 0 ? {} : { also: also.map(({ id }) => id) }),
  }
}

/** In the order of `ids`, each with the newest of the roles: a president has one in every article. */
export async function loadPeople(db: Db, ids: readonly string[]): Promise<readonly KnownPerson[]> {
  if (ids.length === 0) return []
  const same = await loadSame(db)
  const all = [...new Set(ids.flatMap(same.all))]
  const rows = await db.selectFrom('people').selectAll().where('id', 'in', all).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const people: KnownPerson[] = []
  for (const id of new Set(ids.map(same.of))) {
    const row = byId.get(id)
    if (row === undefined) continue
    const also = same.all(id).flatMap((one) => (one === id ? [] : (byId.get(one) ?? [])))
    const roles = db.selectFrom('person_roles').selectAll().where('person_id', 'in', same.all(id))
    const newest = roles
      .orderBy('said_at', (order) => order.desc().nullsLast())
      .orderBy('article_id', 'desc')
      .orderBy('position', 'desc')
      .limit(MAX_ROLES)
    people.push(personOf(row, (await newest.execute()).toReversed(), also))
  }
  return people
}
