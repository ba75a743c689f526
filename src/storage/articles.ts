// Why it exists: articles are kept with all that was read out of them, each text once.
import type { Selectable } from 'kysely'
import { publishedMs } from '../core/article.ts'
import { extractionSchema } from '../core/extraction.ts'
import { outletOf } from '../core/outlet.ts'
import type { ArticleStore } from '../core/ports.ts'
import type { StoredArticle } from '../core/story.ts'
import { wordsOf } from '../core/topic.ts'
import { bandsOf, findAlike } from './alike.ts'
import { readJson } from './json.ts'
import type { SearchIndex } from './search.ts'
import { type Db, inOne, type Tables } from './tables.ts'

type ArticleRow = Omit<Selectable<Tables['articles']>, 'signature' | 'words' | 'title' | 'outlet'>

/** All but what is only searched in. */
export const articleColumns = [
  'id',
  'story_id',
  'content_hash',
  'copy_of',
  'url',
  'said_at',
  'ingested_at',
  'extraction',
] as const

export function makeArticles(db: Db, index: SearchIndex): ArticleStore {
  const select = () => db.selectFrom('articles').select(articleColumns)
  return {
    async findByHash(contentHash) {
      return articleOrNull(await select().where('content_hash', '=', contentHash).executeTakeFirst())
    },
    async findByUrl(url) {
      // The latest version of a page: what a further version is compared with.
      const newest = select().where('url', '=', url).orderBy('ingested_at', 'desc').orderBy('id', 'desc').limit(1)
      return articleOrNull(await newest.executeTakeFirst())
    },
    async find(id) {
      return articleOrNull(await select().where('id', '=', id).executeTakeFirst())
    },
    findAlike: (signature) => findAlike(db, signature),
    async save(article, signature) {
      const row = rowOf(article, signature)
      await inOne(db, async (trx) => {
        await trx.insertInto('articles').values(row).execute()
        const bands = bandsOf(signature).map((band) => ({ band, article_id: article.id }))
        if (bands.length > 0) await trx.insertInto('article_bands').values(bands).execute()
        await index.keep(trx, 'article', { id: row.id, at: row.said_at, words: row.words })
      })
    },
    findPast: (by) => findPast(db, by),
    async count() {
      const row = await db
        .selectFrom('articles')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return Number(row.n)
    },
  }
}

export function articleOf(row: ArticleRow): StoredArticle {
  return {
    id: row.id,
    storyId: row.story_id,
    contentHash: row.content_hash,
    copyOf: row.copy_of,
    ingestedAt: row.ingested_at,
    extraction: readJson(extractionSchema, row.extraction, `article ${row.id}`),
  }
}

function findPast(db: Db, by: Parameters<ArticleStore['findPast']>[0]): ReturnType<ArticleStore['findPast']> {
  const columns = ['id', 'story_id as storyId', 'title', 'publisher', 'url', 'published_at as publishedAt'] as const
  const rows = db.selectFrom('past_articles').select(columns)
  const found = 'id' in by ? rows.where('id', '=', by.id) : rows.where('content_hash', '=', by.contentHash)
  return found.executeTakeFirst().then((row) => row ?? null)
}

function articleOrNull(row: ArticleRow | undefined): StoredArticle | null {
  return row === undefined ? null : articleOf(row)
}

function rowOf(article: StoredArticle, signature: readonly number[]): Tables['articles'] {
  const source = article.extraction.article
  return {
    id: article.id,
    story_id: article.storyId,
    content_hash: article.contentHash,
    copy_of: article.copyOf,
    url: source.url,
    said_at: publishedMs(source) ?? article.ingestedAt,
    ingested_at: article.ingestedAt,
    extraction: JSON.stringify(article.extraction),
    signature: JSON.stringify(signature),
    title: source.title,
    outlet: outletOf(article),
    words: wordsOf(article.extraction),
  }
}
