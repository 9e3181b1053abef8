import type { Kysely } from 'kysely';

/** What whoever ends a session on it is told to do with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('equipment').addColumn('after_use', 'text').execute();
  await db.schema.alterTable('equipment').addColumn('after_use_note', 'text').execute();
}
