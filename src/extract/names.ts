// Why it exists: where runs of capitals stand in the text, and which part of each could be a person's name.
import type { Document, Sentence, Token } from './document.ts'
import { PARTICLES, SUFFIXES } from './lexicon/titles.ts'
import {
  isAcronym,
  isCommonWord,
  isFamilyFirst,
  isForename,
  isHonorific,
  isNation,
  isOrganisationWord,
  isPlaceName,
  isRoleNoun,
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
const SPACED_HYPHEN = /^[-\u2013]$/
const ARTICLE_PREFIX = /^(?:al|el|ul|ur|ad|as|ash|an|at|abdul|abdel|abd|abu|ben|bin|ibn|ould|saint|st)$/i
// Second syllables of East Asian given names that are English words too: "Moon Jae - in".
const SYLLABLES = new Set(
  'in won sun so do he her hang long sang sung young king ran bin song men man kit fat wing may tin yet mei pang ho hung'.split(
    ' ',
  ),
)

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
  let wordCount = 0
  let capitals = 0
  for (let at = sentence.first; at < sentence.last; at++) {
    const token = document.tokens[at]
    if (token === undefined || !/^\p{L}{2}/u.test(token.text)) continue
    if (/^(?:a|an|the|of|in|on|at|to|for|and|or|but|as|by|from|with|over|after|is|be)$/.test(token.text)) continue
    wordCount++
    if (isCapital(token)) capitals++
  }
  const last = document.tokens[sentence.last - 1]
  return wordCount >= 4 && capitals / wordCount > 0.75 && last !== undefined && !/^[.!?"]$/.test(last.text)
}

function isCapital(token: Token | undefined): token is Token {
  return token !== undefined && /^\p{Lu}/u.test(token.text)
}

function opensSentence(document: Document, sentence: Sentence, at: number): boolean {
  const before = document.tokens[at - 1]
  return at === sentence.first || before === undefined || OPENING_MARK.test(before.text)
}

function beginsName(document: Document, sentence: Sentence, at: number, loud: boolean): boolean {
  const token = document.tokens[at]
  if (!isCapital(token) || !isNameToken(document, at)) return false
  if (loud) return true
  const next = document.tokens[at + 1]
  const followed = at + 1 < sentence.last && isCapital(next)
  if (!opensSentence(document, sentence, at)) return true
  if (!isCommonWord(token.lower) || isHonorific(token.text) || isNation(token.text)) return true
  if (isForename(token.text) || isFamilyFirst(token.text)) return true
  if (/^(?:RB|VB)/.test(token.pos) && !isRoleNoun(token.text)) return false
  return followed || (next !== undefined && SPACED_HYPHEN.test(next.text))
}

/** Capitalised and no small word; a given name that is a small word too ("Will", "An") only inside a name. */
function isNameToken(document: Document, at: number): boolean {
  const token = document.tokens[at]
  if (!isCapital(token) || token.text === 'I' || /^https?:/.test(token.text)) return false
  if (!CLOSED_CLASS.test(token.pos)) return true
  const next = document.tokens[at + 1]
  const nameLike = isForename(token.text) || isFamilyFirst(token.text) || PARTICLES.has(token.lower)
  return (
    nameLike &&
    token.lower !== 'the' &&
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

function breaksLine(document: Document, at: number): boolean {
  const before = document.tokens[at - 1]
  const token = document.tokens[at]
  if (before === undefined || token === undefined) return true
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
  if (isAcronym(before.text) || isNation(before.text) || isPlaceName(before.text) || isThingWord(before.text))
    return false
  if (isCapital(after)) {
    if (isNation(after.text) || isPlaceName(after.text) || isAcronym(after.text)) return false
    return isForename(before.text) || (looksLikeName(before.text) && looksLikeName(after.text))
  }
  if (!/^\p{Ll}{1,6}$/u.test(after.text)) return false
  if (isCommonWord(after.lower) && !SYLLABLES.has(after.lower)) return false
  const family = document.tokens[at - 2]
  if (family !== undefined && isCapital(family)) return isFamilyFirst(family.text) || !isCommonWord(after.lower)
  return !isCommonWord(after.lower) && !isCommonWord(before.lower)
}

/** What stands in a run: a name, and what is in front of it. Token indexes, `last` exclusive. */
export type Unit = {
  readonly first: number
  readonly last: number
  readonly run: Run
  readonly kind: 'name' | 'organisation' | 'place' | 'other'
  /** "Mr", "Gen." stands directly in front. */
  readonly honorific: boolean
  /** A noun for what a person is stands directly in front, capitalised or not: "President", "activist". */
  readonly role: boolean
}

// Family names that are titles too: after a given name they are no title.
const SURNAME_TITLES =
  /^(?:king|bishop|judge|dean|prince|pope|marshal|marshall|baron|duke|major|justice|sultan|cook|page|baker|butcher|carpenter|cleaner|guard|porter|taylor|mason|miner|miller|potter|tailor|weaver|driver|fisher|hunter|sheriff|knight|star|champion|day|man|boy|bush|abbott|winner|forward|guest|host|mayor|father|don|fr)$/

/** The units of all runs, in text order. */
export function findUnits(document: Document, runs: readonly Run[]): Unit[] {
  return runs.flatMap((run) => (run.loud ? [unitOf(document, run, run.first, run.last)] : splitRun(document, run)))
}

/** Days and months break a run ("Putin Monday"); "May" after a given name is a family name. */
function splitRun(document: Document, run: Run): Unit[] {
  const units: Unit[] = []
  let from = run.first
  for (let at = run.first; at < run.last; at++) {
    const token = document.tokens[at]
    const before = document.tokens[at - 1]
    if (token === undefined || !isThingWord(token.text)) continue
    if (at > run.first && before !== undefined && isForename(before.text) && at === run.last - 1) continue
    if (isForename(token.text) && at === from && at + 1 < run.last) continue
    if (at > from) units.push(unitOf(document, run, from, at))
    from = at + 1
  }
  if (from < run.last) units.push(unitOf(document, run, from, run.last))
  return units
}

function unitOf(document: Document, run: Run, from: number, to: number): Unit {
  const { tokens } = document
  const split = titleEnd(document, from, to)
  let first = split
  let last = to
  while (last - 1 > first && SUFFIXES.has(tokens[last - 1]?.text ?? '') && tokens[last - 1]?.text === 'MP') last--
  if (!run.loud) first = trimFront(document, run, first, last)
  const before = first > 0 ? tokens[first - 1] : undefined
  const touching = before !== undefined && !breaksLine(document, first)
  const honorific = touching && isHonorific(before.text) && isCapital(before)
  const role = touching && isRoleNoun(before.text) && (isCapital(before) || /^NN/.test(before.pos))
  return { first, last, run, kind: kindOf(document, first, last, honorific || role), honorific, role }
}

/** The index behind the last title in [from, to): "European Commission President | Ursula von der Leyen". */
function titleEnd(document: Document, from: number, to: number): number {
  for (let at = to - 2; at >= from; at--) {
    const word = document.tokens[at]?.text ?? ''
    if (!isHonorific(word) && !isRoleNoun(word)) continue
    const before = at > from ? (document.tokens[at - 1]?.text ?? '') : ''
    if (at > from && SURNAME_TITLES.test(word.toLowerCase()) && isForename(before)) continue
    if (at === from && isForename(word) && !isHonorific(word) && SURNAME_TITLES.test(word.toLowerCase())) continue
    return at + 1
  }
  return from
}

/** Nations, ordinary words and bodies in front of a given name are no part of the name: "Nigerian Wole …", "Actor Tom …". */
function trimFront(document: Document, run: Run, first: number, last: number): number {
  const text = (at: number): string => document.tokens[at]?.text ?? ''
  let at = first
  while (at < last - 1 && isNation(text(at)) && !isOrganisationWord(text(last - 1))) at++
  for (let ahead = at + 1; ahead < last - 1; ahead++) {
    if (!isForename(text(ahead))) continue
    let plainFront = true
    for (let front = at; front < ahead; front++)
      if (
        looksLikeName(text(front)) &&
        !isAcronym(text(front)) &&
        !isOrganisationWord(text(front)) &&
        !isNation(text(front))
      )
        plainFront = false
    if (plainFront && !isOrganisationWord(text(last - 1))) return ahead
    break
  }
  if (run.opens && at === run.first && last - at > 1 && !looksLikeName(text(at)) && looksLikeName(text(at + 1)))
    return at + 1
  return at
}

function kindOf(document: Document, first: number, last: number, titled: boolean): Unit['kind'] {
  const words = document.tokens.slice(first, last).map((token) => token.text)
  const joined = words.join(' ')
  if (isPlaceName(joined)) return 'place'
  if (words.length === 1) {
    const word = words[0] ?? ''
    if (isNation(word)) return 'other'
    if (titled && !isOrganisationWord(word)) return 'name'
    if (isOrganisationWord(word) || isAcronym(word)) return 'organisation'
    return isThingWord(word) || isHonorific(word) || isRoleNoun(word) ? 'other' : 'name'
  }
  return bodyKind(words, titled)
}

/** Whether a run of several words names a body or a place by one of its words. */
function bodyKind(words: readonly string[], titled: boolean): Unit['kind'] {
  const tail = words.at(-1) ?? ''
  const two = words.length === 2
  const personal = (titled || isForename(words[0] ?? '')) && words.length <= 3
  if (isOrganisationWord(tail) && !(two && personal && titled)) return 'organisation'
  if (
    /^(?:city|town|village|province|state|county|district|region|island|islands|river|street|road|avenue|airport|square|tower|palace|bridge|hills|mountains?|valley|republic|territory|governorate|prefecture|estate|desert|sea|ocean|gulf|bay|lake|port|creek)$/i.test(
      tail,
    ) &&
    !titled
  )
    return 'place'
  if (
    /^(?:lake|mount|mt\.?|port|cape|gulf|fort|san|santa|los|las|rio|puerto|new|south|north|east|west|st\.?|saint)$/i.test(
      words[0] ?? '',
    ) &&
    !titled
  )
    return 'place'
  if (words.slice(0, -1).some((word) => isOrganisationWord(word)) && !personal) return 'organisation'
  return 'name'
}
