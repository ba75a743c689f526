// Why it exists: how much the words of a name themselves speak for a person; the rules and their weights.
import { type Chain, foldName } from './aliases.ts'
import type { Document, Token } from './document.ts'
import { PERSON_PARTICLES, SUFFIXES } from './lexicon/titles.ts'
import { ARTICLED } from './names.ts'
import type { Unit } from './names-units.ts'
import {
  isAcronym,
  isClearForename,
  isCommonWord,
  isFamilyFirst,
  isForename,
  isNation,
  isOrganisationWord,
  isPlaceName,
  isPlaceWord,
  isSurnameForm,
} from './names-words.ts'

/** Words of a name: no particles, no marks. */
export function nameWords(document: Document, unit: { readonly first: number; readonly last: number }): Token[] {
  return document.tokens
    .slice(unit.first, unit.last)
    .filter((token, index) => /^\p{Lu}/u.test(token.text) || (index > 0 && ARTICLED.test(token.text)))
}

/** The words of a name as a chain: suffixes apart. */
export function chainOf(document: Document, unit: { readonly first: number; readonly last: number }): Chain {
  const words: string[] = []
  let suffix = ''
  for (const { text } of nameWords(document, unit)) {
    if (words.length === 0 || !SUFFIXES.has(text)) words.push(text)
    else if (suffix === '') suffix = text.replace('.', '')
  }
  return { words, folded: words.map(foldName), suffix }
}

/** Evidence from the name's own form, about −6 to +7; nothing but initials is no name at all. */
export function formEvidence(document: Document, unit: Unit): number {
  const words = nameWords(document, unit)
  const [head] = words
  if (head === undefined || words.every((word) => word.text.replace('.', '').length === 1)) return -9
  const alone = isClearForename(head.text) ? 0.5 : 0
  const score = (words.length > 1 ? fullNameForm(words) : alone) + particleForm(document, unit)
  return score + strangeWords(words, unit) - (words.length > 5 ? 2 : 0)
}

/** A given name in front, a family name behind, initials between. */
function fullNameForm(words: readonly Token[]): number {
  const [head] = words
  const tail = words.at(-1)
  if (head === undefined || tail === undefined) return 0
  let score = 0
  // "La Prensa", "Le Matin": an article in front is more often a newspaper's.
  if (/^(?:la|le|les|los|las|el|il|der|die)$/.test(head.lower) && !isFamilyFirst(head.text)) score -= 1.5
  if (isForename(head.text)) score += isClearForename(head.text) ? 3 : 1.5
  else if (isFamilyFirst(head.text) && words.length <= 3 && !isCommonWord(tail.lower)) score += 2
  if (words.slice(1).some((word) => isForename(word.text))) score += 1
  if (isSurnameForm(tail.text)) score += 1.5
  if (words.slice(1, -1).some((word) => isSurnameForm(word.text))) score += 1
  return score + initials(words, tail)
}

/** "John F. Kennedy", "S Jothi", "HV Menon". */
function initials(words: readonly Token[], tail: Token): number {
  const [head] = words
  if (words.slice(0, -1).some((word) => /^\p{Lu}\.$/u.test(word.text))) return 1.5
  if (head === undefined || isCommonWord(tail.lower) || isPlaceName(tail.text) || isPlaceName(head.text)) return 0
  if (words.length < 5 && /^\p{Lu}$/u.test(head.text)) return 2
  return words.length === 2 && /^\p{Lu}{2,3}$/u.test(head.text) ? 0.8 : 0
}

function particleForm(document: Document, unit: Unit): number {
  let score = 0
  for (let at = unit.first; at < unit.last; at++) {
    const token = document.tokens[at]
    if (token !== undefined && PERSON_PARTICLES.has(token.lower)) score += 2
    if (token?.text === '-') score += 1
    else if (at > unit.first && token !== undefined && ARTICLED.test(token.text)) score += 2
  }
  return score
}

/** What speaks against: capitals alone, bodies, places, nations and words of ordinary English. */
function strangeWords(words: readonly Token[], unit: Unit): number {
  const clear = isClearForename(words[0]?.text ?? '')
  let score = 0
  for (const [index, word] of words.entries()) {
    // "King Aldric IV": a number, no body's letters.
    if (index > 0 && SUFFIXES.has(word.text)) continue
    const couldBeInitials = index === 0 && words.length === 2 && word.text.length < 4
    if (isAcronym(word.text) && !unit.run.loud && !couldBeInitials) score -= 2.5
    if (isOrganisationWord(word.text) || isPlaceName(word.text)) score -= 2
    if (isNation(word.text)) score -= 2
    if (isForename(word.text) || isSurnameForm(word.text) || isFamilyFirst(word.text)) continue
    if (isCommonWord(word.lower)) score -= index === 0 || isPlaceWord(word.text) ? 1.5 : clear ? 0.6 : 1.1
  }
  return score
}
