// Why it exists: the tables as Kysely sees them, in the subset that SQLite and PostgreSQL both speak:
// text ids, times as integers (epoch ms), truth as 0/1, JSON as text that zod reads on the way out.
import type { Kysely } from 'kysely'

export type Tables = {
  stories: {
    id: string
    title: string
    participants: string
    people: string
    days: string
    first_at: number
    last_at: number
    follows_id: string | null
    follows_how: string | null
  }
  /** Of how many articles; the row of the empty term counts all. */
  term_counts: { term: string; articles: number }
  testimonies: { article_id: string; body: string }
  article_terms: { article_id: string; terms: string }
  story_terms: { story_id: string; terms: string; lengths: string }
  /** By which a story is found that an article may belong to: its most telling terms and those who take part. */
  story_keys: { key: string; last_at: number; story_id: string }
  story_moves: { article_id: string; from_id: string; to_id: string; moved_at: number }
  articles: {
    id: string
    story_id: string
    content_hash: string
    copy_of: string | null
    url: string | null
    /** When it was published; where it does not say, when it was read. */
    said_at: number
    ingested_at: number
    extraction: string
    signature: string
    title: string
    /** See `outletOf`. */
    outlet: string
    /** Folded: what a topic is looked for in. */
    words: string
  }
  /** Articles that are no longer kept: what is cited of them, and how their text is known when it comes again. */
  past_articles: {
    id: string
    story_id: string
    content_hash: string
    title: string
    publisher: string | null
    url: string | null
    published_at: string | null
  }
  /** Runs of rows of each signature, hashed: articles that share one may be copies. */
  article_bands: { band: number; article_id: string }
  /** `merged_into`: who this one is read as, by a human's decision. */
  people: { id: string; name: string; aliases: string; merged_into: string | null }
  person_decisions: {
    id: string
    number: number
    kind: string
    person_id: string
    other_id: string
    made_at: number
    undone_at: number | null
  }
  /** Of whom an article speaks, where two of one name were told apart. */
  person_moves: { article_id: string; from_id: string; to_id: string }
  /** Every form of a person's names and every word of each, folded. */
  person_words: { word: string; person_id: string }
  /** What a person's names are compared by when an article names somebody. */
  person_keys: { key: string; person_id: string }
  /** `said_at` is the article's. */
  person_mentions: { person_id: string; article_id: string; local_id: string; said_at: number }
  /** What tells the person of an article from namesakes; none where the article says nothing that could. */
  person_traits: { person_id: string; article_id: string; local_id: string; said_at: number; traits: string }
  person_roles: { person_id: string; article_id: string; position: number; text: string; said_at: number | null }
  claims: {
    id: string
    story_id: string
    text: string
    by_person_id: string | null
    by_name: string | null
    by_text: string
    about: string
    status: string
    basis: string
    /** The claim that this one only confirms or denies. */
    answers: string | null
    /** Of its entries: the first said and the last recorded. */
    first_at: number
    changed_at: number
  }
  /** `made`: 1 for the claimant, 0 for those whom it is about. `changed_at` is the claim's. */
  claim_people: { claim_id: string; person_id: string; made: number; changed_at: number }
  entries: {
    id: string
    claim_id: string
    article_id: string
    status: string
    basis: string
    party_person_id: string | null
    party_name: string | null
    names: string | null
    evidence: string
    said_at: number | null
    recorded_at: number
  }
  talks: {
    id: string
    story_id: string
    text: string
    parties: string
    when: string | null
    place: string | null
    host: string | null
    rung: string
    /** 1 while it may still come. */
    pending: number
    due_at: number | null
    /** When its latest step was said; where it does not say, when it was read. */
    heard_at: number
  }
  talk_steps: {
    id: string
    talk_id: string
    article_id: string
    rung: string
    text: string
    evidence: string
    by: string | null
    parties: string
    when: string | null
    place: string | null
    host: string | null
    said_at: number | null
    recorded_at: number
  }
  briefings: { id: string; story_id: string | null; kind: string; version: number; as_of: number; body: string }
  subscriptions: {
    id: string
    platform: string
    workspace: string
    channel: string
    /** The words of its own; of one that follows a named topic those it had when it was saved. */
    topic: string
    topic_key: string | null
    cadence: string
    /** ISO weekdays, parted by commas. */
    days: string
    /** Local times, parted by commas; '' for breaking news. */
    at: string
    time_zone: string
    subscribed_by: string | null
    paused_at: number | null
    created_at: number
    changed_at: number | null
    /** Of breaking news alone, with `per_hour`. */
    sources: number | null
    per_hour: number | null
  }
  topics: { platform: string; workspace: string; key: string; name: string; query: string }
  settings: { platform: string; workspace: string; channel: string; body: string }
  /** Workspaces that removed Readout, until they come back or all of theirs is deleted. */
  departures: { platform: string; workspace: string; left_at: number }
  /** To which nothing can be posted; with no channel a whole installation. */
  destinations: {
    platform: string
    workspace: string
    channel: string
    paused_at: number
    reason: string
    /** null: not before it is installed anew. */
    next_check_at: number | null
    told_at: number | null
  }
  told: { told_to: string; story_id: string; delivery_id: string; changed_at: number }
  deliveries: {
    id: string
    key: string
    kind: string
    subscription_id: string | null
    briefing_id: string
    platform: string
    workspace: string
    channel: string
    state: string
    reason: string | null
    due_at: number
    expires_at: number | null
    /** From when it may be claimed; null once it has ended. */
    next_at: number | null
    /** By the store's own clock, see leases.ts; null while nobody works on it. */
    lease_until: number | null
    /** So long its platform asked, at the last attempt, to wait with the channel. */
    held_until: number | null
    /** One more at each claim: writes of an earlier one find no row. */
    token: number
    attempts: number
    /** How often it was looked for in vain. */
    looks: number
    /** The message that an edit changes or a reply answers, and which of its briefing's it is. */
    target_message: string | null
    target_number: number | null
    target_of: number | null
    recorded_at: number
    settled_at: number | null
  }
  delivery_parts: {
    delivery_id: string
    number: number
    payload: string
    state: string
    message_id: string | null
    unsure: number
    tried_at: number | null
  }
  sources: {
    id: string
    url: string
    title: string | null
    origin: string
    state: string
    added_at: number
    etag: string | null
    last_modified: string | null
    last_success_at: number | null
    last_error_at: number | null
    last_error: string | null
    failures: number
    failing_since: number | null
    next_poll_at: number
    interval_ms: number
    ttl_ms: number | null
    skip_hours: string
    told_at: number | null
    told: string
  }
  /** `failures` 0: read. Above it: so often it could not be had or kept, and it is to be read again. */
  source_entries: { source_id: string; key: string; article_id: string | null; failures: number; seen_at: number }
}

/** A connection or a transaction: every part of the store works on either. */
export type Db = Kysely<Tables>

/** `work` in one transaction: in the one that is open, or in its own. */
export function inOne<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
