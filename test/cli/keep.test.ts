// Why it exists: the operator backs up, counts what would go, and deletes it, and is told in one line each time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { articleOf, noon, sketchOf, subscription } from '../contract/rows.ts'

const START = join(import.meta.dirname, '../../src/start.mjs')
const folder = mkdtempSync(join(tmpdir(), 'readout-keep-'))
const file = join(folder, 'readout.sqlite')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(async () => {
  const store = await openSqlite({ file, clock: () => noon })
  await store.stories.save(sketchOf('s1'))
  await store.articles.save(articleOf('old', { ingestedAt: noon - 40 * 86_400_000 }), [])
  await store.articles.save(articleOf('young', { ingestedAt: noon }), [])
  await store.subscriptions.save(subscription)
  await store.close()
})

async function run(...args: string[]): Promise<readonly [number | null, string]> {
  const env = { PATH: process.env.PATH, READOUT_DATABASE: file }
  const child = spawn(process.execPath, [START, 'cli', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [status] = await closed
  return [status, `${out}${err}`]
}

it('counts first, deletes with --yes, and backs up without writing over anything', async () => {
  const before = ['purge', '--before', '2031-05-01'] as const
  const kept = 'Claims, people, roles and what was posted stay.'
  expect(await run(...before)).toEqual([
    0,
    `1 article read before 1 May 2031 would be deleted. ${kept} Add --yes to do it.\n`,
  ])
  const target = join(folder, 'copy.sqlite')
  expect(await run('backup', target)).toEqual([
    0,
    expect.stringMatching(/copy\.sqlite: \d\.\d MB, checked and whole\./),
  ])
  expect(await run('backup', target)).toEqual([1, expect.stringContaining('writes over nothing')])
  expect(await run(...before, '--yes')).toEqual([0, `Deleted 1 article read before 1 May 2031. ${kept}\n`])
  expect(await run(...before)).toEqual([0, `0 articles read before 1 May 2031 would be deleted. ${kept}\n`])
  const workspace = ['purge', '--workspace', 'slack/T1']
  const counts = '1 subscription, 0 deliveries, 0 topics and the settings of 0 channels'
  expect(await run(...workspace)).toEqual([0, expect.stringContaining(`${counts} of slack/T1 would`)])
  expect(await run(...workspace, '--yes')).toEqual([0, `Deleted ${counts} of slack/T1.\n`])
}, 60_000)

it.each([
  [['purge', '--before', 'May'], 'such as 2031-05-06'],
  [['purge', '--before', '2031-02-31'], 'such as 2031-05-06'],
  [['purge', '--workspace', 'irc/x'], 'such as slack/T0123'],
  [['purge', '--before', '2031-05-01', '--workspace', 'slack/T1'], 'Usage'],
  [['purge', 'all'], 'Usage'],
  [['backup'], 'Usage'],
])(
  '%j is answered with its usage',
  async (args, words) => {
    expect(await run(...args)).toEqual([1, expect.stringContaining(words)])
  },
  30_000,
)
