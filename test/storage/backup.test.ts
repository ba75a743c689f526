// Why it exists: a backup is whole though others write meanwhile, is one file, and writes over nothing.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backupSqlite } from '../../src/storage/backup.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { articleOf, sketchOf } from '../contract/rows.ts'

const clock = () => 0
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'readout-backup-'))
  file = join(folder, 'readout.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('has what was stored, in one file, while the store is open and written to', async () => {
  const store = await openSqlite({ file, clock })
  await store.stories.save(sketchOf('s1'))
  for (let at = 0; at < 300; at++) await store.articles.save(articleOf(`a${at}`), [])
  const target = join(folder, 'copy.sqlite')
  const [size] = await Promise.all([
    backupSqlite(file, target),
    ...Array.from({ length: 50 }, (_, at) => store.articles.save(articleOf(`late${at}`), [])),
  ])
  expect(size).toBeGreaterThan(100_000)
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite'])
  const copy = await openSqlite({ file: target, clock })
  expect(await copy.articles.count()).toBeGreaterThanOrEqual(300)
  await copy.close()
  await store.close()
})

it('does not hold up a writer, nor wait for one that has not committed', async () => {
  await (await openSqlite({ file, clock })).close()
  const writer = new Database(file)
  writer.exec(
    `begin immediate; insert into stories (id, title, participants, people, days, first_at, last_at) values ('s', '', '[]', '[]', '[]', 0, 0)`,
  )
  const target = join(folder, 'copy.sqlite')
  await backupSqlite(file, target)
  writer.exec('commit')
  writer.close()
  const copy = new Database(target, { readonly: true })
  expect(copy.prepare('select count(*) from stories').pluck().get()).toBe(0)
  copy.close()
})

it('refuses a file that is there, and leaves it as it is', async () => {
  await (await openSqlite({ file, clock })).close()
  const target = join(folder, 'notes.txt')
  writeFileSync(target, 'mine')
  await expect(backupSqlite(file, target)).rejects.toMatchObject({ message: /writes over nothing/ })
  await expect(backupSqlite(file, file)).rejects.toMatchObject({ message: /writes over nothing/ })
  expect(readFileSync(target, 'utf8')).toBe('mine')
})

it('leaves nothing where it cannot be made', async () => {
  await expect(backupSqlite(file, join(folder, 'copy'))).rejects.toMatchObject({ code: 'not_found' })
  expect(existsSync(join(folder, 'copy'))).toBe(false)
  writeFileSync(file, 'no database at all, but long enough to be looked at twice\n'.repeat(40))
  await expect(backupSqlite(file, join(folder, 'copy'))).rejects.toMatchObject({ message: /no database/ })
  await expect(backupSqlite(file, join(folder, 'none', 'copy'))).rejects.toMatchObject({ message: /folder exists/ })
  expect(readdirSync(folder)).toEqual(['readout.sqlite'])
})
