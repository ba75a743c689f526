// Why it exists: where runs of capitals stand in the text, and which part of each could be a person's name.
import type { Document, Sentence, Token } from './document.ts'
import { PARTICLES } from './lexicon/titles.ts'
import {
  isAcronym,
  isCommonWord,
  isFamilyFirst,
  isForename,
  isNation,
  isPlaceName,
  isThingWord,
  looksLikeName,
} from './names-words.ts'

/** A run of capitalised words with the small words inside it. Token indexes, `last` exclusive. */
export type Run = {
  readonly first: number
  readonly last: number
  /** The run begins where every sentence has a capital. */
  readonly opens: boolean
  /** Stands in a line of capitals or of capitalised words: capitals say little there. */
  readonly loud: boolean
}

const CLOSED_CLASS = /^(?:DT|PDT|IN|PRP\$?|CC|WP\$?|WRB|WDT|MD|TO|EX|UH)$/
const OPENING_MARK = /^(?:["':\u2013\u2014*\u2022[(]|--+)$/
const SPACED_HYPHEN = /^-$/
const ARTICLE_PREFIX = /^(?:al|el|ul|ur|ad|as|ash|an|at|abdul|abdel|abd|abu|ben|bin|ibn|ould|saint|st)$/i
/** "Nawaf al-Dosari arrived": the article of the family name stands small in front of its hyphen. */
export const ARTICLED = /^(?:al|el|as|ash|an|ad|ar|at|az|ul|ur|bin|ben|ibn)-\p{Lu}/u
// Second syllables of East Asian given names that are English words too: "Moon Jae - in".
const SYLLABLES = new Set(
  'in won sun so do he her hang long sang sung young king ran bin song men man kit fat wing may tin yet mei pang ho hung'.split(
    ' ',
  ),
)

// Small in a headline too.
const SMALL_WORDS = new Set('a an the of in on at to for and or but as by from with over after is be'.split(' '))
const SYLLABLE = /^[bcdfghjklmnpqrstwxyz]{0,3}[aeiouy]{1,3}(?:ng?|k|t|p|l|m|r|h)?$/
const NO_SYLLABLE = /^(?:run|era|to|on|at|the|a|is|as|an|or|up|out|of|by|it|we|my|free|wide|like|old|year|day|time)$/

/** All runs in text order; credits are left out. */
export function findRuns(document: Document): Run[] {
  const runs: Run[] = []
  const skipped = ignoredTokens(document)
  for (const sentence of document.sentences) {
    const loud = isLoud(document, sentence)
    let at = sentence.first
    while (at < sentence.last) {
      if (skipped[at] === 1 || !beginsName(document, sentence, at, loud)) {
        at++
        continue
      }
      const last = endOfRun(document, sentence, at, loud)
      runs.push({ first: at, last, opens: opensSentence(document, sentence, at), loud })
      at = last
    }
  }
  return runs
}

function ignoredTokens(document: Document): Uint8Array {
  const skipped = new Uint8Array(document.tokens.length)
  const ignored = document.credits.ignored
  if (ignored.length === 0) return skipped
  for (const token of document.tokens)
    if (ignored.some((span) => span.start <= token.start && token.end <= span.end)) skipped[token.index] = 1
  return skipped
}

/** A headline in title case, or a line of capitals. */
function isLoud(document: Document, sentence: Sentence): boolean {
  const last = document.tokens[sentence.last - 1]
  const headline = document.headline !== null && sentence.start < document.headline.end
  if (last === undefined || (!headline && /^[.!?"]$/.test(last.text))) return false
  let wordCount = 0
  let capitals = 0
  for (let at = sentence.first; at < sentence.last; at++) {
    const token = document.tokens[at]
    if (token === undefined || SMALL_WORDS.has(token.text) || !/^\p{L}{2}/u.test(token.text)) continue
    wordCount++
    if (isCapital(token)) capitals++
  }
  return wordCount >= (headline ? 2 : 4) && capitals / wordCount > 0.75
}

/** Whether a token begins with a capital letter. */
export function isCapital(token: Token | undefined): boolean {
  if (token === undefined) return false
  const code = token.text.charCodeAt(0)
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(token.text)
}

function opensSentence(document: Document, sentence: Sentence, at: number): boolean {
  const before = document.tokens[at - 1]
  return at === sentence.first || before === undefined || OPENING_MARK.test(before.text)
}

function beginsName(document: Document, sentence: Sentence, at: number, loud: boolean): boolean {
  const token = document.tokens[at]
  if (token === undefined || !isNameToken(document, at)) return false
  if (loud) return true
  const next = document.tokens[at + 1]
  const followed = at + 1 < sentence.last && isCapital(next)
  if (!opensSentence(document, sentence, at)) return true
  if (followed || (next !== undefined && SPACED_HYPHEN.test(next.text)))
    return !/^RB/.test(token.pos) || !isCommonWord(token.lower)
  // Whether an ordinary word is a name here ("Brown said") is settled where the names of the text are known.
  return true
}

/** Capitalised and no small word; a given name that is a small word too ("Will", "An") only inside a name. */
function isNameToken(document: Document, at: number): boolean {
  const token = document.tokens[at]
  if (token === undefined || !isCapital(token) || token.text === 'I' || /^https?:/.test(token.text)) return false
  if (!CLOSED_CLASS.test(token.pos)) return true
  const next = document.tokens[at + 1]
  // "Kang In - sun"
  if (next !== undefined && SPACED_HYPHEN.test(next.text) && isCapital(document.tokens[at - 1]))
    return familyBefore(document, at + 1)
  const nameLike = isForename(token.text) || isFamilyFirst(token.text) || PARTICLES.has(token.lower)
  return (
    nameLike &&
    !/^(?:the|an?)$/.test(token.lower) &&
    (isCapital(next) || isCapital(document.tokens[at - 1]) || !isCommonWord(token.lower))
  )
}

function endOfRun(document: Document, sentence: Sentence, from: number, loud: boolean): number {
  const { tokens } = document
  let at = from + 1
  while (at < sentence.last) {
    if (isNameToken(document, at) && !breaksLine(document, at)) {
      at++
      continue
    }
    if (!loud && tokens[at]?.text.includes('-') === true && ARTICLED.test(tokens[at]?.text ?? '')) {
      at++
      continue
    }
    if (!loud && isNickname(document, at, sentence.last)) {
      at += 3
      continue
    }
    const particles = particlesAt(document, at, sentence.last)
    if (particles > 0 && !loud) {
      at += particles
      continue
    }
    const hyphen = tokens[at]
    if (
      hyphen !== undefined &&
      SPACED_HYPHEN.test(hyphen.text) &&
      at + 1 < sentence.last &&
      joinsByHyphen(document, at)
    ) {
      at += 2
      continue
    }
    return at
  }
  return at
}

/** 'Andriy "Falcon" Bondar met': one word in marks between two of a name. */
function isNickname({ tokens }: Document, at: number, end: number): boolean {
  if (tokens[at]?.text !== '"' || tokens[at + 2]?.text !== '"' || at + 3 >= end) return false
  const given = tokens[at - 1]
  return isCapital(tokens[at + 1]) && isCapital(tokens[at + 3]) && given !== undefined && !CLOSED_CLASS.test(given.pos)
}

/** Whether the token at `at` stands on another line than the one before it. */
export function breaksLine(document: Document, at: number): boolean {
  const before = document.tokens[at - 1]
  const token = document.tokens[at]
  if (before === undefined || token === undefined) return true
  if (before.end === token.start) return false
  return document.normal.slice(before.end, token.start).includes('\n')
}

/** How many small words ("von der", "bin al -") lead on to another part of the name. */
function particlesAt(document: Document, at: number, end: number): number {
  let count = 0
  while (count < 3 && at + count < end && PARTICLES.has(document.tokens[at + count]?.text ?? '')) count++
  if (count === 0) return 0
  const next = document.tokens[at + count]
  if (next !== undefined && SPACED_HYPHEN.test(next.text) && isCapital(document.tokens[at + count + 1]))
    return count + 1
  return at + count < end && isCapital(next) ? count : 0
}

/** "Kwok - tung", "Al - Mashat", "Jean - Pierre": outlets that put spaces around the hyphen of a name. */
function joinsByHyphen(document: Document, at: number): boolean {
  const before = document.tokens[at - 1]
  const after = document.tokens[at + 1]
  if (before === undefined || after === undefined || !isCapital(before)) return false
  if (ARTICLE_PREFIX.test(before.text) && isCapital(after)) return true
  if (SYLLABLE.test(after.text) && !NO_SYLLABLE.test(after.text) && familyBefore(document, at)) return true
  const family = document.tokens[at - 2]
  const named = family !== undefined && isCapital(family)
  if (isAcronym(before.text) || isNation(before.text) || isPlaceName(before.text) || isThingWord(before.text))
    return false
  if (isCapital(after)) {
    if (isNation(after.text) || isPlaceName(after.text) || isAcronym(after.text)) return false
    return (
      isForename(before.text) ||
      (named && isForename(family.text)) ||
      (looksLikeName(before.text) && looksLikeName(after.text))
    )
  }
  if (!/^\p{Ll}{1,6}$/u.test(after.text)) return false
  if (isCommonWord(after.lower) && !SYLLABLES.has(after.lower)) return false
  if (named) return isFamilyFirst(family.text) || !isCommonWord(after.lower)
  return !isCommonWord(after.lower) && !isCommonWord(before.lower)
}

/** A Chinese or Korean family name among the two words before the one in front of the hyphen. */
function familyBefore(document: Document, hyphen: number): boolean {
  for (let at = hyphen - 2; at >= hyphen - 3; at--) {
    const token = document.tokens[at]
    if (token === undefined || !isCapital(token)) return false
    if (isFamilyFirst(token.text)) return true
  }
  return false
}
