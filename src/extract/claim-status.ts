// Why it exists: the claims with the status that the text's own words give them. A false flag is worse than a miss.
import type { Claim, ClaimStatus } from '../core/claim.ts'
import { covers, evidenceOf, type Span } from '../core/span.ts'
import { type Party, readParty } from './claim-parties.ts'
import { findTargets, type Search, type Standing } from './claim-targets.ts'
import { passage, sentenceAt, words } from './clauses.ts'
import { isSecondParty, stems } from './confirmations.ts'
import type { Document } from './document.ts'
import type { Hedge } from './hedges.ts'
import { mentionsWithin } from './parties.ts'
import type { Names } from './people.ts'

// Too little by themselves to tell a claim of nobody's.
const NEVER_NEW = /^(?:not-clear-whether|not-aware|does-not-recall|admitted-doing|says-the-contrary)$/
// How sure a status is: what a party says outweighs that nobody could check it.
const WEIGHT: Readonly<Record<ClaimStatus, number>> = { attributed: 0, unconfirmed: 1, confirmed: 2, denied: 2 }

/** The claims with the status that the hedges give them; every status but 'attributed' brings its evidence along. */
export function applyHedges(
  document: Document,
  names: Names,
  claims: readonly Claim[],
  hedges: readonly Hedge[],
): Claim[] {
  if (hedges.length === 0) return [...claims]
  const standing = claims.map((claim) => standingOf(document, claim))
  const bySentence = new Map<number, number[]>()
  const enter = (one: Standing, index: number): void => {
    const before = bySentence.get(one.sentence)
    if (before === undefined) bySentence.set(one.sentence, [index])
    else before.push(index)
  }
  standing.forEach(enter)
  const search: Search = { document, names, standing, bySentence }
  for (const hedge of hedges) {
    const party = readParty(document, names, hedge.parties, hedge.speaker)
    const reached = findTargets(search, hedge, party)
    if (reached.length === 0) {
      const told = toldClaim(document, names, hedge, party)
      if (told !== null) enter(standingOf(document, told), standing.push(standingOf(document, told)) - 1)
      continue
    }
    for (const index of reached) {
      const one = standing[index]
      if (one === undefined) continue
      standing[index] = { ...one, claim: settled(document, names, one.claim, hedge, party) }
    }
  }
  return standing.map(({ claim }) => claim)
}

function standingOf(document: Document, claim: Claim): Standing {
  const start = claim.evidence[0]?.span.start ?? 0
  const sentence = sentenceAt(document, start)
  let known: Set<string> | null = null
  return {
    claim,
    start,
    sentence: sentence === undefined ? 0 : (document.tokens[sentence.first]?.sentence ?? 0),
    // Most claims no hedge comes near: their words need no look.
    stems: () => {
      known ??= stems(claim.text)
      return known
    },
  }
}

/** The claim with the status of a hedge that reaches it, where that says more than it has. */
function settled(document: Document, names: Names, claim: Claim, hedge: Hedge, party: Party | null): Claim {
  const status = statusOf(hedge)
  const sentence = document.sentences[hedge.sentence]
  if (sentence === undefined) return claim
  // "Denied a Courier report that …": the denial is there already, the claimant not yet.
  if (status === claim.status && claim.by === null && claim.byText === '') return bounded(document, names, claim, hedge)
  if (WEIGHT[status] <= WEIGHT[claim.status]) return claim
  if (status === 'confirmed' && !isSecondParty(names, claim, party?.id ?? null, party?.words ?? '')) return claim
  const long = sentence.end - sentence.start > 700
  const evidence = evidenceOf(document.text, long ? hedge.span : sentence)
  const own = bounded(document, names, claim, hedge)
  const settledBy = status === 'unconfirmed' ? null : settler(names, claim, party)
  return {
    ...own,
    status,
    basis: 'stated',
    evidence: own.evidence.some(({ span }) => covers(span, evidence.span)) ? own.evidence : [...own.evidence, evidence],
    ...(settledBy === null ? {} : { settledBy }),
    rule: hedge.rule,
  }
}

/**
 * A claim whose words run on into the denial ("Lind had taken it, a charge he denies") ends in front of it; one that the
 * hedge tells itself has the bounds and the claimant that the hedge gives.
 */
function bounded(document: Document, names: Names, claim: Claim, hedge: Hedge): Claim {
  const first = claim.evidence[0]
  if (first === undefined) return claim
  const { start, end } = first.span
  const { told, span } = hedge
  const isTold =
    told !== null && !hedge.deed && hedge.rule !== 'says-the-contrary' && start >= told.start - 6 && start < told.end
  const inside = told === null && span.start > start + 8 && span.start < end
  const front = inside ? document.normal.slice(start, span.start) : ''
  const turn = hedge.rule === 'which-denies' ? span.start : start + front.search(/,? (?:but|although|though) [^,]*$/)
  const cut = inside && turn > start ? { start, end: turn } : null
  const within = isTold ? told : cut
  if (within === null) return claim
  const claimant = isTold ? readParty(document, names, hedge.claimant, null) : null
  return {
    ...claim,
    ...(claimant === null ? {} : { by: claimant.id, byText: claimant.words }),
    text: words(document, [within]),
    evidence: [passage(document, within), ...claim.evidence.slice(1)],
  }
}

/** Who denies or confirms; "he" is the one person whom the claim is about. */
function settler(names: Names, claim: Claim, party: Party | null): string | null {
  if (party === null) return null
  if (party.id !== null) return party.id
  const [one] = claim.about
  if (!party.pronoun) return party.words
  return one !== undefined && claim.about.length === 1 && names.people.some(({ id }) => id === one) ? one : party.words
}

/** The claim that a hedge itself tells, where it reaches none that is there already; null where it tells none. */
function toldClaim(document: Document, names: Names, hedge: Hedge, party: Party | null): Claim | null {
  const { told } = hedge
  const sentence = document.sentences[hedge.sentence]
  if (told === null || NEVER_NEW.test(hedge.rule) || sentence === undefined) return null
  if (sentence.end - sentence.start > 700) return null
  // "The judge said there was no evidence that …": nobody's claim, but where a rumour is about.
  if (hedge.rule === 'no-evidence-that' && hedge.kind === 'denied' && !isRumoured(document, hedge)) return null
  const claimant = readParty(document, names, hedge.claimant, null)
  // "Officials could not confirm": nobody whose word would settle it is named.
  const named = party !== null && (party.id !== null || hedge.kind === 'denied' || namesBehind(sentence, hedge))
  const settledBy = party === null ? null : (party.id ?? party.words)
  const people = mentionsWithin(names, told).map(({ personId }) => personId)
  const status = statusOf(hedge)
  return {
    id: '',
    text: words(document, [told]),
    attribution: null,
    by: claimant?.id ?? null,
    byText: claimant?.words ?? '',
    about: [...new Set([...(named && settledBy !== null ? [settledBy] : []), ...people])],
    status,
    basis: 'stated',
    evidence: [passage(document, told), evidenceOf(document.text, sentence)],
    ...(settledBy === null || status === 'unconfirmed' ? {} : { settledBy }),
    rule: hedge.rule,
  }
}

/** Whether the sentences around tell of a rumour or of posts that are shared. */
function isRumoured(document: Document, { sentence }: Hedge): boolean {
  const from = document.sentences[Math.max(0, sentence - 1)]?.start ?? 0
  const to = document.sentences[Math.min(document.sentences.length - 1, sentence + 1)]?.end ?? 0
  return /\brumou?r|\bclaims?\b|misinformation|disinformation|conspiracy|fact[- ]check|\bshared\b|\bviral\b|social media/i.test(
    document.normal.slice(from, to),
  )
}

function namesBehind(sentence: Span, hedge: Hedge): boolean {
  return hedge.parties !== null && hedge.parties.start > sentence.start
}

function statusOf({ kind }: Hedge): ClaimStatus {
  return kind === 'denied' || kind === 'confirmed' ? kind : 'unconfirmed'
}
