// Why it exists: contents that are no clause: what somebody is called, what is called for.
import { type Bounds, clauseEnd } from './clause-end.ts'
import type { ContentReading } from './contents.ts'
import type { CueVerb } from './cues.ts'
import type { AttributionRule } from './lexicon/rules.ts'
import { hasFinite, isComma, isFiniteVerb, isTimeWord, nounPhraseAfter, nounPhraseBefore } from './phrases.ts'
import { isTitleLike } from './quote-units.ts'
import type { Element } from './units.ts'

// Verbs that give their object a name: "called him a liar"; the others of their kind only quote.
const NAMING = /^(?:call|describe|brand|label|dub|characteri[sz]e)$/

/** "called the deal “a disaster”", "called him an opportunist": the object with what it is called, else the quoted words. */
export function readObject(
  elements: readonly Element[],
  cue: CueVerb,
  start: number,
  end: number,
): ContentReading | null {
  // "called this | a lie"
  const bare = /^(?:this|that|these|those)$/.test(elements[start]?.lower ?? '') && elements[start + 1]?.pos === 'DT'
  const object = bare ? start + 1 : nounPhraseAfter(elements, start, true)
  // "a rate called the “long rate”": a participle behind its noun, and nobody who calls it so.
  if (
    cue.form === 'past' &&
    /^NNS?$/.test(elements[cue.at - 1]?.pos ?? '') &&
    isNameOnly(elements, cue.at, object, end)
  )
    return null
  const complement = elements[object]
  const quoted = elements.slice(start, end).some((element) => element.quoted)
  const named = complement !== undefined && object < end && /^(?:DT|JJ|NN|NNP|NNS|VBN|VBG)$/.test(complement.pos)
  if (NAMING.test(cue.lemma) && object > start && (quoted || named)) {
    return { runs: [[start, end]], until: end, rule: 'object-and-name' }
  }
  const as = asComplement(elements, start, end)
  if (as) return { runs: [[start, end]], until: end, rule: 'object-and-name' }
  return quotedWords(elements, start, end)
}

/** "opposed a rate called the “long rate” that …", "a group called Port First ran films": the noun has its name behind it. */
function isNameOnly(elements: readonly Element[], called: number, object: number, end: number): boolean {
  if (object >= end) return true
  const before = elements[nounPhraseBefore(elements, called) - 1]
  let name = elements[called + 1]?.pos === 'DT' ? called + 2 : called + 1
  while (elements[name]?.quoted) name++
  name = Math.max(name, object)
  if (/^VB/.test(before?.pos ?? '') && /^(?:that|which)$/.test(elements[name]?.lower ?? '')) return true
  return isFiniteVerb(elements[name]) && !isComma(elements[name - 1])
}

/** "hailed the vote as “fantastic”": what the object is taken for stands in quotation marks. */
function asComplement(elements: readonly Element[], from: number, to: number): boolean {
  for (let at = from + 1; at < to - 1; at++) {
    if (elements[at]?.lower !== 'as' || elements[at]?.quoted === true) continue
    for (let word = at + 1; word < Math.min(to, at + 5); word++) if (elements[word]?.quoted === true) return true
  }
  return false
}

function quotedWords(elements: readonly Element[], from: number, to: number): ContentReading | null {
  let first = from
  while (first < to && elements[first]?.quoted !== true) first++
  let last = first
  while (last < to && elements[last]?.quoted === true) last++
  const words = elements.slice(first, last).map(({ token }) => token.text)
  if (isTitleLike(words.join(' '))) return null
  return last - first >= 1 ? { runs: [[first, last]], until: last, rule: 'quoted-words-of-object' } : null
}

/**
 * What a verb asks for or warns of, where it takes no clause: "called for an inquiry", "called on the mayor to resign",
 * "warned the port against delay", "asked the court for time", "reported having no cash". Null where the verb's own
 * frame does not stand right behind it.
 */
export function readFramed(
  elements: readonly Element[],
  cue: CueVerb,
  behind: number,
  bounds: Bounds,
): ContentReading | null {
  let at = behind
  while (/^RB/.test(elements[at]?.pos ?? '') && !/^not$/.test(elements[at]?.lower ?? '')) at++
  // "called on Friday for an inquiry"
  const day = elements[at]?.lower === 'on' ? at + 1 : at
  if (isTimeWord(elements[day])) {
    at = day
    while (isTimeWord(elements[at])) at++
  }
  if (cue.frames.includes('g') && elements[at]?.pos === 'VBG' && !/thing$/.test(elements[at]?.lower ?? ''))
    return give(elements, [at, clauseEnd(elements, at, { ...bounds, single: true })], 'phrase-after-cue')
  if (!cue.frames.includes('f')) return null
  const direct = cue.lemma === 'warn' && elements[at]?.lower === 'for' ? null : readPreposition(elements, at, bounds)
  if (direct !== null) return direct
  if (cue.lemma === 'call' && elements[at]?.lower === 'to')
    return give(elements, [at, clauseEnd(elements, at, { ...bounds, single: true })], 'infinitive-after-cue')
  if (!/^(?:warn|ask)$/.test(cue.lemma)) return null
  const object = nounPhraseAfter(elements, at, false)
  if (object === at || !/^(?:for|against|about)$/.test(elements[object]?.lower ?? '')) return null
  // "warned that talk about it will …": the phrase belongs to the subject of a clause.
  if (elements[at]?.lower === 'that' || isFiniteVerb(elements[nounPhraseAfter(elements, object + 1, true)])) return null
  return readPreposition(elements, object, bounds)
}

function give(
  elements: readonly Element[],
  run: readonly [number, number],
  rule: AttributionRule,
): ContentReading | null {
  return run[1] > run[0] && elements[run[0]] !== undefined ? { runs: [run], until: run[1], rule } : null
}

function readPreposition(elements: readonly Element[], behind: number, bounds: Bounds): ContentReading | null {
  const word = elements[behind]
  if (word === undefined) return null
  if (/^(?:for|against|about)$/.test(word.lower))
    return give(
      elements,
      [behind + 1, clauseEnd(elements, behind + 1, { ...bounds, single: true })],
      'object-of-preposition',
    )
  if (word.lower !== 'on' && word.lower !== 'upon') return null
  const to = nounPhraseAfter(elements, behind + 1, true)
  if (elements[to]?.lower !== 'to') return null
  return give(elements, [behind + 1, clauseEnd(elements, to, { ...bounds, single: true })], 'object-of-preposition')
}

const TOLD_IN =
  /^(?:statement|tweet|post|speech|interview|letter|email|e-mail|video|message|spokesman|spokeswoman|spokesperson|lawyer|report|release)$/

const CLAUSE_OPENERS = /^(?:as|when|while|because|if)$/

/** "announced his candidacy | in June 2015", "denied the charge | through a spokesman": end of the thing itself. */
export function withoutAdjunct(elements: readonly Element[], cue: CueVerb, from: number, end: number): number {
  // "accused Lind of theft in May" may tell when the theft was.
  if (cue.lemma === 'accuse') return end
  for (let at = from + 1; at < end - 1; at++) {
    if (!/^(?:in|on|at|through|during|with|via|last|earlier)$/.test(elements[at]?.lower ?? '')) continue
    const phrase = nounPhraseAfter(elements, at + 1, false)
    // "demanded an inquiry on Thursday | into the fire": what goes on behind the day keeps it.
    let behind = at + 1
    while (behind < end && (isTimeWord(elements[behind]) || elements[behind]?.pos === 'CD')) behind++
    if (behind > at + 1 && behind === end) return at
    if (TOLD_IN.test(elements[phrase - 1]?.lower ?? '')) return at
  }
  return end
}

/** Whether the comma in front of `at` closes an object: a participle or another subject with its verb follows. */
function endsObject(elements: readonly Element[], start: number, at: number): boolean {
  if (/^(?:IN|VBG|VBN|RB|WRB|CC)$/.test(elements[start]?.pos ?? '')) return false
  const next = elements[at]
  if (next?.pos === 'VBG' && next.lower !== 'including') return true
  const end = nounPhraseAfter(elements, at, true)
  return end > at && isFiniteVerb(elements[end]) && /^(?:NNP|PRP)$/.test(elements[end - 1]?.pos ?? '')
}

/** "said that when it rained they | left" against "added two goals as the rain | fell": whether a verb is the clause's own. */
export function isBareClause(elements: readonly Element[], start: number, end: number): boolean {
  if (elements[start]?.lower === 'to' || !hasFinite(elements, start, end)) return false
  let openers = 0
  let verbs = 0
  for (let at = start; at < end; at++) {
    const element = elements[at]
    if (element === undefined) break
    if (verbs === 0 && at > start && element.quote < 0 && CLAUSE_OPENERS.test(element.lower)) openers++
    // "added a goal, sending them up", "announced her bid in May, Lind was away": the verb is another clause's.
    if (verbs === 0 && isComma(element) && at > start && endsObject(elements, start, at + 1)) return false
    // "The vote began in May and | has spread": the verb is that of the cue's own subject.
    if (verbs === 0 && elements[at - 1]?.pos === 'CC' && isFiniteVerb(element)) return false
    if (hasFinite(elements, at, at + 1)) verbs++
    if (verbs > openers) return true
  }
  return false
}
