// Why it exists: statements that say nothing but that another's claim is false or true: “That is false,” “She made it up”.
import type { Span } from '../core/span.ts'
import type { Reported } from './attributions.ts'
import { sentenceAt } from './clauses.ts'
import type { Document } from './document.ts'
import { capitalised, group, type Hedge } from './hedges.ts'
import { SPOKEN_ANYWHERE, SPOKEN_VERDICTS } from './lexicon/verdicts.ts'

/** Longer openings tell more than a verdict. */
const OPENING = 160
const LONG = 600

/** The verdict that a statement gives; null where it says something of its own. */
export function readVerdict(document: Document, { attribution, statement }: Reported): Hedge | null {
  const content = attribution.contents[0]
  if (content === undefined || statement.attitude || !/^(?:asserts|claims|confirms)$/.test(attribution.polarity ?? ''))
    return null
  const bare = withoutMarks(document, content)
  const text = document.normal.slice(bare.start, Math.min(bare.end, bare.start + OPENING))
  const sentence = sentenceAt(document, attribution.cue?.start ?? content.start)
  if (sentence === undefined || text.trimEnd().endsWith('?')) return null
  for (const { kind, rule, pattern } of SPOKEN_VERDICTS) {
    const match = pattern.exec(text)
    if (
      match === null ||
      (rule === 'admits-it' && !/^(?:admit|acknowledge|concede|confirm|confess)$/.test(statement.lemma))
    )
      continue
    const noun = group(document, match, 'noun', bare.start)
    const topic = topicOf(document, sentence, attribution.cue)
    return {
      ...(topic === null ? {} : { topic }),
      kind,
      rule,
      span: { start: bare.start, end: bare.start + match[0].length },
      sentence: document.tokens[sentence.first]?.sentence ?? 0,
      claimant: capitalised(document, group(document, match, 'claimant', bare.start)),
      parties: attribution.source,
      told: group(document, match, 'told', bare.start),
      deed: false,
      object: noun ?? group(document, match, 'object', bare.start),
      speaker: attribution.speaker,
    }
  }
  return null
}

/** "Asked about the weather, Lind said: …", "…,” Lind said of a report on his health": what the words are about. */
const ASKED = /^["']?(?:When |After being |Being )?[Aa]sked (?:about|on|over) (?<topic>[^,"]{3,80}),/du
const SAID_OF = /^ (?:of|about) (?<topic>(?:the|a|an|his|her|their|its) [^,.;"]{3,80})/du

function topicOf(document: Document, sentence: Span, cue: Span | null): Span | null {
  const asked = ASKED.exec(document.normal.slice(sentence.start, Math.min(sentence.end, sentence.start + OPENING)))
  if (asked !== null) return group(document, asked, 'topic', sentence.start)
  if (cue === null) return null
  const said = SAID_OF.exec(document.normal.slice(cue.end, Math.min(sentence.end, cue.end + OPENING)))
  return said === null ? null : group(document, said, 'topic', cue.end)
}

/** “Emails show that your allegations are false”: the statement says more, and it denies. */
export function readDenialWithin(document: Document, { attribution, statement }: Reported): Hedge | null {
  if (statement.attitude || !/^(?:asserts|claims|confirms)$/.test(attribution.polarity ?? '')) return null
  for (const content of attribution.contents) {
    const text = document.normal.slice(content.start, Math.min(content.end, content.start + LONG))
    const match = SPOKEN_ANYWHERE.exec(text)
    const sentence = sentenceAt(document, attribution.cue?.start ?? content.start)
    if (match === null || sentence === undefined) continue
    return {
      kind: 'denied',
      rule: 'says-claims-are-false',
      span: { start: content.start + match.index, end: content.start + match.index + match[0].length },
      sentence: document.tokens[sentence.first]?.sentence ?? 0,
      claimant: null,
      parties: attribution.source,
      told: null,
      deed: false,
      object: group(document, match, 'object', content.start),
      speaker: attribution.speaker,
    }
  }
  return null
}

/** “That …” and "that that …": the words themselves. */
function withoutMarks(document: Document, content: Span): Span {
  const text = document.normal.slice(content.start, Math.min(content.end, content.start + OPENING))
  const lead =
    /^["'\s]*(?:that (?=(?:he|she|they|we|i|the|this|that|it|these|those|such|all|no|any|his|her|their|\p{Lu}[\p{L}'-]*)\b))?["'\s]*/u.exec(
      text,
    )
  return { start: content.start + (lead?.[0].length ?? 0), end: content.end }
}
