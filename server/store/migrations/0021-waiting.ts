import { type Kysely, sql } from 'kysely';

/** How many wait is on the floor from here on. Its log says nothing of those who do already: who follows it begins anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`UPDATE channel SET epoch = lower(hex(randomblob(9))) WHERE name = 'floor'`.execute(db);
}
