// Why it exists: a person's rows read as the person they stand for.
import type { KnownPerson } from '../core/person.ts'
import { readJson, stringsSchema } from './json.ts'
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

export function personOf(row: Tables['people'], roles: readonly Tables['person_roles'][]): KnownPerson {
  return {
    id: row.id,
    name: row.name,
    aliases: readJson(stringsSchema, row.aliases, `person ${row.id}`),
    roles: roles.map(({ text, article_id, said_at }) => ({ text, articleId: article_id, saidAt: said_at })),
  }
}

/** In the order of `ids`, each with the newest of the roles: a president has one in every article. */
export async function loadPeople(db: Db, ids: readonly string[]): Promise<readonly KnownPerson[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('people').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const people: KnownPerson[] = []
  for (const id of ids) {
    const row = byId.get(id)
    if (row === undefined) continue
    const roles = db.selectFrom('person_roles').selectAll().where('person_id', '=', id)
    const newest = roles
      .orderBy('said_at', (order) => order.desc().nullsLast())
      .orderBy('article_id', 'desc')
      .orderBy('position', 'desc')
      .limit(MAX_ROLES)
    people.push(personOf(row, (await newest.execute()).toReversed()))
  }
  return people
}
