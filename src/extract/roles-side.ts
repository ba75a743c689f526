// Why it exists: for whom a person speaks, as the text says it: "Kremlin", "Ukrainian", "European Commission".
import type { Role } from '../core/person.ts'
import { type Evidence, evidenceOf } from '../core/span.ts'
import type { Document } from './document.ts'
import { countryOf, isDemonym } from './lexicon/demonyms.ts'
import { isAcronym, isOrganisationWord, isRoleNoun } from './names-words.ts'

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.'\u2019-]*/gu

/** The first of the roles that names a side; the words that name it are the evidence. */
export function findSide(document: Document, roles: readonly Role[]): Evidence | null {
  for (const role of roles) {
    const side = sideOf(document.text, role)
    if (side !== null) return side
  }
  return null
}

type Word = { readonly text: string; readonly start: number; readonly end: number }

function sideOf(text: string, role: Role): Evidence | null {
  const words = [...role.text.matchAll(WORD)].map((match): Word => {
    const end = match.index + match[0].replace(/['\u2019]s$|\.$/u, '').length
    const dotted = /^(?:\p{L}\.)+$/u.test(match[0])
    return {
      text: match[0],
      start: role.span.start + match.index,
      end: role.span.start + (dotted ? match.index + match[0].length : end),
    }
  })
  const head = words.findIndex((word) => isRoleNoun(word.text))
  return bodyIn(text, words, head) ?? nationIn(text, words) ?? possessorOf(text, role) ?? unknownNation(text, words)
}

/** "Norland's president": the name in front of the role. */
function possessorOf(text: string, role: Role): Evidence | null {
  const before = text.slice(Math.max(0, role.span.start - 60), role.span.start)
  const match = /(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)['\u2019]s $/u.exec(before)
  if (match === null) return null
  const start = role.span.start - match[0].length
  return evidenceOf(text, { start, end: start + (match[1] ?? '').length })
}

/** "Norlander minister": a nation that no list holds, told by the ending of its adjective in front of an office. */
function unknownNation(text: string, words: readonly Word[]): Evidence | null {
  const [first, second] = words
  if (first === undefined || second === undefined || !isCapital(first) || isRoleNoun(first.text)) return null
  if (!/(?:[^aeiou]an|ian|ish|ese|[^aeiouy]i)$/u.test(first.text) || /(?:man|woman)$/u.test(first.text)) return null
  return evidenceOf(text, { start: first.start, end: first.end })
}

/** A body of several words: "European Commission President", "spokesman for the Interior Ministry". */
function bodyIn(text: string, words: readonly Word[], head: number): Evidence | null {
  for (let at = 0; at < words.length; at++) {
    if (at === head || !isCapital(words[at])) continue
    let last = at
    while (last < words.length && last !== head && isCapital(words[last]) && gapIsSpace(text, words, last, at)) last++
    const tail = words[last - 1]
    const first = words[at]
    if (
      first !== undefined &&
      tail !== undefined &&
      last - at >= 2 &&
      isOrganisationWord(text.slice(tail.start, tail.end))
    )
      return evidenceOf(text, { start: first.start, end: wholeName(text, words, last) })
    at = Math.max(at, last - 1)
  }
  return null
}

/** Where the body's name ends: "Federal Bureau | of Investigation". */
function wholeName(text: string, words: readonly Word[], from: number): number {
  let last = from
  if (/^(?:of|for)$/.test(words[last]?.text ?? '') && isCapital(words[last + 1])) {
    last += 2
    while (isCapital(words[last]) && gapIsSpace(text, words, last, from)) last++
  }
  return words[last - 1]?.end ?? 0
}

function gapIsSpace(text: string, words: readonly Word[], at: number, from: number): boolean {
  const before = words[at - 1]
  const here = words[at]
  return at === from || (before !== undefined && here !== undefined && /^ $/.test(text.slice(before.end, here.start)))
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text)
}

/** A seat, a nation or a country, the longest words first: "White House", "South African", "US"; else an acronym. */
function nationIn(text: string, words: readonly Word[]): Evidence | null {
  for (let at = 0; at < words.length; at++) {
    for (let count = Math.min(4, words.length - at); count > 0; count--) {
      const first = words[at]
      const last = words[at + count - 1]
      if (first === undefined || last === undefined) continue
      const span = { start: first.start, end: last.end }
      const name = text.slice(span.start, span.end)
      if (countryOf(name) !== null || isDemonym(name)) return evidenceOf(text, span)
    }
  }
  const acronym = words.find(
    (word) => isAcronym(word.text) && !/^(?:[IVX]+|CEO|CFO|COO|CTO|MP|MEP|DJ|MLA)s?$/.test(word.text),
  )
  return acronym === undefined ? null : evidenceOf(text, { start: acronym.start, end: acronym.end })
}
