// Why it exists: what a word of denial says that it is about, where that is another matter than a claim near by.
import type { Standing } from './claim-targets.ts'
import { stems } from './confirmations.ts'
import type { Document } from './document.ts'
import type { Hedge } from './hedges.ts'
import { CLAIM } from './lexicon/claim-words.ts'

export const CLAIM_NOUN = new RegExp(String.raw`\b${CLAIM}\b`, 'iu')
export const GENERAL =
  /\b(?:matter|issue|case|subject|situation|incident|lawsuit|litigation|details|specifics|it|this|that|request|question|questions|affair|report|reports|story|article|document|documents|findings|investigation|inquiry|probe)s?\b/i
const MATTER = /\b(?:about|on|over|concerning|regarding) (?<matter>.+)$/u

/**
 * "Rumours about his health were false", “Nonsense,” Lind said of a report on the ferry: the verdict is on another
 * matter than a claim that shares no word with it.
 */
export function isOffTopic(
  document: Document,
  { rule, topic, object }: Hedge,
  { claim, stems: own }: Standing,
): boolean {
  if (!/^says-/.test(rule)) return false
  const words = wordsAt(document, topic ?? object)
  const matter = MATTER.exec(words)?.groups?.matter
  // "Of the claim", "asked about it": what was told before.
  if (matter === undefined && (topic === undefined || CLAIM_NOUN.test(words) || GENERAL.test(words))) return false
  const said = stems(matter ?? words)
  if (said.size === 0) return false
  const names = (matter ?? words).match(/\p{Lu}[\p{L}-]+/gu) ?? []
  return (
    ![...said].some((stem) => own().has(stem)) && !names.some((name) => `${claim.byText} ${claim.text}`.includes(name))
  )
}

function wordsAt(document: Document, span: Hedge['object']): string {
  return span === null ? '' : document.normal.slice(span.start, span.end)
}
