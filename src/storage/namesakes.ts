// Why it exists: two of one name are told apart by what their articles say; what was held for one is then said of another.
import type { SavedPerson } from '../core/ports.ts'
import { type Namesake, type NamesakeStore, traitsSchema } from '../core/trait.ts'
import { partiesSchema, readJson } from './json.ts'
import { type Db, inOne } from './tables.ts'

export function makeNamesakes(db: Db, save: (db: Db, person: SavedPerson) => Promise<void>): NamesakeStore {
  return {
    findTraits: (personIds, limit) => findTraits(db, personIds, limit),
    async findNamesakes(personIds, limit) {
      if (personIds.length === 0) return []
      const told = new Map((await findTraits(db, personIds, limit)).map((one) => [keyOf(one), one.traits]))
      const roles = await rolesOf(db, personIds)
      const rows = db.selectFrom('person_mentions').selectAll().where('person_id', 'in', personIds)
      const newest = rows.orderBy('said_at', 'desc').orderBy('article_id', 'desc').orderBy('local_id', 'desc')
      const found = await newest.limit(limit).execute()
      const company = await companyOf(db, new Set(found.map(({ article_id }) => article_id)))
      return found.map((row): Namesake => {
        const own = { personId: row.person_id, articleId: row.article_id, localId: row.local_id, saidAt: row.said_at }
        return {
          ...own,
          roles: roles.get(`${row.person_id} ${row.article_id}`) ?? [],
          traits: told.get(keyOf(own)) ?? null,
          company: (company.get(row.article_id) ?? []).filter((id) => !personIds.includes(id)),
        }
      })
    },
    moveMentions: (from, to, articleIds) =>
      inOne(db, async (trx) => {
        await save(trx, to)
        await trx.updateTable('people').set({ merged_into: null }).where('id', '=', to.id).execute()
        await movePerson(trx, from, to.id, articleIds)
      }),
    async absorb(id, into) {
      await db.updateTable('people').set({ merged_into: into }).where('id', '=', id).execute()
    },
  }
}

async function findTraits(db: Db, personIds: readonly string[], limit: number): Promise<readonly Namesake[]> {
  if (personIds.length === 0) return []
  const rows = db.selectFrom('person_traits').selectAll().where('person_id', 'in', personIds)
  const newest = rows.orderBy('said_at', 'desc').orderBy('article_id', 'desc').orderBy('local_id', 'desc')
  return (await newest.limit(limit).execute()).map(
    (row): Namesake => ({
      personId: row.person_id,
      articleId: row.article_id,
      localId: row.local_id,
      saidAt: row.said_at,
      roles: [],
      company: [],
      traits: readJson(traitsSchema, row.traits, `person ${row.person_id}`),
    }),
  )
}

function keyOf({ articleId, localId }: Pick<Namesake, 'articleId' | 'localId'>): string {
  return `${articleId} ${localId}`
}

async function companyOf(db: Db, articleIds: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows: { article_id: string; person_id: string }[] = []
  const all = [...articleIds]
  // In slices, because engines bound the number of parameters.
  for (let start = 0; start < all.length; start += 200) {
    const slice = all.slice(start, start + 200)
    const mentions = db.selectFrom('person_mentions').select(['article_id', 'person_id'])
    rows.push(...(await mentions.where('article_id', 'in', slice).execute()))
  }
  const groups = Map.groupBy(rows, ({ article_id }) => article_id)
  return new Map([...groups].map(([id, own]) => [id, own.map(({ person_id }) => person_id)]))
}

async function rolesOf(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.selectFrom('person_roles').selectAll().where('person_id', 'in', personIds).execute()
  const groups = Map.groupBy(rows, ({ person_id, article_id }) => `${person_id} ${article_id}`)
  return new Map([...groups].map(([key, own]) => [key, own.map(({ text }) => text)]))
}

/** All that these articles say of one person is from now on said of the other. */
export async function movePerson(trx: Db, from: string, to: string, articleIds: readonly string[]): Promise<void> {
  for (const articleId of articleIds) {
    for (const table of ['person_mentions', 'person_roles', 'person_traits'] as const) {
      const move = trx.updateTable(table).set({ person_id: to })
      await move.where('person_id', '=', from).where('article_id', '=', articleId).execute()
    }
    // Entries keep the person that they were written with, which may have been moved before.
    const again = trx.updateTable('person_moves').set({ to_id: to })
    await again.where('article_id', '=', articleId).where('to_id', '=', from).execute()
    const move = { article_id: articleId, from_id: from, to_id: to }
    const insert = trx.insertInto('person_moves').values(move)
    await insert.onConflict((c) => c.columns(['article_id', 'from_id']).doUpdateSet(move)).execute()
  }
  await moveClaims(trx, from, to, new Set(articleIds))
}

/** Of the articles' stories: a president has a hundred thousand, which are not to be looked through for a few. */
async function claimsAround(trx: Db, personId: string, articleIds: ReadonlySet<string>): Promise<readonly string[]> {
  const found: string[] = []
  const all = [...articleIds]
  // In slices, because engines bound the number of parameters.
  for (let start = 0; start < all.length; start += 200) {
    const slice = all.slice(start, start + 200)
    const stories = trx.selectFrom('articles').select('articles.story_id').where('articles.id', 'in', slice)
    const claims = trx.selectFrom('claims').select('claims.id').where('claims.story_id', 'in', stories)
    const ids = (await claims.execute()).map(({ id }) => id)
    for (let at = 0; at < ids.length; at += 200) {
      const theirs = trx.selectFrom('claim_people').select('claim_id').where('person_id', '=', personId)
      const rows = await theirs.where('claim_id', 'in', ids.slice(at, at + 200)).execute()
      found.push(...rows.map(({ claim_id }) => claim_id))
    }
  }
  return [...new Set(found)]
}

/** Claims that are known from these articles alone. */
async function moveClaims(trx: Db, from: string, to: string, articleIds: ReadonlySet<string>) {
  for (const claim_id of await claimsAround(trx, from, articleIds)) {
    const entries = await trx.selectFrom('entries').select('article_id').where('claim_id', '=', claim_id).execute()
    if (entries.length === 0 || !entries.every(({ article_id }) => articleIds.has(article_id))) continue
    const claims = trx.selectFrom('claims').select(['by_person_id', 'about']).where('id', '=', claim_id)
    const claim = await claims.executeTakeFirstOrThrow()
    const about = readJson(partiesSchema, claim.about, `claim ${claim_id}`)
    const moved = {
      by_person_id: claim.by_person_id === from ? to : claim.by_person_id,
      about: JSON.stringify(about.map((party) => (party.personId === from ? { ...party, personId: to } : party))),
    }
    await trx.updateTable('claims').set(moved).where('id', '=', claim_id).execute()
    const both = trx.deleteFrom('claim_people').where('claim_id', '=', claim_id).where('person_id', '=', to)
    await both.execute()
    const people = trx.updateTable('claim_people').set({ person_id: to })
    await people.where('claim_id', '=', claim_id).where('person_id', '=', from).execute()
  }
}
