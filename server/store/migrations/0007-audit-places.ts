import { type Kysely, sql } from 'kysely';

/**
 * The audit without AUTOINCREMENT: that wrote one more page with every act, for places that are never given twice
 * anyway, as the newest record always stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_next')
    .addColumn('n', 'integer', (c) => c.primaryKey())
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
  await sql`INSERT INTO audit_next SELECT n, at, type, result, source, "by", user_id, address, about, occurred_at FROM audit`.execute(
    db,
  );
  await db.schema.dropTable('audit').execute();
  await db.schema.alterTable('audit_next').renameTo('audit').execute();
  await db.schema.createIndex('audit_at').on('audit').column('at').execute();
}
