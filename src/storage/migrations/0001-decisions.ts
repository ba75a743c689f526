// Why it exists: the tables of what a human has decided about who is who.
import type { Kysely } from 'kysely'

export async function makeDecisions(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('people_merged').on('people').column('merged_into').execute()
  await db.schema
    .createTable('person_decisions')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('person_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('other_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('undone_at', 'bigint')
    .execute()
  // No reference to the article: an entry of the ledger outlives it.
  await db.schema
    .createTable('person_moves')
    .addColumn('article_id', 'text', (c) => c.notNull())
    .addColumn('from_id', 'text', (c) => c.notNull().references('people.id'))
    .addColumn('to_id', 'text', (c) => c.notNull().references('people.id'))
    .addPrimaryKeyConstraint('person_moves_key', ['article_id', 'from_id'])
    .execute()
  await db.schema.createIndex('person_moves_from').on('person_moves').column('from_id').execute()
}
