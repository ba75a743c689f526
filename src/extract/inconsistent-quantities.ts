// Why it exists: numbers with what they count, so that two counts of one thing can be set beside each other.
import type { Span } from '../core/span.ts'
import type { Document, Sentence, Token } from './document.ts'

export type Quantity = {
  readonly value: number
  /** Stems of the counted noun phrase's nouns: "14 million crown jackpot" → crown, jackpot. */
  readonly nouns: readonly string[]
  /** Stems of what narrows a definite count down: "the 64 people who were arrested at the rally" → arrest, rally. */
  readonly narrowed: readonly string[]
  /** "the", "all", "its": a count of what was told before. */
  readonly definite: boolean
  readonly sentence: number
  readonly span: Span
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])
const WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, index) => [word, index] as const),
  ...TENS.split(' ').map((word, index) => [word, 20 + 10 * index] as const),
])

/** 'twenty-one' → 21, '8,000' → 8000; null for what is no number. */
export function numberOf(word: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$/.test(word)) return Number(word.replaceAll(',', ''))
  const [tens = '', ones] = word.split('-')
  const first = WORDS.get(tens)
  if (first === undefined || ones === undefined) return first ?? null
  const second = WORDS.get(ones)
  return first >= 20 && second !== undefined && second < 10 ? first + second : null
}

/** "arrested", "arrests", "arresting" → 'arrest'. */
export function stemOf(lemma: string): string {
  if (/^(?:people|persons?)$/.test(lemma)) return 'people'
  const bare = lemma.replace(/(?:ing|ed|es|s|e|er|ers)$/, '')
  return bare.length >= 3 ? bare : lemma
}

const VAGUE =
  /^(?:about|some|around|nearly|almost|over|than|least|most|up|roughly|estimated|approximately|under|close|only|another|every|first|last|next|other|same|latter|remaining)$/
const DEFINITE = /^(?:the|all|its|his|her|their)$/
const NOUN = /^NNP?S?$/
const CONTENT = /^(?:NN|NNS|NNP|NNPS|VB\w?|JJ)$/
const EMPTY = /^(?:be|have|do|say|year|month|week|day|hour|minute|time)$/

/** The exact counts of the narrator's own words, in order. */
export function findQuantities(document: Document): Quantity[] {
  return document.sentences.flatMap((sentence, index) => quantitiesIn(document, sentence, index))
}

function quantitiesIn(document: Document, sentence: Sentence, index: number): Quantity[] {
  const found: Quantity[] = []
  const tokens = document.tokens
  for (let at = sentence.first; at < sentence.last; at++) {
    const token = tokens[at]
    if (token === undefined || token.pos !== 'CD' || (document.quoteOf[at] ?? -1) >= 0) continue
    const first = numberOf(token.lower)
    // "the 2022 World Cup": a year counts nothing.
    if (first === null || /^(?:1[5-9]|20)\d\d$/.test(token.lower)) continue
    const scale = SCALES.get(tokens[at + 1]?.lower ?? '') ?? 1
    const from = at + (scale === 1 ? 1 : 2)
    const end = phraseEnd(tokens, from, sentence.last)
    if (end === from || isVague(tokens, at, sentence.first)) continue
    const last = tokens[end - 1]
    if (last === undefined) continue
    const inside = tokens.slice(from, end)
    const owner = ownerOf(tokens, at)
    found.push({
      value: first * scale,
      nouns: inside.filter(({ pos }) => NOUN.test(pos)).map(({ lemma }) => stemOf(lemma)),
      narrowed: [
        ...owner,
        ...inside
          .slice(0, -1)
          .filter(isContent)
          .map(({ lemma }) => stemOf(lemma)),
        ...behind(tokens, end, sentence.last),
      ],
      definite: owner.length > 0 || DEFINITE.test(tokens[at - 1]?.lower ?? ''),
      sentence: index,
      span: { start: token.start, end: last.end },
    })
    at = end - 1
  }
  return found
}

function isContent({ pos, lemma }: Token): boolean {
  return CONTENT.test(pos) && !EMPTY.test(lemma)
}

/** "the fine of 80,000 crowns": the noun that the count is of. */
function ownerOf(tokens: readonly Token[], at: number): string[] {
  const noun = tokens[at - 2]
  if (tokens[at - 1]?.lower !== 'of' || noun === undefined || !NOUN.test(noun.pos)) return []
  return DEFINITE.test(tokens[at - 3]?.lower ?? '') ? [stemOf(noun.lemma)] : []
}

/** Behind the last noun of the counted phrase: "five arrested persons | ", "14 million crown jackpot | ". */
function phraseEnd(tokens: readonly Token[], from: number, last: number): number {
  let end = from
  for (let at = from; at < Math.min(from + 4, last); at++) {
    const pos = tokens[at]?.pos ?? ''
    if (NOUN.test(pos)) end = at + 1
    else if (end > from || !/^(?:JJ|VBN)$/.test(pos)) break
  }
  return end
}

function isVague(tokens: readonly Token[], at: number, first: number): boolean {
  for (let back = at - 1; back >= Math.max(first, at - 3); back--)
    if (VAGUE.test(tokens[back]?.lower ?? '')) return true
  return false
}

/** The words that narrow a phrase down: "… | who were arrested at the rally", up to a mark or the sentence's own verb. */
function behind(tokens: readonly Token[], from: number, last: number): string[] {
  const stems: string[] = []
  const opening = tokens[from]
  if (opening === undefined || !/^(?:WP|WDT|IN|VBN)$/.test(opening.pos)) return stems
  let verbs = /^(?:WP|WDT)$/.test(opening.pos) || opening.lower === 'that' ? 1 : 0
  for (let at = from; at < Math.min(from + 9, last); at++) {
    const token = tokens[at]
    if (token === undefined || /^[.,;:]$/.test(token.text)) break
    if (/^(?:VBD|VBZ|VBP|MD)$/.test(token.pos) && --verbs < 0) break
    if (isContent(token)) stems.push(stemOf(token.lemma))
  }
  return stems
}

/** The stems of all words of a sentence that bear a meaning. */
export function stemsOf(document: Document, { first, last }: Sentence): ReadonlySet<string> {
  return new Set(
    document.tokens
      .slice(first, last)
      .filter(isContent)
      .map(({ lemma }) => stemOf(lemma)),
  )
}
