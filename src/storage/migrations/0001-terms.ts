// Why it exists: the tables by which an article finds its story and what its words do in it, and the record of those that were parted.
import type { Kysely } from 'kysely'

export async function makeTerms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('term_counts')
    .addColumn('term', 'text', (c) => c.primaryKey().notNull())
    .addColumn('articles', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('article_terms')
    .addColumn('article_id', 'text', (c) => c.primaryKey().notNull().references('articles.id').onDelete('cascade'))
    .addColumn('terms', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('testimonies')
    .addColumn('article_id', 'text', (c) => c.primaryKey().notNull().references('articles.id').onDelete('cascade'))
    .addColumn('body', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('story_terms')
    .addColumn('story_id', 'text', (c) => c.primaryKey().notNull().references('stories.id').onDelete('cascade'))
    .addColumn('terms', 'text', (c) => c.notNull())
    .addColumn('lengths', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('story_keys')
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('story_id', 'text', (c) => c.notNull().references('stories.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('story_keys_key', ['key', 'last_at', 'story_id'])
    .execute()
  await db.schema.createIndex('story_keys_story').on('story_keys').column('story_id').execute()
  // No references: the record of a move outlives what was moved.
  await db.schema
    .createTable('story_moves')
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('from_id', 'text', (c) => c.notNull())
    .addColumn('to_id', 'text', (c) => c.notNull())
    .addColumn('moved_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('story_moves_key', ['article_id', 'to_id'])
    .execute()
  await db.schema.createIndex('story_moves_from').on('story_moves').column('from_id').execute()
}
