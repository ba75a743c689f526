// Why it exists: which claims the text's own words of doubt, silence, denial and confirmation reach.
import type { Claim } from '../core/claim.ts'
import { covers, overlaps, type Span } from '../core/span.ts'
import { isOwnOffice } from '../core/spokesperson.ts'
import { involves, isBy, isTheirs, type Party, readParty } from './claim-parties.ts'
import { CLAIM_NOUN, GENERAL, isOffTopic } from './claim-topics.ts'
import { repeatsStems, stems } from './confirmations.ts'
import type { Document } from './document.ts'
import type { Hedge } from './hedges.ts'
import { namesBody } from './lexicon/bodies.ts'
import { CLAIM } from './lexicon/claim-words.ts'
import { isPeopleNoun } from './lexicon/events.ts'
import type { Names } from './people.ts'

/** A claim with what the search needs of it, read once. */
export type Standing = {
  readonly claim: Claim
  readonly sentence: number
  readonly start: number
  readonly stems: () => ReadonlySet<string>
}
export type Search = {
  readonly document: Document
  readonly names: Names
  readonly standing: readonly Standing[]
  /** Indexes into `standing` by sentence. */
  readonly bySentence: ReadonlyMap<number, readonly number[]>
}

// How many sentences back a hedge reaches for the claim that it is about.
const REACH = 6
// Claims that are named by their claimant or told again: so far off they still count as the same.
const SIGHT = 80
// The lead makes the claims that an article asks comment for, however far down the answer stands.
const LEAD = 3
// "Declined to comment on the sale": what has been told.
const DEFINITE = /^(?:(?:on|to|about|regarding|over) )?(?:the|these|those) [\p{L}-]+$/u
// "He did not see any proof": what somebody lacks is nothing that another is asked about.
const OWN_LACK = /^["“]?(?:he|she|they|i|we|it|there)\b[^,.;]{0,20}?(?:\b(?:not|no|never)\b|n[’']t)/i
const NEGATED = /\b(?:not|never|no|nobody|none|n't|neither)\b|n't\b/i
const PLURAL =
  /\b(?:claims|allegations|accusations|assertions|accounts|statements|remarks|them|these|those|charges|both)\b/i
// "Must stand trial", "was charged with murder": what a court or the police did is not what one pleads not guilty to.
const CASE_STEP =
  /\b(?:stands?|standing|stood|faces?|faced|facing|go(?:es)? on|went on|to|await(?:s|ed|ing)?) (?:[\p{Ll}-]+ )?(?:trial|charges?|a court)\b|\b(?:was|were|is|are|been|be|being|had|has) (?:[\p{Ll}]+ )?(?:charged|arrested|detained|indicted|tried|remanded|sentenced|convicted|extradited|summoned|freed|released|accused|bailed)\b|\b(?:ruling|trial|indictment|arrest|hearing|bail)\b/iu
const DEED = /\b(?:wrongdoing|guilt|impropriety|misconduct|charges?)\b/i
const POINTING = /^(?:it|this|that|them|these|those|doing so|having done so)$/i

/** Indexes of the claims that a hedge is about. */
export function findTargets(search: Search, hedge: Hedge, party: Party | null): number[] {
  const { document, names } = search
  const all = around(search, hedge)
  const here = besideHedge(document, hedge, all)
  if (here !== null) return here
  const before = all
    .filter(
      ({ start, back, claim }) =>
        start < hedge.span.start &&
        back >= 0 &&
        (hedge.rule === 'which-denies' || !holdsParty(claim, hedge.parties)) &&
        !(answersCharge(document, hedge) && CASE_STEP.test(claim.text)),
    )
    .filter((one) => !isOffTopic(document, hedge, one))
  if (hedge.rule === 'neither-verified')
    return before.filter(({ back, claim }) => back <= 2 && claim.byText !== '').map(({ index }) => index)
  if (hedge.rule === 'neither-replied')
    return before.filter(({ back, claim }) => back <= 2 && concernsSomebody(claim)).map(({ index }) => index)
  if (hedge.rule === 'says-the-contrary') return contradicted(search, hedge, party, before)
  if (hedge.told !== null) {
    const told = stems(document.text.slice(hedge.told.start, hedge.told.end))
    const need = hedge.deed ? 1 : 2
    const { start, end } = hedge.told
    const negated = NEGATED.test(document.normal.slice(start, end))
    return all.flatMap(({ stems: own, claim, start: at, index }) =>
      ((repeatsStems(own(), told, need) && NEGATED.test(claim.text) === negated && !tellsHedge(claim, hedge)) ||
        (at >= start - 6 && at < end)) &&
      !(party !== null && isTheirs(names, claim, party))
        ? [index]
        : [],
    )
  }
  const claimant = readParty(document, names, hedge.claimant, null)
  if (claimant !== null) return byClaimant(search, hedge, party, claimant, before)
  if (party === null || (party.words === '' && party.id === null))
    return withoutParty(document, hedge, ofOwner(search, hedge, before))
  const others = before.filter(({ claim }) => !isTheirs(names, claim, party) || deniesForAnother(hedge, party, claim))
  return ofParty(search, hedge, party, others).map(({ index }) => index)
}

/** "Police said Roth was charged. Roth pleaded not guilty": a plea denies the deed, not that there is a case. */
function answersCharge(document: Document, { rule, kind, object }: Hedge): boolean {
  return rule === 'not-guilty' || (kind === 'denied' && DEED.test(wordsOf(document, object)))
}

/** "His spokeswoman dismissed the claim": nobody's office denies what he claims himself. */
function deniesForAnother({ kind }: Hedge, { words }: Party, { about }: Claim): boolean {
  return kind === 'denied' && isOwnOffice(words) && about.length > 0
}

/** The claims within sight of a hedge, in order: those near it and those of the lead. */
function around({ document, standing, bySentence }: Search, hedge: Hedge): Near[] {
  const far = hedge.told !== null || hedge.claimant !== null
  const from = Math.max(0, hedge.sentence - (far ? SIGHT : REACH))
  const to = Math.min(document.sentences.length - 1, hedge.sentence + (far ? SIGHT : 0))
  const found: Near[] = []
  for (let sentence = 0; sentence <= to; sentence++) {
    // Between the lead and what is near nothing is looked at.
    if (sentence > LEAD + 1 && sentence < from) sentence = from
    for (const index of bySentence.get(sentence) ?? []) {
      const one = standing[index]
      if (one !== undefined) found.push({ ...one, index, back: hedge.sentence - one.sentence })
    }
  }
  return found
}

/** "Their argument that … is easily refuted, they say": what they say is the denial, not the claim. */
function tellsHedge({ evidence }: Claim, { span, told }: Hedge): boolean {
  const first = evidence[0]?.span
  return first !== undefined && covers(first, span) && told !== null && first.start < told.start - 6
}

/** The party stands inside what was taken for a claim: it has been misread. */
function holdsParty({ evidence }: Claim, parties: Span | null): boolean {
  const first = evidence[0]
  return first !== undefined && parties !== null && overlaps(first.span, parties)
}

/** What another says of the party, in the words that the party negates. */
function contradicted(
  { document, names }: Search,
  hedge: Hedge,
  party: Party | null,
  before: readonly Near[],
): number[] {
  if (party === null || hedge.told === null) return []
  const said = stems(wordsOf(document, hedge.told))
  const near = before.filter(
    ({ claim, back, stems: own }) =>
      back <= REACH &&
      claim.byText !== '' &&
      !NEGATED.test(claim.text) &&
      !isTheirs(names, claim, party) &&
      // "No such plan exists" points back by itself; "no missile was fired" needs its noun, and the party or a second word.
      (hedge.deed ? back <= 2 : repeatsStems(own(), said) || [...said].slice(0, 1).some((stem) => own().has(stem))) &&
      (hedge.deed || (repeatsStems(own(), said) && back <= 2) || involves(document, names, claim, party)),
  )
  return closest(near).map(({ index }) => index)
}

type Near = Standing & { readonly index: number; readonly back: number }

/** "Without giving evidence, Kroll said …", "Unconfirmed reports said …": what the sentence itself claims; null elsewhere. */
function besideHedge(document: Document, hedge: Hedge, all: readonly Near[]): number[] | null {
  const reports = hedge.rule === 'unconfirmed-reports'
  if (!reports && hedge.rule !== 'no-evidence') return null
  const words = wordsOf(document, hedge.span).split(' ').at(-1) ?? ''
  const here = all.filter(
    ({ back, start, claim }) => back === 0 && (reports ? claim.byText.endsWith(words) : start > hedge.span.start),
  )
  return here.length > 0 || reports ? here.slice(0, 1).map(({ index }) => index) : null
}

/** "No confirmation of Berg's claims from Lind": Berg's claims that involve Lind. */
function byClaimant(
  { document, names }: Search,
  hedge: Hedge,
  party: Party | null,
  claimant: Party,
  before: readonly Near[],
): number[] {
  const own = before.filter(({ claim }) => isBy(claim, claimant))
  const reached = party === null ? closest(own) : own.filter(({ claim }) => involves(document, names, claim, party))
  if (reached.length > 0 || hedge.kind !== 'denied') return reached.map(({ index }) => index)
  return closest(own).map(({ index }) => index)
}

const OWNER = new RegExp(String.raw`\b[Tt]he ([\p{Ll}-]+)['’]s? (?:[\p{Ll}-]+ )?${CLAIM}\b`, 'u')

/**
 * "The minister's claim could not be verified": of the claims in front those of whoever is called so, by a role or as the
 * source; nobody's where somebody is meant whom no claimant is. A body may be called otherwise than by its name.
 */
function ofOwner({ document, names }: Search, { sentence, claimant }: Hedge, before: readonly Near[]): readonly Near[] {
  const noun = claimant === null ? OWNER.exec(wordsOf(document, document.sentences[sentence] ?? null))?.[1] : undefined
  if (noun === undefined) return before
  const called = new RegExp(String.raw`\b${noun}\b`, 'iu')
  const own = before.filter(({ claim }) => {
    const roles = names.people.find(({ id }) => id === claim.by)?.roles ?? []
    return called.test(claim.byText) || roles.some(({ text }) => called.test(text))
  })
  if (own.length === 0) return isPeopleNoun(noun) ? [] : before
  // As near as the hedge reaches: others may have spoken since.
  const least = Math.min(...own.map(({ back }) => back))
  return own.filter(({ back }) => back === least).map((one) => ({ ...one, back: Math.min(one.back, 1) }))
}

/** "The claim is false": the claim right before; of several claims those of one sitting. */
function withoutParty(document: Document, hedge: Hedge, before: readonly Near[]): number[] {
  if (hedge.kind === 'silent') return []
  const near = closest(
    before.filter(({ back, claim }) => back <= 1 && (claim.byText !== '' || claim.attribution === null)),
  )
  return sitting(document, hedge, before, near).map(({ index }) => index)
}

/** "His claims could not be verified": the claims that one source made in a row. */
function sitting(document: Document, hedge: Hedge, before: readonly Near[], near: readonly Near[]): readonly Near[] {
  const first = near[0]
  if (first === undefined || !PLURAL.test(wordsOf(document, hedge.object))) return near
  const all = [...near]
  let at = first.sentence
  for (let index = before.length - 1; index >= 0; index--) {
    const one = before[index]
    if (one === undefined || all.includes(one)) continue
    if (at - one.sentence > 1 || one.claim.by !== first.claim.by || one.claim.byText === '') break
    if (first.claim.by === null && one.claim.byText !== first.claim.byText) break
    all.push(one)
    at = one.sentence
  }
  return all
}

/** "He could not recall the dinner conversation": the claim that tells of it, in two words at least. */
function recalled(document: Document, hedge: Hedge, others: readonly Near[]): readonly Near[] {
  const object = stems(wordsOf(document, hedge.object))
  const shared = (one: Near): number => [...one.stems()].filter((stem) => object.has(stem)).length
  return closest(others.filter((one) => one.claim.byText !== '' && shared(one) >= 2))
}

function ofParty({ document, names }: Search, hedge: Hedge, party: Party, others: readonly Near[]): readonly Near[] {
  if (hedge.rule === 'does-not-recall') return recalled(document, hedge, others)
  const within = others.filter(({ back }) => back <= REACH)
  const object = wordsOf(document, hedge.object)
  const settles = hedge.kind === 'denied' || hedge.kind === 'confirmed'
  const pointed = closest(within.filter(({ back, claim }) => back <= (settles ? 2 : 1) && claim.byText !== ''))
  // "Renn denied this": what has just been said.
  if (hedge.kind !== 'silent' && POINTING.test(object)) return pointed
  if (party.pronoun)
    return settles || isGeneral(object) ? pointed.filter(({ claim }) => oneOther(claim) || claim.by === null) : []
  const about = (one: Near): boolean =>
    (settles || !OWN_LACK.test(one.claim.text)) &&
    involves(document, names, one.claim, party) &&
    (settles || isGeneral(object) || sharesWord(one, object))
  const involved = closest(within.filter(about))
  if (involved.length > 0) return sitting(document, hedge, others, involved)
  if (settles) return /^(?:denied-part|not-guilty)$/.test(hedge.rule) ? [] : sitting(document, hedge, others, pointed)
  if (CLAIM_NOUN.test(object) && pointed.length > 0 && /\b(?:that|this|these|those|the)\b/i.test(object)) return pointed
  // "The airline did not respond", right behind a claim that somebody may answer.
  const answered = pointed.filter((one) => {
    const asked = isGeneral(object) || hedge.rule === 'would-not-say' || sharesWord(one, object)
    return asked && concernsSomebody(one.claim) && (party.id === null || one.claim.about.length === 0)
  })
  if (answered.length > 0) return answered
  // Far below the lead: "Velmar declined to comment."
  const first = document.headline === null ? 0 : 1
  return closest(others.filter((one) => one.sentence < first + LEAD && about(one)))
}

/** Nothing named, or "on the matter": it may be any claim about the party. */
function isGeneral(object: string): boolean {
  return object === '' || CLAIM_NOUN.test(object) || GENERAL.test(object) || DEFINITE.test(object)
}

function sharesWord({ stems: own }: Standing, object: string): boolean {
  return [...stems(object)].some((stem) => own().has(stem))
}

/** Whether a claim tells of somebody who may be asked about it: a name, a body. */
function concernsSomebody({ about, text, byText }: Claim): boolean {
  const names = text.match(/(?<=[\p{Ll},'] )\p{Lu}[\p{L}-]+/gu) ?? []
  return about.length > 0 || namesBody(text) || names.some((name) => !byText.includes(name))
}

/** "He denied the claim": he is the one person whom somebody else's claim is about. */
function oneOther(claim: Claim): boolean {
  return claim.about.length === 1 && claim.about[0] !== claim.by
}

function closest<T extends { readonly back: number }>(claims: readonly T[]): T[] {
  const least = claims.reduce((best, { back }) => Math.min(best, back), Number.POSITIVE_INFINITY)
  return claims.filter(({ back }) => back === least)
}

function wordsOf(document: Document, span: Span | null): string {
  return span === null ? '' : document.normal.slice(span.start, span.end)
}
