// Why it exists: quotations that no verb of saying brought: whose they are is told by the verb or the colon beside them.
import { clauseEnd } from './clause-end.ts'
import { readResumed } from './content-left.ts'
import type { Run } from './contents.ts'
import type { Document } from './document.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import { QUOTING_VERBS } from './lexicon/quoting-verbs.ts'
import type { AttributionRule } from './lexicon/rules.ts'
import { isComma, isFiniteVerb, isStop, nounPhraseAfter, nounPhraseBefore } from './phrases.ts'
import { isTitleLike } from './quote-units.ts'
import { readCame, readNounQuotation } from './quoted-nouns.ts'
import { readSource, type Source } from './sources.ts'
import { finish, runSpan, type Statement } from './statement.ts'
import { sharedSubject, verbGroupStart } from './subjects.ts'
import { type Element, endsWithComma, endsWithStop, type Unit } from './units.ts'

/** What a quotation that was left over says, in element indexes of its unit. */
type Leftover = {
  readonly source: Source
  readonly cue: Run
  readonly content: Run
  /** Where the quotation is taken up again behind its verb. */
  readonly more?: Run | null
  readonly rule: AttributionRule
}

const PLAIN = { form: 'past', opening: false, relative: false, single: true } as const
// How far in front of a quotation its verb may stand.
const REACH = 14
// What a desk writes over a quotation: "Interview: “…”".
const DESK =
  /^(?:interview|video|watch|exclusive|analysis|opinion|review|update|breaking|photos?|live|poll|quiz|editorial|comment|podcast|profile|obituary|quote)$/
const BE = /^(?:is|are|was|were|be|been)$/
const HELPERS = /^(?:has|have|had|'ve|'d|will|would|could|can|did|does|do|is|are|was|were)$/

/** The statements of the quotations of a unit that nothing that was `found` in it holds. */
export function readLeftovers(
  document: Document,
  unit: Unit,
  index: number,
  found: readonly Statement[],
): readonly Statement[] {
  const { elements } = unit
  const more: Statement[] = []
  const covered = coveredBy(elements, found)
  let from = 0
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined || !element.quoted) continue
    const whole = element.quote >= 0
    let end = at + 1
    while (elements[end]?.quoted && (elements[end]?.quote ?? -1) >= 0 === whole) end++
    const byNoun = whole || covered[at] !== 0 || at < from ? null : readNounQuotation(elements, [at, end])
    if (
      covered[at] === 0 &&
      at >= from &&
      (byNoun !== null ||
        (whole && (at === 0 || elements[at - 1]?.lower === ':')) ||
        !isTitle(document, elements, [at, end]) ||
        namesSo(elements, at))
    ) {
      const read =
        byNoun ?? (whole ? readWhole(document, elements, [at, end], from) : readPart(elements, [at, end], from))
      const statement = read === null ? null : makeStatement(unit, index, read)
      // "called it a “mistake,” made by “some”": the verb has its content already.
      const known = found.some(({ cue }) => cue !== null && cue.start === statement?.cue?.start)
      if (read !== null && statement !== null && !known) {
        more.push(statement)
        from = Math.max(read.content[1], read.cue[1], read.more?.[1] ?? 0)
      }
    }
    at = end - 1
  }
  return more
}

function makeStatement(
  unit: Unit,
  index: number,
  { source, cue, content, more = null, rule }: Leftover,
): Statement | null {
  const { elements } = unit
  const base: Statement = {
    unit: index,
    source: source === null ? null : runSpan(elements, source),
    sourceRun: source,
    cue: runSpan(elements, cue),
    contents: [],
    polarity: 'asserts',
    lemma: 'quote',
    attitude: false,
    rule,
  }
  return (
    finish(unit, base, { runs: more === null ? [content] : [content, more], until: content[1], rule })?.statement ??
    null
  )
}

/** For each element 1 where a content holds it. */
function coveredBy(elements: readonly Element[], found: readonly Statement[]): Uint8Array {
  const covered = new Uint8Array(elements.length)
  let at = 0
  for (const { start, end } of found.flatMap(({ contents }) => contents).sort((a, b) => a.start - b.start)) {
    while (at > 0 && (elements[at - 1]?.end ?? 0) > start) at--
    while (at < elements.length && (elements[at]?.end ?? 0) <= start) at++
    for (; at < elements.length && (elements[at]?.start ?? 0) < end; at++) covered[at] = 1
  }
  return covered
}

/** "refers to the mayor as “Tom”": a name is given. */
function namesSo(elements: readonly Element[], at: number): boolean {
  if (elements[at - 1]?.lower !== 'as') return false
  for (let verb = at - 2; verb >= 0 && at - verb < REACH; verb--)
    if (/^(?:refer|address|introduc|describ)(?:s|es|ed|red|ring|ing)?$/.test(elements[verb]?.lower ?? '')) return true
  return false
}

function isTitle(document: Document, elements: readonly Element[], [at, end]: Run): boolean {
  return isTitleLike(document.text.slice(elements[at]?.start, elements[end - 1]?.end))
}

/** A quotation that stands for a clause: “…,” Berg shot back; Berg had one message: “…”; Berg answered, “…”. */
function readWhole(document: Document, elements: readonly Element[], run: Run, from: number): Leftover | null {
  const [at, end] = run
  const last = elements[end - 1]
  if (last === undefined) return null
  if (endsWithComma(document, last) || endsWithStop(document, last)) {
    const behind = readBehind(elements, run)
    // “My fellow citizens,” the letter reads, “I have made mistakes.”
    if (behind !== null) return { ...behind, more: readResumed(elements, run, behind.cue[1]) }
  }
  const before = elements[at - 1]
  if (before === undefined || at <= from || wordsIn(document, elements, run) < 2) return null
  if (before.lower === ':') return readColon(elements, run, from)
  if (wordsIn(document, elements, run) < 3) return null
  return isComma(before) && endsWithStop(document, last) ? readComma(elements, run, from) : null
}

function wordsIn(document: Document, elements: readonly Element[], [at, end]: Run): number {
  return document.text.slice(elements[at]?.start, elements[end - 1]?.end).split(/\s+/).length
}

/** “…,” the letter read. “…,” shrugged Berg. What stands behind a quotation and its comma needs no verb of saying. */
function readBehind(elements: readonly Element[], run: Run): Leftover | null {
  const start = run[1]
  // “I like it!”Former minister Anna Berg spoke: the text lost a line's end.
  if (elements[start]?.start === elements[start - 1]?.end) return null
  const came = readCame(elements, run)
  if (came !== null) return came
  const subject = nounPhraseAfter(elements, start, true)
  if (subject > start) {
    // "the letter read": the tagger takes the past for a part of the name.
    const last = subject - 1
    if (last > start && QUOTING_VERBS.has(elements[last]?.lower ?? '') && endsPhrase(elements[subject]))
      return { source: [start, last], cue: [last, subject], content: run, rule: 'verb-behind-quotation' }
    let verb = subject
    while (/^(?:RB|MD)$/.test(elements[verb]?.pos ?? '') || HELPERS.test(elements[verb]?.lower ?? '')) verb++
    if (!/^VB/.test(elements[verb]?.pos ?? '') || !endsPhrase(elements[verb + 1])) return null
    return { source: [start, subject], cue: [subject, verb + 1], content: run, rule: 'verb-behind-quotation' }
  }
  const inverted = nounPhraseAfter(elements, start + 1, true)
  // Behind a quotation, the tagger takes the past for a participle.
  const verb = isFiniteVerb(elements[start]) || /^VBN?$/.test(elements[start]?.pos ?? '')
  if (!verb || inverted === start + 1 || !endsPhrase(elements[inverted])) return null
  return { source: [start + 1, inverted], cue: [start, start + 1], content: run, rule: 'verb-behind-quotation' }
}

function endsPhrase(element: Element | undefined): boolean {
  return (
    element === undefined ||
    isStop(element) ||
    isComma(element) ||
    /^(?:IN|TO|RB)$/.test(element.pos) ||
    element.lower === 'it'
  )
}

/** Berg: “…”. Berg had one message for them: “…”. The plan surprised economist Anna Berg: “…”. */
function readColon(elements: readonly Element[], run: Run, from: number): Leftover | null {
  const colon = run[0] - 1
  const start = sentenceStart(elements, colon, from)
  const label = nounPhraseAfter(elements, start, true)
  if (label === colon) {
    if (!/^NNP/.test(elements[colon - 1]?.pos ?? '') || DESK.test(elements[start]?.lower ?? '')) return null
    return { source: [start, colon], cue: [colon, colon + 1], content: run, rule: 'name-before-quotation' }
  }
  const named = nounPhraseBefore(elements, colon)
  if (named > start && /^NNP/.test(elements[colon - 1]?.pos ?? '') && /^VB/.test(elements[named - 1]?.pos ?? ''))
    return { source: [named, colon], cue: [colon, colon + 1], content: run, rule: 'name-before-quotation' }
  // "The prize went to the minister, with: “…”" is not the prize's word.
  if (elements[colon - 1]?.pos === 'IN') return null
  const subject = sharedSubject(elements, colon, start, null, true)
  if (subject === null || subject[1] >= colon) return null
  let verb = subject[1]
  while (verb < colon && !isFiniteVerb(elements[verb])) verb++
  return verb === colon
    ? null
    : { source: subject, cue: [verb, verb + 1], content: run, rule: 'colon-before-quotation' }
}

function sentenceStart(elements: readonly Element[], at: number, from: number): number {
  let start = at
  while (start > from && at - start < 60 && !isStop(elements[start - 1]) && (elements[start - 1]?.quote ?? -1) < 0)
    start--
  return start
}

/** Berg answered, “…”; Berg was moved to say, “…”: the verb in front of the comma brings the quotation. */
function readComma(elements: readonly Element[], run: Run, from: number): Leftover | null {
  const start = sentenceStart(elements, run[0], from)
  for (let verb = run[0] - 2; verb >= Math.max(start, run[0] - REACH); verb--) {
    if (!isTellingVerb(elements[verb])) continue
    const source = sourceOf(elements, verb, start)
    return source === null ? null : { source, cue: [verb, verb + 1], content: run, rule: 'verb-before-quotation' }
  }
  return null
}

/** A quotation inside a clause: Berg praised “a bright and able” aide: the object, the quotation with it. */
function readPart(elements: readonly Element[], run: Run, from: number): Leftover | null {
  // A word alone may be a word held at arm's length; "referred to him as a “friend”" is none.
  if (run[1] - run[0] < 2 && !/^(?:as|a|an|the)$/.test(elements[run[0] - 1]?.lower ?? '')) return null
  const start = sentenceStart(elements, run[0], from)
  for (let verb = run[0] - 1; verb >= Math.max(start, run[0] - REACH); verb--) {
    const element = elements[verb]
    if (element === undefined || !isTellingVerb(element) || element.quoted) continue
    // "a rate called the “long rate”": nobody calls it so.
    if (
      /^(?:called|dubbed|named|titled|labell?ed)$/.test(element.lower) &&
      /^NNS?$/.test(elements[verb - 1]?.pos ?? '')
    )
      return null
    // "whose record Berg belittled, with a “beat the council” theme": a comma ends what the verb says.
    if (isComma(elements[verb + 1])) return null
    // "D.C., feel free to “go as you like”": an attitude without its clause.
    if (CUE_VERBS.get(element.lower)?.attitude && elements[verb + 1]?.pos === 'JJ') return null
    const passive = isPassive(elements, verb)
    const source = passive ? null : sourceOf(elements, verb, start)
    if ((source === null && !passive) || isObject(elements, source)) return null
    const content: Run = [verb + 1, Math.max(run[1], clauseEnd(elements, verb + 1, PLAIN))]
    return { source, cue: [verb, verb + 1], content, rule: 'quotation-in-object' }
  }
  return null
}

/** "have him speak about the “fabulous” plan": whom somebody wants to speak has said nothing. */
function isObject(elements: readonly Element[], source: Source): boolean {
  return source !== null && source[1] - source[0] === 1 && /^(?:him|them|me|us)$/.test(elements[source[0]]?.lower ?? '')
}

function isTellingVerb(element: Element | undefined): boolean {
  // "A sign read “Go home”": the tagger takes it for a noun.
  if (element === undefined || !(element.pos.startsWith('VB') || element.lower === 'read')) return false
  return QUOTING_VERBS.has(element.lower) || CUE_VERBS.has(element.lower)
}

/** "The plan was described as “a gift”": the plan is not who says so. */
function isPassive(elements: readonly Element[], verb: number): boolean {
  if (!/^VB[DN]$/.test(elements[verb]?.pos ?? '')) return false
  const group = elements.slice(verbGroupStart(elements, verb), verb)
  return group.some(({ lower }) => BE.test(lower))
}

/** The source of a verb that is no verb of saying, as that of one would be read. */
function sourceOf(elements: readonly Element[], verb: number, from: number): Source {
  // "is already talking about" has a subject of its own; "having referred to it" shares one.
  const helped = elements
    .slice(verbGroupStart(elements, verb), verb)
    .some(({ lower }) => /^'(?:s|re|m)$/.test(lower) || BE.test(lower))
  const having = elements[verb - 1]?.lower === 'having'
  const form = having || (elements[verb]?.pos === 'VBG' && !helped) ? 'participle' : 'past'
  const cue = {
    at: having ? verb - 1 : verb,
    lemma: '',
    form,
    frames: '',
    polarity: 'asserts',
    negated: false,
    attitude: false,
  } as const
  return readSource(elements, cue, null, from)?.source ?? null
}
