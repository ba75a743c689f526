// Why it exists: which claims the text's own words of doubt, silence and denial reach. A false flag is worse than a miss.
import type { Claim, ClaimStatus } from '../core/claim.ts'
import { covers, evidenceOf, type Span } from '../core/span.ts'
import { passage, sentenceAt, words } from './clauses.ts'
import { repeatsWords } from './confirmations.ts'
import type { Document } from './document.ts'
import type { Hedge } from './hedges.ts'
import { belongsTo, capitalWords } from './parties.ts'
import type { Names } from './people.ts'

const TELLER = /\b(\p{Lu}[\p{L}-]+) (?:reports?|accounts?|stor(?:y|ies)|statements?|claims?|allegations?)\b/u

// How many sentences back a hedge reaches for the claim that it is about.
const REACH = 6

/** The claims with the status that the hedges give them; every status but 'attributed' brings its evidence along. */
export function applyHedges(
  document: Document,
  names: Names,
  claims: readonly Claim[],
  hedges: readonly Hedge[],
): Claim[] {
  const result = [...claims]
  for (const hedge of hedges) {
    const told = toldClaim(document, names, result, hedge)
    if (told !== null) {
      result.push(told)
      continue
    }
    for (const index of targets(document, names, result, hedge)) {
      const claim = result[index]
      const sentence = document.sentences[hedge.sentence]
      if (claim === undefined || sentence === undefined || claim.status !== 'attributed') continue
      const long = sentence.end - sentence.start > 700
      const settledBy = hedge.kind === 'denied' ? partyId(document, names, hedge.parties) : null
      result[index] = {
        ...claim,
        status: statusOf(hedge),
        basis: 'stated',
        evidence: [...claim.evidence, evidenceOf(document.text, long ? hedge.span : sentence)],
        ...(settledBy === null ? {} : { settledBy }),
        rule: hedge.rule,
      }
    }
  }
  return result
}

/** The claim that a hedge itself tells, of nobody in the text; null where it tells none, or one that is there already. */
function toldClaim(document: Document, names: Names, claims: readonly Claim[], hedge: Hedge): Claim | null {
  const { told, parties } = hedge
  const sentence = document.sentences[hedge.sentence]
  if (told === null || sentence === undefined || sentence.end - sentence.start > 700) return null
  if (claims.some((claim) => repeatsWords(claim.text, document.text.slice(told.start, told.end)))) return null
  // "Officials could not confirm": nobody whose word would settle it is named.
  const named =
    parties !== null && (parties.start > sentence.start || names.mentions.some((one) => covers(parties, one)))
  const silent = named ? partyId(document, names, parties) : null
  const people = names.mentions.filter((mention) => covers(told, mention)).map(({ personId }) => personId)
  return {
    id: `c${claims.length + 1}`,
    text: words(document, [told]),
    attribution: null,
    by: null,
    byText: '',
    about: [...new Set([...(silent === null ? [] : [silent]), ...people])],
    status: statusOf(hedge),
    basis: 'stated',
    evidence: [passage(document, told), evidenceOf(document.text, sentence)],
    rule: hedge.rule,
  }
}

function statusOf(hedge: Hedge): ClaimStatus {
  return hedge.kind === 'denied' ? 'denied' : 'unconfirmed'
}

/** Indexes of the claims that a hedge is about. */
function targets(document: Document, names: Names, claims: readonly Claim[], hedge: Hedge): number[] {
  if (hedge.told !== null) {
    const told = document.text.slice(hedge.told.start, hedge.told.end)
    return [...claims.keys()].filter((index) => repeatsWords(claims[index]?.text ?? '', told))
  }
  const claimant = hedge.claimant === null ? null : partyId(document, names, hedge.claimant)
  const near = claims
    .map((claim, index) => ({ claim, index, back: distance(document, claim, hedge) }))
    .filter(({ back }) => back >= 0)
  if (claimant !== null) {
    const own = near.filter(({ claim }) => isBy(claim, claimant))
    const reached =
      hedge.parties === null ? closest(own) : own.filter(({ claim }) => involves(document, names, claim, hedge.parties))
    return (reached.length > 0 || hedge.kind === 'unconfirmed' ? reached : closest(own)).map(({ index }) => index)
  }
  const within = near.filter(({ back }) => back <= REACH)
  if (hedge.parties !== null) {
    const silent = partyId(document, names, hedge.parties)
    // "Said the Courier report was false": only what the Courier says.
    const teller = TELLER.exec(wordsOf(document, hedge))?.[1]
    const others = within.filter(
      ({ claim }) =>
        !(silent !== null && isTheirs(names, claim, silent)) &&
        (teller === undefined || claim.byText.split(/[^\p{L}-]+/u).includes(teller)),
    )
    const pointed = pointedAt(document, others, hedge)
    if (/\b(?:on|to|about) (?:that|this) \p{L}+$/u.test(wordsOf(document, hedge)) && pointed.length > 0)
      return pointed.map(({ index }) => index)
    const reached = others.filter(({ claim }) => involves(document, names, claim, hedge.parties))
    return closest(reached.length > 0 ? reached : pointed).map(({ index }) => index)
  }
  if (hedge.kind === 'silent') return []
  return closest(near.filter(({ back }) => back <= 1)).map(({ index }) => index)
}

/** "Renn denied the claim": the one claim of the sentence before. */
function pointedAt<T extends { readonly claim: Claim; readonly back: number }>(
  document: Document,
  others: readonly T[],
  hedge: Hedge,
): readonly T[] {
  if (
    !/\b(?:the|that|this|those|these) (?:claims?|allegations?|accusations?|charges?|assertions?)$/i.test(
      wordsOf(document, hedge),
    )
  )
    return []
  const before = others.filter(({ back, claim }) => back === 1 && claim.byText !== '')
  return before.length === 1 ? before : []
}

/** Sentences from the claim to the hedge; negative where the claim comes later. */
function distance(document: Document, claim: Claim, hedge: Hedge): number {
  const at = claim.evidence[0]?.span.start ?? 0
  const sentence = sentenceAt(document, at)
  const index = sentence === undefined ? 0 : document.sentences.indexOf(sentence)
  return hedge.sentence - index
}

function closest<T extends { readonly back: number }>(claims: readonly T[]): T[] {
  const least = Math.min(...claims.map(({ back }) => back))
  return claims.filter(({ back }) => back === least)
}

function wordsOf(document: Document, hedge: Hedge): string {
  return document.normal.slice(hedge.span.start, hedge.span.end)
}

/** Made by the party itself, or by its office: its silence never makes its own statement unconfirmed. */
function isTheirs(names: Names, claim: Claim, party: string): boolean {
  if (isBy(claim, party)) return true
  const person = names.people.find(({ id }) => id === party)
  const surname = person?.name.split(' ').at(-1)
  return surname !== undefined && claim.by === null && claim.byText.split(/[^\p{L}-]+/u).includes(surname)
}

function isBy(claim: Claim, party: string): boolean {
  return (
    claim.by === party ||
    (claim.by === null && claim.byText !== '' && claim.byText.toLowerCase().includes(party.toLowerCase()))
  )
}

/** Whether a claim is about those whose word is missing: a person among its parties, or their name in its words. */
function involves(document: Document, names: Names, claim: Claim, parties: Span | null): boolean {
  if (parties === null) return false
  const people = names.people.filter((person) => claim.about.includes(person.id))
  if (people.some((person) => belongsTo(document, names, person, parties))) return true
  const wanted = capitalWords(document.text.slice(parties.start, parties.end))
  const said = new Set(claim.text.match(/[\p{L}\p{N}]+/gu) ?? [])
  return wanted.some((word) => word.length > 2 && said.has(word))
}

/** The person whom a span names, else its words. */
function partyId(document: Document, names: Names, span: Span | null): string | null {
  if (span === null) return null
  const mention = names.mentions.filter((one) => covers(span, one)).at(-1)
  return mention?.personId ?? document.text.slice(span.start, span.end)
}
