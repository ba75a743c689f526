// Why it exists: small readings of runs of words that the finding of sources and contents share.
import type { Element } from './units.ts'

const TIME_WORDS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september ' +
    'october november december today yesterday tomorrow tonight morning afternoon evening night week month year weekend ' +
    'earlier later ago last this next early late noon midnight mon. tue. tues. wed. thu. thurs. fri. sat. sun. jan. feb. ' +
    'aug. sept. sep. oct. nov. dec. recently again once'
  ).split(' '),
)
const DAYS =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|april|june|july|august|september|october|november|december)$/
const NOUN_LIKE = /^(?:NN|NNS|NNP|NNPS|JJ|JJR|JJS|CD|POS|PRP\$|DT|PDT|\$|FW)$/
const HEAD_LIKE = /^(?:NN|NNS|NNP|NNPS|PRP|CD|FW)$/
const PRONOUN_HEADS = new Set(
  (
    'he she they it i we you who another some others both many several most one all few none neither everyone somebody nobody those ' +
    'half two-thirds three-quarters three-fifths four-fifths'
  ).split(' '),
)
const LINKS = new Set('of for at from in with on to'.split(' '))
const ISSUED = /^(?:issued|released|published|posted|sent|broadcast|aired|emailed|e-mailed|obtained|carried|shared)$/
const ADJUNCT_PREPOSITIONS = new Set(
  'in on at during to after before without via through of from following by for with over about outside inside amid'.split(
    ' ',
  ),
)

/** Days, months, and the words that tell of them: 'yesterday', 'last', 'week'. */
export function isTimeWord(element: Element | undefined): boolean {
  return element !== undefined && element.quote < 0 && TIME_WORDS.has(element.lower)
}

/** A comma; false behind the last element, as all of these are. */
export function isComma(element: Element | undefined): boolean {
  return element?.lower === ','
}

function isStopMark(text: string): boolean {
  // A token that begins with three dots is all dots.
  return text === '.' || text === '?' || text === '!' || text === ';' || text === '…' || text.startsWith('...')
}

/** Full stops, question and exclamation marks and semicolons outside a collapsed quotation. */
export function isStop(element: Element | undefined): boolean {
  return element !== undefined && element.quote < 0 && isStopMark(element.lower)
}

/** A dash between words, long or of two hyphens. */
export function isDash(element: Element | undefined): boolean {
  return element !== undefined && /^(?:-+|[\u2013-\u2015])$/.test(element.lower)
}

const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])

/** A finite verb: 'said', 'is', 'would'. */
export function isFiniteVerb(element: Element | undefined): boolean {
  return element !== undefined && element.quote < 0 && FINITE.has(element.pos)
}

/** Whether a finite verb, or a collapsed quotation, stands among the elements [from, to): whether they make a clause. */
export function hasFinite(elements: readonly Element[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const element = elements[at]
    if (
      // A collapsed quotation stands for a clause.
      (element?.quote ?? -1) >= 0 ||
      isFiniteVerb(element) ||
      (element?.pos === 'VBN' && /^(?:PRP|NNP|NNS|NN|RB)$/.test(elements[at - 1]?.pos ?? ''))
    )
      return true
  }
  return false
}

function isHead(element: Element | undefined): boolean {
  if (element === undefined || element.quote >= 0) return false
  return HEAD_LIKE.test(element.pos) || PRONOUN_HEADS.has(element.lower)
}

/** Index at which the noun phrase begins that ends before `end`; -1 where none does. */
export function nounPhraseBefore(elements: readonly Element[], end: number): number {
  let at = end - 1
  if (elements[at]?.lower === ')') at = openBracket(elements, at) - 1
  const head = elements[at]
  const adjective =
    head !== undefined &&
    head.quote < 0 &&
    head.pos === 'JJ' &&
    /^(?:DT|JJ|NNP|NN|PRP\$)$/.test(elements[at - 1]?.pos ?? '')
  if (!isHead(head) && !adjective) return -1
  // "half of them said", "one of us said"
  if (head?.pos === 'PRP' && elements[at - 1]?.lower === 'of' && isHead(elements[at - 2]))
    return nounPhraseBefore(elements, at - 1)
  if (head?.pos === 'PRP' || head?.lower === 'who') return at
  for (;;) {
    const before = elements[at - 1]
    if (before === undefined || before.quote >= 0) return at
    if (continuesPhrase(elements, at)) at--
    else if (/^(?:and|&|or)$/.test(before.lower) && joinsPhrase(elements, at)) at -= 2
    else if (
      (LINKS.has(before.lower) || isInName(elements, at - 1)) &&
      isHead(elements[at - 2]) &&
      !isTimeWord(elements[at - 2]) &&
      elements[at - 2]?.pos !== 'PRP'
    )
      at -= 2
    else return at
  }
}

/** "Marn and Velt", "current and former officials". */
function joinsPhrase(elements: readonly Element[], at: number): boolean {
  const before = elements[at - 2]
  if (before?.pos === 'JJ' && elements[at]?.pos === 'JJ') return true
  return isHead(before) && !isTimeWord(before)
}

/** "Water Without Borders": a preposition with a capital between two names. */
function isInName(elements: readonly Element[], at: number): boolean {
  const word = elements[at]
  return (
    word?.pos === 'IN' &&
    at > 1 &&
    /^\p{Lu}/u.test(word.token.text) &&
    elements[at + 1]?.pos === 'NNP' &&
    elements[at - 1]?.pos === 'NNP'
  )
}

function openBracket(elements: readonly Element[], from: number): number {
  for (let at = from; at >= 0 && from - at < 12; at--) if (elements[at]?.lower === '(') return at
  return from
}

/** Whether the word before `at` belongs to the same noun phrase. */
function continuesPhrase(elements: readonly Element[], at: number): boolean {
  const before = elements[at - 1]
  const here = elements[at]
  if (before === undefined || here === undefined || isTimeWord(before)) return false
  if (
    !NOUN_LIKE.test(before.pos) &&
    !(/^VB[GN]$/.test(before.pos) && /^(?:DT|JJ|PRP\$|,)$/.test(elements[at - 2]?.pos ?? ''))
  )
    return false
  // "The ministers all urged it".
  if (/^(?:all|both|each)$/.test(here.lower) && /^NNP?S?$/.test(before.pos)) return true
  if (here.pos === 'DT' || here.pos === 'PRP$') return before.pos === 'PDT'
  // "to lawmakers Putin said": a plural common noun is no title.
  if (before.pos === 'NNS' && /^NNP/.test(here.pos)) return false
  return before.pos !== 'CD' || !/^NNP/.test(here.pos) || !/\d/.test(before.lower)
}

/** Index behind the noun phrase that begins at `from`; `from` itself where none does. Links: "of", "for" and the like. */
export function nounPhraseAfter(elements: readonly Element[], from: number, withLinks: boolean): number {
  let at = from
  let headAt = -1
  for (;;) {
    const element = elements[at]
    if (element === undefined || element.quote >= 0) break
    if (element.pos === 'PRP' && at === from) return at + 1
    if (
      NOUN_LIKE.test(element.pos) ||
      isDegree(elements, at) ||
      (/^VB[GN]$/.test(element.pos) && headAt < 0 && (at > from || /^NN/.test(elements[at + 1]?.pos ?? '')))
    ) {
      // "a spokesman for the port": behind a link the phrase goes on with an article.
      const linked = LINKS.has(elements[at - 1]?.lower ?? '') || /^(?:and|&)$/.test(elements[at - 1]?.lower ?? '')
      if (/^(?:DT|PRP\$)$/.test(element.pos) && headAt >= 0 && !linked) break
      if (isHead(element)) headAt = at
      at++
    } else if (at === from && element.lower === 'each' && elements[at + 1]?.lower === 'other') return at + 2
    else if (PRONOUN_HEADS.has(element.lower) && at === from) {
      headAt = at
      at++
    } else if (
      headAt === at - 1 &&
      headAt >= 0 &&
      /^(?:and|&)$/.test(element.lower) &&
      /^(?:NN|NNP|NNS|DT|JJ)/.test(elements[at + 1]?.pos ?? '') &&
      withLinks
    )
      at++
    else if (withLinks && headAt === at - 1 && headAt >= 0 && LINKS.has(element.lower) && !isTimeWord(elements[at + 1]))
      at++
    else break
  }
  return headAt < 0 ? from : Math.max(headAt + 1, elements[at - 1]?.pos === 'POS' ? headAt + 1 : headAt + 1)
}

/** "the most recent count", "a newly found letter". */
function isDegree(elements: readonly Element[], at: number): boolean {
  return (
    /^RB/.test(elements[at]?.pos ?? '') &&
    /^(?:DT|PRP\$)$/.test(elements[at - 1]?.pos ?? '') &&
    (/^(?:JJ|VBN)$/.test(elements[at + 1]?.pos ?? '') || /^(?:later|earlier)$/.test(elements[at]?.lower ?? ''))
  )
}

/**
 * Index behind the adverbs, days and phrases ("in a statement", "on Monday", "to reporters") that begin at `from` and
 * tell when, where or to whom something was said.
 */
export function skipAdjuncts(elements: readonly Element[], from: number): number {
  let at = from
  for (;;) {
    const element = elements[at]
    // “most people” are no adverb of saying.
    if (element === undefined || element.quote >= 0 || element.quoted) return at
    if (/^RB/.test(element.pos) && element.pos !== 'RBS' && !/^(?:n't|not|never)$/.test(element.lower)) at++
    // "called this a lie" names no time.
    else if (element.lower === 'this' && !isTimeWord(elements[at + 1])) return at
    else if (isTimeWord(element) && (DAYS.test(element.lower) || !isFiniteVerb(elements[at + 1]))) {
      at++
      if (elements[at]?.pos === 'CD') at++
    } else if (element.pos === 'DT' && isTimeWord(elements[at + 1])) at += 2
    // "said in a statement issued by the port that": the participle belongs to the phrase in front.
    else if (at > from && ISSUED.test(element.lower)) at++
    else if (ADJUNCT_PREPOSITIONS.has(element.lower) && elements[at + 1]?.pos !== 'CD') {
      const end = nounPhraseAfter(elements, at + 1, true)
      if (end === at + 1) return at
      // "said in Iraq troops were": a phrase that swallows the subject of what follows is no adjunct of saying.
      if (isFiniteVerb(elements[end]) && !isTimeWord(elements[end - 1])) return at
      at = end
    } else return at
  }
}

/** The first noun phrase of the sentence that a verb follows: its subject. Half-open element indexes; null for none. */
export function sentenceSubject(elements: readonly Element[], from: number): readonly [number, number] | null {
  for (let at = from; at < elements.length && at < from + 40; at++) {
    const element = elements[at]
    if (element === undefined || isStop(element)) return null
    if (element.quote >= 0 || !/^(?:DT|PRP|PRP\$|NN|NNS|NNP|NNPS|JJ|CD)$/.test(element.pos)) continue
    const end = nounPhraseAfter(elements, at, true)
    if (end === at || isTimeWord(elements[end - 1])) continue
    let verb = end
    while (/^RB/.test(elements[verb]?.pos ?? '')) verb++
    const previous = elements[at - 1]
    const governed = previous !== undefined && /^(?:IN|TO|VB\w?)$/.test(previous.pos) && previous.pos !== 'VBD'
    if (!governed && (isFiniteVerb(elements[verb]) || elements[verb]?.pos === 'VBN' || isComma(elements[verb])))
      return [at, end]
    at = end - 1
  }
  return null
}
