// Why it exists: the sums over cases, and the bars that each kind is held to.
import type { Case, Kind } from './cases.ts'
import type { Verdict } from './score.ts'

export type Result = { readonly one: Case; readonly verdict: Verdict }
export type Summary = {
  readonly cases: number
  /** Cases with nothing missed and nothing wrong. */
  readonly clean: number
  readonly expected: number
  readonly predicted: number
  /** Null where nothing was found, or nothing was to be found. */
  readonly precision: number | null
  readonly recall: number | null
}

export function summarise(results: readonly Result[]): Summary {
  const count = (key: keyof Verdict) => results.reduce((sum, { verdict }) => sum + verdict[key].length, 0)
  const [right, missed, wrong] = [count('right'), count('missed'), count('wrong')]
  const clean = results.filter(({ verdict }) => verdict.missed.length + verdict.wrong.length === 0).length
  // Where nothing is to be found at all, precision is the share of cases in which nothing was.
  const nothingToFind = results.length > 0 && results.every(({ one }) => one.expect.length === 0)
  const precision = right + wrong === 0 ? null : right / (right + wrong)
  return {
    cases: results.length,
    clean,
    expected: right + missed,
    predicted: right + wrong,
    precision: nothingToFind ? clean / results.length : precision,
    recall: right + missed === 0 ? null : right / (right + missed),
  }
}

export const MIN_CASES = 120
const MIN_PRECISION = 0.95
const MIN_RECALL = 0.85

export const BARS: readonly { readonly what: string; readonly holds: (summary: Summary, kind: Kind) => boolean }[] = [
  { what: `fewer than ${MIN_CASES} cases`, holds: ({ cases }) => cases >= MIN_CASES },
  { what: 'precision under 95 %', holds: ({ precision }) => precision !== null && precision >= MIN_PRECISION },
  { what: 'recall under 85 %', holds: ({ recall }, kind) => kind === 'ordinary' || (recall ?? 0) >= MIN_RECALL },
]
