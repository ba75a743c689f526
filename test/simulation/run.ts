// Why it exists: `npm run simulate`: many histories of the world, each held to the promise after every step; a failure prints its seed.
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { type Command, carryOut, command, FIRST, HEALED_AFTER, start } from './commands.ts'
import { articleOf } from './news.ts'
import { findBroken, findUnended } from './promise.ts'
import { makeWorld, type Start, type World } from './world.ts'

export type Figures = {
  worlds: number
  days: number
  deliveries: number
  messages: number
  repeats: number
  kills: number
}

export const newFigures = (): Figures => ({ worlds: 0, days: 0, deliveries: 0, messages: 0, repeats: 0, kills: 0 })

/** Throws at the first step after which the promise does not hold. */
export async function live(begin: Start, orders: readonly Command[], figures: Figures = newFigures()): Promise<void> {
  const world = await makeWorld(begin)
  const from = world.time.now()
  try {
    for (const [nth, order] of [...FIRST, ...orders].entries()) {
      await carryOut(world, order)
      await world.time.settle()
      hold(world, findBroken(world), `step ${nth}: ${JSON.stringify(order)}`)
    }
    await heal(world)
  } finally {
    count(world, figures, from)
    await world.close()
  }
}

/** Faults end and time passes: all that was under way ends, and news comes to every channel again. */
async function heal(world: World): Promise<void> {
  for (const channel of world.platforms.channels.values()) {
    channel.faults.length = 0
    channel.isArchived = false
  }
  world.platforms.revoked.clear()
  world.contention = 0
  await world.goTo(world.time.now() + 3 * 24 * 3_600_000)
  hold(world, [...findBroken(world), ...findUnended(world)], 'three days after the last fault')
  const at = world.clock()
  for (const outlet of [0, 1, 2]) world.tell(articleOf(LAST, { chapter: 'claim', outlet, at: at - outlet * 60_000 }))
  await world.goTo(world.time.now() + HEALED_AFTER)
  hold(world, [...findBroken(world), ...findUnended(world), ...findUntold(world)], 'once all is well again')
}

/** Channels of subscriptions that are not paused, to which the last news did not come. */
function findUntold(world: World): readonly string[] {
  const texts = new Set(
    [...world.platforms.channels].flatMap(([place, { messages }]) =>
      messages.some(({ text }) => text.includes(NEWS)) ? [place] : [],
    ),
  )
  return [...world.known.values()].flatMap(({ subscription: { id, pausedAt, destination, cadence }, isRemoved }) => {
    const place = `${destination.platform}:${destination.workspace}:${destination.channel}`
    if (isRemoved || pausedAt !== null || cadence === 'breaking' || texts.has(place)) return []
    return [`news did not come to ${place} any more, though ${id} asks for it`]
  })
}

/** No other story has that number. */
const LAST = 60
const NEWS = articleOf(LAST, { chapter: 'claim', outlet: 0, at: 0 }).article.title

function hold(world: World, broken: readonly string[], when: string): void {
  if (broken.length === 0) return
  throw new Error(`${when}, ${new Date(world.clock()).toISOString()}:\n${broken.slice(0, 5).join('\n')}`)
}

function count(world: World, figures: Figures, from: number): void {
  const channels = [...world.platforms.channels.values()]
  figures.worlds++
  figures.days += (world.time.now() - from) / 86_400_000
  figures.deliveries += (world.raw.prepare('select count(*) as n from deliveries').get() as { n: number }).n
  figures.messages += channels.reduce((sum, { messages }) => sum + messages.length, 0)
  figures.repeats += channels.reduce(
    (sum, { messages }) => sum + messages.length - new Set(messages.map(({ key }) => key)).size,
    0,
  )
  figures.kills += world.kills
}

export function propertyOf(figures: Figures, length = 40) {
  const orders = fc.array(command, { minLength: 5, maxLength: length, size: 'max' })
  return fc.asyncProperty(start, orders, (begin, all) => live(begin, all, figures))
}

export function show(figures: Figures): string {
  const { worlds, days, deliveries, messages, repeats, kills } = figures
  return `${worlds} worlds, ${Math.round(days)} days, ${kills} kills, ${deliveries} deliveries, ${messages} messages, ${repeats} labelled repeats, 0 lost`
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
  })
  const figures = newFigures()
  const begun = performance.now()
  await fc.assert(propertyOf(figures), {
    numRuns: Number(values.runs ?? 1_000),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
    ...(values.path === undefined ? {} : { path: values.path }),
  })
  process.stdout.write(`${show(figures)}, in ${Math.round((performance.now() - begun) / 1_000)} s\n`)
}
