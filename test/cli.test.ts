// Why it exists: what somebody at a terminal gets: the answer, or one clear line and exit 1 with nothing half stored.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WEB_CHANNEL } from '../adapters/web/routes.ts'
import { COMMANDS } from '../src/commands/help.ts'
import { extractionFailureSchema, extractionSchema } from '../src/core/extraction.ts'
import { openSqlite } from '../src/storage/sqlite.ts'

// Each test starts Node a few times, which takes seconds on a busy machine.
const START = join(import.meta.dirname, '../src/start.mjs')
const folder = mkdtempSync(join(tmpdir(), 'readout-cli-'))
const at = (name: string): string => join(folder, name)
const CALL = `Halvard and Oriel speak by phone
Prime Minister Signe Halvard and President Matteo Oriel spoke by phone for nearly an hour on Sunday.
Oriel wrote on Plaza that Halvard had promised to pay for 400 homes. Halvard has not confirmed the promise.
`
const feed = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>Lantern Wire</title>${titles.map((title) => `<item><title>${title}</title><description>The ferry to Lume sails again after nine days of storm.</description></item>`).join('')}</channel></rss>`
const SAID = Array.from({ length: 9 }, (_, at) => `The talks with Vesk had cost ${at + 1} weeks`)
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'call.txt': CALL,
  'long.txt': `Norrland and Vesk plan talks\n${SAID.map((words) => `${words}, Signe Halvard said.`).join('\n')}\n`,
  'bare.txt': CALL.slice(CALL.indexOf('\n') + 1),
  'feed.xml': feed('Ferry sails again', 'Old news of a ferry'),
  'dated.xml': `<rss version="2.0"><channel><title>Lantern Wire</title><link>https://lantern.example/</link><language>en</language>
<item><title>Ferry sails &amp;amp; talks resume</title><link>https://lantern.example/a</link><author>ana@lantern.example (Ana Vel)</author><pubDate>Tue, 03 Mar 2026 18:20:00 GMT</pubDate><description>It sails.</description></item>
<item><title>Old news</title><pubDate>31 Feb 2026</pubDate><fullitem>It sailed.</fullitem></item></channel></rss>`,
  'hostile.txt': `Ferry \u202e\u001b[2J sails again\n${CALL}`,
  'empty.txt': '',
  'blank.txt': ' \n\t\n',
  'binary.txt': Uint8Array.from({ length: 2_000 }, (_, index) => (index * 37) % 256),
  'large.txt': 'a'.repeat(20_000_000),
  'login.xml': '<!doctype html><title>Sign in</title><form method="post"><input type="password"></form>',
  'broken.json': '{',
  'stories.jsonl': [
    { id: 'a', text: 'The ferry Aurelia ran aground off Lume in heavy fog. All 210 passengers were saved.' },
    { id: 'b', text: 'Divers look at the hull of the ferry Aurelia, which ran aground off Lume with 210 passengers.' },
    { text: 'no id' },
    { id: 'c', text: 'The cup final in Orlen was won by the home team after extra time.' },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n'),
  'paywall.html': '<title>Ferry talks resume</title><p>Subscribe to continue reading.</p>',
  'german.txt': `Zwei Minister reden über Fähren\nDie Ministerin sagte am Montag, die Fähren würden bald wieder fahren, und dankte ihrem Kollegen für das Gespräch.\n`,
}

beforeAll(async () => {
  await mkdir(at('folder'))
  for (const [name, content] of Object.entries(FILES)) await writeFile(at(name), content)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Ran = { readonly status: number | null; readonly out: string; readonly err: string }

function start(args: readonly string[], database: string): ChildProcess {
  const own = Object.entries(process.env).filter(([key]) => !/^READOUT_|^DATABASE_URL$|^NODE_OPTIONS$/i.test(key))
  const env = { ...Object.fromEntries(own), READOUT_DATABASE: at(database) }
  return spawn(process.execPath, [START, 'cli', ...args], { cwd: folder, env, stdio: 'pipe' })
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve(status))
  })
}

async function run(args: readonly string[], { input = '', database = 'unused.sqlite' } = {}): Promise<Ran> {
  const child = start(args, database)
  const { stdin, stdout, stderr } = child
  if (stdin === null || stdout === null || stderr === null) throw new Error('A child without its pipes.')
  // A command that reads nothing may be gone before its input is written.
  stdin.on('error', () => {})
  stdin.end(input)
  const [status, out, err] = await Promise.all([ended(child), text(stdout), text(stderr)])
  return { status, out, err }
}

describe('what it answers', { timeout: 60_000 }, () => {
  test('read: the briefing of a file, and the same of standard input', async () => {
    const [file, piped] = await Promise.all([
      run(['read', 'call.txt', '--published', '2026-03-31']),
      run(['read', '-', '--published', '2026-03-31'], { input: CALL }),
    ])
    expect(file).toMatchObject({ status: 0, err: '' })
    for (const words of [
      'THE CALL',
      'Signe Halvard; Matteo Oriel',
      'Sunday (29 Mar 2026)',
      'nearly an hour',
      'SOURCES',
    ])
      expect(file.out).toContain(words)
    const clockless = (out: string) => out.replace(/as of .*? UTC/, '')
    expect(clockless(piped.out)).toBe(clockless(file.out))
    expect(existsSync(at('unused.sqlite'))).toBe(false)
  })

  test('read: with --full every line of it', async () => {
    const [short, full] = await Promise.all([run(['read', 'long.txt']), run(['read', 'long.txt', '--full'])])
    expect(short.out).toMatch(/more lines left out/)
    expect(full.out).not.toMatch(/left out/)
    const [lines = ''] = full.out.split('SOURCES')
    for (const words of SAID) expect(lines.replace(/\s+/g, ' ')).toContain(words)
  })

  test('explain: the text with what was found in it and the rule; no character acts on a terminal', async () => {
    const { status, out, err } = await run(['explain', 'hostile.txt', '--published', '2026-03-31'])
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(/CLAIM c1: unconfirmed, stated[\s\S]*rule +has-not-confirmed: /)
    expect(out).toMatch(/\nRULES\n +\d+ {2}[a-z]/)
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
  })

  test('read: of a feed the newest, which is said on standard error', async () => {
    const { status, out, err } = await run(['read', 'feed.xml'])
    expect([status, err]).toEqual([0, 'A feed: this is the newest of its 2 articles; "ingest" reads all of them.\n'])
    expect(out).toMatch(/^Ferry sails again\n/)
  })

  test('stories: which lines of a file make one story; what is no line is said, and exit 1', async () => {
    const { status, out, err } = await run(['stories', 'stories.jsonl'])
    expect(out).toBe('{"id":"a","story":"a"}\n{"id":"b","story":"a"}\n{"id":"c","story":"c"}\n')
    expect([status, err]).toEqual([1, 'Line 3 is no {"id", "text"}; it was left out.\n'])
  })

  test('page: what is read of it, and why it is no more than the headline', async () => {
    const { status, out } = await run(['page', 'paywall.html'])
    expect([status, out]).toEqual([
      0,
      'title      Ferry talks resume\nlanguage   und\nnote       headline only: the text is for subscribers\n',
    ])
  })

  test('feed show: what would come in, and what is no date', async () => {
    const { status, out } = await run(['feed', 'show', 'dated.xml'])
    expect(status).toBe(0)
    expect(out).toBe(`title     Lantern Wire
site      https://lantern.example/
language  en
entries   2

1. Ferry sails & talks resume
   2026-03-03T18:20:00Z · Ana Vel · a summary in the feed, the rest on its page
   https://lantern.example/a

2. Old news
   “31 Feb 2026” is no date: the time of fetching counts · whole text in the feed
   (no link)
`)
  })

  test('feed --manifest: a line for each, with the reason for what cannot be read', async () => {
    const files = ['dated.xml', 'login.xml', 'missing.xml'].map((file) =>
      JSON.stringify({ file, content_type: 'text/xml' }),
    )
    await writeFile(at('manifest.jsonl'), `${files.join('\n')}\n`)
    const { status, out } = await run(['feed', '--manifest', 'manifest.jsonl', '--root', '.'])
    const [dated, ...failed] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(0)
    expect(dated).toMatchObject({
      file: 'dated.xml',
      title: 'Lantern Wire',
      entries: [{ author: 'Ana Vel (ana@lantern.example)' }, {}],
    })
    expect(failed).toEqual([
      { file: 'login.xml', error: 'not_a_feed' },
      { file: 'missing.xml', error: 'no_such_file' },
    ])
  })

  test.each([
    [['feed'], 'Usage: npm run -s readout -- feed show'],
    [['feed', 'show'], 'Usage:'],
    [['feed', '--manifest', 'x'], 'Usage:'],
    [['feed', 'show', 'call.txt'], 'This is no RSS, Atom or JSON feed.'],
  ])('%j: says what is wrong', async (args, words) => {
    const { status, err } = await run(args)
    expect([status, err]).toEqual([1, expect.stringContaining(words)])
  })

  test('page --batch: a line for each, an empty text for what cannot be read', async () => {
    const lines = [
      { id: 'a', url: 'https://courier.example/a', html: 'paywall.html' },
      { id: 'b', html: 'nowhere.html' },
    ]
    const input = `${lines.map((line) => JSON.stringify(line)).join('\n')}\nno JSON\n`
    const { status, out, err } = await run(['page', '--batch'], { input })
    const read = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(read).toEqual([
      { id: 'a', articleBody: '', title: 'Ferry talks resume', author: null, date: null, partial: 'paywall' },
      { id: 'b', articleBody: '', title: '', author: null, date: null },
    ])
    expect(err).toContain('b: There is no file nowhere.html')
    expect(err).toContain('no JSON')
    expect(status).toBe(1)
  })

  test('read: another language is said, and read as far as it goes', async () => {
    const { status, out } = await run(['read', 'german.txt'])
    expect(status).toBe(0)
    expect(out).toContain('Text in German')
  })

  test('extract: one line for each file, in the order given; what cannot be read is a line too, and exit 1', async () => {
    const { status, out, err } = await run(['extract', 'nowhere.txt', 'call.txt', 'empty.txt'])
    expect(status).toBe(1)
    expect(err).toBe('')
    const [missing, call, empty, ...more] = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(more).toEqual([])
    expect(extractionFailureSchema.parse(missing)).toMatchObject({ file: 'nowhere.txt', error: { code: 'not_found' } })
    expect(extractionSchema.parse(call)).toMatchObject({ file: 'call.txt', article: { text: CALL } })
    expect(extractionFailureSchema.parse(empty)).toMatchObject({ file: 'empty.txt', error: { code: 'invalid' } })
  })

  test('extract: standard input, the same bytes each time', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => run(['extract', '-'], { input: CALL })))
    expect(one).toMatchObject({ status: 0, err: '' })
    expect(two?.out).toBe(one?.out)
    expect(extractionSchema.parse(JSON.parse(one?.out ?? ''))).toMatchObject({ file: '-' })
  })

  test('schema: the JSON Schema of such a line', async () => {
    const { status, out } = await run(['schema'])
    expect(status).toBe(0)
    const schema: { readonly properties: Readonly<Record<string, unknown>> } = JSON.parse(out)
    expect(Object.keys(schema.properties)).toEqual(Object.keys(extractionSchema.unwrap().shape))
  })

  test('ingest stores once; person, claims and latest answer from what is stored', async () => {
    const database = 'news.sqlite'
    expect((await run(['ingest', 'call.txt'], { database })).out).toMatch(
      /^stored\s+Halvard and Oriel speak by phone\n$/,
    )
    expect((await run(['ingest', 'call.txt'], { database })).out).toMatch(/^known\s/)
    const [person, claims, latest] = await Promise.all([
      run(['person', 'halvard'], { database }),
      run(['claims', 'unconfirmed'], { database }),
      run(['latest'], { database }),
    ])
    expect(person.out).toMatch(/signe halvard/i)
    expect(claims.out).toContain('Halvard had promised to pay for 400 homes')
    expect(latest.out).toContain('THE CALL')
    for (const { status, err } of [person, claims, latest]) expect([status, err]).toEqual([0, ''])
  })

  test('ingest: standard input; a text without a headline by its first words; no character that acts on a terminal', async () => {
    const database = 'plain.sqlite'
    const piped = await run(['ingest', '-'], { database, input: CALL })
    expect(piped).toMatchObject({ status: 0, out: 'stored  Halvard and Oriel speak by phone\n' })
    const { out } = await run(['ingest', 'bare.txt', 'hostile.txt'], { database })
    expect(out).toMatch(/^\w+ +“Prime Minister Signe Halvard .*…”\n\w+ +Ferry sails again\n$/)
    const { err } = await run(['ingest', 'gone\u001b[2J\u202e.txt'], { database })
    expect(err).toMatch(/^[^\p{Cc}\u202e]*gone[^\p{Cc}\u202e]*\n$/u)
  })

  test('what a channel can ask, asked as the channel of the page', async () => {
    const database = 'asked.sqlite'
    await run(['ingest', 'call.txt', 'long.txt'], { database })
    const asked = async (...words: string[]) => {
      const { status, out, err } = await run(words, { database })
      expect([words, status, err]).toEqual([words, 0, ''])
      return out
    }
    expect(await asked('subscribe', 'speak by phone', '-sports', 'daily', '08:00', 'Europe/Berlin')).toMatch(
      /^Subscribed: .* about "speak by phone" -sports, daily/,
    )
    const store = await openSqlite({ file: at(database), clock: Date.now })
    const [subscription] = await store.subscriptions.findByDestination(WEB_CHANNEL)
    const ids = await store.stories.latest(2)
    await store.close()
    expect(subscription?.topic).toBe('"speak by phone" -sports')
    expect(await asked('list')).toContain('"speak by phone" -sports')
    expect(await asked('preview', 'speak by phone', '-sports')).toMatch(/^Halvard and Oriel speak by phone\n/)
    expect(await asked('pause', '-sports', '"speak by phone"')).toContain('are paused')
    expect(await asked('latest', 'vesk')).toMatch(/left out[\s\S]*\n\nSOURCES\n/)
    expect(await asked('latest', 'vesk', '--full')).not.toContain('left out')
    const stories = await Promise.all(ids.map((id) => asked('story', id)))
    expect(stories.toSorted().map((text) => text.split('\n')[0])).toEqual([
      'Halvard and Oriel speak by phone',
      'Norrland and Vesk plan talks',
    ])
    const parts = await Promise.all(['claims', 'people', 'sources'].map((part) => asked(part, 'of', ids[0] ?? '')))
    for (const part of parts) expect(part).not.toMatch(/^Not found/)
  })

  test('help: every command with what it takes', async () => {
    const [asked, silent] = await Promise.all([run(['--help']), run([])])
    expect(asked).toMatchObject({ status: 0, err: '' })
    expect(silent).toEqual(asked)
    for (const name of [
      'read',
      'extract',
      'schema',
      'ingest',
      'people',
      ...COMMANDS.map(({ usage }) => usage.split(' ')[0]).filter((name) => name !== 'help'),
    ])
      expect(asked.out).toMatch(new RegExp(`^ +${name}\\b`, 'm'))
  })

  test('help of one command', async () => {
    const { status, out, err } = await run(['ingest', '--help'])
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(/^ingest FILE\|URL/)
  })
})

describe('what it refuses: one clear line, exit 1, nothing stored', { timeout: 60_000 }, () => {
  const BAD: readonly (readonly [string, RegExp])[] = [
    ['nowhere.txt', /no file nowhere\.txt/],
    ['empty.txt', /empty\.txt is empty/],
    ['blank.txt', /blank\.txt is empty/],
    ['binary.txt', /binary\.txt is not a text/],
    ['folder', /folder is a directory/],
    ['large.txt', /large\.txt is larger than 5 MB/],
    // A feed whose site asks for a login first.
    ['login.xml', /no RSS, Atom or JSON feed/],
    ['broken.json', /broken\.json.*JSON/],
    ['http://127.0.0.1:1/', /Port 1 is not read/],
    ['http://127.0.0.1:8080/feed.xml', /private or reserved/],
    ['ftp://lantern.example/feed.xml', /Only http and https/],
  ]

  test('every bad source is one line, in the order given, and nothing is stored', async () => {
    const database = 'bad.sqlite'
    const { status, out, err } = await run(['ingest', ...BAD.map(([source]) => source)], { database })
    expect([status, out]).toEqual([1, ''])
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(BAD.length)
    for (const [index, [, line]] of BAD.entries()) expect(lines[index]).toMatch(line)
    expect((await run(['ingest', 'call.txt'], { database })).out).toMatch(/^stored /)
  })

  test.each(['nowhere.txt', 'login.xml', 'http://127.0.0.1:1/'])('read %s', async (source) => {
    const { status, out, err } = await run(['read', source])
    expect([status, out]).toEqual([1, ''])
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each([
    ['a command that is none', ['zebra'], /no command "zebra"\./],
    ['a command mistyped', ['lates'], /no command "lates"; did you mean "latest"\? /],
    ['a word that would act on a terminal', ['\u001b[2J'], /no command "\?\?2J"/],
    ['an option that is none', ['read', '--wat', 'call.txt'], /option is unknown/],
    ['an option without its value', ['extract', 'call.txt', '--published'], /lacks its value/],
    ['a date that is none', ['read', 'call.txt', '--published', 'soon'], /is no date/],
    ['nothing to read', ['read'], /^Usage: .*read/],
    ['two to read', ['read', 'call.txt', 'german.txt'], /^Usage: .*read/],
    ['nobody', ['person'], /^Whom do you mean\?.* Usage: .*person NAME/],
    ['a wish without its hour', ['subscribe', 'grain', 'daily', 'UTC'], /^Still missing: the hour.*Usage: .*subscribe/],
    ['a wish for nothing', ['subscribe'], /^Usage: .*subscribe TOPIC/],
    ['people of nothing', ['people', 'of'], /^Usage: .*people of ID/],
    ['an option that no question has', ['latest', '--wat'], /option is unknown/],
    ['too many words', ['story', 'x'.repeat(400)], /^That is longer than 300 characters\. Usage/],
    ['a status that is none', ['claims', 'wat'], /^A claim stands as one of: [^?]* Usage: .*claims/],
    ['a status mistyped', ['claims', 'deneid'], /Did you mean "claims denied"\?/],
    ['empty standard input', ['read', '-'], /Standard input is empty/],
  ])('%s', async (_what, args, line) => {
    const { status, out, err } = await run(args)
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(line)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('of several the good ones are stored, the others named', async () => {
    const { status, out, err } = await run(['ingest', 'nowhere.txt', 'call.txt'], { database: 'some.sqlite' })
    expect(status).toBe(1)
    expect(out).toMatch(/^stored\s+Halvard/)
    expect(err).toBe('There is no file nowhere.txt. Check the name.\n')
  })
})

test('a reader that goes away ends it in peace', { timeout: 60_000 }, async () => {
  const child = start(['extract', ...Array.from({ length: 40 }, () => 'call.txt')], 'unused.sqlite')
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('A child without its pipes.')
  stdout.once('data', () => stdout.destroy())
  const [status, err] = await Promise.all([ended(child), text(stderr)])
  expect([status, err]).toEqual([0, ''])
})
