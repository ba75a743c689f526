// Why it exists: the operator says in the terminal which feeds are read, while the bot runs or not, and brings lists of them along.
import { plain } from '../briefing/plain.ts'
import { answerFeed } from '../commands/feeds.ts'
import { addSource, makeSource } from '../commands/source.ts'
import { renderReply } from '../commands/text.ts'
import type { Asker, FeedVerb } from '../core/command.ts'
import { ReadoutError } from '../core/errors.ts'
import type { ProbeFeed } from '../core/ports.ts'
import { readAddress } from '../core/source.ts'
import { complain, readStdin, width, write } from '../terminal.ts'
import { FEED, FEEDS } from './feed.ts'
import { makeCliFetcher } from './read.ts'
import { loadSettings, usageError, withStore } from './run.ts'

/** The terminal is its operator's. */
const OPERATOR: Asker = {
  destination: { platform: 'web', workspace: 'terminal', channel: 'terminal' },
  userId: 'terminal',
  timeZone: null,
  mayManage: true,
}

export async function runFeeds(args: readonly string[]): Promise<number> {
  const [verb, what, ...more] = args
  if (more.length > 0) throw usageError(FEEDS)
  if (verb === 'import' && what !== undefined) return runImport(what)
  if (verb === 'export') return runExport(what ?? null)
  if (verb === 'list' && what === undefined) return runAnswer('list', '')
  if ((verb === 'add' || verb === 'remove' || verb === 'test') && what !== undefined) return runAnswer(verb, what)
  throw usageError(`${FEED} | ${FEEDS}`)
}

async function runAnswer(verb: FeedVerb, url: string): Promise<number> {
  const config = await loadSettings()
  const probe: ProbeFeed = async (address) => {
    const { makeProbe } = await import('../ingest/discover.ts')
    return makeProbe(await makeCliFetcher(config))(address)
  }
  return withStore(config, async (store) => {
    const reply = await answerFeed({ store, clock: Date.now, probe, full: true }, verb, url, OPERATOR)
    await write(`${renderReply(reply, { width: width() })}\n`)
    return 0
  })
}

async function runImport(file: string): Promise<number> {
  const { readFileBytes } = await import('../ingest/file.ts')
  const { readOpml } = await import('../ingest/opml.ts')
  const { outlines, refused } = readOpml(file === '-' ? await readStdin() : await readFileBytes(file))
  return withStore(await loadSettings(), async (store) => {
    // All of a list or nothing of it.
    const counts = await store.transact(async (trx) => {
      const counted = { added: 0, known: 0, full: 0 }
      for (const { url, title } of outlines) {
        const address = readAddress(url) ?? url
        counted[await addSource(trx, makeSource(address, { origin: 'user', title, now: Date.now() }))]++
      }
      return counted
    })
    const rest = [
      counts.known > 0 ? `${counts.known} there already` : null,
      counts.full > 0 ? `${counts.full} left out: no more feeds are read than there are` : null,
      refused > 0
        ? `${refused} refused: no address of the web, too long, with a password, or of a private network`
        : null,
    ].filter((part) => part !== null)
    await write(`${[`${counts.added} added`, ...rest].join(', ')}. "feed list" shows how each stands.\n`)
    return 0
  })
}

async function runExport(file: string | null): Promise<number> {
  const { writeOpml } = await import('../ingest/opml.ts')
  return withStore(await loadSettings(), async (store) => {
    const all = await store.sources.all()
    const opml = writeOpml(all.map(({ url, title }) => ({ url, title })))
    if (file === null) await write(opml)
    else {
      await saveFile(file, opml)
      complain(
        `${all.length} ${all.length === 1 ? 'feed' : 'feeds'} written to ${plain(file)}; their addresses may hold keys.`,
      )
    }
    return 0
  })
}

/** Never over a file that is there. */
export async function saveFile(file: string, text: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises')
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    const why = isThere ? 'it is there already. Give another name.' : 'it cannot be written there.'
    throw new ReadoutError('invalid', 'unreadable', `The file was not written: ${why}`, { cause: error })
  }
}
