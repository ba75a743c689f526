// Why it exists: in the terminal a channel's set-up goes into a file and comes out of one, and nothing is done unasked.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, it } from 'vitest'

const START = join(import.meta.dirname, '../../src/start.mjs')
const folder = mkdtempSync(join(tmpdir(), 'readout-transfer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<readonly [number | null, string]> {
  const env = { PATH: process.env.PATH, READOUT_DATABASE: join(folder, 'readout.sqlite') }
  const child = spawn(process.execPath, [START, 'cli', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [status] = await closed
  return [status, `${out}${err}`]
}

it('exports to a file, says what an import would do, and does it with --yes, once', async () => {
  // The shell takes the quotation marks; a whole query in one argument is no phrase.
  expect((await run('topic', 'create', 'grain talks', 'person:Lee OR wheat -sports'))[1]).toContain(
    'Made: the topic grain talks looks for person:lee OR wheat -sports.',
  )
  expect(
    (await run('topic', 'edit', 'grain talks', 'person:Ann Lee', 'wheat field'))[1].replace(/\s+/gu, ' '),
  ).toContain('looks for person:"ann lee" "wheat field"; before: person:lee OR wheat -sports.')
  await run('settings', 'timezone', 'Europe/Berlin')
  expect((await run('subscribe', 'grain', 'talks', 'daily', '08:00'))[0]).toBe(0)
  const file = join(folder, 'export.json')
  expect((await run('export', file))[1]).toContain('(subscriptions: 1, topics: 1)')
  expect(await run('export', file)).toEqual([1, 'The file was not written: it is there already. Give another name.\n'])
  const exported = readFileSync(file, 'utf8')
  expect(await run('export')).toEqual([0, exported])
  expect(JSON.parse(exported)).toEqual({
    readout: 1,
    topics: [{ name: 'grain talks', query: 'person:"ann lee" "wheat field"' }],
    settings: [{ name: 'timezone', value: 'Europe/Berlin' }],
    subscriptions: [{ named: 'grain talks', when: 'daily 08:00 Europe/Berlin' }],
  })
  const there = ['--channel', 'slack:T1:C1']
  const [status, would] = await run('import', file, ...there)
  expect([status, would]).toEqual([0, expect.stringMatching(/^This would be done, and nothing is done yet:/u)])
  expect(would).toContain('Add --yes to do it.')
  expect(JSON.parse((await run('export', ...there))[1])).toMatchObject({ topics: [], subscriptions: [] })
  expect((await run('import', file, ...there, '--yes'))[1]).toContain('Imported into C1:')
  expect(await run('import', file, ...there, '--yes')).toEqual([0, 'Nothing to change: C1 has all of that already.\n'])
  expect(await run('export', ...there)).toEqual([0, exported])
}, 60_000)

it.each([
  [['export', 'a', 'b'], 'Usage'],
  [['export', '--channel', 'irc:x:y'], 'such as slack:T0123:C0456'],
  [['export', '--channel', 'slack:T1'], 'such as slack:T0123:C0456'],
  [['import'], 'Usage'],
  [['import', 'nowhere.json'], 'There is no file'],
  [['topic', 'creat', 'food', 'wheat'], 'Did you mean "topic create"?'],
])('%j is refused in plain words', async (args, told) => {
  const [status, said] = await run(...args)
  expect([status, said]).toEqual([1, expect.stringContaining(told)])
})

it('names each fault of a file on its own line, and does nothing', async () => {
  const file = join(folder, 'bad.json')
  writeFileSync(
    file,
    '{"readout":1,"subscriptions":[{"topic":"x","when":"daily"}],"topics":[{"name":"all","query":"x"}]}',
  )
  const [status, said] = await run('import', file, '--yes', '--channel', 'slack:T2:C1')
  expect(status).toBe(1)
  expect(said.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(2)
  expect(JSON.parse((await run('export', '--channel', 'slack:T2:C1'))[1])).toMatchObject({ subscriptions: [] })
}, 60_000)
