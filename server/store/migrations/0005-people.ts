import { type Kysely, sql } from 'kysely';

/** People beyond their name: PINs, leaving and coming back, qualifications, and the memory of wrong tries to sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('user').addColumn('pin_hash', 'text').execute();
  await db.schema.alterTable('user').addColumn('signs_in_with', 'text').execute();
  await db.schema.alterTable('user').addColumn('deactivated_at', 'bigint').execute();
  await tellMeans(db);
  await db.schema
    .createTable('qualification')
    .addColumn('user_id', 'text', (c) => c.notNull().references('user.id'))
    .addColumn('equipment_id', 'text', (c) => c.notNull().references('equipment.id'))
    .addColumn('granted_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('qualification_pair', ['user_id', 'equipment_id'])
    .execute();
  await createLocks(db);
}

/** What people of before have to sign in with shows in their hashes. */
async function tellMeans(db: Kysely<unknown>): Promise<void> {
  const told = (column: string, means: string) =>
    sql`case when ${sql.ref(column)} is null then '' else ${sql.lit(`,"${means}"`)} end`;
  const list = sql`'[' || substr(${told('badge_hash', 'badge')} || ${told('password_hash', 'password')}, 2) || ']'`;
  await sql`update ${sql.table('user')} set signs_in_with = ${list}`.execute(db);
}

/** Wrong tries are counted by who or where; a lock that came of them is a fact, and stands beside. */
async function createLocks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_in_tries')
    .addColumn('subject', 'text', (c) => c.primaryKey())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .addColumn('locked_until', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('sign_in_lock')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('locked_until', 'bigint', (c) => c.notNull())
    .execute();
}
