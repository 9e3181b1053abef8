import type { Kysely } from 'kysely';

/** What becomes of a session that nobody is at: an unattended run, one that was left, one that is handed over, a named end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('session').addColumn('unattended_until', 'bigint').execute();
  await db.schema.alterTable('session').addColumn('idle_since', 'bigint').execute();
  await db.schema.alterTable('session').addColumn('offered_until', 'bigint').execute();
  await db.schema.alterTable('session').addColumn('end_named', 'text').execute();
}
