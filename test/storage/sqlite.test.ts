// Why it exists: SQLite under the contract of every store, and what is SQLite's own: files, locks, the append-only ledger.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WORKSPACE_TABLES } from '../../src/storage/retention.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { testStore } from '../contract/store.ts'

const clock = () => 0
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readout-store-'))
  file = join(folder, 'readout.sqlite')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

testStore('SQLite in a file', () => openSqlite({ file, clock }))
testStore('SQLite in memory', () => openSqlite({ file: ':memory:', clock }))

const sketch = { title: '', participants: [], firstAt: 0, lastAt: 0 }

describe('a file', () => {
  it('keeps what was saved over a restart, durably', async () => {
    const store = await openSqlite({ file, clock })
    await store.stories.save({ id: 's1', ...sketch })
    await store.close()
    const again = await openSqlite({ file, clock })
    expect(await again.stories.latest(9)).toEqual(['s1'])
    await again.close()
    const raw = new Database(file)
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(raw.pragma('foreign_key_check')).toEqual([])
    raw.close()
  })

  it('is taken where it is there but empty', async () => {
    writeFileSync(file, '')
    const store = await openSqlite({ file, clock })
    expect(await store.articles.count()).toBe(0)
    await store.close()
  })

  it('of a newer Readout is refused, untouched', async () => {
    await (await openSqlite({ file, clock })).close()
    const raw = new Database(file)
    raw.pragma('user_version = 99')
    raw.close()
    await refuses({ code: 'unavailable', reason: 'newer_schema' }, 'Update Readout')
  })

  it('of a newer Readout is refused where only the log beside it says so', async () => {
    const store = await openSqlite({ file, clock })
    const raw = new Database(file)
    raw.pragma('user_version = 99')
    await expect(openSqlite({ file, clock })).rejects.toMatchObject({ reason: 'newer_schema' })
    raw.close()
    await store.close()
  })

  it('that is read-only is refused, untouched', async () => {
    await (await openSqlite({ file, clock })).close()
    chmodSync(file, 0o444)
    await refuses({ code: 'unavailable', reason: 'read_only' }, 'Make it writable')
  })

  it('that is no database is refused, untouched', async () => {
    writeFileSync(file, 'Some notes of mine, which nobody may overwrite.\n'.repeat(40))
    await refuses({ code: 'invalid', reason: 'store' }, 'no database')
  })

  it('of another program is refused, untouched', async () => {
    const raw = new Database(file)
    raw.exec('create table recipes (name text)')
    raw.close()
    await refuses({ code: 'invalid', reason: 'store' }, 'another program')
  })

  it('in a folder that is not there, or a folder itself, is refused with what to do', async () => {
    const nowhere = openSqlite({ file: join(folder, 'missing', 'x.sqlite'), clock })
    await expect(nowhere).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('folder exists'),
    })
    await expect(openSqlite({ file: folder, clock })).rejects.toMatchObject({ reason: 'not_a_file' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('whose rows were damaged says so instead of giving them out', async () => {
    const store = await openSqlite({ file, clock })
    await store.stories.save({ id: 's1', ...sketch })
    const raw = new Database(file)
    raw.exec(`insert into articles values ('x', 's1', 'h', null, null, 0, 0, '{"article": 7}', '[]', '', '', '')`)
    await expect(store.articles.find('x')).rejects.toMatchObject({ reason: 'store', message: /article x.*backup/ })
    raw.exec(`update articles set extraction = '{'`)
    await expect(store.articles.find('x')).rejects.toMatchObject({ reason: 'store' })
    raw.close()
    await store.close()
  })

  async function refuses(error: { code: string; reason: string }, message: string): Promise<void> {
    const [before, files] = [readFileSync(file), readdirSync(folder).filter(isMain)]
    const opening = openSqlite({ file, clock })
    await expect(opening).rejects.toMatchObject({ ...error, message: expect.stringContaining(message) })
    await expect(opening).rejects.toMatchObject({ message: expect.not.stringContaining(folder) })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder).filter(isMain)).toEqual(files)
  }

  /** SQLite itself lays its empty log beside a file that it reads. */
  function isMain(name: string): boolean {
    return !/-(?:wal|shm)$/.test(name)
  }
})

describe('a workspace', () => {
  it('is forgotten in every table that has such a column', async () => {
    await (await openSqlite({ file, clock })).close()
    const raw = new Database(file)
    const tables = raw.prepare(`select m.name from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and c.name = 'workspace' order by m.name`)
    expect(tables.pluck().all()).toEqual([...WORKSPACE_TABLES].toSorted())
    raw.close()
  })
})

describe('two handles on one file', () => {
  it('open a new file at once', async () => {
    const stores = await Promise.all([1, 2, 3].map(() => openSqlite({ file, clock })))
    await Promise.all(stores.map((store, at) => store.stories.save({ id: `s${at}`, ...sketch })))
    expect((await stores[0]?.stories.latest(9))?.length).toBe(3)
    for (const store of stores) await store.close()
  })

  it('write one after the other: what one read stays so until it is done', async () => {
    const stores = await Promise.all([openSqlite({ file, clock }), openSqlite({ file, clock })])
    const add = (store: (typeof stores)[number], name: string) =>
      store.transact(async (trx) => {
        const seen = (await trx.stories.latest(999)).length
        await trx.stories.save({ id: `${name}-${seen}`, ...sketch })
        return seen
      })
    const seen = await Promise.all(stores.flatMap((store, at) => Array.from({ length: 20 }, () => add(store, `${at}`))))
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => at))
    for (const store of stores) await store.close()
  })
})

describe('the ledger in the file', () => {
  it('refuses that an entry is changed or taken out, whoever asks', async () => {
    const store = await openSqlite({ file, clock })
    await store.stories.save({ id: 's1', ...sketch })
    const status = { status: 'attributed', basis: 'inferred' } as const
    const claim = { id: 'c1', storyId: 's1', text: 'so', by: null, byText: '', about: [], ...status, entries: [] }
    await store.claims.save(claim)
    const entry = { id: 'e1', claimId: 'c1', articleId: 'a', ...status, party: null, evidence: [], saidAt: null }
    await store.claims.append({ ...entry, recordedAt: 1 })
    const raw = new Database(file)
    expect(() => raw.exec(`update entries set status = 'confirmed'`)).toThrow('only ever added')
    expect(() => raw.exec('delete from entries')).toThrow('only ever added')
    raw.close()
    await store.close()
  })
})
