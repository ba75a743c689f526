// Why it exists: what a channel has set up, given out so that it can be taken in elsewhere or once more.
import { type Asker, MAX_CODE, type Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import type { Destination, Subscription } from '../core/subscription.ts'
import type { Transfer } from '../core/transfer.ts'
import { capital, nameChannel } from './say.ts'
import { CHANNEL_SETTINGS } from './settings.ts'
import { showWish } from './when.ts'

/** The channel's subscriptions and settings, and the topics of its workspace. */
export async function makeTransfer(store: Store, destination: Destination): Promise<Transfer> {
  const topics = await store.topics.all(destination)
  const settings = await store.settings.find(destination)
  const subscriptions = await store.subscriptions.findByDestination(destination)
  return {
    readout: 1,
    topics: topics.map(({ name, query }) => ({ name, query })),
    settings: CHANNEL_SETTINGS.flatMap(({ name, show }) => {
      const value = show(settings)
      return value === null ? [] : [{ name, value }]
    }),
    subscriptions: subscriptions.map(rowOf),
  }
}

function rowOf(subscription: Subscription): NonNullable<Transfer['subscriptions']>[number] {
  const { named, topic, pausedAt } = subscription
  return {
    ...(named === undefined ? { topic } : { named: named.name }),
    when: showWish(subscription),
    ...(pausedAt === null ? {} : { paused: true }),
  }
}

/** Each part can be taken in by itself, in their order. */
export async function answerExport({ store }: { readonly store: Store }, asker: Asker): Promise<Reply> {
  const transfer = await makeTransfer(store, asker.destination)
  const { topics = [], settings = [], subscriptions = [] } = transfer
  if (topics.length + settings.length + subscriptions.length === 0) {
    const text = `${capital(nameChannel(asker))} has no subscriptions, no settings and no topics: there is nothing to export.`
    return { blocks: [{ type: 'text', text }], visibility: 'asker' }
  }
  const parts = partsOf(transfer)
  const how =
    parts.length === 1
      ? 'Write "import" and this behind it, in the channel that is to have it:'
      : `In ${parts.length} parts, since one message has no room for all. Write "import" and one part behind it, in this order:`
  const what = `${nameChannel(asker)}: ${[
    count(subscriptions.length, 'subscription'),
    count(settings.length, 'setting'),
    count(topics.length, 'topic'),
  ].join(', ')}.`
  return {
    blocks: [
      { type: 'text', text: `${capital(what)} ${how}` },
      ...parts.map((part) => ({ type: 'code', text: showTransfer(part) }) as const),
    ],
    visibility: 'asker',
  }
}

/** On one line, and without the character that would end a block of code. */
function showTransfer(transfer: Transfer): string {
  return JSON.stringify(transfer).replaceAll('`', '\\u0060')
}

function partsOf(transfer: Transfer): readonly Transfer[] {
  const { topics = [], settings = [], subscriptions = [] } = transfer
  if (showTransfer(transfer).length <= MAX_CODE) return [transfer]
  const rows = [
    ...topics.map((row) => ({ topics: [row] })),
    ...settings.map((row) => ({ settings: [row] })),
    ...subscriptions.map((row) => ({ subscriptions: [row] })),
  ] as readonly Omit<Transfer, 'readout'>[]
  const parts: Transfer[] = []
  for (const row of rows) {
    const last = parts.at(-1)
    const grown = last === undefined ? null : merge(last, row)
    if (grown !== null && showTransfer(grown).length <= MAX_CODE) parts[parts.length - 1] = grown
    else parts.push({ readout: 1, ...row })
  }
  return parts
}

function merge(one: Transfer, other: Omit<Transfer, 'readout'>): Transfer {
  const topics = [...(one.topics ?? []), ...(other.topics ?? [])]
  const settings = [...(one.settings ?? []), ...(other.settings ?? [])]
  const subscriptions = [...(one.subscriptions ?? []), ...(other.subscriptions ?? [])]
  return {
    readout: 1,
    ...(topics.length === 0 ? {} : { topics }),
    ...(settings.length === 0 ? {} : { settings }),
    ...(subscriptions.length === 0 ? {} : { subscriptions }),
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
