// Why it exists: next steps: what is announced, agreed, scheduled, offered, possible or cancelled.
import { covers } from '../core/span.ts'
import type { Talk } from '../core/talk.ts'
import type { Reported } from './attributions.ts'
import { words } from './clauses.ts'
import type { Document, Sentence } from './document.ts'
import type { Names } from './people.ts'
import { clausesOf, saidBySentence } from './talk-clauses.ts'
import { describeTalk } from './talk-fields.ts'
import { hintsOf } from './talk-hints.ts'
import { findSteps, makeScene, type Scene } from './talk-steps.ts'

// A step once told is not told again for each sentence that repeats it.
const MOST = 8
// Characters. What is longer is no sentence, but a text without full stops.
const LONGEST = 2_000

/** The next steps of a text in order, each once. `text` is a slice; ids are 't1', 't2', …. */
export function findTalks(
  document: Document,
  names: Names,
  reported: readonly Reported[],
  publishedAt: string | null,
): Talk[] {
  const talks: Talk[] = []
  const seen: Set<string>[] = []
  // Most sentences tell of no step, and some texts of none at all.
  let scene: Scene | null = null
  const said = saidBySentence(document, reported)
  for (const sentence of document.sentences) {
    if (sentence.end - sentence.start > LONGEST) continue
    const patterns = hintsOf(document, sentence)
    if (patterns.length === 0 || isAside(document, sentence)) continue
    scene ??= makeScene(document, names)
    let offered = false
    for (const clause of clausesOf(document, sentence, said.get(sentence) ?? [])) {
      for (const step of findSteps(scene, patterns, clause)) {
        // "He was ready to mediate and offered his house as a venue": one offer.
        if (step.status === 'offered' && offered) continue
        offered ||= step.status === 'offered'
        const key = contentWords(words(document, [step.span]))
        if (seen.some((other) => alike(other, key))) continue
        seen.push(key)
        talks.push(describeTalk({ document, names, publishedAt, clause, sentence, step }, `t${talks.length + 1}`))
        if (talks.length === MOST) return withoutMoved(talks)
      }
    }
  }
  return withoutMoved(talks)
}

const HAD_BEEN_PLANNED =
  /\b(?:had (?:originally |initially |first |already )?been|(?:was|were) (?:originally|initially|first)) (?:planned|scheduled|due|set|expected|meant|supposed|to)\b/i
const MEETING = /\b(?:visit|trip|talk|meet|summit|session|hearing|vot|election|conference|tour|round|call|referendum)/i

/**
 * "Berg will visit Lund on 14 December. The visit had been planned for May but was postponed": a step that is announced
 * anew is not cancelled.
 */
function withoutMoved(talks: readonly Talk[]): Talk[] {
  const isMoved = ({ status, text }: Talk): boolean => {
    const noun =
      status === 'cancelled' && HAD_BEEN_PLANNED.test(text) ? MEETING.exec(text)?.[0].toLowerCase() : undefined
    return (
      noun !== undefined &&
      talks.some(
        (other) =>
          /^(?:announced|scheduled|agreed)$/.test(other.status) &&
          other.when !== null &&
          other.text.toLowerCase().includes(noun),
      )
    )
  }
  return talks.filter((talk) => !isMoved(talk)).map((talk, index) => ({ ...talk, id: `t${index + 1}` }))
}

/** Headlines repeat what the body says more exactly; credits are no news. */
function isAside(document: Document, sentence: Sentence): boolean {
  if (document.headline !== null && sentence.start < document.headline.end) return true
  return document.credits.ignored.some((credit) => covers(credit, sentence))
}

const LITTLE =
  /^(?:that|with|from|would|will|could|have|been|were|this|their|they|them|also|both|about|into|which|during|between)$/

function contentWords(text: string): Set<string> {
  return new Set(
    [...text.toLowerCase().matchAll(/\p{L}{4,}/gu)]
      .map((match) => match[0].slice(0, 6))
      .filter((word) => !LITTLE.test(word)),
  )
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared > 0 && shared / Math.min(a.size, b.size) >= 0.6
}
