// Why it exists: every place where a person is named, also by one word of the name, and who is known by one word alone.
import { type Chain, foldName, samePerson } from './aliases.ts'
import type { Document, Token } from './document.ts'
import type { Unit } from './names-units.ts'
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
} from './names-words.ts'
import { type Cast, formKey, joinCast } from './people-cast.ts'
import { contextEvidence } from './people-context.ts'
import { formEvidence } from './people-form.ts'

/** A mention: tokens [first, last) name the person with that index in the cast. */
export type Link = {
  readonly first: number
  readonly last: number
  readonly person: number
  readonly honorific: boolean
}

/** What has been read so far: in which sentence each person was last named in full, and how often each was named. */
type Seen = { readonly named: Map<number, number>; readonly count: Map<number, number> }

/** All mentions of people, in text order. Adds to the cast who is named by one word only. */
export function linkUnits(document: Document, units: readonly Unit[], cast: Cast): Link[] {
  addLoneNames(document, units, cast)
  const links: Link[] = []
  const seen: Seen = { named: new Map(), count: new Map() }
  for (const unit of units) {
    for (const link of linksOf(document, unit, cast, seen)) {
      links.push(link)
      seen.count.set(link.person, (seen.count.get(link.person) ?? 0) + 1)
      if (nameLength(document, link) > 1) seen.named.set(link.person, sentenceOf(document, link.first))
    }
  }
  return links
}

function linksOf(document: Document, unit: Unit, cast: Cast, seen: Seen): Link[] {
  const { chain } = unit
  const whole = cast.byForm.get(formKey(chain))
  const link = (first: number, last: number, person: number): Link => ({
    first,
    last,
    person,
    honorific: unit.honorific,
  })
  if (whole !== undefined && (unit.kind === 'name' || unit.run.loud)) return [link(unit.first, unit.last, whole)]
  if (unit.run.loud) return linksInside(document, unit, cast, seen)
  if (unit.kind !== 'name' && !unit.honorific) return []
  if (chain.folded.length === 1) {
    const person = personOf(document, unit, cast, seen)
    return person === null ? [] : [link(unit.first, unit.last, person)]
  }
  const part = partOfName(chain, cast)
  return part === null ? [] : [link(unit.first, unit.last, part)]
}

/** "Al Baker", "Fernández de Kirchner": the end of a longer name of the text. */
function partOfName(chain: Chain, cast: Cast): number | null {
  for (const index of cast.byWord.get(chain.folded.at(-1) ?? '') ?? []) {
    const other = cast.chains[index]
    if (other !== undefined && samePerson(chain, other)) return index
  }
  return null
}

/** In a line of capitals or capitalised words, every word that names somebody of the text. */
function linksInside(document: Document, unit: Unit, cast: Cast, seen: Seen): Link[] {
  const links: Link[] = []
  let at = unit.first
  while (at < unit.last) {
    const token = document.tokens[at]
    const person = token === undefined ? null : lookUp(token, cast, seen)
    if (token === undefined || person === null || isPlaceName(token.text) || isNation(token.text)) {
      at++
      continue
    }
    let last = at + 1
    while (last < unit.last && cast.byWord.get(foldName(document.tokens[last]?.text ?? ''))?.includes(person)) last++
    const common = last === at + 1 && isCommonWord(token.lower) && !isSurnameOf(token.text, cast, person)
    if (!common) links.push({ first: at, last, person, honorific: false })
    at = last
  }
  return links
}

function isSurnameOf(word: string, cast: Cast, person: number): boolean {
  return cast.chains[person]?.folded.at(-1) === foldName(word)
}

/** The person whom one word names. Whose family name it is comes before whose given name it is. */
function lookUp(token: Token, cast: Cast, seen: Seen): number | null {
  const word = foldName(token.text)
  const people = cast.byWord.get(word)
  if (people === undefined || people.length === 0) return null
  // Of two with that name: who has just been named in full, else who has been named more often.
  const rank = (index: number): number => {
    const folded = cast.chains[index]?.folded
    const surname = folded?.at(-1) === word || (isFamilyFirst(token.text) && folded?.[0] === word)
    const distance = token.sentence - (seen.named.get(index) ?? Number.NEGATIVE_INFINITY)
    return (surname ? 1_000_000 : 0) + (distance <= 1 ? 100_000 - 10_000 * distance : 0) + (seen.count.get(index) ?? 0)
  }
  return people.reduce((best, index) => (rank(index) > rank(best) ? index : best))
}

function nameLength(document: Document, link: Link): number {
  return document.tokens.slice(link.first, link.last).filter((token) => /^\p{Lu}/u.test(token.text)).length
}

function sentenceOf(document: Document, at: number): number {
  return document.tokens[at]?.sentence ?? 0
}

function personOf(document: Document, unit: Unit, cast: Cast, seen: Seen): number | null {
  const token = soleName(document, unit)
  if (token === null) return null
  const person = lookUp(token, cast, seen)
  if (person === null) return null
  const titled = unit.honorific || unit.role
  if (!titled && (isPlaceName(token.text) || isNation(token.text) || isOrganisationWord(token.text))) return null
  // A word of a name that is an ordinary word too ("Brown said", "Green energy") opens sentences without being the name.
  if (!titled && unit.run.opens && isCommonWord(token.lower) && !isForename(token.text)) {
    const next = document.tokens[unit.last]
    if (next === undefined || !/^(?:VB|MD|POS|,|RB)/.test(next.pos)) return null
  }
  return person
}

function soleName(document: Document, unit: Unit): Token | null {
  for (let at = unit.first; at < unit.last; at++) {
    const token = document.tokens[at]
    if (token !== undefined && /^\p{Lu}/u.test(token.text)) return token
  }
  return null
}

/** People whom the text names by one word alone, with a title, a role, or as somebody who speaks. */
function addLoneNames(document: Document, units: readonly Unit[], cast: Cast): void {
  const sums = new Map<string, { score: number; unit: Unit; word: string; good: number; bad: number }>()
  for (const unit of units) {
    const { chain } = unit
    const word = chain.words[0]
    if (unit.run.loud || unit.kind !== 'name' || chain.words.length !== 1 || word === undefined) continue
    const key = chain.folded[0] ?? ''
    if (key.length < 2 || cast.byWord.has(key)) continue
    const score = contextEvidence(document, unit)
    const known = sums.get(key)
    if (known === undefined) sums.set(key, { score, unit, word, good: score > 0.4 ? 1 : 0, bad: score < 0 ? 1 : 0 })
    else {
      known.score = Math.max(known.score, score)
      if (score < 0) known.bad++
      if (score > 0.4) known.good++
    }
  }
  for (const { score, unit, word, good, bad } of sums.values()) {
    if (!mayStandAlone(document, unit, word)) continue
    const form = formEvidence(document, unit)
    const enough = isForename(word) ? 2 : 2.9
    if (score + form + Math.min(good - 1, 4) * 0.3 - bad * 1.2 >= enough) joinCast(cast, unit.chain)
  }
}

function mayStandAlone(document: Document, unit: Unit, word: string): boolean {
  if (isNation(word) || isOrganisationWord(word) || isPlaceName(word) || isRoleNoun(word) || isHonorific(word))
    return false
  const lower = document.tokens[unit.first]?.lower ?? ''
  if (unit.honorific) return true
  return !isAcronym(word) && (!isCommonWord(lower) || isForename(word))
}
