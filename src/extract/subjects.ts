// Why it exists: whose verb it is: the subject that a verb shares with the clause in front of it.
import { isComma, isFiniteVerb, isStop, isTimeWord, nounPhraseBefore, sentenceSubject } from './phrases.ts'
import type { Element } from './units.ts'

type Run = readonly [number, number]

const SUBORDINATORS =
  /^(?:when|after|before|because|since|if|as|until|once|that|which|who|whom|where|whether|what|how|why|than)$/
const OBJECTS = /^(?:it|him|them|me|us)$/
const DOES = /^(?:do|does|did|done|make|makes|made|take|takes|took|put|puts|get|gets|got|keep|keeps|kept)$/
const AUXILIARY =
  /^(?:has|have|had|'ve|'d|also|did|does|do|was|were|is|are|been|be|would|will|could|may|might|can|should)$/

/** Index of the first element of the verb group that ends with the verb at `verb`: "has repeatedly | said". */
export function verbGroupStart(elements: readonly Element[], verb: number): number {
  let at = verb
  while (at > 0) {
    const before = elements[at - 1]
    if (before === undefined || before.quote >= 0) break
    if (/^(?:RB|RBR|MD)$/.test(before.pos) || AUXILIARY.test(before.lower) || before.lower === "n't") at--
    // "all but accused"
    else if (before.lower === 'but' && elements[at - 2]?.lower === 'all') at -= 2
    // "She's said": has; a possessive stands before a noun.
    else if (before.lower === "'s" && at === verb && elements[verb]?.pos === 'VBN' && elements[at - 2]?.pos === 'PRP')
      at--
    else break
  }
  return at
}

/** "Berg on Monday said", "and on Monday morning announced": index of the first element of the day in front of `end`. */
export function beforeDay(elements: readonly Element[], end: number): number {
  let at = end
  while (at > 0 && isTimeWord(elements[at - 1])) at--
  // "Berg first denied it".
  if (at === end && elements[at - 1]?.token.text === 'first' && /^(?:NN|PRP$)/.test(elements[at - 2]?.pos ?? ''))
    return end - 1
  if (at === end) return end
  if (/^(?:on|in|at|this|last|late|early)$/.test(elements[at - 1]?.lower ?? '')) at--
  return at
}

/**
 * The subject of the clause that a verb at `before` goes on with ("Berg paused and | said"): that of the nearest finite
 * verb behind `floor`, then `previous`, the source before, then that of the sentence. A participle belongs to the main
 * clause: "Berg left as the crowd cheered, saying" is Berg's word.
 */
export function sharedSubject(
  elements: readonly Element[],
  before: number,
  floor: number,
  previous: Run | null,
  participle: boolean,
): Run | null {
  return (
    nearestSubject(elements, before, floor, participle) ??
    previous ??
    (floor > 0 ? nearestSubject(elements, before, 0, participle) : null) ??
    opensSentence(elements, before) ??
    sentenceSubject(elements, 0)
  )
}

/** "But Lind, noting the date, said": the subject whose verb is still to come. */
function opensSentence(elements: readonly Element[], before: number): Run | null {
  const from = isComma(elements[before - 1]) ? nounPhraseBefore(elements, before - 1) : -1
  return from === 0 || (from === 1 && /^(?:but|and|yet|still)$/.test(elements[0]?.lower ?? ''))
    ? [from, before - 1]
    : null
}

function nearestSubject(elements: readonly Element[], before: number, floor: number, main: boolean): Run | null {
  let second: Run | null = null
  for (let at = before - 1; at > floor && before - at < 60; at--) {
    if (isStop(elements[at])) break
    // At “Sing with Lind”, the band played and asked: no verb of a quotation has the subject of one outside.
    if (elements[at]?.quoted) continue
    // "had one wish": a noun, whatever its tag.
    if (!isFiniteVerb(elements[at]) || (elements[at]?.pos === 'VBP' && elements[at - 1]?.lower === 'one')) continue
    const start = verbGroupStart(elements, at)
    const end = beforeDay(elements, isComma(elements[start - 1]) ? openedApposition(elements, start - 1, floor) : start)
    const from = end > floor ? nounPhraseBefore(elements, end) : -1
    if (from < floor || isTimeWord(elements[end - 1]) || /^W/.test(elements[from]?.pos ?? '')) continue
    // "he did it sideways": what a verb has in front of it is its object.
    if (OBJECTS.test(elements[from]?.lower ?? '') && DOES.test(elements[from - 1]?.lower ?? '')) continue
    // "the fear that soldiers fought", which the tagger takes for "those soldiers".
    const that = elements[from]?.lower === 'that' && end - from > 1
    if (!main || !(that || isEmbedded(elements, from))) return [from, end]
    second ??= [from, end]
  }
  return second
}

/** "Berg seemed to show | she knew it, warning …", "rumours | he would go": whether the subject at `from` is that of a clause inside another. */
function isEmbedded(elements: readonly Element[], from: number): boolean {
  const before = elements[from - 1]
  if (before === undefined || before.quote >= 0) return false
  return (
    SUBORDINATORS.test(before.lower) ||
    (/^VB/.test(before.pos) && before.lower !== 'is') ||
    // "quashed rumours | he would go" against "in a news conference | he used": an object, and no adjunct in front.
    (elements[from]?.pos === 'PRP' &&
      /^NNS?$/.test(before.pos) &&
      /^VB/.test(elements[nounPhraseBefore(elements, from) - 1]?.pos ?? ''))
  )
}

/** "Berg, an aide to Lind, left": the comma that opens the apposition which closes at `close`. */
function openedApposition(elements: readonly Element[], close: number, floor: number): number {
  for (let at = close - 1; at > floor && close - at < 25; at--) {
    if (isStop(elements[at]) || isFiniteVerb(elements[at])) return -1
    if (isComma(elements[at]) && nounPhraseBefore(elements, at) >= 0) return at
  }
  return -1
}

const LEADS =
  /^(?:led|lead(?:s|ing)|prompt(?:s|ed|ing)|forc(?:es|ed|ing)|push(?:es|ed|ing)|mov(?:es|ed|ing)|caus(?:es|ed|ing)|driv(?:es|ing)|drove|driven|spur(?:s|red|ring)|provok(?:es|ed|ing)|compel(?:s|led|ling))$/

/** "The film led advisers like Lind to | counter that …": who was led to say it; null where nobody was. `to` is the index of "to". */
export function causedSubject(elements: readonly Element[], to: number): Run | null {
  for (let at = to - 1; at > 0 && to - at < 9; at--) {
    const word = elements[at]
    if (word === undefined || word.quote >= 0 || isComma(word) || isStop(word)) return null
    // "has not led Berg to say" says nothing.
    if (LEADS.test(word.lower) && /^(?:not|n't|never)$/.test(elements[at - 1]?.lower ?? '')) return null
    if (LEADS.test(word.lower)) return at + 1 < to && nounPhraseBefore(elements, to) > at ? [at + 1, to] : null
    if (isFiniteVerb(word)) return null
  }
  return null
}

const TAKES_PHRASE = /^(?:familiar|close|aware|critical|loyal|opposed|present|involved|sympathetic|responsible|active)$/
const RELATIVE = /^(?:who|whose|that|which)$/

/**
 * Index at which the noun phrase in front of a verb begins, with the participle or clause that tells who is meant:
 * "Officials familiar with the talks said", "A clerk questioned by the council said", "People who saw the boat said".
 * -1 where there is none.
 */
export function subjectBefore(elements: readonly Element[], end: number): number {
  let from = nounPhraseBefore(elements, end)
  // "Those surveyed say": a participle closes the phrase.
  if (from < 0 && elements[end - 1]?.pos === 'VBN')
    from = openedByRelative(elements, end, nounPhraseBefore(elements, end - 1))
  for (let step = 0; step < 3 && from > 0; step++) {
    const wider = widened(elements, from)
    if (wider < 0) break
    from = wider
  }
  return from
}

function widened(elements: readonly Element[], from: number): number {
  const link = elements[from - 1]
  if (link === undefined || link.quote >= 0) return -1
  // "Neither Berg nor Lind said": what neither says is no one's.
  if (link.lower === 'nor') return openedByNeither(elements, from - 1)
  // "The widow of the late president Tom Lind said".
  if (link.lower === 'late' && elements[from - 2]?.lower === 'the')
    return /^(?:of|for|to|with|by)$/.test(elements[from - 3]?.lower ?? '')
      ? nounPhraseBefore(elements, from - 3)
      : from - 2
  if (link.pos === 'VBG') {
    // "Berg's fundraising | email notes".
    if (elements[from - 2]?.pos === 'POS') return nounPhraseBefore(elements, from - 2)
    const head = chargedHead(elements, from - 1)
    if (head >= 0) return head
  }
  if (/^VB/.test(link.pos)) return openedByRelative(elements, from, -1)
  if (!/^(?:IN|TO)$/.test(link.pos) || SUBORDINATORS.test(link.lower)) return -1
  let at = from - 2
  while (/^RB/.test(elements[at]?.pos ?? '')) at--
  const word = elements[at]
  if (word === undefined) return -1
  // "A poll by the institute said".
  if (
    /^NN/.test(word.pos) &&
    /^(?:by|against|about|between|among|behind|near|under|over|above|outside)$/.test(link.lower)
  )
    return nounPhraseBefore(elements, at + 1)
  if (!/^VB[NDG]$/.test(word.pos) && !TAKES_PHRASE.test(word.lower)) return -1
  while (/^RB/.test(elements[at - 1]?.pos ?? '')) at--
  const head = nounPhraseBefore(elements, at)
  return head >= 0 && elements[at - 1]?.pos !== 'PRP' ? head : openedByRelative(elements, at, -1)
}

function openedByNeither(elements: readonly Element[], nor: number): number {
  const from = nounPhraseBefore(elements, nor)
  if (from < 0 || elements[from]?.lower === 'neither') return from
  return elements[from - 1]?.lower === 'neither' ? from - 1 : -1
}

/** "The man suing | Berg said", "the man accused of killing | Berg said": whom the participle tells of. */
function chargedHead(elements: readonly Element[], participle: number): number {
  let at = participle
  if (/^(?:of|for|with|from|by|after)$/.test(elements[at - 1]?.lower ?? '')) {
    at -= 2
    while (/^RB/.test(elements[at]?.pos ?? '')) at--
    if (!/^VB[ND]$/.test(elements[at]?.pos ?? '') && elements[at]?.pos !== 'JJ') return -1
  }
  const head = nounPhraseBefore(elements, at)
  return elements[at - 1]?.pos === 'PRP' || isTimeWord(elements[at - 1]) ? -1 : head
}

/** "People who | attended the meeting": the phrase in front of the relative pronoun; `otherwise` where there is none. */
function openedByRelative(elements: readonly Element[], from: number, otherwise: number): number {
  for (let at = from - 1; at > 0 && from - at < 14; at--) {
    const element = elements[at]
    if (element === undefined || element.quote >= 0 || isComma(element) || isStop(element)) return otherwise
    if (!RELATIVE.test(element.lower)) continue
    const head = nounPhraseBefore(elements, at)
    return head >= 0 && elements[at - 1]?.pos !== 'PRP' ? head : otherwise
  }
  return otherwise
}
