import type { Kysely } from 'kysely';

/** An act is known by its own id too: after a restore, or from a copied disk, it may come again under another number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('intent_id').on('intent').column('id').unique().execute();
}
