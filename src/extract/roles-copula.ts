// Why it exists: "X is the minister", "he remains a private citizen": roles that a verb gives, also through a pronoun.
import type { Document } from './document.ts'
import type { Mention } from './people.ts'
import { phraseFrom, splitCoordination, type TokenRange } from './roles-phrases.ts'

export type CopulaRole = { readonly personId: string; readonly range: TokenRange }

const COPULA = /^(?:is|was|remains|remained|became|becomes)$/
const APPOINTED = /^(?:appointed|elected|named|re-elected|reelected)$/

/** Roles given by a verb to a named person, or to "he" or "she" where one person alone can be meant. */
export function findCopulaRoles(
  document: Document,
  mentions: readonly Mention[],
  named: Int32Array,
): readonly CopulaRole[] {
  const roles: CopulaRole[] = []
  const add = (personId: string, from: number): void => {
    const range = predicateRole(document, from, named)
    if (range !== null) for (const part of splitCoordination(document, range)) roles.push({ personId, range: part })
  }
  for (const mention of mentions) add(mention.personId, mention.last)
  for (const token of document.tokens) {
    if (token.lower !== 'he' && token.lower !== 'she') continue
    if ((document.quoteOf[token.index] ?? -1) !== -1) continue
    const personId = antecedent(document, token.index, mentions)
    if (personId !== null) add(personId, token.index + 1)
  }
  return roles
}

/** The role that the verb at `from` gives: "was the minister", "served as an aide", "was elected president". */
function predicateRole(document: Document, from: number, named: Int32Array): TokenRange | null {
  const { tokens } = document
  const lower = (at: number): string => tokens[at]?.lower ?? ''
  let at = from
  if (/^(?:also|now|still|currently|once|previously|has|had)$/.test(lower(at))) at++
  if (/^(?:served|serves|works|worked|serving)$/.test(lower(at)) && lower(at + 1) === 'as')
    return phraseFrom(document, at + 2, named)
  if (lower(at) === 'been' || COPULA.test(lower(at))) {
    const next = lower(at + 1)
    if (/^(?:not|no|never|n't)$/.test(next)) return null
    if (APPOINTED.test(next)) return phraseFrom(document, lower(at + 2) === 'as' ? at + 3 : at + 2, named)
    if (next === 'sworn' && lower(at + 2) === 'in' && lower(at + 3) === 'as') return phraseFrom(document, at + 4, named)
    const article = /^(?:also|now|still|currently|once|then)$/.test(next) ? lower(at + 2) : next
    if (!/^(?:a|an|the)$/.test(article)) return null
    return phraseFrom(document, at + 1, named)
  }
  return null
}

/**
 * Whom a pronoun means: the one person named before it in its sentence; with none there, the one person of the
 * sentence before on the same line or the next. Null where two could be meant.
 */
function antecedent(document: Document, pronoun: number, mentions: readonly Mention[]): string | null {
  const sentence = document.tokens[pronoun]?.sentence ?? 0
  const here = document.sentences[sentence]
  if (here === undefined) return null
  const within = peopleBetween(mentions, here.first, pronoun)
  if (within.length > 0) return within.length === 1 ? (within[0] ?? null) : null
  const before = document.sentences[sentence - 1]
  if (before === undefined || before.start < (document.headline?.end ?? 0)) return null
  const earlier = peopleBetween(mentions, before.first, before.last)
  return earlier.length === 1 ? (earlier[0] ?? null) : null
}

function peopleBetween(mentions: readonly Mention[], first: number, last: number): readonly string[] {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.first ?? 0) < first) low = middle + 1
    else high = middle
  }
  const ids = new Set<string>()
  for (let at = low; at < mentions.length; at++) {
    const mention = mentions[at]
    if (mention === undefined || mention.first >= last) break
    ids.add(mention.personId)
  }
  return [...ids]
}
