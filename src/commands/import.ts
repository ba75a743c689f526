// Why it exists: what an export gave is taken in, all of it or nothing; what was there already stays as it is.
import type { Asker, Command, Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { ChannelSettings } from '../core/settings.ts'
import type { Subscription } from '../core/subscription.ts'
import { readTopic, topicKey } from '../core/topic.ts'
import { readTransfer, type Transfer } from '../core/transfer.ts'
import { showDestination } from '../delivery/slots.ts'
import { findMeant, type Meant } from './meant.ts'
import { nameChannel, say, sayList } from './say.ts'
import { findSetting } from './settings.ts'
import { MAX_SUBSCRIPTIONS, makeSubscription, NOT_ALLOWED, NOT_INVITED, readWish, showTopicOf } from './subscribe.ts'
import { MAX_TOPICS, makeTopic } from './topic.ts'
import { showWish } from './when.ts'
import { parseWish } from './wish.ts'

type Ports = { readonly store: Store; readonly clock: Clock }
type Wish = Extract<Command, { name: 'import' }>

const MAX_SHOWN = 30
const EXAMPLE = 'import {"readout":1,"subscriptions":[{"topic":"grain","when":"daily 08:00 Europe/Berlin"}]}'

/** 'import {…}', 'import check {…}'. */
export function parseImport(rest: string): Command {
  const [, check, text = ''] = /^(check\b)?\s*(.*)$/su.exec(rest) ?? []
  if (text !== '') return { name: 'import', check: check !== undefined, text }
  return { name: 'help', problem: `Write what "export" gave behind it, such as: ${EXAMPLE}` }
}

/** What is done or would be done, and what is wrong; each line names its subject. */
type Report = { readonly done: string[]; readonly faults: string[] }

/** Thrown to have the transaction undone: there are faults, or it was only to be checked. */
class Undone extends Error {}

/** `unchanged`: all of it is there already. */
export type Imported = { readonly reply: Reply; readonly outcome: 'done' | 'checked' | 'unchanged' | 'refused' }

export async function answerImport({ store, clock }: Ports, { check, text }: Wish, asker: Asker): Promise<Imported> {
  const refuse = (reply: Reply): Imported => ({ reply, outcome: 'refused' })
  if (!asker.mayManage) return refuse(say(NOT_ALLOWED))
  const transfer = readTransfer(text)
  if (!('readout' in transfer)) return refuse(sayFaults(transfer))
  if (asker.canPost === false && (transfer.subscriptions ?? []).length > 0) return refuse(say(NOT_INVITED))
  const report: Report = { done: [], faults: [] }
  try {
    await store.transact(async (trx) => {
      await importTopics(trx, transfer, asker, report)
      await importSettings(trx, transfer, asker, report)
      await importSubscriptions(trx, transfer, { asker, now: clock(), report })
      if (check || report.faults.length > 0) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  const { done, faults } = report
  if (faults.length > 0) return refuse(sayFaults(faults))
  if (done.length === 0) {
    return { reply: say(`Nothing to change: ${nameChannel(asker)} has all of that already.`), outcome: 'unchanged' }
  }
  const head = check ? 'This would be done, and nothing is done yet:' : `Imported into ${nameChannel(asker)}:`
  return { reply: sayList(head, bound(done)), outcome: check ? 'checked' : 'done' }
}

function sayFaults(faults: readonly string[]): Reply {
  return sayList(`Nothing was imported. An import looks like this: ${EXAMPLE}. What is wrong:`, bound(faults))
}

function bound(lines: readonly string[]): readonly string[] {
  const more = lines.length - MAX_SHOWN
  return more > 0 ? [...lines.slice(0, MAX_SHOWN), `and ${more} more`] : lines
}

async function importTopics(trx: Store, { topics = [] }: Transfer, asker: Asker, { done, faults }: Report) {
  const seen = new Set<string>()
  for (const { name, query } of topics) {
    const made = makeTopic(name, query, { isKept: true })
    if (typeof made === 'string') {
      faults.push(`topic ${show(name)}: ${made}`)
      continue
    }
    if (seen.has(made.key)) faults.push(`topic ${made.name}: it is there twice.`)
    seen.add(made.key)
    const before = await trx.topics.find(asker.destination, made.key)
    if (before !== null && isSame(before.query, made.query)) continue
    const others = before === null ? [] : await trx.subscriptions.findFollowing(asker.destination, made.key)
    const here = showDestination(asker.destination)
    if (others.some(({ destination }) => showDestination(destination) !== here)) {
      faults.push(`topic ${made.name}: other channels follow it as ${before?.query}; "topic edit" changes it for them.`)
      continue
    }
    await trx.topics.save(asker.destination, made)
    done.push(`topic ${made.name}: ${made.query}${before === null ? '' : `; before: ${before.query}`}`)
  }
  if ((await trx.topics.all(asker.destination)).length > MAX_TOPICS) {
    faults.push(`topics: a workspace has at most ${MAX_TOPICS}.`)
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [readTopic(one), readTopic(other)]
  return a !== null && b !== null && topicKey(a) === topicKey(b)
}

async function importSettings(trx: Store, { settings = [] }: Transfer, asker: Asker, { done, faults }: Report) {
  let after: ChannelSettings = await trx.settings.find(asker.destination)
  for (const { name, value } of settings) {
    const setting = findSetting(name)
    const next = setting === null ? 'nothing of that name can be set.' : setting.set(after, value, asker.timeZone)
    if (setting === null || typeof next === 'string') {
      faults.push(`setting ${show(name)}: ${String(next)}`)
      continue
    }
    if (setting.show(next) !== setting.show(after)) done.push(`setting ${setting.name}: ${setting.show(next)}`)
    after = next
  }
  await trx.settings.save(asker.destination, after)
}

type Row = NonNullable<Transfer['subscriptions']>[number]
type Here = { readonly asker: Asker; readonly now: number; readonly report: Report }

async function importSubscriptions(trx: Store, { subscriptions = [] }: Transfer, here: Here) {
  const { asker, now, report } = here
  const seen = new Set<string>()
  for (const [at, row] of subscriptions.entries()) {
    const meant = await findTopic(trx, row, asker)
    const wish = parseWish(`all ${row.when}`)
    const how = wish.topic === 'all' ? readWish(wish, asker.timeZone) : null
    if (typeof meant === 'string' || how === null) {
      const problem = typeof meant === 'string' ? meant : wish.topic === 'all' ? wish.problem : NO_WHEN
      report.faults.push(`subscription ${show(row.named ?? row.topic ?? '')}: ${problem}`)
      continue
    }
    const before = await trx.subscriptions.findByDestination(asker.destination)
    // A millisecond apart: they are listed in the order in which they were made.
    const made = makeSubscription(how, meant, { destination: asker.destination, before, now: now + at })
    const old = before.find(({ id }) => id === made.id)
    const after: Subscription = { ...made, pausedAt: row.paused === true ? (old?.pausedAt ?? now) : null }
    if (seen.has(made.id)) report.faults.push(`subscription ${showTopicOf(made)}: it is there twice.`)
    seen.add(made.id)
    if (old !== undefined && showRow(old) === showRow(after)) continue
    await trx.subscriptions.save(after)
    report.done.push(`subscription ${showRow(after)}${old === undefined ? '' : `; before: ${showRow(old)}`}`)
  }
  const all = await trx.subscriptions.findByDestination(asker.destination)
  if (all.length > MAX_SUBSCRIPTIONS) {
    report.faults.push(`subscriptions: a channel has at most ${MAX_SUBSCRIPTIONS}; these would make ${all.length}.`)
  }
}

const NO_WHEN = 'Write when it comes, such as: daily 08:00 Europe/Berlin on mon,fri'

/** By its name a topic of the workspace alone; words are words, though there be a topic of that name. */
async function findTopic(trx: Store, { named, topic = '' }: Row, asker: Asker): Promise<Meant | string> {
  if (named !== undefined) {
    const meant = await findMeant(trx, named, asker)
    return typeof meant === 'string' || meant.named === undefined ? 'no topic has that name here.' : meant
  }
  const query = readTopic(topic)
  return query === null ? 'that is no topic: write words, a "phrase", or all.' : { query, shown: topic }
}

function showRow(subscription: Subscription): string {
  return `${showTopicOf(subscription)} ${showWish(subscription)}${subscription.pausedAt === null ? '' : ', paused'}`
}

function show(words: string): string {
  return `“${words.replace(/[\p{Cc}“”]/gu, '').slice(0, 40)}”`
}
