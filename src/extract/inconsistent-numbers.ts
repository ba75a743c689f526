// Why it exists: two numbers of one thing, in the narrator's own words, that cannot both hold.
import type { Inconsistency } from '../core/extraction.ts'
import { covers, evidenceOf, type Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import type { Document } from './document.ts'
import { findQuantities, numberOf, type Quantity, stemsOf } from './inconsistent-quantities.ts'
import type { InconsistencyRule } from './lexicon/rules.ts'
import type { Mention } from './people.ts'

// Counts that grow, were mended, or belong to another time or another part.
const MOVING =
  /\b(?:rose|risen|rising|rises|fell|fallen|climbed|grew|grown|increased|revised|corrected|updated|up from|down from|earlier|previous\w*|last (?:week|month|year|season|night)|ago|so far|initially|at first|later|more|another|additional|further|remaining|rest|others?|including|among|mostly|of whom|of them)\b/i

export function findNumberConflicts(
  document: Document,
  mentions: readonly Mention[],
  reported: readonly Reported[],
): Inconsistency[] {
  const pairs = [
    ...countConflicts(document, reported),
    ...tollConflict(document),
    ...ageConflicts(document, mentions),
    ...termConflict(document),
    ...scoreConflict(document),
    ...voteConflict(document),
    ...ordinalConflict(document),
  ]
  return pairs.map(({ rule, one, other }) => {
    const [a, b] = [evidenceOf(document.text, one), evidenceOf(document.text, other)]
    return { kind: 'number', text: `${a.quote} … ${b.quote}`, evidence: [a, b], rule }
  })
}

// What is counted more often is no one thing.
const MOST_COUNTS = 12

type Pair = { readonly rule: InconsistencyRule; readonly one: Span; readonly other: Span }

/** "Police arrested 46 people at a rally … All 64 people who were arrested at the rally": the one thing counted twice. */
function countConflicts(document: Document, reported: readonly Reported[]): Pair[] {
  const all = findQuantities(document)
  const byNoun = new Map<string, Quantity[]>()
  for (const one of all)
    for (const noun of one.nouns) byNoun.set(noun, [...(byNoun.get(noun) ?? []).slice(0, MOST_COUNTS), one])
  for (const later of all) {
    if (!later.definite || later.narrowed.length === 0) continue
    const same = [...new Set(later.nouns.flatMap((noun) => byNoun.get(noun) ?? []))]
    if (same.length > MOST_COUNTS) continue
    const others = same.filter(({ value }) => value !== later.value)
    // Where a thing is counted in three ways, or so twice, the counts are of different parts.
    if (new Set(others.map(({ value }) => value)).size !== 1 || same.length - others.length !== 1) continue
    const before = others.find((one) => one.sentence < later.sentence && isNarrowedAlike(document, one, later))
    if (before === undefined || isPart(document, before, later) || isMoving(document, before, later)) continue
    if (haveTwoVoices(document, reported, before.span, later.span)) continue
    return [{ rule: 'two-counts', one: before.span, other: later.span }]
  }
  return []
}

/** "20 were freed and eight …; three are still in jail": the sum or the difference with another number beside it. */
function isPart(document: Document, before: Quantity, later: Quantity): boolean {
  const beside = [before, later].flatMap(({ sentence }) => {
    const { first, last } = document.sentences[sentence] ?? { first: 0, last: 0 }
    return document.tokens.slice(first, last).flatMap(({ lower }) => numberOf(lower) ?? [])
  })
  return beside.some((one) => {
    if (one === later.value || one === before.value) return false
    return one + before.value === later.value || Math.abs(one - before.value) === later.value
  })
}

function isMoving(document: Document, ...quantities: readonly Quantity[]): boolean {
  return quantities.some(({ sentence }) => {
    const { start, end } = document.sentences[sentence] ?? { start: 0, end: 0 }
    return MOVING.test(document.normal.slice(start, end))
  })
}

/** The words that narrow the later count down stand in the sentence of the first one. */
function isNarrowedAlike(document: Document, before: Quantity, later: Quantity): boolean {
  const sentence = document.sentences[before.sentence]
  if (sentence === undefined) return false
  const known = stemsOf(document, sentence)
  const own = later.narrowed.filter((stem) => !before.nouns.includes(stem) || later.nouns.length > 1)
  const shared = own.filter((stem) => known.has(stem)).length
  return own.length > 0 && shared >= (own.length < 3 ? own.length : own.length * 0.66)
}

/** Two sources that give two numbers contradict each other, not the text. */
function haveTwoVoices(document: Document, reported: readonly Reported[], one: Span, other: Span): boolean {
  const voice = (span: Span): string | null => {
    const said = reported.find(({ attribution }) => attribution.contents.some((content) => covers(content, span)))
    if (said === undefined) return null
    const { speaker, source } = said.attribution
    return speaker ?? (source === null ? '' : document.text.slice(source.start, source.end).toLowerCase())
  }
  const [a, b] = [voice(one), voice(other)]
  return a !== null && b !== null && a !== b
}

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`
const HEADLINE_TOLL = new RegExp(
  String.raw`^(${NUMBER}) (?:people )?(killed|dead|die|drowned|injured|hurt|wounded)\b`,
  'i',
)
const TOLL = new RegExp(
  String.raw`(?<!\b(?:least|than|about|some|nearly|almost|around|over) )\b(${NUMBER}) (?:people|persons|men|women|workers|soldiers|children|passengers) (?:were |was |have been |had been |has been )?(killed|died|drowned|injured|hurt|wounded)\b|\b(killed|injured|wounded) (?:at least |about |some |more than )?(${NUMBER})\b`,
  'gi',
)

/** A text without a headline has its first line. */
function headlineEnd({ headline, normal }: Document): number {
  return headline?.end ?? Math.max(0, normal.indexOf('\n'))
}

/** "Six killed in coach crash … Five people were killed": the headline and the one toll of the text. */
function tollConflict(document: Document): Pair[] {
  const headline = { end: headlineEnd(document) }
  const title = HEADLINE_TOLL.exec(document.normal.slice(0, headline.end))
  if (title === null) return []
  const [, written = '', what = ''] = title
  const kind = /^(?:injured|hurt|wounded)/i.test(what)
  const tolls = [...document.normal.slice(headline.end).matchAll(TOLL)].filter(
    (match) => /^(?:injured|hurt|wounded)/i.test(match[2] ?? match[3] ?? '') === kind,
  )
  const [only] = tolls
  if (only === undefined || tolls.length !== 1 || only[1] === undefined) return []
  const body = document.normal.slice(headline.end).toLowerCase()
  if (
    MOVING.test(body) ||
    numberOf(only[1].toLowerCase()) === numberOf(written.toLowerCase()) ||
    mentions(body, written)
  )
    return []
  const start = headline.end + only.index
  return [
    { rule: 'headline-toll', one: { start: 0, end: title[0].length }, other: { start, end: start + only[0].length } },
  ]
}

function mentions(body: string, written: string): boolean {
  const value = numberOf(written.toLowerCase())
  return (body.match(/[\w,-]+/g) ?? []).some((word) => numberOf(word.replace(/,$/, '')) === value)
}

/** "Nell Aldous, 34, … Aldous, 43, told": one person of two ages; a birthday in between makes one year. */
function ageConflicts(document: Document, people: readonly Mention[]): Pair[] {
  const ages = new Map<string, { readonly age: number; readonly span: Span }>()
  for (const { personId, start, end } of people) {
    const match = /^, (\d{1,3}),(?! \d)/.exec(document.normal.slice(end, end + 7))
    const age = Number(match?.[1] ?? 0)
    if (match === null || age < 5 || age > 110) continue
    const span = { start, end: end + match[0].length - 1 }
    const known = ages.get(personId)
    if (known !== undefined && Math.abs(known.age - age) > 1)
      return [{ rule: 'two-ages', one: known.span, other: span }]
    if (known === undefined) ages.set(personId, { age, span })
  }
  return childAge(document)
}

const YEAR_OLD = new RegExp(String.raw`\b(${NUMBER})-year-old (boy|girl|man|woman|child)\b`, 'gi')

/** "A nine-year-old boy … The boy, who is 11": where there is one boy. */
function childAge(document: Document): Pair[] {
  const text = document.normal
  if (!/-year-old /i.test(text)) return []
  const all = [...text.matchAll(YEAR_OLD)]
  const [one] = all
  if (one === undefined || all.length !== 1) return []
  const again = new RegExp(String.raw`\b[Tt]he ${one[2] ?? ''}, (?:who is |aged )?(${NUMBER})(?=[,.])`).exec(text)
  if (again === null) return []
  const [a, b] = [numberOf((one[1] ?? '').toLowerCase()), numberOf((again[1] ?? '').toLowerCase())]
  if (a === null || b === null || Math.abs(a - b) < 2) return []
  return [{ rule: 'two-ages', one: spanOf(one), other: spanOf(again) }]
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length }
}

const JAILED = new RegExp(
  String.raw`\b(?:jailed|imprisoned|sent to (?:prison|jail)) for (${NUMBER}) (years|months)\b|\bsentenced to (${NUMBER}) (years|months)\b`,
  'gi',
)
const TERM = new RegExp(
  String.raw`\b(?:the|his|her) (${NUMBER})-(year|month) (?:prison |jail )?(?:sentence|term)\b`,
  'gi',
)

/** "was jailed for four years … the six-year sentence": where one person was sentenced once. */
function termConflict(document: Document): Pair[] {
  const [term, ...terms] = /-(?:year|month) /i.test(document.normal) ? document.normal.matchAll(TERM) : []
  if (term === undefined) return []
  const [jailed, ...more] = document.normal.matchAll(JAILED)
  if (jailed === undefined || more.length + terms.length > 0 || term.index < jailed.index) return []
  if (/\b(?:suspended|appeal\w*|minimum|maximum|reduced|previous|earlier)\b/i.test(document.normal)) return []
  const [a, b] = [jailed[1] ?? jailed[3] ?? '', term[1] ?? ''].map((word) => numberOf(word.toLowerCase()))
  const sameUnit = (jailed[2] ?? jailed[4] ?? '').toLowerCase().startsWith((term[2] ?? '-').toLowerCase())
  return a === b || !sameUnit ? [] : [{ rule: 'two-sentences', one: spanOf(jailed), other: spanOf(term) }]
}

/** "beat Tarn City 3-2 … The 3-1 victory takes them": the one match of a report. */
function scoreConflict(document: Document): Pair[] {
  const beaten = [
    ...document.normal.matchAll(/\b(?:beat|defeated|thrashed|edged) (?:\p{Lu}[\p{L}-]+ ?){1,4}(\d+-\d+)\b/gu),
  ]
  const [one] = beaten
  const again = /(?<=[.!?]["']?\s)The (\d+-\d+) (?:victory|win|defeat)\b(?! (?:over|against|at|in|on|by))/.exec(
    document.normal,
  )
  if (one === undefined || beaten.length !== 1 || again === null || one[1] === again[1]) return []
  const scores = document.normal.match(/\b\d+-\d+\b/g) ?? []
  return scores.filter((score) => score === again[1]).length > 1
    ? []
    : [{ rule: 'two-scores', one: spanOf(one), other: spanOf(again) }]
}

/** "Parliament backs law by 51 votes to 48 … adopted by 53 votes to 48": the headline and the one vote of the text. */
function voteConflict(document: Document): Pair[] {
  const headline = { end: headlineEnd(document) }
  const votes = [...document.normal.matchAll(/\b(\d+) votes to (\d+)\b/g)]
  const [title, body] = votes
  if (votes.length !== 2 || title === undefined || body === undefined) return []
  if (title.index > headline.end || body.index < headline.end || title[0] === body[0]) return []
  return title[1] === body[2] && title[2] === body[1]
    ? []
    : [{ rule: 'two-votes', one: spanOf(title), other: spanOf(body) }]
}

/** "on his third visit this year … the envoy's fifth visit this year": where only one person travels. */
function ordinalConflict(document: Document): Pair[] {
  const all = [
    ...document.normal.matchAll(
      /(?<=\b(?:his|her|their|'s) )(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (visit|trip|tour) (?:there |to the \w+ )?this (?:year|month|week)\b/gi,
    ),
  ]
  const [one, other] = all
  if (one === undefined || other === undefined || all.length !== 2) return []
  if (one[1]?.toLowerCase() === other[1]?.toLowerCase() || one[2]?.toLowerCase() !== other[2]?.toLowerCase()) return []
  return [{ rule: 'two-counts', one: spanOf(one), other: spanOf(other) }]
}
