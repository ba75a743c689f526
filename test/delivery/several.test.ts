// Why it exists: several processes share one database file, their clocks an hour apart: a slot is posted once.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { machineClock, openSqlite } from '../../src/storage/sqlite.ts'
import { makeSlackDouble, type SlackDouble } from '../doubles/slack.ts'
import { at, channel, planOf, subscriptionOf, tellNews } from './fakes.ts'

const HOUR = 3_600_000
const OFFSETS = [-HOUR, 0, HOUR]
const CHANNELS = 12
const started = at('2026-03-24T08:00:30Z')

let folder: string
let file: string
let store: Store
let double: SlackDouble
let children: ChildProcess[]
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'readout-several-'))
  file = join(folder, 'readout.sqlite')
  store = await openSqlite({ file, clock: () => started, leaseClock: machineClock })
  double = await makeSlackDouble()
  children = []
  for (let nth = 0; nth < CHANNELS; nth++) {
    double.world.channels[`D${nth}`] = { id: `D${nth}`, creator: 'U1', is_private: false }
    const given = { destination: channel(`D${nth}`), createdAt: at('2026-03-24T05:00:00Z') }
    await store.subscriptions.save(subscriptionOf(`sub${nth}`, given))
  }
  await tellNews(store, 's1', '2026-03-24T06:00Z', 'Grain talks open')
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await store.close()
  await double.close()
  rmSync(folder, { recursive: true, force: true })
})

type Round = { readonly made: number; readonly handled: number }

async function begin(startedAt: number): Promise<void> {
  const script = fileURLToPath(new URL('./several-process.ts', import.meta.url))
  children = OFFSETS.map((offset) =>
    fork(script, [file, double.apiUrl, String(startedAt), String(offset)], { execArgv: [] }),
  )
  await Promise.all(children.map((child) => once(child, 'message')))
}

/** All at the same moment. */
async function round(): Promise<readonly Round[]> {
  const answers = children.map(async (child) => {
    const answer = once(child, 'message')
    child.send('round')
    return ((await answer) as [Round | { readonly error: string }])[0]
  })
  return (await Promise.all(answers)).map((answer) => {
    if ('error' in answer) throw new Error(answer.error)
    return answer
  })
}

async function end(): Promise<void> {
  const gone = children.map((child) => once(child, 'exit'))
  for (const child of children) child.send('end')
  await Promise.all(gone)
}

const sum = (rounds: readonly Round[], what: keyof Round) => rounds.reduce((total, one) => total + one[what], 0)

it('three that plan and post at once, and again when the slowest clock has come to the hour', async () => {
  await begin(started)
  const rounds = [...(await round()), ...(await round()), ...(await round())]
  expect(sum(rounds, 'made')).toBe(CHANNELS)
  expect(sum(rounds, 'handled')).toBe(CHANNELS)
  await end()
  await begin(started + HOUR)
  const later = [...(await round()), ...(await round())]
  expect([sum(later, 'made'), sum(later, 'handled')]).toEqual([0, 0])
  await end()
  const posted = double.posts.map((post) => String(post.channel))
  process.stdout.write(`3 processes, clocks an hour apart: ${CHANNELS} slots, ${posted.length} messages\n`)
  expect(posted.toSorted()).toEqual(Array.from({ length: CHANNELS }, (_, nth) => `D${nth}`).toSorted())
  for (let nth = 0; nth < CHANNELS; nth++) {
    expect(await store.deliveries.findOf(channel(`D${nth}`), 9)).toMatchObject([{ state: 'delivered', attempts: 1 }])
  }
}, 60_000)

it('what one has in hand no other takes, whatever its clock says', async () => {
  expect(await planOf(store, () => started)()).toBe(CHANNELS)
  const leases = await store.deliveries.claimSome({ now: started, leaseMs: 60_000, limit: CHANNELS })
  expect(leases).toHaveLength(CHANNELS)
  const [first, ...others] = leases
  if (first === undefined) throw new Error('nothing was due')
  await store.deliveries.saveParts(first, ['{"text":"News","blocks":[]}'])
  await store.deliveries.begin(first, { number: 1, unsure: 0, triedAt: started })
  await begin(started)
  expect(sum(await round(), 'handled')).toBe(0)
  for (const lease of others) {
    await store.deliveries.settle(lease, { state: 'retry_wait', reason: null, nextAt: started - HOUR, attempts: 0 })
  }
  expect(sum([...(await round()), ...(await round())], 'handled')).toBe(CHANNELS - 1)
  expect(double.posts).toHaveLength(CHANNELS - 1)
  await end()
}, 60_000)
