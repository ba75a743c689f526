// Why it exists: the first form of every table.

import { type Kysely, sql } from 'kysely'
import { makeDecisions } from './0001-decisions.ts'
import { makePosts } from './0001-posts.ts'
import { makeTerms } from './0001-terms.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await makeStories(db)
  await makeTerms(db)
  await makePeople(db)
  await makeDecisions(db)
  await makeLedger(db)
  await makeTalks(db)
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
    .addColumn('failing_since', 'bigint')
    .addColumn('next_poll_at', 'bigint', (c) => c.notNull())
    .addColumn('interval_ms', 'bigint', (c) => c.notNull())
    .addColumn('ttl_ms', 'bigint')
    .addColumn('skip_hours', 'text', (c) => c.notNull())
    .addColumn('told_at', 'bigint')
    .addColumn('told', 'text', (c) => c.notNull())
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
    .addColumn('days', 'text', (c) => c.notNull())
    .addColumn('first_at', 'bigint', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('follows_id', 'text')
    .addColumn('follows_how', 'text')
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
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('outlet', 'text', (c) => c.notNull())
    .addColumn('words', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('articles_story').on('articles').column('story_id').execute()
  await db.schema.createIndex('articles_url').on('articles').column('url').execute()
  await db.schema.createIndex('articles_said_at').on('articles').column('said_at').execute()
  await db.schema.createIndex('articles_ingested_at').on('articles').column('ingested_at').execute()
  // Of copies alone: else an engine may think it good for finding what is none, which is nearly all.
  const copies = db.schema.createIndex('articles_copy_of').on('articles').column('copy_of')
  await copies.where(sql.ref('copy_of'), 'is not', null).execute()
  // Neither has a reference: a story goes when all of it is past, and bands are taken out by their own key.
  await db.schema
    .createTable('past_articles')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull().unique())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('publisher', 'text')
    .addColumn('url', 'text')
    .addColumn('published_at', 'text')
    .execute()
  await db.schema
    .createTable('article_bands')
    .addColumn('band', 'bigint', (c) => c.notNull())
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('article_bands_key', ['band', 'article_id'])
    .execute()
}

async function makePeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('aliases', 'text', (c) => c.notNull())
    .addColumn('merged_into', 'text')
    .execute()
  await db.schema
    .createTable('person_words')
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('person_words_key', ['word', 'person_id'])
    .execute()
  await db.schema.createIndex('person_words_person').on('person_words').column('person_id').execute()
  await db.schema
    .createTable('person_keys')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('person_keys_key', ['key', 'person_id'])
    .execute()
  await db.schema.createIndex('person_keys_person').on('person_keys').column('person_id').execute()
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
  await db.schema
    .createTable('person_traits')
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('article_id', 'text', (c) => c.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('local_id', 'text', (c) => c.notNull())
    .addColumn('said_at', 'bigint', (c) => c.notNull())
    .addColumn('traits', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_traits_key', ['article_id', 'local_id'])
    .execute()
  await db.schema.createIndex('person_traits_person').on('person_traits').columns(['person_id', 'said_at']).execute()
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
    .addColumn('names', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('said_at', 'bigint')
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('entries_claim').on('entries').column('claim_id').execute()
}

async function makeTalks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('talks')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('story_id', 'text', (c) => c.notNull().references('stories.id'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('parties', 'text', (c) => c.notNull())
    .addColumn('when', 'text')
    .addColumn('place', 'text')
    .addColumn('host', 'text')
    .addColumn('rung', 'text', (c) => c.notNull())
    .addColumn('pending', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('heard_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('talks_story').on('talks').column('story_id').execute()
  await db.schema.createIndex('talks_due').on('talks').columns(['pending', 'due_at', 'heard_at', 'id']).execute()
  // No reference to the article: a step is kept when its article is no longer.
  await db.schema
    .createTable('talk_steps')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('talk_id', 'text', (c) => c.notNull().references('talks.id').onDelete('cascade'))
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('rung', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('parties', 'text', (c) => c.notNull())
    .addColumn('when', 'text')
    .addColumn('place', 'text')
    .addColumn('host', 'text')
    .addColumn('said_at', 'bigint')
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('talk_steps_key', ['talk_id', 'id'])
    .execute()
}
