// Why it exists: the ledger: what is claimed in a story, by whom, and every change of how it stands; only ever added to.
import { createHash } from 'node:crypto'
import { compareSaid, type LedgerClaim, type LedgerEntry, type Party } from '../core/claim.ts'
import type { Testimony, Word } from '../core/testimony.ts'
import { answersAmong } from './answers.ts'
import { isTakenBack, testimonyOf } from './heard.ts'
import { namesOfWord } from './hearsay.ts'
import { sameClaim, settles } from './match.ts'
import { isSettled, sameParty, standing } from './standing.ts'
import { type LedgerArticle, type Said, saidIn, sameOffice, speaksFor } from './testimony.ts'
import { foldName, foldText } from './words.ts'

/** What one article changes. The claims are whole: with all entries, the new ones among them, and their standing. */
export type Recorded = { readonly claims: readonly LedgerClaim[]; readonly entries: readonly LedgerEntry[] }

/**
 * Enters one article into a story's ledger: its claims, matched with those that are there, and what its words do to
 * any claim. `earlier` is what the story's other articles say, because a confirmation may have come in before the claim that
 * it confirms; so any order of arrival gives each claim the same standing. The same article again changes nothing.
 * A copy adds only what its original does not say.
 */
export function record(story: {
  readonly id: string
  readonly claims: readonly LedgerClaim[]
  readonly earlier: readonly Testimony[]
  readonly article: LedgerArticle
}): Recorded {
  const { article, earlier } = story
  const heard = testimonyOf(article)
  const claims = new Map(story.claims.map((claim) => [claim.id, claim]))
  const touched = new Set<string>()
  const ownOf = new Set<string>()
  for (const said of saidIn(article)) {
    if (isTakenBack(article, said.claim.evidence[0])) continue
    const match = findSame(said, [...claims.values()], ownOf)
    if (match === null && standsInOriginal(article, said)) continue
    if (match !== null && repeatsOriginal(heard, match, statusIn(heard, said, match))) continue
    const claim = withWording(match ?? makeClaim(story.id, said), said, heard)
    claims.set(claim.id, withEntry(claim, ownEntry(heard, said, claim)))
    ownOf.add(claim.id)
    touched.add(claim.id)
  }
  for (const claim of claims.values()) {
    // What was said before only for claims that this article makes, which may have been answered already.
    const answered = (touched.has(claim.id) ? [...earlier, heard] : [heard]).reduce(answerFrom, claim)
    if (answered !== claim) touched.add(claim.id)
    claims.set(claim.id, answered)
  }
  const answers = answersAmong([...claims.values()], [...earlier, heard])
  for (const claim of claims.values()) {
    const its = answers.get(claim.id) ?? null
    if (its === (claim.answers ?? null)) continue
    touched.add(claim.id)
    claims.set(claim.id, { ...claim, answers: its })
  }
  const known = new Set(story.claims.flatMap((claim) => claim.entries.map((entry) => entry.id)))
  const changed = [...claims.values()].filter((claim) => touched.has(claim.id))
  return {
    claims: changed.map((claim) => ({ ...claim, ...standing(claim.entries, claim.about) })),
    entries: changed.flatMap((claim) => claim.entries).filter((entry) => !known.has(entry.id)),
  }
}

/** The claim most like it. Two claims that one article tells apart are never one. */
function findSame(said: Said, claims: readonly LedgerClaim[], own: ReadonlySet<string>): LedgerClaim | null {
  const [best] = claims
    .filter((claim) => !own.has(claim.id))
    .map((claim) => ({ claim, score: sameClaim(said, claim) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.claim.id < b.claim.id ? -1 : 1))
  return best?.claim ?? null
}

function makeClaim(storyId: string, said: Said): LedgerClaim {
  const { text, byText, status, basis } = said.claim
  const id = `c${hashOf(storyId, keyOf(said.by), foldText(text)).slice(0, 12)}`
  return { id, storyId, text, by: said.by, byText, about: said.about, status, basis, entries: [] }
}

/** The words and the parties are those of the article that said it first; who names it later adds nobody. */
function withWording(claim: LedgerClaim, said: Said, article: Testimony): LedgerClaim {
  const here = makeEntry(article, claim, { ...statusIn(article, said, claim), evidence: said.claim.evidence })
  const repeated = claim.entries.filter((entry) => !isSettled(entry))
  const [first] = (repeated.length === 0 ? claim.entries : repeated).toSorted(compareSaid)
  const isFirst = first === undefined || compareSaid(here, first) < 0
  if (!isFirst) return claim.about.length === 0 ? { ...claim, about: said.about } : claim
  const about = said.about.length === 0 ? claim.about : said.about
  return { ...claim, text: said.claim.text, byText: said.claim.byText, about }
}

/** How the article has it, and by whose word. The claimant's own people confirm nothing. */
function statusIn(article: Testimony, said: Said, claim: LedgerClaim): Pick<LedgerEntry, 'status' | 'basis' | 'party'> {
  const { status, basis } = said.claim
  const { settledBy } = said
  switch (status) {
    case 'attributed':
      return { status, basis, party: said.by }
    case 'unconfirmed':
      return { status, basis, party: basis === 'stated' ? null : said.by }
    case 'confirmed':
    case 'denied': {
      const own = settledBy === null ? undefined : claim.about.find((party) => sameOffice(settledBy, party))
      const noSecond =
        own === undefined && settledBy !== null && speaksFor(article.voices, settledBy, said.by, said.claim.byText)
      if (status === 'confirmed' && noSecond) return { status: 'attributed', basis: 'inferred', party: said.by }
      return { status, basis, party: own ?? settledBy }
    }
    default:
      return status satisfies never
  }
}

function ownEntry(article: Testimony, said: Said, claim: LedgerClaim): LedgerEntry {
  return makeEntry(article, claim, { ...statusIn(article, said, claim), evidence: said.claim.evidence })
}

/** The claim with what an article's words add to it; the very same object where they add nothing. */
function answerFrom(claim: LedgerClaim, article: Testimony): LedgerClaim {
  return article.words.reduce((answered, word) => {
    const result = settles(word, claim)
    if (result === null || !answers(word, article, claim)) return answered
    if (result.status === 'confirmed' && deniesIt(word, article, claim)) return answered
    const isOwn = claim.about.some((party) => sameParty(party, result.party)) || result.status === 'withdrawn'
    if (!isOwn && speaksFor(article.voices, word.party, claim.by, claim.byText)) return answered
    if (repeatsOriginal(article, claim, result)) return answered
    const isTold = result.status === 'confirmed' || result.status === 'withdrawn'
    const names = isTold ? namesOfWord(word, claim) : []
    const named = names.length === 0 ? {} : { names }
    return withEntry(
      answered,
      makeEntry(article, claim, { ...result, ...named, basis: 'stated', evidence: word.evidence }),
    )
  }, claim)
}

/** What the same party denies in the same article, its other words do not confirm. */
function deniesIt(word: Word, article: Testimony, claim: LedgerClaim): boolean {
  if (word.polarity === 'confirms') return false
  const alsoSaid = article.words.some(
    (other) =>
      other.polarity === 'denies' && sameOffice(other.party, word.party) && settles(other, claim)?.status === 'denied',
  )
  return (
    alsoSaid ||
    claim.entries.some(
      ({ articleId, status, party }) =>
        articleId === article.articleId && status === 'denied' && party !== null && sameOffice(word.party, party),
    )
  )
}

/** What merely says the same, and what takes the claim back, counts only where it does not come before the claim. */
function answers(word: Word, article: Testimony, claim: LedgerClaim): boolean {
  if (word.polarity === 'confirms' || word.polarity === 'denies') return true
  const first = claim.entries.filter((entry) => !isSettled(entry)).toSorted(compareSaid)[0]
  if (first === undefined) return true
  if (first.articleId === article.articleId) return word.start > (first.evidence[0]?.span.start ?? 0)
  return article.saidAt === null || first.saidAt === null || article.saidAt >= first.saidAt
}

function standsInOriginal(article: LedgerArticle, said: Said): boolean {
  const quote = said.claim.evidence[0]?.quote
  return quote !== undefined && (article.copyOfText ?? '').includes(foldText(quote))
}

/** Whether a copy says of a claim only what is known of it already. */
function repeatsOriginal(article: Testimony, claim: LedgerClaim, what: Pick<LedgerEntry, 'status' | 'party'>): boolean {
  if (!article.isCopy) return false
  if (what.status === 'attributed' || what.status === 'unconfirmed') return true
  return claim.entries.some((entry) => entry.status === what.status && keyOf(entry.party) === keyOf(what.party))
}

function makeEntry(
  article: Testimony,
  claim: LedgerClaim,
  what: Pick<LedgerEntry, 'status' | 'basis' | 'party' | 'evidence' | 'names'>,
): LedgerEntry {
  return {
    id: `e${hashOf(claim.id, article.articleId, what.status, keyOf(what.party)).slice(0, 20)}`,
    claimId: claim.id,
    articleId: article.articleId,
    status: what.status,
    basis: what.basis,
    party: what.party,
    evidence: what.evidence,
    saidAt: article.saidAt,
    recordedAt: article.recordedAt,
    ...(what.names === undefined ? {} : { names: what.names }),
  }
}

/** One entry for one word in one article, however often the article repeats it. */
function withEntry(claim: LedgerClaim, entry: LedgerEntry): LedgerClaim {
  if (claim.entries.some(({ id }) => id === entry.id)) return claim
  return { ...claim, entries: [...claim.entries, entry].toSorted(compareSaid) }
}

function keyOf(party: Party | null): string {
  return party === null ? '' : (party.personId ?? `name:${foldName(party.name)}`)
}

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex')
}
