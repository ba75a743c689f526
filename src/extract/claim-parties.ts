// Why it exists: who denies, is silent or confirms, and which claims involve that party.
import type { Claim } from '../core/claim.ts'
import type { Person } from '../core/person.ts'
import type { Span } from '../core/span.ts'
import { isOwnOffice, isSpokesperson, sameSide } from '../core/spokesperson.ts'
import type { Document } from './document.ts'
import { sharesBody } from './lexicon/bodies.ts'
import { belongsTo, capitalWords, mentionsWithin } from './parties.ts'
import type { Names } from './people.ts'

/** `names`: words that name it; `sideNames`: those for whom it speaks. */
export type Party = {
  readonly id: string | null
  readonly words: string
  readonly span: Span | null
  readonly names: readonly string[]
  readonly sideNames: readonly string[]
  /** "He", "they": whom the sentences before tell. */
  readonly pronoun: boolean
}

// Half of all bodies bear such a word: it tells one from another only beside the rest of the name.
const COMMON =
  /^(?:Ministry|Department|Office|Agency|Government|University|Police|State|States|National|Party|Group|Company|Council|House|Board|Bank|City|County|Foreign|Defen[cs]e|Justice|Federal|General|Public|United|New|International|Inc|Corp|Committee|Court|Minister|President|Prime|Secretary|Senator|Mayor|Spokesman|Spokeswoman|Spokesperson|Association|Service|Services|Union|Center|Centre|Institute|School|College|Club|News|Times|Post|Chief|Director|Leader|Governor|Army|Navy)$/
const SPEAKERS =
  /^(?:spokes\p{L}+|officials?|lawyers?|attorneys?|representatives?|office|aides?|sources?|people|person|team|campaign|press|department|statement|letter)$/u

/** Who a span of words (or the speaker of a statement) is. */
export function readParty(document: Document, names: Names, span: Span | null, speaker: string | null): Party | null {
  if (span === null && speaker === null) return null
  const words = span === null ? '' : document.text.slice(span.start, span.end)
  const spokesman = isSpokesperson(words)
  const last = span === null ? undefined : mentionsWithin(names, span).at(-1)
  const aside = span !== null && last !== undefined && !spokesman && isAside(document, span, last)
  const mention = span === null || aside ? undefined : (last ?? named(document, names, span))
  const id = speaker ?? mention?.personId ?? null
  const person = names.people.find((one) => one.id === id)
  const roles = person?.roles.map((role) => role.text).join(' , ') ?? ''
  const speaks = spokesman || isSpokesperson(roles)
  const own = person === undefined || spokesman ? capitalWords(words) : surnames(person)
  return {
    id,
    words,
    span,
    names: own,
    sideNames: [
      ...(person?.side == null ? [] : capitalWords(person.side.quote)),
      ...(speaks ? [...capitalWords(roles), ...capitalWords(words)] : []),
    ],
    pronoun: /^(?:he|she|they|it|who|which|both|neither)$/i.test(words) && speaker === null,
  }
}

/** "The woman who sued Berg", "an account in the name of Berg": another than who is named. */
function isAside(document: Document, span: Span, mention: Span): boolean {
  const front = document.normal.slice(span.start, mention.start)
  return /\p{L} (?:[^"]* )?(?:of|for|by|in|with|from|against|about|like|who|which|that|whose|\p{Ll}+ing)\b/u.test(front)
}

/** "Velmark's ambassador, Anna Berg, said": the name stands as the apposition. */
function named(document: Document, names: Names, span: Span): Names['mentions'][number] | undefined {
  const after = document.normal.slice(span.end, span.end + 2)
  if (
    after !== ', ' ||
    !/^(?:\p{Ll}|\p{Lu}[\p{L}-]+['’]s? \p{Ll}|(?:The|An?|Its|His|Her|Their) )/u.test(
      document.text.slice(span.start, span.end),
    )
  )
    return undefined
  const mention = mentionsWithin(names, { start: span.end + 2, end: span.end + 120 })[0]
  return mention?.start === span.end + 2 && /^[,.]/.test(document.normal.slice(mention.end, mention.end + 1))
    ? mention
    : undefined
}

function surnames(person: Person): string[] {
  const last = person.name.split(' ').at(-1)
  return last === undefined ? [] : [last]
}

/** Made by the party itself, by its office or by those it speaks for: its word settles nothing of theirs. */
export function isTheirs(names: Names, claim: Claim, party: Party): boolean {
  if (party.id !== null && claim.by === party.id) return true
  if (isOwnOffice(party.words) && (claim.about.length === 0 || claim.by !== null)) return true
  const by = words(claim.byText)
  const claimant = names.people.find(({ id }) => id === claim.by)
  const person = names.people.find(({ id }) => id === party.id)
  if (party.id === null && party.words !== '' && claim.byText.toLowerCase() === party.words.toLowerCase()) return true
  const own = party.names.filter((name) => !COMMON.test(name))
  if (claim.by === null && own.some((name) => by.has(name))) return true
  // "Berg said … Berg's spokesman denied": her own people.
  const mine = new Set([...surnamesOf(claimant), ...(claimant?.side == null ? [] : [claimant.side.quote])])
  if (party.sideNames.some((name) => mine.has(name) && !COMMON.test(name))) return true
  if (claimant !== undefined && isSpokesperson(claim.byText)) {
    const speaks = new Set(capitalWords(`${claim.byText} ${claimant.roles.map(({ text }) => text).join(' , ')}`))
    if (own.some((name) => speaks.has(name))) return true
  }
  return (
    person !== undefined &&
    claim.by === null &&
    isSpokesperson(claim.byText) &&
    surnames(person).some((name) => by.has(name))
  )
}

function surnamesOf(person: Person | undefined): string[] {
  return person === undefined ? [] : surnames(person)
}

/** Whether a claim is about those whose word it is: a person among its parties, their name or body in its words. */
export function involves(document: Document, names: Names, claim: Claim, party: Party): boolean {
  if (party.id !== null && claim.about.includes(party.id)) return true
  const { span } = party
  if (span !== null) {
    const people = names.people.filter((person) => claim.about.includes(person.id))
    if (people.some((person) => belongsTo(document, names, person, span))) return true
  }
  const said = words(claim.text)
  if (party.names.some((name) => said.has(name) && isTelling(name))) return true
  const whole = party.words.replace(/^(?:the|a|an) /i, '')
  if (whole.length > 3 && /\p{Lu}/u.test(whole) && claim.text.includes(whole)) return true
  // "A Justice Department spokeswoman": the two words together name the body.
  const bodies = party.words.match(/\p{Lu}[\p{L}-]+(?: (?:(?:of|for|and) )?\p{Lu}[\p{L}-]+)+/gu) ?? []
  if (bodies.some((body) => claim.text.includes(body))) return true
  if (party.names.some((name) => isAcronymOf(name, claim.text)) || sharesAcronym(party.words, said)) return true
  if (party.sideNames.some((name) => said.has(name) && isTelling(name))) return true
  // "Kelvan troops had crossed": Kelvany is asked.
  if (party.names.some((name) => isTelling(name) && [...said].some((word) => isCapital(word) && sameSide(name, word))))
    return true
  return party.id === null && (sharesHead(party.words, claim.text) || sharesBody(party.words, claim.text))
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function isTelling(name: string): boolean {
  return name.length > 2 && !COMMON.test(name)
}

/** "The ministry": the finance ministry of the claim. */
function sharesHead(party: string, text: string): boolean {
  const own = party.match(/(?<![\p{L}])\p{Ll}{5,}/gu) ?? []
  return own.some((word) => !SPEAKERS.test(word) && new RegExp(`\\b${word}\\b`, 'i').test(text))
}

/** "NHA": the National Harbour Agency. */
function isAcronymOf(acronym: string, text: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(acronym)) return false
  for (const [run] of text.matchAll(/\p{Lu}[\p{L}-]+(?: (?:of |and |for |the |in )*\p{Lu}[\p{L}-]+)+/gu)) {
    const initials =
      run
        .replace(/\b(?:of|and|for|the|in)\b/g, '')
        .match(/(?<![\p{L}])\p{Lu}/gu)
        ?.join('') ?? ''
    if (initials.includes(acronym)) return true
  }
  return false
}

function sharesAcronym(party: string, said: ReadonlySet<string>): boolean {
  for (const word of said) if (/^\p{Lu}{3,6}$/u.test(word) && isAcronymOf(word, party)) return true
  return false
}

function words(text: string): Set<string> {
  return new Set((text.match(/[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu) ?? []).map((word) => word.replace(/'s?$/, '')))
}

/** Made by the one whom the words name. */
export function isBy(claim: Claim, claimant: Party): boolean {
  if (claimant.id !== null && claim.by === claimant.id) return true
  if (claim.byText === '') return false
  const by = words(claim.byText)
  if (claimant.names.length > 0) return claimant.names.some((name) => isTelling(name) && by.has(name))
  return claim.by === null && claim.byText.toLowerCase().includes(claimant.words.toLowerCase())
}
