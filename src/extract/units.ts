// Why it exists: "collapse quotes first": a quotation that stands for a clause counts as one word, so that the words
// around it can be read as one sentence, however many sentences it holds.
import type { Span } from '../core/span.ts'
import type { Document, Sentence, Token } from './document.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import type { Quote } from './quotes.ts'

/** A word, or a quotation that stands for a clause. `first` and `last` are token indexes, `last` exclusive. */
export type Element = Span & {
  readonly first: number
  readonly last: number
  readonly lower: string
  readonly pos: string
  readonly token: Token
  /** Index into document.quotes for a collapsed quotation; -1 for a word. */
  readonly quote: number
  /** Inside a quotation that is not collapsed. */
  readonly quoted: boolean
}

// Tokens that a quotation may tie together. No speech in the news is as long: a mark was left open.
const LONGEST = 1_000

/** One sentence, or several that a quotation ties together. `line` is that of its first sentence. */
export type Unit = {
  readonly elements: readonly Element[]
  readonly line: number
  readonly firstSentence: number
  readonly lastSentence: number
}

/** The units of a document in order; credits are left out. */
export function makeUnits(document: Document): Unit[] {
  const units: Unit[] = []
  const { sentences, tokens, quoteOf } = document
  for (let index = 0; index < sentences.length; index++) {
    const from = sentences[index]
    if (from === undefined) break
    let end = index
    for (;;) {
      const last = sentences[end]
      const next = sentences[end + 1]
      if (last === undefined || next === undefined) break
      const tied = quoteOf[last.last - 1] ?? -1
      if (next.last - from.first > LONGEST) break
      if (tied < 0 || (quoteOf[next.first] !== tied && !(next.line === last.line && isTag(tokens, next)))) break
      end++
    }
    const to = sentences[end] ?? from
    if (!isIgnored(document, from)) {
      units.push({
        elements: elementsOf(document, tokens.slice(from.first, to.last)),
        line: from.line,
        firstSentence: index,
        lastSentence: end,
      })
    }
    index = end
  }
  return units
}

/** “Who?” Berg asked. The sentence that only names the speaker of the quotation in front belongs to it. */
function isTag(tokens: readonly Token[], sentence: Sentence): boolean {
  const words = tokens.slice(sentence.first, Math.min(sentence.last, sentence.first + 9))
  const cue = words.findIndex((word) => /q/.test(CUE_VERBS.get(word.lower)?.frames ?? '') && /^VB[DZPN]/.test(word.pos))
  if (cue < 1 || words.slice(0, cue).some((word) => !/^(?:NN|JJ|DT|PRP|CD|POS|RB|,)/.test(word.pos))) return false
  const after = words[cue + 1]
  // “We left.” Berg added, “We will be back.” has words of its own behind the cue.
  const whole = tokens[sentence.first - 2]?.text === '.'
  if (whole && after?.text === ',' && /^["']$/.test(words[cue + 2]?.text ?? '')) return false
  return (
    after === undefined ||
    /^(?:[.,]|to|in|on|at|during|of|after)$/.test(after.lower) ||
    // “Who?” Berg asked last week.
    (/^(?:last|this|earlier)$/.test(after.lower) && /^[.,]$/.test(words[cue + 3]?.text ?? '')) ||
    // “Too loud?” She wrote when the band began.
    (/^(?:when|as|while|before)$/.test(after.lower) && words[cue]?.lemma !== 'ask') ||
    (/^(?:RB|NNP)$/.test(after.pos) && /^(?:[.,])$/.test(words[cue + 2]?.text ?? '.'))
  )
}

function isIgnored(document: Document, span: Span): boolean {
  return document.credits.ignored.some((credit) => credit.start <= span.start && span.end <= credit.end)
}

function elementsOf(document: Document, tokens: readonly Token[]): Element[] {
  const elements: Element[] = []
  const [from, to] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0]
  const dateline = document.credits.ignored.filter((credit) => credit.start < to && from < credit.end)
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (dateline.length > 0 && dateline.some((credit) => credit.start <= token.start && token.end <= credit.end))
      continue
    const number = document.quoteOf[token.index] ?? -1
    const quote = number >= 0 ? document.quotes[number] : undefined
    if (quote === undefined) {
      elements.push(word(token, false))
      continue
    }
    if (token.start === quote.start && collapses(document, quote, elements)) {
      let end = at
      while (end + 1 < tokens.length && document.quoteOf[tokens[end + 1]?.index ?? -1] === number) end++
      const last = tokens[end] ?? token
      elements.push({
        start: token.start,
        end: last.end,
        first: token.index,
        last: last.index + 1,
        lower: '"',
        pos: 'QUOTE',
        token,
        quote: number,
        quoted: true,
      })
      at = end
      continue
    }
    const isMark = token.end <= quote.inner.start || token.start >= quote.inner.end
    if (!isMark) elements.push(word(token, true))
  }
  return elements
}

function word(token: Token, quoted: boolean): Element {
  return {
    start: token.start,
    end: token.end,
    first: token.index,
    last: token.index + 1,
    lower: token.lower,
    pos: token.pos,
    token,
    quote: -1,
    quoted,
  }
}

/** A quotation that opens its sentence, follows a comma, colon or dash, or holds whole sentences stands for a clause. */
function collapses(document: Document, quote: Quote, before: readonly Element[]): boolean {
  const previous = before.at(-1)
  const inner = document.text.slice(quote.inner.start, quote.inner.end)
  const words = inner.split(/\s+/).length
  if (previous === undefined) return words > 1 || /[,.?!]$/.test(inner)
  // Berg cautioned “wait a little,” before she left.
  if (!previous.quoted && /[cq]/.test(CUE_VERBS.get(previous.lower)?.frames ?? '') && /[,.?!]$/.test(inner)) return true
  if (/^(?:[,:;]|--?|\u2013|\u2014|\.{2,}|…)$/.test(previous.lower)) return words > 2 || /[.?!,]$/.test(inner)
  if (/[.?!]["”]?\s+\p{Lu}/u.test(inner) && words > 6) return true
  return previous.quote < 0 && /^\p{Lu}/u.test(inner) && words > 4 && /[.?!,]$/.test(inner)
}

/** Whether a collapsed quotation closes with a comma inside its marks ("…,” he said"). */
export function endsWithComma(document: Document, element: Element): boolean {
  const quote = document.quotes[element.quote]
  return (
    quote !== undefined &&
    /[,\u2014-][\s'\u2019"\u201d]*$/.test(document.text.slice(quote.inner.start, quote.inner.end))
  )
}

/** Whether a collapsed quotation closes with a full stop, question or exclamation mark inside its marks. */
export function endsWithStop(document: Document, element: Element): boolean {
  const quote = document.quotes[element.quote]
  return (
    quote !== undefined && /[.?!…][\s'\u2019"\u201d]*$/.test(document.text.slice(quote.inner.start, quote.inner.end))
  )
}
