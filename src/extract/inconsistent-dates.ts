// Why it exists: two days that the narrator gives to one thing that happens once: a death, a resignation, a founding.
import type { Inconsistency } from '../core/extraction.ts'
import { evidenceOf, type Span } from '../core/span.ts'
import { sentenceAt } from './clauses.ts'
import type { Document } from './document.ts'
import { needsOf } from './pattern-words.ts'
import type { Mention } from './people.ts'

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const DATE = `(?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2}\\b|${MONTH} (?:19|20)\\d\\d|${MONTH}\\b|${WEEKDAY}\\b|1[5-9]\\d\\d\\b|20\\d\\d\\b)`

type Kind = { readonly whose: 'person' | 'thing'; readonly verb: string; readonly noun: string | null }

/** What happens to one person, or to one thing, once. */
const KINDS: readonly Kind[] = [
  // "Hovgaard, who died in 2019 … since Hovgaard's death in 2016"
  { whose: 'person', verb: 'died', noun: 'death' },
  // "resigned on Monday … The governor's resignation on Friday"
  { whose: 'person', verb: 'resigned|stepped down', noun: 'resignation' },
  // "was kidnapped on 14 June … the kidnapping of the nurse on 2 May"
  { whose: 'person', verb: '(?:was|were) (?:kidnapped|abducted)', noun: 'kidnapping|abduction' },
  // "who seized power in January 2024 … since he took power in June 2025"
  { whose: 'person', verb: '(?:seized|took) power', noun: null },
  { whose: 'person', verb: 'was born', noun: 'birth' },
  // "The church was built in 1703 … a church that, built in 1730"
  { whose: 'thing', verb: 'built', noun: null },
  { whose: 'thing', verb: 'founded', noun: 'founding' },
  // "lifted its ban in April … The ban, which was lifted in February"
  { whose: 'thing', verb: 'lifted', noun: null },
]

const PATTERNS = KINDS.map((kind) => ({
  ...kind,
  verbs: new RegExp(`\\b(?:${kind.verb})\\b([^.;,"]{0,60}?) (?:on|in) (${DATE})`, 'gi'),
  nouns:
    kind.noun === null
      ? null
      : new RegExp(
          `\\b(?:${kind.noun})\\b((?: of (?:the )?[\\w'-]+(?: [\\w'-]+)?| (?:that|which) [^.;,"]{3,40}?)?) (?:on|in) (${DATE})`,
          'gi',
        ),
}))

const COMPILED = PATTERNS.map((kind) => ({
  ...kind,
  verbKeys: keysOf(kind.verbs),
  nounKeys: kind.nouns === null ? [] : keysOf(kind.nouns),
}))

// Another one of the kind, or a day that was moved or mended.
const OTHER =
  /\b(?:predecessor|previous|another|second|third|old|older|original\w*|first (?:built|founded)|re-?built|again|earlier|instead of|postponed|corrected|replac\w*|anniversary|later|attempt\w*|would|will|if|when the)\b/i

type Found = { readonly date: string; readonly span: Span; readonly noun: boolean; readonly sentence: Span }

/** The first words that a pattern needs, one of which stands in every text that it fits. */
function keysOf(pattern: RegExp): readonly string[] {
  const [form, more] = needsOf(pattern) ?? []
  return form === undefined || more !== undefined ? [''] : [...(form[0] ?? [''])]
}

export function findDateConflicts(document: Document, mentions: readonly Mention[]): Inconsistency[] {
  const lower = document.normal.toLowerCase()
  // A pattern reads the whole text; looking for its word costs little.
  const matches = (pattern: RegExp | null, keys: readonly string[]): readonly RegExpExecArray[] =>
    pattern !== null && keys.some((key) => lower.includes(key)) ? [...document.normal.matchAll(pattern)] : []
  for (const kind of COMPILED) {
    const verbs = matches(kind.verbs, kind.verbKeys)
    const nouns = matches(kind.nouns, kind.nounKeys)
    // What happens once is told a few times; more often it happens to many.
    if (verbs.length + nouns.length < 2 || verbs.length + nouns.length > 6) continue
    const told = [
      ...verbs.map((match) => read(document, match, false)),
      ...nouns.map((match) => read(document, match, true)),
    ]
    const body = told
      .filter((found) => found !== null)
      .filter(({ span }) => span.start >= (document.headline?.end ?? 0))
      .sort((a, b) => a.span.start - b.span.start)
    const [one, other, ...more] = body
    if (one === undefined || other === undefined || more.length > 0) continue
    if (one.sentence.start === other.sentence.start || !clash(one.date, other.date)) continue
    if ([one, other].some(({ sentence }) => OTHER.test(document.normal.slice(sentence.start, sentence.end)))) continue
    const same =
      kind.whose === 'person' ? isOnePerson(document, mentions, one, other) : isOneThing(document, one, other)
    if (!same) continue
    const [a, b] = [evidenceOf(document.text, one.span), evidenceOf(document.text, other.span)]
    return [{ kind: 'date', text: `${a.quote} … ${b.quote}`, evidence: [a, b], rule: 'two-dates' }]
  }
  return []
}

function read(document: Document, match: RegExpExecArray, noun: boolean): Found | null {
  const span = { start: match.index, end: match.index + match[0].length }
  const quoted = document.quotes.some(({ start, end }) => start < span.end && span.start < end)
  const sentence = sentenceAt(document, span.start)
  if (quoted || sentence === undefined || new RegExp(DATE, 'i').test(match[1] ?? '')) return null
  // "accepted the resignation on Wednesday" is the day of the accepting: the noun must be a subject, or stand behind a preposition.
  const before = document.normal.slice(sentence.start, span.start)
  if (
    noun &&
    !/^(?:[\w'’-]+ ){0,3}$|\b(?:since|after|before|of|until|by) (?:[\w'’-]+ ){0,3}$/i.test(before) &&
    !/\b(?:that|which)\b/.test(match[1] ?? '')
  )
    return null
  return { date: (match[2] ?? '').toLowerCase(), span, noun, sentence }
}

/** Two days, two months or two years; a day and a year may be the same. */
function clash(one: string, other: string): boolean {
  const shape = (date: string): string =>
    /day$/.test(date)
      ? 'weekday'
      : date
          .replace(/\d{3,}/g, 'y')
          .replace(/\d+/g, 'd')
          .replace(/[a-z]{3,}/g, 'm')
          .split(' ')
          .sort()
          .join(' ')
  return one !== other && shape(one) === shape(other)
}

/** Both are told of the same person, or the later one by a pronoun or a title where nobody else is named. */
function isOnePerson(document: Document, mentions: readonly Mention[], one: Found, other: Found): boolean {
  const inside = ({ sentence }: Found): ReadonlySet<string> =>
    new Set(
      mentions
        .filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
        .map(({ personId }) => personId),
    )
  const [a, b] = [inside(one), inside(other)]
  const [first] = a
  if (first === undefined || a.size > 1 || b.size > 1) return false
  if (b.size === 1) return b.has(first)
  const words = document.normal.slice(other.sentence.start, other.span.end)
  return other.noun ? /\bthe\b/i.test(words) : /\b(?:he|she)\b[^,;]{0,30}$/i.test(words)
}

/** One noun stands beside both verbs: "the church was built", "a church that, built". */
function isOneThing(document: Document, one: Found, other: Found): boolean {
  const nouns = ({ span, sentence }: Found): ReadonlySet<string> =>
    new Set(
      document.tokens
        .filter(
          ({ start, end, pos }) =>
            /^NNS?$/.test(pos) && start >= Math.max(sentence.start, span.start - 40) && end <= span.end,
        )
        .map(({ lemma }) => lemma)
        .filter((lemma) => !/^(?:year|month|week|day|time)$/.test(lemma)),
    )
  const known = nouns(one)
  return [...nouns(other)].some((noun) => known.has(noun))
}
