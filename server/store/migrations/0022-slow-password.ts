import { type Kysely, sql } from 'kysely';

/** What a password signs in with from a list, in a column of its person: it stood in `meta`, by person and user name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('user').addColumn('slow_password', 'text').execute();
  await sql`UPDATE user SET slow_password =
    (SELECT value FROM meta WHERE key = 'slow_password/' || user.id || '/' || user.username)`.execute(db);
  await sql`DELETE FROM meta WHERE key LIKE 'slow_password/%'`.execute(db);
}
