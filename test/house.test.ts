// Why it exists: the house's rules, held by the build: import directions, sizes, banned calls, and docs that are true.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/commands/help.ts'
import { SETTINGS } from '../src/config.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

function filesUnder(folder: string): string[] {
  const at = join(root, folder)
  if (!existsSync(at)) return []
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(root, name)).isFile())
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const sources = [...filesUnder('src'), ...filesUnder('adapters')].filter((file) => /\.(?:ts|mjs)$/.test(file))

/** The files and packages that a file imports; files relative to the root. */
function importsOf(file: string): string[] {
  const found = read(file).matchAll(
    /(?:^|\n)(?:import|export)\s[^'";]*?\bfrom\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g,
  )
  return [...found]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => (name.startsWith('.') ? relative(root, normalize(join(root, dirname(file), name))) : name))
}

/** The part of the house that a file belongs to: 'core', 'ingest', 'adapters/slack', 'pipeline' … */
function partOf(file: string): string {
  const [top = '', second = ''] = file.split('/')
  if (top === 'adapters') return `adapters/${second}`
  return second.includes('.') ? second.replace(/\.(?:ts|mjs)$/, '') : second
}

const LEAVES = ['ingest', 'extract', 'stories', 'briefing', 'delivery', 'storage', 'sample', 'ops']
/** What each part may import besides itself; parts that are not listed join the others and may import all but main and cli. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ...Object.fromEntries(LEAVES.map((part) => [part, ['core']])),
  commands: ['core', 'briefing'],
  config: ['core'],
  terminal: ['core', 'briefing'],
}

/** Packages of the parts that reach neither disk nor network by themselves; a new one is a decision. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  core: ['zod'],
  extract: ['any-ascii', 'chrono-node', 'wink-lexicon', 'wink-pos-tagger'],
  stories: ['any-ascii', 'node:crypto'],
  briefing: ['node:crypto'],
  commands: ['any-ascii', 'fastest-levenshtein', 'node:crypto'],
  delivery: ['node-cron', 'node:crypto'],
}

function foreignTo(part: string, imported: readonly string[]): readonly string[] {
  const isOurs = (name: string) => /^(?:src|adapters)\//.test(name)
  const isListed = (name: string) => PACKAGES[part]?.some((one) => name === one || name.startsWith(`${one}/`)) === true
  return imported.filter((name) => !isOurs(name) && !isListed(name))
}

function breaks(file: string, imported: string): boolean {
  const [from, to] = [partOf(file), partOf(imported)]
  if (from === to) return false
  if ((to === 'main' || to === 'cli') && from !== 'start') return true
  if (from.startsWith('adapters/')) return to !== 'core' && to !== 'briefing'
  const may = MAY[from]
  if (may === undefined) return false
  return !may.includes(to) && !(from === 'commands' && imported === 'src/delivery/slots.ts')
}

describe('imports point one way', () => {
  it.each(sources)('%s', (file) => {
    const wrong = importsOf(file).filter((name) => /^(?:src|adapters)\//.test(name) && breaks(file, name))
    expect(wrong, `${file} may not import these; hand it what it needs by a type of core/ports.ts`).toEqual([])
  })

  it.each(Object.keys(PACKAGES))('%s imports no other packages than it needs', (part) => {
    const files = sources.filter((file) => partOf(file) === part)
    expect(files.length).toBeGreaterThan(0)
    const foreign = files.flatMap((file) => foreignTo(part, importsOf(file)).map((name) => `${file} ${name}`))
    expect(foreign, 'take what comes from outside as an argument').toEqual([])
  })

  it('keeps the disk and the network out of what is pure', () => {
    const outside = ['node:fs', 'fs', 'node:http', 'undici', 'better-sqlite3', 'kysely', 'node:child_process']
    for (const part of ['core', 'extract', 'stories']) expect(foreignTo(part, outside)).toEqual(outside)
    expect(foreignTo('extract', ['chrono-node', 'chrono-node/en', 'src/storage/people.ts'])).toEqual([])
    expect(foreignTo('extract', ['node:crypto', 'chrono-nodes'])).toEqual(['node:crypto', 'chrono-nodes'])
  })

  it('names the import that breaks the rule', () => {
    expect(breaks('src/extract/people.ts', 'src/storage/people.ts')).toBe(true)
    expect(breaks('adapters/slack/render.ts', 'adapters/discord/render.ts')).toBe(true)
    expect(breaks('src/pipeline.ts', 'src/cli.ts')).toBe(true)
    expect(breaks('src/commands/list.ts', 'src/delivery/slots.ts')).toBe(false)
    expect(breaks('src/core/span.ts', 'src/extract/people.ts')).toBe(true)
  })
})

/** Word lists and tables are as long as the language. */
const measured = sources.filter((file) => !/\/lexicon\/|\.d\.ts$/.test(file))

/** Functions of more than 60 lines, as 'line length'. Formatted code: one at the margin ends with a bare brace there. */
function longFunctions(code: string): readonly string[] {
  const lines = code.split('\n')
  return lines.flatMap((line, at) => {
    const isHead = /^(?:export )?(?:(?:async )?function |const \w+.*(?:=> \{|= (?:async )?\()$)/.test(line)
    const length = lines.slice(at).findIndex((other) => /^\}\)?$/.test(other)) + 1
    return isHead && length > 60 ? [`${at + 1} ${length} lines`] : []
  })
}

describe('sizes', () => {
  const lengths = measured.map((file) => ({ file, lines: read(file).split('\n').length - 1 }))

  it('no file has more than 300 lines', () => {
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('the median is below 100 lines', () => {
    const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(100)
  })

  it('no function has more than 60 lines', () => {
    const long = measured.flatMap((file) => longFunctions(read(file)).map((found) => `${file}:${found}`))
    expect(long).toEqual([])
  })

  it.each([
    ['in one line', 'function one() {'],
    ['over lines', 'export async function one(ports: {\n  a: string\n}): Promise<{\n  b: string\n}> {'],
    ['as a constant', 'export const one: Type = async (\n  a: string,\n): Promise<void> => {'],
    ['in a call', 'export const one = remembered((word) => {'],
  ])('counts a function whose head stands %s', (_form, head) => {
    const lines = head.split('\n').length
    const end = head.includes('remembered') ? '})' : '}'
    const of = (length: number) => `const before = 1\n${head}\n${'  a()\n'.repeat(length - lines - 1)}${end}\n`
    expect(longFunctions(of(60))).toEqual([])
    expect(longFunctions(of(61))).toEqual(['2 61 lines'])
  })
})

describe('style', () => {
  it.each(sources)('%s says in its first line why it exists', (file) => {
    expect(read(file)).toMatch(/^\/\/ Why it exists: \S/)
  })

  it.each<readonly [string, RegExp, RegExp]>([
    ['process.env is read by config.ts alone', /\bprocess\.env\b/, /^src\/config\.ts$/],
    [
      'nothing is printed but by the command line and main',
      /\bconsole\.|process\.std(?:out|err)\b/,
      /^src\/(?:cli|main|terminal|start)\.(?:ts|mjs)$/,
    ],
    [
      'no random numbers where the same input must give the same bytes',
      /\bMath\.random\b|\bcrypto\.randomUUID\b|\brandomUUID\(/,
      /^(?:src\/main\.ts|adapters\/)/,
    ],
    ['no clock but the one that is handed in', /\bDate\.now\b|new Date\(\)/, /^src\/(?:cli\/.*|cli|main)(?:\.ts)?$/],
    [
      'what is pure reaches nothing by a global',
      /\bprocess\.|\bglobalThis\b|(?<![.\w])fetch\(|\bWebSocket\b/,
      /^(?!src\/(?:core|extract|stories)\/)/,
    ],
    ['no any and no default export', /[\w)\]]\??:\s*any\b[^ ]|\bas any\b|\bexport default\b/, /\.d\.ts$/],
    ['nothing is evaluated', /\beval\(|new Function\(/, /^$/],
    ['no host of a package registry', /registry\.npmjs|npmjs\.org|deb\.debian/, /^$/],
  ])('%s', (_rule, banned, allowed) => {
    expect(sources.filter((file) => !allowed.test(file) && banned.test(read(file)))).toEqual([])
  })

  it('no barrels, no utils, no dist', () => {
    expect(sources.filter((file) => /(?:^|\/)(?:index\.ts|utils?\/|dist\/|helpers?\/)/.test(file))).toEqual([])
  })
})

/** The commands of each table: the first words of what stands in backticks in its rows' first cells. */
function tablesOf(markdown: string): readonly ReadonlySet<string>[] {
  return [...markdown.matchAll(/(?:^\|.*\n?)+/gm)].map(([table]) => {
    const cells = table.split('\n').map((row) => row.split(/(?<!\\)\|/)[1] ?? '')
    return new Set(
      cells.flatMap((cell) => [...cell.matchAll(/`(?:\/readout )?([a-z]+)\b[^`]*`/g)].map((found) => found[1] ?? '')),
    )
  })
}

function missingIn(table: ReadonlySet<string>, commands: readonly string[]): readonly string[] {
  return commands.filter((command) => !table.has(command))
}

function nearest(tables: readonly ReadonlySet<string>[], commands: readonly string[]): ReadonlySet<string> {
  const lacks = (table: ReadonlySet<string>) => missingIn(table, commands).length
  return tables.toSorted((a, b) => lacks(a) - lacks(b))[0] ?? new Set()
}

describe('the README tells the truth', () => {
  const readme = existsSync(join(root, 'README.md')) ? read('README.md') : ''

  it('names every setting, as .env.example does', () => {
    expect(SETTINGS.filter((key) => !readme.includes(`\`${key}\``))).toEqual([])
    expect(SETTINGS.filter((key) => !read('.env.example').includes(`${key}=`))).toEqual([])
  })

  it('names every command of the terminal in one table, and every command of the chat in one', () => {
    const help = execFileSync(process.execPath, [join(root, 'src/start.mjs'), 'cli', 'help'], { encoding: 'utf8' })
    const terminal = [...help.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1] ?? '')
    expect(terminal.length).toBeGreaterThan(4)
    const tables = tablesOf(readme)
    expect(missingIn(nearest(tables, terminal), terminal)).toEqual([])
    const chat = COMMANDS.map(({ usage }) => usage.split(' ')[0] ?? '')
    expect(missingIn(nearest(tables, chat), chat)).toEqual([])
  })

  it('takes for a command only what begins a row', () => {
    const table = '| command | what |\n| --- | --- |\n| `read FILE\\|-`, `list` | shows `help` |\n| pause | no |'
    const [one, two, ...more] = tablesOf(`help\n\n${table}\n\n| \`/readout claims STATUS\` | all |\n`)
    expect([[...(one ?? [])], [...(two ?? [])], more]).toEqual([['read', 'list'], ['claims'], []])
  })

  it('gives the two commands', () => {
    expect(readme).toContain('npm ci && npm start')
    expect(readme).toContain('npm ci && npm test')
  })
})

/** The paths in backticks; `*` stands for any part of a name. */
function pathsIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/`((?:src|adapters|test|scripts|deploy)\/[\w./*-]+\.\w+)`/g)].map(
    (match) => match[1] ?? '',
  )
}

function matches(path: string, file: string): boolean {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(file)
}

describe('ARCHITECTURE.md is a map', () => {
  const named = pathsIn(read('ARCHITECTURE.md'))

  it('of nothing that is not there', () => {
    const there = ['src', 'adapters', 'test', 'scripts', 'deploy'].flatMap(filesUnder)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((path) => !there.some((file) => matches(path, file)))).toEqual([])
  })

  it('of every file: by its path, or by one such as src/extract/people-*.ts', () => {
    const files = [...filesUnder('src'), ...filesUnder('adapters')]
    expect(files.filter((file) => !named.some((path) => matches(path, file)))).toEqual([])
  })

  it('reads paths and globs', () => {
    expect(pathsIn('`src/a.ts` src/b.ts `src/c-*.ts` `src/`')).toEqual(['src/a.ts', 'src/c-*.ts'])
    expect(matches('src/c-*.ts', 'src/c-one.ts')).toBe(true)
    expect(matches('src/*.ts', 'src/a/b.ts')).toBe(false)
    expect(matches('src/a.ts', 'src/abts')).toBe(false)
  })
})
