// Why it exists: what a channel has set up goes into a file and comes out of one, for the operator in the terminal.
import { plain } from '../briefing/plain.ts'
import type { Asker } from '../core/command.ts'
import { type Destination, PLATFORMS } from '../core/subscription.ts'
import { MAX_TRANSFER } from '../core/transfer.ts'
import { complain, readStdin, width, write } from '../terminal.ts'
import { saveFile } from './feeds.ts'
import { loadSettings, type Options, usageError, withStore } from './run.ts'

export const EXPORT = 'export [FILE] [--channel CHANNEL]'
export const IMPORT = 'import FILE|- [--channel CHANNEL] [--yes]'

export async function runExport(args: readonly string[], { own }: Options): Promise<number> {
  const [file, more] = args
  if (more !== undefined) throw usageError(EXPORT)
  const destination = await readChannel(own.channel, EXPORT)
  const { makeTransfer } = await import('../commands/export.ts')
  return withStore(await loadSettings(), async (store) => {
    const transfer = await makeTransfer(store, destination)
    const text = `${JSON.stringify(transfer, null, 2)}\n`
    if (file === undefined) {
      await write(text)
      return 0
    }
    await saveFile(file, text)
    const { subscriptions = [], topics = [] } = transfer
    const counts = `subscriptions: ${subscriptions.length}, topics: ${topics.length}`
    complain(`Written to ${plain(file)} (${counts}). "import ${plain(file)}" takes it in.`)
    return 0
  })
}

/** Without --yes it only says what it would do. */
export async function runImport(args: readonly string[], { own }: Options): Promise<number> {
  const [file, more] = args
  if (file === undefined || more !== undefined) throw usageError(IMPORT)
  const destination = await readChannel(own.channel, IMPORT)
  const { readFileBytes } = await import('../ingest/file.ts')
  const bytes = file === '-' ? await readStdin() : await readFileBytes(file)
  // Four bytes make a character at most.
  if (bytes.length > MAX_TRANSFER * 4) throw usageError(IMPORT, `${plain(file)} is too large to be an export.`)
  const { answerImport } = await import('../commands/import.ts')
  const { renderReply } = await import('../commands/text.ts')
  const asker: Asker = {
    ...{ destination, userId: 'terminal', timeZone: null, mayManage: true },
    channelName: destination.platform === 'web' ? 'the page’s channel' : destination.channel,
  }
  return withStore(await loadSettings(), async (store) => {
    const wish = { name: 'import', check: own.yes !== true, text: new TextDecoder().decode(bytes) } as const
    const { reply, outcome } = await answerImport({ store, clock: Date.now }, wish, asker)
    const text = renderReply(reply, { width: width() })
    if (outcome === 'refused') {
      for (const line of text.split('\n')) complain(line)
      return 1
    }
    await write(`${text}\n${outcome === 'checked' ? 'Add --yes to do it.\n' : ''}`)
    return 0
  })
}

/** The page's one channel where none is named. */
async function readChannel(given: string | boolean | undefined, usage: string): Promise<Destination> {
  if (given === undefined) return (await import('../../adapters/web/routes.ts')).WEB_CHANNEL
  const [, name, workspace = '', channel = ''] =
    /^([a-z]+)[:/]([^:/\s]{1,100})[:/]([^:/\s]{1,100})$/u.exec(String(given)) ?? []
  const platform = PLATFORMS.find((one) => one === name)
  if (platform !== undefined) return { platform, workspace, channel }
  throw usageError(usage, '--channel takes a platform, a workspace and a channel, such as slack:T0123:C0456.')
}
