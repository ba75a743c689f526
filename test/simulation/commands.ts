// Why it exists: what may happen in the world, as values that can be made by chance, shrunk, printed and done again.
import fc from 'fast-check'
import type { Subscription } from '../../src/core/subscription.ts'
import { showDestination } from '../../src/delivery/slots.ts'
import { articleOf, type Chapter } from './news.ts'
import { CHANNELS, type Fault } from './platforms.ts'
import type { CallFault } from './process.ts'
import type { Start, World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type Command =
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'tell'; readonly story: number | null; readonly chapter: Chapter; readonly outlets: number }
  | { readonly do: 'subscribe'; readonly which: number; readonly channel: number; readonly wish: Wish }
  | { readonly do: 'pause' | 'resume' | 'remove'; readonly which: number }
  | { readonly do: 'quiet'; readonly channel: number; readonly from: number; readonly hours: number }
  | { readonly do: 'fault'; readonly channel: number; readonly faults: readonly Fault[] }
  | { readonly do: 'archive' | 'restore' | 'delete'; readonly channel: number }
  | { readonly do: 'revoke' | 'install'; readonly workspace: string }
  | { readonly do: 'database'; readonly process: number; readonly fault: CallFault }
  | { readonly do: 'kill'; readonly process: number; readonly ms: number }
  | { readonly do: 'freeze'; readonly process: number; readonly minutes: number }
  | { readonly do: 'jump'; readonly minutes: number }
  | { readonly do: 'reboot' }
  | { readonly do: 'contend'; readonly share: number }

export type Wish = Pick<Subscription, 'cadence' | 'at' | 'days' | 'timeZone'>

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Asia/Kolkata',
] as const
const WORKSPACES = ['slack:T1', 'slack:T2', 'discord:G1'] as const

const which = fc.nat(5)
const channel = fc.nat(CHANNELS.length - 1)
const hour = fc.tuple(fc.nat(23), fc.constantFrom(0, 30)).map(([h, m]) => `${pad(h)}:${pad(m)}`)
const days = fc.oneof(
  fc.constant([1, 2, 3, 4, 5, 6, 7]),
  fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((all) => all.toSorted()),
)
const wish: fc.Arbitrary<Wish> = fc
  .record({
    kind: fc.constantFrom('daily', 'daily', 'twice', 'weekly', 'breaking'),
    one: hour,
    two: hour,
    days,
    zone: fc.constantFrom(...ZONES),
  })
  .map(({ kind, one, two, days: on, zone }) => {
    const at = kind === 'breaking' ? [] : kind === 'twice' ? [...new Set([one, two])].toSorted() : [one]
    return { cadence: kind, at, days: kind === 'weekly' ? on.slice(0, 1) : on, timeZone: zone } as Wish
  })

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'lost',
      'lost',
      'unavailable',
      'refused',
      'invalid',
      'throws',
      'never',
      'killed',
      'killedAfter',
      'unseen',
    ),
  }),
  fc.record({ kind: fc.constant('limited' as const), ms: fc.constantFrom(1_000, 30_000, 600_000, 3 * HOUR) }),
  fc.record({ kind: fc.constant('slow' as const), ms: fc.constantFrom(4_000, 29_000, 31_000, 75_000) }),
)

const minutes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 90 }) },
  { weight: 4, arbitrary: fc.integer({ min: 60, max: 1_440 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }).map((n) => n * 1_440) },
)

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes }) },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      story: fc.option(fc.nat(20), { freq: 1 }),
      chapter: fc.constantFrom<Chapter>('claim', 'claim', 'again', 'confirm', 'deny'),
      outlets: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('subscribe' as const), which, channel, wish }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume', 'remove'), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('quiet' as const),
      channel,
      from: fc.nat(23),
      hours: fc.constantFrom(0, 1, 8),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      channel,
      faults: fc.array(fault, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('archive', 'restore', 'delete'), channel }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('revoke', 'install'), workspace: fc.constantFrom(...WORKSPACES) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('database' as const),
      process: fc.nat(2),
      fault: fc.record({
        after: fc.integer({ min: 1, max: 120 }),
        when: fc.constantFrom('before', 'after'),
        kind: fc.constantFrom('full', 'kill'),
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), process: fc.nat(2), ms: fc.nat(40_000) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('freeze' as const),
      process: fc.nat(2),
      minutes: fc.constantFrom(1, 2, 5, 90),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump' as const), minutes: fc.constantFrom(-1_500, -61, -2, 2, 59, 1_500) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reboot' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('contend' as const), share: fc.constantFrom(0, 0.05, 0.5) }) },
) as fc.Arbitrary<Command>

export const start: fc.Arbitrary<Start> = fc.record({
  // Days before summer time begins and ends in most of the zones.
  at: fc.constantFrom('2026-03-05T09:00:00Z', '2026-03-27T21:00:00Z', '2026-10-02T06:00:00Z', '2026-10-23T22:00:00Z'),
  seed: fc.nat(),
  offsets: fc.constantFrom([0], [0, 0], [0, HOUR], [-HOUR, 0, HOUR]),
})

/** Subscriptions of every kind from the start, so that few commands are idle. */
const DAILY = [1, 2, 3, 4, 5, 6, 7] as const
const first = (which: number, channel: number, at: readonly string[], timeZone: string): Command => {
  const cadence = at.length === 0 ? 'breaking' : at.length === 1 ? 'daily' : 'twice'
  return { do: 'subscribe', which, channel, wish: { cadence, at, days: DAILY, timeZone } }
}
export const FIRST: readonly Command[] = [
  first(0, 2, ['08:00'], 'Europe/Berlin'),
  first(1, 4, [], 'UTC'),
  first(2, 0, ['07:30', '18:00'], 'America/New_York'),
  first(3, 3, [], 'UTC'),
  first(4, 5, ['02:30'], 'Europe/Berlin'),
]

export async function carryOut(world: World, order: Command): Promise<void> {
  switch (order.do) {
    case 'pass':
      return world.goTo(world.time.now() + order.minutes * MINUTE)
    case 'tell':
      tell(world, order)
      return world.goTo(world.time.now() + 10_000)
    case 'subscribe':
      return subscribe(world, order)
    case 'pause':
    case 'resume':
    case 'remove':
      return change(world, order)
    case 'quiet':
      return beQuiet(world, order)
    case 'fault':
      channelAt(world, order.channel).faults.push(...order.faults)
      return
    case 'archive':
    case 'restore':
      channelAt(world, order.channel).isArchived = order.do === 'archive'
      return
    case 'delete': {
      const last = channelAt(world, order.channel).messages.at(-1)
      if (last !== undefined) last.isDeleted = true
      return
    }
    case 'revoke':
      world.platforms.revoked.add(order.workspace)
      return
    case 'install':
      world.platforms.revoked.delete(order.workspace)
      return
    default:
      return harm(world, order)
  }
}

type Harm = Extract<Command, { readonly do: 'database' | 'kill' | 'freeze' | 'jump' | 'reboot' | 'contend' }>

async function harm(world: World, order: Harm): Promise<void> {
  if (order.do !== 'contend') world.isDisturbed = true
  switch (order.do) {
    case 'database':
      world.processes[order.process]?.order(order.fault)
      return
    case 'kill':
      world.time.later(order.ms, () => world.processes[order.process]?.kill(), null)
      return
    case 'freeze':
      world.time.later(300, () => world.processes[order.process]?.freeze(order.minutes * MINUTE), null)
      return
    case 'jump':
      return world.jump(order.minutes * MINUTE)
    case 'reboot':
      return world.reboot()
    case 'contend':
      world.contention = order.share
      return
    default:
      return order satisfies never
  }
}

/** A new story, or one that was told before. */
function tell(world: World, { story, chapter, outlets }: Extract<Command, { do: 'tell' }>): void {
  const nth = story === null || world.stories === 0 ? world.stories++ : story % world.stories
  for (let outlet = 0; outlet < outlets; outlet++) {
    world.tell(
      articleOf(nth, { chapter: story === null ? 'claim' : chapter, outlet, at: world.clock() - outlet * MINUTE }),
    )
  }
}

async function subscribe(world: World, { which: nth, channel: at, wish: own }: Extract<Command, { do: 'subscribe' }>) {
  const now = world.clock()
  const past = [...world.known.values()].filter(({ subscription }) => subscription.id.startsWith(`sub${nth}.`))
  const there = past.find(({ isRemoved }) => !isRemoved)?.subscription
  const subscription: Subscription = {
    id: there?.id ?? `sub${nth}.${past.length}`,
    destination: there?.destination ?? placeAt(at),
    topic: 'all',
    ...own,
    pausedAt: null,
    createdAt: there?.createdAt ?? now,
    ...(there === undefined ? {} : { changedAt: now }),
    ...(own.cadence === 'breaking' ? { breaking: { sources: 1, perHour: 3 } } : {}),
  }
  world.known.set(subscription.id, { subscription, isRemoved: false, underWay: new Set(), plannedUntil: 0 })
  await world.admin.subscriptions.save(subscription)
}

async function change(world: World, order: Extract<Command, { do: 'pause' | 'resume' | 'remove' }>): Promise<void> {
  const one = [...world.known.values()][order.which]
  if (one === undefined || one.isRemoved) return
  const now = world.clock()
  const { id, pausedAt } = one.subscription
  if (order.do === 'resume') {
    if (pausedAt === null) return
    one.subscription = { ...one.subscription, pausedAt: null, changedAt: now }
    one.underWay.clear()
    one.plannedUntil = 0
    return world.admin.subscriptions.save(one.subscription)
  }
  const rows = world.raw
    .prepare('select id, token from deliveries where subscription_id = ? and lease_until > ?')
    .all(id, world.machine()) as readonly { readonly id: string; readonly token: number }[]
  for (const row of rows) one.underWay.add(`${row.id} ${row.token}`)
  if (order.do === 'remove') {
    one.isRemoved = true
    await world.admin.subscriptions.remove(id)
    return
  }
  one.subscription = { ...one.subscription, pausedAt: now }
  await world.admin.subscriptions.save(one.subscription)
}

async function beQuiet(world: World, { channel: at, from, hours }: Extract<Command, { do: 'quiet' }>): Promise<void> {
  const destination = placeAt(at)
  const hoursOf = { from: `${pad(from)}:00`, until: `${pad((from + hours) % 24)}:00`, timeZone: 'Europe/Berlin' }
  world.hadQuiet.add(showDestination(destination))
  if (hours === 0) world.quiet.delete(showDestination(destination))
  else world.quiet.set(showDestination(destination), hoursOf)
  await world.admin.settings.save(destination, hours === 0 ? {} : { quiet: hoursOf })
}

function placeAt(at: number) {
  const place = CHANNELS[at]
  if (place === undefined) throw new Error(`no channel ${at}`)
  return place
}

const channelAt = (world: World, at: number) => world.platforms.channelOf(placeAt(at))

function pad(n: number): string {
  return String(n).padStart(2, '0')
}

/** So long after the last command all must be well again. */
export const HEALED_AFTER = 9 * DAY
