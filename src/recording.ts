// Why it exists: what the articles of a story say is entered in its ledger and its talks, with the store's people: one
// more article, or both halves of a story that was parted.
import type { LedgerClaim } from './core/claim.ts'
import type { Store } from './core/ports.ts'
import type { StoredArticle } from './core/story.ts'
import type { LedgerTalk } from './core/talk.ts'
import type { Testimony } from './core/testimony.ts'
import { testimonyOf } from './stories/heard.ts'
import { ladderOf } from './stories/ladder.ts'
import { record } from './stories/ledger.ts'
import { type LedgerArticle, ledgerArticleOf } from './stories/testimony.ts'

/** What one more article does to the claims and talks of its story. `ids`: its people → the store's. */
export async function saveLedger(
  store: Store,
  article: StoredArticle,
  ids: ReadonlyMap<string, string>,
  original: StoredArticle | null,
): Promise<void> {
  const { storyId } = article
  const earlier = await store.testimonies.findByStory(storyId)
  const heard = ledgerArticleOf(article, ids, original)
  const testimony = testimonyOf(heard)
  await store.testimonies.save(testimony)
  await enter(store, storyId, { claims: await store.claims.findByStory(storyId), earlier, article: heard })
  // Without a step of its own it changes nothing of what may come.
  if (testimony.steps.length > 0)
    await saveTalks(store, storyId, await store.talks.findByStory(storyId), [...earlier, testimony])
}

/** The articles with their people as the store knows them. */
export async function heardOf(store: Store, articles: readonly StoredArticle[]): Promise<readonly LedgerArticle[]> {
  const mentions = Map.groupBy(await store.people.findMentionsIn(articles.map(({ id }) => id)), (one) => one.articleId)
  return articles.map((article) => {
    const ids = new Map(mentions.get(article.id)?.map(({ localId, personId }) => [localId, personId]))
    return ledgerArticleOf(article, ids, articles.find(({ id }) => id === article.copyOf) ?? null)
  })
}

/** Resolves to the claims as they are then. */
export async function enter(
  store: Store,
  storyId: string,
  given: {
    readonly claims: readonly LedgerClaim[]
    readonly earlier: readonly Testimony[]
    readonly article: LedgerArticle
  },
): Promise<readonly LedgerClaim[]> {
  const recorded = record({ id: storyId, ...given })
  for (const claim of recorded.claims) await store.claims.save(claim)
  for (const entry of recorded.entries) await store.claims.append(entry)
  const changed = new Map(recorded.claims.map((claim) => [claim.id, claim]))
  const kept = given.claims.map((claim) => changed.get(claim.id) ?? claim)
  const known = new Set(kept.map(({ id }) => id))
  return [...kept, ...recorded.claims.filter(({ id }) => !known.has(id))]
}

/** Of the steps that are kept and those of all articles at hand: what began may have come in before what was to come. */
export async function saveTalks(
  store: Store,
  storyId: string,
  talks: readonly LedgerTalk[],
  articles: readonly Testimony[],
): Promise<void> {
  const kept = talks.flatMap(({ steps }) => steps)
  await store.talks.replace(storyId, ladderOf(storyId, [...kept, ...articles.flatMap(({ steps }) => steps)]))
}
