import type { Kysely } from 'kysely';

/** From which network address a kiosk asked for its code; of those that were asked for before nobody knows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('pairing').addColumn('address', 'text').execute();
}
