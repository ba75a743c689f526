// Why it exists: how long it lasted: "more than two hours", "75-minute", "nearly an hour", "three days".
import type { Duration } from '../core/event.ts'
import type { Span } from '../core/span.ts'
import type { Document } from './document.ts'

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['a couple of', 2],
  ...ONES.split(' ').map((word, index) => [word, index + 1] as const),
  ...TENS.split(' ').map((word, index) => [word, 20 + 10 * index] as const),
])
const NUMBER = String.raw`\d+(?:\.\d+)?[½¼¾]?|[½¼¾]|(?:${TENS.replaceAll(' ', '|')})-(?:one|two|three|four|five|six|seven|eight|nine)|${[
  ...NUMBERS.keys(),
]
  .sort((a, b) => b.length - a.length)
  .join('|')}`
const RELATION =
  '(?:just |a little |a bit |slightly |well |rather )?(?:more than|over|longer than|less than|under|fewer than|short of)|at least|upwards of|no less than|not less than|in excess of|not quite|nearly|almost|barely|hardly|scarcely|up to|no more than|at most|the best part of|the better part of|about|around|roughly|approximately|some|close to|an estimated|a good'
const FRACTION = '(?: |-)and(?: |-)a(?: |-)(half|quarter)'
const AMOUNT = String.raw`(?<number>${NUMBER})(?<fraction>${FRACTION})?(?<plus>-plus| or more)?(?: full| whole| good| solid| long| straight| consecutive)?(?: |-)(?<unit>hours?|minutes?|days?|weeks?|seconds?|hrs?|mins?)\b(?:(?<=ho?u?rs?)(?:,? and|,)? (?:(?<minutes>${NUMBER})(?: |-)(?:minutes?|mins?)\b|(?<half>a half|a quarter|three quarters)\b(?! of)))?(?<after>,? or so\b|,? give or take\b|,? or more\b| plus\b)?`
const DURATION = new RegExp(
  String.raw`\b(?:(?<relation>${RELATION})(?: |-))?(?:(?<fixed>half(?: |-)an(?: |-)hour|half(?: |-)hour|three(?: |-)quarters of an hour|a quarter of an hour|a quarter-hour)|(?<long>hour|day|week)(?=-long\b)|(?<hours>\d+) ?h(?: ?(?<rest>\d+) ?m(?:in)?)?\b|(?:a good |a full |a solid |a whole )?(?<lone>hour)(?= and)(?: and (?<more>${NUMBER}) minutes?)|${AMOUNT})(?:-long)?\b`,
  'giu',
)
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
])
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^s/i, 1 / 60],
  [/^m/i, 1],
  [/^h/i, 60],
  [/^d/i, 1440],
  [/^w/i, 10_080],
]
const RELATIONS: readonly (readonly [RegExp, Duration['relation']])[] = [
  [/more than|over|at least|longer|upwards|excess|no(?:t)? less|a good/i, 'more-than'],
  // "Nearly an hour" is less than one.
  [
    /less|under|fewer|not quite|short of|nearly|almost|barely|hardly|scarcely|up to|no more|at most|(?:best|better) part/i,
    'less-than',
  ],
  [/./, 'about'],
]
const NO_MORE = /^no more/i

export type FoundDuration = Duration & { readonly span: Span }

/** Durations in minutes, hours, days or weeks inside a span, in order, with their places. */
export function findDurations(document: Document, span: Span): FoundDuration[] {
  const found: FoundDuration[] = []
  for (const match of document.normal.slice(span.start, span.end).matchAll(DURATION)) {
    const minutes = minutesOf(match.groups ?? {})
    if (minutes === null || minutes <= 0) continue
    // "A good hour and forty minutes": the words of praise are no part of the length.
    const offset = match.groups?.lone === undefined ? 0 : match[0].search(/\bhour/i)
    const start = span.start + match.index + offset
    const end = span.start + match.index + match[0].length
    found.push({
      text: document.text.slice(start, end),
      minutes,
      relation: relationOf(match.groups ?? {}),
      span: { start, end },
    })
  }
  return found
}

function relationOf({ relation, number, plus, after }: Groups): Duration['relation'] {
  if (plus !== undefined || /more|plus/i.test(after ?? '')) return 'more-than'
  const words = relation ?? (after !== undefined || /^a couple/i.test(number ?? '') ? 'about' : undefined)
  if (words === undefined) return 'exact'
  if (NO_MORE.test(words)) return 'less-than'
  return RELATIONS.find(([known]) => known.test(words))?.[1] ?? 'about'
}

type Groups = Readonly<Record<string, string | undefined>>

function minutesOf(groups: Groups): number | null {
  const { fixed, hours, lone, long } = groups
  if (fixed !== undefined) return /^half/i.test(fixed) ? 30 : /^three/i.test(fixed) ? 45 : 15
  if (hours !== undefined) return Number(hours) * 60 + Number(groups.rest ?? 0)
  if (lone !== undefined) return 60 + (numberOf(groups.more) ?? 0)
  const amount = long === undefined ? numberOf(groups.number) : 1
  const scale = UNITS.find(([unit]) => unit.test(groups.unit ?? long ?? ''))?.[1]
  if (amount === null || scale === undefined) return null
  const part = (words: string | undefined): number =>
    words === undefined ? 0 : /three/i.test(words) ? 0.75 : /quarter/i.test(words) ? 0.25 : 0.5
  const minutes = (amount + part(groups.fraction) + part(groups.half)) * scale + (numberOf(groups.minutes) ?? 0)
  return Math.round(minutes * 2) / 2
}

function numberOf(word: string | undefined): number | null {
  if (word === undefined) return null
  const lower = word.toLowerCase()
  const part = FRACTIONS.get(lower.at(-1) ?? '')
  if (part !== undefined) return part + (lower.length > 1 ? Number(lower.slice(0, -1)) : 0)
  const [tens, ones] = lower.split('-')
  const sum = ones === undefined ? undefined : (NUMBERS.get(tens ?? '') ?? 0) + (NUMBERS.get(ones) ?? 0)
  return NUMBERS.get(lower) ?? sum ?? (/^\d/.test(word) ? Number(word) : null)
}
