// Why it exists: the text as every stage sees it: tokens, sentences, quotes, with offsets into the original.
import type { Article } from '../core/article.ts'
import type { Span } from '../core/span.ts'
import { normalise } from './characters.ts'
import { type Credits, findCredits } from './credits.ts'
import { findQuotes, type Quote } from './quotes.ts'
import { splitSentences, tileText } from './sentences.ts'
import type { Word } from './tagger.ts'
import { tagTokens } from './tags.ts'
import { tokenise } from './tokens.ts'

/** A word or mark. `text` is the normalised form (straight quotes), `lower` its lower case; `pos` is a Penn tag. */
export type Token = Span & {
  readonly index: number
  readonly text: string
  readonly lower: string
  readonly lemma: string
  readonly pos: string
  /** Index into `sentences`. */
  readonly sentence: number
  /** What is known of the word by itself. */
  readonly word: Word
}

/** `first` and `last` are token indexes, `last` exclusive. `line` is the index of the line of the text it begins in. */
export type Sentence = Span & { readonly first: number; readonly last: number; readonly line: number }

export type Document = {
  /** The original. */
  readonly text: string
  /** Same length as `text`: quotation marks straight, spaces plain. */
  readonly normal: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** The same with the datelines in front: these cover all of the text but its white space. */
  readonly tiles: readonly Span[]
  readonly quotes: readonly Quote[]
  /** The headline's span; null when the text has none. */
  readonly headline: Span | null
  readonly credits: Credits
  /** For each token: the index of the quote that it stands in, its marks included; -1 outside. */
  readonly quoteOf: Int32Array
}

/**
 * Reads an article into tokens, sentences and quotes.
 * All spans are half-open UTF-16 offsets into `article.text`; the same article gives the same document.
 */
export function makeDocument(article: Article): Document {
  const text = article.text
  const normal = normalise(text)
  const raw = tokenise(normal)
  const ranges = tileText(text, splitSentences(normal, raw))
  const tagged = tagTokens(raw, ranges)
  const quotes = findQuotes(text)
  const headline =
    article.title !== '' && text.startsWith(article.title) ? { start: 0, end: article.title.length } : null
  const credits = findCredits(text, headline)
  return {
    text,
    normal,
    tokens: tagged,
    tiles: ranges,
    sentences: ranges.map((range) => behindDateline(range, tagged, credits)),
    quotes,
    headline,
    credits,
    quoteOf: quoteIndex(tagged, quotes),
  }
}

/** "LUND, Nov 23 - Berg met Lind on Thursday": the sentence begins behind the dateline, whose day is none of its own. */
function behindDateline(sentence: Sentence, tokens: readonly Token[], { ignored }: Credits): Sentence {
  const dateline = ignored.find(({ start, end }) => start === sentence.start && end < sentence.end)
  if (dateline === undefined) return sentence
  let first = sentence.first
  while (first < sentence.last && (tokens[first]?.start ?? dateline.end) < dateline.end) first++
  return first === sentence.last ? sentence : { ...sentence, first, start: tokens[first]?.start ?? dateline.end }
}

function quoteIndex(tokens: readonly Token[], quotes: readonly Quote[]): Int32Array {
  const index = new Int32Array(tokens.length).fill(-1)
  let at = 0
  for (const token of tokens) {
    while (at < quotes.length && (quotes[at]?.end ?? 0) <= token.start) at++
    const quote = quotes[at]
    if (quote !== undefined && quote.start <= token.start && token.end <= quote.end) index[token.index] = at
  }
  return index
}

/** The words of a span of tokens [first, last) as a span of the text, edge white space aside. */
export function tokenSpan(document: Document, first: number, last: number): Span {
  const from = document.tokens[first]
  const to = document.tokens[last - 1]
  if (from === undefined || to === undefined || last <= first)
    throw new RangeError('an empty run of tokens has no span')
  return { start: from.start, end: to.end }
}

/** The slice of the original that a span stands for. */
export function slice(document: Document, span: Span): string {
  return document.text.slice(span.start, span.end)
}

/** Index of the first token that begins at or after `offset`. */
export function tokenAt(document: Document, offset: number): number {
  let low = 0
  let high = document.tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((document.tokens[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
