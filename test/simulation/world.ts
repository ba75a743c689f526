// Why it exists: a small world: a database file, processes, platforms, news and whoever runs the channels; commands move it on.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Store } from '../../src/core/ports.ts'
import type { Subscription } from '../../src/core/subscription.ts'
import { nextSlot, type QuietHours, showDestination } from '../../src/delivery/slots.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { makePlatforms, type Platforms } from './platforms.ts'
import { makeProcess, type Process } from './process.ts'
import { makeRandom, makeTime, running, type Time } from './time.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Ticks come every five seconds; where nothing is due the world looks only so often. */
const TICK = 5 * SECOND
const IDLE = 6 * HOUR

export type Start = {
  /** ISO. */
  readonly at: string
  readonly seed: number
  /** By how much the clock of each process is off, ms. */
  readonly offsets: readonly number[]
}

/** A subscription as its channel knows it, and what was under way for it when it was paused or removed. */
export type Known = {
  subscription: Subscription
  isRemoved: boolean
  readonly underWay: Set<string>
  /** Up to when all that was due was planned since its last change, by the clock of who planned it. */
  plannedUntil: number
}

export type World = {
  readonly time: Time
  readonly random: () => number
  readonly platforms: Platforms
  readonly raw: Database.Database
  /** Of whoever runs the channels: by the machine's clock, and never failing. */
  readonly admin: Store
  readonly processes: readonly (Process | null)[]
  readonly known: Map<string, Known>
  readonly quiet: Map<string, QuietHours>
  /** Channels that have, or had, quiet hours. */
  readonly hadQuiet: Set<string>
  readonly broken: string[]
  /** The clock that the machine shows. */
  readonly clock: () => number
  /** ms of the machine since it started. */
  readonly machine: () => number
  contention: number
  kills: number
  /** A clock is off, or a call of the database failed. */
  isDisturbed: boolean
  /** How many were told. */
  stories: number
  readonly goTo: (at: number) => Promise<void>
  readonly jump: (ms: number) => void
  readonly reboot: () => Promise<void>
  readonly tell: (article: Extraction) => void
  readonly close: () => Promise<void>
}

let template: string | null = null

/** Migrating takes longer than copying. */
async function copyTemplate(file: string): Promise<void> {
  if (template === null) {
    const made = `${folder()}/template.db`
    await (await openSqlite({ file: made, clock: () => 0 })).close()
    const raw = new Database(made)
    raw.exec(`create table moves (id text, before text, after text, ended integer);
      create trigger log_moves after update of state on deliveries begin
      insert into moves values (new.id, old.state, new.state, old.settled_at is not null); end`)
    raw.close()
    template = made
  }
  copyFileSync(template, file)
}

let scratch: string | null = null
function folder(): string {
  // In memory where there is such a place: nobody waits for a disk, and three connections may share it.
  if (scratch === null) {
    const made = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'readout-world-'))
    process.on('exit', () => rmSync(made, { recursive: true, force: true }))
    scratch = made
  }
  return scratch
}
let worlds = 0

export async function makeWorld(start: Start): Promise<World> {
  const file = join(folder(), `${worlds++}.db`)
  await copyTemplate(file)
  const time = makeTime(Date.parse(start.at))
  const giveBack = time.takeTimers()
  const random = makeRandom(start.seed)
  const broken: string[] = []
  let jumped = 0
  let bootedAt = time.now() - 100 * HOUR
  const clock = () => time.now() + jumped
  const machine = () => time.now() - bootedAt
  const raw = new Database(file)
  const known = new Map<string, Known>()
  const quiet = new Map<string, QuietHours>()
  const admin = await openSqlite({ file, clock, leaseClock: machine })
  const processes: (Process | null)[] = start.offsets.map(() => null)
  const stores: Store[] = [admin]
  const gone: Store[] = []
  const pending: Extraction[] = []

  const findDelivery = raw.prepare('select subscription_id as sub, token, kind from deliveries where id = ?')
  const platforms = makePlatforms({
    time,
    broken: (what) => broken.push(what),
    again: (what) => {
      if (!world.isDisturbed && world.kills === 0) broken.push(what)
    },
    watchSend: (_, key) => {
      const id = key.slice(0, key.lastIndexOf('-'))
      const row = findDelivery.get(id) as { sub: string | null; token: number; kind: string } | undefined
      const one = row?.sub == null ? undefined : known.get(row.sub)
      if (one === undefined || (one.subscription.pausedAt === null && !one.isRemoved)) return
      if (!one.underWay.has(`${id} ${row?.token}`)) {
        broken.push(`${id} is sent though its subscription is ${one.isRemoved ? 'removed' : 'paused'}`)
      }
    },
  })

  const open = async (id: number): Promise<void> => {
    const offset = start.offsets[id] ?? 0
    const its = () => time.now() + jumped + offset
    const store = await openSqlite({ file, clock: its, leaseClock: machine })
    stores.push(store)
    processes[id] = makeProcess({
      id,
      store,
      time,
      clock: its,
      random,
      platforms,
      contention: () => world.contention,
      broken: (what) => broken.push(what),
      planned: (at) => {
        for (const one of known.values()) one.plannedUntil = Math.max(one.plannedUntil, at)
      },
      died: () => {
        processes[id] = null
        world.kills++
        gone.push(store)
        // As systemd does it.
        time.later(5 * SECOND, () => void time.occupy(() => open(id)), null)
      },
    })
  }

  const world: World = {
    time,
    random,
    platforms,
    raw,
    admin,
    processes,
    known,
    quiet,
    hadQuiet: new Set(),
    broken,
    clock,
    machine,
    contention: 0,
    kills: 0,
    isDisturbed: start.offsets.some((offset) => offset !== 0),
    stories: 0,
    goTo: (at) => goTo(world, { at, pending, offsets: start.offsets, bury }),
    jump: (ms) => {
      jumped += ms
    },
    reboot: async () => {
      for (const one of processes) one?.kill()
      await time.settle()
      bootedAt = time.now()
    },
    tell: (article) => {
      pending.push(article)
    },
    close: async () => {
      giveBack()
      for (const store of stores) if (!gone.includes(store)) await store.close()
      await bury()
      raw.close()
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    },
  }
  const bury = async () => {
    for (const store of gone.splice(0)) {
      stores.splice(stores.indexOf(store), 1)
      await store.close()
    }
  }
  for (const id of start.offsets.keys()) await open(id)
  return world
}

type Going = {
  readonly at: number
  readonly pending: Extraction[]
  readonly offsets: readonly number[]
  readonly bury: () => Promise<void>
}

async function goTo(world: World, { at, pending, offsets, bury }: Going): Promise<void> {
  const { time, processes } = world
  let idle = 0
  for (;;) {
    const before = time.now()
    const due = nextTick(world, offsets)
    // What is due and stays due is somebody else's for the moment: the looks at it grow rarer.
    const tick = due.isNow ? before + TICK * Math.min(2 ** idle++, 60) : due.at
    if (!due.isNow) idle = 0
    const next = Math.min(at, tick)
    await time.goTo(next)
    await bury()
    if (next < tick) return
    const order = processes.filter((one) => one !== null).toSorted(() => world.random() - 0.5)
    for (const one of order) await read(world, one, pending)
    for (const one of order) {
      one.wake()
      await time.settle()
    }
    await bury()
  }
}

/** An article is read by one process, and by another where that one failed. */
async function read(world: World, one: Process, pending: Extraction[]): Promise<void> {
  for (const extraction of [...pending]) {
    const ingest = makeIngest({ store: one.store, clock: one.clock, extract: () => extraction })
    const work = running
      .run(one, () => ingest(extraction.article))
      .then(
        () => {
          pending.splice(pending.indexOf(extraction), 1)
          one.wake({ news: true })
        },
        () => {},
      )
    await world.time.settle()
    void work
    if (one.isDead()) return
  }
}

type Row = { readonly next: number | null; readonly lease: number | null }
const slots = new WeakMap<World, Map<string, { readonly subscription: Subscription; readonly at: number | null }>>()

/** When it is worth looking again, by the machine's time: when something is due by the clock of one of the processes. */
function nextTick(world: World, offsets: readonly number[]): { readonly at: number; readonly isNow: boolean } {
  const { time, raw, known, quiet, clock, machine } = world
  const now = time.now()
  const shift = clock() - now
  let at = now + IDLE
  let isNow = false
  const consider = (wall: number) => {
    for (const offset of offsets) {
      const when = wall - shift - offset
      if (when > now) at = Math.min(at, when)
    }
  }
  const rows = raw
    .prepare('select next_at as next, lease_until as lease from deliveries where next_at is not null')
    .all() as readonly Row[]
  for (const { next, lease } of rows) {
    if (lease !== null && lease > machine()) at = Math.min(at, now + lease - machine())
    else if (next !== null && offsets.some((offset) => next <= clock() + offset)) isNow = true
    else if (next !== null) consider(next)
  }
  const kept = slots.get(world) ?? new Map()
  slots.set(world, kept)
  for (const { subscription, isRemoved } of known.values()) {
    if (isRemoved || subscription.pausedAt !== null || subscription.cadence === 'breaking') continue
    const last = kept.get(subscription.id)
    const from = clock() - Math.max(0, ...offsets.map((offset) => -offset))
    if (last?.subscription !== subscription || (last.at !== null && last.at <= from)) {
      const own = quiet.get(showDestination(subscription.destination)) ?? null
      kept.set(subscription.id, { subscription, at: nextSlot(subscription, from, own)?.at ?? null })
    }
    const slot = kept.get(subscription.id)?.at
    if (slot != null) consider(slot)
  }
  return { at: Math.max(now + SECOND, Math.ceil(at / TICK) * TICK), isNow }
}
