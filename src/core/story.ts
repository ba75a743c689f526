// Why it exists: several articles about one thing, and what the ledger holds of it.
import type { LedgerClaim } from './claim.ts'
import type { Extraction } from './extraction.ts'
import type { LedgerTalk } from './talk.ts'

/** An article as it is kept. Times are epoch ms. */
export type StoredArticle = {
  readonly id: string
  readonly storyId: string
  /** sha256 (hex) of the folded text: the same text from anywhere has the same hash. */
  readonly contentHash: string
  /** The article that this one is a copy of: then it counts as no second source. */
  readonly copyOf: string | null
  readonly ingestedAt: number
  readonly extraction: Extraction
}

/** What is cited of an article after it was deleted. */
export type PastArticle = {
  readonly id: string
  readonly storyId: string
  /** Where it had none, its first words. */
  readonly title: string
  readonly publisher: string | null
  readonly url: string | null
  readonly publishedAt: string | null
}

/** What is needed of a story to decide whether an article belongs to it. Times are epoch ms. */
export type StorySketch = {
  readonly id: string
  readonly title: string
  /** The store's person ids of those who took part in the event. */
  readonly participants: readonly string[]
  /** The store's ids of everybody that its articles name. */
  readonly people?: readonly string[]
  /** Days (YYYY-MM-DD) that its articles give for its event. */
  readonly days?: readonly string[]
  readonly firstAt: number
  readonly lastAt: number
  /** The story before it; nothing where none is known. */
  readonly follows?: Follows
}

/** `later`: it tells what came after that story. `parted`: it grew up inside that story. */
export type Follows = { readonly storyId: string; readonly how: 'later' | 'parted' }

/** Term → weight; names and words apart, since two stories of one kind share their words and not their names. */
export type Terms = { readonly names: ReadonlyMap<string, number>; readonly words: ReadonlyMap<string, number> }

/** How many articles are known, and how many of them hold a term. */
export type TermCounts = { readonly total: number; readonly of: (term: string) => number }

/** What a story is about: the sum of its articles' terms, and how long each half is once weighed by rarity. */
export type StoryTerms = { readonly terms: Terms; readonly lengths: { readonly names: number; readonly words: number } }

/** A story in full: its articles oldest first, its claims in the order in which they were first made. */
export type Story = {
  readonly id: string
  readonly title: string
  readonly firstAt: number
  readonly lastAt: number
  readonly articles: readonly StoredArticle[]
  readonly claims: readonly LedgerClaim[]
  /** What may come next, in the order in which it was first spoken of. */
  readonly talks?: readonly LedgerTalk[]
  readonly follows?: Follows
}

/** A story as a subscription looks at it. */
export type News = {
  readonly storyId: string
  /** Epoch ms: when its newest article that is no copy was read. */
  readonly changedAt: number
  /** The words of each of its articles that is no copy: see `wordsOf` in topic.ts. */
  readonly words: readonly string[]
}

/** An article that is no copy, as far as it counts for its story. Times are epoch ms. */
export type Report = {
  readonly storyId: string
  /** See `outletOf`. */
  readonly outlet: string
  /** When it was published; where it does not say, when it was read. */
  readonly saidAt: number
  readonly readAt: number
}
