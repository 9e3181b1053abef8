import type { Kysely } from 'kysely';

/** Who asked to be told when a piece of equipment can be used. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('wait')
    .addColumn('user_id', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('user_name', 'text', (c) => c.notNull())
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addColumn('since_at', 'bigint', (c) => c.notNull())
    .addColumn('met_at', 'bigint')
    .addPrimaryKeyConstraint('wait_of_user', ['user_id', 'equipment_id'])
    .execute();
}
