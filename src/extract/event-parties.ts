// Why it exists: who takes part in what a sentence tells of: its subject, its object, those behind "with"; by name, by
// "she", by "the two leaders", or by what they are ("union leaders").
import type { Document } from './document.ts'
import { bareRelative, relativeBefore } from './event-relatives.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import { isPeopleNoun, PLURAL_ENDS, PLURAL_REFERENCE } from './lexicon/events.ts'
import type { Mention, Names } from './people.ts'
import { isComma, isFiniteVerb, isStop, isTimeWord, nounPhraseAfter } from './phrases.ts'
import type { Element, Unit } from './units.ts'

/** `ids`: people named; `described`: somebody takes part whom the words do not name; `many`: those are more than one; `body`: only a body or country is named. */
export type Party = {
  readonly ids: readonly string[]
  readonly described: boolean
  readonly many?: boolean
  readonly body?: boolean
}
export type MentionOf = (element: Element | undefined) => Mention | undefined
/** What a reading of one unit needs to know of the text around it. */
export type Around = {
  readonly mentionOf: MentionOf
  readonly isParty: (element: Element) => boolean
  /** Everybody named in the units in front, the last-named last, at most those of two sentences. */
  readonly earlier: readonly string[]
  /** The subject of the sentence in front. */
  readonly subject: string | null
}

export const NOBODY: Party = { ids: [], described: false }

// "They could hold a call", "they cancelled plans to meet": the subject stands in front of these too.
const GOES_ON = new Set(
  (
    'will would do does did has have had is are was were to could may might can shall should must canceled ' +
    'cancelled postponed delayed plan plans planned agreed agree agrees hope hopes hoped expect expects ' +
    'expected offered offers proposed proposes want wants wanted decided intend intends intended prepare ' +
    'prepared prepares vowed flew flies fly traveled travelled travel travels arrived arrives went goes came ' +
    'comes headed heads returned landed drove met held managed continued began started'
  ).split(' '),
)
// Words. So far in front of its predicate stands no subject.
const SUBJECT_REACH = 80
const TITLE_OF =
  /^(?:secretary|minister|ministers|head|chief|director|commissioner|chair|chairman|undersecretary|leader|president)$/
const SHUT_OUT =
  /^(?:of|for|to|by|about|after|before|from|under|not|without|than|except|on|over|against|regarding|concerning|despite|like|since|until|per|behind|including)$/

/** Looks up the mention that covers an element's first token. */
export function mentionsByElement(document: Document, names: Names): MentionOf {
  const at = new Int32Array(document.tokens.length).fill(-1)
  for (const [index, mention] of names.mentions.entries()) at.fill(index, mention.first, mention.last)
  return (element) =>
    element === undefined || element.quote >= 0 ? undefined : names.mentions[at[element.first] ?? -1]
}

/** Who was named in front of a unit: looked up when asked for, since most units tell of nothing. */
export function earlierNames(
  units: readonly Unit[],
  at: number,
  mentionOf: MentionOf,
): Pick<Around, 'earlier' | 'subject'> {
  const namedIn = (unit: Unit | undefined): string[] =>
    unit?.elements.flatMap((element) => (element.quoted ? [] : (mentionOf(element)?.personId ?? []))) ?? []
  const known: { earlier?: readonly string[]; subject?: string | null } = {}
  return {
    get earlier() {
      known.earlier ??= [...new Set([...namedIn(units[at - 2]), ...namedIn(units[at - 1])])]
      return known.earlier
    },
    get subject() {
      if (known.subject === undefined) known.subject = firstSubject(units[at - 1]?.elements ?? [], mentionOf)
      return known.subject
    },
  }
}

/** The first person of a sentence who stands in front of a verb. */
function firstSubject(elements: readonly Element[], mentionOf: MentionOf): string | null {
  for (const [at, element] of elements.entries()) {
    const mention = mentionOf(element)
    if (element.quoted || mention === undefined || !takesPart(elements, at, mention)) continue
    return mention.personId
  }
  return null
}

/**
 * Who stands in front of the predicate as its subject: back to a verb of saying, another verb or a stop. A relative
 * clause between the two is stepped over: "Berg, who beat Oss in May, met Lind."
 */
export function partyBefore(elements: readonly Element[], at: number, around: Around): Party {
  const ids: string[] = []
  // "Deborah Winslow and Nawaf al-Dosari met"
  const named = isCoordinatedName(elements, at - 1, around)
  let described = named
  let many = named
  let body = false
  for (let back = at - 1; back >= Math.max(0, at - SUBJECT_REACH); back--) {
    const element = elements[back]
    if (element === undefined || isStop(element) || element.quote >= 0 || element.lower === 'that') break
    if (isComma(element)) {
      const opened = relativeBefore(elements, back)
      if (opened !== null) {
        back = opened
        continue
      }
    }
    // "Berg, who met Lind": the antecedent is the subject.
    if (/^(?:who|which)$/.test(element.lower)) return nearest(elements, back, around)
    if (/^(?:he|she)$/.test(element.lower)) {
      ids.unshift(...theOne(elements, back, around))
      if (!/^(?:and|with)$/.test(elements[back - 1]?.lower ?? '')) break
      continue
    }
    // "Nordvolt said that it was in talks"
    if (element.lower === 'it') body = true
    const plural = pluralAt(elements, back, around)
    if (plural !== null && ids.length === 0) return plural
    if (CUE_VERBS.has(element.lower) && /^VB/.test(element.pos) && !GOES_ON.has(element.lower)) break
    if (isFiniteVerb(element) && !GOES_ON.has(element.lower)) {
      const relative = ids.length === 0 && !described ? bareRelative(elements, back) : null
      if (relative !== null) {
        back = relative
        continue
      }
      // "Berg laid a wreath and met Lind"
      const joined = ids.length === 0 && !described && /^(?:and|but|then)$/.test(elements[at - 1]?.lower ?? '')
      return joined ? partyBefore(elements, back, around) : { ids, described, many, body }
    }
    const mention = around.mentionOf(element)
    if (mention !== undefined && takesPart(elements, back, mention)) ids.unshift(mention.personId)
    else if (mention === undefined && around.isParty(element) && !isGoverned(elements, back, 0)) {
      if (!isPeopleNoun(element.lower)) {
        body = true
        continue
      }
      many ||= /s$|men$|^cabinet$/.test(element.lower) || (described && elements[back + 1]?.lower === 'and')
      described = true
    }
  }
  return { ids: [...new Set(ids)], described, many: many || (described && ids.length > 0), body }
}

/** "Anna Berg and Nawaf al-Dosari met": two names, of whom no list may know either; each is a person's or of two words. */
function isCoordinatedName(elements: readonly Element[], last: number, { mentionOf }: Around): boolean {
  const second = nameStart(elements, last)
  if (elements[second - 1]?.lower !== 'and') return false
  const first = nameStart(elements, second - 2)
  const isName = (from: number, to: number): boolean => to > from || mentionOf(elements[to]) !== undefined
  const known = mentionOf(elements[last]) !== undefined && mentionOf(elements[second - 2]) !== undefined
  return !known && isName(second, last) && isName(first, second - 2) && !isGoverned(elements, first, 0)
}

/** Where the run of capitalised words begins that ends at `last`; behind it where none does. */
function nameStart(elements: readonly Element[], last: number): number {
  let first = last + 1
  while (/^NNP$/.test(elements[first - 1]?.pos ?? '') && !isTimeWord(elements[first - 1])) first--
  return first
}

function nearest(elements: readonly Element[], before: number, { mentionOf }: Around): Party {
  for (let back = before - 1; back >= 0 && back > before - 12; back--) {
    const mention = mentionOf(elements[back])
    if (mention !== undefined && takesPart(elements, back, mention))
      return { ids: [mention.personId], described: false }
    if (isFiniteVerb(elements[back])) break
  }
  return NOBODY
}

/** He or she: the one person named in front in the sentence; where nobody is, the subject of the sentence before. */
function theOne(elements: readonly Element[], before: number, around: Around): string[] {
  const ids = new Set(elements.slice(0, before).flatMap((element) => around.mentionOf(element)?.personId ?? []))
  if (ids.size === 0) return around.subject === null ? [] : [around.subject]
  return ids.size === 1 ? [...ids] : []
}

/** "they", "the two leaders", "the pair": the two who were named, where there are two and no more. */
function pluralAt(elements: readonly Element[], at: number, around: Around): Party | null {
  if (!PLURAL_ENDS.has(elements[at]?.lower ?? '')) return null
  const words = elements
    .slice(Math.max(0, at - 3), at + 1)
    .map(({ lower }) => lower)
    .join(' ')
  if (!PLURAL_REFERENCE.test(words)) return null
  const here = elements.slice(0, at).flatMap((element, index) => {
    const mention = around.mentionOf(element)
    return mention === undefined || isSayer(elements, index, mention) ? [] : mention.personId
  })
  const ids = new Set(here.length > 1 ? here : [...around.earlier, ...here])
  return { ids: ids.size === 2 ? [...ids] : [], described: ids.size !== 2, many: true }
}

/** "Lind said the two leaders would meet": who tells of the two is none of them; of "Berg and Lind said they" both are. */
function isSayer(elements: readonly Element[], at: number, mention: Mention): boolean {
  let verb = at + 1
  while ((elements[verb]?.first ?? Number.POSITIVE_INFINITY) < mention.last || /^RB/.test(elements[verb]?.pos ?? ''))
    verb++
  if (!CUE_VERBS.has(elements[verb]?.lower ?? '')) return false
  let first = at
  while ((elements[first - 1]?.first ?? -1) >= mention.first) first--
  return elements[first - 1]?.lower !== 'and'
}

/** No possessor ("Putin's aide"), and not governed by a word that makes him somebody's attribute ("an aide to Putin") or shuts him out ("not Putin"). */
export function takesPart(elements: readonly Element[], at: number, mention: Mention, floor = 0): boolean {
  let first = at
  while (elements[first - 1] !== undefined && (elements[first - 1]?.first ?? -1) >= mention.first) first--
  let last = at
  while (elements[last + 1] !== undefined && (elements[last + 1]?.first ?? Number.POSITIVE_INFINITY) < mention.last)
    last++
  return elements[last + 1]?.pos !== 'POS' && !isGoverned(elements, first, floor)
}

/** Looks no further back than `floor`: what governs in front of it is what is being read. */
function isGoverned(elements: readonly Element[], first: number, floor: number): boolean {
  let lead = first - 1
  while (lead >= floor && /^(?:NNP|NN|JJ|DT|PRP\$|CD)$/.test(elements[lead]?.pos ?? '')) lead--
  // "Secretary of State Berg": her own title.
  if (
    /^(?:of|for)$/.test(elements[lead]?.lower ?? '') &&
    lead < first - 1 &&
    TITLE_OF.test(elements[lead - 1]?.lower ?? '')
  )
    return false
  return lead >= floor && SHUT_OUT.test(elements[lead]?.lower ?? '')
}

const ENDS =
  /^(?:which|who|whom|during|after|before|where|when|while|as|about|over|despite|following|amid|since|against|regarding)$/

/** Who stands behind: after "with", "between" or as the object, up to the next verb or stop. */
export function partyBehind(elements: readonly Element[], from: number, until: number, around: Around): Party {
  const ids: string[] = []
  let described = false
  for (let at = from; at < until; at++) {
    const element = elements[at]
    if (element === undefined || isStop(element) || element.quote >= 0) break
    if (isFiniteVerb(element) || ENDS.test(element.lower)) break
    if (element.pos === 'TO' && /^VB/.test(elements[at + 1]?.pos ?? '')) break
    const mention = around.mentionOf(element)
    if (mention !== undefined && takesPart(elements, at, mention, from)) ids.push(mention.personId)
    const opens = at === from || /^(?:with|between|and)$/.test(elements[at - 1]?.lower ?? '')
    if (opens && isDescribed(elements, at, around)) described = true
  }
  return { ids: [...new Set(ids)], described }
}

/** "union leaders", "a delegation of farmers", "his Sundish counterpart": the head of the phrase names people. */
export function isDescribed(elements: readonly Element[], from: number, around: Around): boolean {
  let end = nounPhraseAfter(elements, from, false)
  // "met her colleague last week"
  while (end > from && isTimeWord(elements[end - 1])) end--
  if (end <= from || around.mentionOf(elements[end - 1]) !== undefined) return false
  const isPartyAt = (at: number): boolean => {
    const word = elements[at]
    return word !== undefined && around.isParty(word)
  }
  // "its larger rival Norvolt": what it is stands in front of its name.
  let last = end - 1
  while (last > from && elements[last]?.pos === 'NNP' && !isPartyAt(last)) last--
  return around.mentionOf(elements[last]) === undefined && isPartyAt(last)
}

/** What may take part without a name: people by what they are, and bodies and countries by name. */
export function partyReader(names: Names): Around['isParty'] {
  const bodies = new Set([...names.organisations, ...names.places].map(({ last }) => last - 1))
  // Each word is asked for by many readings: its form is looked at once.
  const nouns = new Map<string, boolean>()
  const isNoun = (word: string): boolean => {
    const known = nouns.get(word)
    if (known !== undefined) return known
    const noun = isPeopleNoun(word)
    nouns.set(word, noun)
    return noun
  }
  return (element) => element.quote < 0 && (bodies.has(element.first) || isNoun(element.lower))
}

/** The person named within few words behind `from`: the subject that a phrase in front of it belongs to. */
export function firstNamed(elements: readonly Element[], from: number, around: Around): Party {
  for (let at = from; at < elements.length && at < from + 12; at++) {
    if (isFiniteVerb(elements[at])) return partyBefore(elements.slice(from, at), at - from, around)
  }
  return NOBODY
}
