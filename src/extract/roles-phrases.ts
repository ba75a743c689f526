// Why it exists: where a role in front of a name or behind it begins and ends.

import type { Document, Token } from './document.ts'
import { breaksLine } from './names.ts'
import { isDateWord, isHonorific, isPersonNoun, isRoleNoun } from './names-words.ts'
import type { Mention } from './people.ts'

/** Token indexes, `last` exclusive. */
export type TokenRange = { readonly first: number; readonly last: number }

const LONGEST_FRONT = 9
const LONGEST_BEHIND = 16
// Titles of address say nothing of what somebody is.
const ADDRESS =
  /^(?:mr|mrs|ms|miss|mx|dr|drs|prof|sir|dame|madam|hon|shri|smt|sri|sr|sra|herr|frau|md|majesty|highness|excellency)\.?$/i
const NOT_FRONT =
  /^(?:today|yesterday|tomorrow|tonight|meanwhile|earlier|later|however|now|only|also|including|even|like)$/

/** Roles in front: "Kremlin foreign policy aide X", "the foreign minister, X,", "Minister of Finance X". */
export function rolesBefore(document: Document, mention: Mention, named: Int32Array): readonly TokenRange[] {
  const { tokens } = document
  let last = mention.first
  while (last > 0 && ADDRESS.test(tokens[last - 1]?.text ?? '') && !breaksLine(document, last)) last--
  const before = tokens[last - 1]
  if (before === undefined || before.sentence !== tokens[mention.first]?.sentence) return []
  // "the foreign minister of Norland, Anna Berg," – only where a second comma closes the name.
  const comma = before.text === ',' && /^(?:[,.]|who|'s)$/.test(tokens[mention.last]?.text ?? '')
  if (comma) {
    const phrase = phraseBefore(document, last - 1, named)
    return phrase !== null &&
      !isPlural(document, phrase) &&
      /^(?:the|a|an|his|her|their|its|'s)$/.test(tokens[phrase.first - 1]?.lower ?? '')
      ? [phrase]
      : []
  }
  const phrase = phraseBefore(document, last, named)
  return phrase === null ? [] : [phrase]
}

/** The noun phrase that ends at `last` and has a role for its head. */
function phraseBefore(document: Document, last: number, named: Int32Array): TokenRange | null {
  const { tokens } = document
  const sentence = tokens[last - 1]?.sentence
  let first = last
  let head = isHead(tokens[last - 1]) ? last - 1 : -1
  for (let at = last - 1; at >= 0 && last - at <= LONGEST_FRONT; at--) {
    const token = tokens[at]
    if (token === undefined || token.sentence !== sentence || named[at] !== -1 || breaksLine(document, at + 1)) break
    if (head === -1 && at < last - 1 && /^(?:of|for)$/.test(token.lower) && isHead(tokens[at - 1])) {
      head = at - 1
      first = head
      at = head + 1
      continue
    }
    if (head === -1 && /^(?:the|and)$/.test(token.lower)) continue
    if (
      /^[-\u2013]$/.test(token.text)
        ? !joinsWords(document, at)
        : !mayModify(token) && at !== head && !isPrefix(document, at)
    )
      break
    first = at
  }
  if (head === -1 || first > head) return null
  return trim(document, { first, last })
}

function isHead(token: Token | undefined): boolean {
  if (token === undefined || ADDRESS.test(token.text)) return false
  return (
    (isRoleNoun(token.text) || (isHonorific(token.text) && /^\p{Lu}/u.test(token.text))) && !/^VB[DZ]$/.test(token.pos)
  )
}

/** Nouns, adjectives, nations and hyphens may stand inside a role phrase in front of its head. */
function mayModify(token: Token): boolean {
  // "hopefuls former Maryland Gov. …": people in the plural are another phrase.
  if (token.pos === 'NNS' && /^\p{Ll}+s$/u.test(token.text) && isRoleNoun(token.text)) return false
  if (NOT_FRONT.test(token.lower) || token.text === 'Then' || isDateWord(token.text)) return false
  if (/^[/&]$/.test(token.text)) return true
  if (
    /^(?:then|former|acting|late|prime|vice|sitting|outgoing|incoming|leading|ruling|managing|retired)$/.test(
      token.lower,
    )
  )
    return true
  return /^(?:NN|JJ)/.test(token.pos) || (/^\p{Lu}/u.test(token.text) && /^(?:VB|RB|FW)/.test(token.pos))
}

/** A hyphen that outlets set apart ("pro - democracy", "Vice - President") and no dash ("Oslo - Prime Minister …"). */
function joinsWords(document: Document, at: number): boolean {
  const before = document.tokens[at - 1]
  const after = document.tokens[at + 1]
  if (before === undefined || after === undefined) return false
  return (
    /^\p{Ll}/u.test(after.text) ||
    /^(?:vice|co|ex|deputy|director|secretary|attorney|sub|under|non)$/.test(before.lower)
  )
}

/** "far - right": the word in front of a hyphen that stands apart. */
function isPrefix(document: Document, at: number): boolean {
  const token = document.tokens[at]
  return (
    token !== undefined &&
    document.tokens[at + 1]?.text === '-' &&
    /^(?:RB|JJ|NN|VB)/.test(token.pos) &&
    joinsWords(document, at + 1)
  )
}

function trim(document: Document, range: TokenRange): TokenRange | null {
  let { first, last } = range
  while (first < last && /^[-\u2013/&,]$/.test(document.tokens[first]?.text ?? '')) first++
  while (
    last > first &&
    /^(?:[-\u2013/&,;]|of|for|in|on|at|to|with|from|and|by|the|a|an)$/.test(document.tokens[last - 1]?.lower ?? '')
  )
    last--
  return first < last ? { first, last } : null
}

/** Roles behind: "X, the foreign minister of Norland,", "X, 54, a farmer,", "X, who is an adviser". */
export function rolesAfter(document: Document, mention: Mention, named: Int32Array): readonly TokenRange[] {
  const { tokens } = document
  let at = mention.last
  if (tokens[at]?.text === '(' && tokens[at + 2]?.text === ')') at += 3
  if (tokens[at]?.text !== ',') return []
  at++
  if (/^(?:aged|age)$/.test(tokens[at]?.lower ?? '')) at++
  if (/^\d{1,3}$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === ',') at += 2
  if (tokens[at]?.lower === 'who' && /^(?:is|was|became|remains)$/.test(tokens[at + 1]?.lower ?? '')) at += 2
  const range = phraseFrom(document, at, named)
  return range === null || isPlural(document, range) ? [] : splitCoordination(document, range)
}

/** The noun phrase that begins at `from`, its article left out, if its head is a role; up to the clause's end. */
export function phraseFrom(document: Document, from: number, named: Int32Array): TokenRange | null {
  const { tokens } = document
  const first = /^(?:a|an|the|also|now|still|currently|then)$/.test(tokens[from]?.lower ?? '') ? from + 1 : from
  const article = /^(?:a|an|the)$/.test(tokens[first]?.lower ?? '') ? first + 1 : first
  const head = headOf(document, article, named)
  if (head === -1) return null
  const sentence = tokens[article]?.sentence
  let last = head + 1
  if ((named[last] ?? -1) !== -1) return null
  for (; last < tokens.length && last - article < LONGEST_BEHIND; last++) {
    const token = tokens[last]
    if (token === undefined || token.sentence !== sentence || breaksLine(document, last)) break
    // A noun phrase that runs into a name is the role in front of that name, not one of the person before.
    if (named[last] !== -1 && named[last - 1] === -1 && !/^(?:IN|TO|POS|DT|CC)$/.test(tokens[last - 1]?.pos ?? ''))
      return null
    if (/^[,.;:!?"()]$|^--+$|^[\u2013\u2014]$/.test(token.text) && !/^\p{L}/u.test(token.text)) break
    if (/^(?:VBD|VBZ|VBP|MD|WP|WRB|WDT|PRP|TO)$/.test(token.pos) && token.text !== "'s" && token.lower !== 'to') break
    if (/^(?:that|which|who|because|as|when|while|but|since|after|before|during|told)$/.test(token.lower)) break
    if (token.lower === 'to' && /^VB$/.test(tokens[last + 1]?.pos ?? '')) break
    if (token.lower === 'and' && !continuesRole(document, last + 1) && !insideName(document, last)) break
  }
  return trim(document, { first: article, last })
}

/** The head of the noun phrase that begins at `from`: its last noun before a preposition or mark; -1 if that is no role. */
function headOf(document: Document, from: number, named: Int32Array): number {
  const { tokens } = document
  let head = -1
  for (let at = from; at < from + 9; at++) {
    const token = tokens[at]
    if (token === undefined || token.sentence !== tokens[from]?.sentence) break
    if (named[at] !== -1) return -1
    if (token.text === "'s" || /^(?:PRP\$|POS)$/.test(token.pos)) {
      head = -1
      continue
    }
    if (!/^(?:NN|JJ|VBG|VBN|CD|RB)/.test(token.pos) && !/^[-\u2013/]$/.test(token.text) && !isPersonNoun(token.text))
      break
    if (isPersonNoun(token.text)) head = at
    else if (/^NNS?$/.test(token.pos)) head = -1
  }
  return head
}

/** "the Liberty and Security programme": an 'and' between two capitals. */
function insideName(document: Document, and: number): boolean {
  const capital = (at: number): boolean => /^\p{Lu}/u.test(document.tokens[at]?.text ?? '')
  return capital(and - 1) && capital(and + 1)
}

function continuesRole(document: Document, from: number): boolean {
  for (let at = from; at < from + 7; at++) {
    const token = document.tokens[at]
    if (token === undefined || !/^(?:NN|JJ|DT|IN|VBG|CD|PRP\$|POS)/.test(token.pos)) return false
    if (isPersonNoun(token.text)) return true
  }
  return false
}

/** "a private citizen and Republican candidate for 2024" are two roles; "founder and head of the fund" is one. */
export function splitCoordination(document: Document, range: TokenRange): readonly TokenRange[] {
  const { tokens } = document
  for (let at = range.first + 1; at < range.last - 2; at++) {
    if (tokens[at]?.lower !== 'and') continue
    const left = tokens[at - 1]?.text ?? ''
    const next = tokens[at + 1]
    const modified = next !== undefined && !isPersonNoun(next.text) && continuesRole(document, at + 1)
    if (!isPersonNoun(left) || !modified) continue
    const from = /^(?:a|an|the)$/.test(next.lower) ? at + 2 : at + 1
    return [{ first: range.first, last: at }, ...splitCoordination(document, { first: from, last: range.last })]
  }
  return [range]
}

/** "one of the journalists", ", the leaders of …": many people are no role of one. */
function isPlural(document: Document, range: TokenRange): boolean {
  for (let at = range.first; at < range.last; at++) {
    const token = document.tokens[at]
    if (token !== undefined && isRoleNoun(token.text)) return token.pos === 'NNS' && /[^s]s$/.test(token.text)
  }
  return false
}
