// Why it exists: the terminal's way in: one table of commands; every failure is one line on standard error and exit 1.
// Each command loads what it needs when it runs, so that help and an answer need not wait for the engine.
import { parseArgs } from 'node:util'
import { CLAIMS, runAsk, runClaims } from './cli/ask.ts'
import { DELIVERIES, runDeliveries } from './cli/deliveries.ts'
import { DOCTOR, runDoctor } from './cli/doctor.ts'
import { FEED, FEEDS, runFeed } from './cli/feed.ts'
import { runFeeds } from './cli/feeds.ts'
import { BACKUP, PURGE, runBackup, runPurge } from './cli/keep.ts'
import { runPage } from './cli/page.ts'
import { runExplain, runExtract, runIngest, runRead, runSchema } from './cli/read.ts'
import { type Options, usageError } from './cli/run.ts'
import { runStories, STORIES } from './cli/stories.ts'
import { EXPORT, IMPORT, runExport, runImport } from './cli/transfer.ts'
import { COMMANDS } from './commands/help.ts'
import { endWithNearest } from './commands/nearest.ts'
import { PEOPLE_VERBS } from './core/command.ts'
import { messageOf, ReadoutError } from './core/errors.ts'
import { complain, write } from './terminal.ts'

const TOPIC = 'topic list | topic show NAME | topic create NAME QUERY | topic edit NAME QUERY | topic remove NAME'
const PEOPLE = 'people of ID | people merge A, B | people split A, WORDS | people undo [ID]'

type Subcommand = {
  readonly usage: string
  readonly about: string
  /** Asked in words as a channel asks: a word may begin with a minus there. */
  readonly chat?: true
  /** Options of this command alone; a text where the value is a word. */
  readonly own?: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  readonly run: (args: readonly string[], options: Options) => Promise<number>
}

/** What a channel asks by a press of a button. */
const PARTS = {
  people: 'who is named in a story',
  sources: 'its articles',
  stories: 'the stories of a digest',
} as const

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  read: {
    usage: 'read FILE|URL|- [--published YYYY-MM-DD] [--full]',
    about: 'print the briefing of one article, with --full every line of it; nothing is stored',
    run: runRead,
  },
  ingest: {
    usage: 'ingest FILE|URL|-… [--published YYYY-MM-DD]',
    about: 'read articles or a feed into the store, each once however often it comes',
    run: runIngest,
  },
  ...Object.fromEntries(
    COMMANDS.filter(({ usage }) => usage !== 'help').map(({ usage, about }) => chatRow(usage, about)),
  ),
  latest: {
    usage: 'latest [TOPIC] [--full]',
    about: 'the briefing of the newest story, of all or of a topic; with --full every line of it',
    chat: true,
    run: (args, { full }) => runAsk('latest', args, 'latest [TOPIC] [--full]', full),
  },
  claims: {
    usage: CLAIMS,
    about: 'the newest claims, or those of a person or story, and who has confirmed or denied them',
    chat: true,
    run: runClaims,
  },
  ...Object.fromEntries(Object.entries(PARTS).map(([name, about]) => chatRow(`${name} of ID`, about))),
  people: chatRow(PEOPLE, `${PARTS.people}; or put right by hand who is who`)[1],
  topic: chatRow(
    TOPIC,
    'a query with a name, for all channels: which there are, what one finds now, made, changed, taken out',
  )[1],
  export: {
    usage: EXPORT,
    about: 'the subscriptions and settings of a channel, the page’s where none is named, and the topics, as JSON',
    own: { channel: { type: 'string' } },
    run: runExport,
  },
  import: {
    usage: IMPORT,
    about: 'say what an export would change in a channel; with --yes change it, all or nothing',
    own: { channel: { type: 'string' }, yes: { type: 'boolean' } },
    run: runImport,
  },
  explain: {
    usage: 'explain FILE|URL|- [--published YYYY-MM-DD]',
    about: 'print a text sentence by sentence with what was found in it, and by which rule',
    run: runExplain,
  },
  stories: {
    usage: STORIES,
    about: 'the stories of a digest; of a file of lines {"id","text"} which texts make one story, a line of JSON each',
    run: runStories,
  },
  extract: {
    usage: 'extract FILE…|- [--published YYYY-MM-DD]',
    about: 'one line of JSON per file: all that the engine says about it',
    run: runExtract,
  },
  page: {
    usage: 'page FILE|URL|- | page --batch',
    about:
      'print what is read of a page; --batch reads lines {"id","url","html":FILE} and prints a line of JSON for each',
    own: { batch: { type: 'boolean' } },
    run: runPage,
  },
  feed: {
    usage: `${FEED} | ${FEEDS}`,
    about:
      'show what would come in from a feed or the feed of a site; which feeds are read, and how each stands; lists of feeds as OPML',
    own: { manifest: { type: 'string' }, root: { type: 'string' } },
    run: (args, options) => (args[0] === undefined || args[0] === 'show' ? runFeed(args, options) : runFeeds(args)),
  },
  deliveries: {
    usage: DELIVERIES,
    about: 'what was posted, skipped or failed and why, in all channels or in one',
    own: { limit: { type: 'string' } },
    run: runDeliveries,
  },
  doctor: {
    usage: DOCTOR,
    about: 'check settings, tokens, permissions, channels, database, feeds and clock, and say what to mend',
    run: runDoctor,
  },
  backup: { usage: BACKUP, about: 'copy the database to a new file, safely while the bot runs', run: runBackup },
  purge: {
    usage: PURGE,
    about:
      'count what READOUT_KEEP_DAYS, a day or a workspace would have deleted; with --yes delete it; claims and people stay',
    own: { before: { type: 'string' }, workspace: { type: 'string' }, yes: { type: 'boolean' } },
    run: runPurge,
  },
  schema: { usage: 'schema', about: 'the JSON Schema of a line of extract', run: runSchema },
}

function chatRow(usage: string, about: string): readonly [string, Subcommand] {
  const [name = ''] = usage.split(' ')
  const run = (args: readonly string[]): Promise<number> => {
    const first = args[0]?.toLowerCase()
    const isPart = args.length === 2 && first === 'of'
    const isDecision = name === 'people' && PEOPLE_VERBS.some((verb) => verb === first)
    const isKnown = !Object.hasOwn(PARTS, name) || isPart || isDecision
    return isKnown ? runAsk(name, args, usage) : Promise.reject(usageError(usage))
  }
  return [name, { usage, about, chat: true, run }]
}

/** Runs one command of the terminal; resolves to the exit status: 0, 1 for what went wrong, 78 for wrong settings. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined
  if (subcommand === undefined) {
    const isHelp = /^(?:help|--help|-h)$/.test(name)
    const end = endWithNearest(name, Object.keys(SUBCOMMANDS))
    if (isHelp) await write(help())
    else complain(`There is no command "${shown(name)}"${end} "npm run -s readout -- help" lists them.`)
    return isHelp ? 0 : 1
  }
  try {
    const { positionals, values } = subcommand.chat ? parseChat(rest) : parse(rest, subcommand.own)
    if (values.help === true) {
      await write(`${subcommand.usage}\n  ${subcommand.about}\n`)
      return 0
    }
    const { published, full, help: _, ...own } = values
    return await subcommand.run(positionals, { published: wordOf(published), full: full === true, own })
  } catch (error) {
    return fail(error, subcommand)
  }
}

type Parsed = {
  readonly positionals: readonly string[]
  readonly values: Options['own']
}

function wordOf(value: string | boolean | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function parse(rest: readonly string[], own: Subcommand['own'] = {}): Parsed {
  return parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: {
      published: { type: 'string' },
      full: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      ...own,
    },
  })
}

/** 'subscribe grain -sports …': one minus belongs to the words, two make an option. */
function parseChat(rest: readonly string[]): Parsed {
  const isOption = (word: string) => word.startsWith('--') || word === '-h'
  const { values } = parse(rest.filter(isOption))
  return { positionals: rest.filter((word) => !isOption(word)), values }
}

function fail(error: unknown, { usage }: Subcommand): number {
  if (error instanceof TypeError && /^ERR_PARSE_ARGS/.test((error as NodeJS.ErrnoException).code ?? '')) {
    complain(`That option is unknown or lacks its value. Usage: ${usage}`)
    return 1
  }
  complain(messageOf(error))
  if (!(error instanceof ReadoutError))
    for (const line of String((error as Error)?.stack ?? error).split('\n')) complain(line)
  return error instanceof ReadoutError && error.reason === 'config' ? 78 : 1
}

function shown(word: string): string {
  return word.replace(/[^\p{L}\p{N}._-]/gu, '?').slice(0, 40)
}

function help(): string {
  const rows = Object.values(SUBCOMMANDS).map(({ usage, about }) => `  ${usage}\n      ${about}`)
  return `Readout reads news articles and says what is known, by whose word, and what nobody has confirmed.\n\nnpm run -s readout -- COMMAND\n\n${rows.join('\n')}\n`
}
