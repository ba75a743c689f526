// Why it exists: breaking news: a new story of enough independent sources, or a claim that the channel was told and that is
// now denied or withdrawn, is posted when it is read; at most so many an hour, and never in quiet hours.
import type { Block, Briefing } from '../core/briefing.ts'
import type { Store } from '../core/ports.ts'
import type { News } from '../core/story.ts'
import { BREAKING, type Subscription } from '../core/subscription.ts'
import { matchesTopic, pickNews, readTopic } from '../core/topic.ts'
import { type BriefPorts, brief, deliveryOf, findToldAt } from './brief.ts'
import { brokeAt, freshSince, freshUntil } from './fresh.ts'
import { pickUntold } from './once.ts'
import { quietUntil, showDestination } from './slots.ts'
import type { Tick } from './tick.ts'
import { findTurns, sayTurns, type Turn } from './turns.ts'

const HOUR = 3_600_000
/** A claim in an older post is no longer news. */
const TOLD_WITHIN_MS = 14 * 24 * HOUR

/** A story of which there is something to post now, with its reason and the key of its slot. */
type Item = {
  readonly news: News
  /** Epoch ms. */
  readonly at: number
  readonly key: string
  /** Whose words stand in the first line of its post. */
  readonly why: string
}

/** Resolves to how many deliveries were made, skipped ones with them. */
export async function planBreaking(ports: BriefPorts, subscription: Subscription, tick: Tick): Promise<number> {
  const { now } = tick
  const quiet = await tick.findQuiet(subscription)
  if (subscription.pausedAt !== null || quietUntil(quiet, now) !== null) return 0
  const since = freshSince(quiet, now)
  const candidates = await findCandidates(ports.store, subscription, { tick, since })
  if (candidates.size === 0) return 0
  const news = await ports.store.stories.findNewsOf([...candidates.keys()])
  return ports.store.transact(async (store) => {
    const items = await findItems(store, subscription, { news, candidates, now })
    return items.length === 0 ? 0 : post(ports, store, { subscription, now, expiresAt: freshUntil(quiet, now), items })
  })
}

/** What the rows of the store alone say of a story: whether it may be new, and which claims may have turned. */
type Candidate = { readonly at: number; readonly sources: number | null; readonly turned: readonly string[] }

async function findCandidates(
  store: Store,
  subscription: Subscription,
  { tick, since }: { readonly tick: Tick; readonly since: number },
): Promise<ReadonlyMap<string, Candidate>> {
  const { createdAt, changedAt = 0, breaking = BREAKING } = subscription
  const { reports, turned } = await tick.findFresh()
  const after = Math.max(createdAt, changedAt)
  const told = await findToldAt(store, subscription)
  const claims = Map.groupBy(
    turned.filter(({ changedAt: at }) => at > after && at >= since),
    ({ storyId }) => storyId,
  )
  const found = new Map<string, Candidate>()
  for (const [storyId, own] of Map.groupBy(reports, (report) => report.storyId)) {
    const broke = brokeAt(own, breaking.sources)
    const isNew = broke !== null && !told.has(storyId) && broke.saidAt >= since && broke.readAt > after
    const before = told.get(storyId) ?? Number.POSITIVE_INFINITY
    const ids = claims.get(storyId)?.flatMap(({ claimId, changedAt: at }) => (at > before ? [claimId] : [])) ?? []
    if (!isNew && ids.length === 0) continue
    const sources = isNew ? new Set(own.map(({ outlet }) => outlet)).size : null
    found.set(storyId, { at: broke?.readAt ?? Math.max(...own.map(({ readAt }) => readAt)), sources, turned: ids })
  }
  return found
}

/** Those that the channel was not told, the first that broke first; none that was posted by this subscription before. */
async function findItems(
  store: Store,
  { id, topic, destination }: Subscription,
  given: { readonly news: readonly News[]; readonly candidates: ReadonlyMap<string, Candidate>; readonly now: number },
): Promise<readonly Item[]> {
  const { news, candidates, now } = given
  const query = readTopic(topic)
  if (query === null) return []
  const told = await store.subscriptions.findTold(showDestination(destination))
  const toldAt = new Map(told.map(({ storyId, changedAt }) => [storyId, changedAt]))
  const items: Item[] = []
  for (const one of pickNews(news, query, told)) {
    const candidate = candidates.get(one.storyId)
    if (candidate === undefined) continue
    const before = toldAt.get(one.storyId)
    const where = { destination, storyId: one.storyId, since: now - TOLD_WITHIN_MS }
    const turns = before === undefined ? [] : await findTurns(store, candidate.turned, before)
    const why = before === undefined ? ofNew(candidate) : ofTurns(await pickUntold(store, { ...where, turns }))
    if (why === null) continue
    const key = `${id}|${one.storyId}|${why.status}|${showDestination(destination)}`
    if ((await store.deliveries.findByKey(key)) !== null) continue
    items.push({ news: one, at: candidate.at, key, why: why.words })
  }
  return items.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

type Why = { readonly status: string; readonly words: string }

function ofNew({ sources }: Candidate): Why | null {
  if (sources === null) return null
  const from = sources === 1 ? 'from 1 source so far' : `in ${sources} independent sources`
  return { status: 'new', words: `a new story, ${from}.` }
}

/** The status is that of a claim: another claim of the story that turns is told as well. */
function ofTurns(turns: readonly Turn[]): Why | null {
  const [first] = turns
  return first === undefined ? null : { status: `${first.status} ${first.claim.id}`, words: sayTurns(turns) }
}

type Posting = {
  readonly subscription: Subscription
  readonly now: number
  /** Until when it is tried to post. */
  readonly expiresAt: number
  readonly items: readonly Item[]
}

/**
 * As many posts as the hour has room for; where there is more, the last of them tells of all the rest. Where there is
 * room for none, a briefing of the channel tells it; if none does, it waits for room.
 */
async function post(ports: BriefPorts, store: Store, posting: Posting): Promise<number> {
  const { subscription, now, items } = posting
  const { perHour } = subscription.breaking ?? BREAKING
  // Posts of a clock that is ahead count too, unless it is far off.
  const room = perHour - (await store.deliveries.countMade(subscription.id, now - HOUR, now + HOUR))
  if (room <= 0) return leaveToBriefings(store, posting)
  const singles = items.length <= room ? items : items.slice(0, room - 1)
  let made = 0
  for (const item of singles) made += await postOne(ports, store, { ...posting, items: [item] })
  const rest = items.slice(singles.length)
  return rest.length === 0 ? made : made + (await postOne(ports, store, { ...posting, items: rest }))
}

async function postOne(
  ports: BriefPorts,
  store: Store,
  { subscription, now, expiresAt, items }: Posting,
): Promise<number> {
  const [first, ...others] = items
  if (first === undefined) return 0
  const { key } = first
  const slot = { at: now, expiresAt }
  const skip = (item: Item, reason: string) =>
    store.deliveries.insert(deliveryOf(subscription, { ...slot, key: item.key }, { state: 'skipped', reason }))
  const chosen = items.map(({ news }) => news)
  const told = await findToldAt(store, subscription)
  const briefing = await brief(ports, store, { key, subscription, now, chosen, told })
  if (briefing === null) {
    await skip(first, 'What came repeats what was told.')
    return 1
  }
  const delivery = deliveryOf(subscription, { ...slot, key }, { state: 'scheduled', reason: null })
  const { storyId, storyIds } = briefing
  const only = items.find(({ news }) => news.storyId === storyId) ?? first
  const words = storyIds === undefined ? only.why : `${storyIds.length} stories that are new or took a turn.`
  await store.briefings.save(withFirstLine(briefing, `Breaking: ${words}`))
  await store.subscriptions.saveTold(showDestination(subscription.destination), delivery.id, chosen)
  await store.deliveries.insert(delivery)
  for (const other of others) await skip(other, 'Told in one post with another story.')
  return items.length
}

function withFirstLine(briefing: Briefing, text: string): Briefing {
  const line: Block = { type: 'state', text }
  return { ...briefing, blocks: [line, ...briefing.blocks] }
}

async function leaveToBriefings(store: Store, { subscription, now, expiresAt, items }: Posting): Promise<number> {
  const { destination, breaking = BREAKING } = subscription
  const own = await store.subscriptions.findByDestination(destination)
  const queries = own
    .filter(({ cadence, pausedAt }) => cadence !== 'breaking' && pausedAt === null)
    .map(({ topic }) => readTopic(topic))
    .filter((query) => query !== null)
  const reason = `More than ${breaking.perHour} within an hour: the next briefing tells it.`
  let made = 0
  for (const { key, news } of items) {
    if (!queries.some((query) => news.words.some((words) => matchesTopic(query, words)))) continue
    const slot = { key, at: now, expiresAt }
    if (await store.deliveries.insert(deliveryOf(subscription, slot, { state: 'skipped', reason }))) made++
  }
  return made
}
