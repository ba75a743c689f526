// Why it exists: that a claim turned is told to a whole channel once, as breaking news or as a notice under the post that told
// of it; and only of what was told there.
import type { Store } from '../core/ports.ts'
import type { Story } from '../core/story.ts'
import type { Destination } from '../core/subscription.ts'
import { showDestination } from './slots.ts'
import type { Turn } from './turns.ts'

/** So many of the newest deliveries of a channel are looked through. */
const MAX_LOOKED = 50

/** Those of the turns that a line of a post in the channel carries, and that no notice there tells of. */
export async function pickUntold(
  store: Store,
  {
    destination,
    storyId,
    turns,
    since,
  }: {
    readonly destination: Destination
    readonly storyId: string
    readonly turns: readonly Turn[]
    /** Epoch ms: older posts count for nothing. */
    readonly since: number
  },
): Promise<readonly Turn[]> {
  if (turns.length === 0) return []
  const where = showDestination(destination)
  const telling = await store.deliveries.findTelling(storyId, since)
  const here = telling.filter(({ delivery }) => showDestination(delivery.destination) === where)
  const carried = await claimsIn(
    store,
    here.map(({ delivery }) => delivery.briefingId),
  )
  const newest = await store.deliveries.findOf(destination, MAX_LOOKED)
  const picked: Turn[] = []
  for (const turn of turns) {
    const notices = newest.filter(({ kind, dueAt }) => kind === 'notice' && dueAt >= turn.at)
    const noticed = await claimsIn(
      store,
      notices.map(({ briefingId }) => briefingId),
    )
    if (carried.has(turn.claim.id) && !noticed.has(turn.claim.id)) picked.push(turn)
  }
  return picked
}

async function claimsIn(store: Store, briefingIds: readonly string[]): Promise<ReadonlySet<string>> {
  const briefings = await Promise.all(briefingIds.map((id) => store.briefings.find(id)))
  const blocks = briefings.flatMap((briefing) => briefing?.blocks ?? [])
  const lines = blocks.flatMap((block) => (block.type === 'section' ? block.lines : []))
  return new Set(lines.flatMap(({ claimId }) => claimId ?? []))
}

/** Whether breaking news in the channel tells of what these entries of the story's claims say. */
export async function isBroken(
  store: Store,
  { id, claims }: Pick<Story, 'id' | 'claims'>,
  { destination, entries }: { readonly destination: Destination; readonly entries: readonly string[] },
): Promise<boolean> {
  const changes = claims.flatMap((claim) => claim.entries).filter((entry) => entries.includes(entry.id))
  const at = Math.max(...changes.map(({ recordedAt }) => recordedAt))
  const own = await store.subscriptions.findByDestination(destination)
  const breaking = own.filter(({ cadence }) => cadence === 'breaking').map((one) => `${one.id}|${id}|`)
  if (breaking.length === 0) return false
  const newest = await store.deliveries.findOf(destination, MAX_LOOKED)
  return newest.some(
    ({ key, dueAt, state }) =>
      dueAt >= at && state !== 'skipped' && state !== 'failed' && breaking.some((start) => key.startsWith(start)),
  )
}
