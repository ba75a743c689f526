// Why it exists: the first form of the tables of what is subscribed to, told and posted.
import type { Kysely } from 'kysely'

export async function makePosts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('briefings')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('story_id', 'text', (c) => c.references('stories.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('as_of', 'bigint', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('briefings_story').on('briefings').columns(['story_id', 'version']).execute()
  await makeTopics(db)
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('topic_key', 'text')
    .addColumn('cadence', 'text', (c) => c.notNull())
    .addColumn('days', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('subscribed_by', 'text')
    .addColumn('paused_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint')
    .addColumn('sources', 'integer')
    .addColumn('per_hour', 'integer')
    .addForeignKeyConstraint('subscriptions_topic', [...ofTopic, 'topic_key'], 'topics', [...ofTopic, 'key'])
    .execute()
  await db.schema
    .createIndex('subscriptions_followed')
    .on('subscriptions')
    .columns([...ofTopic, 'topic_key'])
    .execute()
  await db.schema
    .createIndex('subscriptions_channel')
    .on('subscriptions')
    .columns([...place])
    .execute()
  await db.schema
    .createTable('departures')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('left_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('departures_key', [...ofTopic])
    .execute()
  await makeDestinations(db)
  await makeDeliveries(db)
}

const place = ['platform', 'workspace', 'channel'] as const
const ofTopic = ['platform', 'workspace'] as const

async function makeTopics(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('topics')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('topics_key', [...ofTopic, 'key'])
    .execute()
  await db.schema
    .createTable('settings')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('settings_key', [...place])
    .execute()
}

async function makeDestinations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('destinations')
    .addColumn('platform', 'text', (c) => c.notNull())
    .addColumn('workspace', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('paused_at', 'bigint', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('next_check_at', 'bigint')
    .addColumn('told_at', 'bigint')
    .addPrimaryKeyConstraint('destinations_key', [...place])
    .execute()
}

async function makeDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('told')
    .addColumn('told_to', 'text', (c) => c.notNull())
    .addColumn('story_id', 'text', (c) => c.notNull())
    .addColumn('delivery_id', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('told_key', ['told_to', 'story_id', 'delivery_id'])
    .execute()
  await db.schema.createIndex('told_story').on('told').columns(['story_id', 'delivery_id']).execute()
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
    .addColumn('lease_until', 'bigint')
    .addColumn('held_until', 'bigint')
    .addColumn('token', 'integer', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('looks', 'integer', (c) => c.notNull())
    .addColumn('target_message', 'text')
    .addColumn('target_number', 'integer')
    .addColumn('target_of', 'integer')
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addColumn('settled_at', 'bigint')
    .execute()
  await db.schema.createIndex('deliveries_next').on('deliveries').columns(['platform', 'next_at', 'id']).execute()
  await db.schema.createIndex('deliveries_lease').on('deliveries').columns(['platform', 'lease_until']).execute()
  await db.schema.createIndex('deliveries_held').on('deliveries').columns(['platform', 'held_until']).execute()
  await db.schema.createIndex('deliveries_target').on('deliveries').column('target_message').execute()
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
    .addColumn('tried_at', 'bigint')
    .addPrimaryKeyConstraint('delivery_parts_key', ['delivery_id', 'number'])
    .execute()
}
