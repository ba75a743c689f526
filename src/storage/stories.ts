// Why it exists: stories are kept as sketches; the whole of one is put together from its articles and claims.
import { z } from 'zod'
import type { Store, StoryStore } from '../core/ports.ts'
import type { News, StorySketch } from '../core/story.ts'
import { articleColumns, articleOf } from './articles.ts'
import { readJson, readValue, stringsSchema } from './json.ts'
import { type Db, inOne, type Tables } from './tables.ts'

export function makeStories(db: Db, { claims, talks }: Pick<Store, 'claims' | 'talks'>): StoryStore {
  return {
    async findAround(from, to) {
      const ids = db.selectFrom('articles').select('story_id').where('said_at', '>=', from).where('said_at', '<=', to)
      const rows = db.selectFrom('stories').selectAll().where('id', 'in', ids)
      return (await rows.orderBy('last_at', 'desc').orderBy('id', 'asc').execute()).map(sketchOf)
    },
    async findSketch(id) {
      const row = await db.selectFrom('stories').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : sketchOf(row)
    },
    save: (story) => saveSketch(db, story),
    part: (from, story, articleIds, at) => inOne(db, (trx) => part(trx, from, story, articleIds, at)),
    async findMoves(storyId) {
      const rows = db
        .selectFrom('story_moves')
        .select(['article_id as articleId', 'from_id as from', 'to_id as to', 'moved_at as at'])
        .where((e) => e.or([e('from_id', '=', storyId), e('to_id', '=', storyId)]))
      return rows.orderBy('moved_at').orderBy('article_id').execute()
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
        ...followsOf(row),
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
    ...makeNews(db),
  }
}

const newsColumns = ['story_id', 'ingested_at', 'words'] as const
type NewsRow = Pick<Tables['articles'], (typeof newsColumns)[number]>

/** The newest first. */
function newsOf(rows: readonly NewsRow[]): readonly News[] {
  const news = [...Map.groupBy(rows, (row) => row.story_id)].map(([storyId, articles]) => ({
    storyId,
    changedAt: Math.max(...articles.map((article) => article.ingested_at)),
    words: articles.map((article) => article.words),
  }))
  return news.toSorted((a, b) => b.changedAt - a.changedAt || (a.storyId < b.storyId ? -1 : 1))
}

/** What is looked for news in. */
function makeNews(db: Db): Pick<StoryStore, 'findNews' | 'findNewsOf' | 'findReports' | 'findWords'> {
  return {
    async findNews(since) {
      const own = db.selectFrom('articles').where('copy_of', 'is', null)
      const ids = own.select('story_id').where('ingested_at', '>=', since)
      return newsOf(await own.select(newsColumns).where('story_id', 'in', ids).execute())
    },
    async findNewsOf(storyIds) {
      const found: NewsRow[] = []
      // In slices, because engines bound the number of parameters.
      for (let start = 0; start < storyIds.length; start += 500) {
        const own = db.selectFrom('articles').select(newsColumns).where('copy_of', 'is', null)
        found.push(...(await own.where('story_id', 'in', storyIds.slice(start, start + 500)).execute()))
      }
      return newsOf(found)
    },
    async findReports(since) {
      const own = db.selectFrom('articles').where('copy_of', 'is', null)
      const ids = own.select('story_id').where('ingested_at', '>=', since)
      return own
        .select(['story_id as storyId', 'outlet', 'said_at as saidAt', 'ingested_at as readAt'])
        .where('story_id', 'in', ids)
        .orderBy('ingested_at')
        .orderBy('id')
        .execute()
    },
    async findWords(limit) {
      const rows = db.selectFrom('articles').select(['story_id as storyId', 'words']).where('copy_of', 'is', null)
      return rows.orderBy('said_at', 'desc').orderBy('id', 'asc').limit(limit).execute()
    },
  }
}

async function saveSketch(db: Db, story: StorySketch): Promise<void> {
  const row = {
    title: story.title,
    participants: JSON.stringify(story.participants),
    people: JSON.stringify(story.people ?? []),
    days: JSON.stringify(story.days ?? []),
    first_at: story.firstAt,
    last_at: story.lastAt,
    follows_id: story.follows?.storyId ?? null,
    follows_how: story.follows?.how ?? null,
  }
  const insert = db.insertInto('stories').values({ id: story.id, ...row })
  await insert.onConflict((c) => c.column('id').doUpdateSet(row)).execute()
}

async function part(db: Db, from: string, story: StorySketch, articleIds: readonly string[], at: number) {
  await saveSketch(db, story)
  for (const id of articleIds) {
    await db.updateTable('articles').set({ story_id: story.id }).where('id', '=', id).execute()
    const move = { article_id: id, from_id: from, to_id: story.id, moved_at: at }
    const insert = db.insertInto('story_moves').values(move)
    await insert.onConflict((c) => c.columns(['article_id', 'to_id']).doUpdateSet(move)).execute()
  }
  const told = db.selectFrom('told').where('story_id', '=', from)
  await db
    .insertInto('told')
    .columns(['told_to', 'story_id', 'delivery_id', 'changed_at'])
    .expression(told.select((e) => ['told_to', e.val(story.id).as('story_id'), 'delivery_id', 'changed_at']))
    .onConflict((c) => c.columns(['told_to', 'story_id', 'delivery_id']).doNothing())
    .execute()
}

const howSchema = z.enum(['later', 'parted'])

export function sketchOf(row: Tables['stories']): StorySketch {
  const what = `story ${row.id}`
  return {
    id: row.id,
    title: row.title,
    participants: readJson(stringsSchema, row.participants, what),
    people: readJson(stringsSchema, row.people, what),
    ...(row.days === '[]' ? {} : { days: readJson(stringsSchema, row.days, what) }),
    firstAt: row.first_at,
    lastAt: row.last_at,
    ...followsOf(row),
  }
}

function followsOf(row: Tables['stories']): Pick<StorySketch, 'follows'> {
  if (row.follows_id === null) return {}
  return { follows: { storyId: row.follows_id, how: readValue(howSchema, row.follows_how, `story ${row.id}`) } }
}
