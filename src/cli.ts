// Why it exists: the terminal's way in: one table of commands; every failure is one line on standard error and exit 1.
import { parseArgs } from 'node:util'
import { compose } from './briefing/compose.ts'
import { fit } from './briefing/fit.ts'
import { renderText } from './briefing/text.ts'
import { makeAsk } from './commands/ask.ts'
import { renderReply } from './commands/text.ts'
import { type Config, loadConfig } from './config.ts'
import { claimStatusSchema } from './core/claim.ts'
import type { Asker } from './core/command.ts'
import { messageOf, ReadoutError } from './core/errors.ts'
import { extractionJsonSchema } from './core/extraction.ts'
import type { Store } from './core/ports.ts'
import { extract } from './extract/extract.ts'
import { makeFetcher } from './ingest/fetch.ts'
import { makeReader, type Reader } from './ingest/source.ts'
import { makeIngest, makeStoryOf } from './pipeline.ts'
import { openSqlite } from './storage/sqlite.ts'
import { readStdin, userAgent, width, write } from './terminal.ts'

/** The terminal asks as the owner of the page's one channel. */
const TERMINAL: Asker = {
  destination: { platform: 'web', workspace: 'local', channel: 'main' },
  userId: 'owner',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  mayManage: true,
}

type Options = { readonly published: string | null; readonly full: boolean }
type Subcommand = {
  readonly usage: string
  readonly about: string
  readonly run: (args: readonly string[], options: Options) => Promise<number>
}

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  read: {
    usage: 'read FILE|URL|- [--published YYYY-MM-DD] [--full]',
    about: 'print the briefing of one article; nothing is stored',
    run: runRead,
  },
  ingest: {
    usage: 'ingest FILE|URL… [--published YYYY-MM-DD]',
    about: 'read articles or a feed into the store, each once however often it comes',
    run: runIngest,
  },
  latest: { usage: 'latest', about: 'the briefing of the newest story', run: (args) => runAsk('latest', args) },
  person: {
    usage: 'person NAME',
    about: 'the roles of a person, what they said and how their claims stand',
    run: (args) => (args.length === 0 ? Promise.reject(usageError('person NAME')) : runAsk('person', args)),
  },
  claims: {
    usage: 'claims [unconfirmed|denied|confirmed|attributed]',
    about: 'the newest claims, and who has confirmed or denied them',
    run: (args) => {
      const known = args.length === 0 || claimStatusSchema.safeParse(args.join(' ').toLowerCase()).success
      return known
        ? runAsk('claims', args)
        : Promise.reject(usageError('claims [unconfirmed|denied|confirmed|attributed]'))
    },
  },
  extract: {
    usage: 'extract FILE…|- [--published YYYY-MM-DD]',
    about: 'one line of JSON per file: all that the engine says about it',
    run: runExtract,
  },
  schema: { usage: 'schema', about: 'the JSON Schema of such a line', run: runSchema },
}

/** Runs one command of the terminal; resolves to the exit status: 0, 1 for what went wrong, 78 for wrong settings. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = argv
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined
  if (subcommand === undefined) {
    const isHelp = /^(?:help|--help|-h)$/.test(name)
    if (isHelp) await write(help())
    else process.stderr.write(`There is no command "${shown(name)}". "npm run -s readout -- help" lists them.\n`)
    return isHelp ? 0 : 1
  }
  try {
    const { positionals, values } = parse(rest)
    if (values.help === true) {
      await write(`${subcommand.usage}\n  ${subcommand.about}\n`)
      return 0
    }
    return await subcommand.run(positionals, { published: values.published ?? null, full: values.full === true })
  } catch (error) {
    return fail(error, subcommand)
  }
}

function parse(rest: readonly string[]) {
  return parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: {
      published: { type: 'string' },
      full: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
}

function fail(error: unknown, { usage }: Subcommand): number {
  if (error instanceof TypeError && /^ERR_PARSE_ARGS/.test((error as NodeJS.ErrnoException).code ?? '')) {
    process.stderr.write(`That option is unknown or lacks its value. Usage: ${usage}\n`)
    return 1
  }
  process.stderr.write(`${messageOf(error)}\n`)
  if (!(error instanceof ReadoutError)) process.stderr.write(`${String((error as Error)?.stack ?? error)}\n`)
  return error instanceof ReadoutError && error.reason === 'config' ? 78 : 1
}

function shown(word: string): string {
  return word.replace(/[^\p{L}\p{N}._-]/gu, '?').slice(0, 40)
}

function help(): string {
  const rows = Object.values(SUBCOMMANDS).map(({ usage, about }) => `  ${usage}\n      ${about}`)
  return `Readout reads news articles and says what is known, by whose word, and what nobody has confirmed.\n\nnpm run -s readout -- COMMAND\n\n${rows.join('\n')}\n`
}

function usageError(usage: string): ReadoutError {
  return new ReadoutError('invalid', 'usage', `Usage: npm run -s readout -- ${usage}`)
}

function makeSourceReader(config: Config): Reader {
  return makeReader({ fetcher: makeFetcher({ userAgent: userAgent(config.contact) }), readStdin })
}

async function runRead(args: readonly string[], options: Options): Promise<number> {
  const [source, ...more] = args
  if (source === undefined || more.length > 0) throw usageError('read FILE|URL|-')
  const article = await makeSourceReader(loadConfig()).read(source, { publishedAt: options.published })
  const now = Date.now()
  const whole = compose(makeStoryOf(article, extract, now), { asOf: now })
  await write(`${renderText(options.full ? whole : fit(whole), { passages: true, width: width() })}\n`)
  return 0
}

async function runIngest(args: readonly string[], options: Options): Promise<number> {
  if (args.length === 0) throw usageError('ingest FILE|URL…')
  const config = loadConfig()
  const reader = makeSourceReader(config)
  let failed = 0
  await withStore(config, async (store) => {
    const ingest = makeIngest({ store, extract, clock: Date.now })
    for (const source of args) {
      try {
        for (const article of await reader.readAll(source, { publishedAt: options.published })) {
          const { outcome, title } = await ingest(article)
          await write(`${outcome.padEnd(7)} ${title === '' ? '(no headline)' : title}\n`)
        }
      } catch (error) {
        if (!(error instanceof ReadoutError)) throw error
        failed++
        process.stderr.write(`${error.message}\n`)
      }
    }
  })
  return failed === 0 ? 0 : 1
}

async function runAsk(name: string, args: readonly string[]): Promise<number> {
  return withStore(loadConfig(), async (store) => {
    let failure: unknown = null
    const ask = makeAsk({
      store,
      clock: Date.now,
      report: (error) => {
        failure = error
      },
    })
    const reply = await ask(`${name} ${args.join(' ')}`, TERMINAL)
    if (failure !== null) throw failure
    await write(`${renderReply(reply, { width: width() })}\n`)
    return 0
  })
}

async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqlite({ file: config.database, clock: Date.now })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function runExtract(args: readonly string[], options: Options): Promise<number> {
  if (args.length === 0) throw usageError('extract FILE…|-')
  const reader = makeReader({
    fetcher: () => Promise.reject(new ReadoutError('invalid', 'usage', 'Give a file.')),
    readStdin,
  })
  let status = 0
  for (const file of args) {
    try {
      const article = await reader.read(file, { publishedAt: options.published })
      await write(`${JSON.stringify({ file, ...extract(article) })}\n`)
    } catch (error) {
      if (!(error instanceof ReadoutError)) throw error
      status = 1
      await write(`${JSON.stringify({ file, error: { code: error.code, message: error.message } })}\n`)
    }
  }
  return status
}

async function runSchema(): Promise<number> {
  await write(`${JSON.stringify(extractionJsonSchema(), null, 2)}\n`)
  return 0
}
