// Why it exists: the only ways in which words of a source may be changed for a briefing: cut, and their quotation marks closed.
import { fold } from '../core/fold.ts'

export { fold }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a quotation mark that stands open needs to be closed. */
const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '»': '«', '"': '"', '‘': '’' }

/** White space as one blank each, none at the ends: a line break inside a sentence is no break in a briefing. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** "Kelmara" and "Kelmaran", "Ostvale" and "Ostvalian": all but the ending is one. */
export function isSameStem(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  if (shorter < 4) return a === b
  let same = 0
  while (same < shorter && a.charAt(same) === b.charAt(same)) same += 1
  return same >= Math.max(4, shorter - 2)
}

export function countWords(text: string): number {
  const folded = fold(text.replace(/['’]/gu, ''))
  return folded === '' ? 0 : folded.split(' ').length
}

type Marks = { readonly missing: string; readonly open: readonly { readonly mark: string; readonly at: number }[] }

/** The marks that close nothing (their openers, to be put in front), and those that stand open at the end. */
function readMarks(text: string): Marks {
  const open: { mark: string; at: number }[] = []
  let missing = ''
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    const top = open.at(-1)?.mark
    if (mark === '”') {
      if (top === '“' || top === '„') open.pop()
      else missing = `“${missing}`
    } else if (mark === '“') {
      if (top === '„') open.pop()
      else open.push({ mark, at })
    } else if (mark === '"') {
      if (top === '"') open.pop()
      else if (/(?:^|[\s([—–-])$/u.test(text.slice(0, at))) open.push({ mark, at })
      else missing = `"${missing}`
    } else if (mark === '«' || mark === '»') {
      if (top === '«' || top === '»') open.pop()
      else open.push({ mark, at })
    } else if (mark === '„' || mark === '‘') {
      open.push({ mark, at })
    } else if (mark === '’' && top === '‘' && !/^\p{L}/u.test(text.slice(at + 1, at + 3))) {
      // A closing single mark is an apostrophe where a letter follows: ‘It wasn’t so’.
      open.pop()
    }
  }
  return { missing, open }
}

/**
 * “I heard it. “I saw it.”: the mark that opens a further paragraph of a quotation, where its line break is gone, is
 * dropped, so that one mark opens and one closes the words.
 */
export function dropReopeners(text: string): string {
  let open = ''
  let kept = ''
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    if (mark === '“' || mark === '«' || mark === '"') {
      const opens = mark !== '"' || /^(?:|[\s([—–-])$/u.test(text.charAt(at - 1))
      if (opens && open === mark && /[.?!…,;:–—-][’'”"]? $/u.test(text.slice(Math.max(0, at - 3), at))) continue
      open = opens && open !== '„' ? mark : ''
    } else if (mark === '„') open = mark
    else if (mark === '”' || mark === '»') open = ''
    kept += mark
  }
  return kept
}

/** Adds the marks that a slice lost at its ends; the words inside them stay exact words of the source. */
export function balance(words: string): string {
  const text = dropReopeners(words)
  const { missing, open } = readMarks(text)
  const closers = open.toReversed().map(({ mark }) => CLOSERS[mark] ?? '')
  return `${missing}${text}${closers.join('')}`
}

/** Words that stand alone, and each piece of them: no comma at the ends, "that it had gone well" as "it had gone well". */
export function tidy(words: string): string {
  return words.split(' … ').map(tidyPiece).join(' … ')
}

function tidyPiece(words: string): string {
  return (
    words
      .replace(/^[\s,;:]+|[\s,;:.]+$/gu, '')
      .replace(/[,;:]\s*([”"»’])$/u, '$1')
      // "That was wrong" has "that" as its subject.
      .replace(
        /^that\s+(?!(?:is|was|are|were|has|had|have|will|would|can|could|shall|should|may|might|must|does|did)\b)(?=[\p{L}\p{N}][\p{L}\p{N}’',.-]*\s)/u,
        '',
      )
  )
}

/** The longest start of `text` with at most `max` graphemes, and at most four code units each on average. */
function takeGraphemes(text: string, max: number): string {
  const limit = max * 4
  let end = 0
  let count = 0
  for (const { segment, index } of graphemes.segment(text.slice(0, limit + 64))) {
    if (count === max || index + segment.length > limit) break
    end = index + segment.length
    count += 1
  }
  return text.slice(0, end)
}

/** Cuts at the end of a clause or else of a word, with '…'; quotation marks come out balanced. At most `max` graphemes. */
export function cut(text: string, max: number): string {
  const line = oneLine(text)
  const whole = balance(line)
  if (takeGraphemes(whole, max) === whole) return whole
  // Room for ' …', a closing mark and an opening one.
  let kept = takeGraphemes(line, Math.max(1, max - 4))
  const clause = Math.max(...[', ', '; ', ': ', '. ', ' — ', ' – '].map((end) => kept.lastIndexOf(end)))
  const word = kept.lastIndexOf(' ')
  if (clause > kept.length * 0.7) kept = kept.slice(0, clause)
  else if (word > kept.length * 0.4) kept = kept.slice(0, word)
  kept = dropStump(kept)
  kept = kept.replace(/[\s,;:.—–-]+$/u, '')
  return balance(`${kept} …`)
}

/** A quotation that would be left with one word, "said “the …”", is left out as a whole. */
function dropStump(kept: string): string {
  const last = readMarks(kept).open.at(-1)
  if (last === undefined || last.at === 0) return kept
  return countWords(kept.slice(last.at)) < 2 ? kept.slice(0, last.at) : kept
}

/** Whether all of `text`, its omissions aside, stands in `line` (see `oneLine`) word for word. */
export function isExact(text: string, line: string): boolean {
  const pieces = text.split('…').map((piece) => oneLine(piece))
  return pieces.some((piece) => piece !== '') && pieces.every((piece) => line.includes(piece))
}
