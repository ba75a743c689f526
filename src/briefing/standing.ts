// Why it exists: which claims of a story are open or were settled, and by whom, before a line is written about them.
import type { Claim, ClaimStatus, EntryStatus, LedgerClaim, LedgerEntry } from '../core/claim.ts'
import { covers, type Evidence, overlaps, type Span } from '../core/span.ts'
import type { StoredArticle } from '../core/story.ts'
import type { Desk } from './desk.ts'
import { positionOf } from './passages.ts'
import { fold } from './words.ts'

/** One word of a second party, or of the text, on how a claim stands. */
export type Ruling = {
  readonly status: EntryStatus
  /** Who confirms or denies it; null where the text says how it stands. */
  readonly party: string | null
  readonly article: StoredArticle
  readonly evidence: Evidence
}

/** A claim that a text marks as open, or that a later word has settled. */
export type Standing = {
  readonly claimId: string | null
  readonly by: string
  /** Other forms of the claimant's name, to see whether the words of the claim name them already. */
  readonly byForms: readonly string[]
  readonly text: string
  readonly article: StoredArticle
  readonly spans: readonly Span[]
  readonly about: readonly string[]
  readonly status: EntryStatus
  readonly rulings: readonly Ruling[]
  /** The ledger's own; null for a claim that stands in a text alone. */
  readonly ledger: LedgerClaim | null
  /** In the claim's article, the attribution that makes it. */
  readonly attribution: string | null
  /** By which that article's claim was found. */
  readonly rule: string | undefined
  readonly order: number
}

/** The story's open and settled claims, the newest article's first. */
export function findStandings(desk: Desk): readonly Standing[] {
  const fromLedger = desk.story.claims
    .filter(({ answers }) => (answers ?? null) === null)
    .map((claim) => readLedger(desk, claim))
    .filter((standing) => standing !== null)
  const known = desk.story.claims.flatMap(({ entries }) => entries)
  const fromTexts = desk.articles.flatMap((article, age) =>
    article.extraction.claims
      .filter((claim) => isOpen(claim.status, claim.basis) && !isInLedger(known, article, claim))
      .map((claim) => readClaim(desk, article, claim, age)),
  )
  return dropRepeats([...fromLedger, ...fromTexts].sort((a, b) => a.order - b.order))
}

function isOpen(status: ClaimStatus, basis: Claim['basis']): boolean {
  return basis === 'stated' && (status === 'unconfirmed' || status === 'denied')
}

function isInLedger(entries: readonly LedgerEntry[], article: StoredArticle, claim: Claim): boolean {
  return entries.some(
    (entry) =>
      entry.articleId === article.id &&
      entry.evidence.some(({ span }) => claim.evidence.some((evidence) => overlaps(span, evidence.span))),
  )
}

function readLedger(desk: Desk, claim: LedgerClaim): Standing | null {
  const entries = claim.entries
    .map((entry) => ({ entry, article: desk.articles.find(({ id }) => id === entry.articleId) }))
    .filter((pair): pair is { entry: LedgerEntry; article: StoredArticle } => pair.article !== undefined)
  // A word that settles a claim may have been said before the claim, or come in before it; the claim's own words are elsewhere.
  const origin =
    entries.find(({ entry }) => entry.status === 'attributed' || entry.status === 'unconfirmed') ?? entries[0]
  const own = origin?.entry.evidence[0]
  if (origin === undefined || own === undefined) return null
  const stated = entries.filter(({ entry }) => entry.basis === 'stated' && entry.status !== 'attributed')
  // A second source alone makes a claim no open one.
  if (stated.every(({ entry }) => entry.status === 'corroborated')) return null
  // What nobody marked as open and what was confirmed from the start needs no reader's care.
  const changed = new Set(entries.map(({ entry }) => entry.status)).size > 1
  if (stated.length === 0 || (claim.status === 'confirmed' && !changed)) return null
  const local = claimAt(origin.article, own.span)
  const name = claim.by?.name ?? claim.byText
  return {
    claimId: claim.id,
    by: local?.by === null || local === null ? name : desk.names.show(origin.article, local.by),
    byForms: [name, claim.byText, ...formsOf(origin.article, local?.by ?? null)],
    text: claim.text,
    article: origin.article,
    spans: [own.span],
    about: claim.about.map((party) => party.name),
    status: claim.status,
    ledger: claim,
    rulings: stated.flatMap(({ entry, article }) => {
      const evidence = bearing(entry)
      return evidence === undefined
        ? []
        : [{ status: entry.status, party: entry.party?.name ?? null, article, evidence }]
    }),
    attribution: local?.attribution ?? null,
    rule: local?.rule,
    order: orderOf(desk.articles.indexOf(origin.article), origin.article, own.span),
  }
}

/** The sentence of who confirms, denies or declines; what the text says of the claim stands behind the claim's own words. */
export function bearing({ party, evidence }: LedgerEntry): Evidence | undefined {
  const [own] = evidence
  if (party === null || own === undefined) return evidence.at(-1)
  return evidence.find((one) => one !== own && covers(one.span, own.span)) ?? evidence.at(-1)
}

function readClaim(desk: Desk, article: StoredArticle, claim: Claim, age: number): Standing {
  const [own, ...rest] = claim.evidence
  const span = own?.span ?? { start: 0, end: 1 }
  const evidence = rest.at(-1) ?? own
  const party = claim.settledBy === undefined ? null : desk.names.show(article, claim.settledBy)
  return {
    claimId: null,
    ledger: null,
    by: claim.by === null ? claim.byText : desk.names.show(article, claim.by),
    byForms: [claim.byText, ...formsOf(article, claim.by)],
    text: claim.text,
    article,
    spans: [span],
    about: claim.about.map((who) => desk.names.show(article, who)),
    status: claim.status,
    rulings: evidence === undefined ? [] : [{ status: claim.status, party, article, evidence }],
    attribution: claim.attribution,
    rule: claim.rule,
    order: orderOf(age, article, span),
  }
}

function orderOf(age: number, article: StoredArticle, span: Span): number {
  return age * 10_000 + positionOf(article, span)
}

function claimAt(article: StoredArticle, span: Span): Claim | null {
  return (
    article.extraction.claims.find(({ evidence }) => evidence[0] !== undefined && overlaps(evidence[0].span, span)) ??
    null
  )
}

function formsOf(article: StoredArticle, id: string | null): readonly string[] {
  const person = article.extraction.people.find((candidate) => candidate.id === id)
  return person === undefined ? [] : [person.name, ...person.aliases]
}

function dropRepeats(standings: readonly Standing[]): readonly Standing[] {
  const seen = new Set<string>()
  return standings.filter((standing) => {
    const key = `${fold(standing.by)} ${fold(standing.text)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
