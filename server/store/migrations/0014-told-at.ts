import { type Kysely, sql } from 'kysely';

/** When the hub heard of a late start or end, in a column of its own: it stood where the mark stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('session').addColumn('told_at', 'bigint').execute();
  await sql`UPDATE session SET told_at = recorded_offline, recorded_offline = 1 WHERE recorded_offline > 1`.execute(db);
}
