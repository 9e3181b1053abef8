import type { Kysely } from 'kysely';

/** Planned times out of service; `found` is how the equipment stood before, as JSON. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('downtime')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addColumn('starts_at', 'bigint', (c) => c.notNull())
    .addColumn('ends_at', 'bigint', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('planned_by_id', 'text', (c) => c.notNull())
    .addColumn('planned_by_name', 'text', (c) => c.notNull())
    .addColumn('planned_at', 'bigint', (c) => c.notNull())
    .addColumn('started_at', 'bigint')
    .addColumn('found', 'text')
    .addColumn('over_at', 'bigint')
    .execute();
  await db.schema.createIndex('downtime_by_equipment').on('downtime').columns(['equipment_id', 'starts_at']).execute();
}
