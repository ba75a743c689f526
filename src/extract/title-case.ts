// Why it exists: headlines in which each word has a capital, so that the tagger takes their verbs for names.
import type { CueVerb } from './cues.ts'
import { CUE_VERBS } from './lexicon/cues.ts'
import { isCapital } from './names.ts'
import { draft, finish, type Statement } from './statement.ts'
import type { Element, Unit } from './units.ts'

// As common as nouns: "Abuse Claims Mount", "Bank Reports".
const NOUNS = /^(?:claim|report|state|dispute|demand|request|pledge|promise|threat|offer|signal|estimate|question)$/
// No speech where they stand in a headline: "Deal Adds Jobs", "Troops Continue", "Council Confirms Judge".
const NO_SPEECH = /^(?:add|confirm|continue|begin|learn|note|indicate|tell|point|conclude|post|detail|outline|cite)$/
const ADVERB = /^(?:just|now|also|again|finally|still|already|reportedly)$/
const LONGEST_SOURCE = 8

/** "Berg Says Port Will Close": the statement of a unit in title case; null for any other, and where no verb of saying stands. */
export function readTitleCase(unit: Unit, index: number): Statement | null {
  const { elements } = unit
  if (!isTitleCase(elements)) return null
  for (let at = 1; at < elements.length - 1 && at <= LONGEST_SOURCE; at++) {
    const element = elements[at]
    if (element === undefined || element.quote >= 0) continue
    // "Berg: Lind Says", "Storm, Say Experts": the words in front are more than a source.
    if (/^(?:[,:;.?!]|who|after|as|to|for|by|that|is|are|was|be)$/.test(element.lower)) return null
    const verb = CUE_VERBS.get(element.lower)
    if (verb === undefined || !/^\p{Lu}/u.test(element.token.text) || !/^(?:present|past)$/.test(verb.form)) continue
    if (verb.attitude || NOUNS.test(verb.lemma) || NO_SPEECH.test(verb.lemma) || !/[cot]/.test(verb.frames)) continue
    const cue: CueVerb = { at, ...verb, negated: false }
    const end = elements.findIndex((other, place) => place > at && /^(?:[.;?!|]|--+|\u2013|\u2014)$/.test(other.lower))
    const until = end < 0 ? elements.length : end
    // "The Things Berg Said In May"
    if (until - at < 3 || /^(?:in|on|at|about)$/.test(elements[at + 1]?.lower ?? '')) return null
    const source = ADVERB.test(elements[at - 1]?.lower ?? '') ? at - 1 : at
    if (source === 0) return null
    return (
      finish(unit, draft(unit, index, cue, [0, source]), { runs: [[at + 1, until]], until, rule: 'title-case-cue' })
        ?.statement ?? null
    )
  }
  return null
}

/** Most words that are longer than three letters have a capital, and there are at least four. */
function isTitleCase(elements: readonly Element[]): boolean {
  if (elements.length > 30) return false
  let capitals = 0
  let words = 0
  for (const { token, quote, lower } of elements) {
    if (quote >= 0 || lower.length < 4 || !/^\p{L}/u.test(token.text)) continue
    words++
    if (isCapital(token)) capitals++
    // Two small words say it already: most sentences end here.
    else if (words - capitals > 1) return false
  }
  return words >= 4 && capitals >= words - (words > 8 ? 1 : 0)
}
