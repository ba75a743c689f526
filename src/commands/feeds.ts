// Why it exists: which feeds are read is said in chat as in the terminal, and so is how each of them stands.
import type { Asker, FeedVerb, Reply } from '../core/command.ts'
import { ReadoutError } from '../core/errors.ts'
import type { Clock, ProbeFeed, Store } from '../core/ports.ts'
import { MAX_SOURCES, readAddress, type Source, showSource } from '../core/source.ts'
import { say, sayList } from './say.ts'
import { addSource, findSource, makeSource } from './source.ts'
import { NOT_ALLOWED } from './subscribe.ts'

type Ports = {
  readonly store: Store
  readonly clock: Clock
  /** Reads a feed once over the network; without it what is added is not looked at first. */
  readonly probe?: ProbeFeed
  readonly full?: boolean
}

const MAX_LISTED = 40
const MINUTE = 60_000

export async function answerFeed(ports: Ports, verb: FeedVerb, url: string, asker: Asker): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  if (verb === 'list') return answerFeedList(ports)
  if (verb === 'remove') return answerRemove(ports, url)
  const address = readAddress(url)
  if (address === null) {
    const problem = 'That is no address of the web. Write one such as https://wire.example/feed.'
    throw new ReadoutError('invalid', 'bad_url', problem)
  }
  return verb === 'add' ? answerAdd(ports, address) : answerTest(ports, address)
}

async function answerAdd({ store, clock, probe }: Ports, address: string): Promise<Reply> {
  const already = await store.sources.findByUrl(address)
  if (already?.state === 'active') return say(`${showSource(already)} is read already.`)
  const found = await probe?.(address)
  const title = found?.title ?? null
  const source = makeSource(readAddress(found?.url ?? address) ?? address, { origin: 'user', title, now: clock() })
  const added = await addSource(store, source)
  if (added === 'full') return say(`At most ${MAX_SOURCES} feeds are read; "feed remove" takes one out.`)
  if (added === 'known') return say(`${showSource(source)} is read already.`)
  const entries = found === undefined ? '' : ` It has ${count(found.entries, 'entry', 'entries')} now.`
  return say(`Added: ${showSource(source)}.${entries} It is read within a minute while the bot runs.`)
}

async function answerTest({ probe }: Ports, address: string): Promise<Reply> {
  if (probe === undefined) return say('Feeds cannot be tested here: ask in the terminal.')
  const { url, title, entries, newest, others } = await probe(address)
  const name = showSource({ url, title })
  const last =
    newest === null
      ? ''
      : `; the newest is “${newest.title}”${newest.at === null ? '' : ` of ${newest.at.slice(0, 10)}`}`
  const text = `${name} can be read: ${count(entries, 'entry', 'entries')}${last}.`
  if (others.length === 0) return say(text)
  return sayList(
    `${text} The page names further feeds:`,
    others.slice(0, 5).map((other) => showSource(other)),
  )
}

async function answerRemove({ store }: Ports, written: string): Promise<Reply> {
  const all = await store.sources.all()
  const source = findSource(all, written)
  if (source === null) {
    const problem = 'Not found: no feed of that address is read. "feed list" shows those that are.'
    throw new ReadoutError('not_found', 'no_such_feed', problem)
  }
  if (source.origin === 'setting') {
    return say(`${showSource(source)} is named by the setting READOUT_FEEDS: take it out there and start the bot anew.`)
  }
  await store.sources.remove(source.id)
  return say(`Removed: ${showSource(source)}. What was read from it stays.`)
}

async function answerFeedList({ store, clock, full = false }: Ports): Promise<Reply> {
  const all = await store.sources.all()
  if (all.length === 0) return say('No feed is read yet. "feed add URL" adds one.')
  // What needs somebody's eye comes first.
  const sorted = all.toSorted((a, b) => Number(isWell(a)) - Number(isWell(b)))
  const shown = full ? sorted : sorted.slice(0, MAX_LISTED)
  const now = clock()
  const rest = all.length - shown.length
  const items = shown.map((source) => `${showSource(source)} · ${showState(source, now)}`)
  return sayList(
    `${count(all.length, 'feed is', 'feeds are')} read:`,
    rest === 0 ? items : [...items, `and ${rest} more`],
  )
}

function isWell({ state, failures }: Source): boolean {
  return state === 'active' && failures === 0
}

function showState(source: Source, now: number): string {
  const { state, lastSuccessAt, lastErrorAt, lastError, failures, nextPollAt, origin } = source
  const parts = [lastSuccessAt === null ? 'not read yet' : `read ${showSpan(now - lastSuccessAt)} ago`]
  if (state === 'gone') parts.push('ended: its site says that it is gone for good')
  else if (failures > 0) parts.push(`${count(failures, 'failure', 'failures')} in a row: ${lastError ?? 'unknown'}`)
  // No failure of the feed's, and yet why nothing comes.
  else if (lastError !== null && (lastErrorAt ?? 0) > (lastSuccessAt ?? 0)) parts.push(lastError)
  if (state === 'active') parts.push(nextPollAt <= now ? 'next now' : `next in ${showSpan(nextPollAt - now)}`)
  if (origin === 'setting') parts.push('from READOUT_FEEDS')
  return parts.join(' · ')
}

/** '40 seconds' is 'a minute': no more exact than the bot's own ticks. */
function showSpan(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE))
  if (minutes < 90) return count(minutes, 'minute', 'minutes')
  const hours = Math.round(minutes / 60)
  return hours < 48 ? count(hours, 'hour', 'hours') : count(Math.round(hours / 24), 'day', 'days')
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`
}
