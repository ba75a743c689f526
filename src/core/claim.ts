// Why it exists: what somebody says is so, how it stands in one text, and its history across texts.
import { z } from 'zod'
import { type Evidence, evidenceSchema } from './span.ts'

export const claimStatusSchema = z.enum(['attributed', 'unconfirmed', 'denied', 'confirmed'])
export type ClaimStatus = z.infer<typeof claimStatusSchema>

/**
 * What an entry of the ledger may say of a claim. `corroborated`: somebody else, who is no party of it, says the same of
 * his own knowledge; `withdrawn`: the claimant took it back.
 */
export const entryStatusSchema = z.enum([...claimStatusSchema.options, 'corroborated', 'withdrawn'])
export type EntryStatus = z.infer<typeof entryStatusSchema>

/** How a claim is asked for. `contested` is of the ledger alone: one has confirmed it and another denied it. */
export const CLAIM_STANDINGS = [...entryStatusSchema.options, 'contested'] as const
export type ClaimStanding = (typeof CLAIM_STANDINGS)[number]

export const claimSchema = z
  .object({
    id: z.string(),
    /** The evidence's own words, cut at clause ends, an omission marked '…'. */
    text: z.string().min(1),
    /** attributions[].id. */
    attribution: z.string().nullable(),
    /** people[].id of the claimant. */
    by: z.string().nullable(),
    /** The source as written; '' when the text names none. */
    byText: z.string(),
    /** People ids and names whose own word would settle it. */
    about: z.array(z.string()).readonly(),
    status: claimStatusSchema,
    /** 'stated': the text says so. 'inferred': no second source in the text. */
    basis: z.enum(['stated', 'inferred']),
    /** The claim itself first, then what gives it its status. */
    evidence: z.array(evidenceSchema).min(1).readonly(),
    /** people[].id or words naming who confirms or denies it. */
    settledBy: z.string().optional(),
    rule: z.string().optional(),
  })
  .readonly()
export type Claim = z.infer<typeof claimSchema>

/** Somebody whose own word would settle a claim. `personId` is the store's; null for a body or an unnamed group. */
export const partySchema = z.object({ personId: z.string().nullable(), name: z.string() }).readonly()
export type Party = z.infer<typeof partySchema>

/** One line of a claim's history: what one article says of how it stands. Appended, never edited. */
export type LedgerEntry = {
  readonly id: string
  readonly claimId: string
  readonly articleId: string
  readonly status: EntryStatus
  readonly basis: Claim['basis']
  /** Whose word gives it that status: the claimant, or who confirms or denies; null where only the text says so. */
  readonly party: Party | null
  /** Whom the words name beside the speaker: of the claim's parties among them it is said by another, not by themselves. */
  readonly names?: readonly Party[]
  /** Passages of `articleId`'s text, the claim's own words first. */
  readonly evidence: readonly Evidence[]
  /** Epoch ms: when the article was published; null when it does not say. */
  readonly saidAt: number | null
  /** Epoch ms: when Readout read it. */
  readonly recordedAt: number
}

const PARTLY =
  /\b(?:took|takes|taken|walked|walks) back (?:(?:a|the|some|large|big|small|other) )*(?:parts?|some|half|portions?|elements?) of\b|\b(?:retract|withdr|disown|recant|correct)\w* (?:(?:a|the|some|large|big|small|other) )*(?:parts?|some|half|portions?|elements?) of\b|\b(?:partly|partially|in part) (?:retract|withdr|disown|recant|correct|backtrack|took|taken?|takes|walk)/i

/** "Took back part of his claim": the words do not say that nothing of it is left. */
export function isPartly({ status, evidence }: Pick<LedgerEntry, 'status' | 'evidence'>): boolean {
  return status === 'withdrawn' && evidence.some(({ quote }) => PARTLY.test(quote))
}

/** A president makes more claims than anybody wants counted at each question. */
export const MOST_COUNTED = 1_000

/** One claim of a story with its history. The status follows from the entries alone: see stories/standing.ts. */
export type LedgerClaim = {
  readonly id: string
  readonly storyId: string
  readonly text: string
  readonly by: Party | null
  readonly byText: string
  readonly about: readonly Party[]
  readonly status: EntryStatus
  readonly basis: Claim['basis']
  readonly entries: readonly LedgerEntry[]
  /** The claim that this one only confirms or denies: it is told there, not beside it. */
  readonly answers?: string | null
}

type Said = Pick<LedgerEntry, 'id' | 'articleId' | 'evidence' | 'saidAt'>

/**
 * Entries, and steps of talks, in the order in which they were said: those that do not say when come first, ties go by article, then by
 * the place in its text. It leaves nothing to the order in which articles were read.
 */
export function compareSaid(a: Said, b: Said): number {
  const [one, other] = [a, b].map(({ saidAt, articleId, evidence, id }) => {
    return [saidAt ?? Number.MIN_SAFE_INTEGER, articleId, evidence[0]?.span.start ?? 0, id] as const
  })
  for (const [at, value] of (one ?? []).entries()) {
    const its = other?.[at] ?? value
    if (value !== its) return value < its ? -1 : 1
  }
  return 0
}
