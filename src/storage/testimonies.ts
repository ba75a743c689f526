// Why it exists: what each article's words may do to the claims of others. The people in it are kept by the article's own
// ids: whom a human has found to be one, or told apart, is read so from then on.
import type { TestimonyStore } from '../core/ports.ts'
import { testimonySchema, withPeople } from '../core/testimony.ts'
import { readJson } from './json.ts'
import { loadSame } from './same.ts'
import type { Db } from './tables.ts'

export function makeTestimonies(db: Db): TestimonyStore {
  const mentions = () => db.selectFrom('person_mentions').select(['article_id', 'local_id', 'person_id'])
  return {
    async save(testimony) {
      const { articleId } = testimony
      const rows = await mentions().where('article_id', '=', articleId).execute()
      const same = await loadSame(db)
      const locals = new Map(rows.map((row) => [same.of(row.person_id), row.local_id]))
      const body = JSON.stringify(withPeople(testimony, (id) => locals.get(id) ?? id))
      const insert = db.insertInto('testimonies').values({ article_id: articleId, body })
      await insert.onConflict((c) => c.column('article_id').doUpdateSet({ body })).execute()
    },
    async findByStory(storyId) {
      const of = db.selectFrom('articles').select('articles.id').where('story_id', '=', storyId)
      const rows = db
        .selectFrom('articles')
        .innerJoin('testimonies', 'testimonies.article_id', 'articles.id')
        .select(['articles.id', 'testimonies.body'])
        .where('articles.story_id', '=', storyId)
      const found = await rows.orderBy('articles.said_at').orderBy('articles.id').execute()
      const same = await loadSame(db)
      const byArticle = Map.groupBy(await mentions().where('article_id', 'in', of).execute(), (row) => row.article_id)
      return found.map(({ id, body }) => {
        const people = new Map(byArticle.get(id)?.map((row) => [row.local_id, same.of(row.person_id)]))
        return withPeople(readJson(testimonySchema, body, `article ${id}`), (local) => people.get(local) ?? local)
      })
    },
  }
}
