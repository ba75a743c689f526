// Why it exists: what has changed in a story since a channel was told of it: a word on a claim, a talk come nearer or overdue.
import type { LedgerClaim, LedgerEntry } from '../core/claim.ts'
import { isOverdue, reachedRung } from '../core/ladder.ts'
import { isSettled, matrixOf } from '../core/matrix.ts'
import type { StoredArticle, Story } from '../core/story.ts'
import type { LedgerTalk, TalkRung, TalkStep } from '../core/talk.ts'

export type Change =
  /** New words on a claim that was known: `before` and `after` count the parties with a word of their own. */
  | {
      readonly kind: 'claim'
      readonly claim: LedgerClaim
      readonly entries: readonly LedgerEntry[]
      readonly before: number
      readonly after: number
    }
  /** A talk that was known has reached another rung, or a step gives it another day. */
  | { readonly kind: 'talk'; readonly talk: LedgerTalk; readonly step: TalkStep; readonly was: TalkRung }
  /** Its day has passed since, and nobody reports that it began. */
  | { readonly kind: 'overdue'; readonly talk: LedgerTalk }
  /** A new report of which nothing but its headline was understood. */
  | { readonly kind: 'report'; readonly article: StoredArticle }

/**
 * Pure. `since`: epoch ms; what was recorded later is new. What was not known then is no change but news: it is told in
 * its own section. Claims first, then talks, each in the order of the story.
 */
export function findChanges(
  story: Pick<Story, 'claims' | 'talks' | 'articles'>,
  { since, asOf }: { readonly since: number; readonly asOf: number },
): readonly Change[] {
  const claims = story.claims.filter((claim) => isKnown(claim, since) && (claim.answers ?? null) === null)
  const talks = story.talks ?? []
  return [
    ...claims.flatMap((claim) => changesOfClaim(claim, since)),
    ...talks.flatMap((talk) => changeOfTalk(talk, since)),
    ...talks
      .filter((talk) => isOverdue(talk, asOf) && !isOverdue(talk, since))
      .map((talk): Change => ({ kind: 'overdue', talk })),
    ...story.articles
      .filter((article) => article.ingestedAt > since && article.copyOf === null && saysNothing(article))
      .map((article): Change => ({ kind: 'report', article })),
  ]
}

function saysNothing({ extraction }: StoredArticle): boolean {
  const { attributions, claims, talks, event } = extraction
  return attributions.length + claims.length + talks.length === 0 && event === null
}

/** Whether any of it was recorded by then. */
export function isKnown({ entries }: Pick<LedgerClaim, 'entries'>, since: number): boolean {
  return entries.some(({ recordedAt }) => recordedAt <= since)
}

export function isKnownTalk({ steps }: Pick<LedgerTalk, 'steps'>, since: number): boolean {
  return steps.some(({ recordedAt }) => recordedAt <= since)
}

function changesOfClaim(claim: LedgerClaim, since: number): readonly Change[] {
  const known = claim.entries.filter(({ recordedAt }) => recordedAt <= since)
  const before = countWords({ ...claim, entries: known })
  const after = countWords(claim)
  const entries = claim.entries.filter((entry) => entry.recordedAt > since && bringsNews(entry, known))
  return entries.length === 0 ? [] : [{ kind: 'claim', claim, entries, before, after }]
}

/** A word of somebody that is not merely said again; that an article repeats the claim is no change. */
function bringsNews(entry: LedgerEntry, known: readonly LedgerEntry[]): boolean {
  const isWord =
    isSettled(entry) ||
    entry.status === 'corroborated' ||
    entry.status === 'withdrawn' ||
    (entry.status === 'unconfirmed' && entry.basis === 'stated' && entry.party !== null)
  return isWord && !known.some(({ status, party }) => status === entry.status && party?.name === entry.party?.name)
}

function countWords(claim: Pick<LedgerClaim, 'about' | 'entries'>): number {
  return matrixOf(claim).filter(({ word }) => word !== null).length
}

function changeOfTalk(talk: LedgerTalk, since: number): readonly Change[] {
  const known = talk.steps.filter(({ recordedAt }) => recordedAt <= since)
  const was = reachedRung(known)
  if (was === null || known.some(({ rung }) => rung === talk.rung)) return []
  const step = talk.steps.find(({ recordedAt, rung }) => recordedAt > since && rung === talk.rung)
  return step === undefined ? [] : [{ kind: 'talk', talk, step, was }]
}
