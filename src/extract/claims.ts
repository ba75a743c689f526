// Why it exists: what somebody says is so, and how it stands in this text.
import type { Claim } from '../core/claim.ts'
import { covers, overlaps, type Span } from '../core/span.ts'
import { isOwnOffice, isSpokesperson } from '../core/spokesperson.ts'
import { agentOf } from './agents.ts'
import type { Reported } from './attributions.ts'
import { readParty } from './claim-parties.ts'
import { applyHedges } from './claim-status.ts'
import { passage, sentencePassage, words } from './clauses.ts'
import { confirmClaims, repeatsWords } from './confirmations.ts'
import { findContradictions } from './contradictions.ts'
import type { Document } from './document.ts'
import { claimantOfLead, withoutLead } from './falsehoods.ts'
import { type Hedge, STORY } from './hedges.ts'
import type { ClaimRule } from './lexicon/rules.ts'
import { findLooseClaims } from './loose-claims.ts'
import { partiesOfContent } from './parties.ts'
import type { Names } from './people.ts'
import { secondHandClaim } from './second-hand.ts'
import { readDenialWithin, readVerdict } from './verdicts.ts'

const TWO_WORDS = /^\P{L}*\p{L}+\P{L}+\p{L}/u
const THREE_WORDS = /^\P{L}*(?:\p{L}+\P{L}+){2}\p{L}/u
const TOLD_BEFORE =
  /^(?:(?:the|these|those|this|that|such|any|all|his|her|their|its) )*(?:[\p{L}-]+ )?(?:claims?|allegations?|accusations?|assertions?|reports?|rumou?rs?|charges?|suggestions?)\b/iu
const ADVICE = /^[^,.;]{2,60}? (?:should|must|ought to|needs? to|deserves?)\b/
const SIGHT = 300
const PRONOUN = /^(?:he|she|it|they)$/i
const FALSELY =
  /\b(?:falsely|wrongly|erroneously|incorrectly|inaccurately|untruthfully|mistakenly|dishonestly) (?:has |have |had )?[\p{L}]+$/iu
// "Lind first denied that he took it but later admitted it": what counts is the last word.
const ADMITTED =
  /\bden(?:y|ied|ies|ying)\b.{4,240}(?:\b(?:but|and|before|then|until|though) (?:[\p{L}]+ ){0,3}?(?:admitted|admits|admitting|conceded|acknowledged|confessed|confirmed|says? (?:that )?(?:he|she|they|it) (?:did|had|was|were))\b|(?<=\bwho .*), (?:[\p{L}]+ ){0,2}?(?:admitted|conceded|acknowledged|confessed|confirmed)\b)/u
const WITHHELD =
  /^(?:him|her|them|it|us|me|the \p{Ll}+|\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)*) (?:the|any|an?|his|her|their) (?:\p{Ll}+ )?(?:right|chance|opportunity|permission|access|entry|bail|visa|leave|vote|medal|title|win|victory)\b/u
const WITH_VERB = /^(?:infinitive-after-cue|object-and-name) |^(?:phrase|clause)-after-cue accuse$/

/**
 * The claims of a text in order, ids 'c1', 'c2', …. A claim is 'attributed' until the text itself says more: words of
 * non-confirmation, silence or denial that reach it, or a second party that confirms it.
 */
export function findClaims(
  document: Document,
  names: Names,
  reported: readonly Reported[],
  hedges: readonly Hedge[],
): Claim[] {
  const drafts: Claim[] = []
  const telling: Reported[] = []
  const speaking = new Set(reported.map(({ attribution }) => attribution.speaker))
  const bySource = new Map(reported.map(({ attribution: { source, speaker } }) => [source?.start, speaker]))
  const all = hedges.map((hedge) => withSource(document, withSpeaker(hedge, bySource), reported))
  for (const one of reported) {
    // “That is false,” says nothing by itself: it settles what has been said before.
    const verdict = readVerdict(document, one)
    if (verdict !== null) {
      all.push(verdict)
      continue
    }
    telling.push(one)
    const within = readDenialWithin(document, one)
    if (within !== null) all.push(within)
    const claim = claimOf({ document, names, reported, speaking }, one, drafts.at(-1))
    if (claim !== null && isNew(drafts, claim)) drafts.push(claim)
  }
  all.push(...findContradictions(document, telling))
  all.sort((a, b) => a.span.start - b.span.start)
  const loose = findLooseClaims(document, names).filter((claim) => !drafts.some((other) => isWithin(other, claim)))
  const settled = applyHedges(document, names, [...drafts, ...loose], all)
  // A claim that the text only tells of is one where the text then settles it.
  const claims = settled.filter((claim) => !loose.includes(claim))
  return inOrder(confirmClaims(document, names, reported, claims))
}

/** "He said they were bad. She denied that": whose denial it is, the statement knows. */
function withSpeaker(hedge: Hedge, bySource: ReadonlyMap<number | undefined, string | null>): Hedge {
  if (hedge.kind !== 'denied' || hedge.parties === null || hedge.speaker !== null) return hedge
  return { ...hedge, speaker: bySource.get(hedge.parties.start) ?? null }
}

/** "Velmar said there was no truth to it": a judgement inside a statement is that of its source. */
function withSource(document: Document, hedge: Hedge, reported: readonly Reported[]): Hedge {
  const named = hedge.parties !== null && !PRONOUN.test(document.normal.slice(hedge.parties.start, hedge.parties.end))
  // "Sund said Lind had taken it, a charge he denies": another than the source.
  if (named || (hedge.parties !== null && hedge.kind === 'denied')) return hedge
  const around = holding(reported, hedge.span)
  const source = around === undefined ? null : namedSource(document, reported, around)
  if (around === undefined || source === null || isTurned(document, around, hedge)) return hedge
  // "There is no evidence that it does harm, doctors said": they deny it.
  const kind = /^no-evidence-(?:that|for)$/.test(hedge.rule) ? 'denied' : hedge.kind
  return { ...hedge, kind, parties: source, speaker: around.attribution.speaker }
}

/** "Media said five had died, but this could not be confirmed": behind the turn the text itself speaks. */
function isTurned(document: Document, { attribution }: Reported, { kind, span }: Hedge): boolean {
  if (kind !== 'unverified' && kind !== 'unconfirmed') return false
  const content = attribution.contents.find((one) => covers(one, span))
  return (
    content !== undefined &&
    /,? (?:but|although|though) [^,]*$/.test(document.normal.slice(content.start, span.start + 1))
  )
}

/** The statement in whose words a span stands; statements come in the order of the text. */
function holding(reported: readonly Reported[], span: Span): Reported | undefined {
  let low = 0
  let high = reported.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reported[middle]?.attribution.contents[0]?.start ?? 0) <= span.start) low = middle + 1
    else high = middle
  }
  for (let at = Math.min(low + 4, reported.length - 1); at >= 0 && at > low - 8; at--) {
    const one = reported[at]
    if (one?.attribution.contents.some((content) => covers(content, span))) return one
  }
  return undefined
}

/** In the order of the text, counted anew. */
function inOrder(claims: readonly Claim[]): Claim[] {
  const start = ({ evidence }: Claim): number => evidence[0]?.span.start ?? 0
  return [...claims].sort((a, b) => start(a) - start(b)).map((claim, index) => ({ ...claim, id: `c${index + 1}` }))
}

/** The same words of the same claimant, or what one party denies twice; of the last few, so that no text makes it slow. */
function isNew(drafts: readonly Claim[], claim: Claim): boolean {
  for (let at = drafts.length - 1; at >= 0 && at >= drafts.length - SIGHT; at--) {
    const other = drafts[at]
    if (other === undefined) continue
    if (other.text === claim.text && other.by === claim.by) return false
    const denied = other.status === 'denied' && claim.status === 'denied' && other.settledBy === claim.settledBy
    if (denied && repeatsWords(other.text, claim.text)) return false
  }
  return true
}

/** A statement has been found where the text only tells of a claim. */
function isWithin(other: Claim, claim: Claim): boolean {
  const [a, b] = [other.evidence[0]?.span, claim.evidence[0]?.span]
  return a !== undefined && b !== undefined && overlaps(a, b)
}

/** `speaking`: the people whose own words the text gives. */
type Scene = {
  readonly document: Document
  readonly names: Names
  readonly reported: readonly Reported[]
  readonly speaking: ReadonlySet<string | null>
}

function claimOf(scene: Scene, one: Reported, previous: Claim | undefined): Claim | null {
  const { document, names, reported } = scene
  const { attribution, statement } = one
  const first = attribution.contents[0]
  if (first === undefined || statement.attitude) return null
  // A headline repeats what the body says more exactly.
  if (document.headline !== null && first.start < document.headline.end) return null
  if (attribution.polarity === 'declines' || attribution.polarity === 'asks') return null
  // "They agreed to meet", "called it a “fair deal”", "accused Y of fraud": the words behind the verb are no clause.
  const said =
    WITH_VERB.test(`${attribution.rule} ${statement.lemma}`) &&
    attribution.cue !== null &&
    attribution.cue.end <= first.start
      ? [{ start: attribution.cue.start, end: first.end }]
      : attribution.contents
  const source = sourceWords(document, reported, one)
  if (attribution.polarity === 'denies') return deniedClaim(document, names, one, source)
  // "Citing a village chief": whom it cites is no claim.
  if (attribution.rule === 'phrase-after-cue' && /^(?:cite|detail|outline)$/.test(statement.lemma)) return null
  const second = secondHandClaim(document, names, first)
  if (second !== null) return second
  const text = words(document, said)
  if (!THREE_WORDS.test(text)) return null
  const about = aboutOf(document, names, one, source, previous)
  const falsely = FALSELY.test(
    document.normal.slice(Math.max(0, (attribution.cue?.start ?? 0) - 16), attribution.cue?.end ?? 0),
  )
  const draft: Claim = {
    id: '',
    text,
    attribution: attribution.id,
    by: attribution.speaker,
    byText: source,
    about,
    status: 'attributed',
    basis: isAboutSilent(scene, one, about) ? 'inferred' : 'stated',
    evidence: [passage(document, said[0] ?? first)],
    rule: 'statement' satisfies ClaimRule,
  }
  return falsely ? { ...draft, ...toldFalse(document, first) } : draft
}

/** Whose word would settle it: who is named, else whose wish or deed is told; "they" are those of the claim before. */
function aboutOf(
  document: Document,
  names: Names,
  one: Reported,
  source: string,
  previous: Claim | undefined,
): readonly string[] {
  const named = partiesOfContent(document, names, one)
  const first = one.attribution.contents[0]
  if (named.length > 0 || first === undefined) return named
  const agent = agentOf(document, first, source)
  if (agent !== null) return [agent]
  const they = /^["'\s]*(?:that )?they (?:had|have|were|are|would|will|\p{Ll}+ed)\b/iu.test(
    document.normal.slice(first.start, Math.min(first.end, first.start + 40)),
  )
  const near = previous !== undefined && first.start - (previous.evidence[0]?.span.end ?? 0) < 160
  // "The kidnappers want two million, the governor said. He said they had sent a boy."
  return they && near && previous.basis === 'inferred' && /s\b/.test(previous.about[0] ?? '') ? previous.about : []
}

/** "Kroll falsely claimed that the ferry had sunk": the text itself denies it. */
function toldFalse(document: Document, content: Span): Pick<Claim, 'status' | 'basis' | 'evidence' | 'rule'> {
  const evidence = [passage(document, content), sentencePassage(document, content)]
  return { status: 'denied', basis: 'stated', evidence, rule: 'falsely-claimed' satisfies ClaimRule }
}

/** The source as written; for "it" and "they" the words of the source before, which they stand for. */
function sourceWords(document: Document, reported: readonly Reported[], one: Reported): string {
  const source = namedSource(document, reported, one)
  return source === null ? '' : document.text.slice(source.start, source.end)
}

/** Where the source is named: for "it" and "they" the source of the statement before, where that is near. */
function namedSource(document: Document, reported: readonly Reported[], one: Reported): Span | null {
  const { source, speaker } = one.attribution
  if (source === null || speaker !== null) return source
  if (!/^(?:it|they)$/i.test(document.text.slice(source.start, source.end))) return source
  for (let at = reported.indexOf(one) - 1; at >= 0; at--) {
    const before = reported[at]
    if (before === undefined || one.statement.unit - before.statement.unit > 2) break
    if (before.attribution.speaker === null && before.attribution.source !== null) return before.attribution.source
  }
  return source
}

/** "X denied that he had taken money": what is denied is somebody's claim, whoever made it. */
function deniedClaim(document: Document, names: Names, one: Reported, source: string): Claim | null {
  const { attribution } = one
  const first = attribution.contents[0]
  if (first === undefined || source === '') return null
  // "Denied reports that Y had left": what is denied is that Y had left.
  const denied = withoutLead(document.normal, first)
  const text = words(document, [denied, ...attribution.contents.slice(1)])
  if (!TWO_WORDS.test(text)) return null
  // "Denied the allegations" denies what was told before: the hedges reach it.
  if (denied === first && TOLD_BEFORE.test(text)) return null
  const sentence = sentencePassage(document, first)
  if (ADMITTED.test(sentence.quote)) return null
  if (STORY.test(sentence.quote) || /\?["”']*$/.test(sentence.quote)) return null
  // "Dismissed the appeal of a farmer who had refused": only "that" makes a clause behind these.
  const bare = !/^(?:that |"|')/i.test(document.normal.slice(denied.start, denied.start + 5))
  if (/^(?:reject|dismiss|refute|rebut|disavow)$/.test(one.statement.lemma) && bare && denied === first) return null
  // "Which has denied wrongdoing, will pay a fine": the name of a deed is no proposition.
  if (
    bare &&
    /^(?:any |all )?(?:wrongdoing|guilt|liability|responsibility|involvement|the charges?|[\p{Ll}]+) ?,/u.test(text)
  )
    return null
  // "Denied Lind the right to say that …": what is withheld is no claim.
  if (bare && WITHHELD.test(text)) return null
  // "Through his lawyer, Dreher denied this": what stands in front is no content.
  if (attribution.cue !== null && first.end <= attribution.cue.start && bare) return null
  if (attribution.rule === 'phrase-after-cue' && !/^(?:being|having|taking|\p{L}+ing)\b/u.test(text)) return null
  const settledBy = attribution.speaker ?? source
  const told = attribution.speaker === null ? partiesOfContent(document, names, one) : []
  const claimant = denied === first ? null : readParty(document, names, claimantOfLead(document.normal, first), null)
  return {
    id: '',
    text,
    attribution: attribution.id,
    by: claimant?.id ?? null,
    byText: claimant?.words ?? '',
    about: isSpokesperson(source) && told.length > 0 ? told : [settledBy],
    status: 'denied',
    basis: 'stated',
    evidence: [passage(document, denied), sentence],
    settledBy,
    rule: (attribution.rule === 'said-to-be-false' ? 'said-to-be-false' : 'denied-that') satisfies ClaimRule,
  }
}

/** A claim about what another did or wants, with no word of that other in the text, has one source only. */
function isAboutSilent({ document, speaking }: Scene, one: Reported, about: readonly string[]): boolean {
  const { source, contents } = one.attribution
  const said = contents[0]
  if (about.length === 0 || source === null || said === undefined) return false
  const by = document.text.slice(source.start, source.end)
  // "Velmar will pay, it said", "her aide said she would stay": they speak for themselves.
  if (isOwnOffice(by) || (PRONOUN.test(by) && said.start < source.start && one.attribution.speaker === null))
    return false
  // "The paper should stick to recipes" is advice.
  if (ADVICE.test(document.normal.slice(said.start, said.end))) return false
  return one.attribution.polarity !== 'confirms' && !about.every((id) => speaking.has(id))
}
