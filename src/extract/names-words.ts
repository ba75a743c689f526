// Why it exists: whether a capitalised word is an ordinary English word or looks like part of a name.
import anyAscii from 'any-ascii'
import makeTagger from 'wink-pos-tagger'
import { isCountryOrCapital, isDemonym } from './lexicon/demonyms.ts'
import { FAMILY_FIRST, FORENAMES, SURNAME_ENDING, WEAK_FORENAMES } from './lexicon/forenames.ts'
import { CITIES, DATE_WORDS, ORGANISATION_WORDS, PLACE_WORDS, THING_WORDS } from './lexicon/organisations.ts'
import { SURNAMES } from './lexicon/surnames.ts'
import { HONORIFICS, ROLE_ENDING, ROLE_NOUNS } from './lexicon/titles.ts'

// "Pan-democrat", "Anti-corruption": the word behind the prefix tells.
const COMPOUND =
  /^(?:pan|anti|pro|non|ex|then|long|co|half|mid|self|vice|post|pre|sub|multi|inter|trans|semi|ultra|neo)-([a-z]+)$/
const MEMORY = 20_000
let tagger: ReturnType<typeof makeTagger> | null = null

/** Remembers the answers of a pure function of a word; forgets them all when there are too many, so that memory stays. */
export function remembered<T>(answer: (word: string) => T): (word: string) => T {
  const answers = new Map<string, T>()
  return (word) => {
    const known = answers.get(word)
    if (known !== undefined) return known
    const found = answer(word)
    if (answers.size >= MEMORY) answers.clear()
    answers.set(word, found)
    return found
  }
}

/** Whether the tagger's lexicon knows the word in lower case; it takes every other word for a name. */
export const isCommonWord: (lower: string) => boolean = remembered((lower) => {
  if (lower.length < 2) return false
  const compound = COMPOUND.exec(lower)
  if (compound !== null) return isCommonWord(compound[1] ?? '')
  tagger ??= makeTagger()
  // A word with a mark in it, or one that is a name in every JavaScript object, is not looked up.
  const bare = /^[a-z]+$/.test(lower) && !(lower in Object.prototype)
  const tag = bare ? tagger.tag([{ value: lower, tag: 'word' }])[0]?.pos : 'NNP'
  return tag !== 'NNP' && tag !== 'NNPS'
})

/** Lower case, ASCII. */
export const plain: (word: string) => string = remembered((word) => anyAscii(word).toLowerCase())

/** A given name that the list knows, whatever its case and accents: 'Anna', 'José', 'Jean-Marc' by its first part. */
export const isForename: (word: string) => boolean = remembered((word) => {
  const lower = plain(word)
  return FORENAMES.has(lower) || (lower.includes('-') && FORENAMES.has(lower.split('-')[0] ?? ''))
})

/** A given name that is no other word. */
export function isClearForename(word: string): boolean {
  return isForename(word) && !WEAK_FORENAMES.has(plain(word))
}

/** A family name that may stand in front of the given one: 'Kim', 'Nguyen'. */
export function isFamilyFirst(word: string): boolean {
  return FAMILY_FIRST.has(word.toLowerCase())
}

/** Whether nothing but a name is spelled like this: known given names, endings of family names, words unknown to English. */
export function looksLikeName(word: string): boolean {
  const lower = plain(word)
  return (
    isForename(word) ||
    FAMILY_FIRST.has(lower) ||
    SURNAMES.has(lower) ||
    SURNAME_ENDING.test(lower) ||
    !isCommonWord(lower)
  )
}

/** A family name by the list or by its ending: 'Haddad', 'Petrovic', 'Larsson'; it may be another word too. */
export function isSurnameForm(word: string): boolean {
  const lower = plain(word)
  return SURNAMES.has(lower) || SURNAME_ENDING.test(lower) || (/^[a-z]{4,}son$/.test(lower) && !isCommonWord(lower))
}

/** A form of address or a rank that only a person bears, with its dot or without: 'Mr', 'Gen.'. */
export function isHonorific(word: string): boolean {
  return HONORIFICS.has(word.toLowerCase().replace(/\.$/, ''))
}

/** A noun for what a person is, singular or plural: 'president', 'ministers', 'spokeswoman'. */
export const isRoleNoun: (word: string) => boolean = remembered((word) => {
  const lower = word.toLowerCase()
  if (ROLE_NOUNS.has(lower)) return true
  // "Braverman" ends like "alderman" and is a name.
  if (ROLE_ENDING.test(lower) && (word === lower || isCommonWord(lower))) return true
  const bare = lower.replace(/^(?:ex|vice|co|deputy|then|former|sub)-/, '').replace(/-(?:elect|designate|general)$/, '')
  if (bare !== lower) return isRoleNoun(bare)
  return /s$/.test(lower) && ROLE_NOUNS.has(lower.replace(/(?:(?<=ss)es|s)$/, ''))
})

/** A word that shows a name to be a body's: 'Ministry', 'Party'. */
export function isOrganisationWord(word: string): boolean {
  return ORGANISATION_WORDS.has(word.toLowerCase())
}

/** A word that shows a name to be a place's: 'Island', 'Street'. */
export function isPlaceWord(word: string): boolean {
  return PLACE_WORDS.has(word.toLowerCase())
}

/** A day or a month, full or short. */
export function isDateWord(word: string): boolean {
  return DATE_WORDS.has(word.toLowerCase())
}

/** A word that shows a name to be a feast's, a creed's, a language's or a product's; days and months among them. */
export function isThingWord(word: string): boolean {
  return THING_WORDS.has(word.toLowerCase()) || isDateWord(word)
}

/** Letters in capitals alone, two or more: 'NATO', 'XLD'. */
export function isAcronym(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}&.-]+s?$/u.test(word) && !/^\p{Lu}\.$/u.test(word)
}

/** Whether a run of words, joined by spaces, names a country, capital, large city, nation or region. */
export function isPlaceName(words: string): boolean {
  return isCountryOrCapital(words) || CITIES.has(words)
}

/** Of a nation or a region: 'Norwegian', 'European'. Case counts. */
export function isNation(word: string): boolean {
  return isDemonym(word)
}

/** A singular or plural noun for a person that may be the head of an apposition: role nouns, "teenager", "Norlander". */
export function isPersonNoun(word: string): boolean {
  return isRoleNoun(word) && !/^(?:key|main)$/i.test(word)
}
