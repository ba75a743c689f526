// Why it exists: a sentence as what people say in it and what the narrator tells around that: each may hold a next step.
import { covers, type Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import { sentenceAt } from './clauses.ts'
import type { Document, Sentence } from './document.ts'
import { tellerAt } from './tellers.ts'

/** `by`: in whose words it stands; null in the narrator's. `lead`: where its sentence begins. */
export type Clause = { readonly span: Span; readonly by: Reported | null; readonly lead: number }

type Said = Clause & { readonly silent: boolean }

/** What somebody denies, asks or does not say announces nothing. */
const SILENT = /^(?:denies|declines|asks)$/
// "The ministers agreed to meet", "She announced a new round": the verb is the step's own.
const OBJECT = /^(?:infinitive-after-cue|phrase-after-cue|object-and-name|object-of-preposition)$/

// "Norland proposed that Sund join it for talks."
const OWN_VERB = /\b(?:propos|suggest|offer|invit)/i

/** For each sentence that holds something said: the contents in it, in order. Linear in the contents. */
export function saidBySentence(
  document: Document,
  reported: readonly Reported[],
): ReadonlyMap<Sentence, readonly Said[]> {
  const said = new Map<Sentence, Said[]>()
  for (const one of reported) {
    const silent = SILENT.test(one.attribution.polarity ?? '')
    const cue =
      one.attribution.cue === null ? '' : document.text.slice(one.attribution.cue.start, one.attribution.cue.end)
    if (!silent && (one.statement.attitude || OBJECT.test(one.attribution.rule ?? '') || OWN_VERB.test(cue))) continue
    for (const content of one.attribution.contents) {
      let at = content.start
      while (at < content.end) {
        const sentence = sentenceAt(document, at)
        if (sentence === undefined || sentence.start >= content.end) break
        const span = { start: Math.max(content.start, sentence.start), end: Math.min(content.end, sentence.end) }
        if (span.end - span.start > 8) {
          const list = said.get(sentence) ?? []
          list.push({ span, by: one, lead: sentence.start, silent })
          said.set(sentence, list)
        }
        at = Math.max(sentence.end, at + 1)
      }
    }
  }
  for (const list of said.values()) list.sort((a, b) => a.span.start - b.span.start)
  return said
}

/** What somebody says in the sentence, each as a clause of its own, and what stands around it. */
export function clausesOf(document: Document, sentence: Sentence, said: readonly Said[]): Clause[] {
  const clauses: Clause[] = []
  let at = sentence.start
  const plain = (span: Span): void => {
    if (/[\p{L}]{3}/u.test(document.text.slice(span.start, span.end)))
      clauses.push({ span, by: null, lead: sentence.start })
  }
  for (const { span, by, silent } of said) {
    if (span.start > at) plain({ start: at, end: span.start })
    // "Berg said Lind told her that talks would resume": the inner words are a clause already.
    const inside = span.start < at
    if (!silent && !inside && !said.some((outer) => outer.silent && covers(outer.span, span)))
      clauses.push({ span, by, lead: sentence.start })
    at = Math.max(at, span.end)
  }
  if (at < sentence.end) plain({ start: at, end: withoutTeller(document, sentence, at) })
  return clauses
}

/** "They will speak on Monday, the chancellor's spokesman, Udo Brehm, said": who tells of it is no party to it. */
function withoutTeller(document: Document, sentence: Sentence, from: number): number {
  const tokens = document.tokens.slice(sentence.first, sentence.last)
  const teller = tokens[tellerAt(tokens)]
  return teller === undefined || teller.start <= from ? sentence.end : teller.start
}
