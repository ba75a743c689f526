// Why it exists: the operator sees in the terminal what became of every briefing, in all channels or in one.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { delivery, noon } from '../contract/rows.ts'

const start = fileURLToPath(new URL('../../src/start.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'readout-deliveries-'))
const file = join(folder, 'news.sqlite')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  const store = await openSqlite({ file, clock: () => noon })
  const hour = 3_600_000
  const discord = { platform: 'discord', workspace: 'G1', channel: 'C7' } as const
  const rows = [
    { id: 'd1', state: 'skipped', reason: 'Nothing new about grain.', dueAt: noon },
    { id: 'd2', state: 'failed', reason: 'Slack: the channel\nis archived (is_archived)', dueAt: noon + hour },
    { id: 'd3', state: 'scheduled', reason: null, dueAt: noon + 2 * hour, destination: discord },
  ] as const
  for (const row of rows) await store.deliveries.insert({ ...delivery, ...row, key: row.id })
  await store.close()
})

function run(...args: readonly string[]): string {
  const env = { ...process.env, READOUT_DATABASE: file }
  try {
    return execFileSync(process.execPath, [start, 'cli', 'deliveries', ...args], {
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch (error) {
    return String((error as { stderr: string }).stderr)
  }
}

it('lists those due last first, one line each, with the reason', () => {
  const lines = run().trimEnd().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('scheduled')
  expect(lines[0]).toContain('discord:G1:C7')
  expect(lines[1]).toMatch(/5 May 2031 13:00 UTC {2}failed .*is archived \(is_archived\)$/u)
  expect(lines[2]).toMatch(/skipped .*Nothing new about grain\.$/u)
})
it('lists those of one channel, and no more than asked for', () => {
  expect(run('discord:G1:C7').trimEnd().split('\n')).toHaveLength(1)
  expect(run('slack:T0:C0')).toBe('Nothing was due in slack:T0:C0 yet.\n')
  expect(run('--limit', '2').trimEnd().split('\n')).toHaveLength(2)
})
it('says what to write instead of what it cannot read', () => {
  expect(run('general')).toMatch(/A channel is written like slack:T0123:C0456\. Usage: /u)
  expect(run('--limit', '0')).toMatch(/--limit takes a number from 1 to 1000\. Usage: /u)
  expect(run('a:b:c:d')).toMatch(/A channel is written like/u)
})
