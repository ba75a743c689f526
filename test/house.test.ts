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

const LEAVES = ['ingest', 'extract', 'stories', 'briefing', 'delivery', 'storage', 'sample']
/** What each part may import besides itself; parts that are not listed join the others and may import all but main and cli. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ...Object.fromEntries(LEAVES.map((part) => [part, ['core']])),
  commands: ['core', 'briefing'],
  config: ['core'],
  terminal: ['core'],
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

  it('core imports nothing but zod', () => {
    const foreign = sources
      .filter((file) => partOf(file) === 'core')
      .flatMap((file) => importsOf(file).filter((name) => !name.startsWith('src/core/') && name !== 'zod'))
    expect(foreign).toEqual([])
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
    // Formatted code: a function at the margin ends with the next brace at the margin.
    const long = measured.flatMap((file) => {
      const lines = read(file).split('\n')
      return lines.flatMap((line, at) => {
        if (!/^(?:export )?(?:async )?function |^(?:export )?const \w+ = .*=> \{$/.test(line)) return []
        const length = lines.slice(at).findIndex((other) => /^\}/.test(other)) + 1
        return length > 60 ? [`${file}:${at + 1} ${length} lines`] : []
      })
    })
    expect(long).toEqual([])
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
      /^src\/(?:cli|main|terminal|start|log)\.(?:ts|mjs)$/,
    ],
    [
      'no random numbers where the same input must give the same bytes',
      /\bMath\.random\b|\bcrypto\.randomUUID\b|\brandomUUID\(/,
      /^(?:src\/main\.ts|adapters\/)/,
    ],
    ['no clock but the one that is handed in', /\bDate\.now\b|new Date\(\)/, /^src\/(?:cli|main)\.ts$/],
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

describe('the README tells the truth', () => {
  const readme = existsSync(join(root, 'README.md')) ? read('README.md') : ''

  it('names every setting, as .env.example does', () => {
    for (const key of SETTINGS) {
      expect(readme).toContain(key)
      expect(read('.env.example')).toContain(key)
    }
  })

  it('names every command of the chat and of the terminal', () => {
    for (const { usage } of COMMANDS) expect(readme).toContain(usage.split(' ')[0])
    const help = execFileSync(process.execPath, [join(root, 'src/start.mjs'), 'cli', 'help'], { encoding: 'utf8' })
    const terminal = [...help.matchAll(/^ {2}([a-z]+)/gm)].map((match) => match[1] ?? '')
    expect(terminal.length).toBeGreaterThan(4)
    for (const command of terminal) expect(readme).toContain(command)
  })

  it('gives the two commands', () => {
    expect(readme).toContain('npm ci && npm start')
    expect(readme).toContain('npm ci && npm test')
  })

  it('every file that ARCHITECTURE.md names exists', () => {
    const named = [...read('ARCHITECTURE.md').matchAll(/`((?:src|adapters|test|scripts|deploy)\/[\w./-]+\.\w+)`/g)].map(
      (match) => match[1] ?? '',
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})
