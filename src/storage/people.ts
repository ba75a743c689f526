// Why it exists: one person across articles, with every role that an article gave, dated.
import type { DatedRole } from '../core/person.ts'
import type { PersonMention, PersonStore, SavedPerson } from '../core/ports.ts'
import type { Traits } from '../core/trait.ts'
import { findByName, findNear, saveWords } from './names.ts'
import { makeNamesakes } from './namesakes.ts'
import { loadPeople, personOf, selectRoles } from './person-rows.ts'
import { loadSame } from './same.ts'
import type { Db } from './tables.ts'

export function makePeople(db: Db): PersonStore {
  return {
    async findByKeys(keys) {
      const ids = new Set<string>()
      // In slices, because engines bound the number of parameters.
      for (let start = 0; start < keys.length; start += 200) {
        const rows = db
          .selectFrom('person_keys')
          .select('person_id')
          .where('key', 'in', keys.slice(start, start + 200))
        for (const { person_id } of await rows.execute()) ids.add(person_id)
      }
      return loadPeople(db, [...ids].toSorted())
    },
    async find(id) {
      const ids = (await loadSame(db)).all(id)
      const rows = await db.selectFrom('people').selectAll().where('id', 'in', ids).execute()
      const row = rows.find((one) => one.id === ids[0])
      if (row === undefined) return null
      const names = rows.filter((one) => one !== row)
      return personOf(row, await selectRoles(db).where('person_id', 'in', ids).execute(), names)
    },
    async findMentions(personId, newest) {
      const rows = db
        .selectFrom('person_mentions')
        .select(mentionColumns)
        .where('person_id', 'in', (await loadSame(db)).all(personId))
        .orderBy('said_at', 'desc')
        .orderBy('article_id', 'desc')
        .orderBy('local_id', 'desc')
      return (await (newest === undefined ? rows : rows.limit(newest)).execute()).toReversed()
    },
    findByName: (name, limit) => findByName(db, name, limit),
    findNear: (name, limit) => findNear(db, name, limit),
    async findMentionsIn(articleIds) {
      const rows = db.selectFrom('person_mentions').select(mentionColumns).where('article_id', 'in', articleIds)
      const found = articleIds.length === 0 ? [] : await rows.orderBy('article_id').orderBy('local_id').execute()
      const same = await loadSame(db)
      return found.map((mention) => ({ ...mention, personId: same.of(mention.personId) }))
    },
    save: (person) => savePerson(db, person),
    async saveMention(mention, roles, traits = null) {
      await saveMention(db, mention, roles)
      if (traits !== null) await saveTraits(db, mention, traits)
    },
    ...makeNamesakes(db, savePerson),
  }
}

async function savePerson(db: Db, { id, name, aliases, keys }: SavedPerson): Promise<void> {
  const row = { name, aliases: JSON.stringify(aliases) }
  const insert = db.insertInto('people').values({ id, ...row })
  await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
  await saveWords(db, id, [name, ...aliases])
  if (keys !== undefined) await saveKeys(db, id, keys)
}

async function saveTraits(db: Db, { personId, articleId, localId }: PersonMention, traits: Traits): Promise<void> {
  const row = { person_id: personId, article_id: articleId, local_id: localId, traits: JSON.stringify(traits) }
  await db
    .insertInto('person_traits')
    .values((e) => ({
      ...row,
      said_at: e.selectFrom('articles').select('said_at').where('articles.id', '=', articleId),
    }))
    .onConflict((c) => c.columns(['article_id', 'local_id']).doUpdateSet(row))
    .execute()
}

const mentionColumns = ['person_id as personId', 'article_id as articleId', 'local_id as localId'] as const

async function saveKeys(db: Db, personId: string, keys: readonly string[]): Promise<void> {
  await db.deleteFrom('person_keys').where('person_id', '=', personId).execute()
  const rows = [...new Set(keys)].map((key) => ({ key, person_id: personId }))
  for (let start = 0; start < rows.length; start += 200) {
    const slice = rows.slice(start, start + 200)
    await db.insertInto('person_keys').values(slice).execute()
  }
}

async function saveMention(db: Db, mention: PersonMention, roles: readonly DatedRole[]): Promise<void> {
  const row = { person_id: mention.personId, article_id: mention.articleId, local_id: mention.localId }
  await db
    .insertInto('person_mentions')
    .values((e) => ({
      ...row,
      said_at: e.selectFrom('articles').select('said_at').where('articles.id', '=', mention.articleId),
    }))
    .onConflict((c) => c.columns(['article_id', 'local_id']).doUpdateSet({ person_id: mention.personId }))
    .execute()
  const rows = roles.map((role, position) => ({
    person_id: mention.personId,
    article_id: role.articleId,
    position,
    text: role.text,
    said_at: role.saidAt,
  }))
  if (rows.length === 0) return
  const insert = db.insertInto('person_roles').values(rows)
  await insert.onConflict((c) => c.columns(['person_id', 'article_id', 'text']).doNothing()).execute()
}
