// Why it exists: who took part is also told in sentences of its own: "Prime Minister Lind also took part."
import type { Document } from './document.ts'
import { spanOf } from './event-lengths.ts'
import type { EventMatch } from './event-matches.ts'
import { type Around, partyBefore, partyBehind } from './event-parties.ts'
import { isComma, isFiniteVerb, isStop } from './phrases.ts'
import type { Element, Unit } from './units.ts'

// Behind the last sentence that tells of the event.
const REACH = 3
const TELLS =
  /\b(?:took part|taking part|attend(?:ed|ing)|present|sat in|joined|participated|delegations?|side|team|chaired|accompanied|flanked|hosted by|walk(?:ed|ing)|walkout|leads?|led|headed|the host)\b/i

/** People ids of those whom the sentences at and behind an event's telling add to it, in the text's order. */
export function findAttendance(
  document: Document,
  units: readonly Unit[],
  group: readonly EventMatch[],
  aroundOf: (unit: number) => Around,
): string[] {
  const from = Math.min(...group.map(({ unit }) => unit))
  const to = Math.max(...group.filter(({ unit }) => unit <= from + 2).map(({ unit }) => unit)) + REACH
  const found: string[] = []
  for (let index = from; index <= to && index < units.length; index++) {
    const unit = units[index]
    const span = spanOf(unit)
    if (unit === undefined || span === null || !TELLS.test(document.normal.slice(span.start, span.end))) continue
    found.push(...attendeesOf(unit, aroundOf(index)))
  }
  return [...new Set(found)]
}

function attendeesOf({ elements }: Unit, around: Around): readonly string[] {
  const found: string[] = []
  for (const [at, element] of elements.entries()) {
    if (element.quoted || element.quote >= 0) continue
    const next = (ahead: number): string => elements[at + ahead]?.lower ?? ''
    const before = elements[at - 1]?.lower ?? ''
    if (/^(?:attended|chaired|led|headed|hosted|accompanied|flanked|joined)$/.test(element.lower) && next(1) === 'by') {
      // "The delegation was led by Marchuk", "a meeting chaired by Ndiaye"
      if (
        /^(?:led|headed)$/.test(element.lower) &&
        !elements.slice(0, at).some(({ lower }) => /^(?:delegations?|team|side)$/.test(lower))
      )
        continue
      found.push(...partyBehind(elements, at + 2, elements.length, around).ids)
    } else if (
      (/^(?:took|taking)$/.test(element.lower) && next(1) === 'part') ||
      (/^(?:attended|chaired|joined)$/.test(element.lower) &&
        isEventObject(elements.slice(at + 1, at + 3).map(({ lower }) => lower))) ||
      (element.lower === 'present' && /^(?:was|were|also)$/.test(before)) ||
      (element.lower === 'sat' && next(1) === 'in') ||
      (element.lower === 'participated' && before !== 'not')
    ) {
      found.push(...partyBefore(elements, at, around).ids)
    } else if (/^(?:leads?|led|heads?|headed|leading|heading)$/.test(element.lower) && isSide(elements, at + 1)) {
      // "Berg, who led the walkout, said", "Lind leads the Norlandian delegation"
      found.push(...partyBefore(elements, at, around).ids)
    } else if (element.lower === 'host' && before === 'the' && next(1) === ',') {
      // "said the host, Colonel Berg"
      found.push(...appositionOf(elements, at + 2, around))
    } else if (/^(?:accompanied|joined)$/.test(element.lower) && /^(?:him|her|them)$/.test(next(1))) {
      found.push(...partyBefore(elements, at, around).ids)
    }
  }
  return found
}

/** "attended the talks", "joined the call": the event that was just told of. */
function isEventObject([first, second]: readonly string[]): boolean {
  if (first === 'it' || first === 'both' || first === 'as') return true
  return (
    first === 'the' &&
    /^(?:call|talks|meeting|summit|discussions|negotiations|session|conversation|lunch|dinner|visit|two-hour)$/.test(
      second ?? '',
    )
  )
}

/** "the walkout", "the government's side", "its delegation": what somebody leads at a table. */
function isSide(elements: readonly Element[], from: number): boolean {
  if (!/^(?:DT|PRP\$|NNS?|NNPS?)$/.test(elements[from]?.pos ?? '')) return false
  for (let at = from; at < from + 5; at++) {
    const word = elements[at]
    if (word === undefined || isFiniteVerb(word) || isComma(word) || isStop(word)) return false
    if (/^(?:walkout|delegation|side|team|negotiators|negotiations)$/.test(word.lower)) return true
  }
  return false
}

/** The person whose name or title begins at `from`. */
function appositionOf(elements: readonly Element[], from: number, around: Around): readonly string[] {
  for (let at = from; at < from + 4; at++) {
    const mention = around.mentionOf(elements[at])
    if (mention !== undefined) return [mention.personId]
    if (!/^(?:NN|NNP|JJ)$/.test(elements[at]?.pos ?? '')) return []
  }
  return []
}
