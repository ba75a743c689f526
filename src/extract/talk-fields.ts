// Why it exists: what a text says of a next step: between whom, when, where and hosted by whom.

import type { When } from '../core/event.ts'
import { covers, type Evidence, overlaps, type Span } from '../core/span.ts'
import type { Talk } from '../core/talk.ts'
import { sentencePassage, words } from './clauses.ts'
import { findDate, findLooseTime } from './dates.ts'
import type { Document, Sentence } from './document.ts'
import { NEXT_PREDICATE, TIME_AHEAD } from './lexicon/talks.ts'
import type { Names } from './people.ts'
import { findPlace } from './places.ts'
import type { Clause } from './talk-clauses.ts'
import type { Step } from './talk-steps.ts'
import { tellerAt } from './tellers.ts'

const BETWEEN =
  /\bbetween (?:the )?(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*) and (?:the )?(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*)/u

/** "The two leaders plan to meet": those who are meant stand there, though without a name. */
const GROUP =
  /^(?:that )?((?:the two|both|the|all)(?: (?:two|three|other))?(?: (?:leaders|presidents|ministers|sides|countries|governments|parties|delegations|teams|capitals|men|women|clubs))?)\b(?= (?:had |have |has |also |will |would |plan|agree|are |were |is ))/i

/** "A committee of parliament will question": a body that will do it. */
const BODY =
  /^(?:that )?((?:the|a|an)(?: [\p{L}’'-]+){0,3}? (?:government|ministry|presidency|bank|board|committee|commission|council|parliament|senate|group|team|court|company|union|party|club|police|army|mediators|delegation|negotiators|minister|ministers|president|leaders)(?: of (?:the )?[\p{L}-]+)?) (?=(?:will|would|may|might|could|plans?|agreed|(?:is|are|was|were) (?:due|expected|set|planning) to) )/iu

/** Where a step was found, and what is known around it. */
export type Found = {
  readonly document: Document
  readonly names: Names
  readonly publishedAt: string | null
  readonly clause: Clause
  readonly sentence: Sentence
  readonly step: Step
}

/** A step with all its fields; what the text does not say is null. */
export function describeTalk(found: Found, id: string): Talk {
  const { document, names, clause, sentence, step } = found
  const { span, match, status, rule } = step
  const when = whenOf(found, datedSpan(document, span, match))
  // "The exchange planned for Monday was called off" may tell of a day before it or behind it.
  const unsettled = status === 'cancelled' && when !== null && !/\d|tomorrow/.test(when.text)
  return {
    id,
    text: words(document, [span]),
    evidence: [sentencePassage(document, sentence), ...meant(document, span, sentence)],
    parties: partiesOf(document, names, span),
    announcedBy: clause.by?.attribution.speaker ?? tellerOf(found),
    when: unsettled ? { text: when.text, iso: null } : when,
    where: whereOf(document, names, span, match),
    host: hostOf(document, span, status),
    status,
    rule,
  }
}

/** "…, her spokesman, Titus Brehm, said": who tells of it at the sentence's end, where no content was cut out of it. */
function tellerOf({ document, names, sentence, clause, step }: Found): string | null {
  if (clause.by !== null) return null
  const tokens = document.tokens.slice(sentence.first, sentence.last)
  const teller = tokens[tellerAt(tokens)]
  if (teller === undefined || teller.start < step.match.end) return null
  return names.mentions.find(({ start, end }) => start >= teller.start && end <= sentence.end)?.personId ?? null
}

/** "an offer to host the talks, and would answer it by Friday": the day of what else the subject will do is another. */
function datedSpan(document: Document, span: Span, match: Span): Span {
  const next = NEXT_PREDICATE.exec(document.normal.slice(match.end, span.end))
  return next === null ? span : { start: span.start, end: match.end + next.index }
}

// "On Friday, the two will meet."
const OPENING_TIME = /^(?:that )?(?:on|in|next|later|early|this|tomorrow|by|at the)\b[^,]{2,30}, /i

/** The first time ahead from the match on; a time in front of it is another matter's, unless the clause opens with it. */
function whenOf({ document, publishedAt, step: { match, status, rule } }: Found, span: Span): When | null {
  const told = document.normal.slice(match.start, match.end)
  // "The talks, which failed in May, will resume on Friday"; "They agreed on Monday to meet again within a month".
  const isOldNews = status === 'agreed' || status === 'offered'
  // "brought forward from Thursday to Wednesday"
  const moved = rule === 'step-rescheduled' ? / (?:for|to|until) (?!.* (?:for|to|until) )/.exec(told)?.index : undefined
  const behind = isOldNews ? Math.max(0, told.indexOf(' to ')) : told.lastIndexOf(', ') + 1
  const aside = status === 'cancelled' ? 0 : (moved ?? behind)
  const own = timeIn(document, { start: match.start + aside, end: span.end }, publishedAt)
  if (own !== null) return own
  const opening = OPENING_TIME.exec(document.normal.slice(span.start, match.start))
  return opening === null
    ? null
    : timeIn(document, { start: span.start, end: span.start + opening[0].length }, publishedAt)
}

function timeIn(document: Document, span: Span, publishedAt: string | null): When | null {
  const loose = findLooseTime(document, span)
  if (loose !== null) return loose
  const found = TIME_AHEAD.exec(document.normal.slice(span.start, span.end))
  const dated = findDate(document, span, publishedAt, 'future')
  if (
    found === null ||
    (dated !== null && document.text.indexOf(dated.text, span.start) <= span.start + found.index + found[0].length)
  )
    return dated
  const start = span.start + found.index
  return {
    text: document.text.slice(start, start + found[0].length).replace(/^(?:on|in|at|by|for|from) /i, ''),
    iso: null,
  }
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

// "the war in Norland": where a noun of its own lies.
const ELSEWHERE =
  /^(?:war|crisis|situation|conflict|fighting|violence|peace|elections?|developments|unrest|role|interests?|troops|embassy|ceasefire|truce|drought|floods?|attacks?|sanctions|prices|rates|people|companies|firms)$/

/** The first place from the match on that is no noun's own. */
function whereOf(document: Document, names: Names, span: Span, match: Span): string | null {
  const behind = { start: match.start, end: span.end }
  return (
    findPlace(document, names, behind, /^(?:in|at|to|near)$/, (earlier) => {
      return earlier === undefined || !ELSEWHERE.test(earlier.lower)
    }) ??
    visitedPlace(document, names, behind) ??
    portOf(document, span)
  )
}

/** "invited him to visit Norland": what is visited is the place, where it is no person. */
function visitedPlace(document: Document, names: Names, span: Span): string | null {
  const verb = document.tokens.findIndex(
    ({ start, lower }) => start >= span.start && /^(?:visit|visits|visiting|tour)$/.test(lower),
  )
  const token = document.tokens[verb + 1]
  if (verb < 0 || token === undefined || token.end > span.end) return null
  const known = names.places.find(({ first }) => first === verb + 1)
  if (known !== undefined) return document.tokens[known.last]?.pos === 'POS' ? null : known.name
  let end = verb + 1
  while (/^NNPS?$/.test(document.tokens[end]?.pos ?? '')) end++
  const last = document.tokens[end - 1]
  if (last === undefined || end === verb + 1) return null
  const name = { start: token.start, end: last.end }
  return [...names.mentions, ...names.organisations].some((one) => overlaps(one, name))
    ? null
    : document.text.slice(name.start, name.end)
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
