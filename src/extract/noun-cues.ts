// Why it exists: nouns of saying and whose they are: "Berg's claim that …", "her pledge to …", "made the argument that".
import { CUE_NOUN_LINKS, CUE_NOUNS, CUE_VERBS, OWNED_NOUNS } from './lexicon/cues.ts'
import { isComma, isFiniteVerb, nounPhraseBefore } from './phrases.ts'
import { readSource, type Source } from './sources.ts'
import type { Element } from './units.ts'

const MADE =
  /^(?:ma(?:de|ke|kes|king)|repeat(?:s|ed|ing)?|issu(?:e|es|ed|ing)|voic(?:e|es|ed|ing)|offer(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|reiterat(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|float(?:s|ed|ing)?)$/

/** "Berg's claim that …", "her pledge to …", "Berg's calls for …". */
export function isCueNoun(elements: readonly Element[], at: number): boolean {
  const element = elements[at]
  const link = elements[at + 1]
  if (element === undefined || link === undefined || element.quote >= 0) return false
  // "his promise to": behind an owner, the tagger may take the noun for a verb.
  const mayLink = /^NN|^VBZ$/.test(element.pos) || (/^VBP?$/.test(element.pos) && elements[at - 1]?.pos === 'PRP$')
  if (!mayLink && link.lower !== 'that') return false
  const noun = element.lower.endsWith('s') ? element.lower.slice(0, -1) : element.lower
  // "who fights the press, claims that …": the verb of a list.
  if (link.lower === 'that' && element.lower.endsWith('s') && isComma(elements[at - 1])) return false
  // "The charge that was brought": a relative clause says nothing.
  if (CUE_NOUNS.has(noun) && link.lower === 'that')
    return !isFiniteVerb(elements[at + 2]) && !isBelieved(elements, at + 2)
  if (OWNED_NOUNS.has(noun) && link.lower === 'that')
    return !isFiniteVerb(elements[at + 2]) && (ownerOf(elements, at) ?? makerOf(elements, at)) !== null
  // "made the point that"
  if (link.lower === 'that' && (noun === 'point' || noun === 'case')) return makerOf(elements, at) !== null
  if (!mayLink) return false
  const links = CUE_NOUN_LINKS.get(noun)
  return links?.has(link.lower) === true && (ownerOf(elements, at) ?? makerOf(elements, at)) !== null
}

/** "the arguments that they believe | worked": a relative clause with a verb of thinking in it. */
function isBelieved(elements: readonly Element[], at: number): boolean {
  if (elements[at]?.pos !== 'PRP' || !CUE_VERBS.get(elements[at + 1]?.lower ?? '')?.frames.includes('c')) return false
  return isFiniteVerb(elements[at + 2]) || elements[at + 2]?.pos === 'VBN'
}

/** Whose noun it is: "Berg's repeated claim", "her claim". Half-open element indexes; null for nobody's. */
export function ownerOf(elements: readonly Element[], at: number): Source {
  let before = at - 1
  while (before > at - 4 && /^(?:JJ|RB|VBN|CD|NN)$/.test(elements[before]?.pos ?? '')) before--
  const owner = elements[before]
  if (owner === undefined || owner.quote >= 0) return null
  if (/^(?:his|her|its|their)$/.test(owner.lower)) return [before, before + 1]
  if (owner.pos !== 'POS') return null
  const from = nounPhraseBefore(elements, before)
  return from < 0 ? null : [from, before]
}

/** "Berg made the argument that": whose verb has the noun for its object. */
export function makerOf(elements: readonly Element[], noun: number): Source {
  const from = nounPhraseBefore(elements, noun + 1)
  const verb = from - 1
  if (from < 1 || !MADE.test(elements[verb]?.lower ?? '')) return null
  const form = elements[verb]?.pos === 'VBG' ? 'participle' : 'past'
  const cue = { at: verb, lemma: '', form, frames: '', polarity: 'asserts', negated: false, attitude: false } as const
  return readSource(elements, cue, null)?.source ?? null
}
