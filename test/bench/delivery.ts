// Why it exists: `npm run bench -- delivery`: how near to what Discord and Slack allow a briefing for many channels goes out.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Briefing } from '../../src/core/briefing.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import { makeOutbox } from '../../src/delivery/outbox.ts'
import { machineClock, openSqlite } from '../../src/storage/sqlite.ts'
import type { Tally } from './delivery-platforms.ts'

const DISCORD_CHANNELS = 2_000
const SLACK_CHANNELS = 200
const SLACK_PARTS = 3
const LINES = 5
const MAX_RATIO = 1.1
const MAX_MB = 250
const MEMORY_EVERY_MS = 50
const TICK_MS = 5_000
const WARM_CHANNELS = 40

type Round = {
  readonly name: 'discord' | 'slack'
  readonly channels: number
  readonly parts: number
  /** In ms: from the first message to the last where each is sent as soon as the platform allows it. */
  readonly leastMs: number
}

const ROUNDS: readonly Round[] = [
  { name: 'slack', channels: SLACK_CHANNELS, parts: SLACK_PARTS, leastMs: (SLACK_PARTS - 1) * 1_000 },
  // The first 50 at once, and 50 more at each second.
  { name: 'discord', channels: DISCORD_CHANNELS, parts: 1, leastMs: (Math.ceil(DISCORD_CHANNELS / 50) - 1) * 1_000 },
]

/** `npm run bench -- delivery [slack|discord]` */
export async function benchDelivery([only]: readonly string[]): Promise<void> {
  if (only === undefined) return runEach()
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'))
  const platforms = fork(fileURLToPath(new URL('./delivery-platforms.ts', import.meta.url)), { execArgv: [] })
  const tally = async (): Promise<Tally> => {
    platforms.send('tally')
    return ((await once(platforms, 'message')) as [Tally])[0]
  }
  try {
    const [port] = (await once(platforms, 'message')) as [number]
    for (const round of ROUNDS.filter(({ name }) => name === only)) {
      const file = join(folder, `${round.name}.sqlite`)
      const store = await openSqlite({ file, clock: Date.now, leaseClock: machineClock })
      try {
        await runRound(round, { store, platform: await connect(round.name, port), tally })
      } finally {
        await store.close()
      }
    }
  } finally {
    platforms.disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each platform in a process of its own, with what `npm start` says to Node, so that its memory is the bot's. */
async function runEach(): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const execArgv = String(scripts.start)
    .split(' ')
    .filter((word) => word.startsWith('--'))
  for (const { name } of ROUNDS) {
    const bench = fork(fileURLToPath(new URL('./bench.ts', import.meta.url)), ['delivery', name], { execArgv })
    const [status] = (await once(bench, 'exit')) as [number]
    if (status !== 0) process.exitCode = 1
  }
}

async function connect(name: Round['name'], port: number): Promise<Platform> {
  const url = `http://127.0.0.1:${port}/api`
  const report = (error: unknown) => say(String(error))
  if (name === 'discord') {
    const { makeDiscord } = await import('../../adapters/discord/register.ts')
    const nobody = { ask: async () => ({ blocks: [], visibility: 'asker' }) as never, suggest: async () => [] }
    return makeDiscord({ ...nobody, report, token: 'bench', restUrl: url }).platform
  }
  const { makeClient, makeTransport } = await import('../../adapters/slack/transport.ts')
  const client = makeClient('xoxb-bench', `${url}/`, undefined)
  return makeTransport({ client, clock: Date.now, installation: { team: 'T1', gone: null }, report })
}

async function runRound(
  round: Round,
  {
    store,
    platform,
    tally,
  }: { readonly store: Store; readonly platform: Platform; readonly tally: () => Promise<Tally> },
): Promise<void> {
  const faults: unknown[] = []
  const outbox = makeOutbox({
    ...{ store, platforms: [longer(platform, round.parts)], clock: Date.now, random: Math.random, actionsOf: () => [] },
    report: (error) => faults.push(error),
  })
  // A bot has loaded and compiled what it posts with long before the hour at which all channels are due.
  await makeDue(store, { ...round, channels: WARM_CHANNELS }, 'warm')
  await outbox.runDue()
  await tally()
  await makeDue(store, round)
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, MEMORY_EVERY_MS)
  const began = performance.now()
  let tookMs = 0
  // The scheduler's tick takes up what was asked to wait.
  const ticks = setInterval(() => void outbox.runDue(), TICK_MS)
  for (let handled = 1; handled > 0 || !(await isSettled(store, round)); ) {
    if (tookMs > 3 * round.leastMs) break
    handled = await outbox.runDue()
    if (handled > 0) tookMs = performance.now() - began
    else await new Promise((resolve) => setTimeout(resolve, 100))
  }
  clearInterval(ticks)
  clearInterval(watch)
  await outbox.close()
  const { taken, refused, disordered } = await tally()
  const ratio = tookMs / round.leastMs
  const mb = peak / 2 ** 20
  const wanted = round.channels * round.parts
  say(
    `${round.name}: ${round.channels} channels, ${round.parts} messages each: ${taken} taken of ${wanted} in ${(tookMs / 1_000).toFixed(2)} s, at least ${(round.leastMs / 1_000).toFixed(2)} s: ${ratio.toFixed(3)} times; ${refused} asked to wait (429), ${disordered} out of order; at most ${mb.toFixed(0)} MB resident`,
  )
  for (const fault of faults.slice(0, 3)) say(`  ${String(fault)}`)
  const held = taken === wanted && ratio <= MAX_RATIO && mb < MAX_MB && disordered === 0
  if (held) return
  say(`NOT held: ${wanted} messages in order, at most ${MAX_RATIO} times the least time, under ${MAX_MB} MB.`)
  process.exitCode = 1
}

/** As if the briefing were so many messages long. */
function longer(platform: Platform, parts: number): Platform {
  const render: Platform['render'] = (briefing, actions) => {
    const [payload = ''] = platform.render(briefing, actions)
    return Array.from({ length: parts }, () => payload)
  }
  return { ...platform, render }
}

async function makeDue(store: Store, { name, channels }: Round, prefix = ''): Promise<void> {
  const now = Date.now()
  await store.transact(async (trx) => {
    for (let at = 0; at < channels; at++) {
      const id = `${prefix}${name}${at}`
      const channel =
        name === 'slack'
          ? `C${prefix}${at}`
          : String(BigInt(prefix === '' ? 1 : 2) * 100_000_000_000_000_000n + BigInt(at))
      await trx.briefings.save(briefingOf(`b${id}`))
      await trx.deliveries.insert({
        ...{ id, key: id, kind: 'briefing', subscriptionId: null, briefingId: `b${id}`, state: 'scheduled' },
        ...{ destination: { platform: name, workspace: name === 'slack' ? 'T1' : 'G1', channel }, reason: null },
        ...{ dueAt: now, expiresAt: null, attempts: 0 },
      })
    }
  })
}

function briefingOf(id: string): Briefing {
  const line = (at: number) => ({
    ...{ label: null, mark: null, refs: [1], notes: [], claimId: null },
    text: `Report ${at}: ${'the harbour board of Velt says that the talks go on and names no day '.repeat(3)}`,
  })
  const lines = Array.from({ length: LINES }, (_, at) => line(at))
  const evidence = { span: { start: 0, end: 4 }, quote: 'Velt' }
  return {
    ...{ id, storyId: '', storyIds: [], version: 1, asOf: Date.now() },
    blocks: [
      { type: 'title', text: 'News of the harbour' },
      { type: 'section', id: 'stories', heading: 'Stories', lines, empty: null, omitted: 0 },
    ],
    passages: [{ number: 1, articleId: 'a', publisher: 'Lantern Wire', url: null, evidence }],
  }
}

async function isSettled(store: Store, { name, channels }: Round): Promise<boolean> {
  for (let at = 0; at < channels; at++) {
    if ((await store.deliveries.findByKey(`${name}${at}`))?.state !== 'delivered') return false
  }
  return true
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
