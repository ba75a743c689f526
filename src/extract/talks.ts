// Why it exists: next steps: what is announced, agreed, scheduled, offered, possible or cancelled.
import { covers, type Evidence, type Span } from '../core/span.ts'
import type { Talk } from '../core/talk.ts'
import type { Reported } from './attributions.ts'
import { sentencePassage, words } from './clauses.ts'
import { findDate, findLooseTime } from './dates.ts'
import type { Document, Sentence } from './document.ts'
import { CONDITIONAL, NEXT_PREDICATE, TAKEN_BACK, TALK_PATTERNS, type TalkPattern, UNDONE } from './lexicon/talks.ts'
import type { Names } from './people.ts'
import { findPlace } from './places.ts'
import { tellerAt } from './tellers.ts'

// A step once told is not told again for each sentence that repeats it.
const MOST = 8

/** The next steps of a text in order, each once. `text` is a slice; ids are 't1', 't2', …. */
export function findTalks(
  document: Document,
  names: Names,
  reported: readonly Reported[],
  publishedAt: string | null,
): Talk[] {
  const talks: Talk[] = []
  const seen: Set<string>[] = []
  for (const sentence of document.sentences) {
    if (isAside(document, sentence)) continue
    for (const clause of clausesOf(document, sentence, reported)) {
      const found = matchPattern(document, clause.span)
      if (found === null) continue
      const talk = build(document, names, publishedAt, clause, found, sentence, talks.length + 1)
      const key = contentWords(talk.text)
      if (seen.some((other) => alike(other, key))) continue
      seen.push(key)
      talks.push(talk)
      if (talks.length === MOST) return talks
    }
  }
  return talks
}

/** Headlines repeat what the body says more exactly; credits are no news. */
function isAside(document: Document, sentence: Sentence): boolean {
  if (document.headline !== null && sentence.start < document.headline.end) return true
  return document.credits.ignored.some((credit) => covers(credit, sentence))
}

const BETWEEN =
  /\bbetween (?:the )?(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*) and (?:the )?(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*)/u

/** "The two leaders plan to meet": those who are meant stand there, though without a name. */
const GROUP =
  /^(?:that )?((?:the two|both|the|all)(?: (?:two|three|other))?(?: (?:leaders|presidents|ministers|sides|countries|governments|parties|delegations|teams|capitals|men|women|clubs))?)\b(?= (?:had |have |has |also |will |would |plan|agree|are |were |is ))/i

/** "A committee of parliament will question": a body that will do it. */
const BODY =
  /^(?:that )?((?:the|a|an)(?: [\p{L}’'-]+){0,3}? (?:government|ministry|presidency|bank|board|committee|commission|council|parliament|senate|group|team|court|company|union|party|club|police|army|mediators|delegation|negotiators|minister|ministers|president|leaders)(?: of (?:the )?[\p{L}-]+)?) (?=(?:will|would|may|might|could|plans?|agreed|(?:is|are|was|were) (?:due|expected|set|planning) to) )/iu

type Clause = { readonly span: Span; readonly by: Reported | null }

/** What somebody denies, asks or does not say announces nothing. */
const SILENT = /^(?:denies|declines|asks)$/

/** What somebody says in the sentence, each as a clause of its own, and what stands around it. */
function clausesOf(document: Document, sentence: Sentence, reported: readonly Reported[]): Clause[] {
  const said: (Clause & { readonly silent: boolean })[] = []
  for (const one of reported) {
    if (one.statement.attitude) continue
    const silent = SILENT.test(one.attribution.polarity ?? '')
    // "The ministers agreed to meet": the verb is the step's own.
    if (one.attribution.rule === 'infinitive-after-cue' && !silent) continue
    for (const content of one.attribution.contents) {
      const start = Math.max(content.start, sentence.start)
      const end = Math.min(content.end, sentence.end)
      if (end - start > 8) said.push({ span: { start, end }, by: one, silent })
    }
  }
  said.sort((a, b) => a.span.start - b.span.start)
  const clauses: Clause[] = []
  let at = sentence.start
  for (const { span, by, silent } of said) {
    if (span.start > at) clauses.push(...plain(document, { start: at, end: span.start }))
    if (!silent && !said.some((outer) => outer.silent && covers(outer.span, span))) clauses.push({ span, by })
    at = Math.max(at, span.end)
  }
  if (at < sentence.end) clauses.push(...plain(document, { start: at, end: withoutTeller(document, sentence, at) }))
  return clauses
}

/** "They will speak on Monday, the chancellor's spokesman, Udo Brehm, said": who tells of it is no party to it. */
function withoutTeller(document: Document, sentence: Sentence, from: number): number {
  const tokens = document.tokens.slice(sentence.first, sentence.last)
  const teller = tokens[tellerAt(tokens)]
  return teller === undefined || teller.start <= from ? sentence.end : teller.start
}

function plain(document: Document, span: Span): Clause[] {
  return /[\p{L}]{3}/u.test(document.text.slice(span.start, span.end)) ? [{ span, by: null }] : []
}

type Match = { readonly pattern: TalkPattern; readonly span: Span }

function matchPattern(document: Document, clause: Span): Match | null {
  const text = document.normal.slice(clause.start, clause.end)
  for (const pattern of TALK_PATTERNS) {
    const match = pattern.pattern.exec(text)
    if (match === null) continue
    const span = { start: clause.start + match.index, end: clause.start + match.index + match[0].length }
    if (isStep(document, clause, span, pattern.status)) return { pattern, span }
  }
  return null
}

/** What did not or may never happen, what hangs on something else and what is only asked is no step. */
function isStep(document: Document, clause: Span, match: Span, status: Talk['status']): boolean {
  const words = document.normal.slice(match.start, match.end)
  const before = document.normal.slice(clause.start, match.start)
  const after = document.normal.slice(match.end, clause.end)
  // Back to the clause's own beginning: "did not resign but will meet".
  const clauseHead = before.replace(/^.*(?:[,;:.?!]|\b(?:but|and|because|though|although)\b)/is, '')
  if (UNDONE.test(clauseHead) || (status === 'offered' && TAKEN_BACK.test(clauseHead))) return false
  if (/\bwould have\b/i.test(words)) return false
  const end = /[.?!]/.exec(document.normal.slice(match.end))?.[0]
  if (end === '?') return false
  if (status === 'cancelled') return true
  // "The talks, which failed in May, will resume": what stands between commas is another matter.
  if (UNDONE.test(words.replace(/,[^,]*,/g, ' '))) return false
  const head = before.split(/[.?!;]\s/).at(-1) ?? ''
  // What is only possible, or offered on terms, may be told with its condition; "if they agreed" is no agreement.
  if (status === 'offered' || status === 'agreed' || status === 'possible') return !CONDITIONAL.test(behindComma(head))
  return !CONDITIONAL.test(`${head}${words}${after.split(/[.?!;](?:\s|$)/)[0] ?? ''}`)
}

function behindComma(text: string): string {
  return text.slice(text.lastIndexOf(',') + 1)
}

function build(
  document: Document,
  names: Names,
  publishedAt: string | null,
  clause: Clause,
  match: Match,
  sentence: Sentence,
  number: number,
): Talk {
  const span = clause.by === null ? stepSpan(document, clause.span, match.span) : clause.span
  const host = hostOf(document, span, match.pattern.status)
  const dated = datedSpan(document, span, match.span)
  const when = findLooseTime(document, dated) ?? findDate(document, dated, publishedAt, 'future')
  // "The exchange planned for Monday was called off" may tell of a day before it or behind it.
  const unsettled = match.pattern.status === 'cancelled' && when !== null && !/\d|tomorrow/.test(when.text)
  return {
    id: `t${number}`,
    text: words(document, [span]),
    evidence: [sentencePassage(document, sentence), ...meant(document, span, sentence)],
    parties: partiesOf(document, names, span),
    announcedBy: clause.by?.attribution.speaker ?? null,
    when: unsettled ? { text: when.text, iso: null } : when,
    where: whereOf(document, names, span),
    host,
    status: match.pattern.status,
    rule: match.pattern.rule,
  }
}

/** "an offer to host the talks, and would answer it by Friday": the day of what else the subject will do is another. */
function datedSpan(document: Document, span: Span, match: Span): Span {
  const next = NEXT_PREDICATE.exec(document.normal.slice(match.end, span.end))
  return next === null ? span : { start: span.start, end: match.end + next.index }
}

/** "It is due on 14 May": the sentence before tells what "it" is. */
function meant(document: Document, span: Span, sentence: Sentence): Evidence[] {
  if (
    span.start !== sentence.start ||
    !/^(?:it|they|this|these|he|she)\b/i.test(document.text.slice(span.start, span.end))
  )
    return []
  const before = document.sentences[document.sentences.indexOf(sentence) - 1]
  return before === undefined || before.line !== sentence.line ? [] : [sentencePassage(document, before)]
}

/** The clause around a match in plain narration: from its subject's clause mark to the next one. */
function stepSpan(document: Document, clause: Span, match: Span): Span {
  const head = document.normal.slice(clause.start, match.start)
  const tail = document.normal.slice(match.end, clause.end)
  const noun = /^(?:possib|prospect|idea|chance|option|potential)/i.test(document.normal.slice(match.start, match.end))
  const cut = noun
    ? lastIndexBehind(head, /\b(?:explored?|discussed|raised|including|about|on|of) (?=(?:the |a )?$)/i)
    : lastIndexBehind(head, /(?:[;:]|, (?:and|but|while|which|who|where|during which)) (?=\S)/i)
  const start = clause.start + cut
  const stop = /[;]|, (?:and|but|while|which|who|where|adding|with)\b|[.!?]["')]*\s*$/i.exec(tail)
  const end = stop === null ? clause.end : match.end + stop.index
  return trim(document, { start, end })
}

function lastIndexBehind(text: string, pattern: RegExp): number {
  let at = 0
  for (const match of text.matchAll(new RegExp(pattern.source, 'gi'))) at = match.index + match[0].length
  return at
}

function trim(document: Document, span: Span): Span {
  let { start, end } = span
  while (start < end && /[\s,;:]/.test(document.text[start] ?? '')) start++
  while (end > start && /[\s,;:.]/.test(document.text[end - 1] ?? '')) end--
  return { start, end }
}

function partiesOf(document: Document, names: Names, span: Span): string[] {
  const inside = (one: Span): boolean => covers(span, one)
  const people = names.mentions.filter(inside).map((mention) => mention.personId)
  // "to hold talks in Lund": where it will be is no party to it.
  const countries = names.places.filter(
    ({ first }) => !/^(?:in|at|near)$/.test(document.tokens[first - 1]?.lower ?? ''),
  )
  const others = [...names.organisations, ...countries].filter(inside).sort((a, b) => a.start - b.start)
  // "between Norland and Sund": two names that no list of countries holds are parties all the same.
  const between = BETWEEN.exec(document.normal.slice(span.start, span.end))
  const text = document.text.slice(span.start, span.end)
  const group = GROUP.exec(text)?.[1] ?? BODY.exec(text)?.[1] ?? ''
  const pair =
    people.length + others.length > 0 ? [] : between === null ? [group] : [between[1] ?? '', between[2] ?? '']
  return [...new Set([...people, ...others.map((other) => other.name), ...pair])]
    .filter((name) => name !== '')
    .slice(0, 6)
}

function whereOf(document: Document, names: Names, span: Span): string | null {
  return (
    findPlace(document, names, span, /^(?:in|at|to)$/, (earlier) => {
      if (earlier === undefined || earlier.start < span.start) return true
      return (
        /^(?:VB\w?|NNP|CD|RB)$/.test(earlier.pos) ||
        /^(?:talks|meeting|summit|round|held|place|conference|negotiations|again)$/.test(earlier.lower)
      )
    }) ?? portOf(document, span)
  )
}

/** "to visit the Caldran port of Miravel": what is visited is the place. */
function portOf(document: Document, span: Span): string | null {
  const text = document.text.slice(span.start, span.end)
  return (
    /\bvisit(?:s|ing)? the (?:[\p{L}-]+ ){0,3}(?:town|city|village|port|capital|island|resort) of (\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)*)/u.exec(
      text,
    )?.[1] ?? null
  )
}

/** "the Vatican … had expressed interest in hosting": the subject of the hosting is the host. */
function hostOf(document: Document, span: Span, status: Talk['status']): string | null {
  if (status !== 'offered' && status !== 'announced' && status !== 'scheduled') return null
  const text = document.normal.slice(span.start, span.end)
  const by = /\bhosted by ((?:the )?\p{Lu}[\p{L} ]+?)(?=[,.;]|$| in | on )/u.exec(text)?.[1]
  if (by !== undefined) return by
  const from = /\boffer (?:from|of|by) ((?:the )?\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)*) to host\b/u.exec(text)?.[1]
  if (from !== undefined) return from
  // Who is said to host something already planned must do the hosting himself: "Sund will host".
  const hosts = status === 'offered' ? /\bhost/ : /^[^,]{2,60}? (?:will|would|is to|are to) host\b/
  if (!hosts.test(text)) return null
  return /^(?:that )?((?:the |The )?\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*)*)/u.exec(text)?.[1] ?? null
}

const LITTLE =
  /^(?:that|with|from|would|will|could|have|been|were|this|their|they|them|also|both|about|into|which|during|between)$/

function contentWords(text: string): Set<string> {
  return new Set(
    [...text.toLowerCase().matchAll(/\p{L}{4,}/gu)]
      .map((match) => match[0].slice(0, 6))
      .filter((word) => !LITTLE.test(word)),
  )
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared > 0 && shared / Math.min(a.size, b.size) >= 0.6
}
