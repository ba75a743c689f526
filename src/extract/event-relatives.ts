// Why it exists: "Berg, who beat Oss in May, met Lind": a clause between a subject and its verb, stepped over.
import { isComma, isFiniteVerb, isStop } from './phrases.ts'
import type { Element } from './units.ts'

const RELATIVE = /^(?:who|whose|whom|which|where)$/

/** Index in front of ", who beat Oss in May" where a comma closes such a clause; null where none does. */
export function relativeBefore(elements: readonly Element[], comma: number): number | null {
  let verbs = 0
  for (let back = comma - 1; back > 0 && back > comma - 30; back--) {
    const element = elements[back]
    if (element === undefined || element.quote >= 0 || isStop(element)) return null
    if (isFiniteVerb(element)) verbs++
    if (RELATIVE.test(element.lower) && isComma(elements[back - 1])) return verbs > 0 ? back - 1 : null
  }
  return null
}

/** Index of "who" in "The generals who rule the island met": the subject stands in front of it. Null for none. */
export function bareRelative(elements: readonly Element[], verb: number): number | null {
  for (let back = verb - 1; back > 0 && back > verb - 4; back--) {
    const element = elements[back]
    if (element === undefined || isComma(element) || isFiniteVerb(element) || element.quote >= 0) return null
    if (/^(?:who|that)$/.test(element.lower)) return /^NNP?S?$/.test(elements[back - 1]?.pos ?? '') ? back : null
  }
  return null
}
