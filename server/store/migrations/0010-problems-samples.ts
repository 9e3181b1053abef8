import { type Kysely, sql } from 'kysely';

/** Problems, samples and announcements. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createProblems(db);
  await createSamples(db);
  await db.schema
    .createTable('announcement')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('posted_at', 'bigint', (c) => c.notNull())
    .addColumn('posted_by_id', 'text', (c) => c.notNull())
    .addColumn('posted_by_name', 'text', (c) => c.notNull())
    .addColumn('station_ids', 'text')
    .addColumn('until_at', 'bigint')
    .addColumn('cleared_at', 'bigint')
    .execute();
  await newHistory(db);
}

async function createProblems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('problem')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('still_usable', 'integer', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('reported_at', 'bigint', (c) => c.notNull())
    .addColumn('reported_by_id', 'text', (c) => c.notNull())
    .addColumn('reported_by_name', 'text', (c) => c.notNull())
    .addColumn('recorded_offline', 'integer', (c) => c.notNull())
    .addColumn('resolved_at', 'bigint')
    .addColumn('resolved_by_id', 'text')
    .addColumn('resolved_by_name', 'text')
    .addColumn('resolution', 'text')
    .execute();
  await db.schema.createIndex('problem_by_equipment').on('problem').columns(['equipment_id', 'reported_at']).execute();
}

async function createSamples(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sample')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('hazard', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('submitted_by_id', 'text', (c) => c.notNull())
    .addColumn('submitted_by_name', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'bigint', (c) => c.notNull())
    .addColumn('station_id', 'text')
    .addColumn('recorded_offline', 'integer', (c) => c.notNull())
    .addColumn('recipient_id', 'text', (c) => c.notNull())
    .addColumn('recipient_name', 'text', (c) => c.notNull())
    .addColumn('assignee_id', 'text')
    .addColumn('assignee_name', 'text')
    .addColumn('assigned_at', 'bigint')
    .addColumn('changed_by_id', 'text', (c) => c.notNull())
    .addColumn('changed_by_name', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('follower_ids', 'text', (c) => c.notNull())
    .addColumn('unread_by', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sample_by_time').on('sample').columns(['submitted_at', 'id']).execute();
}

/** The floor's log says nothing of the recipients that its state has now: who follows it begins with a snapshot. */
async function newHistory(db: Kysely<unknown>): Promise<void> {
  await sql`UPDATE channel SET epoch = lower(hex(randomblob(9))) WHERE name = 'floor'`.execute(db);
}
