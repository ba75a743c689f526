// Why it exists: stories are kept as sketches; the whole of one is put together from its articles and claims.
import type { Store, StoryStore } from '../core/ports.ts'
import type { StorySketch } from '../core/story.ts'
import { articleColumns, articleOf } from './articles.ts'
import { readJson, stringsSchema } from './json.ts'
import type { Db, Tables } from './tables.ts'

export function makeStories(db: Db, { claims, talks }: Pick<Store, 'claims' | 'talks'>): StoryStore {
  return {
    async findAround(from, to) {
      const ids = db.selectFrom('articles').select('story_id').where('said_at', '>=', from).where('said_at', '<=', to)
      const rows = db.selectFrom('stories').selectAll().where('id', 'in', ids)
      return (await rows.orderBy('last_at', 'desc').orderBy('id', 'asc').execute()).map(sketchOf)
    },
    async save(story) {
      const row = {
        title: story.title,
        participants: JSON.stringify(story.participants),
        people: JSON.stringify(story.people ?? []),
        first_at: story.firstAt,
        last_at: story.lastAt,
      }
      const insert = db.insertInto('stories').values({ id: story.id, ...row })
      await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
    },
    async load(id) {
      const row = await db.selectFrom('stories').selectAll().where('id', '=', id).executeTakeFirst()
      if (row === undefined) return null
      const articles = db.selectFrom('articles').select(articleColumns).where('story_id', '=', id)
      return {
        id: row.id,
        title: row.title,
        firstAt: row.first_at,
        lastAt: row.last_at,
        articles: (await articles.orderBy('said_at', 'asc').orderBy('id', 'asc').execute()).map(articleOf),
        claims: await claims.findByStory(id),
        talks: await talks.findByStory(id),
      }
    },
    async latest(limit) {
      const rows = db.selectFrom('stories').select('id').orderBy('last_at', 'desc').orderBy('id', 'asc').limit(limit)
      return (await rows.execute()).map((row) => row.id)
    },
    async titles(limit) {
      const rows = db.selectFrom('stories').select(['id', 'title']).orderBy('last_at', 'desc').orderBy('id', 'asc')
      return rows.limit(limit).execute()
    },
    async findNews(since) {
      const own = db.selectFrom('articles').where('copy_of', 'is', null)
      const ids = own.select('story_id').where('ingested_at', '>=', since)
      const rows = await own.select(['story_id', 'ingested_at', 'words']).where('story_id', 'in', ids).execute()
      const news = [...Map.groupBy(rows, (row) => row.story_id)].map(([storyId, articles]) => ({
        storyId,
        changedAt: Math.max(...articles.map((article) => article.ingested_at)),
        words: articles.map((article) => article.words),
      }))
      return news.toSorted((a, b) => b.changedAt - a.changedAt || (a.storyId < b.storyId ? -1 : 1))
    },
    async findWords(limit) {
      const rows = db.selectFrom('articles').select(['story_id as storyId', 'words']).where('copy_of', 'is', null)
      return rows.orderBy('said_at', 'desc').orderBy('id', 'asc').limit(limit).execute()
    },
  }
}

function sketchOf(row: Tables['stories']): StorySketch {
  const what = `story ${row.id}`
  return {
    id: row.id,
    title: row.title,
    participants: readJson(stringsSchema, row.participants, what),
    people: readJson(stringsSchema, row.people, what),
    firstAt: row.first_at,
    lastAt: row.last_at,
  }
}
