import type { Kysely } from 'kysely';

/** A photo of a problem: kept apart from its words, which every screen reads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('problem').addColumn('photo_at', 'bigint').execute();
  await db.schema
    .createTable('problem_photo')
    .addColumn('problem_id', 'text', (c) => c.primaryKey().references('problem.id'))
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'blob', (c) => c.notNull())
    .execute();
}
