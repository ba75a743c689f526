// Why it exists: one sentence that tells of a call, meeting, talks or visit, and who took part in it.
import type { NewsEvent } from '../core/event.ts'
import type { Document } from './document.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import { BY_VIDEO, EVENT_NOUNS, EVENT_VERBS, type EventType, HOLDING, PHONE, TALKING } from './lexicon/events.ts'
import type { Mention, Names } from './people.ts'
import { isFiniteVerb, isStop, nounPhraseAfter } from './phrases.ts'
import { tellerAt } from './tellers.ts'
import type { Element, Unit } from './units.ts'

/** `unit`: its index; `predicate`: the element that tells of it; `behind`: the first element behind its words. */
export type EventMatch = {
  readonly unit: number
  readonly type: EventType
  readonly medium: NewsEvent['medium']
  readonly predicate: number
  readonly behind: number
  /** Who takes part: people ids in the order of the text. */
  readonly participants: readonly string[]
}

// "They could hold a call", "they cancelled plans to meet": the subject stands in front of these too.
const GOES_ON =
  /^(?:will|would|do|does|did|has|have|had|is|are|to|could|may|might|can|shall|should|cancell?ed|postponed|plan|plans|planned|agreed)$/

export type MentionOf = (element: Element | undefined) => Mention | undefined

/** Looks up the mention that covers an element's first token. */
export function mentionsByElement(document: Document, names: Names): MentionOf {
  const at = new Int32Array(document.tokens.length).fill(-1)
  for (const [index, mention] of names.mentions.entries()) at.fill(index, mention.first, mention.last)
  return (element) =>
    element === undefined || element.quote >= 0 ? undefined : names.mentions[at[element.first] ?? -1]
}

/** What a unit tells of, in the order of its predicates. */
export function matchEvents(document: Document, unit: Unit, index: number, mentionOf: MentionOf): EventMatch[] {
  const { elements } = unit
  const found: EventMatch[] = []
  const teller = tellerAt(elements)
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined || element.quote >= 0 || element.quoted) continue
    const match =
      heldNoun(elements, at) ??
      eventVerb(elements, at, mentionOf) ??
      talking(document, unit, at) ??
      nounWithParties(elements, at, mentionOf)
    if (match === null) continue
    const left = match.own ? [] : before(elements, at, mentionOf)
    const right = behind(at < teller ? elements.slice(0, teller) : elements, match.behind, mentionOf)
    const participants = [...new Set([...left, ...right])]
    if (participants.length === 0) continue
    found.push({
      unit: index,
      type: match.type,
      medium: match.medium,
      predicate: at,
      behind: match.behind,
      participants,
    })
    at = Math.max(at, match.behind - 1)
  }
  return found
}

type Found = {
  readonly type: EventType
  readonly medium: NewsEvent['medium']
  readonly behind: number
  readonly own: boolean
}

/** "held a phone conversation", "hold two-hour call". */
function heldNoun(elements: readonly Element[], at: number): Found | null {
  if (!HOLDING.test(elements[at]?.lower ?? '')) return null
  for (let next = at + 1; next < elements.length && next < at + 9; next++) {
    const element = elements[next]
    if (element === undefined || element.quote >= 0 || isStop(element) || element.lower === ',') return null
    const type = eventNoun(elements, next)
    if (type !== null) return { type, medium: null, behind: next + 1, own: false }
    if (!/^(?:DT|JJ|JJR|NN|NNS|NNP|CD|RB|PRP\$|VBN|VBG|IN|CC|POS|TO)$/.test(element.pos)) return null
  }
  return null
}

/** "call" is one only where no "for" or "on" follows; a verb of the same form is none. */
function eventNoun(elements: readonly Element[], at: number): EventType | null {
  const element = elements[at]
  const type = EVENT_NOUNS.get(element?.lower ?? '')
  if (element === undefined || type === undefined) return null
  if (
    element.lower === 'call' &&
    /^(?:for|on)$/.test(elements[at + 1]?.lower ?? '') &&
    !/^(?:phone|telephone|video|two-hour|hour-long|joint)$/.test(elements[at - 1]?.lower ?? '') &&
    elements[at + 1]?.lower === 'for'
  )
    return null
  return type
}

/** "met Putin", "met with Putin", "Putin and Xi met in Sochi", "received the envoy Anna Berg". */
function eventVerb(elements: readonly Element[], at: number, mentionOf: MentionOf): Found | null {
  const element = elements[at]
  const verb = EVENT_VERBS.get(element?.lower ?? '')
  if (
    element === undefined ||
    verb === undefined ||
    !/^VB/.test(element.pos) ||
    /^(?:DT|PRP\$)$/.test(elements[at - 1]?.pos ?? '')
  )
    return null
  const next = elements[at + 1]
  const start = next?.lower === 'with' ? at + 2 : at + 1
  const end = nounPhraseAfter(elements, start, true)
  // "met her counterpart, Erik Lind, in Sund": the name stands as the apposition.
  const reach = elements[end]?.lower === ',' ? end + 2 : end + 1
  const hasPerson = elements.slice(start, reach).some((word) => mentionOf(word) !== undefined)
  const placed = /^NNP/.test(next?.pos ?? '') || (next?.lower === 'the' && /^NNP/.test(elements[at + 2]?.pos ?? ''))
  if (verb.type === 'visit') return placed && !hasPerson ? { ...verb, behind: end, own: false } : null
  if (hasPerson) return { ...verb, behind: at + 1, own: false }
  const many =
    verb.type === 'meeting' &&
    element.lower.startsWith('me') &&
    (next?.lower === 'in' || next?.lower === 'at' || next?.lower === 'on')
  return many && before(elements, at, mentionOf).length > 1 ? { ...verb, behind: at + 1, own: false } : null
}

/** "spoke by phone with", "spoke with … by video link". */
function talking(document: Document, unit: Unit, at: number): Found | null {
  const element = unit.elements[at]
  const last = unit.elements.at(-1)
  if (element === undefined || last === undefined || !TALKING.test(element.lower) || !/^VB/.test(element.pos))
    return null
  const clause = document.normal.slice(element.start, Math.min(last.end, element.start + 120))
  const medium = PHONE.test(clause) ? 'phone' : BY_VIDEO.test(clause) ? 'video' : null
  return medium === null ? null : { type: 'call', medium, behind: at + 1, own: false }
}

/** "a meeting between X and Y": both parties stand behind the noun. */
function nounWithParties(elements: readonly Element[], at: number, mentionOf: MentionOf): Found | null {
  const type = eventNoun(elements, at)
  if (type === null || elements[at + 1]?.lower !== 'between') return null
  return behind(elements, at + 1, mentionOf).length > 1 ? { type, medium: null, behind: at + 1, own: true } : null
}

/** Who stands in front of the predicate as its subject: back to a verb of saying, another verb or a stop. */
function before(elements: readonly Element[], at: number, mentionOf: MentionOf): string[] {
  const ids: string[] = []
  for (let back = at - 1; back >= 0; back--) {
    const element = elements[back]
    if (element === undefined || isStop(element) || element.quote >= 0 || element.lower === 'that') break
    if (ids.length === 0 && /^(?:he|she)$/.test(element.lower)) return onlyOne(elements, back, mentionOf)
    if (CUE_VERBS.has(element.lower) && /^VB/.test(element.pos)) break
    if (isFiniteVerb(element) && !GOES_ON.test(element.lower)) break
    const mention = mentionOf(element)
    if (mention !== undefined && takesPart(elements, back, mention)) ids.unshift(mention.personId)
  }
  return [...new Set(ids)]
}

/** He or she, where one person alone is named in front of the pronoun. */
function onlyOne(elements: readonly Element[], before: number, mentionOf: MentionOf): string[] {
  const ids = new Set(elements.slice(0, before).flatMap((element) => mentionOf(element)?.personId ?? []))
  return ids.size === 1 ? [...ids] : []
}

/** No possessor ("Putin's aide"), and not governed by a word that makes him somebody's attribute ("an aide to Putin") or shuts him out ("not Putin"). */
function takesPart(elements: readonly Element[], at: number, mention: Mention): boolean {
  let first = at
  while (elements[first - 1] !== undefined && (elements[first - 1]?.first ?? -1) >= mention.first) first--
  let last = at
  while (elements[last + 1] !== undefined && (elements[last + 1]?.first ?? Number.POSITIVE_INFINITY) < mention.last)
    last++
  if (elements[last + 1]?.pos === 'POS') return false
  let lead = first - 1
  while (lead >= 0 && /^(?:NNP|NN|JJ|DT|PRP\$|CD)$/.test(elements[lead]?.pos ?? '')) lead--
  return !/^(?:of|for|to|by|about|after|from|under|not|without|than|except)$/.test(elements[lead]?.lower ?? '')
}

/** Who stands behind: after "with", "between" or as the object, up to the next verb or stop. */
function behind(elements: readonly Element[], from: number, mentionOf: MentionOf): string[] {
  const ids: string[] = []
  for (let at = from; at < elements.length; at++) {
    const element = elements[at]
    if (element === undefined || isStop(element) || element.quote >= 0) break
    if (
      isFiniteVerb(element) ||
      /^(?:which|who|whom|during|after|before|where|when|while|as|about|over|despite|following|amid|since)$/.test(
        element.lower,
      )
    )
      break
    if (element.pos === 'TO' && /^VB/.test(elements[at + 1]?.pos ?? '')) break
    const mention = mentionOf(element)
    if (mention !== undefined && takesPart(elements, at, mention)) ids.push(mention.personId)
  }
  return [...new Set(ids)]
}
