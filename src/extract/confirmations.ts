// Why it exists: a second party that confirms a claim in the same text; never the claimant again, nor his own spokesman.
import type { Claim } from '../core/claim.ts'
import { clashes } from '../core/clash.ts'
import type { Person } from '../core/person.ts'
import type { Span } from '../core/span.ts'
import { isOwnOffice, isSpokesperson, sameSide } from '../core/spokesperson.ts'
import type { Reported } from './attributions.ts'
import { involves, isTheirs, readParty } from './claim-parties.ts'
import { sentenceAt, sentencePassage } from './clauses.ts'
import type { Document } from './document.ts'
import type { ClaimRule } from './lexicon/rules.ts'
import { bloc, capitalWords } from './parties.ts'
import type { Names } from './people.ts'

// Characters within which a claim may be confirmed: a long article's length.
const SIGHT = 12_000
const ADMITS = /^(?:admit|acknowledge|concede|confess)$/
const NEGATION = /\b(?:not|never|no|nobody)\b/i
const LITTLE =
  /^(?:that|with|from|would|will|could|have|been|were|this|their|they|them|also|both|about|into|which|during|between|said|told|after|before|never|does|doing|what|when)$/

/** Claims that a statement with a confirming cue of another party repeats become 'confirmed', with that sentence. */
export function confirmClaims(
  document: Document,
  names: Names,
  reported: readonly Reported[],
  claims: readonly Claim[],
): Claim[] {
  const result = [...claims]
  // Most texts confirm nothing: the words of their claims need no look.
  let own: readonly Set<string>[] | null = null
  for (const { attribution, statement } of reported) {
    const first = attribution.contents[0]
    if (first === undefined || attribution.source === null) continue
    const confirms = attribution.polarity === 'confirms'
    if (!confirms && !(ADMITS.test(statement.lemma) && attribution.polarity === 'asserts')) continue
    own ??= claims.map((claim) => stems(claim.text))
    const words = attribution.contents.map((span) => document.text.slice(span.start, span.end)).join(' ')
    const said = stems(words)
    const source = document.text.slice(attribution.source.start, attribution.source.end)
    const party = readParty(document, names, attribution.source, attribution.speaker)
    for (const [index, claim] of result.entries()) {
      if (Math.abs((claim.evidence[0]?.span.start ?? 0) - first.start) > SIGHT) continue
      if (claim.attribution === attribution.id || claim.status === 'denied' || claim.status === 'confirmed') continue
      const stemsOf = own[index] ?? new Set()
      const repeated = confirms && repeatsStems(stemsOf, said)
      // "The clinic confirmed that the scanner was faulty": right behind what is said of the clinic one word is enough.
      const beside = !repeated && [...said].some((stem) => stemsOf.has(stem)) && isBeside(document, claim, first)
      if (!repeated && !(beside && party !== null && involves(document, names, claim, party))) continue
      if (!isSecondParty(names, claim, attribution.speaker, source) || NEGATION.test(claim.text)) continue
      if (party !== null && isTheirs(names, claim, party)) continue
      // "Ode confirmed that 30 soldiers were killed" confirms no 300.
      if (clashes(claim.text, nearestClause(words, stemsOf))) continue
      result[index] = {
        ...claim,
        status: 'confirmed',
        basis: 'stated',
        evidence: [...claim.evidence, sentencePassage(document, first)],
        settledBy: attribution.speaker ?? party?.id ?? source,
        rule: 'second-party-confirms' satisfies ClaimRule,
      }
    }
  }
  return result
}

/** "Confirmed that the scanner was faulty and had not been replaced": the clause that has most words of the claim. */
function nearestClause(words: string, claim: ReadonlySet<string>): string {
  const shared = (clause: string) => [...stems(clause)].filter((stem) => claim.has(stem)).length
  const [nearest = words] = words.split(/,? (?:and|but) (?=\p{Ll})/u).toSorted((a, b) => shared(b) - shared(a))
  return nearest
}

/** The claim stands at most two sentences in front. */
function isBeside(document: Document, claim: Claim, said: Span): boolean {
  const at = claim.evidence[0]?.span.start ?? 0
  if (at >= said.start || said.start - at > 900) return false
  const [one, other] = [sentenceAt(document, at), sentenceAt(document, said.start)]
  const index = (sentence: typeof one): number => document.tokens[sentence?.first ?? 0]?.sentence ?? 0
  return index(other) - index(one) <= 2
}

/** Whether somebody is another than the claimant and no spokesman of his. */
export function isSecondParty(names: Names, claim: Claim, speaker: string | null, source: string): boolean {
  if (speaker !== null && speaker === claim.by) return false
  if (speaker === null && source === claim.byText) return false
  const person = names.people.find((one) => one.id === speaker)
  const claimant = names.people.find((one) => one.id === claim.by)
  const roles = person?.roles.map((role) => role.text).join(' ') ?? ''
  if (!isSpokesperson(`${source} ${roles}`)) return true
  // "Her press office": of somebody told of before; whose, the words alone do not say.
  if (isOwnOffice(source)) return false
  const side = `${person?.side?.quote ?? ''} ${source} ${roles}`.toLowerCase()
  const own = [
    claimant?.side?.quote,
    ...(claimant?.name.split(' ') ?? []),
    ...(claimant === undefined ? claim.byText.split(' ') : []),
  ]
  const says = (word: string): boolean =>
    word.length > 2 && !/^(?:the|and|for|of)$/i.test(word) && side.includes(word.toLowerCase())
  if (own.some((word) => word !== undefined && says(word))) return false
  const sides = [person?.side?.quote ?? '', ofWhat(source), ...capitalWords(roles)]
  if ([claimant?.side?.quote ?? '', ofWhat(claim.byText)].some((one) => isOneOf(one, sides))) return false
  const countries = countriesOf(person, source)
  return ![...countriesOf(claimant, claim.byText)].some((country) => countries.has(country))
}

/** "The president of Norland" → Norland. */
function ofWhat(source: string): string {
  return /\b(?:of|for) (?:the )?(\p{Lu}[\p{L}-]+)/u.exec(source)?.[1] ?? ''
}

/** Of names that stand for a listed country the country decides. */
function isOneOf(side: string, sides: readonly string[]): boolean {
  return bloc(side).countries.size === 0 && sides.some((other) => sameSide(side, other))
}

/** The countries for which somebody speaks: "Kremlin spokesman" and "the Russian president" speak for one. */
function countriesOf(person: Person | undefined, source: string): ReadonlySet<string> {
  return bloc(`${person?.sideCountry ?? person?.side?.quote ?? ''} , ${source}`).countries
}

/** Whether one text repeats most words of another. */
export function repeatsWords(claim: string, said: string): boolean {
  return repeatsStems(stems(claim), stems(said))
}

/** The stems of the words that carry what a text says. */
export function stems(text: string): Set<string> {
  return new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
      .filter((word) => !LITTLE.test(word))
      .map((word) => word.slice(0, 5)),
  )
}

/** Whether one repeats most of the other, `least` words of it. */
export function repeatsStems(claim: ReadonlySet<string>, said: ReadonlySet<string>, least = 2): boolean {
  const shared = [...said].filter((stem) => claim.has(stem)).length
  return shared >= least && shared / Math.max(1, Math.min(said.size, claim.size)) >= (least < 2 ? 0.5 : 0.6)
}
