// Why it exists: the words by which a text itself says that something is unconfirmed, denied or confirmed.
import { covers, overlaps, type Span } from '../core/span.ts'
import type { Document, Sentence } from './document.ts'
import { readFalsehood } from './falsehoods.ts'
import { partyBefore } from './hedge-parties.ts'
import type { HedgeKind, HedgePattern } from './lexicon/claim-words.ts'
import { HEDGE_PATTERNS, HEDGE_WORD, HEDGE_WORDS } from './lexicon/hedges.ts'
import type { ClaimRule } from './lexicon/rules.ts'
import { makeSieve } from './sieve.ts'
import { ofWord } from './tagger.ts'
import type { Unit } from './units.ts'

/**
 * One such passage. `claimant` are words that name whose claims it is about ("Berg's claims"), `parties` those whose
 * word is missing or given ("from the Norland government or island leaders").
 */
export type Hedge = {
  readonly kind: HedgeKind
  readonly rule: ClaimRule
  readonly span: Span
  readonly sentence: number
  readonly claimant: Span | null
  readonly parties: Span | null
  /** The claim that it is about, where it tells it itself: "no confirmation of reports that a bridge had fallen". */
  readonly told: Span | null
  /** What is told is a noun or -ing form, and no clause: "claims of looting". */
  readonly deed: boolean
  /** The words for what it is about: "the claims", "this". */
  readonly object: Span | null
  /** Who says it, where a statement does: people[].id. */
  readonly speaker: string | null
  /** What the verdict is on, where that is said apart from it: “That is false,” Lind said of a report on his health. */
  readonly topic?: Span
}

const QUESTION = /\?["')\s]*$/
/** "In the film, …": what follows is told of nobody. */
export const STORY =
  /^"?In (?:the|this|that|an?|his|her|their) (?:[\p{L}-]+ ){0,2}(?:film|movie|play|novel|book|series|drama|comedy|episode|opera|song)\b/u
const COURT =
  /\b(?:judges?|courts?|jur(?:y|ies|ors?)|tribunals?|magistrates?|justices?|prosecutors?|referees?|umpires?|bench)\b/i
/** No sentence of the news: a table, a list, a text without marks. */
export const LONGEST = 2000
const SEEKER =
  /\b(?:stud(?:y|ies)|reviews?|investigat\p{L}+|inquiry|inquiries|audit\p{L}*|analys\p{L}+|research\p{L}*|scientists?|probe|police|experts?|doctors?|trials?|fact-check\p{L}*)\b/iu
const NOBODY = /^(?:nobody|no[- ]one|none|neither)\b/i
// "Neither lied nor confirmed the claim"
const NEITHER = /\b(?:neither|nor) (?:[\p{Ll}]+ )?$/u
const TURN = /\b(?:admitted|admits|confirmed|conceded|acknowledged|confessed|changed (?:his|her|their|its))\b/

/** All hedges of the narration in order; what stands in quotation marks is somebody's words, not the text's. */
export function findHedges(document: Document, units: readonly Unit[]): Hedge[] {
  const hedges: Hedge[] = []
  for (const unit of units) {
    for (let index = unit.firstSentence; index <= unit.lastSentence; index++) {
      const sentence = document.sentences[index]
      if (sentence === undefined || sentence.end - sentence.start > LONGEST || !mayDoubt(document, sentence)) continue
      if (document.credits.ignored.some((credit) => covers(credit, sentence))) continue
      const text = document.normal.slice(sentence.start, sentence.end)
      if (!HEDGE_WORDS.test(text) || QUESTION.test(text) || STORY.test(text)) continue
      const falsehood = falsehoodIn(document, sentence)
      if (falsehood === null) hedges.push(...readSentence(document, unit, index, sentence, text))
      else hedges.push({ ...falsehood, sentence: index })
    }
  }
  return hedges
}

const isDoubt = ofWord((lower) => HEDGE_WORD.test(lower))

/** Whether one of the sentence's words may be one of doubt, or stand in a phrase of it. */
export function mayDoubt({ tokens }: Document, { first, last }: Sentence): boolean {
  for (let at = first; at < last; at++) {
    const token = tokens[at]
    if (token !== undefined && isDoubt(token.word)) return true
  }
  return false
}

const mayMatch = makeSieve(HEDGE_PATTERNS)

/** The hedges of one sentence: each pattern once, none over the words of another. */
function readSentence(document: Document, unit: Unit, index: number, sentence: Span, text: string): Hedge[] {
  const found: Hedge[] = []
  for (const row of mayMatch(document, document.sentences[index] ?? { first: 0, last: 0 })) {
    const match = row.pattern.exec(text)
    if (match === null) continue
    const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }
    const core =
      group(document, match, 'verb', sentence.start) ?? group(document, match, 'object', sentence.start) ?? span
    if (document.quotes.some((quote) => covers(quote, core)) || found.some((other) => overlaps(other.span, span)))
      continue
    const hedge = readMatch(document, unit, row, match, { span, sentence: index, base: sentence.start })
    if (hedge !== null) found.push(hedge)
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function readMatch(
  document: Document,
  unit: Unit,
  { kind, rule }: HedgePattern,
  match: RegExpExecArray,
  { span, sentence, base }: { readonly span: Span; readonly sentence: number; readonly base: number },
): Hedge | null {
  const at = (name: string): Span | null => group(document, match, name, base)
  const verb = at('verb')
  const party = verb === null ? null : partyBefore(unit, verb.start)
  const settles = kind === 'denied' || kind === 'confirmed'
  // "Nobody denies that", "would deny it if asked", "did not deny": no denial.
  if (settles && verb !== null && (party === null || party.unreal)) return null
  if (settles && verb !== null && NEITHER.test(document.normal.slice(Math.max(0, verb.start - 24), verb.start)))
    return null
  const parties = at('parties') ?? party?.span ?? null
  // "The attack was confirmed by nobody."
  if (settles && parties !== null && NOBODY.test(document.normal.slice(parties.start, parties.end))) return null
  if (parties !== null && kind === 'denied' && COURT.test(document.normal.slice(parties.start, parties.end)))
    return null
  // "Who had earlier denied the claim, admitted": what counts is the last word.
  if (kind === 'denied' && (party?.earlier === true || /\b(?:initially|at first|originally)\b/.test(match.input))) {
    if (TURN.test(match.input)) return null
  }
  const deed = at('deed')
  // "The audit found no evidence that": who looks for it claims nothing; who gives none does.
  const seeks = parties !== null && SEEKER.test(document.normal.slice(parties.start, parties.end))
  const owes = rule === 'no-evidence-that' && verb !== null && !seeks
  const noun = at('noun') ?? at('object')
  const claimant =
    capitalised(document, at('claimant')) ??
    possessor(document, at('about')) ??
    at('teller') ??
    ((deed ?? at('told')) ? (writing(document, noun) ?? theirs(document, noun, sentence)) : null)
  return {
    kind,
    rule,
    span,
    sentence,
    claimant: owes ? parties : claimant,
    parties: owes ? null : parties,
    told: at('told') ?? deed ?? at('doubted'),
    deed: deed !== null,
    object: noun ?? at('about'),
    speaker: null,
  }
}

/** "Declined to comment on Berg's latest claim": Berg. */
function possessor(document: Document, about: Span | null): Span | null {
  if (about === null) return null
  const match =
    /^(?:(?:on|to|about|regarding|over) )?(?:the )?(\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2})'s? (?:[\p{L}-]+ ){0,3}?(?:claims?|allegations?|accusations?|reports?|requests?|remarks|comments|statements?|letter|story|account|assertions?)\b/u.exec(
      document.normal.slice(about.start, about.end),
    )
  if (match?.[1] === undefined) return null
  const start = about.start + match[0].indexOf(match[1])
  return { start, end: start + match[1].length }
}

/** "Their arguments, like that …, are easily refuted": the group named last in the sentence before. */
function theirs(document: Document, noun: Span | null, sentence: number): Span | null {
  if (noun === null || !/\btheir\b/i.test(document.normal.slice(noun.start, noun.start + 24))) return null
  for (let index = sentence - 1; index >= 0 && sentence - index <= 1; index--) {
    const { first, last } = document.sentences[index] ?? { first: 0, last: 0 }
    for (let at = last - 1; at > first; at--) {
      const token = document.tokens[at]
      if (
        token !== undefined &&
        /^\p{Lu}\p{Ll}+s$/u.test(token.text) &&
        /^NNPS?$/.test(token.pos) &&
        /^VB[DPZ]|MD/.test(document.tokens[at + 1]?.pos ?? '')
      )
        return { start: token.start, end: token.end }
    }
  }
  return null
}

/** "Called a report suggesting that …": it is the report that claims it. */
function writing(document: Document, noun: Span | null): Span | null {
  if (noun === null) return null
  const match =
    /^(?:an?|the|this) (?:[\p{L}-]+ ){0,2}?(?:report|story|article|study|letter|book|memo|video|post)(?= )/iu.exec(
      document.normal.slice(noun.start, noun.end),
    )
  return match === null ? null : { start: noun.start, end: noun.start + match[0].length }
}

/** Words of a pattern's group as a span of the text. */
export function group(document: Document, match: RegExpExecArray, name: string, base: number): Span | null {
  const indices = match.indices?.groups?.[name]
  if (indices === undefined) return null
  const span = { start: base + indices[0], end: base + indices[1] }
  const text = document.text.slice(span.start, span.end)
  if (!/\p{L}/u.test(text)) return null
  const trimmed = text.length - text.trimStart().length
  return { start: span.start + trimmed, end: span.start + text.trimEnd().length }
}

/** "The claim": an article with a capital names nobody. */
export function capitalised(document: Document, span: Span | null): Span | null {
  if (span === null) return null
  const text = document.text.slice(span.start, span.end)
  if (!/^\p{Lu}/u.test(text)) return null
  return /^(?:The|This|That|These|Those|His|Her|Their|Its|All|Any|Both|Such|An?|But|And|Some|Many|Most|Several|In|On|Your|No|Of)$/.test(
    text,
  )
    ? null
    : span
}

/** "Reports that Berg had met Lind were false": the text itself denies what it repeats. */
function falsehoodIn(document: Document, sentence: Span): Omit<Hedge, 'sentence'> | null {
  if (document.quotes.some((quote) => overlaps(quote, sentence))) return null
  const read = readFalsehood(document.normal, sentence)
  if (read === null) return null
  const told = { start: read.said.start + 'that '.length, end: read.said.end }
  return {
    kind: 'denied',
    rule: 'said-to-be-false',
    span: read.verdict,
    claimant: null,
    parties: null,
    told,
    deed: false,
    object: null,
    speaker: null,
  }
}
