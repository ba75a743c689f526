// Why it exists: the channels that depend on a feed are told once when it fails, ends or is back, all feeds of a moment in one message.
import { createHash } from 'node:crypto'
import type { Block, Briefing } from '../core/briefing.ts'
import type { Clock, Store } from '../core/ports.ts'
import { type Source, showSource } from '../core/source.ts'
import type { Destination } from '../core/subscription.ts'
import { showDestination } from './slots.ts'

export type SourceNotice = { readonly source: Source; readonly news: 'down' | 'back' | 'gone' }

const DAY = 24 * 60 * 60 * 1000
const FAILURES = 3
/** For so long a site may ask us to come later, and nothing else. */
const PATIENCE_MS = DAY
/** A channel depends on a feed if it was told of one of its stories in so long. */
const DEPENDS_MS = 14 * DAY
/** One that comes and goes is told of once a day. */
const QUIET_MS = DAY
/** Named in one message; the others are counted. */
const MAX_NAMED = 10

/**
 * What is to be told follows from the stored state alone, and is marked as told in the transaction that makes the
 * deliveries: after a crash it is told once all the same. `also`: channels that no subscription names.
 */
export function makeNotices(ports: {
  readonly store: Store
  readonly clock: Clock
  readonly also: readonly Destination[]
}): () => Promise<readonly SourceNotice[]> {
  return async () => {
    const now = ports.clock()
    const isNews = (source: Source) => newsOf(source, now) !== null
    if (!(await ports.store.sources.all()).some(isNews)) return []
    return ports.store.transact(async (store) => {
      const notices = (await store.sources.all()).flatMap((source) => {
        const news = newsOf(source, now)
        return news === null ? [] : [{ source, news }]
      })
      for (const [channel, some] of await findChannels(store, notices, { now, also: ports.also })) {
        await post(store, channel, some, now)
      }
      for (const { source, news } of notices) {
        const told = news === 'back' ? 'up' : news
        await store.sources.saveTold(source.id, { told, toldAt: news === 'back' ? source.toldAt : now })
      }
      return notices
    })
  }
}

function newsOf(source: Source, now: number): SourceNotice['news'] | null {
  const { state, told, toldAt, failures, lastSuccessAt, lastErrorAt } = source
  if (state === 'gone') return told === 'gone' ? null : 'gone'
  if (told === 'down') return failures === 0 && (lastSuccessAt ?? 0) >= (lastErrorAt ?? 0) ? 'back' : null
  const isQuiet = toldAt !== null && Math.abs(now - toldAt) < QUIET_MS
  return (failures >= FAILURES || isPutOff(source)) && !isQuiet ? 'down' : null
}

function isPutOff({ failingSince, lastErrorAt }: Source): boolean {
  return failingSince !== null && (lastErrorAt ?? 0) - failingSince >= PATIENCE_MS
}

/** For each source those channels that were told of it; all, where nobody was. */
async function findChannels(
  store: Store,
  notices: readonly SourceNotice[],
  { now, also }: { readonly now: number; readonly also: readonly Destination[] },
): Promise<ReadonlyMap<Destination, readonly SourceNotice[]>> {
  const active = (await store.subscriptions.all()).filter(({ pausedAt }) => pausedAt === null)
  const all = new Map(
    [...active.map(({ destination }) => destination), ...also].map((one) => [showDestination(one), one]),
  )
  const found = new Map<Destination, SourceNotice[]>()
  for (const notice of notices) {
    const told = await store.sources.findTold(notice.source.id, now - DEPENDS_MS)
    const depend = told.flatMap((name) => all.get(name) ?? [])
    for (const one of depend.length > 0 ? depend : all.values()) found.set(one, [...(found.get(one) ?? []), notice])
  }
  return found
}

async function post(store: Store, destination: Destination, notices: readonly SourceNotice[], now: number) {
  const what = notices.map(({ source, news }) => `${news} ${source.id} ${source.toldAt ?? 0}`).toSorted()
  const key = ['sources', showDestination(destination), ...what].join('|')
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16)
  const briefing = noticeOf(`n${hash}`, notices, now)
  await store.briefings.save(briefing)
  await store.deliveries.insert({
    id: `n${hash}`,
    key: `sources|${hash}`,
    kind: 'briefing',
    subscriptionId: null,
    briefingId: briefing.id,
    destination,
    state: 'scheduled',
    reason: null,
    dueAt: now,
    expiresAt: now + DAY,
    attempts: 0,
  })
}

function noticeOf(id: string, notices: readonly SourceNotice[], asOf: number): Briefing {
  const named = notices.slice(0, MAX_NAMED)
  const rest = notices.length - named.length
  const blocks: Block[] = [
    { type: 'title', text: titleOf(notices) },
    { type: 'state', text: named.map(sayNotice).join(' — ') },
    { type: 'footer', text: `${rest > 0 ? `and ${rest} more; ` : ''}"feed list" shows how each feed stands` },
  ]
  // A digest of no stories: no button asks about one.
  return { id, storyId: '', storyIds: [], version: 1, asOf, blocks, passages: [] }
}

function titleOf(notices: readonly SourceNotice[]): string {
  const count = (kind: SourceNotice['news']) => notices.filter(({ news }) => news === kind).length
  const say = (number: number, words: string) =>
    number === 0 ? [] : [`${number === 1 ? 'A feed' : `${number} feeds`} ${words}`]
  return [
    ...say(count('down'), 'cannot be read'),
    ...say(count('gone'), 'ended'),
    ...say(count('back'), 'can be read again'),
  ].join('; ')
}

function sayNotice({ source, news }: SourceNotice): string {
  const name = showSource(source)
  if (news === 'back') return `${name}: read again. What it brought meanwhile comes with the next briefings.`
  if (news === 'gone')
    return `${name}: its site says that it has ended (410). It is asked no more; "feed remove" takes it out.`
  const tries =
    source.failures >= FAILURES ? `${source.failures} attempts in a row failed` : 'nothing has come of it for a day'
  return `${name}: ${tries}. ${source.lastError ?? ''} Readout goes on trying, and says when it is back.`
}
