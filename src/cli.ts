// Why it exists: the terminal's way in: one table of commands; every failure is one line on standard error and exit 1.
// Each command loads what it needs when it runs, so that help and an answer need not wait for the engine.
import { parseArgs } from 'node:util'
import { plain } from './briefing/plain.ts'
import { COMMANDS } from './commands/help.ts'
import { endWithNearest } from './commands/nearest.ts'
import type { Config } from './config.ts'
import type { Article } from './core/article.ts'
import type { Asker } from './core/command.ts'
import { messageOf, ReadoutError } from './core/errors.ts'
import type { Store } from './core/ports.ts'
import type { Reader } from './ingest/source.ts'
import { readStdin, userAgent, width, write } from './terminal.ts'

type Options = { readonly published: string | null; readonly full: boolean }
type Subcommand = {
  readonly usage: string
  readonly about: string
  /** Asked in words as a channel asks: a word may begin with a minus there. */
  readonly chat?: true
  readonly run: (args: readonly string[], options: Options) => Promise<number>
}

const CLAIMS = 'claims [unconfirmed|denied|confirmed|contested|attributed] | claims of ID'
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
    about: 'the newest claims, or those of one story, and who has confirmed or denied them',
    chat: true,
    run: runClaims,
  },
  ...Object.fromEntries(Object.entries(PARTS).map(([name, about]) => chatRow(`${name} of ID`, about))),
  extract: {
    usage: 'extract FILE…|- [--published YYYY-MM-DD]',
    about: 'one line of JSON per file: all that the engine says about it',
    run: runExtract,
  },
  schema: { usage: 'schema', about: 'the JSON Schema of such a line', run: runSchema },
}

function chatRow(usage: string, about: string): readonly [string, Subcommand] {
  const [name = ''] = usage.split(' ')
  const run = (args: readonly string[]): Promise<number> => {
    const isPart = args.length === 2 && args[0]?.toLowerCase() === 'of'
    return Object.hasOwn(PARTS, name) && !isPart ? Promise.reject(usageError(usage)) : runAsk(name, args, usage)
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
    const { positionals, values } = subcommand.chat ? parseChat(rest) : parse(rest)
    if (values.help === true) {
      await write(`${subcommand.usage}\n  ${subcommand.about}\n`)
      return 0
    }
    return await subcommand.run(positionals, { published: values.published ?? null, full: values.full === true })
  } catch (error) {
    return fail(error, subcommand)
  }
}

type Parsed = {
  readonly positionals: readonly string[]
  readonly values: { readonly published?: string; readonly full?: boolean; readonly help?: boolean }
}

function parse(rest: readonly string[]): Parsed {
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

/** One line, whatever a file's name or an article's words have in them. */
function complain(line: string): void {
  process.stderr.write(`${plain(line)}\n`)
}

function shown(word: string): string {
  return word.replace(/[^\p{L}\p{N}._-]/gu, '?').slice(0, 40)
}

function help(): string {
  const rows = Object.values(SUBCOMMANDS).map(({ usage, about }) => `  ${usage}\n      ${about}`)
  return `Readout reads news articles and says what is known, by whose word, and what nobody has confirmed.\n\nnpm run -s readout -- COMMAND\n\n${rows.join('\n')}\n`
}

function usageError(usage: string, problem: string | null = null): ReadoutError {
  const why = problem === null ? '' : `${problem} `
  return new ReadoutError('invalid', 'usage', `${why}Usage: npm run -s readout -- ${usage}`)
}

async function makeSourceReader(config: Config): Promise<Reader> {
  const { makeFetcher } = await import('./ingest/fetch.ts')
  const { makeReader } = await import('./ingest/source.ts')
  return makeReader({ fetcher: makeFetcher({ userAgent: userAgent(config.contact) }), readStdin })
}

async function loadSettings(): Promise<Config> {
  const { loadConfig } = await import('./config.ts')
  return loadConfig()
}

async function runRead(args: readonly string[], options: Options): Promise<number> {
  const [source, ...more] = args
  if (source === undefined || more.length > 0) throw usageError('read FILE|URL|-')
  const reader = await makeSourceReader(await loadSettings())
  const article = await reader.read(source, {
    publishedAt: options.published,
    onFeed: (entries) => {
      if (entries > 1) complain(`A feed: this is the newest of its ${entries} articles; "ingest" reads all of them.`)
    },
  })
  const { compose } = await import('./briefing/compose.ts')
  const { fit } = await import('./briefing/fit.ts')
  const { renderText } = await import('./briefing/text.ts')
  const { extract } = await import('./extract/extract.ts')
  const { makeStoryOf } = await import('./pipeline.ts')
  const now = Date.now()
  const briefing = compose(makeStoryOf(article, extract, now), { asOf: now, full: options.full })
  await write(`${renderText(options.full ? briefing : fit(briefing), { passages: true, width: width() })}\n`)
  return 0
}

async function runIngest(args: readonly string[], options: Options): Promise<number> {
  if (args.length === 0) throw usageError('ingest FILE|URL|-…')
  const config = await loadSettings()
  const reader = await makeSourceReader(config)
  const { extract } = await import('./extract/extract.ts')
  const { makeIngest } = await import('./pipeline.ts')
  const { cut } = await import('./briefing/words.ts')
  const nameOf = ({ title, text }: Article) => plain(title) || `“${cut(plain(text), 60)}”`
  let failed = 0
  await withStore(config, async (store) => {
    const ingest = makeIngest({ store, extract, clock: Date.now })
    for (const source of args) {
      try {
        for (const article of await reader.readAll(source, { publishedAt: options.published })) {
          const { outcome } = await ingest(article)
          await write(`${outcome.padEnd(7)} ${nameOf(article)}\n`)
        }
      } catch (error) {
        if (!(error instanceof ReadoutError)) throw error
        failed++
        complain(error.message)
      }
    }
  })
  return failed === 0 ? 0 : 1
}

async function runClaims(args: readonly string[]): Promise<number> {
  const { findStanding, sayUnknown } = await import('./commands/claims.ts')
  const [first = '', ...more] = args.map((word) => word.toLowerCase())
  const isPart = first === 'of' && more.length === 1
  const isStatus = more.length === 0 && (first === '' || findStanding(first) !== undefined)
  if (!isPart && !isStatus) throw usageError(CLAIMS, first === 'of' ? null : sayUnknown(args.join(' ')))
  return runAsk('claims', args, CLAIMS)
}

/** What a shell took the quotation marks from is put in them again: a phrase is a phrase. */
function wordsOf(name: string, args: readonly string[]): string {
  // A name, a headline; or a whole wish in one argument.
  const asIs = /^(?:person|story)$/.test(name) || (name === 'subscribe' && args.length === 1)
  const words = args.map((arg) => (asIs || /["“”]/u.test(arg) ? arg : arg.replace(/^(-?)(.*\s.*)$/su, '$1"$2"')))
  return [name, ...words].join(' ')
}

async function runAsk(name: string, args: readonly string[], usage: string, full = false): Promise<number> {
  const { parse: parseWords } = await import('./commands/parse.ts')
  const words = wordsOf(name, args)
  const command = parseWords(words)
  if (command.name === 'help') throw usageError(usage, command.problem)
  const { makeAsk } = await import('./commands/ask.ts')
  const { renderReply } = await import('./commands/text.ts')
  const asker = await makeAsker()
  return withStore(await loadSettings(), async (store) => {
    let failure: unknown = null
    const ask = makeAsk({
      store,
      clock: Date.now,
      full,
      report: (error) => {
        failure = error
      },
    })
    const reply = await ask(words, asker)
    if (failure !== null) throw failure
    if (reply.form !== undefined) throw usageError(usage, reply.form.problem)
    await write(`${renderReply(reply, { width: width() })}\n`)
    return 0
  })
}

/** The terminal asks as the owner of the page's one channel. */
async function makeAsker(): Promise<Asker> {
  const { WEB_CHANNEL } = await import('../adapters/web/routes.ts')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { destination: WEB_CHANNEL, userId: 'web', timeZone, mayManage: true, channelName: 'the page’s channel' }
}

async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const { openSqlite } = await import('./storage/sqlite.ts')
  const store = await openSqlite({ file: config.database, clock: Date.now })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function runExtract(args: readonly string[], options: Options): Promise<number> {
  if (args.length === 0) throw usageError('extract FILE…|-')
  const { makeReader } = await import('./ingest/source.ts')
  const { extract } = await import('./extract/extract.ts')
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
  const { extractionJsonSchema } = await import('./core/extraction.ts')
  await write(`${JSON.stringify(extractionJsonSchema(), null, 2)}\n`)
  return 0
}
