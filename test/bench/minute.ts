// Why it exists: `npm run bench -- minute`: 1,000 briefings due at one minute over 200 channels, on a platform that takes one message a second and channel: how long after their hour they are posted.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import type { Platform, Store } from '../../src/core/ports.ts'
import { makeScheduler } from '../../src/delivery/scheduler.ts'
import { showDestination } from '../../src/delivery/slots.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, outboxOf, planOf, subscriptionOf } from '../delivery/fakes.ts'
import { extractionOf } from '../stories/build.ts'

const CHANNELS = 200
const TOPICS = ['grain', 'ferry', 'strait', 'harbour', 'treaty'] as const
/** Of each topic, and of none: what a busy fortnight leaves to look through. */
const STORIES = 40
const OTHERS = 1_800
/** What a platform takes to answer. */
const LATENCY_MS = 150
const EVERY_MS = 1_000
const BAR_MS = 5 * 60_000

export async function benchMinute(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-minute-'))
  const due = Date.UTC(2026, 2, 24, 8)
  const begun = Date.now()
  // It is one second to eight when all is ready.
  let ahead = due - begun
  const clock = () => Date.now() + ahead
  const store = await openSqlite({ file: join(folder, 'minute.db'), clock })
  await fill(store, due)
  ahead = due - 1_000 - Date.now()
  const slow = makeSlow()
  const scheduler = makeScheduler({
    plan: planOf(store, clock),
    outbox: outboxOf(store, { platforms: [slow.platform], clock, random: Math.random, report }),
    clock,
    report,
  })
  scheduler.start()
  const total = CHANNELS * TOPICS.length
  while (slow.posted.length < total && clock() - due < 2 * BAR_MS) await pass(200)
  const waits = slow.posted.map((at) => at + ahead - due).toSorted((a, b) => a - b)
  await scheduler.stop()
  const states = Map.groupBy(await store.deliveries.findNewest(2 * total), ({ state }) => state)
  await store.close()
  await rm(folder, { recursive: true, force: true })
  say(waits, { total, delivered: states.get('delivered')?.length ?? 0, refused: slow.refused() })
}

function say(
  waits: readonly number[],
  of: { readonly total: number; readonly delivered: number; readonly refused: number },
) {
  const at = (share: number) => ((waits[Math.ceil(waits.length * share) - 1] ?? Number.NaN) / 1000).toFixed(1)
  const soon = waits.filter((ms) => ms <= BAR_MS).length
  process.stdout.write(
    `minute: ${of.total} briefings over ${CHANNELS} channels, ${of.delivered} delivered, ${of.total - of.delivered} lost; ` +
      `half within ${at(0.5)} s, 95 % within ${at(0.95)} s, the last after ${at(1)} s; ${of.refused} messages were refused as too fast\n`,
  )
  if (of.delivered < of.total || soon < 0.95 * of.total) process.exitCode = 1
}

function report(error: unknown): void {
  process.stderr.write(`${String(error)}\n`)
}

async function fill(store: Store, due: number): Promise<void> {
  await store.transact(async (trx) => {
    for (const [nth, topic] of TOPICS.entries()) {
      for (let at = 0; at < STORIES; at++)
        await tell(trx, `${topic}-${at}`, topic, due - (nth * STORIES + at + 1) * 60_000)
    }
    for (let at = 0; at < OTHERS; at++) await tell(trx, `other-${at}`, 'weather', due - (at + 1) * 10 * 60_000)
    for (let at = 0; at < CHANNELS; at++) {
      for (const topic of TOPICS) {
        const where = { destination: channel(`C${at}`), topic, createdAt: due - 2 * 86_400_000 }
        await trx.subscriptions.save(subscriptionOf(`s${at}-${topic}`, where))
      }
    }
  })
}

async function tell(store: Store, id: string, topic: string, at: number): Promise<void> {
  const body = Array.from(
    { length: 30 },
    (_, line) => `Sentence ${line} of ${id} says that nothing more is known of it.`,
  )
  const extraction = extractionOf({
    ...{ title: `About the ${topic} ${id}`, body: body.join('\n'), publisher: 'Lantern Wire' },
    publishedAt: new Date(at).toISOString(),
  })
  await store.stories.save({ id, title: id, participants: [], firstAt: at, lastAt: at })
  await store.articles.save({ id, storyId: id, contentHash: id, copyOf: null, ingestedAt: at, extraction }, [])
}

/** One message a second and channel; faster ones are refused with the time to wait. `posted`: when, by the machine's clock. */
function makeSlow() {
  const next = new Map<string, number>()
  const posted: number[] = []
  let refused = 0
  const platform: Platform = {
    name: 'slack',
    rate: { channelMs: EVERY_MS },
    render: (briefing) => briefing.blocks.flatMap((block) => (block.type === 'title' ? [block.text] : [])),
    send: async (destination) => {
      await pass(LATENCY_MS)
      const now = Date.now()
      const where = showDestination(destination)
      const free = next.get(where) ?? 0
      if (now < free) {
        refused++
        return { kind: 'retry', retryAfterMs: free - now, reason: 'rate limited' }
      }
      next.set(where, now + EVERY_MS)
      posted.push(now)
      return { kind: 'posted', messageId: `m${posted.length}` }
    },
    edit: async () => ({ kind: 'failed', scope: 'message', reason: 'nothing is edited here' }),
    find: async () => null,
  }
  return { platform, posted, refused: () => refused }
}
