import type { Kysely } from 'kysely';

/** Signing in at a kiosk without the hub: what its list is keyed by, and the mark of what was done so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('user').addColumn('slow_badge', 'text').execute();
  await db.schema
    .alterTable('session')
    .addColumn('signed_in_offline', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
