// Why it exists: a person's rows read as the person they stand for.
import type { KnownPerson } from '../core/person.ts'
import { readJson, stringsSchema } from './json.ts'
import type { Db, Tables } from './tables.ts'

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

/** In the order of `ids`. */
export async function loadPeople(db: Db, ids: readonly string[]): Promise<readonly KnownPerson[]> {
  if (ids.length === 0) return []
  const people = await db.selectFrom('people').selectAll().where('id', 'in', ids).execute()
  const roles = Map.groupBy(await selectRoles(db).where('person_id', 'in', ids).execute(), (row) => row.person_id)
  const byId = new Map(people.map((row) => [row.id, personOf(row, roles.get(row.id) ?? [])]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
