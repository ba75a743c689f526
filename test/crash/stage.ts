// Why it exists: one minute of Readout's life on a database file, the same each time: whatever ends it, the promise is looked for afterwards.
import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { amend } from '../../src/briefing/amend.ts'
import { compose } from '../../src/briefing/compose.ts'
import { composeDigest } from '../../src/briefing/digest.ts'
import type { Platform, Store } from '../../src/core/ports.ts'
import type { Destination, Subscription } from '../../src/core/subscription.ts'
import { makeAmend } from '../../src/delivery/amend.ts'
import { makeOutbox } from '../../src/delivery/outbox.ts'
import { makePlan } from '../../src/delivery/plan.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { articleOf } from '../simulation/news.ts'
import { renderParts } from '../simulation/platforms.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** The minute: two briefings and a breaking story are due, and a message of the day before is to be put right. */
export const NOON = Date.parse('2026-05-12T12:00:00Z')
const LABEL = '(possible repeat) '

export const PLACES: readonly Destination[] = [
  { platform: 'discord', workspace: 'G1', channel: '101' },
  { platform: 'slack', workspace: 'T1', channel: 'C1' },
  { platform: 'slack', workspace: 'T2', channel: 'C2' },
]

/** What of a platform is on the other side of the wire. `null`: there is no way to look. */
export type Wire = {
  readonly take: (place: string, key: string, payload: string) => Promise<string>
  readonly change: (place: string, messageId: string, payload: string) => Promise<string>
  readonly find: (place: string, key: string) => Promise<string | false | null>
}

export const showPlace = ({ platform, workspace, channel }: Destination) => `${platform}:${workspace}:${channel}`

function platformsOn(wire: Wire): readonly Platform[] {
  const platformOf = (name: 'slack' | 'discord'): Platform => ({
    name,
    render: renderParts,
    send: async (place, payload, key) => ({
      kind: 'posted',
      messageId: await wire.take(showPlace(place), key, payload),
    }),
    edit: async (place, id, payload) => ({
      kind: 'posted',
      messageId: await wire.change(showPlace(place), id, payload),
    }),
    markRepeat: (payload) => `${LABEL}${payload}`,
    find: (place, key) => wire.find(showPlace(place), key),
    ...(name === 'discord' ? { dedupesForMs: 2 * MINUTE } : {}),
  })
  return [platformOf('slack'), platformOf('discord')]
}

/** What main.ts does at one tick. */
export async function tick(store: Store, wire: Wire, clock: () => number): Promise<void> {
  const report = (error: unknown) => {
    throw error
  }
  await makePlan({ store, clock, compose, digest: composeDigest, report })()
  await makeAmend({ store, clock, amend, report })()
  await makeOutbox({
    store,
    platforms: platformsOn(wire),
    clock,
    random: () => 0,
    actionsOf: () => [],
    report,
  }).runDue()
}

export const ARTICLES = [
  articleOf(3, { chapter: 'claim', outlet: 0, at: NOON - HOUR }),
  articleOf(3, { chapter: 'deny', outlet: 1, at: NOON - 30 * MINUTE }),
  articleOf(4, { chapter: 'claim', outlet: 2, at: NOON - 20 * MINUTE }),
]

export async function ingest(store: Store, clock: () => number, articles = ARTICLES): Promise<void> {
  for (const extraction of articles) {
    await makeIngest({ store, clock, extract: () => extraction })(extraction.article)
  }
}

function subscriptionOf(nth: number, given: Partial<Subscription>): Subscription {
  return {
    id: `sub${nth}`,
    destination: PLACES[nth] ?? { platform: 'web', workspace: 'W', channel: 'W' },
    topic: 'all',
    cadence: 'daily',
    days: [1, 2, 3, 4, 5, 6, 7],
    at: ['12:00'],
    timeZone: 'UTC',
    pausedAt: null,
    createdAt: NOON - 30 * HOUR,
    ...given,
  }
}

/** The file as it stands just before the minute. */
export async function prepare(file: string, wire: Wire): Promise<void> {
  let now = NOON - 30 * HOUR
  const clock = () => now
  const store = await openSqlite({ file, clock })
  await store.subscriptions.save(subscriptionOf(0, {}))
  await store.subscriptions.save(subscriptionOf(1, {}))
  await store.subscriptions.save(
    subscriptionOf(2, { cadence: 'breaking', at: [], breaking: { sources: 1, perHour: 9 } }),
  )
  now = NOON - 26 * HOUR
  await ingest(store, clock, [articleOf(1, { chapter: 'claim', outlet: 0, at: now })])
  now = NOON - 24 * HOUR
  await tick(store, wire, clock)
  now = NOON - HOUR
  await ingest(store, clock, [
    articleOf(1, { chapter: 'deny', outlet: 1, at: now }),
    articleOf(2, { chapter: 'claim', outlet: 2, at: now }),
  ])
  await store.close()
}

/** Messages as they stand in their channels, whatever became of who sent them. */
export function makeChannels() {
  const messages: { readonly id: string; readonly place: string; readonly key: string; text: string }[] = []
  const wire: Wire = {
    take: async (place, key, text) => {
      const same = place.startsWith('discord')
        ? messages.find((one) => one.place === place && one.key === key)
        : undefined
      if (same !== undefined) return same.id
      messages.push({ id: `m${messages.length + 1}`, place, key, text })
      return `m${messages.length}`
    },
    change: async (place, id, text) => {
      const message = messages.find((one) => one.id === id && one.place === place)
      if (message === undefined) throw new Error(`no message ${id} in ${place}`)
      message.text = text
      return id
    },
    find: async (place, key) => {
      if (place.startsWith('slack:T2')) return null
      return messages.find((one) => one.place === place && one.key === key)?.id ?? false
    },
  }
  return { messages, wire }
}
export type Channels = ReturnType<typeof makeChannels>

/** A second process takes over once the first one's leases have run out, and goes on until nothing is to be done. */
export async function finish(file: string, wire: Wire): Promise<void> {
  let now = NOON + 61_000
  const clock = () => now
  const store = await openSqlite({ file, clock })
  try {
    for (let round = 0; round < 8; round++, now += 2 * MINUTE) await tick(store, wire, clock)
  } finally {
    await store.close()
  }
}

export function copy(from: string, to: string): void {
  copyFileSync(from, to)
}

type Row = { readonly id: string; readonly key: string; readonly state: string; readonly reason: string | null }

export type Outcome = { readonly broken: readonly string[]; readonly repeats: number; readonly keys: readonly string[] }

/** Every delivery that an undisturbed minute makes, once, delivered, and its messages in their channels. */
export function examine(file: string, { messages }: Channels, expected: readonly string[] | null): Outcome {
  const raw = new Database(file, { readonly: true })
  try {
    const rows = raw.prepare('select id, key, state, reason from deliveries order by key').all() as readonly Row[]
    const keys = rows.map(({ key }) => key)
    const broken = [...integrityOf(raw)]
    for (const key of expected ?? []) if (!keys.includes(key)) broken.push(`vanished: ${key}`)
    for (const key of keys) if (expected !== null && !expected.includes(key)) broken.push(`doubled: ${key}`)
    let repeats = 0
    for (const { id, key, state, reason } of rows) {
      if (state !== 'delivered' && !(state === 'skipped' && reason)) broken.push(`${key} is ${state}: ${reason}`)
      if (state !== 'delivered' || key.startsWith('edit')) continue
      const parts = raw
        .prepare('select number, payload from delivery_parts where delivery_id = ? order by number')
        .all(id) as readonly {
        readonly number: number
        readonly payload: string
      }[]
      for (const { number, payload } of parts) {
        const copies = messages.filter((one) => one.key === `${id}-${number}`)
        const [first, second] = copies
        repeats += Math.max(0, copies.length - 1)
        if (first === undefined) broken.push(`${key} is delivered, and part ${number} is not there`)
        const isLabelled = second?.text === `${LABEL}${payload}` && /may be there twice/u.test(reason ?? '')
        if (copies.length > 2 || (copies.length === 2 && !(isLabelled && second?.place.startsWith('slack:T2')))) {
          broken.push(`${key}: part ${number} stands ${copies.length} times`)
        }
      }
    }
    return { broken, repeats, keys }
  } finally {
    raw.close()
  }
}

function integrityOf(raw: Database.Database): readonly string[] {
  const integrity = raw.pragma('integrity_check', { simple: true })
  const foreign = raw.pragma('foreign_key_check') as readonly unknown[]
  return [
    ...(integrity === 'ok' ? [] : [`integrity: ${String(integrity)}`]),
    ...(foreign.length === 0 ? [] : ['foreign keys']),
  ]
}

/** All rows of all tables, to compare one file with another. */
export function dump(file: string): string {
  const raw = new Database(file, { readonly: true })
  try {
    const tables = raw
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%\\_fts%' escape '\\' order by name",
      )
      .all() as readonly { readonly name: string }[]
    return tables
      .map(({ name }) => {
        const rows = raw
          .prepare(`select * from "${name}"`)
          .all()
          .map((row) => JSON.stringify(row, (_, value) => (Buffer.isBuffer(value) ? value.toString('hex') : value)))
        return `${name}\n${rows.toSorted().join('\n')}`
      })
      .join('\n\n')
  } finally {
    raw.close()
  }
}
