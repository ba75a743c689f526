// Why it exists: how much the words of a name and those around it speak for a person; the rules and their weights.
import type { Document, Token } from './document.ts'
import { PERSON_PARTICLES, SPEECH_VERBS } from './lexicon/titles.ts'
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
  isRoleNoun,
  isSurnameForm,
} from './names-words.ts'

/** Words of a name: no particles, no marks. */
export function nameWords(document: Document, unit: { readonly first: number; readonly last: number }): Token[] {
  return document.tokens.slice(unit.first, unit.last).filter((token) => /^\p{Lu}/u.test(token.text))
}

/** Evidence from the name's own form, about −6 to +5. */
export function formEvidence(document: Document, unit: Unit): number {
  const words = nameWords(document, unit)
  let score = 0
  const [head] = words
  const tail = words.at(-1)
  if (head === undefined || tail === undefined) return -9
  if (
    words.every((word) => word.text.length < 3 && word.text.endsWith('.')) ||
    words.every((word) => word.text.length === 1)
  )
    return -9
  if (words.length > 1) {
    if (/^(?:la|le|les|los|las|el|il|der|die)$/.test(head.lower) && !unit.honorific && !isFamilyFirst(head.text))
      score -= 1.5
    if (isForename(head.text)) score += isClearForename(head.text) ? 3 : 1.5
    else if (isFamilyFirst(head.text) && words.length <= 3 && !isCommonWord(tail.lower)) score += 2
    if (words.slice(1).some((word) => isForename(word.text))) score += 1
    if (isSurnameForm(tail.text)) score += 1.5
    if (words.slice(0, -1).some((word) => /^\p{Lu}\.$/u.test(word.text))) score += 1.5
  } else if (isClearForename(head.text)) score += 0.5
  // "S Jothi", "V K Menon": initials without their dots.
  if (words.length > 1 && words.length < 5 && /^\p{Lu}$/u.test(head.text) && !isCommonWord(tail.lower)) score += 2
  if (words.length === 2 && /^[\p{Lu}]{2,3}$/u.test(head.text) && !isCommonWord(tail.lower) && !isPlaceName(head.text))
    score += 0.8
  for (let at = unit.first; at < unit.last; at++) {
    const token = document.tokens[at]
    if (token !== undefined && PERSON_PARTICLES.has(token.lower)) score += 2
    if (token !== undefined && /^[-\u2013]$/.test(token.text)) score += 1
  }
  for (const [index, word] of words.entries()) {
    if (isAcronym(word.text))
      score -= unit.run.loud || (index === 0 && /^\p{Lu}{2,3}$/u.test(word.text) && words.length === 2) ? 0 : 2.5
    if (isOrganisationWord(word.text) || isPlaceName(word.text)) score -= 2
    if (isNation(word.text)) score -= 2
    if (isForename(word.text) || isSurnameForm(word.text) || isFamilyFirst(word.text)) continue
    if (isCommonWord(word.lower))
      score -= index === 0 || isPlaceWord(word.text) ? 1.5 : isClearForename(head.text) ? 0.6 : 1.1
  }
  if (words.length > 5) score -= 2
  return score
}

const IN_PLACE = /^(?:in|at|near|across|into|inside|outside|throughout|around|within|towards|toward|onto|via|off)$/
const KIN =
  /^(?:son|daughter|wife|husband|brother|sister|mother|father|friend|widow|uncle|aunt|cousin|nephew|niece|named|called|dubbed)$/

/** Evidence from the words around the name, about −4 to +6. */
export function contextEvidence(document: Document, unit: Unit): number {
  const { tokens } = document
  const before = tokens[unit.first - 1]
  const after = tokens[unit.last]
  let score = 0
  if (unit.honorific) score += 4
  else if (unit.role) score += 3
  if (before !== undefined && !unit.honorific && !unit.role) score += leftEvidence(document, unit, before)
  if (after !== undefined) score += rightEvidence(document, unit, after)
  return score
}

function leftEvidence(document: Document, unit: Unit, before: Token): number {
  if (IN_PLACE.test(before.lower)) return document.tokens[unit.last]?.text === "'s" ? -0.5 : -2
  if (/^(?:the|a|an|this|these|those)$/.test(before.lower)) return -3
  if (before.lower === 'from' || before.lower === 'to') return -0.5
  if (KIN.test(before.lower)) return 2.5
  if (/^(?:said|says|added|explained|noted|wrote|recalled|quipped|insisted|stressed|warned|argued)$/.test(before.lower))
    return 2
  if (before.text === 'by' || before.text === 'with' || before.text === 'told') return 0.5
  if (before.text === ',' && isRoleNoun(document.tokens[unit.first - 2]?.text ?? '')) return 1.5
  return 0
}

function rightEvidence(document: Document, unit: Unit, after: Token): number {
  const { tokens } = document
  const next = tokens[unit.last + 1]
  if (SPEECH_VERBS.has(after.lower)) return 2
  if (after.lower === 'who' || after.lower === 'whose') return 3
  if (after.text === '(' && /^\d{1,2}$/.test(next?.text ?? '') && tokens[unit.last + 2]?.text === ')') return 3
  if (after.text === "'s") return 0.3
  if (/^(?:was|is)$/.test(after.lower))
    return /^(?:born|arrested|elected|appointed|sworn|married|survived)$/.test(next?.lower ?? '') ? 2 : 0
  if (after.lower === 'himself' || after.lower === 'herself') return 3
  if (after.text !== ',' || next === undefined) return /^VB[DZ]$/.test(after.pos) ? 0.7 : 0
  if (next.lower === 'who' || next.lower === 'whose' || next.lower === 'aged') return 3
  if (/^\d{1,2}$/.test(next.text) && /^[,.]$/.test(tokens[unit.last + 2]?.text ?? '')) return 3
  return appositionAhead(document, unit.last + 1) ? 2.5 : 0
}

/** Whether a role follows soon: ", the foreign minister of …", ", head of …". No verb and no mark before its noun. */
function appositionAhead(document: Document, from: number): boolean {
  for (let at = from; at < from + 8; at++) {
    const token = document.tokens[at]
    if (token === undefined || token.text === ',') return false
    if (isRoleNoun(token.text) && /^(?:NN|JJ|VB)/.test(token.pos)) return true
    if (/^(?:VBD|VBZ|VBP|MD|PRP|WP|WDT|CC)$/.test(token.pos) || /^[.;:"()]$/.test(token.text)) return false
  }
  return false
}
