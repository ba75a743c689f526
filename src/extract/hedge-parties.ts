// Why it exists: whose denial, silence or confirmation a verb tells of, and whether it tells of one at all.
import type { Span } from '../core/span.ts'
import { isForged, realityOf } from './reality.ts'
import { readSource } from './sources.ts'
import { verbGroupStart } from './subjects.ts'
import type { Element, Unit } from './units.ts'

export type PartyReading = {
  readonly span: Span | null
  /** Negated, hypothetical, passive, or of nobody: "did not deny", "would deny", "was denied", "nobody denies". */
  readonly unreal: boolean
  /** "had earlier denied": a later word may take it back. */
  readonly earlier: boolean
}

const UNREAL = /^(?:not|n't|never|hardly|nor|would|could|might|may|should|shall|will|can|cannot|'d|if|unless)$/
const BE = /^(?:is|are|was|were|be|been|being|gets|got|get)$/
const NOBODY = /^(?:nobody|none|neither|no|few|who|whoever|anyone|anybody)$/
// "Was quick to deny it", "went on to deny".
const REAL_TO = /^(?:went|quick|rushed|moved|hastened|hurried|continued|continues|came|forced|on|out)$/

/** The subject of the verb that begins at `offset`; null where none can be read. */
export function partyBefore(unit: Unit, offset: number): PartyReading | null {
  const { elements } = unit
  const at = elementAt(elements, offset)
  const verb = elements[at]
  if (verb === undefined || verb.start !== offset) return null
  const participle = /ing$/.test(verb.lower)
  const reading = readSource(
    elements,
    {
      at,
      lemma: verb.lower,
      form: participle ? 'participle' : 'past',
      frames: 'n',
      polarity: 'denies',
      negated: false,
      attitude: false,
    },
    null,
  )
  const start = verbGroupStart(elements, at)
  const group = elements.slice(start, at)
  const before = elements[start - 1]
  const infinitive = before?.lower === 'to' && !REAL_TO.test(elements[start - 2]?.lower ?? '')
  const passive = !participle && group.some((word) => BE.test(word.lower)) && !BE.test(verb.lower)
  const run = reading?.source ?? null
  const first = run === null ? undefined : elements[run[0]]
  const last = run === null ? undefined : elements[run[1] - 1]
  const nobody = first !== undefined && NOBODY.test(first.lower)
  const unreal =
    group.some((word) => UNREAL.test(word.lower)) ||
    infinitive ||
    passive ||
    nobody ||
    before?.lower === 'if' ||
    realityOf(elements, run, at) !== 'real' ||
    isForged(elements, run)
  return {
    span: first === undefined || last === undefined ? null : { start: first.start, end: last.end },
    unreal,
    earlier:
      group.some((word) => /^(?:had|earlier|previously|first|initially|once|long)$/.test(word.lower)) ||
      /^(?:earlier|previously|initially|first)$/.test(before?.lower ?? ''),
  }
}

function elementAt(elements: readonly Element[], offset: number): number {
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((elements[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
