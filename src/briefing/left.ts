// Why it exists: a reader may ask why something is not told; a briefing keeps what it left out, briefly, with the reason.
import type { LeftOut, Line, SectionId } from '../core/briefing.ts'
import { cut, tidy } from './words.ts'

const MAX_TEXT = 100
/** Of one section and reason: the first ones would have been told first. */
const MAX_OF_A_KIND = 8
const MAX_LEFT = 24
/** What nobody was told, and could have been, is asked for first. */
const ORDER: readonly LeftOut['because'][] = ['gate', 'room', 'answer', 'told']

type Found = {
  readonly text: string
  readonly claimId?: string | null | undefined
  readonly rule?: string | undefined
}

/** In the order in which they would have been told. */
export function leftOut(section: SectionId, because: LeftOut['because'], found: readonly Found[]): readonly LeftOut[] {
  return found.slice(0, MAX_OF_A_KIND).map(({ text, claimId = null, rule }) => {
    const words = cut(tidy(text), MAX_TEXT)
    return { section, because, text: words, claimId, ...(rule === undefined ? {} : { rule }) }
  })
}

/** Each once, as many as are worth keeping; none that a line of another section tells. */
export function keepLeft(left: readonly LeftOut[], lines: readonly Line[]): readonly LeftOut[] {
  const claims = new Set(lines.map(({ claimId }) => claimId))
  const words = new Set(lines.map(({ text }) => cut(tidy(text), MAX_TEXT)))
  const untold = left.filter(({ claimId, text }) => !(claimId !== null && claims.has(claimId)) && !words.has(text))
  const once = [...new Map(untold.map((one) => [`${one.section} ${one.text}`, one])).values()]
  return once.toSorted((a, b) => ORDER.indexOf(a.because) - ORDER.indexOf(b.because)).slice(0, MAX_LEFT)
}
