import type { Kysely } from 'kysely';

/** When each piece of equipment was in the hub's sight; and sessions by their end, which reports of a time read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('observed')
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addColumn('since_at', 'bigint', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('observed_span', ['equipment_id', 'since_at'])
    .execute();
  await db.schema.createIndex('observed_by_end').on('observed').columns(['until_at', 'equipment_id']).execute();
  await db.schema.createIndex('session_by_end').on('session').columns(['ended_at', 'id']).execute();
}
