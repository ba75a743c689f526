// Why it exists: copies of a text are found among all that is kept without comparing it with each.
import type { ArticleStore } from '../core/ports.ts'
import { numbersSchema, readJson } from './json.ts'
import type { Db } from './tables.ts'

/** Rows of a signature in one band: two texts alike in a share s of their rows share one of 64 bands with 1 - (1 - s²)^64. */
const BAND_ROWS = 2
const MOST_ALIKE = 50

export async function findAlike(db: Db, signature: readonly number[]): ReturnType<ArticleStore['findAlike']> {
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
}

/** Locality-sensitive hashing of a MinHash signature (Indyk and Motwani 1998), a number below 2^53 for each band. */
export function bandsOf(signature: readonly number[]): readonly number[] {
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
