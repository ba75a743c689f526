// Why it exists: how much the words around a name speak for a person; the rules and their weights.
import type { Document, Token } from './document.ts'
import { THING_NOUNS } from './lexicon/organisations.ts'
import { SPEECH_VERBS } from './lexicon/titles.ts'
import type { Unit } from './names-units.ts'
import { isRoleNoun } from './names-words.ts'

const IN_PLACE = /^(?:in|at|near|across|into|inside|outside|throughout|around|within|towards|toward|onto|via|off)$/
const KIN =
  /^(?:son|daughter|wife|husband|brother|sister|mother|father|friend|widow|uncle|aunt|cousin|nephew|niece|named|called|dubbed)$/
const TOLD = /^(?:said|says|added|explained|noted|wrote|recalled|quipped|insisted|stressed|warned|argued)$/

/** Evidence from the words around the name, about −5 to +7. */
export function contextEvidence(document: Document, unit: Unit): number {
  const after = document.tokens[unit.last]
  let score = 0
  if (unit.honorific) score += 4
  else if (unit.role) score += 3
  else score += leftEvidence(document, unit)
  if (after !== undefined) score += rightEvidence(document, unit, after)
  return score
}

function leftEvidence(document: Document, unit: Unit): number {
  const { tokens } = document
  const opening = tokens[unit.first - 1]?.text === '"' ? unit.first - 2 : unit.first - 1
  const before = tokens[opening]
  if (before === undefined) return 0
  // "the drone firm X", "a ship named X"
  const noun = /^(?:named|called|dubbed)$/.test(before.lower) ? tokens[opening - 1] : before
  if (noun !== undefined && THING_NOUNS.has(noun.lower)) return -3
  if (IN_PLACE.test(before.lower)) return tokens[unit.last]?.text === "'s" ? -0.5 : -2
  if (/^(?:the|a|an|this|these|those)$/.test(before.lower)) return -3
  if (before.lower === 'from' || before.lower === 'to') return -0.5
  if (KIN.test(before.lower)) return 2.5
  // "…, said Berg", but not "said Norland had agreed": there the name begins what was said.
  if (TOLD.test(before.lower)) return /^(?:VBD|VBZ|VBP|MD)$/.test(tokens[unit.last]?.pos ?? '') ? 0 : 2
  if (/^(?:by|with|told)$/.test(before.lower)) return 0.5
  // "Its spokeswoman, X, said": a verb of telling behind the second comma leaves no doubt.
  if (before.text === ',' && roleBehind(document, opening - 1)) {
    return isToldBehind(document, unit.last) || isHead(document, unit) ? 3 : 1.5
  }
  return 0
}

// "The owner of the ship, Blue Star Lines": a body may own, make and win, but be nobody's leader.
const HEADS =
  /^(?:leader|head|chief|commander|mayor|governor|minister|president|premier|chancellor|king|queen|spokes(?:man|woman|person)|chairman|chairwoman|director|secretary|general|ambassador|envoy|bishop|captain|deputy)$/
const OF_BODIES = /^(?:market|industry|world|league|sector|tournament|race)$/

/** "Their leader, X, in …", "the leader of the rebels, X.": one head alone, and nothing but a name that it can be. */
function isHead({ tokens }: Document, unit: Unit): boolean {
  if (!/^[,.]$/.test(tokens[unit.last]?.text ?? '') || unit.last - unit.first !== 2) return false
  for (let at = unit.first - 2; at > unit.first - 9 && at >= 0; at--) {
    const word = tokens[at]?.lower ?? ''
    if (/^[,.;:]$/.test(word)) return false
    if (HEADS.test(word)) {
      const before = tokens[at - 1]
      return /^(?:DT|PRP\$|POS|JJ|NN|NNP)$/.test(before?.pos ?? '') && !OF_BODIES.test(before?.lower ?? '')
    }
  }
  return false
}

function isToldBehind({ tokens }: Document, last: number): boolean {
  return tokens[last]?.text === ',' && SPEECH_VERBS.has(tokens[last + 1]?.lower ?? '')
}

/** "The head of the relief fund, X": a phrase with a role in it, back to its article, without another comma. */
function roleBehind(document: Document, from: number): boolean {
  let seen = false
  for (let at = from; at > from - 9 && at >= 0; at--) {
    const token = document.tokens[at]
    if (token === undefined || /^[,.;:"()]$/.test(token.text) || /^(?:VBD|VBZ|MD)$/.test(token.pos)) return false
    if (isRoleNoun(token.text)) seen = true
    if (seen && (at === from || /^(?:DT|PRP\$|POS)$/.test(document.tokens[at - 1]?.pos ?? ''))) return true
  }
  return false
}

function rightEvidence(document: Document, unit: Unit, after: Token): number {
  const { tokens } = document
  const next = tokens[unit.last + 1]
  const second = tokens[unit.last + 2]?.text ?? ''
  if (SPEECH_VERBS.has(after.lower)) return 2
  if (/^(?:who|whose|himself|herself)$/.test(after.lower)) return 3
  if (after.text === '(' && /^\d{1,2}$/.test(next?.text ?? '') && second === ')') return 3
  if (after.text === "'s") return 0.3
  if (/^(?:was|is)$/.test(after.lower))
    return /^(?:born|arrested|elected|appointed|sworn|married|survived)$/.test(next?.lower ?? '') ? 2 : 0
  if (after.text !== ',' || next === undefined) return /^VB[DZ]$/.test(after.pos) ? 0.7 : 0
  if (/^(?:who|whose|aged)$/.test(next.lower)) return 3
  if (/^\d{1,2}$/.test(next.text) && /^[,.]$/.test(second)) return 3
  return appositionAhead(document, unit.last + 1)
}

/** What follows a comma: a role (", the foreign minister of …") or a thing (", a newspaper …"). No verb before its noun. */
function appositionAhead(document: Document, from: number): number {
  for (let at = from; at < from + 8; at++) {
    const token = document.tokens[at]
    if (token === undefined || token.text === ',') return 0
    const noun = /^(?:NN|JJ|VB)/.test(token.pos)
    if (noun && isRoleNoun(token.text)) return 2.5
    const ends = !/^(?:NN|POS)/.test(document.tokens[at + 1]?.pos ?? '') && document.tokens[at + 1]?.text !== "'s"
    if (noun && ends && THING_NOUNS.has(token.lower)) return -2.5
    if (/^(?:VBD|VBZ|VBP|MD|PRP|WP|WDT|CC)$/.test(token.pos) || /^[.;:"()]$/.test(token.text)) return 0
  }
  return 0
}
