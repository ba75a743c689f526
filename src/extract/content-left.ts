// Why it exists: what stands in front of a cue or around it: the clause or quotation that it says, and how that goes on.
import { type Bounds, clauseEnd, startsClause } from './clause-end.ts'
import type { ContentReading, Run } from './contents.ts'
import type { CueVerb } from './cues.ts'
import type { Document } from './document.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import { hasFinite, isComma, isDash, isFiniteVerb, isStop, nounPhraseAfter } from './phrases.ts'
import type { SourceReading } from './sources.ts'
import { type Element, endsWithComma, endsWithStop } from './units.ts'

const SUBORDINATORS = /^(?:while|although|though|when|as|if|after|before|because|since|even|once|until)$/
const PLAIN = { form: 'past', opening: false, relative: false } as const

/** Whether what stands in front ends with a quotation. */
export function leftIsQuote(elements: readonly Element[], left: Run): boolean {
  return elements[left[1] - 1]?.quote !== -1
}

/** The clause or quotation in front of the source: "CONTENT, X said". */
export function readLeft(document: Document, elements: readonly Element[], from: number, floor: number): Run | null {
  // "“We are tired,” as Berg put it."
  let end = elements[from - 1]?.lower === 'as' && (elements[from - 2]?.quote ?? -1) >= 0 ? from - 1 : from
  // It “was the day I thought, ‘He is lost,’” Berg said: the comma stands inside both marks.
  if (/^['\u2019]$/.test(elements[end - 1]?.lower ?? '') && elements[end - 2]?.quoted && isComma(elements[end - 2]))
    end--
  const mark = elements[end - 1]
  if (mark === undefined || end <= floor) return null
  if (isComma(mark) || isDash(mark)) end--
  else if (mark.quote < 0) return null
  const last = elements[end - 1]
  if (last === undefined || end <= floor) return null
  if (last.quote >= 0) {
    // “The vote is a battle of niches” Berg said: long enough to need no comma.
    const bare = end > 1 || last.last - last.first < 7
    if (mark === last && bare && !endsWithComma(document, last) && !endsWithStop(document, last)) return null
    const first = quoteRunStart(elements, end, floor)
    // The hall, which holds 300, “is too small for us,” Berg said: a quotation in lower case goes on with the clause.
    const goesOn =
      isComma(elements[first - 1]) && /^\P{L}*\p{Ll}/u.test(document.text.slice(elements[first]?.start, last.end))
    return [goesOn ? floor : first, end]
  }
  const start = floor
  if (end - start < 2 || !hasFinite(elements, start, end)) {
    // "The plan, he said, would fail": only an interposed cue may leave half a clause in front.
    return end - start >= 1 && isComma(mark) ? [start, end] : null
  }
  return [start, end]
}

/** Quotations that follow one another directly belong together. */
function quoteRunStart(elements: readonly Element[], end: number, floor: number): number {
  let at = end - 1
  while (at - 1 >= floor && (elements[at - 1]?.quote ?? -1) >= 0) at--
  return at
}

/** Behind an interposed cue: the quotation that goes on, or the clause that the front part lacks its verb for. */
export function readInterposed(elements: readonly Element[], left: Run, from: number): Run | null {
  const next = elements[from]
  if (next === undefined) return null
  if (next.quote >= 0) return [from, from + 1]
  const conjunction = /^(?:and|but)$/.test(next.lower) && (elements[from + 1]?.quote ?? -1) >= 0
  if (conjunction) return [from + 1, from + 2]
  if (CUE_VERBS.get(next.lower)?.form === 'participle' || leftIsQuote(elements, left)) return null
  // "It was, Berg said, the hardest day"; "He will go, she said, because he must".
  const leftComplete =
    hasFinite(elements, left[0], left[1]) &&
    !isFiniteVerb(elements[left[1] - 1]) &&
    !/^(?:because|unless|if|that)$/.test(next.lower) &&
    !(next.lower === 'and' && elements[from + 1]?.pos === 'PRP')
  if (leftComplete && !isFiniteVerb(next)) return null
  const end = clauseEnd(elements, from, PLAIN)
  return end > from ? [from, end] : null
}

/** “A,” said X of Y, an economist at Z, “B”: the quotation goes on behind the apposition, if no other verb brings it. */
export function readResumed(elements: readonly Element[], left: Run, from: number): Run | null {
  if (!leftIsQuote(elements, left)) return null
  for (let at = from; at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined || isStop(element)) return null
    // "director of the Marn Forecast": what has a capital is part of a name.
    if (/q/.test(CUE_VERBS.get(element.lower)?.frames ?? '') && element.token.text === element.lower) return null
    if (element.quote >= 0) return isComma(elements[at - 1]) ? [at, at + 1] : null
  }
  return null
}

/** "As the crowd cheered, Berg reported.", "In the end, he said.": what only tells when or where is not what was said. */
export function isFronted(elements: readonly Element[], [from, to]: Run): boolean {
  const first = elements[from]
  if (first === undefined || to - from > 40) return false
  // "As part of the deal, the firm would leave" has its main clause behind the comma.
  for (let at = from; at < to; at++) if (isComma(elements[at])) return false
  const verbs = elements.slice(from, to).filter((element) => element.quote >= 0 || isFiniteVerb(element)).length
  if (SUBORDINATORS.test(first.lower)) return verbs < 2
  return (
    verbs === 0 &&
    (/^(?:IN|TO|VBG)$/.test(first.pos) || /^(?:now|then|later|still|instead|again|today)$/.test(first.lower))
  )
}

/** Whether the clause in front is more than an adjunct or a subordinate clause of what follows it. */
export function isMainClause(elements: readonly Element[], [from, to]: Run): boolean {
  const first = elements[from]
  return (
    first !== undefined &&
    !/^(?:IN|TO|VBG|VBN|CC)$/.test(first.pos) &&
    !SUBORDINATORS.test(first.lower) &&
    hasFinite(elements, from, to)
  )
}

/** "After the ruling, Berg said, | most laws were thought safe": the main clause stands behind the cue. */
export function readFronted(
  elements: readonly Element[],
  left: Run,
  comma: number,
  bounds: Bounds,
): ContentReading | null {
  if (!isComma(elements[comma]) || !startsClause(elements, comma + 1)) return null
  const end = clauseEnd(elements, comma + 1, bounds)
  return { runs: [left, [comma + 1, end]], until: end, rule: 'content-around-cue' }
}

/** "a plan which Berg said had failed", "which, he said, is sad": the pronoun is part of what was said. */
export function readRelativeAround(
  elements: readonly Element[],
  cue: CueVerb,
  { source, from, inverted, shared }: SourceReading,
  behind: number,
): ContentReading | null {
  if (source === null || inverted || shared || !/[co]/.test(cue.frames)) return null
  const pronoun = elements[from - 1]
  // "what Berg called a disaster"
  const name = elements[behind]?.lower === 'as' ? behind + 1 : behind
  // "a plan which Berg called “a gift”", "whom she described as “slow”"
  const named =
    /^(?:which|whom)$/.test(pronoun?.lower ?? '') &&
    (name > behind || elements[behind]?.quoted || elements[behind]?.pos === 'DT')
  if ((pronoun?.lower === 'what' || named) && cue.frames.includes('o')) {
    let end = Math.max(nounPhraseAfter(elements, name, true), elements[name]?.quoted ? name + 1 : 0)
    while (end > name && elements[end]?.quoted && elements[end - 1]?.quoted) end++
    return end > name
      ? {
          runs: [
            [from - 1, from],
            [name, end],
          ],
          until: end,
          rule: 'relative-around-cue',
        }
      : null
  }
  if (!cue.frames.includes('c')) return null
  const before = elements[from - 2]
  if (pronoun === undefined || before === undefined || !/^(?:which|that|who|whom|what)$/.test(pronoun.lower))
    return null
  let verb = behind
  while (/^RB/.test(elements[verb]?.pos ?? '')) verb++
  const opens = isFiniteVerb(elements[verb]) || elements[verb]?.pos === 'VBN' || (elements[verb]?.quote ?? -1) >= 0
  if (!opens) return null
  const end = clauseEnd(elements, behind, { ...PLAIN, relative: true })
  return {
    runs: [
      [from - 1, from],
      [behind, end],
    ],
    until: end,
    rule: 'relative-around-cue',
  }
}
