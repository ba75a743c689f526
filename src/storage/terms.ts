// Why it exists: what articles and stories are about is kept as weighted terms, so that a further article is compared
// with a few stories that share its most telling ones, and not with all there are.
import { z } from 'zod'
import type { TermStore } from '../core/ports.ts'
import type { StoryTerms, Terms } from '../core/story.ts'
import { readJson } from './json.ts'
import { sketchOf } from './stories.ts'
import type { Db } from './tables.ts'

/** The row that counts all articles. */
const ALL = ''
/** Engines bound the number of parameters; few lengths of lists are few statements to prepare. */
const SLICES = [400, 100, 20, 4, 1]
const MOST_SOUGHT = 1_000
const SOUGHT = [50, 250, 500, MOST_SOUGHT]
/** From so many articles on all counts are halved: what is rare now is what counts, and the table stays bounded. */
const MOST_COUNTED = 40_000
/** Of a key that more stories have the latest: such a key tells little. */
const MOST_OF_KEY = 100

/** In two columns: thousands of pairs would each be an object to make and to check. */
const weightsSchema = z.object({ terms: z.array(z.string()), weights: z.array(z.number()) })
const termsSchema = z.object({ names: weightsSchema, words: weightsSchema })
const lengthsSchema = z.object({ names: z.number(), words: z.number() }).readonly()

export function makeTermStore(db: Db): TermStore {
  return {
    async count(terms) {
      const holds = new Map<string, number>()
      for (const slice of paddedOf([ALL, ...new Set(terms)])) {
        const rows = await db.selectFrom('term_counts').selectAll().where('term', 'in', slice).execute()
        for (const row of rows) holds.set(row.term, row.articles)
      }
      return { total: holds.get(ALL) ?? 0, of: (term) => holds.get(term) ?? 0 }
    },
    async saveArticle(articleId, terms) {
      await db
        .insertInto('article_terms')
        .values({ article_id: articleId, terms: textOf(terms) })
        .execute()
      await addCounts(db, new Set([...terms.names.keys(), ...terms.words.keys()]))
    },
    async countArticles(storyId) {
      const own = db.selectFrom('articles').where('story_id', '=', storyId).where('copy_of', 'is', null)
      const { n } = await own.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
      return Number(n)
    },
    async findArticles(storyId, limit) {
      const rows = db
        .selectFrom('articles')
        .innerJoin('article_terms', 'article_terms.article_id', 'articles.id')
        .select(['articles.id', 'articles.said_at as at', 'article_terms.terms'])
        .where('articles.story_id', '=', storyId)
        .where('articles.copy_of', 'is', null)
      const newest = await rows.orderBy('said_at', 'desc').orderBy('articles.id', 'desc').limit(limit).execute()
      return newest.toReversed().map(({ id, at, terms }) => ({ id, at, terms: termsOf(terms, `article ${id}`) }))
    },
    async saveStory(storyId, about, keys) {
      const row = { terms: textOf(about.terms), lengths: JSON.stringify(about.lengths) }
      const insert = db.insertInto('story_terms').values({ story_id: storyId, ...row })
      await insert.onConflict((c) => c.column('story_id').doUpdateSet(row)).execute()
      await saveKeys(db, storyId, keys)
    },
    async findStory(storyId) {
      const row = await db.selectFrom('story_terms').selectAll().where('story_id', '=', storyId).executeTakeFirst()
      return row === undefined ? null : aboutOf(row, storyId)
    },
    findStories: (search) => findStories(db, search),
  }
}

async function addCounts(db: Db, terms: Iterable<string>): Promise<void> {
  for (const slice of slicesOf([ALL, ...terms])) {
    await db
      .insertInto('term_counts')
      .values(slice.map((term) => ({ term, articles: 1 })))
      .onConflict((c) => c.column('term').doUpdateSet((e) => ({ articles: e('term_counts.articles', '+', 1) })))
      .execute()
  }
  const all = db.selectFrom('term_counts').select('articles').where('term', '=', ALL)
  const total = (await all.executeTakeFirst())?.articles ?? 0
  if (total < MOST_COUNTED) return
  await db
    .updateTable('term_counts')
    .set((e) => ({ articles: e('articles', '/', 2) }))
    .execute()
  await db.deleteFrom('term_counts').where('articles', '=', 0).execute()
}

async function saveKeys(db: Db, storyId: string, keys: readonly string[]): Promise<void> {
  const story = await db.selectFrom('stories').select('last_at').where('id', '=', storyId).executeTakeFirstOrThrow()
  await db.deleteFrom('story_keys').where('story_id', '=', storyId).execute()
  for (const slice of slicesOf([...new Set(keys)])) {
    const rows = slice.map((key) => ({ key, last_at: story.last_at, story_id: storyId }))
    await db.insertInto('story_keys').values(rows).execute()
  }
}

type Search = Parameters<TermStore['findStories']>[0]

async function findStories(db: Db, { keys, from, to, limit }: Search): ReturnType<TermStore['findStories']> {
  const shared = new Map<string, number>()
  for (const [key, weight] of keys) {
    const rows = db.selectFrom('story_keys').select('story_id').where('key', '=', key)
    const near = rows.where('last_at', '>=', from).where('last_at', '<=', to)
    const latest = near.orderBy('last_at', 'desc').orderBy('story_id').limit(MOST_OF_KEY)
    for (const { story_id } of await latest.execute()) shared.set(story_id, (shared.get(story_id) ?? 0) + weight)
  }
  const best = [...shared].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit)
  const found = new Map<string, Awaited<ReturnType<TermStore['findStories']>>[number]>()
  for (const slice of slicesOf(best.map(([id]) => id))) {
    const rows = db.selectFrom('stories').innerJoin('story_terms', 'story_terms.story_id', 'stories.id').selectAll()
    for (const row of await rows.where('stories.id', 'in', slice).execute()) {
      found.set(row.id, { sketch: sketchOf(row), about: aboutOf(row, row.id) })
    }
  }
  return best.flatMap(([id]) => found.get(id) ?? [])
}

function* slicesOf<T>(rows: readonly T[]): Iterable<readonly T[]> {
  let start = 0
  for (const size of SLICES) {
    for (; start + size <= rows.length; start += size) yield rows.slice(start, start + size)
  }
}

/** To look for one thing twice costs less than one more statement. */
function* paddedOf(rows: readonly string[]): Iterable<readonly string[]> {
  for (let start = 0; start < rows.length; start += MOST_SOUGHT) {
    const slice = rows.slice(start, start + MOST_SOUGHT)
    const size = SOUGHT.find((one) => one >= slice.length) ?? slice.length
    yield [...slice, ...Array.from({ length: size - slice.length }, () => ALL)]
  }
}

function textOf({ names, words }: Terms): string {
  const columns = (weights: ReadonlyMap<string, number>): z.infer<typeof weightsSchema> => {
    return { terms: [...weights.keys()], weights: [...weights.values()].map((weight) => Number(weight.toPrecision(4))) }
  }
  return JSON.stringify({ names: columns(names), words: columns(words) })
}

function termsOf(text: string, what: string): Terms {
  const { names, words } = readJson(termsSchema, text, what)
  return { names: mapOf(names), words: mapOf(words) }
}

function mapOf({ terms, weights }: z.infer<typeof weightsSchema>): ReadonlyMap<string, number> {
  return new Map(terms.map((term, at) => [term, weights[at] ?? 0]))
}

function aboutOf(row: { readonly terms: string; readonly lengths: string }, id: string): StoryTerms {
  return {
    terms: termsOf(row.terms, `story ${id}`),
    lengths: readJson(lengthsSchema, row.lengths, `story ${id}`),
  }
}
