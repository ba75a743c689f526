// Why it exists: which words of a clause are a next step, how firm it is, and from where to where it is told.
import type { Span } from '../core/span.ts'
import type { TalkStatus } from '../core/talk.ts'
import type { Document } from './document.ts'
import type { TalkRule } from './lexicon/rules.ts'
import {
  BEHIND,
  BY_AGREEMENT,
  CONDITIONAL,
  HABIT,
  OFFICIAL,
  PASTIME,
  PRIVATE,
  PRONOUN,
  TAKEN_BACK,
  type TalkPattern,
  TOLD,
  UNDONE,
  WISHED,
} from './lexicon/talks.ts'
import type { Names } from './people.ts'
import type { Clause } from './talk-clauses.ts'

/** `match`: the words that the rule knows; `span`: the clause around them that tells the step. */
export type Step = { readonly rule: TalkRule; readonly status: TalkStatus; readonly match: Span; readonly span: Span }

/** Who is named where: starts of names in order, and whether the text is a report of sport, culture or weather. */
export type Scene = {
  readonly document: Document
  readonly named: readonly number[]
  readonly pastime: boolean
}

// Three words of sport in a short text, one in eighty in a long one.
const PASTIME_LEAST = 3
const PASTIME_SHARE = 0.012
const CALENDAR = /^(?:\w+day|january|february|march|april|may|june|july|august|september|october|november|december)$/

export function makeScene(document: Document, names: Names): Scene {
  let named: readonly number[] | null = null
  let pastime: boolean | null = null
  // In most texts no words come so far that either is asked for.
  return {
    document,
    get named() {
      named ??= startsOfNames(document, names)
      return named
    },
    get pastime() {
      pastime ??= isPastime(document)
      return pastime
    },
  }
}

function startsOfNames(document: Document, { mentions, organisations, places }: Names): readonly number[] {
  // "Winter time returns": a capital that only opens the sentence names nobody.
  const proper = document.tokens.filter(({ pos, lower, index, sentence }) => {
    if ((pos !== 'NNP' && pos !== 'NNPS') || CALENDAR.test(lower)) return false
    const opens = document.sentences[sentence]?.first === index
    return !(opens && /^NNS?$/.test(document.tokens[index + 1]?.pos ?? ''))
  })
  return [...mentions, ...organisations, ...places, ...proper].map(({ start }) => start).sort((a, b) => a - b)
}

function isPastime({ tokens }: Document): boolean {
  const pastimes = tokens.reduce((sum, { lower }) => sum + (PASTIME.get(lower) ?? 0), 0)
  return pastimes >= PASTIME_LEAST && pastimes / tokens.length > PASTIME_SHARE
}

/** The steps of a clause in order, by the rules worth trying; those of its parts each, where more than one thing is to come. */
export function findSteps(scene: Scene, patterns: readonly TalkPattern[], clause: Clause, depth = 0): Step[] {
  const step = firstStep(scene, patterns, clause)
  if (step === null) return []
  if (depth > 3) return [step]
  const rest = (span: Span): Step[] =>
    span.end - span.start < 20 ? [] : findSteps(scene, patterns, { ...clause, span }, depth + 1)
  return [
    ...rest({ start: clause.span.start, end: step.span.start }),
    step,
    ...rest({ start: step.span.end, end: clause.span.end }),
  ]
}

function firstStep(scene: Scene, patterns: readonly TalkPattern[], clause: Clause): Step | null {
  const { document } = scene
  const text = document.normal.slice(clause.span.start, clause.span.end)
  for (const known of patterns) {
    if (known.core?.test(text) === false) continue
    const found = known.pattern.exec(text)
    if (found === null) continue
    const start = clause.span.start + found.index
    const match = { start, end: start + found[0].length }
    if (!isStep(document, clause, match, known) || !hasSubject(scene, clause.span, match, known)) continue
    return {
      rule: known.rule,
      status: statusOf(document, clause, match, known),
      match,
      span: stepSpan(document, clause.span, match),
    }
  }
  return null
}

/** "They agreed that experts would meet": what is told as agreed is agreed. */
function statusOf(document: Document, { span, by }: Clause, match: Span, { status, rule }: TalkPattern): TalkStatus {
  if (status !== 'announced' && status !== 'scheduled') return status
  // A timetable of its own, or what somebody makes known.
  if (rule === 'step-dated' && /^(?:is|are|was|were)\b/i.test(document.normal.slice(match.start, match.end)))
    return 'scheduled'
  if (rule === 'arrives-in-the-present') return by === null ? 'scheduled' : 'announced'
  const cue = by?.attribution.cue ?? null
  const agreed = cue !== null && /\bagree/i.test(document.text.slice(cue.start, cue.end))
  return agreed || BY_AGREEMENT.test(document.normal.slice(span.start, match.start)) ? 'agreed' : status
}

/** What did not or may never happen, what hangs on something else, what is behind and what is only asked is no step. */
function isStep(
  document: Document,
  { span: clause, by, lead }: Clause,
  match: Span,
  { status, rule }: TalkPattern,
): boolean {
  const words = document.normal.slice(match.start, match.end)
  const before = document.normal.slice(clause.start, match.start)
  const after = document.normal.slice(match.end, clause.end)
  const tail = after.split(/[.?!;](?:\s|$)/)[0] ?? ''
  const head = before.split(/[.?!;]\s/).at(-1) ?? ''
  // Back to the clause's own beginning: "did not resign but will meet".
  const clauseHead = before.replace(/^.*(?:[,;:.?!]|\b(?:but|and|because|though|although)\b)/is, '')
  if (UNDONE.test(clauseHead) || (status === 'offered' && TAKEN_BACK.test(clauseHead))) return false
  if (/\bwould have\b|\b(?:was|were) (?:due |supposed |scheduled )?to have\b/i.test(words)) return false
  if (/[.?!]/.exec(document.normal.slice(match.end, match.end + 400))?.[0] === '?') return false
  if (
    isBehind(`${head}${words}${tail.split(', ')[0] ?? ''}`, words) ||
    LONG_AGO.test(document.normal.slice(lead, clause.start))
  )
    return false
  if (status === 'cancelled') return true
  // "They hoped the talks would resume", "She urged him to agree on a meeting".
  if (WISHED.test(head)) return false
  // "The talks, which failed in May, will resume": what stands between commas is another matter.
  if (
    !/^(?:not|n't|without|never|refused|declined)|ruled out$/i.test(words) &&
    UNDONE.test(words.replace(/,[^,]*,/g, ' '))
  )
    return false
  if (
    /\b(?:would|(?:was|were) to)\b/i.test(words) &&
    by === null &&
    (!isTold(document, clause, match) || HABIT.test(`${head}${tail}`))
  )
    return false
  // What is only possible, or offered on terms, may be told with its condition; "if they agreed" is no agreement.
  if (status === 'offered' || status === 'agreed' || status === 'possible') return !CONDITIONAL.test(behindComma(head))
  return (
    !CONDITIONAL.test(`${head}${words}${tail}`) && !(rule === 'step-dated' && /\b(?:rise|fall|be \w+er)\b/i.test(words))
  )
}

/** "In 2019 they agreed to meet every year": unless a day ahead stands there too, it is an old story. */
function isBehind(sentence: string, words: string): boolean {
  return (
    (BEHIND.test(sentence) || /\b(?:in|since|by) (?:19|20)\d\d\b(?! ?-)/i.test(sentence.replace(words, ' '))) &&
    !/\b(?:next|tomorrow|coming)\b/i.test(sentence)
  )
}

// "Last year he had promised that he would visit every district."
const LONG_AGO = /\b(?:last (?:year|month)|in (?:19|20)\d\d|(?:months|years?) (?:ago|earlier)|earlier this year)\b/i

function isTold(document: Document, clause: Span, match: Span): boolean {
  return TOLD.test(
    document.normal.slice(
      Math.max(0, Math.min(clause.start, match.start) - 150),
      Math.min(clause.end, match.end + 200),
    ) + document.normal.slice(clause.end, clause.end + 80).split(/[.\n]/)[0],
  )
}

function behindComma(text: string): string {
  return text.slice(text.lastIndexOf(',') + 1)
}

/** Whether somebody in public life does it: in the words in front of the match, back to the clause's own beginning. */
function hasSubject(scene: Scene, clause: Span, match: Span, { needs, rule }: TalkPattern): boolean {
  const { document } = scene
  const words = document.normal.slice(match.start, match.end)
  const sentence = document.normal.slice(clause.start, Math.min(clause.end, match.end + 120))
  if (SPORT.test(sentence)) return false
  if (scene.pastime) return STATE_NOUN.test(sentence)
  if (needs === 'nobody') return true
  const head = document.normal.slice(clause.start, match.start)
  const subject = subjectIn(head)
  if (PRIVATE.test(subject) && !OFFICIAL.test(subject)) return false
  if (
    OFFICIAL.test(subject) ||
    (rule === 'invited' && (OFFICIAL.test(words) || /\b(?:him|her|them|us|me)\b/i.test(words)))
  )
    return true
  // "The ministers formed a group. It is due to report on 14 May."
  const before = document.normal.slice(Math.max(0, clause.start - 250), clause.start)
  if (needs === 'office') return PRONOUN.test(subject.trim()) && OFFICIAL.test(before)
  return (
    PRONOUN.test(subject.trim()) ||
    /\b(?:he|she|they|we|i|both|who)\W*$/i.test(subject) ||
    isNamed(scene.named, match.start - subject.length, match.end)
  )
}

/** The words behind the last mark of a clause; where these name nobody ("but will meet"), those in front of it too. */
function subjectIn(head: string): string {
  let from = 0
  let earlier = 0
  for (const mark of head.matchAll(/[;:] |, (?:and|but|while|with|as|after|before) |\b(?:that|but|because) /gi)) {
    earlier = from
    from = mark.index + mark[0].length
  }
  return /\w/.test(head.slice(from)) ? head.slice(from) : head.slice(earlier)
}

const SPORT =
  /\b(?:(?:semi|quarter)-?finals?|in the finals?\b|cup final|the final (?:on|in|at)|match(?:es)?|kick-?off|league|playoffs?|squad|coach|striker|midfielder|goalkeeper|championship|tournament|fixtures?|innings|after the game|film|album|concert|exhibition|festival|awards? ceremony)\b/i
const STATE_NOUN =
  /\b(?:peace talks|negotiations|summit|referendum|elections?|ceasefire|cease-fire|hearing|parliament|foreign minist\w+|prime minister|mediators?)\b/i

function isNamed(named: readonly number[], from: number, to: number): boolean {
  let low = 0
  let high = named.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((named[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return (named[low] ?? Number.POSITIVE_INFINITY) < to
}

/** The clause around a match: from its subject's clause mark to the next one. */
function stepSpan(document: Document, clause: Span, match: Span): Span {
  const head = document.normal.slice(clause.start, match.start)
  const tail = document.normal.slice(match.end, clause.end)
  const noun = /^(?:possib|prospect|idea|chance|option|potential)/i.test(document.normal.slice(match.start, match.end))
  const cut = noun
    ? lastIndexBehind(head, /\b(?:explored?|discussed|raised|including|about|on|of) (?=(?:the |a )?$)/gi)
    : lastIndexBehind(head, /(?:[;:]|, (?:and|but|while|which|who|where|during which)) (?=\S)/gi)
  const start = clause.start + cut
  // "They will form a committee, which will meet on Monday": that belongs to the step.
  const stop =
    /[;]|, (?:and|but|while|(?:which|who|where)(?! (?:[\p{L}’'-]+ ){0,3}?(?:will|would|is to|are to)\b)|adding|with)\b|[.!?]["')]*\s*$/iu.exec(
      tail,
    )
  const end = stop === null ? clause.end : match.end + stop.index
  return trim(document, { start, end })
}

function lastIndexBehind(text: string, pattern: RegExp): number {
  let at = 0
  for (const match of text.matchAll(pattern)) at = match.index + match[0].length
  return at
}

function trim(document: Document, span: Span): Span {
  let { start, end } = span
  while (start < end && /[\s,;:]/.test(document.text[start] ?? '')) start++
  while (end > start && /[\s,;:.]/.test(document.text[end - 1] ?? '')) end--
  return { start, end }
}
