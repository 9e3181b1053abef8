import { type Kysely, sql } from 'kysely';

/**
 * What a problem finds when it makes a condition worse. Of what problems have made so before nothing is known but that
 * they did: their resolution sets it working, as it did. The floor's log says nothing of that: who follows it begins anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('equipment').addColumn('own_condition', 'text').execute();
  await db.schema.alterTable('equipment').addColumn('own_reason', 'text').execute();
  await db.schema.alterTable('equipment').addColumn('own_back_at', 'bigint').execute();
  await sql`UPDATE equipment SET own_condition = 'operational' WHERE condition <> 'operational' AND EXISTS (
    SELECT 1 FROM problem WHERE equipment_id = equipment.id AND resolved_at IS NULL
    AND condition_reason = CASE note WHEN '' THEN category ELSE category || ': ' || note END)`.execute(db);
  await sql`UPDATE channel SET epoch = lower(hex(randomblob(9))) WHERE name = 'floor'`.execute(db);
}
