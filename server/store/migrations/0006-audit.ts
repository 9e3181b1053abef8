import type { Kysely } from 'kysely';

/** Who asked what, from where, and what became of it: written with the act itself, at the end of one table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('n', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('result', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text')
    .addColumn('address', 'text')
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('occurred_at', 'bigint')
    .execute();
  await db.schema.createIndex('audit_at').on('audit').column('at').execute();
}
