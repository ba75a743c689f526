// Why it exists: the terminal's `backup` and `purge`: what the operator does about what is kept.
import { resolve } from 'node:path'
import { showDay } from '../briefing/dates.ts'
import type { Config } from '../config.ts'
import { ReadoutError } from '../core/errors.ts'
import type { Workspace } from '../core/retention.ts'
import { PLATFORMS } from '../core/subscription.ts'
import { write } from '../terminal.ts'
import { loadSettings, type Options, usageError, withStore } from './run.ts'

export const BACKUP = 'backup FILE'
export const PURGE = 'purge [--before YYYY-MM-DD | --workspace PLATFORM/ID] [--yes]'

export async function runBackup(args: readonly string[]): Promise<number> {
  const [target, more] = args
  if (target === undefined || more !== undefined) throw usageError(BACKUP)
  const { database } = await loadFileSettings()
  const { backupSqlite } = await import('../storage/backup.ts')
  const size = await backupSqlite(database, resolve(target))
  await write(`${target}: ${(size / 1e6).toFixed(1)} MB, checked and whole. READOUT_DATABASE=${target} uses it.\n`)
  return 0
}

export async function runPurge(args: readonly string[], { own }: Options): Promise<number> {
  const { before, workspace, yes } = own
  if (args.length > 0 || (before !== undefined && workspace !== undefined)) throw usageError(PURGE)
  const config = await loadFileSettings()
  return typeof workspace === 'string'
    ? purgeWorkspace(config, readWorkspace(workspace), yes === true)
    : purgeArticles(config, typeof before === 'string' ? before : null, yes === true)
}

async function loadFileSettings(): Promise<Config> {
  const config = await loadSettings()
  if (config.database !== ':memory:') return config
  throw new ReadoutError('invalid', 'store', 'READOUT_DATABASE is :memory:, which keeps nothing.')
}

async function purgeArticles(config: Config, given: string | null, yes: boolean): Promise<number> {
  const { DAY_MS, purgeBefore } = await import('../retention.ts')
  const before = given === null ? Date.now() - config.keepDays * DAY_MS : readDay(given)
  return withStore(config, async (store) => {
    const count = yes ? await purgeBefore(store, before) : await store.retention.countOld(before)
    const what = `${counted(count, 'article')} read before ${given === null ? `${config.keepDays} days ago` : showDay(before)}`
    const kept = 'Claims, people, roles and what was posted stay.'
    await write(yes ? `Deleted ${what}. ${kept}\n` : `${what} would be deleted. ${kept}${count > 0 ? ADD_YES : ''}\n`)
    return 0
  })
}

const ADD_YES = ' Add --yes to do it.'

async function purgeWorkspace(config: Config, workspace: Workspace, yes: boolean): Promise<number> {
  return withStore(config, async ({ retention }) => {
    const found = await (yes ? retention.purgeOf(workspace) : retention.countOf(workspace))
    const { subscriptions, deliveries, topics, settings } = found
    const own = `${counted(topics, 'topic')} and the settings of ${counted(settings, 'channel')}`
    const counts = `${counted(subscriptions, 'subscription')}, ${counted(deliveries, 'delivery')}, ${own}`
    const whose = `${counts} of ${workspace.platform}/${workspace.workspace}`
    const none = subscriptions + deliveries + topics + settings === 0
    await write(yes ? `Deleted ${whose}.\n` : `${whose} would be deleted.${none ? '' : ADD_YES}\n`)
    return 0
  })
}

function readDay(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text) {
    throw usageError(PURGE, '--before takes a day, such as 2031-05-06.')
  }
  return at
}

function readWorkspace(text: string): Workspace {
  const [, name, workspace = ''] = /^([a-z]+)\/([^/\s]{1,100})$/u.exec(text) ?? []
  const platform = PLATFORMS.find((one) => one === name)
  if (platform === undefined) {
    throw usageError(PURGE, `--workspace takes a platform and an id, such as slack/T0123: ${PLATFORMS.join(', ')}.`)
  }
  return { platform, workspace }
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : noun.replace(/y$/u, 'ie').concat('s')}`
}
