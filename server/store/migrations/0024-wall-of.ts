import type { Kysely } from 'kysely';

/** Whose wall a feed is; none where a program reads by it, and for walls of before, which admins revoke. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('feed').addColumn('wall_of', 'text').execute();
}
