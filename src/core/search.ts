// Why it exists: what is looked for in all that is kept, and what is found.
import type { LedgerClaim } from './claim.ts'
import type { TopicQuery } from './topic.ts'

/** Times are epoch ms, both ends included; null for no end. */
export type Search = {
  readonly query: TopicQuery
  readonly from?: number | null
  readonly to?: number | null
  /** Of articles and of claims, each. */
  readonly limit: number
}

/** Each the newest first: by when an article was published, by when a claim was first made. */
export type Found = { readonly articles: readonly FoundArticle[]; readonly claims: readonly LedgerClaim[] }

export type FoundArticle = {
  readonly id: string
  readonly storyId: string
  /** '' where the text has none. */
  readonly title: string
  readonly url: string | null
  /** The article that this one is a copy of. */
  readonly copyOf: string | null
  /** Epoch ms: when it was published; where it does not say, when it was read. */
  readonly saidAt: number
}
