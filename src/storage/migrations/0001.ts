// Why it exists: the first form of every table.
import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeStories(db)
  await makePeople(db)
  await makeLedger(db)
  await makePosts(db)
  await makeSources(db)
}

async function makeSources(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sources')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('url', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text')
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('last_success_at', 'bigint')
    .addColumn('last_error_at', 'bigint')
    .addColumn('last_error', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('next_poll_at', 'bigint', (c) => c.notNull())
    .addColumn('interval_ms', 'bigint', (c) => c.notNull())
    .addColumn('told_at', 'bigint')
    .addColumn('told_down', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('sources_due').on('sources').columns(['state', 'next_poll_at']).execute()
  await db.schema
    .createTable('source_entries')
    .addColumn('source_id', 'text', (c) => c.notNull().references('sources.id').onDelete('cascade'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('article_id', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('source_entries_key', ['source_id', 'key'])
    .execute()
}

async function makeStories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stories')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('participants', 'text', (c) => c.notNull())
    .addColumn('people', 'text', (c) => c.notNull())
    .addColumn('first_at', 'bigint', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('stories_last_at').on('stories').columns(['last_at', 'id']).execute()
  await db.schema
    .createTable('articles')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('story_id', 'text', (c) => c.notNull().references('stories.id'))
    .addColumn('content_hash', 'text', (c) => c.notNull().unique())
    .addColumn('copy_of', 'text', (c) => c.references('articles.id'))
    .addColumn('url', 'text')
    .addColumn('said_at', 'bigint', (c) => c.notNull())
    .addColumn('ingested_at', 'bigint', (c) => c.notNull())
    .addColumn('extraction', 'text', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('articles_story').on('articles').column('story_id').execute()
  await db.schema.createIndex('articles_url').on('articles').column('url').execute()
  await db.schema.createIndex('articles_said_at').on('articles').column('said_at').execute()
  await db.schema.createIndex('articles_ingested_at').on('articles').column('ingested_at').execute()
  await db.schema
    .createTable('article_bands')
    .addColumn('band', 'bigint', (c) => c.notNull())
    .addColumn('article_id', 'text', (c) => c.notNull().references('articles.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('article_bands_key', ['band', 'article_id'])
    .execute()
}

async function makePeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('aliases', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('person_words')
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('person_words_key', ['word', 'person_id'])
    .execute()
  await db.schema.createIndex('person_words_person').on('person_words').column('person_id').execute()
  await db.schema
    .createTable('person_mentions')
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('article_id', 'text', (c) => c.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('local_id', 'text', (c) => c.notNull())
    .addColumn('said_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_mentions_key', ['article_id', 'local_id'])
    .execute()
  const mentions = ['person_id', 'said_at', 'article_id', 'local_id']
  await db.schema.createIndex('person_mentions_person').on('person_mentions').columns(mentions).execute()
  // No reference to the article: the history of roles outlives the articles that gave them.
  await db.schema
    .createTable('person_roles')
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('said_at', 'bigint')
    .addPrimaryKeyConstraint('person_roles_key', ['person_id', 'article_id', 'text'])
    .execute()
  const roles = ['person_id', 'said_at', 'article_id', 'position']
  await db.schema.createIndex('person_roles_said').on('person_roles').columns(roles).execute()
}

async function makeLedger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('claims')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('story_id', 'text', (c) => c.notNull().references('stories.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('by_person_id', 'text', (c) => c.references('people.id'))
    .addColumn('by_name', 'text')
    .addColumn('by_text', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('answers', 'text')
    .addColumn('first_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('claims_story').on('claims').column('story_id').execute()
  await db.schema.createIndex('claims_changed').on('claims').columns(['changed_at', 'id']).execute()
  await db.schema.createIndex('claims_status').on('claims').columns(['status', 'changed_at', 'id']).execute()
  await db.schema
    .createTable('claim_people')
    .addColumn('claim_id', 'text', (c) => c.notNull().references('claims.id'))
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('claim_people_key', ['person_id', 'claim_id'])
    .execute()
  const newest = ['person_id', 'made', 'changed_at', 'claim_id']
  await db.schema.createIndex('claim_people_newest').on('claim_people').columns(newest).execute()
  await db.schema.createIndex('claim_people_claim').on('claim_people').column('claim_id').execute()
  // No reference to the article: an entry is kept when its article is no longer.
  await db.schema
    .createTable('entries')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('claim_id', 'text', (c) => c.notNull().references('claims.id'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('party_person_id', 'text', (c) => c.references('people.id'))
    .addColumn('party_name', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('said_at', 'bigint')
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('entries_claim').on('entries').column('claim_id').execute()
}

async function makePosts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('briefings')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('story_id', 'text', (c) => c.notNull().references('stories.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('as_of', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('briefings_story').on('briefings').columns(['story_id', 'version']).execute()
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('cadence', 'text', (c) => c.notNull())
    .addColumn('days', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('paused_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint')
    .execute()
  await db.schema.createIndex('subscriptions_channel').on('subscriptions').columns(place).execute()
  await makeDeliveries(db)
}

const place = ['platform', 'workspace', 'channel']

async function makeDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('told')
    .addColumn('told_to', 'text', (c) => c.notNull())
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('delivery_id', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('told_key', ['told_to', 'story_id', 'delivery_id'])
    .execute()
  await db.schema.createIndex('told_delivery').on('told').column('delivery_id').execute()
  // No references: what was posted, or why not, is told after its subscription is gone.
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subscription_id', 'text')
    .addColumn('briefing_id', 'text', (c) => c.notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('next_at', 'bigint')
    .addColumn('token', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addColumn('settled_at', 'bigint')
    .execute()
  await db.schema.createIndex('deliveries_next').on('deliveries').columns(['next_at', 'id']).execute()
  await db.schema.createIndex('deliveries_slot').on('deliveries').columns(['subscription_id', 'due_at']).execute()
  const posted = [...place, 'state', 'settled_at']
  await db.schema.createIndex('deliveries_channel').on('deliveries').columns(posted).execute()
  await db.schema
    .createTable('delivery_parts')
    .addColumn('delivery_id', 'text', (c) => c.notNull().references('deliveries.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text')
    .addColumn('unsure', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('delivery_parts_key', ['delivery_id', 'number'])
    .execute()
}
