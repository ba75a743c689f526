// Why it exists: full-text search as SQLite has it (FTS5), the newest first without sorting all that matches.
import { sql } from 'kysely'
import { type Term, type TopicQuery, UNSPACED } from '../core/topic.ts'
import type { Kind, SearchIndex } from './search.ts'
import type { Db } from './tables.ts'

/**
 * An index's row number is the second of the entry, times this, and a count within the second: so the index itself has
 * the entries in order of time, gives the newest first and stops when it has enough.
 */
const PER_SECOND = 2 ** 20

/** The index holds no text of its own: what is found is read from the tables. Made with the schema, in its transaction. */
export async function makeIndexes(trx: Db): Promise<void> {
  for (const kind of ['article', 'claim'] as const) {
    const { keys, index, rows } = tablesOf(kind)
    await sql`create table if not exists ${keys} (
      key integer primary key, id text not null unique references ${rows} (id) on delete cascade)`.execute(trx)
    await sql`create virtual table if not exists ${index} using fts5(
      words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')`.execute(trx)
    await sql`create trigger if not exists ${sql.raw(`${kind}_keys_gone`)} after delete on ${keys}
      begin delete from ${index} where rowid = old.key; end`.execute(trx)
  }
}

export const sqliteSearch: SearchIndex = {
  async keep(db, kind, { id, at, words }) {
    const { keys, index } = tablesOf(kind)
    const first = secondOf(at) * PER_SECOND
    await sql`delete from ${keys} where id = ${id}`.execute(db)
    const { rows } = await sql<{ key: number }>`insert into ${keys} (key, id) values (
      1 + max(${first} - 1, coalesce((select max(key) from ${keys} where key < ${first + PER_SECOND}), 0)), ${id})
      returning key`.execute(db)
    await sql`insert into ${index} (rowid, words) values (${rows[0]?.key}, ${spaced(words)})`.execute(db)
  },

  async find(db, kind, { query, from, to, after, limit }) {
    const { keys, index } = tablesOf(kind)
    const least = from === null ? 0 : secondOf(from) * PER_SECOND
    const most = to === null ? Number.MAX_SAFE_INTEGER : (secondOf(to) + 1) * PER_SECOND - 1
    const below = after === null ? most + 1 : after
    const match = matchOf(query)
    // 'all' and '-sports' want nothing: the index has no list of that, and the newest entries are looked through.
    const found =
      match === null
        ? sql<{ key: number; id: string }>`select key, id from ${keys}
            where key >= ${least} and key < ${below} order by key desc limit ${limit}`
        : sql<{ key: number; id: string }>`select k.key as key, k.id as id from ${index} f
            cross join ${keys} k on k.key = f.rowid
            where f.words match ${match} and f.rowid >= ${least} and f.rowid < ${below}
            order by f.rowid desc limit ${limit}`
    return (await found.execute(db)).rows
  },
}

function tablesOf(kind: Kind) {
  return { keys: sql.table(`${kind}_keys`), index: sql.table(`${kind}_index`), rows: sql.table(`${kind}s`) }
}

function secondOf(at: number): number {
  return Math.max(0, Math.floor(at / 1000))
}

/**
 * Each term in quotation marks, where no word is an operator. Null where nothing is wanted. Whether a name is that of a
 * person the index does not know: it proposes all that have it.
 */
function matchOf({ wanted, unwanted }: TopicQuery): string | null {
  if (wanted.length === 0) return null
  const quote = ({ key }: Term) => `"${spaced(key).replaceAll('"', '""')}"`
  const all = wanted.map((group) => `(${group.map(quote).join(' OR ')})`).join(' AND ')
  const out = unwanted.filter(({ field }) => field === undefined)
  return out.length === 0 ? all : `(${all}) NOT (${out.map(quote).join(' OR ')})`
}

/** Where a script puts no blanks between words, each character is a word, and a word a phrase of them. */
function spaced(words: string): string {
  return UNSPACED.test(words) ? words.replace(new RegExp(UNSPACED, 'gu'), ' $& ') : words
}
