import { type Kysely, sql } from 'kysely';

/** What was told late: collisions beside the floor, claimed ends, and how sure a kiosk was of its clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('session').addColumn('conflict', 'text').execute();
  await db.schema.alterTable('session').addColumn('conflict_resolved_at', 'bigint').execute();
  await db.schema.alterTable('session').addColumn('claimed_ended_at', 'bigint').execute();
  await db.schema
    .alterTable('intent')
    .addColumn('offline', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('intent').addColumn('clock_error_ms', 'double precision').execute();
  await guardOnlyTheFloor(db);
}

/** Two uses of one thing at a time did happen; only the floor has one. */
async function guardOnlyTheFloor(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('one_open_session').execute();
  await db.schema
    .createIndex('one_open_session')
    .on('session')
    .column('equipment_id')
    .unique()
    .where(sql.ref('ended_at'), 'is', null)
    .where(sql.ref('conflict'), 'is', null)
    .execute();
}
