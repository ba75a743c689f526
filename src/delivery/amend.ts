// Why it exists: what stands in a channel is changed when a claim in it changes; its readers find the change in the
// thread, and a denial or a withdrawal is told once in the channel.
import { createHash } from 'node:crypto'
import type { Briefing } from '../core/briefing.ts'
import type { EntryStatus } from '../core/claim.ts'
import type { DeliveryPart, DeliveryState, Telling } from '../core/delivery.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Story } from '../core/story.ts'
import { isBroken } from './once.ts'
import { showDestination } from './slots.ts'

export type AmendPorts = {
  readonly store: Store
  readonly clock: Clock
  /** null: nothing that the posted briefing carries has changed since. The two forms take the ids that they are kept by. */
  readonly amend: (
    posted: Briefing,
    story: Story,
    options: { readonly asOf: number },
  ) => {
    readonly claims: readonly { readonly status: EntryStatus; readonly entries: readonly string[] }[]
    readonly inPlace: (id: string) => Briefing
    readonly changes: (id: string) => Briefing
  } | null
  /** Where the error of one story goes; the others are looked at all the same. */
  readonly report: (error: unknown) => void
}

const DAY = 24 * 3_600_000
/** Older posts are left as they are. */
const AMENDED_FOR = 14 * DAY
/** Clocks of several processes may be apart by so much; what is seen twice is made once, by its key. */
const OVERLAP = 2 * 3_600_000
/** An edit that could not be made within a day is no longer tried. */
const TRIED_FOR = DAY
const ENDED: ReadonlySet<DeliveryState> = new Set(['delivered', 'failed', 'dead', 'skipped'])
/** The whole channel sees these, not the thread alone. */
const NOTICED: ReadonlySet<EntryStatus> = new Set(['denied', 'withdrawn'])

/**
 * Resolves to how many deliveries were made. What is to be made follows from the ledger and what was posted, and each has
 * a key of its own, so that a restart, a second process or a doubled tick makes nothing twice.
 */
export function makeAmend(ports: AmendPorts): () => Promise<number> {
  let since = Number.NEGATIVE_INFINITY
  const seen = new Map<string, number>()
  return async () => {
    const now = ports.clock()
    const oldest = now - AMENDED_FOR
    let made = 0
    const changed = await ports.store.claims.findChanged(Math.max(oldest, since - OVERLAP))
    for (const { storyId, changedAt } of changed) {
      if (seen.get(storyId) === changedAt) continue
      try {
        const done = await amendStory(ports, storyId, { now, oldest })
        made += done.made
        if (done.isWhole) seen.set(storyId, changedAt)
      } catch (error) {
        ports.report(error)
      }
    }
    const last = Math.max(since, ...changed.map(({ changedAt }) => changedAt))
    for (const [storyId, at] of seen) if (at < last - OVERLAP) seen.delete(storyId)
    // What is still being posted is looked at again.
    if (changed.every(({ storyId }) => seen.has(storyId))) since = last
    return made
  }
}

type Times = { readonly now: number; readonly oldest: number }

async function amendStory(
  ports: AmendPorts,
  storyId: string,
  { now, oldest }: Times,
): Promise<{ readonly made: number; readonly isWhole: boolean }> {
  const told = await ports.store.deliveries.findTelling(storyId, oldest)
  const ended = told.filter(({ delivery }) => ENDED.has(delivery.state))
  const isWhole = ended.length === told.length
  if (ended.length === 0) return { made: 0, isWhole }
  return ports.store.transact(async (store) => {
    const story = await store.stories.load(storyId)
    if (story === null) return { made: 0, isWhole }
    let made = 0
    // The newest post of each channel is the one that is answered.
    const answered = new Set<string>()
    for (const telling of ended.toReversed()) {
      const channel = showDestination(telling.delivery.destination)
      const options = { telling, story, now, isNewest: !answered.has(channel) }
      const count = await amendPost({ ...ports, store }, options)
      if (count > 0) answered.add(channel)
      made += count
    }
    return { made, isWhole }
  })
}

type Post = { readonly telling: Telling; readonly story: Story; readonly now: number; readonly isNewest: boolean }

async function amendPost(
  { store, amend }: Pick<AmendPorts, 'store' | 'amend'>,
  { telling: { delivery, parts }, story, now, isNewest }: Post,
): Promise<number> {
  const posted = await store.briefings.find(delivery.briefingId)
  const amended = posted === null ? null : amend(posted, story, { asOf: now })
  const [first] = parts
  if (amended === null || first === undefined) return 0
  // By what changed it: the same changes make the same keys, whoever finds them and when.
  const hash = hashOf([delivery.id, ...amended.claims.flatMap(({ entries }) => entries).toSorted()].join('|'))
  const noticed = amended.claims.filter(({ status }) => NOTICED.has(status)).flatMap(({ entries }) => entries)
  const { destination } = delivery
  const isForAll = noticed.length > 0 && !(await isBroken(store, story, { destination, entries: noticed }))
  const targetOf = ({ messageId, number }: DeliveryPart) => ({ messageId: messageId ?? '', number, of: parts.length })
  const edits = parts.map(
    (part) => ({ key: `edit|${hash}|${part.number}`, kind: 'edit', target: targetOf(part) }) as const,
  )
  const answer = { key: `reply|${hash}`, kind: isForAll ? 'notice' : 'reply', target: targetOf(first) } as const
  if ((await store.deliveries.findByKey(edits[0]?.key ?? '')) !== null) return 0
  await store.briefings.save(amended.inPlace(`e${hash}`))
  if (isNewest) await store.briefings.save(amended.changes(`c${hash}`))
  let count = 0
  for (const one of isNewest ? [...edits, answer] : edits) {
    const inserted = await store.deliveries.insert({
      ...one,
      id: `${one.kind[0]}${hashOf(one.key)}`,
      briefingId: one.kind === 'edit' ? `e${hash}` : `c${hash}`,
      subscriptionId: null,
      destination,
      state: 'scheduled',
      reason: null,
      dueAt: now,
      expiresAt: now + TRIED_FOR,
      attempts: 0,
    })
    if (inserted) count++
  }
  return count
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}
