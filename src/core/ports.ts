// Why it exists: what one part needs of another, so that no part imports the other.
import type { Article } from './article.ts'
import type { Briefing } from './briefing.ts'
import type { CensusStore } from './census.ts'
import type { LedgerClaim, LedgerEntry } from './claim.ts'
import type { Asker, Reply } from './command.ts'
import type { DecisionStore } from './decision.ts'
import type { DeliveryStore, DestinationStore, Pause, Platform, Rate } from './delivery-ports.ts'
import type { Extraction } from './extraction.ts'
import type { DatedRole, KnownPerson } from './person.ts'
import type { RetentionStore, Workspace } from './retention.ts'
import type { Found, Search } from './search.ts'
import type { Source } from './source.ts'
import type { PastArticle, StoredArticle } from './story.ts'
import type { StoryStore, TermStore, TestimonyStore } from './story-ports.ts'
import type { Destination, Subscription } from './subscription.ts'
import type { LedgerTalk } from './talk.ts'
import type { NamesakeStore, Traits } from './trait.ts'
import type { SettingsStore, TopicStore } from './workspace.ts'

export type {
  DeliveryStore,
  DestinationStore,
  Pause,
  Platform,
  Rate,
  SettingsStore,
  StoryStore,
  TermStore,
  TestimonyStore,
  TopicStore,
}

/** Epoch ms. */
export type Clock = () => number

/** Pure: the same article gives the same bytes. */
export type Extractor = (article: Article) => Extraction

/** What came of one article. */
export type Ingested = {
  readonly outcome: 'stored' | 'known' | 'copy'
  readonly articleId: string
  readonly storyId: string
  readonly title: string
}

/** Reads one article into the store, once however often it comes. */
export type Ingest = (article: Article) => Promise<Ingested>

/** A user's words → an answer. Never throws for what a user wrote. */
export type Ask = (words: string, asker: Asker) => Promise<Reply>

/** A platform says that a workspace removed Readout, or that Readout is in it. Never throws. */
export type Presence = (workspace: string, isHere: boolean) => Promise<void>

/** What a platform offers while a user types: at most 25, the likeliest first. */
export type Suggest = (
  kind: 'topic' | 'named' | 'person' | 'timezone' | 'story',
  typed: string,
  asker: Asker,
) => Promise<readonly string[]>

export type Fetched = {
  /** The address that answered, after redirects. */
  readonly url: string
  readonly contentType: string | null
  /** Empty when `notModified`. */
  readonly body: Uint8Array
  /** What to send back next time, so that an unchanged page need not be sent again. */
  readonly validators?: Validators
  readonly notModified?: boolean
  /** For how long it may be taken for unchanged, by Cache-Control. */
  readonly maxAgeMs?: number
}
export type Validators = { readonly etag: string | null; readonly lastModified: string | null }
/**
 * GET of one address under the limits and the address guard, when its host's turn has come. What somebody `named` is
 * asked for in any case, what was `found` behind a link only if the site's robots.txt lets us. Throws a ReadoutError.
 */
export type Fetcher = (url: string, since?: Validators, way?: 'named' | 'found') => Promise<Fetched>

/** What a feed has to offer, or that of the site at the address. Throws a ReadoutError for what cannot be read. */
export type ProbeFeed = (address: string) => Promise<{
  /** What to ask for from now on. */
  readonly url: string
  readonly title: string | null
  readonly entries: number
  /** `at`: ISO 8601. */
  readonly newest: { readonly title: string; readonly at: string | null } | null
  /** What else the page names. */
  readonly others: readonly { readonly url: string; readonly title: string | null }[]
}>

export type ArticleStore = {
  findByHash(contentHash: string): Promise<StoredArticle | null>
  findByUrl(url: string): Promise<StoredArticle | null>
  find(id: string): Promise<StoredArticle | null>
  /**
   * Ids and MinHash signatures (JSON-able number arrays) of the articles that share most with this one: at most 50,
   * the newest first. All that are alike in 0.3 of their rows are among them but for one in some hundreds.
   */
  findAlike(
    signature: readonly number[],
  ): Promise<readonly { readonly id: string; readonly signature: readonly number[] }[]>
  save(article: StoredArticle, signature: readonly number[]): Promise<void>
  count(): Promise<number>
  /** What is still known of an article that was kept once. */
  findPast(by: { readonly id: string } | { readonly contentHash: string }): Promise<PastArticle | null>
}

/** What one article says of a person, as the store keeps it. */
export type PersonMention = {
  readonly personId: string
  readonly articleId: string
  /** people[].id inside the article's extraction. */
  readonly localId: string
}

export type SavedPerson = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly keys?: readonly string[]
}

export type PersonStore = NamesakeStore & {
  /** Those saved with one of these keys, by id, each with the newest of the roles. */
  findByKeys(keys: readonly string[]): Promise<readonly KnownPerson[]>
  find(id: string): Promise<KnownPerson | null>
  /** Oldest first; with `newest` only so many of the newest articles'. */
  findMentions(personId: string, newest?: number): Promise<readonly PersonMention[]>
  /** Those of whom a name has a word that begins as the first word of `name` does; at most `limit`. */
  findByName(name: string, limit: number): Promise<readonly KnownPerson[]>
  /** Those one of whose names, or a word of it, is the nearest to `name`; nobody where none is near. */
  findNear(name: string, limit: number): Promise<readonly KnownPerson[]>
  /** Who the people of these articles' extractions are. */
  findMentionsIn(articleIds: readonly string[]): Promise<readonly PersonMention[]>
  /** `keys`: what the person's names are compared by, see `keysOf` in identity.ts; as they were where left out. */
  save(person: SavedPerson): Promise<void>
  saveMention(mention: PersonMention, roles: readonly DatedRole[], traits?: Traits | null): Promise<void>
}

/** A claim that is denied or withdrawn. `changedAt`: epoch ms, when the last word on it was read. */
export type Turned = { readonly claimId: string; readonly storyId: string; readonly changedAt: number }

export type ClaimStore = {
  find(id: string): Promise<LedgerClaim | null>
  findByStory(storyId: string): Promise<readonly LedgerClaim[]>
  /** Newest first, all of them. */
  findByPerson(personId: string): Promise<readonly LedgerClaim[]>
  /** The newest of those that the person made, or that are about the person; and how many there are, up to `MOST_COUNTED`. */
  findSome(
    personId: string,
    options: { readonly made: boolean; readonly limit: number },
  ): Promise<{ readonly claims: readonly LedgerClaim[]; readonly total: number }>
  /** Newest first; `status` null means every status. */
  list(options: {
    readonly status: LedgerClaim['status'] | null
    readonly limit: number
  }): Promise<readonly LedgerClaim[]>
  /** The stories with an entry recorded at or after `since` (epoch ms), and when the last one was; the oldest first. */
  findChanged(since: number): Promise<readonly { readonly storyId: string; readonly changedAt: number }[]>
  /** Those that are denied or withdrawn now and were heard of since then; copies of what was said count too. */
  findTurned(since: number): Promise<readonly Turned[]>
  /** A claim's own row with its current status; entries are appended with `append`. */
  save(claim: LedgerClaim): Promise<void>
  /** To another story, with all that is known of them. */
  move(ids: readonly string[], storyId: string): Promise<void>
  /** Ignores an entry whose id is already there. */
  append(entry: LedgerEntry): Promise<void>
}

export type TalkStore = {
  /** In the order in which they were first spoken of. */
  findByStory(storyId: string): Promise<readonly LedgerTalk[]>
  find(id: string): Promise<LedgerTalk | null>
  /**
   * Those neither begun nor called off: first those with a day at or after `from` (epoch ms), the nearest first, then
   * those that name no day, the latest heard of first. What was due earlier is overdue: see `findOverdue`.
   */
  findPending(options: { readonly from: number; readonly limit: number }): Promise<readonly LedgerTalk[]>
  /** Those neither begun nor called off whose day ended before `before`, the latest day first. */
  findOverdue(options: { readonly before: number; readonly limit: number }): Promise<readonly LedgerTalk[]>
  /** All talks of a story, in place of those that are kept of it. */
  replace(storyId: string, talks: readonly LedgerTalk[]): Promise<void>
}

export type BriefingStore = {
  find(id: string): Promise<Briefing | null>
  /** Of the story alone: a digest that tells of it does not count. */
  latestOf(storyId: string): Promise<Briefing | null>
  save(briefing: Briefing): Promise<void>
}

/** A story with the time of its newest news, as it was when it was told. */
export type Told = { readonly storyId: string; readonly changedAt: number }

export type SubscriptionStore = {
  all(): Promise<readonly Subscription[]>
  findByDestination(destination: Destination): Promise<readonly Subscription[]>
  /** Of a whole workspace, those that follow the topic of that key. */
  findFollowing(workspace: Workspace, key: string): Promise<readonly Subscription[]>
  /** What waits to be posted for one that is paused is skipped. */
  save(subscription: Subscription): Promise<void>
  /** What waits to be posted for it is skipped. */
  remove(id: string): Promise<boolean>
  /** What a channel (see `showDestination`) was told, by whichever subscription: the latest news of each story. */
  findTold(channel: string): Promise<readonly Told[]>
  /** Forgotten again where the delivery fails with nothing posted. */
  saveTold(channel: string, deliveryId: string, told: readonly Told[]): Promise<void>
}

export type SourceStore = {
  /** By their addresses. */
  all(): Promise<readonly Source[]>
  /** Active ones whose time has come, the longest due first; and those that a clock ahead of its time put off. */
  findDue(now: number): Promise<readonly Source[]>
  findByUrl(url: string): Promise<Source | null>
  /** False where one of that address is there: nothing is written then. */
  add(source: Source): Promise<boolean>
  /** All but its address, its origin and what was told of it. False where it was removed meanwhile. */
  update(source: Source): Promise<boolean>
  saveTold(id: string, told: Pick<Source, 'told' | 'toldAt'>): Promise<void>
  /** Its entries go with it. */
  remove(id: string): Promise<boolean>
  /** Which of these keys of entries are known: `seen` need not be read again, `again` are to be. */
  findEntries(sourceId: string, keys: readonly string[]): Promise<ReadonlyMap<string, 'seen' | 'again'>>
  /** What was read, and which article it made, where it made one. */
  saveSeen(sourceId: string, keys: readonly string[], articleId: string | null, now: number): Promise<void>
  /**
   * One more failure at this entry, which is to be read again, and the article that stands in for it; resolves to how
   * many failures there are.
   */
  saveFailure(sourceId: string, key: string, articleId: string | null, now: number, by?: 0 | 1): Promise<number>
  /** Those last in the feed before that time are forgotten. */
  forgetEntries(sourceId: string, before: number): Promise<void>
  /** The channels (see `showDestination`) told since of a story that one of its articles is in. */
  findTold(sourceId: string, since: number): Promise<readonly string[]>
}

/** All that is kept. One transaction holds all that one article changes. */
export type Store = {
  readonly articles: ArticleStore
  readonly people: PersonStore
  readonly stories: StoryStore
  readonly terms: TermStore
  readonly testimonies: TestimonyStore
  readonly decisions: DecisionStore
  readonly claims: ClaimStore
  readonly talks: TalkStore
  readonly briefings: BriefingStore
  readonly subscriptions: SubscriptionStore
  readonly topics: TopicStore
  readonly settings: SettingsStore
  readonly deliveries: DeliveryStore
  readonly destinations: DestinationStore
  readonly sources: SourceStore
  readonly retention: RetentionStore
  readonly census: CensusStore
  /** Articles and claims by their words. No words of a user can do more than find. */
  search(search: Search): Promise<Found>
  /** Runs `work` in one write transaction; what it throws rolls everything back. Use only the store it is handed. */
  transact<T>(work: (store: Store) => Promise<T>): Promise<T>
  close(): Promise<void>
}
