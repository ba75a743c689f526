// Why it exists: answers "what was posted here, what was not, and why?" for one channel, and how its sources stand.
import { showDay, showTime } from '../briefing/dates.ts'
import { shortId } from '../briefing/frame.ts'
import type { Asker, Reply, ReplyBlock } from '../core/command.ts'
import type { Delivery } from '../core/delivery.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { ChannelSettings } from '../core/settings.ts'
import { labelOf, type Subscription } from '../core/subscription.ts'
import { nextSlot } from '../delivery/slots.ts'
import { sayQuiet } from './quiet.ts'
import { capital, nameChannel } from './say.ts'
import { showLast, showNext } from './when.ts'

const MAX_DELIVERIES = 10

type Ports = { readonly store: Store; readonly clock: Clock }

export async function answerStatus({ store, clock }: Ports, asker: Asker): Promise<Reply> {
  const own = await store.subscriptions.findByDestination(asker.destination)
  const paused = own.filter(({ pausedAt }) => pausedAt !== null).length
  const deliveries = await store.deliveries.findOf(asker.destination, MAX_DELIVERIES)
  const settings = await store.settings.find(asker.destination)
  const topics = new Map(own.map((one) => [one.id, labelOf(one)]))
  const counts = `${own.length} ${own.length === 1 ? 'subscription' : 'subscriptions'}${paused === 0 ? '' : `, ${paused} paused`}`
  const blocks: ReplyBlock[] = [
    { type: 'text', text: `${capital(nameChannel(asker))}: ${counts}. ${await showSources(store)}` },
    { type: 'text', text: `${sayNext(own, clock(), settings)}${sayQuiet(settings)}` },
    { type: 'heading', text: 'The last briefings' },
    deliveries.length === 0
      ? { type: 'text', text: 'None was due here yet.' }
      : { type: 'list', items: deliveries.map((one) => showDelivery(one, topics)) },
  ]
  return { blocks, visibility: 'asker' }
}

/** Of all its subscriptions that are not paused the one that comes first. */
function sayNext(own: readonly Subscription[], now: number, { quiet }: ChannelSettings): string {
  const slots = own
    .filter(({ pausedAt }) => pausedAt === null)
    .flatMap((one) => {
      const slot = nextSlot(one, now, quiet ?? null)
      return slot === null ? [] : [{ one, at: slot.at }]
    })
  const [first] = slots.toSorted((a, b) => a.at - b.at)
  if (first === undefined) return 'No briefing is due.'
  const when = showNext(first.one, now, quiet) ?? ''
  return `The next briefing is due ${when} ${first.one.timeZone} (${labelOf(first.one)}).`
}

/** '7 May 2031 06:00 UTC · grain · skipped: Nothing new about grain.' */
function showDelivery(delivery: Delivery, topics: ReadonlyMap<string, string>): string {
  const { dueAt, subscriptionId, state, briefingId } = delivery
  const topic = subscriptionId === null ? undefined : topics.get(subscriptionId)
  const isTold = state === 'delivered' && briefingId !== ''
  return [
    `${showDay(dueAt)} ${showTime(dueAt)}`,
    ...(topic === undefined ? [] : [topic]),
    showLast(delivery).replace(/^last one /u, ''),
    ...(isTold ? [shortId(briefingId)] : []),
  ].join(' · ')
}

async function showSources(store: Store): Promise<string> {
  const sources = await store.sources.all()
  if (sources.length === 0) return 'No feeds are set.'
  const failing = sources.filter(({ failures }) => failures > 0).length
  const read = `${sources.length} ${sources.length === 1 ? 'feed is' : 'feeds are'} kept`
  return `${read}${failing === 0 ? '' : `, ${failing} with an error at the last reading`}: see "feed list".`
}
