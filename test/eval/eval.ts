// Why it exists: `npm run eval` runs the engine over our own cases and prints precision and recall for each kind.
import { parseArgs } from 'node:util'
import { extract } from '../../src/extract/extract.ts'
import { write } from '../../src/terminal.ts'
import { BARS, type Result, summarise } from './bars.ts'
import { articleOf, type Case, KINDS, type Kind, readCases } from './cases.ts'
import { score } from './score.ts'

const USAGE = `npm run eval [-- KIND…] [-- --round 1|2|3] [-- --misses], where KIND is one of: ${KINDS.join(', ')}\n`

const lines: string[] = []
const say = (line: string): number => lines.push(line)

function resultsOf(kind: Kind): readonly Result[] {
  return readCases(kind).map((one: Case) => ({ one, verdict: score(kind, one, extract(articleOf(one))) }))
}

const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`).padStart(8)

function row(label: string, results: readonly Result[]): string {
  const { cases, clean, expected, predicted, precision, recall } = summarise(results)
  const counts = [cases, clean, expected, predicted].map((count) => String(count).padStart(9))
  return `${label.padEnd(18)}${counts.join('')} ${percent(precision)} ${percent(recall)}`
}

function sayMisses(kind: Kind, results: readonly Result[]): void {
  for (const { one, verdict } of results) {
    if (verdict.missed.length === 0 && verdict.wrong.length === 0) continue
    say(`\n${kind} ${one.id} (round ${one.round}, ${one.published ?? 'no date'})`)
    say(one.text.replace(/^/gm, '    '))
    for (const line of verdict.right) say(`  = ${line}`)
    for (const line of verdict.missed) say(`  - ${line}`)
    for (const line of verdict.wrong) say(`  + ${line}`)
  }
}

function run(argv: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { misses: { type: 'boolean' }, round: { type: 'string' } },
  })
  const kinds = KINDS.filter((kind) => positionals.length === 0 || positionals.includes(kind))
  if (positionals.some((name) => !KINDS.includes(name as Kind)) || !/^[1-3]?$/.test(values.round ?? '')) {
    process.stderr.write(USAGE)
    return 1
  }
  const short: string[] = []
  say(`${''.padEnd(18)}    cases    right expected    found precision   recall`)
  for (const kind of kinds) {
    const all = resultsOf(kind)
    const results = all.filter(({ one }) => values.round === undefined || String(one.round) === values.round)
    say(row(kind, results))
    const rounds = [...new Set(results.map(({ one }) => one.round))].sort()
    if (rounds.length > 1) {
      for (const round of rounds)
        say(
          row(
            `  round ${round}`,
            results.filter(({ one }) => one.round === round),
          ),
        )
    }
    if (values.misses === true) sayMisses(kind, results)
    short.push(...BARS.flatMap(({ what, holds }) => (holds(summarise(results), kind) ? [] : [`${kind}: ${what}`])))
  }
  if (values.misses === true) say('\n= right, - missed, + found and wrong')
  for (const line of short) say(`below the bar: ${line}`)
  return short.length === 0 ? 0 : 1
}

try {
  process.exitCode = run(process.argv.slice(2))
  await write(`${lines.join('\n')}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n${USAGE}`)
  process.exitCode = 1
}
