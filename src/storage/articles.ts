// Why it exists: articles are kept with all that was read out of them, each text once.
import type { Selectable } from 'kysely'
import { publishedMs } from '../core/article.ts'
import { extractionSchema } from '../core/extraction.ts'
import type { ArticleStore } from '../core/ports.ts'
import type { StoredArticle } from '../core/story.ts'
import { wordsOf } from '../core/topic.ts'
import { numbersSchema, readJson } from './json.ts'
import type { SearchIndex } from './search.ts'
import { type Db, inOne, type Tables } from './tables.ts'

type ArticleRow = Omit<Selectable<Tables['articles']>, 'signature' | 'words' | 'title'>

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

/** Rows of a signature in one band: two texts alike in a share s of their rows share one of 64 bands with 1 - (1 - s²)^64. */
const BAND_ROWS = 2
const MOST_ALIKE = 50

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
    async findAlike(signature) {
      const bands = bandsOf(signature)
      if (bands.length === 0) return []
      const alike = await db
        .selectFrom('article_bands')
        .select((e) => ['article_id as id', e.fn.countAll<number>().as('shared')])
        .where('band', 'in', bands)
        .groupBy('article_id')
        .orderBy('shared', 'desc')
        .orderBy('article_id', 'asc')
        .limit(MOST_ALIKE)
        .execute()
      if (alike.length === 0) return []
      const rows = await db
        .selectFrom('articles')
        .select(['id', 'signature'])
        .where(
          'id',
          'in',
          alike.map(({ id }) => id),
        )
        .orderBy('ingested_at', 'desc')
        .orderBy('id', 'asc')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        signature: readJson(numbersSchema, row.signature, `article ${row.id}`),
      }))
    },
    async save(article, signature) {
      const row = rowOf(article, signature)
      await inOne(db, async (trx) => {
        await trx.insertInto('articles').values(row).execute()
        const bands = bandsOf(signature).map((band) => ({ band, article_id: article.id }))
        if (bands.length > 0) await trx.insertInto('article_bands').values(bands).execute()
        await index.keep(trx, 'article', { id: row.id, at: row.said_at, words: row.words })
      })
    },
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

/** Locality-sensitive hashing of a MinHash signature (Indyk and Motwani 1998), a number below 2^53 for each band. */
function bandsOf(signature: readonly number[]): readonly number[] {
  const bands: number[] = []
  for (let at = 0; at + BAND_ROWS <= signature.length; at += BAND_ROWS) {
    let hash = 0x811c9dc5
    for (const value of signature.slice(at, at + BAND_ROWS)) {
      hash = Math.imul(hash ^ value, 0x85ebca6b)
      hash ^= hash >>> 15
    }
    bands.push((at / BAND_ROWS) * 2 ** 32 + (hash >>> 0))
  }
  return bands
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
    words: wordsOf(article.extraction),
  }
}
